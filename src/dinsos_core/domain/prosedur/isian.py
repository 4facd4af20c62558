"""What people typed: read against the vocabulary, sealed, and laid over what was stated before."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from attrs import field

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kelayakan.anak import Umur
from dinsos_core.domain.kelayakan.fakta import BELUM_DIISI, FaktaKasus
from dinsos_core.domain.kelayakan.isian import baca_isian
from dinsos_core.domain.kelayakan.keganjilan import peringatan_fakta
from dinsos_core.domain.kelayakan.peringatan import RingkasanPeringatan, ringkas_semua
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.kata import ucapan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.nilai import BelumDiketahui, Nilai, NilaiFakta
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia, Tersegel, kunci_segel, kunci_teks
from dinsos_core.domain.standar.kosakata import DefinisiFakta, MilikFakta, SumberFakta
from dinsos_core.domain.standar.model import Langkah

T = TypeVar("T")


def segel(konteks: Konteks, subjek: SubjekId, kunci: str, nilai: Nilai) -> Rahasia:
    """A sealed value under a key that no other command uses."""
    return Rahasia(subjek=subjek, kunci=f"{konteks.id_baru}/{kunci}", nilai=nilai)


def kunci_pihak(tempat: int, kode: str) -> str:
    """So have the facts of each party: one person may be two of them."""
    return f"{tempat}/{kode}"


def segel_isi(konteks: Konteks, pokok: SubjekId, nama: str, isi: T, milik: str) -> Tersegel[T]:
    """What follows from facts, sealed under whom the case is about. ``milik``: the event that holds
    it, by a name that is the only one of its command."""
    kunci = f"{konteks.id_baru}/{kunci_segel(nama, milik)}"
    return Tersegel(rahasia=Rahasia(subjek=pokok, kunci=kunci), isi=isi)


def segel_teks(
    konteks: Konteks, keadaan: Kasus, kunci: str, teks: str, *, wajib: bool = False
) -> Rahasia | None:
    """Free text sealed under whom the case is about; whatever a person types may name a person."""
    rapi = ucapan(teks)
    if not rapi:
        if wajib:
            raise Terhalang(halangan(KodeHalangan.ALASAN_WAJIB, kunci))
        return None
    return segel(konteks, keadaan.pokok, kunci_teks(kunci), rapi)


def segel_alasan(konteks: Konteks, keadaan: Kasus, teks: str) -> Rahasia:
    """A reason that must be given."""
    rahasia = segel_teks(konteks, keadaan, "alasan", teks, wajib=True)
    assert rahasia is not None
    return rahasia


@frozen(kw_only=True)
class FaktaTerbaca:
    """Facts read from a form: by place of the party (in the case's order), and the case's own.

    `BELUM_DIISI` stands where a fact is to be unknown again.
    """

    pihak: Mapping[int, Mapping[str, NilaiFakta]] = field(repr=False)
    kasus: Mapping[str, NilaiFakta] = field(repr=False)

    @property
    def kosong(self) -> bool:
        """Whether nothing was stated and nothing taken back."""
        return not self.kasus and not any(self.pihak.values())


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
    konteks: Konteks, keadaan: Kasus, isian: Mapping[str, object], sumber: SumberFakta
) -> tuple[FaktaTerbaca, list[Halangan]]:
    """Facts given by path: `pemohon[1].agama`, `anak.agama` (the first) or a case fact's code.

    None, or an empty list, takes back what is known; blank text is simply not stated.
    """
    pihak: dict[int, dict[str, NilaiFakta]] = {}
    kasus: dict[str, NilaiFakta] = {}
    masalah: list[Halangan] = []
    disebut: set[tuple[int, str]] = set()
    semua_tempat = tempat_pihak(keadaan)
    for jalur, mentah in isian.items():
        depan, titik, kode = jalur.rpartition(".")
        if not titik:
            terbaca, buruk = baca_fakta(konteks, {kode: mentah}, "", sumber, MilikFakta.KASUS)
            kasus |= _ditarik(keadaan.fakta, kode, mentah) if not buruk else {}
            kasus |= terbaca
        else:
            tempat = semua_tempat.get(depan)
            if tempat is None:
                masalah.append(
                    halangan(
                        KodeHalangan.PIHAK_TIDAK_DIKENAL,
                        jalur,
                        mirip=terdekat(depan, {p.pihak for p in keadaan.pihak}),
                    )
                )
                continue
            if (tempat, kode) in disebut:
                # `anak.nik` and `anak[0].nik`: nobody says which of the two holds.
                masalah.append(halangan(KodeHalangan.FAKTA_GANDA, jalur))
                continue
            disebut.add((tempat, kode))
            terbaca, buruk = baca_fakta(konteks, {kode: mentah}, depan, sumber, MilikFakta.PIHAK)
            isi = pihak.setdefault(tempat, {})
            isi |= _ditarik(keadaan.pihak[tempat].fakta, kode, mentah) if not buruk else {}
            isi |= terbaca
        masalah.extend(buruk)
    return FaktaTerbaca(pihak=pihak, kasus=kasus), masalah


def _ditarik(ada: Mapping[str, Rahasia], kode: str, mentah: object) -> dict[str, NilaiFakta]:
    kosong = mentah is None or (isinstance(mentah, list | tuple | set | frozenset) and not mentah)
    return {kode: BELUM_DIISI} if kosong and kode in ada else {}


def yang_berubah(fakta: FaktaKasus, keadaan: Kasus, isian: FaktaTerbaca) -> FaktaTerbaca:
    """Without the facts that are as they were already: stating them again changes nothing."""
    sisa = {nama: iter(semua) for nama, semua in fakta.pihak.items()}
    kini = [next(sisa.get(satu.pihak, iter(())), {}) for satu in keadaan.pihak]
    pihak = {tempat: _berbeda(kini[tempat], isi) for tempat, isi in isian.pihak.items()}
    return FaktaTerbaca(
        pihak={tempat: isi for tempat, isi in pihak.items() if isi},
        kasus=_berbeda(fakta.kasus, isian.kasus),
    )


def _berbeda(
    kini: Mapping[str, NilaiFakta], isi: Mapping[str, NilaiFakta]
) -> Mapping[str, NilaiFakta]:
    def sama(kode: str, nilai: NilaiFakta) -> bool:
        lama = kini.get(kode)
        return type(lama) is type(nilai) and lama == nilai  # True is no 1

    return {kode: nilai for kode, nilai in isi.items() if not sama(kode, nilai)}


def urutan_pihak(keadaan: Kasus) -> list[tuple[str, int]]:
    """Each party's kind and its place among those of its kind, from 0."""
    urutan: Counter[str] = Counter()
    hasil = []
    for satu in keadaan.pihak:
        hasil.append((satu.pihak, urutan[satu.pihak]))
        urutan[satu.pihak] += 1
    return hasil


def fakta_disaksikan(
    keadaan: Kasus, konteks: Konteks, langkah: Langkah
) -> dict[str, DefinisiFakta]:
    """The facts that a step may attest, by path (`pemohon[0].sehat`): those the conditions need,
    of whom they need them, which the step's roles may attest, while facts may still change."""
    hasil: dict[str, DefinisiFakta] = {}
    if not keadaan.boleh(k.DataDikoreksi.tipe):
        return hasil
    for jalur in konteks.syarat.jalur:
        definisi = konteks.kosakata.fakta.get(jalur.kode)
        if definisi is None or definisi.sumber is not SumberFakta.ATESTASI:
            continue
        boleh = konteks.syarat.atestasi.get(jalur.kode)
        if boleh and not set(boleh) & set(langkah.oleh):
            continue
        banyak = sum(p.pihak == jalur.pihak for p in keadaan.pihak)
        orang = [f"{jalur.pihak}[{n}]." for n in range(banyak if jalur.setiap else min(banyak, 1))]
        hasil |= {f"{milik}{jalur.kode}": definisi for milik in (orang if jalur.pihak else [""])}
    return hasil


def tempat_pihak(keadaan: Kasus) -> dict[str, int]:
    """The place of each party by what a path may call it: `pemohon[1]`, or `anak` for the first."""
    # Looked up as text: a number of thousands of digits cannot even be read.
    hasil: dict[str, int] = {}
    for tempat, (nama, ke) in enumerate(urutan_pihak(keadaan)):
        hasil[f"{nama}[{ke}]"] = tempat
        hasil.setdefault(nama, tempat)
    return hasil


def dengan_isian(fakta: FaktaKasus, keadaan: Kasus, isian: FaktaTerbaca) -> FaktaKasus:
    """The facts of a case with newly stated ones laid over them."""
    if not isian.pihak and not isian.kasus:
        return fakta
    sisa = {nama: iter(semua) for nama, semua in fakta.pihak.items()}
    pihak = [
        (satu.pihak, {**next(sisa[satu.pihak]), **isian.pihak.get(tempat, {})})
        for tempat, satu in enumerate(keadaan.pihak)
    ]
    return FaktaKasus.susun(pihak, {**fakta.kasus, **isian.kasus})


def peringatan(
    konteks: Konteks, pokok: SubjekId, fakta: FaktaKasus, diajukan: datetime, milik: str
) -> Tersegel[tuple[RingkasanPeringatan, ...]]:
    """All warnings about the facts of a case first submitted at that instant, as an event stores
    them; none refuses (tafsir 43)."""
    semua = peringatan_fakta(konteks.syarat, fakta, konteks.hari(diajukan))
    return segel_isi(konteks, pokok, "peringatan", ringkas_semua(semua), milik)


def anak_disebut(peringatan: Tersegel[tuple[RingkasanPeringatan, ...]]) -> tuple[str, ...]:
    """By which birth dates whoever asks is a child."""
    semua = (satu for satu in peringatan.terbuka if satu.kode == Umur.ANAK.value)
    return tuple(lokasi for satu in semua for lokasi in satu.lokasi)


def _dinyatakan(isi: Mapping[str, NilaiFakta]) -> dict[str, Nilai]:
    return {kode: nilai for kode, nilai in isi.items() if not isinstance(nilai, BelumDiketahui)}


def _kode_ditarik(isi: Mapping[str, NilaiFakta]) -> tuple[str, ...]:
    return tuple(kode for kode, nilai in isi.items() if isinstance(nilai, BelumDiketahui))


def data_dikoreksi(
    keadaan: Kasus,
    isian: FaktaTerbaca,
    konteks: Konteks,
    oleh: JejakPelaku,
    alasan: Rahasia | None = None,
) -> k.DataDikoreksi:
    """The event for facts stated or attested after submission."""
    return k.DataDikoreksi(
        pada=konteks.kini, oleh=oleh, alasan=alasan, **isi_perubahan(keadaan, isian, konteks)
    )


def isi_perubahan(keadaan: Kasus, isian: FaktaTerbaca, konteks: Konteks) -> dict[str, Any]:
    """What an event says of facts that change (`FaktaBerubah`), with all warnings about them as
    they stand then."""
    fakta = dengan_isian(konteks.fakta, keadaan, isian)
    diperingatkan = peringatan(
        konteks, keadaan.pokok, fakta, keadaan.diajukan_pada, "fakta_berubah"
    )
    return {
        "pihak": tuple(
            (
                tempat,
                {
                    kode: segel(konteks, keadaan.pihak[tempat].subjek, kunci_pihak(tempat, kode), n)
                    for kode, n in _dinyatakan(nilai).items()
                },
            )
            for tempat, nilai in isian.pihak.items()
            if _dinyatakan(nilai)
        ),
        "fakta": {
            kode: segel(konteks, keadaan.pemilik, kode, n)
            for kode, n in _dinyatakan(isian.kasus).items()
        },
        "pihak_ditarik": tuple(
            (tempat, ditarik)
            for tempat, nilai in isian.pihak.items()
            if (ditarik := _kode_ditarik(nilai))
        ),
        "fakta_ditarik": _kode_ditarik(isian.kasus),
        "peringatan": diperingatkan,
        "anak": anak_disebut(diperingatkan),
    }
