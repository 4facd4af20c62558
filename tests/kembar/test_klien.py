"""Somebody who may be known already is shown when a Klien is registered, found out or corrected."""

from returns.pipeline import is_successful
from tests.klien.bahan import LOKET, NIK, PEKSOS, PEKSOS_LAIN, Rumah

from dinsos_core.domain.identitas import perintah as p
from dinsos_core.domain.shared.ids import SubjekId

BUDI = {"nama": "Budi Santoso", "tanggal_lahir": "1950-06-20"}


def test_klien_tanpa_nik_dikenali_dari_nama_dan_lahirnya() -> None:
    rumah = Rumah()
    lama = rumah.klien(data={**BUDI, "nik": NIK})
    rumah.klien(data={"nama": "Siti Rohana", "tanggal_lahir": "1950-06-20"})

    baru = rumah.ya(p.DaftarkanKlien(data={**BUDI, "nama": "Boedi Santosa"}))

    assert baru.keadaan.serupa == (lama,)
    tanpa = rumah.klien(sementara="bertato naga")
    assert rumah.ya(p.TemukanIdentitas(klien=tanpa, data=BUDI)).keadaan.serupa == (
        *sorted((lama, baru.klien)),
    )


def test_yang_dibedakan_tidak_ditanyakan_lagi_sampai_jati_diri_berubah() -> None:
    rumah = Rumah()
    lama = rumah.klien(data=BUDI)
    baru = rumah.klien(data=BUDI)
    assert rumah.keadaan(baru).serupa == (lama,)

    rumah.ya(p.BedakanKlien(klien=baru, dengan=lama, alasan="kembar identik"))

    assert rumah.keadaan(baru).serupa == ()
    sama = p.KoreksiKlien(klien=baru, data={"nama": BUDI["nama"]}, alasan="ditulis lagi")
    assert rumah.ya(sama).keadaan.serupa == ()
    lain = p.KoreksiKlien(klien=baru, data={"nama": "Budi Santosa"}, alasan="menurut akta")
    assert rumah.ya(lain).keadaan.serupa == (lama,)
    assert rumah.tidak(p.BedakanKlien(klien=baru, dengan=baru, alasan="x")) == ["klien_sama"]
    assert rumah.tidak(p.BedakanKlien(klien=baru, dengan=lama, alasan=" ")) == ["alasan_wajib"]


def test_yang_dibaca_untuk_perintah_yang_ditolak_dan_yang_tak_berwenang_tercatat() -> None:
    rumah = Rumah()
    lama = rumah.klien(data={**BUDI, "nik": NIK})
    baru = rumah.klien(sementara="bertato naga")
    salah = p.KoreksiKlien(klien=baru, data=BUDI, alasan=" ")
    asing = p.KoreksiKlien(klien=lama, data=BUDI, alasan="x")

    assert rumah.tidak(salah) == ["alasan_wajib"]
    for oleh in (LOKET, PEKSOS_LAIN):
        assert not is_successful(rumah.app.lakukan_klien(asing, oleh=oleh))
    daftar = p.DaftarkanKlien(data={"nik": NIK})
    assert not is_successful(rumah.app.lakukan_klien(daftar, oleh=LOKET))

    with rumah.app.lingkungan.unit_kerja(baca=True) as unit:
        semua = [a.tujuan for a in unit.brankas.akses(SubjekId(lama))]
    assert [(x.pelaku, x.tujuan) for x in semua] == [
        (PEKSOS.id, "periksa_kembar:KoreksiKlien"),
        (LOKET.id, "peran_tidak_berwenang:KoreksiKlien"),
        (PEKSOS_LAIN.id, "klien_tidak_ditemukan:KoreksiKlien"),
        (LOKET.id, "peran_tidak_berwenang:DaftarkanKlien"),
    ]
