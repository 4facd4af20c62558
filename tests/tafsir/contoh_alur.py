"""Cases in which a reading changes the procedure, driven through the wired application."""

from datetime import timedelta

import attrs
from tests.katalog.jalan import Perkara
from tests.tafsir.tanya import Contoh, jalan, kata_jam, langkah

from dinsos_core import SelesaikanLangkah
from dinsos_core.domain.waktu.teks import teks_tanggal

ANGKAT = "banjarmasin/pengangkatan-anak"
PULANG = "banjarmasin/pemulangan-orang-terlantar"
SANTUNAN = "banjarmasin/santunan-kematian"


def _penyalur(kasus: Perkara) -> str:
    """Who may transfer a claim."""
    kasus.sampai("transfer")
    giliran = kasus.app.giliran(kasus.keadaan.id)
    assert giliran is not None
    return "yang mentransfer: " + " atau ".join(giliran.peran)


def _penyusun(kasus: Perkara) -> str:
    """Whether whoever initialled the assessment and wrote the draft may also sign it, acting in the
    head's role."""
    kasus.sampai("tetapkan")
    penyusun = attrs.evolve(kasus.pelaku("peksos_linjamsos"), peran={"kepala_dinas"})
    setuju = SelesaikanLangkah(kasus=kasus.keadaan.id, langkah="tetapkan", hasil="setuju")
    hasil = kasus.app.lakukan(setuju, oleh=penyusun)
    return hasil.map(lambda h: str(h.keadaan.status)).value_or("dilarang menetapkan")


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


ALUR = (
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
        tafsir="larangan-menetapkan",
        bacaan="hanya-asesor",
        layanan=SANTUNAN,
        cerita="Pekerja sosial yang memaraf penilaian dan menyusun draf meneken sebagai Plh.",
        tanya=jalan(SANTUNAN, _penyusun),
    ),
)
