"""`dinsos privasi` and `dinsos pulihkan`: a request from the counter to its end, and back again."""

import json
import re
import shutil
from pathlib import Path

from tests.cli.bahan import dinsos
from tests.cli.operasi.bahan import NAMA, NIK, PRIBADI, Kantor

PDP = ("--instansi", "banjarmasin", "--oleh", "u-pdp")


def _minta(kantor: Kantor, *lain: str) -> str:
    jawaban = dinsos(
        *("privasi", "terima", *lain, *PDP, "--nik"),
        *("--basis-data", kantor.url, "--kunci", str(kantor.kunci)),
        masukan=f"{NIK}\n",
    )
    assert jawaban.kode == 0, jawaban.galat
    (nomor,) = re.findall(r"^Permintaan (\S+) tercatat; dijawab paling lambat ", jawaban.keluaran)
    return str(nomor)


def test_permintaan_dari_loket_sampai_ditunda_tanpa_data_pribadi_di_layar(kantor: Kantor) -> None:
    nomor = _minta(kantor, "penghapusan", "--sebab", "permintaan_subjek")

    ditunda = kantor.dinsos("privasi", "laksanakan", nomor, *PDP, kunci=True)
    daftar = kantor.dinsos("privasi", "daftar", *PDP, "--json", kunci=True)
    (satu,) = daftar.json
    periksa = kantor.dinsos("privasi", "periksa", "--json", kunci=True)
    tolak = ("--dasar", "ditarik", "--alasan", "batal")
    ditolak = kantor.dinsos("privasi", "tolak", nomor, *PDP, *tolak, kunci=True)

    assert (ditunda.kode, satu["status"], satu["membatasi"]) == (1, "ditunda", True)
    assert {x["kode"] for x in satu["menunggu"]} >= {"kasus_masih_berjalan"}
    assert nomor in daftar.keluaran
    assert periksa.json == {"siap": 0, "terlewat": 0, "disesuaikan": 0}
    assert ditolak.kode == 0
    layar = "".join((ditunda.keluaran, daftar.keluaran, ditolak.keluaran))
    assert not [x for x in PRIBADI if x in layar]


def test_permintaan_ada_di_meja_petugasnya(kantor: Kantor) -> None:
    nomor = _minta(kantor, "salinan")
    meja = ("meja", "--instansi", "banjarmasin", "--peran", "petugas_pdp")

    (satu,) = kantor.dinsos(*meja, "--json").json["permintaan"]
    layar = kantor.dinsos(*meja).keluaran

    assert (satu["permintaan"], satu["jenis"]) == (nomor, "salinan")
    assert nomor in layar
    assert "1 permintaan tentang data pribadi menunggu jawaban." in layar


def test_salinan_ditulis_ke_berkas_baru_untuk_pemiliknya(kantor: Kantor, tmp_path: Path) -> None:
    ((subjek,),) = kantor.sql("SELECT subjek FROM dinsos_brankas_indeks ORDER BY subjek LIMIT 1")
    ke = tmp_path / "a.json"
    tulis = ("privasi", "salinan", str(ke), *PDP, "--subjek", str(subjek))

    assert kantor.dinsos(*tulis, kunci=True).kode == 0

    (satu,) = json.loads(ke.read_text())["subjek"]
    assert (satu["subjek"], NAMA in satu["nilai"].values()) == (subjek, True)
    assert ke.stat().st_mode & 0o077 == 0
    assert kantor.dinsos(*tulis, "--teks", kunci=True).kode == 4


def test_penahanan_dipasang_dan_dilepas(kantor: Kantor) -> None:
    ((subjek,),) = kantor.sql("SELECT subjek FROM dinsos_brankas_indeks LIMIT 1")
    siapa = ("--subjek", str(subjek), "--dasar", "Perkara 12")
    tahan = kantor.dinsos("privasi", "tahan", *PDP, *siapa, kunci=True)
    penahanan = tahan.keluaran.split()[1]

    lepas = kantor.dinsos("privasi", "lepas", penahanan, *PDP, "--alasan", "selesai", kunci=True)

    assert (tahan.kode, lepas.kode) == (0, 0)


def test_cadangan_dipulihkan_dengan_jurnal_dan_yang_hilang_disebut(
    kantor: Kantor, tmp_path: Path
) -> None:
    cadangan, jurnal, titik = (tmp_path / x for x in ("cadangan.db", "jurnal", "titik"))
    shutil.copy(kantor.berkas, cadangan)
    nomor = _minta(kantor, "salinan")
    catat = ("--jurnal", str(jurnal))
    assert kantor.dinsos("privasi", "jurnal", *catat, "--json", kunci=True).json["permintaan"] == 1
    assert kantor.dinsos("audit", "catat", "--titik", str(titik), kunci=True).kode == 0
    shutil.copy(cadangan, kantor.berkas)
    for ekor in ("-wal", "-shm"):
        Path(f"{kantor.berkas}{ekor}").unlink(missing_ok=True)

    pulih = kantor.dinsos(
        *("pulihkan", *catat, "--titik", str(titik)),
        *("--nomor", "banjarmasin/460/2026=188", "--json"),
        kunci=True,
    )

    assert pulih.json["permintaan"] == 1
    assert pulih.json["nomor"][-1]["terakhir"] == 188
    assert pulih.json["deret_baru"] == pulih.json["nomor"][-1:]
    assert kantor.sql("SELECT 1 FROM dinsos_kasus WHERE id = ?", nomor)
    ulang = kantor.dinsos("pulihkan", *catat, "--nomor", "banjarmasin/460/2026=189", kunci=True)
    assert "naik ke 189." in ulang.keluaran
    assert "ejaan" not in ulang.keluaran  # it is known by now
    asing = kantor.dinsos("pulihkan", *catat, "--nomor", "banjarmasi/460/2026=9", kunci=True)
    assert "banjarmasi/460/2026 belum pernah memberi nomor; periksa ejaannya" in asing.keluaran
    for tulisan in ("x=1", "a/b/2026=²", "a/b/2026=" + "9" * 5_000):
        salah = kantor.dinsos("pulihkan", *catat, "--nomor", tulisan, kunci=True)
        assert (salah.kode, "bukan INSTANSI/DERET" in salah.galat) == (2, True)


def test_jurnal_ada_sejak_pertama_dicatat_juga_tanpa_yang_baru(
    kantor: Kantor, tmp_path: Path
) -> None:
    """`pulihkan` refuses a file that is not there, for it may be a wrong path."""
    jurnal = tmp_path / "jurnal"
    assert kantor.dinsos("pulihkan", "--jurnal", str(jurnal), kunci=True).kode == 3

    catat = kantor.dinsos("privasi", "jurnal", "--jurnal", str(jurnal), kunci=True)

    assert catat.keluaran.strip() == "Tidak ada yang baru."
    assert (jurnal.read_bytes(), jurnal.stat().st_mode & 0o777) == (b"", 0o600)
    assert kantor.dinsos("pulihkan", "--jurnal", str(jurnal), kunci=True).kode == 0
