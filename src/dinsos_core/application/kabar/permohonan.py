"""What is said of an application to whoever applied."""

from collections.abc import Mapping
from typing import Final

from attrs import evolve

from dinsos_core.application.indeks import jam_terdekat
from dinsos_core.application.kabar.baris import isi_dasar, isi_kurang, nama_disebut
from dinsos_core.application.kabar.isi import (
    Isi,
    Kabar,
    alasan,
    isi_jeda,
    kata,
    nama_sistem,
    sampai,
    tanggal,
    yang_pertama,
)
from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus.jam import tenggat_batas
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.kata import Bahasa, Kata
from dinsos_core.domain.standar.kosakata import sebutan
from dinsos_core.domain.waktu.batas import teks_batas
from dinsos_core.domain.waktu.tenggat import Tenggat


def isi(e: u.Kejadian, keadaan: Kasus, konteks: Konteks) -> Isi | None:
    """Every turn of events that an applicant should know of."""
    match e:
        case k.PermohonanDiajukan():
            return Isi("permohonan-diterima")
        case u.BerkasDikembalikan():
            kurang = e.kurang.terbuka
            return Isi(
                "berkas-dikembalikan",
                tertutup=isi_kurang(kurang, keadaan, konteks),
                rahasia={**alasan(e.alasan), **nama_disebut(keadaan)},
            )
        case u.BerkasDinyatakanLengkap():
            jam = jam_terdekat(keadaan, konteks)
            return Isi("berkas-lengkap", sampai("tenggat", jam, konteks), jam=jam)
        case k.PermohonanDisetujui():
            return Isi("permohonan-disetujui")
        case k.PermohonanDitolak():
            jam = tenggat_batas(
                keadaan, konteks.standar, konteks.kalender, konteks.bacaan, "keberatan"
            )
            return Isi(
                "permohonan-ditolak",
                _data_tolak(jam, konteks),
                alasan(e.alasan),
                jam=jam,
                tertutup=isi_dasar(e, konteks),
            )
        case u.KasusTidakDilayani():
            data = isi_dasar(e, konteks)
            return Isi("permohonan-tidak-dilayani", tertutup=data, rahasia=alasan(e.alasan))
        case u.KasusDiteruskan():
            kepada = kata("kepada", konteks.kosakata.kata(e.kepada))
            sebab = _sebab_terus(e, konteks)
            return Isi("permohonan-diteruskan", kepada, alasan(e.alasan), tertutup=sebab)
        case u.ProdukDiterbitkan():
            data = {
                "nomor": e.surat.nomor,
                **tanggal("tanggal_surat", e.surat.tanggal),
                **tanggal("berlaku_sampai", e.surat.berlaku_sampai),
            }
            return Isi("surat-terbit", data)
        case u.SuratDicabut():
            return Isi("surat-dicabut", {"nomor": e.nomor}, rahasia=alasan(e.alasan))
        case k.KeberatanDiajukan():
            return Isi("keberatan-diterima")
        case k.KeberatanDikabulkan():
            return Isi("keberatan-diputus", {"putusan": "dikabulkan"}, rahasia=alasan(e.alasan))
        case k.KeberatanDitolak():
            data = {"putusan": "ditolak", **_data_banding(e, konteks)}
            return Isi("keberatan-diputus", data, rahasia=alasan(e.alasan))
        case u.DiserahkanKeSistem():
            return Isi("dana-diproses", nama_sistem(e.sistem, konteks))
        case u.SistemMemenuhi():
            return Isi("dana-selesai", nama_sistem(e.sistem, konteks))
        case u.KasusDitutup():
            return Isi("permohonan-selesai")
        case k.PermohonanDitarik():
            return Isi("permohonan-ditarik")
        case k.PermohonanGugur():
            return Isi("permohonan-gugur")
        case u.KasusDijeda() | u.KasusDilanjutkan():
            return _jeda(e, keadaan, konteks)
        case _:
            return None


def _jeda(e: u.KasusDijeda | u.KasusDilanjutkan, keadaan: Kasus, konteks: Konteks) -> Isi | None:
    """With the officer's words; of a wait for another system its hand-over and answer tell."""
    serahan = {satu.pada for satu in keadaan.sistem}
    if keadaan.jeda[-1].mulai in serahan:
        return None
    isi = isi_jeda(e, keadaan, konteks)
    kata = alasan(e.alasan) if isinstance(e, u.KasusDijeda) else {}
    return isi and evolve(isi, rahasia=kata)


def _sebab_terus(e: u.KasusDiteruskan, konteks: Konteks) -> dict[str, str]:
    """Why, in both languages."""
    syarat = (s for s in konteks.standar.syarat if s.kode in e.dasar and s.sebab)
    sebab = [konteks.kosakata.kata(s.sebab) for s in syarat]
    return {
        "sebab": "; ".join(satu.id for satu in sebab),
        "sebab_en": "; ".join(satu.en for satu in sebab),
    }


def _data_tolak(jam: Tenggat | None, konteks: Konteks) -> dict[str, str]:
    return {
        **sampai("batas_keberatan", jam, konteks),
        **_lama("keberatan", konteks),
    }


def _data_banding(e: k.KeberatanDitolak, konteks: Konteks) -> dict[str, str]:
    """What is left: to whom one may turn, and how long after being told."""
    peran = konteks.kosakata.peran
    kepada = sebutan(peran, e.banding_kepada) if e.banding_kepada else Kata("", "")
    return {**kata("banding_kepada", kepada), **_lama("banding", konteks)}


def _lama(kode: str, konteks: Konteks) -> dict[str, str]:
    """How long there is to object or to appeal, in words: from when it runs, the letter cannot
    know, where it runs from the day that somebody was told."""
    batas = next((satu.batas for satu in konteks.standar.waktu if satu.kode == kode), None)
    bahasa: Mapping[str, Bahasa] = {f"lama_{kode}": "id", f"lama_{kode}_en": "en"}
    return {nama: "" if batas is None else teks_batas(batas, satu) for nama, satu in bahasa.items()}


KABAR: Final = Kabar(isi=isi, penerima=yang_pertama)
