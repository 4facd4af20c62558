"""A list put to the conditions of one standard: the frame comes back with its answers."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import reduce
from types import MappingProxyType
from typing import Any, Final, TypeVar, cast

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrame
from returns.result import Failure, Result, Success

from dinsos_adapters.kolom.baris import Baris, dibaca, tanya_curiga
from dinsos_adapters.kolom.daftar import SEMENTARA, Daftar, Kerangka, baca_daftar
from dinsos_adapters.kolom.hasil import MAKS_SYARAT, NAMA, URUTAN, HasilKolom
from dinsos_adapters.kolom.logika import Logika, Pasangan, atau, kolom
from dinsos_adapters.kolom.syarat import tanya_syarat
from dinsos_core.application.kelayakan import Pertanyaan, siapkan_daftar
from dinsos_core.domain.kelayakan.curiga import Curiga
from dinsos_core.domain.kelayakan.dasar_uji import Uji
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import nilai_siap
from dinsos_core.domain.kelayakan.ringkasan import Kesimpulan
from dinsos_core.domain.kelayakan.susunan import SyaratSiap, SyaratStandar
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.standar.model import Akibat
from dinsos_core.ports.katalog import TANPA_TAFSIR, Katalog
from dinsos_core.ports.lingkungan import PenyediaKalender

K = TypeVar("K", bound=IntoFrame)

TANPA_KOLOM: Final[Mapping[str, str]] = MappingProxyType({})
_TERPENUHI: Final = Kesimpulan.TERPENUHI
_BELUM: Final = Kesimpulan.BELUM_DAPAT_DINILAI
_GAGAL: Final = (Kesimpulan.TIDAK_TERPENUHI, Kesimpulan.DITERUSKAN)
_BILANGAN: Final = ((8, nw.UInt8()), (16, nw.UInt16()), (32, nw.UInt32()), (64, nw.UInt64()))
"""The narrowest whole number with so many bits: what is narrow is fast."""


def nilai_kolom(
    katalog: Katalog,
    kalender: PenyediaKalender,
    layanan: str,
    kerangka: K,
    *,
    instansi: str,
    pada: date,
    varian: str | None = None,
    tafsir: Mapping[str, str] = TANPA_TAFSIR,
    uji: Mapping[str, Uji] = UJI,
    kolom: Mapping[str, str] = TANPA_KOLOM,
    bawa: Collection[str] = (),
    awalan: str = "kelayakan_",
) -> Result[HasilKolom[K], tuple[Halangan, ...]]:
    """`nilai_kelayakan` of every row of a frame, as if each were submitted on ``pada``.

    A column is called by the path of its fact (`tanggal_nikah`, `pemohon.agama`,
    `pemohon[1].agama`), or ``kolom`` says which it is. ``bawa`` names those that hold no fact and
    are carried along. What has no column, and where nothing stands, is unknown.

    Everything that stands against it comes at once: what `nilai_kelayakan` says of the service, of
    names of facts and parties; columns whose type cannot hold their fact; names that are taken. A
    *value* that its fact cannot have leaves its own row unknown and harms no other.

    A lazy frame stays lazy where everything can be asked of columns; else it is collected.

    Raises:
        ValueError: the standard has more than `MAKS_SYARAT` conditions; several columns of the
            frame have one name.
        TypeError: this is no frame that narwhals knows.
    """
    asal: Kerangka = nw.from_native(kerangka)
    nama = asal.collect_schema().names()
    # Some libraries let a column's name be a number; no fact is called so.
    jalur = {s: kolom.get(s, s) for s in nama if s not in bawa and isinstance(s, str)}
    tanya = Pertanyaan(instansi=instansi, layanan=layanan, pada=pada, varian=varian, tafsir=tafsir)
    siap = siapkan_daftar(katalog, kalender, tanya, jalur.values(), uji=uji)
    daftar, salah = baca_daftar(asal, jalur, katalog.kosakata, pada)
    salah += _nama_salah(nama, [*kolom, *bawa], awalan)
    salah += _fakta_salah(set(nama) - set(bawa), jalur)
    if salah or not is_successful(siap):
        return Failure((*(() if is_successful(siap) else siap.failure()), *salah))
    standar = siap.unwrap()
    if len(standar.syarat) > MAKS_SYARAT:
        raise ValueError(f"{len(standar.syarat)} syarat; paling banyak {MAKS_SYARAT}")
    penilai = _Penilai(
        siap=standar, daftar=daftar, pada=pada, nama=tuple(f"{awalan}{satu}" for satu in NAMA)
    )
    hasil = cast(K, penilai.nilai(asal).to_native())
    return Success(HasilKolom(kerangka=hasil, siap=standar, pengajuan=pada, awalan=awalan))


def _nama_salah(nama: list[str], disebut: Iterable[str], awalan: str) -> Iterator[Halangan]:
    for satu in disebut:
        if satu not in nama:
            mirip = terdekat(satu, nama)
            yield halangan(KodeHalangan.FAKTA_TIDAK_DIKENAL, satu, mirip=mirip)
    baru = {f"{awalan}{satu}" for satu in NAMA}
    for satu in nama:
        if satu in baru or str(satu).startswith(SEMENTARA):
            yield halangan(KodeHalangan.FAKTA_GANDA, satu)


def _fakta_salah(nama: Collection[str], jalur: Mapping[str, str]) -> Iterator[Halangan]:
    """Columns with a name that no fact can have, and those that say what another says already."""
    for satu in nama:
        if satu not in jalur:
            yield halangan(KodeHalangan.FAKTA_TIDAK_DIKENAL, str(satu))
    sudah: set[str] = set()
    for satu, asal in jalur.items():
        if asal in sudah:
            yield halangan(KodeHalangan.FAKTA_GANDA, satu)
        sudah.add(asal)


@frozen(kw_only=True)
class _Penilai:
    """One list, one standard, one day; ``nama`` are those of the columns to come."""

    siap: SyaratStandar
    daftar: Daftar
    pada: date
    nama: tuple[str, ...]

    def nilai(self, asal: Kerangka) -> Kerangka:
        """The frame with its answers."""
        syarat = [tanya_syarat(satu, self.daftar, self.pada) for satu in self.siap.syarat]
        curiga = self._curiga(asal.implementation)
        if isinstance(asal, nw.DataFrame):
            return self._utuh(asal, syarat, curiga)
        langsung = [satu for satu in syarat if satu is not None]
        if len(langsung) == len(syarat) and all(satu is False for _, satu in curiga):
            semua = asal.collect_schema().names()
            return self._tanya(asal, langsung, curiga=False).select(*semua, *self.nama)
        return self._utuh(asal.collect(), syarat, curiga).lazy(asal.implementation)

    def _curiga(self, milik: nw.Implementation) -> list[tuple[Curiga | None, Logika | None]]:
        """What makes a case suspect, and as a question to columns."""
        semua = self.siap.pemeriksaan.curiga(list(self.daftar.kolom))
        if semua is None:
            return [(None, True)]
        selisih = milik.is_polars() or milik.is_pandas_like()
        return [
            (satu, tanya_curiga(satu, self.daftar, self.pada, berselisih=selisih)) for satu in semua
        ]

    def _utuh(
        self,
        asal: nw.DataFrame[Any],
        syarat: list[Pasangan | None],
        curiga: list[tuple[Curiga | None, Logika | None]],
    ) -> nw.DataFrame[Any]:
        baris = Baris(
            kerangka=asal, daftar=self.daftar, kosakata=self.siap.kosakata, pada=self.pada
        )
        tambahan: list[nw.Series[Any]] = []

        def tambah(isi: list[bool]) -> nw.Expr:
            nama = f"{SEMENTARA}baris_{len(tambahan)}"
            tambahan.append(_seri(nama, isi, nw.Boolean(), asal))
            return nw.col(nama)

        def satu_satu(siap: SyaratSiap) -> Pasangan:
            tempat = dibaca(siap, self.daftar)
            hasil = baris.tanya(tempat, lambda fakta: siap.jawab(fakta, self.pada)[0])
            ya = tambah([satu is _TERPENUHI for satu in hasil])
            return Pasangan(ya=ya, tidak=tambah([satu in _GAGAL for satu in hasil]))

        langsung = [
            satu_satu(siap) if satu is None else satu
            for siap, satu in zip(self.siap.syarat, syarat, strict=True)
        ]
        dicurigai = [
            tambah(baris.curiga(satu)) if ditanya is None and satu is not None else ditanya
            for satu, ditanya in curiga
        ]
        semua = atau(*(satu for satu in dicurigai if satu is not None))
        lengkap = asal.with_columns(*tambahan) if tambahan else asal
        hasil = self._tanya(lengkap.lazy(), langsung, curiga=semua).select(*self.nama).collect()
        return asal.with_columns(*self._periksa(asal, hasil))

    def _periksa(
        self, asal: nw.DataFrame[Any], hasil: nw.DataFrame[Any]
    ) -> Iterator[nw.Series[Any]]:
        """The answers again, where a suspect case does contradict itself."""
        kesimpulan, tidak, belum, bentrok = (hasil[satu] for satu in self.nama)
        nomor = [int(n) for n in bentrok.arg_true().to_list()]
        baris = Baris(
            kerangka=asal.filter(bentrok) if nomor else asal.head(0),
            daftar=self.daftar,
            kosakata=self.siap.kosakata,
            pada=self.pada,
        )
        ulang = baris.tanya(list(self.daftar.kolom), self._bentrok)
        ada = [(n, satu) for n, satu in zip(nomor, ulang, strict=True) if satu is not None]
        for seri, ke in ((kesimpulan, 0), (tidak, 1), (belum, 2)):
            isi = _seri(seri.name, [satu[ke] for _, satu in ada], seri.dtype, asal)
            yield seri.scatter([n for n, _ in ada], isi) if ada else seri
        yield bentrok.scatter(nomor, [satu is not None for satu in ulang]) if nomor else bentrok

    def _bentrok(self, fakta: FaktaKasus) -> tuple[str, int, int] | None:
        """The answers of one case, if it contradicts itself."""
        if not self.siap.pemeriksaan.pertentangan(fakta, self.pada):
            return None
        penilaian = nilai_siap(self.siap, fakta, pengajuan=self.pada)
        semua = [satu.kesimpulan for satu in penilaian.syarat]
        tidak = sum(1 << n for n, satu in enumerate(semua) if satu in _GAGAL)
        belum = sum(1 << n for n, satu in enumerate(semua) if satu is _BELUM)
        return penilaian.kesimpulan.value, tidak, belum

    def _tanya(
        self, asal: nw.LazyFrame[Any], syarat: list[Pasangan], *, curiga: Logika
    ) -> nw.LazyFrame[Any]:
        """The four columns, asked in one go; ``bertentangan`` holds what is suspect."""
        tidak = {n: f"{SEMENTARA}tidak_{n}" for n in range(len(syarat))}
        belum = {n: f"{SEMENTARA}belum_{n}" for n in range(len(syarat))}
        # One step after the other: what is asked twice is worked out once.
        dasar = asal
        if self.daftar.dasar:
            dasar = asal.with_columns(*(isi.alias(k) for k, isi in self.daftar.dasar.items()))
        dasar = dasar.with_columns(
            *(kolom(satu.tidak).alias(tidak[n]) for n, satu in enumerate(syarat)),
            *(kolom(satu.ya).alias(belum[n]) for n, satu in enumerate(syarat)),
            kolom(curiga).alias(self.nama[3]),
        )
        if syarat:
            semua = (~(nw.col(belum[n]) | nw.col(tidak[n])) for n in tidak)
            dasar = dasar.with_columns(*(s.alias(belum[n]) for n, s in enumerate(semua)))
        tolak = [n for n, s in enumerate(self.siap.syarat) if s.syarat.akibat is Akibat.TOLAK]
        kata = nw.Enum(URUTAN) if asal.implementation.is_polars() else nw.String()
        return dasar.with_columns(
            _pilih(
                [
                    (atau(*(nw.col(tidak[n]) for n in tolak)), Kesimpulan.TIDAK_TERPENUHI),
                    (atau(*map(nw.col, belum.values())), _BELUM),
                    (atau(*map(nw.col, tidak.values())), Kesimpulan.DITERUSKAN),
                ],
                _TERPENUHI,
                kata,
            ).alias(self.nama[0]),
            _bit(tidak.values()).alias(self.nama[1]),
            _bit(belum.values()).alias(self.nama[2]),
        )


def _pilih(
    semua: list[tuple[Logika, Kesimpulan]], lain: Kesimpulan, tipe: nw.dtypes.DType
) -> nw.Expr:
    """The first of these that holds, else the last."""
    hasil = nw.lit(lain.value, dtype=tipe)
    for bila, satu in reversed(semua):
        if bila is not False:
            hasil = nw.when(kolom(bila)).then(nw.lit(satu.value, dtype=tipe)).otherwise(hasil)
    return hasil


def _bit(semua: Collection[str]) -> nw.Expr:
    """A bit for each column, that of the first lowest."""
    tipe = next(t for n, t in _BILANGAN if len(semua) <= n)
    nol = nw.lit(0, dtype=tipe)
    bit = (
        nw.when(nw.col(satu)).then(nw.lit(1 << n, dtype=tipe)).otherwise(nol)
        for n, satu in enumerate(semua)
    )
    return reduce(nw.Expr.__add__, bit, nol).cast(tipe)


def _seri(
    nama: str, isi: list[Any], tipe: nw.dtypes.DType, seperti: nw.DataFrame[Any]
) -> nw.Series[Any]:
    return nw.new_series(nama, isi, tipe, backend=seperti.implementation)
