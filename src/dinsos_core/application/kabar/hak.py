"""Until when somebody may or must do something, and who decides: of what a message tells."""

from collections.abc import Iterable, Mapping
from typing import Final

from dinsos_core.application.kabar.baris import baris
from dinsos_core.application.kabar.isi import KOSONG, kata, sampai, tanggal
from dinsos_core.domain.kasus.jam import kewajiban, tenggat_batas
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kelayakan.sebutan import awali_besar, awali_kecil, nama_jalur
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.peran import daftar_peran
from dinsos_core.domain.shared.kata import BAHASA, Bahasa, Kata
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.batas import BatasWaktu, PemilikBatas
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.domain.standar.kosakata import sebutan
from dinsos_core.domain.waktu.batas import HariKalender, teks_batas
from dinsos_core.domain.waktu.tenggat import Tenggat, hitung_tenggat

_SEJAK: Final = Kata("{lama} sejak {awal}", "{lama} from the {awal}")
_PALING_LAMBAT: Final = Kata("{hal}: paling lambat {kapan}", "{hal}: no later than {kapan}")
_ATAU: Final = Kata(" atau ", " or ")


TANPA_HAK: Final[Mapping[str, str]] = {
    **kata("lama", KOSONG),
    **tanggal("sampai", None),
    **tanggal("sekurangnya", None),
    "tempo": "",
}
"""Nothing to be done by anybody."""


def isi_hak(kode: str, keadaan: Kasus, konteks: Konteks) -> tuple[dict[str, str], Tenggat | None]:
    """How long there is for it, and until when: where that only runs once somebody is told, no
    earlier than if that were now."""
    batas = next((satu for satu in konteks.standar.waktu if satu.kode == kode), None)
    if batas is None:
        return dict(TANPA_HAK), None
    jam = jam_batas(kode, keadaan, konteks)
    bila_kini = sampai("sekurangnya", None if jam else _bila_kini(batas, konteks), konteks)
    return {
        **kata("lama", kata_lama(batas)),
        **sampai("sampai", jam, konteks),
        **(bila_kini if jam is None else tanggal("sekurangnya", None)),
    }, jam


def jam_batas(kode: str, keadaan: Kasus, konteks: Konteks) -> Tenggat | None:
    """The clock of one limit."""
    return tenggat_batas(keadaan, konteks.standar, konteks.kalender, konteks.bacaan, kode)


def kata_lama(batas: BatasWaktu) -> Kata:
    """How long a limit is."""
    return Kata(*(teks_batas(batas.batas, bahasa) for bahasa in BAHASA))


def _bila_kini(batas: BatasWaktu, konteks: Konteks) -> Tenggat | None:
    """When it would end if it began now."""
    hitungan = hitung_tenggat(
        batas.batas,
        konteks.kini,
        konteks.kalender,
        konteks.bacaan,
        milik="warga",
        awal_dihitung=batas.awal_dihitung,
    )
    return hitungan if isinstance(hitungan, Tenggat) else None


def isi_pejabat(parameter: str, konteks: Konteks) -> dict[str, str]:
    """Who decides, by the roles that the agency's parameter lists."""
    return kata_pejabat(daftar_peran(konteks.standar, parameter), konteks)


def kata_pejabat(peran: Iterable[str], konteks: Konteks) -> dict[str, str]:
    """Any one of these roles."""
    semua = [sebutan(konteks.kosakata.peran, satu) for satu in peran]
    nama = (_ATAU.dalam(b).join(awali_kecil(satu.dalam(b)) for satu in semua) for b in BAHASA)
    return kata("pejabat", Kata(*nama))


def isi_klaim(keadaan: Kasus, konteks: Konteks) -> tuple[dict[str, str], dict[str, Rahasia]]:
    """Until when there may be an application at all, where that is a condition. Its day is reckoned
    when the message is sent, from a date that stays sealed."""
    semua = (b for b in konteks.standar.waktu if b.kelayakan and b.selesai == "diajukan")
    batas = next(semua, None)
    if batas is None or batas.fakta_mulai is None:
        return {**kata("klaim", KOSONG), "klaim_hari": ""}, {}
    jalur = urai_jalur(batas.fakta_mulai)
    milik = (q.fakta for q in keadaan.pihak if q.pihak == jalur.pihak)
    mulai = next(milik, {}).get(jalur.kode)
    digeser = konteks.standar.dibaca("klaim-hari-libur", "geser-ke-hari-kerja")
    dihitung = isinstance(batas.batas, HariKalender) and mulai is not None and not digeser
    hari = str(batas.batas.jumlah) if isinstance(batas.batas, HariKalender) and dihitung else ""
    return (
        {**kata("klaim", Kata(*(_sejak(batas, konteks, b) for b in BAHASA))), "klaim_hari": hari},
        {"klaim_mulai": mulai} if hari and mulai is not None else {},
    )


def isi_sesudahnya(keadaan: Kasus, konteks: Konteks) -> dict[str, str]:
    """What whoever got it owes afterwards by a printed limit, with its day or how long after what.
    How long a letter is valid, the letter says."""
    semua = [
        satu
        for satu in kewajiban(
            keadaan,
            konteks.standar,
            konteks.kalender,
            konteks.bacaan,
            konteks.kini,
            rinci=False,
        )
        if satu.batas.milik is PemilikBatas.WARGA
        and not (satu.batas.milik_kami or satu.batas.masa_surat)
        and satu.selesai is None
    ]

    def tulis(bahasa: Bahasa) -> list[str]:
        return [
            _PALING_LAMBAT.dalam(bahasa).format(
                hal=_hal(satu.batas, konteks, bahasa),
                kapan=(
                    f"{{{konteks.hari(satu.tenggat.jatuh_tempo).isoformat()}}}"
                    if isinstance(satu.tenggat, Tenggat)
                    else _sejak(satu.batas, konteks, bahasa)
                ),
            )
            for satu in semua
        ]

    return baris(tulis, "sesudahnya")


def _hal(batas: BatasWaktu, konteks: Konteks, bahasa: Bahasa) -> str:
    return awali_besar(konteks.kosakata.kata(batas.segmen or batas.teks).dalam(bahasa))


def _sejak(batas: BatasWaktu, konteks: Konteks, bahasa: Bahasa) -> str:
    """How long it is, and from when: a fact's name, a mark's or a step's."""
    kosakata, langkah = konteks.kosakata, konteks.standar.cari_langkah(batas.mulai)
    if batas.fakta_mulai is not None:
        awal = nama_jalur(urai_jalur(batas.fakta_mulai), bahasa, kosakata)
    elif langkah is not None:
        awal = awali_kecil(kosakata.kata(langkah.teks).dalam(bahasa))
    else:
        awal = awali_kecil(sebutan(kosakata.tanda, batas.mulai).dalam(bahasa))
    return _SEJAK.dalam(bahasa).format(lama=teks_batas(batas.batas, bahasa), awal=awal)
