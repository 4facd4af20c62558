"""One desk: what waits for somebody over all aggregates, and which clocks are open.

Rows of the index alone, kept in the transaction of the case; no state is read. What a step still
needs is asked per case (`Aplikasi.langkah_tersedia`). Requests about somebody's own data lie beside
them, for whoever answers those.
"""

from collections.abc import Sized
from datetime import datetime
from typing import Any, Final, TypedDict

from attrs import evolve, field

from dinsos_core.application.halaman import berhalaman
from dinsos_core.application.lihat import penanya
from dinsos_core.application.lingkungan import Lingkungan, Sebutan
from dinsos_core.application.meja_permintaan import (
    PermintaanDiMeja,
    PermintaanMenunggu,
    permintaan_menunggu,
)
from dinsos_core.application.mendesak import (
    Mendesak,
    Saat,
    besok,
    pilihan,
    rentang,
    saat_tanya,
    seberapa_mendesak,
    zona_instansi,
)
from dinsos_core.application.terbaca import yang_terbaca
from dinsos_core.domain.kasus.jam import KeadaanJam
from dinsos_core.domain.prosedur.atasan import pemutus_keberatan
from dinsos_core.domain.prosedur.ditunggu import KABARI
from dinsos_core.domain.prosedur.peran import peran_berbagian
from dinsos_core.domain.prosedur.umum import LENGKAPI
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.ids import KasusId, PelakuId
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.batas import PemilikBatas
from dinsos_core.domain.standar.kosakata import sebutan as kata_pihak
from dinsos_core.ports.meja import (
    BarisJam,
    BarisKasus,
    BarisMeja,
    HalamanBaris,
    Ringkas,
    SaringanJam,
    SaringanMeja,
)
from dinsos_core.ports.penyimpanan import CatatanRusak, UnitOfWork
from dinsos_core.ports.tampak import Penanya


@frozen(kw_only=True)
class KerjaMenunggu:
    """One case that waits for whoever looks, without personal values and without its state.

    ``nama``: of the service; ``teks``: of the step, as the pinned standard says it. Where papers
    are waited for, ``langkah`` is empty; where somebody has to be told, it begins with `KABARI`.
    ``peran``: the role in which it waits for them. ``jatuh_tempo``: when the most urgent clock is
    due that runs there, in the agency's zone, None where none runs; ``mendesak``: how urgent that
    is. ``sejak``: since when the case stands there. ``milik_saya``: it is assigned to this account,
    or is its own; ``petugas``: to whom it is assigned.
    """

    kasus: KasusId
    nomor: str
    agregat: str
    instansi: str
    layanan: str
    nama: Kata
    status: str
    versi: int
    langkah: str
    teks: Kata
    peran: str
    jatuh_tempo: datetime | None
    mendesak: Mendesak | None
    sejak: datetime
    milik_saya: bool
    petugas: tuple[PelakuId, ...] = field(default=(), repr=False)


@frozen(kw_only=True)
class Meja:
    """A page of a desk at ``pada`` (aware); ``lanjut`` is the cursor of the next, None at the end.

    What is theirs comes first, then what is most urgent; what has no due moment comes last.
    ``permintaan``: on the first page, the requests about somebody's own data that wait for them.
    ``rusak``: cases that wait there and cannot be read.
    """

    kerja: tuple[KerjaMenunggu, ...]
    pada: datetime
    lanjut: str | None = None
    permintaan: tuple[PermintaanMenunggu, ...] = ()
    rusak: tuple[str, ...] = ()


@frozen(kw_only=True)
class HitunganMeja:
    """How many cases wait for somebody at ``pada``, and of them: assigned to them or their own;
    past due; due today, but not past; at risk, but not past (those due today may be among them).
    Counted are the first thousand on the desk; ``lebih``: there are more. ``permintaan``: how many
    requests about somebody's own data wait beside them."""

    pada: datetime
    semua: int
    lebih: bool
    saya: int
    terlewat: int
    hari_ini: int
    rawan: int
    permintaan: int = 0


@frozen(kw_only=True)
class JamKasus:
    """One open clock, and the case it runs in.

    ``kode``: its limit, ``teks``: as the pinned standard or the agency says it; ``milik``: whose
    obligation. ``mulai``, ``jatuh_tempo``: in the agency's zone; while it is paused it is due as if
    the pause had ended where it began. Of what runs from an event (``peristiwa``) ``terlewat`` is
    no lateness: its time has come.
    """

    kasus: KasusId
    nomor: str
    agregat: str
    instansi: str
    layanan: str
    nama: Kata
    status: str
    versi: int
    peran: tuple[str, ...]
    langkah: str
    kode: str
    teks: Kata
    milik: PemilikBatas
    keadaan: KeadaanJam
    mulai: datetime
    jatuh_tempo: datetime
    mendesak: Mendesak | None
    petugas: tuple[PelakuId, ...] = field(default=(), repr=False)


@frozen(kw_only=True)
class DaftarJam:
    """A page of open clocks at ``pada``, the earliest due first. ``rusak``: cases with one that
    cannot be read."""

    jam: tuple[JamKasus, ...]
    pada: datetime
    lanjut: str | None = None
    rusak: tuple[str, ...] = ()


def meja(
    lingkungan: Lingkungan,
    oleh: Pelaku,
    *,
    instansi: str | None = None,
    layanan: str | None = None,
    peran: str | None = None,
    hanya_saya: bool = False,
    mendesak: str | None = None,
    lanjut: str | None = None,
    banyak: int = 50,
) -> Meja:
    """What waits for somebody. Raises `Terhalang`: `halaman_tidak_dikenal`, `isian_salah_jenis`
    (``mendesak``)."""
    saat = saat_tanya(lingkungan, oleh.instansi)
    saringan = SaringanMeja(
        oleh=_pemegang(lingkungan, oleh, saat.kini),
        instansi=instansi,
        layanan=layanan,
        peran=None if peran is None else frozenset({peran}),
        hanya_saya=hanya_saya,
        **rentang(lingkungan, oleh.instansi, saat, mendesak),
    )
    with lingkungan.unit_kerja(baca=True) as unit, berhalaman(banyak):
        halaman = unit.kasus.meja(saringan, lanjut=lanjut, banyak=banyak)
        kerja, rusak = yang_terbaca(
            halaman.baris, lambda satu: _kerja(lingkungan, unit, satu, saat), _kasus
        )
        rusak = (*halaman.rusak, *rusak)
        minta = PermintaanDiMeja()
        if lanjut is None and layanan is None and not hanya_saya:
            minta = permintaan_menunggu(
                lingkungan, unit, oleh, saat, instansi=instansi, peran=peran, mendesak=mendesak
            )
    return Meja(
        kerja=kerja,
        pada=saat.kini,
        lanjut=halaman.lanjut,
        permintaan=minta.menunggu,
        rusak=(*rusak, *minta.rusak),
    )


def ringkasan_meja(
    lingkungan: Lingkungan, oleh: Pelaku, *, instansi: str | None = None
) -> HitunganMeja:
    """How much of it there is."""
    saat = saat_tanya(lingkungan, oleh.instansi)
    saringan = SaringanMeja(oleh=_pemegang(lingkungan, oleh, saat.kini), instansi=instansi)
    with lingkungan.unit_kerja(baca=True) as unit:
        hitung = unit.kasus.ringkasan_meja(saringan, jatuh_sebelum=saat.besok, rawan_pada=saat.kini)
        minta = permintaan_menunggu(lingkungan, unit, oleh, saat, instansi=instansi)
    return HitunganMeja(
        pada=saat.kini,
        semua=hitung.semua,
        lebih=hitung.lebih,
        saya=hitung.saya,
        terlewat=hitung.terlewat,
        hari_ini=hitung.jatuh_sebelum - hitung.terlewat,
        rawan=hitung.rawan - hitung.terlewat,
        permintaan=len(minta.menunggu),
    )


def jam_terbuka(
    lingkungan: Lingkungan,
    oleh: Pelaku,
    *,
    layanan: str | None = None,
    milik: str | None = None,
    mendesak: str | None = None,
    dijeda: bool | None = None,
    lanjut: str | None = None,
    banyak: int = 50,
) -> DaftarJam:
    """The open clocks of an official's agency. Raises `Terhalang`: `halaman_tidak_dikenal`,
    `isian_salah_jenis`, `peran_tidak_berwenang` for whoever is no official."""
    saat = saat_tanya(lingkungan, oleh.instansi)
    lihat = penanya(lingkungan, oleh, saat.kini)
    if oleh.instansi is None or lihat.peran <= set(lingkungan.katalog.kosakata.publik):
        raise Terhalang(halangan(KodeHalangan.PERAN_TIDAK_BERWENANG))
    saringan = SaringanJam(
        instansi=oleh.instansi,
        layanan=layanan,
        milik=None if milik is None else pilihan(PemilikBatas, milik, "milik"),
        dijeda=False if mendesak is not None and dijeda is None else dijeda,
        terlihat_oleh=lihat,
        **rentang(lingkungan, oleh.instansi, saat, mendesak),
    )
    with lingkungan.unit_kerja(baca=True) as unit, berhalaman(banyak):
        halaman = unit.kasus.jam_terbuka(saringan, lanjut=lanjut, banyak=banyak)
        semua, rusak = yang_terbaca(
            halaman.baris, lambda satu: _jam(lingkungan, unit, satu, saat, lihat), _kasus
        )
        # Asked for by service, what is told without it would say it all the same.
        jam = tuple(satu for satu in semua if layanan is None or satu.layanan)
    return DaftarJam(
        jam=jam,
        pada=saat.kini,
        lanjut=_lanjut(halaman, (*jam, *rusak)),
        rusak=(*halaman.rusak, *rusak),
    )


def _kasus(baris: Ringkas) -> KasusId:
    return baris.kasus


# --- who asks


def _pemegang(lingkungan: Lingkungan, oleh: Pelaku, kini: datetime) -> Penanya:
    """Who looks; whoever is neither an official nor one of the public holds no role."""
    lihat = penanya(lingkungan, oleh, kini)
    publik = set(lingkungan.katalog.kosakata.publik)
    asing = oleh.instansi is None and (bool(oleh.mandat) or not oleh.peran <= publik)
    return evolve(lihat, peran=frozenset()) if asing else lihat


# --- rows


class _Kepala(TypedDict):
    kasus: KasusId
    nomor: str
    agregat: str
    instansi: str
    layanan: str
    nama: Kata
    status: str
    versi: int
    petugas: tuple[PelakuId, ...]


def _kepala(satu: Ringkas, sebutan: Sebutan) -> _Kepala:
    return {
        "kasus": satu.kasus,
        "nomor": satu.nomor,
        "agregat": satu.agregat,
        "instansi": satu.instansi,
        "layanan": satu.layanan,
        "nama": sebutan.nama,
        "status": satu.status,
        "versi": satu.versi,
        "petugas": satu.petugas,
    }


def _kerja(lingkungan: Lingkungan, unit: UnitOfWork, satu: BarisMeja, saat: Saat) -> KerjaMenunggu:
    zona = zona_instansi(lingkungan, satu.instansi)
    sebutan = sebutan_standar(lingkungan, unit, satu.standar)
    tempo, mendesak = satu.jatuh_tempo, None
    if tempo is not None and satu.rawan is not None:
        mendesak = seberapa_mendesak(tempo, satu.rawan, Saat(saat.kini, besok(saat.kini, zona)))
    return KerjaMenunggu(
        **_kepala(satu, sebutan),
        langkah=satu.langkah,
        teks=_teks(lingkungan, satu.langkah, sebutan),
        peran=satu.peran,
        jatuh_tempo=None if tempo is None else tempo.astimezone(zona),
        mendesak=mendesak,
        sejak=satu.sejak.astimezone(zona),
        milik_saya=satu.milik_saya,
    )


def _teks(lingkungan: Lingkungan, langkah: str, sebutan: Sebutan) -> Kata:
    if not langkah.startswith(KABARI):
        return sebutan.langkah.get(langkah, LENGKAPI.teks)
    pihak = langkah.removeprefix(KABARI)
    if not pihak:
        return _BERI_TAHU
    kata = kata_pihak(lingkungan.katalog.kosakata.pihak, pihak)
    return Kata(
        f"Putusan belum sampai kepada {kata.id}: cari jalan lain, atau catat alasannya",
        f"The decision has not reached the {kata.en}: find another way, or record why not",
    )


_BERI_TAHU: Final = Kata(
    "Beri tahu pihaknya tentang putusan, dan catat",
    "Tell the party of the decision, and record it",
)


def _jam(
    lingkungan: Lingkungan, unit: UnitOfWork, satu: BarisJam, saat: Saat, oleh: Penanya
) -> JamKasus:
    """A clock of a service whose name says what somebody is has neither service nor step nor limit
    for whoever has no part in it."""
    zona, jam = zona_instansi(lingkungan, satu.instansi), satu.jam
    sebutan = sebutan_standar(lingkungan, unit, satu.standar)
    if jam.dijeda:
        keadaan, mendesak = KeadaanJam.DIJEDA, None
    else:
        mendesak = seberapa_mendesak(jam.jatuh_tempo, jam.rawan, saat)
        lewat = mendesak is Mendesak.TERLEWAT
        keadaan = KeadaanJam.TERLEWAT if lewat else KeadaanJam.BERJALAN
    tutup = sebutan.netral if sebutan.tertutup(oleh) else None
    kepala = _kepala(satu, sebutan)
    if tutup is not None:
        kepala["layanan"], kepala["nama"] = "", tutup
    return JamKasus(
        **kepala,
        peran=satu.peran if tutup is None else (),
        langkah=satu.langkah if tutup is None else "",
        kode=jam.kode if tutup is None else "",
        teks=tutup or sebutan.batas.get(jam.kode) or _teks_lama(lingkungan, unit, satu),
        milik=PemilikBatas(jam.milik),
        keadaan=keadaan,
        mulai=jam.mulai.astimezone(zona),
        jatuh_tempo=jam.jatuh_tempo.astimezone(zona),
        mendesak=mendesak,
    )


def _teks_lama(lingkungan: Lingkungan, unit: UnitOfWork, satu: BarisJam) -> Kata:
    """A limit of a version that the case was moved from: its words are in the case alone."""
    kode, kasus = satu.jam.kode, unit.kasus.muat(satu.kasus)
    batas = [] if kasus is None else [x.batas for x in kasus.keadaan.jam_beku]
    teks = next((x.segmen or x.teks for x in batas if x.kode == kode), kode)
    return lingkungan.katalog.kosakata.kata(teks)


def _lanjut(halaman: HalamanBaris[Any], tampak: Sized) -> str | None:
    """The cursor, unless rows were left out: it would name one, and say that there are more."""
    return halaman.lanjut if len(tampak) == len(halaman.baris) else None


def halaman_netral(
    lingkungan: Lingkungan,
    unit: UnitOfWork,
    oleh: Penanya,
    halaman: HalamanBaris[BarisKasus],
    *,
    cari: bool,
) -> HalamanBaris[BarisKasus]:
    """Rows of cases, without service and step where the service's name says what somebody is and
    whoever asks has no part in it; none of them where they were asked for by service (``cari``)."""
    semua, rusak = yang_terbaca(
        halaman.baris, lambda satu: _baris_netral(lingkungan, unit, oleh, satu, cari=cari), _kasus
    )
    baris = tuple(satu for satu in semua if satu is not None)
    return evolve(
        halaman,
        baris=baris,
        lanjut=_lanjut(halaman, (*baris, *rusak)),
        rusak=(*halaman.rusak, *rusak),
    )


def _baris_netral(
    lingkungan: Lingkungan,
    unit: UnitOfWork,
    oleh: Penanya,
    satu: BarisKasus,
    *,
    cari: bool,
) -> BarisKasus | None:
    if not sebutan_standar(lingkungan, unit, satu.standar).tertutup(oleh):
        return satu
    return None if cari else evolve(satu, layanan="", langkah="", peran=(), standar="")


def sebutan_standar(lingkungan: Lingkungan, unit: UnitOfWork, sidik: str) -> Sebutan:
    """What the standard with this fingerprint calls things, of every variant; from the archive
    once. Raises `CatatanRusak`: `standar_kasus_hilang`."""
    ada = lingkungan.persediaan.sebutan.get(sidik)
    if ada is None:
        standar = unit.arsip.ambil(sidik)
        if standar is None:
            raise CatatanRusak("standar_kasus_hilang")
        kata = lingkungan.katalog.kosakata.kata
        batas = standar.dengan_batas({satu.kode for satu in standar.instansi.batas}).waktu
        ada = lingkungan.persediaan.sebutan[sidik] = Sebutan(
            nama=kata(standar.nama),
            langkah={satu.kode: kata(satu.teks) for satu in standar.langkah},
            batas={satu.kode: kata(satu.segmen or satu.teks) for satu in batas},
            netral=kata(standar.sebutan_netral) if standar.sebutan_netral else None,
            bagian=frozenset((*peran_berbagian(standar), *pemutus_keberatan(standar))),
        )
    return ada
