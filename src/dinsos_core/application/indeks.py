"""What a case is found and listed by, made of its state."""

from datetime import datetime
from typing import Any, TypeAlias

from dinsos_core.domain.identitas.klien import Klien
from dinsos_core.domain.kasus.jam import kewajiban
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.pemberitahuan import DIBERITAHU
from dinsos_core.domain.kasus.tampak import Tampak
from dinsos_core.domain.permintaan.permintaan import PermintaanData
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.prosedur.ditunggu import Ditunggu, ditunggu
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.standar.batas import BatasWaktu, PemilikBatas
from dinsos_core.domain.waktu.rawan import saat_rawan
from dinsos_core.domain.waktu.tenggat import Tenggat
from dinsos_core.ports.indeks import GiliranTerbuka, IndeksKasus, JamTerbuka
from dinsos_core.ports.penyimpanan import IDENTITAS, PERMINTAAN
from dinsos_core.ports.tampak import kunci_akun, kunci_peran, subjek_akun

Terbuka: TypeAlias = tuple[tuple[BatasWaktu, Tenggat], ...]
"""Clocks that run, as they were computed, each with its limit."""


def indeks_kasus(
    jenis: JenisKasus[Any], keadaan: Kasus, konteks: Konteks, terbuka: Terbuka | None = None
) -> IndeksKasus:
    """What a case is found and listed by. ``terbuka``: its clocks, where somebody has them."""
    tampak = jenis.tampak(keadaan, konteks.standar)
    semua = tenggat_terbuka(keadaan, konteks) if terbuka is None else terbuka
    jam = _jam_terbuka(semua, konteks)
    return IndeksKasus(
        agregat=jenis.nama,
        instansi=keadaan.standar.instansi,
        layanan=keadaan.standar.layanan,
        status=keadaan.status.value,
        berjalan=keadaan.status in keadaan.siklus.berjalan,
        dibuat=keadaan.dicatat_pada,
        giliran=tuple(_giliran(satu, jam) for satu in ditunggu(jenis, keadaan, konteks)),
        jam=jam,
        tenggat=_tenggat_terdekat(keadaan, jam),
        subjek=(*keadaan.subjek, *_klien(keadaan), *map(subjek_akun, keadaan.akun)),
        petugas=keadaan.petugas_kini,
        tautan=keadaan.tautan,
        nomor=keadaan.nomor,
        standar=keadaan.standar.sidik,
        tampak=_kunci(keadaan, tampak),
        kecuali=tuple(sorted({*keadaan.dikecualikan, *tampak.kecuali})),
    )


def _jam_terbuka(terbuka: Terbuka, konteks: Konteks) -> tuple[JamTerbuka, ...]:
    margin = konteks.standar.instansi.margin
    kalender = konteks.kalender.untuk(konteks.bacaan.cuti_bersama)
    return tuple(
        JamTerbuka(
            kode=batas.kode,
            milik=batas.milik.value,
            mulai=tenggat.mulai,
            jatuh_tempo=tenggat.jatuh_tempo,
            rawan=saat_rawan(tenggat, kalender, margin),
            dijeda=tenggat.dijeda_sejak is not None,
            versi_kalender=tenggat.versi_kalender,
        )
        for batas, tenggat in terbuka
    )


def tenggat_terbuka(keadaan: Kasus, konteks: Konteks, *, rinci: bool = False) -> Terbuka:
    """Every clock that has started and is neither met nor ended, whosever it is; with ``rinci`` how
    they were counted as well."""
    standar, kalender, bacaan = konteks.standar, konteks.kalender, konteks.bacaan
    semua = kewajiban(keadaan, standar, kalender, bacaan, konteks.kini, rinci=rinci)
    return tuple(
        [
            (satu.batas, satu.tenggat)
            for satu in semua
            if isinstance(satu.tenggat, Tenggat) and satu.selesai is None
        ]
    )


def _giliran(satu: Ditunggu, jam: tuple[JamTerbuka, ...]) -> GiliranTerbuka:
    milik = PemilikBatas.KANTOR if satu.akun is None else PemilikBatas.WARGA
    jalan = (j for j in jam if j.milik == milik and not j.dijeda)
    terdekat = min(jalan, key=lambda j: j.jatuh_tempo, default=None)
    return GiliranTerbuka(
        peran=satu.peran,
        langkah=satu.langkah,
        sejak=satu.sejak,
        akun=satu.akun,
        dilarang=satu.dilarang,
        jatuh_tempo=None if terdekat is None else terdekat.jatuh_tempo,
        rawan=None if terdekat is None else terdekat.rawan,
    )


def _klien(keadaan: Kasus) -> tuple[SubjekId, ...]:
    """By whom its parties are known to be it is found, too."""
    return tuple(dict.fromkeys(SubjekId(p.klien) for p in keadaan.pihak if p.klien is not None))


def indeks_klien(klien: Klien) -> IndeksKasus:
    """What a Klien is found by: itself."""
    if klien.ke is not None:
        status = "digabung"
    else:
        status = "terdaftar" if klien.meninggal_pada is None else "meninggal"
    return IndeksKasus(
        agregat=IDENTITAS,
        instansi=klien.instansi,
        layanan="",
        status=status,
        berjalan=False,
        dibuat=klien.didaftarkan_pada,
        subjek=(klien.subjek,),
    )


def indeks_permintaan(permintaan: PermintaanData) -> IndeksKasus:
    """What a request is found by: itself, and whom it is about."""
    return IndeksKasus(
        agregat=PERMINTAAN,
        instansi=permintaan.instansi,
        layanan="",
        status=permintaan.status,
        berjalan=permintaan.berlaku,
        dibuat=permintaan.dicatat_pada,
        tenggat=permintaan.batas if permintaan.ditanggapi_pada is None else None,
        subjek=tuple(sorted({permintaan.milik, *permintaan.subjek})),
    )


def _kunci(keadaan: Kasus, tampak: Tampak) -> tuple[str, ...] | None:
    if tampak.peran is None:
        return None
    peran = (kunci_peran(keadaan.standar.instansi, satu) for satu in tampak.peran)
    return tuple(sorted({*peran, *map(kunci_akun, keadaan.akun)}))


def _tenggat_terdekat(keadaan: Kasus, jam: tuple[JamTerbuka, ...]) -> datetime | None:
    """The nearest due moment that runs of the office's own limits; of a case that stays open with
    no step left, what it waits for as well (day 22 of a stay)."""
    milik = _milik_kantor(keadaan)
    return min((j.jatuh_tempo for j in jam if j.milik in milik and not j.dijeda), default=None)


def jam_terdekat(keadaan: Kasus, terbuka: Terbuka) -> Tenggat | None:
    """The same clock as it was computed, to be told in a message: but for the one within which the
    office has to tell, which says nothing to whoever is being told."""
    milik = _milik_kantor(keadaan)
    semua = [
        tenggat
        for batas, tenggat in terbuka
        if batas.milik in milik and batas.selesai != DIBERITAHU and tenggat.dijeda_sejak is None
    ]
    return min(semua, key=lambda satu: satu.jatuh_tempo, default=None)


def _milik_kantor(keadaan: Kasus) -> frozenset[str]:
    menetap = keadaan.status in keadaan.siklus.menetap
    return frozenset({PemilikBatas.KANTOR, *([PemilikBatas.PERISTIWA] if menetap else [])})
