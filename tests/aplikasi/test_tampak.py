"""A case that is not there for whoever asks: no answer, list, count or output tells that it is."""

import logging
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    LOKET,
    NIK_ANI,
    PEKSOS,
    PLH,
    SEMUA_PELAKU,
    Dunia,
    ajukan_adopsi,
    di,
    langkah_,
    serah,
)

from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.kejadian_keluar import PenyusunSiaran
from dinsos_core.application.lihat import TANPA_KASUS
from dinsos_core.application.privasi import Orang, ekspor_subjek
from dinsos_core.application.relay import LaporanRelay
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus import perintah_catatan as pc
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.tampak import Tampak
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.shared.halangan import Halangan, Terhalang
from dinsos_core.domain.shared.ids import KasusId, PelakuId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.testing.contoh import INSTANSI

TAK_ADA = KasusId("tidak-ada")
UMUM = Pelaku(id=PelakuId("umum"))


def tertutup(*peran: str, kecuali: tuple[str, ...] = ()) -> Dunia:
    """The sample office, whose cases are there for these roles alone."""

    def tampak(_kasus: Kasus, _standar: StandarPelayanan) -> Tampak:
        return Tampak(peran=frozenset(peran), kecuali=frozenset(map(PelakuId, kecuali)))

    dunia = Dunia()
    ubah: dict[str, Any] = {"jenis": (attrs.evolve(PERMOHONAN, tampak=tampak),)}
    dunia.lingkungan = attrs.evolve(dunia.lingkungan, siaran=("dasbor",), **ubah)
    dunia.app = Aplikasi(dunia.lingkungan)
    return dunia


def tertolak(tanya: Callable[[], object]) -> tuple[Halangan, ...]:
    """Why a question is refused; empty where it is answered."""
    try:
        tanya()
    except Terhalang as terhalang:
        return terhalang.halangan
    return ()


def pertanyaan(app: Aplikasi, kasus: str, oleh: Pelaku) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Every question about one case."""
    yield "kasus", lambda: app.kasus(kasus, oleh=oleh)
    yield "riwayat", lambda: app.riwayat(kasus, oleh=oleh)
    yield "giliran", lambda: app.giliran(kasus, oleh=oleh)
    yield "tenggat", lambda: app.tenggat(kasus, oleh=oleh)
    yield "tenggat", lambda: app.pergeseran(kasus, app, oleh=oleh)
    yield "langkah_tersedia", lambda: app.langkah_tersedia(kasus, oleh)
    yield "formulir", lambda: app.formulir(kasus, oleh, "KoreksiData")
    yield "penilaian", lambda: app.penilaian(kasus, oleh, tujuan="x")
    yield "buka", lambda: app.buka_banyak(kasus, (), oleh, tujuan="x")


def perintah(kasus: str) -> Iterator[Any]:
    yield langkah_(KasusId(kasus), "periksa")
    yield langkah_(KasusId(kasus), "periksa", versi=999)
    yield pu.LengkapiBerkas(kasus=KasusId(kasus), berkas=(serah("sehat"),))
    yield pc.CatatPerkembangan(kasus=KasusId(kasus), catatan="x")
    yield pc.KecualikanAkun(kasus=KasusId(kasus), akun="ani", alasan="x")


def catatan(dunia: Dunia, subjek: str) -> list[tuple[str, str, str | None]]:
    with dunia.gudang(baca=True) as unit:
        semua = unit.brankas.akses(subjek)  # type: ignore[arg-type]  # ids are texts here
    return [(a.tujuan.pelaku, a.tujuan.tujuan, a.tujuan.kasus) for a in semua]


@pytest.mark.parametrize("oleh", [LOKET, UMUM, attrs.evolve(KEPALA, instansi="lain")])
def test_pertanyaan_dan_perintah_dijawab_seperti_tentang_kasus_yang_tak_pernah_ada(
    oleh: Pelaku,
) -> None:
    """And both are on record: the hidden case under the persons in it, by name."""
    dunia = tertutup("kepala")
    kasus = dunia.adopsi()
    keadaan = dunia.app.kasus(kasus, oleh=KEPALA).keadaan
    semua = zip(*(pertanyaan(dunia.app, satu, oleh) for satu in (kasus, TAK_ADA)), strict=True)

    for (apa, tutup), (_, hilang) in semua:
        sebelum = catatan(dunia, keadaan.pokok), catatan(dunia, TANPA_KASUS)
        assert tertolak(tutup) == tertolak(hilang) != (), apa
        tujuan = f"kasus_tidak_ditemukan:{apa}"
        assert catatan(dunia, keadaan.pokok) == [*sebelum[0], (oleh.id, tujuan, kasus)]
        assert catatan(dunia, TANPA_KASUS) == [*sebelum[1], (oleh.id, tujuan, None)]
    for tutup, hilang in zip(perintah(kasus), perintah(TAK_ADA), strict=True):
        jawab = [dunia.app.lakukan(satu, oleh=oleh).failure() for satu in (tutup, hilang)]
        assert jawab[0] == jawab[1]
        tujuan = f"kasus_tidak_ditemukan:{type(tutup).__name__}"
        assert catatan(dunia, keadaan.pokok)[-1] == (oleh.id, tujuan, kasus)
    lain = Dunia(), Dunia()
    assert tertolak(lambda: dunia.app.cari_nomor(keadaan.nomor, oleh=oleh)) == tertolak(
        lambda: lain[0].app.cari_nomor(keadaan.nomor, oleh=oleh)
    )
    assert dunia.app.daftar(oleh=oleh) == lain[1].app.daftar(oleh=oleh)


def test_pelaku_yang_mengulang_perintahnya_sesudah_dikecualikan_tidak_diberi_keadaannya() -> None:
    dunia, kasus = di("nilai")
    catat = pc.CatatPerkembangan(kasus=kasus, catatan="x")
    dunia.ya(catat, PEKSOS, kunci="k")
    dunia.ya(pc.KecualikanAkun(kasus=kasus, akun=PEKSOS.id, alasan="x"), KEPALA)

    jawab = dunia.app.lakukan(catat, oleh=PEKSOS, kunci="k").failure()

    assert [satu.kode.value for satu in jawab] == ["kasus_tidak_ditemukan"]


def _selalu(isi: Tampak, _kasus: Kasus, _standar: StandarPelayanan) -> Tampak:
    return isi


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_yang_terdaftar_adalah_yang_dijawab_halaman_demi_halaman(data: st.DataObject) -> None:
    """For any account, role and set of cases; whatever the size of a page."""
    akun = sorted({o.id for o in SEMUA_PELAKU} | {"umum"})
    batas = data.draw(
        st.lists(
            st.tuples(
                st.none() | st.frozensets(st.sampled_from(["kepala", "loket", "peksos"])),
                st.frozensets(st.sampled_from(akun), max_size=3),
            ),
            max_size=8,
        )
    )
    dunia = Dunia()
    semua: list[KasusId] = []
    for peran, kecuali in batas:
        isi = Tampak(peran=peran, kecuali=frozenset(map(PelakuId, kecuali)))
        jenis: Any = attrs.evolve(PERMOHONAN, tampak=partial(_selalu, isi))
        app = dunia.app.dengan(jenis=(jenis,))
        ajukan = ajukan_adopsi(tetap_ajukan="memang lagi")
        semua.append(app.lakukan_atau_gagal(ajukan, oleh=LOKET).kasus)
    for oleh in (*SEMUA_PELAKU, UMUM):
        terjawab = {
            satu for satu in semua if not tertolak(partial(dunia.app.riwayat, satu, oleh=oleh))
        }
        banyak = data.draw(st.integers(1, 4))
        terdaftar: list[KasusId] = []
        lanjut: str | None = None
        while True:
            halaman = dunia.app.daftar(oleh=oleh, lanjut=lanjut, banyak=banyak)
            terdaftar += (satu.kasus for satu in halaman.baris)
            if (lanjut := halaman.lanjut) is None:
                break
            assert len(halaman.baris) == banyak
        assert len(terdaftar) == len(set(terdaftar))
        assert set(terdaftar) == terjawab


def test_peran_yang_dijabat_sementara_berlaku_selama_mandatnya() -> None:
    dunia = tertutup("kepala")
    kasus = dunia.adopsi()

    assert dunia.app.kasus(kasus, oleh=PLH).id == kasus
    dunia.jam.maju(days=7)
    assert dunia.app.daftar(oleh=PLH).baris == ()


def test_pihaknya_sendiri_melihatnya_kecuali_dikecualikan() -> None:
    dunia, lain = tertutup("kepala"), tertutup("kepala", kecuali=(ANI.id, KEPALA.id))

    assert dunia.app.kasus(dunia.adopsi(), oleh=ANI).versi > 0
    lain.adopsi()
    assert lain.app.daftar(oleh=ANI).baris == lain.app.daftar(oleh=KEPALA).baris == ()


def test_dugaan_ganda_tidak_menunjuk_yang_tersembunyi() -> None:
    dunia = tertutup("kepala")
    pertama = dunia.adopsi()
    merangkap = attrs.evolve(KEPALA, peran={"kepala", "loket"})

    kedua = dunia.ya(ajukan_adopsi(), LOKET)
    ketiga = dunia.ya(ajukan_adopsi(tetap_ajukan="x"), merangkap)

    assert kedua.keadaan.serupa == ()
    assert set(ketiga.keadaan.serupa) == {pertama, kedua.kasus}


def test_rujukan_ke_yang_tersembunyi_tidak_ditunjukkan_dalam_kasus_lain() -> None:
    """A possible duplicate that somebody may not see is not in the state, its history or the list
    they get."""
    dunia = Dunia()
    pertama = dunia.adopsi()
    kedua = dunia.ya(ajukan_adopsi(tetap_ajukan="x"), LOKET).kasus
    dunia.ya(pc.KecualikanAkun(kasus=pertama, akun=PEKSOS.id, alasan="x"), KEPALA)

    assert pertama in repr(dunia.app.riwayat(kedua, oleh=LOKET))
    kini = dunia.app.kasus(kedua, oleh=PEKSOS)
    assert pertama not in repr((kini, kini.keadaan))
    assert pertama not in repr(dunia.app.riwayat(kedua, oleh=PEKSOS))
    assert [satu.kasus for satu in dunia.app.daftar(oleh=PEKSOS).baris] == [kedua]


def test_tidak_ada_keluaran_yang_menyebut_kasus_tersembunyi(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Events, logs down to DEBUG, and the copies that others get of their data."""
    caplog.set_level(logging.DEBUG)
    dunia = tertutup("kepala")
    kasus = dunia.adopsi()
    pdp = Pelaku(id=PelakuId("pdp"), instansi=INSTANSI.kode, peran=frozenset({"petugas_pdp"}))
    keluar: list[object] = []
    susun = PenyusunSiaran("https://dinsos.example.go.id")

    laporan = dunia.app.siarkan("dasbor", keluar.append, susun)
    salinan = ekspor_subjek(dunia.lingkungan, Orang(nik=NIK_ANI), oleh=pdp, diterima=dunia.jam())

    assert (keluar, laporan) == ([], LaporanRelay())
    assert [h.kode.value for h in salinan.failure()] == ["subjek_tidak_ditemukan"]
    assert kasus not in caplog.text
    with pytest.raises(Terhalang) as galat:
        dunia.app.kasus(kasus, oleh=LOKET)
    assert kasus not in repr((galat.value, vars(galat.value)))
