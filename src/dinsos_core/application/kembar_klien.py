"""The same check for Klien: whoever is registered, found out or corrected may be known already."""

from collections.abc import Collection

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
    lama = {} if klien is None else _buka(unit, [klien], keperluan, dibaca)[klien.id]
    baru = {**lama, **baca(c.data, konteks)}
    diri = ciri({kode: isi for kode, isi in baru.items() if c.data.get(kode, isi) is not None})
    if klien is not None and diri == ciri(lama):
        return klien.serupa
    kunci = kunci_kembar(diri, lingkup_kembar(konteks.instansi.kode, LINGKUP_KLIEN))
    id_ = klien.id if klien is not None else KlienId(konteks.id_baru)
    calon = tuple(KlienId(satu.pemilik) for satu in unit.brankas.calon(kunci, PALING + 1))
    sekeluarga = {id_} if klien is None else {klien.id, klien.utama, *klien.alias}
    ada, _ = muat_terbaca(unit.kasus.muat_klien, sorted({*calon} - sekeluarga))
    unit.brankas.kenali(id_, {SubjekId(id_): kunci})
    mungkin = (ada[satu].keadaan for satu in dict.fromkeys(calon) if satu in ada)
    lain = [satu for satu in mungkin if satu.utama not in sekeluarga]
    terbuka = _buka(unit, lain, keperluan, dibaca)
    return tuple(
        satu.id for satu in lain if bandingkan(diri, ciri(terbuka[satu.id]), lingkungan.kesamaan)
    )


def _buka(
    unit: UnitOfWork, semua: Collection[Klien], keperluan: Keperluan, dibaca: Dibaca
) -> dict[KlienId, dict[str, Nilai]]:
    """What identifies each Klien; nothing of one whose data is restricted."""
    dibatasi = unit.brankas.dibatasi([satu.subjek for satu in semua])
    fakta = {
        satu.id: {kode: satu.fakta[kode] for kode in PENGENAL if kode in satu.fakta}
        for satu in semua
        if satu.subjek not in dibatasi
    }
    rujukan = tuple(r for milik in fakta.values() for r in milik.values())
    isi = unit.brankas.buka(rujukan, keperluan) if rujukan else {}
    if rujukan:
        dibaca.append((rujukan, keperluan))
    return {
        satu.id: {
            kode: isi[r.subjek, r.kunci]
            for kode, r in fakta.get(satu.id, {}).items()
            if (r.subjek, r.kunci) in isi
        }
        for satu in semua
    }
