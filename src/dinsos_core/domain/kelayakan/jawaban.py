"""What an assessment says: per condition and part, with the reason in words, and its summary.

Only the summary may be stored: it holds codes, conclusions, thresholds and versions, and no value
of the case. The full result is for the screen of whoever may see the person's data.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final, TypeAlias

from attrs import evolve, field, frozen

from dinsos_core.domain.kelayakan.dasar_uji import (
    Ketentuan,
    NilaiLain,
    Putusan,
    Soal,
    SoalRentang,
    kata_ambang,
)
from dinsos_core.domain.kelayakan.dinyatakan import peringatan_dinyatakan
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
from dinsos_core.domain.kelayakan.kata_rentang import jelaskan_rentang
from dinsos_core.domain.kelayakan.keganjilan import dibaca, peringatan_fakta
from dinsos_core.domain.kelayakan.peringatan import (
    Peringatan,
    RingkasanPeringatan,
    ringkas_semua,
)
from dinsos_core.domain.kelayakan.pertentangan import (
    Pertentangan,
    kena,
    tanpa_yang_bertentangan,
)
from dinsos_core.domain.kelayakan.rentang import putusan_hari, tak_pasti
from dinsos_core.domain.kelayakan.sebutan import awali_kecil, sebutan_pihak
from dinsos_core.domain.kelayakan.susunan import SyaratSiap, SyaratStandar, UjiSiap
from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.shared.nilai import (
    TIADA,
    BelumDiketahui,
    Nilai,
    NilaiFakta,
    TanggalRentang,
    Tiada,
)
from dinsos_core.domain.standar.jalur import Jalur, urai_jalur
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import Akibat, Bila, RujukanStandar, Syarat
from dinsos_core.domain.standar.tafsir import TafsirDipakai


class Kesimpulan(StrEnum):
    TERPENUHI = "terpenuhi"
    TIDAK_TERPENUHI = "tidak_terpenuhi"
    BELUM_DAPAT_DINILAI = "belum_dapat_dinilai"
    DITERUSKAN = "diteruskan"
    """Not met, and no ground to refuse: another authority deals with whoever does not meet it."""


class Rekomendasi(StrEnum):
    """What the conditions suggest to the office, which decides for itself."""

    SETUJUI = "setujui"
    TOLAK = "tolak"
    TERUSKAN = "teruskan"
    """Pass to another authority: a condition leads there, and none is unmet."""
    PERIKSA = "periksa"
    """Nothing is unmet, but facts are missing or contradict each other."""


JawabanBagian: TypeAlias = "tuple[NilaiFakta | tuple[NilaiFakta, ...], Putusan, NilaiLain]"
"""One value, what the test answered, and the values it was compared with."""
Acuan: TypeAlias = date | TanggalRentang | BelumDiketahui
"""A reference date as far as it is known."""
Jawaban: TypeAlias = (
    "tuple[Kesimpulan, Putusan, Acuan, tuple[JawabanBagian, ...], tuple[Jawaban, ...]]"
)
"""One condition judged, before anybody asks why: the conclusion, whether it applies, the reference
date, its parts, its alternatives. `Penilaian.syarat` makes the explanation from it."""

PeriksaTanggal: TypeAlias = Callable[
    [SyaratStandar, FaktaKasus, date, tuple[Jawaban, ...]], Iterable[Peringatan]
]
"""Warns of dates that may not be the real ones, by what was answered."""

_SEBAB: Final[Mapping[str, Kalimat]] = {
    "belum_diisi": Kalimat(
        "{fakta}: belum diisi; syaratnya {ambang}.", "{fakta}: not stated yet; required: {ambang}."
    ),
    "sumber_tak_terjangkau": Kalimat(
        "{fakta}: belum dapat diperiksa karena sumber datanya sedang tidak terjangkau; "
        "ini tidak berarti tidak terpenuhi. Syaratnya {ambang}.",
        "{fakta}: cannot be checked because its source is out of reach; that does not make it "
        "unmet. Required: {ambang}.",
    ),
    "belum_ditanya": Kalimat(
        "{fakta}: diperiksa kantor pada sumber datanya dan belum ditanyakan; syaratnya {ambang}.",
        "{fakta}: looked up by the office in its source, which was not asked yet; "
        "required: {ambang}.",
    ),
    "jawaban_sumber_salah": Kalimat(
        "{fakta}: dijawab sumber datanya dalam bentuk yang tidak dikenal, jadi belum dapat "
        "diperiksa; pengelola sistem perlu membetulkannya. Syaratnya {ambang}.",
        "{fakta}: answered by its source in a form that is not known, so it cannot be checked "
        "yet; whoever runs the system needs to mend that. Required: {ambang}.",
    ),
    "dihapus": Kalimat(
        "{fakta}: sudah dihapus; syaratnya {ambang}.", "{fakta}: erased; required: {ambang}."
    ),
    "bertentangan": Kalimat(
        "{fakta}: bertentangan dengan isian lain, jadi belum dapat dipakai; syaratnya {ambang}.",
        "{fakta}: contradicts other facts, so nothing can be concluded from it yet; "
        "required: {ambang}.",
    ),
    "salah_jenis": Kalimat(
        "{fakta}: tercatat dalam bentuk yang tidak terbaca; petugas perlu memperbaikinya. "
        "Syaratnya {ambang}.",
        "{fakta}: recorded in an unreadable form; an officer needs to correct it. "
        "Required: {ambang}.",
    ),
}
_TIADA: Final = Kalimat(
    "{fakta}: dinyatakan tidak ada; syaratnya {ambang}.",
    "{fakta}: stated that there is none; required: {ambang}.",
)
_SEBAB_LAIN: Final = Kalimat(
    "{fakta}: belum diketahui ({sebab}); syaratnya {ambang}.",
    "{fakta}: not known ({sebab}); required: {ambang}.",
)
_TIDAK_BERLAKU: Final = Kalimat("Tidak berlaku: hanya {bila}.", "Does not apply: only {bila}.")
_BELUM_TENTU: Final = Kalimat(
    "Belum diketahui apakah syarat ini berlaku: hanya {bila}.",
    "Not known yet whether this applies: only {bila}.",
)
_PENGAJUAN: Final = Kalimat("tanggal pengajuan", "day of submission")
_BUKAN_BAGI: Final = Kalimat(
    "Tidak berlaku bagi {bukan_bagi}; {diteruskan}.",
    "Does not apply to {bukan_bagi}; {diteruskan}.",
)
_BUKAN_PENOLAKAN: Final = Kalimat(
    "Bukan alasan menolak; {diteruskan}.", "No ground to refuse; {diteruskan}."
)
_DITERUSKAN: Final = Kalimat("diteruskan ke {kepada}", "passed on to {kepada}")
_DITERUSKAN_KARENA: Final = Kalimat(
    "diteruskan ke {kepada}, karena {sebab}", "passed on to {kepada}, because {sebab}"
)
_BILA: Final = Kalimat("bila {fakta}: {nilai}", "if {fakta}: {nilai}")
_BILA_YA: Final = Kalimat("bila {fakta}", "if {fakta}")
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
    _soal: Soal | SoalRentang | None = field(default=None, repr=False)
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
        return self._teks(self._uji.ketentuan, bahasa)

    def _teks_bernomor(self, bahasa: Bahasa) -> str:
        """The same after the party's name, which it does not repeat."""
        pihak, _, sisa = self.lokasi.partition("[")
        nomor = int(sisa.partition("]")[0]) + 1
        siapa = sebutan_pihak(pihak, nomor, bahasa, self._uji.ketentuan.kosakata)
        return f"{siapa}: {self._teks(self._uji.tanpa_pihak, bahasa)}"

    def _teks(self, ketentuan: Ketentuan, bahasa: Bahasa) -> str:
        return awali_besar(self._ungkapan(ketentuan).teks(bahasa, ketentuan.kosakata).strip())

    def _ungkapan(self, ketentuan: Ketentuan) -> Ungkapan:
        uji, soal = self._uji.uji, self._soal
        if self._tiada:
            ambang = kata_ambang(uji.ambang, ketentuan)
            return ungkap(_TIADA, fakta=ketentuan.fakta, ambang=ambang)
        if isinstance(soal, SoalRentang):
            jelaskan = uji.jelaskan_rentang or partial(jelaskan_rentang, uji.ambang)
            return jelaskan(evolve(soal, ketentuan=ketentuan), self._putusan())
        if soal is not None:
            if ketentuan is not soal.ketentuan:
                soal = Soal(ketentuan=ketentuan, nilai=soal.nilai, pada=soal.pada, lain=soal.lain)
            return uji.jelaskan(soal, self._putusan())
        return ungkap(
            _SEBAB.get(self.sebab, _SEBAB_LAIN),
            fakta=self._belum or ketentuan.fakta,
            ambang=kata_ambang(uji.ambang, ketentuan),
            sebab=self.sebab.replace("_", " "),
        )

    @property
    def bergantung_tanggal(self) -> bool:
        """Whether the answer differs with the day that an uncertain date is."""
        return isinstance(self._soal, SoalRentang) and len(self._soal.mungkin) > 1

    def _putusan(self) -> Putusan:
        if self.kesimpulan is Kesimpulan.BELUM_DAPAT_DINILAI:
            return BelumDiketahui(sebab=self.sebab)
        return self.kesimpulan is Kesimpulan.TERPENUHI


@frozen(kw_only=True)
class SyaratDinilai:
    """The judgement of one condition.

    ``berlaku`` is False when its only-if is known not to hold; then it stands in nobody's way. Also
    when it passes the case on since it is not for such an applicant (`Syarat.bukan_bagi`).
    ``sebab_belum`` says why it cannot be judged yet, sorted. ``tanggal_acuan`` is the reference
    date, None while unknown, a span where it is uncertain; it may be personal (a date of death).
    """

    kode: str
    kesimpulan: Kesimpulan
    berlaku: bool = True
    bagian: tuple[BagianDinilai, ...] = ()
    pilihan: tuple["SyaratDinilai", ...] = ()
    sebab_belum: tuple[str, ...] = ()
    tafsir: tuple[TafsirDipakai, ...] = ()
    tanggal_acuan: date | TanggalRentang | None = field(default=None, repr=False)
    _siap: SyaratSiap = field(repr=False, eq=False)
    _belum_tentu: bool = field(default=False, repr=False)
    _bentrok: Pertentangan = field(default=(), repr=False, eq=False)

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
        """To whom it then passes the case, within a sentence."""
        return awali_kecil(self._siap.kosakata.kata(self.kepada).dalam(bahasa))

    def teks_diteruskan(self, bahasa: Bahasa = "id") -> str:
        """That it passes the case on, to whom and why, without a value of the case; empty where it
        does not."""
        if self.kesimpulan is not Kesimpulan.DITERUSKAN:
            return ""
        return kata_diteruskan(self._siap.syarat, bahasa, self._siap.kosakata)

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
        diteruskan = [satu for satu in (self.teks_diteruskan(bahasa),) if satu]
        if not self.berlaku and diteruskan:
            return diteruskan
        if bila is not None and not self.berlaku:
            return [ungkap(_TIDAK_BERLAKU, bila=kata_bila(bila)).teks(bahasa, kosakata)]
        baris = []
        if bila is not None and self._belum_tentu:
            baris.append(ungkap(_BELUM_TENTU, bila=kata_bila(bila)).teks(bahasa, kosakata))
        if self.pilihan:
            baris.append(self._cukup(bahasa))
            baris += (f"({n}) {p.teks_penjelasan(bahasa)}" for n, p in enumerate(self.pilihan, 1))
        banyak = len(self.bagian) > 1
        baris += [b._teks_bernomor(bahasa) if banyak else b.teks(bahasa) for b in self.bagian]
        bentrok = [p.peringatan(satu, kosakata).teks(bahasa) for p, satu in self._bentrok]
        return baris + bentrok + diteruskan

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
        ketentuan = siap.uji.ketentuan
        return kata(kata_ambang(siap.uji.uji.ambang, ketentuan), bahasa, siap.kosakata)
    pilihan = [_kata_ambang(p, bahasa) for p in siap.pilihan]
    if (banyak := siap.syarat.sedikitnya) == 1:
        return ungkap(_ATAU).teks(bahasa).join(pilihan)
    return ungkap(_SEDIKITNYA_DARI, banyak=banyak).teks(bahasa) + "; ".join(pilihan)


def kata_diteruskan(syarat: Syarat, bahasa: Bahasa, kosakata: Kosakata) -> str:
    """What a condition that passes the case on says of it."""
    ke = ungkap(
        _DITERUSKAN_KARENA if syarat.sebab else _DITERUSKAN,
        kepada=awali_kecil(kosakata.kata(syarat.kepada).dalam(bahasa)),
        sebab=syarat.sebab,
    )
    kalimat = _BUKAN_BAGI if syarat.bukan_bagi else _BUKAN_PENOLAKAN
    return ungkap(kalimat, bukan_bagi=syarat.bukan_bagi, diteruskan=ke).teks(bahasa, kosakata)


def kata_bila(bila: Bila) -> Ungkapan:
    """An only-if in words: "bila agama: Islam"; where a yes is asked, "bila berstatus menikah"."""
    jalur = urai_jalur(bila.fakta)
    if bila.nilai == (True,):
        return ungkap(_BILA_YA, fakta=jalur)
    return ungkap(_BILA, fakta=jalur, nilai=IsiFakta(jalur.kode, bila.nilai))


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
    _bentrok: Pertentangan = field(repr=False, eq=False)
    _tanggal_lazim: PeriksaTanggal = field(repr=False, eq=False)

    @property
    def syarat(self) -> tuple[SyaratDinilai, ...]:
        """Every condition with its reason, in declared order."""
        pasangan = zip(self._siap.syarat, self._jawaban, strict=True)
        return tuple(
            _dinilai(siap, jawaban, self._fakta, self._bentrok) for siap, jawaban in pasangan
        )

    def teks_kepada(self, bahasa: Bahasa) -> str:
        """To whom the case would be passed on, within a sentence."""
        return awali_kecil(self._siap.kosakata.kata(self.kepada).dalam(bahasa))

    @property
    def peringatan(self) -> tuple[Peringatan, ...]:
        """What is odd about the facts; it refuses nothing. Worded with values: personal."""
        return (
            *peringatan_fakta(self._siap, self._fakta, self.pengajuan),
            *peringatan_dinyatakan(self._fakta, self._siap.kosakata),
            *self._konvensional(),
        )

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
        semua = self._siap.tafsir
        if any(map(_memuat_rentang, self._jawaban)):
            semua = tuple(sorted({*semua, *(t for s in self.syarat for t in s.tafsir)}))
        if self._konvensional():
            semua = tuple(sorted({*semua, self._siap.bacaan_konvensional}))
        return semua

    @property
    def _dipakai(self) -> FaktaKasus:
        """The facts as they were judged."""
        return tanpa_yang_bertentangan(self._fakta, self._bentrok) if self._bentrok else self._fakta

    def _konvensional(self) -> tuple[Peringatan, ...]:
        return tuple(
            self._tanggal_lazim(self._siap, self._dipakai, self.pengajuan, self._jawaban)
            if self._siap.konvensional
            else ()
        )

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


def _memuat_rentang(jawaban: Jawaban) -> bool:
    _, _, acuan, bagian, pilihan = jawaban
    return (
        isinstance(acuan, TanggalRentang)
        or any(tak_pasti(nilai, lain) for nilai, _, lain in bagian)
        or any(map(_memuat_rentang, pilihan))
    )


def _dinilai(
    siap: SyaratSiap, jawaban: Jawaban, fakta: FaktaKasus, bentrok: Pertentangan
) -> SyaratDinilai:
    kesimpulan, berlaku, acuan, isi, alternatif = jawaban
    diteruskan = kesimpulan is Kesimpulan.DITERUSKAN
    bagian = () if siap.uji is None else _bagian_dinilai(siap.uji, siap.pada, acuan, isi, fakta)
    if diteruskan:
        bagian = tuple(_tanpa_penolakan(satu) for satu in bagian)
    # An only-if that does not hold leaves alternatives unanswered.
    pilihan: tuple[SyaratDinilai, ...] = ()
    if siap.pilihan:
        pasangan = zip(siap.pilihan, alternatif, strict=bool(berlaku))
        pilihan = tuple(_dinilai(satu, dijawab, fakta, ()) for satu, dijawab in pasangan)
    sebab: tuple[str, ...] = ()
    if kesimpulan is Kesimpulan.BELUM_DAPAT_DINILAI:
        semua = {b.sebab for b in bagian if b.sebab}.union(*(p.sebab_belum for p in pilihan))
        if isinstance(berlaku, BelumDiketahui):
            semua.add(berlaku.sebab)
        sebab = tuple(sorted(semua))
    return SyaratDinilai(
        kode=siap.syarat.kode,
        kesimpulan=kesimpulan,
        berlaku=berlaku is not False and not (diteruskan and siap.syarat.bukan_bagi),
        bagian=bagian,
        pilihan=pilihan,
        sebab_belum=sebab,
        tafsir=_tafsir(siap, bagian, pilihan),
        tanggal_acuan=None if isinstance(acuan, BelumDiketahui) else acuan,
        siap=siap,
        belum_tentu=isinstance(berlaku, BelumDiketahui) and kesimpulan is not Kesimpulan.TERPENUHI,
        bentrok=kena(bentrok, dibaca(siap, fakta)) if bentrok else (),
    )


def _tafsir(
    siap: SyaratSiap, bagian: tuple[BagianDinilai, ...], pilihan: tuple[SyaratDinilai, ...]
) -> tuple[TafsirDipakai, ...]:
    """The readings it rests on; that of uncertain dates only where the exact one decides."""
    if siap.uji is not None:
        for satu in bagian:
            if satu.bergantung_tanggal:
                tak_pasti = siap.uji.ketentuan.waktu.tafsir("tanggal-tak-pasti")
                return tuple(sorted({*siap.tafsir, tak_pasti}))
        return siap.tafsir
    return tuple(sorted({t for p in pilihan for t in p.tafsir}.union(siap.tafsir)))


def _bagian_dinilai(
    siap: UjiSiap,
    pada: Jalur | None,
    acuan: Acuan,
    isi: tuple[JawabanBagian, ...],
    fakta: FaktaKasus,
) -> tuple[BagianDinilai, ...]:
    tempat = [str(siap.jalur)] if siap.sekaligus else fakta.tempat(siap.jalur)
    bagian = []
    for lokasi, (nilai, putusan, lain) in zip(tempat, isi, strict=False):
        belum = None
        soal: Soal | SoalRentang | None = None
        tiada = Tiada in map(type, nilai) if isinstance(nilai, tuple) else type(nilai) is Tiada
        if tiada or isinstance(nilai, BelumDiketahui):
            pass
        elif isinstance(acuan, BelumDiketahui):
            belum = pada
        elif isinstance(acuan, TanggalRentang) or (siap.tanggal and tak_pasti(nilai, lain)):
            soal = SoalRentang(
                ketentuan=siap.ketentuan,
                nilai=nilai,
                pada=acuan,
                lain=lain,
                acuan=pada,
                mungkin=putusan_hari(siap.bentuk, nilai, acuan, lain),
            )
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


def _tanpa_penolakan(bagian: BagianDinilai) -> BagianDinilai:
    if bagian.kesimpulan is not Kesimpulan.TIDAK_TERPENUHI:
        return bagian
    return evolve(bagian, kesimpulan=Kesimpulan.DITERUSKAN)


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
