"""Clocks that act in every kind of case, by the real standards; and who was told is told again."""

from datetime import timedelta

import attrs
from tests.aplikasi.peringatan import (
    KatalogBerkotak,
    berdiri,
    dunia,
    periksa,
    pesan,
    semua,
    surat,
)
from tests.kedaruratan.kantor import DARURAT
from tests.kedaruratan.kantor import Kantor as KantorDarurat
from tests.klien.rumah import Rumah, kamar
from tests.pengaduan.bahan import PETUGAS, TERLAPOR, pelapor, terlapor
from tests.pengaduan.bahan import Kantor as KantorPengaduan
from tests.permohonan.contoh import (
    LOKET,
    Dunia,
    akhiri,
    kabari,
    langkah_,
    sampai,
)
from tests.pindah.bahan import Dinas

from dinsos_adapters.memory import GudangMemori
from dinsos_core.application.tenggat import LaporanTenggat
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus import perintah_catatan as pc
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.waktu.kalender import Libur
from dinsos_core.ports.kotak_keluar import SURAT, SURAT_KANTOR, StatusPesan
from dinsos_core.ports.peringatan import Ambang, SebabTarik
from dinsos_core.testing.contoh import KALENDER


def terlewat(*tentang: pu.PihakDiajukan) -> KantorPengaduan:
    """An office with a complaint whose clocks have passed."""
    d = KantorPengaduan(katalog=KatalogBerkotak(), siaran=("dasbor",))
    d.adukan(pihak=[pelapor(), *tentang])
    d.jam.maju(days=40)
    assert d.app.periksa_tenggat().dinaikkan > 0
    return d


def test_peringatan_kasus_terbatas_sampai_hanya_kepada_yang_boleh_tahu() -> None:
    """No event leaves; a mailbox of those who handle it gets its number, unless an officer is shut
    out, who may read that mailbox."""
    rahasia, tentang_petugas = terlewat(), terlewat(terlapor())

    for d, kotak in ((rahasia, {"petugas"}), (tentang_petugas, set())):
        with d.gudang(baca=True) as unit:
            semua = [satu.pesan for satu in unit.kotak_keluar.periksa(banyak=1_000)]
            (satu,) = unit.peringatan.daftar().peringatan
        kantor = [satu for satu in semua if satu.saluran == SURAT_KANTOR]
        assert satu.ambang is Ambang.TERLEWAT
        assert {satu.kotak for satu in kantor} == kotak
        assert {satu.data["layanan"] for satu in kantor} <= {""}
        assert not [satu for satu in semua if satu.saluran.startswith("siaran")]


def darurat() -> KantorDarurat:
    d = KantorDarurat(katalog=KatalogBerkotak(), gudang=GudangMemori())
    d.app = d.app.dengan(siaran=("dasbor",))
    return d


def test_empat_puluh_lima_menit_rawan_sejak_seperempat_jam_sebelumnya() -> None:
    """Across midnight, on a Saturday."""
    d = darurat()
    kasus = d.lapor()
    tempo = d.kini + timedelta(minutes=45)
    (jam,) = d.app.kasus(kasus).indeks.jam
    assert (jam.rawan, jam.jatuh_tempo) == (tempo - timedelta(minutes=15), tempo)

    for menit, laporan in (
        (29, LaporanTenggat()),
        (1, LaporanTenggat(dinaikkan=1)),
        (15, LaporanTenggat()),
        (1, LaporanTenggat(dinaikkan=1)),
    ):
        d.lewat(menit)
        assert d.app.periksa_tenggat() == laporan


def test_kontak_yang_dicatat_belakangan_menarik_yang_sudah_disebut_terlewat() -> None:
    """It was made in time; the team had no hands free to enter it."""
    d = darurat()
    kasus = d.lapor()
    tiba = d.kini + timedelta(minutes=40)
    d.langkah(kasus, "catat", fakta=DARURAT)
    d.langkah(kasus, "perintah")
    d.lewat(50)
    assert d.app.periksa_tenggat().dinaikkan == 1

    d.langkah(kasus, "kontak", terjadi_pada=tiba)

    assert d.app.periksa_tenggat() == LaporanTenggat(ditarik=1)
    with d.gudang(baca=True) as unit:
        (satu,) = unit.peringatan.milik([kasus])[kasus]
    assert (satu.ambang, satu.sebab) == (Ambang.TERLEWAT, SebabTarik.TERPENUHI)


def test_hari_ke_22_tercapai_tidak_pernah_rawan_atau_terlewat() -> None:
    rumah = Rumah(GudangMemori(), (kamar(1),))
    rumah.pukul("2025-07-01T08:00")
    rumah.app = rumah.app.dengan(siaran=("dasbor",))
    kasus = rumah.tinggal()
    rumah.pukul("2025-07-22T23:59")
    rumah.app.periksa_tenggat()
    with rumah.gudang(baca=True) as unit:
        sebelum = {q.kunci for q in unit.peringatan.milik([kasus]).get(kasus, ())}

    rumah.pukul("2025-07-23T00:00")

    assert rumah.app.periksa_tenggat() == LaporanTenggat(dinaikkan=1)
    with rumah.gudang(baca=True) as unit:
        (satu,) = [q for q in unit.peringatan.milik([kasus])[kasus] if q.kunci not in sebelum]
    assert (satu.kode, satu.milik, satu.ambang) == ("lama-tinggal", "peristiwa", Ambang.TERCAPAI)
    rumah.serah_terima(rumah.pulang(kasus))
    assert rumah.app.periksa_tenggat().ditarik >= 1
    with rumah.gudang(baca=True) as unit:
        semua = unit.peringatan.milik([kasus])[kasus]
    assert [q.sebab for q in semua if q.kode == "lama-tinggal"] == [SebabTarik.BERAKHIR]


# --- what a limit is to whom it binds


def _sifat(d: Dunia, kasus: KasusId) -> set[tuple[str, str, str]]:
    """Of each reminder about the citizen's limits: which letter, what the limit is, its words."""
    for jam in d.app.kasus(kasus).indeks.jam:
        periksa(d, jam.rawan)
        periksa(d, jam.jatuh_tempo + timedelta(seconds=1))
    return {
        (q.templat, q.data["sifat"], q.data["batas"])
        for q in pesan(d, SURAT)
        if q.templat.startswith("batas-")
    }


def test_pengingat_membedakan_kewajiban_hak_dan_masa_surat() -> None:
    """Nobody is told that they still owe an objection, or that a permit that ran out was asked of
    them."""
    dikembalikan, keberatan, izin = dunia(), dunia(), dunia()
    kasus = [d.adopsi(**({"berkas": ()} if d is dikembalikan else {})) for d in (
        dikembalikan, keberatan, izin,
    )]  # fmt: skip
    sampai(dikembalikan, kasus[0], "periksa")
    dikembalikan.ya(langkah_(kasus[0], "periksa"), LOKET)
    kabari(dikembalikan, kasus[0], "dikembalikan")
    sampai(keberatan, kasus[1], "teken-kepala")
    akhiri(keberatan, kasus[1], "ditolak")
    kabari(keberatan, kasus[1], "ditolak")
    sampai(izin, kasus[2], "serahkan")
    izin.ya(langkah_(kasus[2], "serahkan"), LOKET)

    for d, satu, sifat, kata in (
        (dikembalikan, kasus[0], "kewajiban", "Melengkapi berkas"),
        (keberatan, kasus[1], "hak", "Mengajukan keberatan"),
        (izin, kasus[2], "masa_berlaku", "Masa berlaku surat"),
    ):
        surat_warga = {("batas-mendekat", sifat, kata), ("batas-lewat", sifat, kata)}
        assert _sifat(d, satu) == surat_warga


def test_daftar_jam_menyebut_masa_surat_dengan_kata_dan_bukan_kode() -> None:
    d = dunia()
    kasus = d.adopsi()
    sampai(d, kasus, "serahkan")
    d.ya(langkah_(kasus, "serahkan"), LOKET)

    (jam,) = d.app.jam_terbuka(LOKET).jam

    assert (jam.kode, jam.teks.id) == ("berlaku-izin", "Masa berlaku surat")


# --- who was told a date is told again when it moves


def test_tanggal_dalam_pengingat_diralat_bila_bergeser_dan_peringatannya_ditarik() -> None:
    d = dunia()
    kasus = d.adopsi(berkas=())
    sampai(d, kasus, "periksa")
    d.ya(langkah_(kasus, "periksa"), LOKET)
    kabari(d, kasus, "dikembalikan")
    (jam,) = [satu for satu in d.app.kasus(kasus).indeks.jam if satu.milik == "warga"]
    periksa(d, jam.rawan)
    surat(d)
    libur = tuple(
        Libur(
            tanggal=jam.jatuh_tempo.date() - timedelta(days=n),
            nama="Cuti daerah",
            jenis="penutupan",
        )
        for n in (0, 3)
    )
    baru = attrs.evolve(KALENDER, libur=libur, versi="baru")
    d.app = d.app.dengan(kalender=lambda _instansi, _bacaan: baru)

    d.app.perbarui_kalender()

    assert periksa(d).ditarik >= 1
    assert [t for k, t in surat(d) if k == "ani@contoh.id"] == ["tanggal-diralat"]
    milik = [satu for satu in semua(d, kasus) if satu[0] == "melengkapi"]
    assert milik == [("melengkapi", Ambang.RAWAN, SebabTarik.BERGESER)]
    (lagi,) = [satu for satu in d.app.kasus(kasus).indeks.jam if satu.milik == "warga"]
    periksa(d, lagi.rawan)
    assert [(q.kode, q.kali) for q in berdiri(d) if q.milik == "warga"] == [("melengkapi", 2)]


def test_yang_terlewat_tetap_terlewat_sesudah_pindah_ke_versi_lain() -> None:
    """The move looks at the case again, and finds its alert right."""
    d = Dinas(GudangMemori())
    kasus = d.lapor()
    d.lewat(days=3)
    assert d.app.periksa_tenggat() == LaporanTenggat(dinaikkan=1)
    d.berlaku_baru()

    d.jadi(d.pindah(kasus, langkah_kini="catat"), "kabid_rehsos")

    assert d.app.periksa_tenggat() == LaporanTenggat()
    with d.gudang(baca=True) as unit:
        (satu,) = unit.peringatan.daftar().peringatan
    assert (satu.kasus, satu.ambang, satu.kali) == (kasus, Ambang.TERLEWAT, 1)


def test_surat_kantor_yang_menunggu_tidak_sampai_ke_kotak_yang_tidak_lagi_boleh_tahu() -> None:
    """Somebody who reads the mailbox was shut out after it was queued."""
    d = terlewat()
    (satu,) = pesan(d, SURAT_KANTOR)
    d.ya(pc.KecualikanAkun(kasus=satu.kasus, akun=TERLAPOR.id, alasan="x"), PETUGAS)

    assert "peringatan-kantor" not in [templat for _, templat in surat(d)]

    with d.gudang(baca=True) as unit:
        (mati,) = unit.kotak_keluar.periksa(status=StatusPesan.MATI)
    assert (mati.pesan.id, mati.sebab) == (satu.id, "kasus_terbatas")
