"""Events from the log to a receiver: all of them, in order per case, and nobody in them."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import timedelta
from types import NoneType
from typing import Any, get_args, get_origin

import attrs
import pytest
from attrs import define, field
from hypothesis import given
from hypothesis import strategies as st
from tests.permohonan.contoh import (
    ANI,
    BERKAS_ADOPSI,
    BERKAS_SANTUNAN,
    KEPALA,
    Dunia,
    ajukan_adopsi,
    ajukan_santunan,
    langkah_,
    sampai,
)
from tests.webhook.penerima import ID_KUNCI, KUNCI, Penerima, jalan

from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.webhook import KonfigurasiWebhook, kirim_webhook, periksa_webhook
from dinsos_core.application.kejadian_keluar import DITAHAN, PRIBADI, PenyusunSiaran
from dinsos_core.application.relay import JEDA_MAKS, LaporanRelay
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.shared.ids import KasusId, PelakuId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.kotak_keluar import StatusPesan
from dinsos_core.ports.pengirim import PengirimanGagal
from dinsos_core.ports.penyiar import KejadianKeluar
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork, SaringanKasus
from dinsos_core.testing.contoh import ADOPSI

SUSUN = PenyusunSiaran("https://dinsos.example.go.id/layanan/")


@define
class Kantor:
    """The test's application on a store, with receivers and a relay for each."""

    gudang: PembukaUnitOfWork
    penerima: tuple[str, ...] = ("dasbor",)
    dunia: Dunia = field(factory=Dunia)

    def __attrs_post_init__(self) -> None:
        self.dunia.app = self.dunia.app.dengan(unit_kerja=self.gudang, siaran=self.penerima)

    def putaran(self, konfigurasi: KonfigurasiWebhook, penerima: str = "dasbor") -> LaporanRelay:
        """One call of the relay, long after the one before."""
        self.dunia.jam.maju(seconds=JEDA_MAKS.total_seconds())
        return self.dunia.app.siarkan(penerima, kirim_webhook(konfigurasi, self.dunia.jam), SUSUN)

    def habiskan(self, konfigurasi: KonfigurasiWebhook, penerima: str = "dasbor") -> None:
        """Until nothing is due any more."""
        while self.putaran(konfigurasi, penerima) != LaporanRelay():
            pass

    def log(self) -> dict[str, int]:
        """The cases and how many events each has."""
        with self.gudang(baca=True) as unit:
            return {satu.id: satu.versi for satu in unit.kasus.daftar(SaringanKasus()).kasus}

    def belum(self) -> list[str]:
        with self.gudang(baca=True) as unit:
            semua = unit.kotak_keluar.periksa(status=StatusPesan.MENUNGGU, banyak=1_000)
        return [satu.pesan.id for satu in semua]


@pytest.fixture
def kantor(gudang: PembukaUnitOfWork) -> Kantor:
    return Kantor(gudang)


def isi(penerima: Penerima) -> list[dict[str, Any]]:
    """The events that were accepted, in the order they came."""
    return [json.loads(satu.badan) for satu in penerima.diterima]


def lengkap_dan_urut(kantor: Kantor, kejadian: list[dict[str, Any]]) -> None:
    per_kasus: dict[str, list[int]] = {}
    for satu in kejadian:
        per_kasus.setdefault(satu["subject"], []).append(satu["data"]["urutan"])
    assert per_kasus == {kasus: list(range(1, n + 1)) for kasus, n in kantor.log().items()}


def test_setiap_kejadian_tiba_satu_kali_dan_urut_per_kasus(kantor: Kantor) -> None:
    sampai(kantor.dunia, kantor.dunia.adopsi(), "akhir")
    kantor.dunia.santunan()

    with jalan(Penerima()) as penerima:
        kantor.habiskan(penerima.konfigurasi())

    kejadian = isi(penerima)
    lengkap_dan_urut(kantor, kejadian)
    assert kejadian[0]["source"] == "https://dinsos.example.go.id/layanan/contoh"
    for satu in kejadian:
        assert satu["id"] == f"{satu['subject']}/{satu['data']['urutan']}"
        assert satu["type"].startswith("id.go.dinsos.permohonan.")
        assert satu["time"] == satu["data"]["isi"]["pada"].replace("+00:00", "Z")
    assert {satu["type"].split(".")[4] for satu in kejadian} >= {
        "permohonan_diajukan",
        "kelayakan_dinilai",
        "produk_diterbitkan",
    }


def test_penerima_yang_gagal_setiap_kali_kedua_mendapat_semuanya_dan_urut(kantor: Kantor) -> None:
    sampai(kantor.dunia, kantor.dunia.adopsi(), "nilai")

    with jalan(Penerima(lambda ke: 503 if ke % 2 else 204)) as penerima:
        kantor.habiskan(penerima.konfigurasi())

    lengkap_dan_urut(kantor, isi(penerima))
    assert len(penerima.masuk) > len(penerima.diterima)


def test_kejadian_yang_diulang_ber_id_sama_dan_tanda_tangannya_sah_pada_waktunya(
    kantor: Kantor,
) -> None:
    kantor.dunia.adopsi()

    with jalan(Penerima(lambda ke: 204 if ke else 500)) as penerima:
        kantor.habiskan(penerima.konfigurasi())

    pertama, kedua = penerima.masuk
    assert pertama.badan == kedua.badan
    kini = kantor.dunia.jam() - JEDA_MAKS
    assert periksa_webhook(kedua.kepala, kedua.badan, {ID_KUNCI: KUNCI}, kini) == "id0002/1"
    assert pertama.kepala["webhook-timestamp"] != kedua.kepala["webhook-timestamp"]


def test_penerima_yang_mati_tidak_menahan_penerima_lain_dan_surat(
    gudang: PembukaUnitOfWork,
) -> None:
    kantor = Kantor(gudang, ("dasbor", "arsip"))
    kantor.dunia.adopsi()
    surat: list[str] = []

    with jalan(Penerima(lambda _: 503)) as mati, jalan(Penerima()) as hidup:
        assert kantor.putaran(mati.konfigurasi(), "dasbor") == LaporanRelay(ditunda=1)
        kantor.habiskan(hidup.konfigurasi(), "arsip")
    laporan = kantor.dunia.app.kirim_pesan(lambda satu: surat.append(satu.id))

    lengkap_dan_urut(kantor, isi(hidup))
    assert laporan == LaporanRelay(terkirim=1)
    assert kantor.belum() == ["siaran/dasbor/id0002/1"]


def test_yang_ditolak_penerima_menjadi_surat_mati_yang_dapat_diantre_ulang(kantor: Kantor) -> None:
    kantor.dunia.kerjakan(kantor.dunia.adopsi(), ("disposisi", KEPALA))

    with jalan(Penerima(lambda ke: 204 if ke else 422)) as penerima:
        assert kantor.putaran(penerima.konfigurasi()) == LaporanRelay(mati=1)
        kantor.habiskan(penerima.konfigurasi())
        with kantor.gudang() as unit:
            (mati,) = unit.kotak_keluar.periksa(status=StatusPesan.MATI)
            assert mati.sebab == "webhook_422"
            assert unit.kotak_keluar.antre_ulang(mati.pesan.id, kantor.dunia.jam())
            unit.simpan_semua()
        kantor.habiskan(penerima.konfigurasi())

    assert [satu["data"]["urutan"] for satu in isi(penerima)] == [2, 1]


def test_perintah_yang_ditolak_atau_diulang_tidak_menyiarkan_apa_pun(kantor: Kantor) -> None:
    kasus = kantor.dunia.ya(ajukan_adopsi(), ANI, "kunci-1").kasus
    kantor.dunia.ya(ajukan_adopsi(), ANI, "kunci-1")
    kantor.dunia.halangan(langkah_(kasus, "nilai"), ANI)

    with jalan(Penerima()) as penerima:
        kantor.habiskan(penerima.konfigurasi())

    assert [satu["id"] for satu in isi(penerima)] == [f"{kasus}/1"]


def test_tanpa_penerima_tidak_ada_yang_diantre(gudang: PembukaUnitOfWork) -> None:
    kantor = Kantor(gudang, ())
    kantor.dunia.santunan()

    assert kantor.belum() == []


def test_kejadian_yang_hilang_dari_log_menjadi_surat_mati() -> None:
    """Whoever removed it, the relay says so and goes on."""
    gudang = GudangMemori()
    kantor = Kantor(gudang)
    kasus = kantor.dunia.adopsi()
    gudang.tabel.kasus.riwayat[kasus] = ()

    with jalan(Penerima()) as penerima:
        assert kantor.putaran(penerima.konfigurasi()) == LaporanRelay(mati=1)

    assert penerima.masuk == []


NASIB = st.sampled_from([204, 503, 422, 302])


@given(st.lists(NASIB, max_size=15))
def test_apa_pun_jawaban_penerima_setiap_kejadian_tiba_atau_mati_dan_urutannya_tetap(
    nasib: list[int],
) -> None:
    kantor = Kantor(GudangMemori())
    for _ in range(2):
        sampai(kantor.dunia, kantor.dunia.adopsi(tetap_ajukan="uji"), "lapangan")
    keluar: list[KejadianKeluar] = []
    jawaban = iter(nasib)

    def penyiar(kejadian: KejadianKeluar) -> None:
        status = next(jawaban, 204)
        if status != 204:
            raise PengirimanGagal(f"webhook_{status}", sementara=status != 422)
        keluar.append(kejadian)

    while kantor.dunia.app.siarkan("dasbor", penyiar, SUSUN) != LaporanRelay():
        kantor.dunia.jam.maju(seconds=JEDA_MAKS.total_seconds())

    with kantor.gudang(baca=True) as unit:
        semua = unit.kotak_keluar.periksa(banyak=100)
    siaran = {s.pesan.id.removeprefix("siaran/dasbor/"): s for s in semua if s.pesan.kontak is None}
    assert len(siaran) == sum(kantor.log().values())
    for id_kejadian, satu in siaran.items():
        tiba = id_kejadian in {e.id for e in keluar}
        assert satu.status is (StatusPesan.TERKIRIM if tiba else StatusPesan.MATI)
        assert tiba or satu.sebab == "webhook_422"
    assert len({e.id for e in keluar}) == len(keluar)
    for kasus in kantor.log():
        urutan = [int(e.id.rpartition("/")[2]) for e in keluar if e.subjek == kasus]
        assert urutan == sorted(urutan)


# --- nobody in it

huruf = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ", min_size=12, max_size=12)
angka = st.text("0123456789", min_size=10, max_size=10).filter(lambda teks: teks[0] != "0")


class Orang:
    """People and papers with a mark in everything that is theirs or that somebody types."""

    def __init__(self, tanda: str, angka: str) -> None:
        self.tanda = tanda
        self.nik = f"637105{angka}"
        self.pemohon = Pelaku(id=PelakuId(f"{tanda}-akun"), peran=frozenset({"pemohon"}))
        peran = ("loket", "peksos", "kabid", "kepala", "tim", "bpkpad")
        self.petugas = {
            satu: Pelaku(id=PelakuId(f"{tanda}-{satu}"), instansi="contoh", peran=frozenset({satu}))
            for satu in peran
        }

    def ajuan(self, layanan: str) -> p.AjukanPermohonan:
        data = {"nama": f"Ani {self.tanda}", "nik": self.nik, "email": f"{self.tanda}@contoh.id"}
        adopsi = layanan == ADOPSI.layanan
        dasar = ajukan_adopsi() if adopsi else ajukan_santunan()
        akun = self.pemohon.id
        return attrs.evolve(
            dasar,
            pihak=tuple(
                attrs.evolve(q, data={**q.data, **data}, akun=akun if q.akun else None)
                for q in dasar.pihak
            ),
            berkas=self.berkas(layanan),
            tetap_ajukan=f"memang dua {self.tanda}",
        )

    def berkas(self, layanan: str) -> tuple[Any, ...]:
        semua = BERKAS_ADOPSI if layanan == ADOPSI.layanan else BERKAS_SANTUNAN
        return tuple(attrs.evolve(d, rujukan=f"ktp-{self.tanda}.pdf") for d in semua)

    def perintah(self, kasus: KasusId, layanan: str) -> list[Any]:
        """What may be asked of a case, with the mark wherever somebody types."""
        teks = f"karena {self.tanda} {self.nik}"
        return [
            pu.LengkapiBerkas(kasus=kasus, berkas=self.berkas(layanan)),
            pu.KoreksiData(kasus=kasus, fakta={"pemohon[0].nama": teks}, alasan=teks),
            p.TarikPermohonan(kasus=kasus, alasan=teks),
            pu.TeruskanKasus(kasus=kasus, kepada=teks, alasan=teks),
            p.AjukanKeberatan(kasus=kasus, alasan=teks),
            p.PutuskanKeberatan(kasus=kasus, dikabulkan=False, alasan=teks),
            pu.BukaKembaliKasus(kasus=kasus, alasan=teks),
            pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.LAINNYA, alasan=teks),
            pu.LanjutkanKasus(kasus=kasus),
        ]

    def langkah(self, kantor: Kantor, kasus: KasusId, hasil: str) -> None:
        """The step whose turn it is, by somebody who may."""
        giliran = kantor.dunia.app.giliran(kasus)
        if giliran is None:
            return
        fakta = {"layak_huni": True} if giliran.langkah == "lapangan" else {}
        # Left out, the outcome is the usual one; these steps have none that is usual.
        putusan = {"teken": "setuju", "tetapkan": "setuju", "jawaban": "berhasil"}.get(
            giliran.langkah, ""
        )
        perintah = langkah_(
            kasus,
            giliran.langkah,
            hasil or putusan,
            alasan=f"alasan {self.tanda}",
            rujukan=f"SP2D {self.tanda}",
            kepada=f"Dinas {self.tanda}",
            fakta=fakta,
        )
        for satu in giliran.peran:
            kantor.dunia.app.lakukan(perintah, oleh=self.petugas.get(satu, self.pemohon))


@given(
    st.builds(Orang, huruf, angka),
    st.sampled_from(("pengangkatan-anak", "santunan-kematian")),
    st.integers(0, 12),
    st.lists(st.integers(0, 20), max_size=8),
    st.sampled_from(("", "tolak", "teruskan", "tidak_layak", "gagal")),
)
def test_nilai_pribadi_bertanda_tidak_ada_pada_yang_keluar(
    orang: Orang, layanan: str, maju: int, pilihan: list[int], hasil: str
) -> None:
    """Whatever is done to a case: not in what is queued, not in the request, headers included."""
    kantor = Kantor(GudangMemori())
    kasus = kantor.dunia.ya(orang.ajuan(layanan), orang.pemohon).kasus
    for _ in range(maju):
        orang.langkah(kantor, kasus, "")
    for n in pilihan:
        semua = orang.perintah(kasus, layanan)
        if n < len(semua):
            for oleh in (orang.pemohon, *orang.petugas.values()):
                kantor.dunia.app.lakukan(semua[n], oleh=oleh)
        else:
            orang.langkah(kantor, kasus, hasil if n == 20 else "")
    with kantor.gudang(baca=True) as unit:
        log = repr(unit.kasus.riwayat(kasus))
        antrean = repr(
            [s for s in unit.kotak_keluar.periksa(banyak=1_000) if s.pesan.kontak is None]
        )
    keluar: list[KejadianKeluar] = []
    while kantor.dunia.app.siarkan("dasbor", keluar.append, SUSUN) != LaporanRelay():
        pass

    assert orang.tanda in log, "the log knows accounts and handles; else nothing is shown here"
    assert len(keluar) == kantor.log()[kasus]
    teks = antrean + "".join(map(repr, keluar)) + json.dumps([satu.isi for satu in keluar])
    assert orang.tanda not in teks
    assert orang.nik not in teks
    assert '"subjek"' not in teks
    assert '"kunci"' not in teks


def test_nilai_pribadi_tidak_ada_pada_permintaan_http(kantor: Kantor) -> None:
    orang = Orang("TANDATANDATANDA", "1234567890")
    kasus = kantor.dunia.ya(orang.ajuan("pengangkatan-anak"), orang.pemohon).kasus
    for _ in range(12):
        orang.langkah(kantor, kasus, "")

    with jalan(Penerima()) as penerima:
        kantor.habiskan(penerima.konfigurasi())

    lengkap_dan_urut(kantor, isi(penerima))
    semua = "".join(f"{satu.jalur}{satu.kepala}{satu.badan.decode()}" for satu in penerima.masuk)
    assert "TANDATANDATANDA" not in semua
    assert orang.nik not in semua


def bidang_teks(tipe: Any, terlihat: set[Any]) -> Iterator[str]:
    """Every text that leaves with events of this type, as `Class.field`."""
    if tipe in terlihat or not attrs.has(tipe):
        return
    terlihat.add(tipe)
    attrs.resolve_types(tipe)
    for bidang in attrs.fields(tipe):
        ditahan = {nama for induk in tipe.__mro__ for nama in DITAHAN.get(induk, ())}
        if bidang.name in ditahan or _memuat(bidang.type, PRIBADI):
            continue
        if _memuat(bidang.type, (str,)):
            yield f"{tipe.__name__}.{bidang.name}"
        for satu in _semua_tipe(bidang.type):
            yield from bidang_teks(satu, terlihat)


def _semua_tipe(tipe: Any) -> Iterator[Any]:
    yield get_origin(tipe) if get_origin(tipe) in PRIBADI else tipe
    for dalam in get_args(tipe):
        yield from _semua_tipe(dalam)


def _memuat(tipe: Any, dicari: tuple[Any, ...]) -> bool:
    return any(satu in dicari for satu in _semua_tipe(tipe) if satu is not NoneType)


DITINJAU: Mapping[str, str] = {
    "JejakPelaku": "peran sebagai untuk",
    "PermohonanDiajukan": "nomor varian kanal langkah_diajukan langkah",
    "RujukanStandar": "instansi layanan keputusan sidik",
    "PihakKasus": "pihak",
    "DataDikoreksi": "fakta_ditarik pihak_ditarik",
    "KewajibanDipenuhi": "batas",
    "TafsirDipakai": "kode bacaan",
    "LangkahDiparaf": "langkah",
    "LangkahDiselesaikan": "langkah hasil berikut arti",
    "LangkahDiulang": "langkah",
    "PemeriksaanDiulang": "langkah",
    "BerkasDikembalikan": "dasar",
    "WaktuDikoreksi": "dasar tanda",
    "PemberitahuanDicatat": "tentang kanal",
    "KabarDikirim": "pesan tentang sebab",
    "AkunDikecualikan": "dasar",
    "KonflikDinyatakan": "dasar",
    "KasusDialihkan": "dasar penangan",
    "PerwakilanBerakhir": "dasar",
    "KasusDitugaskan": "langkah",
    "VarianDitetapkan": "varian semula langkah",
    "StandarDipindah": "dasar varian varian_semula langkah pembuka dilewati sifat",
    "Sebutan": "langkah dokumen pilihan syarat produk waktu keputusan",
    "BatasWaktu": "kode teks mulai selesai butir segmen berhenti_bila bila_hasil varian",
    "JadwalLuar": "teks",
    "Penanda": "nama tentang",
    "BatasBaru": "kode",
    "DiserahkanKeSistem": "sistem",
    "SistemMemenuhi": "sistem",
    "SistemMenolak": "dasar sistem",
    "Surat": "kode langkah nomor produk tembusan menggantikan atas_nama untuk_beliau",
    "NomorUrut": "deret",
    "SuratDicabut": "dasar surat nomor langkah",
    "SuratDikoreksi": "fakta_ditarik pihak_ditarik semula nomor",
    "SalinanDiterbitkan": "surat nomor",
    "KeberatanDikabulkan": "langkah",
    "KeberatanDitolak": "dasar banding_kepada",
    "PermohonanDitarik": "dasar",
    "PermohonanGugur": "dasar",
    "KasusDiteruskan": "langkah",
    "KasusTidakDilayani": "langkah",
    "PutusanDiulang": "dasar",
    "KasusDibukaKembali": "dasar langkah",
    "KasusDijeda": "dasar",
    "KasusDitutup": "dasar",
    "LangkahTerjawab": "langkah",
    "LanjutanTerhalang": "perintah sebab",
}
"""Texts that may leave: codes of the standard, of the vocabulary, of ours; numbers of letters;
words of the catalogue. A field added to an event is added here, or to `DITAHAN`."""


def test_setiap_teks_yang_keluar_sudah_ditinjau() -> None:
    terlihat: set[Any] = set()
    keluar = Counter(nama for jenis in k.KEJADIAN for nama in bidang_teks(jenis, terlihat))

    ditinjau = Counter(f"{kelas}.{b}" for kelas, isi in DITINJAU.items() for b in isi.split())
    assert keluar - ditinjau == Counter()


def test_perkara_lain_tidak_pernah_keluar(kantor: Kantor) -> None:
    """Filed although one was open: which two are about the same person is nobody's outside."""
    dunia = kantor.dunia
    lama = dunia.santunan()
    keluar: list[KejadianKeluar] = []
    baru = dunia.santunan(tetap_ajukan="hilang")

    dunia.app.siarkan("dasbor", keluar.append, SUSUN, banyak=100)

    (dibuka,) = (satu for satu in keluar if satu.subjek == baru)
    assert dunia.keadaan(baru).serupa == (lama,)
    assert lama not in repr(dibuka)


@pytest.mark.parametrize("sumber", ["", "a b", "https://x\n", "https://é.id"])
def test_sumber_yang_bukan_uri_ditolak(sumber: str) -> None:
    with pytest.raises(ValueError, match="sumber"):
        PenyusunSiaran(sumber)


def test_waktu_kejadian_selalu_dalam_utc(kantor: Kantor) -> None:
    kantor.dunia.jam.maju(seconds=timedelta(hours=9).total_seconds())
    kantor.dunia.adopsi()
    keluar: list[KejadianKeluar] = []

    kantor.dunia.app.siarkan("dasbor", keluar.append, SUSUN)

    assert keluar[0].waktu.utcoffset() == timedelta(0)
    assert keluar[0].isi["isi"]["pada"] == keluar[0].waktu.isoformat()  # type: ignore[index]  # a JSON value
