"""Letters of fourteen cases of the four aggregates, each lived through by its forms in the wired
application, side by side in both languages: as the one who gets them reads them."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from attrs import frozen
from tests.halaman import cocokkan
from tests.jejak.test_surat import periksa_bahasa
from tests.surat.kisah import Kisah, berdampingan

BJM, PKY = "banjarmasin", "palangka-raya"
TELAT = "Kami baru menerima surat kematian dari rumah sakit pada akhir Oktober."
SEJAK = "Batas waktu dihitung sejak tanggal meninggal, bukan sejak surat kematian diterima."
ASLI = "KTP asli almarhum dikembalikan setelah kami cocokkan."
LUAR = "Tempatnya di Kabupaten Banjar."
KUOTA = "Kuota tahun ini sudah terpakai semua; kami menunggu kuota tahun depan."
DIKETIK = (TELAT, SEJAK, ASLI, LUAR, KUOTA)


@frozen
class Bab:
    """A case: what it is about, and which of its letters are printed."""

    judul: str
    kisah: Kisah
    surat: tuple[str, ...]


def santunan(nomor: int, **almarhum: object) -> Kisah:
    kisah = Kisah(BJM, "santunan-kematian", nomor=nomor)
    nama: dict[str, object] = {"pemohon.nama": "Siti Aminah", "almarhum.nama": "Hasan Basri"}
    kisah.buka({**nama, **{f"almarhum.{n}": v for n, v in almarhum.items()}})
    return kisah


def diusulkan() -> Bab:
    kisah = santunan(100)
    kisah.sampai("tetapkan")
    kisah.langkah("setuju")
    kisah.sampai("jawaban-bpkpad")
    surat = ("permohonan-diterima", "berkas-lengkap", "permohonan-disetujui", "dana-diproses")
    return Bab("A death grant is granted: its payment is proposed, not made", kisah, surat)


def dikembalikan() -> Bab:
    kisah = santunan(200)
    kisah.sampai("periksa")
    rusak = {
        "berkas.dokumen-4": {"rangkap": 2},
        "berkas.dokumen-6": {"pilihan": "kk-lama", "rangkap": 3},
        "berkas.dokumen-8.almarhum[0]": {"rangkap": 3},
    }
    kisah.langkah("kurang", alasan=ASLI, **rusak)
    return Bab("Papers go back", kisah, ("berkas-dikembalikan",))


def ditolak() -> Bab:
    kisah = santunan(300, tanggal_meninggal=date(2026, 9, 20))
    kisah.sampai("tetapkan")
    kisah.langkah("tolak")
    kisah.beri("AjukanKeberatan", alasan=TELAT)
    kisah.beri("PutuskanKeberatan", dikabulkan=False, alasan=SEJAK)
    surat = ("permohonan-ditolak", "keberatan-diterima", "keberatan-diputus")
    return Bab("Refused for lateness; the objection is refused, and what is left", kisah, surat)


def jkn() -> Bab:
    kisah = Kisah(BJM, "usulan-jkn", "pbi-apbn", nomor=400)
    kisah.buka({"pemohon.nama": "Rahmawati"})
    kisah.sampai("identifikasi")
    kisah.langkah("setuju")
    return Bab("Health insurance: proposed to the ministry", kisah, ("permohonan-disetujui",))


def provinsi() -> Bab:
    kisah = Kisah(BJM, "pengangkatan-anak", nomor=500)
    kisah.buka({"pemohon.nama": "Nurul Hidayah"}, **{"fakta.menikah": False})
    kisah.sampai("teken")
    kisah.langkah("teruskan")
    return Bab("An unmarried applicant: passed to the province", kisah, ("permohonan-diteruskan",))


def kuota() -> Bab:
    kisah = Kisah(BJM, "rutilahu", nomor=600)
    kisah.buka({"pemohon.nama": "Ahmad Yani"})
    kisah.sampai("tentukan")
    kisah.beri("JedaKasus", sebab="kuota", alasan=KUOTA)
    kisah.maju(days=91)
    kisah.beri("LanjutkanKasus")
    kisah.sampai("")
    surat = ("perkara-dijeda", "perkara-dilanjutkan", "tanggal-diralat", "permohonan-selesai")
    return Bab("The renovation of a house waits for a quota", kisah, surat)


def data() -> Bab:
    kisah = Kisah(BJM, "data-kesos", nomor=700)
    kisah.buka({"pemohon.nama": "Dewi Lestari"})
    kisah.sampai("")
    return Bab("Social welfare data are handed over", kisah, ("surat-terbit", "permohonan-selesai"))


def izin() -> Bab:
    kisah = Kisah(BJM, "izin-pub", "umum", nomor=800)
    kisah.buka({"pemohon.nama": "Yusuf"}, **{"fakta.tanggal_akhir_pub": date(2026, 12, 31)})
    kisah.sampai("laporan")
    return Bab("A permit to collect money: what is owed afterwards", kisah, ("surat-terbit",))


def singgah() -> Bab:
    kisah = Kisah(BJM, "rumah-singgah-penerimaan", "permohonan", nomor=900)
    kisah.buka({"pemohon.nama": "Fatimah"})
    kisah.sampai("masuk")
    kisah.langkah("menunggu_tempat")
    kisah.maju(days=2)
    kisah.sampai("beri-tahu")
    surat = ("permintaan-diterima", "perkara-dijeda", "permintaan-dikabulkan")
    return Bab("The shelter is full, then takes somebody in", kisah, surat)


def darurat(hasil: str, judul: str, nomor: int) -> Bab:
    kisah = Kisah(BJM, "kedaruratan-ppks", nomor=nomor)
    kisah.buka({"pelapor.nama": "Joko Susilo"})
    kisah.sampai("perintah")
    kisah.langkah(hasil, alasan=LUAR)
    surat = ("laporan-diterima", "laporan-diteruskan", "laporan-tidak-ditindaklanjuti")
    return Bab(judul, kisah, surat)


def anak() -> Bab:
    kisah = Kisah(BJM, "pengangkatan-anak", nomor=1300)
    kisah.buka({"pemohon.nama": "Nurul Hidayah"}, **{"fakta.jumlah_anak": 3})
    kisah.sampai("teken")
    kisah.langkah("tolak")
    return Bab("An adoption is refused", kisah, ("permohonan-ditolak",))


def makam() -> Bab:
    kisah = Kisah(PKY, "pemakaman-jenazah-terlantar", nomor=1100)
    kisah.buka({"pelapor.nama": "Rina Wati"})
    kisah.sampai("")
    return Bab("The burial of somebody whom nobody knows", kisah, ("laporan-selesai",))


def aduan() -> Bab:
    kisah = Kisah(BJM, "pengaduan", "pengaduan", nomor=1200)
    kisah.buka({"pelapor.nama": "Rina Wati"}, anonim=True)
    kisah.sampai("")
    surat = ("pengaduan-diterima", "pengaduan-kabar")
    return Bab("A complaint without a name: received, and answered", kisah, surat)


BAB = (
    *(diusulkan, dikembalikan, ditolak, jkn, provinsi, kuota, data, izin),
    partial(darurat, "luar_wilayah", "An emergency outside the area is passed on", 1000),
    partial(darurat, "sudah_ditangani", "An emergency that was dealt with already", 1400),
    *(singgah, makam, aduan, anak),
)


def halaman() -> Iterator[str]:
    yield "# Letters of fourteen cases"
    yield ""
    yield "Generated by `tests/surat/test_halaman.py` from cases that ran through the application;"
    yield "people, and what officers wrote, are made up. The values a template gets are listed in"
    yield "[pesan.md](pesan.md). The letterhead is left out; of each kind the last letter is shown."
    for buat in BAB:
        bab = buat()
        yield f"\n## {bab.judul}\n"
        yield f"{bab.kisah.dasar.nama} ({bab.kisah.dasar.instansi.nama})"
        ada = {templat: badan for templat, badan in bab.kisah.terbaca if templat in bab.surat}
        assert ada, [templat for templat, _ in bab.kisah.terbaca]
        for templat, badan in ada.items():
            periksa_bahasa(templat, badan, DIKETIK)
            yield f"\n`{templat}`\n"
            yield "```text"
            yield from berdampingan(badan)
            yield "```"


def test_surat_perkara_seperti_dibaca_penerimanya() -> None:
    cocokkan("docs/surat.md", halaman())
