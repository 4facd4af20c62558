"""Committed traces, read and given again."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from returns.pipeline import is_successful
from tests.jejak import catatan
from tests.jejak.catatan import FOLDER, Bagian, Rekam, Terlihat
from tests.jejak.panggung import Memori, Panggung, Tempat, jawaban, orang
from tests.katalog.bacaan_lain import katalog

from dinsos_core import Tindakan
from dinsos_core.domain.kasus.perintah import BukaKasus
from dinsos_core.domain.standar.model import StandarPelayanan


def berkas(isi: StandarPelayanan) -> Path:
    return FOLDER / isi.instansi.kode / isi.keputusan.kode / f"{isi.layanan}.txt"


STANDAR = tuple(katalog().semua())
setiap_standar = pytest.mark.parametrize(
    "isi", STANDAR, ids=lambda s: f"{s.keputusan.kode}-{s.layanan}"
)


def jejak(isi: StandarPelayanan) -> tuple[Bagian, ...]:
    """The trace of a standard as committed."""
    return _jejak(berkas(isi), isi.instansi.zona)


@cache
def _jejak(nama: Path, zona: str) -> tuple[Bagian, ...]:
    return tuple(catatan.baca(nama.read_text(encoding="utf-8"), ZoneInfo(zona)))


def tanpa_apa_pun(_panggung: Panggung, _rekam: Rekam) -> None:
    """Nothing is looked at."""


def ulangi(
    isi: StandarPelayanan,
    satu: Bagian,
    tempat: Tempat,
    sebelum: Callable[[Panggung, Rekam], None] = tanpa_apa_pun,
    sesudah: Callable[[Panggung, Rekam], None] = tanpa_apa_pun,
) -> None:
    """Every act of a variant, each after the one it comes after, and compared with what is
    written; a branch undoes what it did. ``sebelum`` and ``sesudah``: called at its moment, before
    it is done and after."""
    anak: dict[int, list[Rekam]] = defaultdict(list)
    for rekam in satu.rekam:
        anak[rekam.dari].append(rekam)
    panggung = Panggung(isi.instansi.kode, tempat, jawaban(isi, satu.varian), satu.rekam[0].saat)

    def turun(dari: int, dulu: Mapping[str, Terlihat]) -> None:
        for rekam in anak[dari]:
            # The last way on needs no undoing of its own: it is undone with what it comes after.
            with nullcontext() if dari and rekam is anak[dari][-1] else tempat.cabang():
                panggung.saat = rekam.saat
                sebelum(panggung, rekam)
                if isinstance(tempat, Memori):  # a form is the same wherever the case is kept
                    tindakan = formulir(panggung, rekam)
                    tertulis = catatan.diminta(
                        standar_rekam(isi, satu, rekam), tindakan, rekam.perintah, rekam.oleh
                    )
                    assert tertulis == rekam.diminta, rekam
                jawab = panggung.lakukan(rekam.nomor, rekam.saat, rekam.perintah, rekam.oleh)
                assert is_successful(jawab), (rekam, jawab.failure())
                siapa, kini = panggung.amati(jawab.unwrap())
                kasus = jawab.unwrap().kasus
                lama = dulu.get(kasus, Terlihat())
                jadi = catatan.sesudah(jawab.unwrap(), siapa, lama, kini)
                assert jadi.items() <= rekam.sesudah.items(), (rekam, jadi)
                sesudah(panggung, rekam)
                turun(rekam.nomor, {**dulu, kasus: kini})

    turun(0, {})


def standar_rekam(isi: StandarPelayanan, satu: Bagian, rekam: Rekam) -> StandarPelayanan:
    """The standard of the case that an act is about."""
    if not rekam.layanan:
        return isi.untuk_varian(satu.varian)
    layanan, _, varian = rekam.layanan.partition(" ")
    lain = katalog().standar(isi.instansi.kode, layanan, rekam.saat.date()).unwrap()
    return lain.untuk_varian(varian or None)


def formulir(panggung: Panggung, rekam: Rekam) -> Tindakan:
    """The form that this act fills in, as it is offered to whoever acts."""
    app, oleh, perintah = panggung.app, orang(rekam.oleh, panggung.instansi), rekam.perintah
    if isinstance(perintah, BukaKasus):
        return app.formulir_buka(perintah.layanan, oleh, varian=perintah.varian)
    semua = app.langkah_tersedia(perintah.kasus, oleh)
    return next(satu for satu in semua if satu.perintah == type(perintah).__name__)
