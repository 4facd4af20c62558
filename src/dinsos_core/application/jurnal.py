"""The journal outside the database: written from what is stored, read after a restored backup.

Each writing looks at the whole of what it keeps and adds what is new, so that one that failed is
made up for by the next. Entries are chained and sealed under the checkpoint key: a forged tombstone
would erase somebody.
"""

import hmac
import json
from collections.abc import Iterator
from datetime import UTC, datetime

from attrs import evolve, field

from dinsos_core.application.kodek import Kodek
from dinsos_core.application.tanya_permintaan import semua_permintaan
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.brankas import Nisan
from dinsos_core.ports.jurnal import BarisPermintaan, CatatanJurnal, Jurnal, JurnalRusak
from dinsos_core.ports.kunci import PenyediaKunci, segel_sama, turunkan
from dinsos_core.ports.penyimpanan import NomorTerpakai, UnitOfWork

AWAL = "0" * 64
"""What stands for the seal before the first entry."""

Deret = tuple[str, str, int]


@frozen(kw_only=True)
class IsiJurnal:
    """What the whole journal says: tombstones, events of requests, the highest number of each
    sequence. ``terakhir``: its last entry, None if it has none."""

    hapus: dict[SubjekId, Nisan] = field(factory=dict)
    permintaan: dict[tuple[str, int], BarisPermintaan] = field(factory=dict)
    nomor: dict[Deret, int] = field(factory=dict)
    terakhir: CatatanJurnal | None = None


def catat_jurnal(
    unit: UnitOfWork, jurnal: Jurnal, penyedia: PenyediaKunci, kodek: Kodek, pada: datetime
) -> CatatanJurnal | None:
    """Add what the store knows and the journal does not; None if that is nothing.

    Raises `JurnalRusak`, `JurnalBentrok`, `KunciTidakTersedia`.
    """
    ada = baca_jurnal(jurnal, penyedia)
    lama = ada.terakhir
    catatan = CatatanJurnal(
        nomor=lama.nomor + 1 if lama else 1,
        pada=pada.astimezone(UTC),
        sebelum=lama.meterai if lama else AWAL,
        kunci=penyedia.aktif,
        hapus=tuple(n for n in unit.brankas.semua_nisan() if n.subjek not in ada.hapus),
        permintaan=tuple(
            satu
            for satu in _permintaan(unit, kodek)
            if (satu.permintaan, satu.urutan) not in ada.permintaan
        ),
        nomor_surat=tuple(
            satu
            for satu in unit.penomoran.terpakai()
            if satu.terakhir > ada.nomor.get(deret_dari(satu), 0)
        ),
    )
    if catatan.kosong:
        return None
    catatan = evolve(catatan, meterai=meterai(catatan, penyedia))
    jurnal.tulis(catatan)
    return catatan


def baca_jurnal(jurnal: Jurnal, penyedia: PenyediaKunci) -> IsiJurnal:
    """All of it, every seal checked. Raises `JurnalRusak`, `KunciTidakTersedia`."""
    isi = IsiJurnal()
    for satu in jurnal.semua():
        lama = isi.terakhir
        nomor, sebelum = (lama.nomor + 1, lama.meterai) if lama else (1, AWAL)
        cocok = segel_sama(meterai(satu, penyedia), satu.meterai)
        if (satu.nomor, satu.sebelum) != (nomor, sebelum) or not cocok:
            raise JurnalRusak(nomor)
        isi.hapus.update((n.subjek, n) for n in satu.hapus)
        isi.permintaan.update(((b.permintaan, b.urutan), b) for b in satu.permintaan)
        for n in satu.nomor_surat:
            isi.nomor[deret_dari(n)] = max(n.terakhir, isi.nomor.get(deret_dari(n), 0))
        isi = evolve(isi, terakhir=satu)
    return isi


def meterai(catatan: CatatanJurnal, penyedia: PenyediaKunci) -> str:
    """The seal over an entry, in hex (HMAC-SHA256). Raises `KunciTidakTersedia`."""
    isi = [
        "jurnal/1",
        catatan.nomor,
        _saat(catatan.pada),
        catatan.sebelum,
        catatan.kunci,
        [[n.subjek, _saat(n.pada), n.sebab] for n in catatan.hapus],
        [[b.permintaan, b.urutan, b.perintah, b.isi] for b in catatan.permintaan],
        [[n.instansi, n.jenis, n.tahun, n.terakhir] for n in catatan.nomor_surat],
    ]
    kunci = turunkan(penyedia.kunci(catatan.kunci), "dinsos/jurnal/1")
    return hmac.digest(kunci, json.dumps(isi, separators=(",", ":")).encode(), "sha256").hex()


def _permintaan(unit: UnitOfWork, kodek: Kodek) -> Iterator[BarisPermintaan]:
    for satu in semua_permintaan(unit):
        for catatan in unit.kasus.riwayat(satu.id):
            yield BarisPermintaan(
                permintaan=satu.id,
                urutan=catatan.urutan,
                perintah=catatan.perintah,
                isi=kodek.tulis(catatan.kejadian),
            )


def deret_dari(nomor: NomorTerpakai) -> Deret:
    return nomor.instansi, nomor.jenis, nomor.tahun


def _saat(saat: datetime) -> str:
    return saat.astimezone(UTC).isoformat(timespec="microseconds")
