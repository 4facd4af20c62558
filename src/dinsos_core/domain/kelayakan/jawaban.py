"""What an assessment says: per condition and part, with the reason in words.

Only the summary may be stored: it holds codes, conclusions, thresholds and versions, and no value
of the case. The full result is for the screen of whoever may see the person's data.
"""

from collections.abc import Iterator
from datetime import date

from attrs import field

from dinsos_core.domain.kelayakan.bagian import (
    BagianDinilai,
    bagian_dinilai,
    ringkas_bagian,
    tanpa_penolakan,
    tempat_bagian,
)
from dinsos_core.domain.kelayakan.dinyatakan import peringatan_dinyatakan
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import (
    Isi,
    kata,
    ungkap,
)
from dinsos_core.domain.kelayakan.kata_syarat import (
    BELUM_TENTU,
    HARI_PENGAJUAN,
    SALAH_SATU,
    SEDIKITNYA,
    TIDAK_BERLAKU,
    kata_ambang_syarat,
    kata_bila,
    kata_diteruskan,
)
from dinsos_core.domain.kelayakan.keganjilan import dibaca, peringatan_fakta
from dinsos_core.domain.kelayakan.konvensional import peringatan_konvensional
from dinsos_core.domain.kelayakan.peringatan import (
    Peringatan,
    ringkas_semua,
)
from dinsos_core.domain.kelayakan.pertentangan import (
    Pertentangan,
    kena,
    tanpa_yang_bertentangan,
)
from dinsos_core.domain.kelayakan.rentang import tak_pasti
from dinsos_core.domain.kelayakan.ringkasan import (
    Kesimpulan,
    Rekomendasi,
    RingkasanBagian,
    RingkasanPenilaian,
    RingkasanSyarat,
)
from dinsos_core.domain.kelayakan.sebutan import awali_kecil
from dinsos_core.domain.kelayakan.susunan import SyaratSiap, SyaratStandar
from dinsos_core.domain.kelayakan.terjawab import Jawaban
from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import (
    BelumDiketahui,
    TanggalRentang,
)
from dinsos_core.domain.standar.model import Akibat, RujukanStandar
from dinsos_core.domain.standar.tafsir import TafsirDipakai


@frozen(kw_only=True)
class SyaratDinilai:
    """The judgement of one condition: a view over its answer, worded when somebody reads it."""

    kode: str
    kesimpulan: Kesimpulan
    _jawaban: Jawaban = field(repr=False)
    _siap: SyaratSiap = field(repr=False, eq=False)
    _fakta: FaktaKasus = field(repr=False, eq=False)
    _bentrok: Pertentangan = field(default=(), repr=False, eq=False)

    @property
    def berlaku(self) -> bool:
        """False when its only-if is known not to hold; then it stands in nobody's way. Also when it
        passes the case on since it is not for such an applicant (`Syarat.bukan_bagi`)."""
        if self._jawaban[1] is False:
            return False
        return not (self._siap.syarat.bukan_bagi and self.kesimpulan is Kesimpulan.DITERUSKAN)

    @property
    def bagian(self) -> tuple[BagianDinilai, ...]:
        """Its parts, one for each value."""
        siap = self._siap
        _, _, acuan, isi, _ = self._jawaban
        if siap.uji is None:
            return ()
        bagian = bagian_dinilai(siap.uji, siap.pada, acuan, isi, self._fakta)
        if self.kesimpulan is Kesimpulan.DITERUSKAN:
            return tuple(tanpa_penolakan(satu) for satu in bagian)
        return bagian

    @property
    def pilihan(self) -> tuple["SyaratDinilai", ...]:
        """Its alternatives; an only-if that does not hold leaves them unanswered."""
        if not self._siap.pilihan:
            return ()
        pasangan = zip(self._siap.pilihan, self._jawaban[4], strict=self._jawaban[1] is not False)
        return tuple(_dinilai(siap, jawaban, self._fakta, ()) for siap, jawaban in pasangan)

    @property
    def sebab_belum(self) -> tuple[str, ...]:
        """Why it cannot be judged yet, sorted."""
        if self.kesimpulan is not Kesimpulan.BELUM_DAPAT_DINILAI:
            return ()
        _, berlaku, _, isi, _ = self._jawaban
        putusan = (berlaku, *(satu for _, satu, _ in isi))
        semua = {satu.sebab for satu in putusan if isinstance(satu, BelumDiketahui) and satu.sebab}
        return tuple(sorted(semua.union(*(p.sebab_belum for p in self.pilihan))))

    @property
    def tafsir(self) -> tuple[TafsirDipakai, ...]:
        """The readings it rests on; that of uncertain dates only where the exact one decides."""
        siap = self._siap
        if not _memuat_rentang(self._jawaban):
            return siap.tafsir
        if siap.uji is None:
            return tuple(sorted({*siap.tafsir, *(t for p in self.pilihan for t in p.tafsir)}))
        if any(satu.bergantung_tanggal for satu in self.bagian):
            tak_pasti = siap.uji.ketentuan.waktu.tafsir("tanggal-tak-pasti")
            return tuple(sorted({*siap.tafsir, tak_pasti}))
        return siap.tafsir

    @property
    def tanggal_acuan(self) -> date | TanggalRentang | None:
        """The reference date, None while unknown, a span where it is uncertain; it may be personal
        (a date of death)."""
        acuan = self._jawaban[2]
        return None if isinstance(acuan, BelumDiketahui) else acuan

    @property
    def butir(self) -> tuple[str, ...]:
        """Printed labels, to cite."""
        return self._siap.syarat.butir

    @property
    def teks(self) -> str:
        """The condition in the catalogue's concise words, in Indonesian."""
        return self._siap.syarat.teks

    def teks_syarat(self, bahasa: Bahasa) -> str:
        """The condition in the catalogue's concise words."""
        return self._siap.kosakata.kata(self.teks).dalam(bahasa)

    @property
    def bawa(self) -> str:
        """What to bring to show it, in Indonesian; empty where nothing is named."""
        return self._siap.syarat.bawa

    def teks_bawa(self, bahasa: Bahasa) -> str:
        """What to bring to show it."""
        return self._siap.kosakata.kata(self.bawa).dalam(bahasa)

    @property
    def akibat(self) -> Akibat:
        """What it leads to if unmet."""
        return self._siap.syarat.akibat

    @property
    def kepada(self) -> str:
        """To whom it then passes the case, in Indonesian."""
        return self._siap.syarat.kepada

    def teks_kepada(self, bahasa: Bahasa) -> str:
        """To whom it then passes the case, within a sentence."""
        return awali_kecil(self._siap.kosakata.kata(self.kepada).dalam(bahasa))

    def teks_diteruskan(self, bahasa: Bahasa = "id") -> str:
        """That it passes the case on, to whom and why, without a value of the case; empty where it
        does not."""
        if self.kesimpulan is not Kesimpulan.DITERUSKAN:
            return ""
        return kata_diteruskan(self._siap.syarat, bahasa, self._siap.kosakata)

    @property
    def acuan(self) -> str:
        """What the reference date is: `pengajuan` or the path of a date fact."""
        return self._siap.syarat.pada

    def teks_acuan(self, bahasa: Bahasa) -> str:
        """What the reference date is, in words."""
        acuan: Isi = self._siap.pada or ungkap(HARI_PENGAJUAN)
        return kata(acuan, bahasa, self._siap.kosakata)

    @property
    def ambang(self) -> str:
        """The threshold in Indonesian; holds no value of the case."""
        return self.teks_ambang("id")

    def teks_ambang(self, bahasa: Bahasa) -> str:
        """The threshold in one language; holds no value of the case."""
        return kata_ambang_syarat(self._siap, bahasa)

    @property
    def penjelasan(self) -> str:
        """The whole reason in Indonesian, with values: personal."""
        return self.teks_penjelasan("id")

    def teks_penjelasan(self, bahasa: Bahasa) -> str:
        """The whole reason in one language, with values: personal. A line for each part."""
        return "\n".join(self._baris(bahasa))

    def _baris(self, bahasa: Bahasa) -> list[str]:
        bila, kosakata = self._siap.syarat.bila, self._siap.kosakata
        diteruskan = [satu for satu in (self.teks_diteruskan(bahasa),) if satu]
        if not self.berlaku and diteruskan:
            return diteruskan
        if bila is not None and not self.berlaku:
            return [ungkap(TIDAK_BERLAKU, bila=kata_bila(bila)).teks(bahasa, kosakata)]
        baris = []
        belum_tentu = isinstance(self._jawaban[1], BelumDiketahui)
        if bila is not None and belum_tentu and self.kesimpulan is not Kesimpulan.TERPENUHI:
            baris.append(ungkap(BELUM_TENTU, bila=kata_bila(bila)).teks(bahasa, kosakata))
        if pilihan := self.pilihan:
            baris.append(self._cukup(bahasa))
            baris += (f"({n}) {p.teks_penjelasan(bahasa)}" for n, p in enumerate(pilihan, 1))
        bagian = self.bagian
        banyak = len(bagian) > 1
        baris += [b.teks_bernomor(bahasa) if banyak else b.teks(bahasa) for b in bagian]
        kena_bentrok = kena(self._bentrok, dibaca(self._siap, self._fakta)) if self._bentrok else ()
        bentrok = [p.peringatan(satu, kosakata).teks(bahasa) for p, satu in kena_bentrok]
        return baris + bentrok + diteruskan

    def _cukup(self, bahasa: Bahasa) -> str:
        if (banyak := self._siap.syarat.sedikitnya) == 1:
            return ungkap(SALAH_SATU).teks(bahasa)
        return ungkap(SEDIKITNYA, banyak=banyak, semua=len(self._siap.pilihan)).teks(bahasa)

    def ringkas(self) -> "RingkasanSyarat":
        """What may be stored of it: no value of the case, no personal date."""
        return RingkasanSyarat(
            kode=self.kode,
            butir=self.butir,
            kesimpulan=self.kesimpulan,
            berlaku=self.berlaku,
            ambang=self.ambang,
            acuan=self.acuan,
            akibat=self.akibat,
            kepada=self.kepada,
            sebab_belum=self.sebab_belum,
            tafsir=self.tafsir,
            bagian=tuple(self._ringkas_bagian()),
            pilihan=tuple(p.ringkas() for p in self.pilihan),
        )

    def _ringkas_bagian(self) -> Iterator[RingkasanBagian]:
        if self._siap.uji is None:
            return
        diteruskan = self.kesimpulan is Kesimpulan.DITERUSKAN
        tempat = tempat_bagian(self._siap.uji, self._fakta)
        for lokasi, (_, putusan, _) in zip(tempat, self._jawaban[3], strict=False):
            yield ringkas_bagian(lokasi, putusan, diteruskan=diteruskan)


@frozen(kw_only=True)
class Penilaian:
    """The assessment of one case against one version of a standard, and what it relied on.

    The same facts, standard, calendar and readings give an equal Penilaian years later.
    """

    kesimpulan: Kesimpulan
    rekomendasi: Rekomendasi
    kepada: str
    pengajuan: date
    _siap: SyaratStandar
    _fakta: FaktaKasus = field(repr=False, eq=False)
    _jawaban: tuple[Jawaban, ...] = field(repr=False)
    _bentrok: Pertentangan = field(repr=False, eq=False)

    @property
    def syarat(self) -> tuple[SyaratDinilai, ...]:
        """Every condition with its reason, in declared order."""
        pasangan = zip(self._siap.syarat, self._jawaban, strict=True)
        fakta, bentrok = self._fakta, self._bentrok
        return tuple([_dinilai(siap, jawaban, fakta, bentrok) for siap, jawaban in pasangan])

    def teks_kepada(self, bahasa: Bahasa) -> str:
        """To whom the case would be passed on, within a sentence."""
        return awali_kecil(self._siap.kosakata.kata(self.kepada).dalam(bahasa))

    @property
    def peringatan(self) -> tuple[Peringatan, ...]:
        """What is odd about the facts; it refuses nothing. Worded with values: personal."""
        return (
            *peringatan_fakta(self._siap, self._fakta, self.pengajuan),
            *peringatan_dinyatakan(self._fakta, self._siap.kosakata),
            *self._konvensional(),
        )

    @property
    def rujukan(self) -> RujukanStandar:
        """The exact version of the standard."""
        return self._siap.rujukan

    @property
    def versi_kalender(self) -> str:
        """The version of the calendar counted with."""
        return self._siap.versi_kalender

    @property
    def tafsir(self) -> tuple[TafsirDipakai, ...]:
        """Every reading the conditions rest on, sorted."""
        semua = self._siap.tafsir
        if any(map(_memuat_rentang, self._jawaban)):
            semua = tuple(sorted({*semua, *(t for s in self.syarat for t in s.tafsir)}))
        if self._konvensional():
            semua = tuple(sorted({*semua, self._siap.bacaan_konvensional}))
        return semua

    @property
    def _dipakai(self) -> FaktaKasus:
        """The facts as they were judged."""
        return tanpa_yang_bertentangan(self._fakta, self._bentrok) if self._bentrok else self._fakta

    def _konvensional(self) -> tuple[Peringatan, ...]:
        return tuple(
            peringatan_konvensional(self._siap, self._dipakai, self.pengajuan, self._jawaban)
        )

    def ringkas(self) -> "RingkasanPenilaian":
        """What an event may store: codes, conclusions, thresholds, readings, versions."""
        return RingkasanPenilaian(
            syarat=tuple(satu.ringkas() for satu in self.syarat),
            kesimpulan=self.kesimpulan,
            rekomendasi=self.rekomendasi,
            kepada=self.kepada,
            pengajuan=self.pengajuan,
            rujukan=self.rujukan,
            versi_kalender=self.versi_kalender,
            tafsir=self.tafsir,
            peringatan=ringkas_semua(self.peringatan),
        )


def _memuat_rentang(jawaban: Jawaban) -> bool:
    _, _, acuan, bagian, pilihan = jawaban
    return (
        isinstance(acuan, TanggalRentang)
        or any(tak_pasti(nilai, lain) for nilai, _, lain in bagian)
        or any(map(_memuat_rentang, pilihan))
    )


def _dinilai(
    siap: SyaratSiap, jawaban: Jawaban, fakta: FaktaKasus, bentrok: Pertentangan
) -> SyaratDinilai:
    return SyaratDinilai(
        kode=siap.syarat.kode,
        kesimpulan=jawaban[0],
        jawaban=jawaban,
        siap=siap,
        fakta=fakta,
        bentrok=bentrok,
    )
