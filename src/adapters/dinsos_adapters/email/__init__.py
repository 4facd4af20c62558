"""Electronic mail to the public: bilingual plain-text letters and the channels that take them.

Every channel composes with the same `Penyusun`, whose templates an agency may replace.
"""

from dinsos_core.ports.pustaka import perlu

with perlu("email"):
    from dinsos_adapters.email.eml import tulis_eml
    from dinsos_adapters.email.smtp import (
        Keamanan,
        KonfigurasiSmtp,
        kirim_smtp,
        smtp_dari_lingkungan,
    )
    from dinsos_adapters.email.susun import Penyusun

__all__ = [
    "Keamanan",
    "KonfigurasiSmtp",
    "Penyusun",
    "kirim_smtp",
    "smtp_dari_lingkungan",
    "tulis_eml",
]
