"""What an assessment says: per condition and part, with the reason in words, and its summary.

Only the summary may be stored: it holds codes, conclusions, thresholds and versions, and no value
of the case. The full result is for the screen of whoever may see the person's data.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from attrs import field, frozen

from dinsos_core.domain.kelayakan.dasar_uji import NilaiLain, Putusan, Soal
from dinsos_core.domain.kelayakan.fakta import BELUM_DIISI, FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import (
    Isi,
    IsiFakta,
    Kalimat,
    Ungkapan,
    awali_besar,
    kata,
    ungkap,
)
from dinsos_core.domain.kelayakan.nik import peringatan_nik
from dinsos_core.domain.kelayakan.peringatan import (
    Peringatan,
    RingkasanPeringatan,
    ringkas_semua,
)
from dinsos_core.domain.kelayakan.sebutan import sebutan_pihak
from dinsos_core.domain.kelayakan.susunan import SyaratSiap, SyaratStandar, UjiSiap
from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.shared.nilai import TIADA, BelumDiketahui, Nilai, NilaiFakta
from dinsos_core.domain.standar.jalur import Jalur, urai_jalur
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import Akibat, Bila, RujukanStandar
from dinsos_core.domain.standar.tafsir import TafsirDipakai


class Kesimpulan(StrEnum):
    TERPENUHI = "terpenuhi"
    TIDAK_TERPENUHI = "tidak_terpenuhi"
    BELUM_DAPAT_DINILAI = "belum_dapat_dinilai"


class Rekomendasi(StrEnum):
    """What the conditions suggest to the office, which decides for itself."""

    SETUJUI = "setujui"
    TOLAK = "tolak"
    TERUSKAN = "teruskan"
    """Pass to another authority: nothing is unmet but conditions that lead there."""
    PERIKSA = "periksa"
    """Nothing is unmet, but facts are missing."""


JawabanBagian: TypeAlias = "tuple[NilaiFakta | tuple[NilaiFakta, ...], Putusan, NilaiLain]"
"""One value, what the test answered, and the values it was compared with."""
_Pada: TypeAlias = date | BelumDiketahui
Jawaban: TypeAlias = (
    "tuple[Kesimpulan, Putusan, _Pada, tuple[JawabanBagian, ...], tuple[Jawaban, ...]]"
)
"""One condition judged, before anybody asks why: the conclusion, whether it applies, the reference
date, its parts, its alternatives. `Penilaian.syarat` makes the explanation from it."""

_SEBAB: Final[Mapping[str, Kalimat]] = {
    "belum_diisi": Kalimat(
        "{fakta} belum diisi; syaratnya {ambang}.", "{fakta} is not stated yet; required: {ambang}."
    ),
    "sumber_tak_terjangkau": Kalimat(
        "{fakta} belum dapat diperiksa karena sumber datanya sedang tidak terjangkau; "
        "ini tidak berarti tidak terpenuhi. Syaratnya {ambang}.",
        "{fakta} cannot be checked because its source is out of reach; that does not make it "
        "unmet. Required: {ambang}.",
    ),
    "belum_ditanya": Kalimat(
        "{fakta} diperiksa kantor pada sumber datanya dan belum ditanyakan; syaratnya {ambang}.",
        "{fakta} is looked up by the office in its source and was not asked yet; "
        "required: {ambang}.",
    ),
    "jawaban_sumber_salah": Kalimat(
        "{fakta} dijawab sumber datanya dalam bentuk yang tidak dikenal, jadi belum dapat "
        "diperiksa; pengelola sistem perlu membetulkannya. Syaratnya {ambang}.",
        "{fakta} was answered by its source in a form that is not known, so it cannot be checked "
        "yet; whoever runs the system needs to mend that. Required: {ambang}.",
    ),
    "dihapus": Kalimat(
        "{fakta} sudah dihapus; syaratnya {ambang}.", "{fakta} was erased; required: {ambang}."
    ),
    "salah_jenis": Kalimat(
        "{fakta} tercatat dalam bentuk yang tidak terbaca; petugas perlu memperbaikinya. "
        "Syaratnya {ambang}.",
        "{fakta} is recorded in an unreadable form; an officer needs to correct it. "
        "Required: {ambang}.",
    ),
}
_TIADA: Final = Kalimat(
    "{fakta}: dinyatakan tidak ada; syaratnya {ambang}.",
    "{fakta}: stated that there is none; required: {ambang}.",
)
_SEBAB_LAIN: Final = Kalimat(
    "{fakta} belum diketahui ({sebab}); syaratnya {ambang}.",
    "{fakta} is not known ({sebab}); required: {ambang}.",
)
_TIDAK_BERLAKU: Final = Kalimat("Tidak berlaku: hanya {bila}.", "Does not apply: only {bila}.")
_BELUM_TENTU: Final = Kalimat(
    "Belum diketahui apakah syarat ini berlaku: hanya {bila}.",
    "Not known yet whether this applies: only {bila}.",
)
_PENGAJUAN: Final = Kalimat("tanggal pengajuan", "day of submission")
_BILA: Final = Kalimat("bila {fakta}: {nilai}", "if {fakta}: {nilai}")
_SALAH_SATU: Final = Kalimat("Cukup salah satu.", "One of these suffices.")
_SEDIKITNYA: Final = Kalimat(
    "Sedikitnya {banyak} dari {semua}.", "At least {banyak} of these {semua}."
)
_ATAU: Final = Kalimat(" atau ", " or ")
_SEDIKITNYA_DARI: Final = Kalimat("sedikitnya {banyak} dari: ", "at least {banyak} of: ")


@frozen(kw_only=True)
class BagianDinilai:
    """The judgement of one value: of one party, or of the case.

    ``lokasi`` is its place, counted from 0 (`pemohon[1].tanggal_lahir`); ``sebab`` why it cannot
    be judged yet, empty otherwise.
    """

    lokasi: str
    kesimpulan: Kesimpulan
    sebab: str = ""
    _uji: UjiSiap = field(repr=False, eq=False)
    _soal: Soal | None = field(default=None, repr=False)
    _tiada: bool = field(default=False, repr=False)
    _belum: Jalur | None = field(default=None, repr=False)

    @property
    def nilai(self) -> Nilai | tuple[NilaiFakta, ...] | BelumDiketahui:
        """The value judged; personal. Unknown also while the reference date is."""
        if self._tiada:
            return TIADA
        return BELUM_DIISI if self._soal is None else self._soal.nilai

    @property
    def penjelasan(self) -> str:
        """The reason in Indonesian, with the value: personal."""
        return self.teks("id")

    def teks(self, bahasa: Bahasa) -> str:
        """The reason in one language, with the value: personal."""
        return awali_besar(self._ungkapan().teks(bahasa, self._uji.ketentuan.kosakata).strip())

    def _ungkapan(self) -> Ungkapan:
        uji = self._uji.uji
        if self._tiada:
            ketentuan = self._uji.ketentuan
            return ungkap(_TIADA, fakta=ketentuan.fakta, ambang=uji.ambang(ketentuan))
        if self._soal is not None:
            return uji.jelaskan(self._soal, self._putusan())
        return ungkap(
            _SEBAB.get(self.sebab, _SEBAB_LAIN),
            fakta=self._belum or self._uji.ketentuan.fakta,
            ambang=uji.ambang(self._uji.ketentuan),
            sebab=self.sebab.replace("_", " "),
        )

    def _putusan(self) -> Putusan:
        if self.kesimpulan is Kesimpulan.BELUM_DAPAT_DINILAI:
            return BelumDiketahui(sebab=self.sebab)
        return self.kesimpulan is Kesimpulan.TERPENUHI


@frozen(kw_only=True)
class SyaratDinilai:
    """The judgement of one condition.

    ``berlaku`` is False when its only-if is known not to hold; then it stands in nobody's way.
    ``sebab_belum`` says why it cannot be judged yet, sorted. ``tanggal_acuan`` is the reference
    date, None while unknown; it may be personal (a date of death).
    """

    kode: str
    kesimpulan: Kesimpulan
    berlaku: bool = True
    bagian: tuple[BagianDinilai, ...] = ()
    pilihan: tuple["SyaratDinilai", ...] = ()
    sebab_belum: tuple[str, ...] = ()
    tafsir: tuple[TafsirDipakai, ...] = ()
    tanggal_acuan: date | None = field(default=None, repr=False)
    _siap: SyaratSiap = field(repr=False, eq=False)
    _belum_tentu: bool = field(default=False, repr=False)

    @property
    def butir(self) -> tuple[str, ...]:
        """Printed labels, to cite."""
        return self._siap.syarat.butir

    @property
    def teks(self) -> str:
        """The condition in the catalogue's concise words, in Indonesian."""
        return self._siap.syarat.teks

    def teks_syarat(self, bahasa: Bahasa) -> str:
        """The condition in the catalogue's concise words."""
        return self._siap.kosakata.kata(self.teks).dalam(bahasa)

    @property
    def bawa(self) -> str:
        """What to bring to show it, in Indonesian; empty where nothing is named."""
        return self._siap.syarat.bawa

    def teks_bawa(self, bahasa: Bahasa) -> str:
        """What to bring to show it."""
        return self._siap.kosakata.kata(self.bawa).dalam(bahasa)

    @property
    def akibat(self) -> Akibat:
        """What it leads to if unmet."""
        return self._siap.syarat.akibat

    @property
    def kepada(self) -> str:
        """To whom it then passes the case, in Indonesian."""
        return self._siap.syarat.kepada

    def teks_kepada(self, bahasa: Bahasa) -> str:
        """To whom it then passes the case."""
        return self._siap.kosakata.kata(self.kepada).dalam(bahasa)

    @property
    def acuan(self) -> str:
        """What the reference date is: `pengajuan` or the path of a date fact."""
        return self._siap.syarat.pada

    def teks_acuan(self, bahasa: Bahasa) -> str:
        """What the reference date is, in words."""
        acuan: Isi = self._siap.pada or ungkap(_PENGAJUAN)
        return kata(acuan, bahasa, self._siap.kosakata)

    @property
    def ambang(self) -> str:
        """The threshold in Indonesian; holds no value of the case."""
        return self.teks_ambang("id")

    def teks_ambang(self, bahasa: Bahasa) -> str:
        """The threshold in one language; holds no value of the case."""
        return _kata_ambang(self._siap, bahasa)

    @property
    def penjelasan(self) -> str:
        """The whole reason in Indonesian, with values: personal."""
        return self.teks_penjelasan("id")

    def teks_penjelasan(self, bahasa: Bahasa) -> str:
        """The whole reason in one language, with values: personal. A line for each part."""
        return "\n".join(self._baris(bahasa))

    def _baris(self, bahasa: Bahasa) -> list[str]:
        bila, kosakata = self._siap.syarat.bila, self._siap.kosakata
        if bila is not None and not self.berlaku:
            return [ungkap(_TIDAK_BERLAKU, bila=_kata_bila(bila)).teks(bahasa, kosakata)]
        baris = []
        if bila is not None and self._belum_tentu:
            baris.append(ungkap(_BELUM_TENTU, bila=_kata_bila(bila)).teks(bahasa, kosakata))
        if self.pilihan:
            baris.append(self._cukup(bahasa))
            baris += (f"({n}) {p.teks_penjelasan(bahasa)}" for n, p in enumerate(self.pilihan, 1))
        banyak = len(self.bagian) > 1
        return baris + [
            (_sebutan(b.lokasi, bahasa, kosakata) if banyak else "") + b.teks(bahasa)
            for b in self.bagian
        ]

    def _cukup(self, bahasa: Bahasa) -> str:
        if (banyak := self._siap.syarat.sedikitnya) == 1:
            return ungkap(_SALAH_SATU).teks(bahasa)
        return ungkap(_SEDIKITNYA, banyak=banyak, semua=len(self.pilihan)).teks(bahasa)

    def ringkas(self) -> "RingkasanSyarat":
        """What may be stored of it: no value of the case, no personal date."""
        return RingkasanSyarat(
            kode=self.kode,
            butir=self.butir,
            kesimpulan=self.kesimpulan,
            berlaku=self.berlaku,
            ambang=self.ambang,
            acuan=self.acuan,
            akibat=self.akibat,
            kepada=self.kepada,
            sebab_belum=self.sebab_belum,
            tafsir=self.tafsir,
            bagian=tuple(
                RingkasanBagian(lokasi=b.lokasi, kesimpulan=b.kesimpulan, sebab=b.sebab)
                for b in self.bagian
            ),
            pilihan=tuple(p.ringkas() for p in self.pilihan),
        )


def _kata_ambang(siap: SyaratSiap, bahasa: Bahasa) -> str:
    if siap.uji is not None:
        return siap.uji.uji.ambang(siap.uji.ketentuan).teks(bahasa, siap.kosakata)
    pilihan = [_kata_ambang(p, bahasa) for p in siap.pilihan]
    if (banyak := siap.syarat.sedikitnya) == 1:
        return ungkap(_ATAU).teks(bahasa).join(pilihan)
    return ungkap(_SEDIKITNYA_DARI, banyak=banyak).teks(bahasa) + "; ".join(pilihan)


def _kata_bila(bila: Bila) -> Ungkapan:
    jalur = urai_jalur(bila.fakta)
    return ungkap(_BILA, fakta=jalur, nilai=IsiFakta(jalur.kode, bila.nilai))


def _sebutan(lokasi: str, bahasa: Bahasa, kosakata: Kosakata) -> str:
    """`pemohon[1].agama` becomes "Pemohon 2: ", as people count."""
    pihak, _, sisa = lokasi.partition("[")
    return f"{sebutan_pihak(pihak, int(sisa.partition(']')[0]) + 1, bahasa, kosakata)}: "


@frozen(kw_only=True)
class Penilaian:
    """The assessment of one case against one version of a standard, and what it relied on.

    The same facts, standard, calendar and readings give an equal Penilaian years later.
    """

    kesimpulan: Kesimpulan
    rekomendasi: Rekomendasi
    kepada: str
    pengajuan: date
    _siap: SyaratStandar
    _fakta: FaktaKasus = field(repr=False, eq=False)
    _jawaban: tuple[Jawaban, ...] = field(repr=False)

    @property
    def syarat(self) -> tuple[SyaratDinilai, ...]:
        """Every condition with its reason, in declared order."""
        pasangan = zip(self._siap.syarat, self._jawaban, strict=True)
        return tuple(_dinilai(siap, jawaban, self._fakta) for siap, jawaban in pasangan)

    def teks_kepada(self, bahasa: Bahasa) -> str:
        """To whom the case would be passed on."""
        return self._siap.kosakata.kata(self.kepada).dalam(bahasa)

    @property
    def peringatan(self) -> tuple[Peringatan, ...]:
        """What is odd about the facts; it refuses nothing. Worded with values: personal."""
        return tuple(peringatan_nik(self._fakta, self._siap.kosakata))

    @property
    def rujukan(self) -> RujukanStandar:
        """The exact version of the standard."""
        return self._siap.rujukan

    @property
    def versi_kalender(self) -> str:
        """The version of the calendar counted with."""
        return self._siap.versi_kalender

    @property
    def tafsir(self) -> tuple[TafsirDipakai, ...]:
        """Every reading the conditions rest on, sorted."""
        return self._siap.tafsir

    def ringkas(self) -> "RingkasanPenilaian":
        """What an event may store: codes, conclusions, thresholds, readings, versions."""
        return RingkasanPenilaian(
            syarat=tuple(satu.ringkas() for satu in self.syarat),
            kesimpulan=self.kesimpulan,
            rekomendasi=self.rekomendasi,
            kepada=self.kepada,
            pengajuan=self.pengajuan,
            rujukan=self.rujukan,
            versi_kalender=self.versi_kalender,
            tafsir=self.tafsir,
            peringatan=ringkas_semua(self.peringatan),
        )


def _dinilai(siap: SyaratSiap, jawaban: Jawaban, fakta: FaktaKasus) -> SyaratDinilai:
    kesimpulan, berlaku, acuan, isi, alternatif = jawaban
    bagian = () if siap.uji is None else _bagian_dinilai(siap.uji, siap.pada, acuan, isi, fakta)
    # An only-if that does not hold leaves alternatives unanswered.
    pilihan = tuple(
        _dinilai(satu, dijawab, fakta)
        for satu, dijawab in zip(siap.pilihan, alternatif, strict=bool(berlaku))
    )
    sebab: set[str] = set()
    if kesimpulan is Kesimpulan.BELUM_DAPAT_DINILAI:
        sebab = {b.sebab for b in bagian if b.sebab}.union(*(p.sebab_belum for p in pilihan))
        if isinstance(berlaku, BelumDiketahui):
            sebab.add(berlaku.sebab)
    return SyaratDinilai(
        kode=siap.syarat.kode,
        kesimpulan=kesimpulan,
        berlaku=berlaku is not False,
        bagian=bagian,
        pilihan=pilihan,
        sebab_belum=tuple(sorted(sebab)),
        tafsir=siap.tafsir,
        tanggal_acuan=None if isinstance(acuan, BelumDiketahui) else acuan,
        siap=siap,
        belum_tentu=isinstance(berlaku, BelumDiketahui) and kesimpulan is not Kesimpulan.TERPENUHI,
    )


def _bagian_dinilai(
    siap: UjiSiap,
    pada: Jalur | None,
    acuan: date | BelumDiketahui,
    isi: tuple[JawabanBagian, ...],
    fakta: FaktaKasus,
) -> tuple[BagianDinilai, ...]:
    tempat = [str(siap.jalur)] if siap.sekaligus else fakta.tempat(siap.jalur)
    bagian = []
    for lokasi, (nilai, putusan, lain) in zip(tempat, isi, strict=False):
        belum, soal = None, None
        tiada = nilai == TIADA or (isinstance(nilai, tuple) and TIADA in nilai)
        if tiada or isinstance(nilai, BelumDiketahui):
            pass
        elif isinstance(acuan, BelumDiketahui):
            belum = pada
        else:
            soal = Soal(ketentuan=siap.ketentuan, nilai=nilai, pada=acuan, lain=lain)
        bagian.append(
            BagianDinilai(
                lokasi=lokasi,
                kesimpulan=_kesimpulan(putusan),
                sebab=putusan.sebab if isinstance(putusan, BelumDiketahui) else "",
                uji=siap,
                soal=soal,
                tiada=tiada,
                belum=belum,
            )
        )
    return tuple(bagian)


def _kesimpulan(putusan: Putusan) -> Kesimpulan:
    if isinstance(putusan, BelumDiketahui):
        return Kesimpulan.BELUM_DAPAT_DINILAI
    return Kesimpulan.TERPENUHI if putusan else Kesimpulan.TIDAK_TERPENUHI


@frozen(kw_only=True)
class RingkasanBagian:
    """One part of a condition: whose value, and the conclusion."""

    lokasi: str
    kesimpulan: Kesimpulan
    sebab: str = ""


@frozen(kw_only=True)
class RingkasanSyarat:
    """One condition without any value of the case.

    ``acuan`` names the reference date; only that of submission is stored with the whole.
    """

    kode: str
    butir: tuple[str, ...]
    kesimpulan: Kesimpulan
    berlaku: bool
    ambang: str
    acuan: str
    akibat: Akibat
    kepada: str
    sebab_belum: tuple[str, ...]
    tafsir: tuple[TafsirDipakai, ...]
    bagian: tuple[RingkasanBagian, ...]
    pilihan: tuple["RingkasanSyarat", ...] = ()


@frozen(kw_only=True)
class RingkasanPenilaian:
    """A storable assessment: nothing personal, plain values throughout."""

    syarat: tuple[RingkasanSyarat, ...]
    kesimpulan: Kesimpulan
    rekomendasi: Rekomendasi
    kepada: str
    pengajuan: date
    rujukan: RujukanStandar
    versi_kalender: str
    tafsir: tuple[TafsirDipakai, ...]
    peringatan: tuple[RingkasanPeringatan, ...]
