"""What type checkers must see of the public face. Read by them, never run.

Each ignore is also a test: a checker that finds no error there calls it unused.
"""

from typing import assert_type

import dinsos_adapters
import dinsos_core

assert_type(dinsos_core.__version__, str)
assert_type(dinsos_adapters.__version__, str)
_ = dinsos_core.__version__ + 1  # type: ignore[operator]
_ = dinsos_core.TidakAda  # type: ignore[attr-defined]
_ = dinsos_adapters.TidakAda  # type: ignore[attr-defined]
