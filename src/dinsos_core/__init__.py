"""dinsos_core: the published service standards of Indonesian social-services offices as behaviour.

The public face. A name is loaded when it is asked for, with what it is made of and no more. A
command or an event is public by being in its module's `__all__`, and stands here with the module
that has it; `Perintah`, `Kejadian` and `Keadaan` are the unions of all commands, events and states.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dinsos_core.application.aplikasi import Aplikasi as Aplikasi
    from dinsos_core.application.bahasa import jelaskan as jelaskan
    from dinsos_core.application.banyak import BanyakTerhenti as BanyakTerhenti
    from dinsos_core.application.banyak import SatuPerintah as SatuPerintah
    from dinsos_core.application.ekspor import Sertakan as Sertakan
    from dinsos_core.application.formulir import susun_perintah as susun_perintah
    from dinsos_core.application.hitung import HitunganBatas as HitunganBatas
    from dinsos_core.application.hitung import HitunganLayanan as HitunganLayanan
    from dinsos_core.application.jenis import Keadaan as Keadaan
    from dinsos_core.application.jenis import Kejadian as Kejadian
    from dinsos_core.application.jenis import Perintah as Perintah
    from dinsos_core.application.kalender_baru import JamBergeser as JamBergeser
    from dinsos_core.application.kalender_baru import KasusBergeser as KasusBergeser
    from dinsos_core.application.kalender_baru import LaporanKalender as LaporanKalender
    from dinsos_core.application.kelayakan import Persiapan as Persiapan
    from dinsos_core.application.kelayakan import nilai_kelayakan as nilai_kelayakan
    from dinsos_core.application.ketepatan_laporan import BarisBeban as BarisBeban
    from dinsos_core.application.ketepatan_laporan import BarisJam as BarisJam
    from dinsos_core.application.ketepatan_laporan import LaporanKetepatan as LaporanKetepatan
    from dinsos_core.application.klien import BerkasKlien as BerkasKlien
    from dinsos_core.application.klien import KasusKlien as KasusKlien
    from dinsos_core.application.klien import KlienTerlaksana as KlienTerlaksana
    from dinsos_core.application.lingkungan import RakitanSalah as RakitanSalah
    from dinsos_core.application.meja import DaftarJam as DaftarJam
    from dinsos_core.application.meja import HitunganMeja as HitunganMeja
    from dinsos_core.application.meja import JamKasus as JamKasus
    from dinsos_core.application.meja import KerjaMenunggu as KerjaMenunggu
    from dinsos_core.application.meja import Meja as Meja
    from dinsos_core.application.meja_permintaan import PermintaanMenunggu as PermintaanMenunggu
    from dinsos_core.application.mendesak import Mendesak as Mendesak
    from dinsos_core.application.orang import Orang as Orang
    from dinsos_core.application.orang import Penghapusan as Penghapusan
    from dinsos_core.application.permintaan import PermintaanTerlaksana as PermintaanTerlaksana
    from dinsos_core.application.pindah_semua import KasusDipindah as KasusDipindah
    from dinsos_core.application.pindah_semua import LaporanPindah as LaporanPindah
    from dinsos_core.application.pindah_semua import PermintaanPindah as PermintaanPindah
    from dinsos_core.application.pipa import KasusIkut as KasusIkut
    from dinsos_core.application.pipa import PerintahTerlaksana as PerintahTerlaksana
    from dinsos_core.domain.identitas.klien import *
    from dinsos_core.domain.identitas.klien import Klien as Klien
    from dinsos_core.domain.identitas.klien import Pengenal as Pengenal
    from dinsos_core.domain.identitas.perintah import *
    from dinsos_core.domain.kasus.berkas import DokumenDiperlukan as DokumenDiperlukan
    from dinsos_core.domain.kasus.berkas import DokumenDiserahkan as DokumenDiserahkan
    from dinsos_core.domain.kasus.berkas import Kekurangan as Kekurangan
    from dinsos_core.domain.kasus.catatan import *
    from dinsos_core.domain.kasus.jam import KeadaanJam as KeadaanJam
    from dinsos_core.domain.kasus.jam import Kewajiban as Kewajiban
    from dinsos_core.domain.kasus.kejadian import *
    from dinsos_core.domain.kasus.perintah import *
    from dinsos_core.domain.kasus.perintah_catatan import *
    from dinsos_core.domain.kasus.perintah_tambahan import *
    from dinsos_core.domain.kasus.perintah_tinggal import *
    from dinsos_core.domain.kasus.pindahan import *
    from dinsos_core.domain.kasus.tambahan import *
    from dinsos_core.domain.kasus.tautan import Hubungan as Hubungan
    from dinsos_core.domain.kasus.tautan import Tautan as Tautan
    from dinsos_core.domain.kasus.tinggal import *
    from dinsos_core.domain.kedaruratan.keadaan import LaporanKedaruratan as LaporanKedaruratan
    from dinsos_core.domain.kedaruratan.kejadian import *
    from dinsos_core.domain.kedaruratan.perintah import *
    from dinsos_core.domain.kelayakan.penilaian import Kesimpulan as Kesimpulan
    from dinsos_core.domain.kelayakan.penilaian import Penilaian as Penilaian
    from dinsos_core.domain.kelayakan.penilaian import Rekomendasi as Rekomendasi
    from dinsos_core.domain.kelayakan.penilaian import SyaratDinilai as SyaratDinilai
    from dinsos_core.domain.kelayakan.peringatan import Peringatan as Peringatan
    from dinsos_core.domain.klien.keadaan import Episode as Episode
    from dinsos_core.domain.klien.kejadian import *
    from dinsos_core.domain.klien.perintah import *
    from dinsos_core.domain.pengaduan.keadaan import Pengaduan as Pengaduan
    from dinsos_core.domain.pengaduan.kejadian import *
    from dinsos_core.domain.pengaduan.perintah import *
    from dinsos_core.domain.permintaan.perintah import *
    from dinsos_core.domain.permintaan.permintaan import *
    from dinsos_core.domain.permintaan.permintaan import DasarTolak as DasarTolak
    from dinsos_core.domain.permintaan.permintaan import JenisPermintaan as JenisPermintaan
    from dinsos_core.domain.permintaan.permintaan import PermintaanData as PermintaanData
    from dinsos_core.domain.permintaan.permintaan import SebabHapus as SebabHapus
    from dinsos_core.domain.permohonan.keadaan import Permohonan as Permohonan
    from dinsos_core.domain.permohonan.kejadian import *
    from dinsos_core.domain.permohonan.perintah import *
    from dinsos_core.domain.prosedur.bidang import Bidang as Bidang
    from dinsos_core.domain.prosedur.bidang import JenisBidang as JenisBidang
    from dinsos_core.domain.prosedur.bidang import Tindakan as Tindakan
    from dinsos_core.domain.prosedur.rencana_pindah import RencanaPindah as RencanaPindah
    from dinsos_core.domain.prosedur.tawaran import Giliran as Giliran
    from dinsos_core.domain.shared.halangan import Halangan as Halangan
    from dinsos_core.domain.shared.halangan import KodeHalangan as KodeHalangan
    from dinsos_core.domain.shared.halangan import Terhalang as Terhalang
    from dinsos_core.domain.shared.nilai import TIADA as TIADA
    from dinsos_core.domain.shared.nilai import BelumDiketahui as BelumDiketahui
    from dinsos_core.domain.shared.nilai import Keanggotaan as Keanggotaan
    from dinsos_core.domain.shared.nilai import PeriodeKeanggotaan as PeriodeKeanggotaan
    from dinsos_core.domain.shared.nilai import TanggalRentang as TanggalRentang
    from dinsos_core.domain.shared.pelaku import JenisMandat as JenisMandat
    from dinsos_core.domain.shared.pelaku import Mandat as Mandat
    from dinsos_core.domain.shared.pelaku import Pelaku as Pelaku
    from dinsos_core.ports.meja import BarisKasus as BarisKasus
    from dinsos_core.ports.meja import HalamanBaris as HalamanBaris
    from dinsos_core.ports.penyimpanan import KasusTersimpan as KasusTersimpan
    from dinsos_core.ports.penyimpanan import KejadianTercatat as KejadianTercatat
    from dinsos_core.ports.penyimpanan import KlienTersimpan as KlienTersimpan
    from dinsos_core.ports.penyimpanan import PermintaanTersimpan as PermintaanTersimpan
    from dinsos_core.ports.penyimpanan import SaringanKasus as SaringanKasus

    __version__: str
else:
    _ASAL = {
        "application.aplikasi": "Aplikasi",
        "application.bahasa": "jelaskan",
        "application.banyak": "BanyakTerhenti SatuPerintah",
        "application.ekspor": "Sertakan",
        "application.formulir": "susun_perintah",
        "application.hitung": "HitunganBatas HitunganLayanan",
        "application.jenis": "Keadaan Kejadian Perintah",
        "application.kalender_baru": "JamBergeser KasusBergeser LaporanKalender",
        "application.kelayakan": "Persiapan nilai_kelayakan",
        "application.ketepatan_laporan": "BarisBeban BarisJam LaporanKetepatan",
        "application.klien": "BerkasKlien KasusKlien KlienTerlaksana",
        "application.lingkungan": "RakitanSalah",
        "application.meja": "DaftarJam HitunganMeja JamKasus KerjaMenunggu Meja",
        "application.meja_permintaan": "PermintaanMenunggu",
        "application.mendesak": "Mendesak",
        "application.orang": "Orang Penghapusan",
        "application.permintaan": "PermintaanTerlaksana",
        "application.pindah_semua": "KasusDipindah LaporanPindah PermintaanPindah",
        "application.pipa": "KasusIkut PerintahTerlaksana",
        "domain.identitas.klien": (
            "EpisodeBerakhir EpisodeTercatat IdentitasDitemukan Klien KlienDibedakan "
            "KlienDidaftarkan KlienDigabung KlienDikoreksi KlienDipisahkan KlienMenerima "
            "KlienMeninggal Pengenal WaliDitetapkan"
        ),
        "domain.identitas.perintah": (
            "BedakanKlien CatatKlienMeninggal DaftarkanKlien GabungkanKlien KoreksiKlien "
            "PisahkanKlien TemukanIdentitas TetapkanWali"
        ),
        "domain.kasus.berkas": "DokumenDiperlukan DokumenDiserahkan Kekurangan",
        "domain.kasus.catatan": (
            "AkunDikecualikan AkunDipulihkan KabarDikirim KasusDitugaskan KembarDijawab "
            "KewajibanDipenuhi KonflikDicabut KonflikDinyatakan PemberitahuanDicatat "
            "PerkembanganDicatat PerwakilanBerakhir PihakDikenali PihakDitambah SELALU "
            "TanggalMulaiDitetapkan VarianDitetapkan WakilDitambah WaktuDikoreksi"
        ),
        "domain.kasus.jam": "KeadaanJam Kewajiban",
        "domain.kasus.kejadian": (
            "BerkasDikembalikan BerkasDinyatakanLengkap BerkasDiperiksa BerkasDitambah "
            "DataDikoreksi DiserahkanKeSistem KasusDibukaKembali KasusDijeda KasusDilanjutkan "
            "KasusDitautkan KasusDiteruskan KasusDitutup KasusTidakDilayani KelayakanDinilai "
            "LangkahDiparaf LangkahDiselesaikan LangkahDiulang LangkahTerjawab LanjutanTerhalang "
            "PemeriksaanDiulang PihakKasus ProdukDiterbitkan PutusanDiulang SistemMemenuhi "
            "SistemMenolak SuratDicabut TautanDilepas Tempat TempatDiambil TempatDilepas"
        ),
        "domain.kasus.perintah": (
            "BukaKembaliKasus BukaLanjutan CabutSurat Isian JedaKasus KoreksiData LanjutkanKasus "
            "LengkapiBerkas NilaiUlang PihakDiajukan SebabJeda SelesaikanLangkah TeruskanKasus"
        ),
        "domain.kasus.perintah_catatan": (
            "AkhiriPerwakilan CabutKonflik CatatKabar CatatPemberitahuan CatatPemenuhan "
            "CatatPerkembangan JawabKembar KecualikanAkun KenaliPihak KoreksiWaktu "
            "NyatakanKonflik PindahStandar PulihkanAkun SebabKonflik TambahPihak TetapkanVarian "
            "TugaskanKasus"
        ),
        "domain.kasus.perintah_tambahan": "AlihkanKasus TambahKeterangan TerbitkanKodeKlaim",
        "domain.kasus.perintah_tinggal": "CatatKeluarSementara CatatKembali SebabKeluar",
        "domain.kasus.pindahan": "StandarDipindah",
        "domain.kasus.tambahan": "KasusDialihkan KeteranganDitambah KodeKlaimDiterbitkan",
        "domain.kasus.tautan": "Hubungan Tautan",
        "domain.kasus.tinggal": "KlienKeluarSementara KlienKembali KlienMasuk TempatDitunggu",
        "domain.kedaruratan.keadaan": "LaporanKedaruratan",
        "domain.kedaruratan.kejadian": (
            "KedaruratanDilaporkan KematianDicatat LaporanDigabung LaporanDipisahkan"
        ),
        "domain.kedaruratan.perintah": (
            "CatatKematian GabungkanLaporan LaporkanKedaruratan PisahkanLaporan"
        ),
        "domain.kelayakan.penilaian": "Kesimpulan Penilaian Rekomendasi SyaratDinilai",
        "domain.kelayakan.peringatan": "Peringatan",
        "domain.klien.keadaan": "Episode",
        "domain.klien.kejadian": "EpisodeBerhenti EpisodeDibuka EpisodeDisetujui EpisodeDitolak",
        "domain.klien.perintah": "BukaEpisode HentikanEpisode SebabBerhenti",
        "domain.pengaduan.keadaan": "Pengaduan",
        "domain.pengaduan.kejadian": (
            "PengaduanDiajukan PengaduanDicabut PengaduanDijawab PengaduanDitanggapi"
        ),
        "domain.pengaduan.perintah": (
            "AjukanPengaduan CabutPengaduan TanggapiJawaban TutupPengaduan"
        ),
        "domain.permintaan.perintah": (
            "AjukanPermintaan CabutPembatasan JawabPermintaan LaksanakanPermintaan TolakPermintaan"
        ),
        "domain.permintaan.permintaan": (
            "DasarTolak JenisPermintaan PembatasanDicabut PermintaanData PermintaanDijawab "
            "PermintaanDiperingatkan PermintaanDisesuaikan PermintaanDiterima PermintaanDitolak "
            "PermintaanDitunda SebabHapus"
        ),
        "domain.permohonan.keadaan": "Permohonan",
        "domain.permohonan.kejadian": (
            "BandingDicatat KeberatanDiajukan KeberatanDikabulkan KeberatanDitolak "
            "PermohonanDiajukan PermohonanDisetujui PermohonanDitarik PermohonanDitolak "
            "PermohonanGugur"
        ),
        "domain.permohonan.perintah": (
            "AjukanKeberatan AjukanPermohonan CatatBanding GugurkanPermohonan PutuskanKeberatan "
            "TarikPermohonan"
        ),
        "domain.prosedur.bidang": "Bidang JenisBidang Tindakan",
        "domain.prosedur.rencana_pindah": "RencanaPindah",
        "domain.prosedur.tawaran": "Giliran",
        "domain.shared.halangan": "Halangan KodeHalangan Terhalang",
        "domain.shared.nilai": "BelumDiketahui Keanggotaan PeriodeKeanggotaan TIADA TanggalRentang",
        "domain.shared.pelaku": "JenisMandat Mandat Pelaku",
        "ports.meja": "BarisKasus HalamanBaris",
        "ports.penyimpanan": (
            "KasusTersimpan KejadianTercatat KlienTersimpan PermintaanTersimpan SaringanKasus"
        ),
    }
    _RUMAH = {nama: asal for asal, isi in _ASAL.items() for nama in isi.split()}

    def __getattr__(nama):
        if nama == "__all__":
            return sorted(_RUMAH)
        if nama == "__version__":
            return import_module("importlib.metadata").version("dinsos-core")
        if nama in _RUMAH:
            return getattr(import_module(f"{__name__}.{_RUMAH[nama]}"), nama)
        raise AttributeError(f"module {__name__!r} has no attribute {nama!r}")

    def __dir__():
        return sorted([*_RUMAH, "__version__"])
