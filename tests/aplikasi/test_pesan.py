"""Messages: one for every turn of events that an applicant should know of."""

import attrs
from tests.permohonan.contoh import (
    ANI,
    BPKPAD,
    KEPALA,
    KEPALA_2,
    LOKET,
    PEKSOS,
    TIM,
    Dunia,
    ajukan_adopsi,
    ajukan_santunan,
    di,
    langkah_,
    serah,
)

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.perintah_surat import KoreksiSurat, TerbitkanSalinan
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.kotak_keluar import Pesan


def test_pesan_menyusul_setiap_peristiwa_yang_perlu_diketahui_pemohon() -> None:
    dunia, kasus = di("akhir")
    dunia.ya(KoreksiSurat(kasus=kasus, surat="1", alasan="x"), KEPALA)
    dunia.ya(TerbitkanSalinan(kasus=kasus, surat="2", banyak=3, untuk="Budi"), KEPALA)
    dunia.ya(pu.CabutSurat(kasus=kasus, surat="2", alasan="x"), KEPALA)

    pesan = [k.pesan for k in dunia.gudang.tabel.kiriman.values()]

    assert [m.templat for m in pesan] == [
        "permohonan-diterima",
        "berkas-lengkap",
        "permohonan-disetujui",
        "surat-terbit",
        "permohonan-selesai",
        "surat-dikoreksi",
        "salinan-terbit",
        "surat-dicabut",
    ]
    assert [m.urutan for m in pesan] == sorted({m.urutan for m in pesan})
    assert len({m.id for m in pesan}) == len(pesan)
    assert {m.kontak and m.kontak.kunci.rpartition("/")[2] for m in pesan} == {"email"}
    assert pesan[1].data["tenggat"] == "2026-06-19"
    assert pesan[3].data["peneken"] == "kepala"
    assert (pesan[6].data["nomor"], pesan[6].data["banyak"]) == (pesan[5].data["nomor"], "3")
    assert "Budi" not in isi(dunia, pesan[6]).values()
    assert pesan[3].data["nomor"] == "460/001/REHSOS/2026"
    assert "Ani" not in repr(pesan)


def isi(dunia: Dunia, pesan: Pesan) -> dict[str, object]:
    """What a template gets of it: data, and what waits in the vault."""
    nilai = dunia.gudang.tabel.brankas.nilai
    return {**pesan.data, **{n: nilai[r.subjek][r.kunci] for n, r in pesan.rahasia.items()}}


def test_pesan_jalur_lain() -> None:
    dunia, kasus = di("lapangan", berkas=(), fakta={"menikah": True, "jumlah_anak": 4})
    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=ajukan_adopsi().berkas), ANI)
    dunia.kerjakan(kasus, ("periksa", LOKET), ("lapangan:tidak_layak", TIM))
    dunia.kerjakan(kasus, ("teken", PEKSOS))
    dunia.ya(langkah_(kasus, "teken"), attrs.evolve(KEPALA, peran=["kabid"]))
    dunia.ya(langkah_(kasus, "teken", "tolak"), KEPALA)
    dunia.ya(p.AjukanKeberatan(kasus=kasus, alasan="x"), ANI)
    dunia.ya(p.PutuskanKeberatan(kasus=kasus, dikabulkan=True, alasan="y"), KEPALA_2)
    dunia.ya(pu.TeruskanKasus(kasus=kasus, kepada="provinsi", alasan="bukan wewenang"), KEPALA)

    pesan = [k.pesan for k in dunia.gudang.tabel.kiriman.values()]

    assert [m.templat for m in pesan] == [
        "permohonan-diterima",
        "berkas-dikembalikan",
        "berkas-lengkap",
        "permohonan-ditolak",
        "keberatan-diterima",
        "keberatan-diputus",
        "permohonan-diteruskan",
    ]
    baris = str(isi(dunia, pesan[1])["kekurangan"]).splitlines()
    assert baris[1] == "Surat sehat (persyaratan 2) untuk {nama_0|pemohon}: belum ada"
    assert isi(dunia, pesan[3])["dasar"] == "Paling banyak satu anak"
    assert (pesan[3].data["sampai"], pesan[3].data["sekurangnya"]) == ("", "2026-06-30")
    assert pesan[3].data["tempo"].startswith("2026-06-30T23:59:59")
    assert pesan[4].data["tenggat"] == ""  # no limit to decide it: no other takes its place
    assert (pesan[3].data["lama"], pesan[3].data["lama_en"]) == ("21 hari kerja", "21 working days")
    assert pesan[5].data["putusan"] == "dikabulkan"
    assert "alasan" in pesan[5].rahasia
    assert pesan[6].data["kepada"] == "provinsi"
    assert isi(dunia, pesan[6])["sebab"] == ""


def test_yang_diteruskan_menurut_syaratnya_menyebut_sebabnya() -> None:
    dunia, kasus = di("teken-kepala", fakta={"menikah": False, "jumlah_anak": 0})
    dunia.ya(langkah_(kasus, "teken", "teruskan"), KEPALA)

    *_, pesan = (k.pesan for k in dunia.gudang.tabel.kiriman.values())

    sebab = "orang tua tunggal memerlukan izin Menteri"
    assert pesan.templat == "permohonan-diteruskan"
    terisi = isi(dunia, pesan)
    assert (terisi["sebab"], terisi["sebab_en"]) == (sebab, sebab)


def _diserahkan() -> tuple[Dunia, KasusId]:
    """A claim that was granted and handed to the other system."""
    dunia = Dunia()
    almarhum = pu.PihakDiajukan(pihak="almarhum", data={"tanggal_meninggal": "2026-05-30"})
    pemohon = pu.PihakDiajukan(pihak="pemohon", data={"email": "a@b.id"})
    kasus = dunia.ya(
        ajukan_santunan(
            pihak=(pemohon, almarhum), berkas=(serah("kematian", rangkap=3), serah("kis"))
        ),
        LOKET,
    ).kasus
    dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET), ("kelayakan", PEKSOS))
    dunia.kerjakan(kasus, ("draf", PEKSOS), ("tetapkan:setuju", KEPALA), ("serah", PEKSOS))
    return dunia, kasus


def test_pesan_santunan_menyebut_sistem_dengan_namanya() -> None:
    dunia, kasus = _diserahkan()
    dunia.ya(langkah_(kasus, "jawaban", "berhasil"), BPKPAD)

    pesan = [k.pesan for k in dunia.gudang.tabel.kiriman.values()]

    assert [m.templat for m in pesan][-2:] == ["dana-diproses", "dana-selesai"]
    assert pesan[-1].data["sistem"] == "bpkpad"
    assert "nama" not in pesan[-1].rahasia


def test_penolakan_sistem_lain_diberitahukan_dengan_alasan_dan_batas_kantor() -> None:
    dunia, kasus = _diserahkan()
    dunia.ya(langkah_(kasus, "jawaban", "gagal", alasan="Rekening tutup"), BPKPAD)

    *_, pesan = (k.pesan for k in dunia.gudang.tabel.kiriman.values())

    terisi = isi(dunia, pesan)
    assert (pesan.templat, terisi["sistem"]) == ("dana-ditolak", "bpkpad")
    assert (terisi["alasan"], pesan.data.get("alasan")) == ("Rekening tutup", None)
    assert terisi["tenggat"]


def test_tanpa_alamat_tidak_ada_pesan() -> None:
    dunia = Dunia()

    dunia.santunan()

    assert dunia.gudang.tabel.kiriman == {}
