"""Every way to tamper with the log is found and named; an intact log gives no finding."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.rantai.bahan import KOLOM, KUNCI, PADA, Dunia, LogUji, dunia, rapi

from dinsos_adapters.brankas import RangkaianKunci
from dinsos_core.application.audit import audit, catat_titik
from dinsos_core.application.rantai import JenisTemuan, Temuan, sidik_kejadian

J = JenisTemuan


def pilih(data: st.DataObject, dunia: Dunia, minimal: int = 1) -> tuple[str, int]:
    """Any event: its case and its place, counted from 0; the case has at least so many events."""
    kasus = [k for k in dunia.kasus if len(dunia.log.isi[k]) >= minimal]
    assume(kasus)
    satu = data.draw(st.sampled_from(kasus))
    return satu, data.draw(st.integers(0, len(dunia.log.isi[satu]) - 1))


def di(temuan: Iterable[Temuan], *jenis: JenisTemuan) -> set[tuple[str | None, int | None]]:
    """Where findings of these kinds are."""
    return {(t.kasus, t.urutan) for t in temuan if t.jenis in jenis}


def lain(nilai: Any) -> Any:
    """A value that is not this one, of the same type."""
    if isinstance(nilai, str):
        return f"{nilai[1:]}x"
    return nilai + timedelta(microseconds=1)


# --- nothing to find


@given(dunia())
def test_log_yang_utuh_tidak_memberi_temuan(semua: Dunia) -> None:
    hasil = semua.audit()

    assert hasil.utuh
    assert hasil.temuan == ()
    assert hasil.kasus == len(semua.kasus)
    assert hasil.kejadian == sum(len(isi) for isi in semua.log.isi.values())
    assert hasil.titik == (semua.titik.catatan[-1] if semua.titik.catatan else None)


@given(dunia())
def test_kasus_yang_lebih_baru_dari_titik_terakhir_dihitung_bukan_dicurigai(
    semua: Dunia,
) -> None:
    semua.catat()
    assert semua.audit().belum_bertitik == 0

    semua.log.tambah("baru")
    semua.log.tambah(semua.kasus[-1])

    hasil = semua.audit()
    assert hasil.utuh
    assert hasil.belum_bertitik == 2


def test_log_kosong_tanpa_titik_utuh() -> None:
    hasil = Dunia().audit()

    assert (hasil.utuh, hasil.kasus, hasil.titik) == (True, 0, None)


@given(st.data())
def test_sidik_bergantung_pada_setiap_kolom_dan_hanya_pada_saatnya(data: st.DataObject) -> None:
    semua = LogUji()
    semua.tambah("k")
    (b,) = semua.isi["k"]
    kolom = data.draw(st.sampled_from([*KOLOM[:-1], "kasus", "urutan"]))
    ubah: dict[str, Any] = {kolom: 2 if kolom == "urutan" else lain(getattr(b, kolom))}

    assert rapi(attrs.evolve(b, **ubah)).sidik != b.sidik
    assert b.pada is not None
    zona = b.pada.astimezone()
    assert rapi(attrs.evolve(b, pada=zona)).sidik == b.sidik


@given(st.lists(st.text(max_size=4), min_size=4, max_size=4))
def test_batas_antarkolom_tidak_dapat_digeser(kolom: list[str]) -> None:
    a, b, c, d = kolom
    sama = {"urutan": 1, "pada": PADA}

    satu = sidik_kejadian(a + b, kasus=c, perintah=d, tipe="", oleh="", isi="", **sama)  # type: ignore[arg-type]  # one dict for both calls
    dua = sidik_kejadian(a, kasus=b + c, perintah=d, tipe="", oleh="", isi="", **sama)  # type: ignore[arg-type]  # the same

    assert (satu == dua) == (not b)


# --- careless tampering: the chain shows it without any checkpoint


@given(st.data(), dunia())
def test_kolom_apa_pun_yang_diubah_ditemukan_pada_kejadian_itu(
    data: st.DataObject, semua: Dunia
) -> None:
    kasus, n = pilih(data, semua)
    kolom = data.draw(st.sampled_from(KOLOM))
    baris = semua.log.isi[kasus]
    baris[n] = attrs.evolve(baris[n], **{kolom: lain(getattr(baris[n], kolom))})

    assert [(t.jenis, t.kasus, t.urutan) for t in semua.temuan()] == [(J.DIUBAH, kasus, n + 1)]


@given(st.data(), dunia())
def test_saat_dan_isi_yang_tidak_terbaca_ditemukan(data: st.DataObject, semua: Dunia) -> None:
    kasus, n = pilih(data, semua)
    rusak: dict[str, Any] = data.draw(
        st.sampled_from(
            [{"pada": None}, {"isi": b"x"}, {"isi": None}, {"oleh": 3}, {"sidik": None}]
        )
    )
    semua.log.isi[kasus][n] = attrs.evolve(semua.log.isi[kasus][n], **rusak)

    assert di(semua.temuan(), J.DIUBAH) == {(kasus, n + 1)}


@given(st.data(), dunia())
def test_nomor_yang_diubah_ditemukan_beserta_celahnya(data: st.DataObject, semua: Dunia) -> None:
    kasus, n = pilih(data, semua)
    baris = semua.log.isi[kasus]
    nomor = data.draw(st.integers(-2, 10**9).filter(lambda x: x != n + 1))
    baris[n] = attrs.evolve(baris[n], urutan=nomor)

    temuan = semua.temuan()

    assert (kasus, nomor) in di(temuan, J.DIUBAH, J.DISISIPKAN)
    assert (kasus, n + 1) in di(temuan, J.HILANG, J.TERPOTONG)
    assert all(t.sampai == n + 1 for t in temuan if t.jenis in (J.HILANG, J.TERPOTONG))


@given(st.data(), dunia())
def test_kejadian_yang_dipindah_ke_kasus_lain_ditemukan_di_keduanya(
    data: st.DataObject, semua: Dunia
) -> None:
    kasus, n = pilih(data, semua, minimal=2)
    baris = semua.log.isi[kasus]
    baris[n] = attrs.evolve(baris[n], kasus="tujuan")
    semua.log.tambah("tujuan")

    temuan = semua.temuan()

    assert (kasus, n + 1) in di(temuan, J.HILANG, J.TERPOTONG)
    assert ("tujuan", n + 1) in di(temuan, J.DIUBAH, J.DISISIPKAN)


@given(st.data(), dunia())
def test_kejadian_yang_dihapus_disebut_dari_nomor_ke_nomor(
    data: st.DataObject, semua: Dunia
) -> None:
    kasus, awal = pilih(data, semua, minimal=2)
    baris = semua.log.isi[kasus]
    akhir = data.draw(st.integers(awal, len(baris) - 1))
    assume(akhir - awal + 1 < len(baris))
    ekor = akhir == len(baris) - 1
    del baris[awal : akhir + 1]

    jenis = J.TERPOTONG if ekor else J.HILANG
    assert semua.temuan() == (Temuan(jenis=jenis, kasus=kasus, urutan=awal + 1, sampai=akhir + 1),)


@given(st.data(), dunia())
def test_semua_kejadian_satu_kasus_yang_dihapus_ditemukan(
    data: st.DataObject, semua: Dunia
) -> None:
    kasus, _ = pilih(data, semua)
    banyak = len(semua.log.isi[kasus])
    tersegel = semua.tersegel(kasus)
    del semua.log.isi[kasus]

    (temuan,) = semua.temuan()

    assert (temuan.jenis, temuan.kasus) == (J.HILANG, kasus)
    assert (temuan.urutan, temuan.sampai) == (1, banyak)
    assert (temuan.titik is not None) == bool(tersegel)


@given(st.data(), dunia())
def test_kejadian_yang_dihapus_lalu_dinomori_ulang_ditemukan(
    data: st.DataObject, semua: Dunia
) -> None:
    kasus, n = pilih(data, semua, minimal=3)
    baris = semua.log.isi[kasus]
    assume(n < len(baris) - 1)
    del baris[n]
    baris[n:] = [attrs.evolve(b, urutan=b.urutan - 1) for b in baris[n:]]

    assert di(semua.temuan(), J.DIUBAH, J.TERTUKAR) >= {(kasus, b.urutan) for b in baris[n:]}


@given(st.data(), dunia())
def test_dua_kejadian_yang_bertukar_tempat_disebut_keduanya(
    data: st.DataObject, semua: Dunia
) -> None:
    kasus, a = pilih(data, semua, minimal=2)
    baris = semua.log.isi[kasus]
    b = data.draw(st.integers(0, len(baris) - 1).filter(lambda n: n != a))
    baris[a], baris[b] = (
        attrs.evolve(baris[b], urutan=a + 1),
        attrs.evolve(baris[a], urutan=b + 1),
    )

    temuan = semua.temuan()

    assert di(temuan, J.TERTUKAR) == {(kasus, a + 1), (kasus, b + 1)}
    assert {t.jenis for t in temuan} == {J.TERTUKAR}


@given(st.data(), dunia())
def test_isi_dua_kejadian_yang_ditukar_ditemukan_pada_keduanya(
    data: st.DataObject, semua: Dunia
) -> None:
    kasus, a = pilih(data, semua, minimal=2)
    baris = semua.log.isi[kasus]
    b = data.draw(st.integers(0, len(baris) - 1).filter(lambda n: n != a))
    baris[a], baris[b] = (
        attrs.evolve(baris[a], isi=baris[b].isi),
        attrs.evolve(baris[b], isi=baris[a].isi),
    )

    assert di(semua.temuan(), J.DIUBAH) == {(kasus, a + 1), (kasus, b + 1)}


@given(st.data(), dunia(), st.booleans())
def test_kejadian_yang_disisipkan_di_ujung_ditemukan(
    data: st.DataObject, semua: Dunia, dirapikan: bool
) -> None:
    kasus, _ = pilih(data, semua)
    baris = semua.log.isi[kasus]
    akhir = baris[-1]
    palsu = attrs.evolve(akhir, urutan=akhir.urutan + 1, sidik_sebelum=akhir.sidik, isi="palsu")
    baris.append(rapi(palsu) if dirapikan else palsu)

    jenis = J.DISISIPKAN if dirapikan else J.DIUBAH
    assert di(semua.temuan(), jenis) == {(kasus, akhir.urutan + 1)}


@given(st.data(), dunia())
def test_kejadian_yang_disisipkan_di_tengah_ditemukan(data: st.DataObject, semua: Dunia) -> None:
    kasus, n = pilih(data, semua)
    baris = semua.log.isi[kasus]
    palsu = rapi(attrs.evolve(baris[n], isi="palsu"))
    sisa = [attrs.evolve(b, urutan=b.urutan + 1) for b in baris[n:]]
    baris[n:] = [palsu, *sisa]

    temuan = semua.temuan()

    assert temuan
    assert {t.kasus for t in temuan} == {kasus}
    assert all(t.urutan is not None and t.urutan >= n + 1 for t in temuan)


@given(st.data(), dunia(), st.booleans())
def test_kejadian_kembar_pada_satu_nomor_ditemukan(
    data: st.DataObject, semua: Dunia, di_depan: bool
) -> None:
    kasus, n = pilih(data, semua)
    baris = semua.log.isi[kasus]
    baris.insert(n if di_depan else n + 1, attrs.evolve(baris[n], isi="palsu"))

    assert di(semua.temuan(), J.DISISIPKAN) == {(kasus, n + 1)}


@given(st.data(), dunia())
def test_satu_kejadian_yang_ditulis_ulang_dengan_sidiknya_memutus_rantai(
    data: st.DataObject, semua: Dunia
) -> None:
    kasus, n = pilih(data, semua)
    baris = semua.log.isi[kasus]
    baris[n] = rapi(attrs.evolve(baris[n], isi="palsu"))
    terakhir = n == len(baris) - 1

    temuan = semua.temuan()

    if terakhir:
        assert di(temuan, J.DITULIS_ULANG) == {(kasus, n + 1)}
    else:
        assert di(temuan, J.PUTUS) == {(kasus, n + 2)}


@given(st.data(), dunia())
def test_keadaan_yang_tidak_cocok_dengan_lognya_ditemukan(
    data: st.DataObject, semua: Dunia
) -> None:
    kasus, _ = pilih(data, semua)
    semua.catat()
    kepala = semua.log.kepala[kasus]
    n = kepala.urutan

    semua.log.kepala[kasus] = attrs.evolve(kepala, sidik="0" * 64)
    assert di(semua.temuan(), J.KEADAAN_TIDAK_COCOK) == {(kasus, n)}
    semua.log.kepala[kasus] = attrs.evolve(kepala, urutan=n - 1)
    assert (kasus, n) in di(semua.temuan(), J.KEADAAN_TIDAK_COCOK)
    semua.log.kepala[kasus] = attrs.evolve(kepala, urutan=n + 2)
    assert semua.temuan() == (Temuan(jenis=J.TERPOTONG, kasus=kasus, urutan=n + 1, sampai=n + 2),)
    del semua.log.kepala[kasus]
    assert semua.temuan() == (Temuan(jenis=J.KEADAAN_HILANG, kasus=kasus),)


# --- careful tampering: fingerprints and states are mended, and the checkpoints show it


@given(st.data(), dunia())
def test_rantai_yang_ditulis_ulang_tanpa_kunci_ditemukan_oleh_titik(
    data: st.DataObject, semua: Dunia
) -> None:
    kasus, n = pilih(data, semua)
    sesudah = [nomor for nomor in semua.tersegel(kasus) if nomor > n]
    semua.log.tulis_ulang(kasus, n, "palsu")

    temuan = semua.temuan()

    # What no checkpoint had sealed cannot be told from what was stored.
    assert di(temuan, J.DITULIS_ULANG) == ({(kasus, sesudah[0])} if sesudah else set())
    assert len(temuan) == bool(sesudah)


@given(st.data(), dunia())
def test_titik_baru_tidak_menutupi_penulisan_ulang_sebelumnya(
    data: st.DataObject, semua: Dunia
) -> None:
    semua.catat()
    kasus, n = pilih(data, semua)
    harapan = next(nomor for nomor in semua.tersegel(kasus) if nomor > n)
    semua.log.tulis_ulang(kasus, n, "palsu")

    semua.catat()
    semua.log.tambah(kasus)
    semua.catat()

    assert di(semua.temuan(), J.DITULIS_ULANG) == {(kasus, harapan)}


@given(st.data(), dunia())
def test_ekor_yang_dipotong_rapi_ditemukan_sampai_titik_terakhir(
    data: st.DataObject, semua: Dunia
) -> None:
    kasus, n = pilih(data, semua, minimal=2)
    assume(n)
    tersegel = semua.tersegel(kasus)
    del semua.log.isi[kasus][n:]
    semua.log.ikuti(kasus)

    temuan = semua.temuan()

    terpotong = bool(tersegel) and tersegel[-1] > n
    assert [(t.jenis, t.urutan, t.sampai) for t in temuan] == (
        [(J.TERPOTONG, n + 1, tersegel[-1])] if terpotong else []
    )


@given(st.data(), dunia())
def test_kejadian_yang_disisipkan_dan_dirapikan_ditemukan_oleh_titik(
    data: st.DataObject, semua: Dunia
) -> None:
    kasus, n = pilih(data, semua)
    semua.catat()
    baris = semua.log.isi[kasus]
    sisa = [attrs.evolve(b, urutan=b.urutan + 1) for b in baris[n:]]
    baris[n:] = [attrs.evolve(baris[n], isi="palsu"), *sisa]
    semua.log.tulis_ulang(kasus, n, "palsu")

    assert di(semua.temuan(), J.DITULIS_ULANG)


@given(st.data(), dunia())
def test_kasus_yang_hilang_seluruhnya_ditemukan_bila_pernah_disegel(
    data: st.DataObject, semua: Dunia
) -> None:
    kasus, _ = pilih(data, semua)
    tersegel = semua.tersegel(kasus)
    del semua.log.isi[kasus], semua.log.kepala[kasus]

    temuan = semua.temuan()

    assert [(t.jenis, t.kasus, t.sampai) for t in temuan] == (
        [(J.KASUS_HILANG, kasus, tersegel[-1])] if tersegel else []
    )


# --- tampering with the checkpoints


@given(st.data(), dunia())
def test_titik_yang_diubah_ditemukan_dan_tidak_dipercaya(data: st.DataObject, semua: Dunia) -> None:
    for kasus in ("x", "y"):
        semua.log.tambah(kasus)
        semua.catat()
    n = data.draw(st.integers(0, len(semua.titik.catatan) - 1))
    catatan = semua.titik.catatan[n]
    ubah: dict[str, Any] = data.draw(
        st.sampled_from(
            [
                {"pada": catatan.pada + timedelta(seconds=1)},
                {"sebelum": "1" * 64},
                {"meterai": "1" * 64},
                {"meterai": ""},
                {"ujung": ()} if catatan.ujung else {"meterai": "é"},
                {"nomor": catatan.nomor + 7},
            ]
        )
    )
    semua.titik.catatan[n] = attrs.evolve(catatan, **ubah)

    temuan = semua.temuan()

    nomor = semua.titik.catatan[n].nomor
    assert nomor in {t.titik for t in temuan if t.jenis is J.TITIK_DIUBAH}
    assert {t.jenis for t in temuan} <= {J.TITIK_DIUBAH, J.TITIK_HILANG}


@given(st.data(), dunia())
def test_titik_yang_hilang_atau_bertukar_ditemukan(data: st.DataObject, semua: Dunia) -> None:
    for kasus in ("x", "y"):
        semua.log.tambah(kasus)
        semua.catat()
    catatan = semua.titik.catatan
    n = data.draw(st.integers(0, len(catatan) - 2))
    if data.draw(st.booleans()):
        del catatan[n]
    else:
        catatan[n], catatan[n + 1] = catatan[n + 1], catatan[n]

    temuan = semua.temuan()

    assert temuan[0] == Temuan(jenis=J.TITIK_HILANG, titik=n + 1)
    assert {t.jenis for t in temuan} == {J.TITIK_HILANG}


def test_titik_palsu_dengan_kunci_lain_ditemukan_dan_tanpa_kunci_disebut() -> None:
    semua = Dunia()
    semua.log.tambah("k")
    palsu = RangkaianKunci(aktif="t1", indeks=("t1",), semua={"t1": b"p" * 32})
    catat_titik(semua.log, semua.titik, palsu, PADA)
    lain = RangkaianKunci(aktif="t2", indeks=("t2",), semua={"t2": b"t" * 32})

    assert semua.temuan() == (Temuan(jenis=J.TITIK_DIUBAH, titik=1),)
    assert audit(semua.log, semua.titik, lain).temuan == (
        Temuan(jenis=J.TITIK_TANPA_KUNCI, titik=1),
    )


@given(dunia())
def test_titik_hanya_memuat_rantai_yang_bertambah(semua: Dunia) -> None:
    semua.catat()

    assert semua.catat().ujung == ()
    semua.log.tambah("baru")
    assert [(u.kasus, u.urutan) for u in semua.catat().ujung] == [("baru", 1)]


@given(dunia())
def test_kunci_titik_boleh_diganti(semua: Dunia) -> None:
    semua.catat()
    baru = RangkaianKunci(aktif="t2", indeks=("t2",), semua={**KUNCI.semua, "t2": b"2" * 32})
    semua.log.tambah("baru")

    catat_titik(semua.log, semua.titik, baru, PADA)

    assert audit(semua.log, semua.titik, baru).utuh
