"""An agency: what it is called, where and when it works, and what the sources leave to it."""

from collections.abc import Mapping
from typing import Final

import attrs
from attrs import field

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.batas import PUTUSAN, BatasWaktu, PemilikBatas
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.penomoran import (
    DERET_BAWAAN,
    AtasNama,
    NomorAwal,
    NomorLuar,
)
from dinsos_core.domain.standar.wilayah import Daerah, WilayahLama
from dinsos_core.domain.waktu.batas import SesuaiKebutuhan, urai_batas
from dinsos_core.domain.waktu.rawan import MarginRawan, urai_jarak


@frozen(kw_only=True)
class JenisTempat:
    """A kind of room of the agency's own: how many places (``banyak``), of which ``layanan``, and
    whom for (``bila``); a case whose fact is not known is not kept out."""

    kode: str
    nama: str
    banyak: int
    layanan: tuple[str, ...]
    bila: Bila | None = None


KOTAK_LAINNYA: Final = "lainnya"


@frozen(kw_only=True)
class Instansi:
    """An agency: name, Kemendagri code, time zone, letterhead, and our own parameters.

    ``wilayah_lama``: former codes of what lies in its area today.
    ``parameter`` holds values the sources leave to each institution (marked ours in the data):
    how long an applicant has to complete papers or to object, and the like. ``kalender`` holds
    its hours, closures and confirmed years, in the notation of the calendar adapter.
    ``format_nomor`` is how a letter's number is printed, ``deret_nomor`` what its sequences are
    kept by, ``nomor_awal`` where they start and ``nomor_luar`` what they leave out;
    ``atas_nama``: who signs in whose name.
    ``tempat``: the places it has, which no decree prints; where it states none, none is reserved.
    ``kotak_surat``: the office's own mailboxes by role, to which alerts about its limits go, and
    under `KOTAK_LAINNYA` the one for what no role's mailbox gets.
    """

    kode: str
    nama: str
    wilayah: str
    zona: str
    wilayah_lama: tuple[WilayahLama, ...] = ()
    kop: tuple[str, ...] = ()
    unit: Mapping[str, str] = field(factory=dict)
    format_nomor: str = ""
    deret_nomor: tuple[str, ...] = DERET_BAWAAN
    nomor_awal: tuple[NomorAwal, ...] = ()
    nomor_luar: tuple[NomorLuar, ...] = ()
    atas_nama: tuple[AtasNama, ...] = ()
    kalender: Mapping[str, object] = field(factory=dict)
    tempat: tuple[JenisTempat, ...] = ()
    kotak_surat: Mapping[str, str] = field(factory=dict)
    parameter: Mapping[str, str] = field(factory=dict)
    tafsir: Mapping[str, str] = field(factory=dict)

    @property
    def daerah(self) -> Daerah:
        """Its area, by the code of today and by former ones."""
        return Daerah(kode=self.wilayah, lama=self.wilayah_lama)

    @property
    def batas(self) -> tuple[BatasWaktu, ...]:
        """The agency's own limits, as its parameters state them; ours, no decree prints them."""
        return tuple(
            attrs.evolve(pola, batas=urai_batas(self.parameter[nama]))
            for nama, pola in BATAS_INSTANSI.items()
            if nama in self.parameter
        )

    @property
    def margin(self) -> MarginRawan:
        """How long before it is due a limit is at risk here; its own practice, no decree's."""
        return MarginRawan(
            **{
                nama: urai_jarak(self.parameter[parameter])
                for parameter, nama in MARGIN.items()
                if parameter in self.parameter
            }
        )


KELAS: Final = "kelas_baca"
"""Parameter of an agency, with the code of a fact or a party behind it: who reads it here."""

MASA_BERLAKU: Final = "masa_berlaku"
"""Parameter of an agency, with a service's code behind it: how long what is issued is valid."""

JAM_PERMINTAAN: Final = "jam_permintaan_data"
"""Parameter of an agency: hours by the clock until a request about somebody's data is answered."""

JAM_TERLAMA: Final = 72
"""3 × 24 hours, by the clock (UU 27/2022 art. 30 to 33; not checked against its text)."""


def parameter_batas(kode: str) -> str:
    """The agency's parameter that states the length of a limit.

    >>> parameter_batas("putusan-keberatan")
    'batas_putusan_keberatan'
    """
    return f"batas_{kode.replace('-', '_')}"


MARGIN: Final[Mapping[str, str]] = {"margin_rawan": "hari", "margin_rawan_menit": "menit"}
"""Parameter of an agency -> what of `MarginRawan` it states."""

BATAS_INSTANSI: Final[Mapping[str, BatasWaktu]] = {
    parameter_batas(kode): BatasWaktu(
        kode=kode,
        teks=teks,
        batas=SesuaiKebutuhan(),  # the agency's own length takes its place
        mulai=mulai,
        selesai=selesai,
        milik_kami=True,
        milik=milik,
    )
    for kode, teks, mulai, selesai, milik in (
        ("melengkapi", "Melengkapi berkas", "dikembalikan", "dilengkapi", PemilikBatas.WARGA),
        ("keberatan", "Mengajukan keberatan", "ditolak", "keberatan", PemilikBatas.WARGA),
        (
            "tanggapan-pengadu",
            "Menanggapi jawaban",
            "dijawab",
            "dibuka_kembali",
            PemilikBatas.WARGA,
        ),
        (
            "putusan-keberatan",
            "Memutus keberatan",
            "keberatan",
            "keberatan_diputus",
            PemilikBatas.KANTOR,
        ),
        (
            "memberitahukan",
            "Memberitahukan putusan",
            PUTUSAN,
            "diberitahu",
            PemilikBatas.KANTOR,
        ),
        (
            "banding",
            "Mengajukan banding kepada atasan",
            "keberatan_ditolak",
            "banding",
            PemilikBatas.WARGA,
        ),
    )
}
"""Parameter of an agency -> the limit it states; an aggregate names those that apply to it."""
