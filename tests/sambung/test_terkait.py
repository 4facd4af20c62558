"""An offer says on which linked cases it acts as well; what it does there is another's to see."""

from tests.sambung.bahan import (
    TERANCAM,
    Kantor,
    dua_laporan,
    gabung,
    pulang,
    saat,
    sampai_kontak,
    sampai_serah_terima,
    singgah,
)

from dinsos_core.domain.shared.ids import KasusId


def terkait(kantor: Kantor, kasus: str, peran: str) -> dict[str, tuple[KasusId, ...]]:
    """What somebody of the role is offered, by step or command."""
    tawaran = kantor.app.langkah_tersedia(kasus, kantor.pelaku(peran))
    return {satu.langkah or satu.perintah: satu.terkait for satu in tawaran}


def test_langkah_yang_menjawab_laporan_lain_menyebutnya(kantor: Kantor) -> None:
    """What may end the leading report ends the other; the contact answers it; work does neither."""
    a, b = dua_laporan(kantor)
    gabung(kantor, b, a)
    kantor.pukul("2025-07-06T08:00")

    akhiri = terkait(kantor, a, "petugas_penerima_laporan")["catat"]
    kantor.langkah(a, "catat", fakta=TERANCAM)
    kantor.langkah(a, "perintah")
    kontak = terkait(kantor, a, "tim_reaksi_cepat")["kontak"]

    kantor.langkah(a, "kontak")
    lain = terkait(kantor, a, "tim_reaksi_cepat")["respon"]

    assert (akhiri, kontak, lain) == ((b,), (b,), ())
    assert kantor.status(a, b) == ["ditangani", "digabung"]


def test_koreksi_waktu_menyebut_laporan_yang_ikut_dikoreksi(kantor: Kantor) -> None:
    """Whichever mark it is of: each can only be put where its own neighbours let it."""
    a, b = dua_laporan(kantor)
    gabung(kantor, b, a)
    kantor.pukul("2025-07-06T07:00")
    sebelum = terkait(kantor, a, "petugas_penerima_laporan")["KoreksiWaktu"]
    sampai_kontak(kantor, a)
    kantor.pukul("2025-07-06T09:00")
    kantor.langkah(a, "respon", "tim_reaksi_cepat")

    assert sebelum == ()
    assert terkait(kantor, a, "tim_reaksi_cepat")["KoreksiWaktu"] == (b,)


def test_kematian_dan_serah_terima_menyebut_yang_ikut_berakhir(kantor: Kantor) -> None:
    _, s = singgah(kantor)
    kantor.pukul("2025-07-23T09:00")
    sendiri = terkait(kantor, s, "pramu_sosial")["HentikanEpisode"]
    d = pulang(kantor, s)

    kematian = kantor.app.formulir(s, kantor.pelaku("pramu_sosial"), "HentikanEpisode").terkait
    kantor.pukul("2025-07-28T15:00")
    sampai_serah_terima(kantor, d)
    serah_terima = terkait(kantor, d, "pramu_sosial")["serah-terima"]

    assert sendiri == ()
    assert kematian == (d,)
    assert serah_terima == (s,)
    assert kantor.keadaan(s).penanda[-1].pada < saat("2025-07-28T15:00")
