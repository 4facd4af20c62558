"""Cases in which a reading changes the procedure, driven through the wired application."""

from collections.abc import Mapping
from datetime import date, timedelta

import attrs
from returns.pipeline import is_successful
from tests.katalog.bacaan_lain import katalog, menurut
from tests.katalog.jalan import WARGA, Perkara, ajukan
from tests.kedaruratan.kantor import Kantor
from tests.klien.rumah import Rumah, kamar
from tests.tafsir.tanya import Contoh, jalan, kata_jam, langkah, tersembunyi

from dinsos_adapters.memory import GudangMemori
from dinsos_core import (
    AjukanKeberatan,
    HentikanEpisode,
    JedaKasus,
    Pelaku,
    PutuskanKeberatan,
    SelesaikanLangkah,
    jelaskan,
)
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.relay import LaporanRelay
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.waktu.teks import teks_tanggal

ANGKAT = "banjarmasin/pengangkatan-anak"
PULANG = "banjarmasin/pemulangan-orang-terlantar"
SANTUNAN = "banjarmasin/santunan-kematian"


def _penyalur(kasus: Perkara) -> str:
    """Who may transfer a claim, and whether two days run for it: not where the money never came
    to the office."""
    kasus.sampai("dana-masuk")
    kasus.kerjakan("dilewati" if kasus.langkah.opsional else "")
    giliran = kasus.app.giliran(kasus.keadaan.id)
    assert giliran is not None
    semua = kasus.app.tenggat(kasus.keadaan.id)
    (jam,) = (satu for satu in semua if satu.batas.mulai == "dana-masuk")
    siapa = " atau ".join(giliran.peran)
    return f"yang mentransfer: {siapa}; jamnya {jam.keadaan.replace('_', ' ')}"


def _penyusun(kasus: Perkara) -> str:
    """Whether whoever initialled the assessment and wrote the draft may also sign it, acting in the
    head's role."""
    kasus.sampai("tetapkan")
    penyusun = attrs.evolve(kasus.pelaku("peksos_linjamsos"), peran={"kepala_dinas"})
    setuju = SelesaikanLangkah(kasus=kasus.keadaan.id, langkah="tetapkan", hasil="setuju")
    hasil = kasus.app.lakukan(setuju, oleh=penyusun)
    return hasil.map(lambda h: str(h.keadaan.status)).value_or("dilarang menetapkan")


def _pemutus(kasus: Perkara) -> str:
    """Whether the head who refused may refuse the objection, too."""
    _tolak(kasus)
    pemohon, (kepala, *_) = kasus.pelaku("pemohon"), (kasus.pelaku("kepala_dinas"),)
    kasus.app.lakukan(AjukanKeberatan(kasus=kasus.keadaan.id, alasan="x"), oleh=pemohon)
    penolak = kasus.keadaan.penetapan
    assert penolak is not None
    sama = attrs.evolve(kepala, id=penolak.oleh.id)
    putus = PutuskanKeberatan(kasus=kasus.keadaan.id, dikabulkan=False, alasan="x")
    hasil = kasus.app.lakukan(putus, oleh=sama)
    return "diputus" if is_successful(hasil) else f"ditolak: {jelaskan(hasil.failure()[0])}"


def _izin(kasus: Perkara) -> str:
    """How long a permit is valid that is handed over three days after it was issued, and from when
    the court may be asked."""
    kasus.sampai("serahkan")
    kasus.kini[0] += timedelta(days=3)
    kasus.selesaikan()
    (surat,) = kasus.keadaan.surat
    assert surat.berlaku_sampai is not None
    izin = f"izin berlaku sampai {teks_tanggal(surat.berlaku_sampai)}"
    semua = kasus.app.tenggat(kasus.keadaan.id)
    lain = (f"{x.batas.segmen}: {kata_jam(x)}" for x in semua if x.batas.kode == "pengasuhan")
    return "; ".join((izin, *lain))


def _jam(kasus: Perkara, kode: str, *, berstatus: bool = False) -> str:
    semua = kasus.app.tenggat(kasus.keadaan.id)
    satu = next((x for x in semua if x.batas.kode == kode), None)
    return kata_jam(satu, berstatus=berstatus)


def _dijeda(kasus: Perkara) -> str:
    """Whether an official may pause a case whose papers are complete, for want of a quota."""
    kasus.sampai("verifikasi")
    jeda = JedaKasus(kasus=kasus.keadaan.id, sebab="kuota")
    hasil = kasus.app.lakukan(jeda, oleh=kasus.pelaku("back_office"))
    return "dijeda" if is_successful(hasil) else f"ditolak: {jelaskan(hasil.failure()[0])}"


def _sederhana(kasus: Perkara) -> str:
    """When data are due that are declared simple to give, where that is asked."""
    kasus.sampai("kompleksitas", "olah-data")
    if kasus.langkah.kode == "kompleksitas":
        kasus.kerjakan("sederhana")
    return _jam(kasus, "waktu")


def _tolak(kasus: Perkara) -> None:
    kasus.sampai(kasus.penetapan())
    kasus.kerjakan("tolak", alasan="Alasan tercatat")


def _belum_diberi_tahu(kasus: Perkara) -> str:
    """Until when one may object who has not been told of the refusal."""
    _tolak(kasus)
    return _jam(kasus, "keberatan")


def _disurati(kasus: Perkara) -> str:
    """The same of whoever got a message of it, which their mail server accepted."""
    _tolak(kasus)
    while kasus.app.kirim_pesan(lambda _surat: None) != LaporanRelay():
        pass
    return _jam(kasus, "keberatan")


def _keberatan_bercap(kasus: Perkara) -> str:
    """An objection received in time and entered after its limit has passed."""
    _tolak(kasus)
    kasus.selesaikan()
    diterima = kasus.kini[0] + timedelta(days=10)
    kasus.kini[0] += timedelta(days=60)
    keberatan = AjukanKeberatan(kasus=kasus.keadaan.id, alasan="x", diterima_pada=diterima)
    hasil = kasus.app.lakukan(keberatan, oleh=kasus.pelaku("petugas_loket"))
    return "diterima" if is_successful(hasil) else f"ditolak: {jelaskan(hasil.failure()[0])}"


def _keberatan_diam(kasus: Perkara) -> str:
    """An objection that nobody answered within the office's limit."""
    _tolak(kasus)
    kasus.selesaikan()
    kasus.lakukan(AjukanKeberatan(kasus=kasus.keadaan.id, alasan="x"), WARGA)
    kasus.kini[0] += timedelta(days=60)
    return _jam(kasus, "putusan-keberatan", berstatus=True).partition(", ")[2].partition(", ")[2]


def _terbaca(app: Aplikasi, kasus: str, oleh: Pelaku) -> str:
    """Whether the facts of a running case are opened whose people are restricted."""
    subjek = app.kasus(kasus, oleh=oleh).keadaan.subjek
    with app.lingkungan.unit_kerja() as unit:
        unit.brankas.batasi(subjek, aktif=True)
        unit.simpan_semua()
    try:
        app.penilaian(kasus, oleh, tujuan="pemeriksaan berkas")
    except Terhalang as terhalang:
        return f"ditolak: {jelaskan(terhalang.halangan[0])}"
    return "dilanjutkan"


def _permohonan_dibatasi(kasus: Perkara) -> str:
    return _terbaca(kasus.app, kasus.keadaan.id, kasus.pelaku("peksos_linjamsos"))


def _laporan_dibatasi(pilihan: Mapping[str, str]) -> str:
    dari = katalog()
    for tafsir, bacaan in pilihan.items():
        dari = menurut("banjarmasin", tafsir, bacaan)
    kantor = Kantor(katalog=dari)
    return _terbaca(kantor.app, kantor.lapor(), kantor.pelaku("tim_reaksi_cepat"))


def _anak(pilihan: Mapping[str, str]) -> str:
    """Whether the papers of an applicant of fifteen, with nobody to act for them, are complete."""
    dari = katalog()
    for tafsir, bacaan in pilihan.items():
        dari = menurut("banjarmasin", tafsir, bacaan)
    lahir = {("pemohon", 0, "tanggal_lahir"): date(2011, 5, 4)}
    kasus = ajukan("banjarmasin", "santunan-kematian", None, lain=lahir, dari=dari)
    kasus.sampai("periksa")
    kasus.kerjakan()
    return str(kasus.keadaan.status)


def _tempat_kosong(pilihan: Mapping[str, str]) -> str:
    """How a second person stands once the only place is free again that a first one waits for."""
    rumah = Rumah(GudangMemori(), (kamar(1),), tafsir=pilihan)
    tinggal, _ = rumah.tinggal(), rumah.disetujui()
    rumah.jadi(HentikanEpisode(kasus=tinggal, sebab="pindah"), "pramu_sosial")
    return str(rumah.status(rumah.disetujui())[0]).replace("_", " ")


def _nama_anak(kasus: Perkara) -> str:
    while "petugas_loket" in kasus.langkah.oleh:
        kasus.kerjakan()
    nama = next(q.fakta["nama"] for q in kasus.keadaan.pihak if q.pihak == "anak")
    loket = kasus.pelaku("petugas_loket")
    try:
        kasus.app.buka(kasus.keadaan.id, nama, loket, tujuan="mengetahui nama anak")
    except Terhalang as terhalang:
        return " ".join(satu.kode.value.replace("_", " ") for satu in terhalang.halangan)
    return "terbuka"


ALUR = (
    Contoh(
        tafsir="kerahasiaan-tak-disebut",
        bacaan="terbuka",
        layanan="palangka-raya/pengaduan",
        cerita="Pengaduan yang tidak menyebut apa yang disembunyikan",
        tanya=tersembunyi("palangka-raya/pengaduan", "pengaduan"),
    ),
    Contoh(
        tafsir="tempat-kosong",
        bacaan="menurut-kebutuhan",
        layanan="banjarmasin/rumah-singgah-penerimaan",
        cerita="Satu-satunya tempat kosong lagi, seorang menunggunya, dan orang lain disetujui",
        tanya=_tempat_kosong,
    ),
    Contoh(
        tafsir="kuota-jkn",
        bacaan="tanpa-jeda",
        layanan="banjarmasin/usulan-jkn",
        cerita="Petugas menjeda usulan karena menunggu kuota",
        tanya=jalan("banjarmasin/usulan-jkn", _dijeda, "apbd"),
    ),
    Contoh(
        tafsir="rentang-waktu",
        bacaan="kompleksitas",
        layanan="banjarmasin/data-kesos",
        cerita="Diajukan Senin, 2 November 2026; datanya dinyatakan sederhana bila ditanyakan",
        tanya=jalan("banjarmasin/data-kesos", _sederhana),
    ),
    Contoh(
        tafsir="mulai-batas-warga",
        bacaan="putusan",
        layanan=SANTUNAN,
        cerita="Ditolak, dan belum diberi tahu: sampai kapan boleh mengajukan keberatan",
        tanya=jalan(SANTUNAN, _belum_diberi_tahu),
    ),
    Contoh(
        tafsir="bukti-surel",
        bacaan="bukan-bukti",
        layanan=SANTUNAN,
        cerita="Ditolak, dan pesannya diterima peladen surat: sampai kapan boleh berkeberatan",
        tanya=jalan(SANTUNAN, _disurati),
    ),
    Contoh(
        tafsir="tanggal-terima",
        bacaan="hari-pencatatan",
        layanan=SANTUNAN,
        cerita="Keberatan dicap terima 10 hari sesudah pemberitahuan, dicatat sesudah 60 hari",
        tanya=jalan(SANTUNAN, _keberatan_bercap),
    ),
    Contoh(
        tafsir="keberatan-tanpa-jawaban",
        bacaan="dikabulkan",
        layanan=SANTUNAN,
        cerita="Keberatan tidak dijawab selama 60 hari",
        tanya=jalan(SANTUNAN, _keberatan_diam),
    ),
    Contoh(
        tafsir="izin-enam-bulan",
        bacaan="izin-saja",
        layanan=ANGKAT,
        cerita="Surat izin diserahkan tiga hari sesudah terbit",
        tanya=jalan(ANGKAT, _izin),
    ),
    Contoh(
        tafsir="varian-lama-pemulangan",
        bacaan="dijalankan",
        layanan=PULANG,
        cerita="Pemulangan ke luar provinsi: langkah terakhirnya",
        tanya=jalan(PULANG, langkah("antar-provinsi", "terima-surat"), "luar-provinsi"),
    ),
    Contoh(
        tafsir="langkah-ganda-adopsi",
        bacaan="daftar-pertama",
        layanan=ANGKAT,
        cerita="Disposisi, dan siapa yang membubuhkan paraf dan tanda tangan",
        tanya=jalan(ANGKAT, langkah("disposisi", "teken")),
    ),
    Contoh(
        tafsir="penyalur-santunan",
        bacaan="dinas",
        layanan=SANTUNAN,
        cerita="Usulan dipenuhi BPKPAD",
        tanya=jalan(SANTUNAN, _penyalur),
    ),
    Contoh(
        tafsir="selama-pembatasan",
        bacaan="semua-berjalan",
        layanan=SANTUNAN,
        cerita="Permohonan yang berjalan, data pemohonnya dibatasi: faktanya dibuka",
        tanya=jalan(SANTUNAN, _permohonan_dibatasi),
    ),
    Contoh(
        tafsir="selama-pembatasan",
        bacaan="semua-berhenti",
        layanan="banjarmasin/kedaruratan-ppks",
        cerita="Laporan kedaruratan yang berjalan, data orangnya dibatasi: faktanya dibuka",
        tanya=_laporan_dibatasi,
    ),
    Contoh(
        tafsir="pemohon-anak",
        bacaan="peringatan",
        layanan=SANTUNAN,
        cerita="Pemohon berumur 15 tahun tanpa wali, berkas lainnya lengkap",
        tanya=_anak,
    ),
    Contoh(
        tafsir="larangan-menetapkan",
        bacaan="hanya-asesor",
        layanan=SANTUNAN,
        cerita="Pekerja sosial yang memaraf penilaian dan menyusun draf meneken sebagai Plh.",
        tanya=jalan(SANTUNAN, _penyusun),
    ),
    Contoh(
        tafsir="pemutus-keberatan",
        bacaan="penetapnya-sendiri",
        layanan=SANTUNAN,
        cerita="Kepala dinas yang menolak memutus keberatannya",
        tanya=jalan(SANTUNAN, _pemutus),
    ),
    Contoh(
        tafsir="kelas-data",
        bacaan="petugas-kasus",
        layanan=ANGKAT,
        cerita="Petugas loket membuka nama anak ketika kasusnya di meja lain",
        tanya=jalan(ANGKAT, _nama_anak),
    ),
)
