"""What the rules share: collecting refusals, roles, sealing what people typed, reading facts."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.isian import baca_isian
from dinsos_core.domain.kelayakan.nik import periksa_nik
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Rincian
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.nilai import Nilai, NilaiFakta
from dinsos_core.domain.shared.pelaku import PEMOHON, JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.kosakata import MilikFakta, SumberFakta
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan


class Terhalang(Exception):
    """Carries refusals out of nested rules to `decide`; never leaves it."""

    def __init__(self, *halangan: Halangan) -> None:
        super().__init__()
        self.halangan = halangan


def halangan(kode: KodeHalangan, lokasi: str = "", **rincian: Rincian) -> Halangan:
    """A refusal with its facts."""
    return Halangan(kode=kode, lokasi=lokasi, rincian=rincian)


def tolak_bila_ada(masalah: Iterable[Halangan]) -> None:
    """All problems at once, or none."""
    semua = tuple(masalah)
    if semua:
        raise Terhalang(*semua)


def peran_petugas(standar: StandarPelayanan) -> tuple[str, ...]:
    """Every role of the office that the steps name; another system's own people (its role has the
    system's code) only ever do their step."""
    luar = {langkah.sistem for langkah in standar.langkah} | {PEMOHON}
    return tuple(
        dict.fromkeys(
            peran for langkah in standar.langkah for peran in langkah.oleh if peran not in luar
        )
    )


def peran_loket(standar: StandarPelayanan) -> tuple[str, ...]:
    """The roles that handle papers: those who receive and check them."""
    jenis = (JenisLangkah.TERIMA, JenisLangkah.PERIKSA_BERKAS)
    return tuple(
        dict.fromkeys(
            peran
            for langkah in standar.langkah
            if langkah.jenis in jenis
            for peran in langkah.oleh
            if peran != PEMOHON
        )
    )


def peran_penilai(standar: StandarPelayanan) -> tuple[str, ...]:
    """The roles that assess: those of the assessing steps, otherwise those that determine."""
    semua = tuple(
        dict.fromkeys(
            peran
            for langkah in standar.langkah
            if langkah.jenis is JenisLangkah.ASESMEN
            for peran in langkah.oleh
        )
    )
    return semua or peran_penetap(standar)


def peran_penetap(standar: StandarPelayanan) -> tuple[str, ...]:
    """The roles that determine: whoever completes a determining step."""
    return tuple(
        peran
        for langkah in standar.langkah
        if langkah.jenis is JenisLangkah.PENETAPAN
        for peran in (langkah.oleh if langkah.salah_satu_peran else langkah.oleh[-1:])
    )


def jejak(konteks: Konteks, peran: Iterable[str], keadaan: Permohonan | None = None) -> JejakPelaku:
    """The role in which the actor acts, out of those that may; raises if there is none.

    The role of applicant is held by the accounts that are party to the case.
    """
    boleh = tuple(peran)
    for satu in boleh:
        if satu == PEMOHON and keadaan is not None and konteks.pelaku.id not in keadaan.akun:
            continue
        sebagai = konteks.pelaku.sebagai(satu, konteks.tanggal)
        if sebagai is not None:
            return JejakPelaku(id=konteks.pelaku.id, peran=satu, sebagai=sebagai)
    if PEMOHON in boleh and PEMOHON in konteks.pelaku.peran:
        raise Terhalang(halangan(KodeHalangan.BUKAN_PIHAK_KASUS))
    raise Terhalang(halangan(KodeHalangan.PERAN_TIDAK_BERWENANG, boleh=boleh))


def segel(konteks: Konteks, subjek: SubjekId, kunci: str, nilai: Nilai) -> Rahasia:
    """A sealed value under a key that no other command uses."""
    return Rahasia(subjek=subjek, kunci=f"{konteks.id_baru}/{kunci}", nilai=nilai)


def segel_teks(
    konteks: Konteks, keadaan: Permohonan, kunci: str, teks: str, *, wajib: bool = False
) -> Rahasia | None:
    """Free text sealed under the applicant; whatever a person types may name a person."""
    rapi = teks.strip()
    if not rapi:
        if wajib:
            raise Terhalang(halangan(KodeHalangan.ALASAN_WAJIB, kunci))
        return None
    return segel(konteks, subjek_utama(keadaan), kunci, rapi)


def segel_alasan(konteks: Konteks, keadaan: Permohonan, teks: str) -> Rahasia:
    """A reason that must be given."""
    rahasia = segel_teks(konteks, keadaan, "alasan", teks, wajib=True)
    assert rahasia is not None
    return rahasia


def subjek_utama(keadaan: Permohonan) -> SubjekId:
    """Under whom the case's own facts and texts are kept: the first applicant."""
    return next((p.subjek for p in keadaan.pihak if p.pihak == PEMOHON), keadaan.pihak[0].subjek)


@frozen(kw_only=True)
class IsianTerbaca:
    """Facts read from a form: by place of the party (in the case's order), and the case's own."""

    pihak: Mapping[int, Mapping[str, Nilai]]
    kasus: Mapping[str, Nilai]


def baca_fakta(
    konteks: Konteks,
    isian: Mapping[str, object],
    lokasi: str,
    sumber: SumberFakta,
    milik: MilikFakta,
) -> tuple[dict[str, Nilai], list[Halangan]]:
    """One form's facts, checked as of the day of the command."""
    return baca_isian(
        konteks.kosakata, isian, konteks.tanggal, lokasi=lokasi, milik=milik, sumber=sumber
    )


def baca_jalur(
    konteks: Konteks, keadaan: Permohonan, isian: Mapping[str, object], sumber: SumberFakta
) -> tuple[IsianTerbaca, list[Halangan]]:
    """Facts given by path: `pemohon[1].agama`, `anak.agama` (the first) or a case fact's code."""
    pihak: dict[int, dict[str, Nilai]] = {}
    kasus: dict[str, Nilai] = {}
    masalah: list[Halangan] = []
    for jalur, mentah in isian.items():
        depan, titik, kode = jalur.rpartition(".")
        if not titik:
            nilai, buruk = baca_fakta(konteks, {kode: mentah}, "", sumber, MilikFakta.KASUS)
            kasus.update(nilai)
        else:
            tempat = _tempat_pihak(keadaan, depan)
            if tempat is None:
                masalah.append(
                    halangan(
                        KodeHalangan.PIHAK_TIDAK_DIKENAL,
                        jalur,
                        mirip=terdekat(depan, {p.pihak for p in keadaan.pihak}),
                    )
                )
                continue
            nilai, buruk = baca_fakta(konteks, {kode: mentah}, depan, sumber, MilikFakta.PIHAK)
            pihak.setdefault(tempat, {}).update(nilai)
        masalah.extend(buruk)
    return IsianTerbaca(pihak=pihak, kasus=kasus), masalah


def _tempat_pihak(keadaan: Permohonan, depan: str) -> int | None:
    nama, kurung, nomor = depan.partition("[")
    tempat = [n for n, p in enumerate(keadaan.pihak) if p.pihak == nama]
    # Compared as text: a number of thousands of digits cannot even be read.
    dikenal = {f"{n}]": satu for n, satu in enumerate(tempat)}
    return dikenal.get(nomor if kurung else "0]")


def dengan_isian(fakta: FaktaKasus, keadaan: Permohonan, isian: IsianTerbaca) -> FaktaKasus:
    """The facts of a case with newly stated ones laid over them."""
    pihak = {nama: [dict(satu) for satu in semua] for nama, semua in fakta.pihak.items()}
    urutan: dict[str, int] = {}
    for tempat, satu in enumerate(keadaan.pihak):
        nomor = urutan.get(satu.pihak, 0)
        urutan[satu.pihak] = nomor + 1
        if tempat in isian.pihak:
            pihak[satu.pihak][nomor].update(isian.pihak[tempat])
    kasus: dict[str, NilaiFakta] = {**fakta.kasus, **isian.kasus}
    return FaktaKasus(pihak={n: tuple(s) for n, s in pihak.items()}, kasus=kasus)


def peringatan_nik(data: Mapping[str, NilaiFakta], lokasi: str) -> tuple[str, ...]:
    """Warnings about a NIK that contradicts itself; it never refuses (tafsir 43)."""
    return tuple(f"{lokasi}:{kode}" for kode in periksa_nik(data))
