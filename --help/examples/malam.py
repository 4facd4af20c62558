"""A night of the quick-response team: reports at any hour, a stay, a death, until the morning.

    python examples/malam.py                    in the order of time, then case by case
    python examples/malam.py --ringkas          one line for each case
    python examples/malam.py --kasus L-1        one case (may be repeated)
    python examples/malam.py --keluaran malam   keep database and mail there, not in `.malam`
    python examples/malam.py --basis-data URL   another database: postgresql+psycopg://…, or memori

People, times and acts come from the data files in examples/data/malam. Cases are stored in a SQLite
file; a second run finds everything done already, changes nothing and shows the same.
"""

import sys
from collections.abc import Sequence

from _kisah.skrip import kisah


def main(argv: Sequence[str] | None = None) -> int:
    return kisah("malam", "Satu malam tim reaksi cepat dinas sosial.", argv)


if __name__ == "__main__":
    sys.exit(main())
