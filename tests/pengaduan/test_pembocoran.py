"""Ways in which a complaint could betray who complains, or reach whom it is about."""

from functools import partial

import attrs
import pytest
from tests.pengaduan.bahan import (
    INSPEKTUR,
    KEPALA,
    KOTA,
    LAIN,
    PETUGAS,
    WARGA,
    Kantor,
    KatalogBerparameter,
    pelapor,
    terhalang,
    terlapor,
)

from dinsos_core import AlihkanKasus, KecualikanAkun, Pelaku, SaringanKasus
from dinsos_core.application.lihat import UMUM
from dinsos_core.application.privasi import Orang, ekspor_subjek
from dinsos_core.domain.permintaan.perintah import AjukanPermintaan
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId, KlienId

PEGAWAI = Pelaku(id="pegawai-7", instansi=KOTA, peran={"petugas"})


def tampak_bagi(kantor: Kantor, kasus: KasusId, *semua: Pelaku) -> list[str]:
    """For whom it is there, in answers and in lists alike."""
    ada: list[str] = []
    for o in semua:
        ada += [o.id] if not terhalang(partial(kantor.app.kasus, kasus, oleh=o)) else []
    terdaftar = [o.id for o in semua if kantor.app.daftar(SaringanKasus(), oleh=o).baris]
    assert ada == terdaftar
    return ada


def test_yang_diadukan_menurut_perannya_saja_tidak_melihatnya() -> None:
    """Nobody knows the account of the head, and need not: whoever is above deals with it."""
    kantor = Kantor()
    kasus = kantor.adukan(
        peran_terlapor="kepala_dinas", rahasia=False, anonim=False, pihak=[pelapor(akun=WARGA.id)]
    ).kasus

    ada = tampak_bagi(kantor, kasus, KEPALA, PETUGAS, INSPEKTUR, WARGA, LAIN, UMUM)

    assert ada == [INSPEKTUR.id, WARGA.id]


def test_atasan_teratas_pun_tidak_melihat_pengaduan_tentang_dirinya() -> None:
    kantor = Kantor()
    kasus = kantor.adukan(peran_terlapor="inspektorat").kasus

    assert tampak_bagi(kantor, kasus, PETUGAS, KEPALA, INSPEKTUR) == [PETUGAS.id, KEPALA.id]


def test_yang_dialihkan_kepada_terlapor_dapat_naik_lagi() -> None:
    """Passed up to the head, who is the one complained of: it is not stuck there."""
    kantor = Kantor()
    kasus = kantor.adukan(pihak=[terlapor(KEPALA.id)]).kasus
    kantor.ya(AlihkanKasus(kasus=kasus, alasan="Naik"))

    assert tampak_bagi(kantor, kasus, PETUGAS, KEPALA, INSPEKTUR) == [INSPEKTUR.id]
    kantor.ya(AlihkanKasus(kasus=kasus, alasan="Tentang kepala"), INSPEKTUR)
    kantor.sampai(kasus, oleh=INSPEKTUR)
    assert kantor.keadaan(kasus, INSPEKTUR).status == "dijawab"


def test_pengaduan_tentang_petugas_tanpa_nama_tidak_terbuka_bagi_umum() -> None:
    kantor = Kantor()
    kasus = kantor.adukan(peran_terlapor="petugas", rahasia=False, pihak=()).kasus

    assert tampak_bagi(kantor, kasus, PETUGAS, KEPALA, LAIN, UMUM) == [PETUGAS.id, KEPALA.id]


def test_yang_dialihkan_ke_atas_tidak_ada_lagi_bagi_yang_di_bawahnya() -> None:
    kantor = Kantor()
    kasus = kantor.adukan().kasus

    kantor.ya(AlihkanKasus(kasus=kasus, alasan="Satu-satunya petugas yang diadukan"))

    assert tampak_bagi(kantor, kasus, PETUGAS, KEPALA, INSPEKTUR) == [KEPALA.id, INSPEKTUR.id]


@pytest.mark.parametrize("peran", [{"petugas"}, {"petugas", "pelapor"}])
@pytest.mark.parametrize("menyebut_akun", [True, False])
def test_pegawai_yang_mengadu_anonim_tidak_tertulis_sebagai_pencatatnya(
    peran: set[str], menyebut_akun: bool
) -> None:
    """Whoever works there complains as anybody else, if it is their own complaint; an officer who
    takes down somebody else's is on record."""
    kantor = Kantor()
    oleh = attrs.evolve(PEGAWAI, peran=peran)
    pihak = [pelapor(akun=oleh.id if menyebut_akun else None)]
    sendiri = menyebut_akun or "pelapor" in peran

    hasil = kantor.adukan(oleh, anonim=True, pihak=pihak)

    tampil = repr((hasil.kejadian, kantor.app.riwayat(hasil.kasus, oleh=PETUGAS)))
    assert (oleh.id in tampil) is not sendiri
    assert (hasil.keadaan.diajukan_oleh.peran == "pelapor") is sendiri


def test_pelapor_anonim_tidak_dikenali_meski_petugas_menyebut_siapa_ia() -> None:
    kantor = Kantor()
    dikenal = pelapor(klien=KlienId("klien-1"))
    kasus = kantor.adukan(PETUGAS, anonim=True, pihak=[dikenal]).kasus

    assert [q.klien for q in kantor.keadaan(kasus).pihak] == [None]


@pytest.mark.parametrize("boleh", [True, False])
def test_salinan_data_membuka_pelapor_anonim_hanya_bagi_peran_yang_boleh(boleh: bool) -> None:
    """Not by a NIK that is guessed, nor by the subject that the case shows."""
    kantor = Kantor(
        katalog=KatalogBerparameter(oleh_pelapor_anonim="petugas_pdp" if boleh else "sekretaris")
    )
    kasus = kantor.adukan(anonim=True).kasus
    subjek = kantor.keadaan(kasus).pihak[0].subjek
    pdp = Pelaku(id="pdp", instansi=KOTA, peran={"petugas_pdp", "petugas"})
    ling = kantor.app.lingkungan

    for orang in (Orang(nik="6271050101800001"), Orang(subjek={subjek})):
        hasil = ekspor_subjek(ling, orang, oleh=pdp, diterima=kantor.jam())
        if boleh:
            assert "Budi Santoso" in hasil.unwrap()["subjek"][0]["nilai"].values()
        else:
            assert [h.kode for h in hasil.failure()] == [H.SUBJEK_TIDAK_DITEMUKAN]
    minta = AjukanPermintaan(jenis="salinan", nik="6271050101800001")
    diminta = kantor.app.lakukan_permintaan(minta, oleh=pdp).unwrap().keadaan
    with ling.unit_kerja(baca=True) as unit:
        akses = [a.tujuan.tujuan for a in unit.brankas.akses(subjek)]
    assert bool(diminta.subjek) is boleh
    assert (akses[-1] == "kasus_tidak_ditemukan:petugas_pdp") is not boleh, "asked, on record"
    assert len(akses) == 3


def test_pelapor_tidak_dikecualikan_dari_pengaduannya_sendiri() -> None:
    kantor = Kantor()
    hasil = kantor.adukan(pihak=[pelapor(), terlapor()])
    pemegang = kantor.app.pemegang_klaim(hasil.keadaan.nomor, hasil.kode_klaim or "")

    kecuali = KecualikanAkun(kasus=hasil.kasus, akun=pemegang.id, alasan="mengganggu")
    assert terhalang(lambda: kantor.ya(kecuali)) == [H.AKUN_PELAPOR]
    assert kantor.app.kasus(hasil.kasus, oleh=pemegang).id == hasil.kasus
