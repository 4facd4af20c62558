"""The fold: what each event does to a case of any aggregate."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from dinsos_core.domain.kasus import catatan as c
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import tambahan as m
from dinsos_core.domain.kasus import tinggal as t
from dinsos_core.domain.kasus.keadaan import K, Penetapan, PenyerahanSistem
from dinsos_core.domain.kasus.kejadian_surat import SalinanDiterbitkan, SuratDikoreksi
from dinsos_core.domain.kasus.kemajuan import DILEWATI, SELESAI, CatatanLangkah, Kemajuan
from dinsos_core.domain.kasus.kembar import dijawab
from dinsos_core.domain.kasus.lipat_pindah import beralih_standar
from dinsos_core.domain.kasus.lipat_surat import (
    fakta_berubah,
    salinan_diterbitkan,
    surat_dikoreksi,
)
from dinsos_core.domain.kasus.pemberitahuan import tanda_kabar
from dinsos_core.domain.kasus.penanda import Penanda, koreksi
from dinsos_core.domain.kasus.pindahan import DIPINDAH, StandarDipindah
from dinsos_core.domain.kasus.tautan import Tautan
from dinsos_core.domain.shared.ubah import evolve
from dinsos_core.domain.standar.batas import DIPENUHI, SURAT_DICABUT
from dinsos_core.domain.waktu.jeda import Jeda

MENUNGGU: Final = "tempat"
"""The cause of the pause while a place is awaited."""


class RiwayatRusak(Exception):
    """The event log holds an event that its predecessors do not allow."""


def dibuka(kelas: type[K], e: k.KasusDibuka, status: StrEnum, **sendiri: Any) -> K:
    """The state that a first event gives."""
    catatan = tuple(
        CatatanLangkah(langkah=kode, hasil=SELESAI, oleh=e.oleh, pada=e.terjadi, dicatat=dicatat(e))
        for kode in e.langkah_diajukan
    )
    return kelas(
        id=e.kasus,
        nomor=e.nomor,
        standar=e.standar,
        varian=e.varian,
        kanal=e.kanal,
        status=status,
        diajukan_pada=e.terjadi,
        diajukan_oleh=e.oleh,
        pokok=e.pokok,
        pihak=e.pihak,
        fakta=e.fakta,
        berkas=(e.berkas,),
        kemajuan=Kemajuan(kini=e.langkah, catatan=catatan),
        penanda=tuple(penanda(n, e) for n in ("diajukan", *e.langkah_diajukan)),
        serupa=e.serupa,
        peringatan=e.peringatan,
        anak=e.anak,
        kembar=e.kembar or (),
        tautan=e.tautan,
        dikecualikan=e.dikecualikan,
        **sendiri,
    )


def beralih(keadaan: K, e: k.Kejadian) -> K:
    """The state in the status that the event leads to. Raises `RiwayatRusak`."""
    siklus, lama = keadaan.siklus, keadaan.status
    baru = siklus.berikut.get((lama, e.tipe))
    if baru is None:
        raise RiwayatRusak(f"{e.tipe} tidak mungkin pada status {lama}")
    return keadaan if baru is lama else evolve(keadaan, status=baru)


def dicatat(e: k.Kejadian) -> datetime | None:
    """When an event with a stated instant was entered; None for one that was merely entered."""
    return None if e.terjadi_pada is None else e.pada


def penanda(nama: str, e: k.Kejadian, tentang: str = "") -> Penanda:
    """The mark that an event leaves."""
    return Penanda(nama=nama, pada=e.terjadi, dicatat=dicatat(e), tentang=tentang)


def tandai(keadaan: K, nama: str, e: k.Kejadian, tentang: str = "") -> K:
    """The case with one more mark, at the instant of the event."""
    return evolve(keadaan, penanda=(*keadaan.penanda, penanda(nama, e, tentang)))


def berakhir(keadaan: K, nama: str, e: k.Kejadian) -> K:
    """The case at an end of its procedure; no pause outlives it."""
    return tandai(tutup_jeda(keadaan, e), nama, e)


def diulang(keadaan: K, langkah: str, **lain: Any) -> K:
    """The case back at a step, with nothing assessed or determined."""
    selesai = len(keadaan.kemajuan.catatan)
    return evolve(
        keadaan,
        kemajuan=evolve(keadaan.kemajuan, kini=langkah, paraf=(), putaran=selesai),
        penilaian=None,
        asesor=(),
        saran_tolak=False,
        penetapan=None,
        kepada="",
        **lain,
    )


def penetapan(keadaan: K, e: k.Disetujui | k.Ditolak) -> Penetapan:
    """What a determination leaves in the state; ``keadaan`` is in the status it led to."""
    return Penetapan(
        putusan=keadaan.status,
        oleh=e.oleh,
        pada=e.terjadi,
        dicatat=dicatat(e),
        dasar=e.dasar if isinstance(e, k.Ditolak) else (),
        menyimpang=e.menyimpang,
        alasan=e.alasan,
    )


def ditetapkan(keadaan: K, e: k.Kejadian, penetapan: Penetapan) -> K:
    """The case determined; marked so, and by its new status."""
    # The evaluation that a determination makes by itself does not make its author an assessor.
    asesor = tuple(satu for satu in keadaan.asesor if satu != e.oleh.id)
    keadaan = evolve(keadaan, penetapan=penetapan, asesor=asesor)
    return tandai(tandai(keadaan, "ditetapkan", e), keadaan.status.value, e)


def tutup_jeda(keadaan: K, e: k.Kejadian) -> K:
    """The case with its clocks running from the event on."""
    if not keadaan.dijeda:
        return keadaan
    # Two machines' clocks may disagree by a moment; a pause is never of negative length.
    akhir = evolve(
        keadaan.jeda[-1],
        selesai=max(e.terjadi, keadaan.jeda[-1].mulai),
        selesai_dicatat=dicatat(e),
    )
    return evolve(keadaan, jeda=(*keadaan.jeda[:-1], akhir))


def terapkan(keadaan: K, e: k.Kejadian) -> K:
    """What an event that any case may have does. Raises `RiwayatRusak` for any other."""
    keadaan = _terapkan(keadaan, e)
    match e:
        case c.KembarDijawab():
            semua = dijawab(keadaan.kembar, e.kode, e.jawaban)
            return evolve(keadaan, kembar=semua)
        case k.FaktaBerubah() | k.LangkahDiselesaikan() | c.PihakDitambah() | c.PihakDikenali() if (
            e.kembar is not None
        ):
            return evolve(keadaan, kembar=e.kembar)
        case _:
            return keadaan


def _terapkan(keadaan: K, e: k.Kejadian) -> K:
    match e:
        case k.BerkasDitambah():
            berkas = (*keadaan.berkas, e.berkas)
            return tandai(evolve(keadaan, berkas=berkas), "dilengkapi", e)
        case k.BerkasDiperiksa():
            berkas = (*keadaan.berkas, e.berkas)
            return evolve(keadaan, berkas=berkas, kurang=e.kurang or keadaan.kurang)
        case k.BerkasDikembalikan():
            return tandai(evolve(keadaan, kurang=e.kurang), "dikembalikan", e)
        case k.BerkasDinyatakanLengkap():
            return _lengkap(evolve(keadaan, kurang=None), e)
        case k.DataDikoreksi():
            return evolve(fakta_berubah(keadaan, e), penilaian=None)
        case k.KelayakanDinilai():
            asesor = (*keadaan.asesor, e.oleh.id)
            return evolve(keadaan, penilaian=e.penilaian, asesor=asesor)
        case k.LangkahDiparaf():
            paraf = (*keadaan.kemajuan.paraf, e.oleh)
            return evolve(keadaan, kemajuan=evolve(keadaan.kemajuan, paraf=paraf))
        case k.LangkahDiselesaikan():
            return _langkah_selesai(keadaan, e)
        case k.LangkahDiulang() | k.PemeriksaanDiulang():
            return _kembali_ke(keadaan, e.langkah)
        case k.PutusanDiulang():
            return evolve(keadaan, penetapan=None, penilaian=None)
        case k.KasusTidakDilayani():
            keadaan = berakhir(_tidak_dilayani(keadaan, e), keadaan.status.value, e)
            return _kembali_ke(keadaan, e.langkah) if e.langkah else keadaan
        case k.KasusDiteruskan():
            keadaan = _kembali_ke(evolve(keadaan, kepada=e.kepada), e.langkah)
            return berakhir(keadaan, "diteruskan", e)
        case k.DiserahkanKeSistem():
            serahan = PenyerahanSistem(
                sistem=e.sistem, rujukan=e.rujukan, pada=e.terjadi, dicatat=dicatat(e)
            )
            return evolve(keadaan, sistem=(*keadaan.sistem, serahan))
        case k.SistemMemenuhi():
            return _dijawab(keadaan, True)
        case k.SistemMenolak():
            # Ours: the hand-over is owed again, so its limit starts anew.
            keadaan = tandai(_dijawab(keadaan, False), "berkas_lengkap", e)
            return evolve(keadaan, penetapan=None, penilaian=None)
        case k.ProdukDiterbitkan():
            keadaan = evolve(keadaan, surat=(*keadaan.surat, e.surat))
            return tandai(keadaan, "terbit", e)
        case k.SuratDicabut():
            keadaan = _tanpa_surat(keadaan, e)
            return _kembali_ke(keadaan, e.langkah) if e.langkah else keadaan
        case k.KasusDitutup():
            return berakhir(keadaan, "selesai", e)
        case k.KasusDijeda():
            return _dijeda(keadaan, e, e.dasar[0])
        case k.KasusDilanjutkan():
            return tutup_jeda(keadaan, e)
        case k.KasusDibukaKembali():
            return diulang(tandai(keadaan, "dibuka_kembali", e), e.langkah)
        case k.LangkahTerjawab():
            return tandai(keadaan, e.langkah, e)
        case k.LanjutanTerhalang():
            return keadaan
        case _:
            return _tertaut(keadaan, e)


def _dijeda(keadaan: K, e: k.Kejadian, sebab: str) -> K:
    jeda = Jeda(mulai=e.terjadi, mulai_dicatat=dicatat(e), alasan_kode=sebab)
    return evolve(keadaan, jeda=(*keadaan.jeda, jeda))


def _tertaut(keadaan: K, e: k.Kejadian) -> K:
    match e:
        case k.KasusDitautkan():
            baru = Tautan(ke=e.ke, hubungan=e.hubungan)
            if baru in keadaan.tautan:
                return keadaan
            return evolve(keadaan, tautan=(*keadaan.tautan, baru))
        case k.TautanDilepas():
            lepas = Tautan(ke=e.ke, hubungan=e.hubungan)
            sisa = tuple(satu for satu in keadaan.tautan if satu != lepas)
            return evolve(keadaan, tautan=sisa)
        case k.TempatDiambil():
            return evolve(keadaan, tempat=e.tempat)
        case k.TempatDilepas():
            return evolve(keadaan, tempat=None)
        case _:
            return _tinggal(keadaan, e)


def _tinggal(keadaan: K, e: k.Kejadian) -> K:
    match e:
        case t.TempatDitunggu():
            keadaan = _dijeda(tutup_jeda(keadaan, e), e, MENUNGGU)
            return evolve(keadaan, ditunggu=e.jenis)
        case t.KlienMasuk() | t.KlienKembali():
            # In, for the first time or again: where a stay counts anew (tafsir 64), from here.
            keadaan = evolve(tandai(keadaan, e.tipe, e), di_luar="")
            return tandai(keadaan, "klien_di_dalam", e)
        case t.KlienKeluarSementara():
            return tandai(evolve(keadaan, di_luar=e.dasar[0]), e.tipe, e)
        case _:
            return _catatan(keadaan, e)


def _catatan(keadaan: K, e: k.Kejadian) -> K:
    match e:
        case c.WaktuDikoreksi():
            return _waktu_dikoreksi(keadaan, e)
        case c.PemberitahuanDicatat() | c.KabarDikirim():
            return evolve(keadaan, penanda=(*keadaan.penanda, tanda_kabar(e)))
        case c.AkunDikecualikan():
            semua = dict.fromkeys((*keadaan.dikecualikan, e.akun))
            return evolve(keadaan, dikecualikan=tuple(semua))
        case c.AkunDipulihkan():
            sisa = tuple(akun for akun in keadaan.dikecualikan if akun != e.akun)
            return evolve(keadaan, dikecualikan=sisa)
        case c.KonflikDinyatakan():
            return evolve(keadaan, konflik={**keadaan.konflik, e.akun: e.dasar[0]})
        case c.KonflikDicabut():
            ada = {akun: sebab for akun, sebab in keadaan.konflik.items() if akun != e.akun}
            return evolve(keadaan, konflik=ada)
        case c.KasusDitugaskan():
            petugas = {**keadaan.petugas, e.langkah: e.akun}
            return evolve(keadaan, petugas={n: a for n, a in petugas.items() if a})
        case c.PerkembanganDicatat() | c.KembarDijawab():
            return keadaan
        case c.TanggalMulaiDitetapkan():
            return evolve(keadaan, tanggal_mulai=e.tanggal)
        case c.KewajibanDipenuhi():
            return tandai(keadaan, DIPENUHI, e, tentang=e.batas)
        case c.PihakDitambah():
            return _pihak_ditambah(keadaan, e)
        case c.WakilDitambah():
            return evolve(keadaan, pihak=(*keadaan.pihak, e.pihak))
        case c.PerwakilanBerakhir():
            return _perwakilan_berakhir(keadaan, e)
        case c.PihakDikenali():
            pihak = list(keadaan.pihak)
            pihak[e.pihak] = evolve(pihak[e.pihak], klien=e.klien)
            return evolve(keadaan, pihak=tuple(pihak))
        case c.VarianDitetapkan():
            keadaan = evolve(keadaan, varian=e.varian)
            if e.dinilai_lagi:
                keadaan = evolve(keadaan, penilaian=None)
            return _kembali_ke(keadaan, e.langkah) if e.langkah else keadaan
        case _:
            return _tambahan(keadaan, e)


def _tambahan(keadaan: K, e: k.Kejadian) -> K:
    match e:
        case m.KeteranganDitambah():
            return keadaan
        case m.KodeKlaimDiterbitkan():
            pihak = list(keadaan.pihak)
            satu = pihak[e.pihak]
            titipan = satu.kode_titipan or e.oleh.id != satu.akun
            pihak[e.pihak] = evolve(satu, akun=e.akun, kode_titipan=titipan)
            return evolve(keadaan, pihak=tuple(pihak))
        case m.KasusDialihkan():
            return evolve(keadaan, penangan=e.penangan, petugas={})
        case StandarDipindah():
            return tandai(beralih_standar(keadaan, e), DIPINDAH, e)
        case SuratDikoreksi():
            return tandai(surat_dikoreksi(keadaan, e), e.tipe, e)
        case SalinanDiterbitkan():
            return salinan_diterbitkan(keadaan, e)
        case _:
            raise RiwayatRusak(f"kejadian tidak dikenal: {e.tipe}")


def _lengkap(keadaan: K, e: k.Kejadian) -> K:
    """Papers checked again without having been returned leave the office's limit running."""
    ulang = {"diajukan", "dikembalikan", "dibuka_kembali", "berkas_lengkap"}
    terakhir = next(p.nama for p in reversed(keadaan.penanda) if p.nama in ulang)
    return keadaan if terakhir == "berkas_lengkap" else tandai(keadaan, "berkas_lengkap", e)


def _langkah_selesai(keadaan: K, e: k.LangkahDiselesaikan) -> K:
    dulu = keadaan.kemajuan
    catatan = CatatanLangkah(
        langkah=e.langkah,
        hasil=e.hasil,
        oleh=e.oleh,
        paraf=dulu.paraf,
        pada=e.terjadi,
        dicatat=dicatat(e),
    )
    keadaan = evolve(
        keadaan,
        kemajuan=evolve(dulu, kini=e.berikut, paraf=(), catatan=(*dulu.catatan, catatan)),
        saran_tolak=keadaan.saran_tolak or e.saran_tolak,
    )
    tercapai = e.hasil != DILEWATI and e.berikut != e.langkah and not e.mundur
    keadaan = tandai(keadaan, e.langkah, e) if tercapai else keadaan
    return tandai(keadaan, e.arti, e) if e.arti else keadaan


def _tidak_dilayani(keadaan: K, e: k.KasusTidakDilayani) -> K:
    penetapan = Penetapan(
        putusan=keadaan.status.value,
        oleh=e.oleh,
        pada=e.terjadi,
        dicatat=dicatat(e),
        dasar=e.dasar,
        menyimpang=e.menyimpang,
        alasan=e.alasan,
    )
    return evolve(keadaan, penetapan=penetapan)


def _kembali_ke(keadaan: K, langkah: str) -> K:
    return evolve(keadaan, kemajuan=evolve(keadaan.kemajuan, kini=langkah, paraf=()))


def _dijawab(keadaan: K, dipenuhi: bool) -> K:
    akhir = evolve(keadaan.sistem[-1], dipenuhi=dipenuhi)
    return evolve(keadaan, sistem=(*keadaan.sistem[:-1], akhir))


def _tanpa_surat(keadaan: K, e: k.SuratDicabut) -> K:
    langkah = next((s.langkah for s in keadaan.surat if s.kode == e.surat), "")
    keadaan = tandai(keadaan, SURAT_DICABUT, e, tentang=langkah)
    surat = tuple(
        evolve(s, dicabut_pada=e.terjadi) if s.kode == e.surat else s for s in keadaan.surat
    )
    return evolve(keadaan, surat=surat)


def _waktu_dikoreksi(keadaan: K, e: c.WaktuDikoreksi) -> K:
    """What one act left was entered at one instant; it moves together."""
    geser = koreksi(keadaan.penanda, e)
    penanda, putus = geser.semua(keadaan.penanda), keadaan.penetapan
    # The reference day of the assessment may have moved; once determined, it stands.
    berubah = penanda[0].pada != keadaan.diajukan_pada and putus is None
    return evolve(
        keadaan,
        penanda=penanda,
        kemajuan=evolve(keadaan.kemajuan, catatan=geser.semua(keadaan.kemajuan.catatan)),
        jeda=tuple(map(geser.jeda, keadaan.jeda)),
        sistem=geser.semua(keadaan.sistem),
        jam_beku=tuple(satu.dikoreksi(geser) for satu in keadaan.jam_beku),
        batas_baru=geser.semua(keadaan.batas_baru),
        penetapan=geser.satu(putus) if putus is not None else None,
        diajukan_pada=penanda[0].pada,
        penilaian=None if berubah else keadaan.penilaian,
    )


def _pihak_ditambah(keadaan: K, e: c.PihakDitambah) -> K:
    keadaan = evolve(
        keadaan,
        pihak=(*keadaan.pihak, e.pihak),
        penilaian=None,
        peringatan=e.peringatan,
        anak=e.anak,
    )
    if e.pokok is None:
        return keadaan
    return evolve(keadaan, pokok=e.pokok, pokok_lama=keadaan.pokok)


def _perwakilan_berakhir(keadaan: K, e: c.PerwakilanBerakhir) -> K:
    pihak = list(keadaan.pihak)
    wakil = pihak[e.pihak].wakil
    if wakil is None:
        raise RiwayatRusak(f"{e.tipe} tanpa wakil")
    akhir = evolve(wakil, berakhir=True)
    pihak[e.pihak] = evolve(pihak[e.pihak], akun=None, wakil=akhir)
    return evolve(keadaan, pihak=tuple(pihak))
