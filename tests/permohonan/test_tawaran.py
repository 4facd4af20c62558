"""What an actor may do now, as a form would be drawn from it: the page, and what holds of all."""

import attrs
import pytest
from tests.halaman import cocokkan
from tests.permohonan.contoh import KEPALA, LOKET, PEKSOS, SEMUA_PELAKU, TIM, Dunia, langkah_
from tests.permohonan.jalan import contoh_permohonan
from tests.tawaran import SALAH, TERBUKA, Baris, Contoh, Lihat, Saat

from dinsos_adapters.memory import GudangMemori
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.pipa import jalankan
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.perintah_catatan import PindahStandar
from dinsos_core.domain.permohonan.siklus import SIKLUS, Status
from dinsos_core.domain.prosedur.bidang import Tindakan
from dinsos_core.domain.prosedur.cara import cara_langkah
from dinsos_core.domain.prosedur.tawaran import Giliran
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.kosakata import SumberFakta
from dinsos_core.testing.contoh import ADOPSI

LEGENDA = """\
# What a permohonan offers to whom

Generated; `tests/permohonan/jalan.py` has the cases. A line with an arrow is a command, the events
it made, and the status it led to. A table is a moment, asked of everybody.

✓ offered; a role's name: offered in that role to whoever has another, or acts for it; ✗ not now,
for the reason given; · not this role's, party's or agency's; – not in this status. A command
without a row is · or – to all. Fields with * are required. A form is written out when it is not
what it last was.\
"""


@pytest.fixture(scope="module")
def contoh() -> Contoh:
    return contoh_permohonan()


def _di(saat: Saat) -> tuple[Aplikasi, GudangMemori]:
    """The wired application as it was at a moment."""
    gudang = GudangMemori()
    gudang.tabel = saat.gudang.tabel
    return Aplikasi(attrs.evolve(saat.lingkungan, unit_kerja=gudang)), gudang


def test_halaman_tawaran(contoh: Contoh) -> None:
    cocokkan(contoh.halaman, (LEGENDA, *contoh.isi_halaman()))


def test_yang_ditawarkan_diterima_dan_hanya_itu(contoh: Contoh) -> None:
    """Every moment × command × person: sent with what its form requires (a step with each of its
    outcomes), a command is done exactly where it is offered."""
    assert [satu for satu in contoh.jawaban if any(kata in satu for kata in SALAH)] == []
    # And the cells are there: at moments of every status, every command, each offered somewhere.
    semua = zip(contoh.tanya, contoh.jawaban, strict=True)
    baris = [(satu.kelas, jawaban) for satu, jawaban in semua if isinstance(satu, Baris)]
    perintah = {*contoh.jenis.perintah} - {contoh.jenis.pembuat}
    # No other version comes into force on these ways: tests/pindah.
    terbuka = {kelas for kelas, jawaban in baris if TERBUKA in jawaban}
    assert terbuka == perintah - {PindahStandar}
    assert len(baris) == len(contoh.lihat) * len(perintah)
    assert {s.saat.keadaan.status for s in contoh.lihat if s.saat.keadaan} == set(Status)


def test_perintah_di_halaman_terjadi_seperti_lewat_pipa(contoh: Contoh) -> None:
    """The page's questions are put to the rules; the pipeline gives the same events, and opens the
    vault for exactly those commands whose rule needs facts, or what was concluded of them."""
    for jalan in contoh.jalan:
        app, gudang = _di(jalan.saat)
        akses = gudang.tabel.brankas.akses

        hasil = jalankan(app.lingkungan, (contoh.jenis,), jalan.perintah, jalan.oleh).unwrap()

        putusan = jalan.saat.putuskan(contoh.jenis, jalan.perintah, jalan.oleh).unwrap()
        assert [e.tipe for e in hasil.kejadian] == [e.tipe for e in putusan]
        assert hasil.keadaan.kemajuan.kini == jalan.hasil.keadaan.kemajuan.kini
        perlu = jalan.saat.perlu(contoh.jenis, jalan.perintah, jalan.oleh)
        baru = gudang.tabel.brankas.akses[len(akses) :]
        # Before a determination possible duplicates are looked for, which is a read of its own.
        dibuka = [satu for satu in baru if satu.tujuan.tujuan == type(jalan.perintah).__name__]
        assert bool(dibuka) == (perlu.fakta or perlu.ringkasan)


def _tawaran(satu: Tindakan) -> tuple[object, ...]:
    return (satu.perintah, satu.langkah, satu.peran, satu.teks, satu.hanya_paraf)


def test_tawaran_membaca_fakta_hanya_untuk_formulir_yang_menunjukkannya(contoh: Contoh) -> None:
    """Papers that are missing and facts nobody stated show something of the facts, an outcome
    something of what was concluded; to whom no step is offered nothing is read."""
    for lihat in contoh.lihat:
        assert lihat.saat.keadaan is not None
        for oleh in SEMUA_PELAKU:
            app, gudang = _di(lihat.saat)
            akses = gudang.tabel.brankas.akses

            dilihat = lihat.saat.tersedia(contoh.jenis, oleh)
            try:
                tawaran = app.langkah_tersedia(lihat.saat.keadaan.id, oleh)
            except Terhalang:  # to whom the case is not there at all
                assert dilihat == ()
                continue

            # Papers that were handed in show only in the form that is asked for.
            assert list(map(_tawaran, tawaran)) == list(map(_tawaran, dilihat))
            melihat = {"periksa_berkas", "asesmen", "penetapan"}
            dilakukan = {t.jenis for t in tawaran if t.langkah and not t.hanya_paraf}
            dibuka = gudang.tabel.brankas.akses != akses
            assert bool(dilakukan & melihat) <= dibuka <= bool(dilakukan)


def test_hanya_langkah_yang_bernama_seperti_di_standarnya(contoh: Contoh) -> None:
    """A step is shown with the decree's words and points, in a role whose turn it is; nothing else
    has any, and whoever is offered something holds the role."""
    for lihat, oleh in _pandangan(contoh):
        standar = lihat.saat.dasar.standar
        for t in lihat.saat.tersedia(contoh.jenis, oleh):
            assert oleh.sebagai(t.peran, lihat.saat.dasar.tanggal) is not None
            if not t.langkah:
                assert (t.jenis, t.butir, t.hanya_paraf) == ("", (), False)
                assert t.teks == next(
                    a.teks
                    for a in contoh.jenis.aturan.values()
                    if a.perintah.__name__ == t.perintah
                )
                continue
            langkah = standar.cari_langkah(t.langkah)
            assert langkah is not None
            assert (t.teks.id, t.jenis, t.butir) == (langkah.teks, langkah.jenis, langkah.butir)
            assert t.peran in langkah.oleh
            assert t.bidang == () if t.hanya_paraf else t.bidang[0].nama == "hasil"


def test_giliran_adalah_langkah_kini_dengan_peran_berikutnya(contoh: Contoh) -> None:
    for lihat in contoh.lihat:
        keadaan, standar = lihat.saat.keadaan, lihat.saat.dasar.standar
        assert keadaan is not None
        langkah = standar.cari_langkah(keadaan.kemajuan.kini)
        paraf = len(keadaan.kemajuan.paraf)

        giliran = _di(lihat.saat)[0].giliran(keadaan.id)

        if langkah is None or not SIKLUS.boleh(keadaan.status, "langkah_diselesaikan"):
            assert giliran is None
            continue
        assert giliran == Giliran(
            langkah=langkah.kode,
            teks=langkah.teks,
            butir=langkah.butir,
            jenis=langkah.jenis,
            peran=langkah.oleh if langkah.salah_satu_peran else langkah.oleh[paraf : paraf + 1],
        )


def test_fakta_ditawarkan_kepada_yang_boleh_menyaksikannya(contoh: Contoh) -> None:
    """For each fact the conditions want attested: a field where the step's role may, a refusal
    where it may not."""
    terlihat = set()
    for lihat, oleh in _pandangan(contoh):
        saat, keadaan = lihat.saat, lihat.saat.keadaan
        assert keadaan is not None
        for t in saat.tersedia(contoh.jenis, oleh):
            langkah = saat.dasar.standar.cari_langkah(t.langkah)
            if langkah is None:
                continue
            if t.hanya_paraf or not cara_langkah(langkah).menyaksikan:
                assert not [b for b in t.bidang if b.nama.startswith("fakta.")]
                continue
            for jalur in saat.dasar.syarat.jalur:
                definisi = saat.dasar.kosakata.fakta[jalur.kode]
                if definisi.sumber is not SumberFakta.ATESTASI:
                    continue
                nama = f"{jalur.pihak}[0].{jalur.kode}" if jalur.pihak else jalur.kode
                isi = {nama: definisi.pilihan[0] if definisi.pilihan else True}
                c = langkah_(keadaan.id, langkah.kode, str(t.bidang[0].pilihan[0].kode), fakta=isi)
                putusan = saat.putuskan(contoh.jenis, c, oleh)
                kode = putusan.swap().value_or(())
                boleh = kode == ()
                assert (f"fakta.{nama}" in [b.nama for b in t.bidang]) is boleh
                terlihat.add(boleh)
    assert terlihat == {True, False}


def _pandangan(contoh: Contoh) -> list[tuple[Lihat, Pelaku]]:
    return [(lihat, oleh) for lihat in contoh.lihat for oleh in lihat.orang]


@pytest.mark.parametrize(
    ("pihak", "bidang"),
    [
        (
            ("pemohon", "pemohon", "anak"),
            ["fakta.pemohon[0].sehat", "fakta.pemohon[1].sehat", "fakta.anak[0].sehat"],
        ),
        (("pemohon",), ["fakta.pemohon[0].sehat"]),
    ],
    ids=["each-of-two", "nobody-to-attest-of"],
)
def test_fakta_pihak_ditawarkan_untuk_setiap_orang_yang_ada(
    pihak: tuple[str, ...], bidang: list[str]
) -> None:
    """Once for each person, though two conditions need it; a standard may allow a party to be
    absent, and nothing can be attested of nobody."""
    sehat = attrs.evolve(ADOPSI.syarat[0], uji="dalam", parameter={"nilai": ("sehat",)})
    jalur = ("setiap pemohon.sehat", "anak.sehat", "setiap anak.sehat", "pemohon.sehat")
    standar = attrs.evolve(
        ADOPSI,
        syarat=tuple(attrs.evolve(sehat, kode=f"s{n}", fakta=j) for n, j in enumerate(jalur)),
        pihak=(ADOPSI.pihak[0], attrs.evolve(ADOPSI.pihak[1], minimal=0)),
        dokumen=(),
    )
    dunia = Dunia(standar)
    semua = tuple(pu.PihakDiajukan(pihak=satu) for satu in pihak)
    kasus = dunia.adopsi(pihak=semua, fakta={}, berkas=())
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))

    (lapangan,) = (t for t in dunia.app.langkah_tersedia(kasus, TIM) if t.langkah)
    dunia.ya(langkah_(kasus, "lapangan"), TIM)
    (nilai,) = (t for t in dunia.app.langkah_tersedia(kasus, PEKSOS) if t.langkah)

    fakta = [b for b in lapangan.bidang if b.nama.startswith("fakta.")]
    assert [b.nama for b in fakta] == bidang
    assert {tuple(p.kode for p in b.pilihan) for b in fakta} == {("sehat", "sakit")}
    belum = [f"fakta.{nama}" for nama in nilai.fakta_belum]
    assert [nama for nama in belum if nama in bidang] == bidang
