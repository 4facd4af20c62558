"""Words that people read, in both languages."""

from typing import Literal, TypeAlias

from attrs import frozen

Bahasa: TypeAlias = Literal["id", "en"]


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
