"""Everything an aggregate declares is needed: take any of it away, and the page of offers changes.

Mutation tools change code, not tables or functions held in them; this takes away each row of each
lifecycle, each condition of each rule, each trait of each kind of step.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from typing import Any

import attrs
import pytest
from attrs import frozen
from tests.permohonan.jalan import contoh_permohonan
from tests.tawaran import Baris, Contoh, Jalan, Jenis, Lihat, Tanya

from dinsos_core.domain.kasus.perintah import SelesaikanLangkah
from dinsos_core.domain.kasus.perintah_catatan import PindahStandar
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.prosedur import cara
from dinsos_core.domain.prosedur.aturan import tanpa_bidang, tanpa_butuh, tanpa_halangan
from dinsos_core.domain.prosedur.cara import BIASA, CARA, Cara
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.sekali import lupakan
from dinsos_core.domain.standar.model import JenisLangkah
from dinsos_core.testing.contoh import KOSAKATA

AGREGAT = (contoh_permohonan,)
APA_SAJA = "apa_saja"
"""An event that may happen in every status."""


@frozen(kw_only=True)
class Tercabut:
    """An aggregate without one thing; ``dekat``: the questions that most likely tell."""

    nama: str
    jenis: Jenis
    cara: Mapping[JenisLangkah, Cara[Any]] = CARA
    dekat: Callable[[Tanya], bool]

    def diketahui(self, contoh: Contoh) -> str | None:
        """What tells that it is gone."""
        with pytest.MonkeyPatch.context() as ganti:
            ganti.setattr(self.jenis.keadaan, "siklus", self.jenis.siklus)
            ganti.setattr(cara, "CARA", self.cara)
            lupakan()
            try:
                return contoh.beda(self.jenis, self.dekat)
            finally:
                lupakan()


# --- the lifecycle


def _siklus(jenis: Jenis, **ubah: object) -> Jenis:
    siklus: Siklus = copy(jenis.siklus)
    for nama, nilai in ubah.items():
        object.__setattr__(siklus, nama, nilai)
    object.__setattr__(siklus, "bergerak", frozenset(tipe for _, tipe in siklus.tabel))
    object.__setattr__(siklus, "berikut", siklus._berikut())
    return attrs.evolve(jenis, siklus=siklus)


def tanpa_baris_siklus(jenis: Jenis) -> Iterator[Tercabut]:
    siklus = jenis.siklus
    for (status, tipe), ke in siklus.tabel.items():
        tabel = {k: v for k, v in siklus.tabel.items() if k != (status, tipe)}
        yield Tercabut(
            nama=f"{status} --{tipe}--> {ke}",
            jenis=_siklus(jenis, tabel=tabel),
            dekat=_pada(status, jenis, tipe),
        )
    # What only follows from another case is nobody's to be offered: tests/sambung.
    ikutan = {satu.kejadian for k, satu in jenis.aturan.items() if k not in jenis.perintah}
    for tipe, semua in siklus.selama.items():
        for status in sorted(semua) if tipe not in ikutan else ():
            selama = {**siklus.selama, tipe: semua - {status}}
            yield Tercabut(
                nama=f"{tipe} during {status}",
                jenis=_siklus(jenis, selama=selama),
                dekat=_pada(status, jenis, tipe),
            )
    # Whether it is done (`tuntas`) only shows beside another case: tests/kembar.
    for status in sorted(siklus.berjalan):
        yield Tercabut(
            nama=f"{status} is berjalan",
            jenis=_siklus(jenis, berjalan=siklus.berjalan - {status}),
            dekat=lambda t: isinstance(t, Lihat),
        )


def _pada(status: str, jenis: Jenis, tipe: str) -> Callable[[Tanya], bool]:
    """Commands given in the status, and what those are offered whose rule the event decides."""
    perintah = {satu.perintah for satu in jenis.aturan.values() if satu.kejadian == tipe}

    def dekat(tanya: Tanya) -> bool:
        if not isinstance(tanya, Jalan | Baris) or tanya.saat.keadaan is None:
            return False
        return tanya.saat.keadaan.status == status and (
            isinstance(tanya, Jalan) or tanya.kelas in perintah
        )

    return dekat


# --- the rules


def tanpa_syarat_aturan(jenis: Jenis) -> Iterator[Tercabut]:
    for kelas, aturan in jenis.aturan.items():
        # No other version comes into force on these ways: tests/pindah.
        if kelas not in jenis.perintah or kelas is PindahStandar:
            continue
        ubahan: dict[str, Mapping[str, Any]] = {
            "by everybody": {"oleh": lambda _: tuple(KOSAKATA.peran)},
            "by nobody": {"oleh": lambda _: ()},
            "in every status": {"kejadian": APA_SAJA},
            "without its text": {"teks": Kata("", "")},
        }
        if aturan.sedikitnya_satu:
            ubahan["with nothing filled in"] = {"sedikitnya_satu": ""}
        for nama, kosong in (
            ("halang", tanpa_halangan),
            ("bidang", tanpa_bidang),
            ("butuh", tanpa_butuh),
        ):
            if getattr(aturan, nama) is not kosong:
                ubahan[f"without its {nama}"] = {nama: kosong}
        if all(jenis.siklus.boleh(satu, aturan.kejadian) for satu in jenis.siklus.status):
            del ubahan["in every status"]  # as it is
        for nama, ubah in ubahan.items():
            baru = {**jenis.aturan, kelas: attrs.evolve(aturan, **ubah)}
            tanpa = attrs.evolve(jenis, aturan=tuple(baru.values()))
            if "kejadian" in ubah:
                selama = {**jenis.siklus.selama, APA_SAJA: frozenset(jenis.siklus.status)}
                tanpa = _siklus(tanpa, selama=selama)
            yield Tercabut(
                nama=f"{kelas.__name__} {nama}",
                jenis=tanpa,
                dekat=_tentang(kelas),
            )


def _tentang(kelas: type) -> Callable[[Tanya], bool]:
    return lambda tanya: isinstance(tanya, Jalan | Baris) and tanya.kelas is kelas


# --- the kinds of steps


def tanpa_sifat_langkah(jenis: Jenis) -> Iterator[Tercabut]:
    for kelas, asal in CARA.items():
        for nama, ubah in _tanpa_sifat(asal):
            baru = {**CARA, kelas: attrs.evolve(asal, **ubah)}
            yield Tercabut(
                nama=f"{kelas} without {nama}",
                jenis=attrs.evolve(jenis),  # a copy, for answers are kept by aggregate
                cara=baru,
                dekat=_langkah_sejenis(kelas),
            )
    for kelas in jenis.akibat:
        tanpa = {k: isi for k, isi in jenis.akibat.items() if k is not kelas}
        yield Tercabut(
            nama=f"{kelas} without its own effect",
            jenis=attrs.evolve(jenis, akibat=tanpa),
            dekat=_langkah_sejenis(kelas),
        )


def _tanpa_sifat(asal: Cara[Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for sifat in (satu.name for satu in attrs.fields(Cara)):
        nilai, biasa = getattr(asal, sifat), getattr(BIASA, sifat)
        if nilai == biasa:
            continue
        if sifat == "hasil":
            for hasil in nilai:
                yield f"outcome {hasil}", {sifat: {h: ke for h, ke in nilai.items() if h != hasil}}
        elif sifat == "tanda":
            for tanda in nilai:
                yield f"mark {tanda}", {sifat: tuple(t for t in nilai if t != tanda)}
        else:
            # Whichever outcome is taken when none is named, without it one must be chosen.
            yield sifat, {sifat: "" if sifat == "wajar" and nilai else biasa}


def _langkah_sejenis(kelas: JenisLangkah) -> Callable[[Tanya], bool]:
    """Steps of the kind that are done or offered."""

    def dekat(tanya: Tanya) -> bool:
        if not isinstance(tanya, Jalan | Baris) or not issubclass(tanya.kelas, SelesaikanLangkah):
            return False
        keadaan, standar = tanya.saat.keadaan, tanya.saat.dasar.standar
        langkah = standar.cari_langkah(keadaan.kemajuan.kini) if keadaan else None
        return langkah is not None and langkah.jenis is kelas

    return dekat


CABUT = (tanpa_baris_siklus, tanpa_syarat_aturan, tanpa_sifat_langkah)


@pytest.mark.parametrize("cabut", CABUT)
@pytest.mark.parametrize("agregat", AGREGAT)
def test_yang_dicabut_diketahui(
    agregat: Callable[[], Contoh], cabut: Callable[[Jenis], Iterator[Tercabut]]
) -> None:
    contoh = agregat()
    semua = tuple(cabut(contoh.jenis))

    tak_diketahui = [satu.nama for satu in semua if satu.diketahui(contoh) is None]

    assert semua
    assert tak_diketahui == [], "take these away, and nobody notices"


@pytest.mark.parametrize("agregat", AGREGAT)
def test_tanpa_dicabut_tidak_ada_yang_berubah(agregat: Callable[[], Contoh]) -> None:
    """Copying, which is how things are taken away, is itself not noticed."""
    contoh = agregat()
    jenis = _siklus(contoh.jenis, tabel=dict(contoh.jenis.siklus.tabel))
    jenis = attrs.evolve(jenis, akibat=dict(jenis.akibat))

    utuh = Tercabut(nama="", jenis=jenis, dekat=lambda _: True)

    assert utuh.diketahui(contoh) is None
