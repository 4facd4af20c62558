"""The invented people of `examples/kelayakan`, and the pages that show what is said of them.

A file of facts opens with three comments: the story in Indonesian, in English, and the command to
run. The pages run that very command, folded as for a terminal.
"""

import shlex
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import attrs
from attrs import frozen
from tests.cli.bahan import AKAR, Jawaban, dinsos

from dinsos_adapters.cli.kata_kelayakan import sebutan_keputusan
from dinsos_core.domain.kelayakan.penilaian import Rekomendasi
from dinsos_core.domain.shared.kata import Bahasa, Kata
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import StandarPelayanan

FOLDER: Final = Path("examples/kelayakan")
LAIN: Final[Mapping[Bahasa, Bahasa]] = {"id": "en", "en": "id"}

Kunci = tuple[str, str, str]
"""Agency, decree, service."""


@frozen
class Orang:
    """One file: whose story it is, the command that judges it, and the facts as stated."""

    berkas: Path
    cerita: Kata
    perintah: str
    fakta: str

    @property
    def kunci(self) -> Kunci:
        instansi, keputusan, layanan, _ = self.berkas.relative_to(FOLDER).parts
        return instansi, keputusan, layanan

    @property
    def nama(self) -> str:
        return self.berkas.stem

    @property
    def nilai(self) -> Any:
        """The assessment as JSON."""
        return _nilai(self)

    @property
    def saran(self) -> Rekomendasi | None:
        """None where the standard has no condition."""
        return Rekomendasi(self.nilai["rekomendasi"]) if self.nilai["syarat"] else None

    @property
    def sebab_belum(self) -> set[str]:
        """Why something cannot be judged yet."""
        return {sebab for satu in self.nilai["syarat"] for sebab in satu["sebab_belum"]}

    def jalankan(self, *tambahan: str) -> Jawaban:
        """The answer to the command in the file, whose paths begin at the root."""
        nama, *argumen = shlex.split(self.perintah)
        assert nama == "dinsos"
        return dinsos(*argumen, *tambahan)


@cache
def _nilai(orang: Orang) -> Any:
    jawaban = orang.jalankan("--json")
    assert jawaban.kode == 0, f"{orang.berkas}: {jawaban.galat}"
    return jawaban.json


def _baca(berkas: Path) -> Orang:
    indonesia, inggris, perintah, _, fakta = berkas.read_text(encoding="utf-8").split("\n", 4)
    return Orang(
        berkas=berkas.relative_to(AKAR),
        cerita=Kata(indonesia.removeprefix("# "), inggris.removeprefix("# ")),
        perintah=perintah.removeprefix("# "),
        fakta=fakta.strip(),
    )


@cache
def semua_orang() -> dict[Kunci, list[Orang]]:
    """Everybody, by standard."""
    urut = sorted(map(_baca, (AKAR / FOLDER).glob("*/*/*/*.toml")), key=lambda satu: satu.berkas)
    return {kunci: list(isi) for kunci, isi in groupby(urut, key=lambda satu: satu.kunci)}


# --- pages

_URUTAN: Final = (
    None,
    Rekomendasi.SETUJUI,
    Rekomendasi.TERUSKAN,
    Rekomendasi.TOLAK,
    Rekomendasi.PERIKSA,
)
SARAN: Final[Mapping[Rekomendasi | None, Kata]] = {
    Rekomendasi.SETUJUI: Kata("setujui", "approve"),
    Rekomendasi.TERUSKAN: Kata("teruskan", "pass on"),
    Rekomendasi.TOLAK: Kata("tolak", "refuse"),
    Rekomendasi.PERIKSA: Kata("periksa dahulu", "look further"),
    None: Kata("tanpa syarat yang diuji", "no condition to test"),
}
_JUDUL: Final = Kata("Siapa yang memenuhi syarat?", "Who is eligible?")
_PENGANTAR: Final = Kata(
    """\
Sedikitnya tiga orang untuk setiap standar, dengan fakta seperti yang terdengar di loket dan
jawaban `dinsos kelayakan`. Semua orang, NIK dan kejadian di sini rekaan. Fakta mereka ada di
`examples/kelayakan`; perintah pada setiap halaman dapat dijalankan dari akar repositori ini.

- Yang dalam kurung siku adalah label tercetak pada keputusan; `[–]` tercetak tanpa label,
  `[milik kami]` tidak tercetak.
- Saran membantu kantor menetapkan, dan tidak menggantikannya.
- Tanggal yang tidak diketahui persis ditulis `"1948"`, `"2026-02"` atau `"45 tahun"`; `"tiada"`
  berarti orangnya memang tidak mempunyainya; fakta yang tidak ditulis belum diketahui.
- Keanggotaan pada registri ditulis seperti dijawab sumbernya; `[]` berarti sudah ditanya dan tidak
  tercantum, `"tak terjangkau"` bahwa sumbernya tidak menjawab.""",
    """\
At least three people for each standard, with facts as heard at a counter and the answer of
`dinsos kelayakan`. All people, identity numbers and events are invented. Their facts are in
`examples/kelayakan`; the command on each page runs from the root of this repository.

- In square brackets stand the labels printed in the decree, as it names them (Judul: title,
  Prosedur: procedure, Administrasi: papers, Keamanan: safety); `[–]` is printed without one,
  `[ours]` is not printed.
- The advice informs the office's decision and does not replace it.
- A date not known exactly is written `"1948"`, `"2026-02"` or `"45 tahun"` (aged 45); `"tiada"`
  means that the person has none; a fact that is not written is not known yet.
- A listing in a registry is written as its source answers; `[]` means asked and not listed,
  `"tak terjangkau"` that the source does not answer.""",
)
SEBAB: Final[Mapping[str, Kata]] = {
    "belum_diisi": Kata("belum dinyatakan", "not stated yet"),
    "belum_ditanya": Kata("sumbernya belum ditanya", "its source was not asked yet"),
    "sumber_tak_terjangkau": Kata("sumbernya tidak terjangkau", "its source is out of reach"),
    "awal_tidak_diketahui": Kata(
        "tercatat, tidak diketahui sejak kapan", "listed, nobody knows since when"
    ),
    "akhir_tidak_diketahui": Kata(
        "tercatat, tidak diketahui sampai kapan", "listed, nobody knows until when"
    ),
    "tanggal_tak_pasti": Kata("tanggalnya tidak pasti", "the date is uncertain"),
    "bertentangan": Kata("fakta yang bertentangan", "facts that cannot all be true"),
    "menunggu_catatan": Kata("catatan petugas ditunggu", "an officer's note is awaited"),
    "kalender_belum_pasti": Kata(
        "hari libur yang belum ditetapkan", "holidays that are not decreed yet"
    ),
}
"""Why something cannot be judged yet, as far as stated facts can bring it about."""
_JUDUL_SEBAB: Final = Kata("Mengapa belum dapat dinilai", "Why it cannot be judged yet")
_KOLOM_SEBAB: Final = Kata("| sebab | contoh |", "| cause | examples |")
_KOLOM: Final = Kata("| no. | layanan | saran |", "| no. | service | advice |")
_DIBUAT: Final = Kata(
    "Halaman ini dibuat oleh `tests/cli/orang.py`.", "This page is made by `tests/cli/orang.py`."
)
_NAMA_BAHASA: Final = {"id": "Bahasa Indonesia", "en": "English"}
_CONTOH: Final = 3
_SEMUA: Final = Kata("Semua layanan", "All services")


def nama_halaman(kunci: Kunci, bahasa: Bahasa) -> str:
    """Its path below the root."""
    return f"docs/kelayakan/{bahasa}/{'/'.join(kunci)}.md"


def halaman(
    standar: StandarPelayanan, kosakata: Kosakata, orang: list[Orang], bahasa: Bahasa
) -> Iterator[str]:
    """The page of one standard."""
    lain = LAIN[bahasa]
    kunci = orang[0].kunci
    yield f"# {kosakata.kata(standar.nama).dalam(bahasa)}\n"
    yield f"{standar.instansi.nama}, {sebutan_keputusan(standar, bahasa)}.\n"
    yield (
        f"[{_SEMUA.dalam(bahasa)}](../../README.md) · "
        f"[{_NAMA_BAHASA[lain]}](../../../{lain}/{'/'.join(kunci)}.md)\n"
    )
    for ke, satu in enumerate(sorted(orang, key=lambda satu: _URUTAN.index(satu.saran)), 1):
        yield f"## {ke}. {awal_besar(SARAN[satu.saran].dalam(bahasa))}\n"
        yield f"{satu.cerita.dalam(bahasa)}\n"
        yield f"```toml\n{satu.fakta}\n```\n"
        perintah = satu.perintah + ("" if bahasa == "id" else f" --bahasa {bahasa}")
        jawaban = satu.jalankan("--bahasa", bahasa)
        assert jawaban.kode == 0, f"{satu.berkas}: {jawaban.galat}"
        yield f"```console\n$ {perintah}\n{jawaban.keluaran.strip()}\n```\n"


def indeks(
    standar: Mapping[Kunci, StandarPelayanan], kosakata: Kosakata, bahasa: Bahasa
) -> Iterator[str]:
    """The page that leads to all others."""
    lain = LAIN[bahasa]
    yield f"# {_JUDUL.dalam(bahasa)}\n"
    yield f"[{_NAMA_BAHASA[lain]}](../{lain}/README.md)\n"
    yield f"{_PENGANTAR.dalam(bahasa)}\n"
    for (instansi, keputusan), kunci_kunci in groupby(
        sorted(standar, key=lambda k: (*k[:2], standar[k].nomor_urut or 0, k[2])), lambda k: k[:2]
    ):
        isi = list(kunci_kunci)
        contoh = attrs.evolve(standar[isi[0]], nomor_urut=None)
        yield f"## {contoh.instansi.nama}, {sebutan_keputusan(contoh, bahasa)}\n"
        yield f"{_KOLOM.dalam(bahasa)}\n| --- | --- | --- |"
        for kunci in isi:
            satu = standar[kunci]
            saran = [
                SARAN[s].dalam(bahasa)
                for s in sorted((o.saran for o in semua_orang()[kunci]), key=_URUTAN.index)
            ]
            nama = kosakata.kata(satu.nama).dalam(bahasa)
            hasil = ", ".join(dict.fromkeys(saran))
            yield (
                f"| {satu.nomor_urut or '–'} | [{nama}]({instansi}/{keputusan}/{kunci[2]}.md) "
                f"| {hasil} |"
            )
        yield ""
    yield f"## {_JUDUL_SEBAB.dalam(bahasa)}\n"
    yield f"{_KOLOM_SEBAB.dalam(bahasa)}\n| --- | --- |"
    for sebab, kata in SEBAB.items():
        tampak = (k for k, isi in semua_orang().items() if any(sebab in o.sebab_belum for o in isi))
        tautan = [
            f"[{kosakata.kata(standar[k].nama).dalam(bahasa)}]({'/'.join(k)}.md)" for k in tampak
        ]
        yield f"| {kata.dalam(bahasa)} | {', '.join(tautan[:_CONTOH])} |"
    yield ""
    yield _DIBUAT.dalam(bahasa)


def awal_besar(teks: str) -> str:
    return teks[:1].upper() + teks[1:]
