"""Who reads what: for a purpose in words, by need, and nothing by a code in the open."""

import json
from collections.abc import Iterator

import pytest
from returns.pipeline import is_successful
from tests.halaman import cocokkan
from tests.katalog.bacaan_lain import katalog
from tests.katalog.jalan import Perkara, ajukan

from dinsos_core import KoreksiData, Pelaku, Terhalang
from dinsos_core.application.kodek import susun_kodek
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.prosedur.sekat import kelas_baca, periksa_tujuan
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.kosakata import KelasBaca

KODEK = susun_kodek()
ADOPSI = ("banjarmasin", "pengangkatan-anak", None)
UNTUK = "memeriksa berkas permohonan"


def petugas(kasus: Perkara, peran: str) -> Pelaku:
    return Pelaku(id=f"{peran}-7", instansi=kasus.isi.instansi.kode, peran={peran})


def nama_anak(kasus: Perkara) -> Rahasia:
    return next(q.fakta["nama"] for q in kasus.keadaan.pihak if q.pihak == "anak")


def kode(kasus: Perkara, rahasia: Rahasia, oleh: Pelaku, tujuan: str = UNTUK) -> set[KodeHalangan]:
    """Of the refusal; none where it was read."""
    try:
        assert kasus.app.buka(kasus.keadaan.id, rahasia, oleh, tujuan=tujuan) is not None
    except Terhalang as terhalang:
        return {satu.kode for satu in terhalang.halangan}
    return set()


@pytest.mark.parametrize(
    "tujuan", ["", "  ", "x", ".. -- 12", "a" * 201, "cek 6371052006960001", "baris\nlain"]
)
def test_tujuan_yang_tidak_mengatakan_apa_pun_tidak_membuka_apa_pun(tujuan: str) -> None:
    kasus = ajukan(*ADOPSI)
    loket = petugas(kasus, "petugas_loket")
    nama = kasus.keadaan.pihak[0].fakta["nama"]

    assert kode(kasus, nama, loket, tujuan) == {KodeHalangan.TUJUAN_WAJIB}
    for tanya in (
        lambda: kasus.app.buka_banyak(kasus.keadaan.id, (nama,), loket, tujuan=tujuan),
        lambda: kasus.app.penilaian(kasus.keadaan.id, loket, tujuan=tujuan),
        lambda: kasus.app.kasus(kasus.keadaan.id, oleh=loket, tujuan=tujuan),
        lambda: kasus.app.riwayat(kasus.keadaan.id, oleh=loket, tujuan=tujuan),
    ):
        with pytest.raises(Terhalang, match="tujuan_wajib"):
            tanya()
    assert periksa_tujuan(UNTUK) == ()


def test_nama_anak_hanya_dibaca_yang_langkahnya_memerlukannya() -> None:
    kasus = ajukan(*ADOPSI)
    jalan = dict[str, set[str]]()
    peran = {p for langkah in kasus.isi.langkah for p in langkah.oleh} - {"pemohon"}
    while kasus.menunggu:
        jalan[kasus.langkah.kode] = {
            satu for satu in peran if not kode(kasus, nama_anak(kasus), petugas(kasus, satu))
        }
        kasus.kerjakan()

    assert jalan["disposisi"] == {"kepala_dinas"}  # work is handed on without a name
    assert jalan["periksa"] == {"peksos_anak", "kepala_dinas"}
    assert jalan["lapangan"] == {"tim_dinas", "kepala_dinas"}
    assert jalan["terbitkan"] == {"petugas_loket", "kepala_dinas"}


def test_yang_tidak_dibaca_dikoreksi_tanpa_tahu_tebakannya_benar() -> None:
    kasus = ajukan(*ADOPSI)
    loket, kepala = petugas(kasus, "petugas_loket"), petugas(kasus, "kepala_dinas")
    sama = kasus.app.buka(kasus.keadaan.id, nama_anak(kasus), kepala, tujuan=UNTUK)
    assert kode(kasus, nama_anak(kasus), loket) == {KodeHalangan.DATA_TERBATAS}

    for tebakan in (sama, "Lain Sama Sekali"):
        perintah = KoreksiData(kasus=kasus.keadaan.id, fakta={"anak[0].nama": tebakan})
        hasil = kasus.app.lakukan(perintah, oleh=loket)
        assert is_successful(hasil)
        assert [e.tipe for e in hasil.unwrap().kejadian][:1] == ["data_dikoreksi"]


def test_berkas_bersyarat_dan_hasil_syarat_tidak_terbaca_dari_keadaan() -> None:
    kasus = ajukan("banjarmasin", "santunan-kematian", None, berkas=False)
    kasus.sampai("periksa")
    kasus.kerjakan()
    dikembalikan = kasus.app.kasus(kasus.keadaan.id)

    terbuka = json.loads(KODEK.tulis(dikembalikan.keadaan))
    riwayat = [KODEK.tulis(r.kejadian) for r in kasus.app.riwayat(kasus.keadaan.id)]

    bersyarat = [d.kode for d in kasus.isi.dokumen if d.bila is not None]
    assert bersyarat
    for satu in (json.dumps(terbuka), *riwayat):
        assert not any(f'"{dokumen}"' in satu for dokumen in bersyarat)
        assert "tidak_terpenuhi" not in satu
    loket, kepala = petugas(kasus, "petugas_loket"), petugas(kasus, "bendahara")
    dibuka = kasus.app.kasus(kasus.keadaan.id, oleh=loket, tujuan=UNTUK).keadaan
    tutup = kasus.app.kasus(kasus.keadaan.id, oleh=kepala, tujuan=UNTUK).keadaan
    assert isinstance(dibuka, Kasus)
    assert {satu.dokumen for satu in dibuka.kekurangan} >= {*bersyarat}
    assert isinstance(tutup, Kasus)
    assert tutup.kurang is not None
    assert tutup.kurang.isi is None


# --- the page


def _kelas() -> Iterator[str]:
    """Every fact and party with its class, as the vocabulary says it."""
    kosakata = katalog().kosakata
    kelas = kelas_baca(next(iter(katalog().semua())), kosakata)
    yield "# Who reads which fact"
    yield ""
    yield "Generated from the vocabulary; [what the classes mean](privasi.md#who-reads-what)."
    yield "All of it is ours. A party's facts are read by the stricter of both classes."
    yield ""
    yield "| fact or party | class |"
    yield "| --- | --- |"
    for kode_pihak, pihak in kosakata.pihak.items():
        yield f"| party: {pihak.nama_en} (`{kode_pihak}`) | `{pihak.kelas.value}` |"
    for kode_fakta, fakta in kosakata.fakta.items():
        assert kelas("", kode_fakta) is fakta.kelas
        yield f"| {fakta.nama_en} (`{kode_fakta}`) | `{fakta.kelas.value}` |"


def test_halaman_kelas_menurut_kosakata() -> None:
    cocokkan("docs/privasi-kelas.md", [*_kelas()])


def test_data_spesifik_tidak_dibaca_setiap_petugas() -> None:
    """UU 27/2022 art. 4: health, children, crime."""
    semua = katalog().kosakata
    for fakta in semua.fakta.values():
        assert not fakta.spesifik or fakta.kelas is not KelasBaca.KASUS, fakta.kode
    assert semua.pihak["anak"].kelas is not KelasBaca.KASUS
    assert semua.pihak["pelapor"].kelas is not KelasBaca.KASUS
