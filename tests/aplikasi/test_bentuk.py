"""Fields of the wrong type get a coded answer that names them, and never their values."""

from typing import Any

import pytest
from tests.permohonan.contoh import ANI, KEPALA, Dunia, ajukan_adopsi

from dinsos_core import DokumenDiserahkan, KodeHalangan, PihakDiajukan
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import perintah as p

SALAH: dict[str, tuple[type[Any], dict[str, Any], str]] = {
    "ya atau tidak": (p.PutuskanKeberatan, {"dikabulkan": "tidak", "alasan": "x"}, "dikabulkan"),
    "pilihan": (pu.JedaKasus, {"sebab": "libur"}, "sebab"),
    "pilihan berupa daftar": (pu.JedaKasus, {"sebab": []}, "sebab"),
    "teks": (pu.SelesaikanLangkah, {"langkah": None}, "langkah"),
    "nama fakta": (pu.KoreksiData, {"fakta": {5: 1}}, "fakta"),
    "bukan daftar": (pu.LengkapiBerkas, {"berkas": 5}, "berkas"),
    "isi daftar": (pu.LengkapiBerkas, {"berkas": ["x"]}, "berkas[0]"),
    "bilangan": (
        pu.LengkapiBerkas,
        {"berkas": [DokumenDiserahkan(dokumen="akta", rangkap="tiga")]},  # type: ignore[arg-type]  # the mistake
        "berkas[0].rangkap",
    ),
}


@pytest.mark.parametrize("nama", SALAH)
def test_isian_perintah_yang_salah_jenis_disebut_dan_tidak_mengubah_apa_pun(nama: str) -> None:
    jenis, isian, lokasi = SALAH[nama]
    dunia = Dunia()
    kasus = dunia.adopsi()

    salah = dunia.app.lakukan(jenis(kasus=kasus, **isian), oleh=KEPALA).failure()

    assert [(h.kode, h.lokasi) for h in salah] == [(KodeHalangan.ISIAN_SALAH_JENIS, lokasi)]
    assert len(dunia.app.riwayat(kasus)) == 1


def test_semua_isian_pengajuan_yang_salah_jenis_disebut_sekaligus() -> None:
    pihak: Any = [PihakDiajukan(pihak="pemohon", data=None), "abc"]  # type: ignore[arg-type]  # the mistake

    salah = (
        Dunia().app.lakukan(ajukan_adopsi(layanan=5, kanal=None, pihak=pihak), oleh=ANI).failure()
    )

    assert {h.lokasi for h in salah} == {"layanan", "kanal", "pihak[0].data", "pihak[1]"}
    assert {h.kode for h in salah} == {KodeHalangan.ISIAN_SALAH_JENIS}
