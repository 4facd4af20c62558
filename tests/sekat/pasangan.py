"""Two histories that differ in one sealed fact, and everything of them that nobody has to open."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs
from attrs import evolve, frozen
from returns.pipeline import is_successful
from tests.jejak.catatan import Bagian, Rekam
from tests.jejak.panggung import Memori, Panggung, jawaban, orang
from tests.jejak.ulang import STANDAR, jejak
from tests.katalog.bacaan_lain import katalog

from dinsos_core import Terhalang
from dinsos_core.application.kejadian_keluar import PenyusunSiaran
from dinsos_core.application.kodek import susun_kodek
from dinsos_core.domain.kasus.perintah import BukaKasus
from dinsos_core.domain.standar.kosakata import DefinisiFakta, JenisFakta
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.penyimpanan import KasusTersimpan

KODEK = susun_kodek()
SUSUN = PenyusunSiaran("https://dinsos.example.go.id/layanan")

SIDIK: Final = re.compile("[0-9a-f]{64}")
"""Keyed hashes, with another key in each store."""

ARAH: Final = ("langkah", "hasil", "berikut")

TERBUKA: Final[Mapping[str, str]] = {
    "dasar": "on what a decision rests: its conditions, by code",
    "menyimpang": "whether a decision goes against the assessment",
    "kembar": "which other cases may be about the same person",
    "anak": "that whoever asks is a child: nothing is written to them",
    "kepada": "to whom a case was passed on",
    "tanggal_mulai": "dates that start limits, once the office has decided on them",
    "tanggal": "the same, in the event that sets them",
}
"""What a decision makes open, by the name of the field; docs/privasi.md says why."""


@frozen(kw_only=True)
class Cerita:
    """One way through a trace, as far as an act."""

    isi: StandarPelayanan
    bagian: Bagian
    jalan: tuple[Rekam, ...]

    @property
    def fakta(self) -> tuple[str, ...]:
        """The codes of what is stated or attested on the way."""
        return tuple(dict.fromkeys(kode for r in self.jalan for kode, _ in _disebut(r.perintah)))

    def nilai(self, kode: str) -> object:
        """As it is stated first."""
        semua = (x for r in self.jalan for x in _disebut(r.perintah))
        return next(nilai for nama, nilai in semua if nama == kode)


def cerita(standar: int, bagian: int, akhir: int) -> Cerita:
    """The way that these numbers stand for, whatever they are."""
    isi = STANDAR[standar % len(STANDAR)]
    semua = jejak(isi)
    satu = semua[bagian % len(semua)]
    menurut = {r.nomor: r for r in satu.rekam}
    nomor, jalan = satu.rekam[akhir % len(satu.rekam)].nomor, list[Rekam]()
    while nomor:
        jalan.insert(0, menurut[nomor])
        nomor = menurut[nomor].dari
    return Cerita(isi=isi, bagian=satu, jalan=tuple(jalan))


def _disebut(perintah: Any) -> Iterator[tuple[str, object]]:
    for nama, nilai in getattr(perintah, "fakta", {}).items():
        yield nama.rpartition(".")[2], nilai
    for pihak in getattr(perintah, "pihak", ()) if isinstance(perintah, BukaKasus) else ():
        yield from pihak.data.items()


def tukar(perintah: Any, kode: str, ini: object, itu: object) -> Any:
    """The command with the fact the other way round."""

    def isi(data: Mapping[str, object]) -> dict[str, object]:
        return {
            nama: (itu if n == ini else ini if n == itu else n)
            if nama.rpartition(".")[2] == kode
            else n
            for nama, n in data.items()
        }

    ubah: dict[str, Any] = {}
    if getattr(perintah, "fakta", None):
        ubah["fakta"] = isi(perintah.fakta)
    if isinstance(perintah, BukaKasus):
        ubah["pihak"] = tuple(evolve(q, data=isi(q.data)) for q in perintah.pihak)
    return evolve(perintah, **ubah) if ubah else perintah


def lain(definisi: DefinisiFakta, nilai: Any) -> Any:
    """Another value of the fact, of the same kind; None where there is none."""
    match definisi.jenis:
        case JenisFakta.YA_TIDAK:
            return not nilai
        case JenisFakta.PILIHAN:
            sisa = [x for x in definisi.pilihan if x != nilai and x not in (nilai or ())]
            pilih = sisa[0] if sisa else None
            return [pilih] if definisi.banyak and pilih else pilih
        case JenisFakta.BILANGAN:
            return nilai + 1
        case JenisFakta.TEKS if definisi.digit is None:
            return f"{nilai} lain"
        case JenisFakta.TANGGAL:
            return f"{int(str(nilai)[:4]) - 1}{str(nilai)[4:]}".replace("-02-29", "-02-28")
        case JenisFakta.WILAYAH:
            return "11.01" if nilai != "11.01" else "11.02"
        case _:
            return None


def jalankan(satu: Cerita, kode: str = "", ini: object = None, itu: object = None) -> Iterator[Any]:
    """After each act what stands in the open; it ends where an act is refused."""
    tempat = Memori()
    panggung = Panggung(
        satu.isi.instansi.kode,
        tempat,
        jawaban(satu.isi, satu.bagian.varian),
        satu.jalan[0].saat,
    )
    panggung.app = panggung.app.dengan(rahasia_baru=lambda: bytes(16))
    for rekam in satu.jalan:
        perintah = tukar(rekam.perintah, kode, ini, itu) if kode else rekam.perintah
        jawab = panggung.lakukan(rekam.nomor, rekam.saat, perintah, rekam.oleh)
        if not is_successful(jawab):
            return
        yield terbuka(panggung, tempat, rekam.oleh)


@frozen(kw_only=True)
class Terbuka:
    """``jalan``: which way the case went, which decisions and checks decide; ``isi``: all the
    rest."""

    jalan: tuple[object, ...]
    isi: Mapping[str, object]


def terbuka(panggung: Panggung, tempat: Memori, oleh: str) -> Terbuka:
    """Everything that the store holds outside the vault, and what lists, desks and receivers of
    events get of it."""
    tabel = tempat.buka.tabel
    kasus: Mapping[Any, Any] = tabel.kasus.kasus
    riwayat: list[Any] = [e for semua in tabel.kasus.riwayat.values() for e in semua]
    meja: object = ()
    try:
        meja = panggung.app.meja(orang(oleh, panggung.instansi)).kerja
    except Terhalang:
        meja = "tidak ada"
    return Terbuka(
        jalan=tuple(
            (
                e.kejadian.tipe,
                *(getattr(e.kejadian, n, "") for n in ("langkah", "hasil", "berikut")),
            )
            for e in riwayat
        ),
        isi={
            "kejadian": [_polos(e.kejadian) for e in riwayat],
            "keadaan": {k: _polos(s.keadaan) for k, s in kasus.items() if s.keadaan},
            "indeks": {k: _teks(attrs.asdict(s.indeks)) for k, s in kasus.items()},
            "kotak keluar": [_teks(attrs.asdict(p)) for p in _pesan(tabel)],
            "siaran": [
                repr(SUSUN(kasus[e.kasus], e).isi)
                for e in riwayat
                if isinstance(kasus.get(e.kasus), KasusTersimpan)
            ],
            "meja": _teks(meja),
        },
    )


def _pesan(tabel: Any) -> Iterator[Any]:
    yield from (satu.pesan if hasattr(satu, "pesan") else satu for satu in tabel.kiriman.values())


def _teks(benda: object) -> str:
    return SIDIK.sub("sidik", repr(benda))


def _polos(benda: Any) -> object:
    return _tanpa(json.loads(SIDIK.sub("sidik", KODEK.tulis(benda))))


def _tanpa(isi: Any) -> Any:
    if isinstance(isi, dict):
        return {k: _tanpa(v) for k, v in isi.items() if k not in TERBUKA}
    return [_tanpa(satu) for satu in isi] if isinstance(isi, list) else isi


def definisi(kode: str) -> DefinisiFakta:
    return katalog().kosakata.fakta[kode]


def terdekat_beda(ini: Any, itu: Any, tempat: str = "") -> str:
    """Where two open views differ first; empty where they are the same."""
    if isinstance(ini, dict) and isinstance(itu, dict) and ini.keys() == itu.keys():
        semua = (terdekat_beda(ini[k], itu[k], f"{tempat}.{k}") for k in ini)
        return next(filter(None, semua), "")
    if isinstance(ini, list) and isinstance(itu, list) and len(ini) == len(itu):
        semua = (
            terdekat_beda(a, b, f"{tempat}[{n}]")
            for n, (a, b) in enumerate(zip(ini, itu, strict=True))
        )
        return next(filter(None, semua), "")
    return "" if ini == itu else f"{tempat}: {ini!r} / {itu!r}"
