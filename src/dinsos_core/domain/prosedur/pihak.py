"""Who joins a case, and which variant of its standard it turns out to be: the rules for what an
opening may not know yet."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from attrs import evolve

from dinsos_core.domain.kasus import catatan as k
from dinsos_core.domain.kasus import perintah_catatan as p
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian, PihakKasus, PutusanDiulang
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.prosedur.alur import langkah_menetapkan, mundur
from dinsos_core.domain.prosedur.aturan import Aturan
from dinsos_core.domain.prosedur.bidang import ALASAN, ALASAN_BEBAS, Bidang, JenisBidang, Pilihan
from dinsos_core.domain.prosedur.formulir import bidang_tambah, bidang_varian, sebutan_pihak
from dinsos_core.domain.prosedur.isian import (
    anak_disebut,
    baca_fakta,
    peringatan,
    segel,
    segel_teks,
    tempat_pihak,
)
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.pembukaan import periksa_nama_pihak, periksa_varian, pihak_lebih
from dinsos_core.domain.prosedur.peran import peran_petugas
from dinsos_core.domain.prosedur.perwakilan import AKHIRI_PERWAKILAN
from dinsos_core.domain.prosedur.ulang import periksa_lagi, ulangi
from dinsos_core.domain.prosedur.wakil import baca_wakil
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.kosakata import MilikFakta, SumberFakta
from dinsos_core.domain.standar.model import StandarPelayanan

Semua = tuple[Kejadian, ...]


# --- who joins


def _tambah(kasus: Kasus, c: p.TambahPihak, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """Checked as at the opening; what was checked and assessed without them is done again."""
    masalah = periksa_nama_pihak(konteks.standar, dict.fromkeys(q.pihak for q in c.pihak))
    nanti = Counter([*(satu.pihak for satu in kasus.pihak), *(satu.pihak for satu in c.pihak)])
    masalah += pihak_lebih(konteks.standar, {satu.pihak: nanti[satu.pihak] for satu in c.pihak})
    if not c.pihak:
        masalah.append(halangan(KodeHalangan.ISIAN_KOSONG, "pihak"))
    banyak = Counter(satu.pihak for satu in kasus.pihak)
    semua: list[dict[str, Nilai]] = []
    for satu in c.pihak:
        lokasi = f"{satu.pihak}[{banyak[satu.pihak]}]"
        banyak[satu.pihak] += 1
        isi = baca_fakta(konteks, satu.data, lokasi, SumberFakta.PERNYATAAN, MilikFakta.PIHAK)
        semua.append(isi[0])
        masalah += isi[1]
    wakil, salah = baca_wakil(c.pihak, [satu.pihak for satu in kasus.pihak], konteks)
    masalah += salah
    tolak_bila_ada(masalah)
    alasan = segel_teks(konteks, kasus, "alasan", c.alasan)
    kejadian: list[Kejadian] = []
    fakta, pokok = konteks.fakta, _pokok_ada(kasus, konteks)
    for nomor, (satu, nilai) in enumerate(zip(c.pihak, semua, strict=True)):
        subjek = SubjekId(f"{konteks.id_baru}-{nomor}")
        ditemukan = not pokok and satu.pihak == konteks.standar.pokok
        pokok = pokok or ditemukan
        fakta = _dengan_pihak(fakta, satu.pihak, nilai)
        baru = PihakKasus(
            pihak=satu.pihak,
            subjek=subjek,
            akun=satu.akun,
            klien=satu.klien,
            wakil=wakil[nomor],
            fakta={kode: segel(konteks, subjek, kode, n) for kode, n in nilai.items()},
        )
        if baru.wakil is not None:
            kejadian.append(
                k.WakilDitambah(pada=konteks.kini, oleh=oleh, pihak=baru, alasan=alasan)
            )
            continue
        diperingatkan = peringatan(
            konteks,
            kasus.pokok,
            fakta,
            kasus.diajukan_pada,
            f"{k.PihakDitambah.tipe}-{nomor}",
        )
        kejadian.append(
            k.PihakDitambah(
                pada=konteks.kini,
                oleh=oleh,
                pihak=baru,
                pokok=subjek if ditemukan else None,
                alasan=alasan,
                peringatan=diperingatkan,
                anak=anak_disebut(diperingatkan),
            )
        )
    hanya_wakil = all(isinstance(satu, k.WakilDitambah) for satu in kejadian)
    ulang = periksa_lagi if hanya_wakil else ulangi
    return (*kejadian, *ulang(kasus, fakta, konteks, oleh))


def _pokok_ada(kasus: Kasus, konteks: Konteks) -> bool:
    return any(satu.pihak == konteks.standar.pokok for satu in kasus.pihak)


def _dengan_pihak(fakta: FaktaKasus, nama: str, baru: Mapping[str, Nilai]) -> FaktaKasus:
    pihak = {**fakta.pihak, nama: (*fakta.pihak.get(nama, ()), baru)}
    return FaktaKasus(pihak=pihak, kasus=fakta.kasus)


def _penuh(kasus: Kasus, konteks: Konteks) -> tuple[Halangan, ...]:
    if any(True for _ in bidang_tambah(kasus, konteks)):
        return ()
    tolak_bila_ada(kasus.tertutup(k.PihakDitambah.tipe))
    return (halangan(KodeHalangan.PIHAK_LEBIH, "pihak"),)


# --- who they are known to be


def _kenali(kasus: Kasus, c: p.KenaliPihak, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """The Klien itself is looked up by whoever stores this: it is outside the case."""
    tempat = tempat_pihak(kasus).get(c.pihak)
    if tempat is None:
        mirip = terdekat(c.pihak, {satu.pihak for satu in kasus.pihak})
        raise Terhalang(halangan(KodeHalangan.PIHAK_TIDAK_DIKENAL, "pihak", mirip=mirip))
    if kasus.anonim and kasus.pihak[tempat].pihak in konteks.standar.publik:
        raise Terhalang(halangan(KodeHalangan.PELAPOR_ANONIM, "pihak"))
    lama = kasus.pihak[tempat].klien
    if lama == c.klien:
        return ()
    alasan = segel_teks(konteks, kasus, "alasan", c.alasan, wajib=lama is not None)
    return (
        k.PihakDikenali(pada=konteks.kini, oleh=oleh, pihak=tempat, klien=c.klien, alasan=alasan),
    )


def _tanpa_pihak(kasus: Kasus, _konteks: Konteks) -> tuple[Halangan, ...]:
    return () if kasus.pihak else (halangan(KodeHalangan.PIHAK_KURANG, "pihak", minimal=1, ada=0),)


def _bidang_kenali(kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    pihak = tuple(Pilihan(kode=kode, teks=teks) for kode, teks in sebutan_pihak(kasus, konteks))
    return (
        Bidang(
            nama="pihak",
            jenis=JenisBidang.PILIHAN,
            teks=Kata("Pihak", "Party"),
            wajib=True,
            pilihan=pihak,
        ),
        Bidang(nama="klien", jenis=JenisBidang.KLIEN, teks=Kata("Klien", "Client"), wajib=True),
        ALASAN if any(satu.klien for satu in kasus.pihak) else ALASAN_BEBAS,
    )


# --- which variant it is


def _varian_tentu(_kasus: Kasus, konteks: Konteks) -> tuple[Halangan, ...]:
    """Where a standard does not say that it is known later, the opening chose it for good."""
    if konteks.standar.varian_pada:
        return ()
    return (halangan(KodeHalangan.VARIAN_SUDAH_TENTU, "varian"),)


def _tetapkan(kasus: Kasus, c: p.TetapkanVarian, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """Papers, steps and clocks follow the variant from here on: papers now asked for are checked,
    conditions it brings are assessed, and a case that waits at a step which the variant does not
    have goes back to where the variant became known; a determination that it passes on the way is
    open again."""
    tolak_bila_ada(periksa_varian(konteks.standar, c.varian))
    if c.varian == kasus.varian:
        raise Terhalang(halangan(KodeHalangan.VARIAN_SUDAH_TENTU, "varian"))
    baru = konteks.standar_varian
    assert baru is not None
    alasan = segel_teks(konteks, kasus, "alasan", c.alasan, wajib=kasus.varian is not None)
    langkah = _langkah_hilang(kasus, konteks.standar, baru)
    dibuka = _membuka_putusan(kasus, baru, langkah)
    ditetapkan = k.VarianDitetapkan(
        pada=konteks.kini,
        oleh=oleh,
        varian=c.varian,
        semula=kasus.varian,
        alasan=alasan,
        langkah=langkah,
        dinilai_lagi=baru.syarat != konteks.standar.syarat and kasus.penetapan is None,
    )
    kejadian: Semua = (ditetapkan,)
    if dibuka:
        ulang_putusan = PutusanDiulang(
            pada=konteks.kini, oleh=oleh, dasar=(c.varian,), alasan=alasan
        )
        kejadian = (ditetapkan, ulang_putusan)
        status = kasus.siklus.sesudah(kasus.status, PutusanDiulang.tipe)
        kasus = evolve(kasus, status=status, penetapan=None)
    if langkah:
        kasus = evolve(kasus, kemajuan=evolve(kasus.kemajuan, kini=langkah, paraf=()))
    konteks = evolve(konteks, standar=baru)
    ulang = ulangi if ditetapkan.dinilai_lagi or dibuka else periksa_lagi
    return (*kejadian, *ulang(kasus, konteks.fakta, konteks, oleh))


def _membuka_putusan(kasus: Kasus, baru: StandarPelayanan, langkah: str) -> bool:
    """Whether the step that it goes back to lies at or before the determination that stands."""
    penetapan = langkah_menetapkan(baru.langkah)
    return (
        kasus.boleh(PutusanDiulang.tipe)
        and penetapan is not None
        and mundur(baru.langkah, penetapan, langkah)
    )


def _langkah_hilang(kasus: Kasus, lama: StandarPelayanan, baru: StandarPelayanan) -> str:
    """Where a case goes on that waits at a step which the new variant does not have."""
    kini = kasus.kemajuan.kini
    hilang = lama.cari_langkah(kini) is not None and baru.cari_langkah(kini) is None
    return baru.varian_pada if hilang else ""


def _bidang_varian(kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    lain = [satu for satu in konteks.standar.varian if satu.kode != kasus.varian]
    varian = bidang_varian(konteks, lain)
    return (varian, ALASAN if kasus.varian is not None else ALASAN_BEBAS)


TAMBAH_PIHAK: Final = Aturan[Kasus](
    perintah=p.TambahPihak,
    teks=Kata("Tambah pihak", "Add a party"),
    oleh=peran_petugas,
    # Whoever acts for somebody joins at any time; others while the lifecycle still takes them.
    kejadian=k.WakilDitambah.tipe,
    halang=_penuh,
    bidang=lambda kasus, konteks: (*bidang_tambah(kasus, konteks), ALASAN_BEBAS),
    sedikitnya_satu="pihak",
    butuh=lambda _, __: Butuh(fakta=True),
    putuskan=_tambah,
)
TETAPKAN_VARIAN: Final = Aturan[Kasus](
    perintah=p.TetapkanVarian,
    teks=Kata("Tetapkan varian", "Settle the variant"),
    oleh=peran_petugas,
    kejadian=k.VarianDitetapkan.tipe,
    halang=_varian_tentu,
    bidang=_bidang_varian,
    butuh=lambda _, c: Butuh(fakta=True, varian=c.varian),
    putuskan=_tetapkan,
)

KENALI_PIHAK: Final = Aturan[Kasus](
    perintah=p.KenaliPihak,
    teks=Kata("Kenali pihak sebagai klien", "Identify a party as a client"),
    oleh=peran_petugas,
    kejadian=k.PihakDikenali.tipe,
    halang=_tanpa_pihak,
    bidang=_bidang_kenali,
    putuskan=_kenali,
)

PIHAK: Final = (TAMBAH_PIHAK, AKHIRI_PERWAKILAN, TETAPKAN_VARIAN, KENALI_PIHAK)
