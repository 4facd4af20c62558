"""A case's short number."""

from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.permohonan.contoh import ANI, LOKET, Dunia, ajukan_adopsi, di

from dinsos_core.domain.kasus.perintah_catatan import TugaskanKasus
from dinsos_core.domain.permohonan.kejadian import PermohonanDiajukan
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.nomor import HURUF, baca_kode, baca_nomor, buat_kode, buat_nomor
from dinsos_core.ports.penyimpanan import SaringanKasus

BENIH = st.text(max_size=12)


@given(BENIH, st.data())
def test_satu_huruf_yang_salah_selalu_ketahuan(benih: str, data: st.DataObject) -> None:
    nomor = buat_nomor(benih)
    tempat = data.draw(st.integers(0, len(nomor) - 1))
    huruf = data.draw(st.sampled_from(HURUF.replace(nomor[tempat], "")))

    assert baca_nomor(nomor) == nomor
    assert baca_nomor(nomor[:tempat] + huruf + nomor[tempat + 1 :]) is None


@given(BENIH)
def test_terbaca_seperti_diucapkan_orang(benih: str) -> None:
    nomor = buat_nomor(benih)

    assert baca_nomor(f" {nomor[:4]}-{nomor[4:8]} {nomor[8:]}".lower()) == nomor
    for salah in ("", nomor[:-1], nomor + nomor[0], nomor.replace(nomor[0], "O"), "ß" * 9):
        assert baca_nomor(salah) is None


def test_nomor_tidak_memberi_tahu_urutannya() -> None:
    nomor = [buat_nomor(f"id{n:04}") for n in range(2000)]

    assert len(set(nomor)) == len(nomor)
    assert nomor != sorted(nomor)
    naik = sum(a < b for a, b in pairwise(nomor))
    assert 900 < naik < 1100


def test_dicari_menurut_nomor_dan_salah_ketik_bukan_tidak_ada() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    nomor = dunia.keadaan(kasus).nomor

    assert dunia.app.cari_nomor(nomor.lower()).id == kasus
    for teks, kode in (
        (nomor[:-1], H.NOMOR_KASUS_SALAH),
        (buat_nomor("x"), H.KASUS_TIDAK_DITEMUKAN),
    ):
        with pytest.raises(Terhalang) as terhalang:
            dunia.app.cari_nomor(teks)
        assert [h.kode for h in terhalang.value.halangan] == [kode]


def test_nomor_yang_sudah_dipakai_diganti_dengan_putaran_baru() -> None:
    """The store refuses the second case with a number; the round runs again with a fresh id."""
    dunia = Dunia()
    pertama = dunia.adopsi()
    nomor = dunia.keadaan(pertama).nomor
    # The next round draws the id whose number is taken: the table says so of another case.
    berikut = attrs.evolve(dunia.id)
    berikut()
    kembar = buat_nomor(f"{(i := berikut())}|{i}")
    dunia.gudang.tabel.kasus.nomor[kembar] = pertama

    hasil = dunia.ya(ajukan_adopsi(tetap_ajukan="dua anak"), ANI)

    (dibuka,) = hasil.kejadian
    assert isinstance(dibuka, PermohonanDiajukan)
    assert hasil.kasus != i
    assert dibuka.nomor not in (nomor, kembar)
    assert dunia.app.cari_nomor(dibuka.nomor).id == hasil.kasus


def test_daftar_tugas_seseorang() -> None:
    dunia, kasus = di("lapangan")
    dunia.ya(TugaskanKasus(kasus=kasus, akun=["ani-peksos"]), LOKET)

    milik = [
        [k.kasus for k in dunia.app.daftar(SaringanKasus(petugas=PelakuId(akun))).baris]
        for akun in ("ani-peksos", "lain")
    ]

    assert milik == [[kasus], []]


@given(st.binary(min_size=16, max_size=16), st.data())
def test_kode_rahasia_terbaca_seperti_diketik_dan_satu_huruf_salah_ketahuan(
    acak: bytes, data: st.DataObject
) -> None:
    kode = buat_kode(acak)
    polos = kode.replace("-", "")
    tempat = data.draw(st.integers(0, len(polos) - 1))
    huruf = data.draw(st.sampled_from(HURUF.replace(polos[tempat], "")))

    assert baca_kode(kode.lower().replace("-", " ")) == polos
    assert baca_kode(polos[:tempat] + huruf + polos[tempat + 1 :]) is None
    assert baca_nomor(kode) is None
