"""A case for another agency: written into a parcel there, opened as a case of its own here.

What travels is what was stated of whom the case is about; never who reported, who acts for whom,
what officials noted, or what a registry answered. The receiving agency decides by its own standard.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final

from attrs import evolve, field, fields
from returns.result import Failure, Result, Success

from dinsos_core.application.bentuk import periksa_bentuk
from dinsos_core.application.keperluan import keperluan_kasus
from dinsos_core.application.kumpul import PihakSaja, buka_fakta
from dinsos_core.application.lingkungan import instansi_dikenal, jenis_layanan, tanggal_kantor
from dinsos_core.application.pipa import PerintahTerlaksana, jalankan
from dinsos_core.application.tanya import Tanya
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.perintah import BukaKasus, PihakDiajukan
from dinsos_core.domain.kasus.perintah_catatan import CatatPerkembangan
from dinsos_core.domain.kelayakan.fakta import periksa_nilai
from dinsos_core.domain.pengaduan.keadaan import Pengaduan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.lanjutan import bawa_pihak
from dinsos_core.domain.prosedur.peran import (
    jejak,
    peran_loket,
    peran_penanggung,
    peran_petugas,
)
from dinsos_core.domain.prosedur.tertaut import pihak_dibawa
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.ids import KasusId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import (
    NOTASI_TIADA,
    BelumDiketahui,
    TanggalRentang,
    Tiada,
)
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.kosakata import MilikFakta, SumberFakta, bernama
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.rentang import notasi_tanggal
from dinsos_core.ports.brankas import Keperluan
from dinsos_core.ports.paket import PaketDitolak, PenyandiPaket

VERSI: Final = 1


@frozen(kw_only=True)
class IsiPaket:
    """What a parcel says: which matter, of whom, with what was stated. ``id`` is the same for the
    same matter and receiver, whenever it is written."""

    id: str
    dari: str
    layanan: str
    varian: str
    nama: str
    diterima: str
    pihak: tuple[tuple[str, Mapping[str, object]], ...] = field(repr=False)
    fakta: Mapping[str, object] = field(repr=False)
    uraian: str = field(default="", repr=False)


def buat_paket(
    tanya: Tanya, kasus: str, oleh: Pelaku, kepada: str, penyandi: PenyandiPaket
) -> bytes:
    """The parcel of a case that was passed on; reading is on record, and the case notes it. Raises
    `Terhalang`."""
    keadaan, konteks = diteruskan(tanya, kasus, oleh)
    if penyandi.instansi != keadaan.standar.instansi:
        raise Terhalang(halangan(KodeHalangan.INSTANSI_LAIN, instansi=keadaan.standar.instansi))
    isi = _tulis(_isi(tanya, keadaan, konteks, kepada))
    with ditolak():
        paket = penyandi.bungkus(isi, kepada)
    catat_perkara(tanya, keadaan.id, oleh, f"Paket dibuat untuk {kepada}")
    return paket


@contextmanager
def ditolak() -> Iterator[None]:
    """What the keys refuse, as a Halangan. Raises `Terhalang`."""
    try:
        yield
    except PaketDitolak as tolak:
        raise Terhalang(halangan(KodeHalangan.PAKET_DITOLAK, masalah=tolak.masalah)) from None


def id_paket(kasus: str, dari: str, kepada: str) -> str:
    """Of this matter for this receiver, whenever it is written."""
    return sha256(f"{kasus}|{dari}|{kepada}".encode()).hexdigest()[:32]


_AWAL: Final = "paket-"


def kasus_paket(isi: IsiPaket) -> KasusId:
    """The case that a parcel becomes where it is taken in: another sender's is another one."""
    asal = sha256(f"{isi.dari}|{isi.id}".encode(errors="surrogatepass"))
    return KasusId(f"{_AWAL}{asal.hexdigest()[:32]}")


def milik_paket(kasus: str | None) -> bool:
    """Whether an id is kept for cases out of parcels: nobody opens one in the place of a parcel
    that is yet to come."""
    return kasus is not None and kasus.startswith(_AWAL)


def diteruskan(tanya: Tanya, kasus: str, oleh: Pelaku) -> tuple[Kasus, Konteks]:
    """A case that was passed on, for those who pass cases on. Raises `Terhalang`."""
    keadaan, konteks = tanya.lihat("paket", kasus, oleh)
    jejak(konteks, peran_penanggung(konteks.standar), keadaan)
    if not keadaan.kepada:
        raise Terhalang(halangan(KodeHalangan.BELUM_DITERUSKAN))
    return keadaan, konteks


def catat_perkara(
    tanya: Tanya, kasus: KasusId, oleh: Pelaku, teks: str, kunci: str | None = None
) -> None:
    """A note in the case; with ``kunci`` once. Raises `Terhalang`."""
    catatan = CatatPerkembangan(kasus=kasus, catatan=teks)
    tolak_bila_ada(periksa_bentuk(catatan))  # some of it is what another agency wrote
    hasil = jalankan(tanya.lingkungan, tanya.lingkungan.jenis, catatan, oleh, kunci)
    if not is_successful(hasil):
        raise Terhalang(*hasil.failure())


@frozen(kw_only=True)
class Serahan:
    """A case that another agency of the same store has received: by which short number somebody
    may ask there, and nothing of how it goes on."""

    nomor: str
    ulang: bool


def serahkan(
    tanya: Tanya, kasus: str, oleh: Pelaku, kepada: str, tujuan: "Tujuan"
) -> Result[Serahan, tuple[Halangan, ...]]:
    """The same within one store: opened there at once, by nobody of that agency, for its counter to
    go on with. What its rules refuse comes back, and nothing is kept there."""
    keadaan, konteks = diteruskan(tanya, kasus, oleh)
    instansi_dikenal(tanya.lingkungan, kepada)
    isi = _isi(tanya, keadaan, konteks, kepada)
    sana = Tanya(evolve(tanya.lingkungan, instansi=kepada))
    standar = _standar(sana, tujuan.layanan or isi.layanan)
    peran = peran_loket(standar) or peran_petugas(standar)
    penyerah = Pelaku(id=f"serahan-{isi.dari}", instansi=kepada, peran=peran)
    hasil = _buka(sana, isi, penyerah, standar, tujuan)
    if not is_successful(hasil):
        return Failure(hasil.failure())
    ada = hasil.unwrap()
    serahan = Serahan(nomor=ada.keadaan.nomor, ulang=ada.ulang)
    if not ada.ulang:
        catat_perkara(tanya, keadaan.id, oleh, f"Diterima di {kepada} dengan nomor {serahan.nomor}")
    return Success(serahan)


def _isi(tanya: Tanya, keadaan: Kasus, konteks: Konteks, kepada: str) -> IsiPaket:
    standar, kosakata = konteks.standar, konteks.kosakata
    boleh = {satu: satu for satu in pihak_dibawa(keadaan, standar)}
    bawa = bawa_pihak(keadaan, boleh, kosakata)
    sendiri = {
        kode: satu
        for kode, satu in keadaan.fakta.items()
        if kode in kosakata.fakta and kosakata.fakta[kode].sumber is SumberFakta.PERNYATAAN
    }
    keperluan = keperluan_kasus(keadaan, keadaan.id, konteks, f"paket:{kepada}")
    uraian = ""
    with tanya.bertanya("paket", konteks.pelaku), tanya.lingkungan.unit_kerja() as unit:
        fakta = buka_fakta(PihakSaja(pihak=bawa, fakta=sendiri), unit.brankas, keperluan)
        if isinstance(keadaan, Pengaduan):
            terbuka = unit.brankas.buka((keadaan.isi,), keperluan)
            uraian = str(terbuka.get((keadaan.isi.subjek, keadaan.isi.kunci), ""))
        unit.simpan_semua()
    sisa = {nama: iter(semua) for nama, semua in fakta.pihak.items()}
    return IsiPaket(
        id=id_paket(keadaan.id, standar.instansi.kode, kepada),
        dari=standar.instansi.kode,
        layanan=standar.layanan,
        varian=keadaan.varian or "",
        nama=standar.nama,
        diterima=konteks.waktu_kantor(keadaan.diajukan_pada).isoformat(),
        pihak=tuple((q.pihak, _terbaca(next(sisa[q.pihak]))) for q in bawa),
        fakta=_terbaca(fakta.kasus),
        uraian=uraian,
    )


def _terbaca(fakta: Mapping[str, object]) -> dict[str, object]:
    """Facts as forms take them; what is not known stays out."""
    return {
        kode: _notasi(nilai)
        for kode, nilai in fakta.items()
        if not isinstance(nilai, BelumDiketahui)
    }


def _notasi(nilai: object) -> object:
    match nilai:
        case Tiada():
            return NOTASI_TIADA
        case TanggalRentang():
            return notasi_tanggal(nilai)
        case frozenset():
            return sorted(nilai)
        case datetime() | date():
            return nilai.isoformat()
        case _:
            return nilai


def _tulis(isi: IsiPaket) -> bytes:
    semua = {satu.name: getattr(isi, satu.name) for satu in fields(IsiPaket)}
    teks = json.dumps({"versi": VERSI, **semua}, sort_keys=True, separators=(",", ":"))
    return teks.encode()


# --- the other side


def baca_paket(tanya: Tanya, paket: bytes, oleh: Pelaku, penyandi: PenyandiPaket) -> IsiPaket:
    """What a parcel says, for somebody with a role at the agency it is for; that they read it is on
    record under the case that it may become. Raises `Terhalang`."""
    ling, kini = tanya.lingkungan, tanya.lingkungan.jam()
    if oleh.instansi != penyandi.instansi:
        raise Terhalang(halangan(KodeHalangan.INSTANSI_LAIN, instansi=penyandi.instansi))
    kantor, kosakata = instansi_dikenal(ling, penyandi.instansi), ling.katalog.kosakata
    boleh = tuple(satu for satu in kosakata.peran if satu not in kosakata.publik)
    if oleh.peran_pertama(boleh, tanggal_kantor(kantor, kini)) is None:
        siapa = bernama(kosakata.peran, boleh)
        raise Terhalang(halangan(KodeHalangan.PERAN_TIDAK_BERWENANG, boleh=siapa))
    with ditolak():
        dari, mentah = penyandi.buka(paket)
        isi = _urai(mentah)
        if isi.dari != dari:
            raise PaketDitolak("berubah")
    with ling.unit_kerja() as unit:
        keperluan = Keperluan(pelaku=oleh.id, tujuan=f"baca_paket:{dari}", kasus=None, pada=kini)
        unit.brankas.catat([SubjekId(kasus_paket(isi))], keperluan)
        unit.simpan_semua()
    return isi


def _urai(mentah: bytes) -> IsiPaket:
    """Signed by somebody known, and held to its shape all the same."""
    try:
        isi: Any = json.loads(mentah)
    except (ValueError, RecursionError):
        raise PaketDitolak("bukan_paket") from None
    teks = ("id", "dari", "layanan", "varian", "nama", "diterima", "uraian")
    if not isinstance(isi, dict) or isi.get("versi") != VERSI:
        raise PaketDitolak("versi_lain")
    pihak, fakta = isi.get("pihak"), isi.get("fakta")
    sah = (
        isi.keys() == {satu.name for satu in fields(IsiPaket)} | {"versi"}
        and all(isinstance(isi[nama], str) for nama in teks)
        and isinstance(fakta, dict)
        and isinstance(pihak, list)
        and all(
            isinstance(satu, list)
            and len(satu) == 2
            and isinstance(satu[0], str)
            and isinstance(satu[1], dict)
            for satu in pihak
        )
    )
    if not sah or not isi["id"].isalnum():
        raise PaketDitolak("bukan_paket")
    return IsiPaket(
        **{nama: isi[nama] for nama in teks},
        pihak=tuple((nama, data) for nama, data in isi["pihak"]),
        fakta=isi["fakta"],
    )


@frozen(kw_only=True)
class Tujuan:
    """How a matter is taken in: the service here, where its code is another; the kinds of parties
    there under their kinds here; parties more; what the opening asks beside."""

    layanan: str = ""
    pihak: Mapping[str, str] = field(factory=dict)
    pihak_lain: tuple[PihakDiajukan, ...] = ()
    perintah: Mapping[str, object] = field(factory=dict)


def terima_paket(
    tanya: Tanya, paket: bytes, oleh: Pelaku, penyandi: PenyandiPaket, tujuan: Tujuan
) -> Result[PerintahTerlaksana, tuple[Halangan, ...]]:
    """A case of this agency from a parcel, opened once: the same parcel again answers with it.

    What the vocabulary here does not know stays with the case as a sealed note. Raises `Terhalang`
    for a parcel that is not opened.
    """
    isi = baca_paket(tanya, paket, oleh, penyandi)
    sana = Tanya(evolve(tanya.lingkungan, instansi=penyandi.instansi))
    return _buka(sana, isi, oleh, _standar(sana, tujuan.layanan or isi.layanan), tujuan)


def _standar(tanya: Tanya, layanan: str) -> StandarPelayanan:
    """The standard in force here today. Raises `Terhalang`."""
    ling = tanya.lingkungan
    hari = tanggal_kantor(instansi_dikenal(ling, ling.instansi), ling.jam())
    standar = ling.katalog.standar(ling.instansi, layanan, hari)
    if not is_successful(standar):
        raise Terhalang(*standar.failure())
    return standar.unwrap()


def _buka(
    tanya: Tanya, isi: IsiPaket, oleh: Pelaku, standar: StandarPelayanan, tujuan: Tujuan
) -> Result[PerintahTerlaksana, tuple[Halangan, ...]]:
    ling, kasus = tanya.lingkungan, kasus_paket(isi)
    kunci = f"{kasus}/asal"
    with ling.unit_kerja(baca=True) as unit:
        lama = unit.kasus.muat(kasus)
        tercatat = lama is not None and any(r.perintah == kunci for r in unit.kasus.riwayat(kasus))
    buka, sisa = _pembukaan(tanya, isi, standar, tujuan)
    asal = f"Dari {isi.dari}: {isi.nama}; diterima di sana {isi.diterima}"
    catatan = "\n".join((asal, *(f"{di}: {nilai}" for di, nilai in sisa)))
    if lama is not None:
        keadaan: Any = tanya.lihat("terima_paket", kasus, oleh)[0]
        if not tercatat:  # cut off between the two
            catat_perkara(tanya, kasus, oleh, catatan, kunci)
        terlaksana = PerintahTerlaksana(
            kasus=kasus, versi=lama.versi, kejadian=(), keadaan=keadaan, ulang=True
        )
        return Success(terlaksana)
    buka = evolve(buka, kasus=kasus)
    tertulis = CatatPerkembangan(kasus=kasus, catatan=catatan)  # or the case would be without it
    if salah := (*periksa_bentuk(buka), *periksa_bentuk(tertulis)):
        return Failure(salah)
    hasil = jalankan(ling, ling.jenis, buka, oleh)
    if is_successful(hasil):
        catat_perkara(tanya, kasus, oleh, catatan, kunci)
    return hasil


def _pembukaan(
    tanya: Tanya, isi: IsiPaket, standar: StandarPelayanan, tujuan: Tujuan
) -> tuple[BukaKasus, list[tuple[str, object]]]:
    """The opening by the aggregate of that service, and what it cannot take."""
    ling = tanya.lingkungan
    hari = tanggal_kantor(standar.instansi, ling.jam())
    dikenal = {batas.pihak for batas in standar.pihak}
    sisa: list[tuple[str, object]] = []
    pihak = []
    for sebut, data in isi.pihak:
        di_sini = tujuan.pihak.get(sebut, sebut)
        ada = di_sini in dikenal
        terima, buang = _sah(tanya, data, MilikFakta.PIHAK, hari) if ada else ({}, data)
        pihak += [PihakDiajukan(pihak=di_sini, data=terima)] if ada else []
        sisa += [(f"{sebut}.{kode}", nilai) for kode, nilai in buang.items()]
    fakta, buang = _sah(tanya, isi.fakta, MilikFakta.KASUS, hari)
    sisa += list(buang.items())
    pembuat: Any = jenis_layanan(standar, ling.jenis).pembuat
    lain: dict[str, object] = {}
    if isi.varian in {satu.kode for satu in standar.varian}:
        lain["varian"] = isi.varian
    if isi.uraian and "isi" in {satu.name for satu in fields(pembuat)}:
        lain["isi"] = isi.uraian
    elif isi.uraian:
        sisa.append(("uraian", isi.uraian))
    buka = pembuat(
        layanan=standar.layanan,
        instansi=standar.instansi.kode,
        pihak=(*pihak, *tujuan.pihak_lain),
        fakta=fakta,
        **{**lain, **tujuan.perintah},
    )
    return buka, sisa


def _sah(
    tanya: Tanya, data: Mapping[str, object], milik: MilikFakta, hari: date
) -> tuple[dict[str, object], dict[str, object]]:
    """The facts that this vocabulary takes as stated, and the others."""
    dikenal = tanya.lingkungan.katalog.kosakata.fakta
    ya: dict[str, object] = {}
    for kode, nilai in data.items():
        satu = dikenal.get(kode)
        if satu is None or satu.milik is not milik or satu.sumber is not SumberFakta.PERNYATAAN:
            continue
        if not isinstance(periksa_nilai(satu, nilai, hari), Halangan):
            ya[kode] = nilai
    return ya, {kode: nilai for kode, nilai in data.items() if kode not in ya}
