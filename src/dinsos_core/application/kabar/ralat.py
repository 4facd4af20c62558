"""Who was told a due moment that has moved since is told again: what it was, what it is, and why.

What was told is what the messages say (`Pesan.tempo`), each queued in one transaction with what it
is about. Whatever moves a clock (a new calendar, a corrected instant, a pause, another version of
the standard) stores the case's clocks anew, and in that same transaction this looks at what was
told of them. A correction is a message that tells a due moment itself: the next look finds nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final, TypeAlias

from attrs import evolve, field, frozen

from dinsos_core.application.kabar import ALAMAT, KABAR, susun_pesan
from dinsos_core.application.kabar.isi import Isi
from dinsos_core.domain.kasus.catatan import WaktuDikoreksi
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import KasusDilanjutkan, Kejadian
from dinsos_core.domain.kasus.pindahan import kode_batas
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.standar.model import BatasWaktu
from dinsos_core.domain.waktu.kalender import HariDilewati
from dinsos_core.domain.waktu.teks import teks_hari, teks_tanggal
from dinsos_core.ports.indeks import IndeksKasus, JamTerbuka
from dinsos_core.ports.penyimpanan import KotakKeluar, Pesan, TempoDikabarkan

TEMPLAT: Final = "tanggal-diralat"
TEMPLAT_TERTUTUP: Final = "pengaduan-tanggal-diralat"
"""For whom a message may not say what it is about."""

KALENDER: Final = Kata("hari kerja kantor berubah", "the office's working days have changed")
LAIN: Final = Kata("hitungannya berubah", "it is counted otherwise now")
SEBAB: Final[Mapping[str, Kata]] = {
    KasusDilanjutkan.tipe: Kata(
        "hitungannya sempat dihentikan dan kini berjalan lagi",
        "the time had been stopped and runs again",
    ),
    WaktuDikoreksi.tipe: Kata(
        "saat yang memulainya dicatat keliru dan sudah diperbaiki",
        "the moment it runs from had been entered wrongly and was put right",
    ),
    "standar_dipindah": Kata(
        "perkara ini kini mengikuti versi standar pelayanan yang lain",
        "the case now follows another version of the service standard",
    ),
}
"""Why a due moment moved, by the kind of event that moved it."""

Alasan: TypeAlias = tuple[Kata, ...]


@frozen(kw_only=True)
class Berubah:
    """The clocks of a case as they were stored and as they are now, and what moved them: by code of
    the limit where that is known, otherwise the same for all."""

    lama: IndeksKasus
    baru: IndeksKasus
    umum: Alasan = (LAIN,)
    sebab: Mapping[str, Alasan] = field(factory=dict)

    def pasangan(self, keadaan: Kasus) -> Mapping[str, tuple[JamTerbuka, JamTerbuka]]:
        """Each clock that goes on, by the code that its limit has now, as it was and as it is."""
        pindah = keadaan.batas_berganti[-1:] if self.lama.standar != self.baru.standar else ()
        berganti = {lama: kode for satu in pindah for lama, kode in satu.kode.items()}
        dulu = {berganti.get(jam.kode, jam.kode): jam for jam in self.lama.jam}
        return {jam.kode: (dulu[jam.kode], jam) for jam in self.baru.jam if jam.kode in dulu}


def sebab_kejadian(kejadian: Iterable[Kejadian], lama: IndeksKasus, baru: IndeksKasus) -> Alasan:
    """Why clocks moved with what happened; also with a calendar that came between."""
    semua = [SEBAB[satu.tipe] for satu in kejadian if satu.tipe in SEBAB]
    versi = [{jam.versi_kalender for jam in satu.jam} for satu in (lama, baru)]
    if versi[0] != versi[1] and all(versi):
        semua.append(KALENDER)
    return tuple(dict.fromkeys(semua)) or (LAIN,)


def sebab_hari(muncul: Iterable[HariDilewati], hilang: Iterable[HariDilewati]) -> Alasan:
    """Why a clock moved with a new calendar, by the days that it passes over now and did not, or
    did and does not; weekends explain nothing."""
    kata: list[Kata] = []
    for id_, en, hari in (
        ("tidak dikerjakan: {}", "not worked: {}", muncul),
        ("dikerjakan kembali: {}", "worked after all: {}", hilang),
    ):
        nama = "; ".join(
            f"{teks_hari(satu.tanggal)} ({satu.nama})"
            for satu in hari
            if satu.sebab != "akhir_pekan"
        )
        if nama:
            kata.append(Kata(id_.format(nama), en.format(nama)))
    return tuple(kata) or (KALENDER,)


def pesan_ralat(
    kotak: KotakKeluar,
    berubah: Berubah,
    keadaan: Kasus,
    konteks: Konteks,
    *,
    awal: int,
    pesan: tuple[Pesan, ...] = (),
) -> tuple[Pesan, ...]:
    """A correction to each party that was told another date than now holds of a clock that goes
    on, and to nobody else; after the clocks were stored, so that nobody else can do it, too.

    ``pesan``: what they are told at the same time, which may be the date itself; ``awal``: the
    number in its order from which on a correction has its own. While a clock is paused its date is
    open, and nothing is corrected.
    """
    kabar = KABAR.get(type(keadaan))
    if kabar is None or not _bergeser(berubah, keadaan):
        return ()
    dikabarkan = (*kotak.dikabarkan(keadaan.id), *pesan)
    pihak = {q.fakta[ALAMAT].subjek: q for q in keadaan.pihak if ALAMAT in q.fakta}
    awal = max((awal, *(p.urutan + 1 for p in dikabarkan)))
    semua = (
        satu
        for subjek, dulu, kini in _salah(berubah, dikabarkan, keadaan, konteks)
        if subjek in pihak
        for satu in susun_pesan(
            kabar,
            (_isi(berubah, dulu, kini, konteks, terbuka=kabar.terbuka),),
            keadaan,
            konteks,
            kepada=(pihak[subjek],),
        )
    )
    return tuple(
        evolve(satu, id=f"{konteks.id_baru}-ralat-{n}", urutan=awal + n)
        for n, satu in enumerate(semua)
    )


def _bergeser(berubah: Berubah, keadaan: Kasus) -> bool:
    """Whether anybody can have been told what is not so any more: a clock that goes on is due at
    another moment, or is paused or running again."""
    if berubah.lama.jam == berubah.baru.jam:
        return False
    return any(
        (lama.jatuh_tempo, lama.dijeda) != (baru.jatuh_tempo, baru.dijeda)
        for lama, baru in berubah.pasangan(keadaan).values()
    )


def _salah(
    berubah: Berubah, dikabarkan: Iterable[Pesan], keadaan: Kasus, konteks: Konteks
) -> Iterator[tuple[SubjekId, TempoDikabarkan, JamTerbuka]]:
    """Who was told what of which clock last, where that is not so any more."""
    pasangan = berubah.pasangan(keadaan)
    sejak = {batas.kode: _sejak(keadaan, batas) for batas in konteks.standar.waktu}
    terakhir = {
        (p.kontak.subjek, kode_batas(keadaan.batas_berganti, p.tempo.kode, p.dibuat)): (
            p.tempo,
            p.dibuat,
        )
        for p in dikabarkan
        if p.kontak is not None and p.tempo is not None
    }
    for (subjek, kode), (tempo, saat) in terakhir.items():
        _, baru = pasangan.get(kode, (None, None))
        if baru is None or baru.dijeda:
            continue
        mulai = sejak.get(baru.kode)
        # What was told of a former run of the clock was right then, and is of no matter now.
        if mulai is not None and saat < mulai:
            continue
        if konteks.hari(baru.jatuh_tempo) != konteks.hari(tempo.jatuh_tempo):
            yield subjek, tempo, baru


def _sejak(keadaan: Kasus, batas: BatasWaktu) -> datetime | None:
    """Since when it is on record that this run of a limit has started. Not when it started: that
    may be stated later, and be corrected."""
    lagi = "dibuka_kembali" if batas.mulai == "diajukan" else batas.mulai
    penanda = (p.tercatat for p in keadaan.penanda if p.nama in (batas.mulai, lagi))
    return max(penanda, default=None)


def _isi(
    berubah: Berubah, dulu: TempoDikabarkan, kini: JamTerbuka, konteks: Konteks, *, terbuka: bool
) -> Isi:
    sebab = berubah.sebab.get(kini.kode, berubah.umum)
    data = {
        **_tanggal("semula", dulu.jatuh_tempo, konteks),
        **_tanggal("menjadi", kini.jatuh_tempo, konteks),
        "sebab": "; ".join(satu.id for satu in sebab),
        "sebab_en": "; ".join(satu.en for satu in sebab),
        "tempo": kini.jatuh_tempo.isoformat(),
    }
    tempo = TempoDikabarkan(kode=kini.kode, mulai=kini.mulai, jatuh_tempo=kini.jatuh_tempo)
    if not terbuka:
        return Isi(TEMPLAT_TERTUTUP, data, jam=tempo)
    # A clock that a former version left has no limit in this one.
    sebutan = {satu.kode: satu.segmen or satu.teks for satu in konteks.standar.waktu}
    hal = konteks.kosakata.kata(sebutan.get(kini.kode, kini.kode))
    return Isi(TEMPLAT, {"hal": hal.id, "hal_en": hal.en, **data}, jam=tempo)


def _tanggal(nama: str, saat: datetime, konteks: Konteks) -> dict[str, str]:
    hari = konteks.hari(saat)
    return {nama: teks_tanggal(hari), f"{nama}_en": teks_tanggal(hari, "en")}
