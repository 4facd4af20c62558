"""Cases of the sample standards, taken into every status and moment of the lifecycle."""

from datetime import timedelta
from functools import cache
from typing import Any

import attrs
from tests.permohonan.berliku import berliku
from tests.permohonan.catatan import Catatan
from tests.permohonan.contoh import (
    ANI,
    BERKAS_ADOPSI,
    BERKAS_SANTUNAN,
    BPKPAD,
    KABID,
    KEPALA,
    LOKET,
    PAGI,
    PEKSOS,
    PLH,
    RANGKAP,
    TIM,
    ajukan_adopsi,
    ajukan_santunan,
    dengan_parameter,
    serah,
    tanpa_langkah,
)
from tests.tawaran import Contoh, Tanya

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus import perintah_catatan as pc
from dinsos_core.domain.kasus import perintah_tambahan as pt
from dinsos_core.domain.kasus.perintah import PihakDiajukan
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.standar.model import JenisLangkah as J
from dinsos_core.domain.standar.model import Langkah, Varian
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN

KUOTA = pu.SebabJeda.KUOTA


ATASAN = {"atasan": "kepala, sekda", "batas_banding": "10 hari kerja"}


def _langkah(kode: str, jenis: J, *oleh: str, **lain: Any) -> Langkah:
    return Langkah(kode=kode, teks=kode, jenis=jenis, oleh=oleh, butir=("1",), **lain)


_SEHAT = attrs.evolve(
    ADOPSI.syarat[0],
    kode="sehat",
    uji="dalam",
    fakta="setiap pemohon.sehat",
    parameter={"nilai": ("sehat",)},
)
_BATAL = {"batal": "akhir"}
BERANGKAI = attrs.evolve(
    SANTUNAN,
    instansi=attrs.evolve(SANTUNAN.instansi, parameter={}),
    syarat=(*SANTUNAN.syarat, _SEHAT),
    langkah=(
        _langkah("siapkan", J.SIAPKAN_BERKAS, "pemohon"),
        _langkah("ajukan", J.AJUKAN, "pemohon"),
        _langkah("catat", J.TERIMA, "kabid", "tim"),
        _langkah("periksa", J.PERIKSA_BERKAS, "loket"),
        _langkah("kelayakan", J.ASESMEN, "kabid", "peksos"),
        _langkah("tetapkan", J.PENETAPAN, "kepala", hasil={"tolak": "beri-tahu"}),
        _langkah("teken", J.TANDA_TANGAN, "peksos", "kabid", hasil=_BATAL),
        _langkah("terbitkan", J.TERBITKAN, "loket"),
        _langkah("serah", J.SERAH_SISTEM, "loket", "peksos", sistem="bpkpad"),
        _langkah("jawaban", J.JAWABAN_SISTEM, "peksos", "bpkpad", sistem="bpkpad", hasil=_BATAL),
        _langkah("tutup", J.TUTUP, "loket"),
        _langkah("informasi", J.INFORMASIKAN, "loket"),
        _langkah("beri-tahu", J.INFORMASIKAN, "kabid", "loket", lompatan=True, lanjut="akhir"),
    ),
)
"""Whatever the two samples do not have: initials everywhere, a receiver of its own, a signing step,
a letter without a number before the hand-over, a step that closes, an agency without limits."""


def _adopsi() -> list[Tanya]:
    d = Catatan(dengan_parameter(**ATASAN), ajukan_adopsi(), "Adoption")
    d.lihat("submitted")
    _dikecualikan(d)
    _dibuka_kembali(d)
    d.langkah(("disposisi", KEPALA))
    d.lihat("papers to be checked")
    d.langkah(("periksa", LOKET))
    d.lihat("on site")
    with d.cabang("paused"):
        d.beri(TIM, pu.JedaKasus, sebab=KUOTA)
        d.lihat("paused")
        d.beri(TIM, pu.LanjutkanKasus)
    with d.cabang("put on record"):
        _tercatat(d)
    with d.cabang("house unfit"):
        d.langkah(("lapangan:tidak_layak", TIM))
        d.lihat("on the way to a refusal")
    with d.cabang("not this office's"):
        d.langkah(("lapangan", TIM))
        d.lihat("to be assessed, unattested")
        d.langkah(("nilai:bukan_wewenang", PEKSOS), kepada="provinsi")
    d.langkah(("lapangan", TIM), fakta={"layak_huni": True})
    with d.cabang("assessed by whoever could also determine"):
        d.langkah(("nilai", RANGKAP), ("konsep:dilewati", PEKSOS))
        d.langkah(("teken", RANGKAP), ("teken", RANGKAP))
        d.lihat("to be determined by another than the assessor")
    d.langkah(("nilai", PEKSOS))
    d.lihat("assessed")
    d.beri(PEKSOS, pu.NilaiUlang)
    d.langkah(("konsep", PEKSOS))
    d.lihat("to be initialled")
    d.langkah(("teken", PEKSOS), ("teken", KABID))
    d.lihat("to be determined")
    with d.cabang("corrected after initials"):
        d.beri(PEKSOS, pu.KoreksiData, fakta={"jumlah_anak": 1})
    with d.cabang("back to the assessment"):
        d.langkah(("teken:perbaiki", KEPALA))
    with d.cabang("passed on by determination"):
        d.langkah(("teken:teruskan", KEPALA), kepada="provinsi", alasan="x")
    with d.cabang("refused"):
        _ditolak(d)
    d.langkah(("teken:setuju", PLH))
    _terbit(d)
    return d.tanya


def _dibuka_kembali(d: Catatan) -> None:
    with d.cabang("withdrawn, reopened"):
        d.jam.maju(days=5)
        d.lihat("after the acting head's week")
        d.beri(ANI, p.TarikPermohonan)
        d.lihat("withdrawn")
        d.wali()
        d.beri(KEPALA, pu.BukaKembaliKasus, alasan="x")
        d.lihat("reopened")
    with d.cabang("passed on at once, reopened"):
        d.beri(KEPALA, pu.TeruskanKasus, kepada="provinsi", alasan="x")
        d.lihat("passed on")
        d.wali()
        d.beri(KEPALA, pu.BukaKembaliKasus, alasan="x")


def _dikecualikan(d: Catatan) -> None:
    d.beri(KEPALA, pc.KecualikanAkun, akun="u-luar", alasan="x")
    d.beri(PEKSOS, pc.NyatakanKonflik, akun="u-luar", sebab="kerabat", alasan="x")


def _tercatat(d: Catatan) -> None:
    d.jam.maju(hours=2)
    d.beri(TIM, pc.KoreksiWaktu, tanda="diajukan", menjadi=PAGI, alasan="x")
    d.beri(LOKET, pc.CatatPemberitahuan, pihak="pemohon", tentang="diajukan", kanal="loket")
    d.beri(LOKET, pc.TugaskanKasus, akun=["u-peksos"], langkah="nilai")
    d.beri(PEKSOS, pc.CatatPerkembangan, catatan="x")
    d.beri(KEPALA, pc.PulihkanAkun, akun="u-luar", alasan="x")
    d.beri(KEPALA, pc.CabutKonflik, akun="u-luar", alasan="x")
    d.beri(LOKET, pc.TambahPihak, pihak=[PihakDiajukan(pihak="pemohon")])
    d.beri(LOKET, pc.TambahPihak, pihak=[PihakDiajukan(pihak="wali")])
    d.lihat("a guardian acts")
    d.beri(LOKET, pc.AkhiriPerwakilan, pihak="wali", alasan="x")
    d.beri(KEPALA, pt.AlihkanKasus, alasan="x")


def _ditolak(d: Catatan) -> None:
    d.langkah(("teken:tolak", PLH), alasan="x")
    d.lihat("refused")
    d.wali()
    with d.cabang("reopened"):
        d.beri(KEPALA, pu.BukaKembaliKasus, alasan="x")
    d.langkah(("beri-tahu", LOKET))
    d.lihat("refused and told so")
    with d.cabang("too late to object"):
        d.jam.kini = PAGI.replace(month=7, hour=0)
        d.lihat("too late")
    d.beri(ANI, p.AjukanKeberatan, alasan="x")
    d.lihat("objection")
    d.wali()
    with d.cabang("objection withdrawn"):
        d.beri(ANI, p.TarikPermohonan)
    with d.cabang("objection granted"):
        d.beri(KEPALA, p.PutuskanKeberatan, dikabulkan=True, alasan="x")
        d.lihat("granted")
    d.beri(KEPALA, p.PutuskanKeberatan, dikabulkan=False, alasan="x")
    d.lihat("objection refused")
    d.beri(
        LOKET, pc.CatatPemberitahuan, pihak="pemohon", tentang="keberatan_ditolak", kanal="loket"
    )
    d.jam.maju(days=30)
    d.lihat("too late to appeal")
    d.beri(LOKET, p.CatatBanding, diterima_pada=d.jam.kini - timedelta(days=29))


def _terbit(d: Catatan) -> None:
    d.lihat("approved")
    d.wali()
    d.langkah(("terbitkan", LOKET))
    d.lihat("letter issued")
    d.wali()
    with d.cabang("letter revoked"):
        d.beri(KEPALA, pu.CabutSurat, surat="1", alasan="x")
        d.lihat("revoked")
        with d.cabang("reopened"):
            d.beri(KEPALA, pu.BukaKembaliKasus, alasan="x")
        d.langkah(("terbitkan", LOKET))
        d.lihat("issued anew")
    d.langkah(("serahkan", LOKET))
    d.lihat("closed with a valid letter")
    d.wali()
    with d.cabang("prolonged"):
        d.beri(LOKET, pc.CatatPemenuhan, batas="berlaku-izin")
        d.lihat("nothing owed any more")
    d.beri(KEPALA, pu.CabutSurat, surat="1", alasan="x")


def _kurang() -> list[Tanya]:
    ajuan = ajukan_adopsi(berkas=BERKAS_ADOPSI[:4], fakta={"menikah": True})
    d = Catatan(ADOPSI, ajuan, "Adoption, papers missing")
    _dikecualikan(d)
    d.langkah(("disposisi", KEPALA))
    d.lihat("papers missing")
    d.langkah(("periksa", LOKET))
    d.lihat("returned")
    d.beri(LOKET, pc.CatatPemberitahuan, pihak="pemohon", tentang="dikembalikan", kanal="loket")
    with d.cabang("lapsed, reopened"):
        d.jam.kini = PAGI.replace(day=15, hour=16)
        d.lihat("on the last day")
        d.jam.kini = PAGI.replace(day=16, hour=0)
        d.lihat("past the time to complete the papers")
        d.beri(LOKET, p.GugurkanPermohonan)
        d.lihat("lapsed")
        d.wali()
        d.beri(KEPALA, pu.BukaKembaliKasus, alasan="x")
    with d.cabang("withdrawn"):
        d.beri(ANI, p.TarikPermohonan)
    with d.cabang("paused"):
        d.beri(LOKET, pu.JedaKasus, sebab=KUOTA)
        d.beri(LOKET, pu.LanjutkanKasus)
    d.beri(ANI, pu.LengkapiBerkas, berkas=[serah("penghasilan", pilihan="slip")])
    d.langkah(("periksa", LOKET))
    d.beri(ANI, pu.KoreksiData, fakta={"menikah": False})
    d.beri(ANI, pu.LengkapiBerkas, berkas=())
    d.langkah(("periksa", LOKET))
    d.beri(ANI, pu.KoreksiData, fakta={"jumlah_anak": 0})
    d.beri(ANI, pu.KoreksiData, fakta={"menikah": True})
    d.lihat("corrected so that a paper is missing")
    return d.tanya


def _santunan() -> list[Tanya]:
    d = Catatan(SANTUNAN, ajukan_santunan(), "Death benefit")
    _dikecualikan(d)
    d.langkah(("catat", LOKET), ("periksa", LOKET))
    d.lihat("to be assessed by either of two")
    d.langkah(("kelayakan", PEKSOS), ("draf", PEKSOS))
    d.beri(KABID, pu.NilaiUlang)
    d.langkah(("tetapkan:setuju", KEPALA))
    d.lihat("to be handed over")
    d.langkah(("serah", PEKSOS), rujukan="SPM-1")
    d.lihat("answer awaited")
    d.wali()
    with d.cabang("failed"):
        d.langkah(("jawaban:gagal", BPKPAD), rujukan="SPM-1", alasan="x")
        d.lihat("failed")
    with d.cabang("put off"):
        d.langkah(("jawaban:tunda", PEKSOS))
        d.lihat("to be handed over again")
        d.langkah(("serah", PEKSOS))
    with d.cabang("paused until that answer"):
        d.beri(LOKET, pu.JedaKasus, sebab=pu.SebabJeda.PIHAK_LUAR)
        d.langkah(("jawaban:berhasil", BPKPAD))
    d.langkah(("jawaban:berhasil", BPKPAD))
    d.lihat("granted by the other system")
    d.langkah(("transfer", BPKPAD), ("informasi", LOKET))
    d.lihat("closed without a letter")
    d.beri(KEPALA, pu.BukaKembaliKasus, alasan="x")
    return d.tanya


def _berangkai() -> list[Tanya]:
    d = Catatan(BERANGKAI, ajukan_santunan(), "Death benefit in many steps")
    _dikecualikan(d)
    d.lihat("to be received by two")
    d.langkah(("catat", KABID))
    d.langkah(("catat", TIM))
    d.langkah(("periksa", LOKET), ("kelayakan", KABID))
    d.lihat("to be assessed and attested")
    d.langkah(("kelayakan", PEKSOS), fakta={"pemohon.sehat": "sehat"})
    with d.cabang("refused"):
        d.langkah(("tetapkan:tolak", KEPALA), alasan="x")
        d.lihat("to be told so by two")
        d.langkah(("beri-tahu", KABID))
        d.langkah(("beri-tahu", LOKET))
        d.jam.maju(days=365)
        d.beri(LOKET, p.AjukanKeberatan, alasan="x")
        d.lihat("objection a year later, where no limit is stated")
        d.beri(LOKET, pu.JedaKasus, sebab=KUOTA)
        d.beri(LOKET, pu.LanjutkanKasus)
    d.langkah(("tetapkan:setuju", KEPALA), ("teken", PEKSOS))
    d.lihat("to be signed")
    with d.cabang("closed before anything is issued"):
        d.langkah(("teken:batal", KABID))
    with d.cabang("withdrawn when approved"):
        d.beri(ANI, p.TarikPermohonan)
    d.langkah(("teken", KABID))
    d.langkah(("terbitkan", LOKET))
    d.lihat("issued without a number, to be handed over")
    d.langkah(("serah", LOKET))
    d.langkah(("serah", PEKSOS))
    d.langkah(("jawaban", PEKSOS))
    d.lihat("answer awaited after issue")
    with d.cabang("closed while the answer is awaited"):
        d.langkah(("jawaban:batal", BPKPAD))
    d.langkah(("jawaban:berhasil", BPKPAD))
    d.lihat("to be closed")
    d.langkah(("tutup", LOKET))
    d.lihat("closed with a letter without a number")
    d.beri(KEPALA, pu.CabutSurat, surat="1", alasan="x")
    d.lihat("that letter revoked")
    return d.tanya


def _varian_kemudian() -> list[Tanya]:
    """A variant that is known from the determination on, and may still change once approved."""
    varian = (Varian(kode="satu", nama="Satu"), Varian(kode="dua", nama="Dua"))
    standar = attrs.evolve(SANTUNAN, varian=varian, varian_pada="tetapkan")
    d = Catatan(standar, ajukan_santunan(berkas=()), "Death benefit of a variant known later")
    d.lihat("submitted")
    d.langkah(("catat", LOKET))
    with d.cabang("returned"):
        d.langkah(("periksa", LOKET))
        d.lihat("returned")
    d.beri(ANI, pu.LengkapiBerkas, berkas=BERKAS_SANTUNAN)
    d.langkah(("periksa", LOKET), ("kelayakan", KABID), ("draf", PEKSOS))
    d.lihat("to be determined, as which variant nobody knows")
    d.beri(PEKSOS, pc.TetapkanVarian, varian="satu")
    d.langkah(("tetapkan:setuju", KEPALA))
    d.lihat("approved")
    d.beri(PEKSOS, pc.TetapkanVarian, varian="dua", alasan="x")
    return d.tanya


def _kembar() -> list[Tanya]:
    """The same deceased again, reported by somebody else."""
    d = Catatan(SANTUNAN, ajukan_santunan(), "Death benefit claimed twice")
    d.kasus = None
    d.kasus = d.beri(LOKET, ajukan_santunan(tetap_ajukan="x")).kasus
    d.lihat("a possible duplicate")
    (ada,) = d.keadaan(d.kasus).kembar
    d.beri(PEKSOS, pc.JawabKembar, kembar=ada.kode, jawaban="beda", alasan="x")
    return d.tanya


def _tanpa_siapa_pun() -> list[Tanya]:
    """A case of nobody whom anybody could name."""
    standar = attrs.evolve(SANTUNAN, pihak=(attrs.evolve(SANTUNAN.pihak[0], minimal=0),), syarat=())
    ajuan = ajukan_santunan(pihak=(), fakta={"menikah": True})
    d = Catatan(standar, ajuan, "Death benefit of nobody", LOKET)
    d.lihat("submitted for nobody")
    return d.tanya


def _berkas_kemudian() -> list[Tanya]:
    """Papers looked at again during the work, and after the determination, whichever it was."""
    periksa = [_langkah(f"periksa-{n}", J.PERIKSA_BERKAS, "loket") for n in range(4)]
    lain = {s.kode: s for s in BERANGKAI.langkah}
    ditolak = attrs.evolve(periksa[0], kode="beri-tahu", lompatan=True, lanjut="akhir")
    awal = ("siapkan", "ajukan", "periksa", periksa[0], "kelayakan", "tetapkan")
    akhir = (periksa[1], "terbitkan", periksa[2], "serah", periksa[3], "jawaban", ditolak)
    alur = tuple(lain[s] if isinstance(s, str) else s for s in (*awal, *akhir))
    standar = attrs.evolve(BERANGKAI, langkah=alur)
    berkas = [serah("kematian", rangkap=3)]
    d = Catatan(standar, ajukan_santunan(), "Death benefit with papers looked at late")
    d.langkah(("periksa", LOKET))
    d.langkah(("periksa-0", LOKET), berkas=berkas)
    d.langkah(("kelayakan", KABID), ("kelayakan", PEKSOS))
    with d.cabang("refused"):
        d.langkah(("tetapkan:tolak", KEPALA), alasan="x")
        d.langkah(("beri-tahu", LOKET), berkas=berkas)
    d.langkah(("tetapkan:setuju", KEPALA), alasan="x")
    d.langkah(("periksa-1", LOKET), berkas=berkas)
    d.langkah(("terbitkan", LOKET))
    d.langkah(("periksa-2", LOKET), berkas=berkas)
    d.langkah(("serah", LOKET), ("serah", PEKSOS))
    d.langkah(("periksa-3", LOKET), berkas=berkas)
    return d.tanya


def _tanpa_asesmen() -> list[Tanya]:
    """A determination that evaluates by itself, since no step assesses."""
    d = Catatan(
        tanpa_langkah(SANTUNAN, "kelayakan"), ajukan_santunan(), "Death benefit without assessment"
    )
    d.langkah(("catat", LOKET), ("periksa", LOKET))
    d.langkah(("draf", PEKSOS))
    d.lihat("nothing assessed, to be determined")
    d.langkah(("tetapkan:setuju", KEPALA))
    return d.tanya


@cache
def contoh_permohonan() -> Contoh:
    """Recorded once for every test that asks."""
    return Contoh(
        jenis=PERMOHONAN,
        halaman="tests/permohonan/halaman/tawaran.md",
        tanya=(
            *_adopsi(),
            *_kurang(),
            *_santunan(),
            *_berangkai(),
            *_tanpa_asesmen(),
            *_tanpa_siapa_pun(),
            *_kembar(),
            *_varian_kemudian(),
            *_berkas_kemudian(),
            *berliku(),
        ),
    )
