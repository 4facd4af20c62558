"""Letters as their receivers get them: every template, every header, nothing personal in those."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.email.bahan import DARI, DOKUMEN, PADA, TEMPLAT, Terdokumentasi, surat

from dinsos_adapters.email import Penyusun
from dinsos_adapters.email.susun import BAWAAN, POLA_ALAMAT, alamat, nama_aman
from dinsos_core.ports.pengirim import PengirimanGagal

SUSUN = Penyusun(dari=DARI)
KEPALA = {
    "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Type",
    "Content-Transfer-Encoding", "Content-Language", "MIME-Version",
}  # fmt: skip


def isi_surat(pesan: EmailMessage) -> str:
    """The text, its line ends as Python has them."""
    return str(pesan.get_content()).replace("\r\n", "\n")


def kirim_baca(pesan: EmailMessage) -> EmailMessage:
    """As it arrives: written out and parsed again by the standard library."""
    hasil = BytesParser(policy=policy.default).parsebytes(pesan.as_bytes())
    assert isinstance(hasil, EmailMessage)
    return hasil


def test_halaman_dan_berkas_menyebut_templat_yang_sama() -> None:
    berkas = {b.name for b in BAWAAN.iterdir()}

    assert len(TEMPLAT) == 15
    assert berkas == {"kerangka.txt"} | {f"{t.nama}.{b}.txt" for t in TEMPLAT for b in ("id", "en")}


@pytest.mark.parametrize("templat", TEMPLAT, ids=lambda t: t.nama)
def test_setiap_templat_terbaca_dari_nilai_yang_didokumentasikan(templat: Terdokumentasi) -> None:
    """And uses each of them, in both languages, the agency's code giving way to its name."""
    isi = templat.isi()

    pesan = kirim_baca(SUSUN(surat(isi, templat=templat.nama), PADA))

    badan = isi_surat(pesan)
    indonesia, inggris, _ = badan.split("-" * 68)
    assert indonesia.startswith("PEMERINTAH KOTA CONTOH\nDINAS SOSIAL\n\nYth. [nama],\n")
    assert "Dear [nama],\n" in inggris
    assert "[instansi]" not in badan
    for nama in isi.keys() - {"instansi", "putusan"}:
        assert f"[{nama}]" in indonesia, nama
        assert f"[{nama}]" in inggris, nama
    assert "{" not in badan
    assert "\n\n\n" not in badan


@pytest.mark.parametrize("templat", TEMPLAT, ids=lambda t: t.nama)
def test_nilai_kosong_dan_nilai_pribadi_yang_sudah_dihapus_meninggalkan_surat_utuh(
    templat: Terdokumentasi,
) -> None:
    wajib = ("kasus", "layanan", "tanggal")
    isi = {n: v if n in wajib else "" for n, v in templat.isi().items()}
    isi = {n: v for n, v in isi.items() if n not in (*templat.pribadi, "nama")}

    badan = isi_surat(SUSUN(surat(isi, templat=templat.nama), PADA))

    assert "Yth. Bapak/Ibu," in badan
    assert "\n\n\n" not in badan


@pytest.mark.parametrize("templat", TEMPLAT, ids=lambda t: t.nama)
def test_nilai_yang_tidak_diberikan_adalah_kesalahan(templat: Terdokumentasi) -> None:
    """StrictUndefined: a template never papers over a value that the sender forgot."""
    isi = templat.isi()
    del isi["layanan"]
    tanpa = evolve(surat(templat=templat.nama), isi=isi)

    with pytest.raises(PengirimanGagal) as galat:
        SUSUN(tanpa, PADA)

    assert galat.value.sebab == "templat_salah"


def test_penolakan_menyebut_setiap_syarat_alasan_dan_cara_berkeberatan() -> None:
    isi = {
        "dasar": "Usia di atas 60 tahun (persyaratan 2)\nPenduduk kota (persyaratan 1)",
        "batas_keberatan": "21 Juli 2026",
        "alasan": "Berkas kedua\nbelum jelas",
    }

    badan = isi_surat(SUSUN(surat(isi, templat="permohonan-ditolak"), PADA))

    assert "  - Usia di atas 60 tahun (persyaratan 2)\n  - Penduduk kota (persyaratan 1)\n" in badan
    assert "Alasan:\n  Berkas kedua\n  belum jelas\n" in badan
    assert "mengajukan keberatan" in badan
    assert "paling lambat 21 Juli 2026" in badan
    assert "no later than 21 Juli 2026" in badan


@pytest.mark.parametrize(
    ("putusan", "id", "en"),
    [
        ("dikabulkan", "dinilai dan ditetapkan kembali", "granted"),
        ("ditolak", "Penolakan tetap", "refused"),
    ],
)
def test_putusan_keberatan_dijelaskan_akibatnya(putusan: str, id: str, en: str) -> None:  # noqa: A002 -- the language
    badan = isi_surat(SUSUN(surat({"putusan": putusan}, templat="keberatan-diputus"), PADA))

    assert id in badan
    assert en in badan


def test_kepala_surat_lengkap_dan_tetap() -> None:
    pesan = kirim_baca(SUSUN(surat(id_pesan="0197-ab"), PADA))

    assert set(pesan.keys()) == KEPALA
    assert pesan["From"] == f"Dinas Sosial Kota Contoh <{DARI}>"
    assert pesan["To"] == "siti@example.id"
    assert pesan["Message-ID"] == "<0197-ab@dinsos.example.go.id>"
    assert pesan["Subject"] == "Permohonan selesai (K-1) / Application completed (K-1)"
    assert parsedate_to_datetime(pesan["Date"]) == PADA
    assert pesan["Date"].endswith("+0800")
    assert pesan.get_content_type() == "text/plain"


@pytest.mark.parametrize("templat", TEMPLAT, ids=lambda t: t.nama)
def test_perihal_tidak_memuat_data_pribadi_dan_nama_layanan(templat: Terdokumentasi) -> None:
    perihal = SUSUN(surat(templat.isi(), templat=templat.nama), PADA)["Subject"]

    assert perihal.count("[") == perihal.count("[kasus]") == 2


@given(
    st.dictionaries(
        st.sampled_from(["nama", "alasan", "layanan", "kasus", "tanggal"]),
        st.text()
        | st.text(alphabet="a\r\n\t:\x0b\x85\u2028\u202e\x00\ud800").map(
            lambda s: f"x{s}\r\nBcc: a@b.id"
        ),
    )
)
def test_tidak_ada_nilai_yang_dapat_menambah_kepala_surat(isi: dict[str, str]) -> None:
    pesan = kirim_baca(SUSUN(surat(isi), PADA))

    assert set(pesan.keys()) == KEPALA
    assert len(pesan.keys()) == len(KEPALA)
    assert pesan["To"] == "siti@example.id"
    assert pesan.defects == []


def test_tanda_baca_ditulis_apa_adanya() -> None:
    """Plain text: escaped as HTML, a name would arrive garbled."""
    pesan = SUSUN(surat({"nama": 'Siti & "Ali" <x>', "kasus": "K&1"}), PADA)

    assert 'Yth. Siti & "Ali" <x>,' in isi_surat(pesan)
    assert pesan["Subject"].startswith("Permohonan selesai (K&1) /")


def test_nama_tidak_dapat_memalsukan_baris_surat() -> None:
    isi = {"nama": "Siti\n\nTransfer Rp1.000.000 ke rekening 1 \u202e"}

    badan = isi_surat(SUSUN(surat(isi), PADA))

    assert "Yth. Siti Transfer Rp1.000.000 ke rekening 1," in badan


@pytest.mark.parametrize(
    "kepada",
    [
        "", "siti", "@example.id", "siti@", "siti@localhost", "0812345678", "a b@example.id",
        "siti@example.id\nBcc: lain@example.id", "siti@example.id\r\n", "siti@exa\x00mple.id",
        "siti@example.id, lain@example.id", "Siti <siti@example.id>", ".siti@example.id",
        "si..ti@example.id", "siti@-example.id", "siti@example..id", "siti@[127.0.0.1]",
        f"{'a' * 65}@example.id", f"a@{'b.' * 130}id", "a@b.i",
        "sitï@example.id", '"a b"@example.id',
        "siti@example.id \u200b",
    ],
)  # fmt: skip
def test_alamat_yang_tidak_sah_gagal_untuk_selamanya(kepada: str) -> None:
    with pytest.raises(PengirimanGagal) as galat:
        SUSUN(surat(kepada=kepada), PADA)

    assert (galat.value.sebab, galat.value.sementara) == ("alamat_tidak_sah", False)
    assert not kepada or kepada not in str(galat.value)


@given(st.from_regex(POLA_ALAMAT, fullmatch=True).filter(lambda a: a.find("@") <= 64))
def test_setiap_alamat_yang_diterima_sampai_ke_kepala_surat_tanpa_berubah(teks: str) -> None:
    pesan = kirim_baca(SUSUN(surat(kepada=f" {teks} "), PADA))

    assert pesan["To"].addresses[0].addr_spec == teks


@pytest.mark.parametrize(
    "teks", ["siti.aminah+bansos@mail.example.id", "a@b.co", "o'neil_1@xn--mnchen-3ya.example"]
)
def test_alamat_wajar_diterima(teks: str) -> None:
    hasil = alamat(teks)

    assert hasil is not None
    assert hasil.addr_spec == teks


@given(st.text())
def test_alamat_apa_pun_tidak_membuat_galat(teks: str) -> None:
    hasil = alamat(teks)

    assert hasil is None or hasil.addr_spec == teks.strip(" ")


@given(st.lists(st.text(min_size=1), unique=True, min_size=2, max_size=2))
def test_id_berbeda_tetap_berbeda_dan_aman_sebagai_nama_berkas(dua: list[str]) -> None:
    satu, lain = map(nama_aman, dua)

    assert not set(satu) & set("/\\.:<>@ \r\n\x00")
    assert satu != lain or any("\ud800" <= c <= "\udfff" for c in "".join(dua))


def test_instansi_mengganti_satu_templat_dan_yang_lain_tetap(tmp_path: Path) -> None:
    (tmp_path / "permohonan-selesai.id.txt").write_text(
        "{% block perihal %}Rampung {{ kasus }}{% endblock %}"
        "{% block isi %}Sudah rampung, {{ nama }}.{% endblock %}"
    )
    susun = Penyusun(dari=DARI, templat=tmp_path)

    pesan = susun(surat({"nama": "Siti"}), PADA)

    assert pesan["Subject"] == "Rampung K-1 / Application completed (K-1)"
    assert "Sudah rampung, Siti." in isi_surat(pesan)
    assert "Thank you for using our service." in isi_surat(pesan)


@pytest.mark.parametrize(
    ("perihal", "isi"),
    [
        ("{{ nama }}", ""),
        ("{{ layanan }}", ""),
        ("", "{{ tak_ada }}"),
        ("", "{{ nama.__class__.mro() }}"),
        ("", "{{ 1 / 0 }}"),
        ("", "{% for i in range(10**9) %}{% endfor %}"),
        ("{% if %}", ""),
    ],
)
def test_templat_yang_salah_menunda_pesan_tanpa_membocorkan_isinya(
    tmp_path: Path, perihal: str, isi: str
) -> None:
    (tmp_path / "permohonan-selesai.id.txt").write_text(
        f"{{% block perihal %}}{perihal}{{% endblock %}}{{% block isi %}}{isi}{{% endblock %}}"
    )

    with pytest.raises(PengirimanGagal) as galat:
        Penyusun(dari=DARI, templat=tmp_path)(surat({"nama": "Siti Rahasia"}), PADA)

    assert (galat.value.sebab, galat.value.sementara) == ("templat_salah", True)
    assert galat.value.__suppress_context__
    assert galat.value.__cause__ is None


def test_templat_tanpa_blok_isi_adalah_templat_yang_salah(tmp_path: Path) -> None:
    (tmp_path / "permohonan-selesai.en.txt").write_text("{% block perihal %}x{% endblock %}")

    with pytest.raises(PengirimanGagal, match="templat_salah"):
        Penyusun(dari=DARI, templat=tmp_path)(surat(), PADA)


@pytest.mark.parametrize("templat", ["tidak-ada", "../rahasia", "kerangka.txt", "", "a/b"])
def test_templat_yang_tidak_dikenal_menunda_pesan(templat: str) -> None:
    with pytest.raises(PengirimanGagal) as galat:
        SUSUN(surat(templat=templat), PADA)

    assert (galat.value.sebab, galat.value.sementara) == ("templat_tidak_dikenal", True)


def test_alamat_pengirim_diperiksa_saat_dirangkai() -> None:
    with pytest.raises(ValueError, match="pengirim"):
        Penyusun(dari="bukan alamat")


@pytest.mark.parametrize(
    "sebab", ["alamat_tidak_sah", "templat_tidak_dikenal", "templat_salah", "folder_tak_tertulis"]
)
def test_setiap_sebab_kegagalan_terdokumentasi(sebab: str) -> None:
    assert f"| `{sebab}` |" in DOKUMEN
