"""A week at the shelter: a raid, a full house, a hospital, and four ways out.

    python examples/singgah.py                     in the order of time, then case by case
    python examples/singgah.py --ringkas           one line for each case
    python examples/singgah.py --kasus K-1         one case (may be repeated)
    python examples/singgah.py --keluaran pekan    keep database and mail there, not in `.singgah`
    python examples/singgah.py --basis-data URL    another database, or memori

People, times and acts come from the data files in examples/data/singgah. Cases are stored in a
SQLite file; a second run finds everything done already, changes nothing and shows the same.
"""

import sys
from collections.abc import Sequence

from _kisah.skrip import kisah


def main(argv: Sequence[str] | None = None) -> int:
    return kisah("singgah", "Sepekan di rumah singgah.", argv)


if __name__ == "__main__":
    sys.exit(main())
