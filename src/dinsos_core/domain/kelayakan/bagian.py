"""One value judged, with the reason in words: of one party, or of the case."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from attrs import evolve, field

from dinsos_core.domain.kelayakan.dasar_uji import (
    Ketentuan,
    Putusan,
    Soal,
    SoalRentang,
    kata_ambang,
)
from dinsos_core.domain.kelayakan.fakta import BELUM_DIISI, FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import Kalimat, Ungkapan, awali_besar, ungkap
from dinsos_core.domain.kelayakan.kata_rentang import jelaskan_rentang
from dinsos_core.domain.kelayakan.rentang import putusan_hari, tak_pasti
from dinsos_core.domain.kelayakan.ringkasan import Kesimpulan, RingkasanBagian
from dinsos_core.domain.kelayakan.sebutan import sebutan_pihak
from dinsos_core.domain.kelayakan.susunan import UjiSiap
from dinsos_core.domain.kelayakan.terjawab import Acuan, JawabanBagian
from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import (
    TIADA,
    BelumDiketahui,
    Nilai,
    NilaiFakta,
    TanggalRentang,
    Tiada,
)
from dinsos_core.domain.standar.jalur import Jalur

SEBAB: Final[Mapping[str, Kalimat]] = {
    "belum_diisi": Kalimat(
        "{fakta}: belum diisi; syaratnya {ambang}.", "{fakta}: not stated yet; required: {ambang}."
    ),
    "sumber_tak_terjangkau": Kalimat(
        "{fakta}: belum dapat diperiksa karena sumber datanya sedang tidak terjangkau; "
        "ini tidak berarti tidak terpenuhi. Syaratnya {ambang}.",
        "{fakta}: cannot be checked because its source is out of reach; that does not make it "
        "unmet. Required: {ambang}.",
    ),
    "belum_ditanya": Kalimat(
        "{fakta}: diperiksa kantor pada sumber datanya dan belum ditanyakan; syaratnya {ambang}.",
        "{fakta}: looked up by the office in its source, which was not asked yet; "
        "required: {ambang}.",
    ),
    "jawaban_sumber_salah": Kalimat(
        "{fakta}: dijawab sumber datanya dalam bentuk yang tidak dikenal, jadi belum dapat "
        "diperiksa; pengelola sistem perlu membetulkannya. Syaratnya {ambang}.",
        "{fakta}: answered by its source in a form that is not known, so it cannot be checked "
        "yet; whoever runs the system needs to mend that. Required: {ambang}.",
    ),
    "dihapus": Kalimat(
        "{fakta}: sudah dihapus; syaratnya {ambang}.", "{fakta}: erased; required: {ambang}."
    ),
    "bertentangan": Kalimat(
        "{fakta}: bertentangan dengan isian lain, jadi belum dapat dipakai; syaratnya {ambang}.",
        "{fakta}: contradicts other facts, so nothing can be concluded from it yet; "
        "required: {ambang}.",
    ),
    "salah_jenis": Kalimat(
        "{fakta}: tercatat dalam bentuk yang tidak terbaca; petugas perlu memperbaikinya. "
        "Syaratnya {ambang}.",
        "{fakta}: recorded in an unreadable form; an officer needs to correct it. "
        "Required: {ambang}.",
    ),
}
_TIADA: Final = Kalimat(
    "{fakta}: dinyatakan tidak ada; syaratnya {ambang}.",
    "{fakta}: stated that there is none; required: {ambang}.",
)
_SEBAB_LAIN: Final = Kalimat(
    "{fakta}: belum diketahui ({sebab}); syaratnya {ambang}.",
    "{fakta}: not known ({sebab}); required: {ambang}.",
)


@frozen(kw_only=True)
class BagianDinilai:
    """The judgement of one value: of one party, or of the case.

    ``lokasi`` is its place, counted from 0 (`pemohon[1].tanggal_lahir`); ``sebab`` why it cannot
    be judged yet, empty otherwise.
    """

    lokasi: str
    kesimpulan: Kesimpulan
    sebab: str = ""
    _uji: UjiSiap = field(repr=False, eq=False)
    _soal: Soal | SoalRentang | Tiada | None = field(default=None, repr=False)
    _belum: Jalur | None = field(default=None, repr=False)

    @property
    def nilai(self) -> Nilai | tuple[NilaiFakta, ...] | BelumDiketahui:
        """The value judged; personal. Unknown also while the reference date is."""
        soal = self._soal
        if isinstance(soal, Tiada):
            return soal
        return BELUM_DIISI if soal is None else soal.nilai

    @property
    def penjelasan(self) -> str:
        """The reason in Indonesian, with the value: personal."""
        return self.teks("id")

    def teks(self, bahasa: Bahasa) -> str:
        """The reason in one language, with the value: personal."""
        return self._teks(self._uji.ketentuan, bahasa)

    def teks_bernomor(self, bahasa: Bahasa) -> str:
        """The same after the party's name, which it does not repeat."""
        pihak, _, sisa = self.lokasi.partition("[")
        nomor = int(sisa.partition("]")[0]) + 1
        siapa = sebutan_pihak(pihak, nomor, bahasa, self._uji.ketentuan.kosakata)
        return f"{siapa}: {self._teks(self._uji.tanpa_pihak, bahasa)}"

    def _teks(self, ketentuan: Ketentuan, bahasa: Bahasa) -> str:
        return awali_besar(self._ungkapan(ketentuan).teks(bahasa, ketentuan.kosakata).strip())

    def _ungkapan(self, ketentuan: Ketentuan) -> Ungkapan:
        uji, soal = self._uji.uji, self._soal
        if isinstance(soal, Tiada):
            ambang = kata_ambang(uji.ambang, ketentuan)
            return ungkap(_TIADA, fakta=ketentuan.fakta, ambang=ambang)
        if isinstance(soal, SoalRentang):
            jelaskan = uji.jelaskan_rentang or partial(jelaskan_rentang, uji.ambang)
            return jelaskan(evolve(soal, ketentuan=ketentuan), self._putusan())
        if soal is not None:
            if ketentuan is not soal.ketentuan:
                soal = Soal(ketentuan=ketentuan, nilai=soal.nilai, pada=soal.pada, lain=soal.lain)
            return uji.jelaskan(soal, self._putusan())
        return ungkap(
            SEBAB.get(self.sebab, _SEBAB_LAIN),
            fakta=self._belum or ketentuan.fakta,
            ambang=kata_ambang(uji.ambang, ketentuan),
            sebab=self.sebab.replace("_", " "),
        )

    @property
    def bergantung_tanggal(self) -> bool:
        """Whether the answer differs with the day that an uncertain date is."""
        return isinstance(self._soal, SoalRentang) and len(self._soal.mungkin) > 1

    def _putusan(self) -> Putusan:
        if self.kesimpulan is Kesimpulan.BELUM_DAPAT_DINILAI:
            return BelumDiketahui(sebab=self.sebab)
        return self.kesimpulan is Kesimpulan.TERPENUHI


def bagian_dinilai(
    siap: UjiSiap,
    pada: Jalur | None,
    acuan: Acuan,
    isi: tuple[JawabanBagian, ...],
    fakta: FaktaKasus,
) -> tuple[BagianDinilai, ...]:
    """The parts of a condition that was judged, in the order of its values."""
    tempat = tempat_bagian(siap, fakta)
    boleh_tiada = siap.sah.tiada
    bagian = []
    for lokasi, (nilai, putusan, lain) in zip(tempat, isi, strict=False):
        belum = None
        soal: Soal | SoalRentang | Tiada | None = None
        if isinstance(nilai, BelumDiketahui):
            pass
        elif boleh_tiada and (TIADA in nilai if isinstance(nilai, tuple) else nilai == TIADA):
            soal = TIADA
        elif isinstance(acuan, BelumDiketahui):
            belum = pada
        elif isinstance(acuan, TanggalRentang) or (siap.tanggal and tak_pasti(nilai, lain)):
            soal = SoalRentang(
                ketentuan=siap.ketentuan,
                nilai=nilai,
                pada=acuan,
                lain=lain,
                acuan=pada,
                mungkin=putusan_hari(siap.bentuk, nilai, acuan, lain),
            )
        else:
            soal = Soal(ketentuan=siap.ketentuan, nilai=nilai, pada=acuan, lain=lain)
        bagian.append(
            BagianDinilai(
                lokasi=lokasi,
                kesimpulan=_kesimpulan(putusan),
                sebab=putusan.sebab if isinstance(putusan, BelumDiketahui) else "",
                uji=siap,
                soal=soal,
                belum=belum,
            )
        )
    return tuple(bagian)


def tempat_bagian(siap: UjiSiap, fakta: FaktaKasus) -> list[str]:
    """Where the values stand that a condition is asked about."""
    return [str(siap.jalur)] if siap.sekaligus else fakta.tempat(siap.jalur)


def ringkas_bagian(lokasi: str, putusan: Putusan, *, diteruskan: bool) -> RingkasanBagian:
    """What may be stored of one part, as `bagian_dinilai` and `tanpa_penolakan` give it."""
    kesimpulan = _kesimpulan(putusan)
    if diteruskan and putusan is False:
        kesimpulan = Kesimpulan.DITERUSKAN
    sebab = putusan.sebab if isinstance(putusan, BelumDiketahui) else ""
    return RingkasanBagian(lokasi=lokasi, kesimpulan=kesimpulan, sebab=sebab)


def tanpa_penolakan(bagian: BagianDinilai) -> BagianDinilai:
    """The part of a condition that passes the case on: not met, and no ground to refuse."""
    if bagian.kesimpulan is not Kesimpulan.TIDAK_TERPENUHI:
        return bagian
    return evolve(bagian, kesimpulan=Kesimpulan.DITERUSKAN)


def _kesimpulan(putusan: Putusan) -> Kesimpulan:
    if putusan is True:
        return Kesimpulan.TERPENUHI
    return Kesimpulan.TIDAK_TERPENUHI if putusan is False else Kesimpulan.BELUM_DAPAT_DINILAI
