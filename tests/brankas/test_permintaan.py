"""Requests about somebody's own data: kept with their clock, brought up, restricted meanwhile."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest
from returns.pipeline import is_successful
from tests.brankas.bahan import gudang_sqlite
from tests.brankas.test_privasi import DARI_ANI, PDP, cari, dunia_pada, hapus, selesai, tidak, ya
from tests.permohonan.contoh import ANI, KEPALA, LOKET, NIK_ANI, PEKSOS, Dunia

from dinsos_adapters.memory import GudangMemori
from dinsos_core.application.privasi import Orang, ekspor_subjek, lepas_penahanan, tahan_subjek
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permintaan import perintah as c
from dinsos_core.domain.permintaan.permintaan import (
    DasarTolak,
    Ingatan,
    JenisPermintaan,
    PermintaanData,
    SaluranPermintaan,
    SebabHapus,
    StatusPermintaan,
)
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang
from dinsos_core.domain.shared.ids import PelakuId, PermintaanId
from dinsos_core.ports.kotak_keluar import SURAT_KANTOR, StatusPesan
from dinsos_core.ports.pengirim import SuratElektronik

BUDI = attrs.evolve(ANI, id=PelakuId("budi"))
K, S, J = KodeHalangan, StatusPermintaan, JenisPermintaan


@pytest.fixture(params=["memori", "sqlite"])
def dunia(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Dunia]:
    if request.param == "memori":
        yield dunia_pada(GudangMemori())
        return
    gudang = gudang_sqlite(tmp_path / "uji.db")
    yield dunia_pada(gudang)
    gudang.tutup()


def minta(dunia: Dunia, jenis: JenisPermintaan = J.PENGHAPUSAN, **isi: Any) -> PermintaanId:
    sebab = SebabHapus.PERMINTAAN_SUBJEK if jenis is J.PENGHAPUSAN else None
    perintah = c.AjukanPermintaan(jenis=jenis, **{"nik": NIK_ANI, "sebab": sebab, **isi})
    hasil: PermintaanId = ya(dunia.app.lakukan_permintaan(perintah, oleh=PDP)).permintaan
    return hasil


def laksanakan(dunia: Dunia, satu: PermintaanId) -> PermintaanData:
    hasil = ya(dunia.app.lakukan_permintaan(c.LaksanakanPermintaan(permintaan=satu), oleh=PDP))
    keadaan: PermintaanData = hasil.keadaan
    return keadaan


def keadaan(dunia: Dunia, satu: PermintaanId) -> PermintaanData:
    return dunia.app.permintaan(satu, oleh=PDP).keadaan


def dibatasi(dunia: Dunia) -> bool:
    subjek = cari(dunia)
    with dunia.lingkungan.unit_kerja() as unit:
        return unit.brankas.dibatasi(subjek) == set(subjek)


def test_penghapusan_selama_penahanan_disimpan_dibatasi_lalu_diangkat_sekali_dan_dilaksanakan(
    dunia: Dunia,
) -> None:
    selesai(dunia)
    dunia.jam.maju(days=6 * 365)
    (hold,) = ya(tahan_subjek(dunia.lingkungan, DARI_ANI, oleh=PDP, dasar="Perkara 12"))
    satu = minta(dunia)

    menunggu = laksanakan(dunia, satu)

    assert menunggu.status is S.DITUNDA
    assert [(x.kode, x.penahanan) for x in menunggu.penunda] == [("subjek_ditahan", hold.id)]
    assert dibatasi(dunia)
    assert dunia.app.periksa_permintaan().siap == 0
    ya(lepas_penahanan(dunia.lingkungan, hold.id, oleh=PDP, alasan="putusan inkrah"))
    assert [dunia.app.periksa_permintaan().siap for _ in range(2)] == [1, 0]
    (di_meja,) = dunia.app.daftar_permintaan(PDP).permintaan
    assert (di_meja.id, di_meja.keadaan.status) == (satu, S.SIAP)

    selesai_ = laksanakan(dunia, satu)

    assert (selesai_.status, cari(dunia)) == (S.DIJAWAB, ())
    assert dunia.app.daftar_permintaan(PDP).permintaan == ()
    tipe = [r.kejadian.tipe for r in _riwayat(dunia, satu)]
    assert tipe == [
        "permintaan_diterima",
        "permintaan_ditunda",
        "permintaan_diperingatkan",
        "permintaan_dijawab",
    ]


def _riwayat(dunia: Dunia, satu: PermintaanId) -> tuple[Any, ...]:
    with dunia.lingkungan.unit_kerja() as unit:
        return unit.kasus.riwayat(satu)


def test_penghapusan_yang_terhalang_disimpan_sekali_walau_tidak_dicatat_sebagai_permintaan(
    dunia: Dunia,
) -> None:
    """The erasure that is asked while a hold stands: answered, and not forgotten."""
    selesai(dunia)
    dunia.jam.maju(days=6 * 365)
    ya(tahan_subjek(dunia.lingkungan, DARI_ANI, oleh=PDP, dasar="Perkara 12"))

    for _ in range(2):
        assert tidak(hapus(dunia)) == [K.SUBJEK_DITAHAN]

    (satu,) = dunia.app.daftar_permintaan(PDP).permintaan
    assert (satu.keadaan.jenis, satu.keadaan.status) == (J.PENGHAPUSAN, S.DITUNDA)
    assert dibatasi(dunia)


@pytest.mark.parametrize("penghalang", ["berjalan", "masa_simpan"])
def test_yang_menunggu_perkara_atau_arsip_diangkat_ketika_waktunya(
    dunia: Dunia, penghalang: str
) -> None:
    kasus = dunia.adopsi() if penghalang == "berjalan" else selesai(dunia)
    satu = minta(dunia)
    menunggu = laksanakan(dunia, satu)

    assert [x.kasus for x in menunggu.penunda] == [kasus]
    if penghalang == "berjalan":
        dunia.ya(p.TarikPermohonan(kasus=kasus, alasan="batal"), ANI)
    else:
        assert [x.sampai and x.sampai.year for x in menunggu.penunda] == [2031]
    assert dunia.app.periksa_permintaan().siap == 0
    dunia.jam.maju(days=6 * 365)
    assert dunia.app.periksa_permintaan().siap == 1
    assert laksanakan(dunia, satu).status is S.DIJAWAB


def test_data_yang_dibatasi_hanya_dibuka_untuk_yang_diwajibkan_hukum(dunia: Dunia) -> None:
    """Rules refuse with a code, on record; the request itself and a legal claim go on."""
    kasus = dunia.adopsi()
    satu = minta(dunia, J.PEMBATASAN)
    assert not dibatasi(dunia)
    jawab = c.JawabPermintaan(permintaan=satu, jawaban="Dikabulkan")
    ya(dunia.app.lakukan_permintaan(jawab, oleh=PDP))
    assert dibatasi(dunia)
    (subjek,) = cari(dunia)

    koreksi = pu.KoreksiData(kasus=kasus, fakta={"pemohon.nama": "Ani B"})
    assert dunia.tidak(koreksi, LOKET) == [K.PEMROSESAN_DIBATASI]
    with pytest.raises(Terhalang) as terhalang:
        dunia.app.penilaian(kasus, PEKSOS, tujuan="uji")
    assert [h.kode for h in terhalang.value.halangan] == [K.PEMROSESAN_DIBATASI]
    with dunia.lingkungan.unit_kerja() as unit:
        catatan = [a.tujuan.tujuan for a in unit.brankas.akses(subjek)][-2:]
    assert catatan == ["pemrosesan_dibatasi:KoreksiData", "pemrosesan_dibatasi:uji"]
    ya(ekspor_subjek(dunia.lingkungan, DARI_ANI, oleh=PDP, diterima=dunia.jam()))
    dunia.ya(p.TarikPermohonan(kasus=kasus, alasan="batal"), ANI)

    cabut = c.CabutPembatasan(permintaan=satu, alasan="disepakati")
    ya(dunia.app.lakukan_permintaan(cabut, oleh=PDP))
    assert not dibatasi(dunia)
    assert tidak(dunia.app.lakukan_permintaan(cabut, oleh=PDP)) == [K.PEMBATASAN_TIDAK_ADA]


def test_jam_berjalan_dari_diterimanya_dan_yang_lewat_diangkat_sekali(dunia: Dunia) -> None:
    dunia.adopsi()
    diterima = dunia.jam() - timedelta(hours=10)
    satu = minta(dunia, J.SALINAN, diterima_pada=diterima)

    assert keadaan(dunia, satu).batas == diterima + timedelta(hours=72)
    dunia.jam.kini = keadaan(dunia, satu).batas
    assert dunia.app.periksa_permintaan().terlewat == 0
    dunia.jam.maju(seconds=1)
    assert [dunia.app.periksa_permintaan().terlewat for _ in range(2)] == [1, 0]
    assert keadaan(dunia, satu).diingatkan == (Ingatan.TERLEWAT,)


def test_yang_disebut_menurut_subjek_di_samping_nik_tidak_hilang(dunia: Dunia) -> None:
    """By NIK they are looked up anew; whoever was named by id is erased as named."""
    kasus = dunia.adopsi()
    anak = dunia.keadaan(kasus).pihak[1].subjek
    keduanya = c.AjukanPermintaan(jenis=J.SALINAN, nik=NIK_ANI, subjek=(anak,))
    assert tidak(dunia.app.lakukan_permintaan(keduanya, oleh=PDP)) == [K.ISIAN_TIDAK_DIMINTA]

    orang = Orang(nik=NIK_ANI, subjek={anak})
    sebab = SebabHapus.PERMINTAAN_SUBJEK
    assert K.KASUS_MASIH_BERJALAN in tidak(dunia.app.hapus_data(orang, oleh=PDP, sebab=sebab))

    dunia.app.periksa_permintaan()
    (ada,) = dunia.app.daftar_permintaan(PDP).permintaan
    assert anak in ada.keadaan.subjek
    assert set(cari(dunia)) < set(ada.keadaan.subjek)


def test_perubahan_nik_mengubah_siapa_yang_dimaksud(dunia: Dunia) -> None:
    """Budi's case under Ani's NIK is let go once that is corrected; a new one of hers comes in."""
    kasus = dunia.adopsi()
    satu = minta(dunia)
    laksanakan(dunia, satu)
    (lama,) = cari(dunia)
    with dunia.lingkungan.unit_kerja() as unit:
        unit.brankas.tinggalkan(dunia.keadaan(kasus).pihak[0].fakta.values())
        unit.simpan_semua()
    dunia.santunan()
    (baru,) = cari(dunia)

    assert dunia.app.periksa_permintaan().disesuaikan == 1

    assert keadaan(dunia, satu).subjek == (baru,)
    with dunia.lingkungan.unit_kerja() as unit:
        assert unit.brankas.dibatasi([lama, baru]) == {baru}


def test_warga_meminta_tentang_dirinya_sendiri_saja_dan_hanya_ia_yang_melihatnya(
    dunia: Dunia,
) -> None:
    kasus = dunia.adopsi()
    ajukan = c.AjukanPermintaan(jenis=J.SALINAN, kasus=kasus, isi="Semua data saya", nik="0")

    hasil = ya(dunia.app.lakukan_permintaan(ajukan, oleh=ANI, kunci="k-1"))
    ulang = ya(dunia.app.lakukan_permintaan(ajukan, oleh=ANI, kunci="k-1"))

    assert (ulang.ulang, ulang.permintaan) == (True, hasil.permintaan)
    assert hasil.keadaan.subjek == cari(dunia)
    assert hasil.keadaan.saluran is SaluranPermintaan.APLIKASI
    assert dunia.app.permintaan(hasil.permintaan, oleh=ANI).keadaan == hasil.keadaan
    assert dunia.app.buka_permintaan(hasil.permintaan, oleh=PDP) == {"isi": "Semua data saya"}
    for siapa in (BUDI, attrs.evolve(PDP, instansi="lain")):
        with pytest.raises(Terhalang) as tak:
            dunia.app.permintaan(hasil.permintaan, oleh=siapa)
        assert [h.kode for h in tak.value.halangan] == [K.PERMINTAAN_TIDAK_DITEMUKAN]
    assert tidak(dunia.app.lakukan_permintaan(ajukan, oleh=BUDI)) == [K.KASUS_TIDAK_DITEMUKAN]


def test_permintaan_tentang_orang_yang_tidak_ada_pun_disimpan_dan_ditolak_dengan_dasar(
    dunia: Dunia,
) -> None:
    satu = minta(dunia, J.SALINAN)
    tolak = c.TolakPermintaan(permintaan=satu, dasar=DasarTolak.TIDAK_ADA_DATA, alasan="tiada")

    assert keadaan(dunia, satu).subjek == ()
    assert is_successful(dunia.app.lakukan_permintaan(tolak, oleh=PDP))
    assert tidak(dunia.app.lakukan_permintaan(tolak, oleh=PDP)) == [K.PERMINTAAN_SUDAH_SELESAI]
    assert (keadaan(dunia, satu).status, keadaan(dunia, satu).berlaku) == (S.DITOLAK, False)


def test_semua_yang_kurang_disebut_dengan_kodenya(dunia: Dunia) -> None:
    satu = minta(dunia, J.SALINAN)
    lakukan = dunia.app.lakukan_permintaan
    buruk: list[tuple[Any, Any, list[KodeHalangan]]] = [
        (
            c.AjukanPermintaan(
                jenis=J.PENGHAPUSAN, peminta="kuasa", diterima_pada=dunia.jam() + timedelta(1)
            ),
            PDP,
            [K.WAKTU_TIDAK_MUNGKIN, K.ISIAN_WAJIB, K.ISIAN_WAJIB],
        ),
        (c.AjukanPermintaan(jenis="pinjam"), PDP, [K.ISIAN_SALAH_JENIS]),
        (c.AjukanPermintaan(jenis=J.SALINAN), ANI, [K.ISIAN_WAJIB]),
        (c.AjukanPermintaan(jenis=J.SALINAN), KEPALA, [K.PERAN_TIDAK_BERWENANG]),
        (c.LaksanakanPermintaan(permintaan=satu), PDP, [K.PERMINTAAN_LAIN_JENIS]),
        (c.JawabPermintaan(permintaan=satu, jawaban=" "), PDP, [K.ALASAN_WAJIB]),
        (c.JawabPermintaan(permintaan=satu, versi=9, jawaban="x"), PDP, [K.VERSI_BASI]),
        (c.JawabPermintaan(permintaan="x", jawaban="x"), PDP, [K.PERMINTAAN_TIDAK_DITEMUKAN]),
    ]
    for perintah, oleh, kode in buruk:
        assert tidak(lakukan(perintah, oleh=oleh)) == kode, perintah


def test_yang_meminta_dikabari_dan_kotak_surat_kantor_diingatkan_tanpa_data_pribadi(
    dunia: Dunia,
) -> None:
    dunia.adopsi()
    satu = minta(dunia, kontak="ani@contoh.id", nama="Ani", isi="Hapuslah")
    laksanakan(dunia, satu)
    terkirim: list[SuratElektronik] = []

    def kirim(surat: SuratElektronik) -> None:
        terkirim.append(surat)

    dunia.app.kirim_pesan(kirim)
    dunia.app.kirim_pesan(kirim)

    milik = [s for s in terkirim if s.templat.startswith("permintaan-data")]
    assert [(s.kepada, s.templat) for s in milik] == [
        ("ani@contoh.id", "permintaan-data-diterima"),
        ("ani@contoh.id", "permintaan-data-ditunda"),
    ]
    with dunia.lingkungan.unit_kerja() as unit:
        antre = unit.kotak_keluar.periksa(status=StatusPesan.MENUNGGU)
    assert not [x for x in antre if x.pesan.saluran == SURAT_KANTOR]
    assert NIK_ANI not in repr(_riwayat(dunia, satu))


def _meja(dunia: Dunia, oleh: Any = PDP, **saring: Any) -> dict[str, Any]:
    return {satu.permintaan: satu for satu in dunia.app.meja(oleh, **saring).permintaan}


def test_permintaan_ada_di_meja_yang_menjawabnya_dengan_jamnya(dunia: Dunia) -> None:
    """The earliest due first; on nobody else's desk, nor on that of a service."""
    semua = [minta(dunia, J.SALINAN)]
    dunia.jam.maju(hours=5)
    semua.append(minta(dunia, J.KOREKSI))

    meja = _meja(dunia)

    assert [*meja] == semua
    assert [x.jatuh_tempo for x in meja.values()] == [keadaan(dunia, x).batas for x in semua]
    assert dunia.app.ringkasan_meja(PDP).permintaan == 2
    for oleh, saring in ((LOKET, {}), (ANI, {}), (PDP, {"layanan": "x"}), (PDP, {"peran": "x"})):
        assert _meja(dunia, oleh, **saring) == {}
    lain = attrs.evolve(PDP, instansi="lain")
    assert (_meja(dunia, lain), dunia.app.ringkasan_meja(LOKET).permintaan) == ({}, 0)

    dunia.jam.maju(hours=3 * 24 - 1)
    assert [*_meja(dunia, mendesak="terlewat")] == semua[:1]
    assert [*_meja(dunia, mendesak="hari_ini")] == semua[1:] == [*_meja(dunia, mendesak="rawan")]
    ya(dunia.app.lakukan_permintaan(c.JawabPermintaan(permintaan=semua[0], jawaban="x"), oleh=PDP))
    assert [*_meja(dunia)] == semua[1:]


def test_penghapusan_yang_ditunda_kembali_ke_meja_begitu_boleh(dunia: Dunia) -> None:
    selesai(dunia)
    dunia.jam.maju(days=6 * 365)
    (hold,) = ya(tahan_subjek(dunia.lingkungan, DARI_ANI, oleh=PDP, dasar="Perkara 12"))
    satu = minta(dunia)
    laksanakan(dunia, satu)
    assert _meja(dunia) == {}

    ya(lepas_penahanan(dunia.lingkungan, hold.id, oleh=PDP, alasan="selesai"))
    dunia.app.periksa_permintaan()

    kembali = _meja(dunia)[satu]
    assert (kembali.status, kembali.jatuh_tempo, kembali.mendesak) == (S.SIAP, None, None)
