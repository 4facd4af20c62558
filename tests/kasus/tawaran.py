"""What an actor is offered, beside what is accepted of everything the aggregate knows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, cast

from returns.pipeline import is_successful
from tests.kasus.mainan import CatatTanggapan

from dinsos_adapters.memory import GudangMemori
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.jenis import Perintah
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus import perintah_catatan as pc
from dinsos_core.domain.kasus import perintah_surat as ps
from dinsos_core.domain.kasus import perintah_tambahan as pt
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.shared.halangan import Halangan, Terhalang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku

Isi = Mapping[str, object]

ALASAN: Isi = {"alasan": "x"}
HASIL = {"tetapkan": "setuju", "teken": "setuju", "jawaban": "berhasil"}
ISI: Mapping[type[Any], Callable[[Kasus], Isi]] = {
    pu.LengkapiBerkas: lambda kasus: {"berkas": kasus.diserahkan},
    pu.TeruskanKasus: lambda _: {"kepada": "provinsi", **ALASAN},
    p.TarikPermohonan: lambda _: ALASAN,
    pu.JedaKasus: lambda _: {"sebab": pu.SebabJeda.KUOTA},
    pu.CabutSurat: lambda kasus: {"surat": _surat(kasus), **ALASAN},
    ps.KoreksiSurat: lambda kasus: {"surat": _surat(kasus), **ALASAN},
    ps.TerbitkanSalinan: lambda kasus: {"surat": _surat(kasus), "untuk": "x"},
    pu.BukaKembaliKasus: lambda _: ALASAN,
    p.AjukanKeberatan: lambda _: ALASAN,
    p.PutuskanKeberatan: lambda _: {"dikabulkan": False, **ALASAN},
    CatatTanggapan: lambda _: ALASAN,
    pc.KoreksiWaktu: lambda kasus: {
        "tanda": kasus.penanda[-1].nama,
        "menjadi": kasus.penanda[-1].pada,
        **ALASAN,
    },
    pc.CatatPemberitahuan: lambda kasus: {
        "pihak": next((satu.pihak for satu in kasus.pihak), ""),
        "tentang": "diajukan",
        "kanal": "loket",
    },
    pc.KecualikanAkun: lambda _: {"akun": "akun-x", **ALASAN},
    pc.PulihkanAkun: lambda kasus: {"akun": next(iter(kasus.dikecualikan), "akun-tiada"), **ALASAN},
    pc.NyatakanKonflik: lambda _: {"akun": "akun-x", "sebab": "kerabat", **ALASAN},
    pc.CabutKonflik: lambda kasus: {"akun": next(iter(kasus.konflik), "akun-tiada"), **ALASAN},
    pt.AlihkanKasus: lambda _: ALASAN,
    pc.TambahPihak: lambda _: {"pihak": [pu.PihakDiajukan(pihak="pemohon")]},
    pc.AkhiriPerwakilan: lambda _: {"pihak": "kuasa", **ALASAN},
    pc.KenaliPihak: lambda kasus: {
        "pihak": next((satu.pihak for satu in kasus.pihak), ""),
        "klien": "klien-1",
    },
    pc.JawabKembar: lambda kasus: {
        "kembar": next((satu.kode for satu in kasus.kembar if satu.jawaban is None), ""),
        "jawaban": "beda",
        **ALASAN,
    },
    pc.PindahStandar: lambda _: ALASAN,
    pc.TetapkanVarian: lambda _: {"varian": "umum"},
    pc.CatatPerkembangan: lambda _: {"catatan": "x"},
    pc.CatatPemenuhan: lambda _: {"batas": "berlaku-izin"},
}
TANPA_LAIN: Mapping[type[Any], Isi] = {}


def _surat(kasus: Kasus) -> str:
    return next((s.kode for s in (*kasus.surat_berlaku, *kasus.surat)), "")


def semua_perintah(
    jenis: JenisKasus[Any], kasus: Kasus, lain: Mapping[type[Any], Isi] = TANPA_LAIN
) -> Iterator[pu.PadaKasus]:
    """Every command on the case, filled in: a step as initials and as completed; ``lain``: what
    the case's own standard needs."""
    langkah = kasus.kemajuan.kini
    yield pu.SelesaikanLangkah(kasus=kasus.id, langkah=langkah)
    hasil = HASIL.get(langkah, "")
    yield pu.SelesaikanLangkah(kasus=kasus.id, langkah=langkah, hasil=hasil, alasan="x")
    for kelas in jenis.aturan.keys() & set(jenis.perintah):
        isi = ISI[kelas](kasus) if kelas in ISI else {}
        yield kelas(kasus=kasus.id, **{**isi, **lain.get(kelas, {})})


def ditawarkan(app: Aplikasi, kasus: KasusId, oleh: Pelaku) -> set[str]:
    """Names of the commands offered."""
    try:
        return {satu.perintah for satu in app.langkah_tersedia(kasus, oleh)}
    except Terhalang:  # it is not there for them
        return set()


def jawaban(
    app: Aplikasi, gudang: GudangMemori, perintah: Iterable[pu.PadaKasus], oleh: Pelaku
) -> Iterator[tuple[str, tuple[Halangan, ...]]]:
    """What each command is answered, by name: nothing where it is accepted. Leaves no trace."""
    for satu in perintah:
        sebelum = gudang.tabel
        hasil = app.lakukan(cast("Perintah", satu), oleh=oleh)
        gudang.tabel = sebelum
        yield type(satu).__name__, () if is_successful(hasil) else hasil.failure()


def diterima(
    app: Aplikasi, gudang: GudangMemori, perintah: Iterable[pu.PadaKasus], oleh: Pelaku
) -> set[str]:
    """Names of the commands that are accepted."""
    return {nama for nama, halangan in jawaban(app, gudang, perintah, oleh) if not halangan}
