"""What a case is found and listed by, made of its state."""

from typing import Any

from dinsos_core.domain.identitas.klien import Klien
from dinsos_core.domain.kasus.jam import kewajiban
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import BerkasDitambah
from dinsos_core.domain.kasus.tampak import Tampak
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.peran import peran_publik
from dinsos_core.domain.prosedur.tawaran import giliran
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.standar.model import PemilikBatas
from dinsos_core.domain.waktu.tenggat import Tenggat
from dinsos_core.ports.penyimpanan import IDENTITAS, IndeksKasus
from dinsos_core.ports.tampak import kunci_akun, kunci_peran


def indeks_kasus(jenis: JenisKasus[Any], keadaan: Kasus, konteks: Konteks) -> IndeksKasus:
    """What a case is found and listed by."""
    tampak = jenis.tampak(keadaan, konteks.standar)
    kini, terdekat = giliran(keadaan, konteks), jam_terdekat(keadaan, konteks)
    if kini is not None:
        peran = kini.peran
    elif keadaan.boleh(BerkasDitambah.tipe) and keadaan.status not in keadaan.siklus.menetap:
        peran = peran_publik(konteks.standar)
    else:
        peran = ()
    return IndeksKasus(
        agregat=jenis.nama,
        instansi=keadaan.standar.instansi,
        layanan=keadaan.standar.layanan,
        status=keadaan.status.value,
        berjalan=keadaan.status in keadaan.siklus.berjalan,
        dibuat=keadaan.dicatat_pada,
        giliran=peran,
        tenggat=terdekat.jatuh_tempo if terdekat else None,
        subjek=(*keadaan.subjek, *_klien(keadaan)),
        petugas=keadaan.petugas_kini,
        tautan=keadaan.tautan,
        nomor=keadaan.nomor,
        tampak=_kunci(keadaan, tampak),
        kecuali=tuple(sorted({*keadaan.dikecualikan, *tampak.kecuali})),
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


def _kunci(keadaan: Kasus, tampak: Tampak) -> tuple[str, ...] | None:
    if tampak.peran is None:
        return None
    peran = (kunci_peran(keadaan.standar.instansi, satu) for satu in tampak.peran)
    return tuple(sorted({*peran, *map(kunci_akun, keadaan.akun)}))


def jam_terdekat(keadaan: Kasus, konteks: Konteks) -> Tenggat | None:
    """The clock that is due next of the office's own limits; of a case that stays open with no
    step left, what it waits for as well (day 22 of a stay), so that the desk comes upon it."""
    if keadaan.dijeda:
        return None
    milik = {PemilikBatas.KANTOR}
    if keadaan.status in keadaan.siklus.menetap:
        milik.add(PemilikBatas.PERISTIWA)
    semua = kewajiban(keadaan, konteks.standar, konteks.kalender, konteks.bacaan, konteks.kini)
    terbuka = [
        satu.tenggat
        for satu in semua
        if isinstance(satu.tenggat, Tenggat) and satu.selesai is None and satu.batas.milik in milik
    ]
    return min(terbuka, key=lambda satu: satu.jatuh_tempo, default=None)
