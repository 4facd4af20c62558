"""A command on a stream beside the cases, run once under its key."""

from collections.abc import Callable
from typing import TypeVar

from returns.result import Failure, Result, Success

from dinsos_core.application.putaran import berulang, sidik_perintah
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.ids import AliranId, KasusId, PerintahId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.penyimpanan import (
    KejadianTercatat,
    PembukaUnitOfWork,
    PerintahTercatat,
    UnitOfWork,
)

H = TypeVar("H")

Terdahulu = Callable[[UnitOfWork, PerintahTercatat, tuple[KejadianTercatat, ...]], H | None]
"""The answer that a command had when it was run before, of the events it made then; None where the
stream it names is of another kind."""


def jalankan_berkunci(
    buka: PembukaUnitOfWork,
    perintah: object,
    oleh: Pelaku,
    kunci: PerintahId,
    *,
    bernama: bool,
    dulu: Terdahulu[H],
    lakukan: Callable[[UnitOfWork], tuple[H, AliranId, int]],
) -> Result[H, tuple[Halangan, ...]]:
    """What ``lakukan`` gives, beside which stream it is about and its version then; all of it in
    one transaction, or nothing. A key that its sender named acts once."""

    def jawaban_dulu(unit: UnitOfWork) -> Result[H, tuple[Halangan, ...]] | None:
        tercatat = unit.perintah.cari(kunci) if bernama else None
        if tercatat is None:
            return None
        kejadian = tuple(r for r in unit.kasus.riwayat(tercatat.kasus) if r.perintah == kunci)
        lama = dulu(unit, tercatat, kejadian)
        if lama is None or tercatat.sidik != sidik_perintah(unit, oleh, perintah):
            return Failure((halangan(KodeHalangan.KUNCI_PERINTAH_BERBEDA),))
        return Success(lama)

    def sempat() -> Result[H, tuple[Halangan, ...]] | None:
        with buka(baca=True) as unit:
            return jawaban_dulu(unit)

    def putaran(_ke: int) -> Result[H, tuple[Halangan, ...]]:
        with buka() as unit:
            if (lama := jawaban_dulu(unit)) is not None:
                return lama
            hasil, aliran, versi = lakukan(unit)
            if bernama:
                unit.perintah.catat(
                    PerintahTercatat(
                        kunci=kunci,
                        sidik=sidik_perintah(unit, oleh, perintah),
                        kasus=KasusId(aliran),
                        versi=versi,
                    )
                )
            unit.simpan_semua()
        return Success(hasil)

    return berulang(putaran, sempat)
