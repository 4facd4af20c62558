"""What an application is wired with, held against the catalogue before anything runs.

Everything that is kept between commands is kept here, for it belongs to whoever wires.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final, TypeGuard
from zoneinfo import ZoneInfo

from attrs import define, evolve, field
from typing_extensions import get_protocol_members

from dinsos_core.application.jenis import JENIS
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import LanjutanTerhalang
from dinsos_core.domain.kasus.perintah import BukaKasus
from dinsos_core.domain.kelayakan.dasar_uji import Uji
from dinsos_core.domain.kelayakan.nama import Kesamaan, kesamaan_huruf
from dinsos_core.domain.kelayakan.susunan import SyaratStandar, siapkan
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.prosedur.aturan import JenisKasus, menurut_kasus, tanpa_lanjutan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.sekali import Terbatas, sekali
from dinsos_core.domain.shared.ukuran import NAMA, TAHUN
from dinsos_core.domain.standar.bacaan import bacaan_standar
from dinsos_core.domain.standar.instansi import MARGIN, Instansi
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import Agregat, RujukanStandar, StandarPelayanan
from dinsos_core.domain.standar.tafsir import RegisterTafsir
from dinsos_core.domain.standar.wakil import dengan_wakil
from dinsos_core.domain.waktu.bacaan import bacaan_waktu
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.ports.katalog import Katalog, instansi_tidak_dikenal
from dinsos_core.ports.lingkungan import (
    Jam,
    PembuatId,
    PembuatRahasia,
    PenyediaKalender,
    Registri,
)
from dinsos_core.ports.penyimpanan import CatatanRusak, PembukaUnitOfWork, UnitOfWork
from dinsos_core.ports.tampak import Penanya

Kunci = tuple[str, str | None]
"""A standard's fingerprint, and the variant it is read for."""


class RakitanSalah(Exception):
    """The parts do not fit together; says everything that is wrong, in words."""

    def __init__(self, *masalah: str) -> None:
        super().__init__("\n".join(masalah))
        self.masalah = masalah


class TanyaTertunda(Exception):
    """A registry is to be asked while a transaction is open that holds more than this command."""


@frozen
class Sebutan:
    """What a pinned standard calls itself, its steps and its limits. ``netral``: what it is called
    to whoever holds none of the roles in ``bagian``, where its name says what somebody is."""

    nama: Kata
    langkah: Mapping[str, Kata]
    batas: Mapping[str, Kata]
    netral: Kata | None
    bagian: frozenset[str]

    def tertutup(self, oleh: Penanya) -> bool:
        """Whether whoever asks is told the neutral name alone: an official without a part in it."""
        petugas = oleh.instansi is not None
        return petugas and self.netral is not None and self.bagian.isdisjoint(oleh.peran)


PALING: Final = 1_024
"""So many versions of standards are kept ready, a variant each."""


def _siap() -> Terbatas[Any, Any]:
    return Terbatas(PALING)


@define
class Persediaan:
    """What was made once and serves every later command."""

    standar: dict[Kunci, StandarPelayanan] = field(factory=_siap)
    syarat: dict[Kunci, tuple[KalenderKerja, SyaratStandar]] = field(factory=_siap)
    berdiri: dict[tuple[Kunci, str], tuple[str, ...]] = field(factory=_siap)
    sebutan: dict[str, Sebutan] = field(factory=_siap)


@frozen
class IdTersimpan:
    """A host's ids, each held to what can be stored and found again: of one that is no text, as a
    UUID of Python's, no row could be read any more. Raises `RakitanSalah`."""

    asal: PembuatId

    def __call__(self) -> str:
        nama: object = self.asal()
        if not dapat_disimpan(nama):
            raise RakitanSalah("id_baru harus memberi teks, misalnya lambda: str(uuid4())")
        return nama


def _id_tersimpan(asal: Any) -> Any:
    return IdTersimpan(asal) if callable(asal) and not isinstance(asal, IdTersimpan) else asal


@frozen(kw_only=True)
class Lingkungan:
    """Everything the pipeline is wired with. ``kesamaan`` says how alike two words of names are.
    ``acak`` spreads retries over time (0 to 1).

    ``jenis``: the aggregates. ``registri``: by the code the vocabulary gives a fact's source.
    ``siaran`` names the receivers of every event (`application.siaran`). ``sendiri``: each unit of
    work is a transaction of its own, so that registries are asked outside of any. Raises
    `RakitanSalah`.
    """

    unit_kerja: PembukaUnitOfWork
    katalog: Katalog
    kalender: PenyediaKalender
    jam: Jam
    id_baru: PembuatId = field(converter=_id_tersimpan)
    rahasia_baru: PembuatRahasia
    jenis: tuple[JenisKasus[Any], ...] = JENIS
    registri: Mapping[str, Registri] = field(factory=dict)
    uji: Mapping[str, Uji] = field(default=UJI)
    kesamaan: Kesamaan = kesamaan_huruf
    instansi: str = ""
    siaran: tuple[str, ...] = ()
    acak: Callable[[], float] = field(default=lambda: 0.5)
    sendiri: bool = True
    persediaan: Persediaan = field(factory=Persediaan, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        if masalah := tuple(_masalah(self)):
            raise RakitanSalah(*masalah)

    def dalam_transaksi(self, unit_kerja: PembukaUnitOfWork) -> "Lingkungan":
        """The same with units of work that are parts of one transaction."""
        return evolve(self, unit_kerja=unit_kerja, sendiri=False)

    def cari_jenis(self, nama: str) -> JenisKasus[Any] | None:
        """The aggregate with that name, if it is wired."""
        return next((satu for satu in self.jenis if satu.nama == nama), None)


def _masalah(ling: Lingkungan) -> Iterator[str]:
    if not all(hasattr(ling.katalog, satu) for satu in get_protocol_members(Katalog)):
        yield "katalog harus Katalog, atau direktori sebagai Path"
        return
    if not all(isinstance(satu, Uji) for satu in ling.uji.values()):
        yield "uji harus daftar Uji menurut namanya"
    kantor: object = ling.instansi
    if not isinstance(kantor, str):
        yield "instansi harus kodenya, berupa teks"
    elif kantor and kantor not in tuple(ling.katalog.instansi):
        yield _tak_dikenal("instansi", ling.instansi, ling.katalog.instansi)
    yield from _masalah_registri(ling)
    yield from _masalah_jam(ling.jam)
    yield from _masalah_jenis(ling.jenis)
    for nama in ("unit_kerja", "kalender", "id_baru", "rahasia_baru", "kesamaan", "acak"):
        if not callable(getattr(ling, nama)):
            sebutan = "penyimpanan (unit_kerja)" if nama == "unit_kerja" else nama
            yield f"{sebutan} harus dapat dipanggil"
    penerima: object = ling.siaran
    bernama = isinstance(penerima, tuple) and all(map(dapat_disimpan, penerima))
    if not bernama or len(set(ling.siaran)) != len(ling.siaran):
        yield "siaran harus daftar nama penerima, masing-masing sekali"


def dapat_disimpan(nama: object) -> TypeGuard[str]:
    """Whether it is a text that names something in every store."""
    return (
        isinstance(nama, str)
        and nama == nama.strip() != ""
        and nama.isprintable()
        and len(nama) <= NAMA
    )


def _masalah_registri(ling: Lingkungan) -> Iterator[str]:
    registri: object = ling.registri  # hosts without a type checker wire, too
    if not isinstance(registri, Mapping):
        yield "registri harus daftar sumber menurut kodenya"
        return
    sumber = {d.registri: d for d in ling.katalog.kosakata.fakta.values() if d.registri}
    for kode, satu in registri.items():
        if kode not in tuple(sumber):
            yield _tak_dikenal("registri", kode, sumber)
        if not callable(satu):
            yield f"registri {kode!r} harus dapat dipanggil"


def _masalah_jam(jam: Jam) -> Iterator[str]:
    awal, akhir = TAHUN
    try:
        kini: object = jam()
        berzona = isinstance(kini, datetime) and kini.utcoffset() is not None
        baik = isinstance(kini, datetime) and berzona and awal <= kini.year <= akhir
    except Exception:  # noqa: BLE001 - whatever it is, it is no clock
        baik = False
    if not baik:
        yield "jam harus memberi waktu dengan zona, misalnya lambda: datetime.now(UTC)"


def _masalah_jenis(jenis: tuple[JenisKasus[Any], ...]) -> Iterator[str]:
    semua: object = jenis
    if not (isinstance(semua, tuple) and all(isinstance(satu, JenisKasus) for satu in semua)):
        yield "jenis harus daftar JenisKasus"
        return
    nama, pembuat = {satu.nama for satu in jenis}, {satu.pembuat for satu in jenis}
    if not jenis or len(nama) != len(jenis) or len(pembuat) != len(jenis):
        yield "jenis harus ada, dan nama serta perintah pembukanya masing-masing sekali"
    for asing in sorted(nama - {agregat.value for agregat in Agregat}):
        yield _tak_dikenal("jenis", asing, {agregat.value: agregat for agregat in Agregat})
    for satu in jenis:
        mencatat = all(satu.siklus.boleh(s, LanjutanTerhalang.tipe) for s in satu.siklus.status)
        if satu.lanjutan is not tanpa_lanjutan and not mencatat:
            yield f"jenis {satu.nama!r}: {LanjutanTerhalang.tipe} harus mungkin pada setiap status"


def _tak_dikenal(apa: str, kode: object, dikenal: Mapping[str, object]) -> str:
    mirip = terdekat(kode, dikenal) if isinstance(kode, str) else ""
    saran = f"; mungkin maksudnya {mirip!r}" if mirip else ""
    return f"{apa} {kode!r} tidak dikenal{saran}. Yang dikenal: {', '.join(sorted(dikenal))}"


def instansi_dikenal(lingkungan: Lingkungan, kode: str) -> Instansi:
    """The agency with this code. Raises `Terhalang`."""
    instansi = lingkungan.katalog.instansi.get(kode)
    if instansi is None:
        raise Terhalang(instansi_tidak_dikenal(kode, lingkungan.katalog.instansi))
    return instansi


def kalender_instansi(lingkungan: Lingkungan, kode: str) -> KalenderKerja:
    """The agency's working calendar under the readings it has in force. Raises `Terhalang`."""
    instansi, register = instansi_dikenal(lingkungan, kode), lingkungan.katalog.tafsir(kode)
    pilihan = {satu: register.berlaku(satu) for satu in register.entri}
    return lingkungan.kalender(instansi, bacaan_waktu(pilihan))


def standar_kasus(
    lingkungan: Lingkungan, unit: UnitOfWork, rujukan: RujukanStandar, varian: str | None
) -> StandarPelayanan:
    """The exact standard a case pinned, as its rules read it; from the archive once.

    Raises `CatatanRusak`: `standar_kasus_hilang`.
    """
    siap = lingkungan.persediaan.standar.get((rujukan.sidik, varian))
    if siap is None:
        standar = unit.arsip.ambil(rujukan.sidik)
        if standar is None:
            raise CatatanRusak("standar_kasus_hilang")
        siap = lingkungan.persediaan.standar[rujukan.sidik, varian] = standar_terbaca(
            lingkungan, standar, varian
        )
    return siap


def standar_perkara(lingkungan: Lingkungan, unit: UnitOfWork, keadaan: Kasus) -> StandarPelayanan:
    """The pinned standard as the rules read it for this very case."""
    standar = standar_kasus(lingkungan, unit, keadaan.standar, keadaan.varian)
    jenis = lingkungan.cari_jenis(standar.agregat.value)
    return standar if jenis is None else menurut_kasus(jenis, keadaan, standar)


def layanan_disebut(
    lingkungan: Lingkungan, unit: UnitOfWork, layanan: str, konteks: Konteks
) -> StandarPelayanan:
    """The standard of another service of the same agency that a command names, in force when what
    it tells of happened; kept. Raises `Terhalang`."""
    instansi, hari = konteks.standar.instansi.kode, konteks.hari(konteks.terjadi)
    hasil = lingkungan.katalog.standar(instansi, layanan, hari)
    if not is_successful(hasil):
        raise Terhalang(*(evolve(satu, lokasi="tentang") for satu in hasil.failure()))
    unit.arsip.simpan(hasil.unwrap())
    return hasil.unwrap()


def standar_terbaca(
    lingkungan: Lingkungan, standar: StandarPelayanan, varian: str | None
) -> StandarPelayanan:
    """A standard as rules read it: the office as it is today, who may act for its parties, one
    variant, and those of the agency's own limits that apply to its aggregate."""
    katalog, jenis = lingkungan.katalog, lingkungan.cari_jenis(standar.agregat.value)
    kantor = katalog.instansi.get(standar.instansi.kode)
    return _terbaca(standar, kantor, katalog.kosakata, jenis, _dikenal(standar, varian))


def _dikenal(standar: StandarPelayanan, varian: str | None) -> str | None:
    """The variant as the standard has it. Whatever else somebody typed is the same as one that no
    item has, so that nothing is kept for each."""
    lain = None if varian is None else ""
    return next((satu.kode for satu in standar.varian if satu.kode == varian), lain)


@sekali
def _terbaca(
    standar: StandarPelayanan,
    kini: Instansi | None,
    kosakata: Kosakata,
    jenis: JenisKasus[Any] | None,
    varian: str | None,
) -> StandarPelayanan:
    kantor = dengan_wakil(kantor_kini(standar, kini), kosakata.wakil.values())
    return kantor.untuk_varian(varian).dengan_batas(jenis.batas if jenis else ())


def kantor_kini(standar: StandarPelayanan, kini: Instansi | None) -> StandarPelayanan:
    """The standard with the office as it is today: hours, closures, letterhead, numbering, when a
    limit is at risk are no promise of a decree, and are not part of its fingerprint."""
    if kini is None:
        return standar
    tersemat = standar.instansi.parameter
    parameter = {nama: nilai for nama, nilai in tersemat.items() if nama not in MARGIN}
    parameter |= {nama: nilai for nama, nilai in kini.parameter.items() if nama in MARGIN}
    kantor = evolve(
        standar.instansi,
        kalender=kini.kalender,
        kop=kini.kop,
        format_nomor=kini.format_nomor,
        deret_nomor=kini.deret_nomor,
        nomor_awal=kini.nomor_awal,
        nomor_luar=kini.nomor_luar,
        atas_nama=kini.atas_nama,
        parameter=parameter,
    )
    return evolve(standar, instansi=kantor)


def syarat_siap(
    lingkungan: Lingkungan,
    standar: StandarPelayanan,
    varian: str | None,
    kalender: KalenderKerja,
) -> SyaratStandar:
    """The standard's conditions, made ready once for each standard, variant and calendar; readings
    are pinned with the standard, tests with the wiring."""
    tersedia = lingkungan.persediaan.syarat
    kunci = (standar.sidik, _dikenal(standar, varian))
    ada = tersedia.get(kunci)
    if ada is not None and ada[0] is kalender and standar.sidik:
        return ada[1]
    siap = siapkan(standar, kalender, lingkungan.katalog.kosakata, lingkungan.uji)
    tersedia[kunci] = (kalender, siap)
    return siap


def konteks_kasus(
    lingkungan: Lingkungan,
    standar: StandarPelayanan,
    varian: str | None,
    oleh: Pelaku,
    kini: datetime,
    *,
    id_baru: str = "",
) -> Konteks:
    """The context of a decision or a query about one case, with nothing gathered yet.

    ``standar`` as `standar_kasus` gives it.
    """
    bacaan = bacaan_standar(standar)
    kalender = lingkungan.kalender(standar.instansi, bacaan)
    return Konteks(
        standar=standar,
        syarat=syarat_siap(lingkungan, standar, varian, kalender),
        kosakata=lingkungan.katalog.kosakata,
        kini=kini,
        pelaku=oleh,
        kalender=kalender,
        bacaan=bacaan,
        id_baru=id_baru,
        registri=frozenset(lingkungan.registri),
    )


def standar_berlaku(
    lingkungan: Lingkungan, unit: UnitOfWork, perintah: BukaKasus, kini: datetime
) -> StandarPelayanan:
    """The version in force when the matter was received, as rules read it; kept for as long as the
    case is. Raises `Terhalang`."""
    katalog = lingkungan.katalog
    kode = perintah.instansi or lingkungan.instansi
    instansi = instansi_dikenal(lingkungan, kode)
    cap = perintah.dinyatakan
    berlaku = cap is not None and _cap_berlaku(katalog.tafsir(kode))
    diterima = tanggal_kantor(instansi, cap if cap is not None and berlaku else kini)
    hasil = katalog.standar(kode, perintah.layanan, diterima)
    if not is_successful(hasil):
        raise Terhalang(*hasil.failure())
    standar = hasil.unwrap()
    unit.arsip.simpan(standar)
    # Not what is kept by fingerprint: how the agency numbers and reads today is no part of that.
    return standar_terbaca(lingkungan, standar, perintah.varian)


def _cap_berlaku(register: RegisterTafsir) -> bool:
    """Whether a matter is received when its stamp says (tafsir 56)."""
    kode = "tanggal-terima"
    return kode not in register.entri or register.berlaku(kode) != "hari-pencatatan"


def jenis_layanan(standar: StandarPelayanan, mungkin: Iterable[JenisKasus[Any]]) -> JenisKasus[Any]:
    """Which of these aggregates a standard runs under. Raises `Terhalang`."""
    agregat = standar.agregat.value
    jenis = next((satu for satu in mungkin if satu.nama == agregat), None)
    if jenis is None:
        raise Terhalang(
            halangan(
                KodeHalangan.AGREGAT_TIDAK_SESUAI,
                "layanan",
                layanan=standar.layanan,
                agregat=agregat,
            )
        )
    return jenis


def tanggal_kantor(instansi: Instansi, kini: datetime) -> date:
    """The date of an instant in an agency's own zone."""
    return kini.astimezone(ZoneInfo(instansi.zona)).date()
