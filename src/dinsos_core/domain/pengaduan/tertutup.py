"""What of a complaint is hidden, from whom, and who deals with it in whose place."""

from attrs import evolve

from dinsos_core.domain.pengaduan.keadaan import PELAPOR, Pengaduan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.peran import peran_petugas
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.standar.model import StandarPelayanan


def atasan(standar: StandarPelayanan) -> tuple[str, ...]:
    """The roles to which a complaint goes up, in their order, as the agency declares them."""
    return _daftar(standar, "pengaduan_atasan")


def _daftar(standar: StandarPelayanan, nama: str) -> tuple[str, ...]:
    semua = standar.instansi.parameter.get(nama, "").split(",")
    return tuple(rapi for satu in semua if (rapi := satu.strip()))


def petugas_dan_atasan(standar: StandarPelayanan) -> tuple[str, ...]:
    """Every official of the complaint, and those above them."""
    return tuple(dict.fromkeys((*peran_petugas(standar), *atasan(standar))))


def penangan_pengganti(standar: StandarPelayanan, peran: str) -> str:
    """Who deals with a complaint about somebody of this role: the next above, where nobody else
    has it (`peran_tunggal`) or it is above the officers itself; otherwise they do."""
    naik = atasan(standar)
    if peran in naik:
        return next(iter(naik[naik.index(peran) + 1 :]), "")
    tunggal = peran in _daftar(standar, "peran_tunggal") and peran in peran_petugas(standar)
    return next(iter(naik), "") if tunggal else ""


def menurut_pengaduan(pengaduan: Pengaduan, standar: StandarPelayanan) -> StandarPelayanan:
    """The standard as this complaint reads it: with the response limit of the service it is about,
    and the steps done by whoever deals with it instead. Doing it again changes nothing."""
    respon, penangan = pengaduan.respon, pengaduan.penangan
    if respon is not None and respon not in standar.waktu:
        standar = evolve(standar, waktu=(*standar.waktu, respon))
    if penangan:
        langkah = tuple(evolve(satu, oleh=(penangan,)) for satu in standar.langkah)
        standar = evolve(standar, langkah=langkah)
    return standar


def identitas_tertutup(pengaduan: Pengaduan, konteks: Konteks) -> frozenset[SubjekId]:
    """Whose values nobody in the office opens: a hidden complainant's, but by the role to which
    the agency gives that."""
    if not pengaduan.anonim:
        return frozenset()
    pelaku, boleh = konteks.pelaku, _daftar(konteks.standar, "oleh_identitas_pengadu")
    instansi = konteks.standar.instansi.kode
    if pelaku.instansi == instansi and pelaku.peran_pertama(boleh, konteks.tanggal) is not None:
        return frozenset()
    return frozenset(
        q.subjek for q in pengaduan.pihak if q.pihak == PELAPOR and q.akun != pelaku.id
    )
