"""Facts that cannot all be true: a fixed list of named checks, and what follows from one.

A contradiction refuses nothing. It warns in words, and the facts in it are unknown
(`bertentangan`) to every condition, so that what rests on them is *belum dapat dinilai* and the
recommendation never to approve. What may be true, but seldom is, only warns. A fact that is not
known contradicts nothing; dates known to a span do so only if no pair of their days can stand
together.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Final, TypeAlias

from dinsos_core.domain.kelayakan import pertentangan_kategori as kategori
from dinsos_core.domain.kelayakan import pertentangan_orang as orang
from dinsos_core.domain.kelayakan import pertentangan_waktu as waktu
from dinsos_core.domain.kelayakan.cakupan import Cakupan, Cari, Tempat, Temuan, samarkan
from dinsos_core.domain.kelayakan.curiga import (
    Curiga,
    Pencuriga,
    beberapa,
    gabung,
    mendahului,
    sama,
)
from dinsos_core.domain.kelayakan.deklarasi import PENGAJUAN
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.gerbang import (
    DIJAGA,
    Tambahan,
    Tenang,
    gerbang,
    tambahan,
)
from dinsos_core.domain.kelayakan.kalimat import Kalimat, ungkap
from dinsos_core.domain.kelayakan.peringatan import Peringatan
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import ALMARHUM, PEMOHON
from dinsos_core.domain.standar.kosakata import Kosakata


@frozen(kw_only=True)
class Pemeriksaan:
    """One named check.

    ``siapkan`` gives the check itself for the facts in question, or None where it has not enough
    of them; ``fakta`` are their codes, ``alasan`` is the legal or plain reason. Only a check that
    is ``bertentangan`` makes its facts unknown. ``curiga`` tells the cases of a list that it must
    look at; None: all.
    """

    kode: str
    fakta: tuple[str, ...]
    kalimat: Kalimat
    alasan: Kata
    siapkan: Callable[[Cakupan], Cari | None]
    bertentangan: bool = True
    curiga: Pencuriga | None = None

    def peringatan(self, temuan: Temuan, kosakata: Kosakata) -> Peringatan:
        """What it found, worded."""
        return Peringatan(
            kode=self.kode,
            lokasi=tuple(satu.lokasi for satu in temuan.tempat),
            ungkapan=ungkap(self.kalimat, **temuan.isi),
            kosakata=kosakata,
        )


PEMERIKSAAN: Final = (
    Pemeriksaan(
        kode="nikah_terlalu_dini",
        fakta=("tanggal_nikah", "tanggal_nikah_agama", "tanggal_lahir"),
        kalimat=Kalimat(
            "Menikah {nikah}, padahal {pihak} {lahir}.",
            "Married {nikah}, but {pihak} {lahir}.",
        ),
        alasan=Kata(
            f"Tidak ada yang menikah sebelum lahir atau sebelum berusia {waktu.USIA_KANAK} tahun; "
            "batas usia kanak ini milik kami, bukan dari undang-undang",
            f"Nobody marries before birth or before the age of {waktu.USIA_KANAK}; this age is "
            "ours, no law states it",
        ),
        siapkan=waktu.nikah_terlalu_dini,
        curiga=gabung(
            *(
                mendahului(kode, f"{PEMOHON}.tanggal_lahir", tahun=waktu.USIA_KANAK)
                for kode in waktu.NIKAH
            )
        ),
    ),
    Pemeriksaan(
        kode="nikah_di_bawah_usia",
        fakta=("tanggal_nikah", "tanggal_nikah_agama", "tanggal_lahir", "jenis_kelamin"),
        kalimat=Kalimat(
            "Menikah {nikah}, padahal {pihak} {lahir}: di bawah usia kawin {usia} tahun "
            "menurut undang-undang waktu itu. Mungkin saja dengan dispensasi.",
            "Married {nikah}, but {pihak} {lahir}: below the marriage age of {usia} years "
            "of the law of that time. It may be so, with a dispensation.",
        ),
        alasan=Kata(
            "Usia kawin 19 tahun sejak 15 Oktober 2019 (UU 16/2019), sebelumnya sejak 1 Oktober "
            "1975 pria 19 dan wanita 16 tahun (UU 1/1974 pasal 7, PP 9/1975) (belum diperiksa pada "
            "naskahnya); dengan dispensasi pengadilan dapat di bawahnya",
            "Marriage age 19 since 15 October 2019 (UU 16/2019), before that and since 1 October "
            "1975 men 19 and women 16 (UU 1/1974 art. 7, PP 9/1975) (not checked against the "
            "text); with a court's dispensation it may be lower",
        ),
        siapkan=waktu.nikah_di_bawah_usia,
        bertentangan=False,
    ),
    Pemeriksaan(
        kode="tidak_menikah_bertanggal",
        fakta=("menikah", "tanggal_nikah", "tanggal_nikah_agama"),
        kalimat=Kalimat(
            "Tidak berstatus menikah, padahal ada tanggal menikah: {nikah}.",
            "Not married, but there is a date of marriage: {nikah}.",
        ),
        alasan=Kata(
            "Yang tidak menikah tidak mempunyai tanggal menikah, kecuali janda dan duda",
            "Whoever is not married has no date of marriage, except the widowed and divorced",
        ),
        siapkan=waktu.tidak_menikah_bertanggal,
        bertentangan=False,
    ),
    Pemeriksaan(
        kode="kandung_melebihi_semua",
        fakta=("jumlah_anak", "jumlah_anak_kandung"),
        kalimat=Kalimat(
            "Anak kandung {kandung} orang, padahal semua anak, kandung dan angkat, {semua} orang.",
            "{kandung} biological children, but {semua} children in all, biological and adopted.",
        ),
        alasan=Kata(
            "Anak kandung termasuk dalam semua anak", "Biological children are among all children"
        ),
        siapkan=orang.kandung_melebihi_semua,
        curiga=mendahului("jumlah_anak", "jumlah_anak_kandung"),
    ),
    Pemeriksaan(
        kode="anak_lebih_tua",
        fakta=("tanggal_lahir",),
        kalimat=Kalimat(
            "Anak {anak}, padahal {pihak} yang akan mengangkatnya {lahir}.",
            "The child {anak}, but {pihak}, who is to adopt it, {lahir}.",
        ),
        alasan=Kata(
            "Anak angkat tidak lebih tua daripada orang tua angkatnya (PP 54/2007: anak di bawah "
            "18 tahun, orang tua angkat 30 sampai 55 tahun)",
            "An adopted child is not older than its adopters (PP 54/2007: a child below 18, "
            "adopters from 30 to 55)",
        ),
        siapkan=waktu.anak_lebih_tua,
        curiga=mendahului("anak.tanggal_lahir", f"{PEMOHON}.tanggal_lahir"),
    ),
    Pemeriksaan(
        kode="meninggal_sebelum_lahir",
        fakta=("tanggal_meninggal", "tanggal_lahir"),
        kalimat=Kalimat(
            "{pihak} meninggal {meninggal}, padahal {lahir}.",
            "{pihak} died {meninggal}, but {lahir}.",
        ),
        alasan=Kata("Tidak ada yang meninggal sebelum lahir", "Nobody dies before birth"),
        siapkan=waktu.meninggal_sebelum_lahir,
        curiga=mendahului("tanggal_meninggal", "tanggal_lahir", seorang=True),
    ),
    Pemeriksaan(
        kode="meninggal_sesudah_pengajuan",
        fakta=("tanggal_meninggal",),
        kalimat=Kalimat(
            "{pihak} meninggal {meninggal}, padahal diajukan sebagai almarhum {pengajuan}.",
            "{pihak} died {meninggal}, but was named as deceased on {pengajuan}.",
        ),
        alasan=Kata(
            "Yang diajukan sebagai almarhum sudah meninggal pada hari pengajuan",
            "Whoever is named as deceased had died by the day of submission",
        ),
        siapkan=waktu.meninggal_sesudah_pengajuan,
        curiga=mendahului(PENGAJUAN, f"{ALMARHUM}.tanggal_meninggal"),
    ),
    Pemeriksaan(
        kode="pengaju_sudah_meninggal",
        fakta=("tanggal_meninggal",),
        kalimat=Kalimat(
            "{pihak} meninggal {meninggal}, padahal mengajukan {pengajuan}.",
            "{pihak} died {meninggal}, but submitted on {pengajuan}.",
        ),
        alasan=Kata(
            "Orang yang sudah meninggal tidak mengajukan atau melaporkan sesuatu",
            "The dead neither apply nor report",
        ),
        siapkan=waktu.pengaju_sudah_meninggal,
        curiga=mendahului("tanggal_meninggal", PENGAJUAN),
    ),
    Pemeriksaan(
        kode="ahli_waris_lahir_kemudian",
        fakta=("ahli_waris", "tanggal_lahir", "tanggal_meninggal"),
        kalimat=Kalimat(
            "{pihak} ahli waris dan {lahir}, padahal yang diwarisinya meninggal {meninggal}.",
            "{pihak} is an heir and {lahir}, but whoever left the estate died {meninggal}.",
        ),
        alasan=Kata(
            "Ahli waris hidup atau sudah dikandung saat pewaris meninggal (KUH Perdata pasal 2 dan "
            f"836, KHI pasal 171); kandungan paling lama {waktu.HARI_KANDUNGAN} hari (KUH Perdata "
            "pasal 255) (belum diperiksa pada naskahnya)",
            "An heir was alive or conceived when the deceased died (Civil Code arts. 2 and 836, "
            f"KHI art. 171); a pregnancy lasts at most {waktu.HARI_KANDUNGAN} days (Civil Code "
            "art. 255) (not checked against the text)",
        ),
        siapkan=waktu.ahli_waris_lahir_kemudian,
        curiga=mendahului(f"{ALMARHUM}.tanggal_meninggal", f"{PEMOHON}.tanggal_lahir"),
    ),
    Pemeriksaan(
        kode="masuk_sebelum_lahir",
        fakta=("tanggal_masuk_singgah", "tanggal_masuk_terakhir", "tanggal_lahir"),
        kalimat=Kalimat(
            "{pihak} masuk rumah singgah {masuk}, padahal {lahir}.",
            "{pihak} entered the shelter {masuk}, but {lahir}.",
        ),
        alasan=Kata("Tidak ada yang masuk sebelum lahir", "Nobody enters before birth"),
        siapkan=waktu.masuk_sebelum_lahir,
        curiga=gabung(
            *(mendahului(kode, "tanggal_lahir", seorang=True) for kode in waktu.SEMUA_MASUK)
        ),
    ),
    Pemeriksaan(
        kode="masuk_sesudah_meninggal",
        fakta=("tanggal_masuk_singgah", "tanggal_masuk_terakhir", "tanggal_meninggal"),
        kalimat=Kalimat(
            "{pihak} masuk rumah singgah {masuk}, padahal meninggal {meninggal}.",
            "{pihak} entered the shelter {masuk}, but died {meninggal}.",
        ),
        alasan=Kata("Tidak ada yang masuk sesudah meninggal", "Nobody enters after death"),
        siapkan=waktu.masuk_sesudah_meninggal,
        curiga=gabung(
            *(mendahului("tanggal_meninggal", kode, seorang=True) for kode in waktu.SEMUA_MASUK)
        ),
    ),
    Pemeriksaan(
        kode="masuk_terakhir_sebelum_pertama",
        fakta=("tanggal_masuk_terakhir", "tanggal_masuk_singgah"),
        kalimat=Kalimat(
            "{pihak} terakhir masuk rumah singgah {terakhir}, padahal pertama kali {pertama}.",
            "{pihak} last entered the shelter {terakhir}, but first {pertama}.",
        ),
        alasan=Kata(
            "Yang terakhir tidak mendahului yang pertama",
            "The last time does not come before the first",
        ),
        siapkan=waktu.masuk_terakhir_sebelum_pertama,
        curiga=mendahului("tanggal_masuk_terakhir", "tanggal_masuk_singgah", seorang=True),
    ),
    Pemeriksaan(
        kode="pub_berakhir_sebelum_mulai",
        fakta=("tanggal_mulai_pub", "tanggal_akhir_pub"),
        kalimat=Kalimat(
            "Pengumpulan berakhir {akhir}, padahal dimulai {mulai}.",
            "The collection ends {akhir}, but begins {mulai}.",
        ),
        alasan=Kata(
            "Hari terakhir tidak mendahului hari pertama",
            "The last day does not come before the first",
        ),
        siapkan=waktu.pub_berakhir_sebelum_mulai,
        curiga=mendahului("tanggal_akhir_pub", "tanggal_mulai_pub"),
    ),
    Pemeriksaan(
        kode="tanpa_keluarga_tetapi_diketahui",
        fakta=("punya_keluarga_wali", "keluarga_diketahui"),
        kalimat=Kalimat(
            "{pihak} tidak mempunyai keluarga, wali atau pengampu, padahal keluarganya diketahui.",
            "{pihak} has no family, guardian or curator, but the family is known.",
        ),
        alasan=Kata(
            "Keluarga yang diketahui biasanya keluarga yang ada, kecuali sudah meninggal atau "
            "bukan yang mengurusnya",
            "A family that is known mostly exists, unless it has died or takes no care of the "
            "person",
        ),
        siapkan=orang.tanpa_keluarga_tetapi_diketahui,
        bertentangan=False,
    ),
    Pemeriksaan(
        kode="nik_ganda",
        fakta=("nik",),
        kalimat=Kalimat(
            "Satu NIK, {nik}, tercatat pada {pihak}, padahal bukan satu orang.",
            "One NIK, {nik}, is recorded for {pihak}, who are not one person.",
        ),
        alasan=Kata(
            "NIK melekat pada satu orang (UU 23/2006 pasal 13, belum diperiksa pada naskahnya); "
            "dua pemohon, dua anak, pemohon dan anak yang diangkatnya, almarhum dan siapa pun, "
            "atau yang berbeda tanggal lahir atau jenis kelaminnya, bukan satu orang. NIK pengisi "
            "(satu angka berulang, nomor urut 0000) tidak menunjuk siapa pun. Jawaban registri "
            "atas NIK itu ikut belum dapat dipakai",
            "A NIK belongs to one person (UU 23/2006 art. 13, not checked against the text); two "
            "applicants, two children, an applicant and the child to adopt, the deceased and "
            "anybody, or persons whose birth date or sex differ, are not one person. Placeholders "
            "(one digit repeated, running number 0000) name nobody. What registries answered to "
            "that NIK cannot be used either",
        ),
        siapkan=orang.nik_ganda,
        curiga=sama("nik"),
    ),
    Pemeriksaan(
        kode="satu_orang_dua_pihak",
        fakta=("nama", "tanggal_lahir", "jenis_kelamin"),
        kalimat=Kalimat(
            "{pihak} bernama, lahir dan berkelamin sama, padahal bukan satu orang.",
            "{pihak} have the same name, date of birth and sex, but are not one person.",
        ),
        alasan=Kata(
            "Satu orang tidak dapat menjadi dua pihak yang bukan satu orang (lihat nik_ganda)",
            "One person cannot be two parties that are not one person (see nik_ganda)",
        ),
        siapkan=orang.satu_orang_dua_pihak,
        curiga=sama("tanggal_lahir"),
    ),
    Pemeriksaan(
        kode="kategori_tak_serasi",
        fakta=("kategori_ppks",),
        kalimat=Kalimat(
            "{pihak} dinyatakan dalam kategori {kategori}, yang tidak mungkin bersama.",
            "{pihak} is stated to be in the categories {kategori}, which cannot stand together.",
        ),
        alasan=Kata(
            "Yang bukan PPKS tidak berkategori lain; tidak ada yang masih anak dan sudah lanjut "
            "usia (UU 23/2002, UU 13/1998)",
            "Whoever is no person in need is in no category; nobody is a child and elderly at once "
            "(UU 23/2002, UU 13/1998)",
        ),
        siapkan=kategori.kategori_tak_serasi,
        curiga=beberapa("kategori_ppks"),
    ),
    Pemeriksaan(
        kode="kategori_di_luar_usia",
        fakta=("kategori_ppks", "tanggal_lahir"),
        kalimat=Kalimat(
            "{pihak} {lahir}; menurut usianya pada {pengajuan} tidak termasuk kategori {kategori}.",
            "{pihak} {lahir}; by the age on {pengajuan} not in the category {kategori}.",
        ),
        alasan=Kata(
            "Balita di bawah 5 tahun, anak di bawah 18 tahun (UU 23/2002), lanjut usia sejak 60 "
            "tahun (UU 13/1998); petugas mungkin memakai sebutan lama",
            "Under-fives are below 5, children below 18 (UU 23/2002), the elderly 60 or more (UU "
            "13/1998); an officer may use an old label",
        ),
        siapkan=kategori.kategori_di_luar_usia,
        bertentangan=False,
    ),
    Pemeriksaan(
        kode="kategori_di_luar_jenis_kelamin",
        fakta=("kategori_ppks", "jenis_kelamin"),
        kalimat=Kalimat(
            "{pihak} laki-laki; tidak termasuk kategori {kategori}.",
            "{pihak} is male; not in the category {kategori}.",
        ),
        alasan=Kata("Kategori itu bagi perempuan", "That category is of women"),
        siapkan=kategori.kategori_di_luar_jenis_kelamin,
        bertentangan=False,
    ),
)
"""Every check, in the order in which its findings are told."""

Dipilih: TypeAlias = tuple[tuple[Pemeriksaan, Cari], ...]
"""Checks made ready for one standard."""
Pertentangan: TypeAlias = tuple[tuple[Pemeriksaan, Temuan], ...]
"""What checks found in one case."""


@frozen(kw_only=True)
class PemeriksaanSiap:
    """The checks made ready for one standard: ``bertentangan`` those for what cannot be true,
    ``selalu`` of them those that even a quiet case needs, ``menurut`` those it needs that states a
    fact it is not asked (``tambahan``), ``ganjil`` those that only warn."""

    bertentangan: Dipilih
    selalu: Dipilih
    menurut: Mapping[str, Dipilih]
    ganjil: Dipilih
    tenang: Tenang
    tambahan: Tambahan

    def pertentangan(self, fakta: FaktaKasus, pengajuan: date) -> Pertentangan:
        """What cannot all be true in a case first submitted on ``pengajuan``."""
        if self.tenang(fakta):
            perlu = self.selalu
            for kode in self.tambahan(fakta):
                perlu += self.menurut.get(kode, ())
            if not perlu or not _temukan(perlu, fakta, pengajuan):
                return ()
        return _temukan(self.bertentangan, fakta, pengajuan)

    def curiga(self, tempat: Collection[Tempat]) -> frozenset[Curiga] | None:
        """What makes a case of a list suspect whose facts stand at these places: where none of it
        holds, `pertentangan` finds nothing. None: any case is."""
        hasil: set[Curiga] = set()
        for periksa, _ in self.bertentangan:
            if periksa.curiga is None:
                return None
            hasil.update(periksa.curiga(tempat))
        return frozenset(hasil)

    def keganjilan(self, fakta: FaktaKasus, pengajuan: date) -> Pertentangan:
        """What seldom is true in it."""
        return _temukan(self.ganjil, fakta, pengajuan)


def siapkan_pemeriksaan(cakupan: Cakupan) -> PemeriksaanSiap:
    """The checks whose facts the standard asks; for whoever states more, all."""
    semua = _siap(cakupan.luas)
    bertentangan = tuple(satu for satu in semua if satu[0].bertentangan)
    dibaca = {kode for satu in PEMERIKSAAN for kode in satu.fakta}
    return PemeriksaanSiap(
        bertentangan=bertentangan,
        selalu=_tak_dijaga(satu for satu in _siap(cakupan) if satu[0].bertentangan),
        menurut={
            kode: _tak_dijaga(satu for satu in bertentangan if kode in satu[0].fakta)
            for kode in dibaca
        },
        ganjil=tuple(satu for satu in semua if not satu[0].bertentangan),
        tenang=gerbang(cakupan),
        tambahan=tambahan(cakupan, dibaca),
    )


def _tak_dijaga(semua: Iterable[tuple[Pemeriksaan, Cari]]) -> Dipilih:
    return tuple(satu for satu in semua if satu[0].kode not in DIJAGA)


def _siap(cakupan: Cakupan) -> Dipilih:
    return tuple((p, cari) for p in PEMERIKSAAN if (cari := p.siapkan(cakupan)) is not None)


def _temukan(semua: Dipilih, fakta: FaktaKasus, pengajuan: date) -> Pertentangan:
    hasil: Pertentangan = ()
    for periksa, cari in semua:
        if temuan := cari(fakta, pengajuan):
            hasil += tuple((periksa, satu) for satu in temuan)
    return hasil


def tanpa_yang_bertentangan(fakta: FaktaKasus, semua: Pertentangan) -> FaktaKasus:
    """The facts with those in a contradiction, and what rests on them, unknown."""
    return samarkan(fakta, (t for _, satu in semua for t in (*satu.tempat, *satu.ikut)))


def kena(semua: Pertentangan, lokasi: Iterable[str]) -> Pertentangan:
    """Those of them that made a value at one of these places unknown."""
    cari = frozenset(lokasi)
    return tuple(
        (periksa, satu)
        for periksa, satu in semua
        if any(t.lokasi in cari for t in (*satu.tempat, *satu.ikut))
    )
