"""Every act of every aggregate is either against nobody or says on what grounds.

New events, statuses and commands are asked without being named here: whatever is in neither list
fails until somebody has judged it.
"""

from typing import Any

import attrs
import pytest
from tests.kodek.simpanan import satu
from tests.prosedur.bahan import konteks
from tests.prosedur.test_dasar import MERUGIKAN

from dinsos_core.application.jenis import JENIS
from dinsos_core.domain.kasus.kejadian import Beralasan, Disetujui, KasusDibuka, Kejadian
from dinsos_core.domain.prosedur.aturan import tanpa_kode
from dinsos_core.domain.prosedur.dasar import BUKAN_DASAR, tanpa_dasar
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.pelaku import JejakPelaku

NETRAL = {
    *("akun_dipulihkan", "konflik_dicabut", "kasus_ditugaskan", "perkembangan_dicatat"),
    *("berkas_ditambah", "berkas_diperiksa", "berkas_dinyatakan_lengkap", "data_dikoreksi"),
    *("kelayakan_dinilai", "langkah_diparaf", "langkah_diselesaikan", "langkah_diulang"),
    *("pemeriksaan_diulang", "langkah_terjawab", "lanjutan_terhalang", "pemberitahuan_dicatat"),
    *("diserahkan_ke_sistem", "sistem_memenuhi", "produk_diterbitkan", "kasus_ditutup"),
    *("kasus_dilanjutkan", "kasus_ditautkan", "tautan_dilepas", "tempat_diambil"),
    *("tempat_dilepas", "tempat_ditunggu", "klien_masuk", "klien_kembali"),
    *("tanggal_mulai_ditetapkan", "kewajiban_dipenuhi", "pihak_ditambah", "pihak_dikenali"),
    *("varian_ditetapkan", "keberatan_diajukan", "keberatan_dikabulkan", "laporan_digabung"),
    *("kematian_dicatat", "keterangan_ditambah", "pengaduan_ditanggapi", "pengaduan_dijawab"),
    *("banding_dicatat", "kabar_dikirim", "wakil_ditambah"),
    *("salinan_diterbitkan", "surat_dikoreksi", "kembar_dijawab"),
}
"""Events that are against nobody."""
BAIK = {
    *("diajukan", "diproses", "disetujui", "di_sistem_lain", "terbit", "keberatan", "selesai"),
    *("ditangani", "digabung", "menunggu_jawaban", "menunggu_tempat", "ditempatkan"),
    *("diterima", "dijawab"),
}
BURUK = {
    *("dikembalikan", "ditolak", "tidak_dilayani", "diteruskan", "ditarik", "gugur"),
    *("tidak_ditindaklanjuti", "berhenti", "dicabut"),
}
KELAS: dict[str, type[Kejadian]] = {e.tipe: e for jenis in JENIS for e in jenis.kejadian}


def test_setiap_kejadian_dan_status_sudah_dinilai() -> None:
    menyetujui = {t for t, e in KELAS.items() if issubclass(e, Disetujui | KasusDibuka)}
    status = {s.value for jenis in JENIS for s in jenis.siklus.status}

    assert {*KELAS} - menyetujui == MERUGIKAN | NETRAL
    assert not MERUGIKAN & NETRAL
    assert status == BAIK | BURUK


def test_apa_pun_yang_berujung_buruk_menyebut_dasarnya() -> None:
    """Whatever leads a case into a bad status, in each lifecycle, and whichever step or command
    makes it happen."""
    tanpa = [
        (jenis.nama, dari.value, tipe, ke.value)
        for jenis in JENIS
        for (dari, tipe), ke in jenis.siklus.tabel.items()
        if ke.value in BURUK and dari is not ke and not issubclass(KELAS[tipe], Beralasan)
    ]

    assert tanpa == []


@pytest.mark.parametrize("tipe", sorted(t for t, e in KELAS.items() if issubclass(e, Beralasan)))
def test_petugas_yang_merugikan_menyebut_kode_atau_kata(tipe: str) -> None:
    """A cause that says nothing is none; the public owes nobody a reason."""
    isi, rahasia = satu(KELAS[tipe]), satu(Beralasan).alasan
    petugas = JejakPelaku(id=PelakuId("p"), peran="petugas")
    warga = JejakPelaku(id=PelakuId("w"), peran="pemohon")

    def kurang(oleh: JejakPelaku, dasar: tuple[str, ...], alasan: Any) -> bool:
        ini = attrs.evolve(isi, oleh=oleh, dasar=dasar, alasan=alasan)
        return bool(tanpa_dasar((ini,), konteks()))

    hampa = [(satu,) for satu in sorted(BUKAN_DASAR)]
    assert all(kurang(petugas, dasar, None) for dasar in [(), *hampa])
    assert not kurang(petugas, ("kode",), None)
    assert not kurang(petugas, (), rahasia)
    menyimpang = getattr(isi, "menyimpang", False)
    assert kurang(warga, (), None) is False or menyimpang


@pytest.mark.parametrize(
    ("jenis", "kelas"),
    [
        pytest.param(jenis, kelas, id=f"{jenis.nama}-{kelas.__name__}")
        for jenis in JENIS
        for kelas in jenis.perintah
        if kelas in jenis.aturan
    ],
)
def test_perintah_yang_merugikan_dapat_menyebut_alasannya(jenis: Any, kelas: type[Any]) -> None:
    """A command has words for it, unless the case itself gives the ground."""
    aturan = jenis.aturan[kelas]
    nama = {bidang.name for bidang in attrs.fields(kelas)}

    assert not jenis.beralasan(aturan) or "alasan" in nama or aturan.dasar is not tanpa_kode
