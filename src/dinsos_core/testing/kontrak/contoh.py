"""Small valid cases and messages of the sample standards, as the contract suites store them."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs

from dinsos_core.domain.identitas.klien import EpisodeTercatat, Klien, KlienDidaftarkan, lipat
from dinsos_core.domain.kasus.kejadian import BerkasDitambah, Kejadian
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.permohonan.kejadian import PermohonanDiajukan
from dinsos_core.domain.shared.ids import AliranId, KasusId, KlienId, PelakuId, PerintahId, SubjekId
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia, Tersegel, kunci_segel
from dinsos_core.ports.indeks import GiliranTerbuka, IndeksKasus, JamTerbuka
from dinsos_core.ports.kotak_keluar import Pesan, TempoDikabarkan
from dinsos_core.ports.penyimpanan import (
    IDENTITAS,
    KasusTersimpan,
    KejadianTercatat,
    KlienTersimpan,
    PembukaUnitOfWork,
    Perubahan,
)
from dinsos_core.testing.contoh import SANTUNAN

TERJAUH = "0001-01-01T00:00:00+14:00"
"""An instant that UTC does not have."""

PADA = datetime(2025, 4, 8, 2, 30, 0, 123456, tzinfo=UTC)
OLEH = JejakPelaku(id=PelakuId("akun-1"), peran="pemohon")


def tersegel(nama: str, kasus: str, urutan: int = 1) -> Tersegel[Any]:
    """What an event of a sample case holds sealed under this name."""
    kunci = f"{urutan}/{kunci_segel(nama, 'contoh')}"
    return Tersegel(rahasia=Rahasia(subjek=SubjekId(f"{kasus}-s"), kunci=kunci))


def kejadian(kasus: str, urutan: int) -> Kejadian:
    """The event with this number in the life of a sample case."""
    pada = PADA + timedelta(hours=urutan)
    if urutan > 1:
        return BerkasDitambah(pada=pada, oleh=OLEH, berkas=tersegel("berkas", kasus, urutan))
    return PermohonanDiajukan(
        nomor="",
        pada=pada,
        oleh=OLEH,
        kasus=KasusId(kasus),
        standar=SANTUNAN.rujukan,
        varian=None,
        kanal="loket",
        pokok=SubjekId(f"{kasus}-s"),
        pihak=(),
        berkas=tersegel("berkas", kasus),
        peringatan=tersegel("peringatan", kasus),
        fakta={"tanggal_meninggal": Rahasia(subjek=SubjekId(f"{kasus}-s"), kunci="1/tanggal")},
        langkah="periksa",
    )


def menunggu(*peran: str, **isi: Any) -> tuple[GiliranTerbuka, ...]:
    """That a sample case waits for each of these roles."""
    return tuple(GiliranTerbuka(peran=satu, **{"sejak": PADA, **isi}) for satu in peran)


def jam(kode: str, hari: float, **isi: Any) -> JamTerbuka:
    """A clock of a sample case that is due so many days after `PADA`, at risk the day before."""
    tempo = PADA + timedelta(days=hari)
    dasar: dict[str, Any] = {
        "milik": "kantor",
        "mulai": PADA - timedelta(days=1),
        "rawan": tempo - timedelta(days=1),
        "dijeda": False,
        "versi_kalender": "k1",
    }
    return JamTerbuka(kode=kode, jatuh_tempo=tempo, **{**dasar, **isi})


def kasus_pada(kasus: str, versi: int, **indeks: Any) -> KasusTersimpan:
    """A sample case after so many events, found by these attributes."""
    dasar = IndeksKasus(
        agregat="permohonan",
        instansi=SANTUNAN.instansi.kode,
        layanan=SANTUNAN.layanan,
        status="diajukan",
        berjalan=True,
        dibuat=PADA,
    )
    keadaan = PERMOHONAN.lipat(kejadian(kasus, n) for n in range(1, versi + 1))
    assert keadaan is not None
    return KasusTersimpan(
        id=KasusId(kasus),
        versi=versi,
        keadaan=keadaan,
        indeks=attrs.evolve(dasar, **indeks),
    )


def catatan(
    kasus: str, dari: int, sampai: int, perintah: str = "perintah-1"
) -> tuple[KejadianTercatat, ...]:
    """Log entries with these numbers, both ends included."""
    return tuple(
        KejadianTercatat(
            kasus=KasusId(kasus),
            urutan=n,
            perintah=PerintahId(perintah),
            kejadian=kejadian(kasus, n),
        )
        for n in range(dari, sampai + 1)
    )


def simpan_banyak(
    buka: PembukaUnitOfWork,
    semua: Iterable[Perubahan],
    dilihat: Mapping[AliranId, int] | None = None,
) -> None:
    """Store these changes alone."""
    with buka() as unit:
        unit.kasus.simpan_banyak(semua, dilihat)
        unit.simpan_semua()


def simpan_kasus(buka: PembukaUnitOfWork, kasus: str, versi: int = 1, **indeks: Any) -> None:
    """Store a new sample case in a transaction of its own."""
    with buka() as unit:
        unit.kasus.simpan(kasus_pada(kasus, versi, **indeks), catatan(kasus, 1, versi))
        unit.simpan_semua()


def tambah_kejadian(buka: PembukaUnitOfWork, kasus: str, perintah: str) -> None:
    """Load a case and append one event, as a command does."""
    with buka() as unit:
        lama = unit.kasus.muat(KasusId(kasus))
        assert lama is not None
        versi = lama.versi + 1
        unit.kasus.simpan(kasus_pada(kasus, versi), catatan(kasus, versi, versi, perintah))
        unit.simpan_semua()


def kejadian_klien(klien: str, urutan: int) -> Kejadian:
    """The event with this number in the life of a sample Klien."""
    if urutan == 1:
        return KlienDidaftarkan(
            pada=PADA, oleh=OLEH, klien=KlienId(klien), instansi=SANTUNAN.instansi.kode
        )
    pada = PADA + timedelta(hours=urutan)
    tinggal = KasusId("k-tinggal")
    return EpisodeTercatat(pada=pada, oleh=OLEH, kasus=tinggal, tinggal=urutan % 2 == 0)


def klien_pada(klien: str, dari: int, sampai: int) -> Perubahan:
    """A sample Klien at a version, with the events that came after another."""
    keadaan: Klien | None = None
    for n in range(1, sampai + 1):
        keadaan = lipat(keadaan, kejadian_klien(klien, n))
    assert keadaan is not None
    indeks = IndeksKasus(
        agregat=IDENTITAS,
        instansi=keadaan.instansi,
        layanan="",
        status="terdaftar",
        berjalan=False,
        dibuat=PADA,
        subjek=(keadaan.subjek,),
    )
    baru = tuple(
        KejadianTercatat(
            kasus=KlienId(klien),
            urutan=n,
            perintah=PerintahId("perintah-1"),
            kejadian=kejadian_klien(klien, n),
        )
        for n in range(dari + 1, sampai + 1)
    )
    tersimpan = KlienTersimpan(id=KlienId(klien), versi=sampai, keadaan=keadaan, indeks=indeks)
    return tersimpan, baru


def pesan(
    kasus: str, urutan: int, dibuat: datetime = PADA, tempo: TempoDikabarkan | None = None
) -> Pesan:
    """A message of a case; its id is `<kasus>/<urutan>`."""
    penerima = SubjekId(f"{kasus}-s")
    return Pesan(
        id=f"{kasus}/{urutan}",
        kasus=KasusId(kasus),
        urutan=urutan,
        templat="berkas-lengkap",
        dibuat=dibuat,
        kontak=Rahasia(subjek=penerima, kunci="1/email"),
        rahasia={"nama": Rahasia(subjek=penerima, kunci="1/nama")},
        data={"kasus": kasus, "tenggat": "Selasa, 22 April 2025"},
        tempo=tempo,
    )


def pesan_kejadian(kasus: str, urutan: int, saluran: str) -> Pesan:
    """An event that waits to leave on a channel; its id is `<kasus>/<urutan>/<saluran>`."""
    return Pesan(
        id=f"{kasus}/{urutan}/{saluran}",
        kasus=KasusId(kasus),
        urutan=urutan,
        templat="berkas_ditambah",
        dibuat=PADA,
        saluran=saluran,
    )


def antre(buka: PembukaUnitOfWork, *semua: Pesan) -> None:
    """Queue messages in a transaction of their own."""
    with buka() as unit:
        unit.kotak_keluar.tambah(semua)
        unit.simpan_semua()
