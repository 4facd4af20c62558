"""What a person may ask of the agency about personal data, and what may stand in the way.

UU 27/2022: erasure (with its grounds, art. 43), a copy of everything held on one person (answered
within 3 × 24 hours), and legal holds, which along with archive duties come before erasure. Every
operation needs the role an agency names for it and leaves a record in the access log.

A person is named by NIK, which means every subject of the agency's cases that was registered
under it or is known to be that person, or by subject ids, which means just those: the way out
where a wrong NIK was written down. Cases of other agencies in the same store are left alone, and so
are those that are not there for the official, with whoever is in one of them.

Parameters of the agency: ``petugas_pdp`` the roles that may do this (codes, by comma; default
`petugas_pdp`); ``masa_simpan`` how long a case is kept after its last event ("10 tahun",
"permanen"), and ``masa_simpan.<layanan>`` for one service. Without it nothing is erased.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final, TypeVar

from returns.result import Failure, Result, Success

from dinsos_core.application.ekspor import Sertakan, susun_ekspor
from dinsos_core.application.lihat import TakTampak, dicatat, penanya
from dinsos_core.application.lingkungan import Lingkungan
from dinsos_core.application.orang import (
    PETUGAS,
    Orang,
    Penghapusan,
    cari_orang,
    hapus_orang,
    kasus_orang,
    klien_orang,
    petugas_data,
)
from dinsos_core.application.permintaan import simpan_tertunda
from dinsos_core.application.tanya_permintaan import semua_permintaan
from dinsos_core.domain.permintaan.aturan import lama_jawaban
from dinsos_core.domain.permintaan.permintaan import SebabHapus
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.kata import ucapan
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.rahasia import Rahasia, lucuti
from dinsos_core.ports.brankas import Penahanan, SubjekDihapus
from dinsos_core.ports.penyimpanan import PenyimpananGagal, UnitOfWork, VersiBerubah

__all__ = [
    "Orang",
    "Penghapusan",
    "SebabHapus",
    "Sertakan",
    "ekspor_subjek",
    "hapus_subjek",
    "lepas_penahanan",
    "tahan_subjek",
]

T = TypeVar("T")

TANPA_TAMBAHAN: Final = Sertakan()


def hapus_subjek(
    lingkungan: Lingkungan, orang: Orang, *, oleh: Pelaku, sebab: SebabHapus, instansi: str = ""
) -> Result[Penghapusan, tuple[Halangan, ...]]:
    """Erase a person: every value and the key that read it, for good.

    Log, counts, decisions and the summaries of assessments stay, none of which holds a value.
    Blocked, all reasons at once and on record, by a legal hold on any subject of that person, by a
    running case, by an archive duty that is not over. What somebody asked for and is blocked is
    kept as a request that waits (`application.permintaan`). Erasing again changes nothing.
    """

    def kerjakan(unit: UnitOfWork) -> Penghapusan:
        return hapus_orang(unit, cari_orang(lingkungan, unit, orang, oleh, instansi), sebab)

    def catat(unit: UnitOfWork) -> None:
        minta = cari_orang(lingkungan, unit, orang, oleh, instansi)
        unit.brankas.catat(minta.subjek, minta.tujuan(f"hapus_subjek_terhalang:{sebab.value}"))
        if sebab is not SebabHapus.TIDAK_DIPERLUKAN:
            # Whoever was named by id stays who was named.
            nik = None if orang.subjek else orang.nik
            simpan_tertunda(lingkungan, unit, minta, nik, sebab)

    hasil = _jalankan(lingkungan, oleh, kerjakan)
    if not is_successful(hasil):
        _jalankan(lingkungan, oleh, catat)
    return hasil


def ekspor_subjek(
    lingkungan: Lingkungan,
    orang: Orang,
    *,
    oleh: Pelaku,
    diterima: datetime,
    instansi: str = "",
    sertakan: Sertakan = TANPA_TAMBAHAN,
) -> Result[dict[str, Any], tuple[Halangan, ...]]:
    """Everything the agency holds on one person, as plain data for `json.dumps`.

    Values, cases with what happened when and in which role, accesses, holds, requests, tombstones.
    ``diterima`` is when the request came in (aware); the answer is due as of any request. Texts
    that somebody else typed and the accounts of officials are left out, unless ``sertakan`` names
    them and a reason, which is kept.
    """

    def kerjakan(unit: UnitOfWork) -> dict[str, Any]:
        minta = cari_orang(lingkungan, unit, orang, oleh, instansi)
        apa = "ekspor_subjek"
        if sertakan:
            alasan = _wajib(sertakan.alasan, "alasan")
            kunci = f"ekspor/{lingkungan.id_baru()}/alasan"
            milik = unit.brankas.nisan(minta.subjek)
            terhapus = {satu.subjek for satu in milik}
            unit.brankas.titip(
                Rahasia(subjek=s, kunci=kunci, nilai=alasan)
                for s in minta.subjek
                if s not in terhapus
            )
            apa += ":dengan_tambahan"
        return susun_ekspor(
            unit,
            instansi=minta.instansi.kode,
            subjek=minta.subjek,
            kasus=minta.kasus,
            klien=minta.klien,
            permintaan=semua_permintaan(
                unit, instansi=minta.instansi.kode, subjek=frozenset(minta.subjek)
            ),
            oleh=penanya(lingkungan, oleh, minta.kini),
            tujuan=minta.tujuan(apa),
            diterima=diterima,
            lama=lama_jawaban(minta.instansi.parameter),
            sertakan=sertakan,
        )

    return _jalankan(lingkungan, oleh, kerjakan)


def tahan_subjek(
    lingkungan: Lingkungan, orang: Orang, *, oleh: Pelaku, dasar: str, instansi: str = ""
) -> Result[tuple[Penahanan, ...], tuple[Halangan, ...]]:
    """Put a legal hold on a person, one for each subject; ``dasar`` cites the order or file."""

    def kerjakan(unit: UnitOfWork) -> tuple[Penahanan, ...]:
        minta = cari_orang(lingkungan, unit, orang, oleh, instansi)
        teks = _wajib(dasar, "dasar")
        awal = lingkungan.id_baru()
        baru = tuple(
            Penahanan(
                id=f"{awal}-{nomor}",
                subjek=s,
                dasar=Rahasia(subjek=s, kunci=f"penahanan/{awal}-{nomor}/dasar", nilai=teks),
                dipasang_pada=minta.kini,
                dipasang_oleh=oleh.id,
            )
            for nomor, s in enumerate(minta.subjek)
        )
        unit.brankas.tahan(baru)
        unit.brankas.catat(minta.subjek, minta.tujuan("tahan_subjek"))
        return lucuti(baru)

    return _jalankan(lingkungan, oleh, kerjakan)


def lepas_penahanan(
    lingkungan: Lingkungan, penahanan: str, *, oleh: Pelaku, alasan: str, instansi: str = ""
) -> Result[Penahanan, tuple[Halangan, ...]]:
    """End a legal hold, for a stated reason. Ending it again changes nothing."""

    def kerjakan(unit: UnitOfWork) -> Penahanan:
        petugas = petugas_data(lingkungan, oleh, instansi)
        ada = unit.brankas.penahanan(id_penahanan=penahanan)
        kasus, tutup = kasus_orang(lingkungan, unit, petugas, [satu.subjek for satu in ada])
        klien = klien_orang(unit, petugas.instansi, [satu.subjek for satu in ada], kelompok=False)
        if not (kasus or klien) or tutup:
            raise TakTampak(
                Halangan(kode=KodeHalangan.PENAHANAN_TIDAK_DITEMUKAN, lokasi="penahanan"),
                kasus=tutup,
            )
        subjek = ada[0].subjek
        kunci = f"penahanan/{penahanan}/alasan_lepas"
        unit.brankas.lepas(
            penahanan,
            alasan=Rahasia(subjek=subjek, kunci=kunci, nilai=_wajib(alasan, "alasan")),
            pada=petugas.kini,
            oleh=oleh.id,
        )
        unit.brankas.catat([subjek], petugas.tujuan("lepas_penahanan"))
        return unit.brankas.penahanan(id_penahanan=penahanan)[0]

    return _jalankan(lingkungan, oleh, kerjakan)


def _jalankan(
    lingkungan: Lingkungan, oleh: Pelaku, kerjakan: Callable[[UnitOfWork], T]
) -> Result[T, tuple[Halangan, ...]]:
    """One transaction: all of it, or a coded answer and nothing but the record of having asked."""
    try:
        with dicatat(lingkungan, oleh, PETUGAS), lingkungan.unit_kerja() as unit:
            hasil = kerjakan(unit)
            unit.simpan_semua()
            return Success(hasil)
    except Terhalang as terhalang:
        return Failure(terhalang.halangan)
    except SubjekDihapus:
        return Failure((Halangan(kode=KodeHalangan.SUBJEK_DIHAPUS),))
    except VersiBerubah:
        return Failure((Halangan(kode=KodeHalangan.VERSI_BASI),))
    except PenyimpananGagal as gagal:
        sebab = Halangan(kode=KodeHalangan.PENYIMPANAN_GAGAL, rincian={"sebab": str(gagal)})
        return Failure((sebab,))


def _wajib(teks: str, lokasi: str) -> str:
    if not (rapi := ucapan(teks)):
        raise Terhalang(Halangan(kode=KodeHalangan.ALASAN_WAJIB, lokasi=lokasi))
    return rapi
