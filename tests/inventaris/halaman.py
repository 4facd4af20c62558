"""`docs/ketertelusuran.md`: every printed label, the catalogue's item, the code that runs it.

Code is named from the functions themselves, so that one which moved or is gone cannot stay there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from tests.inventaris.baca import PENGELOLAAN, Inventaris, Label, inventaris
from tests.inventaris.cocok import Berkode, Butir, alamat, butir_katalog, perwujudan_batas
from tests.katalog.bacaan_lain import standar_bawaan

from dinsos_core.domain.kasus import berkas, jam
from dinsos_core.domain.kelayakan import uji_keanggotaan, uji_nilai, uji_tanggal
from dinsos_core.domain.klien.aturan import EPISODE
from dinsos_core.domain.pengaduan import pembukaan as pengaduan
from dinsos_core.domain.prosedur import alur, langkah, pembukaan, penilaian, surat, tinggal
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.model import (
    ArtiLangkah,
    Dokumen,
    JenisLangkah,
    Langkah,
    StandarPelayanan,
    Syarat,
)

SUMBER = {
    ("banjarmasin", "sk-080-2023"): "Kota Banjarmasin, SK 080/2023",
    ("banjarmasin", "sk-093-2024"): "Kota Banjarmasin, SK 093/2024",
    ("garut", "standar-2021"): "Kabupaten Garut, penelusuran keluarga",
    ("palangka-raya", "sk-9-2021"): "Kota Palangka Raya, SK 9/SEKRE-01-SK/SOS/I/2021",
}
PEMBUKA = """\
# Ketertelusuran

Dari setiap label tercetak ke butir katalog yang mewujudkannya, lalu ke kode yang menjalankannya.
Label dibaca dari naskah, terpisah dari katalog (`tests/inventaris/`); pengujian menggagalkan label
yang tidak terwujud maupun label karangan. Komponen 7–14 diperiksa dengan cara yang sama, tetapi
tidak dijalankan dan tidak dimuat di sini.

*From every printed label to the catalogue's item that realises it, and to the code that runs it.*

“–” adalah butir yang tercetak tanpa label, dengan petunjuk kami di belakangnya; “bagan” hanya ada
pada bagan alir. Kode program disebut dari `dinsos_core.domain`. Kolom itu kosong bila tidak ada
yang perlu dijalankan.

Bagaimana setiap standar berjalan, dari awal sampai setiap akhirnya dan oleh siapa, tertulis di
`tests/jejak/rekam/`; pengujian menjalankannya kembali di setiap penyimpanan.

Halaman ini dibuat oleh `tests/inventaris/halaman.py`.
"""

PENGOLAH: Mapping[JenisLangkah, Callable[..., object]] = {
    **dict.fromkeys(JenisLangkah, alur.berikutnya),
    JenisLangkah.SIAPKAN_BERKAS: berkas.dokumen_diperlukan,
    JenisLangkah.AJUKAN: pembukaan.buka,
    JenisLangkah.PERIKSA_BERKAS: berkas.kekurangan,
    JenisLangkah.ASESMEN: penilaian.dinilai,
    JenisLangkah.PENETAPAN: penilaian.putusan,
    JenisLangkah.TERBITKAN: surat.terbitkan,
    JenisLangkah.SERAH_SISTEM: langkah.selesaikan,
    JenisLangkah.JAWABAN_SISTEM: langkah.selesaikan,
}
"""What a step of each kind does to a case beside moving on."""

MENURUT_ARTI: Mapping[ArtiLangkah | None, Callable[..., object]] = {
    ArtiLangkah.MASUK: tinggal.butuh_masuk,
    ArtiLangkah.KELUAR: EPISODE.lanjutan,
}
"""What a step does that says what it means for a stay."""

_MODUL_UJI = {
    **{uji.kode: uji_nilai.__name__ for uji in uji_nilai.UJI_NILAI},
    uji_keanggotaan.TERDAFTAR.kode: uji_keanggotaan.__name__,
    **{
        uji.kode: uji_tanggal.__name__
        for uji in (uji_tanggal.USIA, uji_tanggal.LAMA, uji_tanggal.HARI_SEJAK)
    },
}


def halaman() -> list[str]:
    """The whole page, line by line."""
    baris = [PEMBUKA]
    sumber = None
    for satu in inventaris():
        if satu.kunci[:2] != sumber:
            sumber = satu.kunci[:2]
            baris.append(f"## {SUMBER[satu.instansi, satu.keputusan]}\n")
        standar = standar_bawaan()[satu.kunci]
        nomor = f"{satu.no}. " if satu.no else ""
        baris.append(f"### {nomor}{standar.nama} (`{satu.layanan}`)\n")
        baris += ["| tercetak | butir katalog | kode program |", "| --- | --- | --- |"]
        baris += _tabel(satu, standar)
        baris.append("")
    return baris


def _tabel(tercetak: Inventaris, standar: StandarPelayanan) -> Iterator[str]:
    semua = list(butir_katalog(standar))
    for label in tercetak.label:
        if label.komponen not in PENGELOLAAN:
            item = [satu for satu in semua if satu.mewujudkan(label)]
            yield _baris(_nama(label), *_isi(label, item, tercetak, standar))
    for batas in tercetak.waktu:
        terbatas = perwujudan_batas(batas, standar)
        kode = [f"{_jenis(satu)} `{satu.kode}`" for satu in terbatas]
        yield _baris(str(batas).replace("_", " "), kode, _program(terbatas, standar))


def _isi(
    label: Label, item: list[Butir], tercetak: Inventaris, standar: StandarPelayanan
) -> tuple[list[str], list[str]]:
    if alamat(label) in tercetak.tidak_dijalankan:
        alasan = tercetak.tidak_dijalankan[alamat(label)]
        bacaan = tercetak.menurut_bacaan.get(alamat(label))
        return [f"tidak dijalankan: {alasan}", *([f"bacaan `{bacaan}`"] if bacaan else [])], []
    berkode = [satu.isi for satu in item if satu.isi is not None]
    kanal = [_fungsi(pengaduan.bidang_pengaduan)] * any(satu.jenis == "kanal" for satu in item)
    return [f"{satu.jenis} `{satu.kode}`" for satu in item], [*kanal, *_program(berkode, standar)]


def _nama(label: Label) -> str:
    return f"{label.komponen} {' '.join((label.butir, *label.petunjuk))}".replace(
        "bagan bagan", "bagan"
    )


def _jenis(satu: Berkode) -> str:
    return "waktu" if isinstance(satu, BatasWaktu) else type(satu).__name__.casefold()


def _baris(nama: str, item: Iterable[str], program: Iterable[str]) -> str:
    return f"| {nama} | {'<br>'.join(item)} | {'<br>'.join(dict.fromkeys(program))} |"


def _program(item: Iterable[Berkode], standar: StandarPelayanan) -> list[str]:
    return list(dict.fromkeys(p for satu in item for p in _kode(satu, standar)))


def _kode(satu: Berkode, standar: StandarPelayanan) -> Iterator[str]:
    if isinstance(satu, Syarat):
        for syarat in satu.salah_satu or (satu,):
            yield _sebut(f"{_MODUL_UJI[syarat.uji]}: {syarat.uji}")
    elif isinstance(satu, Dokumen):
        yield _fungsi(berkas.kekurangan)
    else:
        match satu:
            case Langkah(arti=arti) if arti in MENURUT_ARTI:
                yield _fungsi(MENURUT_ARTI[arti])
            case Langkah():
                yield _fungsi(PENGOLAH[satu.jenis])
            case BatasWaktu() if standar.pengaduan and satu == standar.pengaduan.respon:
                # The limit of the complaints about this service.
                yield _fungsi(pengaduan.ajukan)
            case BatasWaktu() if satu.selesai == "diajukan":
                # The citizen's limit up to the submission is a condition of eligibility.
                fakta = satu.fakta_mulai
                sama = [s for s in standar.syarat if s.fakta == fakta]
                yield from _program(sama, standar)
            case BatasWaktu():
                yield _fungsi(jam.kewajiban)
            case _:
                yield _fungsi(surat.terbitkan)


def _fungsi(fungsi: Callable[..., object]) -> str:
    return _sebut(f"{fungsi.__module__}.{fungsi.__qualname__}")


def _sebut(nama: str) -> str:
    return f"`{nama.removeprefix('dinsos_core.domain.')}`"
