"""What may happen beside the steps: withdrawal, lapse, passing on, revoking, reopening, pausing."""

from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.jam import tenggat_melengkapi
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.permohonan.putusan.bersama import (
    Terhalang,
    halangan,
    jejak,
    peran_loket,
    peran_penetap,
    peran_penilai,
    peran_petugas,
    segel_alasan,
    segel_teks,
)
from dinsos_core.domain.permohonan.putusan.penetapan import dinilai
from dinsos_core.domain.permohonan.siklus import BERJALAN, TABEL, Status
from dinsos_core.domain.prosedur.kemajuan import langkah_jenis
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.shared.pelaku import PEMOHON
from dinsos_core.domain.standar.model import AKHIR, JenisLangkah


def nilai_ulang(keadaan: Permohonan, konteks: Konteks) -> tuple[k.Kejadian, ...]:
    """By those who assess, while nothing has been determined; the step they did stays done."""
    oleh = jejak(konteks, peran_penilai(konteks.standar))
    if keadaan.status is not Status.DIPROSES or keadaan.penilaian is None:
        raise Terhalang(
            halangan(
                KodeHalangan.STATUS_TIDAK_MENGIZINKAN,
                status=keadaan.status.value,
                kejadian=k.KelayakanDinilai.tipe,
                boleh=(Status.DIPROSES.value,),
            )
        )
    return (dinilai(konteks.fakta, keadaan, konteks, oleh),)


def tarik(keadaan: Permohonan, c: p.TarikPermohonan, konteks: Konteks) -> tuple[k.Kejadian, ...]:
    oleh = jejak(konteks, (PEMOHON, *peran_loket(konteks.standar)), keadaan)
    alasan = segel_teks(konteks, keadaan, "alasan", c.alasan)
    return (k.PermohonanDitarik(pada=konteks.kini, oleh=oleh, alasan=alasan),)


def gugurkan(keadaan: Permohonan, konteks: Konteks) -> tuple[k.Kejadian, ...]:
    """Only after the time to complete the papers has passed; it never happens by itself, and never
    where the agency states no such time or it cannot be computed."""
    oleh = jejak(konteks, peran_loket(konteks.standar))
    tenggat = tenggat_melengkapi(keadaan, konteks.standar, konteks.kalender, konteks.bacaan)
    if keadaan.status is Status.DIKEMBALIKAN:
        if tenggat is None:
            raise Terhalang(halangan(KodeHalangan.BELUM_GUGUR))
        if konteks.kini <= tenggat.jatuh_tempo:
            raise Terhalang(
                halangan(KodeHalangan.BELUM_GUGUR, jatuh_tempo=tenggat.jatuh_tempo.isoformat())
            )
    return (k.PermohonanGugur(pada=konteks.kini, oleh=oleh),)


def teruskan(
    keadaan: Permohonan, c: p.TeruskanPermohonan, konteks: Konteks
) -> tuple[k.Kejadian, ...]:
    oleh = jejak(konteks, peran_penetap(konteks.standar))
    if not c.kepada.strip():
        raise Terhalang(halangan(KodeHalangan.RUJUKAN_WAJIB, "kepada"))
    alasan = segel_teks(konteks, keadaan, "alasan", c.alasan)
    return (
        k.PermohonanDiteruskan(
            pada=konteks.kini, oleh=oleh, kepada=c.kepada.strip(), alasan=alasan
        ),
    )


def cabut_surat(keadaan: Permohonan, c: p.CabutSurat, konteks: Konteks) -> tuple[k.Kejadian, ...]:
    """The case goes back to the step that issues; what issued the letter may issue another."""
    oleh = jejak(konteks, peran_penetap(konteks.standar))
    surat = [s for s in keadaan.surat if s.nomor == c.nomor]
    if not surat:
        raise Terhalang(halangan(KodeHalangan.SURAT_TIDAK_DITEMUKAN, "nomor"))
    if all(s.dicabut_pada is not None for s in surat):
        raise Terhalang(halangan(KodeHalangan.SURAT_SUDAH_DICABUT, "nomor"))
    return (
        k.SuratDicabut(
            pada=konteks.kini,
            oleh=oleh,
            nomor=c.nomor,
            langkah=langkah_jenis(konteks.standar.langkah, JenisLangkah.TERBITKAN) or AKHIR,
            alasan=segel_alasan(konteks, keadaan, c.alasan),
        ),
    )


def buka_kembali(
    keadaan: Permohonan, c: p.BukaKembaliPermohonan, konteks: Konteks
) -> tuple[k.Kejadian, ...]:
    """Back to the check of papers: time has passed, so papers and facts are looked at anew."""
    oleh = jejak(konteks, peran_penetap(konteks.standar))
    berlaku = tuple(s.nomor for s in keadaan.surat if s.dicabut_pada is None and s.nomor)
    if berlaku and (keadaan.status, k.PermohonanDibukaKembali.tipe) in TABEL:
        raise Terhalang(halangan(KodeHalangan.SURAT_MASIH_BERLAKU, nomor=berlaku))
    langkah = langkah_jenis(konteks.standar.langkah, JenisLangkah.PERIKSA_BERKAS) or AKHIR
    alasan = segel_alasan(konteks, keadaan, c.alasan)
    return (
        k.PermohonanDibukaKembali(pada=konteks.kini, oleh=oleh, langkah=langkah, alasan=alasan),
    )


def jeda(keadaan: Permohonan, c: p.JedaPermohonan, konteks: Konteks) -> tuple[k.Kejadian, ...]:
    oleh = jejak(konteks, peran_petugas(konteks.standar))
    _berjalan(keadaan, k.PermohonanDijeda.tipe)
    if keadaan.dijeda:
        raise Terhalang(halangan(KodeHalangan.SEDANG_DIJEDA, sebab=keadaan.jeda[-1].alasan_kode))
    alasan = segel_teks(konteks, keadaan, "alasan", c.alasan)
    return (k.PermohonanDijeda(pada=konteks.kini, oleh=oleh, sebab=str(c.sebab), alasan=alasan),)


def lanjutkan(keadaan: Permohonan, konteks: Konteks) -> tuple[k.Kejadian, ...]:
    oleh = jejak(konteks, peran_petugas(konteks.standar))
    _berjalan(keadaan, k.PermohonanDilanjutkan.tipe)
    if not keadaan.dijeda:
        raise Terhalang(halangan(KodeHalangan.TIDAK_DIJEDA))
    return (k.PermohonanDilanjutkan(pada=konteks.kini, oleh=oleh),)


def _berjalan(keadaan: Permohonan, tipe: str) -> None:
    if keadaan.status not in BERJALAN:
        raise Terhalang(
            halangan(
                KodeHalangan.STATUS_TIDAK_MENGIZINKAN,
                status=keadaan.status.value,
                kejadian=tipe,
                boleh=tuple(sorted(s.value for s in BERJALAN)),
            )
        )
