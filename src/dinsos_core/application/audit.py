"""Checkpoints over all chains, and the whole audit of an event log.

A checkpoint seals, with a key the database does not have, where every chain ended at an instant;
each seal covers the one before. The audit walks the log once and holds it against its own chains,
against the stored states, the counters of letter numbers and every checkpoint, so that it finds
even a chain rewritten with correct fingerprints; then what stands beside it (`jaga_baris`). What
came after the last checkpoint has only its chain to vouch for it.
"""

import hmac
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import chain, groupby

from attrs import evolve, field

from dinsos_core.application.jaga_baris import NilaiDititipkan, periksa_tabel, ujung_tabel
from dinsos_core.application.nomor_surat import NomorSurat, nomor_surat, periksa_nomor
from dinsos_core.application.rantai import (
    JenisTemuan,
    Temuan,
    UjungTitik,
    periksa_kasus,
    tanpa_baris,
)
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.kunci import KunciTidakTersedia, PenyediaKunci, segel_sama, turunkan
from dinsos_core.ports.titik_periksa import (
    CatatanPeriksa,
    LogKejadian,
    TitikPeriksa,
    TitikPeriksaRusak,
    Ujung,
)

SEBELUM_PERTAMA = "0" * 64
"""What stands for the seal before the first checkpoint."""


@frozen(kw_only=True)
class LaporanAudit:
    """What the audit saw and found.

    ``bertitik``: of the cases whose last event a checkpoint has sealed, its fingerprint; ``titik``:
    the last checkpoint that was read, None if there is none.
    """

    temuan: tuple[Temuan, ...]
    kasus: int
    kejadian: int
    bertitik: Mapping[str, str] = field(repr=False)
    titik: CatatanPeriksa | None

    @property
    def belum_bertitik(self) -> int:
        """How many cases have events that no checkpoint has sealed yet."""
        return self.kasus - len(self.bertitik)

    @property
    def utuh(self) -> bool:
        """Whether nothing was found."""
        return not self.temuan


@frozen(kw_only=True)
class Terlihat:
    """What the checkpoints say, of those whose seal holds."""

    ujung: dict[str, list[UjungTitik]]
    temuan: tuple[Temuan, ...]
    terakhir: CatatanPeriksa | None


def meterai(catatan: CatatanPeriksa, penyedia: PenyediaKunci) -> str:
    """The seal over a checkpoint, in hex (HMAC-SHA256). Raises `KunciTidakTersedia`."""
    isi = [
        "titik/1",
        catatan.nomor,
        catatan.pada.astimezone(UTC).isoformat(timespec="microseconds"),
        catatan.sebelum,
        catatan.kunci,
        [[u.kasus, u.urutan, u.sidik] for u in catatan.ujung],
    ]
    kunci = turunkan(penyedia.kunci(catatan.kunci), "dinsos/titik-periksa/1")
    return hmac.digest(kunci, json.dumps(isi, separators=(",", ":")).encode(), "sha256").hex()


def catat_titik(
    log: LogKejadian, titik: TitikPeriksa, penyedia: PenyediaKunci, pada: datetime
) -> CatatanPeriksa:
    """Seal where every chain ends now (``pada``, aware), and keep it.

    Only what grew since the last checkpoint is written. It vouches for nothing before it: what had
    been rewritten by then still disagrees with the older checkpoints, and the audit says so.

    Raises `TitikPeriksaRusak`, `TitikPeriksaBentrok`, `KunciTidakTersedia`.
    """
    lama: dict[str, tuple[int, str]] = {}
    terakhir: CatatanPeriksa | None = None
    for terakhir in titik.semua():
        lama.update((u.kasus, (u.urutan, u.sidik)) for u in terakhir.ujung)
    semua = chain(log.ujung(), ujung_tabel(log, lama))
    baru = (u for u in semua if lama.get(u.kasus) != (u.urutan, u.sidik))
    catatan = CatatanPeriksa(
        nomor=terakhir.nomor + 1 if terakhir else 1,
        pada=pada.astimezone(UTC),
        sebelum=terakhir.meterai if terakhir else SEBELUM_PERTAMA,
        kunci=penyedia.aktif,
        ujung=tuple(sorted(baru, key=lambda u: u.kasus)),
        meterai="",
    )
    catatan = evolve(catatan, meterai=meterai(catatan, penyedia))
    titik.tulis(catatan)
    return catatan


def audit(log: LogKejadian, titik: TitikPeriksa, penyedia: PenyediaKunci) -> LaporanAudit:
    """Inspect every chain and every checkpoint. Nothing is changed.

    Commands may go on meanwhile: checkpoints are read first, and each row comes with the state of
    its case as of the same read.
    """
    terlihat = baca_titik(titik, penyedia)
    temuan = list(terlihat.temuan)
    sisa = dict(terlihat.ujung)
    kasus = kejadian = 0
    bertitik: dict[str, str] = {}
    terpakai: list[NomorSurat] = []
    temuan += periksa_tabel(log, sisa)
    dititipkan = NilaiDititipkan(log)
    for nama, satu in groupby(log.baris(), key=lambda b: b.kasus):
        baris = list(satu)
        ujung = sisa.pop(nama, [])
        temuan += periksa_kasus(baris, ujung)
        terpakai += nomor_surat(nama, [(b.urutan, b.isi) for b in baris])
        temuan += dititipkan.kasus(baris)
        kasus += 1
        kejadian += len(baris)
        if baris[-1].urutan <= max((u.urutan for u in ujung), default=0):
            bertitik[nama] = baris[-1].sidik
    temuan += dititipkan.sisa()
    for kepala in log.kosong():
        temuan.append(tanpa_baris(kepala, kepala.kasus, sisa.pop(kepala.kasus, [])))
    temuan += (tanpa_baris(None, nama, ujung) for nama, ujung in sisa.items())
    temuan += periksa_nomor(terpakai, log.nomor())
    return LaporanAudit(
        temuan=tuple(temuan),
        kasus=kasus,
        kejadian=kejadian,
        bertitik=bertitik,
        titik=terlihat.terakhir,
    )


def baca_titik(titik: TitikPeriksa, penyedia: PenyediaKunci) -> Terlihat:
    """All of them, every seal checked."""
    ujung: dict[str, list[UjungTitik]] = {}
    temuan: list[Temuan] = []
    terakhir: CatatanPeriksa | None = None
    try:
        for catatan in titik.semua():
            temuan += _sambungan_titik(terakhir, catatan)
            jenis = _periksa_meterai(catatan, penyedia)
            if jenis is None:
                _kumpulkan(ujung, catatan.ujung, catatan.nomor)
            else:
                temuan.append(Temuan(jenis=jenis, titik=catatan.nomor))
            terakhir = catatan
    except TitikPeriksaRusak as rusak:
        temuan.append(Temuan(jenis=JenisTemuan.TITIK_DIUBAH, titik=rusak.nomor))
    return Terlihat(ujung=ujung, temuan=tuple(temuan), terakhir=terakhir)


def _sambungan_titik(lama: CatatanPeriksa | None, baru: CatatanPeriksa) -> Iterable[Temuan]:
    nomor = lama.nomor + 1 if lama else 1
    sebelum = lama.meterai if lama else SEBELUM_PERTAMA
    if baru.nomor != nomor or baru.sebelum != sebelum:
        yield Temuan(jenis=JenisTemuan.TITIK_HILANG, titik=nomor)


def _periksa_meterai(catatan: CatatanPeriksa, penyedia: PenyediaKunci) -> JenisTemuan | None:
    try:
        seharusnya = meterai(catatan, penyedia)
    except KunciTidakTersedia:
        return JenisTemuan.TITIK_TANPA_KUNCI
    return None if segel_sama(seharusnya, catatan.meterai) else JenisTemuan.TITIK_DIUBAH


def _kumpulkan(tujuan: dict[str, list[UjungTitik]], ujung: Iterable[Ujung], nomor: int) -> None:
    for u in ujung:
        satu = UjungTitik(urutan=u.urutan, sidik=u.sidik, titik=nomor)
        tujuan.setdefault(u.kasus, []).append(satu)
