"""Every message of every trace, as its reader gets it: wholly Indonesian, then wholly English, in
words and never in codes, with nothing left to be filled in."""

import re
from collections import defaultdict
from datetime import timedelta
from functools import cache

from returns.pipeline import is_successful
from tests.email.bahan import DARI
from tests.jejak.catatan import Bagian, Rekam
from tests.jejak.panggung import Memori, Panggung, jawaban
from tests.jejak.pengisi import KATA
from tests.jejak.ulang import jejak, setiap_standar
from tests.katalog.bacaan_lain import katalog

from dinsos_adapters.email import Penyusun
from dinsos_core.application.relay import RELAY, TUJUAN, _surat
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.teks import BULAN, BULAN_EN, HARI, HARI_EN
from dinsos_core.ports.brankas import Keperluan
from dinsos_core.ports.kotak_keluar import Pesan

SUSUN = Penyusun(dari=DARI)
GARIS = "-" * 68
INDONESIA = re.compile(
    r"\b(dan|yang|untuk|dari|bila|jika|dengan|pada|tidak|sudah|belum|hari kerja|sejak|kepada|atau"
    rf"|{'|'.join({*BULAN, *HARI} - {*BULAN_EN, *HARI_EN})})\b"
)
INGGRIS = re.compile(
    r"\b(the|of|and|with|your|from|was|until|for"
    rf"|{'|'.join({*BULAN_EN, *HARI_EN} - {*BULAN, *HARI})})\b"
)
SISA = re.compile(
    r"[{}\[\]]|None|\b\d{4}-\d\d-\d\d\b|\S {2,}(?!: )(?=\S)| [,.;]|\(\)|\.\.|: *\.$",
    re.MULTILINE,
)
"""What a template or a line leaves behind when something is missing from it."""
DIKETIK = (*KATA.values(), "Yang dicatat petugas.", "Ternyata.")
"""Words of a person, who wrote them in one language."""


@cache
def kode() -> re.Pattern[str]:
    """Every code of the catalogue that is no word of any text of it."""
    k = katalog()
    kosakata = k.kosakata
    daftar = (kosakata.fakta, kosakata.peran, kosakata.pihak, kosakata.registri, kosakata.sistem)
    semua = {satu for tabel in daftar for satu in tabel}
    for s in k.semua():
        semua |= {s.layanan, s.kelompok, s.keputusan.kode}
        butir = (x.kode for b in (s.syarat, s.dokumen, s.langkah, s.waktu, s.produk) for x in b)
        semua |= {satu for satu in butir if "-" in satu}
    nama = [n for t in daftar for x in t.values() for n in (x.nama, x.nama_en)]
    teks = " ".join([*nama, *kosakata.inggris, *kosakata.inggris.values()])
    kata = set(re.findall(r"[\w-]+", teks)) | {x.kode for x in k.instansi.values()}
    asing = sorted(semua - kata, key=len, reverse=True)
    return re.compile(rf"(?<![\w.@/-])({'|'.join(map(re.escape, asing))})(?![\w@/-])|\w_\w")


def periksa_bahasa(templat: str, badan: str, diketik: tuple[str, ...] = DIKETIK) -> None:
    """``diketik``: what somebody wrote in one language."""
    kiri, kanan, _ = badan.split(GARIS)
    for teks in (*diketik, *(x.nama for x in katalog().instansi.values())):
        kiri, kanan = (sisi.replace(teks, "X") for sisi in (kiri, kanan))
    for asing, sisi in ((INGGRIS, kiri), (INDONESIA, kanan)):
        assert not (temu := asing.search(sisi)), (templat, temu, sisi)
    for pola in (kode(), SISA):
        assert not (temu := pola.search(kiri + kanan)), (templat, temu, kiri + kanan)


def surat_baru(panggung: Panggung, sudah: set[object]) -> list[tuple[Pesan, str]]:
    """The messages that were not seen yet, composed; those that say the same once."""
    assert isinstance(panggung.tempat, Memori)
    semua = []
    for satu in panggung.tempat.buka.tabel.kiriman.values():
        pesan = satu.pesan
        sama = {n: v for n, v in pesan.data.items() if n != "kasus"}
        kunci = (pesan.templat, tuple(sama.items()), tuple(pesan.rahasia))
        if kunci not in sudah and pesan.kontak is not None:
            sudah.add(kunci)
            kantor = katalog().instansi[pesan.data["instansi"]]
            with panggung.tempat.buka() as unit:
                perlu = Keperluan(pelaku=RELAY, tujuan=TUJUAN, kasus=None, pada=panggung.saat)
                isi = unit.brankas.buka((pesan.kontak, *pesan.rahasia.values()), perlu)
            email = _surat(pesan, kantor, "a@b.id", isi)
            badan = str(SUSUN(email, panggung.saat + timedelta(minutes=1)).get_content())
            semua.append((pesan, badan.replace("\r\n", "\n")))
    return semua


def susuri(isi: StandarPelayanan, satu: Bagian, sudah: set[object]) -> list[tuple[Pesan, str]]:
    """Every act of a variant, given again without looking at anything but its messages."""
    anak: dict[int, list[Rekam]] = defaultdict(list)
    for rekam in satu.rekam:
        anak[rekam.dari].append(rekam)
    tempat = Memori()
    panggung = Panggung(isi.instansi.kode, tempat, jawaban(isi, satu.varian), satu.rekam[0].saat)
    hasil = []

    def turun(dari: int) -> None:
        for rekam in anak[dari]:
            with tempat.cabang():
                jawab = panggung.lakukan(rekam.nomor, rekam.saat, rekam.perintah, rekam.oleh)
                assert is_successful(jawab)
                hasil.extend(surat_baru(panggung, sudah))
                turun(rekam.nomor)

    turun(0)
    return hasil


@setiap_standar
def test_setiap_surat_berbahasa_utuh_tanpa_kode_dan_tanpa_yang_kosong(
    isi: StandarPelayanan,
) -> None:
    sudah = set[object]()
    surat = [satu for bagian in jejak(isi) for satu in susuri(isi, bagian, sudah)]

    assert bool(surat) is any(satu.pihak in isi.publik for satu in isi.pihak)
    for pesan, badan in surat:
        periksa_bahasa(pesan.templat, badan)
        # Within what time the office has to tell is nothing to tell.
        assert pesan.tempo is None or pesan.tempo.kode != "memberitahukan"
