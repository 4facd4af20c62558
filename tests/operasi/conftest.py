"""A small office's store, and a machine that runs it as the page on operations says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen
from returns.pipeline import is_successful
from tests.cli.operasi.bahan import LOKET, Jam, Kantor, dirikan
from tests.operasi.halaman import Mesin
from tests.smtp.peladen import Peladen, jalan

from dinsos_adapters import buka_gudang, rakit
from dinsos_core import SelesaikanLangkah

PESAN = 5


@frozen
class Instalasi:
    """The store (`PESAN` messages wait in it, and a limit of the office is long past), the machine,
    and the agency's mail server."""

    kantor: Kantor
    mesin: Mesin
    surat: Peladen


@pytest.fixture
def instalasi(tmp_path: Path) -> Iterator[Instalasi]:
    kantor = dirikan(f"sqlite:///{tmp_path / 'kasus.db'}", tmp_path / "kunci.toml")
    mulai_jam(kantor)
    with jalan(Peladen()) as surat:
        mesin = Mesin.siapkan(
            tmp_path,
            DINSOS_BASIS_DATA=kantor.url,
            DINSOS_KUNCI_BERKAS=str(kantor.kunci),
            DINSOS_SMTP_SERVER="127.0.0.1",
            DINSOS_SMTP_PORT=str(surat.port),
            DINSOS_SMTP_KEAMANAN="tanpa",
        )
        for nama in ("dinsos-titik", "dinsos-jurnal"):
            (tmp_path / "var/lib" / nama).mkdir(parents=True)
        yield Instalasi(kantor, mesin, surat)


def mulai_jam(kantor: Kantor) -> None:
    """The papers of the case at the counter are complete, and the office's time begins."""
    gudang = buka_gudang(kantor.url, kantor.kunci)
    app = rakit("banjarmasin", penyimpanan=gudang, jam=Jam())
    for langkah in ("catat", "periksa"):
        satu = SelesaikanLangkah(kasus=kantor.menunggu, langkah=langkah)
        assert is_successful(app.lakukan(satu, oleh=LOKET))
    gudang.tutup()
