"""`decide` for a Permohonan: one pure function, split by what is being decided."""

from dinsos_core.domain.permohonan.putusan.putuskan import decide

__all__ = ["decide"]
