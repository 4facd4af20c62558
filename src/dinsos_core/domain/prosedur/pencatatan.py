"""The rules of what is put on record beside the steps: corrected instants, who was told, who is
shut out, who works on the case, how it goes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from attrs import evolve

from dinsos_core.domain.kasus import catatan as k
from dinsos_core.domain.kasus import perintah_catatan as p
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kasus.pemberitahuan import KABAR_DITERIMA, TANDA_KABAR
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.prosedur.aturan import Aturan, hanya_sistem
from dinsos_core.domain.prosedur.bidang import (
    ALASAN,
    ALASAN_BEBAS,
    Bidang,
    JenisBidang,
    Pilihan,
    WajibBila,
)
from dinsos_core.domain.prosedur.formulir import pilihan, sebutan_pihak
from dinsos_core.domain.prosedur.isian import (
    segel,
    segel_alasan,
    segel_teks,
    tempat_pihak,
)
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import langkah_dikenal
from dinsos_core.domain.prosedur.pembukaan import periksa_kanal
from dinsos_core.domain.prosedur.peran import kuasa_berakhir, peran_penanggung, peran_petugas
from dinsos_core.domain.prosedur.saat import (
    PALING_AWAL,
    bukan_kejadian,
    dinyatakan_sekitar,
    sebelum,
)
from dinsos_core.domain.prosedur.ulang import nilai_lagi
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.kata import Kata, ucapan
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import kunci_teks
from dinsos_core.domain.standar.batas import TANDA_TERIMA
from dinsos_core.domain.standar.kosakata import sebutan

Semua = tuple[Kejadian, ...]


def tanda_kasus(kasus: Kasus) -> tuple[str, ...]:
    """What has happened in the case so far, by name."""
    return tuple(dict.fromkeys(satu.nama for satu in kasus.penanda))


def _tanda_sendiri(kasus: Kasus) -> tuple[str, ...]:
    """The same, of what was done in this case; when a server took a message, it says itself."""
    return tuple(x for x in tanda_kasus(kasus) if x not in kasus.tanda_lain | {KABAR_DITERIMA})


def _tanda_terberitakan(kasus: Kasus) -> tuple[str, ...]:
    """The same, of what somebody may be told of."""
    return tuple(x for x in tanda_kasus(kasus) if x not in TANDA_KABAR)


def _tanda_tak_dikenal(ada: tuple[str, ...], tanda: str, lokasi: str) -> list[Halangan]:
    if tanda in ada:
        return []
    mirip = terdekat(tanda, ada)
    return [halangan(KodeHalangan.TANDA_TIDAK_DIKENAL, lokasi, pilihan=ada, mirip=mirip)]


# --- when it really happened


def _koreksi_waktu(kasus: Kasus, c: p.KoreksiWaktu, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """Between the instants stated before and after it, for what was merely entered binds nothing;
    and not after it was itself entered. What happened in another case is judged there."""
    sendiri = konteks.asal is None
    ada = _tanda_sendiri(kasus) if sendiri else tanda_kasus(kasus)
    masalah = [
        *_tanda_tak_dikenal(ada, c.tanda, "tanda"),
        *bukan_kejadian(c.menjadi, konteks.kini, "menjadi"),
    ]
    tolak_bila_ada(masalah)
    tolak_bila_ada(_hari_pencatatan(kasus, c.tanda, konteks))
    tempat = max(n for n, satu in enumerate(kasus.penanda) if satu.nama == c.tanda)
    lama = kasus.penanda[tempat]
    if sendiri:
        dulu, nanti = dinyatakan_sekitar(kasus, tempat)
        tolak_bila_ada(sebelum(c.menjadi, dulu, konteks, "menjadi"))
        tolak_bila_ada(_sesudah(c.menjadi, nanti, konteks, "sesudah_berikutnya"))
    tolak_bila_ada(_sesudah(c.menjadi, lama.tercatat, konteks, "sesudah_dicatat"))
    pembukaan = kasus.penanda[0]
    awal = (lama.pada, lama.tercatat) == (pembukaan.pada, pembukaan.tercatat)
    if awal:
        tolak_bila_ada(_standar_lain(c.menjadi, konteks))
    hari_lain = awal and konteks.hari(c.menjadi) != konteks.hari(lama.pada)
    return (
        k.WaktuDikoreksi(
            pada=konteks.kini,
            oleh=oleh,
            tanda=c.tanda,
            semula=lama.pada,
            menjadi=c.menjadi,
            alasan=segel_alasan(konteks, kasus, c.alasan),
        ),
        *(nilai_lagi(kasus, konteks, oleh) if hari_lain and kasus.penilaian else ()),
    )


def _sesudah(
    saat: datetime, batas: datetime | None, konteks: Konteks, masalah: str
) -> tuple[Halangan, ...]:
    if batas is None or saat <= batas:
        return ()
    return (
        halangan(
            KodeHalangan.WAKTU_TIDAK_MUNGKIN,
            "menjadi",
            masalah=masalah,
            paling_akhir=konteks.waktu_kantor(batas).isoformat(),
        ),
    )


def _hari_pencatatan(kasus: Kasus, tanda: str, konteks: Konteks) -> tuple[Halangan, ...]:
    """Where receipts count from their entry (tafsir 56), no statement moves one."""
    lama = next(satu for satu in reversed(kasus.penanda) if satu.nama == tanda)
    saat = (lama.pada, lama.tercatat)
    seperbuatan = {satu.nama for satu in kasus.penanda if (satu.pada, satu.tercatat) == saat}
    if konteks.bacaan.terima != "hari-pencatatan" or seperbuatan.isdisjoint(TANDA_TERIMA):
        return ()
    kode = KodeHalangan.WAKTU_TIDAK_MUNGKIN
    return (halangan(kode, "menjadi", masalah="hari_pencatatan"),)


def _standar_lain(saat: datetime, konteks: Konteks) -> tuple[Halangan, ...]:
    """A case keeps the version it was received under."""
    if konteks.standar.keputusan.berlaku_pada(konteks.hari(saat)):
        return ()
    return (halangan(KodeHalangan.WAKTU_TIDAK_MUNGKIN, "menjadi", masalah="standar_lain"),)


# --- who was told


def _beri_tahu(kasus: Kasus, c: p.CatatPemberitahuan, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    tempat = tempat_pihak(kasus).get(c.pihak)
    masalah = _tanda_tak_dikenal(_tanda_terberitakan(kasus), c.tentang, "tentang")
    if tempat is None:
        mirip = terdekat(c.pihak, {satu.pihak for satu in kasus.pihak})
        masalah.append(halangan(KodeHalangan.PIHAK_TIDAK_DIKENAL, "pihak", mirip=mirip))
    else:
        masalah += _kuasa_berakhir(kasus, tempat, konteks, konteks.terjadi)
    sampai = c.kanal not in _TAK_TERHUBUNG
    if sampai:
        masalah += periksa_kanal(c.kanal, konteks)
    tolak_bila_ada(masalah)
    assert tempat is not None
    return (
        k.PemberitahuanDicatat(
            pada=konteks.kini,
            oleh=oleh,
            pihak=tempat,
            tentang=c.tentang,
            kanal=c.kanal if sampai else "",
            penyampai=segel_teks(konteks, kasus, "penyampai", c.penyampai),
            alasan=segel_teks(konteks, kasus, "alasan", c.alasan, wajib=not sampai),
            dihentikan=c.kanal == p.DIHENTIKAN,
        ),
    )


def _kuasa_berakhir(
    kasus: Kasus, tempat: int, konteks: Konteks, saat: datetime
) -> tuple[Halangan, ...]:
    """Whoever acts for a party is told for it only while they may: no clock starts after that."""
    return kuasa_berakhir(kasus.pihak[tempat].wakil, konteks.hari(saat), "pihak")


def _catat_kabar(kasus: Kasus, c: p.CatatKabar, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """A message that reached somebody whose power had ended meanwhile told nobody."""
    if not 0 <= c.pihak < len(kasus.pihak):
        raise Terhalang(halangan(KodeHalangan.PIHAK_TIDAK_DIKENAL, "pihak"))
    diterima, sebab = c.diterima, c.sebab
    if diterima is not None:
        for satu in _kuasa_berakhir(kasus, c.pihak, konteks, diterima):
            diterima, sebab = None, satu.kode.value
    return (
        k.KabarDikirim(
            pada=konteks.kini,
            oleh=oleh,
            pesan=c.pesan,
            pihak=c.pihak,
            tentang=c.tentang,
            diterima=diterima,
            sebab=sebab,
        ),
    )


def _bidang_pemberitahuan(kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    kanal = konteks.kosakata.kanal
    return (
        Bidang(
            nama="pihak",
            jenis=JenisBidang.PILIHAN,
            teks=Kata("Siapa yang diberi tahu", "Who was told"),
            wajib=True,
            pilihan=tuple(
                Pilihan(kode=lokasi, teks=teks)
                for n, (lokasi, teks) in enumerate(sebutan_pihak(kasus, konteks))
                if not _kuasa_berakhir(kasus, n, konteks, konteks.kini)
            ),
        ),
        _bidang_tanda(
            "tentang", Kata("Tentang apa", "About what"), _tanda_terberitakan(kasus), konteks
        ),
        Bidang(
            nama="kanal",
            jenis=JenisBidang.PILIHAN,
            teks=Kata("Melalui", "Through"),
            wajib=True,
            pilihan=(
                *pilihan(kanal, kanal),
                *(Pilihan(kode=kode, teks=teks) for kode, teks in _TAK_TERHUBUNG.items()),
            ),
        ),
        Bidang(
            nama="penyampai",
            jenis=JenisBidang.TEKS,
            teks=Kata("Disampaikan oleh, bila bukan oleh pencatat", "Told by, if by somebody else"),
        ),
        evolve(ALASAN_BEBAS, wajib_bila=WajibBila(bidang="kanal", nilai=tuple(_TAK_TERHUBUNG))),
    )


_TAK_TERHUBUNG: Final[Mapping[str, Kata]] = {
    p.TAK_SAMPAI: Kata("Tidak dapat diberi tahu", "Could not be told"),
    p.DIHENTIKAN: Kata(
        "Tidak dapat diberi tahu, dan tidak diupayakan lagi",
        "Could not be told, and nobody tries any more",
    ),
}


def _bidang_tanda(nama: str, teks: Kata, ada: tuple[str, ...], konteks: Konteks) -> Bidang:
    return Bidang(
        nama=nama,
        jenis=JenisBidang.PILIHAN,
        teks=teks,
        wajib=True,
        pilihan=tuple(Pilihan(kode=tanda, teks=_sebut_tanda(tanda, konteks)) for tanda in ada),
    )


def _sebut_tanda(tanda: str, konteks: Konteks) -> Kata:
    langkah = konteks.standar.cari_langkah(tanda)
    kosakata = konteks.kosakata
    return kosakata.kata(langkah.teks) if langkah else sebutan(kosakata.tanda, tanda)


def _tanpa_pihak(kasus: Kasus, _konteks: Konteks) -> tuple[Halangan, ...]:
    return () if kasus.pihak else (halangan(KodeHalangan.PIHAK_TIDAK_DIKENAL, "pihak"),)


# --- who has no part in it


def _kecualikan(kasus: Kasus, c: p.KecualikanAkun, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    akun = _akun(c.akun)
    # Who has the code of what they brought would neither hear of it nor answer.
    if kasus.anonim and akun in {q.akun for q in kasus.pihak if q.pihak in konteks.standar.publik}:
        raise Terhalang(halangan(KodeHalangan.AKUN_PELAPOR, "akun"))
    alasan = segel_alasan(konteks, kasus, c.alasan)
    return (k.AkunDikecualikan(pada=konteks.kini, oleh=oleh, akun=akun, alasan=alasan),)


def _pulihkan(kasus: Kasus, c: p.PulihkanAkun, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    akun = _akun(c.akun)
    if akun not in kasus.dikecualikan:
        raise Terhalang(halangan(KodeHalangan.AKUN_TIDAK_DIKECUALIKAN, "akun"))
    alasan = segel_alasan(konteks, kasus, c.alasan)
    return (k.AkunDipulihkan(pada=konteks.kini, oleh=oleh, akun=akun, alasan=alasan),)


def _akun(akun: PelakuId) -> PelakuId:
    """As the host knows it; a blank typed beside it would mean nobody."""
    rapi = PelakuId(akun.strip())
    if not rapi:
        raise Terhalang(halangan(KodeHalangan.ISIAN_KOSONG, "akun"))
    return rapi


def _tanpa_kecuali(kasus: Kasus, _konteks: Konteks) -> tuple[Halangan, ...]:
    if kasus.dikecualikan:
        return ()
    return (halangan(KodeHalangan.AKUN_TIDAK_DIKECUALIKAN, "akun"),)


# --- who works on it


def _tugaskan(_kasus: Kasus, c: p.TugaskanKasus, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    if c.langkah:
        langkah_dikenal(c.langkah, konteks.standar)
    akun = tuple(dict.fromkeys(map(_akun, c.akun)))
    return (k.KasusDitugaskan(pada=konteks.kini, oleh=oleh, akun=akun, langkah=c.langkah),)


# --- how it goes


def _catat(kasus: Kasus, c: p.CatatPerkembangan, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    rapi = ucapan(c.catatan)
    if not rapi:
        raise Terhalang(halangan(KodeHalangan.ISIAN_KOSONG, "catatan"))
    catatan = segel(konteks, kasus.pokok, kunci_teks("catatan"), rapi)
    return (k.PerkembanganDicatat(pada=konteks.kini, oleh=oleh, catatan=catatan),)


def _bidang_waktu(kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    teks = Kata("Yang terjadi", "What happened")
    tanda = _bidang_tanda("tanda", teks, _tanda_sendiri(kasus), konteks)
    menjadi = Bidang(
        nama="menjadi",
        jenis=JenisBidang.WAKTU,
        teks=Kata("Terjadi sebenarnya pada", "When it really happened"),
        wajib=True,
        paling_awal=PALING_AWAL,
    )
    return (tanda, menjadi, ALASAN)


def _bidang_pulih(kasus: Kasus, _konteks: Konteks) -> tuple[Bidang, ...]:
    akun = tuple(Pilihan(kode=satu, teks=Kata(satu, satu)) for satu in kasus.dikecualikan)
    return (evolve(AKUN, jenis=JenisBidang.PILIHAN, pilihan=akun), ALASAN)


def _bidang_tugas(kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    kosakata = konteks.kosakata
    return (
        Bidang(
            nama="akun",
            jenis=JenisBidang.AKUN_BANYAK,
            teks=Kata("Petugas; kosong membebaskan", "Who works on it; none frees it"),
            nilai=kasus.petugas.get("") or None,
        ),
        Bidang(
            nama="langkah",
            jenis=JenisBidang.PILIHAN,
            teks=Kata("Hanya untuk langkah", "Only for the step"),
            pilihan=tuple(
                Pilihan(kode=satu.kode, teks=kosakata.kata(satu.teks))
                for satu in konteks.standar.langkah
            ),
        ),
    )


AKUN: Final = Bidang(nama="akun", jenis=JenisBidang.AKUN, teks=Kata("Akun", "Account"), wajib=True)
CATATAN: Final = Bidang(
    nama="catatan", jenis=JenisBidang.TEKS, teks=Kata("Catatan", "Note"), wajib=True
)

KOREKSI_WAKTU: Final = Aturan[Kasus](
    perintah=p.KoreksiWaktu,
    teks=Kata("Koreksi waktu kejadian", "Correct when something happened"),
    oleh=peran_petugas,
    kejadian=k.WaktuDikoreksi.tipe,
    # What was done once for several cases is put right in all of them.
    lewat=frozenset({Hubungan.MENGIKUTI}),
    bidang=_bidang_waktu,
    putuskan=_koreksi_waktu,
)
BERI_TAHU: Final = Aturan[Kasus](
    perintah=p.CatatPemberitahuan,
    teks=Kata("Catat pemberitahuan", "Record who was told"),
    oleh=peran_petugas,
    kejadian=k.PemberitahuanDicatat.tipe,
    halang=_tanpa_pihak,
    bidang=_bidang_pemberitahuan,
    putuskan=_beri_tahu,
)
CATAT_KABAR: Final = Aturan[Kasus](
    perintah=p.CatatKabar,
    teks=Kata("Catat nasib pesan", "Record what became of a message"),
    oleh=hanya_sistem,
    kejadian=k.KabarDikirim.tipe,
    putuskan=_catat_kabar,
)
KECUALIKAN: Final = Aturan[Kasus](
    perintah=p.KecualikanAkun,
    teks=Kata("Kecualikan akun dari perkara ini", "Shut an account out of this case"),
    oleh=peran_penanggung,
    kejadian=k.AkunDikecualikan.tipe,
    bidang=lambda _, __: (AKUN, ALASAN),
    putuskan=_kecualikan,
)
PULIHKAN: Final = Aturan[Kasus](
    perintah=p.PulihkanAkun,
    teks=Kata("Pulihkan akun yang dikecualikan", "Let an account back in"),
    oleh=peran_penanggung,
    kejadian=k.AkunDipulihkan.tipe,
    halang=_tanpa_kecuali,
    bidang=_bidang_pulih,
    putuskan=_pulihkan,
)
TUGASKAN: Final = Aturan[Kasus](
    perintah=p.TugaskanKasus,
    teks=Kata("Tugaskan kepada petugas", "Assign to officials"),
    oleh=peran_petugas,
    kejadian=k.KasusDitugaskan.tipe,
    bidang=_bidang_tugas,
    putuskan=_tugaskan,
)
CATAT: Final = Aturan[Kasus](
    perintah=p.CatatPerkembangan,
    teks=Kata("Catat perkembangan", "Note how it goes"),
    oleh=peran_petugas,
    kejadian=k.PerkembanganDicatat.tipe,
    bidang=lambda _, __: (CATATAN,),
    putuskan=_catat,
)

PENCATATAN: Final = (KOREKSI_WAKTU, BERI_TAHU, CATAT_KABAR, KECUALIKAN, PULIHKAN, TUGASKAN, CATAT)
