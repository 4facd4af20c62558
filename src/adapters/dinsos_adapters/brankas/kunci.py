"""Master keys from a file or from the environment, checked before anything uses them.

Both name each key (an id, stored beside what it wraps) and say which is in force. With a single
key nothing more is needed; with several, ``aktif`` and ``indeks`` must be said, because guessing
the index key wrong would make people unfindable without any error.
"""

import base64
import binascii
import os
import secrets
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import field

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.kunci import PANJANG_KUNCI, KunciTidakTersedia

VARIABEL = "DINSOS_KUNCI"
VARIABEL_AKTIF = "DINSOS_KUNCI_AKTIF"
VARIABEL_INDEKS = "DINSOS_KUNCI_INDEKS"


class KunciRusak(Exception):
    """The keys cannot be used as configured; says what is wrong, never a key."""


class KunciTiada(KunciRusak, KunciTidakTersedia):
    """There are no keys at all."""


@frozen(kw_only=True)
class RangkaianKunci:
    """Master keys by id, which one is in force, which ones hash (see `PenyediaKunci`)."""

    aktif: str
    indeks: tuple[str, ...]
    semua: Mapping[str, bytes] = field(repr=False)

    def __attrs_post_init__(self) -> None:
        if not self.indeks:
            raise KunciRusak("tidak ada kunci indeks")
        for id_kunci in (self.aktif, *self.indeks):
            if id_kunci not in self.semua:
                raise KunciRusak(f"kunci {id_kunci!r} tidak ada dalam daftar kunci")
        for id_kunci, nilai in self.semua.items():
            if len(nilai) != PANJANG_KUNCI:
                raise KunciRusak(f"kunci {id_kunci!r} tidak sepanjang {PANJANG_KUNCI} bita")

    def kunci(self, id_kunci: str) -> bytes:
        try:
            return self.semua[id_kunci]
        except KeyError:
            raise KunciTidakTersedia(f"kunci_tidak_tersedia: {id_kunci}") from None


def kunci_dari_berkas(berkas: Path) -> RangkaianKunci:
    """Read a key file (TOML: ``aktif``, ``indeks``, table ``kunci`` of id = base64).

    Raises `KunciRusak`, also when the file may be read by anyone but its owner.
    """
    isi = baca_rahasia(berkas)
    daftar = isi.get("kunci")
    if not isinstance(daftar, dict):
        raise KunciRusak(f"{berkas} tidak mempunyai tabel [kunci]")
    indeks = isi.get("indeks", [])
    return _susun(daftar, isi.get("aktif"), [indeks] if isinstance(indeks, str) else indeks)


def baca_rahasia(berkas: Path) -> dict[str, Any]:
    """A TOML file that only its owner may read. Raises `KunciRusak`."""
    try:
        with berkas.open("rb") as terbuka:
            if os.name == "posix" and stat.S_IMODE(os.fstat(terbuka.fileno()).st_mode) & 0o077:
                raise KunciRusak(f"{berkas} terbuka bagi pengguna lain; jalankan chmod 600")
            return tomllib.load(terbuka)
    except OSError as gagal:
        raise KunciRusak(f"{berkas} tidak terbaca: {gagal.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        # The parser's own message may quote the line, and with it a key.
        raise KunciRusak(f"{berkas} bukan TOML yang benar") from None


def kunci_dari_lingkungan(lingkungan: Mapping[str, str]) -> RangkaianKunci:
    """Read keys from variables: ``DINSOS_KUNCI`` ("id:base64", separated by spaces),
    ``DINSOS_KUNCI_AKTIF`` and ``DINSOS_KUNCI_INDEKS`` (ids). Raises `KunciRusak`."""
    daftar = {}
    for nomor, satu in enumerate(lingkungan.get(VARIABEL, "").split(), 1):
        id_kunci, pisah, nilai = satu.partition(":")
        if not pisah:
            raise KunciRusak(f"{VARIABEL}: bagian {nomor} tidak berbentuk id:base64")
        daftar[id_kunci] = nilai
    indeks = lingkungan.get(VARIABEL_INDEKS, "").split()
    return _susun(daftar, lingkungan.get(VARIABEL_AKTIF) or None, indeks)


def buat_berkas_kunci(berkas: Path, id_kunci: str) -> RangkaianKunci:
    """Write a new key file with one random key, readable by its owner only.

    Raises `FileExistsError` rather than replace keys that data may depend on.
    """
    nilai = base64.b64encode(secrets.token_bytes(PANJANG_KUNCI)).decode()
    if not id_kunci or any(h in '"\\ :' or not h.isprintable() for h in id_kunci):
        raise KunciRusak("id kunci kosong atau memuat tanda yang tidak boleh")
    isi = f'aktif = "{id_kunci}"\nindeks = ["{id_kunci}"]\n\n[kunci]\n"{id_kunci}" = "{nilai}"\n'
    tulis_rahasia(berkas, isi)
    return kunci_dari_berkas(berkas)


def tulis_rahasia(berkas: Path, isi: str) -> None:
    """A new file that only its owner may read. Raises `FileExistsError`."""
    with os.fdopen(os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as terbuka:
        terbuka.write(isi)
        terbuka.flush()
        os.fsync(terbuka.fileno())


def _susun(daftar: Mapping[str, Any], aktif: object, indeks: object) -> RangkaianKunci:
    if not daftar:
        raise KunciTiada("tidak ada kunci satu pun")
    if len(daftar) > 1 and (aktif is None or not indeks):
        raise KunciRusak("ada beberapa kunci: sebutkan mana yang aktif dan mana yang indeks")
    (pertama, *_) = daftar
    aktif = aktif or pertama
    indeks = indeks or [pertama]
    if not isinstance(aktif, str) or not isinstance(indeks, list):
        raise KunciRusak("aktif harus berupa id, indeks harus berupa daftar id")
    return RangkaianKunci(
        aktif=aktif,
        indeks=tuple(str(satu) for satu in indeks),
        semua={id_kunci: _urai(id_kunci, nilai) for id_kunci, nilai in daftar.items()},
    )


def _urai(id_kunci: str, nilai: object) -> bytes:
    try:
        return base64.b64decode(str(nilai), validate=True)
    except (binascii.Error, ValueError):
        raise KunciRusak(f"kunci {id_kunci!r} bukan base64") from None
