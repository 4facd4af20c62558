"""Hypothesis strategies for applications: standards with a procedure, dossiers complete or nearly.

A generated standard is one that a catalogue would accept: every step can be reached, one step
determines, jumps lead to steps that exist. It varies in what real ones vary in: who acts, how many
sign, which outcomes jump, what is only-if, what another system does.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dinsos_core.domain.kasus.berkas import (
    SIFAT,
    DokumenDiperlukan,
    DokumenDiserahkan,
    Kebutuhan,
    SebabKurang,
    dokumen_diperlukan,
    sifat_diminta,
)
from dinsos_core.domain.kasus.perintah import PihakDiajukan
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.permohonan.perintah import AjukanPermohonan
from dinsos_core.domain.shared.pelaku import PEMOHON
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.standar.kosakata import JenisFakta, Kosakata, MilikFakta, SumberFakta
from dinsos_core.domain.standar.model import (
    BatasPihak,
    Dokumen,
    JenisLangkah,
    Langkah,
    PilihanDokumen,
    Produk,
    StandarPelayanan,
)
from dinsos_core.domain.waktu.batas import HariKerja, Lama
from dinsos_core.testing.contoh import KEPUTUSAN, standar
from dinsos_core.testing.kelayakan import nilai_sah, syarat

J = JenisLangkah
BERITAHU: Final = "beri-tahu"
"""Code of the step that tells a refusal, reached by a jump only."""

# --- standards


@st.composite
def standar_permohonan(draw: st.DrawFn, kosakata: Kosakata, instansi: Instansi) -> StandarPelayanan:
    """A sound standard whose facts, roles, parties and systems are those of the vocabulary."""
    lain = sorted(set(kosakata.pihak) - {PEMOHON})
    pihak = [BatasPihak(pihak=PEMOHON, minimal=1, maksimal=draw(st.integers(1, 2)))]
    berdua = draw(st.booleans())
    if lain and berdua:
        minimal = draw(st.integers(0, 1))
        pihak.append(BatasPihak(pihak=lain[0], minimal=minimal, maksimal=1))
    nama = tuple(satu.pihak for satu in pihak)
    terpakai = attrs.evolve(
        kosakata, pihak={kode: kosakata.pihak[kode] for kode in nama if kode in kosakata.pihak}
    )
    banyak_syarat = draw(st.integers(0, 3))
    langkah = draw(alur(terpakai))
    return standar(
        draw(st.sampled_from(("layanan-a", "layanan-b"))),
        instansi=instansi,
        keputusan=attrs.evolve(KEPUTUSAN, instansi=instansi.kode),
        pihak=tuple(pihak),
        syarat=tuple(draw(syarat(terpakai, kode=f"syarat-{n}")) for n in range(banyak_syarat)),
        dokumen=draw(daftar_dokumen(terpakai)),
        langkah=langkah,
        waktu=draw(_waktu(langkah)),
        produk=(draw(_produk()),),
        asesor_boleh_menetapkan=draw(st.booleans()),
    )


@st.composite
def alur(draw: st.DrawFn, kosakata: Kosakata) -> tuple[Langkah, ...]:
    """A procedure: submission, check of papers, whatever work, one determination, a product."""
    peran = sorted(set(kosakata.peran) - {PEMOHON})
    bila = _bila(kosakata)

    def satu(kode: str, jenis: JenisLangkah, **lain: Any) -> Langkah:
        oleh = draw(st.lists(st.sampled_from(peran), min_size=1, max_size=3, unique=True))
        return Langkah(
            kode=kode,
            teks=kode,
            jenis=jenis,
            oleh=tuple(oleh),
            salah_satu_peran=draw(st.booleans()),
            **lain,
        )

    langkah = [Langkah(kode="ajukan", teks="ajukan", jenis=J.AJUKAN, oleh=(PEMOHON,))]
    if draw(st.booleans()):
        langkah.append(satu("terima", draw(st.sampled_from((J.TERIMA, J.DISPOSISI)))))
    langkah.append(satu("periksa", J.PERIKSA_BERKAS))
    if draw(st.booleans()):
        langkah.append(satu("lapangan", J.VERIFIKASI_LAPANGAN, hasil={"tidak_layak": "tolak"}))
    if draw(st.booleans()):
        hasil = {"bukan_wewenang": "teruskan"} if draw(st.booleans()) else {}
        langkah.append(satu("asesmen", J.ASESMEN, hasil=hasil))
    if draw(st.booleans()):
        opsional = draw(st.booleans())
        langkah.append(satu("olah", J.OLAH, opsional=opsional, bila=draw(st.none() | bila)))
    ke_beritahu = draw(st.booleans())
    ulang = {"perbaiki": "periksa"} if draw(st.booleans()) else {}
    hasil = {"tolak": BERITAHU, **ulang} if ke_beritahu else ulang
    langkah.append(satu("tetapkan", J.PENETAPAN, hasil=hasil))
    if draw(st.booleans()):
        langkah.append(satu("terbitkan", J.TERBITKAN, opsional=draw(st.booleans())))
    lewat_sistem = draw(st.booleans())
    if kosakata.sistem and lewat_sistem:
        sistem = draw(st.sampled_from(sorted(kosakata.sistem)))
        gagal = draw(st.sampled_from(({}, {"gagal": "serah"}, {"gagal": "periksa"})))
        langkah.append(satu("serah", J.SERAH_SISTEM, sistem=sistem))
        langkah.append(satu("jawaban", J.JAWABAN_SISTEM, sistem=sistem, hasil=gagal))
    if draw(st.booleans()):
        langkah.append(satu("serahkan", J.SERAH_TERIMA, bila=draw(st.none() | bila)))
    if draw(st.booleans()):
        langkah.append(satu("tutup", J.TUTUP))
    if ke_beritahu:
        langkah.append(satu(BERITAHU, J.INFORMASIKAN, lompatan=True, lanjut="akhir"))
    return tuple(langkah)


@st.composite
def daftar_dokumen(draw: st.DrawFn, kosakata: Kosakata) -> tuple[Dokumen, ...]:
    """Required papers in every form a decree asks for them."""
    pihak = sorted(kosakata.pihak)
    untuk = st.sampled_from(["", *pihak, *(f"setiap {nama}" for nama in pihak)])
    bentuk: SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
        {
            "rangkap": st.none() | st.integers(1, 4),
            **dict.fromkeys(SIFAT, st.booleans()),
        }
    )
    hasil = []
    for n in range(draw(st.integers(0, 5))):
        pilihan: list[PilihanDokumen] = []
        if draw(st.booleans()):
            pilihan = [
                PilihanDokumen(kode=f"pilihan-{m}", teks=f"pilihan {m}", **draw(bentuk))
                for m in range(2)
            ]
        hasil.append(
            Dokumen(
                kode=f"dokumen-{n}",
                teks=f"dokumen {n}",
                butir=(str(n),),
                untuk=draw(untuk),
                bila=draw(st.none() | _bila(kosakata)),
                jika_ada=draw(_jarang()),
                keluaran=draw(_jarang()),
                salah_satu=tuple(pilihan),
                **draw(bentuk),
            )
        )
    return tuple(hasil)


def _jarang() -> SearchStrategy[bool]:
    return st.integers(0, 4).map(lambda n: n == 4)


def _bila(kosakata: Kosakata) -> SearchStrategy[Bila]:
    jalur = [
        d.kode if d.milik is MilikFakta.KASUS else f"{PEMOHON}.{d.kode}"
        for d in kosakata.fakta.values()
        if d.jenis is JenisFakta.YA_TIDAK and d.sumber is SumberFakta.PERNYATAAN
    ]
    return st.builds(Bila, fakta=st.sampled_from(sorted(jalur)))


@st.composite
def _waktu(draw: st.DrawFn, langkah: Sequence[Langkah]) -> tuple[BatasWaktu, ...]:
    tanda = ["diajukan", "berkas_lengkap", "ditetapkan", "terbit", "keberatan"]
    tanda += [satu.kode for satu in langkah]
    return tuple(
        BatasWaktu(
            kode=f"batas-{n}",
            teks="batas",
            batas=HariKerja(draw(st.integers(1, 30))),
            mulai=draw(st.sampled_from(tanda)),
            selesai=draw(st.sampled_from(tanda)),
        )
        for n in range(draw(st.integers(0, 3)))
    )


def _produk() -> SearchStrategy[Produk]:
    return st.builds(
        Produk,
        kode=st.just("surat"),
        teks=st.just("Surat"),
        bernomor=st.booleans(),
        klasifikasi=st.sampled_from(("", "460")),
        berlaku=st.none() | st.just(Lama(bulan=6)),
    )


# --- applications


@st.composite
def ajuan(
    draw: st.DrawFn, standar: StandarPelayanan, kosakata: Kosakata, pada: date
) -> AjukanPermohonan:
    """A submission that the office can accept; its papers may be short and its facts unfit."""
    pihak: list[PihakDiajukan] = []
    for batas in standar.pihak:
        for _ in range(draw(st.integers(batas.minimal, batas.maksimal))):
            data = draw(_isian(kosakata, MilikFakta.PIHAK, pada))
            pihak.append(PihakDiajukan(pihak=batas.pihak, data=data))
    return AjukanPermohonan(
        layanan=standar.layanan,
        instansi=standar.instansi.kode,
        kanal=draw(st.sampled_from(sorted(kosakata.kanal))),
        pihak=pihak,
        fakta=draw(_isian(kosakata, MilikFakta.KASUS, pada)),
        berkas=draw(st.lists(dokumen_diserahkan(standar), max_size=4)),
    )


def _isian(kosakata: Kosakata, milik: MilikFakta, pada: date) -> SearchStrategy[dict[str, object]]:
    boleh: dict[str, SearchStrategy[object]] = {
        d.kode: nilai_sah(d, pada)
        for d in kosakata.fakta.values()
        if d.milik is milik and d.sumber is SumberFakta.PERNYATAAN
    }
    return st.fixed_dictionaries({}, optional=boleh)


# --- dossiers


@st.composite
def dokumen_diserahkan(draw: st.DrawFn, standar: StandarPelayanan) -> DokumenDiserahkan:
    """Any paper the standard knows, in any state; of a standard without papers, an unknown one."""
    dokumen = draw(st.sampled_from(standar.dokumen or (Dokumen(kode="tak-dikenal", teks=""),)))
    pilihan = [satu.kode for satu in dokumen.salah_satu]
    sifat: dict[str, Any] = {nama: draw(st.booleans()) for nama in SIFAT}
    return DokumenDiserahkan(
        dokumen=dokumen.kode,
        untuk=0,
        pilihan=draw(st.sampled_from(["", *pilihan])),
        rangkap=draw(st.integers(1, 4)),
        **sifat,
    )


@st.composite
def berkas_lengkap(
    draw: st.DrawFn, standar: StandarPelayanan, fakta: FaktaKasus
) -> tuple[DokumenDiserahkan, ...]:
    """A complete dossier: just what is asked, or more; what never blocks may be there or not."""
    hasil: list[DokumenDiserahkan] = []
    for perlu in dokumen_diperlukan(standar, fakta):
        blokir = perlu.kebutuhan in (Kebutuhan.WAJIB, Kebutuhan.TERGANTUNG)
        if blokir or draw(st.booleans()):
            hasil.append(draw(_memenuhi(perlu)))
    return tuple(draw(st.permutations(hasil)))


@st.composite
def _memenuhi(draw: st.DrawFn, perlu: DokumenDiperlukan) -> DokumenDiserahkan:
    dokumen = perlu.dokumen
    pilihan = draw(st.sampled_from(dokumen.salah_satu)) if dokumen.salah_satu else None
    rangkap = (pilihan.rangkap if pilihan else None) or dokumen.rangkap
    diminta = sifat_diminta(dokumen, [pilihan] if pilihan else [])
    sifat: dict[str, Any] = {nama: nama in diminta or draw(st.booleans()) for nama in SIFAT}
    return DokumenDiserahkan(
        dokumen=dokumen.kode,
        untuk=perlu.untuk,
        pilihan=pilihan.kode if pilihan else "",
        rangkap=(rangkap or 0) + draw(st.integers(0, 1)),
        **sifat,
    )


@st.composite
def berkas_hampir_lengkap(
    draw: st.DrawFn, standar: StandarPelayanan, fakta: FaktaKasus
) -> tuple[tuple[DokumenDiserahkan, ...], dict[tuple[str, int], SebabKurang]]:
    """A complete dossier with some papers spoilt, each in one way: the dossier, and the way for
    each paper (by code and place of the party)."""
    wajib = {
        (perlu.dokumen.kode, perlu.untuk): perlu.dokumen
        for perlu in dokumen_diperlukan(standar, fakta)
        if perlu.kebutuhan in (Kebutuhan.WAJIB, Kebutuhan.TERGANTUNG)
    }
    hasil: list[DokumenDiserahkan] = []
    rusak: dict[tuple[str, int], SebabKurang] = {}
    for serahan in draw(berkas_lengkap(standar, fakta)):
        tempat = (serahan.dokumen, serahan.untuk)
        if tempat not in wajib or draw(st.booleans()):
            hasil.append(serahan)
            continue
        sebab = draw(st.sampled_from(_cara_rusak(wajib[tempat], serahan)))
        rusak[tempat] = sebab
        match sebab:
            case SebabKurang.TIDAK_ADA:
                pass
            case SebabKurang.KURANG_RANGKAP:
                rangkap = _rangkap(wajib[tempat], serahan) or 1
                hasil.append(attrs.evolve(serahan, rangkap=rangkap - 1))
            case SebabKurang.PILIHAN_TIDAK_DISEBUT:
                hasil.append(attrs.evolve(serahan, pilihan=""))
            case _:
                tanpa: dict[str, Any] = {n: False for n, satu in SIFAT.items() if satu is sebab}
                hasil.append(attrs.evolve(serahan, **tanpa))
    return tuple(hasil), rusak


def _cara_rusak(dokumen: Dokumen, serahan: DokumenDiserahkan) -> list[SebabKurang]:
    pilihan = next((satu for satu in dokumen.salah_satu if satu.kode == serahan.pilihan), None)
    cara = [SebabKurang.TIDAK_ADA]
    if pilihan is not None:
        cara.append(SebabKurang.PILIHAN_TIDAK_DISEBUT)
    if _rangkap(dokumen, serahan):
        cara.append(SebabKurang.KURANG_RANGKAP)
    diminta = sifat_diminta(dokumen, [pilihan] if pilihan else [])
    return [*cara, *(SIFAT[nama] for nama in diminta)]


def _rangkap(dokumen: Dokumen, serahan: DokumenDiserahkan) -> int | None:
    pilihan = next((satu for satu in dokumen.salah_satu if satu.kode == serahan.pilihan), None)
    return (pilihan.rangkap if pilihan else None) or dokumen.rangkap
