"""What somebody is told of their request about their own data, and what the office is reminded of.

The reasons of a deferral are told in kinds: a legal hold may be kept from whom it is about.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from zoneinfo import ZoneInfo

from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.permintaan import permintaan as k
from dinsos_core.domain.permintaan.permintaan import JenisPermintaan, PermintaanData
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.instansi import KOTAK_LAINNYA, Instansi
from dinsos_core.ports.kotak_keluar import SURAT, SURAT_KANTOR, Pesan, urutan_pesan
from dinsos_core.ports.penyimpanan import KejadianTercatat, PermintaanTersimpan

PETUGAS: Final = "petugas_pdp"
"""The mailbox, by its role."""

JENIS: Final[Mapping[JenisPermintaan, Kata]] = {
    JenisPermintaan.SALINAN: Kata("salinan data pribadi", "a copy of personal data"),
    JenisPermintaan.KOREKSI: Kata("perbaikan data pribadi", "a correction of personal data"),
    JenisPermintaan.PEMBATASAN: Kata(
        "pembatasan pemrosesan data pribadi", "a restriction of the processing of personal data"
    ),
    JenisPermintaan.PENGHAPUSAN: Kata("penghapusan data pribadi", "an erasure of personal data"),
}

SEBAB: Final[Mapping[str, Kata]] = {
    KodeHalangan.KASUS_MASIH_BERJALAN: Kata(
        "masih ada urusan yang sedang kami tangani",
        "something about this person is still being dealt with",
    ),
    KodeHalangan.MASA_SIMPAN_BELUM_BERAKHIR: Kata(
        "datanya masih wajib disimpan sebagai arsip", "the data still have to be kept as an archive"
    ),
}
LAINNYA: Final = Kata(
    "datanya masih wajib disimpan menurut hukum", "the law still asks for the data to be kept"
)


def pesan_permintaan(
    satu: PermintaanTersimpan, tercatat: Iterable[KejadianTercatat], kantor: Instansi
) -> Iterator[Pesan]:
    """To whoever asked, where there is an address; to the office's mailbox, what it is to see."""
    for catatan in tercatat:
        e, keadaan = catatan.kejadian, satu.keadaan
        kotak = _kotak(kantor) if isinstance(e, k.PermintaanDiperingatkan) else ""
        tahap = _tahap(e)
        if not (kotak or (tahap and keadaan.kontak is not None)):
            continue
        yield Pesan(
            id=f"{satu.id}/{catatan.urutan}",
            kasus=KasusId(satu.id),
            urutan=urutan_pesan(catatan.urutan, 0),
            templat=f"permintaan-data-{'kantor' if kotak else tahap}",
            dibuat=e.pada,
            kontak=None if kotak else keadaan.kontak,
            kotak=kotak,
            rahasia={} if kotak else _rahasia(e, keadaan),
            data=_data(e, keadaan, kantor, kotak=bool(kotak)),
            saluran=SURAT_KANTOR if kotak else SURAT,
        )


def _kotak(kantor: Instansi) -> str:
    return next((satu for satu in (PETUGAS, KOTAK_LAINNYA) if satu in kantor.kotak_surat), "")


def _tahap(e: Kejadian) -> str:
    match e:
        case k.PermintaanDiterima():
            return "diterima"
        case k.PermintaanDitunda():
            return "ditunda"
        case k.PermintaanDijawab():
            return "dijawab"
        case k.PermintaanDitolak():
            return "ditolak"
        case k.PembatasanDicabut():
            return "dibebaskan"
        case _:
            return ""


def _rahasia(e: Kejadian, keadaan: PermintaanData) -> dict[str, Rahasia]:
    match e:
        case k.PermintaanDijawab():
            kata = e.jawaban
        case k.PermintaanDitolak() | k.PembatasanDicabut():
            kata = e.alasan
        case _:
            kata = None
    semua = {"nama": keadaan.nama, "alasan": kata}
    return {nama: satu for nama, satu in semua.items() if satu is not None}


def _data(e: Kejadian, keadaan: PermintaanData, kantor: Instansi, *, kotak: bool) -> dict[str, str]:
    zona, jenis = ZoneInfo(kantor.zona), JENIS[keadaan.jenis]
    batas = keadaan.batas.astimezone(zona)
    data = {
        "kasus": keadaan.id,
        "instansi": kantor.kode,
        "tanggal": e.pada.astimezone(zona).date().isoformat(),
        "jenis": jenis.id,
        "jenis_en": jenis.en,
    }
    tempo = {"sampai": batas.date().isoformat(), "tempo": batas.isoformat()}
    match e:
        case k.PermintaanDiperingatkan() if kotak:
            return {**data, **tempo, "tahap": e.apa.value}
        case k.PermintaanDiterima():
            return {**data, **tempo}
        case k.PermintaanDitunda():
            return {**data, **_sebab(e.penunda)}
        case _:
            return data


def _sebab(semua: Iterable[k.Penunda]) -> dict[str, str]:
    """Why it waits; until when only where that is known of everything that it waits for."""
    penunda = tuple(semua)
    kata = tuple(dict.fromkeys(SEBAB.get(satu.kode, LAINNYA) for satu in penunda))
    sampai = [satu.sampai for satu in penunda if satu.sampai]
    pasti = len(sampai) == len(penunda) > 0
    return {
        "sebab": "; ".join(satu.id for satu in kata),
        "sebab_en": "; ".join(satu.en for satu in kata),
        "mulai": max(sampai).isoformat() if pasti else "",
    }
