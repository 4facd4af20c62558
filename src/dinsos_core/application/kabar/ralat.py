"""Who was told a due moment that has moved since is told again: what it was, what it is, and why;
or that it holds no longer, where the case was moved to a version without that limit.

What was told is what the messages say (`Pesan.tempo`), each queued in one transaction with what it
is about. Whatever moves a clock (a new calendar, a corrected instant, a pause, another version of
the standard) stores the case's clocks anew, and in that same transaction this looks at what was
told of them. A correction is a message that tells a due moment itself: the next look finds nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final, NamedTuple, TypeAlias

from attrs import evolve, field

from dinsos_core.application.kabar import ALAMAT, KABAR, susun_pesan
from dinsos_core.application.kabar.isi import Isi, tanggal
from dinsos_core.domain.kasus.catatan import WaktuDikoreksi
from dinsos_core.domain.kasus.jam_pindah import batas_tinggal
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import KasusDilanjutkan, Kejadian
from dinsos_core.domain.kasus.pindahan import DIPINDAH, JamBeku, kode_batas
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.kata import BAHASA, Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.waktu.kalender import HariDilewati, KalenderKerja
from dinsos_core.domain.waktu.teks import teks_hari
from dinsos_core.ports.indeks import IndeksKasus, JamTerbuka
from dinsos_core.ports.kotak_keluar import KotakKeluar, Pesan, TempoDikabarkan
from dinsos_core.ports.penyimpanan import ArsipKalender, CatatanRusak

TEMPLAT: Final = "tanggal-diralat"
TEMPLAT_GUGUR: Final = "tanggal-gugur"
TERTUTUP: Final = "pengaduan-"
"""Before both, where a message may not say what it is about."""

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
    DIPINDAH: Kata(
        "perkara ini kini mengikuti versi standar pelayanan yang lain",
        "the case now follows another version of the service standard",
    ),
}
"""Why a due moment moved, by the kind of event that moved it."""

Alasan: TypeAlias = tuple[Kata, ...]


class Sepasang(NamedTuple):
    """A clock that goes on, as it was stored and as it is."""

    lama: JamTerbuka
    baru: JamTerbuka


@frozen(kw_only=True)
class Berubah:
    """The clocks of a case as they were stored and as they are now, and what moved them: by code of
    the limit where that is known, otherwise the same for all."""

    lama: IndeksKasus
    baru: IndeksKasus
    umum: Alasan = (LAIN,)
    sebab: Mapping[str, Alasan] = field(factory=dict)

    @property
    def pindah(self) -> bool:
        """Whether the case was moved to another version."""
        return self.lama.standar != self.baru.standar

    def pasangan(self, keadaan: Kasus) -> Mapping[str, Sepasang]:
        """Each clock that goes on, by the code that its limit has now, as it was and as it is."""
        pindah = keadaan.batas_berganti[-1:] if self.pindah else ()
        berganti = {lama: kode for satu in pindah for lama, kode in satu.kode.items()}
        dulu = {berganti.get(jam.kode, jam.kode): jam for jam in self.lama.jam}
        return {j.kode: Sepasang(dulu[j.kode], j) for j in self.baru.jam if j.kode in dulu}


def berubah_perintah(
    arsip: ArsipKalender,
    kejadian: Iterable[Kejadian],
    lama: IndeksKasus,
    baru: IndeksKasus,
    *,
    keadaan: Kasus,
    konteks: Konteks,
) -> Berubah:
    """The clocks before and after a command, and why they moved: by what happened, and by the days
    of a calendar that came between, as far as the former one was kept."""
    terjadi = tuple(dict.fromkeys(SEBAB[satu.tipe] for satu in kejadian if satu.tipe in SEBAB))
    hasil = Berubah(lama=lama, baru=baru, umum=terjadi or (LAIN,))
    kini = konteks.kalender
    usang = {jam.versi_kalender for jam in lama.jam} - {kini.versi}
    if not usang:
        return hasil
    dulu = {versi: kalender_lama(arsip, versi) for versi in usang}
    sebab = {
        kedua.baru.kode: terjadi + _sebab_kalender(dulu[kedua.lama.versi_kalender], kini, kedua)
        for kedua in hasil.pasangan(keadaan).values()
        if kedua.lama.versi_kalender != kini.versi
    }
    return evolve(hasil, sebab={kode: satu or (LAIN,) for kode, satu in sebab.items()})


def kalender_lama(arsip: ArsipKalender, versi: str) -> KalenderKerja | None:
    """The calendar with this version, if it was kept and is as it was."""
    try:
        return arsip.ambil(versi)
    except CatatanRusak:
        return None


def _sebab_kalender(dulu: KalenderKerja | None, kini: KalenderKerja, jam: Sepasang) -> Alasan:
    """Why a clock moved with the calendar."""
    if dulu is None:
        return (KALENDER,)
    saat = (jam.lama.mulai, jam.baru.mulai, jam.lama.jatuh_tempo, jam.baru.jatuh_tempo)
    hari = sorted(kini.lokal(satu).date() for satu in saat)
    semula, sekarang = (k.dilewati(hari[0], hari[-1]) for k in (dulu, kini))
    return sebab_hari(_tanpa(sekarang, semula), _tanpa(semula, sekarang))


def _tanpa(ini: Iterable[HariDilewati], itu: Iterable[HariDilewati]) -> tuple[HariDilewati, ...]:
    ada = {satu.tanggal for satu in itu}
    return tuple(satu for satu in ini if satu.tanggal not in ada)


def sebab_hari(muncul: Iterable[HariDilewati], hilang: Iterable[HariDilewati]) -> Alasan:
    """Why a clock moved with a new calendar, by the days that it passes over now and did not, or
    did and does not; weekends explain nothing."""
    semua = (
        _kata_hari("tidak dikerjakan", "not worked", muncul),
        _kata_hari("dikerjakan kembali", "worked after all", hilang),
    )
    return tuple(satu for satu in semua if satu is not None) or (KALENDER,)


def _kata_hari(id_: str, en: str, hari: Iterable[HariDilewati]) -> Kata | None:
    """The days with their names, which are proper names in English, too."""
    ada = [satu for satu in hari if satu.sebab != "akhir_pekan"]
    if not ada:
        return None
    sebut = [[f"{teks_hari(h.tanggal, b)} ({h.nama})" for h in ada] for b in BAHASA]
    return Kata(f"{id_}: {'; '.join(sebut[0])}", f"{en}: {'; '.join(sebut[1])}")


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
    on, or a date of one that a move to another version has ended, and to nobody else; after the
    clocks were stored, so that nobody else can do it, too.

    ``pesan``: what they are told at the same time, which may be the date itself; ``awal``: the
    number in its order from which on a correction has its own. While a clock is paused its date is
    open, and nothing is corrected.
    """
    kabar = KABAR.get(type(keadaan))
    gugur = _gugur(berubah, keadaan, konteks)
    if kabar is None or not (gugur or _bergeser(berubah, keadaan)):
        return ()
    dikabarkan = (*kotak.dikabarkan(keadaan.id), *pesan)
    pihak = {q.fakta[ALAMAT].subjek: q for q in keadaan.pihak if ALAMAT in q.fakta}
    awal = max((awal, *(p.urutan + 1 for p in dikabarkan)))
    diralat = [
        *(
            (subjek, _isi(berubah, dulu, kini, keadaan, konteks, terbuka=kabar.terbuka))
            for subjek, dulu, kini in _salah(berubah, dikabarkan, keadaan, konteks)
        ),
        *(
            (subjek, _isi_gugur(dulu, beku.batas, konteks, terbuka=kabar.terbuka))
            for subjek, dulu, beku in _hampa(gugur, dikabarkan, keadaan)
        ),
    ]
    semua = (
        satu
        for subjek, isi in diralat
        if subjek in pihak
        for satu in susun_pesan(kabar, (isi,), keadaan, konteks, kepada=(pihak[subjek],))
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
    for (subjek, kode), (tempo, saat) in _terakhir(dikabarkan, keadaan).items():
        _, baru = pasangan.get(kode, (None, None))
        if baru is None or baru.dijeda:
            continue
        mulai = sejak.get(baru.kode)
        # What was told of a former run of the clock was right then, and is of no matter now.
        if mulai is not None and saat < mulai:
            continue
        if konteks.hari(baru.jatuh_tempo) != konteks.hari(tempo.jatuh_tempo):
            yield subjek, tempo, baru


def _terakhir(
    dikabarkan: Iterable[Pesan], keadaan: Kasus
) -> Mapping[tuple[SubjekId, str], tuple[TempoDikabarkan, datetime]]:
    """What each was told last of each clock, and when; by the code that its limit has now."""
    ganti = keadaan.batas_berganti
    return {
        (p.kontak.subjek, kode_batas(ganti, p.tempo.kode, p.dibuat)): (p.tempo, p.dibuat)
        for p in dikabarkan
        if p.kontak is not None and p.tempo is not None
    }


def _gugur(berubah: Berubah, keadaan: Kasus, konteks: Konteks) -> Mapping[str, JamBeku]:
    """The clocks that ran until the case was moved just now to a version without that limit, by
    the codes that they have since."""
    if not berubah.pindah:
        return {}
    akhir = (DIPINDAH, konteks.kini)
    return {
        satu.batas.kode: satu
        for satu in keadaan.jam_beku
        if satu.penutup is not None and (satu.penutup.nama, satu.penutup.pada) == akhir
    }


def _hampa(
    gugur: Mapping[str, JamBeku], dikabarkan: Iterable[Pesan], keadaan: Kasus
) -> Iterator[tuple[SubjekId, TempoDikabarkan, JamBeku]]:
    """Who was told a date that such a clock had."""
    for (subjek, kode), (tempo, saat) in _terakhir(dikabarkan, keadaan).items():
        if kode in gugur and saat >= gugur[kode].tercatat:
            yield subjek, tempo, gugur[kode]


def _sejak(keadaan: Kasus, batas: BatasWaktu) -> datetime | None:
    """Since when it is on record that this run of a limit has started. Not when it started: that
    may be stated later, and be corrected."""
    lagi = "dibuka_kembali" if batas.mulai == "diajukan" else batas.mulai
    penanda = (p.tercatat for p in keadaan.penanda if p.nama in (batas.mulai, lagi))
    return max(penanda, default=None)


def _isi(
    berubah: Berubah,
    dulu: TempoDikabarkan,
    kini: JamTerbuka,
    keadaan: Kasus,
    konteks: Konteks,
    *,
    terbuka: bool,
) -> Isi:
    data = {
        **tanggal("semula", konteks.hari(dulu.jatuh_tempo)),
        **tanggal("menjadi", konteks.hari(kini.jatuh_tempo)),
        **_kata_sebab(berubah.sebab.get(kini.kode, berubah.umum)),
        "tempo": kini.jatuh_tempo.isoformat(),
    }
    tempo = TempoDikabarkan(kode=kini.kode, mulai=kini.mulai, jatuh_tempo=kini.jatuh_tempo)
    if not terbuka:
        return Isi(TERTUTUP + TEMPLAT, data, jam=tempo)
    semua = (*konteks.standar.waktu, *batas_tinggal(keadaan, konteks.standar))
    batas = next(satu for satu in semua if satu.kode == kini.kode)
    return Isi(TEMPLAT, {**_hal(batas, konteks), **data}, jam=tempo)


def _isi_gugur(dulu: TempoDikabarkan, batas: BatasWaktu, konteks: Konteks, *, terbuka: bool) -> Isi:
    """Without a due moment of its own: there is none to be told again."""
    data = {
        **tanggal("semula", konteks.hari(dulu.jatuh_tempo)),
        **_kata_sebab((SEBAB[DIPINDAH],)),
    }
    if not terbuka:
        return Isi(TERTUTUP + TEMPLAT_GUGUR, data)
    return Isi(TEMPLAT_GUGUR, {**_hal(batas, konteks), **data})


def _hal(batas: BatasWaktu, konteks: Konteks) -> dict[str, str]:
    kata = konteks.kosakata.kata(batas.segmen or batas.teks)
    return {"hal": kata.id, "hal_en": kata.en}


def _kata_sebab(sebab: Alasan) -> dict[str, str]:
    return {
        "sebab": "; ".join(satu.id for satu in sebab),
        "sebab_en": "; ".join(satu.en for satu in sebab),
    }
