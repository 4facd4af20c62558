"""The relay: takes messages out of the outbox and hands them to their channel.

What became of a message that tells of a decision goes back into its case by the same way: that is
queued with the mark, and handed to the pipeline.

Three steps, each in a transaction of its own and none of them open while the channel works: claim
a batch, read one message's personal values, mark what became of it. A crash between sending and
marking sends again (at least once); the message's id stays the same, so that its receiver can tell.
Any number of relays may run side by side.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from dinsos_core.domain.shared.ids import PelakuId, PermintaanId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.ports.brankas import IsiBrankas, Keperluan, Pengecualian
from dinsos_core.ports.kotak_keluar import (
    BUKTI,
    SURAT,
    SURAT_KANTOR,
    Pesan,
    PesanDiambil,
    PesanRusak,
)
from dinsos_core.ports.lingkungan import Jam
from dinsos_core.ports.pengirim import Pengirim, PengirimanGagal, SuratElektronik
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork, PenyimpananGagal

RELAY: Final = PelakuId("sistem:relay")
"""The account under which the access log records what the relay reads."""

TUJUAN: Final = "pemberitahuan"

SEWA: Final = timedelta(minutes=15)
"""How long a claim keeps other relays away; a batch must be through by then."""

JEDA_AWAL: Final = timedelta(minutes=1)
JEDA_MAKS: Final = timedelta(hours=6)
MAKS_PERCOBAAN: Final = 20
"""With these pauses a channel may be down for 34 hours before a message is given up."""


@frozen(kw_only=True)
class LaporanRelay:
    """How many messages were handed over, put off, and given up as dead letters."""

    terkirim: int = 0
    ditunda: int = 0
    mati: int = 0


def kirim_kotak_keluar(
    buka: PembukaUnitOfWork,
    pengirim: Pengirim,
    instansi: Mapping[str, Instansi],
    jam: Jam,
    *,
    acak: Callable[[], float],
    catat: Callable[[Pesan], None] | None = None,
    banyak: int = 20,
    maks_percobaan: int = MAKS_PERCOBAAN,
) -> LaporanRelay:
    """Send the messages that are due to people, and those to the office's mailboxes; at most
    ``banyak`` of each, see `edarkan`.

    ``instansi``: the agencies by code (`Katalog.instansi`); a message names its own in its data.
    ``catat`` puts into a case what became of a message that tells of a decision; what it could not,
    it is asked again, and no message waits for it.
    """

    def kirim(pesan: Pesan) -> None:
        kantor = instansi.get(pesan.data.get("instansi", ""))
        if pesan.kontak is None:
            nama = PermintaanId(pesan.kasus)
            with buka(baca=True) as unit:
                kasus = unit.kasus.muat(pesan.kasus) or unit.kasus.muat_permintaan([nama]).get(nama)
            if kasus is None or not kasus.indeks.terbuka_bagi_peran(pesan.kotak):
                # Restricted since it was queued.
                raise PengirimanGagal("kasus_terbatas", sementara=False)
            kepada = None if kantor is None else kantor.kotak_surat.get(pesan.kotak)
            pengirim(_surat(pesan, kantor, kepada, {}))
            return
        rahasia = (pesan.kontak, *pesan.rahasia.values())
        with buka() as unit:
            tujuan = Keperluan(
                pelaku=RELAY,
                tujuan=TUJUAN,
                kasus=pesan.kasus,
                pada=jam(),
                kecuali=Pengecualian.PEMBERITAHUAN,
            )
            isi = unit.brankas.buka(rahasia, tujuan)
            unit.simpan_semua()  # the record of the access stays, whatever comes of the message
        pengirim(_surat(pesan, kantor, isi.get((pesan.kontak.subjek, pesan.kontak.kunci)), isi))

    def lewat(saluran: str, serahkan: Callable[[Pesan], None] = kirim) -> LaporanRelay:
        return edarkan(
            buka,
            saluran,
            serahkan,
            jam,
            acak=acak,
            banyak=banyak,
            maks_percobaan=maks_percobaan,
            sesudah=_bukti if catat is not None and saluran == SURAT else tanpa_lanjutan,
        )

    warga = lewat(SURAT)
    try:
        kantor = lewat(SURAT_KANTOR)
        if catat is not None:
            lewat(BUKTI, catat)
    except PenyimpananGagal:
        if warga == LaporanRelay():
            raise
        return warga
    return LaporanRelay(
        terkirim=warga.terkirim + kantor.terkirim,
        ditunda=warga.ditunda + kantor.ditunda,
        mati=warga.mati + kantor.mati,
    )


def tanpa_lanjutan(
    _pesan: Pesan, _gagal: PengirimanGagal | None, _kini: datetime
) -> Iterable[Pesan]:
    """Nothing is queued when a message is done with."""
    return ()


def _bukti(pesan: Pesan, gagal: PengirimanGagal | None, kini: datetime) -> Iterable[Pesan]:
    """What became of a message that tells of a decision, for its case: queued in the transaction
    that marks it, so that neither is without the other."""
    if not pesan.tentang or pesan.pihak is None:
        return
    hasil = {"sebab": gagal.sebab} if gagal is not None else {"diterima": kini.isoformat()}
    yield Pesan(
        id=f"{pesan.id}/{'gagal' if gagal is not None else 'diterima'}",
        kasus=pesan.kasus,
        urutan=pesan.urutan,
        templat=BUKTI,
        dibuat=kini,
        data={"instansi": pesan.data.get("instansi", ""), "pesan": pesan.id, **hasil},
        saluran=BUKTI,
        tentang=pesan.tentang,
        pihak=pesan.pihak,
    )


Sesudah = Callable[[Pesan, PengirimanGagal | None, datetime], Iterable[Pesan]]


def edarkan(
    buka: PembukaUnitOfWork,
    saluran: str,
    kirim: Callable[[Pesan], None],
    jam: Jam,
    *,
    acak: Callable[[], float],
    banyak: int = 20,
    maks_percobaan: int = MAKS_PERCOBAAN,
    sesudah: Sesudah = tanpa_lanjutan,
) -> LaporanRelay:
    """Hand a channel's due messages to ``kirim``, at most ``banyak`` and one of each case.

    ``kirim`` raises `PengirimanGagal` for what it could not deliver. ``acak`` gives numbers from 0
    up to 1 and spreads retries, so that a channel coming back is not met by all at once. A later
    message of a case waits for the next call. ``sesudah``: what is queued when one is done with,
    sent or given up. Raises `PenyimpananGagal` only if nothing could be
    claimed; afterwards no message's failure touches another.
    """
    kini = jam()
    sampai = kini + SEWA
    with buka() as unit:
        diambil = unit.kotak_keluar.ambil(banyak, kini, sampai, saluran=saluran)
        unit.simpan_semua()
    terkirim = ditunda = mati = 0
    for satu in diambil:
        if jam() >= sampai:  # no longer ours: another relay may be sending it
            ditunda += 1
            continue
        gagal = _coba(kirim, satu, maks_percobaan)
        coba_lagi = None
        if gagal is not None and gagal.sementara and satu.percobaan < maks_percobaan:
            coba_lagi = jam() + jeda_ulang(satu.percobaan, acak())
        if not _tandai(buka, jam, satu.pesan, gagal, coba_lagi, sesudah=sesudah):
            ditunda += 1
        elif gagal is None:
            terkirim += 1
        elif coba_lagi is None:
            mati += 1
        else:
            ditunda += 1
    return LaporanRelay(terkirim=terkirim, ditunda=ditunda, mati=mati)


def jeda_ulang(percobaan: int, acak: float) -> timedelta:
    """How long to wait after that many attempts: doubling, capped, between half and all of it."""
    penuh = min(JEDA_AWAL * (1 << min(percobaan - 1, 16)), JEDA_MAKS)
    return penuh * (0.5 + acak / 2)


def _coba(
    kirim: Callable[[Pesan], None], diambil: PesanDiambil, maks_percobaan: int
) -> PengirimanGagal | None:
    """Send one message; what went wrong, or None."""
    if diambil.percobaan > maks_percobaan:
        # Claimed so often without ever being marked: each attempt took its process down.
        return PengirimanGagal("percobaan_habis", sementara=False)
    if isinstance(diambil.pesan, PesanRusak):
        return PengirimanGagal(diambil.pesan.sebab, sementara=diambil.pesan.sementara)
    try:
        kirim(diambil.pesan)
    except PengirimanGagal as gagal:
        return gagal
    except PenyimpananGagal:
        return PengirimanGagal("penyimpanan_gagal", sementara=True)
    except Exception as galat:  # noqa: BLE001 -- one message's fault must not hold up the others
        # Only the type's name: the text of a foreign exception may quote the address.
        return PengirimanGagal(f"galat_{type(galat).__name__}", sementara=True)
    return None


def _surat(
    pesan: Pesan, instansi: Instansi | None, kepada: object, isi: IsiBrankas
) -> SuratElektronik:
    if instansi is None:
        raise PengirimanGagal("instansi_tidak_dikenal", sementara=True)
    if not isinstance(kepada, str) or not kepada.strip():
        raise PengirimanGagal("kontak_tidak_ada", sementara=False)
    terbuka = {nama: isi.get((r.subjek, r.kunci)) for nama, r in pesan.rahasia.items()}
    pribadi = {
        nama: str(nilai) if isinstance(nilai, str | int | date) else ""
        for nama, nilai in terbuka.items()
    }
    return SuratElektronik(
        id=pesan.id,
        templat=pesan.templat,
        instansi=instansi,
        kepada=kepada,
        isi={**pesan.data, **pribadi},
    )


def _tandai(
    buka: PembukaUnitOfWork,
    jam: Jam,
    pesan: Pesan,
    gagal: PengirimanGagal | None,
    coba_lagi: datetime | None,
    *,
    sesudah: Sesudah,
) -> bool:
    """Note what became of a message; False if that failed and its claim has to run out."""
    try:
        with buka() as unit:
            kini = jam()
            if gagal is None:
                unit.kotak_keluar.terkirim(pesan.id, kini)
            else:
                unit.kotak_keluar.gagal(pesan.id, gagal.sebab, coba_lagi)
            if coba_lagi is None and not isinstance(pesan, PesanRusak):
                unit.kotak_keluar.tambah(sesudah(pesan, gagal, kini))
            unit.simpan_semua()
    except PenyimpananGagal:
        return False
    return True
