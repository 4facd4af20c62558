"""`dinsos fakta`: which facts a service needs, how each is written, and what needs it."""

from collections.abc import Iterable, Iterator
from typing import Final, cast

import typer

from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    PadaPilihan,
    buka_katalog,
    tulis,
    tulis_alinea,
    tulis_json,
)
from dinsos_adapters.cli.pilih import BahasaPilihan, NamaStandar, standar_diminta
from dinsos_core.domain.kelayakan.diperlukan import atestasi_oleh, jalur_fakta, jalur_syarat
from dinsos_core.domain.kelayakan.sebutan import awali_besar, awali_kecil, nama_jalur
from dinsos_core.domain.shared.kata import Bahasa, Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import NOTASI_TIADA
from dinsos_core.domain.standar.jalur import Jalur, urai_jalur
from dinsos_core.domain.standar.kosakata import (
    DefinisiFakta,
    JenisFakta,
    Kosakata,
    SumberFakta,
    sebutan,
)
from dinsos_core.domain.standar.model import StandarPelayanan, Syarat

Objek = dict[str, object]

_NOTASI: Final = {
    JenisFakta.TANGGAL: Kata(
        "tanggal, misalnya 2026-03-02; atau 1986, 1986-03, 42 tahun",
        "a date, such as 2026-03-02; or 1986, 1986-03, 42 tahun (an age)",
    ),
    JenisFakta.BILANGAN: Kata("bilangan bulat", "a whole number"),
    JenisFakta.TEKS: Kata("teks", "text"),
    JenisFakta.PILIHAN: Kata("salah satu kode di bawah", "one of the codes below"),
    JenisFakta.YA_TIDAK: Kata("true (ya) atau false (tidak)", "true (yes) or false (no)"),
    JenisFakta.WILAYAH: Kata(
        "kode wilayah, misalnya 63.71 atau 63.71.05", "an area code, such as 63.71 or 63.71.05"
    ),
    JenisFakta.KOORDINAT: Kata(
        "lintang dan bujur, misalnya -3.3186, 114.5944",
        "latitude and longitude, such as -3.3186, 114.5944",
    ),
    JenisFakta.KEANGGOTAAN: Kata(
        "kode daftar yang memuatnya; [] bila tidak terdaftar",
        "the code of the list it is on; [] where it is on none",
    ),
}
_TANGGAL_PASTI: Final = Kata("tanggal, misalnya 2026-03-02", "a date, such as 2026-03-02")
_PERNYATAAN: Final = Kata("dinyatakan, dan ditunjukkan dengan berkas", "stated, shown by papers")
_REGISTRI: Final = Kata("dijawab {siapa}", "answered by {siapa}")
_ATESTASI: Final = Kata("dinilai {siapa}", "judged by {siapa}")
_PETUGAS: Final = Kata("petugas", "an officer")
_SPESIFIK: Final = Kata("data pribadi spesifik (UU 27/2022)", "specific personal data (UU 27/2022)")
_UMUM: Final = Kata("data pribadi umum (UU 27/2022)", "general personal data (UU 27/2022)")
_SETIAP: Final = Kata("tiap {pihak}", "each {pihak}")
_UNTUK: Final = Kata("Untuk", "Needed for")
_LAIN: Final = Kata("berkas atau langkah", "papers or steps")
_PILIHAN: Final = Kata("Pilihan", "Choices")
_DAFTAR: Final = Kata("Daftar", "Lists")
_TERKECIL: Final = Kata("paling kecil {n}", "at least {n}")
_SATUAN: Final = Kata("satuannya {satuan}", "counted in {satuan}")
_BANYAK: Final = Kata("boleh beberapa, dalam daftar", "may be several, in a list")
_TIADA: Final = Kata('"{tiada}" bila tidak ada', '"{tiada}" where there is none')
_DIGIT: Final = Kata("{n} angka", "{n} digits")
_TANPA: Final = Kata("Standar ini tidak memerlukan fakta.", "This standard needs no facts.")


@frozen(kw_only=True)
class Fakta:
    """One fact of a standard, and the conditions that look at it.

    ``daftar``: the lists that they look for in what a registry answers.
    """

    jalur: Jalur
    definisi: DefinisiFakta
    oleh: tuple[str, ...]
    daftar: tuple[str, ...]
    syarat: tuple[tuple[str, str], ...]


def fakta(
    ctx: typer.Context,
    layanan: NamaStandar,
    pada: PadaPilihan = None,
    dalam: BahasaPilihan = "id",
    json: JsonPilihan = False,
) -> None:
    """Fakta yang diperlukan satu layanan: cara menulisnya, siapa menyatakannya, untuk apa."""
    katalog, bahasa = buka_katalog(ctx), cast("Bahasa", dalam)
    standar = standar_diminta(katalog, layanan, pada)
    semua = list(fakta_standar(standar, katalog.kosakata))
    if json:
        tulis_json([_objek(satu, katalog.kosakata) for satu in semua])
        return
    tulis_alinea(katalog.kosakata.kata(standar.nama).dalam(bahasa))
    for satu in semua:
        tulis()
        _tampilkan(satu, katalog.kosakata, bahasa)
    if not semua:
        tulis(_TANPA.dalam(bahasa))


def fakta_standar(standar: StandarPelayanan, kosakata: Kosakata) -> Iterator[Fakta]:
    """The facts that conditions, papers and steps of a standard look at, each once."""
    oleh = atestasi_oleh(standar)
    dipakai: dict[str, list[tuple[str, str]]] = {}
    for syarat in standar.syarat:
        for alamat in dict.fromkeys(urai_jalur(satu).alamat for satu in jalur_syarat(syarat)):
            dipakai.setdefault(alamat, []).append((syarat.kode, syarat.teks))
    satu_kali: dict[str, Jalur] = {}
    for jalur in map(urai_jalur, jalur_fakta(standar)):
        ada = satu_kali.get(jalur.alamat)
        satu_kali[jalur.alamat] = jalur if ada is None or jalur.setiap else ada
    for alamat, jalur in satu_kali.items():
        yield Fakta(
            jalur=jalur,
            definisi=kosakata.fakta[jalur.kode],
            oleh=oleh.get(jalur.kode, ()),
            daftar=tuple(dict.fromkeys(_daftar(standar.syarat, alamat))),
            syarat=tuple(dipakai.get(alamat, ())),
        )


def _daftar(semua: Iterable[Syarat], alamat: str) -> Iterator[str]:
    for satu in semua:
        yield from _daftar(satu.salah_satu, alamat)
        if satu.fakta and urai_jalur(satu.fakta).alamat == alamat:
            for kunci in ("daftar", "daftar_setara"):
                isi = satu.parameter.get(kunci, ())
                yield from (isi,) if isinstance(isi, str) else cast("tuple[str, ...]", isi)


def _tampilkan(satu: Fakta, kosakata: Kosakata, bahasa: Bahasa) -> None:
    nama = awali_besar(nama_jalur(satu.jalur, bahasa, kosakata))
    tulis_alinea(nama, awal=f"{satu.jalur.alamat}: ")
    tulis_alinea("; ".join(_sifat(satu, kosakata, bahasa)), awal="    ")
    if satu.definisi.pilihan:
        pilihan = (
            f"{kode} ({sebutan(kosakata.pilihan, kode).dalam(bahasa)})"
            for kode in satu.definisi.pilihan
        )
        tulis_alinea(", ".join(pilihan), awal=f"    {_PILIHAN.dalam(bahasa)}: ")
    if satu.daftar:
        daftar = (
            f"{kode} ({sebutan(kosakata.registri, kode).dalam(bahasa)})" for kode in satu.daftar
        )
        tulis_alinea(", ".join(daftar), awal=f"    {_DAFTAR.dalam(bahasa)}: ")
    untuk = [kosakata.kata(teks).dalam(bahasa) for _, teks in satu.syarat]
    tulis_alinea("; ".join(untuk) or _LAIN.dalam(bahasa), awal=f"    {_UNTUK.dalam(bahasa)}: ")


def _sifat(satu: Fakta, kosakata: Kosakata, bahasa: Bahasa) -> Iterator[str]:
    definisi = satu.definisi
    yield _notasi(definisi).dalam(bahasa)
    if definisi.satuan is not None:
        satuan = sebutan(kosakata.satuan, definisi.satuan).dalam(bahasa)
        yield _SATUAN.dalam(bahasa).format(satuan=satuan)
    if definisi.banyak:
        yield _BANYAK.dalam(bahasa)
    if definisi.boleh_tiada:
        yield _TIADA.dalam(bahasa).format(tiada=NOTASI_TIADA)
    if definisi.minimal is not None:
        yield _TERKECIL.dalam(bahasa).format(n=definisi.minimal)
    if definisi.digit is not None:
        yield _DIGIT.dalam(bahasa).format(n=definisi.digit)
    if satu.jalur.setiap:
        pihak = sebutan(kosakata.pihak, satu.jalur.pihak).dalam(bahasa).lower()
        yield _SETIAP.dalam(bahasa).format(pihak=pihak)
    yield asal_fakta(satu, kosakata).dalam(bahasa)
    yield (_SPESIFIK if definisi.spesifik else _UMUM).dalam(bahasa)


def _notasi(definisi: DefinisiFakta) -> Kata:
    return _TANGGAL_PASTI if definisi.pasti else _NOTASI[definisi.jenis]


def asal_fakta(satu: Fakta, kosakata: Kosakata) -> Kata:
    """Who says what the fact is."""
    match satu.definisi.sumber:
        case SumberFakta.PERNYATAAN:
            return _PERNYATAAN
        case SumberFakta.REGISTRI:
            return _isi(_REGISTRI, sebutan(kosakata.registri, satu.definisi.registri or ""))
        case SumberFakta.ATESTASI:
            nama = [sebutan(kosakata.peran, kode) for kode in satu.oleh] or [_PETUGAS]
            siapa = Kata("; ".join(s.id for s in nama), "; ".join(s.en for s in nama))
            return _isi(_ATESTASI, siapa)


def _isi(pola: Kata, siapa: Kata) -> Kata:
    nama = Kata(awali_kecil(siapa.id), awali_kecil(siapa.en))
    return Kata(pola.id.format(siapa=nama.id), pola.en.format(siapa=nama.en))


def _objek(satu: Fakta, kosakata: Kosakata) -> Objek:
    definisi = satu.definisi

    def kata(isi: Kata) -> Objek:
        return {"id": isi.id, "en": isi.en}

    return {
        "jalur": str(satu.jalur),
        "kode": definisi.kode,
        "pihak": satu.jalur.pihak or None,
        "setiap": satu.jalur.setiap,
        "nama": kata(definisi.kata),
        "jenis": definisi.jenis.value,
        "tulisan": kata(_notasi(definisi)),
        "pilihan": [
            {"kode": kode, "nama": kata(sebutan(kosakata.pilihan, kode))}
            for kode in definisi.pilihan
        ],
        "daftar": [
            {"kode": kode, "nama": kata(sebutan(kosakata.registri, kode))} for kode in satu.daftar
        ],
        "minimal": definisi.minimal,
        "satuan": definisi.satuan,
        "digit": definisi.digit,
        "boleh_masa_depan": definisi.boleh_masa_depan,
        "pasti": definisi.pasti,
        "banyak": definisi.banyak,
        "boleh_tiada": definisi.boleh_tiada,
        "sumber": definisi.sumber.value,
        "registri": definisi.registri,
        "oleh": list(satu.oleh),
        "asal": kata(asal_fakta(satu, kosakata)),
        "spesifik": definisi.spesifik,
        "syarat": [kode for kode, _ in satu.syarat],
    }
