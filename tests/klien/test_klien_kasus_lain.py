"""Who somebody is known to be, on the real catalogue: any aggregate, and complaints that hide."""

from typing import Any

import pytest
from tests.pengaduan.bahan import PETUGAS, TERLAPOR, Kantor, pelapor, terlapor

from dinsos_core.application.jenis import JENIS
from dinsos_core.domain.identitas.perintah import DaftarkanKlien
from dinsos_core.domain.kasus.catatan import PihakDikenali
from dinsos_core.domain.kasus.perintah_catatan import KenaliPihak
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.shared.ids import KlienId


@pytest.mark.parametrize("jenis", JENIS, ids=lambda j: j.nama)
def test_pihak_kasus_apa_pun_dikenali_pada_status_apa_pun(jenis: JenisKasus[Any]) -> None:
    assert KenaliPihak in jenis.aturan
    assert all(jenis.siklus.boleh(s, PihakDikenali.tipe) for s in jenis.siklus.status)


def test_pengaduan_tentang_petugas_tidak_tampak_baginya_dalam_berkas() -> None:
    kantor = Kantor()
    klien: KlienId = kantor.app.lakukan_klien(DaftarkanKlien(), oleh=PETUGAS).unwrap().klien
    biasa = kantor.adukan(anonim=False, tetap_ajukan="lain")
    dua = [pelapor(), terlapor()]
    tentang = kantor.adukan(anonim=False, pihak=dua, tetap_ajukan="lain")
    for satu in (biasa, tentang):
        kantor.ya(KenaliPihak(kasus=satu.kasus, pihak="pelapor", klien=klien))

    semua = kantor.app.berkas_klien(klien, oleh=PETUGAS, tujuan="asesmen").kasus
    baginya = kantor.app.berkas_klien(klien, oleh=TERLAPOR, tujuan="asesmen").kasus

    assert {k.kasus for k in semua} == {biasa.kasus, tentang.kasus}
    assert [k.kasus for k in baginya] == [biasa.kasus]
