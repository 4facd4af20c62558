"""Issuing: number, date and validity of the letter, as a record."""

from attrs import evolve

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.surat import Surat
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.model import Langkah, Produk
from dinsos_core.domain.waktu.usia import akhir_masa


def perlu_terbit(keadaan: Kasus, langkah: Langkah) -> bool:
    """A step whose letter still stands issues no other, unless the case was decided anew and waits
    for one."""
    siklus, status = keadaan.siklus, keadaan.status
    menunggu = siklus.sesudah(status, k.ProdukDiterbitkan.tipe) is not status
    return menunggu or all(s.langkah != langkah.kode for s in keadaan.surat_berlaku)


def terbitkan(
    keadaan: Kasus,
    langkah: Langkah,
    konteks: Konteks,
    oleh: JejakPelaku,
    penandatangan: JejakPelaku | None,
) -> k.ProdukDiterbitkan:
    """The letter's number is the one reserved in this transaction, so that numbers have no gaps. It
    replaces the last one that this step issued, if that was revoked.

    Validity of n months ends on the same day of the month n months later, that day included; on
    its eve where the product counts its first day.
    """
    produk, tanggal = konteks.standar.produk_langkah(langkah), konteks.hari(konteks.terjadi)
    digantikan = {s.menggantikan for s in keadaan.surat}
    dicabut = [
        s.nomor
        for s in keadaan.surat
        if s.langkah == langkah.kode and s.dicabut_pada is not None and s.nomor not in digantikan
    ]
    surat = Surat(
        kode=str(len(keadaan.surat) + 1),
        langkah=langkah.kode,
        nomor="",
        produk=produk.kode,
        tanggal=tanggal,
        berlaku_sampai=(
            akhir_masa(
                tanggal,
                produk.berlaku,
                akhir_bulan=konteks.bacaan.akhir_bulan,
                awal_dihitung=produk.awal_dihitung,
            )
            if produk.berlaku is not None
            else None
        ),
        penandatangan=penandatangan,
        tembusan=produk.tembusan,
        menggantikan=dicabut[-1] if dicabut else "",
    )
    if produk.bernomor and konteks.nomor_surat is not None:
        surat = evolve(surat, nomor=_nomor(konteks, produk, konteks.nomor_surat))
    return k.ProdukDiterbitkan(pada=konteks.kini, oleh=oleh, surat=surat)


def _nomor(konteks: Konteks, produk: Produk, nomor: int) -> str:
    standar = konteks.standar
    return standar.instansi.format_nomor.format(
        klasifikasi=produk.klasifikasi,
        nomor=nomor,
        unit=standar.instansi.unit.get(standar.unit, standar.unit),
        tahun=konteks.hari(konteks.terjadi).year,
    )
