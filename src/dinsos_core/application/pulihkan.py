"""After a backup was restored: nothing erased comes back, no number is given twice; what is lost.

The database is as it was when the backup was made. What came after it is taken from outside: the
journal (`application.jurnal`) for erasures, requests and numbers; the log in the database for
numbers that its own counters fell behind; the checkpoints for what is missing. Running it again
changes nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from dinsos_core.application.audit import baca_titik
from dinsos_core.application.indeks import indeks_permintaan
from dinsos_core.application.jaga_baris import TANDA
from dinsos_core.application.jurnal import IsiJurnal, baca_jurnal, deret_dari
from dinsos_core.application.kodek import Kodek
from dinsos_core.application.nomor_surat import nomor_surat
from dinsos_core.application.permintaan import selaraskan_batas
from dinsos_core.application.rantai import JenisTemuan
from dinsos_core.application.tanya_permintaan import semua_permintaan
from dinsos_core.domain.permintaan.permintaan import PermintaanData, lipat
from dinsos_core.domain.shared.ids import KasusId, PerintahId, PermintaanId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.jurnal import BarisPermintaan, Jurnal
from dinsos_core.ports.kunci import KunciTidakTersedia, PenyediaKunci
from dinsos_core.ports.penyimpanan import (
    CatatanRusak,
    KejadianTercatat,
    NomorTerpakai,
    PembukaUnitOfWork,
    PermintaanTersimpan,
    SaringanKasus,
    UnitOfWork,
)
from dinsos_core.ports.titik_periksa import CatatanPeriksa, TitikPeriksa, TitikPeriksaRusak


@frozen(kw_only=True)
class KasusTertinggal:
    """A stream that had come further than it stands now: how many of its events are missing; all of
    them where it is gone (``ada`` 0)."""

    kasus: str
    ada: int
    pernah: int


@frozen(kw_only=True)
class LaporanPulih:
    """What was made good, and what is lost.

    ``nomor``: sequences raised, ``deret_baru``: those of them that nothing knows but whoever ran
    it, for one that is misspelt is raised in vain; ``dihapus``: subjects erased again, ``nilai``:
    values that had come back; ``permintaan``: requests whose events were put back, without the
    words in them. ``tertinggal``: streams behind the last checkpoint; ``rusak``: those whose events
    cannot be read, so that nobody knows which numbers they gave out, nor how far they had come;
    ``titik``: when the checkpoint was made; ``jurnal``: when the journal was last written. Whatever
    was done after both is unknown, and so are the keys of commands since the backup: one that is
    sent again acts again.
    """

    nomor: tuple[NomorTerpakai, ...] = ()
    deret_baru: tuple[NomorTerpakai, ...] = ()
    dihapus: int = 0
    nilai: int = 0
    permintaan: int = 0
    tertinggal: tuple[KasusTertinggal, ...] = ()
    rusak: tuple[str, ...] = ()
    titik: datetime | None = None
    jurnal: datetime | None = None


def pulihkan(
    buka: PembukaUnitOfWork,
    *,
    kodek: Kodek,
    penyedia: PenyediaKunci,
    jurnal: Jurnal,
    titik: TitikPeriksa | None = None,
    nomor: Iterable[NomorTerpakai] = (),
) -> LaporanPulih:
    """Make good what can be, all of it in one transaction. ``nomor``: numbers that were seen on
    letters or messages outside.

    Raises `JurnalRusak`, `TitikPeriksaRusak`, `KunciTidakTersedia`, `PenyimpananGagal`: then
    nothing is changed.
    """
    isi = baca_jurnal(jurnal, penyedia)
    terakhir, ujung = _titik(titik, penyedia)
    rusak: set[str] = set()
    with buka() as unit:
        terpakai = tuple(nomor_terpakai(unit, kodek, rusak))
        dikenal = {*isi.nomor, *map(deret_dari, (*terpakai, *unit.penomoran.terpakai()))}
        naik = tuple(_naikkan(unit, isi, (*terpakai, *nomor)))
        kembali = {r.permintaan for r in _kembalikan(unit, isi, kodek)}
        banyak = [
            unit.brankas.hapus(n.subjek, pada=n.pada, sebab=n.sebab) for n in isi.hapus.values()
        ]
        terbatas = {s for satu in semua_permintaan(unit) for s in satu.keadaan.subjek}
        selaraskan_batas(unit, terbatas)
        tertinggal = tuple(_tertinggal(unit, ujung, rusak))
        unit.simpan_semua()
    return LaporanPulih(
        nomor=naik,
        deret_baru=tuple(satu for satu in naik if deret_dari(satu) not in dikenal),
        dihapus=sum(satu > 0 for satu in banyak),
        nilai=sum(banyak),
        permintaan=len(kembali),
        tertinggal=tertinggal,
        rusak=tuple(sorted(rusak)),
        titik=terakhir.pada if terakhir else None,
        jurnal=isi.terakhir.pada if isi.terakhir else None,
    )


def nomor_terpakai(unit: UnitOfWork, kodek: Kodek, rusak: set[str]) -> Iterator[NomorTerpakai]:
    """The numbers on the letters of every case, as its log has them. Those of which it cannot be
    read come into ``rusak``."""
    lanjut: str | None = None
    while True:
        halaman = unit.kasus.daftar(SaringanKasus(), lanjut=lanjut)
        # Also of those whose state cannot be read: what they gave out stands in their events.
        for kasus in (*(satu.id for satu in halaman.kasus), *halaman.rusak):
            riwayat = _terbaca(unit, kasus, rusak)
            isi = [(r.urutan, kodek.tulis(r.kejadian)) for r in riwayat]
            for surat in nomor_surat(kasus, isi):
                yield NomorTerpakai(
                    instansi=surat.instansi,
                    jenis=surat.deret,
                    tahun=surat.tahun,
                    terakhir=surat.nomor,
                )
        if (lanjut := halaman.lanjut) is None:
            return


def _terbaca(unit: UnitOfWork, kasus: KasusId, rusak: set[str]) -> tuple[KejadianTercatat, ...]:
    try:
        return unit.kasus.riwayat(kasus)
    except CatatanRusak:
        rusak.add(kasus)
        return ()


def _naikkan(
    unit: UnitOfWork, isi: IsiJurnal, lain: Iterable[NomorTerpakai]
) -> Iterator[NomorTerpakai]:
    paling: dict[tuple[str, str, int], int] = dict(isi.nomor)
    for satu in lain:
        deret = deret_dari(satu)
        paling[deret] = max(satu.terakhir, paling.get(deret, 0))
    for (instansi, jenis, tahun), terakhir in sorted(paling.items()):
        baru = NomorTerpakai(instansi=instansi, jenis=jenis, tahun=tahun, terakhir=terakhir)
        if unit.penomoran.naikkan(baru):
            yield baru


def _kembalikan(unit: UnitOfWork, isi: IsiJurnal, kodek: Kodek) -> Iterator[BarisPermintaan]:
    """Events of requests that the database does not have, put back in their order."""
    menurut: dict[str, list[BarisPermintaan]] = {}
    for _, satu in sorted(isi.permintaan.items()):
        menurut.setdefault(satu.permintaan, []).append(satu)
    ada = unit.kasus.muat_permintaan(map(PermintaanId, menurut))
    for nama, semua in menurut.items():
        lama = ada.get(PermintaanId(nama))
        versi = lama.versi if lama else 0
        kurang = [satu for satu in semua if satu.urutan > versi]
        if kurang:
            _tambah(unit, lama, kurang, kodek)
            yield from kurang


def _tambah(
    unit: UnitOfWork,
    lama: PermintaanTersimpan | None,
    kurang: list[BarisPermintaan],
    kodek: Kodek,
) -> None:
    keadaan: PermintaanData | None = lama.keadaan if lama else None
    tercatat = []
    for satu in kurang:
        kejadian: Any = kodek.baca(satu.isi)
        keadaan = lipat(keadaan, kejadian)
        tercatat.append(
            KejadianTercatat(
                kasus=PermintaanId(satu.permintaan),
                urutan=satu.urutan,
                perintah=PerintahId(satu.perintah),
                kejadian=kejadian,
            )
        )
    assert keadaan is not None
    tersimpan = PermintaanTersimpan(
        id=keadaan.id,
        versi=kurang[-1].urutan,
        keadaan=keadaan,
        indeks=indeks_permintaan(keadaan),
    )
    unit.kasus.simpan_banyak([(tersimpan, tuple(tercatat))])


def _titik(
    titik: TitikPeriksa | None, penyedia: PenyediaKunci
) -> tuple[CatatanPeriksa | None, dict[str, int]]:
    """The last checkpoint, and how far each stream had come by then."""
    if titik is None:
        return None, {}
    terlihat = baca_titik(titik, penyedia)
    for satu in terlihat.temuan:
        if satu.jenis is JenisTemuan.TITIK_TANPA_KUNCI:
            raise KunciTidakTersedia(f"kunci_tidak_tersedia: titik periksa {satu.titik}")
        raise TitikPeriksaRusak(satu.titik or 0)
    ujung = {kasus: max(u.urutan for u in semua) for kasus, semua in terlihat.ujung.items()}
    return terlihat.terakhir, ujung


def _tertinggal(
    unit: UnitOfWork, ujung: dict[str, int], rusak: set[str]
) -> Iterator[KasusTertinggal]:
    for kasus, pernah in sorted(ujung.items()):
        if kasus.startswith(TANDA):
            continue
        ada = len(_terbaca(unit, KasusId(kasus), rusak))
        if ada < pernah and kasus not in rusak:
            yield KasusTertinggal(kasus=kasus, ada=ada, pernah=pernah)
