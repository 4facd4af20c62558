"""What follows in other cases: mandatory or not, through which link, and nothing by halves."""

from collections.abc import Callable, Iterable
from typing import Any

import attrs
import pytest
from tests.sambung.bahan import (
    Kantor,
    dengan,
    dua_laporan,
    gabung,
    lapor,
    pulang,
    rujukan,
    saat,
    sampai_kontak,
    singgah,
)
from tests.sambung.conftest import Buka

from dinsos_adapters import rakit
from dinsos_core import (
    CatatKematian,
    GabungkanLaporan,
    HentikanEpisode,
    PihakDiajukan,
    PisahkanLaporan,
    RakitanSalah,
    SaringanKasus,
    SelesaikanLangkah,
)
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as p
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.tautan import Hubungan, Tautan
from dinsos_core.domain.kedaruratan import kematian
from dinsos_core.domain.kedaruratan.aturan import LAPORAN
from dinsos_core.domain.prosedur.aturan import Aturan, JenisKasus
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.lanjutan import Lanjutan
from dinsos_core.domain.prosedur.peran import peran_petugas
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kata import Kata

PETUGAS = "petugas_penerima_laporan"


def dengan_lanjutan(
    lanjutan: Callable[..., Iterable[Lanjutan]], jenis: JenisKasus[Any] = LAPORAN
) -> tuple[JenisKasus[Any], ...]:
    """The aggregates, one of which makes just this follow."""
    return dengan(attrs.evolve(jenis, lanjutan=lanjutan))


# --- mandatory, or recorded


def test_lanjutan_wajib_yang_terhalang_membatalkan_semuanya(kantor: Kantor) -> None:
    a = lapor(kantor)
    c = rujukan(a, varian=None, fakta={"subjek.asal_klien": "x"})

    masalah = kantor.tolak(c, "petugas")

    assert {(kode, tempat.partition("].")[2]) for kode, tempat in masalah} == {
        ("varian_wajib", "varian"),
        ("fakta_salah_jenis", "subjek[0].asal_klien"),
    }
    assert all(tempat.startswith("kasus[") for _, tempat in masalah)


def test_semua_halangan_tampak_sekaligus_di_bawah_kasusnya(buka: Buka) -> None:
    kantor = buka()
    a, b = dua_laporan(kantor)

    def lanjutan(*_: Any) -> Iterable[Lanjutan]:
        yield Lanjutan(perintah=p.AkhiriKasus(kasus=b, sebab="x"))
        yield Lanjutan(perintah=p.CatatJawaban(kasus=b, langkah="kontak"), wajib=False)
        yield Lanjutan(perintah=p.AkhiriKasus(kasus="tak-ada", sebab="x"))
        yield Lanjutan(perintah=p.AkhiriKasus(kasus=a, sebab="x"))

    kantor = attrs.evolve(kantor, jenis=dengan_lanjutan(lanjutan))

    assert kantor.tolak(SelesaikanLangkah(kasus=a, langkah="catat"), PETUGAS) == {
        ("tidak_tertaut", f"kasus[{b}]"),
        ("kasus_tidak_ditemukan", "kasus[tak-ada]"),
        ("tidak_tertaut", f"kasus[{a}]"),
    }


def test_lanjutan_yang_tidak_wajib_dicatat_bila_terhalang(kantor: Kantor) -> None:
    """The discharge was over already: the death stands, the stay says what could not follow."""
    _, s = singgah(kantor)
    kantor.pukul("2025-07-10T09:00")
    d = pulang(kantor, s)
    batal = HentikanEpisode(kasus=d, sebab="lainnya", alasan="keluarganya batal menjemput")
    kantor.jadi(batal, "pekerja_sosial")
    sebelum = kantor.kejadian(d)

    mati = HentikanEpisode(kasus=s, sebab="meninggal", terjadi_pada=saat("2025-07-10T06:00"))
    hasil = kantor.jadi(mati, "pramu_sosial")

    catatan = hasil.kejadian[-1]
    assert isinstance(catatan, k.LanjutanTerhalang)
    assert (catatan.ke, catatan.perintah) == (d, "AkhiriKasus")
    assert catatan.sebab == ("status_tidak_mengizinkan",)
    assert (hasil.lanjutan, kantor.kejadian(d)) == ((), sebelum)


def test_pembukaan_yang_tidak_wajib_tidak_meninggalkan_tautan(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kematian, "_layanan_pemakaman", lambda _: "tak-ada")
    a = lapor(kantor)
    mati = CatatKematian(kasus=a, terjadi_pada=kantor.kini)

    hasil = kantor.jadi(mati, "petugas")

    assert [e.tipe for e in hasil.kejadian] == ["kematian_dicatat", "lanjutan_terhalang"]
    assert kantor.keadaan(a).tautan == ()
    assert len(kantor.app.daftar().baris) == 1


# --- through a link, never by a role


@pytest.mark.parametrize(
    "perintah",
    [
        p.AkhiriKasus(kasus="k", sebab="bersama"),
        p.CatatTautan(kasus="k", ke="j", hubungan=Hubungan.MEMIMPIN),  # type: ignore[arg-type]  # plain text will do
        p.LepasTautan(kasus="k", ke="j", hubungan=Hubungan.MEMIMPIN),  # type: ignore[arg-type]  # the same
        p.CatatJawaban(kasus="k", langkah="kontak"),
    ],
    ids=lambda satu: type(satu).__name__,
)
def test_yang_hanya_mengikuti_tidak_dapat_diperintahkan_siapa_pun(
    kantor: Kantor, perintah: p.PadaKasus
) -> None:
    a, b = dua_laporan(kantor)
    gabung(kantor, b, a)
    semua = sorted(kantor.app.lingkungan.katalog.kosakata.peran)

    ((kode, _),) = kantor.tolak(attrs.evolve(perintah, kasus=b), *semua)

    assert kode == "perintah_tidak_dikenal"
    oleh = kantor.pelaku(*semua)
    ditawarkan = {
        satu.perintah for kasus in (a, b) for satu in kantor.app.langkah_tersedia(kasus, oleh)
    }
    assert type(perintah).__name__ not in ditawarkan
    assert {"BukaLanjutan", "PisahkanLaporan"} <= ditawarkan


@pytest.mark.parametrize("hubungan", [None, *Hubungan])
def test_tautan_lain_tidak_membawa_perintah(kantor: Kantor, hubungan: Hubungan | None) -> None:
    """An ending comes through `mengikuti` and nothing else; a step through no link at all."""
    a, b = dua_laporan(kantor)

    def lanjutan(*_: Any) -> Iterable[Lanjutan]:
        akhiri = p.AkhiriKasus(kasus=b, sebab="bersama")
        yield Lanjutan(perintah=akhiri, hubungan=hubungan, wajib=False)
        langkah = SelesaikanLangkah(kasus=b, langkah="catat")
        yield Lanjutan(perintah=langkah, hubungan=hubungan, wajib=False)

    kantor = attrs.evolve(kantor, jenis=dengan_lanjutan(lanjutan))
    hasil = kantor.langkah(a, "catat")

    terhalang = [e.perintah for e in hasil.kejadian if isinstance(e, k.LanjutanTerhalang)]
    if hubungan is Hubungan.MENGIKUTI:
        assert (kantor.status(b), terhalang) == (["selesai"], ["SelesaikanLangkah"])
        assert kantor.keadaan(a).tertaut(Hubungan.MEMIMPIN) == (b,)
    else:
        assert (kantor.status(b), terhalang) == (
            ["ditangani"],
            ["AkhiriKasus", "SelesaikanLangkah"],
        )


def test_kasus_instansi_lain_seperti_tidak_ada(buka: Buka) -> None:
    lain = buka(instansi="palangka-raya")
    orang = PihakDiajukan(pihak="subjek", data={"nama": "X"})
    buka_lain = LAPORAN.pembuat(layanan="perawatan-kesehatan-orang-terlantar", pihak=[orang])
    asing = lain.jadi(buka_lain, "petugas").kasus
    kantor = attrs.evolve(lain, instansi="banjarmasin")
    a = lapor(kantor)

    assert kantor.tolak(GabungkanLaporan(kasus=a, ke=asing), PETUGAS) == {
        ("kasus_tidak_ditemukan", f"kasus[{asing}]")
    }


def test_lanjutan_hanya_boleh_memerlukan_fakta(kantor: Kantor) -> None:
    a, b = dua_laporan(kantor)
    gabung(kantor, b, a)
    akhiri = attrs.evolve(LAPORAN.aturan[p.AkhiriKasus], butuh=lambda *_: Butuh(registri=True))
    jenis = attrs.evolve(LAPORAN, aturan={**LAPORAN.aturan, p.AkhiriKasus: akhiri})
    kantor = attrs.evolve(kantor, jenis=dengan(jenis))
    mati = CatatKematian(kasus=a, terjadi_pada=kantor.kini)

    with pytest.raises(TypeError, match="AkhiriKasus"):
        kantor.lakukan(mati, "petugas")
    assert kantor.status(a, b) == ["ditangani", "digabung"]


def test_jenis_yang_punya_lanjutan_harus_dapat_mencatat_yang_terhalang() -> None:
    selama = {n: s for n, s in LAPORAN.siklus.selama.items() if n != "lanjutan_terhalang"}
    tanpa = attrs.evolve(LAPORAN, siklus=attrs.evolve(LAPORAN.siklus, selama=selama))

    with pytest.raises(RakitanSalah, match="lanjutan_terhalang"):
        rakit("banjarmasin", jenis=[tanpa])


# --- links


def test_tautan_yang_dilepas_hilang_di_kedua_sisi(kantor: Kantor) -> None:
    a, b = dua_laporan(kantor)
    gabung(kantor, b, a)

    hasil = kantor.jadi(PisahkanLaporan(kasus=b, alasan="x"), PETUGAS)

    assert [satu.kasus for satu in hasil.lanjutan] == [a]
    assert (kantor.keadaan(a).tautan, kantor.keadaan(b).tautan) == ((), ())
    sampai_kontak(kantor, a)
    assert kantor.jam(b, "Respon awal kasus").selesai is None
    assert kantor.app.daftar(SaringanKasus(tertaut=a)).baris == ()


def test_yang_memimpin_tidak_mengikuti_dan_yang_mengikuti_tidak_memimpin(kantor: Kantor) -> None:
    a, b = dua_laporan(kantor)
    c = lapor(kantor)
    gabung(kantor, b, a)

    for dari, ke, tempat in ((a, c, ""), (c, b, "ke"), (c, c, "ke")):
        masalah = kantor.tolak(GabungkanLaporan(kasus=dari, ke=ke), PETUGAS)
        assert masalah == {("laporan_tidak_digabung", tempat)}


@attrs.frozen(kw_only=True)
class AdukanTentang(p.PadaKasus):
    ke: KasusId


def test_tautan_satu_sisi_hanya_ditemukan_lewat_indeks(kantor: Kantor) -> None:
    """A complaint about a case: the case does not know, and nothing follows there."""
    tentang: Aturan[Kasus] = Aturan(
        perintah=AdukanTentang,
        teks=Kata("Adukan", "Complain"),
        oleh=peran_petugas,
        kejadian=k.KasusDitautkan.tipe,
        putuskan=lambda _, c, konteks, oleh: (
            k.KasusDitautkan(pada=konteks.kini, oleh=oleh, ke=c.ke, hubungan=Hubungan.TENTANG),
        ),
    )
    jenis = attrs.evolve(LAPORAN, aturan=(*LAPORAN.aturan.values(), tentang))
    kantor = attrs.evolve(kantor, jenis=dengan(jenis))
    a, b = dua_laporan(kantor)
    sebelum = kantor.app.kasus(a)

    hasil = kantor.jadi(AdukanTentang(kasus=b, ke=a), PETUGAS)

    assert (hasil.lanjutan, kantor.app.kasus(a)) == ((), sebelum)
    (ditemukan,) = kantor.app.daftar(SaringanKasus(tertaut=a)).baris
    assert kantor.app.kasus(b).keadaan.tautan == (Tautan(ke=a, hubungan=Hubungan.TENTANG),)
    assert ditemukan.kasus == b
