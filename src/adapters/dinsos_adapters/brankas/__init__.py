"""Keys and encryption for the vault: AES-256-GCM per subject, master keys from file or environment.

Knows no storage; `dinsos_adapters.sql` stores what comes out of here.
"""

from dinsos_core.ports.pustaka import perlu

with perlu("brankas"):
    from dinsos_adapters.brankas.jurnal import JurnalBerkas
    from dinsos_adapters.brankas.kunci import (
        KunciRusak,
        RangkaianKunci,
        buat_berkas_kunci,
        kunci_dari_berkas,
        kunci_dari_lingkungan,
    )
    from dinsos_adapters.brankas.kunci_paket import (
        blok_publik,
        buat_kunci_paket,
        kunci_paket_dari_berkas,
    )
    from dinsos_adapters.brankas.paket import KunciPaket, KunciPublik
    from dinsos_adapters.brankas.sandi import PenyandiAesGcm
    from dinsos_adapters.brankas.titik_periksa import TitikPeriksaBerkas

__all__ = [
    "JurnalBerkas",
    "KunciPaket",
    "KunciPublik",
    "KunciRusak",
    "PenyandiAesGcm",
    "RangkaianKunci",
    "TitikPeriksaBerkas",
    "blok_publik",
    "buat_berkas_kunci",
    "buat_kunci_paket",
    "kunci_dari_berkas",
    "kunci_dari_lingkungan",
    "kunci_paket_dari_berkas",
]
