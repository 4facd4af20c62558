"""The example's day, run once for all that is asserted about it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from _loket.data import Perkara, baca_hari
from _loket.hari import Loket, Terjadi, buka_loket, jalankan
from attrs import evolve, field, frozen

from dinsos_adapters.memory import GudangMemori
from dinsos_core.ports.pengirim import SuratElektronik

AKAR = Path(__file__).parents[2]


@frozen(kw_only=True)
class HariSelesai:
    """The day after it happened: what came of every line, and every message handed to the channel,
    by case."""

    loket: Loket
    gudang: GudangMemori
    perkara: Mapping[str, Perkara]
    terjadi: Mapping[str, list[Terjadi]]
    surat: Mapping[str, list[SuratElektronik]] = field(repr=False)


@pytest.fixture(scope="session")
def selesai(tmp_path_factory: pytest.TempPathFactory) -> HariSelesai:
    hari = baca_hari(AKAR / "examples" / "data" / "loket")
    gudang = GudangMemori()
    loket = buka_loket(hari, tmp_path_factory.mktemp("surel"), penyimpanan=gudang)
    terkirim: dict[str, list[SuratElektronik]] = {p.kode: [] for p in hari.perkara}

    def kirim(surat: SuratElektronik) -> None:
        loket.kirim(surat)
        terkirim[loket.app.cari_nomor(surat.isi["kasus"]).id].append(surat)

    return HariSelesai(
        loket=loket,
        gudang=gudang,
        perkara={p.kode: p for p in hari.perkara},
        terjadi=jalankan(evolve(loket, kirim=kirim)),
        surat=terkirim,
    )
