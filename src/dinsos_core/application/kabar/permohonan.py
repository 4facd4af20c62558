"""What is said of an application to whoever applied."""

from typing import Final

from attrs import evolve

from dinsos_core.application.kabar.arti import isi_persetujuan
from dinsos_core.application.kabar.baris import isi_dasar, isi_kurang, nama_disebut
from dinsos_core.application.kabar.hak import (
    isi_hak,
    isi_klaim,
    isi_pejabat,
    isi_sesudahnya,
    jam_batas,
    kata_lama,
    kata_pejabat,
)
from dinsos_core.application.kabar.isi import (
    KOSONG,
    Isi,
    Kabar,
    alasan,
    isi_jeda,
    kata,
    kata_kepada,
    nama_sistem,
    sampai,
    tanggal,
    yang_pertama,
)
from dinsos_core.application.kabar.surat import data_surat, isi_salinan
from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian_surat import SalinanDiterbitkan, SuratDikoreksi
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.kata import Kata


def isi(e: u.Kejadian, keadaan: Kasus, konteks: Konteks) -> Isi | None:
    """Every turn of events that an applicant should know of."""
    match e:
        case k.PermohonanDiajukan():
            return Isi("permohonan-diterima", tahap=True)
        case u.BerkasDikembalikan():
            return _kembali(e, keadaan, konteks)
        case u.BerkasDinyatakanLengkap():
            return Isi("berkas-lengkap", tahap=True)
        case k.PermohonanDisetujui():
            arti = isi_persetujuan(konteks)
            return Isi("permohonan-disetujui", arti, alasan(e.alasan), tahap=True)
        case k.PermohonanDitolak() | u.KasusTidakDilayani() | u.KasusDiteruskan():
            return _tidak(e, keadaan, konteks)
        case u.ProdukDiterbitkan():
            return Isi("surat-terbit", _terbit(e, keadaan, konteks))
        case SuratDikoreksi():
            data = {"nomor_lama": e.nomor, **data_surat(e.surat, konteks)}
            return Isi("surat-dikoreksi", data, alasan(e.alasan))
        case SalinanDiterbitkan():
            return isi_salinan(e)
        case u.SuratDicabut():
            return Isi("surat-dicabut", {"nomor": e.nomor}, rahasia=alasan(e.alasan))
        case k.KeberatanDiajukan():
            jam = jam_batas("putusan-keberatan", keadaan, konteks)
            data = {**isi_pejabat("oleh_keberatan", konteks), **sampai("tenggat", jam, konteks)}
            return Isi("keberatan-diterima", data, jam=jam)
        case k.KeberatanDikabulkan() | k.KeberatanDitolak():
            return _putusan(e, keadaan, konteks)
        case u.DiserahkanKeSistem():
            return Isi("dana-diproses", nama_sistem(e.sistem, konteks))
        case u.SistemMemenuhi():
            return Isi("dana-selesai", nama_sistem(e.sistem, konteks))
        case u.SistemMenolak():
            oleh = nama_sistem(e.sistem, konteks)
            return Isi("dana-ditolak", oleh, alasan(e.alasan), tahap=True)
        case u.KasusDitutup():
            return Isi("permohonan-selesai", _akhir(keadaan, konteks))
        case k.PermohonanDitarik() | k.PermohonanGugur():
            return _berhenti(e, keadaan, konteks)
        case u.KasusDibukaKembali():
            return Isi("perkara-dibuka-kembali", rahasia=alasan(e.alasan), tahap=True)
        case u.KasusDijeda() | u.KasusDilanjutkan():
            return _jeda(e, keadaan, konteks)
        case _:
            return None


def _kembali(e: u.BerkasDikembalikan, keadaan: Kasus, konteks: Konteks) -> Isi:
    hak, jam = isi_hak("melengkapi", keadaan, konteks)
    kurang = isi_kurang(e.kurang.terbuka, keadaan, konteks)
    data = {**hak, **tanggal("diajukan", konteks.hari(keadaan.diajukan_pada))}
    rahasia = {**alasan(e.alasan), **nama_disebut(keadaan)}
    return Isi("berkas-dikembalikan", data, rahasia, jam=jam, tertutup=kurang)


def _tidak(
    e: k.PermohonanDitolak | u.KasusTidakDilayani | u.KasusDiteruskan,
    keadaan: Kasus,
    konteks: Konteks,
) -> Isi:
    """An ending against whoever applied, or elsewhere: on which conditions, judged by what."""
    dasar, fakta = isi_dasar(e, keadaan, konteks)
    if isinstance(e, u.KasusDiteruskan):
        kepada = kata("kepada", kata_kepada(e.kepada, konteks))
        sebab = _sebab(e, konteks)
        return Isi("permohonan-diteruskan", kepada, alasan(e.alasan), tertutup=sebab)
    klaim, mulai = isi_klaim(keadaan, konteks)
    rahasia = {**alasan(e.alasan), **fakta, **mulai}
    if isinstance(e, u.KasusTidakDilayani):
        return Isi("permohonan-tidak-dilayani", klaim, rahasia, tertutup=dasar)
    hak, jam = isi_hak("keberatan", keadaan, konteks)
    pejabat = isi_pejabat("oleh_keberatan", konteks)
    data = {**klaim, **hak, **pejabat}
    return Isi("permohonan-ditolak", data, rahasia, jam=jam, tertutup=dasar)


def _sebab(e: u.KasusDiteruskan, konteks: Konteks) -> dict[str, str]:
    """Why it was passed on."""
    syarat = (s for s in konteks.standar.syarat if s.kode in e.dasar and s.sebab)
    sebab = [konteks.kosakata.kata(s.sebab) for s in syarat]
    return kata("sebab", Kata("; ".join(x.id for x in sebab), "; ".join(x.en for x in sebab)))


def _terbit(e: u.ProdukDiterbitkan, keadaan: Kasus, konteks: Konteks) -> dict[str, str]:
    surat = e.surat
    produk = next((p.teks for p in konteks.standar.produk if p.kode == surat.produk), "")
    persetujuan = isi_persetujuan(konteks)
    return {
        "menggantikan": surat.menggantikan,
        **kata("produk", konteks.kosakata.kata(produk)),
        **data_surat(surat, konteks),
        **isi_sesudahnya(keadaan, konteks),
        **{nama: isi for nama, isi in persetujuan.items() if not nama.startswith("sebutan")},
    }


def _putusan(
    e: k.KeberatanDikabulkan | k.KeberatanDitolak, keadaan: Kasus, konteks: Konteks
) -> Isi:
    """Granted or not; a refusal with what is left, and until when."""
    hak, jam = isi_hak("banding", keadaan, konteks)
    klaim, mulai = isi_klaim(keadaan, konteks)
    ditolak = isinstance(e, k.KeberatanDitolak)
    kepada = e.banding_kepada if isinstance(e, k.KeberatanDitolak) else ""
    data = {"putusan": "ditolak" if ditolak else "dikabulkan", **klaim, **hak}
    data |= kata_pejabat((kepada,) if kepada else (), konteks)
    return Isi(
        "keberatan-diputus", data, {**alasan(e.alasan), **mulai}, jam=jam if ditolak else None
    )


def _akhir(keadaan: Kasus, konteks: Konteks) -> dict[str, str]:
    """What came of it, where it was granted; what another system then did, its answer told."""
    setuju = keadaan.penetapan is not None and keadaan.penetapan.putusan == "disetujui"
    dipenuhi = any(satu.dipenuhi for satu in keadaan.sistem)
    isi = isi_persetujuan(konteks)
    return isi if setuju and not dipenuhi else dict.fromkeys(isi, "")


def _berhenti(e: k.PermohonanDitarik | k.PermohonanGugur, keadaan: Kasus, konteks: Konteks) -> Isi:
    klaim, mulai = isi_klaim(keadaan, konteks)
    rahasia = {**alasan(e.alasan), **mulai}
    if isinstance(e, k.PermohonanDitarik):
        oleh = "pemohon" if e.oleh.peran in konteks.standar.publik else "kantor"
        return Isi("permohonan-ditarik", {"oleh": oleh, **klaim}, rahasia)
    batas = next((b for b in konteks.standar.waktu if b.kode in e.dasar), None)
    lama = kata_lama(batas) if batas else KOSONG
    return Isi("permohonan-gugur", {**kata("lama", lama), **klaim}, rahasia)


def _jeda(e: u.KasusDijeda | u.KasusDilanjutkan, keadaan: Kasus, konteks: Konteks) -> Isi | None:
    """With the officer's words; of a wait for another system its hand-over and answer tell."""
    serahan = {satu.pada for satu in keadaan.sistem}
    if keadaan.jeda[-1].mulai in serahan:
        return None
    isi = isi_jeda(e, konteks)
    kata = alasan(e.alasan) if isinstance(e, u.KasusDijeda) else {}
    return isi and evolve(isi, rahasia=kata)


KABAR: Final = Kabar(isi=isi, penerima=yang_pertama)
