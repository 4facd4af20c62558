"""Submitting, completing papers, correcting data: what comes from the applicant's side."""

from collections import Counter
from collections.abc import Iterable

from dinsos_core.domain.kelayakan.fakta import FaktaKasus, bila_terpenuhi
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.permohonan.putusan.bersama import (
    IsianTerbaca,
    Terhalang,
    baca_fakta,
    baca_jalur,
    dengan_isian,
    halangan,
    jejak,
    peran_loket,
    peran_petugas,
    peringatan_nik,
    segel,
    segel_teks,
    subjek_utama,
    tolak_bila_ada,
)
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.prosedur.berkas import DokumenDiserahkan, kekurangan
from dinsos_core.domain.prosedur.kemajuan import langkah_jenis, pertama
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan
from dinsos_core.domain.shared.ids import KasusId, SubjekId
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.pelaku import PEMOHON, JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.kosakata import MilikFakta, SumberFakta
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan

MAKS_RANGKAP = 99
"""More copies than that are a typing error."""

DAPAT_DIKOREKSI = (Status.DIAJUKAN, Status.DIKEMBALIKAN, Status.DIPROSES)
"""Statuses in which facts may still change: nothing has been determined on them."""


def ajukan(c: p.AjukanPermohonan, konteks: Konteks) -> tuple[k.Kejadian, ...]:
    """A submission is accepted even with papers missing and conditions unmet: checking and
    deciding are steps of their own. It is refused only where it cannot be understood, or where it
    repeats an open case without saying why."""
    standar = konteks.standar
    oleh = jejak(konteks, (*peran_petugas(standar), PEMOHON))
    masalah = [*periksa_varian(standar, c.varian), *_kanal(c, konteks), *_banyak_pihak(c, standar)]
    data, buruk = _baca_pihak(c, konteks)
    masalah += buruk
    fakta_kasus, buruk = baca_fakta(konteks, c.fakta, "", SumberFakta.PERNYATAAN, MilikFakta.KASUS)
    masalah += buruk
    masalah += periksa_dokumen(standar, c.berkas, len(c.pihak))
    if konteks.serupa and not c.tetap_ajukan.strip():
        masalah.append(halangan(KodeHalangan.PERMOHONAN_GANDA, kasus=tuple(konteks.serupa)))
    tolak_bila_ada(masalah)

    pihak = _pihak_kasus(c, data, konteks, oleh)
    utama = next((q.subjek for q in pihak if q.pihak == PEMOHON), pihak[0].subjek)
    fakta = _fakta(c, data, fakta_kasus)
    return (
        k.PermohonanDiajukan(
            pada=konteks.kini,
            oleh=oleh,
            kasus=c.kasus or KasusId(konteks.id_baru),
            standar=standar.rujukan,
            varian=c.varian,
            kanal=c.kanal,
            pihak=pihak,
            fakta={kode: segel(konteks, utama, kode, n) for kode, n in fakta_kasus.items()},
            berkas=c.berkas,
            langkah_diajukan=tuple(
                langkah.kode
                for langkah in standar.langkah
                if langkah.jenis in (JenisLangkah.SIAPKAN_BERKAS, JenisLangkah.AJUKAN)
            ),
            langkah=pertama(
                standar.langkah,
                lambda langkah: bila_terpenuhi(langkah.bila, fakta) is not False,
            ),
            serupa=konteks.serupa,
            alasan_ganda=_alasan_ganda(c, konteks, utama),
            peringatan=_peringatan(c, data),
        ),
    )


def _alasan_ganda(c: p.AjukanPermohonan, konteks: Konteks, utama: SubjekId) -> Rahasia | None:
    if not konteks.serupa:
        return None
    return segel(konteks, utama, "alasan_ganda", c.tetap_ajukan.strip())


def periksa_varian(standar: StandarPelayanan, varian: str | None) -> list[Halangan]:
    """A variant must be one the standard has, and be chosen where it has any."""
    dikenal = tuple(v.kode for v in standar.varian)
    if varian is None:
        if not dikenal:
            return []
        return [halangan(KodeHalangan.VARIAN_WAJIB, "varian", pilihan=dikenal)]
    if varian in dikenal:
        return []
    return [
        halangan(
            KodeHalangan.VARIAN_TIDAK_DIKENAL,
            "varian",
            pilihan=dikenal,
            mirip=terdekat(varian, dikenal),
        )
    ]


def _kanal(c: p.AjukanPermohonan, konteks: Konteks) -> list[Halangan]:
    dikenal = konteks.kosakata.kanal
    if c.kanal in dikenal:
        return []
    return [
        halangan(
            KodeHalangan.KANAL_TIDAK_DIKENAL,
            "kanal",
            pilihan=tuple(dikenal),
            mirip=terdekat(c.kanal, dikenal),
        )
    ]


def _banyak_pihak(c: p.AjukanPermohonan, standar: StandarPelayanan) -> list[Halangan]:
    banyak = Counter(q.pihak for q in c.pihak)
    masalah = periksa_nama_pihak(standar, banyak)
    for batas in standar.pihak:
        nama = batas.pihak
        if banyak[nama] < batas.minimal:
            masalah.append(
                halangan(
                    KodeHalangan.PIHAK_KURANG,
                    f"pihak.{nama}",
                    minimal=batas.minimal,
                    ada=banyak[nama],
                )
            )
        if banyak[nama] > batas.maksimal:
            masalah.append(
                halangan(
                    KodeHalangan.PIHAK_LEBIH,
                    f"pihak.{nama}",
                    maksimal=batas.maksimal,
                    ada=banyak[nama],
                )
            )
    return masalah


def periksa_nama_pihak(standar: StandarPelayanan, nama: Iterable[str]) -> list[Halangan]:
    """Parties must be of the kinds the standard has."""
    dikenal = tuple(batas.pihak for batas in standar.pihak)
    return [
        halangan(
            KodeHalangan.PIHAK_TIDAK_DIKENAL,
            f"pihak.{satu}",
            pilihan=dikenal,
            mirip=terdekat(satu, dikenal),
        )
        for satu in nama
        if satu not in dikenal
    ]


def _lokasi(c: p.AjukanPermohonan) -> list[str]:
    urutan: Counter[str] = Counter()
    lokasi: list[str] = []
    for q in c.pihak:
        lokasi.append(f"{q.pihak}[{urutan[q.pihak]}]")
        urutan[q.pihak] += 1
    return lokasi


def _baca_pihak(
    c: p.AjukanPermohonan, konteks: Konteks
) -> tuple[list[dict[str, Nilai]], list[Halangan]]:
    data: list[dict[str, Nilai]] = []
    masalah: list[Halangan] = []
    for q, lokasi in zip(c.pihak, _lokasi(c), strict=True):
        nilai, buruk = baca_fakta(konteks, q.data, lokasi, SumberFakta.PERNYATAAN, MilikFakta.PIHAK)
        data.append(nilai)
        masalah += buruk
    return data, masalah


def _pihak_kasus(
    c: p.AjukanPermohonan, data: list[dict[str, Nilai]], konteks: Konteks, oleh: JejakPelaku
) -> tuple[k.PihakKasus, ...]:
    hasil: list[k.PihakKasus] = []
    for nomor, (q, nilai) in enumerate(zip(c.pihak, data, strict=True)):
        subjek = SubjekId(f"{konteks.id_baru}-{nomor}")
        akun = q.akun
        pertama_pemohon = all(r.pihak != PEMOHON for r in hasil)
        if q.pihak == PEMOHON and pertama_pemohon and oleh.peran == PEMOHON:
            akun = akun or oleh.id
        hasil.append(
            k.PihakKasus(
                pihak=q.pihak,
                subjek=subjek,
                akun=akun,
                fakta={kode: segel(konteks, subjek, kode, isi) for kode, isi in nilai.items()},
            )
        )
    return tuple(hasil)


def _fakta(
    c: p.AjukanPermohonan, data: list[dict[str, Nilai]], kasus: dict[str, Nilai]
) -> FaktaKasus:
    pihak: dict[str, tuple[dict[str, Nilai], ...]] = {}
    for q, nilai in zip(c.pihak, data, strict=True):
        pihak[q.pihak] = (*pihak.get(q.pihak, ()), nilai)
    return FaktaKasus(pihak=pihak, kasus=kasus)


def _peringatan(c: p.AjukanPermohonan, data: list[dict[str, Nilai]]) -> tuple[str, ...]:
    return tuple(
        kode
        for nilai, lokasi in zip(data, _lokasi(c), strict=True)
        for kode in peringatan_nik(nilai, lokasi)
    )


def periksa_dokumen(
    standar: StandarPelayanan, berkas: tuple[DokumenDiserahkan, ...], pihak: int
) -> list[Halangan]:
    """Papers and alternatives must be ones the standard knows, for one of the case's parties."""
    masalah: list[Halangan] = []
    dikenal = {d.kode: d for d in standar.dokumen}
    for serahan in berkas:
        dokumen = dikenal.get(serahan.dokumen)
        if dokumen is None:
            masalah.append(
                halangan(
                    KodeHalangan.DOKUMEN_TIDAK_DIKENAL,
                    f"berkas.{serahan.dokumen}",
                    mirip=terdekat(serahan.dokumen, dikenal),
                )
            )
            continue
        for nama, nilai, terendah, tertinggi in (
            ("rangkap", serahan.rangkap, 1, MAKS_RANGKAP),
            ("untuk", serahan.untuk, 0, max(pihak - 1, 0)),
        ):
            if not terendah <= nilai <= tertinggi:
                masalah.append(
                    halangan(
                        KodeHalangan.ISIAN_SALAH_JENIS,
                        f"berkas.{serahan.dokumen}.{nama}",
                        diharapkan=f"{terendah}–{tertinggi}",
                    )
                )
        pilihan = tuple(satu.kode for satu in dokumen.salah_satu)
        if serahan.pilihan and serahan.pilihan not in pilihan:
            masalah.append(
                halangan(
                    KodeHalangan.PILIHAN_DOKUMEN_TIDAK_DIKENAL,
                    f"berkas.{serahan.dokumen}.pilihan",
                    pilihan=pilihan,
                    mirip=terdekat(serahan.pilihan, pilihan),
                )
            )
    return masalah


def lengkapi(keadaan: Permohonan, c: p.LengkapiBerkas, konteks: Konteks) -> tuple[k.Kejadian, ...]:
    """Papers brought later; a returned case goes back to the counter's check."""
    oleh = jejak(konteks, (*peran_loket(konteks.standar), PEMOHON), keadaan)
    masalah = periksa_dokumen(konteks.standar, c.berkas, len(keadaan.pihak))
    # Without papers it says that nothing is missing any more, as after a correction.
    if not c.berkas and kekurangan(konteks.standar, konteks.fakta, keadaan.berkas):
        masalah.append(halangan(KodeHalangan.ISIAN_KOSONG, "berkas"))
    tolak_bila_ada(masalah)
    return (k.BerkasDitambah(pada=konteks.kini, oleh=oleh, berkas=c.berkas),)


def koreksi(keadaan: Permohonan, c: p.KoreksiData, konteks: Konteks) -> tuple[k.Kejadian, ...]:
    """Facts stated anew. What was assessed on the old ones no longer counts; once determined, a
    case must be reopened first."""
    oleh = jejak(konteks, (*peran_petugas(konteks.standar), PEMOHON), keadaan)
    periksa_dapat_dikoreksi(keadaan)
    isian, masalah = baca_jalur(konteks, keadaan, c.fakta, SumberFakta.PERNYATAAN)
    if not masalah and not isian.kasus and not any(isian.pihak.values()):
        masalah.append(halangan(KodeHalangan.ISIAN_KOSONG, "fakta"))
    tolak_bila_ada(masalah)
    alasan = segel_teks(konteks, keadaan, "alasan", c.alasan)
    dikoreksi = data_dikoreksi(keadaan, isian, konteks, oleh, alasan)
    fakta = dengan_isian(konteks.fakta, keadaan, isian)
    return (dikoreksi, *_ulangi(keadaan, fakta, konteks, oleh))


def _ulangi(
    keadaan: Permohonan, fakta: FaktaKasus, konteks: Konteks, oleh: JejakPelaku
) -> tuple[k.Kejadian, ...]:
    """What a correction undoes once the dossier was complete: papers that are now asked for are
    checked first; an assessment and initials made on the old facts are done again."""
    if keadaan.status is not Status.DIPROSES:
        return ()
    langkah = konteks.standar.langkah
    if kekurangan(konteks.standar, fakta, keadaan.berkas):
        periksa = langkah_jenis(langkah, JenisLangkah.PERIKSA_BERKAS) or keadaan.kemajuan.kini
        return (k.PemeriksaanDiulang(pada=konteks.kini, oleh=oleh, langkah=periksa),)
    urutan = [satu.kode for satu in langkah]
    asesmen = langkah_jenis(langkah, JenisLangkah.ASESMEN)
    kembali = asesmen or langkah_jenis(langkah, JenisLangkah.PENETAPAN) or keadaan.kemajuan.kini
    kini = keadaan.kemajuan.kini
    if kini in urutan and urutan.index(kembali) < urutan.index(kini):
        return (k.LangkahDiulang(pada=konteks.kini, oleh=oleh, langkah=kembali),)
    if keadaan.kemajuan.paraf:
        return (k.LangkahDiulang(pada=konteks.kini, oleh=oleh, langkah=kini),)
    return ()


def periksa_dapat_dikoreksi(keadaan: Permohonan) -> None:
    """Refuses to change facts that a determination already rests on."""
    if keadaan.status not in DAPAT_DIKOREKSI:
        raise Terhalang(
            halangan(
                KodeHalangan.STATUS_TIDAK_MENGIZINKAN,
                status=keadaan.status.value,
                kejadian=k.DataDikoreksi.tipe,
                boleh=tuple(s.value for s in DAPAT_DIKOREKSI),
            )
        )


def data_dikoreksi(
    keadaan: Permohonan,
    isian: IsianTerbaca,
    konteks: Konteks,
    oleh: JejakPelaku,
    alasan: Rahasia | None = None,
) -> k.DataDikoreksi:
    """The event for facts stated or attested after submission."""
    utama = subjek_utama(keadaan)
    fakta = dengan_isian(konteks.fakta, keadaan, isian)
    peringatan = tuple(
        kode
        for nama, semua in fakta.pihak.items()
        for nomor, satu in enumerate(semua)
        for kode in peringatan_nik(satu, f"{nama}[{nomor}]")
    )
    return k.DataDikoreksi(
        pada=konteks.kini,
        oleh=oleh,
        pihak=tuple(
            (
                tempat,
                {
                    kode: segel(konteks, keadaan.pihak[tempat].subjek, kode, n)
                    for kode, n in nilai.items()
                },
            )
            for tempat, nilai in isian.pihak.items()
        ),
        fakta={kode: segel(konteks, utama, kode, n) for kode, n in isian.kasus.items()},
        alasan=alasan,
        peringatan=peringatan,
    )
