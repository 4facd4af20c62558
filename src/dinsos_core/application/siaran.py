"""Domain events on their way out: queued with the command, sent by a relay, at least once.

Each receiver has a channel of its own in the outbox. An entry there only names an event by case and
number; what leaves is made from the log when it is sent, so that there is no second copy. Events of
a case leave in their order.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from dinsos_core.application.kejadian_tenggat import JenisKabar, KejadianTenggat, dari_data
from dinsos_core.application.relay import MAKS_PERCOBAAN, LaporanRelay, edarkan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.kotak_keluar import PER_VERSI, Pesan, urutan_pesan
from dinsos_core.ports.lingkungan import Jam
from dinsos_core.ports.pengirim import PengirimanGagal
from dinsos_core.ports.penyiar import KejadianKeluar, Penyiar
from dinsos_core.ports.penyimpanan import (
    KasusTersimpan,
    KejadianTercatat,
    PembukaUnitOfWork,
    UnitOfWork,
)

PenyusunKejadian: TypeAlias = Callable[
    [KasusTersimpan, KejadianTercatat | KejadianTenggat], KejadianKeluar
]
"""Makes what leaves of a stored event, or of a notice about an alert
(`application.kejadian_keluar.PenyusunSiaran`)."""


def saluran_siaran(penerima: str) -> str:
    """The channel of a receiver in the outbox."""
    return f"siaran/{penerima}"


def boleh_disiarkan(kasus: KasusTersimpan) -> bool:
    """Whether events of the case leave at all: a receiver is nobody for whom a restricted case is
    there, and that something happens in it would tell that there is one."""
    return kasus.indeks.tampak is None


def pesan_siaran(
    penerima: Iterable[str], kasus: KasusTersimpan, tercatat: Iterable[KejadianTercatat]
) -> Iterator[Pesan]:
    """An entry in the outbox for each event and each receiver."""
    semua = tuple(tercatat) if boleh_disiarkan(kasus) else ()
    for satu in penerima:
        saluran = saluran_siaran(satu)
        for catatan in semua:
            kejadian = catatan.kejadian
            yield Pesan(
                id=f"{saluran}/{catatan.kasus}/{catatan.urutan}",
                kasus=KasusId(catatan.kasus),
                urutan=urutan_pesan(catatan.urutan, 0),
                templat=kejadian.tipe,
                dibuat=kejadian.pada,
                saluran=saluran,
            )


def siaran_tenggat(
    penerima: Iterable[str], kasus: KasusTersimpan, kejadian: KejadianTenggat, tempat: int
) -> Iterator[Pesan]:
    """An entry for each receiver, at that place among those of the case; it holds all that leaves,
    for the alert itself may change until it is sent."""
    for satu in penerima if boleh_disiarkan(kasus) else ():
        saluran = saluran_siaran(satu)
        yield Pesan(
            id=f"{saluran}/{kasus.id}/peringatan/{kejadian.urutan}",
            kasus=kasus.id,
            urutan=tempat,
            templat=kejadian.tipe.value,
            dibuat=kejadian.pada,
            data=kejadian.data(),
            saluran=saluran,
        )


def kirim_siaran(
    buka: PembukaUnitOfWork,
    penerima: str,
    penyiar: Penyiar,
    susun: PenyusunKejadian,
    jam: Jam,
    *,
    acak: Callable[[], float],
    banyak: int = 20,
    maks_percobaan: int = MAKS_PERCOBAAN,
) -> LaporanRelay:
    """Send the events that are due to one receiver; see `edarkan`."""

    def kirim(pesan: Pesan) -> None:
        with buka(baca=True) as unit:
            kasus = unit.kasus.muat(pesan.kasus)
            kejadian = _kejadian(unit, pesan)
        if kasus is None or kejadian is None:
            raise PengirimanGagal("kejadian_tidak_ada", sementara=False)
        if not boleh_disiarkan(kasus):  # restricted since it was queued
            raise PengirimanGagal("kasus_terbatas", sementara=False)
        penyiar(susun(kasus, kejadian))

    return edarkan(
        buka,
        saluran_siaran(penerima),
        kirim,
        jam,
        acak=acak,
        banyak=banyak,
        maks_percobaan=maks_percobaan,
    )


def _kejadian(unit: UnitOfWork, pesan: Pesan) -> KejadianTercatat | KejadianTenggat | None:
    """What an entry is about."""
    if pesan.templat in tuple(JenisKabar):
        return dari_data(pesan.data)
    return unit.kasus.kejadian(pesan.kasus, pesan.urutan // PER_VERSI)
