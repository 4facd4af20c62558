"""`docs/halangan.md`, made from the texts: `python -m dinsos_core.application.bahasa.halaman`."""

import sys
from collections.abc import Iterator

from dinsos_core.application.bahasa.kamus import Baris, Kamus, kamus
from dinsos_core.domain.kelayakan.kalimat import Bahasa
from dinsos_core.domain.shared.halangan import KodeHalangan

PEMBUKA = """\
# Halangan

Why a command was blocked. Nothing was changed when one of these comes back, and all reasons come
back at once. A Halangan is never the office's decision: a refused application is a
`PermohonanDitolak`. Codes are stable, so a host may switch on them; the sentences come from
`dinsos_core.application.bahasa` and may improve.

`{names}` are filled from the Halangan: its `rincian`, and `{tempat}`, its `lokasi` in words. A
sentence whose values are missing is left out, or gives way to the plainer one after the slash.

This page is generated; edit `halangan.toml` beside `dinsos_core.application.bahasa` and run
`python -m dinsos_core.application.bahasa.halaman > docs/halangan.md`.

| code | when | Indonesian | English |
| --- | --- | --- | --- |
"""


_BAHASA: tuple[Bahasa, ...] = ("id", "en")


def halaman_halangan() -> str:
    """The page: every code in the order of `KodeHalangan`, when it occurs, and both texts."""
    return PEMBUKA + "".join(_baris_tabel(kamus()))


def _baris_tabel(isi: Kamus) -> Iterator[str]:
    for kode in KodeHalangan:
        teks = isi.kode[kode.value]
        sel = (f"`{kode.value}`", teks.kapan, *(_sel(teks.baris[b]) for b in _BAHASA))
        yield f"| {' | '.join(sel)} |\n"


def _sel(baris: tuple[Baris, ...]) -> str:
    return "<br>".join(" / ".join(pola.teks for pola in satu) for satu in baris)


if __name__ == "__main__":
    sys.stdout.buffer.write(halaman_halangan().encode())
