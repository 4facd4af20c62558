"""Who reads what of a case: by class of fact and party, by the step that the case is at, by person.

Parties read what is theirs (`peran.terbaca`). In the office the vocabulary says of each fact and
each party how far it is open (`KelasBaca`, tafsir 76); what follows from facts, and texts about
somebody of a closed class, are for whoever has work with the case now. Whoever answers for a case
reads it at any moment.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from attrs import evolve

from dinsos_core.domain.kasus.keadaan import K, Kasus
from dinsos_core.domain.kelayakan.diperlukan import jalur_syarat
from dinsos_core.domain.kelayakan.nik import memuat_nik
from dinsos_core.domain.prosedur.alur import bersyarat
from dinsos_core.domain.prosedur.cara import cara_langkah
from dinsos_core.domain.prosedur.isian import fakta_disaksikan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.peran import (
    daftar_peran,
    dapat_sebagai,
    peran_pembaca,
    petugasnya,
    pihak_pelaku,
    sendiri_dan_diwakili,
    terbaca,
)
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia, memuat_teks, nama_segel
from dinsos_core.domain.standar.instansi import KELAS, Instansi
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.domain.standar.kosakata import KelasBaca, Kosakata, MilikFakta
from dinsos_core.domain.standar.model import JenisLangkah, Langkah, StandarPelayanan
from dinsos_core.domain.standar.tafsir import TafsirDipakai

TERPENDEK: Final = 3
TERPANJANG: Final = 200
"""Letters of a purpose, and of a reason."""

_SETIAP_PETUGAS: Final = TafsirDipakai(kode="kelas-data", bacaan="petugas-kasus")

_TANPA_ORANG: Final = frozenset(
    {
        JenisLangkah.SIAPKAN_BERKAS,
        JenisLangkah.AJUKAN,
        JenisLangkah.DISPOSISI,
        JenisLangkah.KOORDINASI,
        JenisLangkah.JAWABAN_SISTEM,
    }
)
"""Kinds of steps that are done without knowing who somebody is: work is handed on."""


def periksa_tujuan(tujuan: object, lokasi: str = "tujuan") -> tuple[Halangan, ...]:
    """What is wrong with the purpose of a read, or its reason: it is on record for whoever asks
    later, so it says something, and names nobody by NIK."""
    teks = tujuan.strip() if isinstance(tujuan, str) else ""
    huruf = sum(satu.isalpha() for satu in teks)
    terbaca = huruf >= TERPENDEK and len(teks) <= TERPANJANG and teks.isprintable()
    if terbaca and not memuat_nik(teks):
        return ()
    return (halangan(KodeHalangan.TUJUAN_WAJIB, lokasi),)


def kelas_baca(standar: StandarPelayanan, kosakata: Kosakata) -> Callable[[str, str], KelasBaca]:
    """The class of a fact, asked by whose it is (empty for the case's own) and its code."""
    if _SETIAP_PETUGAS in standar.tafsir:
        return lambda _pihak, _kode: KelasBaca.KASUS

    @cache  # asked of every fact of a case
    def kelas(pihak: str, kode: str) -> KelasBaca:
        definisi, orang = kosakata.fakta.get(kode), kosakata.pihak.get(pihak)
        fakta = KelasBaca.LANGKAH if definisi is None else definisi.kelas
        fakta = _menurut_instansi(standar.instansi, kode, fakta)
        if orang is None or (definisi is not None and definisi.milik is MilikFakta.KASUS):
            return fakta
        return fakta.dan(_menurut_instansi(standar.instansi, pihak, orang.kelas))

    return kelas


def _menurut_instansi(instansi: Instansi, kode: str, kelas: KelasBaca) -> KelasBaca:
    sendiri = instansi.parameter.get(f"{KELAS}.{kode}")
    return kelas if sendiri is None else KelasBaca(sendiri)


@frozen(kw_only=True)
class Kebutuhan:
    """What an official needs now. ``semua``: answers for the case; ``langkah``: the case is at a
    step of theirs; ``orang``: it is done knowing who somebody is; ``fakta``: facts that it looks
    at, by kind of party (empty: the case's own) and code."""

    semua: bool = False
    langkah: bool = False
    orang: bool = False
    fakta: frozenset[tuple[str, str]] = frozenset()


def kebutuhan(keadaan: Kasus, konteks: Konteks) -> Kebutuhan:
    """What the actor of the context needs of a case now."""
    standar = konteks.standar
    penanggung = (*peran_pembaca(standar), *daftar_peran(standar, "oleh_keberatan"))
    if dapat_sebagai(konteks, penanggung, keadaan) is not None:
        return Kebutuhan(semua=True)
    langkah = standar.cari_langkah(keadaan.kemajuan.kini)
    if langkah is None:
        return Kebutuhan()
    sendiri = konteks.pelaku.id in keadaan.petugas_kini and petugasnya(keadaan, konteks)
    if not sendiri and dapat_sebagai(konteks, langkah.oleh, keadaan) is None:
        return Kebutuhan()
    return Kebutuhan(
        langkah=True,
        orang=langkah.jenis not in _TANPA_ORANG,
        fakta=frozenset(_dilihat(keadaan, konteks, langkah)),
    )


def _dilihat(keadaan: Kasus, konteks: Konteks, langkah: Langkah) -> Iterator[tuple[str, str]]:
    """The facts that doing the step looks at: in conditions and only-ifs, and those it attests."""
    standar, cara = konteks.standar, cara_langkah(langkah)
    bila = [satu.bila for satu in (standar.dokumen if cara.berkas else ())]
    if bersyarat(standar.langkah, langkah.kode):
        bila += [satu.bila for satu in standar.langkah]
    jalur = [urai_jalur(satu.fakta) for satu in bila if satu is not None]
    if cara.menilai:
        jalur += (urai_jalur(x) for satu in standar.syarat for x in jalur_syarat(satu))
    yield from ((satu.pihak, satu.kode) for satu in jalur)
    if cara.menyaksikan:
        for satu in fakta_disaksikan(keadaan, konteks, langkah):
            depan, _, kode = satu.rpartition(".")
            yield depan.partition("[")[0], kode


def dapat_dibaca(
    keadaan: Kasus, konteks: Konteks, *, beralasan: bool = False
) -> Callable[[Rahasia], bool]:
    """What of a case the actor reads now; ``beralasan``: for a reason that is put on record."""
    milik = terbaca(keadaan, konteks)
    if not petugasnya(keadaan, konteks):
        lain = _bukan_wakilnya(keadaan, konteks)
        return lambda satu: milik(satu.subjek) and not lain(satu)
    perlu = kebutuhan(keadaan, konteks)
    pihak = {q.subjek: q.pihak for q in keadaan.pihak}
    sendiri = {q.subjek for q in keadaan.pihak if q.akun == konteks.pelaku.id}
    semua = _SETIAP_PETUGAS in konteks.standar.tafsir
    kelas = kelas_baca(konteks.standar, konteks.kosakata)

    def boleh(satu: Rahasia) -> bool:
        if satu.subjek in sendiri:
            return True
        if not milik(satu.subjek):
            return False
        siapa = pihak.get(satu.subjek, "")
        return semua or _terbuka(satu, siapa, kelas, konteks, perlu, beralasan=beralasan)

    return boleh


def _bukan_wakilnya(keadaan: Kasus, konteks: Konteks) -> Callable[[Rahasia], bool]:
    """What of a case whoever only acts for others does not read: facts of whom it is about, unless
    that is who they act for. What the office wrote under them is of the matter."""
    sendiri = pihak_pelaku(keadaan, konteks)
    if not sendiri or any(q.wakil is None for q in sendiri):
        return lambda _: False
    milik = sendiri_dan_diwakili(keadaan, sendiri)

    def lain(satu: Rahasia) -> bool:
        if satu.subjek in milik or memuat_teks(satu) or nama_segel(satu) is not None:
            return False
        definisi = konteks.kosakata.fakta.get(satu.kunci.rpartition("/")[2])
        return definisi is None or definisi.milik is MilikFakta.PIHAK

    return lain


def _terbuka(
    satu: Rahasia,
    pihak: str,
    kelas_fakta: Callable[[str, str], KelasBaca],
    konteks: Konteks,
    perlu: Kebutuhan,
    *,
    beralasan: bool,
) -> bool:
    if nama_segel(satu) is not None:
        return perlu.semua or perlu.langkah
    if memuat_teks(satu):
        siapa = kelas_fakta(pihak, "nama") if pihak else KelasBaca.KASUS
        return siapa is KelasBaca.KASUS or perlu.semua or perlu.langkah
    kode = satu.kunci.rpartition("/")[2]
    kelas, definisi = kelas_fakta(pihak, kode), konteks.kosakata.fakta.get(kode)
    if kelas is KelasBaca.KASUS:
        return True
    if definisi is not None and definisi.milik is MilikFakta.KASUS:
        pihak = ""
    orang = perlu.orang and definisi is not None and definisi.umum
    butuh = perlu.semua or orang or (pihak, kode) in perlu.fakta
    return butuh and (kelas is KelasBaca.LANGKAH or beralasan)


def yang_dibaca(keadaan: K, boleh: Callable[[Rahasia], bool]) -> K:
    """The case with those facts alone that are read of it."""
    return evolve(
        keadaan,
        pihak=tuple(
            evolve(q, fakta={kode: r for kode, r in q.fakta.items() if boleh(r)})
            for q in keadaan.pihak
        ),
        fakta={kode: r for kode, r in keadaan.fakta.items() if boleh(r)},
    )
