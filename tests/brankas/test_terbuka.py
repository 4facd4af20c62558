"""What a person types is sealed, or stands on one page with the reason why it does not have to be.

Every text that events, their parts and messages hold in the open is looked at here: a code, a word
of the catalogue or a number that the office gives; or it is typed, and then it is on the page.
"""

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

import attrs
import pytest
from tests.halaman import cocokkan
from tests.permohonan.contoh import KEPALA, LOKET, NIK_ANI, Dunia
from tests.webhook.test_siaran import DITINJAU

from dinsos_core.application.jenis import JENIS
from dinsos_core.domain.identitas.klien import KEJADIAN_KLIEN
from dinsos_core.domain.kasus.berkas import DokumenDiserahkan
from dinsos_core.domain.kasus.perintah import LengkapiBerkas, TeruskanKasus
from dinsos_core.domain.permintaan.permintaan import KEJADIAN_PERMINTAAN
from dinsos_core.domain.prosedur.sekat import periksa_tujuan
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.shared.rahasia import Rahasia, Tersegel
from dinsos_core.ports.kotak_keluar import Pesan

TERBUKA: Mapping[str, str] = {
    "KasusDiteruskan.kepada": "the authority that a case is passed to: part of the decision, told "
    "to whoever asked, and what a later question of theirs is answered by. A NIK in it is refused",
    "DiserahkanKeSistem.rujukan": "the handle under which another system knows the matter: without "
    "it nobody finds the payment once the person is erased. A NIK in it is refused",
    "SistemMemenuhi.rujukan": "as above",
    "SistemMenolak.rujukan": "as above",
    "PermohonanDiajukan.anak": "not typed: by which birth dates, named by path, whoever asks is a "
    "child. Nothing is written to a child who has no guardian, and letters open no vault",
    **dict.fromkeys(
        (
            f"{kejadian}.anak"
            for kejadian in (
                "EpisodeDibuka",
                "KedaruratanDilaporkan",
                "PengaduanDiajukan",
                "DataDikoreksi",
                "PihakDitambah",
                "SuratDikoreksi",
            )
        ),
        "as `PermohonanDiajukan.anak`",
    ),
}
"""Typed, given by another program, or worked out of what was, and kept in the open: why. None
leaves with events."""

LUAR: Mapping[str, str] = {
    "the account of whoever acts (`oleh.id`, `akun`)": "the host's name for an account. Hosts give "
    "accounts opaque ids; the library shows them to the office alone",
    "the key of a command (`perintah`)": "the host's. One made of personal data would stay in the "
    "log: make it at random",
    "the fingerprint of a command": "a keyed hash (HMAC under the index key) of the whole command: "
    "without the key nobody can try out what it was",
    "the purpose of a read (`akses.tujuan`)": "why somebody looked, or did not take in a parcel, "
    "for an inspector, who opens no vault. A copy to the person leaves out purposes in words",
    "`Pesan.data`": "what a letter says in the open: codes, dates, words of the catalogue, numbers "
    "of cases and letters, and the `kepada` above",
}
"""What stands beside the events."""

KODE: Mapping[str, str] = {
    "PeriodeKeanggotaan": "daftar wilayah",
    "BelumDiketahui": "sebab",
    "Rahasia": "kunci",
    "Tempat": "nama satuan",
    "TanggalMulaiDitetapkan": "tanggal",
    "KedaruratanDilaporkan": "nomor varian kanal langkah_diajukan langkah",
    "KasusDiteruskan": "dasar",
    "KasusTidakDilayani": "dasar",
    "PermohonanDitolak": "dasar",
    "LaporanDipisahkan": "dasar",
    "EpisodeDibuka": "nomor varian kanal langkah_diajukan langkah",
    "TempatDitunggu": "jenis",
    "KlienKeluarSementara": "dasar",
    "EpisodeDitolak": "dasar",
    "EpisodeBerhenti": "dasar",
    "PengaduanDiajukan": "nomor varian kanal langkah_diajukan langkah peran_terlapor penangan",
    "KodeKlaimDiterbitkan": "dasar",
    "KasusDialihkan": "dasar penangan",
    "PengaduanDicabut": "dasar",
    "Kembar": "nomor versi",
    "KembarDijawab": "kode",
    "KlienDidaftarkan": "instansi",
    "KlienDikoreksi": "ditarik",
    "PermintaanDiterima": "instansi",
    "Penunda": "kode kasus penahanan",
    "Pesan": "id templat kotak saluran data tentang",
    "TempoDikabarkan": "kode",
}
"""Codes of the standard, of the vocabulary, of ours; numbers that the office gives. Beside what may
leave with events (`DITINJAU`)."""


def _tipe(tipe: Any) -> Iterator[Any]:
    if tipe is Tersegel or get_origin(tipe) is Tersegel:
        return
    yield tipe
    for dalam in get_args(tipe):
        yield from _tipe(dalam)


def _bidang(kelas: Any, terlihat: set[Any]) -> Iterator[str]:
    """Every text in the open of a class and of what it is made of, as `Class.field`. The keys of a
    mapping of sealed values are codes of facts."""
    if kelas in terlihat:
        return
    terlihat.add(kelas)
    attrs.resolve_types(kelas)
    for bidang in attrs.fields(kelas):
        semua = tuple(_tipe(bidang.type))
        if str in semua and Rahasia not in semua and (kelas, bidang.name) != (Rahasia, "nilai"):
            yield f"{kelas.__name__}.{bidang.name}"
        for satu in semua:
            if isinstance(satu, type) and attrs.has(satu):
                yield from _bidang(satu, terlihat)


def teks_terbuka() -> Iterator[str]:
    terlihat: set[Any] = set()
    kejadian = dict.fromkeys(kelas for satu in JENIS for kelas in satu.kejadian)
    for kelas in (*kejadian, *KEJADIAN_KLIEN, *KEJADIAN_PERMINTAAN, Pesan):
        yield from _bidang(kelas, terlihat)


def test_setiap_teks_yang_tidak_tersegel_adalah_kode_atau_tercantum_dengan_alasannya() -> None:
    kode = {
        f"{kelas}.{b}"
        for peta in (DITINJAU, KODE)
        for kelas, isi in peta.items()
        for b in isi.split()
    }
    ada = set(teks_terbuka())

    assert ada - kode - TERBUKA.keys() == set()
    assert TERBUKA.keys() <= ada
    assert not kode & TERBUKA.keys()


def halaman() -> Iterator[str]:
    yield "# Typed text that is not sealed\n"
    yield "Generated from the code. What a person types is sealed in the vault and goes"
    yield "when that person is erased, except for what stands here. Everything else that events"
    yield "and messages hold in the open is a code, a word of the catalogue, or a number that the"
    yield "office gives.\n"
    yield "| event and field | why it is open |\n| --- | --- |"
    yield from (f"| `{nama}` | {sebab} |" for nama, sebab in TERBUKA.items())
    yield "\n| beside the events | |\n| --- | --- |"
    yield from (f"| {nama} | {sebab} |" for nama, sebab in LUAR.items())


def test_halaman_teks_terbuka() -> None:
    cocokkan("docs/teks-terbuka.md", halaman())


@pytest.mark.parametrize(
    "nik",
    [NIK_ANI, "6371 0560 0690 0001", "6371.05.600690.0001", "６３７１０５６００６９００００１"],
)
def test_nik_tidak_diterima_dalam_teks_yang_terbuka(nik: str) -> None:
    """However it is grouped, and in whichever digits."""
    dunia = Dunia()
    kasus = dunia.adopsi()
    assert [h.kode for h in periksa_tujuan(f"klaim {nik}")] == [KodeHalangan.TUJUAN_WAJIB]
    serahan = DokumenDiserahkan(dokumen="ktp", rujukan=f"scan-{nik}.pdf")
    for perintah, oleh, lokasi in (
        (TeruskanKasus(kasus=kasus, kepada=f"Dinas {nik}", alasan="x"), KEPALA, "kepada"),
        (LengkapiBerkas(kasus=kasus, berkas=(serahan,)), LOKET, "berkas.ktp.rujukan"),
    ):
        (satu,) = dunia.halangan(perintah, oleh)
        assert (satu.kode, satu.lokasi) == (KodeHalangan.ISIAN_SALAH_JENIS, lokasi)
