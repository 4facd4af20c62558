"""The signed webhook against a real server on loopback."""

import base64
import hashlib
import hmac
import inspect
import json
import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.smtp.peladen import Laku, berdialog, diam, langsung_putus, menetes, port_tertutup, soket
from tests.smtp.sertifikat import Sertifikat, buat
from tests.webhook.penerima import ID_KUNCI, KUNCI, Penerima, Permintaan, jalan

from dinsos_adapters.webhook import (
    KonfigurasiWebhook,
    WebhookTidakSah,
    kirim,
    kirim_webhook,
    kunci_dari_teks,
    periksa_webhook,
    webhook_dari_lingkungan,
)
from dinsos_adapters.webhook.tanda_tangan import tanda_tangani
from dinsos_core.ports.pengirim import PengirimanGagal
from dinsos_core.ports.penyiar import KejadianKeluar, Penyiar

DOKUMEN = (Path(__file__).parents[2] / "docs" / "siaran.md").read_text(encoding="utf-8")
KINI = datetime(2026, 6, 20, 1, 30, 0, 250_000, tzinfo=UTC)
KEJADIAN = KejadianKeluar(
    id="K-1/3",
    sumber="https://dinsos.example.go.id/layanan/kota-contoh",
    jenis="id.go.dinsos.permohonan.permohonan_diajukan.v1",
    subjek="K-1",
    waktu=KINI - timedelta(seconds=3),
    isi={"urutan": 3, "isi": {"kanal": "loket – daring"}},
)


def penyiar(konfigurasi: KonfigurasiWebhook) -> Penyiar:
    return kirim_webhook(konfigurasi, lambda: KINI)


def satu_permintaan(kejadian: KejadianKeluar = KEJADIAN, **ubah: Any) -> Permintaan:
    """The request by which that event arrives."""
    with jalan(Penerima()) as penerima:
        penyiar(penerima.konfigurasi(**ubah))(kejadian)
    (permintaan,) = penerima.diterima
    return permintaan


def gagal(konfigurasi: KonfigurasiWebhook) -> tuple[str, bool]:
    with pytest.raises(PengirimanGagal) as galat:
        penyiar(konfigurasi)(KEJADIAN)
    assert galat.value.__cause__ is None
    assert galat.value.__context__ is None
    return galat.value.sebab, galat.value.sementara


def tidak_sah(
    permintaan: Permintaan, kini: datetime = KINI, kunci: dict[str, bytes] | None = None
) -> str:
    with pytest.raises(WebhookTidakSah) as galat:
        periksa_webhook(permintaan.kepala, permintaan.badan, kunci or {ID_KUNCI: KUNCI}, kini)
    return str(galat.value)


def test_kejadian_tiba_sebagai_cloudevent_terstruktur() -> None:
    permintaan = satu_permintaan()

    assert permintaan.jalur == "/kejadian?dari=uji"
    assert permintaan.kepala["Content-Type"] == "application/cloudevents+json; charset=utf-8"
    assert json.loads(permintaan.badan) == {
        "specversion": "1.0",
        "id": "K-1/3",
        "source": "https://dinsos.example.go.id/layanan/kota-contoh",
        "type": "id.go.dinsos.permohonan.permohonan_diajukan.v1",
        "subject": "K-1",
        "time": "2026-06-20T01:29:57.250000Z",
        "datacontenttype": "application/json",
        "data": {"urutan": 3, "isi": {"kanal": "loket – daring"}},
    }


def test_tanda_tangan_terperiksa_dan_memberi_id_yang_tetap() -> None:
    pertama, kedua = satu_permintaan(), satu_permintaan()

    for satu in (pertama, kedua):
        kunci = {"lama": b"x" * 32, ID_KUNCI: KUNCI}
        assert periksa_webhook(satu.kepala, satu.badan, kunci, KINI) == "K-1/3"
    assert pertama.badan == kedua.badan


def test_tanda_tangan_menurut_spesifikasi_standard_webhooks() -> None:
    """Computed here by the letter of the specification, so that any library for it agrees."""
    permintaan = satu_permintaan()
    detik = str(int(KINI.timestamp()))
    isi = f"K-1/3.{detik}.".encode() + permintaan.badan
    harapan = base64.b64encode(hmac.new(KUNCI, isi, hashlib.sha256).digest()).decode()

    assert permintaan.kepala["webhook-id"] == "K-1/3"
    assert permintaan.kepala["webhook-timestamp"] == detik
    assert permintaan.kepala["webhook-signature"] == f"v1,{harapan}"
    assert permintaan.kepala["webhook-key-id"] == ID_KUNCI


@given(
    st.text(min_size=1, max_size=20),
    st.binary(max_size=60),
    st.sampled_from(("id", "waktu", "badan", "tanda", "kunci")),
    st.data(),
)
def test_apa_pun_yang_diubah_ketahuan(
    id_pesan: str, badan: bytes, apa: str, data: st.DataObject
) -> None:
    kepala = tanda_tangani(id_pesan, badan, KINI, ID_KUNCI, KUNCI)
    kunci = {ID_KUNCI: KUNCI}
    assert periksa_webhook(kepala, badan, kunci, KINI) == id_pesan
    lain = data.draw(st.text(max_size=20))
    match apa:
        case "badan":
            badan += data.draw(st.binary(min_size=1, max_size=5))
        case "kunci":
            kunci = {ID_KUNCI: KUNCI + b"x"}
        case _:
            nama = {"id": "webhook-id", "waktu": "webhook-timestamp"}.get(apa, "webhook-signature")
            if lain == kepala[nama]:
                return
            kepala[nama] = lain

    with pytest.raises(WebhookTidakSah, match="tanda_tangan_salah"):
        periksa_webhook(kepala, badan, kunci, KINI)


def test_kunci_yang_salah_atau_tidak_dikenal_ditolak() -> None:
    permintaan = satu_permintaan()

    assert tidak_sah(permintaan, kunci={ID_KUNCI: b"x" * 32}) == "tanda_tangan_salah"
    assert tidak_sah(permintaan, kunci={"lain": KUNCI}) == "kunci_tidak_dikenal"


@pytest.mark.parametrize("detik", [-301, 302, -86_400])
def test_permintaan_yang_diputar_ulang_di_luar_jendela_ditolak(detik: int) -> None:
    permintaan = satu_permintaan()

    assert tidak_sah(permintaan, KINI + timedelta(seconds=detik)) == "di_luar_jendela"
    kini = KINI + timedelta(seconds=299)
    assert periksa_webhook(permintaan.kepala, permintaan.badan, {ID_KUNCI: KUNCI}, kini)


@pytest.mark.parametrize("nama", ["id", "timestamp", "signature", "key-id"])
def test_tanpa_salah_satu_kepala_ditolak(nama: str) -> None:
    permintaan = satu_permintaan()
    kurang = {k: v for k, v in permintaan.kepala.items() if k != f"webhook-{nama}"}

    assert tidak_sah(evolve(permintaan, kepala=kurang)) == "kepala_kurang"


def test_nama_kepala_boleh_huruf_besar_dan_tanda_tangan_boleh_beberapa() -> None:
    permintaan = satu_permintaan()
    kepala = {k.upper(): v for k, v in permintaan.kepala.items()}
    kepala["WEBHOOK-SIGNATURE"] = f"v1,lain {kepala['WEBHOOK-SIGNATURE']} v2,x"

    assert periksa_webhook(kepala, permintaan.badan, {ID_KUNCI: KUNCI}, KINI) == "K-1/3"


def test_id_kasus_yang_aneh_tetap_menjadi_kepala_yang_sah() -> None:
    aneh = evolve(KEJADIAN, id="K 1\r\nX: y.é/3")

    permintaan = satu_permintaan(aneh)

    assert permintaan.kepala["webhook-id"] == "K%201%0D%0AX%3A%20y.%C3%A9/3"
    assert json.loads(permintaan.badan)["id"] == aneh.id


@pytest.mark.parametrize(
    ("status", "sementara"),
    [
        *((satu, True) for satu in (301, 302, 307, 401, 403, 404, 408, 410, 429, 500, 502, 503)),
        *((satu, False) for satu in (400, 413, 415, 422)),
    ],
)
def test_selain_2xx_gagal_dan_pengalihan_tidak_diikuti(status: int, sementara: bool) -> None:
    with jalan(Penerima(lambda _: status)) as penerima:
        assert gagal(penerima.konfigurasi()) == (f"webhook_{status}", sementara)

    assert len(penerima.masuk) == 1


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_setiap_2xx_berarti_diterima(status: int) -> None:
    with jalan(Penerima(lambda _: status)) as penerima:
        penyiar(penerima.konfigurasi())(KEJADIAN)


def jawab(*baris: bytes, lalu: Laku = langsung_putus) -> Laku:
    """Takes the request, answers with these lines."""

    def laku(sambungan: Any, selesai: Any) -> None:
        isi = b""
        while b'"data":' not in isi:
            isi += sambungan.recv(65536)
        for satu in baris:
            sambungan.sendall(satu + b"\r\n")
        lalu(sambungan, selesai)

    return laku


BURUK: dict[str, tuple[Laku, str]] = {
    "diam": (diam, "habis_waktu"),
    "langsung putus": (langsung_putus, "terputus"),
    "putus setelah membaca": (jawab(), "terputus"),
    "diam setelah baris status": (jawab(b"HTTP/1.1 204 OK", lalu=diam), "habis_waktu"),
    "menetes": (jawab(b"HTTP/1.1 204 OK", lalu=menetes), "habis_waktu"),
    "bukan HTTP": (jawab(b"220 uji"), "bukan_http"),
}


@pytest.mark.parametrize("nama", BURUK)
def test_penerima_yang_buruk_hanya_menunda_dan_dalam_batas_waktu(nama: str) -> None:
    laku, sebab = BURUK[nama]
    mulai = time.monotonic()
    with soket(laku) as port:
        konfigurasi = Penerima(port=port).konfigurasi(batas_waktu=0.3, batas_total=0.6)
        hasil = gagal(konfigurasi)
        lama = time.monotonic() - mulai

    assert hasil == (f"webhook_{sebab}", True)
    assert lama < 5


def test_tidak_ada_yang_mendengar_hanya_menunda() -> None:
    tutup = Penerima(port=port_tertutup())

    assert gagal(tutup.konfigurasi()) == ("webhook_tidak_terhubung", True)


# --- https


def aman(penerima: Penerima, **ubah: Any) -> KonfigurasiWebhook:
    dasar: dict[str, Any] = {"url": f"https://127.0.0.1:{penerima.port}/x", "tanpa_tls": False}
    return penerima.konfigurasi(**{**dasar, **ubah})


def test_https_dengan_sertifikat_yang_dikenal(kepercayaan: Sertifikat) -> None:
    with jalan(Penerima(), kepercayaan.konteks()) as penerima:
        penyiar(aman(penerima, ca=kepercayaan.ca))(KEJADIAN)

    assert [satu.jalur for satu in penerima.diterima] == ["/x"]


@pytest.mark.parametrize("salah", ["tanpa ca", "ca lain", "nama lain"])
def test_sertifikat_diperiksa(salah: str, kepercayaan: Sertifikat, tmp_path: Path) -> None:
    # Not the http.server: that one prints what it thinks of a broken handshake.
    with soket(diam, tls=kepercayaan.konteks()) as port:
        pilihan: dict[str, dict[str, Any]] = {
            "tanpa ca": {},
            "ca lain": {"ca": buat(tmp_path).ca},
            "nama lain": {"ca": kepercayaan.ca, "url": f"https://localhost:{port}/"},
        }
        konfigurasi = aman(Penerima(port=port), **pilihan[salah])
        assert gagal(konfigurasi) == ("webhook_sertifikat", True)


def test_jabat_tangan_yang_gagal_hanya_menunda(kepercayaan: Sertifikat) -> None:
    with soket(berdialog(b"apa?")) as port:
        konfigurasi = aman(Penerima(port=port), ca=kepercayaan.ca)
        assert gagal(konfigurasi) == ("webhook_tls", True)


# --- configuration


@pytest.mark.parametrize(
    "ubah",
    [
        {"url": ""},
        {"url": "http://example.id/x"},
        {"url": "https:///x"},
        {"url": "https://example.id:banyak/x"},
        {"url": "https://example.id:0/x"},
        {"url": "https://a:b@example.id/x"},
        {"url": "https://example.id/x#y"},
        {"url": "https://example.id/a b"},
        {"url": "https://example.id/\r\nX: y"},
        {"url": "ftp://example.id/x", "tanpa_tls": True},
        {"id_kunci": ""},
        {"id_kunci": "a\r\nb"},
        {"kunci": b"pendek"},
        {"batas_waktu": 0.0},
        {"batas_total": float("nan")},
    ],
)
def test_konfigurasi_yang_salah_ditolak_tanpa_mengutipnya(ubah: dict[str, Any]) -> None:
    dasar: dict[str, Any] = {
        "url": "https://example.id/x",
        "id_kunci": ID_KUNCI,
        "kunci": KUNCI,
    }
    KonfigurasiWebhook(**dasar)

    with pytest.raises(ValueError, match="webhook") as galat:
        KonfigurasiWebhook(**{**dasar, **ubah})
    assert not ubah.get("url") or ubah["url"] not in str(galat.value)


def test_konfigurasi_dari_lingkungan_dan_kunci_tidak_tampak() -> None:
    teks = f"whsec_{base64.b64encode(KUNCI).decode()}"
    konfigurasi = webhook_dari_lingkungan(
        {
            "DINSOS_WEBHOOK_URL": "https://example.id/x?token=TANDA",
            "DINSOS_WEBHOOK_ID_KUNCI": ID_KUNCI,
            "DINSOS_WEBHOOK_KUNCI": teks,
        }
    )

    assert konfigurasi.kunci == KUNCI
    assert "TANDA" not in repr(konfigurasi)
    assert str(KUNCI) not in repr(konfigurasi)


def test_variabel_mengatur_semua_kecuali_melepas_tls() -> None:
    variabel = {
        "URL": "http://example.id/x",
        "ID_KUNCI": ID_KUNCI,
        "KUNCI": base64.b64encode(KUNCI).decode(),
        "CA": "ca.pem",
        "BATAS_WAKTU": "2.5",
        "BATAS_TOTAL": "7",
        "TANPA_TLS": "1",
    }
    lingkungan = {f"DINSOS_WEBHOOK_{nama}": teks for nama, teks in variabel.items()}

    with pytest.raises(ValueError, match="harus https"):
        webhook_dari_lingkungan(lingkungan)
    konfigurasi = webhook_dari_lingkungan(
        {**lingkungan, "DINSOS_WEBHOOK_URL": "https://example.id/x"}
    )

    assert konfigurasi == KonfigurasiWebhook(
        url="https://example.id/x",
        id_kunci=ID_KUNCI,
        kunci=KUNCI,
        ca=Path("ca.pem"),
        batas_waktu=2.5,
        batas_total=7.0,
    )


@pytest.mark.parametrize(
    ("nama", "teks", "pesan"),
    [
        ("KUNCI", "rahasia-sekali", "kunci webhook"),
        ("BATAS_WAKTU", "rahasia-sekali", "DINSOS_WEBHOOK_BATAS_WAKTU tidak terbaca"),
        ("BATAS_TOTAL", "601", "batas waktu webhook"),
    ],
)
def test_variabel_yang_salah_ditolak_tanpa_mengutipnya(nama: str, teks: str, pesan: str) -> None:
    lingkungan = {
        "DINSOS_WEBHOOK_URL": "https://example.id/x",
        "DINSOS_WEBHOOK_ID_KUNCI": ID_KUNCI,
        "DINSOS_WEBHOOK_KUNCI": base64.b64encode(KUNCI).decode(),
    }

    with pytest.raises(ValueError, match=pesan) as galat:
        webhook_dari_lingkungan({**lingkungan, f"DINSOS_WEBHOOK_{nama}": teks})

    assert teks not in str(galat.value)


@pytest.mark.parametrize("teks", ["", "bukan base64!", "c2luZ2thdA=="])
def test_kunci_yang_tidak_terbaca_ditolak_tanpa_mengutipnya(teks: str) -> None:
    with pytest.raises(ValueError, match="kunci webhook") as galat:
        kunci_dari_teks(teks)

    assert not teks or teks not in str(galat.value)


SEBAB = sorted(set(re.findall(r'return "([a-z_]+)"', inspect.getsource(kirim._sebab))))


@pytest.mark.parametrize("sebab", SEBAB)
def test_setiap_sebab_terdokumentasi(sebab: str) -> None:
    assert f"`webhook_{sebab}`" in DOKUMEN
