"""Electronic mail to the public: bilingual plain-text letters and the channels that take them.

Every channel composes with the same `Penyusun`, whose templates an agency may replace.
"""

from dinsos_adapters.email.eml import tulis_eml
from dinsos_adapters.email.susun import Penyusun

__all__ = ["Penyusun", "tulis_eml"]
