"""A small office's store, and a machine that runs it as the page on operations says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen
from tests.cli.operasi.bahan import Kantor, dirikan
from tests.operasi.halaman import Mesin
from tests.smtp.peladen import Peladen, jalan


@frozen
class Instalasi:
    """The store (four messages wait in it), the machine, and the agency's mail server."""

    kantor: Kantor
    mesin: Mesin
    surat: Peladen


@pytest.fixture
def instalasi(tmp_path: Path) -> Iterator[Instalasi]:
    kantor = dirikan(f"sqlite:///{tmp_path / 'kasus.db'}", tmp_path / "kunci.toml")
    with jalan(Peladen()) as surat:
        mesin = Mesin.siapkan(
            tmp_path,
            DINSOS_BASIS_DATA=kantor.url,
            DINSOS_KUNCI_BERKAS=str(kantor.kunci),
            DINSOS_SMTP_SERVER="127.0.0.1",
            DINSOS_SMTP_PORT=str(surat.port),
            DINSOS_SMTP_KEAMANAN="tanpa",
        )
        (tmp_path / "var/lib/dinsos-titik").mkdir(parents=True)
        yield Instalasi(kantor, mesin, surat)
