"""Fields that several forms share: facts, papers, parties, and codes in words.

Facts are opened only for whoever may see them: without them the same fields stand there empty.
"""

from collections.abc import Iterable, Iterator, Mapping

from attrs import asdict, evolve

from dinsos_core.domain.kasus.berkas import (
    MAKS_RANGKAP,
    SIFAT,
    DokumenDiserahkan,
    sifat_diminta,
)
from dinsos_core.domain.kasus.catatan import PihakDitambah, WakilDitambah
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.wakil import Lingkup
from dinsos_core.domain.kelayakan.sah import MAKS_BILANGAN
from dinsos_core.domain.prosedur.bidang import TETAP_AJUKAN, Banyak, Bidang, JenisBidang, Pilihan
from dinsos_core.domain.prosedur.isian import FaktaTerbaca, fakta_disaksikan, urutan_pihak
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.pembukaan import kanal_umum
from dinsos_core.domain.prosedur.peran import terbaca
from dinsos_core.domain.prosedur.sekat import kelas_baca
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.nilai import (
    NOTASI_TIADA,
    BelumDiketahui,
    TanggalRentang,
    Tiada,
)
from dinsos_core.domain.standar.jalur import urai_jalur, urai_pihak
from dinsos_core.domain.standar.kosakata import (
    DefinisiFakta,
    Istilah,
    JenisFakta,
    KelasBaca,
    MilikFakta,
    SumberFakta,
    sebutan,
)
from dinsos_core.domain.standar.model import BatasPihak, Dokumen, Langkah, Varian
from dinsos_core.domain.waktu.rentang import notasi_tanggal

FAKTA = "fakta."
SEDIKIT = 9
"""Parties of one kind that a form tells apart before they are there."""


def pilihan(tabel: Mapping[str, Istilah], kode: Iterable[str]) -> tuple[Pilihan, ...]:
    """Choices with their words."""
    return tuple(Pilihan(kode=satu, teks=sebutan(tabel, satu)) for satu in kode)


# --- facts


def bidang_fakta(
    konteks: Konteks, nama: str, definisi: DefinisiFakta, depan: Kata | None = None
) -> Bidang:
    """A fact's field; ``depan``: whose it is, where the form has several persons."""
    teks = definisi.kata
    bilangan = definisi.jenis is JenisFakta.BILANGAN
    bawah = -MAKS_BILANGAN if definisi.minimal is None else definisi.minimal
    jenis = JenisBidang(definisi.jenis.value)
    isi = Bidang(
        nama=nama,
        jenis=JenisBidang.PILIHAN_BANYAK if definisi.banyak else jenis,
        teks=Kata(f"{depan.id}: {teks.id}", f"{depan.en}: {teks.en}") if depan else teks,
        digit=definisi.digit,
        minimal=bawah if bilangan else None,
        maksimal=MAKS_BILANGAN if bilangan else None,
        boleh_masa_depan=definisi.boleh_masa_depan,
        boleh_rentang=definisi.jenis is JenisFakta.TANGGAL and not definisi.pasti,
        boleh_tiada=definisi.boleh_tiada,
        spesifik=definisi.spesifik,
    )
    if definisi.jenis is JenisFakta.PILIHAN:
        return evolve(isi, pilihan=pilihan(konteks.kosakata.pilihan, definisi.pilihan))
    return isi


def fakta_ditanya(konteks: Konteks, pihak: str, ada: Iterable[str] = ()) -> list[DefinisiFakta]:
    """The facts that a form asks of a party of this kind (of the case: ``""``): what the standard
    refers to, who somebody is, and what was stated already (``ada``)."""
    kosakata, standar = konteks.kosakata, konteks.standar
    mulai = (urai_jalur(b.fakta_mulai) for b in standar.waktu if b.fakta_mulai is not None)
    kode = [
        *(d.kode for d in kosakata.fakta.values() if d.umum),
        *(jalur.kode for jalur in (*konteks.syarat.jalur, *mulai) if jalur.pihak == pihak),
        *(d.kode for d in kosakata.fakta.values() if standar.agregat in d.ditanya_pada),
        *ada,
    ]
    milik = MilikFakta.PIHAK if pihak else MilikFakta.KASUS
    semua = (kosakata.fakta.get(satu) for satu in dict.fromkeys(kode))
    return [
        d
        for d in semua
        if d is not None and d.milik is milik and d.sumber is SumberFakta.PERNYATAAN
    ]


def tidak_ditanya(keadaan: Kasus, konteks: Konteks, isian: FaktaTerbaca) -> list[Halangan]:
    """Facts that nobody asks of this case: no more is collected than what it needs (UU 27/2022)."""
    bagian = [
        *((keadaan.pihak[n].pihak, keadaan.pihak[n].fakta, f) for n, f in isian.pihak.items()),
        ("", keadaan.fakta, isian.kasus),
    ]
    masalah: list[Halangan] = []
    for pihak, ada, fakta in bagian:
        ditanya = {d.kode for d in fakta_ditanya(konteks, pihak, ada)} if fakta else set[str]()
        masalah += (
            halangan(KodeHalangan.ISIAN_TIDAK_DIMINTA, f"{pihak}.{kode}" if pihak else kode)
            for kode in fakta
            if kode not in ditanya
        )
    return masalah


def bidang_koreksi(keadaan: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    """Every fact that may be stated of each party and of the case, with what is stated now; none of
    a party of whom the actor reads nothing."""
    baca = terbaca(keadaan, konteks)
    bidang = [
        bidang_fakta(konteks, f"{FAKTA}{lokasi}.{d.kode}", d, sebut)
        for satu, (lokasi, sebut) in zip(
            keadaan.pihak, sebutan_pihak(keadaan, konteks), strict=True
        )
        if baca(satu.subjek)
        for d in fakta_ditanya(konteks, satu.pihak, satu.fakta)
    ]
    bidang += (
        bidang_fakta(konteks, f"{FAKTA}{d.kode}", d)
        for d in fakta_ditanya(konteks, "", keadaan.fakta)
    )
    return tuple(_dengan_nilai(bidang, konteks))


def bidang_saksi(keadaan: Kasus, konteks: Konteks, langkah: Langkah) -> tuple[Bidang, ...]:
    """The facts that a step may attest, with what is known now."""
    sebut = dict(sebutan_pihak(keadaan, konteks))
    return tuple(
        _dengan_nilai(
            (
                bidang_fakta(konteks, f"{FAKTA}{tempat}", d, sebut.get(tempat.rpartition(".")[0]))
                for tempat, d in fakta_disaksikan(keadaan, konteks, langkah).items()
            ),
            konteks,
        )
    )


def _dengan_nilai(bidang: Iterable[Bidang], konteks: Konteks) -> Iterator[Bidang]:
    kelas = kelas_baca(konteks.standar, konteks.kosakata)
    for satu in bidang:
        depan, _, kode = satu.nama.removeprefix(FAKTA).rpartition(".")
        pihak, _, nomor = depan.removesuffix("]").partition("[")
        semua = konteks.fakta.pihak.get(pihak, ()) if pihak else (konteks.fakta.kasus,)
        ke = int(nomor or 0)
        nilai = semua[ke].get(kode) if ke < len(semua) else None
        if kelas(pihak, kode) is KelasBaca.BERALASAN:
            nilai = None  # a form gives no reason
        ada = nilai is not None and not isinstance(nilai, BelumDiketahui)
        yield evolve(satu, nilai=_seperti_bidang(nilai), boleh_kosong=True) if ada else satu


def _seperti_bidang(nilai: object) -> object:
    """A value in the shape that its field takes."""
    if isinstance(nilai, Tiada):
        return NOTASI_TIADA
    if isinstance(nilai, TanggalRentang):
        return notasi_tanggal(nilai)
    return tuple(sorted(nilai)) if isinstance(nilai, frozenset) else nilai


def sebutan_pihak(keadaan: Kasus, konteks: Konteks) -> list[tuple[str, Kata]]:
    """Each party's place and words: `pemohon[1]`, "Pemohon 2"; numbered where there are several."""
    nama = [satu.pihak for satu in keadaan.pihak]
    hasil = []
    for pihak, nomor in urutan_pihak(keadaan):
        kata = sebutan(konteks.kosakata.pihak, pihak)
        ke = f" {nomor + 1}" * (nama.count(pihak) > 1)
        hasil.append((f"{pihak}[{nomor}]", Kata(kata.id + ke, kata.en + ke)))
    return hasil


# --- papers


def bidang_berkas(keadaan: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    """A field for each paper that is asked for and each person it is asked of, with what was handed
    in, where that was opened."""
    terbuka = all(satu.isi is not None for satu in keadaan.berkas)
    ada = {(d.dokumen, d.untuk): d for d in keadaan.diserahkan} if terbuka else {}
    sebut = dict(sebutan_pihak(keadaan, konteks))
    hasil = []
    for dokumen in _diminta(konteks):
        milik = urai_pihak(dokumen.untuk) if dokumen.untuk else None
        banyak = sum(satu.pihak == milik.pihak for satu in keadaan.pihak) if milik else 1
        if milik and not banyak and milik.pihak in konteks.standar.wakil:
            continue  # of nobody who acts for others are papers asked where there is none
        for nomor in range(max(banyak, 1) if milik and milik.setiap else 1):
            lokasi = f"{milik.pihak}[{nomor}]" if milik else ""
            diserahkan = ada.get((dokumen.kode, nomor))
            satu = bidang_dokumen(konteks, dokumen, lokasi, sebut.get(lokasi), diserahkan)
            hasil.append(evolve(satu, nilai=_serahan(diserahkan, satu)) if diserahkan else satu)
    return tuple(hasil)


def _diminta(konteks: Konteks) -> list[Dokumen]:
    """The papers of the standard but those that the office itself produces."""
    return [dokumen for dokumen in konteks.standar.dokumen if not dokumen.keluaran]


def bidang_dokumen(
    konteks: Konteks,
    dokumen: Dokumen,
    lokasi: str = "",
    milik: Kata | None = None,
    diserahkan: DokumenDiserahkan | None = None,
) -> Bidang:
    """One paper of one person; named as refusals name it.

    Nobody is asked for what this paper need not be: of `SIFAT`, what it or an alternative asks for,
    and what is recorded of it already.
    """
    teks = konteks.kosakata.kata(dokumen.teks)
    if milik is not None:
        teks = Kata(f"{teks.id} ({milik.id})", f"{teks.en} ({milik.en})")
    return Bidang(
        nama=".".join(filter(None, ("berkas", dokumen.kode, lokasi))),
        jenis=JenisBidang.BERKAS,
        teks=teks,
        bagian=(
            *_bagian_pilihan(konteks, dokumen),
            _RANGKAP,
            *_bagian_sifat(dokumen, diserahkan),
            _RUJUKAN,
        ),
    )


def _bagian_sifat(dokumen: Dokumen, diserahkan: DokumenDiserahkan | None) -> Iterator[Bidang]:
    diminta = sifat_diminta(dokumen, dokumen.salah_satu)
    for nama in SIFAT:
        if nama in diminta or getattr(diserahkan, nama, False):
            yield Bidang(nama=nama, jenis=JenisBidang.YA_TIDAK, teks=_SIFAT[nama])


def _bagian_pilihan(konteks: Konteks, dokumen: Dokumen) -> Iterator[Bidang]:
    if dokumen.salah_satu:
        yield Bidang(
            nama="pilihan",
            jenis=JenisBidang.PILIHAN,
            teks=Kata("Yang diserahkan", "Which one is handed in"),
            pilihan=tuple(
                Pilihan(kode=satu.kode, teks=konteks.kosakata.kata(satu.teks))
                for satu in dokumen.salah_satu
            ),
        )


_RANGKAP = Bidang(
    nama="rangkap",
    jenis=JenisBidang.BILANGAN,
    teks=Kata("Jumlah rangkap", "Number of copies"),
    minimal=1,
    maksimal=MAKS_RANGKAP,
)
_RUJUKAN = Bidang(
    nama="rujukan",
    jenis=JenisBidang.TEKS,
    teks=Kata("Rujukan berkas tersimpan", "Handle of the stored file"),
)
_SIFAT = {
    "asli": Kata("Asli ditunjukkan", "Original shown"),
    "legalisir": Kata("Dilegalisasi", "Certified"),
    "meterai": Kata("Bermeterai", "Bears a duty stamp"),
    "mutakhir": Kata("Sesuai keadaan terbaru", "Up to date"),
}


def _serahan(satu: DokumenDiserahkan, bidang: Bidang) -> dict[str, object]:
    isi = asdict(satu)
    return {b.nama: isi[b.nama] for b in bidang.bagian if isi[b.nama] != ""}


# --- opening


def bidang_buka(konteks: Konteks) -> tuple[Bidang, ...]:
    """The fields of a submission under a standard read for one variant."""
    kosakata, standar = konteks.kosakata, konteks.standar
    kanal = Bidang(
        nama="kanal",
        jenis=JenisBidang.PILIHAN,
        teks=Kata("Diterima melalui", "Received through"),
        wajib=True,
        pilihan=pilihan(kosakata.kanal, kanal_umum(konteks)),
        nilai="loket" if "loket" in kosakata.kanal else None,
    )
    sendiri = [d for d in _diminta(konteks) if not _setiap(d)]
    return (
        kanal,
        *(_bidang_pihak(konteks, batas, _pihak_mungkin(konteks)) for batas in standar.pihak),
        *(bidang_fakta(konteks, f"{FAKTA}{d.kode}", d) for d in fakta_ditanya(konteks, "")),
        *(_bidang_awal(konteks, dokumen) for dokumen in sendiri),
        TETAP_AJUKAN,
    )


def _setiap(dokumen: Dokumen) -> str:
    """The kind of party of whom each brings the paper."""
    milik = urai_pihak(dokumen.untuk) if dokumen.untuk else None
    return milik.pihak if milik and milik.setiap else ""


def _bidang_awal(konteks: Konteks, dokumen: Dokumen) -> Bidang:
    if not dokumen.untuk:
        return bidang_dokumen(konteks, dokumen)
    pihak = urai_pihak(dokumen.untuk).pihak
    milik = sebutan(konteks.kosakata.pihak, pihak)
    return bidang_dokumen(konteks, dokumen, f"{pihak}[0]", milik)


def _bidang_pihak(konteks: Konteks, batas: BatasPihak, ada: Iterable[Pilihan]) -> Bidang:
    akun = Bidang(
        nama="akun",
        jenis=JenisBidang.AKUN,
        teks=Kata("Akun yang mengikuti kasus", "Account that follows the case"),
    )
    return Bidang(
        nama=f"pihak.{batas.pihak}",
        jenis=JenisBidang.PIHAK,
        teks=sebutan(konteks.kosakata.pihak, batas.pihak),
        wajib=batas.minimal > 0,
        banyak=Banyak(minimal=batas.minimal, maksimal=batas.maksimal),
        bagian=(
            *bagian_pihak(konteks, batas.pihak),
            akun,
            *_bagian_wakil(konteks, batas.pihak, ada),
            *(
                bidang_dokumen(konteks, dokumen)
                for dokumen in _diminta(konteks)
                if _setiap(dokumen) == batas.pihak
            ),
        ),
    )


def _bagian_wakil(konteks: Konteks, pihak: str, ada: Iterable[Pilihan]) -> Iterator[Bidang]:
    """For whom of ``ada`` a party acts, in what and until when; nothing of one that acts for
    nobody."""
    kosakata = konteks.kosakata
    jenis = kosakata.wakil.get(pihak)
    if jenis is None:
        return
    tidak = {*kosakata.wakil, *jenis.bukan_bagi}
    yield Bidang(
        nama="mewakili",
        jenis=JenisBidang.PILIHAN,
        teks=Kata("Bertindak untuk", "Acts for"),
        pilihan=tuple(p for p in ada if str(p.kode).partition("[")[0] not in tidak),
    )
    if not jenis.penuh:
        yield Bidang(
            nama="lingkup",
            jenis=JenisBidang.PILIHAN_BANYAK,
            teks=Kata("Yang disebut surat kuasa", "What the letter of proxy names"),
            pilihan=pilihan(kosakata.lingkup, (satu.value for satu in Lingkup)),
        )
    yield Bidang(
        nama="berlaku_sampai",
        jenis=JenisBidang.TANGGAL,
        teks=Kata("Berlaku sampai", "Valid until"),
        paling_awal=konteks.awal_hari(konteks.tanggal),
        boleh_masa_depan=True,
    )


def _pihak_mungkin(konteks: Konteks) -> Iterator[Pilihan]:
    """Each party that a case may open with, numbered while there are few of a kind."""
    for batas in konteks.standar.pihak:
        kata = sebutan(konteks.kosakata.pihak, batas.pihak)
        yield Pilihan(kode=batas.pihak, teks=kata)
        for ke in range(1, batas.maksimal if batas.maksimal <= SEDIKIT else 1):
            teks = Kata(f"{kata.id} {ke + 1}", f"{kata.en} {ke + 1}")
            yield Pilihan(kode=f"{batas.pihak}[{ke}]", teks=teks)


def bagian_pihak(konteks: Konteks, pihak: str) -> tuple[Bidang, ...]:
    """The facts of one party, as parts of its field."""
    return tuple(bidang_fakta(konteks, f"data.{d.kode}", d) for d in fakta_ditanya(konteks, pihak))


def bidang_varian(konteks: Konteks, varian: Iterable[Varian]) -> Bidang:
    """The choice of one of these variants."""
    return Bidang(
        nama="varian",
        jenis=JenisBidang.PILIHAN,
        teks=Kata("Jenis layanan", "Kind of service"),
        wajib=True,
        pilihan=tuple(
            Pilihan(kode=satu.kode, teks=konteks.kosakata.kata(satu.nama)) for satu in varian
        ),
    )


# --- joining


def bidang_tambah(keadaan: Kasus, konteks: Konteks) -> Iterator[Bidang]:
    """For each kind of party of which there may be more: who joins; nobody to act for others where
    there is nobody they may act for."""
    ada = [Pilihan(kode=kode, teks=teks) for kode, teks in sebutan_pihak(keadaan, konteks)]
    for batas in konteks.standar.pihak:
        tipe = WakilDitambah.tipe if batas.pihak in konteks.standar.wakil else PihakDitambah.tipe
        if not keadaan.boleh(tipe):
            continue
        sisa = batas.maksimal - sum(satu.pihak == batas.pihak for satu in keadaan.pihak)
        if sisa > 0:
            penuh = _bidang_pihak(konteks, batas, ada)
            bagian = [b for b in penuh.bagian if b.jenis is not JenisBidang.BERKAS]
            if any(b.nama == "mewakili" and not b.pilihan for b in bagian):
                continue
            yield evolve(
                penuh,
                wajib=False,
                banyak=Banyak(minimal=1, maksimal=sisa),
                bagian=tuple(bagian),
            )
