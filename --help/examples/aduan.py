"""A month of complaints: without a name, about an officer, for information, not solved, passed on.

    python examples/aduan.py                     in the order of time, then case by case
    python examples/aduan.py --ringkas           one line for each case
    python examples/aduan.py --kasus A-1         one case (may be repeated)
    python examples/aduan.py --keluaran bulan    keep database and mail there, not in `.aduan`
    python examples/aduan.py --basis-data URL    another database, or memori

People, times and acts come from the data files in examples/data/aduan. Cases are stored in a
SQLite file; a second run finds everything done already, changes nothing and shows the same.
"""

import sys
from collections.abc import Sequence

from _kisah.skrip import kisah


def main(argv: Sequence[str] | None = None) -> int:
    return kisah("aduan", "Sebulan pengaduan di dinas sosial.", argv)


if __name__ == "__main__":
    sys.exit(main())
