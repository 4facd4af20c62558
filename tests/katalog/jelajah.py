"""Every state that a case of a standard may come to, found by doing whatever its roles may do.

Nothing but the pure rules: `decide` and the fold. States that no later rule tells apart are one.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeAlias

import attrs
from attrs import define, field
from returns.result import Success
from tests.prosedur.bahan import konteks

from dinsos_core.domain.kasus import perintah as p
from dinsos_core.domain.kasus import perintah_catatan as pc
from dinsos_core.domain.kasus.berkas import DokumenDiserahkan
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kemajuan import AKHIR
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.permohonan import perintah as pp
from dinsos_core.domain.prosedur.alur import hasil_mungkin
from dinsos_core.domain.prosedur.aturan import JenisKasus, decide
from dinsos_core.domain.prosedur.cara import cara_langkah
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import langkah_kini
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.model import Langkah, StandarPelayanan
from dinsos_core.testing.contoh import KALENDER

PAGI = datetime(2026, 6, 1, 9, 0, tzinfo=KALENDER.zona)
WARGA = Pelaku(id="warga", peran={"pemohon"})
FAKTA = (
    {"menikah": True, "jumlah_anak": 1},
    {"menikah": False, "jumlah_anak": 3},
)
"""What the only-ifs and conditions look at, one way and the other."""

TIDAK_DIMINTA = KodeHalangan.ISIAN_TIDAK_DIMINTA
Kunci: TypeAlias = tuple[object, ...]
Perintah: TypeAlias = p.BukaKasus | p.PadaKasus


def kunci(keadaan: Kasus, *, berkas: bool | None = None) -> Kunci:
    """What rules look at; two states alike in it have the same ways on. ``berkas``: whether papers
    came, where the state is not opened."""
    sistem = keadaan.sistem[-1].dipenuhi if keadaan.sistem else "tanpa"
    return (
        keadaan.varian,
        keadaan.status,
        keadaan.kemajuan.kini,
        len(keadaan.kemajuan.paraf),
        keadaan.penilaian is None,
        keadaan.saran_tolak,
        keadaan.penetapan is None,
        tuple(sorted({satu.langkah for satu in keadaan.surat_berlaku})),
        bool(keadaan.surat),
        sistem,
        tuple(sorted({str(satu) for satu in keadaan.asesor})),
        bool(keadaan.diserahkan) if berkas is None else berkas,
    )


@define(kw_only=True)
class Jelajah:
    """``ke``: of each state those that a step or papers lead to, for each of ``fakta``;
    ``contoh``: one state of each. ``menyela``: also what corrects, revokes,
    objects and reopens on the way, and settles the variant otherwise."""

    jenis: JenisKasus[Any]
    standar: StandarPelayanan
    pembuka: p.BukaKasus
    menyela: bool = True
    ke: dict[Kunci, tuple[set[Kunci], ...]] = field(factory=dict)
    contoh: dict[Kunci, Kasus] = field(factory=dict, repr=False)

    def jalankan(self) -> "Jelajah":
        antre = [
            self._putuskan(None, attrs.evolve(self.pembuka, fakta=fakta), WARGA, fakta)
            for fakta in self.fakta
        ]
        while antre:
            keadaan = antre.pop()
            assert keadaan is not None
            satu = kunci(keadaan)
            if satu in self.ke:
                continue
            self.contoh[satu] = keadaan
            semua = list(self._maju(keadaan))
            maju = [list(self._coba(keadaan, semua, fakta)) for fakta in self.fakta]
            self.ke[satu] = tuple({kunci(lain) for lain in satu_fakta} for satu_fakta in maju)
            antre += [lain for satu_fakta in maju for lain in satu_fakta]
            for fakta in self.fakta if self.menyela else ():
                antre += self._coba(keadaan, self._menyela(keadaan), fakta)
        return self

    @property
    def buntu(self) -> list[tuple[str, str]]:
        """Step and status of every state from which its roles bring the case to no end, whichever
        of the facts it has from there on."""
        hasil = []
        for n in range(len(self.fakta)):
            selesai = {k for k, satu in self.contoh.items() if self._berakhir(satu)}
            while lagi := {
                k for k, semua in self.ke.items() if k not in selesai and semua[n] & selesai
            }:
                selesai |= lagi
            hasil += [x for k, x in self.contoh.items() if k not in selesai]
        return [(x.kemajuan.kini, str(x.status)) for x in hasil]

    def titik(self) -> set[tuple[str, str]]:
        """Step and status of every state."""
        return {(x.kemajuan.kini, str(x.status)) for x in self.contoh.values()}

    def _berakhir(self, keadaan: Kasus) -> bool:
        siklus = keadaan.siklus
        terbuka = keadaan.status in siklus.berjalan - siklus.menetap
        return keadaan.kemajuan.kini == AKHIR and not terbuka

    # --- what somebody may do

    def _maju(self, keadaan: Kasus) -> Iterator[tuple[Perintah, Pelaku]]:
        """The step whose turn it is, by whoever may do it, with every outcome; papers."""
        for perintah in self._varian(keadaan) if keadaan.varian is None else ():
            yield from self._oleh(perintah)
        langkah = langkah_kini(keadaan, self._dasar(keadaan.varian))
        if langkah is None:
            yield from self._oleh(p.LengkapiBerkas(kasus=keadaan.id, berkas=self._berkas(keadaan)))
            for ya in (True, False):
                putusan = pp.PutuskanKeberatan(kasus=keadaan.id, dikabulkan=ya, alasan="sebab")
                yield from self._oleh(putusan, 3)  # neither of those who may have refused
            return
        # Whoever prepared it does not determine; somebody else of that role does.
        nomor = (1, 2) if cara_langkah(langkah).menetapkan else (1,)
        for peran in keadaan.kemajuan.peran_giliran(langkah):
            for perintah in self._langkah(keadaan, langkah):
                yield from ((perintah, self._orang(peran, n)) for n in nomor)

    def _langkah(self, keadaan: Kasus, langkah: Langkah) -> Iterator[p.SelesaikanLangkah]:
        dasar = p.SelesaikanLangkah(kasus=keadaan.id, langkah=langkah.kode)
        if not keadaan.kemajuan.melengkapi(langkah):
            yield dasar
            return
        for hasil in hasil_mungkin(langkah, keadaan.siklus):
            isi = attrs.evolve(dasar, hasil=hasil, alasan="sebab", kepada="provinsi", rujukan="r-1")
            yield isi
            if cara_langkah(langkah).berkas:
                yield attrs.evolve(isi, berkas=self._berkas(keadaan))

    def _menyela(self, keadaan: Kasus) -> Iterator[tuple[Perintah, Pelaku]]:
        """What else may happen to a case and leaves it open; no end is looked for this way."""
        surat = keadaan.surat_berlaku[-1].kode if keadaan.surat_berlaku else ""
        semua = (
            *self._varian(keadaan),
            *(p.KoreksiData(kasus=keadaan.id, fakta=fakta) for fakta in self.fakta),
            p.BukaKembaliKasus(kasus=keadaan.id, alasan="sebab"),
            p.CabutSurat(kasus=keadaan.id, surat=surat, alasan="sebab"),
            pp.AjukanKeberatan(kasus=keadaan.id, alasan="sebab"),
        )
        for perintah in semua:
            if keadaan.boleh(self.jenis.aturan[type(perintah)].kejadian):
                yield from self._oleh(perintah)

    def _varian(self, keadaan: Kasus) -> Iterator[p.PadaKasus]:
        """Every other variant, where it need not be known from the start."""
        for satu in self.standar.varian if self.standar.varian_pada else ():
            if satu.kode != keadaan.varian:
                yield pc.TetapkanVarian(kasus=keadaan.id, varian=satu.kode, alasan="sebab")

    def _oleh(self, perintah: p.PadaKasus, nomor: int = 1) -> Iterator[tuple[Perintah, Pelaku]]:
        """A command by one of each kind of those who may give it."""
        semua = {
            peran in self.standar.publik: peran
            for peran in reversed(self.jenis.aturan[type(perintah)].oleh(self.standar))
        }
        return ((perintah, self._orang(peran, nomor)) for peran in semua.values())

    def _orang(self, peran: str, nomor: int) -> Pelaku:
        if peran in self.standar.publik:
            return WARGA
        return Pelaku(id=f"{peran}-{nomor}", instansi=self.standar.instansi.kode, peran={peran})

    def _berkas(self, keadaan: Kasus) -> tuple[DokumenDiserahkan, ...]:
        """Every paper there may be, as asked."""
        return tuple(
            DokumenDiserahkan(
                dokumen=satu.kode,
                pilihan=satu.salah_satu[0].kode if satu.salah_satu else "",
                rangkap=satu.rangkap or 1,
                asli=True,
                legalisir=True,
                meterai=True,
                mutakhir=True,
            )
            for satu in self._dasar(keadaan.varian).standar.dokumen
        )

    # --- deciding

    def _coba(
        self,
        keadaan: Kasus,
        semua: Iterable[tuple[Perintah, Pelaku]],
        fakta: Mapping[str, Any],
    ) -> Iterator[Kasus]:
        for perintah, pelaku in semua:
            if (lain := self._putuskan(keadaan, perintah, pelaku, fakta)) is not None:
                yield lain

    def _putuskan(
        self,
        keadaan: Kasus | None,
        perintah: Perintah,
        pelaku: Pelaku,
        fakta: Mapping[str, Any],
    ) -> Kasus | None:
        isi = self._konteks(keadaan, perintah, pelaku, fakta)
        hasil = decide(self.jenis, keadaan, perintah, isi)
        if not isinstance(hasil, Success):
            assert keadaan is not None, hasil
            lebih = {x.lokasi for x in hasil.failure() if x.kode is TIDAK_DIMINTA}
            if not lebih:
                return None
            polos = attrs.evolve(perintah, **dict.fromkeys(lebih, ""))  # type: ignore[arg-type]  # fields of text
            return self._putuskan(keadaan, polos, pelaku, fakta)
        for kejadian in hasil.unwrap():
            keadaan = self.jenis.evolve(keadaan, kejadian)
        return keadaan

    def _konteks(
        self, keadaan: Kasus | None, perintah: Perintah, pelaku: Pelaku, fakta: Mapping[str, Any]
    ) -> Konteks:
        varian = keadaan.varian if keadaan is not None else self.pembuka.varian
        baru = None
        if isinstance(perintah, pc.TetapkanVarian):
            baru = self._dasar(perintah.varian).standar
        return attrs.evolve(
            self._dasar(varian),
            pelaku=pelaku,
            fakta=FaktaKasus(pihak={"pemohon": ({},)}, kasus=fakta),
            standar_varian=baru,
        )

    @property
    def fakta(self) -> tuple[Mapping[str, Any], ...]:
        """One is enough where nothing looks at them."""
        isi = self.standar
        bila = [*(satu.bila for satu in isi.langkah), *(satu.bila for satu in isi.dokumen)]
        return FAKTA if any(bila) or isi.syarat else FAKTA[:1]

    _siap: dict[str | None, Konteks] = field(factory=dict, repr=False, init=False)

    def _dasar(self, varian: str | None) -> Konteks:
        """The standard as it reads for a variant, or before one is known."""
        if varian not in self._siap:
            standar = self.standar.untuk_varian(varian).dengan_batas(self.jenis.batas)
            self._siap[varian] = konteks(standar, pelaku=WARGA, nomor_surat=1)
        return self._siap[varian]
