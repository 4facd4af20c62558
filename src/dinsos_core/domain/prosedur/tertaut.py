"""The rules by which cases stand to one another: opening one from another, and what a linked case
makes happen here."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from attrs import evolve

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as p
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.prosedur.aturan import Aturan, bukan_siapa_pun
from dinsos_core.domain.prosedur.bidang import TETAP_AJUKAN, Bidang, JenisBidang
from dinsos_core.domain.prosedur.formulir import FAKTA, bidang_fakta, fakta_ditanya, pilihan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh, langkah_dikenal
from dinsos_core.domain.prosedur.peran import peran_petugas
from dinsos_core.domain.shared.halangan import (
    KodeHalangan,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.pelaku import PEMOHON, JejakPelaku
from dinsos_core.domain.standar.kosakata import sebutan
from dinsos_core.domain.standar.model import StandarPelayanan

Semua = tuple[k.Kejadian, ...]


def pihak_dibawa(kasus: Kasus, standar: StandarPelayanan) -> tuple[str, ...]:
    """The kinds of parties that another case may take over: never whoever only reports, for the
    other case may be told to those who are reported."""
    pelapor = set(standar.publik) - {PEMOHON}
    return tuple(dict.fromkeys(q.pihak for q in kasus.pihak if q.pihak not in pelapor))


def buka_lanjutan(kasus: Kasus, c: p.BukaLanjutan, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """The link on this side; the other case opens by its own rules."""
    boleh = pihak_dibawa(kasus, konteks.standar)
    tolak_bila_ada(
        halangan(
            KodeHalangan.PIHAK_TIDAK_DIKENAL,
            f"pihak.{di_sana}",
            pilihan=boleh,
            mirip=terdekat(di_sini, boleh),
        )
        for di_sana, di_sini in c.pihak.items()
        if di_sini not in boleh
    )
    return (
        k.KasusDitautkan(
            pada=konteks.kini, oleh=oleh, ke=konteks.kasus_baru[0], hubungan=Hubungan.MEMBUKA
        ),
    )


def _catat(_kasus: Kasus, c: p.CatatTautan, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    return (k.KasusDitautkan(pada=konteks.kini, oleh=oleh, ke=c.ke, hubungan=c.hubungan),)


def _lepas(_kasus: Kasus, c: p.LepasTautan, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    return (k.TautanDilepas(pada=konteks.kini, oleh=oleh, ke=c.ke, hubungan=c.hubungan),)


def _jawab(_kasus: Kasus, c: p.CatatJawaban, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    assert konteks.asal is not None
    langkah = langkah_dikenal(c.langkah, konteks.standar)
    return (
        k.LangkahTerjawab(
            pada=konteks.kini,
            oleh=oleh,
            langkah=langkah.kode,
            dari=konteks.asal.kasus.id,
        ),
    )


def _bidang_buka(kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    """Which of this case's parties stands for which of the other's."""
    kosakata = konteks.kosakata
    di_sini = pilihan(kosakata.pihak, pihak_dibawa(kasus, konteks.standar))
    return (
        Bidang(
            nama="layanan",
            jenis=JenisBidang.TEKS,
            teks=Kata("Layanan", "Service"),
            wajib=True,
            menentukan=True,
        ),
        Bidang(
            nama="varian", jenis=JenisBidang.TEKS, teks=Kata("Jenis layanan", "Kind of service")
        ),
        *(
            Bidang(nama=f"pihak.{kode}", jenis=JenisBidang.PILIHAN, teks=satu.kata, pilihan=di_sini)
            for kode, satu in kosakata.pihak.items()
            if kode not in kosakata.wakil
        ),
        TETAP_AJUKAN,
    )


def bidang_terinci(
    kasus: Kasus, konteks: Konteks, lain: Konteks, *, instansi_meminta: bool
) -> Iterator[Bidang]:
    """What one other service asks: who of this case stands for each of its parties, or what is
    stated of somebody this case does not know; then its own facts. ``lain``: its context;
    ``instansi_meminta``: as of `JenisKasus`."""
    ada = Counter(satu.pihak for satu in kasus.pihak)
    standar, kosakata = lain.standar, konteks.kosakata
    for batas in standar.pihak:
        kode = batas.pihak
        dituntut = batas.minimal > 0 and not (instansi_meminta and kode in standar.publik)
        cukup = range(max(1, batas.minimal), batas.maksimal + 1)
        dibawa = [satu for satu in pihak_dibawa(kasus, konteks.standar) if ada[satu] in cukup]
        teks = sebutan(kosakata.pihak, kode)
        if dibawa:
            yield Bidang(
                nama=f"pihak.{kode}",
                jenis=JenisBidang.PILIHAN,
                teks=teks,
                wajib=dituntut,
                pilihan=pilihan(kosakata.pihak, dibawa),
            )
        for satu in fakta_ditanya(lain, kode):
            bidang = bidang_fakta(lain, f"{FAKTA}{kode}.{satu.kode}", satu, teks)
            tanpa_orang = dituntut and not dibawa and satu.kode == NAMA
            yield evolve(bidang, wajib=True) if tanpa_orang else bidang
    for satu in fakta_ditanya(lain, ""):
        yield bidang_fakta(lain, f"{FAKTA}{satu.kode}", satu)
    yield TETAP_AJUKAN


NAMA: Final = "nama"
"""The fact by which somebody is named whom no case knows yet."""

# From which cases others are opened, each aggregate says: it has this rule among its own.
BUKA_LANJUTAN: Final = Aturan[Kasus](
    perintah=p.BukaLanjutan,
    teks=Kata("Buka layanan lain bagi orang yang sama", "Open another service for the same person"),
    oleh=peran_petugas,
    kejadian=k.KasusDitautkan.tipe,
    bidang=_bidang_buka,
    butuh=lambda _, __: Butuh(kasus_baru=1),
    putuskan=buka_lanjutan,
)
CATAT_TAUTAN: Final = Aturan[Kasus](
    perintah=p.CatatTautan,
    teks=Kata("Catat tautan", "Record a link"),
    oleh=bukan_siapa_pun,
    kejadian=k.KasusDitautkan.tipe,
    lewat=frozenset(Hubungan),
    putuskan=_catat,
)
LEPAS_TAUTAN: Final = Aturan[Kasus](
    perintah=p.LepasTautan,
    teks=Kata("Lepas tautan", "Release a link"),
    oleh=bukan_siapa_pun,
    kejadian=k.TautanDilepas.tipe,
    lewat=frozenset(Hubungan),
    putuskan=_lepas,
)
CATAT_JAWABAN: Final = Aturan[Kasus](
    perintah=p.CatatJawaban,
    teks=Kata("Catat jawaban", "Record an answer"),
    oleh=bukan_siapa_pun,
    kejadian=k.LangkahTerjawab.tipe,
    lewat=frozenset({Hubungan.MENGIKUTI}),
    putuskan=_jawab,
)

TERTAUT: Final = (CATAT_TAUTAN, LEPAS_TAUTAN, CATAT_JAWABAN)
"""What any case in whose lifecycle the event can happen follows."""
