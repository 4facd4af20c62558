"""Rows of cases in memory: what waits for somebody, which clocks are open."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final

from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.indeks import GiliranTerbuka, IndeksKasus, JamTerbuka
from dinsos_core.ports.meja import (
    TANPA_TEMPO,
    BarisJam,
    BarisKasus,
    BarisMeja,
    HalamanBaris,
    RingkasanMeja,
    SaringanJam,
    SaringanMeja,
    periksa_banyak,
    tulis_tempat_jam,
    tulis_tempat_meja,
    urai_tempat_jam,
    urai_tempat_meja,
)
from dinsos_core.ports.penyimpanan import KasusTersimpan

_RINGKAS: Final = (
    *("nomor", "agregat", "instansi", "layanan"),
    *("status", "berjalan", "dibuat", "petugas", "standar"),
)


def _ringkas(kasus: KasusTersimpan) -> dict[str, Any]:
    i = kasus.indeks
    return {"kasus": kasus.id, "versi": kasus.versi} | {nama: getattr(i, nama) for nama in _RINGKAS}


def baris_kasus(kasus: KasusTersimpan) -> BarisKasus:
    """A case as lists show it."""
    i = kasus.indeks
    return BarisKasus(
        **_ringkas(kasus), peran=i.peran_giliran, langkah=i.langkah_giliran, tenggat=i.tenggat
    )


def halaman_meja(
    semua: Iterable[KasusTersimpan], s: SaringanMeja, lanjut: str | None, banyak: int
) -> HalamanBaris[BarisMeja]:
    """A page of what waits for somebody."""
    periksa_banyak(banyak)
    urut = sorted(_meja(semua, s), key=_tempat_meja)
    if lanjut is not None:
        saya, tempo, kasus = urai_tempat_meja(lanjut)
        urut = [b for b in urut if _tempat_meja(b) > (not saya, tempo, kasus)]
    halaman = tuple(urut[:banyak])
    masih = len(urut) > banyak
    return HalamanBaris(baris=halaman, lanjut=tulis_tempat_meja(halaman[-1]) if masih else None)


def ringkasan(
    halaman: HalamanBaris[BarisMeja], jatuh_sebelum: datetime, rawan_pada: datetime
) -> RingkasanMeja:
    """How many of them are what."""
    ada = halaman.baris
    tempo = [b.jatuh_tempo or TANPA_TEMPO for b in ada]
    return RingkasanMeja(
        semua=len(ada),
        lebih=halaman.lanjut is not None,
        saya=sum(b.milik_saya for b in ada),
        jatuh_sebelum=sum(satu < jatuh_sebelum for satu in tempo),
        rawan=sum(b.rawan is not None and b.rawan <= rawan_pada for b in ada),
        terlewat=sum(satu < rawan_pada for satu in tempo),
    )


def _tempat_meja(baris: BarisMeja) -> tuple[bool, datetime, KasusId]:
    return not baris.milik_saya, baris.jatuh_tempo or TANPA_TEMPO, baris.kasus


def _meja(semua: Iterable[KasusTersimpan], s: SaringanMeja) -> Iterator[BarisMeja]:
    for kasus in semua:
        saya, giliran = _untuk(kasus.indeks, s)
        cocok = [g for g in giliran if _dalam(g.jatuh_tempo, g.rawan, s)]
        if not cocok or not kasus.indeks.terlihat(s.oleh):
            continue
        satu = min(cocok, key=lambda g: (g.jatuh_tempo or TANPA_TEMPO, g.peran))
        yield BarisMeja(
            **_ringkas(kasus),
            peran=satu.peran,
            langkah=satu.langkah,
            sejak=satu.sejak,
            jatuh_tempo=satu.jatuh_tempo,
            rawan=satu.rawan,
            milik_saya=saya,
        )


def _untuk(i: IndeksKasus, s: SaringanMeja) -> tuple[bool, list[GiliranTerbuka]]:
    """What of a case waits for them, and whether that is their own."""
    if s.instansi not in (None, i.instansi) or s.layanan not in (None, i.layanan):
        return False, []
    akun = s.oleh.akun
    ada = [g for g in i.giliran if g.peran in s.peran_dicari]
    if s.oleh.instansi is not None:
        ada = ada if s.oleh.instansi == i.instansi else []
    milik = [g for g in ada if g.akun == akun or (g.akun is None and akun in i.petugas)]
    if not milik and not s.hanya_saya and s.oleh.instansi is not None:
        return False, [g for g in ada if g.akun is None and akun not in g.dilarang]
    return True, [g for g in milik if akun not in g.dilarang]


def _dalam(
    jatuh_tempo: datetime | None, rawan: datetime | None, s: SaringanMeja | SaringanJam
) -> bool:
    tempo = jatuh_tempo or TANPA_TEMPO
    return (
        (s.jatuh_sebelum is None or tempo < s.jatuh_sebelum)
        and (s.jatuh_sesudah is None or tempo >= s.jatuh_sesudah)
        and (s.rawan_pada is None or (rawan is not None and rawan <= s.rawan_pada))
    )


def halaman_jam(
    semua: Iterable[KasusTersimpan], s: SaringanJam, lanjut: str | None, banyak: int
) -> HalamanBaris[BarisJam]:
    """A page of open clocks."""
    periksa_banyak(banyak)
    urut = sorted(_jam(semua, s), key=_tempat_jam)
    if lanjut is not None:
        sesudah = urai_tempat_jam(lanjut)
        urut = [b for b in urut if _tempat_jam(b) > sesudah]
    halaman = tuple(urut[:banyak])
    masih = len(urut) > banyak
    return HalamanBaris(baris=halaman, lanjut=tulis_tempat_jam(halaman[-1]) if masih else None)


def _tempat_jam(baris: BarisJam) -> tuple[datetime, KasusId, str]:
    return baris.jam.jatuh_tempo, baris.kasus, baris.jam.kode


def _jam(semua: Iterable[KasusTersimpan], s: SaringanJam) -> Iterator[BarisJam]:
    for kasus in semua:
        i = kasus.indeks
        if s.terlihat_oleh is not None and not i.terlihat(s.terlihat_oleh):
            continue
        for jam in i.jam:
            if _jam_cocok(i, jam, s):
                yield BarisJam(
                    **_ringkas(kasus), jam=jam, peran=i.peran_giliran, langkah=i.langkah_giliran
                )


def _jam_cocok(i: IndeksKasus, jam: JamTerbuka, s: SaringanJam) -> bool:
    return (
        s.instansi == i.instansi
        and s.layanan in (None, i.layanan)
        and s.milik in (None, jam.milik)
        and s.dijeda in (None, jam.dijeda)
        and _dalam(jam.jatuh_tempo, jam.rawan, s)
    )
