"""Everything somebody may do now, each as a form: rules, the current step, opening a case."""

from collections.abc import Iterator

from attrs import evolve

from dinsos_core.domain.kasus.batas_ajuan import batas_ajuan
from dinsos_core.domain.kasus.keadaan import K
from dinsos_core.domain.kasus.perintah import SelesaikanLangkah
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.prosedur.aturan import Aturan, JenisKasus, izin_aturan, nama_tidak_dikenal
from dinsos_core.domain.prosedur.bidang import Tindakan
from dinsos_core.domain.prosedur.dasar import alasan_diminta
from dinsos_core.domain.prosedur.formulir import bidang_buka, bidang_varian
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import izin_langkah
from dinsos_core.domain.prosedur.pembukaan import periksa_varian
from dinsos_core.domain.prosedur.peran import jejak, peran_berbagian, petugas_dan_publik
from dinsos_core.domain.prosedur.saat import bidang_saat
from dinsos_core.domain.prosedur.tawaran import (
    butuh_fakta,
    butuh_ringkasan,
    langkah_ditawarkan,
    tawaran_langkah,
)
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, halangan, tolak_bila_ada


def tersedia(jenis: JenisKasus[K], keadaan: K, konteks: Konteks) -> tuple[Tindakan, ...]:
    """Everything the actor of the context may do with this case at this moment, without values of
    facts."""
    return tuple(_tersedia(jenis, keadaan, konteks))


def _tersedia(jenis: JenisKasus[K], keadaan: K, konteks: Konteks) -> Iterator[Tindakan]:
    if (langkah := tawaran_langkah(keadaan, konteks, jenis.akibat)) is not None:
        yield langkah
    tanpa_fakta = evolve(konteks, fakta=FaktaKasus())
    for aturan in jenis.aturan.values():
        if aturan.perintah not in jenis.perintah:
            continue
        if not keadaan.boleh(aturan.kejadian):  # before the dearer questions of the rule
            continue
        try:
            yield _formulir(jenis, aturan, keadaan, tanpa_fakta)
        except Terhalang:
            continue


def _formulir(jenis: JenisKasus[K], aturan: Aturan[K], keadaan: K, konteks: Konteks) -> Tindakan:
    oleh = izin_aturan(aturan, keadaan, konteks)
    bidang = aturan.bidang(keadaan, konteks)
    if jenis.beralasan(aturan) or aturan.mewakili:
        bidang = alasan_diminta(bidang, aturan.dasar(keadaan, konteks), konteks, oleh)
    nama = {satu.nama for satu in bidang}
    saat = bidang_saat(aturan.perintah, keadaan, konteks, oleh)
    tetap: dict[str, object] = {"kasus": keadaan.id}
    satu = aturan.sedikitnya_satu
    if satu and not any(nama_bidang.startswith(f"{satu}.") for nama_bidang in nama):
        # Without papers one says that nothing is missing; other things have to be named.
        tolak_bila_ada(() if satu == "berkas" else (halangan(KodeHalangan.ISIAN_KOSONG, satu),))
        tetap, satu = {**tetap, satu: ()}, ""
    return Tindakan(
        kelas=aturan.perintah,
        tetap=tetap,
        teks=aturan.teks,
        peran=oleh.peran,
        sedikitnya_satu=satu,
        bidang=(*bidang, *(satu for satu in saat if satu.nama not in nama)),
    )


def formulir(
    jenis: JenisKasus[K], keadaan: K, konteks: Konteks, perintah: str, langkah: str = ""
) -> Tindakan:
    """One command's form, with the facts of the context as present values. ``langkah``: the step
    that is meant, otherwise the current one. Raises `Terhalang` as the command would."""
    if perintah == SelesaikanLangkah.__name__:
        izin_formulir(jenis, keadaan, konteks, perintah, langkah)
        tindakan = tawaran_langkah(keadaan, konteks, jenis.akibat, bernilai=True)
        assert tindakan is not None
        return tindakan
    return _formulir(jenis, _aturan_bernama(jenis, perintah), keadaan, konteks)


def izin_formulir(
    jenis: JenisKasus[K], keadaan: K, konteks: Konteks, perintah: str, langkah: str = ""
) -> None:
    """Whether the actor is given that form, before anything is read for it. Raises `Terhalang` as
    the command would."""
    if perintah != SelesaikanLangkah.__name__:
        izin_aturan(_aturan_bernama(jenis, perintah), keadaan, konteks)
        return
    if not langkah:
        jejak(konteks, peran_berbagian(konteks.standar), keadaan)
    ditawarkan = langkah_ditawarkan(keadaan, konteks)
    kode = langkah or keadaan.kemajuan.kini
    if ditawarkan is None or ditawarkan[0].kode != kode:
        izin_langkah(keadaan, SelesaikanLangkah(kasus=keadaan.id, langkah=kode), konteks)


def melihat_ringkasan(jenis: JenisKasus[K], keadaan: K, konteks: Konteks, perintah: str) -> bool:
    """Whether the form looks at what is sealed of the case."""
    if perintah == SelesaikanLangkah.__name__:
        return butuh_ringkasan(keadaan, konteks)
    return _aturan_bernama(jenis, perintah).meringkas


def melihat_fakta(jenis: JenisKasus[K], keadaan: K, konteks: Konteks, perintah: str) -> bool:
    """Whether the form that `formulir` gives shows anything of the case's facts."""
    if perintah == SelesaikanLangkah.__name__:
        return butuh_fakta(keadaan, konteks, bernilai=True)
    return _aturan_bernama(jenis, perintah).bernilai


def _aturan_bernama(jenis: JenisKasus[K], perintah: str) -> Aturan[K]:
    for kelas, aturan in jenis.aturan.items():
        if kelas.__name__ == perintah:
            return aturan
    raise Terhalang(nama_tidak_dikenal(jenis, perintah))


def formulir_buka(jenis: JenisKasus[K], konteks: Konteks, varian: str | None) -> Tindakan:
    """The form that opens a case. A standard with variants asks for the variant first: until it is
    named the form has that field alone, and where it may be known later the others beside it.
    Raises `Terhalang`: who may not open one, an unknown variant."""
    standar = konteks.standar
    oleh = jejak(konteks, petugas_dan_publik(standar))
    tolak_bila_ada(jenis.halang_buka(None, standar))
    memilih = varian is None and bool(standar.varian)
    tolak_bila_ada(() if memilih else periksa_varian(standar, varian))
    saat = bidang_saat(jenis.pembuat, None, konteks, oleh)
    isi = (*jenis.bidang(bidang_buka(konteks), konteks), *saat)
    kemudian = bool(standar.varian_pada)
    ragam = bidang_varian(konteks, standar.varian)
    ragam = evolve(ragam, menentukan=True, wajib=not kemudian)
    pilih = (ragam, *(isi if kemudian else ()))
    return Tindakan(
        kelas=jenis.pembuat,
        tetap={
            "instansi": standar.instansi.kode,
            "layanan": standar.layanan,
            **({} if memilih else {"varian": varian}),
        },
        teks=konteks.kosakata.kata(standar.nama),
        peran=oleh.peran,
        bidang=pilih if memilih else isi,
        batas=batas_ajuan(standar),
    )
