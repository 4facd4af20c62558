"""What a case's own facts say in a message, a line each and in both languages: the papers that are
missing and of whom, the conditions that a decision rests on.

A line names nobody: where a name belongs it leaves `{nama_0|applicant}` to be filled in, and the
sealed value goes with the message under that name.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from dinsos_core.application.bahasa.berkas import kata_sebab, keadaan_diminta
from dinsos_core.application.kabar.isi import kata
from dinsos_core.domain.kasus.berkas import Kekurangan
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Beralasan
from dinsos_core.domain.kelayakan.sebutan import SatuPihak, awali_besar, nama_jalur, nama_pihak
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.kata import BAHASA, Bahasa, Kata
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.jalur import Jalur, urai_jalur
from dinsos_core.domain.standar.kosakata import JenisFakta, KelasBaca, SumberFakta
from dinsos_core.domain.standar.model import Syarat

_BUTIR: Final = Kata(" (persyaratan {})", " (requirement {})")
_UNTUK: Final = Kata(" untuk {}", " for {}")
_SERAHKAN: Final = Kata("; yang diminta: {}", "; what is asked for: {}")


def baris(buat: Callable[[Bahasa], Iterable[str]], nama: str) -> dict[str, str]:
    """Lines under that name, in English under the one with `_en`."""
    return kata(nama, Kata(*("\n".join(buat(bahasa)) for bahasa in BAHASA)))


def isi_kurang(semua: Iterable[Kekurangan], keadaan: Kasus, konteks: Konteks) -> dict[str, str]:
    """What is missing, of whom, and what is asked for."""
    return baris(lambda b: [_kurang(satu, keadaan, konteks, b) for satu in semua], "kekurangan")


def nama_disebut(keadaan: Kasus) -> dict[str, Rahasia]:
    """The names that `isi_kurang` may leave to be filled in: of everybody, for whose papers are
    missing does not show by whose name a message refers to."""
    return {
        f"nama_{n}": satu.fakta["nama"]
        for n, satu in enumerate(keadaan.pihak)
        if "nama" in satu.fakta
    }


def _kurang(satu: Kekurangan, keadaan: Kasus, konteks: Konteks, bahasa: Bahasa) -> str:
    kosakata = konteks.kosakata
    untuk = ""
    if satu.lokasi:
        untuk = _UNTUK.dalam(bahasa).format(_siapa(satu.lokasi, keadaan, konteks, bahasa))
    dokumen = next((d for d in konteks.standar.dokumen if d.kode == satu.dokumen), None)
    diminta = list(keadaan_diminta(dokumen, kosakata, bahasa)) if dokumen is not None else []
    akhir = _SERAHKAN.dalam(bahasa).format(", ".join(diminta)) if diminta else ""
    teks = kosakata.kata(satu.teks).dalam(bahasa)
    return f"{teks}{_butir(satu.butir, bahasa)}{untuk}: {kata_sebab(satu, bahasa)}{akhir}"


def _butir(butir: tuple[str, ...], bahasa: Bahasa) -> str:
    """The printed label; a dash is none."""
    tercetak = [satu for satu in butir if satu != "–"]
    return _BUTIR.dalam(bahasa).format(", ".join(tercetak)) if tercetak else ""


def _siapa(lokasi: str, keadaan: Kasus, konteks: Konteks, bahasa: Bahasa) -> str:
    """A party by name, otherwise by what it is in the case."""
    pihak, nomor = _urai(lokasi)
    sekawan = sum(q.pihak == pihak for q in keadaan.pihak)
    satu = SatuPihak(pihak, nomor + 1 if sekawan > 1 else 0)
    sebut = nama_pihak(satu, bahasa, konteks.kosakata)
    n = _tempat(lokasi, keadaan)
    return sebut if n is None else f"{{nama_{n}|{sebut}}}"


def _tempat(lokasi: str, keadaan: Kasus) -> int | None:
    """Which of the case's parties it is."""
    pihak, nomor = _urai(lokasi)
    semua = [n for n, q in enumerate(keadaan.pihak) if q.pihak == pihak]
    return semua[nomor] if nomor < len(semua) else None


def _urai(lokasi: str) -> tuple[str, int]:
    """`pemohon[1]` is the second applicant."""
    pihak, _, nomor = lokasi.removesuffix("]").partition("[")
    return pihak, int(nomor or 0)


def isi_dasar(
    e: Beralasan, keadaan: Kasus, konteks: Konteks
) -> tuple[dict[str, str], dict[str, Rahasia]]:
    """The conditions that it rests on, as the standard prints them, and what they were judged by,
    as far as the reader stated it and anybody with a part in the case reads it."""
    syarat = {s.kode: s for s in konteks.standar.syarat}
    dipakai = [syarat[kode] for kode in e.dasar if kode in syarat]
    terjemah = konteks.kosakata.kata
    dasar = baris(
        lambda b: [f"{terjemah(s.teks).dalam(b)}{_butir(s.butir, b)}" for s in dipakai], "dasar"
    )
    jalur = dict.fromkeys(j for s in dipakai for j in _jalur(s))
    fakta = [satu for j in jalur if _terbuka(j, konteks) for satu in _nilai(j, keadaan)]
    hari = konteks.hari(keadaan.diajukan_pada).isoformat()

    def catatan(bahasa: Bahasa) -> list[str]:
        semua = [
            f"{awali_besar(_nama(j, n, keadaan, konteks, bahasa))}: {{fakta_{ke}}}"
            for ke, (j, n, _) in enumerate(fakta)
        ]
        return [*semua, f"{_PENGAJUAN.dalam(bahasa)}: {{{hari}}}"] if semua else []

    rahasia = {f"fakta_{ke}": nilai for ke, (_, _, nilai) in enumerate(fakta)}
    nama = {
        f"nama_{n}": keadaan.pihak[n].fakta["nama"]
        for _, n, _ in fakta
        if n is not None and "nama" in keadaan.pihak[n].fakta
    }
    return {**dasar, **baris(catatan, "catatan")}, {**rahasia, **nama}


_PENGAJUAN: Final = Kata("Tanggal pengajuan", "Day of submission")
_TERBACA: Final = frozenset({JenisFakta.TANGGAL, JenisFakta.BILANGAN})
"""What reads the same in both languages, or as a date."""


def _jalur(syarat: Syarat) -> Iterator[Jalur]:
    """The facts that a condition looks at."""
    for satu in (syarat, *syarat.salah_satu):
        if satu.fakta:
            yield urai_jalur(satu.fakta)
        if satu.pada not in ("", "pengajuan"):
            yield urai_jalur(satu.pada)


def _terbuka(jalur: Jalur, konteks: Konteks) -> bool:
    definisi = konteks.kosakata.fakta.get(jalur.kode)
    if definisi is None or definisi.spesifik or definisi.jenis not in _TERBACA:
        return False
    pihak = konteks.kosakata.pihak.get(jalur.pihak)
    kelas = definisi.kelas if pihak is None else definisi.kelas.dan(pihak.kelas)
    return definisi.sumber is SumberFakta.PERNYATAAN and kelas is KelasBaca.KASUS


def _nilai(jalur: Jalur, keadaan: Kasus) -> Iterator[tuple[Jalur, int | None, Rahasia]]:
    """Its values, sealed, each with the place of its party."""
    if not jalur.pihak:
        if jalur.kode in keadaan.fakta:
            yield jalur, None, keadaan.fakta[jalur.kode]
        return
    for n, q in enumerate(keadaan.pihak):
        if q.pihak == jalur.pihak and jalur.kode in q.fakta:
            yield jalur, n, q.fakta[jalur.kode]


def _nama(jalur: Jalur, n: int | None, keadaan: Kasus, konteks: Konteks, bahasa: Bahasa) -> str:
    """A fact by its name; of one of several, with whose it is."""
    sekawan = [k for k, q in enumerate(keadaan.pihak) if q.pihak == jalur.pihak]
    if n is None or len(sekawan) < 2:
        return nama_jalur(jalur, bahasa, konteks.kosakata)
    sendiri = nama_jalur(Jalur(kode=jalur.kode), bahasa, konteks.kosakata)
    siapa = _siapa(f"{jalur.pihak}[{sekawan.index(n)}]", keadaan, konteks, bahasa)
    return f"{sendiri} ({siapa})"
