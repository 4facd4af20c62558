"""`docs/halangan.md`: every code as it reads with all its details, and with fewer and fewer."""

from collections.abc import Iterator, Mapping
from typing import Final

from dinsos_core.application.bahasa import jelaskan
from dinsos_core.application.bahasa.kamus import TeksHalangan, kamus
from dinsos_core.domain.kasus.berkas import SebabKurang
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Rincian
from dinsos_core.domain.shared.kata import BAHASA

PEMBUKA = """\
# Halangan

Why a command was blocked. Nothing was changed when one of these comes back, and all reasons come
back at once. A Halangan is never the office's decision: a refused application is a
`PermohonanDitolak`. Codes are stable, so a host may switch on them; the sentences come from
`dinsos_core.application.bahasa` and may improve.

Each code is shown as it reads with all the details it may carry (its `rincian`, and its `lokasi` as
the place), then as it reads when details are missing. Names of papers, conditions and roles stand
under `…_id` and `…_en`, where they are other words than the detail itself.

This page is generated; edit `halangan.toml` in `dinsos_core.application.bahasa`.
"""
CONTOH: Final[Mapping[str, Rincian]] = {
    "perintah": "TarikPermohonn",
    "ada": 1,
    "agregat": "pengaduan",
    "boleh": ("kepala_dinas", "pemohon"),
    "banyak": 12,
    "batas": "keberatan",
    "berlaku": "sk-093-2024",
    "butir": ("1.a", "1.b"),
    "diharapkan": "bilangan",
    "digit": 16,
    "dokumen": "Surat sehat jiwa",
    "fakta": "tanggal_lahir",
    "giliran": "verifikasi",
    "instansi": "banjarmasin",
    "menunggu": "pemberitahuan",
    "tafsir": "kabisat",
    "bacaan": "29-februari",
    "isian": ("hasil", "catatan"),
    "paling_akhir": "2026-03-07T16:00:00+08:00",
    "paling_awal": "2026-03-05T16:00:00+08:00",
    "jatuh_tempo": "2026-03-05T16:00:00+08:00",
    "kasus": ("K-001", "K-002"),
    "kejadian": "berkas_dinyatakan_lengkap",
    "kini": 5,
    "langkah": "kunjungan",
    "layanan": "santunan-kematian",
    "jumlah": 2,
    "maksimal": 3,
    "masa_simpan": "10 tahun",
    "masalah": "tanggal_tidak_ada",
    "milik": "pihak",
    "minimal": 2,
    "mirip": "pilih-a",
    "nomor": "460/12/2026",
    "pada": "2024-01-05",
    "penahanan": ("T-1", "T-2"),
    "peran_serta": ("menilai", "menyusun"),
    "perbuatan": ("mencabut",),
    "lingkup": ("melengkapi", "menerima"),
    "periode": ("2024-06-10/..",),
    "satuan": "huruf",
    "pilihan": ("pilih-a", "pilih-b"),
    "sampai": "2036-03-05",
    "sebab": "kuota",
    "sidik": "4f2a",
    "status": "diajukan",
    "sumber": "registri",
    "syarat": ("Menikah", "Berusia 30 sampai 55 tahun"),
    "terdekat": "islam",
    "versi": 4,
}
KHUSUS: Final[Mapping[KodeHalangan, Mapping[str, Rincian]]] = {
    KodeHalangan.DASAR_BUKAN_TEMUAN: {"syarat": "Menikah"},
    KodeHalangan.BERKAS_BELUM_LENGKAP: {"sebab": tuple(SebabKurang)},
    KodeHalangan.PIHAK_LEBIH: {"ada": 4},
    KodeHalangan.ISIAN_MELEBIHI_BATAS: {"batas": 20_000},
    KodeHalangan.MASA_SIMPAN_BELUM_BERAKHIR: {"kasus": "K-001"},
    KodeHalangan.MASA_SIMPAN_BELUM_DIATUR: {"kasus": "K-001"},
    KodeHalangan.PENYIMPANAN_GAGAL: {"sebab": "brankas_rusak"},
    KodeHalangan.WAKTU_TIDAK_MUNGKIN: {"masalah": "sebelum_yang_lalu"},
    KodeHalangan.STATUS_TIDAK_MENGIZINKAN: {"boleh": ("diproses", "dikembalikan")},
}
LOKASI: Final[Mapping[KodeHalangan, str]] = {
    KodeHalangan.ALASAN_WAJIB: "alasan",
    KodeHalangan.BERKAS_BELUM_LENGKAP: "berkas.sehat-jiwa.pemohon[1]",
    KodeHalangan.DOKUMEN_TIDAK_DIKENAL: "berkas.ktpp",
    KodeHalangan.ISIAN_KOSONG: "fakta",
    KodeHalangan.PIHAK_KURANG: "pihak.pemohon",
    KodeHalangan.PIHAK_LEBIH: "pihak.pemohon",
    KodeHalangan.PIHAK_TIDAK_DIKENAL: "pihak.pemohn",
    KodeHalangan.PILIHAN_DOKUMEN_TIDAK_DIKENAL: "berkas.ktp.pilihan",
    KodeHalangan.RUJUKAN_WAJIB: "kepada",
    KodeHalangan.WAKTU_TIDAK_MUNGKIN: "diterima_pada",
}
INSTAN = (
    "2026-03-05T16:00+08:00",
    "2026-03-05T16:00+07:00",
    "2026-03-05T16:00+09:00",
    "2026-03-05T16:00+01:30",
    "2026-03-05",
    "bukan instan",
)


def contoh(kode: KodeHalangan, kunci: frozenset[str]) -> Halangan:
    """A Halangan as it comes, carrying these details only; `tempat` stands for its place."""
    semua = {**CONTOH, **KHUSUS.get(kode, {})}
    lokasi = LOKASI.get(kode, "pihak.pemohon[1].tanggal_lahir") if "tempat" in kunci else ""
    rincian = {k: semua[k] for k in sorted(kunci - {"tempat"})}
    return Halangan(kode=kode, lokasi=lokasi, rincian=rincian)


def halaman() -> Iterator[str]:
    yield PEMBUKA
    for kode in KodeHalangan:
        teks = kamus().kode[kode.value]
        nama = sorted({n for b in BAHASA for satu in teks.baris[b] for p in satu for n in p.nama})
        isi = f" Carries {', '.join(f'`{n}`' for n in nama)}." if nama else ""
        yield f"## `{kode.value}`\n\nWhen {teks.kapan}.{isi}\n"
        for kunci in _tingkat(teks):
            yield from (f"- {jelaskan(contoh(kode, kunci), b)}" for b in BAHASA)
        yield ""
    yield "## Words for coded values\n\n| detail | code | Indonesian | English |"
    yield "| --- | --- | --- | --- |"
    for detail, kata in kamus().istilah.items():
        yield from (
            f"| `{detail}` | `{k}` | {isi['id']} | {isi['en']} |" for k, isi in kata.items()
        )
    yield "\n## Instants\n"
    for instan in INSTAN:
        halangan = Halangan(kode=KodeHalangan.BELUM_GUGUR, rincian={"jatuh_tempo": instan})
        yield from (f"- `{instan}`: {jelaskan(halangan, b)}" for b in BAHASA)


def _tingkat(teks: TeksHalangan) -> Iterator[frozenset[str]]:
    """The details named by the richest wordings, then by the next ones, down to none at all."""
    baris = [satu for bahasa in BAHASA for satu in teks.baris[bahasa]]
    yield frozenset(nama for satu in baris for nama in satu[0].nama)
    for n in range(1, max(len(satu) for satu in baris)):
        yield frozenset(nama for satu in baris for pola in satu[n : n + 1] for nama in pola.nama)
