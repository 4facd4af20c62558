"""Questions that a case puts to the running code under one choice of readings; the answer in words.

Nothing here compares data: an assessment is made, a checklist drawn up, a clock counted, a case
driven through the wired application.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from attrs import evolve, frozen
from returns.pipeline import is_successful
from tests.katalog.bacaan_lain import katalog, menurut
from tests.katalog.jalan import Perkara, ajukan, kalender

from dinsos_adapters import rakit
from dinsos_core import AjukanPengaduan, Pelaku, Pengaduan
from dinsos_core.application.bahasa.jelaskan import tempat
from dinsos_core.application.kelayakan import nilai_kelayakan
from dinsos_core.domain.kasus.berkas import DokumenDiperlukan, dokumen_diperlukan
from dinsos_core.domain.kasus.jam import Kewajiban, kewajiban
from dinsos_core.domain.kasus.kemajuan import CatatanLangkah, Kemajuan
from dinsos_core.domain.kasus.penanda import Penanda
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Penilaian
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.ids import KasusId, PelakuId, SubjekId
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.bacaan import bacaan_standar
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.jeda import Jeda
from dinsos_core.domain.waktu.teks import teks_instan, teks_tanggal
from dinsos_core.domain.waktu.tenggat import TanpaTenggat

Pilihan: TypeAlias = Mapping[str, str]
Tanya: TypeAlias = Callable[[Pilihan], str]
PADA = date(2026, 6, 20)
OLEH = JejakPelaku(id=PelakuId("petugas"), peran="petugas")


@frozen(kw_only=True)
class Contoh:
    """One case: which reading of which entry it shows, where, its story, and what is asked."""

    tafsir: str
    bacaan: str
    layanan: str
    cerita: str
    tanya: Tanya

    @property
    def nama(self) -> str:
        return f"{self.tafsir}.{self.bacaan}"


def standar(layanan: str, pilihan: Pilihan, pada: date = PADA) -> StandarPelayanan:
    """`banjarmasin/izin-pub` under these readings."""
    instansi, _, kode = layanan.partition("/")
    return katalog().standar(instansi, kode, pada, pilihan).unwrap()


# --- conditions


def _nilai(
    layanan: str, fakta: Mapping[str, object], pada: date, varian: str, pilihan: Pilihan
) -> Penilaian:
    instansi, _, nama = layanan.partition("/")
    return nilai_kelayakan(
        katalog(),
        kalender(),
        nama,
        fakta,
        instansi=instansi,
        pada=pada,
        varian=varian or None,
        tafsir=pilihan,
    ).unwrap()


def syarat(
    layanan: str, kode: str, fakta: Mapping[str, object], pada: date = PADA, varian: str = ""
) -> Tanya:
    """What one condition comes to."""

    def jawab(pilihan: Pilihan) -> str:
        semua = _nilai(layanan, fakta, pada, varian, pilihan).syarat
        return _polos(next(s.kesimpulan for s in semua if s.kode == kode))

    return jawab


def saran(layanan: str, fakta: Mapping[str, object], pada: date = PADA) -> Tanya:
    """What the assessment recommends, and to whom a case is passed on."""

    def jawab(pilihan: Pilihan) -> str:
        hasil = _nilai(layanan, fakta, pada, "", pilihan)
        kepada = f" kepada {hasil.kepada}" if hasil.kepada else ""
        return f"saran: {hasil.rekomendasi}{kepada}"

    return jawab


def peringatan(layanan: str, fakta: Mapping[str, object], pada: date = PADA) -> Tanya:
    """What the assessment warns of."""

    def jawab(pilihan: Pilihan) -> str:
        semua = _nilai(layanan, fakta, pada, "", pilihan).peringatan
        kata = ", ".join(_polos(x.kode) for x in semua)
        return f"peringatan: {kata}" if kata else "tanpa peringatan"

    return jawab


def _polos(kode: str) -> str:
    return str(kode).replace("_", " ")


# --- papers


def berkas(
    layanan: str, *kode: str, varian: str = "", fakta: Mapping[str, int] | None = None
) -> Tanya:
    """The lines of the checklist whose codes begin with one of these; ``fakta``: how many there
    are of each party."""
    pihak: dict[str, tuple[dict[str, NilaiFakta], ...]] = {
        nama: ({},) * banyak for nama, banyak in (fakta or {}).items()
    }

    def jawab(pilihan: Pilihan) -> str:
        isi = standar(layanan, pilihan).untuk_varian(varian or None)
        semua = dokumen_diperlukan(isi, FaktaKasus(pihak=pihak))
        baris = [_baris(satu) for satu in semua if satu.dokumen.kode.startswith(kode)]
        return "; ".join(baris) or "tidak diminta"

    return jawab


def _baris(satu: DokumenDiperlukan) -> str:
    pilihan = ", ".join(p.teks for p in satu.dokumen.salah_satu)
    salah_satu = f" (salah satu: {pilihan})" if pilihan else ""
    lokasi = f", {tempat(satu.lokasi)}" if satu.lokasi else ""
    return f"{satu.dokumen.teks}{salah_satu}{lokasi}: {_polos(satu.kebutuhan)}"


# --- clocks


def jam(
    layanan: str,
    kode: str,
    *penanda: tuple[str, str],
    tanggal_mulai: Mapping[str, date] | None = None,
    varian: str = "",
    kini: str = "",
    jeda: Sequence[tuple[str, str]] = (),
    dicatat: Mapping[str, str] | None = None,
    hasil: Sequence[str] = (),
) -> Tanya:
    """When a limit is due, in a case with these marks and outcomes of steps; with ``kini``, how it
    stands then."""

    def jawab(pilihan: Pilihan) -> str:
        isi = standar(layanan, pilihan).untuk_varian(varian or None).dengan_batas(PERMOHONAN.batas)
        bacaan = bacaan_standar(isi)
        hari = kalender()(isi.instansi, bacaan)
        zona = ZoneInfo(isi.instansi.zona)
        keadaan = _keadaan(isi, penanda, jeda, dicatat or {}, zona)
        saat = _saat(kini or penanda[-1][1], zona)
        keadaan = evolve(
            keadaan, kemajuan=_kemajuan(hasil, saat), tanggal_mulai=tanggal_mulai or {}
        )
        semua = kewajiban(keadaan, isi, hari, bacaan, saat)
        satu = next((x for x in semua if x.batas.kode == kode), None)
        return kata_jam(satu, berstatus=bool(kini))

    return jawab


def _kemajuan(hasil: Sequence[str], pada: datetime) -> Kemajuan:
    pasangan = (satu.partition(".") for satu in hasil)
    return Kemajuan(
        catatan=tuple(
            CatatanLangkah(langkah=kode, hasil=apa, oleh=OLEH, pada=pada)
            for kode, _, apa in pasangan
        )
    )


def _saat(teks: str, zona: ZoneInfo) -> datetime:
    return datetime.fromisoformat(teks).replace(tzinfo=zona)


def _fakta(fakta: Mapping[str, NilaiFakta]) -> FaktaKasus:
    jalur = {urai_jalur(satu): nilai for satu, nilai in fakta.items()}
    return FaktaKasus.susun(
        [(x.pihak, {x.kode: nilai}) for x, nilai in jalur.items() if x.pihak],
        {x.kode: nilai for x, nilai in jalur.items() if not x.pihak},
    )


def _keadaan(
    isi: StandarPelayanan,
    penanda: Sequence[tuple[str, str]],
    jeda: Sequence[tuple[str, str]],
    dicatat: Mapping[str, str],
    zona: ZoneInfo,
) -> Permohonan:
    return Permohonan(
        id=KasusId("k-1"),
        standar=isi.rujukan,
        varian=None,
        kanal="loket",
        status=Status.DIPROSES,
        diajukan_pada=_saat(penanda[0][1], zona),
        diajukan_oleh=OLEH,
        pokok=SubjekId("k-1/0"),
        kemajuan=Kemajuan(),
        penanda=tuple(
            Penanda(
                nama=nama,
                pada=_saat(pada, zona),
                dicatat=_saat(dicatat[nama], zona) if nama in dicatat else None,
            )
            for nama, pada in penanda
        ),
        jeda=tuple(
            Jeda(mulai=_saat(a, zona), selesai=_saat(b, zona), alasan_kode="lainnya")
            for a, b in jeda
        ),
    )


def kata_jam(satu: Kewajiban | None, *, berstatus: bool = False) -> str:
    """A clock in words: when it is due, and if asked how it stands and what follows."""
    if satu is None:
        return "tidak ada batas itu"
    if satu.tenggat is None:
        return "belum berjalan"
    if isinstance(satu.tenggat, TanpaTenggat):
        return f"tidak dihitung: {_polos(satu.tenggat.alasan)}"
    sementara = " (sementara)" if satu.tenggat.sementara else ""
    semua = (str(satu.status), satu.akibat) if berstatus else ()
    status = "".join(f", {_polos(x)}" for x in semua if x)
    return f"jatuh tempo {teks_instan(satu.tenggat.jatuh_tempo)}{sementara}{status}"


# --- the wired application


def jalan(layanan: str, cara: Callable[[Perkara], str], varian: str = "") -> Tanya:
    """A case submitted under the readings, and what ``cara`` tells of it."""
    instansi, _, kode = layanan.partition("/")

    def jawab(pilihan: Pilihan) -> str:
        dari = katalog()
        for tafsir, bacaan in pilihan.items():
            dari = menurut(instansi, tafsir, bacaan)
        return cara(ajukan(instansi, kode, varian or None, dari=dari))

    return jawab


def langkah(*kode: str) -> Callable[[Perkara], str]:
    """Which of these steps a case goes through until it ends, and who signs each."""

    def cara(kasus: Perkara) -> str:
        kasus.selesaikan()
        ada = [x for x in kasus.isi.langkah if x.kode in kode and x.kode in kasus.jejak]
        hubung = {x.kode: (" atau " if x.salah_satu_peran else " lalu ") for x in ada}
        peran = katalog().kosakata.peran
        oleh = {x.kode: hubung[x.kode].join(peran[p].nama for p in x.oleh) for x in ada}
        return "; ".join(f"{x.teks} ({oleh[x.kode]})" for x in ada)

    return cara


def tersembunyi(layanan: str, varian: str) -> Tanya:
    """What is hidden of a complaint that says nothing of it."""
    instansi, _, kode = layanan.partition("/")

    def jawab(pilihan: Pilihan) -> str:
        dari = katalog()
        for tafsir, bacaan in pilihan.items():
            dari = menurut(instansi, tafsir, bacaan)
        app = rakit(instansi, katalog=dari, kalender=kalender())
        aduan = AjukanPengaduan(layanan=kode, varian=varian, isi="Antre lama", pihak=())
        pelapor = Pelaku(id=PelakuId("warga"), peran=frozenset({"pelapor"}))
        keadaan = app.lakukan_atau_gagal(aduan, oleh=pelapor).keadaan
        assert isinstance(keadaan, Pengaduan)
        kata = {True: "tersembunyi", False: "terbuka"}
        return f"pelapornya {kata[keadaan.anonim]}, isinya {kata[keadaan.dirahasiakan]}"

    return jawab


def berlaku(layanan: str, pada: date) -> Tanya:
    """Whether the service has a standard on that day."""
    instansi, _, kode = layanan.partition("/")

    def jawab(pilihan: Pilihan) -> str:
        dari = katalog()
        for tafsir, bacaan in pilihan.items():
            dari = menurut(instansi, tafsir, bacaan)
        hasil = dari.standar(instansi, kode, pada)
        if not is_successful(hasil):
            return f"tidak ada standar yang berlaku pada {teks_tanggal(pada)}"
        return f"berlaku sejak {teks_tanggal(hasil.unwrap().keputusan.berlaku_dari)}"

    return jawab
