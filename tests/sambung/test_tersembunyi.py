"""Linked cases that are not there for whoever acts: what must follow does, and nobody is told."""

from collections.abc import Iterable
from typing import Any

import attrs
import pytest
from returns.pipeline import is_successful
from tests.sambung.bahan import (
    LOKASI,
    SESUDAH_KONTAK,
    Kantor,
    dengan,
    dua_laporan,
    gabung,
    lapor,
    rujukan,
    sampai_kontak,
)
from tests.sambung.conftest import Buka

from dinsos_core import (
    GabungkanLaporan,
    LaporkanKedaruratan,
    Pelaku,
    PihakDiajukan,
    PisahkanLaporan,
)
from dinsos_core.application.lihat import UMUM
from dinsos_core.application.relay import LaporanRelay
from dinsos_core.domain.kasus import perintah as p
from dinsos_core.domain.kasus import perintah_catatan as pc
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.kedaruratan.aturan import LAPORAN
from dinsos_core.domain.prosedur.lanjutan import Lanjutan
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.rahasia import cari_rahasia
from dinsos_core.ports.pengirim import SuratElektronik

TIM = "tim_reaksi_cepat"


def tergabung(kantor: Kantor, *keluar: str) -> tuple[KasusId, KasusId]:
    """Two reports of one event; from the following one these accounts are shut out."""
    a, b = dua_laporan(kantor)
    gabung(kantor, b, a)
    for akun in keluar:
        kantor.jadi(pc.KecualikanAkun(kasus=b, akun=akun, alasan="x"), "kabid_rehsos")
    return a, b


def test_kontak_menjawab_laporan_yang_tak_tampak_dan_tidak_menyebutnya(kantor: Kantor) -> None:
    a, b = tergabung(kantor, TIM)
    tim = kantor.pelaku(TIM)
    kantor.pukul("2025-07-06T08:00")

    hasil = sampai_kontak(kantor, a)

    assert "langkah_terjawab" in {e.tipe for e in kantor.kejadian(b)}
    for tampak in (
        hasil,
        kantor.app.kasus(a, oleh=tim).keadaan,
        kantor.app.riwayat(a, oleh=tim),
        kantor.app.langkah_tersedia(a, tim),
    ):
        assert b not in repr(tampak)
    assert [satu.kasus for satu in kantor.app.daftar(oleh=tim).baris] == [a]
    assert b in repr(kantor.app.riwayat(a, oleh=kantor.pelaku("kabid_rehsos")))


def test_yang_menyebut_kasus_tak_tampak_dijawab_seperti_tak_ada(kantor: Kantor) -> None:
    penerima = "petugas_penerima_laporan"
    a, b = dua_laporan(kantor)
    kantor.jadi(pc.KecualikanAkun(kasus=a, akun=penerima, alasan="x"), "kabid_rehsos")

    tutup = kantor.tolak(GabungkanLaporan(kasus=b, ke=a), penerima)
    hilang = kantor.tolak(GabungkanLaporan(kasus=b, ke=KasusId("tak-ada")), penerima)

    assert tutup == {(kode, tempat.replace("tak-ada", a)) for kode, tempat in hilang}
    with kantor.gudang(baca=True) as unit:
        subjek = unit.kasus.muat(a).keadaan.pokok
        tercatat = unit.brankas.akses(subjek)[-1].tujuan
    assert (tercatat.pelaku, tercatat.kasus) == (penerima, a)
    assert tercatat.tujuan == "kasus_tidak_ditemukan:GabungkanLaporan"


def test_yang_terhalang_di_kasus_tak_tampak_tidak_mengatakan_di_mana_dan_mengapa(
    buka: Buka,
) -> None:
    def lanjutan(kasus: Any, *_: Any) -> Iterable[Lanjutan]:
        for lain in kasus.tertaut(Hubungan.MEMIMPIN):
            yield Lanjutan(perintah=p.CatatJawaban(kasus=lain, langkah="tak-ada"))

    kantor = buka(jenis=dengan(attrs.evolve(LAPORAN, lanjutan=lanjutan)))
    a, b = tergabung(kantor)
    catat = pc.CatatPerkembangan(kasus=a, catatan="x")
    assert f"kasus[{b}].langkah" in {tempat for _, tempat in kantor.tolak(catat, TIM)}

    kantor.jadi(pc.KecualikanAkun(kasus=b, akun=TIM, alasan="x"), "kabid_rehsos")

    assert kantor.tolak(catat, TIM) == {("kasus_tidak_ditemukan", "")}


def test_laporan_pemimpin_yang_tak_tampak_tidak_disebut_pengikutnya(kantor: Kantor) -> None:
    """Not by the link, nor by what only reports have: that it was joined, that it was parted."""
    a, b = dua_laporan(kantor)
    gabung(kantor, b, a)
    kantor.jadi(PisahkanLaporan(kasus=b, alasan="x"), "petugas_penerima_laporan")
    gabung(kantor, b, a)
    kantor.jadi(pc.KecualikanAkun(kasus=a, akun="petugas", alasan="x"), "kabid_rehsos")
    petugas = kantor.pelaku("petugas")

    assert a not in repr((kantor.app.kasus(b, oleh=petugas).keadaan,))
    assert a not in repr(kantor.app.riwayat(b, oleh=petugas))
    assert kantor.app.kasus(b, oleh=petugas).keadaan.status == "digabung"


def test_setiap_pelapor_disurati_penerimaan_dan_akhir_tanpa_keadaan_orangnya(
    kantor: Kantor,
) -> None:
    """Whoever reported an event that was dealt with in another report, too; of neither letter can
    one tell who was found, or that there was another reporter."""
    a = lapor(kantor, nama="Sari", email="sari@contoh.id")
    b = lapor(kantor, nama="Tono", email="tono@contoh.id")
    gabung(kantor, b, a)
    sampai_kontak(kantor, a)
    for langkah, peran, isi in SESUDAH_KONTAK:
        kantor.langkah(a, langkah, peran, **isi)
    masuk: list[SuratElektronik] = []

    def kirim(surat: SuratElektronik) -> None:
        masuk.append(surat)

    while kantor.app.kirim_pesan(kirim) != LaporanRelay():
        pass

    assert kantor.status(a, b) == ["selesai", "selesai"]
    for alamat, lain in (("sari@contoh.id", "Tono"), ("tono@contoh.id", "Sari")):
        milik = [satu for satu in masuk if satu.kepada == alamat]
        assert [satu.templat for satu in milik] == ["laporan-diterima", "laporan-selesai"]
        assert not [kata for kata in (lain, "Tuan", "lanjut usia") if kata in repr(milik)]


def test_pelapor_tidak_mengetahui_perkara_yang_bukan_bagiannya_dari_laporannya(
    kantor: Kantor,
) -> None:
    """Neither that a stay followed for whom they reported, nor that somebody else reported it; the
    person it is of sees the stay."""
    saksi, korban = (Pelaku(id=satu, peran={peran}) for satu, peran in _PIHAK)
    pihak = [
        PihakDiajukan(pihak="pelapor", data={"nama": "Sari"}, akun=saksi.id),
        PihakDiajukan(pihak="subjek", data={"nama": "Kakek"}, akun=korban.id),
    ]
    c = LaporkanKedaruratan(layanan="kedaruratan-ppks", pihak=pihak, fakta=LOKASI)
    a = kantor.app.lakukan_atau_gagal(c, oleh=saksi).kasus
    lain = lapor(kantor, nama="Tono")
    gabung(kantor, lain, a)
    s = kantor.jadi(rujukan(a), "petugas").lanjutan[0].kasus

    def terlihat(oleh: Pelaku) -> set[str]:
        isi = repr((kantor.app.kasus(a, oleh=oleh), kantor.app.riwayat(a, oleh=oleh)))
        return {satu for satu in (s, lain) if satu in isi}

    assert terlihat(kantor.pelaku("kabid_rehsos")) == {s, lain}
    assert (terlihat(saksi), terlihat(korban)) == (set(), {s})


def test_pelapor_dan_yang_dilaporkan_tidak_saling_membaca(kantor: Kantor) -> None:
    """Each account opens what is its own, in the report as in what was opened from it; forms and
    assessments hold no more."""
    saksi, korban = (Pelaku(id=satu, peran={peran}) for satu, peran in _PIHAK)
    data = {"nama": "Kakek", "kategori_ppks": "lanjut_usia_terlantar"}
    pihak = [
        PihakDiajukan(pihak="pelapor", data={"nama": "Sari", "telepon": "0811"}, akun=saksi.id),
        PihakDiajukan(pihak="subjek", data=data, akun=korban.id),
    ]
    c = LaporkanKedaruratan(layanan="kedaruratan-ppks", pihak=pihak, fakta=LOKASI)
    a = kantor.app.lakukan_atau_gagal(c, oleh=saksi).kasus
    kantor.jadi(pc.CatatPerkembangan(kasus=a, catatan="Batuk darah"), TIM)
    s = kantor.jadi(rujukan(a), "petugas").lanjutan[0].kasus

    terbatas: dict[str, set[str]] = {}

    def dibaca(oleh: Pelaku, kasus: KasusId = a) -> set[object]:
        semua = {r for e in kantor.kejadian(kasus) for r in cari_rahasia(e)}
        isi = kantor.app.buka_banyak(kasus, semua, oleh, tujuan="baca")
        penilaian: object = ()
        try:
            penilaian = kantor.app.penilaian(kasus, oleh, tujuan="baca")
        except Terhalang as t:
            terbatas[oleh.id] = {satu.kode.value for satu in t.halangan}
        formulir = kantor.app.langkah_tersedia(kasus, oleh)
        kata = ("Sari", "0811", "Kakek", "Batuk darah")
        assert not [k for k in kata if k in repr((penilaian, formulir)) and k not in isi.values()]
        return {*isi.values()}

    asing = Pelaku(id="lain", instansi="garut", peran={"petugas"})
    with pytest.raises(Terhalang):
        kantor.app.kasus(a, oleh=asing)
    assert kantor.app.daftar(oleh=asing).baris == ()
    for oleh in (saksi, korban, UMUM):
        tampil = repr((kantor.app.kasus(a, oleh=oleh), kantor.app.riwayat(a, oleh=oleh)))
        tampil += repr(kantor.app.daftar(oleh=oleh))
        assert [q.id for q in (saksi, korban) if q.id in tampil and q is not oleh] == []
    assert saksi.id in repr(kantor.app.riwayat(a, oleh=kantor.pelaku("petugas")))
    assert dibaca(saksi) == {"Sari", "0811"}
    assert {"Kakek", "Batuk darah"} <= dibaca(korban)
    assert not {"Sari", "0811"} & dibaca(korban)
    assert {"Kakek", "Batuk darah"} <= dibaca(kantor.pelaku("petugas"))
    assert {"Sari", "Kakek", "Batuk darah"} <= dibaca(kantor.pelaku("kabid_rehsos"))
    assert "Kakek" in dibaca(korban, s)
    kabid = kantor.pelaku("kabid_rehsos")
    # The office, too, while it gives no reason.
    assert terbatas == {akun: {"data_terbatas"} for akun in (saksi.id, "petugas", kabid.id)}
    kantor.app.penilaian(a, kabid, tujuan="baca", alasan="Menjawab keberatan")

    def koreksi(jalur: str, nilai: str, oleh: Pelaku) -> list[str]:
        hasil = kantor.app.lakukan(p.KoreksiData(kasus=a, fakta={jalur: nilai}), oleh=oleh)
        return [] if is_successful(hasil) else [satu.kode.value for satu in hasil.failure()]

    # Neither of the two guesses at what the other stated: right and wrong are answered alike.
    for tebakan in ("Kakek", "Nenek"):
        assert koreksi("subjek.nama", tebakan, saksi) == ["peran_tidak_berwenang"]
    assert "subjek" not in repr(kantor.app.formulir(a, saksi, "KoreksiData").bidang)
    assert koreksi("pelapor.telepon", "0812", saksi) == []


_PIHAK = (("akun-saksi", "pelapor"), ("akun-korban", "subjek"))
