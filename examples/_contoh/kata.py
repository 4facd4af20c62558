"""Words for the reports: dates, roles, events."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from dinsos_core.domain.kasus import catatan as c
from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Rekomendasi
from dinsos_core.domain.kelayakan.peringatan import RingkasanPeringatan
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.batas import PemilikBatas
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.teks import BULAN, HARI
from dinsos_core.domain.waktu.tenggat import StatusTenggat

from .bahan import ZONA

KESIMPULAN: Final[Mapping[Kesimpulan, str]] = {
    Kesimpulan.TERPENUHI: "terpenuhi",
    Kesimpulan.TIDAK_TERPENUHI: "tidak terpenuhi",
    Kesimpulan.BELUM_DAPAT_DINILAI: "belum dapat dinilai",
    Kesimpulan.DITERUSKAN: "diteruskan",
}
WARNA: Final[Mapping[Kesimpulan, str]] = {
    Kesimpulan.TERPENUHI: "green",
    Kesimpulan.TIDAK_TERPENUHI: "red",
    Kesimpulan.BELUM_DAPAT_DINILAI: "yellow",
    Kesimpulan.DITERUSKAN: "cyan",
}
SARAN: Final[Mapping[Rekomendasi, str]] = {
    Rekomendasi.SETUJUI: "setujui",
    Rekomendasi.TOLAK: "tolak",
    Rekomendasi.TERUSKAN: "teruskan",
    Rekomendasi.PERIKSA: "periksa dahulu",
}
JAM: Final[Mapping[StatusTenggat, str]] = {
    "berjalan": "berjalan",
    "lewat_target": "lewat target",
    "terlambat": "TERLAMBAT",
    "dijeda": "dijeda",
    "terpenuhi": "dipenuhi tepat waktu",
    "terpenuhi_terlambat": "dipenuhi TERLAMBAT",
    "berakhir": "berakhir tanpa dipenuhi",
    "berakhir_terlambat": "berakhir tanpa dipenuhi, TERLAMBAT",
    "tercapai": "waktunya sudah tiba",
}

TAK_DITUNTUT: Final[Mapping[StatusTenggat, str]] = {
    "berakhir": "sudah berakhir",
    "berakhir_terlambat": "sudah berakhir",
}

RINGKAS: Final[Mapping[StatusTenggat, str]] = {
    **JAM,
    "terpenuhi": "✓",
    "terpenuhi_terlambat": "TERLAMBAT",
    "berakhir": "berakhir",
    "berakhir_terlambat": "TERLAMBAT",
}


def jam(wajib: Kewajiban) -> str:
    """How a clock stands. Only the office has something to fulfil: a stay is over, a citizen has
    made no use of a right."""
    assert wajib.status is not None
    kantor = wajib.batas.milik is PemilikBatas.KANTOR
    return JAM[wajib.status] if kantor else TAK_DITUNTUT.get(wajib.status, JAM[wajib.status])


def tanggal(d: date) -> str:
    """`2 Maret 2026`."""
    return f"{d.day} {BULAN[d.month - 1]} {d.year}"


def tanggal_pendek(d: date) -> str:
    """`2 Mar`."""
    return f"{d.day} {BULAN[d.month - 1][:3]}"


def hari(instan: datetime) -> date:
    """The day of an instant, in the agency's zone."""
    return instan.astimezone(ZONA).date()


def waktu(instan: datetime) -> str:
    """`Sen 2 Mar 08.00`, in the agency's zone."""
    lokal = instan.astimezone(ZONA)
    return f"{HARI[lokal.weekday()][:3]} {lokal.day:>2} {BULAN[lokal.month - 1][:3]} {lokal:%H.%M}"


def peran(kode: str) -> str:
    """The code of a role, or the name of an account, in plain words."""
    return kode.replace("_", " ").replace("-", " ")


def jejak(oleh: JejakPelaku) -> str:
    """Who acted, and whether only acting: `Plh. kepala dinas`."""
    return f"{oleh.sebagai} {peran(oleh.peran)}".strip()


def butir(label: Iterable[str]) -> str:
    """`butir 2, 8`; what the office added itself says so."""
    semua = tuple(label)
    return f"butir {', '.join(semua)}" if semua else "milik kantor"


def tempat(lokasi: str) -> str:
    """`pemohon[1]` as people count: `pemohon 2`."""
    nama, kurung, nomor = lokasi.partition("[")
    return f"{nama} {int(nomor.rstrip(']')) + 1}" if kurung else nama


def langkah(standar: StandarPelayanan, kode: str) -> str:
    """The words and printed labels of a step."""
    satu = standar.cari_langkah(kode)
    return f"{satu.teks} ({butir(satu.butir)})" if satu else kode


def peringatan(satu: RingkasanPeringatan) -> str:
    """A warning in words; it never stood in the way (tafsir 43)."""
    siapa = dict.fromkeys(tempat(lokasi.partition(".")[0]) for lokasi in satu.lokasi)
    return f"{satu.teks()} ({', '.join(siapa)}); dicatat sebagai peringatan, tidak menolak"


def kejadian(e: object, standar: StandarPelayanan) -> str | None:
    """One event in a few words, or None where another event of the same act says it."""
    match e:
        case k.PermohonanDiajukan():
            return f"permohonan diajukan lewat {e.kanal}"
        case u.BerkasDitambah():
            return "berkas dilengkapi"
        case u.BerkasDikembalikan():
            return f"DIKEMBALIKAN, {len(e.kurang.terbuka)} kekurangan"
        case u.BerkasDinyatakanLengkap():
            return "berkas dinyatakan lengkap"
        case u.DataDikoreksi():
            return "data dikoreksi"
        case u.KelayakanDinilai():
            if (nilai := e.penilaian.isi) is None:
                return "penilaian (tertutup)"
            hasil, saran = KESIMPULAN[nilai.kesimpulan], SARAN[nilai.rekomendasi]
            return f"penilaian: {hasil}, saran: {saran}"
        case u.LangkahDiparaf():
            return f"paraf: {langkah(standar, e.langkah)}"
        case u.LangkahDiselesaikan():
            hasil = "" if e.hasil == "selesai" else f": {e.hasil.replace('_', ' ')}"
            return langkah(standar, e.langkah) + hasil
        case k.PermohonanDisetujui():
            return "DISETUJUI" + (", berbeda dari penilaian" if e.menyimpang else "")
        case k.PermohonanDitolak():
            return "DITOLAK" + (", berbeda dari penilaian" if e.menyimpang else "")
        case u.KasusDiteruskan():
            return f"DITERUSKAN kepada {e.kepada}"
        case u.DiserahkanKeSistem():
            return f"diserahkan kepada {e.sistem.upper()}"
        case u.SistemMemenuhi():
            return f"{e.sistem.upper()} memenuhi"
        case u.ProdukDiterbitkan() if e.surat.nomor:
            return f"surat {e.surat.nomor}"
        case u.SuratDicabut():
            return f"surat {e.nomor} DICABUT"
        case u.KasusDitutup():
            return "SELESAI"
        case k.KeberatanDiajukan():
            return "KEBERATAN diajukan"
        case k.KeberatanDikabulkan():
            return "keberatan DIKABULKAN"
        case k.KeberatanDitolak():
            return "keberatan DITOLAK"
        case k.PermohonanDitarik():
            return "DITARIK oleh pemohon"
        case u.KasusDijeda():
            return f"jam kantor dijeda: {e.dasar[0].replace('_', ' ')}"
        case u.KasusDilanjutkan():
            return "jam kantor berjalan lagi"
        case c.PemberitahuanDicatat():
            tahu = "sudah" if e.kanal else "tidak dapat"
            return f"tercatat: yang bersangkutan {tahu} diberi tahu"
        case _:
            return None
