"""Possible duplicates are looked for whichever act changes who somebody is, on every aggregate; who
is known as a Klien is known by what the Klien is known by."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from returns.pipeline import is_successful
from tests.brankas.bahan import gudang_sqlite
from tests.kembar.test_kembar import BUDI, klaim, pasangan
from tests.klien.meja import Meja
from tests.pengaduan.bahan import WARGA, Kantor
from tests.permohonan.contoh import LOKET, TIM, Dunia, langkah_

from dinsos_adapters.memory import GudangMemori
from dinsos_core import (
    BukaEpisode,
    BukaLanjutan,
    KoreksiData,
    LaporkanKedaruratan,
    Pelaku,
    PihakDiajukan,
)
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.domain.identitas import perintah as ip
from dinsos_core.domain.kasus.perintah_catatan import KenaliPihak, TambahPihak
from dinsos_core.domain.shared.ids import KasusId, KlienId
from dinsos_core.domain.standar.kosakata import SumberFakta
from dinsos_core.domain.standar.model import Agregat, JenisLangkah
from dinsos_core.testing.contoh import KOSAKATA, SANTUNAN, KatalogUji, langkah, syarat

NIK = "6371050107500001"
ORANG = {"nama": "Budi Santoso", "tanggal_lahir": "1950-07-01"}
MIRIP = {**ORANG, "nama": "Boedi Santosa"}


@pytest.fixture(params=["memori", "sqlite"])
def gudang(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    if request.param == "memori":
        yield GudangMemori()
        return
    sql = gudang_sqlite(tmp_path / "uji.db")
    yield sql
    sql.tutup()


def petugas(meja: Meja, layanan: str) -> Pelaku:
    """Whoever does anything in a case of the service."""
    standar = meja.standar(layanan)
    peran = {p for satu in standar.langkah for p in satu.oleh} - {*standar.publik}
    klien = standar.instansi.parameter.get("oleh_klien", "").split(", ")
    return Pelaku(id="u-petugas", instansi=meja.instansi, peran=peran.union(klien))


def buka(meja: Meja, layanan: str, **data: object) -> KasusId:
    """A case of somebody; by nobody in particular, where the standard lets that be."""
    standar = meja.standar(layanan)
    pihak = [
        PihakDiajukan(pihak=satu.pihak, data=data if satu.pihak == standar.pokok else {})
        for satu in standar.pihak
        if satu.minimal or satu.pihak == standar.pokok
    ]
    darurat = standar.agregat is Agregat.LAPORAN_KEDARURATAN
    isi: dict[str, Any] = {
        "fakta": {"lokasi_kejadian": "63.71"} if layanan == "kedaruratan-ppks" else {},
        "varian": standar.varian[0].kode if standar.varian else None,
    }
    kelas: Any = LaporkanKedaruratan if darurat else BukaEpisode
    kasus: KasusId = ya(meja, layanan, kelas(layanan=layanan, pihak=pihak, **isi)).kasus
    return kasus


def ya(meja: Meja, layanan: str, perintah: Any) -> Any:
    return meja.app.lakukan_atau_gagal(perintah, oleh=petugas(meja, layanan))


def kembar(meja: Meja, layanan: str, kasus: KasusId) -> set[KasusId]:
    """The other cases in which somebody of this one may be, as its officials see it."""
    keadaan = meja.app.kasus(kasus, oleh=petugas(meja, layanan)).keadaan
    return {satu.ke for satu in keadaan.kembar}


def klien(meja: Meja, **data: object) -> KlienId:
    perintah = ip.DaftarkanKlien(data=data)
    oleh = petugas(meja, "rumah-singgah-penerimaan")
    return meja.app.lakukan_klien(perintah, oleh=oleh).unwrap().klien


# --- every act


AGREGAT = ("kedaruratan-ppks", "rumah-singgah-penerimaan")
"""A report and a stay; applications are in `test_kembar`."""


@pytest.mark.parametrize("layanan", AGREGAT)
def test_koreksi_menunjukkan_dan_meninggalkan(layanan: str, gudang: Any) -> None:
    meja = Meja("banjarmasin", gudang)
    pertama = buka(meja, layanan, **ORANG, nik=NIK)
    kedua = buka(meja, layanan, nama="Citra")

    for data, ada in ((MIRIP, {pertama}), ({"nama": "Siti", "tanggal_lahir": None}, set())):
        fakta = {f"subjek.{kode}": isi for kode, isi in data.items()}
        ya(meja, layanan, KoreksiData(kasus=kedua, fakta=fakta, alasan="menurut kartu keluarga"))
        assert kembar(meja, layanan, kedua) == ada


def test_pihak_yang_menyusul() -> None:
    meja = Meja("palangka-raya")
    semua = [buka(meja, "logistik-bencana", nama="Lurah") for _ in range(2)]
    for kasus, data in zip(semua, (ORANG, MIRIP), strict=True):
        korban = PihakDiajukan(pihak="subjek", data=data)
        perintah = TambahPihak(kasus=kasus, pihak=[korban], alasan="Daftar dari kelurahan")
        ya(meja, "logistik-bencana", perintah)

    assert kembar(meja, "logistik-bencana", semua[1]) == {semua[0]}


def test_layanan_lain_yang_dibuka_dari_sebuah_kasus() -> None:
    """Who is taken over is looked for there, sealed as they are."""
    meja, singgah = Meja("banjarmasin"), "rumah-singgah-penerimaan"
    tinggal = buka(meja, singgah, **ORANG)
    laporan = buka(meja, "kedaruratan-ppks", **MIRIP)

    perintah = BukaLanjutan(
        kasus=laporan, layanan=singgah, varian="permohonan", pihak={"subjek": "subjek"}
    )
    (lanjutan,) = ya(meja, "kedaruratan-ppks", perintah).lanjutan

    assert kembar(meja, singgah, lanjutan.kasus) == {tinggal}


def test_yang_disaksikan_langkah() -> None:
    """Identity that an officer attests, where the agency's words say that it is."""
    saksi = attrs.evolve(KOSAKATA.fakta["tanggal_lahir"], sumber=SumberFakta.ATESTASI)
    kosakata = attrs.evolve(KOSAKATA, fakta={**KOSAKATA.fakta, "tanggal_lahir": saksi})
    lahir: Any = {"fakta": "almarhum.tanggal_lahir", "parameter": {"oleh": ("tim",)}}
    standar = attrs.evolve(
        SANTUNAN,
        syarat=(*SANTUNAN.syarat, syarat("lahir", "Lahir", "atestasi", **lahir)),
        langkah=(
            *SANTUNAN.langkah[:3],
            langkah("lapangan", JenisLangkah.VERIFIKASI_LAPANGAN, "tim"),
            *SANTUNAN.langkah[3:],
        ),
    )
    dunia = Dunia(standar)
    dunia.lingkungan = attrs.evolve(dunia.lingkungan, katalog=KatalogUji((standar,), "1", kosakata))
    dunia.app = Aplikasi(dunia.lingkungan)
    semua = [
        dunia.ya(klaim(oleh, nama=BUDI["nama"], tanggal_meninggal=wafat), LOKET).kasus
        for oleh, wafat in (("Ani", "2026-05-21"), ("Citra", "2026-05-22"))
    ]
    assert pasangan(dunia, semua[1]) == []

    for kasus in semua:
        dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET))
        fakta = {"almarhum.tanggal_lahir": "1950-07-01"}
        dunia.ya(langkah_(kasus, "lapangan", fakta=fakta), TIM)

    assert pasangan(dunia, semua[1]) == [(semua[0], None)]


# --- who is known


@pytest.mark.parametrize("layanan", [*AGREGAT, "rujukan-panti"])
def test_yang_dikenali_dicari_menurut_kliennya(layanan: str, gudang: Any) -> None:
    """Whoever was recognised is found by what the Klien is known by, and finds others by it; an
    alias is the same person."""
    meja = Meja("banjarmasin", gudang)
    lama, alias = klien(meja, **ORANG, nik=NIK), klien(meja, nama="Pak Budi")
    dikenal, samar, lain = (buka(meja, layanan, nama=n) for n in ("Tuan X", "Tuan Y", "Tuan Z"))

    ya(meja, layanan, KenaliPihak(kasus=dikenal, pihak="subjek", klien=lama))
    ya(meja, layanan, KenaliPihak(kasus=samar, pihak="subjek", klien=alias))
    assert kembar(meja, layanan, samar) == set()
    gabung = ip.GabungkanKlien(klien=alias, dengan=lama, alasan="Orang yang sama")
    assert is_successful(meja.app.lakukan_klien(gabung, oleh=petugas(meja, layanan)))
    polos = buka(meja, layanan, **MIRIP)

    assert kembar(meja, layanan, polos) == {dikenal, samar}
    ya(meja, layanan, KenaliPihak(kasus=lain, pihak="subjek", klien=lama))
    assert kembar(meja, layanan, lain) == {dikenal, samar, polos}


# --- whom a corrected number does not belong to


@pytest.mark.parametrize("layanan", [*AGREGAT, "rujukan-panti"])
def test_nik_yang_dikoreksi_tidak_menemukan_pemiliknya(layanan: str, gudang: Any) -> None:
    """Put right, unknown again, or known not to exist: of whoever has the number nothing is held,
    and their own case is nobody's double."""
    meja = Meja("banjarmasin", gudang)
    kasus = buka(meja, layanan, nama="Budi", nik=NIK)

    for isi in ("6371020107500007", None, "tiada"):
        for nik in (NIK, isi):
            perintah = KoreksiData(kasus=kasus, fakta={"subjek.nik": nik}, alasan="salah ketik")
            ya(meja, layanan, perintah)
            with gudang(baca=True) as unit:
                assert bool(unit.brankas.cari("nik", NIK)) is (nik == NIK)

    assert kembar(meja, layanan, buka(meja, layanan, nama="Ani", nik=NIK)) == set()


def test_pelapor_yang_mengoreksi_nik_nya_tidak_ditemukan_dengan_yang_lama() -> None:
    kantor = Kantor()
    pelapor = PihakDiajukan(pihak="pelapor", data={"nik": NIK}, akun=WARGA.id)
    kasus = kantor.adukan(pihak=[pelapor], anonim=False, rahasia=False).kasus

    kantor.ya(KoreksiData(kasus=kasus, fakta={"pelapor.nik": "6371020107500007"}), WARGA)

    with kantor.gudang(baca=True) as unit:
        assert [bool(unit.brankas.cari("nik", n)) for n in (NIK, "6371020107500007")] == [
            False,
            True,
        ]
