"""The application as a host embeds it: commands through one pipeline, and questions about cases.

A command answers with a `Result`. A question gives its answer or raises `Terhalang`, always in the
same words for what is not there. Answers are typed with the unions of what the library ships; a
host's own aggregate is outside them.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any, cast

from attrs import evolve
from returns.result import Failure, Result

from dinsos_core.application import pembacaan, pertanyaan
from dinsos_core.application.banyak import SatuPerintah, lakukan_banyak
from dinsos_core.application.bentuk import masukan, periksa_bentuk
from dinsos_core.application.halaman import berhalaman
from dinsos_core.application.hitung import (
    HitunganLayanan,
    PertanyaanTenggat,
    hitung_layanan,
)
from dinsos_core.application.jenis import Keadaan, Kejadian, Perintah
from dinsos_core.application.kelayakan import Persiapan, Pertanyaan
from dinsos_core.application.ketepatan import PermintaanLaporan, susun_ketepatan
from dinsos_core.application.ketepatan_laporan import LaporanKetepatan
from dinsos_core.application.klien import (
    BerkasKlien,
    KlienTerlaksana,
    berkas_klien,
    cari_klien,
    jalankan_klien,
    lihat_klien,
)
from dinsos_core.application.lihat import (
    UMUM,
    saringan_bagi,
)
from dinsos_core.application.lingkungan import (
    Persediaan,
    kalender_instansi,
)
from dinsos_core.application.meja import (
    DaftarJam,
    HitunganMeja,
    Meja,
    halaman_netral,
    jam_terbuka,
    meja,
    ringkasan_meja,
)
from dinsos_core.application.paket import milik_paket
from dinsos_core.application.pembacaan import Keterangan
from dinsos_core.application.pertanyaan import KembarTerbaca
from dinsos_core.application.pertukaran import Pertukaran
from dinsos_core.application.pindah import pratinjau
from dinsos_core.application.pindah_semua import (
    LaporanPindah,
    PermintaanPindah,
    pindahkan_semua,
)
from dinsos_core.application.pipa import PerintahTerlaksana, jalankan
from dinsos_core.application.tanya import Tanya
from dinsos_core.domain.identitas.perintah import PERINTAH_KLIEN, PerintahKlien
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.kasus.perintah import BukaKasus, Isian, PihakDiajukan
from dinsos_core.domain.kelayakan.penilaian import Penilaian
from dinsos_core.domain.permintaan.perintah import PERINTAH_PERMINTAAN
from dinsos_core.domain.prosedur.bidang import Tindakan
from dinsos_core.domain.prosedur.rencana_pindah import RencanaPindah
from dinsos_core.domain.prosedur.tawaran import Giliran
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.ids import KunciPerintah
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.waktu.jeda import Jeda
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.domain.waktu.tenggat import PergeseranTenggat
from dinsos_core.ports.brankas import IsiBrankas
from dinsos_core.ports.katalog import TANPA_TAFSIR
from dinsos_core.ports.meja import BarisKasus, HalamanBaris
from dinsos_core.ports.penyimpanan import (
    KasusTersimpan,
    KejadianTercatat,
    KlienTersimpan,
    SaringanKasus,
)


@masukan
@frozen
class Aplikasi(Pertukaran):
    """Commands, questions and recurring work over one wiring. Holds no state of its own; safe to
    share."""

    def lakukan(
        self, perintah: Perintah, *, oleh: Pelaku, kunci: KunciPerintah | None = None
    ) -> Result[PerintahTerlaksana, tuple[Halangan, ...]]:
        """Run a command. Every reason why nothing was done comes back at once. Commands on a Klien
        and on a request come in here as well; `lakukan_klien` and `lakukan_permintaan` have their
        types.

        ``kunci`` makes the command safe to send twice: the same key acts once.
        """
        semua, kelas = self.lingkungan.jenis, type(perintah)
        mungkin = tuple(satu for satu in semua if kelas in satu.perintah)
        if not mungkin:
            lain: Any = perintah
            permintaan = kelas in PERINTAH_PERMINTAAN
            lakukan: Any = self.lakukan_permintaan if permintaan else self.lakukan_klien
            hasil: Any = lakukan(lain, oleh=oleh, kunci=kunci)
            return cast("Result[PerintahTerlaksana, tuple[Halangan, ...]]", hasil)
        if salah := periksa_bentuk(perintah):
            return Failure(salah)
        if milik_paket(perintah.kasus) and isinstance(perintah, BukaKasus):
            return Failure((halangan(KodeHalangan.KASUS_SUDAH_ADA),))
        return jalankan(self.lingkungan, mungkin, perintah, oleh, kunci)

    def lakukan_banyak(
        self, semua: Iterable[SatuPerintah]
    ) -> tuple[Result[PerintahTerlaksana, tuple[Halangan, ...]], ...]:
        """Run many commands in one transaction of the store's own, with an answer each, in their
        order: one that is refused leaves the others as they are, and a later one finds what an
        earlier one did. Where the transaction cannot be stored, nothing was done, and each command
        answers `penyimpanan_gagal`. One that asks a registry divides it, and so does one that
        cannot be stored beside the others (`application.banyak`).

        The transaction keeps other writers waiting: hand over some hundreds at a time. Raises
        `Terhalang` for what is no `SatuPerintah`, and for too many; `BanyakTerhenti`, with the
        answers so far, where something of the host's own raises.
        """
        return lakukan_banyak(
            self.lingkungan,
            semua,
            lambda di, satu: Aplikasi(di).lakukan(satu.perintah, oleh=satu.oleh, kunci=satu.kunci),
        )

    def lakukan_klien(
        self, perintah: PerintahKlien, *, oleh: Pelaku, kunci: KunciPerintah | None = None
    ) -> Result[KlienTerlaksana, tuple[Halangan, ...]]:
        """The same for a command on a Klien."""
        kelas = type(perintah)
        if kelas not in PERINTAH_KLIEN:
            dikenal = {satu.__name__ for jenis in self.lingkungan.jenis for satu in jenis.perintah}
            dikenal |= {satu.__name__ for satu in (*PERINTAH_KLIEN, *PERINTAH_PERMINTAAN)}
            mirip = terdekat(kelas.__name__, sorted(dikenal))
            kode = KodeHalangan.PERINTAH_TIDAK_DIKENAL
            return Failure((halangan(kode, perintah=kelas.__name__, mirip=mirip),))
        if salah := periksa_bentuk(perintah):
            return Failure(salah)
        return jalankan_klien(self.lingkungan, perintah, oleh, kunci)

    def lakukan_atau_gagal(
        self, perintah: Perintah, *, oleh: Pelaku, kunci: KunciPerintah | None = None
    ) -> PerintahTerlaksana:
        """Like `lakukan`, for callers who prefer exceptions: raises `Terhalang`."""
        hasil = self.lakukan(perintah, oleh=oleh, kunci=kunci)
        if is_successful(hasil):
            return hasil.unwrap()
        raise Terhalang(*hasil.failure())

    def persiapkan(
        self,
        layanan: str,
        *,
        instansi: str = "",
        varian: str | None = None,
        pihak: Iterable[PihakDiajukan] = (),
        fakta: Isian | None = None,
        pada: date | None = None,
        tafsir: Mapping[str, str] = TANPA_TAFSIR,
        tanya_registri: bool = False,
    ) -> Result[Persiapan, tuple[Halangan, ...]]:
        """The checklist and the explained assessment for stated facts; nothing is stored, and what
        is not stated is not known yet. What a registry knows is stated as in `fakta_polos`.

        ``pada``: the day of submission, today in the agency's zone unless given. ``tafsir`` stands
        in the place of the agency's own readings. ``tanya_registri``: the wired registries are
        asked for what is not stated of them. A variant is needed where papers or conditions differ
        by it.
        """
        kini = self.lingkungan.jam()
        tanya = Pertanyaan(
            instansi=instansi or self.lingkungan.instansi,
            layanan=layanan,
            pada=pertanyaan.hari_ini(self.lingkungan, kini, instansi) if pada is None else pada,
            varian=varian,
            tafsir=tafsir,
        )
        return pertanyaan.persiapkan(
            self.lingkungan, tanya, pihak, fakta or {}, kini=kini, registri=tanya_registri
        )

    def hitung_tenggat(
        self,
        layanan: str,
        mulai: datetime,
        *,
        instansi: str = "",
        batas: Collection[str] = (),
        jeda: Iterable[Jeda] = (),
        varian: str | None = None,
        tafsir: Mapping[str, str] = TANPA_TAFSIR,
    ) -> Result[HitunganLayanan, tuple[Halangan, ...]]:
        """When the limits of a service would be due, had what starts each of them happened at
        ``mulai``, with the arithmetic; no case is needed.

        ``mulai`` without a zone is read in the agency's. ``batas``: only the limits with these
        codes; ``jeda``: pauses, which only those limits heed that a pause stops.
        """
        tanya = PertanyaanTenggat(
            instansi=instansi or self.lingkungan.instansi,
            layanan=layanan,
            mulai=mulai,
            batas=batas,
            jeda=jeda,
            varian=varian,
            tafsir=tafsir,
        )
        return hitung_layanan(self.lingkungan, tanya)

    def kalender(self, instansi: str = "") -> KalenderKerja:
        """The working calendar of an agency under its own readings, as counting uses it today.
        Raises `Terhalang` (`instansi_tidak_dikenal`)."""
        return kalender_instansi(self.lingkungan, instansi or self.lingkungan.instansi)

    def kasus(
        self, kasus: str, *, oleh: Pelaku = UMUM, tujuan: str | None = None
    ) -> KasusTersimpan[Keadaan]:
        """A case with its state, which holds no personal values. This and every question about a
        case raises `Terhalang` (`kasus_tidak_ditemukan`) where there is none for whoever asks,
        and leaves a record of that.

        ``tujuan``: what is sealed of it as a whole (papers, what is missing, the assessment,
        warnings) is opened, as far as whoever asks reads it now, with a record; raises as `buka`
        does.
        """
        ada = pertanyaan.muat(self._tanya, kasus, oleh, tujuan)
        return cast("KasusTersimpan[Keadaan]", ada)

    def cari_nomor(self, nomor: str, *, oleh: Pelaku = UMUM) -> KasusTersimpan[Keadaan]:
        """The case with this short number, as people say it: small letters, spaces and dashes will
        do. Raises `Terhalang`: `nomor_kasus_salah` for what can be no number, so mistyped;
        `kasus_tidak_ditemukan` for one that no case has."""
        return cast("KasusTersimpan[Keadaan]", pertanyaan.cari_nomor(self._tanya, nomor, oleh))

    def daftar(
        self,
        saringan: SaringanKasus | None = None,
        *,
        oleh: Pelaku = UMUM,
        lanjut: str | None = None,
        banyak: int = 50,
    ) -> HalamanBaris[BarisKasus]:
        """Cases by agency, service or status, as rows without states, the oldest first, a page at a
        time; those that are there for whoever asks (`terlihat_oleh` is theirs, whatever the filter
        says). `kasus` gives the state of one; `meja` and `jam_terbuka` ask by role and due moment.

        Raises `Terhalang` (`halaman_tidak_dikenal`) for a cursor it did not give.
        """
        penanya = self._tanya.penanya(oleh)
        dicari = saringan_bagi(saringan or SaringanKasus(), penanya)
        with self.lingkungan.unit_kerja(baca=True) as unit, berhalaman(banyak):
            halaman = unit.kasus.daftar_baris(dicari, lanjut=lanjut, banyak=banyak)
            cari = dicari.layanan is not None
            halaman = halaman_netral(self.lingkungan, unit, penanya, halaman, cari=cari)
            return pertanyaan.halaman_masih(self._tanya, unit, halaman, penanya)

    def meja(
        self,
        oleh: Pelaku,
        *,
        instansi: str | None = None,
        layanan: str | None = None,
        peran: str | None = None,
        hanya_saya: bool = False,
        mendesak: str | None = None,
        lanjut: str | None = None,
        banyak: int = 50,
    ) -> Meja:
        """What waits for somebody over all aggregates: what is theirs first, then what is most
        urgent. An official's desk holds the cases whose step one of their roles may do now; that of
        one of the public their own cases that wait for them. Whoever answers requests about
        somebody's own data has those as well (`Meja.permintaan`).

        ``mendesak``: only what is `terlewat`, `hari_ini` or `rawan` (`Mendesak`). Raises
        `Terhalang`: `halaman_tidak_dikenal`, `isian_salah_jenis`.
        """
        return meja(
            self.lingkungan,
            oleh,
            instansi=instansi,
            layanan=layanan,
            peran=peran,
            hanya_saya=hanya_saya,
            mendesak=mendesak,
            lanjut=lanjut,
            banyak=banyak,
        )

    def ringkasan_meja(self, oleh: Pelaku, *, instansi: str | None = None) -> HitunganMeja:
        """How many cases wait for somebody: all, theirs, due today, at risk, missed."""
        return ringkasan_meja(self.lingkungan, oleh, instansi=instansi)

    def jam_terbuka(
        self,
        oleh: Pelaku,
        *,
        layanan: str | None = None,
        milik: str | None = None,
        mendesak: str | None = None,
        dijeda: bool | None = None,
        lanjut: str | None = None,
        banyak: int = 50,
    ) -> DaftarJam:
        """The open clocks of an official's agency, the earliest due first: the office's, those of
        citizens and institutions (``milik``: `kantor`, `warga`), and what time alone brings
        (`peristiwa`). ``dijeda``: only paused ones, or only those that run; ``mendesak`` as in
        `meja`.

        Raises `Terhalang`: `peran_tidak_berwenang` for whoever is no official, and as `meja` does.
        """
        return jam_terbuka(
            self.lingkungan,
            oleh,
            layanan=layanan,
            milik=milik,
            mendesak=mendesak,
            dijeda=dijeda,
            lanjut=lanjut,
            banyak=banyak,
        )

    def pemegang_klaim(self, nomor: str, kode: str) -> Pelaku:
        """Who has the claim code of the case with this number: whoever gave it, as the account
        with which every command and question about that case is theirs. Raises `Terhalang`
        (`kode_klaim_salah`), the same for a wrong code, a wrong number and a case without one; it
        leaves a record."""
        return pertanyaan.pemegang_klaim(self._tanya, nomor, kode)

    def aduan_saya(self, nomor: str, kode: str) -> KasusTersimpan[Keadaan]:
        """The case of whoever has its claim code. Raises as `pemegang_klaim` does."""
        return self.cari_nomor(nomor, oleh=self.pemegang_klaim(nomor, kode))

    def riwayat(
        self, kasus: str, *, oleh: Pelaku = UMUM, tujuan: str | None = None
    ) -> tuple[KejadianTercatat[Kejadian], ...]:
        """Everything that happened to a case, oldest first. ``tujuan`` as in `kasus`."""
        semua = pertanyaan.riwayat(self._tanya, kasus, oleh, tujuan)
        return cast("tuple[KejadianTercatat[Kejadian], ...]", semua)

    def kembar(self, kasus: str, *, oleh: Pelaku, tujuan: str) -> tuple[KembarTerbaca, ...]:
        """The possible duplicates of a case with what was found of each, for officials of it;
        reading is on record. `JawabKembar` answers one. Raises `Terhalang`."""
        return pertanyaan.kembar(self._tanya, kasus, oleh, tujuan)

    def klien(self, klien: str, *, oleh: Pelaku) -> KlienTersimpan:
        """Who somebody is known to be, without personal values; for those that the agency names.
        Raises `Terhalang`."""
        return lihat_klien(self.lingkungan, klien, oleh)

    def cari_klien(
        self, nik: str, *, oleh: Pelaku, tujuan: str, instansi: str = ""
    ) -> tuple[KlienTersimpan, ...]:
        """Those of the agency who are known by this NIK; the look is on record with its purpose.
        Raises `Terhalang`: `tujuan_wajib` for one that says nothing."""
        return cari_klien(self.lingkungan, nik, oleh, tujuan=tujuan, instansi=instansi)

    def berkas_klien(self, klien: str, *, oleh: Pelaku, tujuan: str) -> BerkasKlien:
        """The file of a Klien and its aliases: for officials the cases that are there for them, for
        the person it is of, or whoever sees it for them, their own. Reading is on record with its
        purpose. Raises `Terhalang`: `tujuan_wajib` for one that says nothing."""
        return berkas_klien(self.lingkungan, klien, oleh, tujuan=tujuan)

    def langkah_tersedia(self, kasus: str, oleh: Pelaku) -> tuple[Tindakan, ...]:
        """What this actor may do with the case now, each as a form without values of facts. Facts
        are read, on record, only for a step that shows what is missing."""
        return pertanyaan.langkah_tersedia(self._tanya, kasus, oleh)

    def formulir(
        self,
        kasus: str,
        oleh: Pelaku,
        perintah: str,
        *,
        langkah: str = "",
        layanan: str = "",
        varian: str | None = None,
    ) -> Tindakan:
        """The form of one of these commands with the present values of what it shows; reading them
        is recorded. ``langkah``: the step that is meant, otherwise the current one. ``layanan`` and
        ``varian``: which service `BukaLanjutan` opens; the form then has what that one asks. Raises
        `Terhalang` as the command would."""
        ini = {"langkah": langkah, "layanan": layanan}
        return pertanyaan.isi_formulir(self._tanya, kasus, oleh, perintah, **ini, varian=varian)

    def formulir_buka(
        self, layanan: str, oleh: Pelaku, *, instansi: str = "", varian: str | None = None
    ) -> Tindakan:
        """The form of a submission, under the standard in force today. Of a service with variants
        it has the field `varian` alone until that is named. Raises `Terhalang` as the command
        would."""
        return pertanyaan.isi_formulir_buka(self._tanya, layanan, oleh, instansi, varian)

    def pratinjau_pindah(
        self,
        kasus: str,
        oleh: Pelaku,
        *,
        tujuan: str = "",
        langkah: Mapping[str, str] | None = None,
        langkah_kini: str = "",
        varian: str | None = None,
    ) -> RencanaPindah:
        """What `PindahStandar` with these answers would do, for whoever may give it; nothing is
        stored but the record that facts were read. What has to be said yet, the plan says
        (`lengkap`). Raises `Terhalang` as the command would."""
        ini = {"tujuan": tujuan, "langkah_kini": langkah_kini, "varian": varian}
        return pratinjau(self._tanya, kasus, oleh, langkah=langkah or {}, **ini)

    def pindahkan_semua(
        self,
        minta: PermintaanPindah,
        *,
        oleh: Pelaku,
        lanjut: str | None = None,
        banyak: int = 100,
    ) -> LaporanPindah:
        """Move the cases of a service to the version in force, so many at a time, each in a unit of
        its own; with ``minta.pratinjau`` only show what would become of them. Again after an
        interruption it goes on with the rest. Raises `Terhalang` for what all of them have in
        common; what stops one case is in the report."""
        return pindahkan_semua(self.lingkungan, oleh, minta, lanjut=lanjut, banyak=banyak)

    def giliran(self, kasus: str, *, oleh: Pelaku = UMUM) -> Giliran | None:
        """Whose turn it is; None when the procedure waits for nobody in the office."""
        return pertanyaan.giliran_kasus(self._tanya, kasus, oleh)

    def tenggat(self, kasus: str, *, oleh: Pelaku = UMUM) -> tuple[Kewajiban, ...]:
        """Every clock of the case with its arithmetic, as of now. For whoever may read the case,
        until when it could be brought stands before them, and whether it was in time: the date
        that this is counted from is read, on record. Before anything is brought `persiapkan` says
        the same (`Persiapan.tenggat`)."""
        return pertanyaan.tenggat(self._tanya, kasus, oleh)

    def pergeseran(
        self, kasus: str, sebelum: "Aplikasi", *, oleh: Pelaku = UMUM
    ) -> tuple[PergeseranTenggat, ...]:
        """What moved in the case's deadlines against another wiring's calendar (an older one)."""
        return pertanyaan.pergeseran(self._tanya, kasus, sebelum.lingkungan, oleh)

    def ketepatan(
        self,
        oleh: Pelaku,
        *,
        instansi: str = "",
        dari: date | None = None,
        sampai: date | None = None,
        menurut: Iterable[str] = ("layanan", "batas"),
    ) -> LaporanKetepatan:
        """Punctuality and load from one month to another (the months these dates lie in; the last
        twelve unless told otherwise), split by any of `MENURUT`, without persons and small counts;
        over the cases that are there for whoever asks. For the roles that the agency names
        (`oleh_kinerja`). Raises `Terhalang`."""
        minta = PermintaanLaporan(
            instansi=instansi,
            dari=dari,
            sampai=sampai,
            menurut=menurut,
        )
        return susun_ketepatan(self.lingkungan, oleh, minta)

    def penilaian(self, kasus: str, oleh: Pelaku, *, tujuan: str, alasan: str = "") -> Penilaian:
        """The explained assessment with the values it rests on, evaluated now as of the day of
        submission; the read is recorded with its purpose. Raises `Terhalang`: for an actor who has
        no part in the case, `tujuan_wajib` for a purpose that says nothing, `data_terbatas` where
        it rests on what they do not read now (`alasan` as in `buka`)."""
        dengan = Keterangan(tujuan=tujuan, alasan=alasan)
        return pembacaan.penilaian(self._tanya, kasus, oleh, dengan)

    def buka(
        self, kasus: str, rahasia: Rahasia, oleh: Pelaku, *, tujuan: str, alasan: str = ""
    ) -> Nilai | None:
        """The personal value behind a reference in the case's state or events (a reason, a name),
        or None once it is erased or if the case holds no such reference; the read is recorded with
        its purpose. ``alasan``: why, for what is read only for a reason (`KelasBaca`), recorded
        with it. Raises as `penilaian` does."""
        dengan = Keterangan(tujuan=tujuan, alasan=alasan)
        return pembacaan.buka_satu(self._tanya, kasus, rahasia, oleh, dengan)

    def buka_banyak(
        self,
        kasus: str,
        rahasia: Iterable[Rahasia],
        oleh: Pelaku,
        *,
        tujuan: str,
        alasan: str = "",
    ) -> IsiBrankas:
        """The same for many references at once, with one record for each person; those that the
        actor does not read now are left out."""
        dengan = Keterangan(tujuan=tujuan, alasan=alasan)
        return pembacaan.buka_banyak(self._tanya, kasus, rahasia, oleh, dengan)

    def dengan(self, **ubah: Any) -> "Aplikasi":
        """The same application with parts of its wiring replaced (a clock, a calendar)."""
        return Aplikasi(evolve(self.lingkungan, persediaan=Persediaan(), **ubah))

    @property
    def _tanya(self) -> Tanya:
        return Tanya(self.lingkungan)
