"""Erasure, export and legal holds: who may, what stands in the way, what stays."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from returns.pipeline import is_successful
from returns.result import Result
from tests.brankas.bahan import gudang_sqlite
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    LOKET,
    NIK_ANAK,
    NIK_ANI,
    PAGI,
    PEKSOS,
    Dunia,
    sampai,
)

from dinsos_adapters.memory import GudangMemori
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.privasi import (
    Orang,
    Penghapusan,
    SebabHapus,
    ekspor_subjek,
    hapus_subjek,
    lepas_penahanan,
    tahan_subjek,
)
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.perintah_catatan import KecualikanAkun
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan
from dinsos_core.domain.shared.ids import KasusId, PelakuId, SubjekId
from dinsos_core.domain.shared.pelaku import JenisMandat, Mandat, Pelaku
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.brankas import CatatanAkses
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN

K = KodeHalangan
PDP = Pelaku(id=PelakuId("u-pdp"), instansi="contoh", peran=frozenset({"petugas_pdp"}))
DARI_ANI = Orang(nik=NIK_ANI)
TARIK = "tarik"


def standar(asal: StandarPelayanan, **parameter: str) -> StandarPelayanan:
    """The standard, with parameters of its agency."""
    isi = {**asal.instansi.parameter, **parameter}
    return attrs.evolve(asal, instansi=attrs.evolve(asal.instansi, parameter=isi))


def dunia_pada(gudang: PembukaUnitOfWork | None = None, **parameter: str) -> Dunia:
    """A world whose agency keeps cases for 5 years, unless said otherwise."""
    isi = {"masa_simpan": "5 tahun", **parameter}
    dunia = Dunia(standar(ADOPSI, **isi), standar(SANTUNAN, **isi))
    if gudang is not None:
        dunia.lingkungan = attrs.evolve(dunia.lingkungan, unit_kerja=gudang)
        dunia.app = Aplikasi(dunia.lingkungan)
    return dunia


@pytest.fixture(params=["memori", "sqlite"])
def dunia(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Dunia]:
    if request.param == "memori":
        yield dunia_pada(GudangMemori())
        return
    gudang = gudang_sqlite(tmp_path / "uji.db")
    yield dunia_pada(gudang)
    gudang.tutup()


def selesai(dunia: Dunia) -> KasusId:
    """An adoption case from submission to the end."""
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "akhir")
    return kasus


def ya(hasil: Result[Any, tuple[Halangan, ...]]) -> Any:
    assert is_successful(hasil), hasil.failure()
    return hasil.unwrap()


def tidak(hasil: Result[Any, tuple[Halangan, ...]]) -> list[KodeHalangan]:
    assert not is_successful(hasil), hasil.unwrap()
    return [h.kode for h in hasil.failure()]


def hapus(
    dunia: Dunia, orang: Orang = DARI_ANI, oleh: Pelaku = PDP, **lain: Any
) -> Result[Penghapusan, tuple[Halangan, ...]]:
    sebab = SebabHapus.PERMINTAAN_SUBJEK
    return hapus_subjek(dunia.lingkungan, orang, oleh=oleh, sebab=sebab, **lain)


def cari(dunia: Dunia, nik: str = NIK_ANI) -> tuple[SubjekId, ...]:
    with dunia.lingkungan.unit_kerja() as unit:
        return unit.brankas.cari("nik", nik)


def akses(dunia: Dunia, subjek: SubjekId) -> list[CatatanAkses]:
    with dunia.lingkungan.unit_kerja() as unit:
        return list(unit.brankas.akses(subjek))


def test_perkara_tersembunyi_tidak_diketahui_dari_ekspor_penghapusan_atau_penahanan(
    dunia: Dunia,
) -> None:
    """Beats the role for personal data, too: each answer is the one about a person of whom there is
    nothing, and leaves a record with the case."""
    kasus = selesai(dunia)
    (subjek,) = cari(dunia)
    kecuali = KecualikanAkun(kasus=kasus, akun=PDP.id, alasan="keluarga pemohon")
    dunia.ya(kecuali, KEPALA)
    tak_dikenal = Orang(nik="6271010101010001")

    for lakukan, lain in (
        (ekspor_subjek, {"diterima": PAGI}),
        (hapus_subjek, {"sebab": SebabHapus.PERMINTAAN_SUBJEK}),
        (tahan_subjek, {"dasar": "x"}),
    ):
        sebelum = len(akses(dunia, subjek))
        jawab = [lakukan(dunia.lingkungan, o, oleh=PDP, **lain) for o in (DARI_ANI, tak_dikenal)]
        assert jawab[0] == jawab[1]
        assert tidak(jawab[0]) == [K.SUBJEK_TIDAK_DITEMUKAN]
        tercatat = akses(dunia, subjek)[sebelum:]
        assert {(a.tujuan.pelaku, a.tujuan.kasus) for a in tercatat} == {(PDP.id, kasus)}


def test_yang_juga_dalam_perkara_tersembunyi_tidak_terhapus_dan_tidak_disebut(
    dunia: Dunia,
) -> None:
    """Of two cases of one person the hidden one stands untouched, and the copy of the other has
    nothing of it."""
    terbuka, tutup = selesai(dunia), dunia.santunan()
    dunia.ya(KecualikanAkun(kasus=tutup, akun=PDP.id, alasan="x"), KEPALA)
    dunia.jam.maju(days=6 * 365)

    salinan = ya(ekspor_subjek(dunia.lingkungan, DARI_ANI, oleh=PDP, diterima=PAGI))
    assert [satu["kasus"] for satu in salinan["kasus"]] == [terbuka]
    assert tutup not in json.dumps(salinan)
    hasil = ya(hapus(dunia))

    assert hasil.kasus == (terbuka,)
    assert set(cari(dunia)) == {q.subjek for q in dunia.keadaan(tutup).pihak if "nik" in q.fakta}


# --- erasure


def test_hapus_menyisakan_log_hitungan_putusan_dan_ringkasan_penilaian(dunia: Dunia) -> None:
    kasus = selesai(dunia)
    (subjek,) = cari(dunia)
    sebelum, riwayat = dunia.app.kasus(kasus), dunia.app.riwayat(kasus)
    dunia.jam.maju(days=6 * 365)

    hasil = ya(hapus(dunia))

    assert (hasil.subjek, hasil.kasus, hasil.pada) == ((subjek,), (kasus,), dunia.jam())
    assert hasil.nilai > 4
    assert dunia.app.kasus(kasus) == sebelum
    assert dunia.app.riwayat(kasus) == riwayat
    keadaan = dunia.keadaan(kasus)
    assert keadaan == PERMOHONAN.lipat(r.kejadian for r in riwayat)
    assert keadaan.penetapan is not None
    assert keadaan.penilaian is not None
    # What was concluded of whom the case is about goes with them; the determination stays.
    assert not keadaan.penilaian_terbuka
    assert cari(dunia) == ()
    with dunia.lingkungan.unit_kerja() as unit:
        assert [n.sebab for n in unit.brankas.nisan([subjek])] == ["permintaan_subjek"]
    # Evaluated again, the birth date is unknown because erased: never false, never met.
    ulang = dunia.app.penilaian(kasus, PEKSOS, tujuan="uji")
    (bagian,) = next(h for h in ulang.syarat if h.kode == "usia").bagian
    assert bagian.sebab == "dihapus"


def test_orang_lain_dalam_kasus_yang_sama_tidak_ikut_terhapus(dunia: Dunia) -> None:
    selesai(dunia)
    dunia.jam.maju(days=6 * 365)

    ya(hapus(dunia))

    assert len(cari(dunia, NIK_ANAK)) == 1


def test_penghapusan_tercatat_dalam_log_akses_yang_tetap_ada(dunia: Dunia) -> None:
    selesai(dunia)
    (subjek,) = cari(dunia)
    sebelum = akses(dunia, subjek)
    dunia.jam.maju(days=6 * 365)

    ya(hapus(dunia))

    *lama, baru = akses(dunia, subjek)
    assert lama == sebelum != []
    assert (baru.tujuan.pelaku, baru.tujuan.tujuan) == (PDP.id, "hapus_subjek:permintaan_subjek")
    assert (baru.tujuan.pada, baru.kunci) == (dunia.jam(), ())


def test_menghapus_lagi_tidak_mengubah_apa_pun(dunia: Dunia) -> None:
    selesai(dunia)
    (subjek,) = cari(dunia)
    dunia.jam.maju(days=6 * 365)
    ya(hapus(dunia))

    assert tidak(hapus(dunia)) == [K.SUBJEK_TIDAK_DITEMUKAN]
    assert ya(hapus(dunia, Orang(subjek={subjek}))).nilai == 0


def test_semua_subjek_dengan_nik_itu_terhapus_tetapi_nomor_subjek_hanya_yang_disebut(
    dunia: Dunia,
) -> None:
    selesai(dunia)
    kedua = dunia.santunan()
    dunia.ya(p.TarikPermohonan(kasus=kedua, alasan=TARIK), ANI)
    satu, dua = cari(dunia)
    dunia.jam.maju(days=6 * 365)

    assert ya(hapus(dunia, Orang(subjek={dua}))).subjek == (dua,)
    assert cari(dunia) == (satu,)
    assert ya(hapus(dunia)).subjek == (satu,)


def test_kasus_yang_berjalan_menghalangi(dunia: Dunia) -> None:
    kasus = dunia.adopsi()

    hasil = hapus(dunia)

    assert tidak(hasil) == [K.KASUS_MASIH_BERJALAN]
    assert hasil.failure()[0].rincian == {"kasus": (kasus,)}
    assert len(cari(dunia)) == 1


def test_semua_halangan_datang_sekaligus_dan_usaha_yang_gagal_tercatat(dunia: Dunia) -> None:
    selesai(dunia)
    dunia.adopsi(tetap_ajukan="anak kedua")
    ya(tahan_subjek(dunia.lingkungan, DARI_ANI, oleh=PDP, dasar="Perkara 12"))

    kode = tidak(hapus(dunia))

    assert kode == [K.SUBJEK_DITAHAN, K.KASUS_MASIH_BERJALAN, K.MASA_SIMPAN_BELUM_BERAKHIR]
    for subjek in cari(dunia):
        assert akses(dunia, subjek)[-1].tujuan.tujuan == "hapus_subjek_terhalang:permintaan_subjek"


@pytest.mark.parametrize(
    ("parameter", "hari", "kode"),
    [
        ({"masa_simpan": "1 tahun"}, 364, K.MASA_SIMPAN_BELUM_BERAKHIR),
        ({"masa_simpan": "1 tahun"}, 365, None),
        ({"masa_simpan": "permanen"}, 36_500, K.MASA_SIMPAN_BELUM_BERAKHIR),
        ({"masa_simpan": "permanen", "masa_simpan.pengangkatan-anak": "1 bulan"}, 40, None),
        (
            {"masa_simpan": "1 bulan", "masa_simpan.pengangkatan-anak": "permanen"},
            40,
            K.MASA_SIMPAN_BELUM_BERAKHIR,
        ),
        ({"masa_simpan": ""}, 36_500, K.MASA_SIMPAN_BELUM_DIATUR),
        ({"masa_simpan": "selamanya"}, 36_500, K.MASA_SIMPAN_BELUM_DIATUR),
        ({"masa_simpan": "9999 tahun"}, 36_500, K.MASA_SIMPAN_BELUM_DIATUR),
    ],
)
def test_masa_simpan_dihitung_dari_kejadian_terakhir_pada_tanggal_instansi(
    parameter: dict[str, str], hari: int, kode: KodeHalangan | None
) -> None:
    dunia = dunia_pada(None, **parameter)
    dunia.jam.kini = PAGI.replace(hour=0, minute=30)  # in UTC, this is still the day before
    selesai(dunia)
    dunia.jam.maju(days=hari)

    hasil = hapus(dunia)

    if kode is None:
        ya(hasil)
    else:
        assert tidak(hasil) == [kode]


@pytest.mark.parametrize(
    ("bacaan", "sampai_hari"),
    [({}, "2026-06-30"), ({"akhir-bulan": "hari-berikut"}, "2026-07-01")],
)
def test_masa_simpan_sebulan_dari_31_mei_menurut_bacaan_instansi(
    bacaan: dict[str, str], sampai_hari: str
) -> None:
    isi = standar(ADOPSI, masa_simpan="1 bulan")
    kantor = attrs.evolve(isi.instansi, tafsir=bacaan)
    dunia = Dunia(attrs.evolve(isi, instansi=kantor))
    dunia.jam.kini = PAGI.replace(month=5, day=31)
    selesai(dunia)

    (satu,) = hapus(dunia).failure()

    assert satu.rincian["sampai"] == sampai_hari


def test_masa_simpan_yang_belum_berakhir_menyebut_sampai_kapan(dunia: Dunia) -> None:
    kasus = selesai(dunia)

    (satu,) = hapus(dunia).failure()

    assert satu.rincian == {"kasus": kasus, "masa_simpan": "5 tahun", "sampai": "2031-06-01"}


def test_kasus_yang_dibuka_lagi_setelah_hapus_tidak_menerima_data_baru(dunia: Dunia) -> None:
    kasus = dunia.adopsi()
    dunia.ya(p.TarikPermohonan(kasus=kasus, alasan=TARIK), ANI)
    dunia.jam.maju(days=6 * 365)
    ya(hapus(dunia))

    dunia.ya(pu.BukaKembaliKasus(kasus=kasus, alasan="ada bukti baru"), PDP_KEPALA)
    koreksi = pu.KoreksiData(kasus=kasus, fakta={"pemohon.nama": "Ani", "menikah": True})

    assert dunia.tidak(koreksi, LOKET) == [K.SUBJEK_DIHAPUS]


PDP_KEPALA = Pelaku(id=PelakuId("kepala"), instansi="contoh", peran=frozenset({"kepala"}))

# --- who may


@pytest.mark.parametrize(
    ("oleh", "kode"),
    [
        (ANI, K.INSTANSI_LAIN),
        (attrs.evolve(PDP, instansi="plk"), K.INSTANSI_TIDAK_DIKENAL),
        (attrs.evolve(PDP, peran=frozenset({"kepala"})), K.PERAN_TIDAK_BERWENANG),
    ],
)
def test_hanya_petugas_pdp_instansi_itu_yang_boleh(
    dunia: Dunia, oleh: Pelaku, kode: KodeHalangan
) -> None:
    selesai(dunia)
    (subjek,) = cari(dunia)
    sebelum = akses(dunia, subjek)
    lingkungan = dunia.lingkungan

    assert tidak(hapus(dunia, oleh=oleh)) == [kode]
    assert tidak(tahan_subjek(lingkungan, DARI_ANI, oleh=oleh, dasar="x")) == [kode]
    assert tidak(ekspor_subjek(lingkungan, DARI_ANI, oleh=oleh, diterima=PAGI)) == [kode]
    assert tidak(lepas_penahanan(lingkungan, "x", oleh=oleh, alasan="x")) == [kode]
    assert akses(dunia, subjek) == sebelum


def test_peran_petugas_adalah_parameter_instansi_dan_boleh_dipegang_plh() -> None:
    dunia = dunia_pada(petugas_pdp="sekretaris, arsiparis")
    selesai(dunia)
    dunia.jam.maju(days=6 * 365)
    hari = dunia.jam().date()
    plh = Pelaku(
        id=PelakuId("plh"),
        instansi="contoh",
        mandat=(Mandat(peran="arsiparis", jenis=JenisMandat.PLH, dari=hari, sampai=hari),),
    )

    assert tidak(hapus(dunia)) == [K.PERAN_TIDAK_BERWENANG]
    ya(hapus(dunia, oleh=plh))


def test_orang_yang_tidak_ada_dalam_kasus_instansi_tidak_ditemukan(dunia: Dunia) -> None:
    selesai(dunia)

    for orang in (Orang(), Orang(nik="0"), Orang(subjek={SubjekId("tak-ada")})):
        assert tidak(hapus(dunia, orang)) == [K.SUBJEK_TIDAK_DITEMUKAN]


def test_nik_yang_dicari_tidak_tampil_dalam_teks_permintaan() -> None:
    assert NIK_ANI not in repr(DARI_ANI)


# --- legal holds


def test_penahanan_menghalangi_sampai_dilepas(dunia: Dunia) -> None:
    selesai(dunia)
    (subjek,) = cari(dunia)
    dunia.jam.maju(days=6 * 365)
    (penahanan,) = ya(
        tahan_subjek(dunia.lingkungan, DARI_ANI, oleh=PDP, dasar="  Perkara 12/Pdt/2032 ")
    )

    assert tidak(hapus(dunia)) == [K.SUBJEK_DITAHAN]
    assert tidak(hapus(dunia, Orang(subjek={subjek}))) == [K.SUBJEK_DITAHAN]
    lepas = ya(lepas_penahanan(dunia.lingkungan, penahanan.id, oleh=PDP, alasan="putusan inkrah"))

    assert (penahanan.subjek, penahanan.dipasang_oleh, penahanan.berlaku) == (subjek, PDP.id, True)
    assert (lepas.dilepas_oleh, lepas.dilepas_pada) == (PDP.id, dunia.jam())
    assert [a.tujuan.tujuan for a in akses(dunia, subjek)[-4:]] == [
        "tahan_subjek",
        *["hapus_subjek_terhalang:permintaan_subjek"] * 2,
        "lepas_penahanan",
    ]
    ya(hapus(dunia))


def test_penahanan_atas_satu_perkara_menahan_orangnya_di_semua_perkara(dunia: Dunia) -> None:
    selesai(dunia)
    kedua = dunia.santunan()
    dunia.ya(p.TarikPermohonan(kasus=kedua, alasan=TARIK), ANI)
    satu, dua = cari(dunia)
    dunia.jam.maju(days=6 * 365)
    ya(tahan_subjek(dunia.lingkungan, Orang(subjek={satu}), oleh=PDP, dasar="Perkara 12"))

    assert tidak(hapus(dunia, Orang(subjek={dua}))) == [K.SUBJEK_DITAHAN]


def test_penahanan_perlu_dasar_dan_pelepasan_perlu_alasan(dunia: Dunia) -> None:
    selesai(dunia)
    lingkungan = dunia.lingkungan

    assert tidak(tahan_subjek(lingkungan, DARI_ANI, oleh=PDP, dasar=" ")) == [K.ALASAN_WAJIB]
    (satu,) = ya(tahan_subjek(lingkungan, DARI_ANI, oleh=PDP, dasar="x"))
    assert tidak(lepas_penahanan(lingkungan, satu.id, oleh=PDP, alasan="")) == [K.ALASAN_WAJIB]
    assert tidak(lepas_penahanan(lingkungan, "lain", oleh=PDP, alasan="x")) == [
        K.PENAHANAN_TIDAK_DITEMUKAN
    ]


def test_yang_sudah_dihapus_tidak_dapat_ditahan(dunia: Dunia) -> None:
    selesai(dunia)
    (subjek,) = cari(dunia)
    dunia.jam.maju(days=6 * 365)
    ya(hapus(dunia))

    hasil = tahan_subjek(dunia.lingkungan, Orang(subjek={subjek}), oleh=PDP, dasar="x")

    assert tidak(hasil) == [K.SUBJEK_DIHAPUS]


# --- export


def ekspor(dunia: Dunia, orang: Orang = DARI_ANI) -> dict[str, Any]:
    hasil = ekspor_subjek(dunia.lingkungan, orang, oleh=PDP, diterima=dunia.jam())
    isi: dict[str, Any] = json.loads(json.dumps(ya(hasil)))
    return isi


def test_ekspor_memuat_semua_yang_disimpan_tentang_satu_orang(dunia: Dunia) -> None:
    kasus = selesai(dunia)
    (subjek,) = cari(dunia)
    (penahanan,) = ya(tahan_subjek(dunia.lingkungan, DARI_ANI, oleh=PDP, dasar="Perkara 12"))
    akses_sebelum = akses(dunia, subjek)

    isi = ekspor(dunia)

    (satu,) = isi["subjek"]
    nilai = {kunci.rpartition("/")[2]: n for kunci, n in satu["nilai"].items()}
    assert satu["subjek"] == subjek
    assert nilai["nama"] == "Ani"
    assert nilai["nik"] == NIK_ANI
    assert nilai["tanggal_lahir"] == "1990-06-20"
    assert nilai["menikah"] is True
    assert [t["kunci"] for t in satu["teks_ditinggalkan"]] == [
        f"penahanan/{penahanan.id[:-2]}-0/dasar"
    ]
    assert satu["dihapus"] is None
    assert [t["id"] for t in satu["penahanan"]] == [penahanan.id]
    assert [a["tujuan"] for a in satu["akses"]] == [a.tujuan.tujuan for a in akses_sebelum]
    (perkara,) = isi["kasus"]
    assert (perkara["kasus"], perkara["layanan"]) == (kasus, "pengangkatan-anak")
    assert perkara["kejadian"][0]["tipe"] == "permohonan_diajukan"
    assert len(perkara["kejadian"]) == len(dunia.app.riwayat(kasus))
    assert perkara["subjek"] == [subjek]
    assert "Budi" not in json.dumps(isi), "another person's value"


def test_ekspor_tercatat_sebagai_bacaan_dan_menyebut_batas_jawaban(dunia: Dunia) -> None:
    selesai(dunia)
    (subjek,) = cari(dunia)

    isi = ekspor(dunia)

    terakhir = akses(dunia, subjek)[-1]
    assert terakhir.tujuan.tujuan == "ekspor_subjek"
    assert set(terakhir.kunci) == set(isi["subjek"][0]["nilai"])
    batas = datetime.fromisoformat(isi["batas_jawaban"])
    assert batas == dunia.jam().astimezone(UTC) + timedelta(hours=72)


def test_ekspor_sesudah_hapus_menyebut_penghapusan_tanpa_satu_nilai_pun(dunia: Dunia) -> None:
    selesai(dunia)
    (subjek,) = cari(dunia)
    dunia.jam.maju(days=6 * 365)
    ya(hapus(dunia))

    isi = ekspor(dunia, Orang(subjek={subjek}))

    (satu,) = isi["subjek"]
    assert satu["nilai"] == {}
    assert satu["dihapus"]["sebab"] == "permintaan_subjek"
    assert len(isi["kasus"]) == 1
    assert akses(dunia, subjek)[-1].tujuan.tujuan == "ekspor_subjek"


@given(nama=st.text("ABCDEFGHJKLMNPQRSTUVWXYZ", min_size=12, max_size=12))
def test_nilai_pribadi_tidak_ada_di_keadaan_kejadian_maupun_halangan(nama: str) -> None:
    dunia = dunia_pada()
    dunia.adopsi(
        pihak=(
            pu.PihakDiajukan(
                pihak="pemohon", data={"nama": nama, "nik": NIK_ANI, "email": f"{nama}@x.id"}
            ),
            pu.PihakDiajukan(pihak="anak", data={"nama": nama}),
        )
    )
    (kasus,) = dunia.app.daftar().baris
    hasil = hapus(dunia)

    teks = repr(kasus) + repr(dunia.app.riwayat(kasus.kasus)) + repr(hasil)
    assert nama not in teks
    assert NIK_ANI not in teks
    assert nama in json.dumps(ekspor(dunia))
