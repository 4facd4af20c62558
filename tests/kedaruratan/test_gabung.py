"""Several reports of one event: one leads, the others keep their own reporter and clock."""

from typing import Any

import pytest
from tests.kedaruratan.kantor import DARURAT, Kantor
from tests.kedaruratan.test_kisah import SELESAI, kerjakan, sampai_kontak

from dinsos_core import (
    BukaKembaliKasus,
    BukaLanjutan,
    CatatKematian,
    GabungkanLaporan,
    JedaKasus,
    KoreksiData,
    KoreksiWaktu,
    PihakDiajukan,
    PisahkanLaporan,
    SelesaikanLangkah,
    TeruskanKasus,
)
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.waktu.tenggat import Tenggat

PENERIMA = "petugas_penerima_laporan"


def dua(kantor: Kantor) -> tuple[KasusId, KasusId]:
    """The same old man, eleven minutes apart; the second reporter says who they are."""
    a = kantor.lapor()
    kantor.lewat(11)
    pelapor = PihakDiajukan(pihak="pelapor", data={"nama": "N", "telepon": "0811"})
    return a, kantor.lapor(pihak=[pelapor, PihakDiajukan(pihak="subjek")])


@pytest.mark.parametrize("dahulu", [True, False])
def test_satu_kontak_menjawab_setiap_laporan_dengan_jamnya_sendiri(dahulu: bool) -> None:
    """Joined before the contact or after it."""
    kantor = Kantor()
    a, b = dua(kantor)
    if dahulu:
        kantor.gabung(b, a)
    sampai_kontak(kantor, a)
    if not dahulu:
        kantor.gabung(b, a)
    tempo = []
    for kasus in (a, b):
        jam = kantor.jam(kasus)
        assert isinstance(jam.tenggat, Tenggat)
        assert (jam.status, jam.selesai) == ("terpenuhi", kantor.saat("2025-07-06T00:22"))
        tempo.append(jam.tenggat.jatuh_tempo)
    assert tempo == [kantor.saat("2025-07-06T00:26"), kantor.saat("2025-07-06T00:37")]
    assert [q.pihak for q in kantor.keadaan(a).pihak] == ["subjek"]
    assert [q.pihak for q in kantor.keadaan(b).pihak] == ["pelapor", "subjek"]


@pytest.mark.parametrize(
    ("pukul", "status"), [("00:41", "lambat lambat"), ("00:30", "lambat tepat")]
)
def test_kontak_yang_dikoreksi_dikoreksi_di_setiap_laporan(pukul: str, status: str) -> None:
    kantor = Kantor()
    a, b = dua(kantor)
    kantor.gabung(b, a)
    sampai_kontak(kantor, a)
    kantor.lewat(5)
    menjadi = kantor.saat(f"2025-07-06T{pukul}")
    rahasia = "Salah jam, kata Ibu N."
    koreksi = KoreksiWaktu(kasus=a, tanda="kontak", menjadi=menjadi, alasan=rahasia)
    kantor.jadi(koreksi, "tim_reaksi_cepat")
    kata = {"terpenuhi": "tepat", "terpenuhi_terlambat": "lambat"}
    assert " ".join(kata[str(kantor.jam(satu).status)] for satu in (a, b)) == status


def test_langkah_yang_digabung_berhenti_dan_kembali_bila_dipisahkan() -> None:
    kantor = Kantor()
    a, b = dua(kantor)
    kantor.langkah(b, "catat", fakta=DARURAT)
    kantor.gabung(b, a)
    langkah = SelesaikanLangkah(kasus=b, langkah="perintah")
    assert kantor.app.giliran(b) is None
    assert kantor.tolak(langkah, "kabid_rehsos")[0][0] == "status_tidak_mengizinkan"
    kantor.jadi(KoreksiData(kasus=b, fakta={"pelapor.telepon": "0812"}), PENERIMA)
    kantor.jadi(PisahkanLaporan(kasus=b, alasan="Lain orang."), PENERIMA)
    assert (kantor.keadaan(a).tautan, kantor.keadaan(b).tautan) == ((), ())
    kantor.jadi(langkah, "kabid_rehsos")
    sampai_kontak(kantor, a)
    assert kantor.jam(b).selesai is None


@pytest.mark.parametrize(("terjawab", "selesai"), [(True, "terpenuhi"), (False, "terlambat")])
def test_yang_dipisahkan_sesudah_kontak_terjawab_hanya_bila_dikatakan(
    terjawab: bool, selesai: str
) -> None:
    """Whoever was never met is not on record as met in time."""
    kantor = Kantor()
    a, b = dua(kantor)
    kantor.gabung(b, a)
    sampai_kontak(kantor, a)
    pisah = PisahkanLaporan(kasus=b, alasan="Lain orang.", terjawab=terjawab)
    kantor.jadi(pisah, PENERIMA)
    assert kantor.jam(b).status == selesai
    kantor.langkah(b, "catat")
    kantor.langkah(b, "perintah")
    kantor.langkah(b, "kontak", terjadi_pada=kantor.saat("2025-07-06T00:35"))
    assert kantor.jam(b).status == "terpenuhi"


AKHIR: dict[str, tuple[tuple[str, str, dict[str, Any]], ...]] = {
    "selesai": (("catat", "", {}), ("perintah", "", {}), ("kontak", "", {}), *SELESAI),
    "tidak_ditindaklanjuti": (("catat", "", {"hasil": "palsu", "alasan": "Kata Ibu N."}),),
    "diteruskan": (("catat", "", {"hasil": "luar_wilayah", "kepada": "Dinsos Banjar"}),),
}


@pytest.mark.parametrize("status", AKHIR)
def test_akhir_laporan_yang_memimpin_mengakhiri_semuanya(status: str) -> None:
    kantor = Kantor()
    a, b = dua(kantor)
    kantor.gabung(b, a)
    kerjakan(kantor, a, AKHIR[status])
    assert (kantor.status(a), kantor.status(b)) == (status, status)
    assert kantor.keadaan(b).kepada == kantor.keadaan(a).kepada
    # The words of whoever ended the one are about that one.
    akhir = kantor.kejadian(b)[-1]
    assert getattr(akhir, "alasan", None) is None
    assert not any(isinstance(e, k.LanjutanTerhalang) for e in kantor.kejadian(a))
    kantor.jadi(BukaKembaliKasus(kasus=b, alasan="Masih di sana."), "kabid_rehsos")
    assert (kantor.status(b), kantor.keadaan(b).utama) == ("ditangani", None)
    assert kantor.keadaan(a).pengikut == ()


def test_yang_tidak_dapat_digabung_disebut_sebabnya() -> None:
    kantor = Kantor()
    a, b = dua(kantor)
    c, d = kantor.lapor(), kantor.lapor()
    kantor.gabung(b, a)
    kantor.langkah(d, "catat", hasil="palsu", alasan="Sudah dicek.")

    def sebab(kasus: KasusId, ke: KasusId) -> object:
        ((kode, _, satu),) = kantor.tolak(GabungkanLaporan(kasus=kasus, ke=ke), PENERIMA)
        return satu if kode == "laporan_tidak_digabung" else kode

    assert sebab(c, c) == "sendiri"
    assert sebab(c, b) == "utama_digabung"
    assert sebab(c, d) == "utama_berakhir"
    assert sebab(a, c) == "memimpin"
    assert sebab(b, c) == "status_tidak_mengizinkan"
    assert sebab(c, KasusId("tidak-ada")) == "kasus_tidak_ditemukan"
    singgah = BukaLanjutan(
        kasus=c,
        layanan="rumah-singgah-penerimaan",
        varian="permohonan",
        pihak={"subjek": "subjek"},
        fakta={"subjek.asal_klien": "laporan_masyarakat"},
    )
    (lain,) = kantor.jadi(singgah, "petugas").lanjutan
    assert sebab(c, a) == "membuka"
    assert sebab(kantor.lapor(), lain.kasus) == "layanan_lain"
    # What a joined report needs is opened from the one that leads.
    ((kode, _, _),) = kantor.tolak(
        BukaLanjutan(kasus=b, layanan=singgah.layanan, varian="permohonan", pihak=singgah.pihak),
        "petugas",
    )
    assert kode == "status_tidak_mengizinkan"


def test_jeda_laporan_tidak_hidup_terus_di_dalam_gabungan() -> None:
    kantor = Kantor()
    a, b = dua(kantor)
    for satu in (a, b):
        kantor.langkah(satu, "catat")
        kantor.langkah(satu, "perintah")
        kantor.langkah(satu, "kontak")
    kantor.jadi(JedaKasus(kasus=b, sebab="pihak_luar"), "petugas")
    kantor.gabung(b, a)
    assert not kantor.keadaan(b).dijeda
    assert kantor.keadaan(a).tertaut(Hubungan.MEMIMPIN) == (b,)


def test_jam_laporan_yang_memimpin_dikoreksi_tanpa_menggeser_jam_laporan_lain() -> None:
    """What is answered together is corrected together; when each was reported is its own."""
    kantor = Kantor()
    a, b = dua(kantor)
    kantor.gabung(b, a)
    masuk = kantor.keadaan(b).diajukan_pada
    menjadi = kantor.saat("2025-07-05T23:35")
    koreksi = KoreksiWaktu(kasus=a, tanda="diajukan", menjadi=menjadi, alasan="Salah jam.")
    kantor.jadi(koreksi, "petugas")
    assert (kantor.keadaan(a).diajukan_pada, kantor.keadaan(b).diajukan_pada) == (menjadi, masuk)
    assert not any(isinstance(e, k.LanjutanTerhalang) for e in kantor.kejadian(a))


def test_kematian_mengakhiri_setiap_laporan_kejadiannya() -> None:
    kantor = Kantor()
    a, b = dua(kantor)
    kantor.gabung(b, a)
    kantor.jadi(CatatKematian(kasus=a), "petugas")
    assert (kantor.status(a), kantor.status(b)) == ("selesai", "selesai")
    # What became of whom stands in the one report alone.
    assert not kantor.keadaan(b).meninggal


def test_yang_pernah_terjawab_tetap_terjawab_sesudah_digabung_dengan_laporan_lain() -> None:
    kantor = Kantor()
    a, b = dua(kantor)
    c = kantor.lapor()
    kantor.gabung(b, a)
    sampai_kontak(kantor, a)
    kantor.jadi(PisahkanLaporan(kasus=b, alasan="Dua orang.", terjawab=True), PENERIMA)
    kantor.gabung(b, c)
    kantor.jadi(PisahkanLaporan(kasus=b, alasan="Keliru.", terjawab=False), PENERIMA)
    assert kantor.jam(b).status == "terpenuhi"


def test_laporan_yang_mengikuti_tidak_diteruskan_sendiri() -> None:
    """Its end comes from the report that leads; whoever means another event parts it first."""
    kantor = Kantor()
    a, b = dua(kantor)
    kantor.gabung(b, a)
    oleh = kantor.pelaku("kabid_rehsos")
    terus = TeruskanKasus(kasus=b, kepada="Dinas lain", alasan="Di sana.")

    assert kantor.tolak(terus, "kabid_rehsos")[0][0] == "status_tidak_mengizinkan"
    assert "TeruskanKasus" not in {t.perintah for t in kantor.app.langkah_tersedia(b, oleh)}

    kantor.jadi(PisahkanLaporan(kasus=b, alasan="Lain orang."), PENERIMA)
    kantor.jadi(terus, "kabid_rehsos")
    assert (kantor.status(a), kantor.status(b)) == ("ditangani", "diteruskan")


def test_saat_kontak_dikoreksi_juga_sebelum_laporan_kedua_diterima() -> None:
    """The second call came after the team had arrived, as it turned out."""
    kantor = Kantor()
    a = kantor.lapor()
    kantor.pukul("2025-07-06T00:40")
    b = kantor.lapor(diterima_pada=kantor.saat("2025-07-06T00:30"))
    kantor.gabung(b, a)
    sampai_kontak(kantor, a, "2025-07-06T03:22")
    assert kantor.jam(b).status == "terpenuhi_terlambat"
    kantor.lewat(5)

    benar = kantor.saat("2025-07-06T00:22")
    kantor.jadi(KoreksiWaktu(kasus=a, tanda="kontak", menjadi=benar, alasan="Salah jam."), PENERIMA)

    assert [(kantor.jam(s).status, kantor.jam(s).selesai) for s in (a, b)] == [
        ("terpenuhi", benar)
    ] * 2
    assert not any(isinstance(e, k.LanjutanTerhalang) for e in kantor.kejadian(a))


@pytest.mark.parametrize("status", AKHIR)
def test_laporan_yang_memimpin_dibuka_kembali_bersama_pengikutnya(status: str) -> None:
    """The end that came from it is taken back with it, and the contact follows again."""
    kantor = Kantor()
    a, b = dua(kantor)
    kantor.gabung(b, a)
    kerjakan(kantor, a, AKHIR[status])
    kantor.lewat(10)

    kantor.jadi(BukaKembaliKasus(kasus=a, alasan="Kata Ibu N."), "kabid_rehsos")

    assert (kantor.status(a), kantor.status(b)) == ("ditangani", "digabung")
    assert (kantor.keadaan(b).utama, kantor.keadaan(a).pengikut) == (a, (b,))
    kerjakan(kantor, a, AKHIR["selesai"])
    assert (kantor.status(a), kantor.status(b)) == ("selesai", "selesai")
    assert [kantor.jam(s).status for s in (a, b)] == ["terpenuhi", "terpenuhi"]
    assert not any(isinstance(e, k.LanjutanTerhalang) for e in kantor.kejadian(a))


@pytest.mark.parametrize("status", ["tidak_ditindaklanjuti", "diteruskan"])
def test_sesudah_berakhir_bersama_hanya_pelapornya_sendiri_yang_dikabari(status: str) -> None:
    """Not the step it was at before it was joined: nobody is sent to what is not followed up."""
    kantor = Kantor()
    a, b = dua(kantor)
    kantor.langkah(b, "catat")
    kantor.gabung(b, a)
    kerjakan(kantor, a, AKHIR[status])

    giliran = kantor.app.giliran(b)
    assert giliran is not None
    assert giliran.langkah == "kabari-pelapor"
    perintah = SelesaikanLangkah(kasus=b, langkah="perintah")
    assert kantor.tolak(perintah, "kabid_rehsos")[0][0] == "langkah_belum_giliran"
    kantor.langkah(b, "kabari-pelapor", PENERIMA)
    assert (kantor.status(b), kantor.app.giliran(b)) == (status, None)


def test_saat_kontak_hanya_dikoreksi_pada_laporan_yang_memimpin() -> None:
    """One contact has one time. Once parted, it is the report's own."""
    kantor = Kantor()
    a, b = dua(kantor)
    kantor.gabung(b, a)
    sampai_kontak(kantor, a)
    kantor.lewat(5)
    oleh = kantor.pelaku(PENERIMA)
    menjadi = kantor.saat("2025-07-06T00:20")
    koreksi = KoreksiWaktu(kasus=b, tanda="kontak", menjadi=menjadi, alasan="Salah jam.")

    assert kantor.tolak(koreksi, PENERIMA)[0][:2] == ("tanda_tidak_dikenal", "tanda")
    form = next(t for t in kantor.app.langkah_tersedia(b, oleh) if t.perintah == "KoreksiWaktu")
    tanda = next(satu for satu in form.bidang if satu.nama == "tanda")
    assert "kontak" not in {satu.kode for satu in tanda.pilihan}

    kantor.jadi(PisahkanLaporan(kasus=b, alasan="Dua orang."), PENERIMA)
    kantor.jadi(koreksi, PENERIMA)
    assert (kantor.jam(a).selesai, kantor.jam(b).selesai) == (
        kantor.saat("2025-07-06T00:22"),
        menjadi,
    )
