"""Words that people read, in both languages."""

from typing import Final, Literal, TypeAlias

from dinsos_core.domain.shared.kelas import frozen

Bahasa: TypeAlias = Literal["id", "en"]
BAHASA: Final[tuple[Bahasa, Bahasa]] = ("id", "en")


@frozen
class Kata:
    """A name, a label or a printed item in Indonesian and English."""

    id: str
    en: str

    def dalam(self, bahasa: Bahasa) -> str:
        """The words in one language.

        >>> Kata("Kartu keluarga", "Family card").dalam("en")
        'Family card'
        """
        return self.id if bahasa == "id" else self.en


def ucapan(teks: str) -> str:
    """What a text that somebody typed says, without what surrounds it: nothing, where it has no
    letter and no digit.

    >>> ucapan(" sudah pindah "), ucapan(" - "), ucapan("\u200b...")
    ('sudah pindah', '', '')
    """
    return teks.strip() if any(satu.isalnum() for satu in teks) else ""
