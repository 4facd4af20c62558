"""What of a stored event other systems get: a CloudEvent without anybody in it.

Apart from `application.siaran`, which the pipeline imports and which must stay light.
"""

from collections.abc import Callable, Mapping
from datetime import UTC
from typing import Any, Final, NoReturn, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from dinsos_core.application.kejadian_tenggat import KejadianTenggat
from dinsos_core.application.kodek import tipe_tersimpan
from dinsos_core.application.kodek.konverter import susun_konverter
from dinsos_core.domain.kasus.catatan import KembarDijawab, PihakDitambah, TanggalMulaiDitetapkan
from dinsos_core.domain.kasus.kejadian import (
    DiserahkanKeSistem,
    Ditolak,
    FaktaBerubah,
    KasusDibuka,
    KasusDitautkan,
    KasusDiteruskan,
    KasusTidakDilayani,
    Kejadian,
    SistemMemenuhi,
    SistemMenolak,
    TautanDilepas,
    Tempat,
)
from dinsos_core.domain.kasus.kembar import Kembar
from dinsos_core.domain.kasus.tautan import Tautan
from dinsos_core.domain.shared.ids import KasusId, KlienId, PelakuId, SubjekId
from dinsos_core.domain.shared.pelaku import SISTEM
from dinsos_core.domain.shared.rahasia import Rahasia, Tersegel
from dinsos_core.ports.penyiar import KejadianKeluar
from dinsos_core.ports.penyimpanan import KasusTersimpan, KejadianTercatat

JENIS: Final = "id.go.dinsos"
"""What every event's type begins with."""

PRIBADI: Final = (
    *(Rahasia, Tersegel, SubjekId, PelakuId, KlienId, KasusId, Tautan, Kembar, Tempat),
)
"""Types that never leave, wherever an event holds them: what is sealed, and who it was; which cases
belong together or are about one person, for that may be what hides a complainant (its own case is
the envelope's subject); in which bed somebody sleeps. An account may be a telephone number or a
NIK, since the host names accounts."""

DITAHAN: Final[Mapping[type[Any], tuple[str, ...]]] = {
    KasusDibuka: ("anak",),
    FaktaBerubah: ("anak",),
    PihakDitambah: ("anak",),
    Ditolak: ("dasar",),
    KasusTidakDilayani: ("dasar",),
    KasusDiteruskan: ("dasar", "kepada"),
    DiserahkanKeSistem: ("rujukan",),
    SistemMemenuhi: ("rujukan",),
    SistemMenolak: ("rujukan",),
    KasusDitautkan: ("hubungan",),
    KembarDijawab: ("kode", "jawaban"),
    TanggalMulaiDitetapkan: ("tanggal",),
    TautanDilepas: ("hubungan",),
}
"""Fields that stay as well, of these events and what is made of them: typed freely, a handle on a
payment, how cases belong together, dates of somebody's life, on which conditions of somebody's a
decision rests."""

VERSI: Final = {satu.tipe: satu.versi for satu in tipe_tersimpan()}


class PenyusunSiaran:
    """Makes of a stored event what leaves of it. Immutable; safe to share.

    ``sumber``: a URI of the agency's own under which its events are known, such as
    `https://dinsos.example.go.id/layanan`; the code of the agency is put behind it.
    """

    def __init__(self, sumber: str) -> None:
        if not sumber or not sumber.isascii() or not sumber.isprintable() or " " in sumber:
            raise ValueError("sumber harus berupa URI")
        self._sumber = sumber.rstrip("/")
        self._konverter = _konverter()

    def __call__(
        self, kasus: KasusTersimpan, tercatat: KejadianTercatat | KejadianTenggat
    ) -> KejadianKeluar:
        """The event for the outside, its times in UTC."""
        if isinstance(tercatat, KejadianTenggat):
            return self._tenggat(kasus, tercatat)
        kejadian = tercatat.kejadian
        return KejadianKeluar(
            id=f"{tercatat.kasus}/{tercatat.urutan}",
            sumber=f"{self._sumber}/{kasus.indeks.instansi}",
            jenis=f"{JENIS}.{kasus.indeks.agregat}.{kejadian.tipe}.v{VERSI.get(kejadian.tipe, 1)}",
            subjek=tercatat.kasus,
            waktu=kejadian.pada.astimezone(UTC),
            isi={"urutan": tercatat.urutan, "isi": _menurut(kasus, self._konverter, kejadian)},
        )

    def _tenggat(self, kasus: KasusTersimpan, kejadian: KejadianTenggat) -> KejadianKeluar:
        """A notice about an alert; numbered on its own, for it is no event of the case's log."""
        isi = self._konverter.unstructure(kejadian)
        luar = {"tipe": isi.pop("tipe"), "urutan": isi.pop("urutan")}
        return KejadianKeluar(
            id=f"{kasus.id}/peringatan/{kejadian.urutan}",
            sumber=f"{self._sumber}/{kasus.indeks.instansi}",
            jenis=f"{JENIS}.{kasus.indeks.agregat}.{luar['tipe']}.v1",
            subjek=kasus.id,
            waktu=kejadian.pada.astimezone(UTC),
            isi={
                "peringatan": luar["urutan"],
                "isi": {**isi, "oleh": {"peran": SISTEM, "sebagai": ""}},
            },
        )


def _menurut(kasus: KasusTersimpan, konverter: Converter, kejadian: Kejadian) -> dict[str, Any]:
    """Of a case whose service says what somebody is, only that something happened and when: its
    steps and roles say which service it is."""
    isi: dict[str, Any] = konverter.unstructure(kejadian)
    if not kasus.keadaan.standar.tertutup:
        return isi
    return {nama: isi[nama] for nama in ("pada", "terjadi_pada") if nama in isi}


def _konverter() -> Converter:
    """The codec's forms, without what stays here."""
    konv = susun_konverter()

    def susun(kelas: type[Any]) -> Callable[[Any], dict[str, Any]]:
        attrs.resolve_types(kelas)
        ditahan = {nama for satu in kelas.__mro__ for nama in DITAHAN.get(satu, ())}
        buang: dict[str, Any] = {
            bidang.name: override(omit=True)
            for bidang in attrs.fields(kelas)
            if bidang.name in ditahan or _pribadi(bidang.type)
        }
        return make_dict_unstructure_fn(kelas, konv, **buang)

    konv.register_unstructure_hook_factory(attrs.has, susun)
    konv.register_unstructure_hook(Rahasia, _tolak_rahasia)
    return konv


def _pribadi(tipe: Any) -> bool:
    return (get_origin(tipe) or tipe) in PRIBADI or any(map(_pribadi, get_args(tipe)))


def _tolak_rahasia(_rahasia: Rahasia) -> NoReturn:
    raise TypeError("rahasia di luar bidang bertipe Rahasia")
