"""Facts that meet every condition of a standard, and facts that break one, from the conditions.

A small solver over the named tests: each gives values on the right side of its bound, the edges
first, and values just beyond. It reads declarations only and never asks the rules it is used on.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from attrs import field, frozen

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.shared.nilai import Keanggotaan, NilaiFakta, PeriodeKeanggotaan
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.domain.standar.kosakata import DefinisiFakta, Kosakata
from dinsos_core.domain.standar.model import StandarPelayanan, Syarat
from dinsos_core.domain.waktu.batas import urai_lama

SEHARI = timedelta(days=1)
DAERAH_LAIN = "11.01"

Tempat = tuple[str, int, str]
"""Where a fact stands: the kind of party ("" for the case), which of them, the fact."""
Isi = Mapping[Tempat, NilaiFakta]
Sisi = tuple[list[NilaiFakta], list[NilaiFakta]]
"""Values that meet a condition, and values that do not."""


@frozen(kw_only=True)
class Soal:
    """A standard's conditions and what their facts may be."""

    standar: StandarPelayanan
    kosakata: Kosakata = field(repr=False)
    pengajuan: date

    @property
    def banyak(self) -> Mapping[str, int]:
        """How many of each party: as many as the standard allows, two at most."""
        return {p.pihak: max(1, min(p.maksimal, 2)) for p in self.standar.pihak}

    def selesaikan(self) -> Isi:
        """Facts that meet every condition, and make every only-if apply."""
        isi: dict[Tempat, NilaiFakta] = {}
        for bila in self._bila():
            isi.update(dict.fromkeys(self.tempat(bila.fakta), bila.nilai[0]))
        for syarat in self.tunggal():
            if syarat.pada != "pengajuan":
                isi.update(dict.fromkeys(self.tempat(syarat.pada), self._tanggal(syarat.pada)))
        for syarat in self.tunggal():
            isi.update(self.baik(syarat, isi)[0])
        return isi

    def tunggal(self) -> Iterator[Syarat]:
        """Every condition that has a test of its own, alternatives included."""
        for syarat in self.standar.syarat:
            yield from syarat.salah_satu or (syarat,)

    def baik(self, syarat: Syarat, isi: Isi) -> list[Isi]:
        """Facts that meet a condition, the rest as in ``isi``."""
        if syarat.uji == "berbeda":
            pilihan = self._definisi(syarat).pilihan
            return [dict(zip(self.tempat(syarat.fakta), pilihan, strict=False))]
        tempat = self.tempat(syarat.fakta)
        if syarat.uji == "sama":
            dengan = self.tempat(str(syarat.parameter["dengan"]))
            nilai = self._definisi(syarat).pilihan
            return [dict.fromkeys((*tempat, *dengan), satu) for satu in nilai]
        return [dict.fromkeys(tempat, satu) for satu in self._sisi(syarat, isi)[0]]

    def buruk(self, syarat: Syarat, isi: Isi) -> list[Isi]:
        """Facts that break a condition through its last party alone."""
        terakhir = self.tempat(syarat.fakta)[-1]
        if syarat.uji == "berbeda":
            return [{terakhir: isi[self.tempat(syarat.fakta)[0]]}]
        if syarat.uji == "sama":
            pilihan = self._definisi(syarat).pilihan
            return [{terakhir: satu} for satu in pilihan if satu != isi[terakhir]]
        return [{terakhir: satu} for satu in self._sisi(syarat, isi)[1]]

    def sumber(self, syarat: Syarat) -> list[Tempat]:
        """The facts of which each one alone, missing, leaves a condition open."""
        lain = [syarat.pada] if syarat.pada != "pengajuan" else []
        if syarat.uji == "sama":
            lain.append(str(syarat.parameter["dengan"]))
        return [self.tempat(jalur)[-1] for jalur in (syarat.fakta, *lain)]

    def tempat(self, jalur: str) -> list[Tempat]:
        """The places a path leads to."""
        urai = urai_jalur(jalur)
        banyak = self.banyak[urai.pihak] if urai.setiap else 1
        return [(urai.pihak, n, urai.kode) for n in range(banyak)]

    def fakta(self, isi: Isi) -> FaktaKasus:
        """The facts as the rules take them."""
        pihak = {
            nama: tuple(
                {kode: nilai for (p, n, kode), nilai in isi.items() if (p, n) == (nama, ke)}
                for ke in range(banyak)
            )
            for nama, banyak in self.banyak.items()
        }
        return FaktaKasus(
            pihak=pihak, kasus={kode: nilai for (p, _, kode), nilai in isi.items() if not p}
        )

    def _bila(self) -> Iterator[Bila]:
        yield from (s.bila for s in self.tunggal() if s.bila)
        yield from (d.bila for d in self.standar.dokumen if d.bila)
        yield from (langkah.bila for langkah in self.standar.langkah if langkah.bila)

    def _tanggal(self, jalur: str) -> date:
        """A date to count from: ahead where the fact may lie ahead."""
        depan = self.kosakata.fakta[urai_jalur(jalur).kode].boleh_masa_depan
        return self.pengajuan + timedelta(days=30 if depan else -10)

    def _definisi(self, syarat: Syarat) -> DefinisiFakta:
        return self.kosakata.fakta[urai_jalur(syarat.fakta).kode]

    def _sisi(self, syarat: Syarat, isi: Isi) -> Sisi:
        acuan = self.pengajuan
        if syarat.pada != "pengajuan":
            nilai = isi[self.tempat(syarat.pada)[0]]
            assert isinstance(nilai, date)
            acuan = nilai
        parameter = {"wilayah": self.standar.instansi.wilayah, **syarat.parameter}
        return _SISI[syarat.uji](parameter, acuan, self._definisi(syarat))


Parameter = Mapping[str, object]


def _mundur(pada: date, bulan: int) -> date:
    """The same day some months before; the days used here exist in every month."""
    tahun, sisa = divmod(pada.year * 12 + pada.month - 1 - bulan, 12)
    return pada.replace(year=tahun, month=sisa + 1)


def _angka(parameter: Parameter, nama: str) -> int | None:
    nilai = parameter.get(nama)
    assert nilai is None or isinstance(nilai, int)
    return nilai


def _daftar(parameter: Parameter, nama: str) -> tuple[str, ...]:
    nilai = parameter.get(nama, ())
    return (nilai,) if isinstance(nilai, str) else nilai  # type: ignore[return-value]  # by declaration


def _usia(parameter: Parameter, pada: date, _: DefinisiFakta) -> Sisi:
    """Dates of birth on both edges and one day beyond each."""
    baik: list[NilaiFakta] = []
    buruk: list[NilaiFakta] = []
    if (minimal := _angka(parameter, "min")) is not None:
        cara = parameter.get("batas_bawah")
        termuda = _mundur(pada - SEHARI * (cara == "sehari_sesudah"), 12 * minimal)
        if cara == "lebih_dari":
            termuda = _mundur(pada, 12 * (minimal + 1))
        baik.append(termuda)
        buruk.append(termuda + SEHARI)
    if (maksimal := _angka(parameter, "maks")) is not None:
        tertua = _mundur(pada, 12 * (maksimal + 1)) + SEHARI
        if parameter.get("batas_atas") == "ulang_tahun":
            tertua = _mundur(pada, 12 * maksimal)
        baik.append(tertua)
        buruk.append(tertua - SEHARI)
    return baik, buruk


def _lama(parameter: Parameter, pada: date, _: DefinisiFakta) -> Sisi:
    baik: list[NilaiFakta] = []
    buruk: list[NilaiFakta] = []
    for nama, arah in (("min", SEHARI), ("maks", -SEHARI)):
        if nama in parameter:
            lama = urai_lama(str(parameter[nama])).total_bulan
            tepi = _mundur(pada + SEHARI * bool(parameter.get("awal_dihitung")), lama)
            baik.append(tepi)
            buruk.append(tepi + arah)
    return baik, buruk


def _hari_sejak(parameter: Parameter, pada: date, _: DefinisiFakta) -> Sisi:
    baik: list[NilaiFakta] = []
    buruk: list[NilaiFakta] = []
    for nama, arah in (("min", SEHARI), ("maks", -SEHARI)):
        if (hari := _angka(parameter, nama)) is not None:
            tepi = pada - timedelta(days=hari - bool(parameter.get("awal_dihitung")))
            baik.append(tepi)
            buruk.append(tepi + arah)
    return baik, buruk


def _terdaftar(parameter: Parameter, pada: date, definisi: DefinisiFakta) -> Sisi:
    """Listed in any list accepted without a note; not listed, in another list of the registry, no
    longer, or, if that matters, elsewhere."""
    diterima = _daftar(parameter, "daftar")
    semua = (*diterima, *_daftar(parameter, "daftar_setara"))
    lain = [satu for satu in definisi.daftar if satu not in semua]
    buruk = [
        Keanggotaan(),
        _anggota(diterima[0], sampai=pada - SEHARI),
        *map(_anggota, lain),
    ]
    if parameter.get("di_wilayah"):
        buruk.append(_anggota(diterima[0], wilayah=DAERAH_LAIN))
    return [_anggota(daftar) for daftar in diterima], list(buruk)


def _anggota(daftar: str, sampai: date | None = None, wilayah: str = "") -> Keanggotaan:
    periode = PeriodeKeanggotaan(daftar=daftar, sampai=sampai, wilayah=wilayah)
    return Keanggotaan(periode=(periode,))


def _dalam(parameter: Parameter, _: date, definisi: DefinisiFakta) -> Sisi:
    nilai = _daftar(parameter, "nilai")
    lain = [satu for satu in definisi.pilihan if satu not in nilai]
    if definisi.banyak:
        return [frozenset({satu}) for satu in nilai], [frozenset({satu}) for satu in lain]
    return list(nilai), list(lain)


def _wilayah(parameter: Parameter, _: date, __: DefinisiFakta) -> Sisi:
    return [f"{parameter['wilayah']}.01", str(parameter["wilayah"])], [DAERAH_LAIN]


def _ya(_: Parameter, __: date, ___: DefinisiFakta) -> Sisi:
    return [True], [False]


def _sedikit(parameter: Parameter, _: date, __: DefinisiFakta) -> Sisi:
    minimal = _angka(parameter, "min")
    assert minimal is not None
    return [minimal, minimal + 1], [minimal - 1]


def _banyak(parameter: Parameter, _: date, __: DefinisiFakta) -> Sisi:
    maks = _angka(parameter, "maks")
    assert maks is not None
    return [maks, 0], [maks + 1]


def _terbalik(sisi: Callable[[Parameter, date, DefinisiFakta], Sisi]) -> Callable[..., Sisi]:
    def balik(parameter: Parameter, pada: date, definisi: DefinisiFakta) -> Sisi:
        baik, buruk = sisi(parameter, pada, definisi)
        return buruk, baik

    return balik


_SISI: Mapping[str, Callable[[Parameter, date, DefinisiFakta], Sisi]] = {
    "usia": _usia,
    "lama": _lama,
    "hari_sejak": _hari_sejak,
    "terdaftar": _terdaftar,
    "tidak_terdaftar": _terbalik(_terdaftar),
    "dalam": _dalam,
    "bukan": _terbalik(_dalam),
    "wilayah": _wilayah,
    "luar_wilayah": _terbalik(_wilayah),
    "ya": _ya,
    "atestasi": _ya,
    "tidak": _terbalik(_ya),
    "paling_sedikit": _sedikit,
    "paling_banyak": _banyak,
}
