"""Words for people: every Halangan as clear sentences, in Indonesian and English.

The texts are data (`halangan.toml`), read once when the first sentence is asked for.
"""

from dinsos_core.application.bahasa.jelaskan import jelaskan, jelaskan_semua

__all__ = ["jelaskan", "jelaskan_semua"]
