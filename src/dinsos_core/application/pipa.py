"""The pipeline: authorise, gather, decide, fold, store; once for every aggregate.

A command's way: its key, the case, *the rules of the aggregate that the stored case names*, the
pinned standard, who may (nothing read yet), what is needed, facts and registries, the decision,
the fold, what follows in other cases (`application.lanjutan`), index and messages
(`application.simpan`), one transaction.
No step looks back. When somebody else changed one of the cases in the meantime and the caller did
not insist on a version, the whole round runs again on the new state.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final, TypeAlias, cast

from attrs import field
from returns.result import Failure, Result, Success

from dinsos_core.application.babak import Babak
from dinsos_core.application.jenis import Keadaan, Kejadian
from dinsos_core.application.kembar import PeriksaKembar
from dinsos_core.application.keperluan import keperluan_kasus
from dinsos_core.application.klaim import sidik_kode
from dinsos_core.application.kumpul import Dibaca, buka_kasus, kasus_serupa, nik_disebut
from dinsos_core.application.lanjutan import Jangkauan, lanjutkan, muat_terhubung
from dinsos_core.application.lihat import (
    TANPA_KASUS,
    TakTampak,
    akun_lain,
    dicatat,
    kejadian_tanpa,
    kejadian_untuk_luar,
    penanya,
    rujukan,
    tanpa_akun,
    tanpa_rujukan,
    tersembunyi,
    untuk_luar,
    yang_tampak,
)
from dinsos_core.application.lingkungan import (
    Lingkungan,
    TanyaTertunda,
    jenis_layanan,
    konteks_kasus,
    layanan_disebut,
    standar_berlaku,
    standar_kasus,
    standar_perkara,
)
from dinsos_core.application.nomor import ambil_nomor
from dinsos_core.application.pindah import arsipkan_versi, dengan_versi_lain
from dinsos_core.application.putaran import berulang, sidik_perintah
from dinsos_core.application.registri import sumber_ditanya, tanya_registri
from dinsos_core.application.simpan import simpan
from dinsos_core.application.tempat import ambil_tempat, antrean_tempat
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.perintah import BukaKasus, PadaKasus
from dinsos_core.domain.kasus.perintah_catatan import PindahStandar
from dinsos_core.domain.prosedur.aturan import JenisKasus, butuh, izin
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.saat import pada_saat, saat_mustahil
from dinsos_core.domain.prosedur.tempat import tempat_cocok
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.ids import AliranId, KasusId, PerintahId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nomor import buat_kode
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.ubah import evolve
from dinsos_core.ports.brankas import Keperluan, SubjekDihapus
from dinsos_core.ports.penyimpanan import (
    KasusTersimpan,
    PerintahTercatat,
    UnitOfWork,
    VersiBerubah,
)
from dinsos_core.ports.tampak import Penanya


@frozen(kw_only=True)
class KasusIkut:
    """Another case that a command acted on, and its version then. No more than this: whoever gave
    the command may have no part in it."""

    kasus: KasusId
    versi: int


@frozen(kw_only=True)
class PerintahTerlaksana:
    """What a command did: the case, its new version and state, and the events, in order.

    ``ulang``: the same command had been processed before; nothing was done again. ``lanjutan``: the
    other cases that it acted on. ``kode_klaim``: a secret by which whoever has it acts in the case;
    it is not kept, and no repeat gives it again.
    """

    kasus: KasusId
    versi: int
    kejadian: tuple[Kejadian, ...]
    keadaan: Keadaan = field(repr=False)
    ulang: bool = False
    lanjutan: tuple[KasusIkut, ...] = ()
    kode_klaim: str | None = field(default=None, repr=False)


Jawaban: TypeAlias = Result[PerintahTerlaksana, tuple[Halangan, ...]]


@frozen(kw_only=True)
class _Putaran:
    """A command on its way: what does not change while rounds are repeated."""

    lingkungan: Lingkungan
    mungkin: tuple[JenisKasus[Any], ...]
    perintah: BukaKasus | PadaKasus
    oleh: Pelaku
    kunci: PerintahId
    bernama: bool
    kini: datetime
    sistem: bool = False
    penanya: Penanya = field(init=False)

    @penanya.default
    def _penanya(self) -> Penanya:
        return penanya(self.lingkungan, self.oleh, self.kini)


@frozen(kw_only=True, slots=False)
class _Diizinkan:
    """A command that may be given, with what its decision rests on so far."""

    jenis: JenisKasus[Any]
    lama: KasusTersimpan | None
    konteks: Konteks
    butuh: Butuh
    terbuka: Kasus | None = field(default=None, repr=False)


def jalankan(
    lingkungan: Lingkungan,
    mungkin: tuple[JenisKasus[Any], ...],
    perintah: BukaKasus | PadaKasus,
    oleh: Pelaku,
    kunci: str | None = None,
    *,
    sistem: bool = False,
) -> Jawaban:
    """Run one command, by the rules of one of the aggregates that know it. All it changes is stored
    in one transaction, or nothing is. ``sistem``: nobody gives it, so no case is hidden from it.

    ``kunci`` identifies the command across retries: the same key and content act once and give the
    former answer; the same key with other content is refused (`kunci_perintah_berbeda`).
    """
    putaran = _Putaran(
        lingkungan=lingkungan,
        mungkin=mungkin,
        perintah=perintah,
        oleh=oleh,
        kunci=PerintahId(kunci or lingkungan.id_baru()),
        kini=lingkungan.jam(),
        bernama=kunci is not None,
        sistem=sistem,
    )
    return berulang(
        lambda ke: _satu_putaran(evolve(putaran, kini=lingkungan.jam()) if ke else putaran),
        lambda: _dulu_sempat(putaran),
    )


def _satu_putaran(p: _Putaran) -> Jawaban:
    dibaca: Dibaca = []
    try:
        with dicatat(p.lingkungan, p.oleh, type(p.perintah).__name__):
            return _kerjakan(p, dibaca)
    except Terhalang as sebab:
        _catat_baca(p, dibaca)
        _catat_coba(p, sebab)
        raise


def _kerjakan(p: _Putaran, dibaca: Dibaca) -> Jawaban:
    """In one transaction, or in two around the questions to registries: what they answer counts
    only for the version of the case that was asked about."""
    with p.lingkungan.unit_kerja() as unit:
        unit.dahulukan(kunci=p.kunci if p.bernama else None, kasus=p.perintah.kasus)
        if (dulu := _dulu(unit, p)) is not None:
            return dulu
        diizinkan = _dengan_fakta(unit, p, _izinkan(unit, p), dibaca)
        if not _bertanya(p, diizinkan):
            return Success(_putuskan(unit, p, _dengan_registri(p, diizinkan), dibaca))
        if not p.lingkungan.sendiri:
            raise TanyaTertunda
        unit.simpan_semua()  # the record of what was read
        dibaca.clear()
    diizinkan = _dengan_registri(p, diizinkan)
    with p.lingkungan.unit_kerja() as unit:
        _periksa_tetap(unit, diizinkan)
        return Success(_putuskan(unit, p, diizinkan, dibaca))


# --- the key


def _dulu(unit: UnitOfWork, p: _Putaran) -> Jawaban | None:
    """The answer that the same command had before, if its key was used."""
    dulu = unit.perintah.cari(p.kunci) if p.bernama else None
    if dulu is None:
        return None
    tersimpan = unit.kasus.muat(dulu.kasus)
    sama = tersimpan is not None and dulu.sidik == sidik_perintah(unit, p.oleh, p.perintah)
    if tersimpan is not None and not (sama and _pembukanya(tersimpan, p)):
        yang_tampak(tersimpan, p.penanya)
    if tersimpan is None or not sama:
        return Failure((halangan(KodeHalangan.KUNCI_PERINTAH_BERBEDA),))
    riwayat = unit.kasus.riwayat(dulu.kasus)
    kejadian = tuple(r.kejadian for r in riwayat if r.perintah == dulu.kunci)
    keadaan = tersimpan.keadaan
    if not tersimpan.indeks.terlihat(p.penanya):
        jenis = next(satu for satu in p.mungkin if satu.nama == tersimpan.indeks.agregat)
        keadaan = jenis.lipat(kejadian) or keadaan
    hasil = _terlaksana(unit, p, dulu, kejadian, keadaan)
    return Success(evolve(hasil, ulang=True))


def _dulu_sempat(p: _Putaran) -> Jawaban | None:
    """The same, looked for once more."""
    if not p.bernama:
        return None
    with p.lingkungan.unit_kerja(baca=True) as unit:
        return _dulu(unit, p)


def _pembukanya(tersimpan: KasusTersimpan, p: _Putaran) -> bool:
    """Whether it is who opened it that repeats it: told what they were told then, even where they
    have no part in the case now; but not once shut out of it."""
    keluar = tersimpan.keadaan.dikecualikan
    return isinstance(p.perintah, BukaKasus) and p.oleh.id not in keluar


def _terlaksana(
    unit: UnitOfWork,
    p: _Putaran,
    tercatat: PerintahTercatat,
    kejadian: tuple[k.Kejadian, ...],
    keadaan: Kasus,
    *,
    baru: Collection[KasusId] = (),
    dimuat: Mapping[KasusId, KasusTersimpan] | None = None,
) -> PerintahTerlaksana:
    """The answer, which names no case that is not there for whoever acted, beside those that it has
    opened (``baru``). ``dimuat``: other cases, as they are."""
    lain = {ke for ke, _ in tercatat.lanjutan}
    semua = lain.union(rujukan(keadaan), *map(rujukan, kejadian)).difference(baru)
    tutup = tersembunyi(unit, semua, p.penanya, dimuat)
    if p.oleh.instansi != keadaan.standar.instansi:
        luar = (kejadian_untuk_luar(satu) for satu in kejadian)
        kejadian = tuple(satu for satu in luar if satu is not None)
        keadaan = untuk_luar(keadaan)
    bersih = (kejadian_tanpa(satu, tutup) for satu in kejadian)
    keadaan = tanpa_rujukan(keadaan, tutup) if tutup else keadaan
    if akun := akun_lain(keadaan, p.penanya):
        keadaan = tanpa_akun(keadaan, akun)
    return PerintahTerlaksana(
        kasus=tercatat.kasus,
        versi=tercatat.versi,
        # The unions name what the library ships; a host's own aggregate has events of its own.
        kejadian=cast("tuple[Kejadian, ...]", tuple(e for e in bersih if e is not None)),
        keadaan=cast("Keadaan", keadaan),
        lanjutan=tuple(
            KasusIkut(kasus=ke, versi=versi) for ke, versi in tercatat.lanjutan if ke not in tutup
        ),
    )


# --- authorise, and nothing read yet


def _izinkan(unit: UnitOfWork, p: _Putaran) -> _Diizinkan:
    tolak_bila_ada(saat_mustahil(p.perintah, p.kini))
    lama = _muat(unit, p)
    if isinstance(p.perintah, BukaKasus):
        standar, varian = standar_berlaku(p.lingkungan, unit, p.perintah, p.kini), p.perintah.varian
        jenis = jenis_layanan(standar, p.mungkin)
    else:
        assert lama is not None
        jenis = next(satu for satu in p.mungkin if satu.nama == lama.indeks.agregat)
        varian = lama.keadaan.varian
        standar = standar_perkara(p.lingkungan, unit, lama.keadaan)
    konteks = konteks_kasus(
        p.lingkungan, standar, varian, p.oleh, p.kini, id_baru=p.lingkungan.id_baru()
    )
    keadaan = lama.keadaan if lama else None
    konteks = pada_saat(p.perintah, evolve(konteks, versi=lama.versi if lama else None))
    if isinstance(p.perintah, PindahStandar) and keadaan is not None:
        konteks = dengan_versi_lain(p.lingkungan, jenis, keadaan, konteks, varian=p.perintah.varian)
        arsipkan_versi(p.lingkungan, unit, konteks)
    izin(jenis, keadaan, p.perintah, konteks)
    perlu = butuh(jenis, keadaan, p.perintah, konteks)
    if lama is not None and perlu.varian in {satu.kode for satu in standar.varian}:
        lain = standar_kasus(p.lingkungan, unit, lama.keadaan.standar, perlu.varian)
        konteks = evolve(konteks, standar_varian=lain)
    return _Diizinkan(jenis=jenis, lama=lama, konteks=konteks, butuh=perlu)


def _muat(unit: UnitOfWork, p: _Putaran) -> KasusTersimpan | None:
    lama = None if p.perintah.kasus is None else unit.kasus.muat(p.perintah.kasus)
    if isinstance(p.perintah, PadaKasus):
        lama = lama if lama is not None and p.sistem else yang_tampak(lama, p.penanya)
        if all(satu.nama != lama.indeks.agregat for satu in p.mungkin):
            raise Terhalang(halangan(KodeHalangan.KASUS_TIDAK_DITEMUKAN, "kasus"))
    return lama


# --- gather


def _dengan_fakta(unit: UnitOfWork, p: _Putaran, d: _Diizinkan, dibaca: Dibaca) -> _Diizinkan:
    if d.lama is None or not (d.butuh.fakta or d.butuh.ringkasan):
        return d
    apa = type(p.perintah).__name__
    keperluan = keperluan_kasus(d.lama.keadaan, d.lama.id, d.konteks, apa)
    kasus: Kasus = d.lama.keadaan
    terbuka, fakta = buka_kasus(
        kasus,
        unit.brankas,
        keperluan,
        fakta=kasus if d.butuh.fakta else None,
        dibaca=dibaca,
    )
    return evolve(d, konteks=evolve(d.konteks, fakta=fakta), terbuka=terbuka)


def _catat_baca(p: _Putaran, dibaca: Dibaca) -> None:
    """What was read stays on record, though nothing else of a refused command does."""
    if dibaca:
        with p.lingkungan.unit_kerja() as unit:
            for rujukan, keperluan in dibaca:
                unit.brankas.buka(rujukan, keperluan)
            unit.simpan_semua()


_TAK_BERWENANG: Final = frozenset(
    {
        KodeHalangan.PERAN_TIDAK_BERWENANG,
        KodeHalangan.BUKAN_PIHAK_KASUS,
        KodeHalangan.INSTANSI_LAIN,
        KodeHalangan.DILARANG_MENETAPKAN,
        KodeHalangan.KUASA_TIDAK_MENCAKUP,
        KodeHalangan.KUASA_BERAKHIR,
        KodeHalangan.HARUS_SENDIRI,
    }
)


def _catat_coba(p: _Putaran, sebab: Terhalang) -> None:
    """A refusal that concerns people leaves a record: who tried what about whom. The record of an
    opening is the same whether the persons it names are known or not."""
    if isinstance(sebab, TakTampak):  # recorded by `dicatat`
        return
    with p.lingkungan.unit_kerja() as unit:
        subjek: tuple[SubjekId, ...] = ()
        apa, kasus = "ditolak", None
        if isinstance(p.perintah, BukaKasus):
            nik = nik_disebut(p.perintah)
            semua = {s for satu in nik for s in unit.brankas.cari("nik", satu)}
            subjek = tuple(sorted(semua)) or ((TANPA_KASUS,) if nik else ())
        elif kode := [h.kode for h in sebab.halangan if h.kode in _TAK_BERWENANG]:
            ada = unit.kasus.muat(p.perintah.kasus)
            subjek, apa = ada.keadaan.subjek if ada else (), kode[0].value
            kasus = p.perintah.kasus
        if not subjek:
            return
        tujuan = f"{apa}:{type(p.perintah).__name__}"
        unit.brankas.catat(
            subjek, Keperluan(pelaku=p.oleh.id, tujuan=tujuan, kasus=kasus, pada=p.kini)
        )
        unit.simpan_semua()


def _bertanya(p: _Putaran, d: _Diizinkan) -> bool:
    """Whether a registry that is wired is asked anything."""
    if not d.butuh.registri:
        return False
    sumber = sumber_ditanya(d.konteks.syarat, d.konteks.kosakata)
    return not sumber.isdisjoint(p.lingkungan.registri)


def _dengan_registri(p: _Putaran, d: _Diizinkan) -> _Diizinkan:
    if not d.butuh.registri:
        return d
    konteks = d.konteks
    fakta = tanya_registri(
        konteks.fakta, konteks.syarat, konteks.kosakata, p.lingkungan.registri, konteks.tanggal
    )
    return evolve(d, konteks=evolve(konteks, fakta=fakta))


def _periksa_tetap(unit: UnitOfWork, d: _Diizinkan) -> None:
    """The case is still the one that was asked about; raises `VersiBerubah`."""
    assert d.lama is not None
    kini = unit.kasus.muat(d.lama.id)
    if kini is None or kini.versi != d.lama.versi:
        raise VersiBerubah


# --- decide and store


def _putuskan(unit: UnitOfWork, p: _Putaran, d: _Diizinkan, dibaca: Dibaca) -> PerintahTerlaksana:
    """Rows are locked in one order whatever the command: numbers, places, cases by id, the key.
    Raises `Terhalang`."""
    oleh = p.penanya
    konteks, dilihat = _cadangkan(unit, p, d), muat_terhubung(unit, d.butuh.kasus, d.konteks, oleh)
    kode_klaim = buat_kode(p.lingkungan.rahasia_baru()) if d.butuh.rahasia_baru else None
    if kode_klaim is not None:
        konteks = evolve(konteks, rahasia_baru=sidik_kode(unit, kode_klaim) or "")
    if dilihat or d.butuh.kasus_baru:
        konteks = evolve(
            konteks,
            terhubung={kasus: satu.keadaan for kasus, satu in dilihat.items()},
            kasus_baru=tuple(KasusId(p.lingkungan.id_baru()) for _ in range(d.butuh.kasus_baru)),
        )
    lama = d.lama.keadaan if d.lama else None
    babak = Babak(
        jenis=d.jenis, lama=d.lama, keadaan=lama, dibuka=d.terbuka or lama, konteks=konteks
    )
    pokok = babak.putuskan(p.perintah, konteks)
    jangkauan = Jangkauan(
        lingkungan=p.lingkungan, unit=unit, oleh=oleh, dimuat=dilihat, dibaca=dibaca
    )
    semua = lanjutkan(jangkauan, pokok, p.perintah)
    kembar = PeriksaKembar(
        lingkungan=p.lingkungan,
        unit=unit,
        oleh=p.oleh,
        perintah=type(p.perintah).__name__,
        dibaca=dibaca,
    )
    try:
        semua = tuple(map(kembar.periksa, semua))
        versi: dict[AliranId, int] = {kasus: satu.versi for kasus, satu in dilihat.items()}
        simpan(unit, semua, versi, kunci=p.kunci, siaran=p.lingkungan.siaran)
    except SubjekDihapus as sebab:
        raise Terhalang(halangan(KodeHalangan.SUBJEK_DIHAPUS)) from sebab
    pokok, *lain = semua
    tercatat = PerintahTercatat(
        kunci=p.kunci,
        sidik=sidik_perintah(unit, p.oleh, p.perintah) if p.bernama else "",
        kasus=pokok.id,
        versi=pokok.versi,
        lanjutan=tuple((satu.id, satu.versi) for satu in lain),
    )
    if p.bernama:
        unit.perintah.catat(tercatat)
    baru = {satu.id for satu in lain if satu.lama is None}
    dimuat = {**dilihat, **kembar.dimuat}
    for satu in semua:
        dimuat.pop(satu.id, None)
    hasil = _terlaksana(unit, p, tercatat, pokok.bersih, pokok.kasus, baru=baru, dimuat=dimuat)
    unit.simpan_semua()
    return evolve(hasil, kode_klaim=kode_klaim)


def _cadangkan(unit: UnitOfWork, p: _Putaran, d: _Diizinkan) -> Konteks:
    """What is reserved inside the transaction: the look for duplicates, a number, a place."""
    konteks = d.konteks
    if isinstance(p.perintah, BukaKasus):
        konteks = evolve(
            konteks, serupa=kasus_serupa(unit, d.jenis, p.perintah, konteks, p.penanya)
        )
    if d.butuh.nomor is not None:
        assert d.lama is not None
        nomor = ambil_nomor(unit, konteks, d.butuh.nomor, d.lama.id)
        konteks = evolve(konteks, nomor_surat=nomor)
    if d.butuh.layanan:
        lain = layanan_disebut(p.lingkungan, unit, d.butuh.layanan, konteks)
        konteks = evolve(konteks, layanan_lain=lain)
    if d.butuh.tempat and d.lama is not None:
        cocok = tempat_cocok(d.butuh.tempat, konteks)
        antrean = antrean_tempat(unit, d.jenis, cocok, d.lama.keadaan)
        # Where nobody is passed over first.
        cocok = tuple(sorted(cocok, key=lambda satu: antrean[satu.nama] > 0))
        tempat = ambil_tempat(unit, cocok, d.lama.id)
        konteks = evolve(konteks, tempat=tempat, antrean=antrean[tempat.nama] if tempat else 0)
    return konteks
