"""The relay over a real store to a real server: nothing lost, in order, and nobody waits for it."""

import socket
import threading
import time
from collections import Counter
from datetime import datetime

import pytest
from attrs import define, field
from hypothesis import given
from hypothesis import strategies as st
from returns.pipeline import is_successful
from returns.result import Failure
from tests.email.bahan import DARI, PADA
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    LOKET,
    Dunia,
    ajukan_adopsi,
    akhiri,
    dengan_parameter,
    langkah_,
    sampai,
)
from tests.smtp.peladen import (
    BAIK,
    SAMPAI_DATA,
    Laku,
    Peladen,
    berdialog,
    diam,
    jalan,
    port_tertutup,
    soket,
)

from dinsos_adapters.email import Keamanan, KonfigurasiSmtp, Penyusun, kirim_smtp
from dinsos_adapters.memory import GudangMemori
from dinsos_core.application import bukti
from dinsos_core.application.relay import JEDA_MAKS, LaporanRelay, kirim_kotak_keluar
from dinsos_core.domain.kasus.catatan import KabarDikirim
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.halangan import halangan
from dinsos_core.domain.shared.ids import KasusId, SubjekId
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.ports.kotak_keluar import Pesan, StatusPesan
from dinsos_core.ports.pengirim import Pengirim
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork
from dinsos_core.testing.contoh import INSTANSI

SUSUN = Penyusun(dari=DARI)


def pengirim(port: int, batas: float) -> Pengirim:
    konfigurasi = KonfigurasiSmtp(
        server="127.0.0.1", port=port, keamanan=Keamanan.TANPA, batas_waktu=batas
    )
    return kirim_smtp(konfigurasi, SUSUN, lambda: PADA)


@define
class Kantor:
    """A store with messages, and a clock that the test moves."""

    gudang: PembukaUnitOfWork
    kini: datetime = PADA
    laporan: list[LaporanRelay] = field(factory=list)

    def antre(self, *banyak: int) -> list[str]:
        """So many messages for each case, K-0 and on; their ids."""
        semua = []
        with self.gudang() as unit:
            for n, jumlah in enumerate(banyak):
                kasus = KasusId(f"K-{n}")
                kontak = Rahasia(
                    subjek=SubjekId(f"s-{kasus}"), kunci="1/email", nilai=f"k{n}@example.id"
                )
                unit.brankas.titip([kontak])
                for urutan in range(jumlah):
                    satu = Pesan(
                        id=f"{kasus}_{urutan}",
                        kasus=kasus,
                        urutan=urutan,
                        templat="permohonan-selesai",
                        dibuat=PADA,
                        kontak=Rahasia(subjek=kontak.subjek, kunci=kontak.kunci),
                        data={
                            "kasus": kasus,
                            "layanan": "Santunan",
                            "layanan_en": "Grant",
                            "instansi": INSTANSI.kode,
                            "tanggal": "2026-06-20",
                            **dict.fromkeys(("sebutan", "arti", "kewajiban"), ""),
                        },
                    )
                    unit.kotak_keluar.tambah([satu])
                    semua.append(satu.id)
            unit.simpan_semua()
        return semua

    def putaran(self, port: int, batas: float = 10.0) -> LaporanRelay:
        """One call of the relay, long after the one before."""
        self.kini += JEDA_MAKS
        laporan = kirim_kotak_keluar(
            self.gudang,
            pengirim(port, batas),
            {INSTANSI.kode: INSTANSI},
            lambda: self.kini,
            acak=lambda: 0.5,
        )
        self.laporan.append(laporan)
        return laporan

    def status(self) -> dict[str, tuple[StatusPesan, str]]:
        with self.gudang(baca=True) as unit:
            semua = unit.kotak_keluar.periksa(banyak=1_000)
        return {satu.pesan.id: (satu.status, satu.sebab) for satu in semua}


@pytest.fixture
def kantor(gudang: PembukaUnitOfWork) -> Kantor:
    return Kantor(gudang)


def urut(id_pesan: list[str]) -> None:
    """Within a case, each message first arrives after the one before it."""
    pertama = list(dict.fromkeys(id_pesan))
    for kasus in {satu.partition("_")[0] for satu in pertama}:
        milik = [int(s.partition("_")[2]) for s in pertama if s.startswith(f"{kasus}_")]
        assert milik == sorted(milik)


def test_semua_sampai_satu_kali_dan_urut_bila_peladen_baik(kantor: Kantor) -> None:
    semua = kantor.antre(3, 2, 1)

    with jalan(Peladen()) as peladen:
        while kantor.putaran(peladen.port).terkirim:
            pass

    assert Counter(peladen.id) == dict.fromkeys(semua, 1)
    urut(peladen.id)


def test_peladen_yang_gagal_setiap_kali_kedua_tidak_menghilangkan_apa_pun(kantor: Kantor) -> None:
    semua = kantor.antre(3, 3)

    with jalan(Peladen(rcpt=lambda _, ke: "451 nanti" if ke % 2 else BAIK)) as peladen:
        while kantor.putaran(peladen.port) != LaporanRelay():
            pass

    assert Counter(peladen.id) == dict.fromkeys(semua, 1)
    urut(peladen.id)
    assert sum(satu.ditunda for satu in kantor.laporan) > 0


@pytest.mark.parametrize(
    "laku", [None, diam, berdialog(*SAMPAI_DATA)], ids=["tutup", "diam", "putus"]
)
def test_peladen_yang_mati_menunda_dan_semua_sampai_setelah_pulih(
    kantor: Kantor, laku: Laku | None
) -> None:
    semua = kantor.antre(2, 1)

    if laku is None:
        assert kantor.putaran(port_tertutup()) == LaporanRelay(ditunda=2)
    else:
        with soket(laku) as port:
            assert kantor.putaran(port, batas=0.3) == LaporanRelay(ditunda=2)
    with jalan(Peladen()) as peladen:
        while kantor.putaran(peladen.port).terkirim:
            pass

    assert Counter(peladen.id) == dict.fromkeys(semua, 1)
    urut(peladen.id)


def test_satu_penerima_ditolak_menjadi_surat_mati_yang_dapat_diantre_ulang(kantor: Kantor) -> None:
    kantor.antre(2, 2)
    penuh = threading.Event()

    def rcpt(alamat: str, _ke: int) -> str:
        return BAIK if alamat != "k0@example.id" or penuh.is_set() else f"550 {alamat}"

    with jalan(Peladen(rcpt=rcpt)) as peladen:
        assert kantor.putaran(peladen.port) == LaporanRelay(terkirim=1, mati=1)
        assert kantor.putaran(peladen.port) == LaporanRelay(terkirim=1, mati=1)
        assert kantor.status()["K-0_0"] == (StatusPesan.MATI, "smtp_penerima_550")
        assert kantor.putaran(peladen.port) == LaporanRelay()
        penuh.set()
        with kantor.gudang() as unit:
            assert unit.kotak_keluar.antre_ulang("K-0_0", kantor.kini)
            assert unit.kotak_keluar.antre_ulang("K-0_1", kantor.kini)
            unit.simpan_semua()
        kantor.putaran(peladen.port)
        kantor.putaran(peladen.port)

    assert peladen.id == ["K-1_0", "K-1_1", "K-0_0", "K-0_1"]
    assert {status for status, _ in kantor.status().values()} == {StatusPesan.TERKIRIM}


def test_yang_diterima_tetapi_jawabannya_hilang_dikirim_lagi_dengan_id_yang_sama(
    kantor: Kantor,
) -> None:
    """At least once; the receiver can tell."""
    kantor.antre(2)
    diterima: list[bytes] = []

    def menelan(sambungan: socket.socket, _selesai: threading.Event) -> None:
        isi = b""
        while not isi.endswith(b"\r\n.\r\n"):
            isi += sambungan.recv(4096)
        diterima.append(isi)

    with soket(berdialog(*SAMPAI_DATA, lalu=menelan)) as port:
        assert kantor.putaran(port) == LaporanRelay(ditunda=1)
    with jalan(Peladen()) as peladen:
        while kantor.putaran(peladen.port).terkirim:
            pass

    assert b"Message-ID: <K-0_0@" in diterima[0]
    assert peladen.id == ["K-0_0", "K-0_1"]


def test_pesan_yang_tak_pernah_sampai_mati_dengan_sebabnya(kantor: Kantor) -> None:
    kantor.antre(1)
    tutup = port_tertutup()

    while kantor.putaran(tutup) != LaporanRelay():
        pass

    assert kantor.status() == {"K-0_0": (StatusPesan.MATI, "smtp_tidak_terhubung")}
    assert kantor.laporan.count(LaporanRelay(ditunda=1)) == 19


def test_perintah_tidak_menunggu_peladen_yang_menggantung(gudang: PembukaUnitOfWork) -> None:
    """While a relay hangs in the middle of a message, an application is submitted and worked on."""
    dunia = Dunia()
    dunia.app = dunia.app.dengan(unit_kerja=gudang)
    kasus = dunia.adopsi()
    tersambung, lepas = threading.Event(), threading.Event()

    def menggantung(_sambungan: socket.socket, _selesai: threading.Event) -> None:
        tersambung.set()
        lepas.wait(10)

    with soket(menggantung) as port:
        konfigurasi = KonfigurasiSmtp(
            server="127.0.0.1", port=port, keamanan=Keamanan.TANPA, batas_waktu=10
        )
        laporan: list[LaporanRelay] = []
        saluran = kirim_smtp(konfigurasi, SUSUN, lambda: PADA)
        relay = threading.Thread(
            target=lambda: laporan.append(dunia.app.kirim_pesan(saluran)), daemon=True
        )
        relay.start()
        assert tersambung.wait(5)
        mulai = time.monotonic()
        hasil = [
            dunia.app.lakukan(langkah_(kasus, "disposisi"), oleh=KEPALA),
            dunia.app.lakukan(langkah_(kasus, "periksa"), oleh=LOKET),
            dunia.app.lakukan(ajukan_adopsi(tetap_ajukan="lagi"), oleh=ANI),
            dunia.app.lakukan(p.TarikPermohonan(kasus=kasus), oleh=ANI),
        ]
        lama = time.monotonic() - mulai
        masih = relay.is_alive()
        lepas.set()
        relay.join(timeout=5)

    assert all(map(is_successful, hasil))
    assert masih, "the commands came only after the relay had given up"
    assert lama < 5
    assert laporan == [LaporanRelay(ditunda=1)]


NASIB = st.sampled_from([BAIK, "451 nanti", "550 tidak", "421 tutup"])


@given(st.lists(NASIB, max_size=12), st.lists(st.integers(0, 3), min_size=1, max_size=3))
def test_apa_pun_jawaban_peladen_setiap_pesan_sampai_atau_mati_dengan_sebab(
    nasib: list[str], banyak: list[int]
) -> None:
    kantor = Kantor(GudangMemori())
    semua = kantor.antre(*banyak)

    with jalan(Peladen(rcpt=lambda _, ke: nasib[ke] if ke < len(nasib) else BAIK)) as peladen:
        while kantor.putaran(peladen.port) != LaporanRelay():
            pass

    status = kantor.status()
    assert set(status) == set(semua)
    for satu, (akhir, sebab) in status.items():
        assert akhir is not StatusPesan.MENUNGGU
        assert (satu in peladen.id) == (akhir is StatusPesan.TERKIRIM)
        assert akhir is StatusPesan.TERKIRIM or sebab == "smtp_penerima_550"
    assert len(set(peladen.id)) == len(peladen.id)
    urut(peladen.id)


@pytest.mark.parametrize("jawaban", [BAIK, "550 tidak ada"])
def test_yang_diterima_peladen_menjadi_bukti_dalam_perkaranya_walau_mula_mula_tak_tercatat(
    gudang: PembukaUnitOfWork, monkeypatch: pytest.MonkeyPatch, jawaban: str
) -> None:
    """A refusal told through a real server, which takes that letter or does not. The first attempt
    to record it fails: the letter stays sent, and the record follows, once."""
    dunia = Dunia(dengan_parameter(batas_memberitahukan="5 hari kerja"))
    dunia.app = dunia.app.dengan(unit_kerja=gudang)
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "teken-kepala")
    akhiri(dunia, kasus, "ditolak")
    peladen = Peladen(rcpt=lambda _alamat, ke: jawaban if ke == 2 else BAIK)
    gagal = Failure((halangan(H.PENYIMPANAN_GAGAL),))

    with jalan(peladen):
        with monkeypatch.context() as sementara:
            sementara.setattr(bukti, "jalankan", lambda *_, **__: gagal)
            while dunia.app.kirim_pesan(pengirim(peladen.port, 10)) != LaporanRelay():
                pass
        assert _kabar(dunia, kasus) == []
        with gudang(baca=True) as unit:
            status = [x.status for x in unit.kotak_keluar.periksa(kasus=kasus) if x.pesan.tentang]
        akhir = StatusPesan.TERKIRIM if jawaban == BAIK else StatusPesan.MATI
        assert status == [akhir, StatusPesan.MENUNGGU]
        dikirim = len(peladen.diterima)
        dunia.jam.maju(hours=7)
        for _ in range(3):
            dunia.app.kirim_pesan(pengirim(peladen.port, 10))

    assert len(peladen.diterima) == dikirim
    sebab = "" if jawaban == BAIK else "smtp_penerima_550"
    assert _kabar(dunia, kasus) == [("ditolak", jawaban == BAIK, sebab)]
    jam = {x.batas.kode: x for x in dunia.app.tenggat(kasus)}
    assert (jam["keberatan"].belum == "") == (jawaban == BAIK)
    assert (jam["memberitahukan"].status == "terpenuhi") == (jawaban == BAIK)


def _kabar(dunia: Dunia, kasus: KasusId) -> list[tuple[str, bool, str]]:
    semua = (satu.kejadian for satu in dunia.app.riwayat(kasus))
    return [
        (e.tentang, e.diterima is not None, e.sebab) for e in semua if isinstance(e, KabarDikirim)
    ]
