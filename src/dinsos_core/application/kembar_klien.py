"""The same check for Klien: whoever is registered, found out or corrected may be known already."""

from dinsos_core.application.kembar import PALING, TUJUAN
from dinsos_core.application.kumpul import Dibaca
from dinsos_core.application.lingkungan import Lingkungan
from dinsos_core.application.terbaca import muat_terbaca
from dinsos_core.domain.identitas import perintah as p
from dinsos_core.domain.identitas.aturan import KonteksKlien, baca
from dinsos_core.domain.identitas.klien import Klien
from dinsos_core.domain.kelayakan.kembar import PENGENAL, bandingkan, ciri, kunci_kembar
from dinsos_core.domain.prosedur.kembar import LINGKUP_KLIEN, lingkup_kembar
from dinsos_core.domain.shared.ids import KlienId, SubjekId
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.ports.brankas import Keperluan
from dinsos_core.ports.penyimpanan import UnitOfWork


def periksa_klien(
    lingkungan: Lingkungan,
    unit: UnitOfWork,
    klien: Klien | None,
    c: p.DaftarkanKlien | p.TemukanIdentitas | p.KoreksiKlien,
    konteks: KonteksKlien,
    *,
    dibaca: Dibaca,
) -> tuple[KlienId, ...]:
    """Who of the agency's may be the same person once the command is carried out; by what they are
    known then, that person is found from here on. ``dibaca`` takes down what is opened. Raises
    `Terhalang` for data that is none."""
    keperluan = Keperluan(
        pelaku=konteks.pelaku.id,
        tujuan=f"{TUJUAN}:{type(c).__name__}",
        kasus=None,
        pada=konteks.kini,
    )
    lama = {} if klien is None else _buka(unit, klien, keperluan, dibaca)
    baru = {**lama, **baca(c.data, konteks)}
    diri = ciri({kode: isi for kode, isi in baru.items() if c.data.get(kode, isi) is not None})
    if klien is not None and diri == ciri(lama):
        return klien.serupa
    kunci = kunci_kembar(diri, lingkup_kembar(konteks.instansi.kode, LINGKUP_KLIEN))
    id_ = klien.id if klien is not None else KlienId(konteks.id_baru)
    calon = tuple(KlienId(satu.pemilik) for satu in unit.brankas.calon(kunci, PALING + 1))
    sekeluarga = {id_} if klien is None else {klien.id, klien.utama, *klien.alias}
    ada, _ = muat_terbaca(unit.kasus.muat_klien, sorted({*calon} - sekeluarga))
    unit.brankas.kenali(SubjekId(id_), id_, kunci)
    lain = (ada[satu].keadaan for satu in dict.fromkeys(calon) if satu in ada)
    return tuple(
        satu.id
        for satu in lain
        if satu.utama not in sekeluarga
        and bandingkan(diri, ciri(_buka(unit, satu, keperluan, dibaca)), lingkungan.kesamaan)
    )


def _buka(unit: UnitOfWork, klien: Klien, keperluan: Keperluan, dibaca: Dibaca) -> dict[str, Nilai]:
    """What identifies a Klien; nothing of one whose data is restricted."""
    fakta = {kode: klien.fakta[kode] for kode in PENGENAL if kode in klien.fakta}
    if not fakta or unit.brankas.dibatasi([klien.subjek]):
        return {}
    isi = unit.brankas.buka(fakta.values(), keperluan)
    dibaca.append((tuple(fakta.values()), keperluan))
    return {kode: isi[r.subjek, r.kunci] for kode, r in fakta.items() if (r.subjek, r.kunci) in isi}
