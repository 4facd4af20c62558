"""Whoever reported is told of the end, whichever report it came from, and of nobody's fate."""

from typing import Any

import pytest
from tests.kedaruratan.kantor import Kantor
from tests.kedaruratan.test_gabung import AKHIR
from tests.kedaruratan.test_kisah import kerjakan

from dinsos_adapters.memory import GudangMemori
from dinsos_core import CatatKematian, PihakDiajukan, TeruskanKasus
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.kotak_keluar import Pesan


def lapor(kantor: Kantor, email: str, layanan: str = "kedaruratan-ppks") -> KasusId:
    pelapor = PihakDiajukan(pihak="pelapor", data={"nama": email, "email": f"{email}@contoh.test"})
    subjek = PihakDiajukan(pihak="subjek", data={"nama": "Tuan Budi"})
    return kantor.lapor(layanan, pihak=[pelapor, subjek])


def surat(kantor: Kantor) -> list[Pesan]:
    with kantor.gudang(baca=True) as unit:
        return [satu.pesan for satu in unit.kotak_keluar.periksa(banyak=100)]


@pytest.mark.parametrize("status", AKHIR)
def test_setiap_pelapor_diberi_tahu_akhirnya_tanpa_keadaan_orangnya(status: str) -> None:
    kantor = Kantor(gudang=GudangMemori())
    a, b = lapor(kantor, "satu"), lapor(kantor, "dua")
    kantor.gabung(b, a)
    kerjakan(kantor, a, AKHIR[status])
    kabar = [satu for satu in surat(kantor) if satu.templat != "laporan-diterima"]
    assert {satu.kasus for satu in kabar} == {a, b}
    for kasus in (a, b):
        (satu,) = (q for q in kabar if q.kasus == kasus)
        pelapor, subjek = kantor.keadaan(kasus).pihak
        assert satu.kontak == pelapor.fakta["email"]
        # What is sealed of others, the words of whoever ended it among them, is not sent along.
        assert {r.subjek for r in satu.rahasia.values()} <= {pelapor.subjek}
        assert subjek.subjek != pelapor.subjek
    (satu, dua) = kabar
    assert {k: v for k, v in satu.data.items() if k != "kasus"} == {
        k: v for k, v in dua.data.items() if k != "kasus"
    }


@pytest.mark.parametrize(("bertemu", "kepada"), [(False, "RS Jiwa"), (True, "")])
def test_ke_mana_orangnya_dibawa_tidak_disampaikan_kepada_pelapor(
    bertemu: bool, kepada: str
) -> None:
    """Where to turn is theirs to know; where somebody who was met is now, is not. Nor in the other
    reports of the same event."""
    kantor = Kantor(gudang=GudangMemori())
    a, b = lapor(kantor, "satu"), lapor(kantor, "dua")
    kantor.gabung(b, a)
    sebelum: Any = (("catat", "", {}), ("perintah", "", {}))
    kerjakan(kantor, a, (*sebelum, ("kontak", "", {})) if bertemu else sebelum)
    kantor.jadi(TeruskanKasus(kasus=a, kepada="RS Jiwa", alasan="x"), "kabid_rehsos")
    akhir = [satu for satu in surat(kantor) if satu.templat == "laporan-diteruskan"]
    assert {satu.kasus: satu.data["kepada"] for satu in akhir} == {a: kepada, b: kepada}


def test_kematian_tidak_disampaikan_kepada_pelapor() -> None:
    kantor = Kantor(instansi="palangka-raya", gudang=GudangMemori())
    a = lapor(kantor, "satu", "perawatan-kesehatan-orang-terlantar")
    kantor.jadi(CatatKematian(kasus=a), "petugas")
    (akhir,) = (satu for satu in surat(kantor) if satu.templat != "laporan-diterima")
    assert (akhir.kasus, akhir.templat) == (a, "laporan-selesai")
    assert "kematian" not in repr(akhir)
    assert "meninggal" not in repr(akhir)
