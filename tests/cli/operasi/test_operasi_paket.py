"""`dinsos paket`: a matter from one store to another, and the answer back, as files."""

import shutil
from pathlib import Path

import pytest
from attrs import evolve, frozen
from tests.cli.bahan import Jawaban, dinsos
from tests.cli.operasi.bahan import NIK, PRIBADI, Kantor
from tests.katalog.bacaan_lain import katalog

from dinsos_adapters import rakit
from dinsos_adapters.brankas import PenyandiAesGcm, buat_kunci_paket, kunci_dari_berkas
from dinsos_adapters.sql import GudangSql
from dinsos_core import Pelaku, TeruskanKasus

KEPALA = Pelaku(id="kepala", instansi="banjarmasin", peran={"kepala_dinas"})


@frozen
class Dua:
    """Two agencies with a store and keys each; the first has passed a case on. Whatever was shown
    is kept."""

    sini: Kantor
    sana: Kantor
    folder: Path
    layar: list[str]

    def jalan(self, di: str, perintah: str, *argumen: str) -> Jawaban:
        kantor, peran = {"sini": (self.sini, "kepala_dinas"), "sana": (self.sana, "petugas")}[di]
        siapa = ("--oleh", "u", "--peran", peran, "--kunci-paket", str(self.folder / di))
        jawaban = kantor.dinsos("paket", perintah, *argumen, *siapa, kunci=True)
        self.layar.append(jawaban.keluaran + jawaban.galat)
        return jawaban

    def berkas(self, nama: str) -> str:
        return str(self.folder / nama)


@pytest.fixture
def dua(kantor: Kantor, tmp_path: Path) -> Dua:
    """The other store has cases of its own, which are in nobody's way."""
    publik = {}
    for di, instansi in (("sini", "banjarmasin"), ("sana", "palangka-raya")):
        buat_kunci_paket(tmp_path / di, instansi)
        publik[di] = dinsos("paket", "kunci", str(tmp_path / di)).keluaran
    for di, lain in (("sini", "sana"), ("sana", "sini")):
        with (tmp_path / di).open("a") as terbuka:
            terbuka.write(publik[lain])
    sana = tmp_path / "sana.db"
    shutil.copy(kantor.berkas, sana)
    return Dua(kantor, evolve(kantor, url=f"sqlite:///{sana}"), tmp_path, [])


def _diteruskan(kantor: Kantor) -> str:
    gudang = GudangSql(kantor.url, PenyandiAesGcm(kunci_dari_berkas(kantor.kunci)))
    app = rakit("banjarmasin", penyimpanan=gudang, katalog=katalog())
    teruskan = TeruskanKasus(kasus=kantor.menunggu, kepada="Palangka Raya", alasan="pindah")
    app.lakukan_atau_gagal(teruskan, oleh=KEPALA)
    gudang.tutup()
    return kantor.menunggu


def test_paket_sampai_dan_jawabannya_kembali_tanpa_data_pribadi_di_layar(dua: Dua) -> None:
    paket, jawaban, kasus = dua.berkas("a.paket"), dua.berkas("a.jawaban"), _diteruskan(dua.sini)

    buat = dua.jalan("sini", "buat", kasus, paket, "--kepada", "palangka-raya")
    isi = dua.jalan("sana", "lihat", paket, "--json").json
    satu = dua.jalan("sana", "terima", paket, "--layanan", "keterangan-dtks")
    jawab = dua.jalan("sana", "jawab", paket, jawaban)
    catat = dua.jalan("sini", "catat", kasus, jawaban)

    assert {x.kode for x in (buat, satu, jawab, catat)} == {0}, dua.layar
    assert (isi["dari"], isi["layanan"]) == ("banjarmasin", "santunan-kematian")
    assert "nik" in isi["pihak"][0]["fakta"]
    nomor = satu.keluaran.split()[2]
    assert catat.keluaran == f"Diterima di palangka-raya dengan nomor {nomor}.\n"
    assert not [x for x in PRIBADI if x in "".join(dua.layar)]
    assert NIK.encode() not in Path(paket).read_bytes()
    assert Path(paket).stat().st_mode & 0o077 == 0


def test_paket_yang_tidak_diterima_dijawab_dengan_alasannya(dua: Dua) -> None:
    paket, jawaban, kasus = dua.berkas("a.paket"), dua.berkas("a.jawaban"), _diteruskan(dua.sini)
    dua.jalan("sini", "buat", kasus, paket, "--kepada", "palangka-raya")

    tanpa = dua.jalan("sana", "jawab", paket, jawaban)
    jawab = dua.jalan("sana", "jawab", paket, jawaban, "--alasan", "Bukan warga kota ini")
    catat = dua.jalan("sini", "catat", kasus, jawaban)

    assert (tanpa.kode, jawab.kode, catat.kode) == (1, 0, 0), dua.layar
    assert catat.keluaran == "Tidak diterima di palangka-raya: Bukan warga kota ini\n"
    lagi = dua.jalan("sana", "jawab", paket, jawaban, "--alasan", "x")
    assert (lagi.kode, "tidak ditimpa" in lagi.galat) == (4, True)


def test_berkas_yang_bukan_paket_ditolak_dengan_kata(dua: Dua) -> None:
    paket = Path(dua.berkas("a.paket"))
    for kode in (3, 1):
        jawaban = dua.jalan("sana", "terima", str(paket))
        assert (jawaban.kode, jawaban.keluaran, bool(jawaban.galat)) == (kode, "", True)
        paket.write_bytes(b"{}")


def test_kunci_paket_yang_terbuka_atau_rusak_tidak_dipakai(dua: Dua) -> None:
    kunci = Path(dua.berkas("sini"))
    for isi, mode in ((kunci.read_text(), 0o644), ('instansi = "x"\ntanda = "a"', 0o600)):
        kunci.write_text(isi)
        kunci.chmod(mode)
        jawaban = dua.jalan("sini", "buat", "k", dua.berkas("a"), "--kepada", "palangka-raya")
        assert jawaban.kode == 4
        assert jawaban.galat.startswith("Kunci paket tidak dapat dipakai: ")
