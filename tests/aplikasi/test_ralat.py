"""Who is told again that a date has moved: by the clocks as they were stored and as they are."""

from datetime import timedelta
from typing import Any

import attrs
import pytest
from tests.permohonan.contoh import KEPALA, PAGI, TIM, di, langkah_
from tests.pindah.versi import berlaku, versi_baru

from dinsos_core import PindahStandar
from dinsos_core.application.kabar.ralat import Berubah, pesan_ralat
from dinsos_core.application.lihat import UMUM
from dinsos_core.application.lingkungan import konteks_kasus
from dinsos_core.domain.kasus.pindahan import BatasBerganti
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.waktu import HariKerja
from dinsos_core.ports.kotak_keluar import Pesan, TempoDikabarkan
from dinsos_core.ports.penyimpanan import UnitOfWork
from dinsos_core.testing.contoh import ADOPSI

SEHARI = timedelta(days=1)


Ubah = dict[str, Any]


def diralat(dikabarkan: Ubah, lama: Ubah, baru: Ubah | None) -> list[Pesan]:
    """What is sent of an adoption case whose one clock was stored as ``lama`` and is ``baru`` now,
    after a message that told ``dikabarkan``: each in what differs from the clock as it runs; None
    where none does."""
    dunia, kasus = di("lapangan")
    ada = dunia.app.kasus(kasus)
    konteks = konteks_kasus(dunia.app.lingkungan, ADOPSI, None, UMUM, PAGI, id_baru="baru")
    (jam,) = (satu for satu in ada.indeks.jam if satu.kode == "proses")
    tempo = TempoDikabarkan(kode=jam.kode, mulai=jam.mulai, jatuh_tempo=jam.jatuh_tempo)
    indeks = [
        attrs.evolve(
            ada.indeks,
            standar=(ubah or {}).pop("standar", ada.indeks.standar),
            jam=(attrs.evolve(jam, **ubah),) if ubah is not None else (),
        )
        for ubah in (lama, baru)
    ]
    with dunia.gudang() as unit:
        (terkirim,) = _tentang_proses(unit, kasus)
        assert terkirim.tempo == tempo
        dibuat = dikabarkan.pop("dibuat", terkirim.dibuat)
        tempo = attrs.evolve(tempo, **dikabarkan)
        pesan = attrs.evolve(terkirim, urutan=9_000, dibuat=dibuat, tempo=tempo)
        return list(
            pesan_ralat(
                unit.kotak_keluar,
                Berubah(lama=indeks[0], baru=indeks[1]),
                attrs.evolve(ada.keadaan, batas_berganti=(BERGANTI,)),
                konteks,
                awal=5_000,
                pesan=(pesan,),
            )
        )


def _tentang_proses(unit: UnitOfWork, kasus: KasusId) -> list[Pesan]:
    """The messages that told when the process is due; the receipt tells of another clock."""
    semua = unit.kotak_keluar.dikabarkan(kasus)
    return [p for p in semua if p.tempo is not None and p.tempo.kode == "proses"]


def geser(hari: int, **lain: Any) -> dict[str, Any]:
    (jam,) = (j for j in _JAM if j.kode == "proses")
    return {"jatuh_tempo": jam.jatuh_tempo + hari * SEHARI, **lain}


_DUNIA, _KASUS = di("lapangan")
_JAM = _DUNIA.app.kasus(_KASUS).indeks.jam
MULAI_LAIN = PAGI - SEHARI
BERGANTI = BatasBerganti(pada=PAGI + SEHARI / 2, kode={"semula": "proses"})


@pytest.mark.parametrize(
    ("dikabarkan", "lama", "baru", "banyak"),
    [
        ({}, {}, geser(1), 1),
        ({}, {}, geser(-1), 1),
        ({}, {}, {}, 0),
        ({}, {}, {"versi_kalender": "lain"}, 0),
        ({}, {}, {"jatuh_tempo": geser(0)["jatuh_tempo"] - timedelta(hours=1)}, 0),
        (geser(1), {}, geser(1), 0),  # told the new date at the same time
        ({}, {}, geser(1, dijeda=True), 0),
        ({}, geser(1, dijeda=True), geser(1), 1),  # moved while it was paused
        ({}, {"dijeda": True}, {}, 0),
        ({"dibuat": MULAI_LAIN}, {}, geser(1), 0),  # told of a former run
        ({"mulai": MULAI_LAIN}, {"mulai": MULAI_LAIN}, geser(1), 1),  # its start was corrected
        ({"kode": "lain"}, {}, geser(1), 1),  # told of another clock as well
        # Told before the case moved to a version that calls the limit otherwise, and since.
        ({"kode": "semula"}, {}, geser(1), 1),
        ({"kode": "semula"}, {"kode": "semula", "standar": "lama"}, geser(1), 1),
        ({"kode": "semula", "dibuat": PAGI + SEHARI}, {}, geser(1), 1),  # the letter before it
    ],
)
def test_hanya_yang_diberi_tahu_tanggal_lain_diralat(
    dikabarkan: dict[str, Any], lama: dict[str, Any], baru: dict[str, Any], banyak: int
) -> None:
    semua = diralat(dikabarkan, lama, baru)

    assert len(semua) == banyak
    for satu in semua:
        assert satu.tempo is not None
        assert (satu.tempo.kode, satu.tempo.jatuh_tempo) == (
            "proses",
            baru.get("jatuh_tempo", geser(0)["jatuh_tempo"]),
        )
        assert satu.urutan > 9_000
        assert satu.data["sebab"]


def test_jam_yang_tidak_berjalan_lagi_tidak_diralat() -> None:
    """What ended it is told of its own."""
    assert diralat({}, {}, None) == []


@pytest.mark.parametrize("kode", ["proses", "pengerjaan"])
def test_versi_standar_yang_lain_meralat_tanggal_yang_diberitahukan(kode: str) -> None:
    """The limit is longer under the newer decree, where it may be called otherwise."""
    dunia, kasus = di("lapangan")
    with dunia.gudang() as unit:
        (dulu,) = _tentang_proses(unit, kasus)
    waktu = tuple(
        attrs.evolve(b, kode=kode, batas=HariKerja(40)) if b.kode == "proses" else b
        for b in ADOPSI.waktu
    )
    berlaku(dunia, versi_baru(waktu=waktu))

    dunia.ya(PindahStandar(kasus=kasus, alasan="Keputusan baru berlaku"), KEPALA)

    with dunia.gudang() as unit:
        *_, ralat = unit.kotak_keluar.dikabarkan(kasus)
    assert (ralat.templat, ralat.data["semula"]) == ("tanggal-diralat", dulu.data["tenggat"])
    assert "versi standar" in ralat.data["sebab"]
    tempo = {jam.kode: jam.jatuh_tempo for jam in dunia.app.kasus(kasus).indeks.jam}
    assert ralat.tempo is not None
    assert (ralat.tempo.kode, ralat.tempo.jatuh_tempo) == (kode, tempo[kode])


def test_tanggal_batas_yang_tidak_ada_lagi_dinyatakan_gugur_satu_kali() -> None:
    """The newer decree has no such limit: what was told holds no longer, and nothing takes its
    place; afterwards it is not said again."""
    dunia, kasus = di("lapangan")
    with dunia.gudang() as unit:
        (dulu,) = _tentang_proses(unit, kasus)
    waktu = tuple(b for b in ADOPSI.waktu if b.kode != "proses")
    berlaku(dunia, versi_baru(waktu=waktu))

    dunia.ya(PindahStandar(kasus=kasus, alasan="Keputusan baru berlaku"), KEPALA)
    dunia.ya(langkah_(kasus, "lapangan", fakta={"layak_huni": True}), TIM)

    with dunia.gudang() as unit:
        semua = [k.pesan for k in unit.kotak_keluar.periksa(kasus=kasus, banyak=100)]
    (gugur,) = (satu for satu in semua if satu.templat == "tanggal-gugur")
    (proses,) = (b for b in ADOPSI.waktu if b.kode == "proses")
    assert gugur.data["semula"] == dulu.data["tenggat"]
    assert gugur.data["hal"] == (proses.segmen or proses.teks)
    assert "versi standar" in gugur.data["sebab"]
    assert gugur.tempo is None
    assert gugur.urutan > dulu.urutan


def test_batas_yang_gugur_dan_tidak_pernah_diberitahukan_tidak_disebut() -> None:
    dunia, kasus = di("periksa")
    with dunia.gudang() as unit:
        dikabarkan = {p.tempo.kode for p in unit.kotak_keluar.dikabarkan(kasus) if p.tempo}
    berlaku(dunia, versi_baru(waktu=tuple(b for b in ADOPSI.waktu if b.kode in dikabarkan)))

    dunia.ya(PindahStandar(kasus=kasus, alasan="Keputusan baru berlaku"), KEPALA)

    with dunia.gudang() as unit:
        semua = [k.pesan.templat for k in unit.kotak_keluar.periksa(kasus=kasus, banyak=100)]
    assert "tanggal-gugur" not in semua
