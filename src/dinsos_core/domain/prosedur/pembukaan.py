"""Opening a case: who states what of whom, in which variant, through which channel."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import TypeVar

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as p
from dinsos_core.domain.kasus.berkas import periksa_dokumen
from dinsos_core.domain.kasus.keadaan import pemilik_fakta
from dinsos_core.domain.kasus.tautan import Hubungan, Tautan
from dinsos_core.domain.kasus.wakil import Wakil
from dinsos_core.domain.kelayakan.fakta import FaktaKasus, bila_terpenuhi
from dinsos_core.domain.kelayakan.isian import baca_isian
from dinsos_core.domain.prosedur.alur import langkah_pembuka, pertama
from dinsos_core.domain.prosedur.isian import (
    anak_disebut,
    kunci_pihak,
    peringatan,
    segel,
    segel_isi,
)
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.peran import bukan_peran, peran_petugas, petugas
from dinsos_core.domain.prosedur.wakil import baca_wakil
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan, tolak_bila_ada
from dinsos_core.domain.shared.ids import KasusId, SubjekId
from dinsos_core.domain.shared.kata import ucapan
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.nilai import Nilai, NilaiFakta
from dinsos_core.domain.shared.nomor import buat_nomor
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia, kunci_teks
from dinsos_core.domain.standar.kosakata import Kosakata, MilikFakta, SumberFakta
from dinsos_core.domain.standar.model import Langkah, StandarPelayanan

B = TypeVar("B", bound=k.KasusDibuka)


def buka(
    c: p.BukaKasus,
    konteks: Konteks,
    oleh: JejakPelaku,
    kejadian: Callable[..., B],
    *,
    instansi_meminta: bool = False,
    kanal: Collection[str] | None = None,
) -> B:
    """A submission is accepted even with papers missing and conditions unmet: checking and
    deciding are steps of their own. It is refused only where it cannot be understood, or where it
    repeats an open case without saying why.

    ``instansi_meminta``: where another case brings it, the agency may take the place of whoever
    would report or apply; whose matter that was is told to nobody here.
    """
    standar = konteks.standar
    masalah = [
        *periksa_varian(standar, c.varian),
        *periksa_kanal(c.kanal, konteks, kanal),
        *_banyak_pihak(c, standar, standar.publik if instansi_meminta and _dibawa(konteks) else ()),
    ]
    data, kasus_sendiri, buruk = baca_pernyataan(
        konteks.kosakata, c.pihak, c.fakta, konteks.tanggal, sumber=SumberFakta.PERNYATAAN
    )
    masalah += buruk
    masalah += klien_dari_publik(c.pihak, konteks, oleh)
    wakil, salah = baca_wakil(c.pihak, (), konteks)
    masalah += salah
    masalah += periksa_dokumen(standar, c.berkas, len(c.pihak))
    if konteks.serupa and not ucapan(c.tetap_ajukan):
        masalah.append(halangan(KodeHalangan.KASUS_GANDA, kasus=tuple(konteks.serupa)))
    tolak_bila_ada(masalah)

    kasus = c.kasus or KasusId(konteks.id_baru)
    pihak = _pihak_kasus(c, data, wakil, konteks, oleh)
    pokok = _pokok(standar, kasus, pihak)
    pemilik = pemilik_fakta(pihak, pokok)
    diketahui = _dengan_bawaan(c, data, konteks)
    fakta = fakta_pernyataan(c.pihak, diketahui, kasus_sendiri)

    diperingatkan = peringatan(konteks, pokok, fakta, konteks.terjadi, "dibuka")

    def berlaku(langkah: Langkah) -> bool:
        return bila_terpenuhi(langkah.bila, fakta) is not False

    return kejadian(
        pada=konteks.kini,
        oleh=oleh,
        kasus=kasus,
        nomor=buat_nomor(f"{konteks.id_baru}|{kasus}"),
        standar=standar.rujukan,
        varian=c.varian,
        kanal=c.kanal,
        pokok=pokok,
        pihak=pihak,
        fakta={kode: segel(konteks, pemilik, kode, n) for kode, n in kasus_sendiri.items()},
        berkas=segel_isi(konteks, pokok, "berkas", c.berkas, "dibuka"),
        langkah_diajukan=tuple(
            satu.kode for satu in langkah_pembuka(standar.langkah) if berlaku(satu)
        ),
        langkah=pertama(standar.langkah, berlaku),
        serupa=konteks.serupa,
        alasan_ganda=_alasan_ganda(c, konteks, pokok),
        peringatan=diperingatkan,
        anak=anak_disebut(diperingatkan),
        tautan=_tautan(konteks),
        dikecualikan=konteks.asal.kasus.dikecualikan if konteks.asal else (),
    )


def _tautan(konteks: Konteks) -> tuple[Tautan, ...]:
    asal = konteks.asal
    if asal is None or asal.hubungan is None:
        return ()
    return (Tautan(ke=asal.kasus.id, hubungan=asal.hubungan),)


def _pokok(standar: StandarPelayanan, kasus: KasusId, pihak: tuple[k.PihakKasus, ...]) -> SubjekId:
    """Whom the case is about; the case itself while nobody of that kind is named. Never whoever
    reports or applies in that person's place: erasing them must leave the case's own texts."""
    ada = (satu.subjek for satu in pihak if satu.pihak == standar.pokok)
    return next(ada, SubjekId(f"{kasus}-kasus"))


def _alasan_ganda(c: p.BukaKasus, konteks: Konteks, pokok: SubjekId) -> Rahasia | None:
    if not konteks.serupa:
        return None
    return segel(konteks, pokok, kunci_teks("alasan_ganda"), c.tetap_ajukan.strip())


def periksa_varian(standar: StandarPelayanan, varian: str | None) -> list[Halangan]:
    """A variant must be one the standard has, and be chosen where it has any that is not known
    later."""
    dikenal = tuple(v.kode for v in standar.varian)
    if varian is None:
        if not dikenal or standar.varian_pada:
            return []
        return [halangan(KodeHalangan.VARIAN_WAJIB, "varian", pilihan=dikenal)]
    if varian in dikenal:
        return []
    return [
        halangan(
            KodeHalangan.VARIAN_TIDAK_DIKENAL,
            "varian",
            pilihan=dikenal,
            mirip=terdekat(varian, dikenal),
        )
    ]


def kanal_umum(konteks: Konteks) -> tuple[str, ...]:
    """The channels through which any matter comes in."""
    return tuple(k for k, satu in konteks.kosakata.kanal.items() if not satu.bila_tercetak)


def kanal_tercetak(konteks: Konteks, *juga: str) -> tuple[str, ...]:
    """The same with those that the standard prints in its component, and ``juga``."""
    ada = {*kanal_umum(konteks), *juga, *konteks.standar.kanal_tercetak}
    return tuple(kode for kode in konteks.kosakata.kanal if kode in ada)


def periksa_kanal(
    kanal: str, konteks: Konteks, dikenal: Collection[str] | None = None
) -> list[Halangan]:
    """A channel must be one that the vocabulary has, or one of those that are meant."""
    dikenal = tuple(konteks.kosakata.kanal) if dikenal is None else dikenal
    if kanal in dikenal:
        return []
    return [
        halangan(
            KodeHalangan.KANAL_TIDAK_DIKENAL,
            "kanal",
            pilihan=tuple(dikenal),
            mirip=terdekat(kanal, dikenal),
        )
    ]


def _dibawa(konteks: Konteks) -> bool:
    return konteks.asal is not None and konteks.asal.hubungan is Hubungan.BERASAL_DARI


def _banyak_pihak(
    c: p.BukaKasus, standar: StandarPelayanan, boleh_tiada: Collection[str]
) -> list[Halangan]:
    banyak = Counter(q.pihak for q in c.pihak)
    masalah = periksa_nama_pihak(standar, banyak)
    for batas in standar.pihak:
        nama = batas.pihak
        if banyak[nama] < batas.minimal and nama not in boleh_tiada:
            masalah.append(
                halangan(
                    KodeHalangan.PIHAK_KURANG,
                    f"pihak.{nama}",
                    minimal=batas.minimal,
                    ada=banyak[nama],
                )
            )
    return [*masalah, *pihak_lebih(standar, banyak)]


def pihak_lebih(standar: StandarPelayanan, banyak: Mapping[str, int]) -> list[Halangan]:
    """Of which kinds there would be more than the standard takes."""
    return [
        halangan(
            KodeHalangan.PIHAK_LEBIH,
            f"pihak.{batas.pihak}",
            maksimal=batas.maksimal,
            ada=banyak[batas.pihak],
        )
        for batas in standar.pihak
        if banyak.get(batas.pihak, 0) > batas.maksimal
    ]


def periksa_nama_pihak(standar: StandarPelayanan, nama: Iterable[str]) -> list[Halangan]:
    """Parties must be of the kinds the standard has."""
    dikenal = tuple(batas.pihak for batas in standar.pihak)
    return [
        halangan(
            KodeHalangan.PIHAK_TIDAK_DIKENAL,
            f"pihak.{satu}",
            pilihan=dikenal,
            mirip=terdekat(satu, dikenal),
        )
        for satu in nama
        if satu not in dikenal
    ]


def _lokasi(pihak: Iterable[p.PihakDiajukan]) -> list[str]:
    urutan: Counter[str] = Counter()
    lokasi: list[str] = []
    for satu in pihak:
        lokasi.append(f"{satu.pihak}[{urutan[satu.pihak]}]")
        urutan[satu.pihak] += 1
    return lokasi


def klien_dari_publik(
    pihak: tuple[p.PihakDiajukan, ...], konteks: Konteks, oleh: JejakPelaku
) -> list[Halangan]:
    """Who somebody is known to be is the office's to say: nobody joins another person's file, or
    tries whose there are."""
    if petugas(konteks, oleh):
        return []
    boleh = peran_petugas(konteks.standar)
    return [
        bukan_peran(boleh, konteks, f"pihak.{lokasi}.klien")
        for satu, lokasi in zip(pihak, _lokasi(pihak), strict=True)
        if satu.klien is not None
    ]


def baca_pernyataan(
    kosakata: Kosakata,
    pihak: tuple[p.PihakDiajukan, ...],
    fakta: p.Isian,
    hari_ini: date,
    *,
    sumber: SumberFakta | None = None,
) -> tuple[list[dict[str, Nilai]], dict[str, Nilai], list[Halangan]]:
    """What is stated of each party, in their order, and of the case; and all that is wrong with it.

    ``sumber`` limits where the facts may come from; None admits all (a trial assessment).
    """
    data: list[dict[str, Nilai]] = []
    kasus, masalah = baca_isian(
        kosakata, fakta, hari_ini, lokasi="", milik=MilikFakta.KASUS, sumber=sumber
    )
    buruk: list[Halangan] = []
    for satu, lokasi in zip(pihak, _lokasi(pihak), strict=True):
        nilai, salah = baca_isian(
            kosakata, satu.data, hari_ini, lokasi=lokasi, milik=MilikFakta.PIHAK, sumber=sumber
        )
        data.append(nilai)
        buruk += salah
    return data, kasus, [*buruk, *masalah]


def fakta_pernyataan(
    pihak: tuple[p.PihakDiajukan, ...],
    data: Iterable[Mapping[str, NilaiFakta]],
    kasus: Mapping[str, Nilai],
) -> FaktaKasus:
    """The facts as the rules read them."""
    return FaktaKasus.susun(
        ((satu.pihak, nilai) for satu, nilai in zip(pihak, data, strict=True)), kasus
    )


def _dengan_bawaan(
    c: p.BukaKasus, data: list[dict[str, Nilai]], konteks: Konteks
) -> list[Mapping[str, NilaiFakta]]:
    """What is known of each party: from the case it comes from, under what is stated here."""
    sisa = {nama: iter(semua) for nama, semua in konteks.fakta.pihak.items()}
    kosong: Mapping[str, NilaiFakta] = {}
    return [
        {**next(sisa.get(q.pihak, iter(())), kosong), **nilai}
        for q, nilai in zip(c.pihak, data, strict=True)
    ]


def _pihak_kasus(
    c: p.BukaKasus,
    data: list[dict[str, Nilai]],
    wakil: list[Wakil | None],
    konteks: Konteks,
    oleh: JejakPelaku,
) -> tuple[k.PihakKasus, ...]:
    """Whoever is taken over from another case stays the same subject, with the same account."""
    bawaan: dict[str, list[k.PihakKasus]] = {}
    for satu in konteks.asal.bawa if konteks.asal else ():
        bawaan.setdefault(satu.pihak, []).append(satu)
    hasil: list[k.PihakKasus] = []
    for nomor, (q, nilai) in enumerate(zip(c.pihak, data, strict=True)):
        bawa = bawaan[q.pihak].pop(0) if bawaan.get(q.pihak) else None
        subjek = bawa.subjek if bawa else SubjekId(f"{konteks.id_baru}-{nomor}")
        akun = q.akun or (bawa.akun if bawa else None)
        # Whoever opens the case as one of the public is the first of those parties.
        if q.pihak == oleh.peran and all(r.pihak != oleh.peran for r in hasil):
            akun = akun or oleh.id
        hasil.append(
            k.PihakKasus(
                pihak=q.pihak,
                subjek=subjek,
                akun=akun,
                klien=q.klien or (bawa.klien if bawa else None),
                wakil=wakil[nomor],
                fakta={
                    **(bawa.fakta if bawa else {}),
                    **{
                        kode: segel(konteks, subjek, kunci_pihak(nomor, kode), isi)
                        for kode, isi in nilai.items()
                    },
                },
            )
        )
    return tuple(hasil)
