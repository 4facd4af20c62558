"""Facts stated anew: whose they are, and that the vault holds what was typed."""

from datetime import date

import attrs
from tests.permohonan.contoh import ANI, NIK_ANI, TIM, Dunia, langkah_, sampai

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.testing.contoh import ADOPSI


def test_koreksi_menyegel_setiap_fakta_pada_pemiliknya() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    pemohon, anak = (q.subjek for q in dunia.keadaan(kasus).pihak)

    (koreksi,) = dunia.ya(
        pu.KoreksiData(
            kasus=kasus,
            fakta={"anak.nama": "Bagus", "pemohon.tanggal_lahir": "1980-01-02", "jumlah_anak": 1},
        ),
        ANI,
    ).kejadian

    assert isinstance(koreksi, k.DataDikoreksi)
    terkoreksi = {
        (rahasia.subjek, kode): dunia.gudang.tabel.brankas.nilai[rahasia.subjek][rahasia.kunci]
        for fakta in (*(isi for _, isi in koreksi.pihak), koreksi.fakta)
        for kode, rahasia in fakta.items()
    }
    assert terkoreksi == {
        (anak, "nama"): "Bagus",
        (pemohon, "tanggal_lahir"): date(1980, 1, 2),
        (pemohon, "jumlah_anak"): 1,
    }
    assert [tempat for tempat, _ in koreksi.pihak] == [1, 0]


def test_atestasi_menyegel_fakta_tanpa_alasan_dan_membatalkan_penilaian_lama() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "lapangan")

    koreksi, *_ = dunia.ya(langkah_(kasus, "lapangan", fakta={"layak_huni": True}), TIM).kejadian

    assert isinstance(koreksi, k.DataDikoreksi)
    assert koreksi.alasan is None
    (rahasia,) = koreksi.fakta.values()
    assert rahasia.subjek == dunia.keadaan(kasus).pihak[0].subjek
    assert dunia.gudang.tabel.brankas.nilai[rahasia.subjek][rahasia.kunci] is True


def test_peringatan_nik_menyebut_orangnya_dan_mengikuti_data_terakhir() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    lahir = "1990-06-21"  # a day after the one in the NIK

    (koreksi,) = dunia.ya(
        pu.KoreksiData(kasus=kasus, fakta={"pemohon.tanggal_lahir": lahir, "anak.nik": NIK_ANI}),
        ANI,
    ).kejadian

    assert isinstance(koreksi, k.DataDikoreksi)
    assert koreksi.peringatan.terbuka == dunia.keadaan(kasus).diperingatkan
    assert [satu.lokasi for satu in koreksi.peringatan.terbuka] == [
        ("pemohon[0].nik", "pemohon[0].tanggal_lahir")
    ]


def test_fakta_pihak_hanya_diatestasi_peran_yang_disebut_syaratnya() -> None:
    sehat = attrs.evolve(
        next(satu for satu in ADOPSI.syarat if satu.kode == "layak-huni"),
        fakta="anak.sehat",
        parameter={"oleh": ("peksos",)},
        uji="atestasi",
    )
    dunia = Dunia(attrs.evolve(ADOPSI, syarat=(sehat,)))
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "lapangan")

    (h,) = dunia.halangan(langkah_(kasus, "lapangan", fakta={"anak[0].sehat": "sehat"}), TIM)

    assert (h.kode, h.lokasi) == (H.PERAN_TIDAK_BERWENANG, "anak[0].sehat")
    assert h.rincian == {"boleh": ("peksos",)}
