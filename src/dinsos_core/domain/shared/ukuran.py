"""How large anything may be that comes in. What no office writes by hand is a mistake or an attack:
it is refused with its place and its bound before anything is looked up, sealed or stored.

docs/ukuran.md lists these bounds and those of single fields.
"""

from typing import Final

TEKS: Final = 20_000
"""Characters of one text: some seven typed pages."""

NAMA: Final = 200
"""Characters of an id or a name of an entry. Indexes of databases end at some 2,700 bytes."""

ARGUMEN: Final = 500
"""Characters of a plain argument of a call: a code, a purpose, a key, a cursor."""

DAFTAR: Final = 1_000
"""Items of one list or mapping."""

HALAMAN: Final = 10_000
"""Items of one page of a list, or of one round of recurring work."""

ISI: Final = 10_000
"""Values in one command or question, all in all."""

HURUF: Final = 500_000
"""Characters in one command or question, all in all."""

TINGKAT: Final = 4
"""How deep a stated fact may be nested."""

BILANGAN: Final = 10**12
"""Farther from zero no number is."""

TAHUN: Final = (1700, 2300)
"""Years of dates and instants: from outside of them nothing can be counted."""

HALANGAN: Final = 100
"""Refusals that come back at once; of more than these it is said how many."""
