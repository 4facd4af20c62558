"""What must be true of a store whatever became of those who wrote to it."""

from collections import Counter, defaultdict
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path

from returns.pipeline import is_successful
from sqlalchemy import func, select
from tests.rantai.bahan import KUNCI, TitikUji
from tests.tahan.buku import dikirim, diterima
from tests.tahan.induk import pengirim
from tests.tahan.kantor import Kantor, bertindak

from dinsos_adapters.sql import GudangSql
from dinsos_core.application.audit import audit
from dinsos_core.domain.kasus.catatan import KabarDikirim
from dinsos_core.domain.kasus.kejadian import ProdukDiterbitkan
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.kotak_keluar import BUKTI, StatusPesan
from dinsos_core.ports.penyimpanan import KasusTersimpan, KejadianTercatat, SaringanKasus

PERBUATAN = {
    "permohonan_diajukan",
    "data_dikoreksi",
    "langkah_diparaf",
    "langkah_diselesaikan",
    "surat_dicabut",
}
"""Of the events of one command, exactly one says what was done; the others follow from it."""


def semua_kasus(gudang: GudangSql) -> list[KasusTersimpan]:
    kasus: list[KasusTersimpan] = []
    lanjut: str | None = None
    with gudang(baca=True) as unit:
        while True:
            halaman = unit.kasus.daftar(SaringanKasus(), lanjut=lanjut, banyak=200)
            kasus += halaman.kasus
            lanjut = halaman.lanjut
            if lanjut is None:
                return kasus


def periksa_kasus(gudang: GudangSql) -> dict[KasusId, tuple[KejadianTercatat, ...]]:
    """Every chain intact, every state the fold of its events, letter numbers without gaps."""
    riwayat: dict[KasusId, tuple[KejadianTercatat, ...]] = {}
    surat: dict[str, list[int]] = defaultdict(list)
    semua = semua_kasus(gudang)
    with gudang(baca=True) as unit:
        hasil = audit(unit.log, TitikUji(), KUNCI)
        for satu in semua:
            milik = riwayat[satu.id] = unit.kasus.riwayat(satu.id)
            kejadian = [r.kejadian for r in milik]
            assert [r.urutan for r in milik] == list(range(1, satu.versi + 1))
            assert PERMOHONAN.lipat(kejadian) == satu.keadaan
            for ini in kejadian:
                if isinstance(ini, ProdukDiterbitkan) and ini.surat is not None:
                    jenis, nomor, *sisa = ini.surat.nomor.split("/")
                    surat["/".join((jenis, *sisa))].append(int(nomor))
    assert hasil.utuh, hasil.temuan
    assert hasil.kasus == len(semua)
    assert hasil.kejadian == sum(map(len, riwayat.values()))
    for urut in surat.values():
        assert sorted(urut) == list(range(1, len(urut) + 1))
    return riwayat


def periksa_kunci(gudang: GudangSql, folder: Path) -> set[str]:
    """Every acknowledged command is there, and none acted twice; gives the keys that acted."""
    perbuatan: Counter[str] = Counter()
    tempat: dict[str, set[str]] = defaultdict(set)
    bukti = set[str]()
    for kasus, milik in periksa_kasus(gudang).items():
        for r in milik:
            if isinstance(r.kejadian, KabarDikirim):  # the relay's own: a mail server took it
                assert r.perintah not in bukti
                bukti.add(r.perintah)
                continue
            tempat[r.perintah].add(kasus)
            perbuatan[r.perintah] += getattr(r.kejadian, "tipe", "") in PERBUATAN
    dua_kali = {kunci: n for kunci, n in perbuatan.items() if n != 1 or len(tempat[kunci]) != 1}
    assert not dua_kali
    with gudang.engine.connect() as koneksi:
        tabel = gudang.skema.perintah
        assert set(koneksi.scalars(select(tabel.c.kunci))) == perbuatan.keys() | bukti
    terima = diterima(folder)
    assert len(terima) == len(set(terima))
    assert set(terima) <= set(perbuatan)
    return set(perbuatan)


def kirim_ulang(kantor: Kantor, folder: Path) -> int:
    """Send everything that was ever sent again, twice. What was acknowledged changes nothing, what
    was not acts once at most; gives how many acted without an acknowledgement."""
    terima = set(diterima(folder))
    tanpa_jawaban = 0
    for tugas in dikirim(folder):
        sekali = kantor.lakukan(tugas)
        if not bertindak(sekali):
            assert tugas["kunci"] not in terima
            continue
        tanpa_jawaban += tugas["kunci"] not in terima and sekali.unwrap().ulang
        assert sekali.unwrap().ulang or tugas["kunci"] not in terima
        dua = kantor.lakukan(tugas)
        assert is_successful(dua)
        assert dua.unwrap().ulang
    return tanpa_jawaban


def periksa_pesan(kantor: Kantor, gudang: GudangSql, folder: Path) -> dict[str, int]:
    """Send what is left; then each message is out at least once, under its own name for good."""
    kantor.kini += timedelta(days=30)  # past every claim and pause
    kirim = pengirim(kantor, folder, "akhir")
    with gudang(baca=True) as unit:
        mati = [p.pesan.id for p in unit.kotak_keluar.periksa(status=StatusPesan.MATI, banyak=999)]
    with gudang() as unit:
        for satu in mati:
            unit.kotak_keluar.antre_ulang(satu, kantor.kini)
        unit.simpan_semua()
    for _ in range(200):  # what proves that a mail was taken waits for its case's turn
        kantor.app.kirim_pesan(kirim, banyak=200)
        with gudang(baca=True) as unit:
            if not unit.kotak_keluar.periksa(status=StatusPesan.MENUNGGU, banyak=1):
                break
    with gudang(baca=True) as unit:
        pesan = unit.kotak_keluar.periksa(banyak=1_000_000)
    assert {p.status for p in pesan} == {StatusPesan.TERKIRIM}
    berkas = sorted((folder / "surel").glob("*.eml"))
    nama = [str(message_from_bytes(satu.read_bytes())["Message-ID"]) for satu in berkas]
    # What proves that a mail was accepted goes through the outbox too, to no mail server.
    surat = [p for p in pesan if p.pesan.saluran != BUKTI]
    assert len(set(nama)) == len(berkas) == len(surat)
    diantar: Counter[str] = Counter()
    for daftar in folder.glob("*.diantar"):
        diantar.update(daftar.read_text().split("\n")[:-1])
    assert set(diantar) <= {p.pesan.id for p in pesan}
    return {"pesan": len(pesan), "lebih_dari_sekali": sum(n > 1 for n in diantar.values())}


def jumlah_kejadian(gudang: GudangSql) -> int:
    with gudang.engine.connect() as koneksi:
        return koneksi.scalar(select(func.count()).select_from(gudang.skema.kejadian)) or 0
