"""Rows of cases without their states: what waits for somebody, which clocks are open."""

from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter
from typing import Any, Final

from attrs import define, field, fields

from dinsos_adapters.sql.bentuk import batas
from dinsos_adapters.sql.pernyataan_meja import (
    GILIRAN,
    LANJUT,
    PERAN,
    RINGKAS,
    SENDIRI,
    Kriteria,
    PernyataanMeja,
)
from dinsos_adapters.sql.sesi import Baris, Sesi, Terbaca, sehalaman, yang_rusak
from dinsos_adapters.sql.skema_meja import SEMUA
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.indeks import JamTerbuka
from dinsos_core.ports.meja import (
    TANPA_TEMPO,
    BarisJam,
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

JAM_KODE: Final = len(RINGKAS) + 1
"""Where a row of clocks has the code of the clock."""


@define
class MejaSql:
    """The questions of desks inside one transaction."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanMeja = field(repr=False)

    def meja(
        self, saringan: SaringanMeja, lanjut: str | None, banyak: int
    ) -> HalamanBaris[BarisMeja]:
        periksa_banyak(banyak)
        kriteria, isi = _meja(saringan)
        if lanjut is not None:
            saya, isi["tempo"], isi["kasus"] = urai_tempat_meja(lanjut)
            if saya:
                kriteria.add("lanjut_saya")
            else:
                kriteria = {*(kriteria - {SENDIRI}), "lanjut_peran"}
        if not _ada(kriteria):
            return HalamanBaris(baris=())

        def baca(paling: int) -> Terbaca[Baris]:
            siap = Kriteria(frozenset(kriteria), len(isi["peran"]), batas(paling))
            pernyataan = self._sql.meja(siap)
            # A case may wait for several of their roles.
            baris = self._sesi.mentah(pernyataan, **isi)
            return pernyataan.terbaca_sekali(baris, itemgetter(0), paling)

        semua, rusak = sehalaman(baca, banyak)
        baris = tuple(map(_baris_meja, semua[:banyak]))
        nama = yang_rusak(rusak)
        masih = len({*(satu[0] for satu in semua), *nama}) > banyak
        return HalamanBaris(
            baris=baris,
            lanjut=tulis_tempat_meja(baris[-1]) if masih and baris else None,
            rusak=tuple(map(KasusId, nama)),
        )

    def ringkasan(
        self,
        saringan: SaringanMeja,
        jatuh_sebelum: datetime,
        rawan_pada: datetime,
        paling: int,
    ) -> RingkasanMeja:
        periksa_banyak(paling)
        kriteria, isi = _meja(saringan)
        if not _ada(kriteria):
            return RingkasanMeja(semua=0, lebih=False, saya=0, jatuh_sebelum=0, rawan=0, terlewat=0)
        siap = Kriteria(frozenset(kriteria), len(isi["peran"]), batas(paling + 1))
        isi |= {"hitung_sebelum": jatuh_sebelum, "hitung_rawan": rawan_pada, "paling": paling}
        (hitungan,) = self._sesi.baris(self._sql.ringkasan(siap), **isi)
        ada, saya, sebelum, rawan, terlewat = map(int, hitungan)
        return RingkasanMeja(
            semua=min(ada, paling),
            lebih=ada > paling,
            saya=saya,
            jatuh_sebelum=sebelum,
            rawan=rawan,
            terlewat=terlewat,
        )

    def jam_terbuka(
        self, saringan: SaringanJam, lanjut: str | None, banyak: int
    ) -> HalamanBaris[BarisJam]:
        periksa_banyak(banyak)
        semua = {b.name: getattr(saringan, b.name) for b in fields(SaringanJam)}
        isi: dict[str, Any] = {nama: nilai for nama, nilai in semua.items() if nilai is not None}
        kriteria = set(isi)
        kunci: tuple[str, ...] = ()
        if (oleh := saringan.terlihat_oleh) is not None:
            kunci = (SEMUA, *oleh.kunci)
            isi |= {"terlihat_oleh": oleh.akun, "kunci": kunci}
            isi |= {f"kunci_{n}": satu for n, satu in enumerate(kunci)}
        if lanjut is not None:
            isi["tempo"], isi["kasus"], isi["kode"] = urai_tempat_jam(lanjut)
            kriteria.add(LANJUT)

        def baca(paling: int) -> Terbaca[Baris]:
            siap = Kriteria(frozenset(kriteria), len(kunci), batas(paling))
            pernyataan = self._sql.jam(siap)
            # Several keys may show one clock.
            baris = self._sesi.mentah(pernyataan, **isi)
            return pernyataan.terbaca_sekali(baris, itemgetter(0, JAM_KODE), paling)

        baris, rusak = sehalaman(baca, banyak)
        halaman = tuple(map(_baris_jam, baris[:banyak]))
        masih = len(baris) + len(rusak) > banyak
        return HalamanBaris(
            baris=halaman,
            lanjut=tulis_tempat_jam(halaman[-1]) if masih and halaman else None,
            rusak=tuple(map(KasusId, yang_rusak(rusak))),
        )

    def jam_usang(
        self, instansi: str, versi_kalender: str, banyak: int, *, sesudah: str = ""
    ) -> tuple[KasusId, ...]:
        usang: set[str] = set()
        for versi in self._versi_kalender(instansi):
            if versi != versi_kalender:
                baris = self._sesi.baris(
                    self._sql.jam_usang(),
                    instansi=instansi,
                    versi=versi,
                    banyak=banyak,
                    sesudah=sesudah,
                )
                usang.update(kasus for (kasus,) in baris)
        return tuple(map(KasusId, sorted(usang)[:banyak]))

    def _versi_kalender(self, instansi: str) -> Iterator[str]:
        """The calendars of an agency's clocks, a look each: they are few, and clocks many."""
        versi: str | None = ""
        while versi is not None:
            baris = self._sesi.mentah(self._sql.versi_berikut(), instansi=instansi, versi=versi)
            berikut = baris[0][0] if baris else None
            if isinstance(berikut, bytes):  # no text: what comes after it in order is all the same
                berikut = berikut.decode(errors="replace")
            versi = berikut if isinstance(berikut, str) and berikut > versi else None
            if versi is not None:
                yield versi


def _meja(s: SaringanMeja) -> tuple[set[str], dict[str, Any]]:
    """The criteria of a desk, and what they are filled with."""
    peran, oleh = s.peran_dicari, s.oleh
    pilihan = ("instansi", "layanan", "jatuh_sebelum", "jatuh_sesudah", "rawan_pada")
    isi: dict[str, Any] = {n: nilai for n in pilihan if (nilai := getattr(s, n)) is not None}
    kriteria = set(isi)
    isi |= {"akun": oleh.akun, "kunci": oleh.kunci, "peran": peran}
    isi |= {f"peran_{n}": satu for n, satu in enumerate(peran)}
    if not peran:
        return set(), isi
    kriteria.add(SENDIRI)
    if oleh.instansi is not None:
        isi["kantor"] = oleh.instansi
        kriteria.add("kantor")
        if not s.hanya_saya:
            kriteria.add(PERAN)
    return kriteria, isi


def _ada(kriteria: set[str]) -> bool:
    """Whether there is anything to ask for."""
    return not kriteria.isdisjoint({SENDIRI, PERAN})


def ringkas(baris: Baris) -> dict[str, Any]:
    """What a row says of its case, from its first columns."""
    kasus, *lain = baris[: len(RINGKAS)]
    isi = dict(zip(RINGKAS[1:], lain, strict=True))
    return {**isi, "kasus": KasusId(kasus), "nomor": isi["nomor"] or ""}


def _baris_meja(baris: Baris) -> BarisMeja:
    *giliran, saya = baris[len(RINGKAS) :]
    isi = dict(zip(GILIRAN, giliran, strict=True))
    tempo = isi["jatuh_tempo"] != TANPA_TEMPO
    return BarisMeja(
        **ringkas(baris),
        peran=isi["peran"],
        langkah=isi["langkah"],
        sejak=isi["sejak"],
        jatuh_tempo=isi["jatuh_tempo"] if tempo else None,
        rawan=isi["rawan"] if tempo else None,
        milik_saya=bool(saya),
    )


def _baris_jam(baris: Baris) -> BarisJam:
    giliran, kode, milik, mulai, jatuh_tempo, rawan, dijeda, versi = baris[len(RINGKAS) :]
    return BarisJam(
        **ringkas(baris),
        jam=JamTerbuka(
            kode=kode,
            milik=milik,
            mulai=mulai,
            jatuh_tempo=jatuh_tempo,
            rawan=rawan,
            dijeda=dijeda,
            versi_kalender=versi,
        ),
        peran=tuple(dict.fromkeys(satu.peran for satu in giliran)),
        langkah=next((satu.langkah for satu in giliran), ""),
    )
