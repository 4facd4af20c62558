"""A Permohonan of any standard, driven by the roles its steps name, from the standard alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from attrs import Factory, define, field
from tests.katalog.bacaan_lain import katalog
from tests.katalog.penyelesai import Isi, Soal, Tempat
from tests.terbuka import terbuka

from dinsos_adapters import rakit
from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.katalog import KatalogToml
from dinsos_core import (
    AjukanPermohonan,
    Aplikasi,
    DokumenDiserahkan,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
)
from dinsos_core.domain.kasus.berkas import sifat_diminta
from dinsos_core.domain.kasus.kemajuan import BERHASIL, SETUJU
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.permohonan.perintah import PerintahPermohonan
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.prosedur.bidang import Tindakan
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.shared.pelaku import PEMOHON
from dinsos_core.domain.standar.kosakata import SumberFakta
from dinsos_core.domain.standar.model import (
    Agregat,
    Dokumen,
    JenisLangkah,
    Langkah,
    StandarPelayanan,
    Tujuan,
)
from dinsos_core.ports.lingkungan import PermintaanRegistri, Registri

PADA = date(2026, 11, 2)
WARGA = Pelaku(id="warga", peran={PEMOHON})
PENGAJUAN = (JenisLangkah.SIAPKAN_BERKAS, JenisLangkah.AJUKAN)
WAJAR = {JenisLangkah.PENETAPAN: SETUJU, JenisLangkah.JAWABAN_SISTEM: BERHASIL}
KOSONG: Isi = MappingProxyType({})


@cache
def kalender() -> KalenderHolidays:
    """One for all cases: building the holidays of every year takes longer than a case."""
    return KalenderHolidays()


def permohonan() -> Iterator[tuple[str, str, str | None]]:
    """Every standard in force whose aggregate is Permohonan: agency, service and variant."""
    for standar in katalog().semua():
        if standar.agregat is Agregat.PERMOHONAN:
            kunci = standar.instansi.kode, standar.layanan
            for varian in standar.varian:
                yield *kunci, varian.kode
            if not standar.varian:
                yield *kunci, None


SUMBER = sorted({d.registri for d in katalog().kosakata.fakta.values() if d.registri})
"""Every source that a fact may have."""


@define
class Perkara:
    """One case, an hour passing before every act; whoever acts holds only the role whose turn it
    is. ``terakhir`` takes the last of several possible roles or papers instead of the first."""

    app: Aplikasi
    isi: StandarPelayanan
    fakta: Isi = field(repr=False)
    kini: list[datetime]
    keadaan: Permohonan = field(repr=False)
    terakhir: bool = False
    jejak: list[str] = Factory(list)

    @property
    def langkah(self) -> Langkah:
        """The step whose turn it is."""
        langkah = self.isi.cari_langkah(self.keadaan.kemajuan.kini)
        assert langkah is not None
        return langkah

    @property
    def langkah_terakhir(self) -> Langkah:
        """The step done last."""
        return next(x for x in self.isi.langkah if x.kode == self.jejak[-1])

    @property
    def menunggu(self) -> bool:
        """Whether a step is somebody's turn."""
        berhenti = (Status.DIKEMBALIKAN, Status.DITERUSKAN)
        return self.keadaan.kemajuan.kini != Tujuan.AKHIR and self.keadaan.status not in berhenti

    def lakukan(self, perintah: PerintahPermohonan, oleh: Pelaku) -> None:
        keadaan = self.app.lakukan(perintah, oleh=oleh).unwrap().keadaan
        assert isinstance(keadaan, Permohonan)
        self.keadaan = terbuka(self.app.lingkungan.unit_kerja, keadaan)

    def pelaku(self, peran: str) -> Pelaku:
        if peran == PEMOHON:
            return WARGA
        return Pelaku(id=f"{peran}-1", instansi=self.isi.instansi.kode, peran={peran})

    def kerjakan(
        self,
        hasil: str = "",
        alasan: str = "",
        kepada: str = "",
        berkas: Sequence[DokumenDiserahkan] = (),
    ) -> None:
        """The step whose turn it is: initials in their order, then the step itself."""
        langkah = self.langkah
        self.jejak.append(langkah.kode)
        while True:
            self.kini[0] += timedelta(hours=1)
            giliran = self.app.giliran(self.keadaan.id)
            assert giliran is not None
            assert giliran.langkah == langkah.kode
            pelaku = self.pelaku(giliran.peran[-1 if self.terakhir else 0])
            tindakan = self._tindakan(pelaku)
            if tindakan.hanya_paraf:
                paraf = SelesaikanLangkah(kasus=self.keadaan.id, langkah=langkah.kode)
                self.lakukan(paraf, pelaku)
                continue
            self.lakukan(
                SelesaikanLangkah(
                    kasus=self.keadaan.id,
                    langkah=langkah.kode,
                    hasil=hasil or WAJAR.get(langkah.jenis, ""),
                    alasan=alasan,
                    kepada=kepada,
                    berkas=berkas,
                    fakta=self._atestasi(tindakan),
                ),
                pelaku,
            )
            return

    def sampai(self, *kode: str) -> None:
        """The steps before one of these, each with its plain outcome."""
        while self.keadaan.kemajuan.kini not in kode:
            self.kerjakan()

    def selesaikan(self, *, lewati: bool = False) -> None:
        """Steps done until none is left or the case waits for somebody outside."""
        while self.menunggu:
            self.kerjakan("dilewati" if lewati and self.langkah.opsional else "")

    def penetapan(self) -> str:
        """The determining step."""
        return next(x.kode for x in self.isi.langkah if x.jenis is JenisLangkah.PENETAPAN)

    def _tindakan(self, pelaku: Pelaku) -> Tindakan:
        """The step as a form offers it to the one whose turn it is."""
        tersedia = self.app.langkah_tersedia(self.keadaan.id, pelaku)
        return next(t for t in tersedia if t.langkah == self.langkah.kode)

    def _atestasi(self, tindakan: Tindakan) -> Mapping[str, object]:
        """What the form asks the official to judge."""
        jalur = {jalur_isian(satu): nilai for satu, nilai in self.fakta.items()}
        nama = [isian.nama.removeprefix("fakta.") for isian in tindakan.bidang]
        return {satu: jalur[satu] for satu in nama if satu in jalur}


def jalur_isian(tempat: Tempat) -> str:
    """How a form names the place of a fact."""
    pihak, nomor, kode = tempat
    return f"{pihak}[{nomor}].{kode}" if pihak else kode


def ajukan(
    instansi: str,
    layanan: str,
    varian: str | None,
    *,
    lain: Isi = KOSONG,
    berkas: bool = True,
    terakhir: bool = False,
    dari: KatalogToml | None = None,
) -> Perkara:
    """The application as just submitted, its facts made from the standard's own conditions.

    ``lain`` replaces some of the facts; ``berkas``: with all papers, or with none; ``dari``: a
    catalogue under other readings.
    """
    katalog_ini = dari or katalog()
    isi = katalog_ini.standar(instansi, layanan, PADA).unwrap().untuk_varian(varian)
    soal = Soal(standar=isi, kosakata=katalog_ini.kosakata, pengajuan=PADA)
    fakta = {**soal.selesaikan(), **lain}
    kini = [datetime(PADA.year, PADA.month, PADA.day, 9, tzinfo=ZoneInfo(isi.instansi.zona))]
    app = rakit(
        instansi,
        katalog=katalog_ini,
        kalender=kalender(),
        registri=dict.fromkeys(SUMBER, _registri(fakta)),
        jam=lambda: kini[0],
    )
    perintah = AjukanPermohonan(
        layanan=layanan,
        varian=varian,
        pihak=[
            PihakDiajukan(
                pihak=nama, data={**_orang(nama, nomor), **_dinyatakan(soal, fakta, nama, nomor)}
            )
            for nama, banyak in soal.banyak.items()
            for nomor in range(banyak)
        ],
        fakta=_dinyatakan(soal, fakta, "", 0),
        berkas=semua_berkas(isi, soal.banyak, terakhir=terakhir) if berkas else (),
    )
    keadaan = app.lakukan(perintah, oleh=WARGA).unwrap().keadaan
    assert isinstance(keadaan, Permohonan)
    keadaan = terbuka(app.lingkungan.unit_kerja, keadaan)
    return Perkara(app=app, isi=isi, fakta=fakta, kini=kini, keadaan=keadaan, terakhir=terakhir)


def semua_berkas(
    isi: StandarPelayanan, banyak: Mapping[str, int], *, terakhir: bool = False
) -> list[DokumenDiserahkan]:
    """Every paper of the standard, in the copies asked for, for each person it is asked of."""
    return [
        _serahkan(dokumen, nomor, -1 if terakhir else 0)
        for dokumen in isi.dokumen
        for nomor in _untuk(dokumen, banyak)
    ]


def _serahkan(dokumen: Dokumen, nomor: int, ke: int) -> DokumenDiserahkan:
    pilihan = dokumen.salah_satu[ke] if dokumen.salah_satu else None
    diminta = sifat_diminta(dokumen, [pilihan] if pilihan else [])
    sifat: dict[str, Any] = dict.fromkeys(diminta, True)
    return DokumenDiserahkan(
        dokumen=dokumen.kode,
        untuk=nomor,
        pilihan=pilihan.kode if pilihan else "",
        rangkap=(pilihan and pilihan.rangkap) or dokumen.rangkap or 1,
        **sifat,
    )


def _untuk(dokumen: Dokumen, banyak: Mapping[str, int]) -> Iterable[int]:
    setiap, _, pihak = dokumen.untuk.rpartition(" ")
    return range(banyak[pihak] if setiap else 1)


def _orang(pihak: str, nomor: int) -> Mapping[str, object]:
    """Each party somebody else, by name and by number."""
    if pihak == "lembaga":
        return {"nama": "LKS Contoh"}
    urut = 10 * (1 + sum(map(ord, pihak)) % 900) + nomor
    nama = f"Contoh {pihak} {nomor}"
    return {"nama": nama, "nik": f"627101410180{urut:04}", "email": "a@contoh.id"}


def _dinyatakan(soal: Soal, fakta: Isi, pihak: str, nomor: int) -> dict[str, object]:
    """The facts that the applicant states, of one party or of the case."""
    return {
        kode: nilai
        for (p, n, kode), nilai in fakta.items()
        if (p, n) == (pihak, nomor) and soal.kosakata.fakta[kode].sumber is SumberFakta.PERNYATAAN
    }


def _registri(fakta: Isi) -> Registri:
    def jawab(permintaan: PermintaanRegistri) -> NilaiFakta:
        kode = permintaan.definisi.kode
        return next(nilai for (_, _, satu), nilai in fakta.items() if satu == kode)

    return jawab
