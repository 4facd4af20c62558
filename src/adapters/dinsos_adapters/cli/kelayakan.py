"""`dinsos kelayakan`: what the conditions of a service say of the facts in a file, and why."""

from datetime import date
from typing import Annotated, Final, NoReturn, cast

import typer

from dinsos_adapters.cli.berkas_diminta import Berkas, berkas_diminta
from dinsos_adapters.cli.berkas_fakta import baca_berkas_fakta
from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    KodeKeluar,
    PadaPilihan,
    buka_katalog,
    gagal,
    tulis,
    tulis_alinea,
    tulis_json,
)
from dinsos_adapters.cli.kata_kelayakan import (
    KESIMPULAN,
    SARAN,
    Label,
    label,
    sebutan_keputusan,
)
from dinsos_adapters.cli.pilih import (
    BahasaPilihan,
    NamaStandar,
    TafsirPilihan,
    hari_ini_kantor,
    urai_bacaan,
)
from dinsos_adapters.cli.pilihan import Pilihan, berpilihan
from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.katalog import KatalogRusak, KatalogToml
from dinsos_core.application.bahasa.jelaskan import jelaskan_semua
from dinsos_core.application.kelayakan import Persiapan, Pertanyaan, siapkan_kelayakan
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Penilaian, SyaratDinilai
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import TanggalRentang
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.waktu.rentang import notasi_tanggal
from dinsos_core.domain.waktu.teks import teks_tanggal
from dinsos_core.domain.waktu.tenggat import Tenggat

Objek = dict[str, object]

_TAK_ADA: Final = frozenset(
    {
        KodeHalangan.INSTANSI_TIDAK_DIKENAL,
        KodeHalangan.LAYANAN_TIDAK_DIKENAL,
        KodeHalangan.STANDAR_TIDAK_BERLAKU,
        KodeHalangan.TAFSIR_TIDAK_DIKENAL,
        KodeHalangan.BACAAN_TIDAK_DIKENAL,
        KodeHalangan.VARIAN_TIDAK_DIKENAL,
    }
)


@frozen
class PilihanNilai(Pilihan):
    """Which facts are judged, and by what."""

    fakta: Annotated[
        str,
        typer.Option(
            "--fakta", metavar="BERKAS", help="Fakta dalam TOML atau JSON; - dari masukan."
        ),
    ]
    pada: PadaPilihan = None
    tafsir: TafsirPilihan = None
    varian: Annotated[
        str | None, typer.Option("--varian", metavar="KODE", help="Varian layanan.")
    ] = None
    bahasa: BahasaPilihan = "id"


@berpilihan
def kelayakan(
    ctx: typer.Context, layanan: NamaStandar, *, pilihan: PilihanNilai, json: JsonPilihan = False
) -> None:
    """Penilaian syarat satu layanan atas fakta dalam berkas, beserta alasannya."""
    bahasa = cast("Bahasa", pilihan.bahasa)
    katalog, bacaan = buka_katalog(ctx), urai_bacaan(pilihan.tafsir)
    hari = pilihan.pada or hari_ini_kantor(katalog, layanan.instansi)
    isi = baca_berkas_fakta(pilihan.fakta)
    tanya = Pertanyaan(
        instansi=layanan.instansi,
        layanan=layanan.layanan,
        pada=hari,
        varian=pilihan.varian,
        tafsir=bacaan,
    )
    try:
        hasil = siapkan_kelayakan(katalog, KalenderHolidays(), tanya, isi)
    except KatalogRusak as rusak:
        gagal(*(str(masalah) for masalah in rusak.masalah), kode=KodeKeluar.MASALAH)
    if not is_successful(hasil):
        _tolak(hasil.failure(), bahasa)
    if json:
        tulis_json(objek_persiapan(hasil.unwrap(), tanya, katalog, bahasa))
    else:
        tampilkan(hasil.unwrap(), tanya, katalog, bahasa)


def _tolak(halangan: tuple[Halangan, ...], bahasa: Bahasa) -> NoReturn:
    tiada = any(satu.kode in _TAK_ADA for satu in halangan)
    kode = KodeKeluar.TAK_ADA if tiada else KodeKeluar.MASALAH
    gagal(*jelaskan_semua(halangan, bahasa), kode=kode)


# --- for people


def tampilkan(siap: Persiapan, tanya: Pertanyaan, katalog: KatalogToml, bahasa: Bahasa) -> None:
    """The recommendation first, then every condition with its reason, then the papers, then what
    it rests on."""
    kata, standar, penilaian = label(bahasa), siap.standar, siap.penilaian
    tulis_alinea(katalog.kosakata.kata(standar.nama).dalam(bahasa))
    tulis_alinea(f"{standar.instansi.nama}, {sebutan_keputusan(standar, bahasa)}")
    tulis_alinea(f"{kata.dinilai} {teks_tanggal(penilaian.pengajuan, bahasa)}")
    tulis()
    tulis_alinea(kalimat_saran(penilaian, bahasa), awal=f"{kata.saran}: ")
    if penilaian.syarat:
        tulis_alinea(kata.bukan_penetapan)
    for satu in penilaian.syarat:
        tulis()
        _syarat(satu, kata, bahasa)
    _sampai(siap, katalog, kata, bahasa)
    _peringatan(penilaian, kata, bahasa)
    _berkas(list(berkas_diminta(siap, katalog.kosakata, bahasa, varian=tanya.varian)), kata)
    _kaki(siap, katalog, kata, bahasa)


def kalimat_saran(penilaian: Penilaian, bahasa: Bahasa) -> str:
    """The recommendation in a sentence."""
    if not penilaian.syarat:
        return label(bahasa).tanpa_syarat
    kalimat = SARAN[penilaian.rekomendasi].dalam(bahasa)
    return kalimat.format(kepada=penilaian.teks_kepada(bahasa))


def _syarat(satu: SyaratDinilai, kata: Label, bahasa: Bahasa) -> None:
    tulis_alinea(satu.teks_syarat(bahasa), awal=_label(satu.butir, kata))
    kesimpulan = (
        kata.tidak_berlaku if not satu.berlaku else KESIMPULAN[satu.kesimpulan].dalam(bahasa)
    )
    tulis_alinea(kesimpulan.upper(), awal="    ")
    for baris in satu.teks_penjelasan(bahasa).splitlines():
        tulis_alinea(baris, awal="    ")
    ambang = satu.teks_ambang(bahasa)
    if satu.berlaku and not satu.pilihan and ambang not in satu.teks_penjelasan(bahasa):
        tulis_alinea(ambang, awal=f"    {kata.syaratnya}: ")
    if satu.bawa:
        tulis_alinea(satu.teks_bawa(bahasa), awal=f"    {kata.bawa}: ")
    if satu.kepada and satu.kesimpulan is Kesimpulan.BELUM_DAPAT_DINILAI:
        awal = f"    {kata.kepada_bila}: "
        tulis_alinea(satu.teks_kepada(bahasa), awal=awal, lanjut=" " * 6)


def _sampai(siap: Persiapan, katalog: KatalogToml, kata: Label, bahasa: Bahasa) -> None:
    for satu in siap.tenggat:
        if isinstance(satu.tenggat, Tenggat):
            batas = katalog.kosakata.kata(satu.batas.segmen or satu.batas.teks).dalam(bahasa)
            tempo = teks_tanggal(satu.tenggat.jatuh_tempo.date(), bahasa)
            tulis()
            tulis_alinea(f"{kata.sampai} {tempo} ({batas}).")


def _peringatan(penilaian: Penilaian, kata: Label, bahasa: Bahasa) -> None:
    if penilaian.peringatan:
        tulis()
        tulis(kata.peringatan)
        for satu in penilaian.peringatan:
            tulis_alinea(satu.teks(bahasa), awal="   - ", lanjut=" " * 5)


def _berkas(semua: list[Berkas], kata: Label) -> None:
    if semua:
        tulis()
        tulis(kata.berkas)
    for satu in semua:
        teks = "; ".join((satu.teks, *satu.sifat))
        tulis_alinea(teks, awal=f"   {_label(satu.dokumen.butir, kata)}", lanjut=" " * 6)


def _label(butir: tuple[str, ...], kata: Label) -> str:
    return f"[{', '.join(butir) or kata.milik_kami}] "


def _kaki(siap: Persiapan, katalog: KatalogToml, kata: Label, bahasa: Bahasa) -> None:
    semua = tafsir_dipakai(siap)
    if semua:
        tulis()
        tulis(kata.tafsir)
        for dipakai in semua:
            soal, arti = arti_bacaan(katalog, siap.standar, dipakai, bahasa)
            tulis_alinea(f"{dipakai.kode} = {dipakai.bacaan}", awal="   ")
            tulis_alinea(soal, awal=" " * 6)
            tulis_alinea(arti, awal="      → ", lanjut=" " * 8)


def tafsir_dipakai(siap: Persiapan) -> tuple[TafsirDipakai, ...]:
    """The readings that the assessment or a paper asked for rests on, each once, by code."""
    berkas = (dipakai for satu in siap.dokumen for dipakai in satu.dokumen.tafsir)
    semua = {dipakai.kode: dipakai for dipakai in (*berkas, *siap.penilaian.tafsir)}
    return tuple(semua[kode] for kode in sorted(semua))


def arti_bacaan(
    katalog: KatalogToml, standar: StandarPelayanan, dipakai: TafsirDipakai, bahasa: Bahasa
) -> tuple[str, str]:
    """What is in question, and the reading of it in force."""
    entri = katalog.tafsir(standar.instansi.kode).entri[dipakai.kode]
    soal, arti = (
        katalog.kosakata.kata(teks).dalam(bahasa)
        for teks in (entri.soal, entri.teks(dipakai.bacaan))
    )
    return soal, arti


# --- for programs


def objek_persiapan(
    siap: Persiapan, tanya: Pertanyaan, katalog: KatalogToml, bahasa: Bahasa
) -> Objek:
    """The assessment and the papers as JSON, their words in one language."""
    standar, penilaian = siap.standar, siap.penilaian
    return {
        "instansi": standar.instansi.kode,
        "layanan": standar.layanan,
        "keputusan": standar.keputusan.kode,
        "sidik": penilaian.rujukan.sidik,
        "pada": penilaian.pengajuan.isoformat(),
        "kalender": penilaian.versi_kalender,
        "bahasa": bahasa,
        "rekomendasi": penilaian.rekomendasi.value,
        "kesimpulan": penilaian.kesimpulan.value,
        "kepada": penilaian.teks_kepada(bahasa),
        "saran": kalimat_saran(penilaian, bahasa),
        "syarat": [_objek_syarat(satu, bahasa) for satu in penilaian.syarat],
        "tenggat": [
            {"kode": satu.batas.kode, "jatuh_tempo": satu.tenggat.jatuh_tempo.isoformat()}
            for satu in siap.tenggat
            if isinstance(satu.tenggat, Tenggat)
        ],
        "berkas": [
            {
                "kode": satu.dokumen.kode,
                "butir": list(satu.dokumen.butir),
                "teks": satu.teks,
                "kebutuhan": satu.kebutuhan.value,
                "sifat": list(satu.sifat),
            }
            for satu in berkas_diminta(siap, katalog.kosakata, bahasa, varian=tanya.varian)
        ],
        "peringatan": [
            {"kode": satu.kode, "lokasi": list(satu.lokasi), "teks": satu.teks(bahasa)}
            for satu in penilaian.peringatan
        ],
        "tafsir": [
            {
                "kode": satu.kode,
                "bacaan": satu.bacaan,
                "soal": soal,
                "arti": arti,
            }
            for satu in tafsir_dipakai(siap)
            for soal, arti in [arti_bacaan(katalog, standar, satu, bahasa)]
        ],
    }


def _objek_syarat(satu: SyaratDinilai, bahasa: Bahasa) -> Objek:
    return {
        "kode": satu.kode,
        "butir": list(satu.butir),
        "teks": satu.teks_syarat(bahasa),
        "kesimpulan": satu.kesimpulan.value,
        "berlaku": satu.berlaku,
        "penjelasan": satu.teks_penjelasan(bahasa),
        "ambang": satu.teks_ambang(bahasa),
        "acuan": satu.acuan,
        "tanggal_acuan": _iso(satu.tanggal_acuan),
        "bawa": satu.teks_bawa(bahasa),
        "akibat": satu.akibat.value,
        "kepada": satu.teks_kepada(bahasa),
        "sebab_belum": list(satu.sebab_belum),
        "bagian": [
            {
                "lokasi": b.lokasi,
                "kesimpulan": b.kesimpulan.value,
                "sebab": b.sebab,
                "penjelasan": b.teks(bahasa),
            }
            for b in satu.bagian
        ],
        "pilihan": [_objek_syarat(p, bahasa) for p in satu.pilihan],
    }


def _iso(tanggal: date | TanggalRentang | None) -> str | None:
    return notasi_tanggal(tanggal) if tanggal else None
