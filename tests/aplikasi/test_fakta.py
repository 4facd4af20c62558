"""Facts from outside the case: registries, the vault, erased people, the access log."""

from datetime import UTC, timedelta

import attrs
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    LOKET,
    NIK_ANI,
    PAGI,
    PEKSOS,
    Dunia,
    di,
    isi,
    langkah_,
)

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.testing.contoh import SANTUNAN


def test_registri_ditanya_hanya_bila_aturan_dinilai_dan_pada_tanggal_setempat() -> None:
    dunia = Dunia()
    kasus = dunia.santunan()
    dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET))
    assert dunia.registri.ditanya == []
    dunia.jam.kini = PAGI.replace(day=2, hour=0)

    dunia.ya(langkah_(kasus, "kelayakan"), PEKSOS)
    dunia.ya(langkah_(kasus, "draf"), PEKSOS)
    dunia.ya(langkah_(kasus, "tetapkan", "setuju"), KEPALA)

    (minta,) = dunia.registri.ditanya
    assert minta.definisi.kode == "terdaftar"
    assert minta.data["nik"] == NIK_ANI
    assert minta.pada == PAGI.date() + timedelta(days=1)


def test_penetapan_bertanya_lagi_hanya_bila_penilaian_sudah_tidak_berlaku() -> None:
    dunia = Dunia()
    kasus = dunia.santunan()
    dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET), ("kelayakan", PEKSOS))
    dunia.ya(langkah_(kasus, "draf"), PEKSOS)
    dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"almarhum.kis": False}), ANI)
    dunia.kerjakan(kasus, ("kelayakan", PEKSOS), ("draf", PEKSOS))

    dunia.ya(langkah_(kasus, "tetapkan", "setuju"), KEPALA)

    assert len(dunia.registri.ditanya) == 2


def test_sumber_yang_tidak_terpasang_membuat_fakta_tidak_diketahui() -> None:
    dunia = Dunia()
    kasus = dunia.santunan()
    dunia.app = dunia.app.dengan(registri={})

    penilaian = dunia.app.penilaian(kasus, PEKSOS, tujuan="uji")

    (terdaftar,) = [h for h in penilaian.syarat if h.kode == "terdaftar"]
    assert terdaftar.sebab_belum == ("belum_ditanya",)


def test_orang_yang_dihapus_membuat_faktanya_dihapus_dan_kasusnya_tetap_terbaca() -> None:
    dunia, kasus = di("nilai")
    pemohon = dunia.keadaan(kasus).pihak[0].subjek
    with dunia.gudang() as unit:
        unit.brankas.hapus(pemohon, pada=PAGI.astimezone(UTC), sebab="permintaan")
        unit.simpan_semua()

    penilaian = dunia.app.penilaian(kasus, PEKSOS, tujuan="uji")

    assert penilaian.syarat[0].sebab_belum == ("dihapus",)
    dunia.ya(langkah_(kasus, "nilai"), PEKSOS)
    segel = dunia.keadaan(kasus).penilaian
    assert segel is not None
    ringkasan = segel.terbuka
    assert ringkasan.rekomendasi == "periksa"
    assert [k.kasus for k in dunia.app.daftar().baris] == [kasus]


def test_teks_bagi_orang_yang_sudah_dihapus_ditolak_dengan_jelas() -> None:
    dunia, kasus = di("disposisi")
    pokok = dunia.keadaan(kasus).pokok
    with dunia.gudang() as unit:
        unit.brankas.hapus(pokok, pada=PAGI.astimezone(UTC), sebab="permintaan")
        unit.simpan_semua()
    sebelum = isi(dunia)

    assert dunia.tidak(langkah_(kasus, "disposisi", alasan="x"), KEPALA) == [H.SUBJEK_DIHAPUS]
    assert isi(dunia) == sebelum
    dunia.ya(langkah_(kasus, "disposisi"), KEPALA)


def test_hanya_pembacaan_data_pribadi_tercatat_dengan_tujuannya() -> None:
    dunia, kasus = di("lapangan")
    subjek = dunia.keadaan(kasus).pihak[0].subjek

    dunia.app.penilaian(kasus, PEKSOS, tujuan="pemeriksaan")

    with dunia.gudang() as unit:
        catatan = unit.brankas.akses(subjek)
    assert [(c.tujuan.pelaku, c.tujuan.tujuan, c.tujuan.kasus) for c in catatan] == [
        (LOKET.id, "SelesaikanLangkah", kasus),
        (PEKSOS.id, "pemeriksaan", kasus),
    ]


def test_registri_ditanya_juga_atas_fakta_dalam_parameter_uji_milik_instansi() -> None:
    """An agency's own test may compare with another fact, here one that a registry knows."""
    milik = attrs.evolve(UJI["sama"], kode="milik-instansi")
    syarat = attrs.evolve(
        SANTUNAN.syarat[0],
        uji="milik-instansi",
        fakta="pemohon.nama",
        parameter={"dengan": "almarhum.terdaftar"},
        pada="pengajuan",
    )
    dunia = Dunia(attrs.evolve(SANTUNAN, syarat=(syarat,)))
    dunia.app = dunia.app.dengan(uji={**UJI, "milik-instansi": milik})
    kasus = dunia.santunan()
    dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET))
    tawaran = dunia.app.langkah_tersedia(kasus, PEKSOS)
    tanpa_sumber = dunia.app.dengan(registri={}).langkah_tersedia(kasus, PEKSOS)

    dunia.ya(langkah_(kasus, "kelayakan"), PEKSOS)
    dunia.app.penilaian(kasus, PEKSOS, tujuan="uji")

    # What a source that is wired answers at this step is nobody's to find out.
    assert next(t for t in tawaran if t.langkah).fakta_belum == ()
    assert next(t for t in tanpa_sumber if t.langkah).fakta_belum == ("almarhum[0].terdaftar",)
    assert [m.definisi.kode for m in dunia.registri.ditanya] == ["terdaftar"] * 2
