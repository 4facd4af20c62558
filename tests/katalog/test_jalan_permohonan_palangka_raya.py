"""What is particular to some applications of Palangka Raya's SK 9/2021; that they all run is in
`test_jalan_permohonan`."""

from datetime import date
from zoneinfo import ZoneInfo

from tests.katalog.jalan import WARGA, ajukan

from dinsos_core import SelesaikanLangkah
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.waktu.tenggat import Tenggat

INSTANSI = "palangka-raya"
ZONA = ZoneInfo("Asia/Pontianak")


def test_nomor_surat_menurut_format_instansi() -> None:
    kasus = ajukan(INSTANSI, "izin-operasional-lks", None)

    kasus.selesaikan()

    assert [s.nomor for s in kasus.keadaan.surat] == ["460/001/SOS/2026"]


def test_kis_pbi_ke_bpjs_paling_lambat_tanggal_15_bulan_berikut() -> None:
    """Tafsir 35: of the month after that of the SK, whatever day of November it was signed."""
    kasus = ajukan(INSTANSI, "rekomendasi-kis-pbi", "baru")
    kasus.sampai("serah-bpjs")

    jam = {k.batas.segmen: k for k in kasus.app.tenggat(kasus.keadaan.id)}

    tenggat = jam["Penyerahan ke BPJS Kesehatan"].tenggat
    assert isinstance(tenggat, Tenggat)
    assert tenggat.jatuh_tempo.astimezone(ZONA).date() == date(2026, 12, 15)
    assert jam["Rekapitulasi usulan"].status == "terpenuhi"


def test_pemohon_pub_sendiri_yang_menyerahkan_ke_dpmptsp() -> None:
    """Letter e: the permit is DPMPTSP's; the applicant carries the letter there."""
    kasus = ajukan(INSTANSI, "pub-jangka-panjang", "baru")
    kasus.sampai("ke-dpmptsp")

    kasus.lakukan(SelesaikanLangkah(kasus=kasus.keadaan.id, langkah="ke-dpmptsp"), WARGA)

    assert kasus.keadaan.status is Status.SELESAI
    assert kasus.keadaan.sistem == ()
