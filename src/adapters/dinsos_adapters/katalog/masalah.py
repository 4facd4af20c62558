"""What can be wrong with a catalogue, said completely and in both languages.

Every reading and checking function of this package *notes* a problem and goes on, so that an
author sees all of them at once; `KatalogRusak` carries the whole list.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from attrs import Factory, define

from dinsos_adapters.katalog.posisi import Rentang, rentang_item
from dinsos_adapters.katalog.posisi import baris as baris_kunci
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.mirip import terdekat

MAKS_MASALAH = 100
"""Mistakes of one file that are described; of more it is said how many."""

MAKS_PILIHAN = 12
"""Longer lists of allowed names are not repeated in a message; the nearest one is."""

PANDUAN = "nama yang disebut `dinsos katalog panduan`"
"""Where the language's own names stand, if there are more."""


class JenisMasalah(StrEnum):
    """Stable codes; scripts may switch on them."""

    TAK_TERBACA = "tak_terbaca"
    TOML_RUSAK = "toml_rusak"
    BERKAS_HILANG = "berkas_hilang"
    BERKAS_TAK_DIKENAL = "berkas_tak_dikenal"
    KUNCI_TAK_DIKENAL = "kunci_tak_dikenal"
    KUNCI_HILANG = "kunci_hilang"
    JENIS_SALAH = "jenis_salah"
    NILAI_SALAH = "nilai_salah"
    NAMA_TAK_DIKENAL = "nama_tak_dikenal"
    KODE_GANDA = "kode_ganda"
    JALUR_TIDAK_TERBACA = "jalur_tidak_terbaca"
    FAKTA_SALAH_TEMPAT = "fakta_salah_tempat"
    JENIS_FAKTA_TIDAK_COCOK = "jenis_fakta_tidak_cocok"
    ACUAN_BUKAN_TANGGAL = "acuan_bukan_tanggal"
    BATAS_TERBALIK = "batas_terbalik"
    UJI_BERSAMA_SALAH_SATU = "uji_bersama_salah_satu"
    SALAH_SATU_BERSARANG = "salah_satu_bersarang"
    BILA_DALAM_SALAH_SATU = "bila_dalam_salah_satu"
    SEDIKITNYA_DI_LUAR_BATAS = "sedikitnya_di_luar_batas"
    KUNCI_TANPA_GUNA = "kunci_tanpa_guna"
    LABEL_TAK_JELAS = "label_tak_jelas"
    SYARAT_TAK_DINILAI = "syarat_tak_dinilai"
    BERKAS_TAK_DIPERIKSA = "berkas_tak_diperiksa"
    ATESTASI_TANPA_LANGKAH = "atestasi_tanpa_langkah"
    PRODUK_TAK_JELAS = "produk_tak_jelas"
    TANDA_TAK_TERJADI = "tanda_tak_terjadi"
    LANGKAH_TAK_TERCAPAI = "langkah_tak_tercapai"
    LANGKAH_TANPA_AKHIR = "langkah_tanpa_akhir"
    LANGKAH_TANPA_PELAKU = "langkah_tanpa_pelaku"
    KELUARAN_MUSTAHIL = "keluaran_mustahil"
    PENETAPAN_TIDAK_TEPAT = "penetapan_tidak_tepat"
    VERSI_BERTINDIH = "versi_bertindih"
    NOMOR_TAK_TERCETAK = "nomor_tak_tercetak"
    NOMOR_DAPAT_KEMBAR = "nomor_dapat_kembar"
    MASALAH_LAIN = "masalah_lain"


_PESAN: dict[JenisMasalah, tuple[str, str]] = {
    JenisMasalah.TAK_TERBACA: ("tidak dapat dibaca", "cannot be read"),
    JenisMasalah.TOML_RUSAK: ("bukan TOML yang sah", "is not valid TOML"),
    JenisMasalah.BERKAS_HILANG: ("berkas tidak ada", "the file is missing"),
    JenisMasalah.BERKAS_TAK_DIKENAL: ("berkas tidak dikenal", "unknown file"),
    JenisMasalah.KUNCI_TAK_DIKENAL: ("kunci tidak dikenal", "unknown key"),
    JenisMasalah.KUNCI_HILANG: ("kunci wajib belum ada", "a required key is missing"),
    JenisMasalah.JENIS_SALAH: ("jenis nilainya salah", "the value has the wrong type"),
    JenisMasalah.NILAI_SALAH: ("nilainya salah", "the value is wrong"),
    JenisMasalah.NAMA_TAK_DIKENAL: ("nama tidak dikenal", "unknown name"),
    JenisMasalah.KODE_GANDA: ("kode dipakai dua kali", "the code is used twice"),
    JenisMasalah.JALUR_TIDAK_TERBACA: (
        "jalur fakta tidak terbaca",
        "the path of the fact cannot be read",
    ),
    JenisMasalah.FAKTA_SALAH_TEMPAT: (
        "fakta pihak perlu nama pihaknya, fakta kasus tidak",
        "a party's fact needs the party's name, a case's fact has none",
    ),
    JenisMasalah.JENIS_FAKTA_TIDAK_COCOK: (
        "jenis faktanya tidak cocok dengan uji",
        "the kind of fact does not suit the test",
    ),
    JenisMasalah.ACUAN_BUKAN_TANGGAL: (
        "acuannya harus satu fakta tanggal",
        "the reference must be one date fact",
    ),
    JenisMasalah.BATAS_TERBALIK: ("batasnya terbalik", "the bounds are reversed"),
    JenisMasalah.UJI_BERSAMA_SALAH_SATU: (
        "uji tidak dapat bersama salah_satu",
        "uji cannot stand beside salah_satu",
    ),
    JenisMasalah.SALAH_SATU_BERSARANG: (
        "salah_satu tidak dapat bersarang",
        "salah_satu cannot be nested",
    ),
    JenisMasalah.BILA_DALAM_SALAH_SATU: (
        "pilihan dalam salah_satu tidak dapat memakai bila",
        "an alternative in salah_satu cannot have bila",
    ),
    JenisMasalah.SEDIKITNYA_DI_LUAR_BATAS: (
        "sedikitnya di luar banyaknya pilihan",
        "sedikitnya is outside the number of alternatives",
    ),
    JenisMasalah.KUNCI_TANPA_GUNA: (
        "kunci ini tidak berguna di sini",
        "this key acts on nothing here",
    ),
    JenisMasalah.LABEL_TAK_JELAS: (
        "perlu label cetak (butir) atau milik_kami = true, bukan keduanya",
        "needs a printed label (butir) or milik_kami = true, and not both",
    ),
    JenisMasalah.SYARAT_TAK_DINILAI: (
        "tidak ada langkah yang menilai syarat ini",
        "no step evaluates this condition",
    ),
    JenisMasalah.BERKAS_TAK_DIPERIKSA: (
        "tidak ada langkah yang memeriksa dokumen ini",
        "no step looks at this paper",
    ),
    JenisMasalah.ATESTASI_TANPA_LANGKAH: (
        "tidak ada langkah tempat peran yang disebut dapat menyatakannya",
        "no step lets the roles it names attest it",
    ),
    JenisMasalah.PRODUK_TAK_JELAS: (
        "langkah ini perlu menyebut satu produk yang diterbitkannya",
        "this step must name the one product that it issues",
    ),
    JenisMasalah.TANDA_TAK_TERJADI: (
        "penanda ini tidak pernah terjadi dalam prosedurnya",
        "this mark never happens in the procedure",
    ),
    JenisMasalah.LANGKAH_TAK_TERCAPAI: ("langkah tak pernah tercapai", "the step is never reached"),
    JenisMasalah.LANGKAH_TANPA_AKHIR: (
        "dari langkah ini prosedur tak pernah berakhir",
        "from this step the procedure never ends",
    ),
    JenisMasalah.LANGKAH_TANPA_PELAKU: (
        "langkah ini milik pihak yang tidak ada pada standar ini",
        "the step belongs to a party that this standard does not have",
    ),
    JenisMasalah.KELUARAN_MUSTAHIL: (
        "langkah ini tidak pernah dapat berakhir dengan keluaran itu",
        "the step can never have this outcome",
    ),
    JenisMasalah.PENETAPAN_TIDAK_TEPAT: (
        "permohonan perlu tepat satu langkah yang memutuskan, kasus lain paling banyak satu",
        "an application needs exactly one deciding step, any other case has one at most",
    ),
    JenisMasalah.VERSI_BERTINDIH: (
        "dua versi berlaku pada hari yang sama",
        "two versions are in force on the same day",
    ),
    JenisMasalah.NOMOR_TAK_TERCETAK: (
        "nomor suratnya tidak mencetak yang membedakan deretnya",
        "the letter's number does not print what its sequence is kept by",
    ),
    JenisMasalah.NOMOR_DAPAT_KEMBAR: (
        "nomornya dapat tercetak sama dengan nomor dari deret lain",
        "its number could be printed like one of another sequence",
    ),
    JenisMasalah.MASALAH_LAIN: (
        "masih ada yang salah pada berkas ini; perbaiki dahulu yang disebut",
        "more is wrong in this file; mend first what is named",
    ),
}


@frozen(kw_only=True)
class MasalahKatalog:
    """One mistake: where it is, what was found, what is allowed, and the nearest known name.

    ``kunci`` is the path inside the file (`syarat[2].uji`); ``baris`` the line, where it can be
    told for certain. ``diharapkan`` and ``rincian`` are in Indonesian, as the data are.
    """

    jenis: JenisMasalah
    berkas: str
    kunci: str = ""
    baris: int | None = None
    ditemukan: str = ""
    diharapkan: str = ""
    saran: str = ""
    rincian: str = ""

    @property
    def tempat(self) -> str:
        """File, line and key, as editors and people read them."""
        baris = f":{self.baris}" if self.baris else ""
        return f"{self.berkas}{baris}" + (f": {self.kunci}" if self.kunci else "")

    @property
    def pesan(self) -> str:
        """The whole message in Indonesian, without the place."""
        return self._susun(0, "ditemukan", "seharusnya", "mungkin maksudnya")

    @property
    def pesan_en(self) -> str:
        """The whole message in English, without the place."""
        return self._susun(1, "found", "expected", "did you mean")

    def _susun(self, bahasa: int, ditemukan: str, diharapkan: str, saran: str) -> str:
        bagian = [_PESAN[self.jenis][bahasa]]
        bagian += [self.rincian] if self.rincian else []
        bagian += [f"{ditemukan}: {self.ditemukan}"] if self.ditemukan else []
        bagian += [f"{diharapkan}: {self.diharapkan}"] if self.diharapkan else []
        bagian += [f"{saran}: {self.saran}?"] if self.saran else []
        return "; ".join(bagian)

    def __str__(self) -> str:
        return f"{self.tempat}: {self.pesan}"


class KatalogRusak(Exception):
    """The catalogue cannot be used; ``masalah`` holds every mistake, in the order of the files."""

    def __init__(self, masalah: Iterable[MasalahKatalog]) -> None:
        self.masalah = tuple(masalah)
        super().__init__(self.masalah)

    def __str__(self) -> str:
        kepala = f"katalog rusak, {len(self.masalah)} masalah (broken catalogue)"
        return "\n".join([f"{kepala}:", *(f"- {m}\n  {m.pesan_en}" for m in self.masalah)])


def ringkas(nilai: object) -> str:
    """A value as it may be quoted in a message: short, and never a walk through nested data."""
    match nilai:
        case dict():
            return "tabel"
        case list() | tuple():
            return f"daftar berisi {len(nilai)}"
        case bool():
            return "true" if nilai else "false"
        case str():
            teks = nilai
        case _:
            teks = f"{nilai:.40g}" if isinstance(nilai, float) else _aman(nilai)
    return teks if len(teks) <= 80 else teks[:77] + "..."


def _aman(nilai: object) -> str:
    try:
        return str(nilai)
    except ValueError:  # an integer beyond the interpreter's limit of digits
        return "bilangan yang terlalu besar"


@define
class Catatan:
    """Collects the problems of one file; ``teks`` is its source, to tell lines by.

    ``item``: path of an item (`langkah[ajukan]`) -> its list, and its place in that from 1.
    """

    berkas: str
    teks: str = ""
    masalah: list[MasalahKatalog] = Factory(list)
    item: dict[str, tuple[str, int]] = Factory(dict)
    lain: int = 0
    _dikenal: set[tuple[str, ...]] = Factory(set)
    _rentang: Mapping[tuple[str, int], Rentang] = Factory(dict)

    def catat(
        self,
        jenis: JenisMasalah,
        kunci: str = "",
        ditemukan: object = "",
        *,
        diharapkan: str = "",
        pilihan: Iterable[str] | None = None,
        asal: str = "",
        rincian: str = "",
        baris: int | None = None,
    ) -> None:
        """Note one problem; ``pilihan`` are the allowed names, of which the nearest is offered;
        ``asal`` says where they come from, if none is near and they are too many to repeat."""
        kata = ringkas(ditemukan)
        ini = (jenis, kunci, kata, rincian)
        if len(self.masalah) >= MAKS_MASALAH:
            if ini not in self._dikenal:
                self._dikenal.add(ini)
                self._catat_lain()
            return
        self._dikenal.add(ini)
        # Else a "2" that should be a 2 reads as what was expected.
        teks_salah = jenis is JenisMasalah.JENIS_SALAH and isinstance(ditemukan, str)
        saran = ""
        if pilihan is not None:
            boleh = sorted(pilihan)
            saran = terdekat(kata, boleh)
            if not diharapkan and len(boleh) <= MAKS_PILIHAN:
                diharapkan = ", ".join(boleh) or "(belum ada satu pun)"
            if not saran:
                diharapkan = diharapkan or asal
        masalah = MasalahKatalog(
            jenis=jenis,
            berkas=self.berkas,
            kunci=kunci,
            baris=baris or self._baris(kunci, kata),
            ditemukan=f'"{kata}"' if teks_salah else kata,
            diharapkan=diharapkan,
            saran=saran,
            rincian=rincian,
        )
        if masalah not in self.masalah:
            self.masalah.append(masalah)

    def _catat_lain(self) -> None:
        self.lain += 1
        satu = MasalahKatalog(
            jenis=JenisMasalah.MASALAH_LAIN, berkas=self.berkas, ditemukan=str(self.lain)
        )
        self.masalah[MAKS_MASALAH:] = [satu]

    def _baris(self, kunci: str, kata: str) -> int | None:
        tempat = self.item.get(kunci.partition("]")[0] + "]")
        if tempat and not self._rentang:
            self._rentang = rentang_item(self.teks)
        return baris_kunci(self.teks, kunci, kata, self._rentang.get(tempat) if tempat else None)
