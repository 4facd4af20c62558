"""The SMTP channel against real servers on loopback: what arrives, and what each fault means."""

import inspect
import logging
import re
import time
from contextlib import ExitStack
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.email.bahan import DARI, DOKUMEN, PADA, surat
from tests.smtp.peladen import (
    SAMPAI_DATA,
    Laku,
    Peladen,
    baris,
    berdialog,
    diam,
    jalan,
    kata_sandi,
    langsung_putus,
    menetes,
    port_tertutup,
    soket,
)
from tests.smtp.sertifikat import Sertifikat, buat

from dinsos_adapters.email import (
    Keamanan,
    KonfigurasiSmtp,
    Penyusun,
    kirim_smtp,
    smtp,
    smtp_dari_lingkungan,
)
from dinsos_core.ports.pengirim import Pengirim, PengirimanGagal, SuratElektronik

SUSUN = Penyusun(dari=DARI)
SANDI = "sandi-rahasia-sekali"


def pengirim(port: int, **ubah: Any) -> Pengirim:
    """A channel to loopback; where the server misbehaves, give it little time."""
    dasar: dict[str, Any] = {
        "server": "127.0.0.1",
        "port": port,
        "keamanan": Keamanan.TANPA,
        "batas_waktu": 10.0,
    }
    return kirim_smtp(KonfigurasiSmtp(**{**dasar, **ubah}), SUSUN, lambda: PADA)


def gagal(kirim: Pengirim, satu: SuratElektronik | None = None) -> tuple[str, bool]:
    """The code of the failure that must come, and whether it is temporary."""
    satu = satu or surat()
    with pytest.raises(PengirimanGagal) as galat:
        kirim(satu)
    assert galat.value.__cause__ is None
    assert galat.value.__context__ is None, "the server's words came along"
    assert re.fullmatch("[a-z0-9_]+", str(galat.value))
    return galat.value.sebab, galat.value.sementara


def kepala_dan_isi(pesan: EmailMessage) -> tuple[list[tuple[str, str]], str]:
    return [(nama, str(isi)) for nama, isi in pesan.items()], pesan.get_content()


def test_yang_sampai_sama_dengan_yang_disusun() -> None:
    satu = surat({"nama": "Siti Nurhaliza Ñandú", "alasan": ".titik di awal\n..dua titik"})
    with jalan(Peladen()) as peladen:
        pengirim(peladen.port)(satu)

    (pesan,) = peladen.pesan
    disusun = message_from_bytes(SUSUN(satu, PADA).as_bytes(), policy=policy.default)
    assert kepala_dan_isi(pesan) == kepala_dan_isi(disusun)
    assert "Ñandú" in pesan.get_content()
    assert peladen.pengirim == [DARI]
    assert peladen.ehlo == ["[127.0.0.1]"]


def test_message_id_tetap_sama_bila_dikirim_lagi() -> None:
    with jalan(Peladen()) as peladen:
        for _ in range(2):
            pengirim(peladen.port)(surat(id_pesan="p-7"))

    assert peladen.id == ["p-7", "p-7"]


@pytest.mark.parametrize(
    ("kode", "sementara"),
    [
        *((kode, True) for kode in (421, 450, 451, 452, 530, 552)),
        *((kode, False) for kode in (501, 550, 551, 553, 554)),
    ],
)
def test_penerima_ditolak_tetap_atau_sementara_menurut_kodenya(kode: int, sementara: bool) -> None:
    """552 to a recipient means 452 (RFC 5321, 4.5.3.1.10)."""
    with jalan(Peladen(rcpt=lambda alamat, _: f"{kode} tidak untuk {alamat}")) as peladen:
        hasil = gagal(pengirim(peladen.port))

    assert hasil == (f"smtp_penerima_{kode}", sementara)
    assert peladen.diterima == []


@pytest.mark.parametrize(("kode", "sementara"), [(451, True), (552, False), (554, False)])
def test_isi_ditolak_tetap_atau_sementara_menurut_kodenya(kode: int, sementara: bool) -> None:
    with jalan(Peladen(data=lambda _: f"{kode} tidak")) as peladen:
        assert gagal(pengirim(peladen.port)) == (f"smtp_isi_{kode}", sementara)


def test_pengirim_yang_ditolak_dapat_dibetulkan_jadi_sementara() -> None:
    with jalan(Peladen(mail="550 siapa Anda")) as peladen:
        assert gagal(pengirim(peladen.port)) == ("smtp_pengirim_550", True)


BURUK: dict[str, tuple[Laku, str]] = {
    "diam": (diam, "smtp_habis_waktu"),
    "langsung putus": (langsung_putus, "smtp_terputus"),
    "menetes": (menetes, "smtp_habis_waktu"),
    "menolak semua": (lambda s, _: s.sendall(b"554 tutup\r\n"), "smtp_perintah_554"),
    "bukan SMTP": (lambda s, _: s.sendall(b"HTTP/1.1 400\r\n"), "smtp_galat"),
    "diam setelah salam": (berdialog(lalu=diam), "smtp_habis_waktu"),
    "putus setelah RCPT": (berdialog(*SAMPAI_DATA[:3]), "smtp_terputus"),
    "putus di tengah DATA": (berdialog(*SAMPAI_DATA), "smtp_terputus"),
    "diam setelah DATA": (berdialog(*SAMPAI_DATA, lalu=diam), "smtp_habis_waktu"),
}


@pytest.mark.parametrize("nama", BURUK)
def test_peladen_yang_buruk_hanya_menunda_dan_dalam_batas_waktu(nama: str) -> None:
    laku, sebab = BURUK[nama]
    mulai = time.monotonic()
    with soket(laku) as port:
        hasil = gagal(pengirim(port, batas_waktu=0.3, batas_total=0.6))
        lama = time.monotonic() - mulai

    assert hasil == (sebab, True)
    assert lama < 5


def test_tidak_ada_yang_mendengar_hanya_menunda() -> None:
    assert gagal(pengirim(port_tertutup())) == ("smtp_tidak_terhubung", True)


@pytest.mark.parametrize("pamit", [diam, langsung_putus], ids=["diam", "putus"])
def test_yang_sudah_diterima_tidak_gagal_karena_pamitnya(pamit: Laku) -> None:
    """Or else it would be sent again."""

    def laku(sambungan: Any, selesai: Any) -> None:
        for satu in baris(sambungan):
            if satu == b".\r\n":
                break
        sambungan.sendall(b"250 OK\r\n")
        pamit(sambungan, selesai)

    with soket(berdialog(*SAMPAI_DATA, lalu=laku)) as port:
        pengirim(port, batas_waktu=0.5)(surat())


# --- encryption and login


def aman(peladen: Peladen, kepercayaan: Sertifikat, keamanan: Keamanan, **opsi: Any) -> Any:
    konteks = kepercayaan.konteks()
    if keamanan is Keamanan.TLS:
        return jalan(peladen, ssl_context=konteks, **opsi)
    return jalan(peladen, tls_context=konteks, require_starttls=True, **opsi)


@pytest.mark.parametrize("keamanan", [Keamanan.STARTTLS, Keamanan.TLS])
def test_pesan_terenkripsi_bila_sertifikat_dikenal(
    keamanan: Keamanan, kepercayaan: Sertifikat
) -> None:
    with aman(Peladen(), kepercayaan, keamanan) as peladen:
        pengirim(peladen.port, keamanan=keamanan, ca=kepercayaan.ca)(surat())

    assert len(peladen.diterima) == 1
    assert keamanan is Keamanan.TLS or peladen.terenkripsi == [True]


@pytest.mark.parametrize("keamanan", [Keamanan.STARTTLS, Keamanan.TLS])
@pytest.mark.parametrize("salah", ["tanpa ca", "ca lain", "nama lain"])
def test_sertifikat_diperiksa(
    keamanan: Keamanan, salah: str, kepercayaan: Sertifikat, tmp_path: Any
) -> None:
    pilihan: dict[str, dict[str, Any]] = {
        "tanpa ca": {},
        "ca lain": {"ca": buat(tmp_path).ca},
        "nama lain": {"ca": kepercayaan.ca, "server": "localhost"},
    }
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # the server tells of the handshake
    with aman(Peladen(), kepercayaan, keamanan) as peladen:
        hasil = gagal(pengirim(peladen.port, keamanan=keamanan, **pilihan[salah]))

    assert hasil == ("smtp_sertifikat", True)
    assert peladen.diterima == []


def test_tanpa_starttls_di_peladen_tidak_ada_yang_dikirim(kepercayaan: Sertifikat) -> None:
    with jalan(Peladen()) as peladen:
        kirim = pengirim(peladen.port, keamanan=Keamanan.STARTTLS, ca=kepercayaan.ca)
        assert gagal(kirim) == ("smtp_tidak_didukung", True)

    assert peladen.ditanya == 0


@pytest.mark.parametrize(("sandi", "sebab"), [(SANDI, ""), ("salah", "smtp_login_535")])
def test_login(sandi: str, sebab: str, kepercayaan: Sertifikat) -> None:
    opsi = {"authenticator": kata_sandi("dinsos", SANDI), "auth_required": True}
    with aman(Peladen(), kepercayaan, Keamanan.STARTTLS, **opsi) as peladen:
        kirim = pengirim(
            peladen.port,
            keamanan=Keamanan.STARTTLS,
            ca=kepercayaan.ca,
            pengguna="dinsos",
            sandi=sandi,
        )
        if sebab:
            assert gagal(kirim) == (sebab, True)
        else:
            kirim(surat())

    assert len(peladen.diterima) == (0 if sebab else 1)


def test_peladen_tanpa_tls_tidak_menjawab_jabat_tangan(kepercayaan: Sertifikat) -> None:
    with soket(diam) as port:
        kirim = pengirim(port, keamanan=Keamanan.TLS, ca=kepercayaan.ca, batas_waktu=0.3)
        assert gagal(kirim) == ("smtp_habis_waktu", True)
    with soket(berdialog(b"apa?")) as port:
        kirim = pengirim(port, keamanan=Keamanan.TLS, ca=kepercayaan.ca)
        assert gagal(kirim) == ("smtp_tls", True)


# --- what is never said


class Penangkap(logging.Handler):
    """Keeps what is logged."""

    def __init__(self, catatan: list[str]) -> None:
        super().__init__()
        self._catatan = catatan

    def emit(self, record: logging.LogRecord) -> None:
        self._catatan.append(record.getMessage())


@given(
    st.sampled_from("tnp"), st.text("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", min_size=12, max_size=12)
)
def test_alamat_dan_isi_tidak_pernah_disebut(bagaimana: str, tanda: str) -> None:
    """Neither by exceptions nor in logs, though the server quotes them back."""

    def jawaban(alamat: str, _ke: int) -> str:
        return f"550 {alamat} {tanda} tidak ada"

    peladen = Peladen(
        rcpt=jawaban if bagaimana == "p" else (lambda _a, _k: "250 OK"),
        data=(lambda _: f"554 {tanda} ditolak") if bagaimana == "n" else (lambda _: "250 OK"),
        mail=f"550 {tanda}" if bagaimana == "t" else "250 OK",
    )
    satu = surat({"nama": f"Siti {tanda}"}, kepada=f"{tanda}@example.id")
    catatan: list[str] = []
    penangkap = Penangkap(catatan)
    akar = logging.getLogger()
    with ExitStack() as tumpuk:
        akar.addHandler(penangkap)
        tumpuk.callback(akar.removeHandler, penangkap)
        tumpuk.enter_context(jalan(peladen))
        catatan.clear()
        kirim = pengirim(peladen.port)
        sebab, _ = gagal(kirim, satu)

    assert tanda not in sebab + repr(kirim) + "".join(catatan)


def test_sandi_tidak_tampak_pada_konfigurasi() -> None:
    konfigurasi = KonfigurasiSmtp(server="mail.example.id", pengguna="dinsos", sandi=SANDI)

    assert SANDI not in repr(konfigurasi) + str(konfigurasi)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        konfigurasi.sandi = ""  # type: ignore[misc]  # that it is frozen is what is tested


# --- configuration


def test_konfigurasi_dari_lingkungan() -> None:
    lingkungan = {
        "DINSOS_SMTP_SERVER": "mail.example.id",
        "DINSOS_SMTP_KEAMANAN": "tls",
        "DINSOS_SMTP_PENGGUNA": "dinsos",
        "DINSOS_SMTP_SANDI": SANDI,
        "DINSOS_SMTP_BATAS_WAKTU": "5",
        "LAIN": "x",
    }

    assert smtp_dari_lingkungan(lingkungan) == KonfigurasiSmtp(
        server="mail.example.id",
        keamanan=Keamanan.TLS,
        pengguna="dinsos",
        sandi=SANDI,
        batas_waktu=5.0,
    )


def test_bawaannya_terenkripsi() -> None:
    assert KonfigurasiSmtp(server="x").keamanan is Keamanan.STARTTLS


@pytest.mark.parametrize(
    "lingkungan",
    [
        {},
        {"SERVER": "a b"},
        {"SERVER": "x", "PORT": "banyak"},
        {"SERVER": "x", "PORT": "70000"},
        {"SERVER": "x", "KEAMANAN": "mungkin"},
        {"SERVER": "x", "SANDI": SANDI},
        {"SERVER": "x", "PENGGUNA": "dinsos"},
        {"SERVER": "x", "PENGGUNA": "dinsos", "SANDI": SANDI + "é"},
        {"SERVER": "x", "PENGGUNA": "dinsos", "SANDI": SANDI, "KEAMANAN": "tanpa"},
        {"SERVER": "x", "CA": "ca.pem", "KEAMANAN": "tanpa"},
        {"SERVER": "x", "BATAS_WAKTU": "0"},
        {"SERVER": "x", "BATAS_TOTAL": "nan"},
        {"SERVER": "x", "BATAS_TOTAL": "inf"},
    ],
)
def test_konfigurasi_yang_salah_ditolak_tanpa_mengutip_sandi(lingkungan: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="SMTP") as galat:
        smtp_dari_lingkungan({f"DINSOS_SMTP_{k}": v for k, v in lingkungan.items()})

    assert SANDI not in str(galat.value)


def test_ca_yang_tidak_ada_terlihat_saat_merakit(tmp_path: Any) -> None:
    with pytest.raises(OSError, match="No such file"):
        pengirim(25, keamanan=Keamanan.TLS, ca=tmp_path / "tidak-ada.pem")


SEBAB = set(re.findall(r'"([a-z_]+)"', inspect.getsource(smtp._arti)))


@pytest.mark.parametrize("sebab", sorted(SEBAB))
def test_setiap_sebab_terdokumentasi(sebab: str) -> None:
    assert f"`smtp_{sebab}`" in DOKUMEN or f"`smtp_{sebab}_…`" in DOKUMEN
