"""A standard's conditions made ready to run: paths and parameters read once, not once per case."""

from collections.abc import Callable, Iterable, Mapping

from attrs import evolve, field

from dinsos_core.domain.kelayakan.bentuk import Bentuk
from dinsos_core.domain.kelayakan.cakupan import cakupan
from dinsos_core.domain.kelayakan.dasar_uji import Ketentuan, Pemeriksa, Uji, WaktuUji
from dinsos_core.domain.kelayakan.deklarasi import PENGAJUAN, baca_parameter, periksa_deklarasi
from dinsos_core.domain.kelayakan.diperlukan import atestasi_oleh, jalur_fakta
from dinsos_core.domain.kelayakan.fakta import (
    TIPE_NILAI,
    FaktaKasus,
    Pembaca,
    pembaca,
    siapkan_bila,
)
from dinsos_core.domain.kelayakan.pertentangan import PemeriksaanSiap, siapkan_pemeriksaan
from dinsos_core.domain.kelayakan.sah import Sah, Wajar, wajar
from dinsos_core.domain.kelayakan.syarat import penjawab
from dinsos_core.domain.kelayakan.terjawab import Penjawab
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import BelumDiketahui, Nilai, TanggalRentang
from dinsos_core.domain.standar.bacaan import bacaan_standar
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.jalur import Jalur, urai_jalur
from dinsos_core.domain.standar.kosakata import JenisFakta, Kosakata
from dinsos_core.domain.standar.model import RujukanStandar, StandarPelayanan, Syarat
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.standar.wilayah import Daerah
from dinsos_core.domain.waktu.kalender import KalenderKerja


@frozen(kw_only=True, eq=False)
class UjiSiap:
    """A test with its bounds.

    ``bentuk`` can be read if it is a `Bentuk`, and only called if an agency's own test gave a plain
    function; ``periksa`` is the call.
    ``sah`` are the values its fact can have, ``diterima`` the exact types its test is asked about:
    those of its fact but for uncertain dates, or a tuple of all values; ``wajar`` what is asked of
    each before. A known absence is answered by ``uji.tiada``. ``tanggal``: it judges a date.
    ``tanpa_pihak`` words it where it is said already of whom.
    """

    uji: Uji
    ketentuan: Ketentuan
    bentuk: Pemeriksa
    periksa: Pemeriksa
    jalur: Jalur
    baca: Pembaca
    sekaligus: bool
    sah: Sah
    diterima: frozenset[type]
    wajar: Wajar | None
    tanggal: bool
    lain: tuple[tuple[str, Jalur, Pembaca, Sah], ...]
    """Each parameter that is a path: how it is read, and the values that its fact can have."""
    tanpa_pihak: Ketentuan


@frozen(kw_only=True, eq=False)
class SyaratSiap:
    """A condition ready to run. ``uji`` is None exactly when it has alternatives (``pilihan``)."""

    syarat: Syarat
    uji: UjiSiap | None
    pilihan: tuple["SyaratSiap", ...]
    bila: Callable[[FaktaKasus], bool | BelumDiketahui] | None
    pada: Jalur | None
    """Where the reference date stands; None: the day of the first submission."""
    tafsir: tuple[TafsirDipakai, ...]
    """Every reading it rests on, sorted: declared, of its test, of its alternatives."""
    kosakata: Kosakata
    """The words of its explanation."""
    jawab: Penjawab = field(init=False)
    """The condition as a function, everything that it reads looked up before."""

    @jawab.default
    def _jawab(self) -> Penjawab:
        return penjawab(
            self.syarat, self.uji, [p.jawab for p in self.pilihan], self.bila, self.pada
        )


@frozen(kw_only=True)
class SyaratStandar:
    """All conditions of one standard ready to judge any number of cases, and what an assessment
    relies on: the versions, the readings.

    ``wilayah``: the agency's own area, ``daerah`` with its former codes. ``jalur``: every fact path
    the standard refers to; ``konvensional``: those whose dates may be conventional ones that are
    warned about (tafsir 60); ``atestasi``: see `atestasi_oleh`; ``pemeriksaan``: how its facts are
    held against each other.
    """

    syarat: tuple[SyaratSiap, ...] = field(repr=False, eq=False)
    penjawab: tuple[Penjawab, ...] = field(repr=False, eq=False)
    rujukan: RujukanStandar
    wilayah: str
    daerah: Daerah = field(repr=False, eq=False)
    versi_kalender: str
    tafsir: tuple[TafsirDipakai, ...]
    kosakata: Kosakata = field(repr=False, eq=False)
    jalur: tuple[Jalur, ...] = field(repr=False, eq=False)
    konvensional: tuple[Jalur, ...] = field(repr=False, eq=False)
    bacaan_konvensional: TafsirDipakai = field(repr=False, eq=False)
    atestasi: Mapping[str, tuple[str, ...]] = field(repr=False, eq=False)
    pemeriksaan: PemeriksaanSiap = field(repr=False, eq=False)


@frozen(kw_only=True)
class _Bahan:
    """What every condition of one standard is made ready with."""

    uji: Mapping[str, Uji]
    daerah: Daerah
    waktu: WaktuUji
    kosakata: Kosakata


def siapkan(
    standar: StandarPelayanan,
    kalender: KalenderKerja,
    kosakata: Kosakata,
    uji: Mapping[str, Uji] = UJI,
) -> SyaratStandar:
    """Make a standard's conditions ready to run, under the readings of time it pins.

    Raises:
        ValueError: a condition is unsound; a loaded catalogue has none.
    """
    bacaan = bacaan_standar(standar)
    bahan = _Bahan(
        uji=uji,
        daerah=standar.instansi.daerah,
        waktu=WaktuUji(kalender=kalender.untuk(bacaan.cuti_bersama), bacaan=bacaan),
        kosakata=kosakata,
    )
    siap = tuple(_siapkan_syarat(syarat, bahan) for syarat in standar.syarat)
    jalur = tuple(map(urai_jalur, jalur_fakta(standar, uji)))
    return SyaratStandar(
        syarat=siap,
        penjawab=tuple([satu.jawab for satu in siap]),
        rujukan=standar.rujukan,
        wilayah=bahan.daerah.kode,
        daerah=bahan.daerah,
        versi_kalender=kalender.versi,
        tafsir=tuple(sorted({t for s in siap for t in s.tafsir})),
        kosakata=kosakata,
        jalur=jalur,
        konvensional=tuple(satu for satu in jalur if _diperingatkan(satu, bahan)),
        bacaan_konvensional=bahan.waktu.tafsir("tanggal-konvensional"),
        atestasi=atestasi_oleh(standar),
        pemeriksaan=siapkan_pemeriksaan(cakupan(standar, kosakata, jalur)),
    )


def _diperingatkan(jalur: Jalur, bahan: _Bahan) -> bool:
    definisi = bahan.kosakata.fakta.get(jalur.kode)
    memperingatkan = bahan.waktu.bacaan.tanggal_konvensional == "memperingatkan"
    return memperingatkan and definisi is not None and definisi.konvensional


def menurut_rentang(siap: SyaratSiap) -> SyaratSiap:
    """The same condition, open wherever the exact date decides (tafsir 59's default)."""
    uji = siap.uji
    if uji is not None:
        waktu = uji.ketentuan.waktu
        if waktu.bacaan.tanggal_tak_pasti == "rentang":
            return siap
        bacaan = evolve(waktu.bacaan, tanggal_tak_pasti="rentang")
        ketentuan = evolve(uji.ketentuan, waktu=evolve(waktu, bacaan=bacaan))
        return evolve(siap, uji=evolve(uji, ketentuan=ketentuan))
    return evolve(siap, pilihan=tuple(map(menurut_rentang, siap.pilihan)))


def _siapkan_syarat(syarat: Syarat, bahan: _Bahan) -> SyaratSiap:
    """Read a declaration.

    Raises:
        ValueError: it is unsound. `periksa_syarat` says so beforehand, in full.
    """
    if masalah := periksa_deklarasi(syarat, bahan.uji):
        rincian = "; ".join(f"{m.kunci}: {m.kode} {m.ditemukan!r}" for m in masalah)
        raise ValueError(f"syarat {syarat.kode!r} tidak sah: {rincian}")
    pilihan = tuple(_siapkan_syarat(satu, bahan) for satu in syarat.salah_satu)
    siap = None if pilihan else _siapkan_uji(syarat, bahan)
    dari_uji = map(bahan.waktu.tafsir, siap.uji.tafsir(siap.ketentuan) if siap else ())
    tafsir = {*syarat.tafsir, *dari_uji, *(t for p in pilihan for t in p.tafsir)}
    return SyaratSiap(
        syarat=syarat,
        uji=siap,
        pilihan=pilihan,
        bila=None if syarat.bila is None else _siapkan_bila(syarat.bila, bahan.kosakata),
        pada=None if syarat.pada == PENGAJUAN else urai_jalur(syarat.pada),
        tafsir=tuple(sorted(tafsir)),
        kosakata=bahan.kosakata,
    )


def _siapkan_uji(syarat: Syarat, bahan: _Bahan) -> UjiSiap:
    uji = bahan.uji[syarat.uji]
    parameter, _ = baca_parameter(uji, syarat.parameter)
    ketentuan = Ketentuan(
        fakta=urai_jalur(syarat.fakta),
        waktu=bahan.waktu,
        kosakata=bahan.kosakata,
        parameter=parameter,
        wilayah=bahan.daerah.kode,
        wilayah_lama=bahan.daerah.lama,
    )
    ambang = uji.ambang(ketentuan)
    terbaca = (ambang.teks("id", bahan.kosakata), ambang.teks("en", bahan.kosakata))
    ketentuan = evolve(ketentuan, ambang=Kata(*terbaca))
    bentuk = uji.siapkan(ketentuan)
    sah = _sah(ketentuan.fakta, uji.jenis, bahan.kosakata)
    lain = tuple(
        (nama, isi, pembaca(isi), _sah(isi, uji.parameter[nama].fakta or uji.jenis, bahan.kosakata))
        for nama, isi in parameter.items()
        if isinstance(isi, Jalur)
    )
    return UjiSiap(
        uji=uji,
        ketentuan=ketentuan,
        bentuk=bentuk,
        # A bound method is called in half the time that its object is.
        periksa=bentuk.__call__ if isinstance(bentuk, Bentuk) else bentuk,
        jalur=ketentuan.fakta,
        baca=pembaca(ketentuan.fakta),
        sekaligus=uji.sekaligus,
        sah=sah,
        diterima=frozenset({tuple}) if uji.sekaligus else sah.tipe - {TanggalRentang},
        wajar=None if uji.sekaligus else sah.wajar,
        tanggal=TanggalRentang in sah.tipe,
        lain=lain,
        tanpa_pihak=evolve(ketentuan, fakta=Jalur(kode=ketentuan.fakta.kode)),
    )


def _siapkan_bila(bila: Bila, kosakata: Kosakata) -> Callable[[FaktaKasus], bool | BelumDiketahui]:
    jalur = urai_jalur(bila.fakta)
    dikenal = jalur.kode in kosakata.fakta
    return siapkan_bila(bila, _sah(jalur, (), kosakata) if dikenal else None)


def _sah(jalur: Jalur, jenis: Iterable[JenisFakta], kosakata: Kosakata) -> Sah:
    """The values that the fact under a path can have; of one that the vocabulary does not know, any
    of these kinds."""
    definisi = kosakata.fakta.get(jalur.kode)
    if definisi is None:
        return Sah(tipe=frozenset(satu for kini in jenis for satu in TIPE_NILAI[kini]))
    banyak: frozenset[type[Nilai]] = frozenset({frozenset})
    tipe = banyak if definisi.banyak else TIPE_NILAI[definisi.jenis]
    return Sah(
        tipe=tipe - {TanggalRentang} if definisi.pasti else tipe,
        wajar=wajar(definisi, kosakata),
        tiada=definisi.boleh_tiada,
    )
