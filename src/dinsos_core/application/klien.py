"""Commands and questions about who somebody is known to be.

No standard is behind them: the agency names who may (`identitas.aturan.OLEH_KLIEN`). A file is the
union of the cases of a Klien and its aliases, as far as they are there for whoever asks.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from attrs import evolve, field
from returns.result import Result

from dinsos_core.application.berkunci import jalankan_berkunci
from dinsos_core.application.kembar_klien import periksa_klien
from dinsos_core.application.klien_kasus import muat_kelompok, perubahan_klien
from dinsos_core.application.kumpul import Dibaca, semua_kasus
from dinsos_core.application.lihat import TANPA_KASUS, catat_pada, dicatat, penanya
from dinsos_core.application.lingkungan import Lingkungan, instansi_dikenal
from dinsos_core.application.pembacaan import Keterangan
from dinsos_core.domain.identitas import perintah as p
from dinsos_core.domain.identitas.aturan import KonteksKlien, decide, izin
from dinsos_core.domain.identitas.klien import KejadianKlien, Klien, Pengenal, lipat
from dinsos_core.domain.kasus.catatan import PihakDikenali, PihakDitambah
from dinsos_core.domain.kasus.kejadian import KasusDibuka, Kejadian
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.ids import AliranId, KasusId, KlienId, PelakuId, PerintahId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.rahasia import Rahasia, cari_rahasia, lucuti
from dinsos_core.ports.brankas import Keperluan, Pengecualian, SubjekDihapus
from dinsos_core.ports.penyimpanan import (
    KasusTersimpan,
    KejadianTercatat,
    KlienTersimpan,
    PerintahTercatat,
    SaringanKasus,
    UnitOfWork,
)
from dinsos_core.ports.tampak import Penanya

NIK = "nik"


@frozen(kw_only=True)
class KlienTerlaksana:
    """What a command on a Klien did; as `PerintahTerlaksana`."""

    klien: KlienId
    versi: int
    kejadian: tuple[KejadianKlien, ...]
    keadaan: Klien = field(repr=False)
    ulang: bool = False


@frozen(kw_only=True)
class KasusKlien:
    """A case in a file, as a row."""

    kasus: KasusId
    nomor: str
    agregat: str
    layanan: str
    status: str
    berjalan: bool
    dibuat: datetime


@frozen(kw_only=True)
class BerkasKlien:
    """A file: ``klien`` whom the others were merged into, ``data`` what is known of that person,
    ``kasus`` oldest first. Whoever sees their own (``sendiri``) gets no word of anybody else."""

    klien: KlienId
    alias: tuple[KlienId, ...]
    pengenal: Pengenal
    meninggal_pada: datetime | None
    sendiri: bool
    data: Mapping[str, Nilai] = field(repr=False)
    kasus: tuple[KasusKlien, ...]


Jawaban = Result[KlienTerlaksana, tuple[Halangan, ...]]


# --- commands


def jalankan_klien(
    lingkungan: Lingkungan, perintah: p.PerintahKlien, oleh: Pelaku, kunci: str | None = None
) -> Jawaban:
    """Run one command on a Klien, as `pipa.jalankan` does one on a case."""
    id_perintah = PerintahId(kunci or lingkungan.id_baru())
    dibaca: Dibaca = []

    def lakukan(unit: UnitOfWork) -> tuple[KlienTerlaksana, KlienId, int]:
        dibaca.clear()
        hasil = _lakukan(lingkungan, unit, perintah, oleh, id_perintah, dibaca=dibaca)
        return hasil, hasil.klien, hasil.versi

    hasil = jalankan_berkunci(
        lingkungan.unit_kerja,
        perintah,
        oleh,
        id_perintah,
        bernama=kunci is not None,
        dulu=_dulu,
        lakukan=lakukan,
    )
    if not is_successful(hasil):
        _catat_ditolak(lingkungan, perintah, oleh, hasil.failure(), dibaca)
    return hasil


_TAK_BERWENANG: Final = frozenset(
    {
        KodeHalangan.PERAN_TIDAK_BERWENANG,
        KodeHalangan.INSTANSI_LAIN,
        KodeHalangan.KLIEN_TIDAK_DITEMUKAN,
    }
)


def _catat_ditolak(
    ling: Lingkungan,
    c: p.PerintahKlien,
    oleh: Pelaku,
    sebab: tuple[Halangan, ...],
    dibaca: Dibaca,
) -> None:
    """What was read for a refused command stays on record, and who tried what about whom without
    any right to."""
    kode = [satu.kode for satu in sebab if satu.kode in _TAK_BERWENANG]
    if not (dibaca or kode):
        return
    with ling.unit_kerja() as unit:
        for rujukan, keperluan in dibaca:
            unit.brankas.buka(rujukan, keperluan)
        if kode:
            tujuan = f"{kode[0].value}:{type(c).__name__}"
            keperluan = Keperluan(pelaku=oleh.id, tujuan=tujuan, kasus=None, pada=ling.jam())
            unit.brankas.catat(_tentang(unit, c), keperluan)
        unit.simpan_semua()


def _tentang(unit: UnitOfWork, c: p.PerintahKlien) -> tuple[SubjekId, ...]:
    """Whom a command is about, as far as they are known; the record is there either way."""
    if isinstance(c, p.PadaKlien):
        semua = {satu.keadaan.subjek for satu in unit.kasus.muat_klien([c.klien]).values()}
    else:
        nik = c.data.get(NIK)
        semua = {*(unit.brankas.cari(NIK, nik) if isinstance(nik, str) else ())}
    return tuple(sorted(semua)) or (TANPA_KASUS,)


def _dulu(
    unit: UnitOfWork, tercatat: PerintahTercatat, kejadian: tuple[KejadianTercatat, ...]
) -> KlienTerlaksana | None:
    klien = KlienId(tercatat.kasus)
    ada = unit.kasus.muat_klien([klien]).get(klien)
    if ada is None:
        return None
    isi: Any = tuple(satu.kejadian for satu in kejadian)
    return KlienTerlaksana(
        klien=klien, versi=tercatat.versi, kejadian=isi, keadaan=ada.keadaan, ulang=True
    )


def _lakukan(
    ling: Lingkungan,
    unit: UnitOfWork,
    c: p.PerintahKlien,
    oleh: Pelaku,
    kunci: PerintahId,
    *,
    dibaca: Dibaca,
) -> KlienTerlaksana:
    """Raises `Terhalang`."""
    ada: dict[KlienId, KlienTersimpan] = {}
    if isinstance(c, p.PadaKlien):
        perlu = {c.klien}
        if isinstance(c, p.GabungkanKlien | p.BedakanKlien):
            perlu.add(c.dengan)
        ada = muat_kelompok(unit, perlu, {})
        klien = ada.get(c.klien)
        if klien is None or klien.keadaan.instansi != oleh.instansi:
            raise _tidak_ada()
        instansi = instansi_dikenal(ling, klien.keadaan.instansi)
    else:
        klien, instansi = None, instansi_dikenal(ling, c.instansi or oleh.instansi or ling.instansi)
    konteks = KonteksKlien(
        instansi=instansi,
        kosakata=ling.katalog.kosakata,
        kini=ling.jam(),
        pelaku=oleh,
        id_baru=ling.id_baru(),
        versi=klien.versi if klien else None,
        lain={satu: isi.keadaan for satu, isi in ada.items()},
    )
    izin(konteks)
    konteks = _dengan_konteks(ling, unit, c, konteks, dibaca=dibaca)
    putusan = decide(klien.keadaan if klien else None, c, konteks)
    pokok = next(iter(putusan))
    return _simpan(unit, putusan, pokok, ada, kunci)


def _dengan_konteks(
    ling: Lingkungan,
    unit: UnitOfWork,
    c: p.PerintahKlien,
    konteks: KonteksKlien,
    *,
    dibaca: Dibaca,
) -> KonteksKlien:
    """What the command needs gathered."""
    match c:
        case p.DaftarkanKlien() | p.TemukanIdentitas() | p.KoreksiKlien():
            klien = konteks.lain[c.klien] if isinstance(c, p.PadaKlien) else None
            serupa = periksa_klien(ling, unit, klien, c, konteks, dibaca=dibaca)
            return evolve(konteks, serupa=serupa)
        case p.PisahkanKlien() if (utama := konteks.lain[c.klien].ke) is not None:
            sejak = konteks.lain[c.klien].digabung_pada
            assert sejak is not None
            oleh = penanya(ling, konteks.pelaku, konteks.kini)
            return evolve(konteks, dibuka=tuple(_dibuka_sejak(unit, utama, sejak, oleh)))
        case _:
            return konteks


def _dibuka_sejak(
    unit: UnitOfWork, klien: KlienId, sejak: datetime, oleh: Penanya
) -> Iterator[KasusId]:
    """Cases that point at the Klien since then, of those that are there for whoever asks: a hidden
    one stays where it is, and nobody learns of it."""
    for satu in _kasus(unit, {klien}, oleh):
        dikenal = (
            r.kejadian.pada for r in unit.kasus.riwayat(satu.id) if _menunjuk(r.kejadian, klien)
        )
        menunjuk = any(q.klien == klien for q in satu.keadaan.pihak)
        if menunjuk and max(dikenal, default=sejak) >= sejak:
            yield satu.id


def _menunjuk(e: Kejadian, klien: KlienId) -> bool:
    match e:
        case KasusDibuka():
            return any(q.klien == klien for q in e.pihak)
        case PihakDitambah():
            return e.pihak.klien == klien
        case PihakDikenali():
            return e.klien == klien
        case _:
            return False


def _simpan(
    unit: UnitOfWork,
    putusan: Mapping[KlienId, tuple[Kejadian, ...]],
    pokok: KlienId,
    ada: Mapping[KlienId, KlienTersimpan],
    kunci: PerintahId,
) -> KlienTerlaksana:
    rahasia = [r for semua in putusan.values() for e in semua for r in cari_rahasia(e)]
    perubahan, usang = [], []
    for klien, kejadian in putusan.items():
        lama = ada.get(klien)
        keadaan: Klien | None = lama.keadaan if lama else None
        bersih = tuple(lucuti(e) for e in kejadian)
        for e in bersih:
            keadaan = lipat(keadaan, e)
        assert keadaan is not None
        perubahan.append(perubahan_klien(lama, keadaan, bersih, kunci))
        if lama is not None:
            usang += [r for r in cari_rahasia(lama.keadaan) if r not in {*cari_rahasia(keadaan)}]
    try:
        unit.brankas.titip(r for r in rahasia if r.nilai is not None)
    except SubjekDihapus as sebab:
        raise Terhalang(halangan(KodeHalangan.SUBJEK_DIHAPUS)) from sebab
    dilihat: dict[AliranId, int] = {
        satu: isi.versi for satu, isi in ada.items() if satu not in putusan
    }
    unit.kasus.simpan_banyak(perubahan, dilihat)
    unit.brankas.tinggalkan(usang)
    tersimpan, tercatat = next(satu for satu in perubahan if satu[0].id == pokok)
    keadaan_pokok: Any = tersimpan.keadaan
    hasil: Any = tuple(r.kejadian for r in tercatat)
    return KlienTerlaksana(
        klien=pokok, versi=tersimpan.versi, kejadian=hasil, keadaan=keadaan_pokok
    )


# --- questions


def lihat_klien(lingkungan: Lingkungan, klien: str, oleh: Pelaku) -> KlienTersimpan:
    """A Klien with its state, which holds no personal values; for those that the agency names.
    Raises `Terhalang`."""
    with lingkungan.unit_kerja(baca=True) as unit:
        ada = unit.kasus.muat_klien([KlienId(klien)]).get(KlienId(klien))
    if ada is None or ada.keadaan.instansi != oleh.instansi:
        raise _tidak_ada()
    izin(_konteks(lingkungan, ada.keadaan.instansi, oleh))
    return ada


def cari_klien(
    lingkungan: Lingkungan, nik: str, oleh: Pelaku, *, tujuan: str, instansi: str = ""
) -> tuple[KlienTersimpan, ...]:
    """Those of the agency who are known by this NIK; the look is on record with its purpose. Raises
    `Terhalang`."""
    konteks = _konteks(lingkungan, instansi or oleh.instansi or lingkungan.instansi, oleh)
    izin(konteks)
    dengan = Keterangan(tujuan=tujuan)
    dengan.periksa()
    with lingkungan.unit_kerja() as unit:
        ada = _menurut_nik(unit, nik, konteks.instansi.kode)
        _catat_akses(unit, ada, konteks, f"cari_klien: {dengan.tercatat}")
        unit.simpan_semua()
    return tuple(ada.values())


def berkas_klien(lingkungan: Lingkungan, klien: str, oleh: Pelaku, *, tujuan: str) -> BerkasKlien:
    """The file, for officials that the agency names, for the person it is of and for whoever sees
    it for them (`TetapkanWali`); reading is on record with its purpose. Raises `Terhalang`:
    `tujuan_wajib` for a purpose that says nothing; for anybody else as if there were none."""
    kini, dengan = lingkungan.jam(), Keterangan(tujuan=tujuan)
    with dicatat(lingkungan, oleh, "berkas_klien"), lingkungan.unit_kerja() as unit:
        ada = muat_kelompok(unit, [KlienId(klien)], {})
        if KlienId(klien) in ada:
            utama = ada[ada[KlienId(klien)].keadaan.utama].keadaan
            kelompok = {utama.id: utama} | {satu: ada[satu].keadaan for satu in utama.alias}
            tampak = _kasus(unit, kelompok, penanya(lingkungan, oleh, kini))
            petugas = oleh.instansi is not None
            if petugas and oleh.instansi == utama.instansi:
                izin(_konteks(lingkungan, utama.instansi, oleh))
            else:
                petugas, tampak = False, _milik_sendiri(tampak, kelompok, oleh.id)
            if petugas or tampak or _wali(kelompok, oleh.id):
                dengan.periksa()
                # Their own file is theirs to see, whatever is restricted.
                kecuali = None if petugas else Pengecualian.PERMINTAAN
                keperluan = Keperluan(
                    pelaku=oleh.id, tujuan=dengan.tercatat, kasus=None, pada=kini, kecuali=kecuali
                )
                isi = _buka(unit, utama, kelompok, keperluan, petugas=petugas)
                unit.simpan_semua()
                return _susun(utama, isi, tampak, petugas=petugas)
        catat_pada(unit, oleh, "berkas_klien", (), kini)
        unit.simpan_semua()
    raise _tidak_ada()


def _susun(
    utama: Klien, isi: Mapping[str, Nilai], kasus: tuple[KasusTersimpan, ...], *, petugas: bool
) -> BerkasKlien:
    return BerkasKlien(
        klien=utama.id,
        alias=utama.alias if petugas else (),
        pengenal=utama.pengenal,
        meninggal_pada=utama.meninggal_pada,
        sendiri=not petugas,
        data=isi,
        kasus=tuple(
            KasusKlien(
                kasus=satu.id,
                nomor=satu.indeks.nomor,
                agregat=satu.indeks.agregat,
                layanan=satu.indeks.layanan,
                status=satu.indeks.status,
                berjalan=satu.indeks.berjalan,
                dibuat=satu.indeks.dibuat,
            )
            for satu in kasus
        ),
    )


def _wali(kelompok: Mapping[KlienId, Klien], akun: PelakuId) -> bool:
    return any(akun in satu.wali for satu in kelompok.values())


def _milik_sendiri(
    tampak: tuple[KasusTersimpan, ...], kelompok: Mapping[KlienId, Klien], akun: PelakuId
) -> tuple[KasusTersimpan, ...]:
    """Of the cases those that are about this person, or in which their own account takes part;
    none for an account that is neither theirs nor of whoever sees it for them."""
    milik = [
        (satu, q)
        for satu in tampak
        for q in satu.keadaan.pihak
        if q.klien in kelompok and (q.akun == akun or q.subjek == satu.keadaan.pokok)
    ]
    if not _wali(kelompok, akun) and all(q.akun != akun for _, q in milik):
        return ()
    return tuple({satu.id: satu for satu, _ in milik}.values())


def _buka(
    unit: UnitOfWork,
    utama: Klien,
    kelompok: Mapping[KlienId, Klien],
    keperluan: Keperluan,
    *,
    petugas: bool,
) -> Mapping[str, Nilai]:
    """What is known of that person; what officials tell them by is for officials alone."""
    data: dict[str, Rahasia] = {}
    for satu in (*(kelompok[a] for a in utama.alias), utama):
        data |= satu.fakta
        if petugas and satu.sementara is not None:
            data["sementara"] = satu.sementara
    isi = unit.brankas.buka(data.values(), keperluan)
    dibaca = {subjek for subjek, _ in isi}
    unit.brankas.catat([s for s in map(SubjekId, kelompok) if s not in dibaca], keperluan)
    return {kode: isi[r.subjek, r.kunci] for kode, r in data.items() if (r.subjek, r.kunci) in isi}


# --- shared


def _kasus(
    unit: UnitOfWork, klien: Mapping[KlienId, Klien] | set[KlienId], oleh: Penanya
) -> tuple[KasusTersimpan, ...]:
    """All cases with parties known to be one of these that are there for whoever asks."""
    saringan = SaringanKasus(subjek=frozenset(map(SubjekId, klien)), terlihat_oleh=oleh)
    return semua_kasus(unit, saringan)


def _menurut_nik(unit: UnitOfWork, nik: object, instansi: str) -> dict[KlienId, KlienTersimpan]:
    ditemukan = unit.brankas.cari(NIK, nik) if isinstance(nik, str) else ()
    ada = unit.kasus.muat_klien(map(KlienId, ditemukan)) if ditemukan else {}
    return {satu: isi for satu, isi in sorted(ada.items()) if isi.keadaan.instansi == instansi}


def _catat_akses(
    unit: UnitOfWork, klien: Mapping[KlienId, KlienTersimpan], konteks: KonteksKlien, tujuan: str
) -> None:
    if klien:
        keperluan = Keperluan(
            pelaku=konteks.pelaku.id, tujuan=tujuan, kasus=None, pada=konteks.kini
        )
        unit.brankas.catat(map(SubjekId, klien), keperluan)


def _konteks(lingkungan: Lingkungan, instansi: str, oleh: Pelaku) -> KonteksKlien:
    return KonteksKlien(
        instansi=instansi_dikenal(lingkungan, instansi),
        kosakata=lingkungan.katalog.kosakata,
        kini=lingkungan.jam(),
        pelaku=oleh,
        id_baru="",
    )


def _tidak_ada() -> Terhalang:
    return Terhalang(halangan(KodeHalangan.KLIEN_TIDAK_DITEMUKAN, "klien"))
