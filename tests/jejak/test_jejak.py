"""Every standard from start to each end, as its committed trace says, on every store.

A trace is found once, by the forms (`gerak`), and written down with `DINSOS_TULIS_HALAMAN=1`; here
its commands are read and given again, and each act compared with what is written.
"""

import os
import re
from collections.abc import Iterable, Iterator

import pytest
from tests.halaman import AKAR, TULIS, cocokkan
from tests.inventaris.baca import semua_rincian
from tests.inventaris.rinci import KAMI
from tests.jejak import catatan
from tests.jejak.catatan import FOLDER, Rekam
from tests.jejak.gerak import jelajahi
from tests.jejak.indeks import indeks_seperti_kejadian
from tests.jejak.panggung import WARGA, Memori, Panggung, Sql, Tempat
from tests.jejak.ulang import STANDAR, berkas, jejak, setiap_standar, ulangi
from tests.katalog.bacaan_lain import kunci

from dinsos_adapters.sql import GudangSql
from dinsos_core.application.jenis import JENIS
from dinsos_core.domain.kasus.perintah import SelesaikanLangkah
from dinsos_core.domain.prosedur.peran import peran_petugas
from dinsos_core.domain.prosedur.rute import Prosedur
from dinsos_core.domain.prosedur.rute import jejak as rute
from dinsos_core.domain.standar.model import Langkah, StandarPelayanan

JENIS_MENURUT_NAMA = {satu.nama: satu for satu in JENIS}


@setiap_standar
def test_jejak_ditulis_dari_formulir(isi: StandarPelayanan) -> None:
    """Found anew only where it is to be written; otherwise only that it reads back as it stands."""
    nama = str(berkas(isi).relative_to(AKAR))
    cocokkan(nama, catatan.tulis(isi, jelajahi(isi) if os.environ.get(TULIS) else jejak(isi)))


def test_setiap_standar_mempunyai_jejaknya() -> None:
    assert set(FOLDER.rglob("*.txt")) == {berkas(isi) for isi in STANDAR}


@setiap_standar
def test_jalan_jejak_tidak_tertahan(isi: StandarPelayanan) -> None:
    """No way ends but at an end, at somebody outside, or where another way has been already."""
    macet = [r for satu in jejak(isi) for r in satu.rekam if "tertahan" in r.sesudah["lanjut"]]
    assert macet == []


@pytest.fixture(params=["memori", "sqlite", "postgres"])
def tempat(request: pytest.FixtureRequest) -> Iterator[Tempat]:
    if request.param == "memori":
        yield Memori()
        return
    gudang: GudangSql = request.getfixturevalue(f"gudang_{request.param}")
    with gudang.engine.connect() as koneksi:
        yield Sql(gudang, koneksi)
        koneksi.rollback()


@setiap_standar
def test_jejak_terjadi_lagi_di_setiap_penyimpanan(isi: StandarPelayanan, tempat: Tempat) -> None:
    """Each act as written; and by what its case is found is then what its events give."""
    for satu in jejak(isi):
        ujung = {r.nomor for r in satu.rekam} - {r.dari for r in satu.rekam}

        def sesudah(panggung: Panggung, rekam: Rekam, ujung: set[int] = ujung) -> None:
            # Reading every table back costs more than the act: in a database where a way ends.
            if rekam.nomor in ujung or isinstance(tempat, Memori):
                indeks_seperti_kejadian(panggung, rekam)

        ulangi(isi, satu, tempat, sesudah=sesudah)


@setiap_standar
def test_setiap_langkah_dan_setiap_hasilnya_ada_dalam_jejak(isi: StandarPelayanan) -> None:
    """Of each variant on its own; a step that begins the procedure is the opening."""
    for satu in jejak(isi):
        terbaca = isi.untuk_varian(satu.varian)
        pembuka = {x.kode for x in catatan.langkah_pembuka(terbaca)}
        dilakukan = {
            (r.perintah.langkah, r.perintah.hasil or "")
            for r in satu.rekam
            if isinstance(r.perintah, SelesaikanLangkah) and not r.layanan
        }
        for langkah in terbaca.langkah:
            if langkah.kode not in pembuka:
                mungkin = _mungkin(terbaca, langkah, satu.rekam)
                kurang = {(langkah.kode, h) for h in mungkin} - dilakukan
                assert mungkin, (satu.varian, langkah.kode)
                assert not kurang, (satu.varian, kurang)


def _mungkin(isi: StandarPelayanan, langkah: Langkah, semua: Iterable[Rekam]) -> set[str]:
    """Outcomes that the lifecycle carries in a status in which it was the turn of the step."""
    jenis = JENIS_MENURUT_NAMA[isi.agregat.value]
    prosedur = Prosedur(siklus=jenis.siklus, alur=isi.langkah, akibat=jenis.akibat)
    gilir = re.compile(rf"(\w+); giliran {re.escape(langkah.kode)} ")
    cocok = [gilir.match(satu.sesudah["menjadi"]) for satu in semua if not satu.layanan]
    status = {jenis.siklus.status(m[1]) for m in cocok if m is not None}
    titik = [rute(prosedur, langkah, satu) for satu in status]
    return {nama for satu in titik for nama, jalan in satu.items() if jalan}


@setiap_standar
def test_pelaku_jejak_adalah_yang_tercetak_atau_milik_kami(isi: StandarPelayanan) -> None:
    """As the decree was read a second time (`tests/inventaris/rincian`)."""
    tercatat = next(satu for satu in semua_rincian() if satu.kunci == kunci(isi)).baris
    rincian = {x.kode: tercatat.get(f"langkah {x.kode}", KAMI) for x in isi.langkah}
    for satu in jejak(isi):
        terbaca = isi.untuk_varian(satu.varian)
        for rekam in (r for r in satu.rekam if not r.layanan):
            peran = WARGA if rekam.oleh == WARGA else rekam.oleh.rpartition("-")[0]
            boleh = {
                p
                for langkah in catatan.langkah_dilakukan(terbaca, rekam.perintah)
                for p in _peran(rincian[langkah.kode])
            }
            kami = all(
                rincian[langkah.kode].startswith(KAMI)
                for langkah in catatan.langkah_dilakukan(terbaca, rekam.perintah)
            )
            # What another body does is entered by an official, who has no part in that step.
            dicatat = boleh & {x.sistem for x in terbaca.langkah} and peran in peran_petugas(isi)
            cocok = peran in boleh or (peran == WARGA and boleh & set(isi.publik)) or dicatat
            assert cocok or kami, (rekam, boleh)
            assert rekam.diminta["pelaku"].endswith(
                f"({catatan.KAMI if kami else catatan.TERCETAK})"
            )


def _peran(baris: str) -> list[str]:
    """The roles in a line of a step: after its label, before its kind."""
    return re.split(r" lalu | atau ", baris.partition(" | ")[2].partition(" | ")[0])


@setiap_standar
def test_setiap_akhir_yang_dapat_dicapai_ada_dalam_jejak(isi: StandarPelayanan) -> None:
    """Whatever a command that somebody may give moves a case to, from any status of its trace."""
    jenis = JENIS_MENURUT_NAMA[isi.agregat.value]
    ada = {r.sesudah["menjadi"].partition(";")[0] for satu in jejak(isi) for r in satu.rekam}
    ke = {
        (str(dari), aturan.kejadian, str(jenis.siklus.tabel[dari, aturan.kejadian]))
        for aturan in jenis.aturan.values()
        if aturan.oleh(isi)
        for dari in jenis.siklus.status
        if dari in ada and (dari, aturan.kejadian) in jenis.siklus.tabel
    }
    assert {satu for satu in ke if satu[2] not in ada} == set()
