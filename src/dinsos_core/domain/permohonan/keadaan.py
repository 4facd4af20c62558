"""The state of a Permohonan: what folding its events gives, and nothing else.

A stored snapshot is a cache of this fold. Marks (`penanda`) are the instants that start and stop
clocks; they are kept in order, so that a reopened case starts its clocks anew.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import reduce

import attrs
from attrs import field, frozen

from dinsos_core.domain.kelayakan.penilaian import RingkasanPenilaian
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan.siklus import BERTRANSISI, TABEL, Status
from dinsos_core.domain.prosedur.berkas import DokumenDiserahkan, Kekurangan
from dinsos_core.domain.prosedur.kemajuan import CatatanLangkah, Kemajuan
from dinsos_core.domain.shared.ids import KasusId, PelakuId
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.model import RujukanStandar
from dinsos_core.domain.waktu.jeda import Jeda


class RiwayatRusak(Exception):
    """The event log holds an event that its predecessors do not allow."""


@frozen(kw_only=True)
class Penanda:
    """A named instant in the life of a case (`diajukan`, `berkas_lengkap`, a step's code …)."""

    nama: str
    pada: datetime


@frozen(kw_only=True)
class Penetapan:
    """The office's determination: what, by whom, on which unmet conditions, against the rules?"""

    putusan: Status
    oleh: JejakPelaku
    pada: datetime
    dasar: tuple[str, ...] = ()
    menyimpang: bool = False
    alasan: Rahasia | None = None


@frozen(kw_only=True)
class Keberatan:
    """An objection and, once decided, its outcome."""

    pada: datetime
    alasan: Rahasia
    dikabulkan: bool | None = None
    jawaban: Rahasia | None = None


@frozen(kw_only=True)
class PenyerahanSistem:
    """A hand-over to another system and its answer, if it has come."""

    sistem: str
    rujukan: str
    pada: datetime
    dipenuhi: bool | None = None


@frozen(kw_only=True)
class Permohonan:
    """One application. ``akun`` are the accounts that may act as applicant in it."""

    id: KasusId
    standar: RujukanStandar
    varian: str | None
    kanal: str
    status: Status
    diajukan_pada: datetime
    diajukan_oleh: JejakPelaku
    akun: tuple[PelakuId, ...]
    pihak: tuple[k.PihakKasus, ...]
    fakta: Mapping[str, Rahasia] = field(factory=dict)
    berkas: tuple[DokumenDiserahkan, ...] = ()
    kurang: tuple[Kekurangan, ...] = ()
    kemajuan: Kemajuan
    penanda: tuple[Penanda, ...] = ()
    jeda: tuple[Jeda, ...] = ()
    penilaian: RingkasanPenilaian | None = None
    penilai: tuple[PelakuId, ...] = ()
    saran_tolak: bool = False
    penetapan: Penetapan | None = None
    kepada: str = ""
    surat: tuple[k.Surat, ...] = ()
    sistem: tuple[PenyerahanSistem, ...] = ()
    keberatan: tuple[Keberatan, ...] = ()
    serupa: tuple[KasusId, ...] = ()
    peringatan: tuple[str, ...] = ()

    @property
    def dijeda(self) -> bool:
        """Whether the office's clocks are stopped right now."""
        return bool(self.jeda) and self.jeda[-1].selesai is None

    @property
    def keberatan_kandas(self) -> bool:
        """Whether an objection to the latest refusal was itself refused; there is only one."""
        nama = [satu.nama for satu in reversed(self.penanda)]
        return "keberatan_diputus" in nama[: nama.index("ditolak")] if "ditolak" in nama else False


def evolve(keadaan: Permohonan | None, kejadian: k.Kejadian) -> Permohonan:
    """The state after the event. Raises `RiwayatRusak` for an event the lifecycle forbids."""
    if keadaan is None:
        if not isinstance(kejadian, k.PermohonanDiajukan):
            raise RiwayatRusak(f"riwayat tidak dimulai dengan pengajuan: {kejadian.tipe}")
        return _diajukan(kejadian)
    if kejadian.tipe in BERTRANSISI:
        berikut = TABEL.get((keadaan.status, kejadian.tipe))
        if berikut is None:
            raise RiwayatRusak(f"{kejadian.tipe} tidak mungkin pada status {keadaan.status}")
        keadaan = attrs.evolve(keadaan, status=Status(berikut))
    return _terapkan(keadaan, kejadian)


def lipat(kejadian: Iterable[k.Kejadian]) -> Permohonan | None:
    """The state that a whole history gives; None for an empty one."""
    awal: Permohonan | None = None
    return reduce(evolve, kejadian, awal)


def _tandai(keadaan: Permohonan, nama: str, pada: datetime) -> tuple[Penanda, ...]:
    return (*keadaan.penanda, Penanda(nama=nama, pada=pada))


def _lengkap(keadaan: Permohonan, pada: datetime) -> tuple[Penanda, ...]:
    """Papers checked again without having been returned leave the office's limit running."""
    ulang = {"diajukan", "dikembalikan", "dibuka_kembali", "berkas_lengkap"}
    terakhir = next(p.nama for p in reversed(keadaan.penanda) if p.nama in ulang)
    return (
        keadaan.penanda
        if terakhir == "berkas_lengkap"
        else _tandai(keadaan, "berkas_lengkap", pada)
    )


def _diajukan(e: k.PermohonanDiajukan) -> Permohonan:
    akun = dict.fromkeys(p.akun for p in e.pihak if p.akun is not None)
    catatan = tuple(
        CatatanLangkah(langkah=kode, hasil="selesai", oleh=e.oleh, pada=e.pada)
        for kode in e.langkah_diajukan
    )
    return Permohonan(
        id=e.kasus,
        standar=e.standar,
        varian=e.varian,
        kanal=e.kanal,
        status=Status.DIAJUKAN,
        diajukan_pada=e.pada,
        diajukan_oleh=e.oleh,
        akun=tuple(akun),
        pihak=e.pihak,
        fakta=e.fakta,
        berkas=e.berkas,
        kemajuan=Kemajuan(kini=e.langkah, catatan=catatan),
        penanda=tuple(Penanda(nama=n, pada=e.pada) for n in ("diajukan", *e.langkah_diajukan)),
        serupa=e.serupa,
        peringatan=e.peringatan,
    )


def gabung_berkas(
    lama: tuple[DokumenDiserahkan, ...], baru: tuple[DokumenDiserahkan, ...]
) -> tuple[DokumenDiserahkan, ...]:
    """Papers after new ones came; each replaces the former one for the same requirement."""
    semua = {(d.dokumen, d.untuk): d for d in (*lama, *baru)}
    return tuple(semua.values())


def _terapkan(keadaan: Permohonan, e: k.Kejadian) -> Permohonan:
    match e:
        case k.BerkasDitambah():
            return attrs.evolve(
                keadaan,
                berkas=gabung_berkas(keadaan.berkas, e.berkas),
                penanda=_tandai(keadaan, "dilengkapi", e.pada),
            )
        case k.BerkasDiperiksa():
            return attrs.evolve(keadaan, berkas=gabung_berkas(keadaan.berkas, e.berkas))
        case k.BerkasDikembalikan():
            return attrs.evolve(
                keadaan, kurang=e.kurang, penanda=_tandai(keadaan, "dikembalikan", e.pada)
            )
        case k.BerkasDinyatakanLengkap():
            return attrs.evolve(keadaan, kurang=(), penanda=_lengkap(keadaan, e.pada))
        case k.DataDikoreksi():
            return _dikoreksi(keadaan, e)
        case k.KelayakanDinilai():
            return attrs.evolve(
                keadaan, penilaian=e.penilaian, penilai=(*keadaan.penilai, e.oleh.id)
            )
        case k.LangkahDiparaf():
            kemajuan = keadaan.kemajuan
            return attrs.evolve(
                keadaan, kemajuan=attrs.evolve(kemajuan, paraf=(*kemajuan.paraf, e.oleh))
            )
        case k.LangkahDiselesaikan():
            return _langkah_selesai(keadaan, e)
        case k.LangkahDiulang() | k.PemeriksaanDiulang():
            kemajuan = attrs.evolve(keadaan.kemajuan, kini=e.langkah, paraf=())
            return attrs.evolve(keadaan, kemajuan=kemajuan)
        case k.PermohonanDisetujui() | k.PermohonanDitolak():
            return _ditetapkan(keadaan, e)
        case k.PermohonanDiteruskan():
            return _berakhir(attrs.evolve(keadaan, kepada=e.kepada), "diteruskan", e.pada)
        case k.DiserahkanKeSistem():
            serahan = PenyerahanSistem(sistem=e.sistem, rujukan=e.rujukan, pada=e.pada)
            return attrs.evolve(keadaan, sistem=(*keadaan.sistem, serahan))
        case k.SistemMemenuhi():
            return _dijawab(keadaan, True)
        case k.SistemMenolak():
            # Ours: the hand-over is owed again, so its limit starts anew.
            keadaan = attrs.evolve(keadaan, penanda=_tandai(keadaan, "berkas_lengkap", e.pada))
            return attrs.evolve(_dijawab(keadaan, False), penetapan=None, penilaian=None)
        case k.ProdukDiterbitkan():
            return attrs.evolve(
                keadaan,
                surat=(*keadaan.surat, e.surat),
                penanda=_tandai(keadaan, "terbit", e.pada),
            )
        case k.SuratDicabut():
            return _surat_dicabut(keadaan, e)
        case k.KeberatanDiajukan():
            baru = Keberatan(pada=e.pada, alasan=e.alasan)
            return attrs.evolve(
                keadaan,
                keberatan=(*keadaan.keberatan, baru),
                penanda=_tandai(keadaan, "keberatan", e.pada),
            )
        case k.KeberatanDikabulkan():
            keadaan = _keberatan_dijawab(keadaan, e.pada, e.alasan, True)
            # Ours: the dossier is still complete, so the office's limit starts anew with the grant.
            keadaan = attrs.evolve(keadaan, penanda=_tandai(keadaan, "berkas_lengkap", e.pada))
            return _diulang(keadaan, e.langkah)
        case k.KeberatanDitolak():
            keadaan = _keberatan_dijawab(keadaan, e.pada, e.alasan, False)
            return _tutup_jeda(keadaan, e.pada)
        case k.PermohonanDitutup():
            return _berakhir(keadaan, "selesai", e.pada)
        case k.PermohonanDitarik():
            return _berakhir(keadaan, "ditarik", e.pada)
        case k.PermohonanGugur():
            return _berakhir(keadaan, "gugur", e.pada)
        case k.PermohonanDibukaKembali():
            keadaan = attrs.evolve(keadaan, penanda=_tandai(keadaan, "dibuka_kembali", e.pada))
            return _diulang(keadaan, e.langkah)
        case k.PermohonanDijeda():
            jeda = Jeda(mulai=e.pada, selesai=None, alasan_kode=e.sebab)
            return attrs.evolve(keadaan, jeda=(*keadaan.jeda, jeda))
        case k.PermohonanDilanjutkan():
            return _tutup_jeda(keadaan, e.pada)
        case _:
            raise RiwayatRusak(f"kejadian tidak dikenal: {e.tipe}")


def _dikoreksi(keadaan: Permohonan, e: k.DataDikoreksi) -> Permohonan:
    pihak = list(keadaan.pihak)
    for tempat, fakta in e.pihak:
        pihak[tempat] = attrs.evolve(pihak[tempat], fakta={**pihak[tempat].fakta, **fakta})
    return attrs.evolve(
        keadaan,
        pihak=tuple(pihak),
        fakta={**keadaan.fakta, **e.fakta},
        penilaian=None,
        peringatan=e.peringatan,
    )


def _langkah_selesai(keadaan: Permohonan, e: k.LangkahDiselesaikan) -> Permohonan:
    catatan = CatatanLangkah(langkah=e.langkah, hasil=e.hasil, oleh=e.oleh, pada=e.pada)
    penanda = keadaan.penanda
    if e.hasil != "dilewati" and e.berikut != e.langkah and not e.mundur:
        penanda = _tandai(keadaan, e.langkah, e.pada)
    return attrs.evolve(
        keadaan,
        kemajuan=Kemajuan(kini=e.berikut, catatan=(*keadaan.kemajuan.catatan, catatan)),
        penanda=penanda,
        saran_tolak=keadaan.saran_tolak or e.saran_tolak,
    )


def _ditetapkan(keadaan: Permohonan, e: k.PermohonanDisetujui | k.PermohonanDitolak) -> Permohonan:
    penetapan = Penetapan(
        putusan=keadaan.status,
        oleh=e.oleh,
        pada=e.pada,
        dasar=e.dasar if isinstance(e, k.PermohonanDitolak) else (),
        menyimpang=e.menyimpang,
        alasan=e.alasan,
    )
    # The evaluation that a determination makes by itself does not make its author an assessor.
    penilai = tuple(satu for satu in keadaan.penilai if satu != e.oleh.id)
    keadaan = attrs.evolve(keadaan, penetapan=penetapan, penilai=penilai)
    keadaan = attrs.evolve(keadaan, penanda=_tandai(keadaan, "ditetapkan", e.pada))
    return attrs.evolve(keadaan, penanda=_tandai(keadaan, keadaan.status.value, e.pada))


def _dijawab(keadaan: Permohonan, dipenuhi: bool) -> Permohonan:
    akhir = attrs.evolve(keadaan.sistem[-1], dipenuhi=dipenuhi)
    return attrs.evolve(keadaan, sistem=(*keadaan.sistem[:-1], akhir))


def _surat_dicabut(keadaan: Permohonan, e: k.SuratDicabut) -> Permohonan:
    # Letters without a number share the empty one; of those only the valid one is meant.
    surat = tuple(
        attrs.evolve(s, dicabut_pada=e.pada) if s.nomor == e.nomor and s.dicabut_pada is None else s
        for s in keadaan.surat
    )
    kemajuan = attrs.evolve(keadaan.kemajuan, kini=e.langkah, paraf=())
    return attrs.evolve(keadaan, surat=surat, kemajuan=kemajuan)


def _keberatan_dijawab(
    keadaan: Permohonan, pada: datetime, jawaban: Rahasia, dikabulkan: bool
) -> Permohonan:
    akhir = attrs.evolve(keadaan.keberatan[-1], dikabulkan=dikabulkan, jawaban=jawaban)
    return attrs.evolve(
        keadaan,
        keberatan=(*keadaan.keberatan[:-1], akhir),
        penanda=_tandai(keadaan, "keberatan_diputus", pada),
    )


def _diulang(keadaan: Permohonan, langkah: str) -> Permohonan:
    return attrs.evolve(
        keadaan,
        kemajuan=attrs.evolve(keadaan.kemajuan, kini=langkah, paraf=()),
        penilaian=None,
        penilai=(),
        saran_tolak=False,
        penetapan=None,
        kepada="",
    )


def _berakhir(keadaan: Permohonan, nama: str, pada: datetime) -> Permohonan:
    keadaan = _tutup_jeda(keadaan, pada)
    return attrs.evolve(keadaan, penanda=_tandai(keadaan, nama, pada))


def _tutup_jeda(keadaan: Permohonan, pada: datetime) -> Permohonan:
    if not keadaan.dijeda:
        return keadaan
    # Two machines' clocks may disagree by a moment; a pause is never of negative length.
    akhir = attrs.evolve(keadaan.jeda[-1], selesai=max(pada, keadaan.jeda[-1].mulai))
    return attrs.evolve(keadaan, jeda=(*keadaan.jeda[:-1], akhir))
