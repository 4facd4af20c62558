"""The application as a host embeds it: commands through one pipeline, and questions about cases."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from attrs import evolve, field, frozen
from returns.pipeline import is_successful
from returns.result import Failure, Result, Success

from dinsos_core.application.agregat import DefinisiAgregat
from dinsos_core.application.bacaan import bacaan_standar
from dinsos_core.application.bahasa import PerintahTerhalang
from dinsos_core.application.bentuk import periksa_bentuk
from dinsos_core.application.kumpul import buka_fakta, tanya_registri
from dinsos_core.application.permohonan import PERMOHONAN
from dinsos_core.application.pipa import (
    HasilPerintah,
    Lingkungan,
    jalankan,
    kantor_kini,
    konteks_kasus,
    seinstansi,
    standar_kasus,
)
from dinsos_core.application.relay import LaporanRelay, kirim_kotak_keluar
from dinsos_core.application.siaran import PenyusunKejadian, kirim_siaran
from dinsos_core.domain.kelayakan.fakta import FaktaKasus, urai_jalur
from dinsos_core.domain.kelayakan.isian import baca_isian
from dinsos_core.domain.kelayakan.penilaian import Penilaian, WaktuUji, nilai
from dinsos_core.domain.permohonan.jam import Kewajiban, jalur_mulai, kewajiban
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.permohonan.perintah import Isian, PihakDiajukan
from dinsos_core.domain.permohonan.putusan.bersama import peran_petugas
from dinsos_core.domain.permohonan.putusan.penetapan import tanggal_pengajuan
from dinsos_core.domain.permohonan.putusan.pengajuan import periksa_nama_pihak, periksa_varian
from dinsos_core.domain.permohonan.tersedia import (
    Giliran,
    Tindakan,
    giliran,
    langkah_tersedia,
)
from dinsos_core.domain.prosedur.berkas import DokumenDiperlukan, dokumen_diperlukan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan
from dinsos_core.domain.shared.ids import KasusId, PelakuId
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.pelaku import PEMOHON, Pelaku
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.kosakata import MilikFakta
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.tenggat import PergeseranTenggat, Tenggat, banding
from dinsos_core.ports.brankas import IsiBrankas, Tujuan
from dinsos_core.ports.pengirim import Pengirim
from dinsos_core.ports.penyiar import Penyiar
from dinsos_core.ports.penyimpanan import (
    Halaman,
    KasusTersimpan,
    KejadianTercatat,
    SaringanKasus,
    UnitOfWork,
)

AGREGAT: tuple[DefinisiAgregat[Any, Any, Any], ...] = (PERMOHONAN,)

UMUM = Pelaku(id=PelakuId("umum"))
"""Who asks a question that needs no account (a checklist, a check of eligibility)."""


@frozen(kw_only=True)
class Persiapan:
    """What a service asks of somebody, before anything is submitted."""

    standar: StandarPelayanan
    dokumen: tuple[DokumenDiperlukan, ...]
    penilaian: Penilaian = field(repr=False)


@frozen
class Aplikasi:
    """Commands and questions over one wiring. Holds no state of its own; safe to share."""

    lingkungan: Lingkungan = field(repr=False)

    def lakukan(
        self, perintah: object, *, oleh: Pelaku, kunci: str | None = None
    ) -> Result[HasilPerintah, tuple[Halangan, ...]]:
        """Run a command. Every reason why nothing was done comes back at once.

        ``kunci`` makes the command safe to send twice: the same key acts once.
        """
        for agregat in AGREGAT:
            if isinstance(perintah, agregat.perintah):
                if salah := periksa_bentuk(perintah):
                    return Failure(salah)
                return jalankan(self.lingkungan, agregat, perintah, oleh, kunci)
        jenis = type(perintah).__name__
        rincian = {"perintah": jenis, "mirip": terdekat(jenis, _nama_perintah())}
        return Failure((Halangan(kode=KodeHalangan.PERINTAH_TIDAK_DIKENAL, rincian=rincian),))

    def lakukan_atau_gagal(
        self, perintah: object, *, oleh: Pelaku, kunci: str | None = None
    ) -> HasilPerintah:
        """Like `lakukan`, for callers who prefer exceptions: raises `PerintahTerhalang`."""
        hasil = self.lakukan(perintah, oleh=oleh, kunci=kunci)
        if is_successful(hasil):
            return hasil.unwrap()
        raise PerintahTerhalang(hasil.failure())

    def persiapkan(
        self,
        layanan: str,
        *,
        instansi: str = "",
        varian: str | None = None,
        pihak: Iterable[PihakDiajukan] = (),
        fakta: Isian | None = None,
    ) -> Result[Persiapan, tuple[Halangan, ...]]:
        """The checklist and the explained assessment for stated facts, as of today in the agency's
        zone; nothing is stored and no registry is asked. What is not stated is not known yet."""
        kode = instansi or self.lingkungan.instansi
        dikenal = self.lingkungan.katalog.instansi
        zona = dikenal[kode].zona if kode in dikenal else "Asia/Jakarta"
        hari_ini = self.lingkungan.jam().astimezone(ZoneInfo(zona)).date()
        hasil = self.lingkungan.katalog.standar(kode, layanan, hari_ini)
        if not is_successful(hasil):
            return Failure(hasil.failure())
        standar, semua = hasil.unwrap(), tuple(pihak)
        masalah = periksa_varian(standar, varian)
        masalah += periksa_nama_pihak(standar, dict.fromkeys(q.pihak for q in semua))
        terbaca, buruk = self._baca(semua, fakta or {}, hari_ini)
        if masalah or buruk:
            return Failure((*masalah, *buruk))
        standar = standar.untuk_varian(varian)
        kosakata, uji = self.lingkungan.katalog.kosakata, self.lingkungan.uji
        dinilai = tanya_registri(terbaca, standar, kosakata, {}, hari_ini, uji=uji)
        return Success(
            Persiapan(
                standar=standar,
                dokumen=dokumen_diperlukan(standar, terbaca),
                penilaian=self._nilai(standar, dinilai, hari_ini),
            )
        )

    def kasus(self, kasus: str) -> KasusTersimpan | None:
        """A case with its state, or None. States hold no personal values."""
        with self.lingkungan.unit_kerja(baca=True) as unit:
            return unit.kasus.muat(KasusId(kasus))

    def daftar(
        self,
        saringan: SaringanKasus | None = None,
        *,
        lanjut: str | None = None,
        banyak: int = 50,
    ) -> Halaman:
        """Cases by agency, service, status, role or deadline, a page at a time."""
        with self.lingkungan.unit_kerja(baca=True) as unit:
            return unit.kasus.daftar(saringan or SaringanKasus(), lanjut=lanjut, banyak=banyak)

    def riwayat(self, kasus: str) -> tuple[KejadianTercatat, ...]:
        """Everything that happened to a case, oldest first."""
        with self.lingkungan.unit_kerja(baca=True) as unit:
            return unit.kasus.riwayat(KasusId(kasus))

    def langkah_tersedia(self, kasus: str, oleh: Pelaku) -> tuple[Tindakan, ...]:
        """What this actor may do with the case now, as data a form can be drawn from. For whoever
        has no part in it nothing is offered, and nothing is read."""
        with self.lingkungan.unit_kerja() as unit:
            keadaan, standar = self._muat(unit, kasus)
            bernama = {peran for langkah in standar.langkah for peran in langkah.oleh} - {PEMOHON}
            if oleh.id not in keadaan.akun and not self._memegang(oleh, standar, bernama):
                return ()
            konteks = self._konteks(unit, keadaan, standar, oleh, "langkah_tersedia")
            unit.simpan_semua()
        return langkah_tersedia(keadaan, konteks)

    def giliran(self, kasus: str) -> Giliran | None:
        """Whose turn it is."""
        with self.lingkungan.unit_kerja(baca=True) as unit:
            keadaan, standar = self._muat(unit, kasus)
        kini = self.lingkungan.jam()
        konteks = konteks_kasus(self.lingkungan, standar, UMUM, kini, FaktaKasus())
        return giliran(keadaan, konteks)

    def tenggat(self, kasus: str) -> tuple[Kewajiban, ...]:
        """Every clock of the case with its arithmetic, as of now."""
        keadaan, standar, fakta = self._untuk_tenggat(kasus)
        return self._kewajiban(keadaan, standar, fakta, self.lingkungan)

    def pergeseran(self, kasus: str, sebelum: "Aplikasi") -> tuple[PergeseranTenggat, ...]:
        """What moved in the case's deadlines against another wiring's calendar (an older one)."""
        keadaan, standar, fakta = self._untuk_tenggat(kasus)
        lama = self._kewajiban(keadaan, standar, fakta, sebelum.lingkungan)
        baru = self._kewajiban(keadaan, standar, fakta, self.lingkungan)
        return tuple(
            geser
            for a, b in zip(lama, baru, strict=True)
            if isinstance(a.tenggat, Tenggat) and isinstance(b.tenggat, Tenggat)
            if (geser := banding(a.tenggat, b.tenggat)).bergeser
        )

    def penilaian(self, kasus: str, oleh: Pelaku, *, tujuan: str) -> Penilaian:
        """The explained assessment with the values it rests on, evaluated now as of the day of
        submission; the read is recorded with its purpose. Raises `KeyError` for no such case and
        `PerintahTerhalang` for an actor who may not see its personal data."""
        with self.lingkungan.unit_kerja() as unit:
            keadaan, standar = self._muat(unit, kasus)
            self._periksa_baca(keadaan, standar, oleh)
            konteks = self._konteks(unit, keadaan, standar, oleh, tujuan)
            unit.simpan_semua()
        fakta = tanya_registri(
            konteks.fakta,
            konteks.standar,
            konteks.kosakata,
            self.lingkungan.registri,
            konteks.tanggal,
            uji=self.lingkungan.uji,
        )
        return self._nilai(konteks.standar, fakta, tanggal_pengajuan(keadaan, konteks))

    def buka(self, kasus: str, rahasia: Rahasia, oleh: Pelaku, *, tujuan: str) -> Nilai | None:
        """The personal value behind a reference in the case's state or events (a reason, a name),
        or None once it is erased or if it is not this case's; the read is recorded with its
        purpose. Raises as `penilaian` does."""
        isi = self.buka_banyak(kasus, (rahasia,), oleh, tujuan=tujuan)
        return isi.get((rahasia.subjek, rahasia.kunci))

    def buka_banyak(
        self, kasus: str, rahasia: Iterable[Rahasia], oleh: Pelaku, *, tujuan: str
    ) -> IsiBrankas:
        """The same for many references at once, with one record for each person."""
        with self.lingkungan.unit_kerja() as unit:
            keadaan, standar = self._muat(unit, kasus)
            self._periksa_baca(keadaan, standar, oleh)
            subjek = {pihak.subjek for pihak in keadaan.pihak}
            alasan = Tujuan(
                pelaku=oleh.id, tujuan=tujuan, kasus=keadaan.id, pada=self.lingkungan.jam()
            )
            isi = unit.brankas.buka((r for r in rahasia if r.subjek in subjek), alasan)
            unit.simpan_semua()
        return isi

    def kirim_pesan(self, pengirim: Pengirim, *, banyak: int = 20) -> LaporanRelay:
        """Send what waits in the outbox; to be called after commands, or by a worker of its own."""
        ling = self.lingkungan
        return kirim_kotak_keluar(
            ling.unit_kerja,
            pengirim,
            ling.katalog.instansi,
            ling.jam,
            acak=ling.acak,
            banyak=banyak,
        )

    def siarkan(
        self, penerima: str, penyiar: Penyiar, susun: PenyusunKejadian, *, banyak: int = 20
    ) -> LaporanRelay:
        """Send the events that wait for a receiver (one of ``siaran``), as `kirim_pesan` does."""
        ling = self.lingkungan
        return kirim_siaran(
            ling.unit_kerja, penerima, penyiar, susun, ling.jam, acak=ling.acak, banyak=banyak
        )

    def _periksa_baca(self, keadaan: Permohonan, standar: StandarPelayanan, oleh: Pelaku) -> None:
        if not self._boleh_baca(keadaan, standar, oleh):
            boleh = peran_petugas(standar)
            tolak = Halangan(kode=KodeHalangan.PERAN_TIDAK_BERWENANG, rincian={"boleh": boleh})
            raise PerintahTerhalang((tolak,))

    def _boleh_baca(self, keadaan: Permohonan, standar: StandarPelayanan, oleh: Pelaku) -> bool:
        """Personal data of a case is for its parties and for the officials of its steps."""
        return oleh.id in keadaan.akun or self._memegang(oleh, standar, peran_petugas(standar))

    def _memegang(self, oleh: Pelaku, standar: StandarPelayanan, peran: Iterable[str]) -> bool:
        tanggal = self.lingkungan.jam().astimezone(ZoneInfo(standar.instansi.zona)).date()
        return seinstansi(oleh, standar) and oleh.peran_pertama(peran, tanggal) is not None

    def _nilai(self, standar: StandarPelayanan, fakta: FaktaKasus, pada: date) -> Penilaian:
        bacaan = bacaan_standar(standar)
        kalender = self.lingkungan.kalender(standar.instansi, bacaan)
        waktu = WaktuUji(kalender=kalender, kabisat=bacaan.kabisat)
        return nilai(standar, fakta, pengajuan=pada, waktu=waktu, uji=self.lingkungan.uji)

    def _untuk_tenggat(self, kasus: str) -> tuple[Permohonan, StandarPelayanan, FaktaKasus]:
        """A case with just those facts that start one of its clocks; reading them is recorded."""
        with self.lingkungan.unit_kerja() as unit:
            keadaan, standar = self._muat(unit, kasus)
            jalur = (jalur_mulai(b) for b in standar.waktu if b.selesai != "diajukan")
            kode = {urai_jalur(satu).kode for satu in jalur if satu is not None}
            if not kode:
                return keadaan, standar, FaktaKasus()
            alasan = Tujuan(
                pelaku=UMUM.id, tujuan="tenggat", kasus=keadaan.id, pada=self.lingkungan.jam()
            )
            fakta = buka_fakta(PERMOHONAN.tersegel(keadaan).hanya(kode), unit.brankas, alasan)
            unit.simpan_semua()
        return keadaan, standar, fakta

    def _kewajiban(
        self,
        keadaan: Permohonan,
        standar: StandarPelayanan,
        fakta: FaktaKasus,
        lingkungan: Lingkungan,
    ) -> tuple[Kewajiban, ...]:
        kantor = lingkungan.katalog.instansi.get(standar.instansi.kode)
        standar = kantor_kini(standar, kantor)
        bacaan = bacaan_standar(standar)
        kalender = lingkungan.kalender(standar.instansi, bacaan)
        kini = self.lingkungan.jam()
        return kewajiban(keadaan, standar, kalender, bacaan, kini, fakta=fakta)

    def _muat(self, unit: UnitOfWork, kasus: str) -> tuple[Permohonan, StandarPelayanan]:
        tersimpan = unit.kasus.muat(KasusId(kasus))
        if tersimpan is None:
            raise KeyError(kasus)
        keadaan = tersimpan.keadaan
        assert isinstance(keadaan, Permohonan)
        return keadaan, standar_kasus(self.lingkungan, unit, keadaan.standar, keadaan.varian)

    def _konteks(
        self,
        unit: UnitOfWork,
        keadaan: Permohonan,
        standar: StandarPelayanan,
        oleh: Pelaku,
        tujuan: str,
    ) -> Konteks:
        kini = self.lingkungan.jam()
        alasan = Tujuan(pelaku=oleh.id, tujuan=tujuan, kasus=keadaan.id, pada=kini)
        fakta = buka_fakta(PERMOHONAN.tersegel(keadaan), unit.brankas, alasan)
        return konteks_kasus(self.lingkungan, standar, oleh, kini, fakta)

    def _baca(
        self,
        pihak: tuple[PihakDiajukan, ...],
        fakta: Isian,
        hari_ini: date,
    ) -> tuple[FaktaKasus, list[Halangan]]:
        kosakata = self.lingkungan.katalog.kosakata
        kasus, masalah = baca_isian(kosakata, fakta, hari_ini, lokasi="", milik=MilikFakta.KASUS)
        terbaca: dict[str, tuple[dict[str, Nilai], ...]] = {}
        for satu in pihak:
            sebelum = terbaca.get(satu.pihak, ())
            lokasi = f"{satu.pihak}[{len(sebelum)}]"
            nilai, buruk = baca_isian(
                kosakata, satu.data, hari_ini, lokasi=lokasi, milik=MilikFakta.PIHAK
            )
            terbaca[satu.pihak] = (*sebelum, nilai)
            masalah += buruk
        return FaktaKasus(pihak=terbaca, kasus=kasus), masalah

    def dengan(self, **ubah: Any) -> "Aplikasi":
        """The same application with parts of its wiring replaced (a clock, a calendar)."""
        return Aplikasi(evolve(self.lingkungan, **{"standar_siap": {}, **ubah}))


def _nama_perintah() -> tuple[str, ...]:
    return tuple(jenis.__name__ for agregat in AGREGAT for jenis in agregat.perintah)
