"""What is printed obeys nobody: a terminal shows what stands in a name, and does nothing for it."""

import json

import pytest
from tests.cli.bahan import dinsos

from dinsos_adapters.cli.dasar import terlihat, tulis_json, tulis_tabel


@pytest.mark.parametrize("buruk", ["\x1b[2J", "\r", "\x07", "\x9b", "\u202e", "\u2066", "\ud800"])
def test_yang_ditaati_terminal_dieja(buruk: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        terlihat(f"kasus {buruk}")
        == "kasus " + json.dumps(buruk[0])[1:-1].replace("\\r", "\\u000d") + buruk[1:]
    )

    tulis_tabel(("KASUS", "STATUS"), [(f"k{buruk}", "a\nb")])
    tulis_json({"kasus": buruk})

    keluar = capsys.readouterr().out
    assert buruk[0] not in keluar
    assert json.loads(keluar[keluar.index("{") :]) == {"kasus": buruk}


@pytest.mark.parametrize("argumen", [("--\x1b[2J",), ("kasus", "\u202e"), ("tafsir", "\x1b[2J")])
def test_yang_tidak_dimengerti_disebut_tanpa_yang_ditaati_terminal(
    argumen: tuple[str, ...],
) -> None:
    jawaban = dinsos(*argumen)

    assert jawaban.kode in (2, 3)
    assert "\\u" in jawaban.galat or "\\x" in jawaban.galat
    assert not {"\x1b", "\u202e"} & set(jawaban.galat)


def test_teks_biasa_tidak_berubah() -> None:
    assert terlihat("Sdr. Ñoño\tn° 1\nA\u200cB é") == "Sdr. Ñoño\tn° 1\nA\u200cB é"
