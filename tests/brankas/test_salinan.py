"""A copy is about one person: others, officials and what they typed are left out, and listed."""

import json
from datetime import datetime, timedelta
from typing import Any

import attrs
import pytest
from tests.brankas.test_privasi import (
    DARI_ANI,
    PDP,
    akses,
    cari,
    selesai,
    standar,
    tidak,
    ya,
)
from tests.permohonan.contoh import ANI, KEPALA, LOKET, ORANG_LAIN, PEKSOS, Dunia, ajukan_santunan

from dinsos_core.application.privasi import Orang, Sertakan, ekspor_subjek, tahan_subjek
from dinsos_core.application.salinan import teks_salinan
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permintaan.perintah import AjukanPermintaan
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.testing.contoh import ADOPSI

KATA_PETUGAS = "Dilaporkan Bu Rini, tetangganya"
KATA_SENDIRI = "Saya sudah punya anak kedua"


def salin(dunia: Dunia, **sertakan: Any) -> dict[str, Any]:
    hasil = ekspor_subjek(
        dunia.lingkungan,
        DARI_ANI,
        oleh=PDP,
        diterima=dunia.jam(),
        sertakan=Sertakan(**sertakan),
    )
    isi: dict[str, Any] = json.loads(json.dumps(ya(hasil)))
    return isi


@pytest.fixture
def dunia() -> Dunia:
    """Cases about Ani: paused by an official in words, withdrawn by her in words, and a hold."""
    kantor = standar(ADOPSI, masa_simpan="5 tahun", jam_permintaan_data="24")
    dunia = Dunia(attrs.evolve(kantor, pokok="pemohon"))
    selesai(dunia)
    lain = dunia.adopsi(tetap_ajukan="anak kedua")
    dunia.ya(pu.JedaKasus(kasus=lain, sebab="lainnya", alasan=KATA_PETUGAS), LOKET)
    dunia.ya(pu.LanjutkanKasus(kasus=lain), LOKET)
    dunia.ya(p.TarikPermohonan(kasus=lain, alasan=KATA_SENDIRI), ANI)
    ya(tahan_subjek(dunia.lingkungan, DARI_ANI, oleh=PDP, dasar="Laporan Bu Rini"))
    return dunia


def test_salinan_tidak_memuat_akun_petugas_dan_kata_yang_ditulis_orang_lain(dunia: Dunia) -> None:
    isi = salin(dunia)

    diminta, batas = map(datetime.fromisoformat, (isi["diterima"], isi["batas_jawaban"]))
    assert batas - diminta == timedelta(hours=24), "the agency's own limit"
    teks = json.dumps(isi)
    assert "Rini" not in teks
    for petugas in (PDP, KEPALA, LOKET, PEKSOS):
        assert petugas.id not in teks
    assert KATA_SENDIRI in teks
    lain = [x for s in isi["subjek"] for x in s["teks_ditinggalkan"]]
    assert {x["kejadian"] for x in lain} >= {"kasus_dijeda", None}
    assert all(x["dari"] == "petugas" and x["dapat_memuat_orang_lain"] for x in lain)
    siapa = {a["oleh"] for s in isi["subjek"] for a in s["akses"]}
    assert siapa <= {"petugas", "sendiri"}


def test_yang_ditinggalkan_disertakan_menurut_pilihan_dengan_alasan_yang_tersimpan(
    dunia: Dunia,
) -> None:
    (kunci,) = (
        x["kunci"]
        for s in salin(dunia)["subjek"]
        for x in s["teks_ditinggalkan"]
        if x["kejadian"] == "kasus_dijeda"
    )
    tanpa = ekspor_subjek(
        dunia.lingkungan,
        DARI_ANI,
        oleh=PDP,
        diterima=dunia.jam(),
        sertakan=Sertakan(teks={kunci}),
    )
    assert tidak(tanpa) == [KodeHalangan.ALASAN_WAJIB]

    isi = salin(dunia, teks={kunci}, akun=True, alasan="Bu Rini setuju")

    assert KATA_PETUGAS in json.dumps(isi)
    assert "Laporan Bu Rini" not in json.dumps(isi)
    assert KEPALA.id not in json.dumps(isi["kasus"])
    assert LOKET.id in {a["pelaku"] for s in isi["subjek"] for a in s["akses"]}
    assert akses(dunia, cari(dunia)[0])[-1].tujuan.tujuan == "ekspor_subjek:dengan_tambahan"
    assert "Bu Rini setuju" not in json.dumps(salin(dunia)), "the reason is an official's words"


def test_salinan_tidak_menyebut_perkara_orang_lain_yang_dibandingkan_dengannya() -> None:
    """A neighbour who names somebody: the one is not told of the other's case, by neither copy."""
    dunia = Dunia()
    pertama = dunia.santunan()
    ani, *lain = ajukan_santunan().pihak
    kedua = dunia.ya(
        ajukan_santunan(pihak=(attrs.evolve(ani, akun=ORANG_LAIN.id), *lain)), ORANG_LAIN
    ).kasus
    assert dunia.keadaan(kedua).kembar

    def salinan(kasus: KasusId) -> str:
        orang = Orang(subjek=frozenset(q.subjek for q in dunia.keadaan(kasus).pihak))
        hasil = ekspor_subjek(
            dunia.lingkungan,
            orang,
            oleh=PDP,
            diterima=dunia.jam(),
            sertakan=Sertakan(akun=True, alasan="diminta hakim"),
        )
        return json.dumps(ya(hasil))

    for asing in (kedua, ORANG_LAIN.id, ":AjukanPermohonan"):
        assert asing not in salinan(pertama)
    assert '"tujuan": "periksa_kembar"' in salinan(pertama), "that it was read, they may know"
    for asing in (pertama, "/kembar"):
        assert asing not in salinan(kedua)


def test_salinan_terbaca_orang_memuat_yang_sama(dunia: Dunia) -> None:
    minta = AjukanPermintaan(jenis="salinan", nik=DARI_ANI.nik, isi="Minta salinan")
    ya(dunia.app.lakukan_permintaan(minta, oleh=PDP))

    teks = teks_salinan(salin(dunia), dunia.lingkungan.katalog.kosakata)

    for isi in (": Ani", KATA_SENDIRI, "keterangan yang ditulis orang lain", "Minta"):
        assert isi in teks
    assert "Rini" not in teks
    assert '{"' not in teks, "what is sealed as a whole is told in words"
    for tujuan in ("ekspor_subjek", "tahan_subjek", "periksa_kembar"):
        teks = teks.replace(tujuan, "")
    assert "_" not in teks
