"""Issuing: number, date and validity of the letter, as a record."""

from attrs import evolve

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.surat import Surat
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.nomor import atas_nama, cetak_nomor, nomor_urut, produk_bernomor
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
    return k.ProdukDiterbitkan(
        pada=konteks.kini, oleh=oleh, surat=_ditandatangani(surat, produk, konteks)
    )


def surat_pengganti(keadaan: Kasus, lama: Surat, konteks: Konteks, oleh: JejakPelaku) -> Surat:
    """The letter that takes the place of one, signed by whoever puts it right: of today, and valid
    no longer than that one was."""
    produk = produk_bernomor(konteks.standar, lama.produk)
    surat = Surat(
        kode=str(len(keadaan.surat) + 1),
        langkah=lama.langkah,
        nomor="",
        produk=lama.produk,
        tanggal=konteks.hari(konteks.terjadi),
        berlaku_sampai=lama.berlaku_sampai,
        penandatangan=oleh,
        tembusan=lama.tembusan,
        menggantikan=lama.nomor,
    )
    return _ditandatangani(surat, produk, konteks)


def _ditandatangani(surat: Surat, produk: Produk, konteks: Konteks) -> Surat:
    """With its number and in whose name it is signed."""
    standar, nomor, oleh = konteks.standar, konteks.nomor_surat, surat.penandatangan
    nama = atas_nama(standar, oleh.peran) if oleh is not None else None
    if nama is not None:
        surat = evolve(surat, atas_nama=nama.atas_nama, untuk_beliau=nama.untuk_beliau)
    if produk.bernomor and nomor is not None:
        surat = evolve(
            surat,
            nomor=cetak_nomor(standar, produk, surat.tanggal, nomor),
            urut=nomor_urut(standar, produk, surat.tanggal, nomor),
        )
    return evolve(surat, tanda_tangan=produk.tanda_tangan)
