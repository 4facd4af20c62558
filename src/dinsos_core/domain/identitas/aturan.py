"""The rules of a Klien: who may, and what a command makes happen in which streams."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from attrs import field

from dinsos_core.domain.identitas import klien as k
from dinsos_core.domain.identitas import perintah as p
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kelayakan.isian import baca_isian
from dinsos_core.domain.kelayakan.nik import nik_pengisi
from dinsos_core.domain.prosedur.saat import bukan_kejadian
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.ids import KasusId, KlienId, SubjekId
from dinsos_core.domain.shared.kata import ucapan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.pelaku import JejakPelaku, Pelaku
from dinsos_core.domain.shared.rahasia import Rahasia, kunci_teks
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.standar.kosakata import Kosakata, MilikFakta, SumberFakta, bernama

OLEH_KLIEN: Final = "oleh_klien"
"""The agency's parameter that names the roles (codes, by comma)."""
BAWAAN: Final = "pekerja_sosial"
"""Ours: the role where an agency names none."""

Putusan: TypeAlias = Mapping[KlienId, tuple[Kejadian, ...]]
"""What happens, by the stream it happens in."""


@frozen(kw_only=True)
class KonteksKlien:
    """``lain``: other Klien that the command looks at; ``serupa``: who may be the same person;
    ``dibuka``: cases that came to point at the one it is merged into while it was."""

    instansi: Instansi
    kosakata: Kosakata
    kini: datetime
    pelaku: Pelaku
    id_baru: str
    versi: int | None = None
    lain: Mapping[KlienId, k.Klien] = field(factory=dict)
    serupa: tuple[KlienId, ...] = ()
    dibuka: tuple[KasusId, ...] = ()

    @property
    def hari(self) -> date:
        return self.kini.astimezone(ZoneInfo(self.instansi.zona)).date()


def boleh(instansi: Instansi) -> tuple[str, ...]:
    """The roles that the agency names."""
    return tuple(satu.strip() for satu in instansi.parameter.get(OLEH_KLIEN, BAWAAN).split(","))


def izin(konteks: KonteksKlien) -> JejakPelaku:
    """Who acts in which role. Raises `Terhalang`."""
    pelaku, instansi = konteks.pelaku, konteks.instansi
    if pelaku.instansi != instansi.kode:
        raise Terhalang(halangan(KodeHalangan.INSTANSI_LAIN, instansi=instansi.kode))
    peran = pelaku.peran_pertama(boleh(instansi), konteks.hari)
    if peran is None:
        siapa = bernama(konteks.kosakata.peran, boleh(instansi))
        raise Terhalang(halangan(KodeHalangan.PERAN_TIDAK_BERWENANG, boleh=siapa))
    return JejakPelaku(id=pelaku.id, peran=peran, sebagai=pelaku.sebagai(peran, konteks.hari) or "")


def decide(klien: k.Klien | None, c: p.PerintahKlien, konteks: KonteksKlien) -> Putusan:
    """What the command makes happen. Raises `Terhalang` with every reason why nothing does."""
    oleh = izin(konteks)
    if isinstance(c, p.DaftarkanKlien):
        return _daftarkan(c, konteks, oleh)
    if klien is None:
        raise Terhalang(halangan(KodeHalangan.KLIEN_TIDAK_DITEMUKAN, "klien"))
    if c.versi is not None and c.versi != konteks.versi:
        kini = konteks.versi or 0
        raise Terhalang(halangan(KodeHalangan.VERSI_BASI, "versi", versi=c.versi, kini=kini))
    match c:
        case p.TemukanIdentitas():
            return _temukan(klien, c, konteks, oleh)
        case p.KoreksiKlien():
            return _koreksi(klien, c, konteks, oleh)
        case p.GabungkanKlien():
            return _gabungkan(klien, c, konteks, oleh)
        case p.BedakanKlien():
            return _bedakan(klien, c, konteks, oleh)
        case p.PisahkanKlien():
            return _pisahkan(klien, c, konteks, oleh)
        case p.TetapkanWali():
            alasan = _alasan(konteks, klien.subjek, c.alasan)
            wali = tuple(dict.fromkeys(c.wali))
            return {
                klien.id: (
                    k.WaliDitetapkan(pada=konteks.kini, oleh=oleh, wali=wali, alasan=alasan),
                )
            }
        case p.CatatKlienMeninggal():
            return _meninggal(klien, c, konteks, oleh)


# --- what is known of them


def baca(
    data: Mapping[str, object], konteks: KonteksKlien, *, lokasi: str = "data"
) -> dict[str, Nilai]:
    """Facts of a person as typed. A number that stands for nobody is no identity. Raises
    `Terhalang`."""
    nilai, masalah = baca_isian(
        konteks.kosakata,
        data,
        konteks.hari,
        lokasi=lokasi,
        milik=MilikFakta.PIHAK,
        sumber=SumberFakta.PERNYATAAN,
    )
    nik = nilai.get("nik")
    if isinstance(nik, str) and nik_pengisi(nik):
        masalah.append(halangan(KodeHalangan.NIK_PENGISI, f"{lokasi}.nik"))
    if not isinstance(nik, str):
        nilai.pop("nik", None)
    tolak_bila_ada(masalah)
    return nilai


def _segel(
    konteks: KonteksKlien, subjek: SubjekId, nilai: Mapping[str, Nilai]
) -> dict[str, Rahasia]:
    return {
        kode: Rahasia(subjek=subjek, kunci=f"{konteks.id_baru}/klien/{kode}", nilai=isi)
        for kode, isi in nilai.items()
    }


def _teks(konteks: KonteksKlien, subjek: SubjekId, nama: str, teks: str) -> Rahasia | None:
    rapi = ucapan(teks)
    kunci = f"{konteks.id_baru}/{kunci_teks(nama)}"
    return Rahasia(subjek=subjek, kunci=kunci, nilai=rapi) if rapi else None


def _alasan(konteks: KonteksKlien, subjek: SubjekId, teks: str) -> Rahasia:
    rahasia = _teks(konteks, subjek, "alasan", teks)
    if rahasia is None:
        raise Terhalang(halangan(KodeHalangan.ALASAN_WAJIB, "alasan"))
    return rahasia


def _daftarkan(c: p.DaftarkanKlien, konteks: KonteksKlien, oleh: JejakPelaku) -> Putusan:
    klien = KlienId(konteks.id_baru)
    subjek = SubjekId(klien)
    didaftarkan = k.KlienDidaftarkan(
        pada=konteks.kini,
        oleh=oleh,
        klien=klien,
        instansi=konteks.instansi.kode,
        fakta=_segel(konteks, subjek, baca(c.data, konteks)),
        sementara=_teks(konteks, subjek, "sementara", c.sementara),
        serupa=konteks.serupa,
    )
    return {klien: (didaftarkan,)}


def _temukan(
    klien: k.Klien, c: p.TemukanIdentitas, konteks: KonteksKlien, oleh: JejakPelaku
) -> Putusan:
    nilai = baca(c.data, konteks)
    if not nilai:
        raise Terhalang(halangan(KodeHalangan.ISIAN_KOSONG, "data"))
    fakta = _segel(konteks, klien.subjek, nilai)
    ditemukan = k.IdentitasDitemukan(
        pada=konteks.kini, oleh=oleh, fakta=fakta, serupa=konteks.serupa
    )
    return {klien.id: (ditemukan,)}


def _koreksi(
    klien: k.Klien, c: p.KoreksiKlien, konteks: KonteksKlien, oleh: JejakPelaku
) -> Putusan:
    nilai = baca(c.data, konteks)
    ditarik = tuple(kode for kode, isi in c.data.items() if isi is None and kode in klien.fakta)
    sementara = _teks(konteks, klien.subjek, "sementara", c.sementara)
    hidup = c.hidup and klien.meninggal_pada is not None
    if not (nilai or ditarik or sementara or hidup):
        raise Terhalang(halangan(KodeHalangan.ISIAN_KOSONG, "data"))
    dikoreksi = k.KlienDikoreksi(
        pada=konteks.kini,
        oleh=oleh,
        fakta=_segel(konteks, klien.subjek, nilai),
        ditarik=ditarik,
        sementara=sementara,
        hidup=hidup,
        alasan=_alasan(konteks, klien.subjek, c.alasan),
        serupa=konteks.serupa,
    )
    return {klien.id: (dikoreksi,)}


# --- one person, or two


def _gabungkan(
    klien: k.Klien, c: p.GabungkanKlien, konteks: KonteksKlien, oleh: JejakPelaku
) -> Putusan:
    """An alias has no alias, so whoever a Klien stands for is one step away."""
    lain = konteks.lain.get(c.dengan)
    masalah = [*_tidak_tergabung(klien, c.dengan, lain, konteks)]
    if not ucapan(c.alasan):
        masalah.append(halangan(KodeHalangan.ALASAN_WAJIB, "alasan"))
    tolak_bila_ada(masalah)
    assert lain is not None
    alasan = _alasan(konteks, klien.subjek, c.alasan)
    pada = konteks.kini
    return {
        klien.id: (k.KlienDigabung(pada=pada, oleh=oleh, ke=lain.id, alasan=alasan),),
        lain.id: (k.KlienMenerima(pada=pada, oleh=oleh, alias=klien.id),),
    }


def _tidak_tergabung(
    klien: k.Klien, dengan: KlienId, lain: k.Klien | None, konteks: KonteksKlien
) -> Iterable[Halangan]:
    if dengan == klien.id:
        yield halangan(KodeHalangan.KLIEN_SAMA, "dengan")
        return
    if lain is None or lain.instansi != klien.instansi:
        yield halangan(KodeHalangan.KLIEN_TIDAK_DITEMUKAN, "dengan")
        return
    if klien.ke is not None:
        yield halangan(KodeHalangan.KLIEN_SUDAH_DIGABUNG, "klien")
    if lain.ke is not None:
        yield halangan(KodeHalangan.ALIAS_BERTINGKAT, "dengan")
    if klien.alias:
        yield halangan(KodeHalangan.ALIAS_BERTINGKAT, "klien")
    tinggal = {s.tinggal for s in (klien, lain, *_alias(lain, konteks)) if s.tinggal}
    if len(tinggal) > 1:
        yield halangan(KodeHalangan.TINGGAL_GANDA, "dengan")


def _bedakan(
    klien: k.Klien, c: p.BedakanKlien, konteks: KonteksKlien, oleh: JejakPelaku
) -> Putusan:
    lain = konteks.lain.get(c.dengan)
    if c.dengan == klien.id:
        raise Terhalang(halangan(KodeHalangan.KLIEN_SAMA, "dengan"))
    if lain is None or lain.instansi != klien.instansi:
        raise Terhalang(halangan(KodeHalangan.KLIEN_TIDAK_DITEMUKAN, "dengan"))
    if klien.utama == lain.utama:
        raise Terhalang(halangan(KodeHalangan.KLIEN_SUDAH_DIGABUNG, "dengan"))
    dibedakan = k.KlienDibedakan(
        pada=konteks.kini,
        oleh=oleh,
        dengan=lain.id,
        alasan=_alasan(konteks, klien.subjek, c.alasan),
    )
    return {klien.id: (dibedakan,)}


def _alias(klien: k.Klien, konteks: KonteksKlien) -> tuple[k.Klien, ...]:
    return tuple(konteks.lain[satu] for satu in klien.alias if satu in konteks.lain)


def _pisahkan(
    klien: k.Klien, c: p.PisahkanKlien, konteks: KonteksKlien, oleh: JejakPelaku
) -> Putusan:
    if klien.ke is None:
        raise Terhalang(halangan(KodeHalangan.KLIEN_TIDAK_DIGABUNG, "klien"))
    alasan = _alasan(konteks, klien.subjek, c.alasan)
    if sisa := tuple(satu for satu in konteks.dibuka if satu not in c.tetap):
        raise Terhalang(halangan(KodeHalangan.KASUS_BELUM_DIBAGI, "tetap", kasus=sisa))
    tetap = tuple(satu for satu in konteks.dibuka if satu in c.tetap)
    pada = konteks.kini
    return {
        klien.id: (k.KlienDipisahkan(pada=pada, oleh=oleh, dari=klien.ke, alasan=alasan),),
        klien.ke: (k.KlienDipisahkan(pada=pada, oleh=oleh, dari=klien.id, tetap=tetap),),
    }


def _meninggal(
    klien: k.Klien, c: p.CatatKlienMeninggal, konteks: KonteksKlien, oleh: JejakPelaku
) -> Putusan:
    saat = c.terjadi_pada
    tolak_bila_ada(() if saat is None else bukan_kejadian(saat, konteks.kini, "terjadi_pada"))
    if klien.meninggal_pada is not None:
        raise Terhalang(halangan(KodeHalangan.KLIEN_MENINGGAL, "klien"))
    meninggal = k.KlienMeninggal(
        pada=konteks.kini,
        oleh=oleh,
        terjadi_pada=saat,
        alasan=_teks(konteks, klien.subjek, "alasan", c.alasan),
    )
    return {klien.id: (meninggal,)}


def tinggal_terhalang(
    kelompok: Iterable[k.Klien], tinggal: Iterable[KasusId | None], lokasi: str
) -> Iterable[Halangan]:
    """Why a stay can't open: ``kelompok`` are all that are the same person, ``tinggal`` their open
    stays once it has."""
    if len({satu for satu in tinggal if satu}) > 1:
        yield halangan(KodeHalangan.KLIEN_SUDAH_TINGGAL, lokasi)
    if any(satu.meninggal_pada is not None for satu in kelompok):
        yield halangan(KodeHalangan.KLIEN_MENINGGAL, lokasi)
