"""What should be, worked out apart from the index and from the alerts: from the clocks as an
application tells them of each case, one after the other."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from attrs import frozen
from tests.tenggat.kota import DASBOR, INSTANSI, Kota

from dinsos_core.application.kejadian_tenggat import JenisKabar, KejadianTenggat, dari_data
from dinsos_core.application.siaran import saluran_siaran
from dinsos_core.domain.kasus.jam import KeadaanJam, Kewajiban
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.waktu.batas import Menit, MenitKerja
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.domain.waktu.tenggat import Tenggat
from dinsos_core.ports.kotak_keluar import PesanTersimpan
from dinsos_core.ports.meja import SaringanJam
from dinsos_core.ports.penyimpanan import SaringanKasus
from dinsos_core.ports.peringatan import Ambang, PeringatanTenggat

TERBUKA = (KeadaanJam.BERJALAN, KeadaanJam.DIJEDA, KeadaanJam.TERLEWAT)


@frozen(order=True)
class Jam:
    """An open clock of a case, as it stands."""

    kasus: KasusId
    kode: str
    mulai: datetime
    jatuh_tempo: datetime
    rawan: datetime
    milik: str
    dijeda: bool

    def ambang(self, kini: datetime) -> Ambang | None:
        """What it has come to; the due moment itself is still in time."""
        if self.dijeda:
            return None
        if kini > self.jatuh_tempo:
            return Ambang.TERCAPAI if self.milik == "peristiwa" else Ambang.TERLEWAT
        return Ambang.RAWAN if kini >= self.rawan and self.milik != "peristiwa" else None


def semua_kasus(kota: Kota) -> list[KasusId]:
    with kota.gudang(baca=True) as unit:
        return [satu.id for satu in unit.kasus.daftar(SaringanKasus(), banyak=500).kasus]


def jam_terbuka(kota: Kota) -> list[Jam]:
    """Every open clock of every case."""
    return sorted(
        _jam(kota, kasus, satu)
        for kasus in semua_kasus(kota)
        for satu in kota.app.tenggat(kasus, oleh=kota.petugas(kasus))
        if satu.keadaan in TERBUKA and isinstance(satu.tenggat, Tenggat)
    )


def _jam(kota: Kota, kasus: KasusId, satu: Kewajiban) -> Jam:
    tenggat = satu.tenggat
    assert isinstance(tenggat, Tenggat)
    return Jam(
        kasus=kasus,
        kode=satu.batas.kode,
        mulai=tenggat.mulai,
        jatuh_tempo=tenggat.jatuh_tempo,
        rawan=_rawan(tenggat, kota.kalender_kini),
        milik=satu.batas.milik.value,
        dijeda=satu.keadaan is KeadaanJam.DIJEDA,
    )


def periksa_meja(kota: Kota) -> None:
    """The rows of open clocks say the same: all of them, those at risk, those past due."""
    semua, kini = jam_terbuka(kota), kota.kini
    jalan = [satu for satu in semua if not satu.dijeda]
    assert _baris(kota) == semua
    assert _baris(kota, dijeda=False, rawan_pada=kini) == [j for j in jalan if j.rawan <= kini]
    assert _baris(kota, dijeda=False, jatuh_sebelum=kini) == [
        j for j in jalan if j.jatuh_tempo < kini
    ]


def _baris(kota: Kota, **saringan: Any) -> list[Jam]:
    hasil: list[Jam] = []
    lanjut: str | None = None
    with kota.gudang(baca=True) as unit:
        while True:
            dicari = SaringanJam(instansi=INSTANSI, **saringan)
            halaman = unit.kasus.jam_terbuka(dicari, lanjut=lanjut, banyak=4)
            hasil += (
                Jam(
                    kasus=satu.kasus,
                    kode=satu.jam.kode,
                    mulai=satu.jam.mulai,
                    jatuh_tempo=satu.jam.jatuh_tempo,
                    rawan=satu.jam.rawan,
                    milik=satu.jam.milik,
                    dijeda=satu.jam.dijeda,
                )
                for satu in halaman.baris
            )
            lanjut = halaman.lanjut
            if lanjut is None:
                return sorted(hasil)


def _rawan(tenggat: Tenggat, kalender: KalenderKerja) -> datetime:
    """One working day before, and one that is whole: counted on the fingers."""
    if isinstance(tenggat.batas, Menit | MenitKerja):
        saat = tenggat.jatuh_tempo - timedelta(minutes=15)
    else:
        saat, sisa = tenggat.jatuh_tempo, 1 + (not kalender.hari_kerja(tenggat.jatuh_tempo.date()))
        while sisa:
            saat -= timedelta(days=1)
            sisa -= kalender.hari_kerja(saat.date())
    return max(saat, tenggat.mulai)


def berdiri(kota: Kota) -> list[PeringatanTenggat]:
    """Every alert that stands, read in small pages."""
    hasil: list[PeringatanTenggat] = []
    lanjut: str | None = None
    with kota.gudang(baca=True) as unit:
        while True:
            halaman = unit.peringatan.daftar(instansi=INSTANSI, lanjut=lanjut, banyak=3)
            hasil += halaman.peringatan
            lanjut = halaman.lanjut
            if lanjut is None:
                return hasil


def kabar(kota: Kota) -> list[KejadianTenggat]:
    """Every event about an alert that was queued for the receiver."""
    tipe = set(JenisKabar)
    return [
        dari_data(satu.pesan.data)
        for satu in _keluar(kota)
        if satu.pesan.saluran == saluran_siaran(DASBOR) and satu.pesan.templat in tipe
    ]


def _keluar(kota: Kota) -> Iterator[PesanTersimpan]:
    with kota.gudang(baca=True) as unit:
        yield from unit.kotak_keluar.periksa(banyak=100_000)


def periksa_kabar(kota: Kota) -> None:
    """Each alert was told as often as it was raised, and whoever reads the events of a case in
    their order, and nothing else, knows which alerts stand."""
    kasus = semua_kasus(kota)
    with kota.gudang(baca=True) as unit:
        milik = unit.peringatan.milik(kasus)
        terlihat = [
            satu.id for satu in unit.kasus.muat_banyak(kasus).values() if satu.indeks.tampak is None
        ]
    semua = [p for satu in terlihat for p in milik.get(satu, ())]
    nomor: dict[str, list[KejadianTenggat]] = {}
    for satu in kabar(kota):
        nomor.setdefault(satu.nomor, []).append(satu)
    diceritakan: dict[tuple[str, str, datetime], tuple[str, datetime]] = {}
    naik: Counter[tuple[str, str, datetime, str]] = Counter()
    for isi in nomor.values():
        isi.sort(key=lambda satu: satu.urutan)
        assert [satu.urutan for satu in isi] == list(range(1, len(isi) + 1))
        for satu in isi:
            jam = satu.nomor, satu.kode, satu.mulai
            # A limit that a move calls otherwise goes on: its alert was raised once.
            semula = satu.nomor, satu.kode_semula or satu.kode, satu.mulai
            dulu, _ = diceritakan.pop(semula, ("", None))
            naik[*jam, satu.ambang] += semula != jam
            if satu.tipe in _NAIK:
                # "Missed" takes the place of "at risk" without a word of its own about that.
                assert dulu in _SEBELUM[satu.ambang], satu
                naik[*jam, satu.ambang] += 1
            else:
                assert dulu == satu.ambang, satu
            if satu.tipe is not JenisKabar.DITARIK:
                diceritakan[jam] = satu.ambang, satu.jatuh_tempo
    ada = {(p.nomor, p.kode, p.mulai): (p.ambang, p.jatuh_tempo) for p in semua if p.berdiri}
    assert diceritakan == ada
    assert +naik == {(p.nomor, p.kode, p.mulai, p.ambang): p.kali for p in semua}


_NAIK = (JenisKabar.RAWAN, JenisKabar.TERLEWAT, JenisKabar.TERCAPAI)
_SEBELUM = {"rawan": ("",), "terlewat": ("", "rawan"), "tercapai": ("",)}


def periksa_berdiri(kota: Kota) -> None:
    """None lost, none left over: what stands is what the open clocks have come to by now."""
    harus = {
        (satu.kasus, satu.kode, satu.mulai, ambang): satu.jatuh_tempo
        for satu in jam_terbuka(kota)
        if (ambang := satu.ambang(kota.kini)) is not None
    }
    ada = {satu.kunci: satu.jatuh_tempo for satu in berdiri(kota)}
    beda = {kunci for kunci in {*ada, *harus} if ada.get(kunci) != harus.get(kunci)}
    assert not beda, [(kunci, ada.get(kunci), harus.get(kunci)) for kunci in beda]
