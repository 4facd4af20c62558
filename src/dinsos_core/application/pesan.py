"""What an event says to the person who asked: template, data, references to sealed texts."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from attrs import frozen

from dinsos_core.application.bahasa.jelaskan import tempat
from dinsos_core.application.indeks import tenggat_terdekat
from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus.berkas import Kekurangan, SebabKurang
from dinsos_core.domain.kasus.jam import tenggat_batas
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.waktu.batas import teks_batas
from dinsos_core.domain.waktu.teks import teks_tanggal
from dinsos_core.ports.penyimpanan import Pesan

SEBAB_KURANG = {
    SebabKurang.TIDAK_ADA: "belum ada",
    SebabKurang.KURANG_RANGKAP: "rangkap kurang",
    SebabKurang.TANPA_ASLI: "aslinya belum ditunjukkan",
    SebabKurang.BELUM_LEGALISIR: "belum dilegalisasi",
    SebabKurang.TANPA_METERAI: "belum bermeterai",
    SebabKurang.BELUM_MUTAKHIR: "belum sesuai keadaan terbaru",
    SebabKurang.PILIHAN_TIDAK_DISEBUT: "jenisnya belum disebut",
}


_LAMA_KEBERATAN: Final[Mapping[str, Bahasa]] = {
    "lama_keberatan": "id",
    "lama_keberatan_en": "en",
}


@frozen
class _Isi:
    """What one event says to the applicant: template, data, sealed texts."""

    templat: str
    data: dict[str, str]
    rahasia: dict[str, Rahasia]


def pesan_kasus(
    kejadian: tuple[u.Kejadian, ...], keadaan: Kasus, konteks: Konteks
) -> tuple[Pesan, ...]:
    """Messages to whoever asked, for what just happened; none without an address to send to.

    The texts are an application's; other aggregates have none of their own yet.
    """
    if not isinstance(keadaan, Permohonan):
        return ()
    pemohon = next((q for q in keadaan.pihak if q.pihak in konteks.standar.publik), None)
    if pemohon is None or "email" not in pemohon.fakta:
        return ()
    umum = {
        "kasus": keadaan.id,
        "layanan": konteks.standar.nama,
        "instansi": konteks.standar.instansi.kode,
        "tanggal": teks_tanggal(konteks.tanggal),
    }
    nama = {"nama": pemohon.fakta["nama"]} if "nama" in pemohon.fakta else {}
    return tuple(
        Pesan(
            id=f"{konteks.id_baru}-{n}",
            kasus=keadaan.id,
            urutan=n,
            templat=isi.templat,
            dibuat=konteks.kini,
            kontak=pemohon.fakta["email"],
            rahasia={**nama, **isi.rahasia},
            data={**umum, **isi.data},
        )
        for n, isi in enumerate(_semua_isi(kejadian, keadaan, konteks))
    )


def _semua_isi(
    kejadian: tuple[u.Kejadian, ...], keadaan: Kasus, konteks: Konteks
) -> Iterator[_Isi]:
    for satu in kejadian:
        isi = _isi(satu, keadaan, konteks)
        if isi is not None:
            yield isi


def _isi(e: u.Kejadian, keadaan: Kasus, konteks: Konteks) -> _Isi | None:
    match e:
        case k.PermohonanDiajukan():
            return _Isi("permohonan-diterima", {}, {})
        case u.BerkasDikembalikan():
            baris = "\n".join(_baris_kurang(satu) for satu in e.kurang)
            return _Isi("berkas-dikembalikan", {"kekurangan": baris}, _alasan(e.alasan))
        case u.BerkasDinyatakanLengkap():
            tempo = tenggat_terdekat(keadaan, konteks)
            return _Isi("berkas-lengkap", _sampai("tenggat", tempo, konteks), {})
        case k.PermohonanDisetujui():
            return _Isi("permohonan-disetujui", {}, {})
        case k.PermohonanDitolak():
            return _Isi("permohonan-ditolak", _data_tolak(e, keadaan, konteks), _alasan(e.alasan))
        case u.KasusTidakDilayani():
            data = {"dasar": _kata_dasar(e, konteks)}
            return _Isi("permohonan-tidak-dilayani", data, _alasan(e.alasan))
        case u.KasusDiteruskan():
            return _Isi("permohonan-diteruskan", _data_terus(e, konteks), _alasan(e.alasan))
        case u.ProdukDiterbitkan():
            sampai = teks_tanggal(e.surat.berlaku_sampai) if e.surat.berlaku_sampai else ""
            data = {
                "nomor": e.surat.nomor,
                "tanggal_surat": teks_tanggal(e.surat.tanggal),
                "berlaku_sampai": sampai,
            }
            return _Isi("surat-terbit", data, {})
        case u.SuratDicabut():
            return _Isi("surat-dicabut", {"nomor": e.nomor}, _alasan(e.alasan))
        case k.KeberatanDiajukan():
            return _Isi("keberatan-diterima", {}, {})
        case k.KeberatanDikabulkan():
            return _Isi("keberatan-diputus", {"putusan": "dikabulkan"}, _alasan(e.alasan))
        case k.KeberatanDitolak():
            return _Isi("keberatan-diputus", {"putusan": "ditolak"}, _alasan(e.alasan))
        case u.DiserahkanKeSistem():
            return _Isi("dana-diproses", {"sistem": _sistem(e.sistem, konteks)}, {})
        case u.SistemMemenuhi():
            return _Isi("dana-selesai", {"sistem": _sistem(e.sistem, konteks)}, {})
        case u.KasusDitutup():
            return _Isi("permohonan-selesai", {}, {})
        case k.PermohonanDitarik():
            return _Isi("permohonan-ditarik", {}, {})
        case k.PermohonanGugur():
            return _Isi("permohonan-gugur", {}, {})
        case _:
            return None


def _alasan(rahasia: Rahasia | None) -> dict[str, Rahasia]:
    return {"alasan": rahasia} if rahasia is not None else {}


def _sistem(kode: str, konteks: Konteks) -> str:
    istilah = konteks.kosakata.sistem.get(kode)
    return istilah.nama if istilah else kode


def _baris_kurang(satu: Kekurangan) -> str:
    sebab = ", ".join(SEBAB_KURANG[s] for s in satu.sebab)
    label = f" (persyaratan {', '.join(satu.butir)})" if satu.butir else ""
    untuk = f" untuk {tempat(satu.lokasi)}" if satu.lokasi else ""
    return f"{satu.teks}{label}{untuk}: {sebab}"


def _kata_dasar(e: u.Beralasan, konteks: Konteks) -> str:
    """The conditions that it rests on, a line each, as the standard prints them."""
    syarat = {s.kode: s for s in konteks.standar.syarat}
    return "\n".join(
        f"{syarat[kode].teks} (persyaratan {', '.join(syarat[kode].butir)})"
        if syarat[kode].butir
        else syarat[kode].teks
        for kode in e.dasar
        if kode in syarat
    )


def _data_terus(e: u.KasusDiteruskan, konteks: Konteks) -> dict[str, str]:
    """To whom and why, in both languages."""
    syarat = (s for s in konteks.standar.syarat if s.kode in e.dasar and s.sebab)
    sebab = [konteks.kosakata.kata(s.sebab) for s in syarat]
    return {
        "kepada": e.kepada,
        "sebab": "; ".join(satu.id for satu in sebab),
        "sebab_en": "; ".join(satu.en for satu in sebab),
    }


def _data_tolak(e: k.PermohonanDitolak, keadaan: Kasus, konteks: Konteks) -> dict[str, str]:
    tenggat = tenggat_batas(keadaan, konteks.standar, konteks.kalender, konteks.bacaan, "keberatan")
    tempo = tenggat.jatuh_tempo if tenggat else None
    return {
        "dasar": _kata_dasar(e, konteks),
        **_sampai("batas_keberatan", tempo, konteks),
        **_lama_keberatan(konteks),
    }


def _lama_keberatan(konteks: Konteks) -> dict[str, str]:
    """How long there is to object, in words: from when it runs, the letter cannot know, where it
    runs from the day that somebody was told."""
    batas = next((satu.batas for satu in konteks.standar.waktu if satu.kode == "keberatan"), None)
    return {
        nama: "" if batas is None else teks_batas(batas, bahasa)
        for nama, bahasa in _LAMA_KEBERATAN.items()
    }


def _sampai(nama: str, tempo: datetime | None, konteks: Konteks) -> dict[str, str]:
    """Until when, as a date in the agency's zone, and the instant: how far off that is, only the
    moment of sending can say."""
    if tempo is None:
        return {nama: "", "tempo": ""}
    return {nama: teks_tanggal(konteks.hari(tempo)), "tempo": tempo.isoformat()}
