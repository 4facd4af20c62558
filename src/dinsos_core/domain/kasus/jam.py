"""Every obligation's own clock, derived from the marks that events left.

A clock starts at the *last* mark of its starting event, or where it runs against a citizen when
that citizen was told of it (`kasus.mulai`), and stops at the first stopping mark after it, so that
pauses, returns and reopenings cannot corrupt it: a reopened case simply leaves new marks. It is met
by the mark that its limit names and by no other; a refusal, a withdrawal or another way out ends
it. What a reopening takes up again before it was met starts there anew. Nothing here is stored.
"""

from collections.abc import Mapping
from datetime import datetime, time
from enum import StrEnum
from typing import Final

import attrs

from dinsos_core.domain.kasus.jam_pindah import batas_tinggal, beku_batas, penutup_beku, sejak_baru
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.mulai import mulai_jam, perlu_kabar
from dinsos_core.domain.kasus.pemberitahuan import (
    KABAR_DITERIMA,
    penutup_putusan,
    putusan_terakhir,
)
from dinsos_core.domain.kasus.penanda import Penanda
from dinsos_core.domain.kasus.penutup import penutup_sejak
from dinsos_core.domain.kasus.pindahan import JamBeku
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import TANGGAL_TAK_PASTI
from dinsos_core.domain.standar.bacaan import bacaan_tafsir
from dinsos_core.domain.standar.batas import (
    PUTUSAN,
    TANDA_LENGKAP,
    TANDA_PUTUSAN,
    TANDA_TERIMA,
    BatasWaktu,
    PemilikBatas,
)
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.bacaan import TAFSIR_WAKTU, BacaanWaktu
from dinsos_core.domain.waktu.batas import Batas
from dinsos_core.domain.waktu.hitungan import Milik
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.domain.waktu.tenggat import (
    Perhitungan,
    StatusTenggat,
    Tenggat,
    hitung_tenggat,
    status,
)

MILIK: Final[Mapping[PemilikBatas, Milik]] = {
    PemilikBatas.KANTOR: "kantor",
    PemilikBatas.WARGA: "warga",
    PemilikBatas.PERISTIWA: "peristiwa",
}
"""Whose limit it is, as the arithmetic calls it."""

_JAWABAN: Final = "keberatan_diputus"
DIANGGAP_DIKABULKAN: Final = "dianggap_dikabulkan"
AKIBAT_LEWAT: Final[Mapping[str, Kata]] = {
    DIANGGAP_DIKABULKAN: Kata(
        "Keberatan tidak dijawab sampai batasnya lewat; menurut bacaan yang berlaku ia dianggap "
        "dikabulkan, dan pejabat perlu menetapkannya.",
        "The objection was not answered before its limit passed; by the reading in force it counts "
        "as granted, and an official has to determine so.",
    ),
}
"""What it means that a limit has passed, where a reading says so (tafsir 57)."""

BELUM_DIBERITAHU: Final = "belum_diberitahu"
BELUM_MULAI: Final[Mapping[str, Kata]] = {
    TANGGAL_TAK_PASTI.sebab: Kata(
        "Belum berjalan: tanggal yang memulainya belum diketahui sampai harinya.",
        "Not running yet: the date that starts it is not known to the day.",
    ),
    BELUM_DIBERITAHU: Kata(
        "Belum berjalan: belum tercatat bahwa pemohon diberi tahu.",
        "Not running yet: there is no record that the applicant was told.",
    ),
}
"""Why a limit whose start has happened, or is stated, has not started, where that is known."""


class KeadaanJam(StrEnum):
    """How an obligation stands; it is in exactly one of these at any instant."""

    BELUM_MULAI = "belum_mulai"
    """What starts it has not happened, or nobody was told of it who had to be."""
    BERJALAN = "berjalan"
    DIJEDA = "dijeda"
    TERPENUHI = "terpenuhi"
    """Done, in time or late; ``Kewajiban.status`` says which."""
    TERLEWAT = "terlewat"
    """Past due and still open; of what runs from an event: its time has come."""
    BERAKHIR = "berakhir"
    """Ended without being done; ``Kewajiban.penutup`` says by which mark."""


_KEADAAN: Final[Mapping[StatusTenggat, KeadaanJam]] = {
    "berjalan": KeadaanJam.BERJALAN,
    "lewat_target": KeadaanJam.BERJALAN,
    "dijeda": KeadaanJam.DIJEDA,
    "terlambat": KeadaanJam.TERLEWAT,
    "tercapai": KeadaanJam.TERLEWAT,
    "terpenuhi": KeadaanJam.TERPENUHI,
    "terpenuhi_terlambat": KeadaanJam.TERPENUHI,
    "berakhir": KeadaanJam.BERAKHIR,
    "berakhir_terlambat": KeadaanJam.BERAKHIR,
}


@frozen(kw_only=True)
class Kewajiban:
    """One clock: the limit as declared, when it started, what is due, and how it stands.

    ``tenggat`` and ``status`` are None while the starting event has not happened, or nobody was
    told of it who had to be; ``belum``: why it has not started, a code of `BELUM_MULAI`, for no day
    is invented for it. ``selesai``: when it was met or ended (aware); ``penutup``: the mark by
    which. ``dijeda_sejak``: since when a pause that is still open holds it (aware).
    ``akibat``: what it means that it has passed, a code of `AKIBAT_LEWAT`; nothing happens by
    itself.
    """

    batas: BatasWaktu
    tenggat: Perhitungan | None = None
    status: StatusTenggat | None = None
    selesai: datetime | None = None
    penutup: str = ""
    dijeda_sejak: datetime | None = None
    akibat: str = ""
    belum: str = ""

    @property
    def keadaan(self) -> KeadaanJam:
        """Which of the six states it is in; ``status`` is finer where a moment is due."""
        if self.tenggat is None:
            return KeadaanJam.BELUM_MULAI
        if self.status is not None:
            return _KEADAAN[self.status]
        if self.selesai is not None:
            terpenuhi = self.penutup == self.batas.selesai
            return KeadaanJam.TERPENUHI if terpenuhi else KeadaanJam.BERAKHIR
        return KeadaanJam.BERJALAN if self.dijeda_sejak is None else KeadaanJam.DIJEDA


def kewajiban(
    keadaan: Kasus,
    standar: StandarPelayanan,
    kalender: KalenderKerja,
    bacaan: BacaanWaktu,
    kini: datetime,
    *,
    rinci: bool = True,
) -> tuple[Kewajiban, ...]:
    """Every limit of the standard as it was read, as they stand at ``kini`` (aware); without
    ``rinci`` the instants alone, with nothing of how they were counted or why one has not started.

    A condition of eligibility (`BatasWaktu.kelayakan`) is no clock of the case, and is left out.
    Any other limit started by a date fact (a report due after the permitted period) runs once the
    case is approved, from the date that the office then put on record.
    """
    hasil: list[Kewajiban] = []
    for satu in (*standar.waktu, *batas_tinggal(keadaan, standar)):
        batas, bacaan_ini = satu, bacaan
        if (beku := _beku(keadaan, satu)) is not None:
            batas, bacaan_ini = beku.batas, bacaan_tafsir(beku.tafsir)
        if batas.kelayakan:
            continue
        jalur = batas.fakta_mulai
        if jalur is None:
            mulai, penutup = _rentang(keadaan, standar, satu, bacaan_ini)
        else:
            mulai, penutup = _rentang_fakta(keadaan, batas, jalur, kalender, beku)
        if mulai is None:
            belum = _belum(keadaan, batas) if rinci else ""
            hasil.append(Kewajiban(batas=batas, belum=belum))
            continue
        tenggat = _hitung(
            keadaan, standar, batas, mulai, kalender=kalender, bacaan=bacaan_ini, rinci=rinci
        )
        jeda = _jeda_terbuka(keadaan, batas, kini) if penutup is None else None
        hasil.append(_kewajiban(batas, tenggat, penutup, kini, bacaan_ini, jeda=jeda))
    return tuple(hasil)


def _jeda_terbuka(keadaan: Kasus, batas: BatasWaktu, kini: datetime) -> datetime | None:
    """Since when an open pause holds the limit, if one does."""
    if not _terjeda(batas) or not keadaan.dijeda:
        return None
    sejak = keadaan.jeda[-1].mulai
    return sejak if sejak <= kini else None


def _terjeda(batas: BatasWaktu) -> bool:
    return batas.milik is PemilikBatas.KANTOR and not batas.tanpa_jeda


def _belum(keadaan: Kasus, batas: BatasWaktu) -> str:
    if batas.mulai == PUTUSAN:
        return ""
    if (jalur := batas.fakta_mulai) is not None:
        tak_pasti = keadaan.tanggal_mulai.get(jalur, batas) is None
        return TANGGAL_TAK_PASTI.sebab if tak_pasti else ""
    tempat = _mulai(keadaan, batas)
    if tempat is None or _kembali_sesudah(keadaan, batas, tempat):
        return ""
    return BELUM_DIBERITAHU if penutup_sejak(keadaan, batas, tempat + 1) is None else ""


def _kewajiban(
    batas: BatasWaktu,
    tenggat: Perhitungan,
    penutup: Penanda | None,
    kini: datetime,
    bacaan: BacaanWaktu,
    *,
    jeda: datetime | None,
) -> Kewajiban:
    nama, selesai = (penutup.nama, penutup.pada) if penutup is not None else ("", None)
    bagaimana = None
    if isinstance(tenggat, Tenggat):
        bagaimana = status(
            tenggat,
            kini,
            selesai,
            terpenuhi=nama == batas.selesai,
            milik=MILIK[batas.milik],
        )
        jeda = tenggat.dijeda_sejak if bagaimana == "dijeda" else None
    lewat = batas.selesai == _JAWABAN and bagaimana in ("terlambat", "terpenuhi_terlambat")
    akibat = DIANGGAP_DIKABULKAN if lewat and bacaan.keberatan == "dikabulkan" else ""
    if lewat:
        tenggat = _bersandar(tenggat, "keberatan-tanpa-jawaban")
    return Kewajiban(
        batas=batas,
        tenggat=tenggat,
        status=bagaimana,
        selesai=selesai,
        penutup=nama,
        dijeda_sejak=jeda,
        akibat=akibat,
    )


def tenggat_batas(
    keadaan: Kasus,
    standar: StandarPelayanan,
    kalender: KalenderKerja,
    bacaan: BacaanWaktu,
    kode: str,
) -> Tenggat | None:
    """When the limit with that code is due; None where there is none, it has not started, or its
    due moment cannot be computed."""
    batas = next((satu for satu in standar.waktu if satu.kode == kode), None)
    if batas is None:
        return None
    mulai, _ = _rentang(keadaan, standar, batas, bacaan)
    if mulai is None:
        return None
    if (beku := _beku(keadaan, batas)) is not None:
        batas, bacaan = beku.batas, bacaan_tafsir(beku.tafsir)
    tenggat = _hitung(keadaan, standar, batas, mulai, kalender=kalender, bacaan=bacaan)
    return tenggat if isinstance(tenggat, Tenggat) else None


def menunggu_kabar(
    keadaan: Kasus, standar: StandarPelayanan, bacaan: BacaanWaktu, kode: str
) -> bool:
    """Whether the limit with that code would run if only somebody had been told."""
    batas = next((satu for satu in standar.waktu if satu.kode == kode), None)
    return (
        batas is not None
        and _rentang(keadaan, standar, batas, bacaan)[0] is None
        and _belum(keadaan, batas) == BELUM_DIBERITAHU
    )


def batas_tanpa_jeda(keadaan: Kasus, standar: StandarPelayanan) -> BatasWaktu | None:
    """A limit that no pause stops, and that is not yet met or ended."""
    for batas in standar.waktu:
        if batas.tanpa_jeda:
            tempat = _mulai(keadaan, batas)
            if tempat is None or penutup_sejak(keadaan, batas, tempat + 1) is None:
                return batas
    return None


def _rentang(
    keadaan: Kasus, standar: StandarPelayanan, batas: BatasWaktu, bacaan: BacaanWaktu
) -> tuple[datetime | None, Penanda | None]:
    if (beku := _beku(keadaan, batas)) is not None:
        return beku.pada, penutup_beku(keadaan, beku)
    if batas.mulai == PUTUSAN:
        tempat = putusan_terakhir(keadaan, standar)
        if tempat is None:
            return None, None
        penutup = penutup_putusan(keadaan, standar, bacaan, tempat)
        return sejak_baru(keadaan, batas, keadaan.penanda[tempat].pada, tempat, penutup)
    tempat = _mulai(keadaan, batas)
    if tempat is None or _kembali_sesudah(keadaan, batas, tempat):
        return None, None
    # What stops at its own start (a receipt that counts as the answer) is met there.
    seketika = batas.selesai == batas.mulai
    penutup = penutup_sejak(keadaan, batas, tempat + (not seketika))
    mulai = mulai_jam(keadaan, standar, batas, tempat, penutup, bacaan=bacaan)
    return sejak_baru(keadaan, batas, mulai, tempat, penutup)


def _beku(keadaan: Kasus, batas: BatasWaktu) -> JamBeku | None:
    """The clock that keeps a former version's limit, unless this one has started since."""
    if not keadaan.jam_beku:
        return None
    kembali = _terakhir(keadaan.penanda, "dikembalikan") if batas.mulai in TANDA_LENGKAP else None
    return beku_batas(keadaan, batas.kode, _mulai(keadaan, batas), kembali)


def _mulai(keadaan: Kasus, batas: BatasWaktu) -> int | None:
    """The place of the mark that starts it: the last one; what started with the receipt, and ended
    before it was met, starts anew where the case is reopened."""
    if batas.mulai == PUTUSAN:
        return _terakhir(keadaan.penanda, *TANDA_PUTUSAN)
    tempat = _terakhir(keadaan.penanda, batas.mulai)
    if tempat is None or batas.mulai != "diajukan" or batas.selesai == "diajukan":
        return tempat
    berakhir = keadaan.siklus.penghenti - {batas.selesai}
    for lagi in (n for n, satu in enumerate(keadaan.penanda) if satu.nama == "dibuka_kembali"):
        penutup = penutup_sejak(keadaan, batas, tempat + 1)
        if penutup and penutup.nama in berakhir and penutup in keadaan.penanda[:lagi]:
            tempat = lagi
    return tempat


def _kembali_sesudah(keadaan: Kasus, batas: BatasWaktu, tempat: int) -> bool:
    """A dossier that went back to the applicant is complete no longer, until it is again."""
    kembali = _terakhir(keadaan.penanda, "dikembalikan")
    lengkap = batas.mulai in TANDA_LENGKAP
    return lengkap and kembali is not None and kembali > tempat


def _rentang_fakta(
    keadaan: Kasus,
    batas: BatasWaktu,
    jalur: str,
    kalender: KalenderKerja,
    beku: JamBeku | None,
) -> tuple[datetime | None, Penanda | None]:
    tanggal = keadaan.tanggal_mulai.get(jalur)
    disetujui = _terakhir(keadaan.penanda, "disetujui")
    if disetujui is None or tanggal is None:
        return None, None
    # Counts of days look at the date alone; noon keeps it clear of any shift between zones.
    mulai = datetime.combine(tanggal, time(12), kalender.zona)
    if beku is not None:
        return mulai, penutup_beku(keadaan, beku)
    return mulai, penutup_sejak(keadaan, batas, disetujui)


def _terakhir(penanda: tuple[Penanda, ...], *nama: str) -> int | None:
    for n in range(len(penanda) - 1, -1, -1):
        if penanda[n].nama in nama:
            return n
    return None


def _hitung(
    keadaan: Kasus,
    standar: StandarPelayanan,
    batas: BatasWaktu,
    mulai: datetime,
    *,
    kalender: KalenderKerja,
    bacaan: BacaanWaktu,
    rinci: bool = True,
) -> Perhitungan:
    tenggat = hitung_tenggat(
        _panjang(keadaan, batas),
        mulai,
        kalender,
        bacaan,
        keadaan.jeda if _terjeda(batas) else (),
        milik=MILIK[batas.milik],
        awal_dihitung=batas.awal_dihitung,
        kode=batas.kode,
        label=batas.segmen or batas.teks,
        rinci=rinci,
    )
    if not rinci:
        return tenggat
    if perlu_kabar(batas, standar):
        tenggat = _bersandar(tenggat, "mulai-batas-warga")
        if any(satu.nama == KABAR_DITERIMA for satu in keadaan.penanda):
            tenggat = _bersandar(tenggat, "bukti-surel")
    if _bercap(keadaan, batas, bacaan):
        tenggat = _bersandar(tenggat, "tanggal-terima")
    return tenggat


def _panjang(keadaan: Kasus, batas: BatasWaktu) -> Batas:
    """The limit as its steps turned out, the last outcome that speaks of it counting."""
    if not batas.bila_hasil:
        return batas.batas
    hasil = (f"{satu.langkah}.{satu.hasil}" for satu in reversed(keadaan.kemajuan.catatan))
    sesuai = (batas.bila_hasil[satu] for satu in hasil if satu in batas.bila_hasil)
    return next(sesuai, batas.batas)


def _bercap(keadaan: Kasus, batas: BatasWaktu, bacaan: BacaanWaktu) -> bool:
    """Whether it starts with what was received at one instant and entered at another."""
    if batas.mulai not in TANDA_TERIMA:
        return False
    tempat = _terakhir(keadaan.penanda, batas.mulai)
    dicatat = tempat is not None and keadaan.penanda[tempat].dicatat is not None
    return dicatat or bacaan.terima == "hari-pencatatan"


def _bersandar(tenggat: Perhitungan, kode: str) -> Perhitungan:
    """The same, relying on one more entry of the register, in its order."""
    semua = {*tenggat.tafsir, kode}
    return attrs.evolve(tenggat, tafsir=tuple(satu for satu in TAFSIR_WAKTU if satu in semua))
