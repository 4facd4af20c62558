"""Each person of the day, by outcome. Dates were counted by hand on the calendar of 2026: 18 to 20,
23 and 24 March are days off (Nyepi, Idul Fitri), and so is 3 April."""

from datetime import date

import pytest
from _loket.hari import keadaan
from attrs import frozen
from tests.perjalanan.conftest import HariSelesai

from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Rekomendasi
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.waktu.tenggat import Tenggat

YA, TIDAK, BELUM = (
    Kesimpulan.TERPENUHI,
    Kesimpulan.TIDAK_TERPENUHI,
    Kesimpulan.BELUM_DAPAT_DINILAI,
)
SETUJUI, TOLAK, TERUSKAN, PERIKSA = (
    Rekomendasi.SETUJUI,
    Rekomendasi.TOLAK,
    Rekomendasi.TERUSKAN,
    Rekomendasi.PERIKSA,
)
TERIMA, LENGKAP, SETUJU = "permohonan-diterima", "berkas-lengkap", "permohonan-disetujui"
TERBIT, TUTUP, DITOLAK = "surat-terbit", "permohonan-selesai", "permohonan-ditolak"
KEMBALI, CABUT = "berkas-dikembalikan", "surat-dicabut"
IZIN = (TERIMA, LENGKAP, SETUJU, TERBIT, TUTUP)
CAIR = (TERIMA, LENGKAP, SETUJU, "dana-diproses", "dana-selesai", TUTUP)
BATAS = "waktu"
KE_BPKPAD = "waktu-pengajuan-ke-bpkpad"
KEBERATAN, MELENGKAPI = "keberatan", "melengkapi"


@frozen(kw_only=True)
class Nasib:
    """What must have become of a case. ``surat``: number and last day of validity; ``tenggat``:
    due date and how the clock stands, by limit."""

    status: Status
    kesimpulan: Kesimpulan | None = None
    saran: Rekomendasi | None = None
    gagal: tuple[str, ...] = ()
    surat: tuple[tuple[str, date], ...] = ()
    tenggat: tuple[tuple[str, date, str], ...] = ()
    surel: tuple[str, ...]


def terbit(nomor: int, *, sampai: date = date(2026, 9, 13)) -> tuple[tuple[str, date], ...]:
    return ((f"460/{nomor:03}/REHSOS/2026", sampai),)


TEPAT_30_MARET = ((BATAS, date(2026, 3, 30), "terpenuhi"),)
BERAKHIR_30_MARET = ((BATAS, date(2026, 3, 30), "berakhir"),)
DAPAT_KEBERATAN = (*TEPAT_30_MARET, (KEBERATAN, date(2026, 4, 21), "berjalan"))
DITOLAK_USIA = Nasib(
    status=Status.DITOLAK,
    kesimpulan=TIDAK,
    saran=TOLAK,
    gagal=("syarat-2",),
    tenggat=DAPAT_KEBERATAN,
    surel=(TERIMA, LENGKAP, DITOLAK),
)
# The treasury pays the heirs itself: no money is with the office, whose two days never start.
CAIR_TEPAT = ((KE_BPKPAD, date(2026, 4, 21), "terpenuhi"),)
DITOLAK_SANTUNAN = (
    (KE_BPKPAD, date(2026, 4, 21), "berakhir"),
    # From the message that its server accepted on 5 March; the step that tells is done a day later.
    (KEBERATAN, date(2026, 4, 13), "berjalan"),
)


def boleh_ke_pengadilan(bulan: int, hari: int) -> tuple[str, date, str]:
    """Six months of care after the permit was handed over: they go on when the case is closed."""
    return ("pengasuhan", date(2026, bulan, hari), "berjalan")


def izin(nomor: int) -> Nasib:
    return Nasib(
        status=Status.SELESAI,
        kesimpulan=YA,
        saran=SETUJUI,
        surat=terbit(nomor),
        tenggat=(*TEPAT_30_MARET, boleh_ke_pengadilan(9, 16)),
        surel=IZIN,
    )


NASIB = {
    "PA-01": DITOLAK_USIA,
    "PA-02": izin(1),
    "PA-03": izin(2),
    "PA-04": Nasib(
        status=Status.DITOLAK,
        kesimpulan=TIDAK,
        saran=TOLAK,
        gagal=("syarat-2",),
        tenggat=(
            *TEPAT_30_MARET,
            (KEBERATAN, date(2026, 4, 21), "terpenuhi"),
            ("putusan-keberatan", date(2026, 4, 7), "terpenuhi"),
            ("banding", date(2026, 4, 9), "berjalan"),
        ),
        surel=(TERIMA, LENGKAP, DITOLAK, "keberatan-diterima", "keberatan-diputus"),
    ),
    "PA-05": DITOLAK_USIA,
    "PA-06": izin(3),
    "PA-07": Nasib(
        status=Status.DITOLAK,
        kesimpulan=TIDAK,
        saran=TOLAK,
        gagal=("lama-menikah",),
        tenggat=DAPAT_KEBERATAN,
        surel=(TERIMA, LENGKAP, DITOLAK),
    ),
    "PA-08": izin(4),
    "PA-09": Nasib(
        status=Status.DITERUSKAN,
        kesimpulan=Kesimpulan.DITERUSKAN,
        saran=TERUSKAN,
        tenggat=BERAKHIR_30_MARET,
        surel=(TERIMA, LENGKAP, "permohonan-diteruskan"),
    ),
    "PA-10": Nasib(
        status=Status.SELESAI,
        kesimpulan=BELUM,
        saran=PERIKSA,
        surat=terbit(5),
        tenggat=(*TEPAT_30_MARET, boleh_ke_pengadilan(9, 16)),
        surel=IZIN,
    ),
    "PA-11": Nasib(
        status=Status.SELESAI,
        kesimpulan=YA,
        saran=SETUJUI,
        surat=terbit(10, sampai=date(2026, 9, 27)),
        # The office's limit starts anew on 25 March, when the objection is granted.
        tenggat=(
            (BATAS, date(2026, 4, 15), "terpenuhi"),
            (KEBERATAN, date(2026, 4, 21), "terpenuhi"),
            ("putusan-keberatan", date(2026, 4, 7), "terpenuhi"),
            boleh_ke_pengadilan(9, 30),
        ),
        surel=(
            *(TERIMA, LENGKAP, DITOLAK, "keberatan-diterima", "keberatan-diputus"),
            *(SETUJU, TERBIT, TUTUP),
        ),
    ),
    "PA-12": Nasib(
        status=Status.SELESAI,
        kesimpulan=YA,
        saran=SETUJUI,
        surat=terbit(8, sampai=date(2026, 9, 25)),
        tenggat=(
            (BATAS, date(2026, 4, 6), "terpenuhi"),
            (MELENGKAPI, date(2026, 4, 22), "terpenuhi"),
            boleh_ke_pengadilan(9, 26),
        ),
        surel=(TERIMA, KEMBALI, *IZIN[1:]),
    ),
    "PA-13": Nasib(
        status=Status.DITARIK,
        tenggat=BERAKHIR_30_MARET,
        surel=(TERIMA, LENGKAP, "permohonan-ditarik"),
    ),
    "PA-14": Nasib(
        status=Status.SELESAI,
        kesimpulan=YA,
        saran=SETUJUI,
        surat=terbit(7, sampai=date(2026, 9, 16)),
        tenggat=(*TEPAT_30_MARET, boleh_ke_pengadilan(9, 17)),
        surel=IZIN,
    ),
    "PA-15": Nasib(
        status=Status.SELESAI,
        kesimpulan=YA,
        saran=SETUJUI,
        surat=(*terbit(6), *terbit(9, sampai=date(2026, 9, 26))),
        tenggat=(*TEPAT_30_MARET, boleh_ke_pengadilan(9, 26)),
        surel=(*IZIN, CABUT, TERBIT, TUTUP),
    ),
    "PA-16": Nasib(
        status=Status.DIPROSES,
        kesimpulan=YA,
        saran=SETUJUI,
        tenggat=((BATAS, date(2026, 3, 30), "berjalan"),),
        surel=(TERIMA, LENGKAP),
    ),
    "SK-01": Nasib(
        status=Status.SELESAI,
        kesimpulan=YA,
        saran=SETUJUI,
        tenggat=((KE_BPKPAD, date(2026, 4, 22), "terpenuhi"),),
        surel=CAIR,
    ),
    "SK-02": Nasib(
        status=Status.DITOLAK,
        kesimpulan=TIDAK,
        saran=TOLAK,
        gagal=("batas-klaim",),
        tenggat=DITOLAK_SANTUNAN,
        surel=(TERIMA, LENGKAP, DITOLAK),
    ),
    "SK-03": Nasib(
        status=Status.DITOLAK,
        kesimpulan=TIDAK,
        saran=TOLAK,
        gagal=("terdaftar",),
        tenggat=DITOLAK_SANTUNAN,
        surel=(TERIMA, LENGKAP, DITOLAK),
    ),
    "SK-04": Nasib(
        status=Status.DI_SISTEM_LAIN,
        kesimpulan=YA,
        saran=SETUJUI,
        # One working day later than the others: the clocks stood still overnight.
        tenggat=((KE_BPKPAD, date(2026, 4, 22), "terpenuhi"),),
        surel=(*CAIR[:2], "perkara-dijeda", "perkara-dilanjutkan", *CAIR[2:4]),
    ),
    "SK-05": Nasib(
        status=Status.SELESAI, kesimpulan=YA, saran=SETUJUI, tenggat=CAIR_TEPAT, surel=CAIR
    ),
    "SK-06": Nasib(
        status=Status.DIPROSES,
        tenggat=((KE_BPKPAD, date(2026, 4, 21), "berjalan"),),
        surel=(TERIMA, LENGKAP),
    ),
    "SK-07": Nasib(
        status=Status.DIKEMBALIKAN,
        tenggat=((MELENGKAPI, date(2026, 4, 21), "berjalan"),),
        surel=(TERIMA, KEMBALI),
    ),
    "SK-09": Nasib(
        status=Status.SELESAI,
        kesimpulan=TIDAK,
        saran=TOLAK,
        gagal=("terdaftar",),
        tenggat=CAIR_TEPAT,
        surel=CAIR,
    ),
}
TIDAK_DITERIMA = {"SK-08", "SK-10"}
DIBERI_TAHU = {
    **dict.fromkeys(
        ("PA-01", "PA-02", "PA-03", "PA-05", "PA-06", "PA-07", "PA-08", "PA-10"),
        date(2026, 3, 27),
    ),
    **dict.fromkeys(("PA-04", "PA-12", "PA-15"), date(2026, 4, 1)),
    **dict.fromkeys(("SK-01", "SK-02", "SK-03", "SK-05", "SK-09"), date(2026, 3, 12)),
    "PA-09": date(2026, 3, 26),
    "PA-11": date(2026, 4, 6),
    "PA-14": date(2026, 3, 30),
    "SK-04": date(2026, 3, 13),
    "SK-07": date(2026, 3, 9),
}
"""By when whom the last decision is about had to be told of it; each was, and in time."""


def test_setiap_perkara_dalam_data_punya_nasib_yang_diperiksa(selesai: HariSelesai) -> None:
    assert NASIB.keys() | TIDAK_DITERIMA == selesai.perkara.keys()


@pytest.mark.parametrize("kode", NASIB)
def test_perkara_berakhir_sesuai_aturan(selesai: HariSelesai, kode: str) -> None:
    nasib, app = NASIB[kode], selesai.loket.app

    kasus = keadaan(app, kode)

    assert kasus.status is nasib.status
    penilaian = kasus.ringkasan
    assert (penilaian and penilaian.kesimpulan) == nasib.kesimpulan
    assert (penilaian and penilaian.rekomendasi) == nasib.saran
    hasil = penilaian.syarat if penilaian else ()
    assert tuple(h.kode for h in hasil if h.kesimpulan is TIDAK) == nasib.gagal
    assert tuple((s.nomor, s.berlaku_sampai) for s in kasus.surat if s.nomor) == nasib.surat


@pytest.mark.parametrize("kode", NASIB)
def test_setiap_jam_berhenti_dan_jatuh_tempo_pada_tanggalnya(
    selesai: HariSelesai, kode: str
) -> None:
    app = selesai.loket.pada_akhir(selesai.perkara[kode])

    tenggat = {
        (w.batas.kode, w.tenggat.jatuh_tempo.date(), w.status)
        for w in app.tenggat(kode)
        if isinstance(w.tenggat, Tenggat)
    }

    terakhir = NASIB[kode].surat[-1:]
    izin = {("berlaku-izin-pengasuhan", sampai, "berjalan") for _, sampai in terakhir}
    tahu = {("memberitahukan", DIBERI_TAHU[kode], "terpenuhi")} if kode in DIBERI_TAHU else set()
    assert tenggat == {*NASIB[kode].tenggat, *izin, *tahu}


@pytest.mark.parametrize("kode", NASIB)
def test_pemohon_disurati_tentang_yang_terjadi_dan_hanya_itu(
    selesai: HariSelesai, kode: str
) -> None:
    surat = selesai.surat[kode]

    assert tuple(s.templat for s in surat) == NASIB[kode].surel
    assert {s.kepada for s in surat} == {f"{kode.lower()}@warga.example"}
    assert len(selesai.loket.surel_perkara(selesai.perkara[kode])) == len(surat)


@pytest.mark.parametrize("kode", sorted(TIDAK_DITERIMA))
def test_pengajuan_yang_terhalang_tidak_meninggalkan_apa_pun(
    selesai: HariSelesai, kode: str
) -> None:
    with pytest.raises(Terhalang, match="kasus_tidak_ditemukan"):
        selesai.loket.app.kasus(kode)
    assert selesai.surat[kode] == []
