"""Options that several commands share, declared once: a block of them is one parameter."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, get_type_hints

import attrs

from dinsos_core.domain.shared.kelas import frozen


@frozen
class Pilihan:
    """Base of blocks: frozen attrs classes whose fields are annotated as typer's parameters are."""


def berpilihan(perintah: Callable[..., None]) -> Callable[..., None]:
    """The command with each of its blocks spread into the options that the block declares."""
    tanda_tangan = inspect.signature(perintah, eval_str=True)
    blok: dict[str, type[Pilihan]] = {}
    parameter: list[inspect.Parameter] = []
    for satu in tanda_tangan.parameters.values():
        if isinstance(satu.annotation, type) and issubclass(satu.annotation, Pilihan):
            blok[satu.name] = satu.annotation
            parameter += _isi(satu.annotation)
        else:
            parameter.append(satu)

    @wraps(perintah)
    def terurai(*args: Any, **nilai: Any) -> None:
        for nama, kelas in blok.items():
            nilai[nama] = kelas(**{p.name: nilai.pop(p.name) for p in _isi(kelas)})
        perintah(*args, **nilai)

    del terurai.__wrapped__  # or its own hints would be asked of the command
    terurai.__signature__ = tanda_tangan.replace(parameters=parameter)  # type: ignore[attr-defined]
    terurai.__annotations__ = {satu.name: satu.annotation for satu in parameter}
    return terurai


def _isi(kelas: type[Pilihan]) -> list[inspect.Parameter]:
    tipe = get_type_hints(kelas, include_extras=True)
    return [
        inspect.Parameter(
            bidang.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if bidang.default is attrs.NOTHING else bidang.default,
            annotation=tipe[bidang.name],
        )
        for bidang in attrs.fields(kelas)
    ]
