"""A world in which the sample standards run: people, what they hand in, a clock, a registry."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import attrs
from returns.pipeline import is_successful
from tests.terbuka import terbuka

from dinsos_adapters.memory import GudangMemori
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.jenis import Perintah
from dinsos_core.application.lingkungan import Lingkungan
from dinsos_core.application.pipa import PerintahTerlaksana
from dinsos_core.application.segel import ISI
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus import perintah_catatan as pc
from dinsos_core.domain.kasus.berkas import DokumenDiserahkan
from dinsos_core.domain.kasus.kejadian import Beralasan, Kejadian
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan
from dinsos_core.domain.shared.ids import KasusId, PelakuId
from dinsos_core.domain.shared.nilai import Keanggotaan, NilaiFakta, PeriodeKeanggotaan
from dinsos_core.domain.shared.pelaku import JenisMandat, Mandat, Pelaku
from dinsos_core.domain.shared.rahasia import cari_rahasia, nama_segel
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.lingkungan import PermintaanRegistri, SumberTakTerjangkau
from dinsos_core.testing.contoh import ADOPSI as ADOPSI  # noqa: PLC0414 -- test_tersedia.py takes it here
from dinsos_core.testing.contoh import INSTANSI, KALENDER, KOSAKATA, SANTUNAN, KatalogUji
from dinsos_core.testing.kontrak.contoh import klien_pada

E = TypeVar("E", bound=Kejadian)

PAGI = datetime(2026, 6, 1, 9, 0, tzinfo=ZoneInfo(INSTANSI.zona))
"""A Monday morning at the counter."""


def _petugas(peran: str) -> Pelaku:
    return Pelaku(id=PelakuId(f"u-{peran}"), instansi=INSTANSI.kode, peran=frozenset({peran}))


LOKET, PEKSOS, KABID, KEPALA, TIM, BPKPAD = map(
    _petugas, ("loket", "peksos", "kabid", "kepala", "tim", "bpkpad")
)
KEPALA_2 = Pelaku(id=PelakuId("u-kepala-2"), instansi=INSTANSI.kode, peran=frozenset({"kepala"}))
"""Who refused does not decide the objection."""
ANI = Pelaku(id=PelakuId("ani"), peran=frozenset({"pemohon"}))
ORANG_LAIN = Pelaku(id=PelakuId("orang-lain"), peran=frozenset({"pemohon"}))
KEPALA_LAIN = Pelaku(id=PelakuId("kepala-lain"), instansi="lain", peran=frozenset({"kepala"}))
PLH = Pelaku(
    id=PelakuId("plh"),
    instansi=INSTANSI.kode,
    mandat=(
        Mandat(
            peran="kepala",
            jenis=JenisMandat.PLH,
            dari=date(2026, 6, 1),
            sampai=date(2026, 6, 5),
        ),
    ),
)
"""Acting head in the first working week of June 2026."""
RANGKAP = Pelaku(
    id=PelakuId("rangkap"),
    instansi=INSTANSI.kode,
    peran=frozenset({"peksos", "kabid", "kepala", "tim"}),
)
"""Several roles in one person: a small office."""
SEMUA_PELAKU = (
    *(LOKET, PEKSOS, KABID, KEPALA, TIM, BPKPAD),
    *(ANI, ORANG_LAIN, KEPALA_LAIN, PLH, RANGKAP),
)

NIK_ANI = "6371056006900001"
NIK_ANAK = "6371051002240002"


WARGA = {"pemohon"}
"""Roles of the public in the sample standards."""
TEKS_TERSEGEL = {"alasan", "catatan", "alasan_ganda", "kembar", "penyampai", "untuk"}
"""Keys of the texts that people type, and of what was found of possible duplicates."""


def serah(dokumen: str, untuk: int = 0, **lain: Any) -> DokumenDiserahkan:
    """One paper handed in."""
    return DokumenDiserahkan(dokumen=dokumen, untuk=untuk, **lain)


BERKAS_ADOPSI = (
    serah("permohonan"),
    serah("sehat"),
    serah("akta", rangkap=3, legalisir=True),
    serah("ktp", asli=True),
    serah("nikah"),
    serah("penghasilan", pilihan="slip"),
)
BERKAS_SANTUNAN = (serah("kematian", rangkap=3), serah("kis"))


def pihak(nama: str, **data: object) -> pu.PihakDiajukan:
    """One party as stated."""
    return pu.PihakDiajukan(pihak=nama, data=data)


def ajukan_adopsi(**ubah: Any) -> p.AjukanPermohonan:
    """An adoption application by one married applicant, complete and eligible."""
    dasar = p.AjukanPermohonan(
        layanan="pengangkatan-anak",
        pihak=(
            pu.PihakDiajukan(
                pihak="pemohon",
                data={
                    "nama": "Ani",
                    "nik": NIK_ANI,
                    "tanggal_lahir": "1990-06-20",
                    "email": "ani@contoh.id",
                },
                akun=ANI.id,
            ),
            pu.PihakDiajukan(pihak="anak", data={"nama": "Budi", "nik": NIK_ANAK}),
        ),
        fakta={"menikah": True, "jumlah_anak": 0},
        berkas=BERKAS_ADOPSI,
    )
    return attrs.evolve(dasar, **ubah)


def ajukan_santunan(**ubah: Any) -> p.AjukanPermohonan:
    """A claim ten days after the death, with all papers."""
    dasar = p.AjukanPermohonan(
        layanan="santunan-kematian",
        pihak=(
            pu.PihakDiajukan(pihak="pemohon", data={"nama": "Ani"}, akun=ANI.id),
            pu.PihakDiajukan(
                pihak="almarhum",
                data={"nik": NIK_ANI, "tanggal_meninggal": "2026-05-22", "kis": True},
            ),
        ),
        berkas=BERKAS_SANTUNAN,
    )
    return attrs.evolve(dasar, **ubah)


@attrs.define
class JamUji:
    """A clock that moves when told."""

    kini: datetime = PAGI

    def __call__(self) -> datetime:
        return self.kini.astimezone(UTC)

    def maju(self, **lama: float) -> None:
        self.kini += timedelta(**lama)


@attrs.define
class IdUrut:
    """Ids in sequence, so that two runs give the same."""

    n: int = 0

    def __call__(self) -> str:
        self.n += 1
        return f"id{self.n:04}"


TERDAFTAR = Keanggotaan(periode=(PeriodeKeanggotaan(daftar="dtks"),))


@attrs.define
class RegistriUji:
    """A social registry that lists everybody, unless told otherwise."""

    jawaban: NilaiFakta = TERDAFTAR
    mati: bool = False
    ditanya: list[PermintaanRegistri] = attrs.field(factory=list)

    def __call__(self, permintaan: PermintaanRegistri) -> NilaiFakta:
        self.ditanya.append(permintaan)
        if self.mati:
            raise SumberTakTerjangkau
        return self.jawaban


class Dunia:
    """A wired application in memory, with everything from outside in the test's hands."""

    def __init__(self, *standar: StandarPelayanan, kosakata: Kosakata = KOSAKATA) -> None:
        self.jam = JamUji()
        self.id = IdUrut()
        self.registri = RegistriUji()
        self.gudang = GudangMemori()
        with self.gudang() as unit:  # somebody known, for whoever fills in a form
            unit.kasus.simpan_banyak([klien_pada("klien-1", 0, 1)])
            unit.simpan_semua()
        self.lingkungan = Lingkungan(
            rahasia_baru=lambda: bytes(16),
            unit_kerja=self.gudang,
            katalog=KatalogUji(standar or (ADOPSI, SANTUNAN), kosakata=kosakata),
            kalender=lambda _instansi, _bacaan: KALENDER,
            registri={"registri_sosial": self.registri},
            jam=self.jam,
            id_baru=self.id,
            instansi=INSTANSI.kode,
        )
        self.app = Aplikasi(self.lingkungan)

    def ya(self, perintah: Perintah, oleh: Pelaku, kunci: str | None = None) -> PerintahTerlaksana:
        """Run a command that must succeed."""
        hasil = self.app.lakukan(perintah, oleh=oleh, kunci=kunci)
        assert is_successful(hasil), hasil.failure()
        selesai = hasil.unwrap()
        if not selesai.ulang:
            self._periksa_kejadian(selesai, oleh)
        return attrs.evolve(
            selesai,
            kejadian=terbuka(self.gudang, selesai.kejadian),
            keadaan=terbuka(self.gudang, selesai.keadaan),
        )

    def _periksa_kejadian(self, hasil: PerintahTerlaksana, oleh: Pelaku) -> None:
        """Every event says when and who, an official's on what ground where it is against somebody;
        and seals what it seals under people of its case."""
        assert isinstance(hasil.keadaan, Permohonan)
        subjek = set(hasil.keadaan.subjek)
        for satu in hasil.kejadian:
            assert satu.pada == self.jam()
            assert satu.oleh.id == oleh.id
            assert oleh.sebagai(satu.oleh.peran, self.jam.kini.date()) == satu.oleh.sebagai
            if isinstance(satu, Beralasan) and satu.oleh.peran not in WARGA:
                assert satu.dasar or satu.alasan
            for rahasia in cari_rahasia(satu):
                assert rahasia.subjek in subjek
                fakta = rahasia.kunci.rpartition("/")[2] in TEKS_TERSEGEL | KOSAKATA.fakta.keys()
                assert fakta or nama_segel(rahasia) in ISI

    def halangan(
        self, perintah: Perintah, oleh: Pelaku, kunci: str | None = None
    ) -> tuple[Halangan, ...]:
        """Run a command that must be refused."""
        hasil = self.app.lakukan(perintah, oleh=oleh, kunci=kunci)
        assert not is_successful(hasil), hasil.unwrap()
        return hasil.failure()

    def tidak(
        self, perintah: Perintah, oleh: Pelaku, kunci: str | None = None
    ) -> list[KodeHalangan]:
        """Run a command that must be refused; the codes."""
        return [h.kode for h in self.halangan(perintah, oleh, kunci)]

    def keadaan(self, kasus: KasusId) -> Permohonan:
        """The stored state."""
        with self.app.lingkungan.unit_kerja(baca=True) as unit:
            tersimpan = unit.kasus.muat(kasus)
        assert tersimpan is not None
        assert isinstance(tersimpan.keadaan, Permohonan)
        return terbuka(self.gudang, tersimpan.keadaan)

    def adopsi(self, **ubah: Any) -> KasusId:
        """A freshly submitted adoption case."""
        return self.ya(ajukan_adopsi(**ubah), ANI).kasus

    def santunan(self, **ubah: Any) -> KasusId:
        """A freshly submitted death claim."""
        return self.ya(ajukan_santunan(**ubah), ANI).kasus

    def kerjakan(self, kasus: KasusId, *urutan: tuple[str, Pelaku]) -> None:
        """Do steps one after the other: `langkah` or `langkah:hasil`, by whom."""
        for satu, oleh in urutan:
            kode, _, hasil = satu.partition(":")
            self.ya(langkah_(kasus, kode, hasil), oleh)


def langkah_(kasus: KasusId, langkah: str, hasil: str = "", **lain: Any) -> pu.SelesaikanLangkah:
    """The command that does a step."""
    return pu.SelesaikanLangkah(kasus=kasus, langkah=langkah, hasil=hasil, **lain)


def sampai(dunia: Dunia, kasus: KasusId, tujuan: str) -> None:
    """Take an adoption case, everything in order, to the moment when ``tujuan`` is the turn."""
    jalan: tuple[tuple[str, Pelaku, pu.SelesaikanLangkah], ...] = (
        ("disposisi", KEPALA, langkah_(kasus, "disposisi")),
        ("periksa", LOKET, langkah_(kasus, "periksa")),
        ("lapangan", TIM, langkah_(kasus, "lapangan", fakta={"layak_huni": True})),
        ("nilai", PEKSOS, langkah_(kasus, "nilai")),
        ("konsep", PEKSOS, langkah_(kasus, "konsep")),
        ("teken", PEKSOS, langkah_(kasus, "teken")),
        ("teken", KABID, langkah_(kasus, "teken")),
        ("teken-kepala", KEPALA, langkah_(kasus, "teken", "setuju")),
        ("terbitkan", LOKET, langkah_(kasus, "terbitkan")),
        ("serahkan", LOKET, langkah_(kasus, "serahkan")),
    )
    for nama, oleh, perintah in jalan:
        if nama == tujuan:
            return
        dunia.ya(perintah, oleh)
    assert tujuan == "akhir", tujuan


def di(tujuan: str, *standar: StandarPelayanan, **ubah: Any) -> tuple[Dunia, KasusId]:
    """A world with an adoption case at the moment when ``tujuan`` is the turn."""
    dunia = Dunia(*standar)
    kasus = dunia.adopsi(**ubah)
    sampai(dunia, kasus, tujuan)
    return dunia, kasus


def santunan_di(tujuan: str, standar: StandarPelayanan = SANTUNAN) -> tuple[Dunia, KasusId]:
    """A world with a death claim at the moment when ``tujuan`` is the turn."""
    dunia = Dunia(standar)
    kasus = dunia.santunan()
    for kode, oleh in (
        ("catat", LOKET),
        ("periksa", LOKET),
        ("kelayakan", KABID),
        ("draf", PEKSOS),
        ("tetapkan:setuju", KEPALA),
        ("serah", PEKSOS),
        ("jawaban:berhasil", BPKPAD),
        ("transfer", BPKPAD),
        ("informasi", LOKET),
    ):
        if kode.partition(":")[0] == tujuan:
            break
        dunia.kerjakan(kasus, (kode, oleh))
    return dunia, kasus


def dikembalikan(*standar: StandarPelayanan) -> tuple[Dunia, KasusId]:
    """An adoption case sent back because no paper was there."""
    dunia, kasus = di("periksa", *standar, berkas=())
    dunia.ya(langkah_(kasus, "periksa"), LOKET)
    return dunia, kasus


def kabari(dunia: Dunia, kasus: KasusId, tentang: str, **lain: Any) -> None:
    """Put on record that the applicant was told, at the counter unless said otherwise."""
    kabar = {"pihak": "pemohon", "kanal": "loket", **lain}
    dunia.ya(pc.CatatPemberitahuan(kasus=kasus, tentang=tentang, **kabar), LOKET)


def menilai(dunia: Dunia, kasus: KasusId) -> None:
    """Assess an adoption case and initial it, up to the head's turn."""
    dunia.kerjakan(
        kasus, ("nilai", PEKSOS), ("konsep", PEKSOS), ("teken", PEKSOS), ("teken", KABID)
    )


def akhiri(dunia: Dunia, kasus: KasusId, status: str) -> None:
    """End an adoption case that waits for the head: `ditarik`, `diteruskan` or `ditolak`."""
    cara: dict[str, tuple[Perintah, Pelaku]] = {
        "ditarik": (p.TarikPermohonan(kasus=kasus), ANI),
        "diteruskan": (pu.TeruskanKasus(kasus=kasus, kepada="x", alasan="bukan wewenang"), KEPALA),
        "ditolak": (langkah_(kasus, "teken", "tolak", alasan="x"), KEPALA),
    }
    dunia.ya(*cara[status])


def ditolak(*standar: StandarPelayanan) -> tuple[Dunia, KasusId]:
    """A refused adoption case."""
    dunia, kasus = di("teken-kepala", *standar)
    akhiri(dunia, kasus, "ditolak")
    return dunia, kasus


# --- other standards, and what a command gave


def ubah_langkah(standar: StandarPelayanan, kode: str, **ubah: Any) -> StandarPelayanan:
    """The standard with one step changed."""
    langkah = (attrs.evolve(s, **ubah) if s.kode == kode else s for s in standar.langkah)
    return attrs.evolve(standar, langkah=tuple(langkah))


def tanpa_langkah(standar: StandarPelayanan, *kode: str) -> StandarPelayanan:
    """The standard without some of its steps."""
    return attrs.evolve(standar, langkah=tuple(s for s in standar.langkah if s.kode not in kode))


def dengan_parameter(tanpa: str = "", **ubah: str) -> StandarPelayanan:
    """The adoption standard of an agency with other parameters of its own."""
    parameter = {n: v for n, v in {**INSTANSI.parameter, **ubah}.items() if n != tanpa}
    return attrs.evolve(ADOPSI, instansi=attrs.evolve(INSTANSI, parameter=parameter))


def tipe(hasil: PerintahTerlaksana) -> list[str]:
    """The events of a command, by tag."""
    return [satu.tipe for satu in hasil.kejadian]


def satu(hasil: PerintahTerlaksana, jenis: type[E]) -> E:
    """The one event of this kind."""
    (ketemu,) = [e for e in hasil.kejadian if isinstance(e, jenis)]
    return ketemu


def isi(dunia: Dunia) -> tuple[object, ...]:
    """Everything a failed command must leave as it was."""
    tabel = dunia.gudang.tabel
    return (
        dict(tabel.kasus.kasus),
        dict(tabel.kasus.riwayat),
        dict(tabel.kiriman),
        {subjek: dict(nilai) for subjek, nilai in tabel.brankas.nilai.items()},
        dict(tabel.perintah),
        dict(tabel.nomor),
    )
