"""One standard for people to read: its head, then the 14 components in their legal order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from dinsos_adapters.cli.dasar import tulis, tulis_alinea
from dinsos_adapters.katalog.ekspor import kata_bila, kata_kondisi
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.batas import BatasWaktu, PemilikBatas
from dinsos_core.domain.standar.kosakata import Istilah, Kosakata
from dinsos_core.domain.standar.model import (
    Butir,
    Dokumen,
    Langkah,
    Produk,
    StandarPelayanan,
    SuratKeputusan,
    Syarat,
    Tujuan,
)
from dinsos_core.domain.standar.tafsir import RegisterTafsir
from dinsos_core.domain.waktu.batas import teks_batas
from dinsos_core.domain.waktu.teks import teks_tanggal


@frozen(kw_only=True)
class Baris:
    """One item: its label or ours, its words, and what else is to be said about it."""

    label: str
    teks: str
    rincian: tuple[str, ...] = ()


def tampilkan_standar(
    standar: StandarPelayanan, kosakata: Kosakata, register: RegisterTafsir
) -> None:
    """Write the whole standard to standard output."""
    _kepala(standar, kosakata)
    for nomor, (judul, isi) in enumerate(_KOMPONEN.items(), 1):
        tulis()
        tulis(f"{nomor}. {judul}")
        baris = list(isi(standar, kosakata))
        if not baris:
            tulis("   (tidak disebut)")
        for satu in baris:
            tulis_alinea(satu.teks, awal=f"   {f'[{satu.label}]':<6} " if satu.label else "   ")
            for rinci in satu.rincian:
                tulis_alinea(rinci, awal=" " * 10 + "· ")
    _kaki(standar, register)


def _kepala(standar: StandarPelayanan, kosakata: Kosakata) -> None:
    tulis_alinea(standar.nama)
    tulis_alinea(f"{standar.instansi.nama}: {standar.instansi.kode}/{standar.layanan}")
    tulis_alinea(_kata_keputusan(standar.keputusan, standar.nomor_urut))
    pihak = (
        f"{_nama(kosakata.pihak, satu.pihak)} {_rentang(satu.minimal, satu.maksimal)}"
        for satu in standar.pihak
    )
    bagian = {
        "Kelompok": standar.kelompok,
        "Agregat": standar.agregat.value.replace("_", " "),
        "Pihak": ", ".join(pihak),
        "Varian": "; ".join(f"{satu.kode} ({satu.nama})" for satu in standar.varian),
    }
    for nama, isi in bagian.items():
        if isi:
            tulis_alinea(isi, awal=f"{nama}: ")


def _kata_keputusan(sk: SuratKeputusan, nomor_urut: int | None) -> str:
    tanggal = f" tanggal {teks_tanggal(sk.tanggal)}" if sk.tanggal else ""
    sampai = f" sampai {teks_tanggal(sk.berlaku_sampai)}" if sk.berlaku_sampai else ""
    perkiraan = " (perkiraan)" if sk.perkiraan else ""
    nomor = f", no. {nomor_urut}" if nomor_urut else ""
    berlaku = f"berlaku sejak {teks_tanggal(sk.berlaku_dari)}{perkiraan}{sampai}"
    return f"Keputusan {sk.nomor} tahun {sk.tahun}{tanggal}{nomor}; {berlaku}"


def _kaki(standar: StandarPelayanan, register: RegisterTafsir) -> None:
    if standar.erata:
        tulis()
        tulis("Catatan atas naskah")
        for satu in standar.erata:
            tulis_alinea(satu.teks, awal=f"   {f'[{_label(satu)}]':<6} ")
    if dipakai := sorted(standar.sandaran):
        tulis()
        tulis("Tafsir yang dipakai")
        for tafsir in dipakai:
            bacaan = register.entri[tafsir.kode].teks(tafsir.bacaan)
            tulis_alinea(bacaan, awal=f"   {tafsir.kode} = {tafsir.bacaan}: ", lanjut=" " * 6)


# --- The components


def _persyaratan(standar: StandarPelayanan, kosakata: Kosakata) -> Iterator[Baris]:
    for syarat in standar.syarat:
        rincian = (*_uji(syarat), *_kapan(syarat, kosakata))
        yield Baris(label=_label(syarat), teks=syarat.teks, rincian=rincian)
    for dokumen in standar.dokumen:
        sifat = "; ".join(_sifat(dokumen, kosakata))
        yield Baris(
            label=_label(dokumen),
            teks=dokumen.teks,
            rincian=(*([sifat] if sifat else []), *_varian(dokumen.varian)),
        )


def _uji(syarat: Syarat) -> Iterator[str]:
    if syarat.sedikitnya > 1:
        yield f"sedikitnya {syarat.sedikitnya} dari:"
    for satu in syarat.salah_satu or (syarat,):
        batas = ", ".join(f"{nama} {_nilai(nilai)}" for nama, nilai in satu.parameter.items())
        pada = f", pada {satu.pada}" if satu.pada != "pengajuan" else ""
        awal = "atau " if syarat.salah_satu else ""
        yield f"{awal}uji {satu.uji}: {satu.fakta}" + (f", {batas}" if batas else "") + pada
    if syarat.kepada:
        karena = f", karena {syarat.sebab}" if syarat.sebab else ""
        yield f"bila tidak terpenuhi, diteruskan kepada {syarat.kepada}{karena}"


def _kapan(syarat: Syarat, kosakata: Kosakata) -> Iterator[str]:
    if syarat.bila:
        yield f"bila {kata_bila(syarat.bila, kosakata)}"
    yield from _varian(syarat.varian)


def _sifat(dokumen: Dokumen, kosakata: Kosakata) -> Iterator[str]:
    yield from [f"rangkap {dokumen.rangkap}"] if dokumen.rangkap else []
    tanda = {
        "asli": dokumen.asli,
        "dilegalisir": dokumen.legalisir,
        "bermeterai": dokumen.meterai,
        "mutakhir": dokumen.mutakhir,
        "disediakan kantor": dokumen.disediakan,
        "dibuat kantor, tidak diminta": dokumen.keluaran,
    }
    yield from (nama for nama, ya in tanda.items() if ya)
    if dokumen.untuk:
        setiap, _, pihak = dokumen.untuk.rpartition(" ")
        yield f"untuk {setiap} {_nama(kosakata.pihak, pihak).lower()}".replace("  ", " ")
    if kondisi := dokumen.kondisi or kata_kondisi(dokumen, kosakata):
        yield kondisi[:1].lower() + kondisi[1:]
    if dokumen.salah_satu:
        yield f"salah satu: {', '.join(satu.teks for satu in dokumen.salah_satu)}"


def _prosedur(standar: StandarPelayanan, kosakata: Kosakata) -> Iterator[Baris]:
    for langkah in standar.langkah:
        yield Baris(
            label=_label(langkah),
            teks=langkah.teks,
            rincian=(
                f"{langkah.kode}, oleh {kata_pelaku(langkah, kosakata)}",
                *_cabang(langkah, kosakata),
                *_varian(langkah.varian),
            ),
        )


def kata_pelaku(langkah: Langkah, kosakata: Kosakata) -> str:
    """Who acts in a step: any one of several, or one after the other."""
    hubung = " atau " if langkah.salah_satu_peran else ", lalu "
    return hubung.join(_nama(kosakata.peran, peran) for peran in langkah.oleh)


def _cabang(langkah: Langkah, kosakata: Kosakata) -> Iterator[str]:
    if langkah.lompatan:
        yield "hanya lewat lompatan"
    if langkah.bila:
        yield f"bila {kata_bila(langkah.bila, kosakata)}"
    if langkah.opsional:
        yield "boleh dilewati"
    if langkah.periksa_berkas:
        yield "berkas diperiksa"
    if langkah.konsep:
        yield "penyusunnya tidak menetapkan"
    if langkah.memutus:
        yield "memutuskan"
    if langkah.menjeda:
        yield "jam kantor berhenti sampai dijawab"
    for nama, hasil in langkah.hasil.items():
        # Only the determining step refuses; from anywhere else the jump is advice.
        ke = "saran menolak kepada penetap" if hasil.ke == Tujuan.TOLAK else hasil.ke
        arti = f" ({hasil.arti.replace('_', ' ')})" if hasil.arti else ""
        yield f"{nama.replace('_', ' ')} → {ke or 'langkah berikutnya'}{arti}"
    if langkah.lanjut:
        yield f"lanjut → {langkah.lanjut}"
    if langkah.produk:
        yield f"memberi {langkah.produk}"
    if langkah.sistem:
        serah = f": {langkah.diserahkan}" if langkah.diserahkan else ""
        yield f"pihak luar {_nama(kosakata.sistem, langkah.sistem)}{serah}"
    elif langkah.diserahkan:
        yield f"diserahkan: {langkah.diserahkan}"
    if langkah.erata:
        yield f"erata: {langkah.erata}"


def _waktu(standar: StandarPelayanan, kosakata: Kosakata) -> Iterator[Baris]:  # noqa: ARG001 - one shape for all components
    for batas in standar.waktu:
        yield _baris_waktu(batas)


def _baris_waktu(batas: BatasWaktu) -> Baris:
    segmen = f"{batas.segmen}: " if batas.segmen else ""
    kata = teks_batas(batas.batas)
    teks = batas.teks if batas.teks.lower() == kata else f"{batas.teks} ({kata})"
    warga = ("mengikat pemohon",) if batas.milik is PemilikBatas.WARGA else ()
    return Baris(
        label=_label(batas),
        teks=f"{segmen}{teks}",
        rincian=(f"dari {batas.mulai} sampai {batas.selesai}", *warga, *_varian(batas.varian)),
    )


def _biaya(standar: StandarPelayanan, kosakata: Kosakata) -> Iterator[Baris]:  # noqa: ARG001 - one shape for all components
    if standar.biaya:
        yield Baris(label=_label(standar.biaya), teks=standar.biaya.teks)


def _produk(standar: StandarPelayanan, kosakata: Kosakata) -> Iterator[Baris]:  # noqa: ARG001 - one shape for all components
    for produk in standar.produk:
        rincian = (*_sifat_produk(produk), *_varian(produk.varian))
        yield Baris(label=_label(produk), teks=produk.teks, rincian=rincian)


def _sifat_produk(produk: Produk) -> Iterator[str]:
    if produk.bernomor:
        klasifikasi = f", klasifikasi {produk.klasifikasi}" if produk.klasifikasi else ""
        yield f"surat bernomor{klasifikasi}"
    if produk.berlaku:
        yield f"berlaku {produk.berlaku}"
    if produk.tembusan:
        yield f"tembusan: {', '.join(produk.tembusan)}"


def _pengaduan(standar: StandarPelayanan, kosakata: Kosakata) -> Iterator[Baris]:  # noqa: ARG001 - one shape for all components
    pengaduan = standar.pengaduan
    if pengaduan is None:
        return
    for kanal in pengaduan.kanal:
        yield Baris(
            label=_label(kanal),
            teks=f"{kanal.jenis}: {kanal.alamat}" if kanal.alamat else kanal.jenis,
            rincian=(f"erata: {kanal.erata}",) if kanal.erata else (),
        )
    yield from _baris_butir((*pengaduan.tahapan, *pengaduan.penyelesaian))
    if pengaduan.respon:
        respon = _baris_waktu(pengaduan.respon)
        yield Baris(label=respon.label, teks=f"Respon: {respon.teks}")


def _jumlah(standar: StandarPelayanan, kosakata: Kosakata) -> Iterator[Baris]:  # noqa: ARG001 - one shape for all components
    if standar.jumlah_pelaksana:
        yield Baris(label="", teks=standar.jumlah_pelaksana.teks)


def _butir(nama: str) -> "Komponen":
    return lambda standar, _: _baris_butir(getattr(standar, nama))


def _baris_butir(butir: Iterable[Butir]) -> Iterator[Baris]:
    for satu in butir:
        erata = (f"erata: {satu.erata}",) if satu.erata else ()
        yield Baris(label=_label(satu), teks=satu.teks, rincian=erata)


Komponen = Callable[[StandarPelayanan, Kosakata], Iterable[Baris]]
_KOMPONEN: Mapping[str, Komponen] = {
    "Persyaratan": _persyaratan,
    "Sistem, mekanisme dan prosedur": _prosedur,
    "Jangka waktu": _waktu,
    "Biaya": _biaya,
    "Produk": _produk,
    "Penanganan pengaduan": _pengaduan,
    "Dasar hukum": _butir("dasar_hukum"),
    "Sarana dan prasarana": _butir("sarana"),
    "Kompetensi pelaksana": _butir("kompetensi"),
    "Pengawasan internal": _butir("pengawasan"),
    "Jumlah pelaksana": _jumlah,
    "Jaminan pelayanan": _butir("jaminan"),
    "Jaminan keamanan dan keselamatan": _butir("keamanan"),
    "Evaluasi kinerja": _butir("evaluasi"),
}


# --- Words


class _Berlabel(Protocol):
    @property
    def butir(self) -> tuple[str, ...]: ...


def _label(item: _Berlabel) -> str:
    return ", ".join(item.butir) or ("milik kami" if getattr(item, "milik_kami", False) else "")


def _varian(varian: Sequence[str]) -> tuple[str, ...]:
    return (f"hanya varian {', '.join(varian)}",) if varian else ()


def _rentang(minimal: int, maksimal: int) -> str:
    return f"{minimal}" if minimal == maksimal else f"{minimal}–{maksimal}"


def _nama(istilah: Mapping[str, Istilah], kode: str) -> str:
    return istilah[kode].nama if kode in istilah else kode


def _nilai(nilai: object) -> str:
    match nilai:
        case bool():
            return "ya" if nilai else "tidak"
        case tuple():
            return " | ".join(_nilai(satu) for satu in nilai)
        case _:
            return str(nilai)
