"""An office on the real catalogue whose commands are data, so that they can be sent again."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

from attrs import define, evolve
from returns.pipeline import is_successful
from returns.result import Result

from dinsos_adapters import rakit
from dinsos_core import (
    AjukanPermohonan,
    Aplikasi,
    CabutSurat,
    DokumenDiserahkan,
    Halangan,
    KodeHalangan,
    KoreksiData,
    Pelaku,
    PerintahTerlaksana,
    PihakDiajukan,
    SelesaikanLangkah,
)
from dinsos_core.application.jenis import Perintah
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.shared.nilai import Keanggotaan, PeriodeKeanggotaan
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.lingkungan import PermintaanRegistri
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork

INSTANSI = "banjarmasin"
LAYANAN = ("santunan-kematian", "pengangkatan-anak")
PAGI = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Makassar"))
LOKET = Pelaku(id="loket", instansi=INSTANSI, peran={"petugas_loket"})
KEPALA = Pelaku(id="kepala", instansi=INSTANSI, peran={"kepala_dinas"})

Tugas = dict[str, Any]
"""One command as data: its key, what it is, and what it needs."""

SABAR, TERKUNCI = 9, "terkunci"
WAJAR = {
    KodeHalangan.VERSI_BASI,
    KodeHalangan.LANGKAH_BELUM_GILIRAN,
    KodeHalangan.PERAN_TIDAK_BERWENANG,  # the next initials are another role's
    KodeHalangan.STATUS_TIDAK_MENGIZINKAN,
    KodeHalangan.SURAT_SUDAH_DICABUT,
}
"""Refusals that are only to be expected where others work on the same case."""

DATA: Mapping[str, Mapping[str, object]] = {
    "pemohon": {
        "nama": "Pemohon Contoh",
        "jenis_kelamin": "perempuan",
        "tanggal_lahir": "1988-08-17",
        "agama": "islam",
        "domisili": "63.71",
        "ahli_waris": True,
        "email": "pemohon@example.id",
    },
    "almarhum": {"tanggal_meninggal": "2026-02-18", "kis_pemerintah": False},
    "anak": {"nama": "Anak Contoh", "tanggal_lahir": "2025-01-10", "agama": "islam"},
}
NAMA = (
    *("Sari", "Budi", "Rahmah", "Hasan", "Aluh", "Utuh", "Galuh", "Noor", "Jamilah", "Fitri"),
    *("Aisyah", "Ahmad", "Dewi", "Rizki", "Siti", "Yusuf", "Lina", "Anang", "Diyang", "Bakti"),
)
FAKTA: Mapping[str, Mapping[str, object]] = {
    "santunan-kematian": {},
    "pengangkatan-anak": {"menikah": True, "tanggal_nikah": "2015-06-06", "jumlah_anak": 0},
}


def registri(permintaan: PermintaanRegistri) -> Keanggotaan:
    """A social registry that lists everybody."""
    return Keanggotaan(periode=(PeriodeKeanggotaan(daftar="dtks"),))


def berkas(standar: StandarPelayanan) -> list[DokumenDiserahkan]:
    """Every paper in every state a decree can ask for."""
    return [
        DokumenDiserahkan(
            dokumen=d.kode,
            rangkap=9,
            asli=True,
            legalisir=True,
            meterai=True,
            mutakhir=True,
            pilihan=d.salah_satu[0].kode if d.salah_satu else "",
        )
        for d in standar.dokumen
    ]


@define
class Kantor:
    """The application on a store, and who asks it for what."""

    app: Aplikasi
    kini: datetime = PAGI

    @classmethod
    def buka(cls, gudang: PembukaUnitOfWork, seperti: Aplikasi | None = None) -> "Kantor":
        """An office on this store; ``seperti`` spares it loading the catalogue again."""
        app = seperti or rakit(INSTANSI, registri={"registri_sosial": registri})
        kantor = cls(app)
        kantor.app = app.dengan(unit_kerja=gudang, jam=lambda: kantor.kini)
        return kantor

    def standar(self, layanan: str) -> StandarPelayanan:
        katalog = self.app.lingkungan.katalog
        return katalog.standar(INSTANSI, layanan, self.kini.date()).unwrap()

    def ajukan(self, layanan: str, **ubah: Any) -> AjukanPermohonan:
        """A submission with every paper. One adult, so that each paper is there for each."""
        standar = self.standar(layanan)
        isi: dict[str, Any] = {
            "layanan": layanan,
            "pihak": [
                PihakDiajukan(pihak=q.pihak, data=DATA[q.pihak], akun="warga")
                for q in standar.pihak
            ],
            "fakta": FAKTA[layanan],
            "berkas": berkas(standar),
        }
        return AjukanPermohonan(**{**isi, **ubah})

    def lakukan(self, tugas: Tugas) -> Result[PerintahTerlaksana, tuple[Halangan, ...]]:
        """Send the command that a task stands for, under its key."""
        perintah, oleh = self.perintah(tugas)
        return self.app.lakukan(perintah, oleh=oleh, kunci=tugas["kunci"])

    def lakukan_sabar(self, tugas: Tugas) -> Result[PerintahTerlaksana, tuple[Halangan, ...]]:
        """The same, sent again under its key when others have kept it waiting too long."""
        hasil = self.lakukan(tugas)
        for _ in range(SABAR):
            if is_successful(hasil) or TERKUNCI not in map(_sebab, hasil.failure()):
                break
            hasil = self.lakukan(tugas)
        return hasil

    def perintah(self, tugas: Tugas) -> tuple[Perintah, Pelaku]:
        kasus = tugas["kasus"]
        if tugas["apa"] == "ajukan":
            satu = self.ajukan(tugas["layanan"], kasus=kasus)
            if "orang" in tugas:
                satu = evolve(satu, pihak=[_bernama(q, tugas["orang"]) for q in satu.pihak])
            return satu, LOKET
        if tugas["apa"] == "koreksi":
            # Its own value each time, for what is stated as it was changes nothing.
            jumlah = crc32(tugas["kunci"].encode())
            return KoreksiData(kasus=kasus, fakta={"jumlah_anak": jumlah}, alasan="uji"), LOKET
        if tugas["apa"] == "cabut":
            return CabutSurat(kasus=kasus, surat=tugas["surat"], alasan="uji"), KEPALA
        # Who only initials gives neither outcome nor reason.
        penetapan = tugas["jenis"] == "penetapan" and tugas["peran"] == "kepala_dinas"
        jawaban = tugas["jenis"] == "jawaban_sistem"
        langkah = SelesaikanLangkah(
            kasus=kasus,
            langkah=tugas["langkah"],
            hasil="setuju" if penetapan else "berhasil" if jawaban else "",
            alasan="layak" if penetapan else "",
            rujukan="SP-1" if tugas["jenis"] in {"serah_sistem", "jawaban_sistem"} else "",
        )
        return langkah, Pelaku(id=tugas["peran"], instansi=INSTANSI, peran={tugas["peran"]})

    def langkah_berikut(self, kasus: str) -> Tugas | None:
        """Whose turn it is, as a task; a finished case's letter is revoked and issued anew."""
        if giliran := self.app.giliran(kasus):
            return {
                "apa": "langkah",
                "kasus": kasus,
                "langkah": giliran.langkah,
                "jenis": giliran.jenis.value,
                "peran": giliran.peran[0],
            }
        tersimpan = self.app.kasus(kasus)
        assert tersimpan is not None
        assert isinstance(tersimpan.keadaan, Permohonan)
        for surat in tersimpan.keadaan.surat[-1:]:
            return {"apa": "cabut", "kasus": kasus, "surat": surat.kode}
        return None

    def buka_kasus(self, banyak: int) -> tuple[str, ...]:
        """Cases for all to work on."""
        kasus = tuple(f"bersama-{n}" for n in range(banyak))
        for satu in kasus:
            tugas = {"apa": "ajukan", "layanan": "pengangkatan-anak", "kasus": satu}
            assert is_successful(self.lakukan({**tugas, "kunci": satu}))
        return kasus

    def selesaikan(self, nama: str, kasus: str) -> None:
        """Take a case through all its steps."""
        n = 0
        while (tugas := self.langkah_berikut(kasus)) and tugas["apa"] == "langkah":
            n += 1
            assert is_successful(self.lakukan({**tugas, "kunci": f"{nama}/{n}"}))

    def tugas(self, nama: str, bersama: tuple[str, ...], acak: Random) -> Iterator[Tugas]:
        """Without end: corrections and steps on shared cases, and cases of one's own on the way."""
        sendiri = ""
        n = 0
        while True:
            n += 1
            kunci = {"kunci": f"{nama}/{n}"}
            satu: Tugas | None = None
            undian = acak.randrange(10)
            if undian < 2:
                satu = self.langkah_berikut(acak.choice(bersama[::2]))
            elif undian < 5 and sendiri:
                satu = self.langkah_berikut(sendiri)
            elif undian == 5:
                sendiri = f"kasus-{nama}-{n}"
                satu = {"apa": "ajukan", "kasus": sendiri, "layanan": acak.choice(LAYANAN)}
            # Data can be corrected until the decision: half of the shared cases never get there.
            yield {**(satu or {"apa": "koreksi", "kasus": acak.choice(bersama[1::2])}), **kunci}


def _sebab(satu: Halangan) -> object:
    return satu.rincian.get("sebab")


def _bernama(satu: PihakDiajukan, ke: int) -> PihakDiajukan:
    """Somebody of their own, as alike as a city's people are: some share a name's word, a birth
    date or the day they died, a NIK is one's."""
    lahir = date.fromisoformat(str(satu.data.get("tanggal_lahir", "1960-01-01")))
    lahir += timedelta(days=-(ke * 7 % (700 if satu.pihak == "anak" else 6000)))
    tanggal = f"{lahir.day + 40:02}{lahir:%m%y}"
    kata = (ke * kali % 400 for kali in (1, 7, 83))
    siapa = {
        "nama": " ".join(f"{NAMA[k % 20]}{NAMA[k // 20].lower()}" for k in kata),
        "tanggal_lahir": lahir.isoformat(),
        "nik": f"6371{ke // 9999 % 90 + 10}{tanggal}{ke % 9999 + 1:04}",
    }
    if "tanggal_meninggal" in satu.data:  # within the claim's 30 days, however long the run
        siapa["tanggal_meninggal"] = (PAGI.date() - timedelta(days=1 + ke % 14)).isoformat()
    return evolve(satu, data={**satu.data, **siapa})


def bertindak(hasil: Result[PerintahTerlaksana, tuple[Halangan, ...]]) -> bool:
    """Whether the command acted; if not, it must be because somebody else had been there first."""
    if is_successful(hasil):
        return True
    aneh = [h for h in hasil.failure() if h.kode not in WAJAR]
    assert not aneh, aneh
    return False
