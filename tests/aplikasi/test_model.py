"""Any actors doing anything, in any order, over the wired application in memory.

A machine drives whole cases of the two example standards and of generated ones. After every
command the promises of the pipeline are checked; and what `langkah_tersedia` offers is exactly
what is accepted.
"""

from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import attrs
from hypothesis import Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from returns.pipeline import is_successful
from returns.result import Result
from tests.formulir import isian, perintah, terisi
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    KEPALA_LAIN,
    LOKET,
    PLH,
    RANGKAP,
    SEMUA_PELAKU,
    Dunia,
    ajukan_adopsi,
    ajukan_santunan,
)

from dinsos_core.application.lihat import untuk_luar
from dinsos_core.application.pipa import PerintahTerlaksana
from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.berkas import DokumenDiserahkan, dokumen_diperlukan
from dinsos_core.domain.kasus.jam import kewajiban
from dinsos_core.domain.kasus.perintah import PihakDiajukan
from dinsos_core.domain.kasus.perintah_catatan import TAK_SAMPAI, TambahPihak
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.permohonan.keadaan import Permohonan, evolve
from dinsos_core.domain.permohonan.siklus import SIKLUS, Status
from dinsos_core.domain.prosedur.aturan import decide
from dinsos_core.domain.prosedur.bidang import JenisBidang, Tindakan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang
from dinsos_core.domain.shared.ids import KasusId, PelakuId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.rahasia import cari_rahasia
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN
from dinsos_core.domain.waktu.tenggat import Tenggat
from dinsos_core.testing.contoh import ADOPSI, INSTANSI, KALENDER, KOSAKATA, SANTUNAN
from dinsos_core.testing.permohonan import ajuan, dokumen_diserahkan, standar_permohonan

PERINTAH_KASUS = tuple(k for k in get_args(p.PerintahPermohonan) if issubclass(k, pu.PadaKasus))
PETUGAS = Pelaku(id=PelakuId("petugas"), instansi=INSTANSI.kode, peran=frozenset(KOSAKATA.peran))
"""Somebody who holds every office."""
_KINI = frozenset({JenisBidang.WAKTU})
"""What is done now is entered now."""
KATA = st.sampled_from(("", " ", "alasan"))


def decide_dua_kali(
    keadaan: Permohonan | None, perintah: p.PerintahPermohonan, konteks: Konteks
) -> Result[tuple[u.Kejadian, ...], tuple[Halangan, ...]]:
    """The rules never raise, and the same question has one answer."""
    pertama = decide(PERMOHONAN, keadaan, perintah, konteks)
    assert decide(PERMOHONAN, keadaan, perintah, konteks) == pertama
    if not is_successful(pertama):
        assert pertama.failure()
    return pertama


def _langkah(perintah: Any) -> str:
    """The step that a command does."""
    return perintah.langkah if isinstance(perintah, pu.SelesaikanLangkah) else ""


class Kantor(RuleBasedStateMachine):
    """An office with one standard, its people, and a clock that only goes forward."""

    @initialize(
        data=st.data(),
        standar=st.sampled_from((ADOPSI, SANTUNAN)) | standar_permohonan(KOSAKATA, INSTANSI),
    )
    def buka(self, data: st.DataObject, standar: StandarPelayanan) -> None:
        self.standar = standar
        self.dunia = Dunia(standar)
        self.kasus: list[KasusId] = []
        self.kunci: list[tuple[str, Any, Pelaku]] = []
        self._jalankan(self._ajuan(data), ANI)

    # --- what people do

    @rule(data=st.data(), oleh=st.sampled_from(SEMUA_PELAKU))
    def ajukan(self, data: st.DataObject, oleh: Pelaku) -> None:
        perintah = self._ajuan(data)
        if len(self.kasus) < 3:
            self._jalankan(perintah, oleh)

    def _ajuan(self, data: st.DataObject) -> p.AjukanPermohonan:
        if self.standar in (ADOPSI, SANTUNAN):
            dasar = ajukan_adopsi() if self.standar is ADOPSI else ajukan_santunan()
            berkas = data.draw(st.just(dasar.berkas) | st.just(dasar.berkas[1:]))
            tetap = data.draw(st.sampled_from(("", "kembar")))
            return attrs.evolve(dasar, berkas=berkas, tetap_ajukan=tetap)
        return data.draw(ajuan(self.standar, KOSAKATA, self.dunia.jam.kini.date()))

    @precondition(lambda self: self.kasus)
    @rule(data=st.data(), banyak=st.integers(1, 12))
    def maju_lagi(self, data: st.DataObject, banyak: int) -> None:
        """Twice as likely: what lies behind the first steps is worth the walk."""
        self.maju(data, banyak)

    @precondition(lambda self: self.kasus)
    @rule(data=st.data(), banyak=st.integers(1, 12))
    def maju(self, data: st.DataObject, banyak: int) -> None:
        """Offered steps, one after the other: whatever is offered is accepted. A pause is ended
        and papers are brought first, so that cases get far."""
        kasus = data.draw(st.sampled_from(self.kasus))
        if self.dunia.keadaan(kasus).dijeda:
            self._jalankan(pu.LanjutkanKasus(kasus=kasus), PETUGAS)
        if self.dunia.keadaan(kasus).status is Status.DIKEMBALIKAN:
            berkas = pu.LengkapiBerkas(kasus=kasus, berkas=self._berkas_penuh(kasus))
            self._jalankan(berkas, PETUGAS)
        for _ in range(banyak):
            giliran = self.dunia.app.giliran(kasus)
            hari = self.dunia.jam.kini.date()
            mungkin = [
                oleh
                for oleh in SEMUA_PELAKU
                if giliran is not None and oleh.peran_pertama(giliran.peran, hari) is not None
            ]
            if not mungkin:
                return
            oleh = data.draw(st.sampled_from(mungkin))
            for tindakan in self._tawaran(kasus, oleh):
                if tindakan.langkah:
                    self._terima(data, kasus, tindakan, oleh)

    @precondition(lambda self: self.kasus)
    @rule(data=st.data(), oleh=st.sampled_from((ANI, LOKET, KEPALA, KEPALA_LAIN, PLH, RANGKAP)))
    def lain(self, data: st.DataObject, oleh: Pelaku) -> None:
        """Whatever else is offered is accepted when sent with valid input."""
        kasus = data.draw(st.sampled_from(self.kasus))
        tawaran = [t for t in self._tawaran(kasus, oleh) if not t.langkah]
        if not data.draw(_JARANG):  # most cases are not withdrawn, passed on or paused
            jarang = ("TarikPermohonan", "TeruskanKasus", "JedaKasus")
            tawaran = [t for t in tawaran if t.perintah not in jarang]
        if tawaran:
            self._terima(data, kasus, data.draw(st.sampled_from(tawaran)), oleh)

    def _terima(
        self, data: st.DataObject, kasus: KasusId, tindakan: Tindakan, oleh: Pelaku
    ) -> None:
        perintah = self._sah(data, kasus, tindakan)
        hasil = self._jalankan(perintah, oleh)
        assert is_successful(hasil), (perintah, oleh, hasil.failure())

    @precondition(lambda self: self.kasus)
    @rule(data=st.data(), oleh=st.sampled_from(SEMUA_PELAKU), lain=st.sampled_from(SEMUA_PELAKU))
    def apa_saja(self, data: st.DataObject, oleh: Pelaku, lain: Pelaku) -> None:
        """What is not offered is refused, whatever it carries: nonsense, or what would be valid
        from somebody else."""
        kasus = data.draw(st.sampled_from(self.kasus))
        milik_lain = self._tawaran(kasus, lain)
        masuk_akal = data.draw(_SERING)
        if milik_lain and masuk_akal:
            perintah = self._sah(data, kasus, data.draw(st.sampled_from(milik_lain)))
        else:
            perintah = self._sembarang(data, kasus)
        tawaran = self._tawaran(kasus, oleh)

        hasil = self._jalankan(perintah, oleh)

        if is_successful(hasil):
            boleh = {(t.perintah, t.langkah) for t in tawaran}
            assert (type(perintah).__name__, _langkah(perintah)) in boleh, perintah

    @precondition(lambda self: self.kunci)
    @rule(data=st.data())
    def kirim_ulang(self, data: st.DataObject) -> None:
        """The same key acts once."""
        kunci, perintah, oleh = data.draw(st.sampled_from(self.kunci))
        sebelum = self._isi()

        hasil = self.dunia.app.lakukan(perintah, oleh=oleh, kunci=kunci)

        assert hasil.unwrap().ulang
        assert self._isi() == sebelum

    @rule(jam=st.sampled_from((0.25, 1, 8, 24)) | st.integers(24, 24 * 40))
    def waktu_berlalu(self, jam: float) -> None:
        self.dunia.jam.maju(hours=jam)

    @rule()
    def registri_hidup_mati(self) -> None:
        self.dunia.registri.mati = not self.dunia.registri.mati

    # --- running a command

    def _tawaran(self, kasus: KasusId, oleh: Pelaku) -> tuple[Tindakan, ...]:
        """What is offered; nothing to whom the case is not there for."""
        try:
            return self.dunia.app.langkah_tersedia(kasus, oleh)
        except Terhalang as tak:
            tampak = tak.halangan[0].kode is not KodeHalangan.KASUS_TIDAK_DITEMUKAN
            if tampak or oleh.instansi == INSTANSI.kode:
                raise
            return ()

    def _jalankan(
        self, perintah: Any, oleh: Pelaku
    ) -> Result[PerintahTerlaksana, tuple[Halangan, ...]]:
        sebelum, lama = self._isi(), self._keadaan(getattr(perintah, "kasus", None))
        kunci = f"k{len(self.kunci)}"
        note(f"{oleh.id}: {perintah}")
        hasil = self.dunia.app.lakukan(perintah, oleh=oleh, kunci=kunci)
        if not is_successful(hasil):
            assert self._isi() == sebelum
            return hasil
        isi = hasil.unwrap()
        self.kunci.append((kunci, perintah, oleh))
        if isi.kasus not in self.kasus:
            self.kasus.append(isi.kasus)
        self.terakhir = isi.kasus
        self._periksa_jalan(lama, isi, oleh)
        return hasil

    def _periksa_jalan(
        self, lama: Permohonan | None, hasil: PerintahTerlaksana, oleh: Pelaku
    ) -> None:
        """Status changes only along the table; nobody else's events are touched."""
        keadaan = lama
        for satu in hasil.kejadian:
            assert isinstance(satu, u.Kejadian)
            dari = keadaan.status if keadaan else None
            keadaan = evolve(keadaan, satu)
            if satu.tipe in SIKLUS.bergerak:
                assert dari is not None
                assert SIKLUS.tabel[dari, satu.tipe] == keadaan.status
            elif dari is not None:
                assert keadaan.status == dari
        tersimpan = self.dunia.keadaan(hasil.kasus)
        luar = oleh.instansi != INSTANSI.kode
        for satu_keadaan in (keadaan, tersimpan):
            assert satu_keadaan is not None
            assert (untuk_luar(satu_keadaan) if luar else satu_keadaan) == hasil.keadaan

    def _keadaan(self, kasus: KasusId | None) -> Permohonan | None:
        return self.dunia.keadaan(kasus) if kasus in self.kasus and kasus is not None else None

    def _isi(self) -> tuple[object, ...]:
        tabel = self.dunia.gudang.tabel
        return (
            dict(tabel.kasus.kasus),
            {kasus: len(isi) for kasus, isi in tabel.kasus.riwayat.items()},
            list(tabel.kiriman),
            {subjek: sorted(isi) for subjek, isi in tabel.brankas.nilai.items()},
            dict(tabel.perintah),
            dict(tabel.nomor),
        )

    # --- input

    def _sah(self, data: st.DataObject, kasus: KasusId, tindakan: Tindakan) -> Any:
        """The command a form filled in correctly would send. Papers are all there, and mostly the
        outcome is the one that leads on."""
        hasil = [b for b in tindakan.bidang if b.nama == "hasil"]
        if tindakan.jenis == "periksa_berkas" and hasil:
            diajukan = self.dunia.keadaan(kasus).status is Status.DIAJUKAN
            kurang = diajukan and data.draw(_JARANG)
            return perintah(
                tindakan,
                terisi(tindakan, {"hasil": "kurang" if kurang else "lengkap"}, tanpa=_KINI),
            )
        if tindakan.perintah == "KoreksiWaktu":
            terakhir = self.dunia.keadaan(kasus).penanda[-1]
            koreksi: dict[str, object] = {"tanda": terakhir.nama, "menjadi": terakhir.pada}
            return perintah(tindakan, terisi(tindakan, koreksi, tanpa=_KINI))
        if tindakan.perintah == "LengkapiBerkas":
            return perintah(tindakan, terisi(tindakan, tanpa=_KINI))
        kode = [satu.kode for b in hasil for satu in b.pilihan]
        tentu = (
            data.draw(st.sampled_from(kode if data.draw(_JARANG) else kode[:1])) if kode else None
        )
        isi = data.draw(isian(tindakan, hasil=tentu, tanpa=_KINI))
        if hasil:  # whether a reason or an addressee is needed may show only when it is done
            isi |= {"alasan": "alasan"}
            isi |= {b.nama: "provinsi" for b in tindakan.bidang if b.nama == "kepada"}
        return perintah(tindakan, isi)

    def _berkas_penuh(self, kasus: KasusId) -> tuple[DokumenDiserahkan, ...]:
        banyak = [q.pihak for q in self.dunia.keadaan(kasus).pihak]
        fakta = FaktaKasus(pihak={nama: ({},) * banyak.count(nama) for nama in set(banyak)})
        return tuple(
            DokumenDiserahkan(
                dokumen=perlu.dokumen.kode,
                untuk=perlu.untuk,
                pilihan=perlu.dokumen.salah_satu[0].kode if perlu.dokumen.salah_satu else "",
                rangkap=9,
                asli=True,
                legalisir=True,
                meterai=True,
                mutakhir=True,
            )
            for perlu in dokumen_diperlukan(self.standar, fakta)
        )

    def _sembarang(self, data: st.DataObject, kasus: KasusId) -> Any:
        jenis = data.draw(st.sampled_from(PERINTAH_KASUS))
        kode = [satu.kode for satu in self.standar.langkah]
        surat = [s.kode for s in self.dunia.keadaan(kasus).surat]
        fakta = st.dictionaries(
            st.sampled_from(("menikah", "layak_huni", "pemohon[1].nama", "anak.sehat", "x.y", "")),
            st.sampled_from((True, 3, "sehat", "", None)),
            max_size=2,
        )
        isi: dict[str, st.SearchStrategy[Any]] = {
            "versi": _JARANG.flatmap(lambda ya: st.integers(0, 9) if ya else st.none()),
            "langkah": st.sampled_from([*kode, "antah", ""]),
            "hasil": st.sampled_from(
                ("", "setuju", "tolak", "teruskan", "lengkap", "kurang", "gagal", "selesai", "x")
            ),
            "alasan": KATA,
            "berkas": st.lists(dokumen_diserahkan(self.standar), max_size=2),
            "fakta": fakta,
            "rujukan": KATA,
            "kepada": KATA,
            "untuk": KATA,
            "kembar": st.sampled_from(("", "x")),
            "jawaban": st.sampled_from(("sama", "beda", "x")),
            "dikabulkan": st.booleans(),
            "surat": st.sampled_from([*surat, "x"]),
            "sebab": st.sampled_from(pu.SebabJeda),
            "tanda": st.sampled_from(("diajukan", "periksa", "ditolak", "x")),
            "menjadi": self._saat(),
            "diterima_pada": _JARANG.flatmap(lambda ya: self._saat() if ya else st.none()),
            "terjadi_pada": _JARANG.flatmap(lambda ya: self._saat() if ya else st.none()),
            "tentang": st.sampled_from(("diajukan", "dikembalikan", "x")),
            "kanal": st.sampled_from(("loket", TAK_SAMPAI, "x")),
            "akun": st.sampled_from(("akun-x", "orang-lain", ["akun-x"], " ")),
            "catatan": KATA,
            "batas": st.sampled_from(("berlaku-izin", "x")),
            "varian": KATA,
            "pihak": st.sampled_from(("pemohon", "anak[0]", "x")),
            "klien": st.sampled_from((None, "x")),
        }
        if jenis is TambahPihak:
            pihak = st.sampled_from(("pemohon", "anak", "x"))
            isi["pihak"] = st.lists(st.builds(PihakDiajukan, pihak=pihak, data=fakta), max_size=2)
        bidang = {a.name for a in attrs.fields(jenis)} & isi.keys()
        return jenis(kasus=kasus, **{nama: data.draw(isi[nama]) for nama in sorted(bidang)})

    def _saat(self) -> st.SearchStrategy[datetime]:
        """About now; ahead of it, long ago or without a zone it never was."""
        kini = self.dunia.jam()
        jam = st.integers(-50, 3).map(lambda n: kini + timedelta(hours=n))
        return jam | st.just(kini.replace(tzinfo=None)) | st.just(datetime.min.replace(tzinfo=UTC))

    # --- what always holds

    def _berubah(self) -> list[KasusId]:
        """The case that the last command touched; the others are as they were checked before."""
        terakhir: KasusId | None = getattr(self, "terakhir", None)
        return [] if terakhir is None else [terakhir]

    @invariant()
    def keadaan_adalah_lipatan_riwayat(self) -> None:
        for kasus in self._berubah():
            tersimpan = self.dunia.app.kasus(kasus, oleh=PETUGAS)
            riwayat = self.dunia.app.riwayat(kasus, oleh=PETUGAS)
            assert tersimpan is not None
            assert tersimpan.versi == len(riwayat)
            assert [t.urutan for t in riwayat] == list(range(1, len(riwayat) + 1))
            assert PERMOHONAN.lipat(t.kejadian for t in riwayat) == tersimpan.keadaan
            assert all(r.nilai is None for t in riwayat for r in cari_rahasia(t))
            assert all(r.nilai is None for r in cari_rahasia(tersimpan.keadaan))

    @invariant()
    def jam_masuk_akal(self) -> None:
        """What was stated is in order, and so is what was entered; no clock breaks."""
        for kasus in self._berubah():
            keadaan = self.dunia.keadaan(kasus)
            for saat in (
                [m.tercatat for m in keadaan.penanda],
                [m.pada for m in keadaan.penanda if m.dicatat is not None],
            ):
                assert saat == sorted(saat)
            dinyatakan = {m.pada for m in keadaan.penanda if m.dicatat is not None}
            kini: datetime = self.dunia.jam()
            for satu in kewajiban(keadaan, self.standar, KALENDER, BACAAN_BAWAAN, kini):
                if satu.tenggat is None:
                    assert satu.status is None
                    assert satu.selesai is None
                    continue
                assert isinstance(satu.tenggat, Tenggat)
                assert satu.tenggat.jatuh_tempo >= satu.tenggat.mulai
                assert (
                    satu.selesai is None
                    or satu.selesai >= satu.tenggat.mulai
                    or satu.selesai in dinyatakan
                )
                assert satu.status is not None

    @invariant()
    def nomor_surat_tanpa_lompatan(self) -> None:
        if not getattr(self, "kasus", ()):
            return
        terbit: dict[tuple[str, int], list[int]] = {}
        for kasus in self.kasus:
            for surat in self.dunia.keadaan(kasus).surat:
                if surat.nomor:
                    kelas, nomor, _, tahun = surat.nomor.split("/")
                    kunci = (kelas or surat.produk, int(tahun))
                    terbit.setdefault(kunci, []).append(int(nomor))
        dipakai = {
            (jenis, tahun): n for (_, jenis, tahun), n in self.dunia.gudang.tabel.nomor.items()
        }
        assert {kunci: sorted(isi) for kunci, isi in terbit.items()} == {
            kunci: list(range(1, n + 1)) for kunci, n in dipakai.items()
        }


_JARANG = st.integers(0, 4).map(lambda n: n == 4)
_SERING = st.integers(0, 3).map(bool)

TestKantor = Kantor.TestCase
"""`pytest` finds the machine under this name."""

# A failure is told as it was met: shrinking a run of an office may take Hypothesis five minutes,
# and hardly shortens it.
TestKantor.settings = settings(
    max_examples=min(settings().max_examples, 500),
    stateful_step_count=30,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def test_jalan_mulus_sampai_selesai_ada_di_antara_yang_mungkin() -> None:
    """The machine can really reach the end: the offered steps alone lead there."""
    dunia = Dunia()
    kasus = dunia.adopsi()
    langkah = 0
    while dunia.app.giliran(kasus) is not None:
        langkah += 1
        giliran = dunia.app.giliran(kasus)
        assert giliran is not None
        oleh = next(o for o in SEMUA_PELAKU if giliran.peran[0] in o.peran)
        hasil = "setuju" if giliran.langkah == "teken" and oleh is KEPALA else ""
        fakta = {"layak_huni": True} if giliran.langkah == "lapangan" else {}
        dunia.ya(
            pu.SelesaikanLangkah(kasus=kasus, langkah=giliran.langkah, hasil=hasil, fakta=fakta),
            oleh,
        )

    assert langkah == 10
    assert dunia.keadaan(kasus).status is Status.SELESAI
    assert dunia.app.langkah_tersedia(kasus, ANI) == ()
