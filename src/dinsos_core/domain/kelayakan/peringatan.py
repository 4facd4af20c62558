"""Warnings: what is odd about the facts of a case, said in words and refusing nothing.

A `Peringatan` is worded with the values and is for whoever may see them; what an event stores of it
(`RingkasanPeringatan`) names the kind and the places, and no value.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import field

from dinsos_core.domain.kelayakan.kalimat import TANPA_KOSAKATA, Kalimat, Ungkapan, awali_besar
from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.kosakata import Kosakata

SEBUTAN: Final[Mapping[str, Kalimat]] = {
    "nik_bukan_16_angka": Kalimat("NIK bukan 16 angka", "the NIK is not 16 digits"),
    "nik_tanggal_tidak_ada": Kalimat(
        "NIK memuat tanggal yang tidak ada", "the NIK holds a date that does not exist"
    ),
    "nik_tanggal_lahir_berbeda": Kalimat(
        "NIK tidak cocok dengan tanggal lahir", "the NIK does not match the date of birth"
    ),
    "nik_jenis_kelamin_berbeda": Kalimat(
        "NIK tidak cocok dengan jenis kelamin", "the NIK does not match the sex"
    ),
    "nik_wilayah_berbeda": Kalimat("NIK dari wilayah lain", "the NIK is from another area"),
    "tanggal_konvensional": Kalimat(
        "tanggal lahir lazim, mungkin bukan yang sebenarnya, dan menentukan hasilnya",
        "a conventional date of birth, which may not be the real one, decides the answer",
    ),
    "registri_dinyatakan": Kalimat(
        "jawaban registri dinyatakan, belum ditanyakan",
        "a registry's answer was stated, and not asked yet",
    ),
    "nikah_terlalu_dini": Kalimat(
        "tanggal menikah sebelum lahir atau semasa kanak-kanak",
        "the marriage is dated before the birth or in early childhood",
    ),
    "nikah_di_bawah_usia": Kalimat(
        "menikah di bawah usia kawin waktu itu", "married below the marriage age of that time"
    ),
    "tidak_menikah_bertanggal": Kalimat(
        "tidak berstatus menikah, padahal ada tanggal menikah",
        "not married, but there is a date of marriage",
    ),
    "kandung_melebihi_semua": Kalimat(
        "anak kandung lebih banyak daripada semua anak",
        "more biological children than children in all",
    ),
    "anak_lebih_tua": Kalimat(
        "anak lebih tua daripada yang akan mengangkatnya",
        "the child is older than who is to adopt it",
    ),
    "meninggal_sebelum_lahir": Kalimat("meninggal sebelum lahir", "died before birth"),
    "meninggal_sesudah_pengajuan": Kalimat(
        "meninggal sesudah diajukan sebagai almarhum", "died after being named as deceased"
    ),
    "pengaju_sudah_meninggal": Kalimat(
        "mengajukan sesudah meninggal", "submitted after having died"
    ),
    "ahli_waris_lahir_kemudian": Kalimat(
        "ahli waris lahir lama sesudah yang diwarisinya meninggal",
        "an heir was born long after whoever left the estate had died",
    ),
    "masuk_sebelum_lahir": Kalimat(
        "masuk rumah singgah sebelum lahir", "entered the shelter before birth"
    ),
    "masuk_sesudah_meninggal": Kalimat(
        "masuk rumah singgah sesudah meninggal", "entered the shelter after death"
    ),
    "masuk_terakhir_sebelum_pertama": Kalimat(
        "terakhir masuk rumah singgah sebelum pertama kali masuk",
        "last entered the shelter before entering it first",
    ),
    "pub_berakhir_sebelum_mulai": Kalimat(
        "pengumpulan berakhir sebelum mulai", "the collection ends before it begins"
    ),
    "tanpa_keluarga_tetapi_diketahui": Kalimat(
        "tidak mempunyai keluarga, padahal keluarganya diketahui",
        "no family, but the family is known",
    ),
    "nik_ganda": Kalimat(
        "satu NIK pada pihak yang bukan satu orang", "one NIK for parties that are not one person"
    ),
    "satu_orang_dua_pihak": Kalimat(
        "satu orang sebagai pihak yang bukan satu orang",
        "one person as parties that are not one person",
    ),
    "pengaju_anak": Kalimat(
        "yang mengajukan belum berumur 18 tahun", "whoever asks was under 18 on submission"
    ),
    "pengaju_mungkin_anak": Kalimat(
        "yang mengajukan mungkin belum berumur 18 tahun",
        "whoever asks may have been under 18 on submission",
    ),
    "kategori_tak_serasi": Kalimat(
        "kategori PPKS yang tidak mungkin bersama",
        "categories of person in need that cannot stand together",
    ),
    "kategori_di_luar_usia": Kalimat(
        "kategori PPKS tidak sesuai usia", "the category of person in need does not fit the age"
    ),
    "kategori_di_luar_jenis_kelamin": Kalimat(
        "kategori PPKS tidak sesuai jenis kelamin",
        "the category of person in need does not fit the sex",
    ),
}
"""Every kind of warning in words without values, for open places."""


@frozen(kw_only=True, order=True)
class RingkasanPeringatan:
    """A warning as it is stored and shown in the open: its kind, and the facts it is about by
    place (`pemohon[1].nik`), counted from 0."""

    kode: str
    lokasi: tuple[str, ...]

    def teks(self, bahasa: Bahasa = "id") -> str:
        """The kind in words, without values; a kind that has none is shown by its code.

        >>> RingkasanPeringatan(kode="nik_wilayah_berbeda", lokasi=("anak[0].nik",)).teks()
        'NIK dari wilayah lain'
        """
        kalimat = SEBUTAN.get(self.kode)
        if kalimat is None:
            return self.kode.replace("_", " ")
        return awali_besar(kalimat.id if bahasa == "id" else kalimat.en)


@frozen(kw_only=True)
class Peringatan:
    """A warning in words, with the values it is about: personal, and left out of ``repr``.

    ``kosakata`` gives the names it says them by.
    """

    kode: str
    lokasi: tuple[str, ...]
    ungkapan: Ungkapan = field(repr=False)
    kosakata: Kosakata = field(default=TANPA_KOSAKATA, repr=False, eq=False)

    def teks(self, bahasa: Bahasa = "id") -> str:
        """The warning in one language, with the values: personal."""
        return awali_besar(self.ungkapan.teks(bahasa, self.kosakata))

    def ringkas(self) -> RingkasanPeringatan:
        """What may be stored of it."""
        return RingkasanPeringatan(kode=self.kode, lokasi=self.lokasi)


def ringkas_semua(semua: Iterable[Peringatan]) -> tuple[RingkasanPeringatan, ...]:
    """What may be stored of them."""
    return tuple(satu.ringkas() for satu in semua)
