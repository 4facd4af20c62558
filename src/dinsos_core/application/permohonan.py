"""The Permohonan for the pipeline: what it needs gathered, how it is found, what it sends."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from attrs import frozen

from dinsos_core.application.agregat import (
    DefinisiAgregat,
    FaktaTersegel,
    IsianAwal,
    PihakTersegel,
)
from dinsos_core.application.bahasa.jelaskan import tempat
from dinsos_core.application.bahasa.tanggal import tanggal_panjang
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.jam import kewajiban, tenggat_keberatan
from dinsos_core.domain.permohonan.keadaan import Permohonan, evolve
from dinsos_core.domain.permohonan.putusan import decide
from dinsos_core.domain.permohonan.putusan.produk import produk_langkah
from dinsos_core.domain.permohonan.siklus import BERJALAN, Status
from dinsos_core.domain.permohonan.tersedia import giliran
from dinsos_core.domain.prosedur.berkas import Kekurangan, SebabKurang
from dinsos_core.domain.prosedur.kemajuan import DILEWATI, melengkapi
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.pelaku import PEMOHON
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.model import (
    JenisLangkah,
    PemilikBatas,
    StandarPelayanan,
)
from dinsos_core.domain.waktu.tenggat import Tenggat
from dinsos_core.ports.penyimpanan import IndeksKasus, Pesan

SEBAB_KURANG = {
    SebabKurang.TIDAK_ADA: "belum ada",
    SebabKurang.KURANG_RANGKAP: "rangkap kurang",
    SebabKurang.TANPA_ASLI: "aslinya belum ditunjukkan",
    SebabKurang.BELUM_LEGALISIR: "belum dilegalisasi",
    SebabKurang.PILIHAN_TIDAK_DISEBUT: "jenisnya belum disebut",
}


def _isian_awal(c: p.PerintahPermohonan) -> IsianAwal:
    assert isinstance(c, p.AjukanPermohonan)
    return IsianAwal(
        instansi=c.instansi,
        layanan=c.layanan,
        varian=c.varian,
        pihak=tuple((q.pihak, q.data) for q in c.pihak),
        fakta=c.fakta,
    )


def _tersegel(keadaan: Permohonan) -> FaktaTersegel:
    return FaktaTersegel(
        pihak=tuple(
            PihakTersegel(pihak=q.pihak, subjek=q.subjek, fakta=q.fakta) for q in keadaan.pihak
        ),
        kasus=keadaan.fakta,
    )


def _perlu_registri(
    keadaan: Permohonan | None, c: p.PerintahPermohonan, standar: StandarPelayanan
) -> bool:
    if isinstance(c, p.NilaiUlang):
        return True
    if keadaan is None or not isinstance(c, p.SelesaikanLangkah):
        return False
    langkah = standar.cari_langkah(c.langkah)
    if langkah is None:
        return False
    if langkah.jenis is JenisLangkah.PENETAPAN:
        return keadaan.penilaian is None or bool(c.fakta)
    return langkah.jenis is JenisLangkah.ASESMEN


def _perlu_nomor(
    keadaan: Permohonan | None, c: p.PerintahPermohonan, standar: StandarPelayanan
) -> str | None:
    """The kind of letter to reserve a number for; only when this act really issues it."""
    if keadaan is None or not isinstance(c, p.SelesaikanLangkah) or c.hasil == DILEWATI:
        return None
    langkah = standar.cari_langkah(c.langkah)
    if langkah is None or langkah.jenis is not JenisLangkah.TERBITKAN:
        return None
    produk = produk_langkah(standar, langkah)
    if not produk.bernomor or not melengkapi(langkah, keadaan.kemajuan.paraf):
        return None
    return produk.klasifikasi or produk.kode


def _indeks(keadaan: Permohonan, konteks: Konteks) -> IndeksKasus:
    kini = giliran(keadaan, konteks)
    if kini is not None:
        peran = kini.peran
    elif keadaan.status is Status.DIKEMBALIKAN:
        peran = (PEMOHON,)
    else:
        peran = ()
    return IndeksKasus(
        agregat="permohonan",
        instansi=keadaan.standar.instansi,
        layanan=keadaan.standar.layanan,
        status=keadaan.status.value,
        berjalan=keadaan.status in BERJALAN,
        dibuat=keadaan.diajukan_pada,
        giliran=peran,
        tenggat=_tenggat_terdekat(keadaan, konteks),
        subjek=tuple(q.subjek for q in keadaan.pihak),
    )


def _tenggat_terdekat(keadaan: Permohonan, konteks: Konteks) -> datetime | None:
    if keadaan.dijeda:
        return None
    semua = kewajiban(keadaan, konteks.standar, konteks.kalender, konteks.bacaan, konteks.kini)
    terbuka = [
        satu.tenggat.jatuh_tempo
        for satu in semua
        if isinstance(satu.tenggat, Tenggat)
        and satu.selesai is None
        and satu.batas.milik is PemilikBatas.KANTOR
    ]
    return min(terbuka, default=None)


@frozen
class _Isi:
    """What one event says to the applicant: template, data, sealed texts."""

    templat: str
    data: dict[str, str]
    rahasia: dict[str, Rahasia]


def _pesan(
    kejadian: tuple[k.Kejadian, ...], keadaan: Permohonan, konteks: Konteks
) -> tuple[Pesan, ...]:
    """Messages to the applicant for what just happened; none without an address to send to."""
    pemohon = next((q for q in keadaan.pihak if q.pihak == PEMOHON), None)
    if pemohon is None or "email" not in pemohon.fakta:
        return ()
    umum = {
        "kasus": keadaan.id,
        "layanan": konteks.standar.nama,
        "instansi": konteks.standar.instansi.kode,
        "tanggal": tanggal_panjang(konteks.tanggal),
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
    kejadian: tuple[k.Kejadian, ...], keadaan: Permohonan, konteks: Konteks
) -> Iterator[_Isi]:
    for satu in kejadian:
        isi = _isi(satu, keadaan, konteks)
        if isi is not None:
            yield isi


def _isi(e: k.Kejadian, keadaan: Permohonan, konteks: Konteks) -> _Isi | None:
    match e:
        case k.PermohonanDiajukan():
            return _Isi("permohonan-diterima", {}, {})
        case k.BerkasDikembalikan():
            baris = "\n".join(_baris_kurang(satu) for satu in e.kurang)
            return _Isi("berkas-dikembalikan", {"kekurangan": baris}, _alasan(e.alasan))
        case k.BerkasDinyatakanLengkap():
            tempo = _tenggat_terdekat(keadaan, konteks)
            zona = ZoneInfo(konteks.standar.instansi.zona)
            teks = tanggal_panjang(tempo.astimezone(zona).date()) if tempo else ""
            return _Isi("berkas-lengkap", {"tenggat": teks}, {})
        case k.PermohonanDisetujui():
            return _Isi("permohonan-disetujui", {}, {})
        case k.PermohonanDitolak():
            return _Isi("permohonan-ditolak", _data_tolak(e, keadaan, konteks), _alasan(e.alasan))
        case k.PermohonanDiteruskan():
            return _Isi("permohonan-diteruskan", {"kepada": e.kepada}, _alasan(e.alasan))
        case k.ProdukDiterbitkan():
            sampai = tanggal_panjang(e.surat.berlaku_sampai) if e.surat.berlaku_sampai else ""
            data = {
                "nomor": e.surat.nomor,
                "tanggal_surat": tanggal_panjang(e.surat.tanggal),
                "berlaku_sampai": sampai,
            }
            return _Isi("surat-terbit", data, {})
        case k.SuratDicabut():
            return _Isi("surat-dicabut", {"nomor": e.nomor}, _alasan(e.alasan))
        case k.KeberatanDiajukan():
            return _Isi("keberatan-diterima", {}, {})
        case k.KeberatanDikabulkan():
            return _Isi("keberatan-diputus", {"putusan": "dikabulkan"}, _alasan(e.alasan))
        case k.KeberatanDitolak():
            return _Isi("keberatan-diputus", {"putusan": "ditolak"}, _alasan(e.alasan))
        case k.DiserahkanKeSistem():
            return _Isi("dana-diproses", {"sistem": _sistem(e.sistem, konteks)}, {})
        case k.SistemMemenuhi():
            return _Isi("dana-selesai", {"sistem": _sistem(e.sistem, konteks)}, {})
        case k.PermohonanDitutup():
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


def _data_tolak(e: k.PermohonanDitolak, keadaan: Permohonan, konteks: Konteks) -> dict[str, str]:
    syarat = {s.kode: s for s in konteks.standar.syarat}
    dasar = "\n".join(
        f"{syarat[kode].teks} (persyaratan {', '.join(syarat[kode].butir)})"
        if syarat[kode].butir
        else syarat[kode].teks
        for kode in e.dasar
        if kode in syarat
    )
    tenggat = tenggat_keberatan(keadaan, konteks.standar, konteks.kalender, konteks.bacaan)
    sampai = tanggal_panjang(tenggat.jatuh_tempo.date()) if tenggat else ""
    return {"dasar": dasar, "batas_keberatan": sampai}


PERMOHONAN: DefinisiAgregat[Permohonan, p.PerintahPermohonan, k.Kejadian] = DefinisiAgregat(
    nama="permohonan",
    berjalan=frozenset(satu.value for satu in BERJALAN),
    tuntas=frozenset({Status.SELESAI.value}),
    pembuat=p.AjukanPermohonan,
    perintah=(
        p.AjukanPermohonan,
        p.LengkapiBerkas,
        p.KoreksiData,
        p.SelesaikanLangkah,
        p.NilaiUlang,
        p.TarikPermohonan,
        p.GugurkanPermohonan,
        p.TeruskanPermohonan,
        p.AjukanKeberatan,
        p.PutuskanKeberatan,
        p.CabutSurat,
        p.BukaKembaliPermohonan,
        p.JedaPermohonan,
        p.LanjutkanPermohonan,
    ),
    decide=decide,
    evolve=evolve,
    isian_awal=_isian_awal,
    rujukan=lambda keadaan: keadaan.standar,
    varian=lambda keadaan: keadaan.varian,
    tersegel=_tersegel,
    perlu_registri=_perlu_registri,
    perlu_nomor=_perlu_nomor,
    indeks=_indeks,
    pesan=_pesan,
)
"""The Permohonan for the pipeline."""
