"""Banjarmasin no. 7: a permit whose holder reports after the collection, on the real catalogue."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from returns.pipeline import is_successful
from tests.terbuka import terbuka

from dinsos_adapters import rakit
from dinsos_core import (
    AjukanPermohonan,
    Aplikasi,
    DokumenDiserahkan,
    KodeHalangan,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
)
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.waktu.tenggat import Tenggat

WITA = ZoneInfo("Asia/Makassar")
AKHIR_PUB = date(2026, 8, 31)


class Kantor:
    """The office with a clock that moves an hour with every act."""

    def __init__(self, layanan: str, varian: str | None = None, **fakta: object) -> None:
        self.kini = datetime(2026, 5, 4, 9, 0, tzinfo=WITA)
        self.app: Aplikasi = rakit("banjarmasin", jam=lambda: self.kini)
        tanggal = self.kini.date()
        standar = self.app.lingkungan.katalog.standar("banjarmasin", layanan, tanggal).unwrap()
        self.standar = standar.untuk_varian(varian)
        self.kasus = self.app.lakukan_atau_gagal(
            AjukanPermohonan(
                layanan=layanan,
                varian=varian,
                pihak=[PihakDiajukan(pihak="pemohon", data={"nama": "Contoh"})],
                fakta=fakta,
                berkas=[
                    DokumenDiserahkan(
                        dokumen=d.kode,
                        rangkap=9,
                        asli=True,
                        legalisir=True,
                        pilihan=d.salah_satu[0].kode if d.salah_satu else "",
                    )
                    for d in self.standar.dokumen
                ],
            ),
            oleh=self.pelaku("pemohon"),
        ).kasus

    def pelaku(self, peran: str) -> Pelaku:
        return Pelaku(
            id=peran, instansi=None if peran == "pemohon" else "banjarmasin", peran={peran}
        )

    def sampai(self, langkah: str) -> None:
        """Do every step up to this one, in favour, with a reason where one may be asked for."""
        while (giliran := self.app.giliran(self.kasus)) and giliran.langkah != langkah:
            self.kini += timedelta(hours=1)
            penetapan = giliran.jenis.value == "penetapan"
            self.app.lakukan_atau_gagal(
                SelesaikanLangkah(
                    kasus=self.kasus,
                    langkah=giliran.langkah,
                    hasil="setuju" if penetapan else "",
                    alasan="layak" if penetapan else "",
                ),
                oleh=self.pelaku(giliran.peran[0]),
            )

    @property
    def keadaan(self) -> Permohonan:
        tersimpan = self.app.kasus(self.kasus)
        assert tersimpan is not None
        assert isinstance(tersimpan.keadaan, Permohonan)
        return terbuka(self.app.lingkungan.unit_kerja, tersimpan.keadaan)

    def akses(self) -> tuple[object, ...]:
        """Every record of what was read of the case's people."""
        with self.app.lingkungan.unit_kerja(baca=True) as unit:
            return tuple(a for s in self.keadaan.subjek for a in unit.brankas.akses(s))

    def laporan(self) -> Kewajiban:
        return next(x for x in self.app.tenggat(self.kasus) if "Laporan" in x.batas.segmen)


@pytest.mark.parametrize(
    ("varian", "jatuh_tempo"), [("umum", date(2026, 11, 30)), ("segera", date(2026, 9, 7))]
)
def test_laporan_pub_jatuh_tempo_sesudah_masa_pub_berakhir(varian: str, jatuh_tempo: date) -> None:
    kantor = Kantor("izin-pub", varian, tanggal_akhir_pub=AKHIR_PUB, ormas=False)

    assert kantor.laporan().tenggat is None

    kantor.sampai("laporan")
    laporan = kantor.laporan()

    assert isinstance(laporan.tenggat, Tenggat)
    assert laporan.tenggat.jatuh_tempo.date() == jatuh_tempo
    assert laporan.status == "berjalan"

    kantor.kini = datetime.combine(jatuh_tempo, kantor.kini.timetz()) + timedelta(days=1)
    assert kantor.laporan().status == "terlambat"

    kantor.sampai("")
    assert kantor.laporan().status == "terpenuhi_terlambat"


def test_tanggal_yang_memulai_jam_tercatat_terbuka_dengan_persetujuan() -> None:
    """Part of what the office decided: whoever counts opens no vault for it, and nothing else is
    there in the open."""
    kantor = Kantor("izin-pub", "umum", tanggal_akhir_pub=AKHIR_PUB, ormas=False)
    assert kantor.keadaan.tanggal_mulai == {}

    kantor.sampai("beri-tahu-hasil")

    assert kantor.keadaan.tanggal_mulai == {"tanggal_akhir_pub": AKHIR_PUB}
    dibaca = len(kantor.akses())
    assert kantor.laporan().keadaan == "berjalan"
    assert len(kantor.akses()) == dibaca


def test_surat_ditandatangani_yang_meneken_bukan_yang_menentukan() -> None:
    kantor = Kantor("izin-pub", "segera", tanggal_akhir_pub=AKHIR_PUB)

    kantor.sampai("serahkan")

    keadaan = kantor.keadaan
    assert keadaan.penetapan is not None
    assert keadaan.penetapan.oleh.peran == "kabid_dayasos"
    (surat,) = keadaan.surat
    assert surat.penandatangan is not None
    assert surat.penandatangan.peran == "kepala_dinas"
    assert surat.nomor == "460/001/DAYASOS/2026"


def test_hanya_peran_yang_disebut_syarat_dapat_mengatestasi() -> None:
    kantor = Kantor("rutilahu")
    kantor.sampai("lapangan")
    fakta = {"rumah_tidak_layak_huni": True}
    (tindakan,) = (
        t
        for t in kantor.app.langkah_tersedia(kantor.kasus, kantor.pelaku("pendamping"))
        if t.langkah
    )

    ya = kantor.app.lakukan(
        SelesaikanLangkah(kasus=kantor.kasus, langkah="lapangan", fakta=fakta),
        oleh=kantor.pelaku("pendamping"),
    )
    kantor.app.lakukan_atau_gagal(
        SelesaikanLangkah(kasus=kantor.kasus, langkah="tentukan"),
        oleh=kantor.pelaku("pekerja_sosial"),
    )
    tidak = kantor.app.lakukan(
        SelesaikanLangkah(kasus=kantor.kasus, langkah="tentukan", hasil="setuju", fakta=fakta),
        oleh=kantor.pelaku("kepala_bidang"),
    )

    assert "fakta.rumah_tidak_layak_huni" in {i.nama for i in tindakan.bidang}
    assert is_successful(ya)
    assert [h.kode for h in tidak.failure()] == [KodeHalangan.PERAN_TIDAK_BERWENANG]
