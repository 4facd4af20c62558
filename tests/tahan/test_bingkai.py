"""No person is left in a frame: whichever port breaks, and at whichever call, nothing that comes
out of the library shows a value to whoever prints the locals of a traceback, as trackers do."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any, NoReturn, Self

import pytest
from attrs import define, field
from tests.permohonan.contoh import (
    ANI,
    LOKET,
    NIK_ANAK,
    NIK_ANI,
    PEKSOS,
    Dunia,
    ajukan_adopsi,
    ajukan_santunan,
    di,
    langkah_,
)

from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.orang import Orang
from dinsos_core.domain.kasus.perintah import KoreksiData
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.rahasia import cari_rahasia
from dinsos_core.ports.lingkungan import PermintaanRegistri
from dinsos_core.ports.pengirim import PengirimanGagal, SuratElektronik
from dinsos_core.ports.penyimpanan import PenyimpananGagal

RAHASIA = (NIK_ANI, NIK_ANAK, "Rahasia Sekali")


class Patah(Exception):
    """Raised by whatever stands behind a port."""


@define
class Ranjau:
    """Breaks at one call of a port, counted over all of them."""

    di: int = -1
    galat: type[BaseException] = Patah
    ke: int = field(default=0, init=False)

    def __call__(self) -> None:
        self.ke += 1
        if self.ke == self.di:
            raise self.galat

    def jaga(self, isi: Any) -> Any:
        """The same call, which may break."""

        def terjaga(*args: Any, **kwargs: Any) -> Any:
            self()
            return isi(*args, **kwargs)

        return terjaga


@define
class BagianRapuh:
    """A part of a unit of work."""

    bagian: Any
    ranjau: Ranjau

    def __getattr__(self, nama: str) -> Any:
        return self.ranjau.jaga(getattr(self.bagian, nama))


@define
class UnitRapuh:
    """A unit of work of which each part may break."""

    unit: Any
    ranjau: Ranjau

    def __enter__(self) -> Self:
        self.ranjau()
        self.unit.__enter__()
        return self

    def __exit__(
        self,
        jenis: type[BaseException] | None,
        galat: BaseException | None,
        jejak: TracebackType | None,
    ) -> None:
        self.unit.__exit__(jenis, galat, jejak)

    def __getattr__(self, nama: str) -> Any:
        isi = getattr(self.unit, nama)
        return self.ranjau.jaga(isi) if callable(isi) else BagianRapuh(isi, self.ranjau)


def rapuh(app: Aplikasi, ranjau: Ranjau) -> Aplikasi:
    ling = app.lingkungan
    return app.dengan(
        unit_kerja=lambda *, baca=False: UnitRapuh(ling.unit_kerja(baca=baca), ranjau),
        **{
            nama: ranjau.jaga(getattr(ling, nama))
            for nama in ("id_baru", "rahasia_baru", "kalender", "kesamaan", "acak")
        },
        registri={nama: ranjau.jaga(satu) for nama, satu in ling.registri.items()},
    )


def bingkai(galat: BaseException, *, lewati: int = 1) -> Iterator[str]:
    """Everything that a tracker would print: the text of each exception, the locals of each frame
    but the first ones, which are this test's own."""
    jejak = galat.__traceback__
    for _ in range(lewati):
        jejak = jejak.tb_next if jejak else None
    yield f"{galat!r} {galat}"
    while jejak is not None:
        for nama, nilai in jejak.tb_frame.f_locals.items():
            with suppress(Exception):
                yield f"{jejak.tb_frame.f_code.co_qualname}.{nama} = {nilai!r}"
        jejak = jejak.tb_next
    dalam = galat.exceptions if isinstance(galat, BaseExceptionGroup) else ()
    for lain in (galat.__cause__, galat.__context__, *dalam):
        if lain is not None:
            yield from bingkai(lain, lewati=0)


Kerja = Callable[[Aplikasi], object]


def _kirim(app: Aplikasi) -> object:
    def gagal(surat: SuratElektronik) -> None:
        raise PengirimanGagal("penuh", sementara=True)

    return app.kirim_pesan(gagal)


def siap() -> tuple[Dunia, dict[str, Kerja]]:
    """A case with people in it, before its assessment; and what is done with it."""
    dunia, kasus = di("nilai")
    rujukan = tuple(cari_rahasia(dunia.keadaan(kasus)))
    tujuan = "memeriksa berkas pemohon"
    santunan = dunia.santunan()
    pdp = LOKET
    nama = "Rahasia Sekali"
    koreksi = KoreksiData(kasus=santunan, fakta={"pemohon.nama": nama}, alasan=nama)
    return dunia, {
        "ajukan": lambda app: app.lakukan(ajukan_adopsi(), oleh=ANI, kunci="k-1"),
        "ajukan lagi": lambda app: app.lakukan(ajukan_santunan(), oleh=LOKET),
        "koreksi": lambda app: app.lakukan(koreksi, oleh=LOKET),
        "nilai": lambda app: app.lakukan(langkah_(kasus, "nilai"), oleh=PEKSOS),
        "penilaian": lambda app: app.penilaian(kasus, PEKSOS, tujuan=tujuan),
        "buka": lambda app: app.buka(kasus, rujukan[0], PEKSOS, tujuan=tujuan),
        "buka banyak": lambda app: app.buka_banyak(kasus, rujukan, PEKSOS, tujuan=tujuan),
        "tersedia": lambda app: app.langkah_tersedia(kasus, PEKSOS),
        "formulir": lambda app: app.formulir(kasus, LOKET, "KoreksiData"),
        "tenggat": lambda app: app.tenggat(santunan, oleh=LOKET),
        "kembar": lambda app: app.kembar(santunan, oleh=LOKET, tujuan=tujuan),
        "cari klien": lambda app: app.cari_klien(NIK_ANI, oleh=LOKET, tujuan=tujuan),
        "salinan": lambda app: app.salinan_data(Orang(nik=NIK_ANI), oleh=pdp, diterima=dunia.jam()),
        "siapkan": lambda app: app.persiapkan(
            "santunan-kematian", pihak=ajukan_santunan().pihak, tanya_registri=True
        ),
        "kirim": _kirim,
    }


@pytest.mark.parametrize("galat", [Patah, PenyimpananGagal, KeyboardInterrupt])
def test_apa_pun_yang_patah_tidak_membawa_orang_keluar(
    galat: type[BaseException], teliti: bool
) -> None:
    dunia, semua = siap()
    patah = 0
    for nama, kerja in semua.items():
        for ke in range(1, 400):
            if not teliti and ke % 3 and galat is not Patah:
                continue
            ranjau = Ranjau(ke, galat)
            try:
                kerja(rapuh(dunia.app, ranjau))
            except BaseException as sebab:  # noqa: BLE001 - each of them is looked at
                patah += 1
                bocor = [satu[:200] for satu in bingkai(sebab) if any(x in satu for x in RAHASIA)]
                assert bocor == [], (nama, ke)
            if ranjau.ke < ke:
                break
    assert patah > 10


def test_yang_mencari_menemukannya() -> None:
    """The control: a frame with a person in it is found."""

    def baca() -> None:
        isi = {"nik": NIK_ANI}
        raise Patah(len(isi))

    with pytest.raises(Patah) as sebab:
        baca()

    assert any(NIK_ANI in satu for satu in bingkai(sebab.value))


def test_bingkai_pemanggil_tidak_disentuh() -> None:
    """What the caller was dealing with when it called is the caller's own."""

    def sedang() -> None:
        milik = NIK_ANI
        raise Patah(bool(milik))

    def panggil() -> None:
        try:
            sedang()
        except Patah:
            Dunia().app.kasus("tak-ada", oleh=ANI)

    with pytest.raises(Terhalang) as sebab:
        panggil()

    assert any(NIK_ANI in satu for satu in bingkai(sebab.value))


def test_galat_yang_dikumpulkan_sumber_tidak_membawa_orang_keluar() -> None:
    """As task groups collect them: each has frames of its own."""

    def bertanya(data: Mapping[str, object]) -> NoReturn:
        raise KeyboardInterrupt(len(data))

    def sumber(permintaan: PermintaanRegistri) -> NoReturn:
        semua: list[BaseException] = []
        try:
            bertanya(permintaan.data)
        except KeyboardInterrupt as satu:
            semua.append(satu)
        raise BaseExceptionGroup("beberapa", semua)

    dunia = Dunia()
    app = dunia.app.dengan(registri={"registri_sosial": sumber})

    with pytest.raises(BaseExceptionGroup) as sebab:
        app.persiapkan("santunan-kematian", pihak=ajukan_santunan().pihak, tanya_registri=True)

    assert len([*bingkai(sebab.value)]) > 1
    assert not any(NIK_ANI in satu for satu in bingkai(sebab.value))
