"""A standard's procedure as a Mermaid flowchart: steps with their roles, branches and clocks."""

from collections.abc import Iterator, Mapping

from dinsos_adapters.cli.tampil import kata_pelaku
from dinsos_adapters.katalog.ekspor import kata_bila
from dinsos_core.domain.prosedur.alur import hasil_mungkin, langkah_menetapkan
from dinsos_core.domain.prosedur.cara import cara_langkah
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.batas import BatasWaktu, fakta_tanda
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import Langkah, StandarPelayanan, Tujuan

MULAI = "(mulai)"
"""Where a case comes from; no step can have this code."""
_UJUNG: Mapping[str, str] = {
    MULAI: "Mulai",
    Tujuan.AKHIR: "Selesai",
    Tujuan.KEMBALIKAN: "Kembali ke pemohon",
    Tujuan.TERUSKAN: "Diteruskan ke pihak lain",
}


@frozen(kw_only=True)
class Panah:
    """From one step to another, or to an end; ``label`` says on what."""

    dari: str
    ke: str
    label: str = ""


def panah(standar: StandarPelayanan, kosakata: Kosakata) -> tuple[Panah, ...]:
    """Every way a case may take; one that only some variants take says which."""
    varian = [satu.kode for satu in standar.varian]
    milik: dict[Panah, list[str]] = {}
    for satu in varian or [""]:
        alur = standar.untuk_varian(satu or None).langkah
        for jalan in _panah(alur, kosakata):
            milik.setdefault(jalan, []).append(satu)
    return tuple(
        jalan if len(pemilik) == len(varian or [""]) else _bervarian(jalan, pemilik)
        for jalan, pemilik in milik.items()
    )


def _bervarian(jalan: Panah, varian: list[str]) -> Panah:
    label = ": ".join(filter(None, (", ".join(varian), jalan.label)))
    return Panah(dari=jalan.dari, ke=jalan.ke, label=label)


def _panah(alur: tuple[Langkah, ...], kosakata: Kosakata) -> Iterator[Panah]:
    for ke, syarat in _berikut(alur, 0, kosakata):
        yield Panah(dari=MULAI, ke=ke, label=syarat)
    for n, satu in enumerate(alur):
        for nama, hasil in hasil_mungkin(satu).items():
            label = "" if nama == "selesai" else nama.replace("_", " ")
            if hasil.arti:
                label = f"{label}: {hasil.arti.replace('_', ' ')}"
            ke = hasil.ke or satu.lanjut
            if ke == Tujuan.LAGI:
                ke = satu.kode
            if ke == Tujuan.TOLAK:
                ke = langkah_menetapkan(alur) or Tujuan.AKHIR
                label = f"{label}: saran menolak"
            if ke:
                yield Panah(dari=satu.kode, ke=ke, label=label)
                continue
            for berikut, syarat in _berikut(alur, n + 1, kosakata):
                kata = "; ".join(filter(None, (label, syarat)))
                yield Panah(dari=satu.kode, ke=berikut, label=kata)


def _berikut(
    alur: tuple[Langkah, ...], mulai: int, kosakata: Kosakata
) -> Iterator[tuple[str, str]]:
    """The steps that may come next from a place on: conditional ones, and what follows them."""
    lewat = ""
    for satu in alur[mulai:]:
        if satu.lompatan:
            continue
        bila = f"bila {kata_bila(satu.bila, kosakata)}" if satu.bila else ""
        yield satu.kode, bila or lewat
        if not satu.bila:
            return
        lewat = "bila tidak"
    yield Tujuan.AKHIR, lewat


def mermaid(standar: StandarPelayanan, kosakata: Kosakata) -> str:
    """The flowchart. Solid arrows are the ways of a case, dotted ones the clocks."""
    jalan = panah(standar, kosakata)
    dipakai = {satu.dari for satu in jalan} | {satu.ke for satu in jalan}
    baris = ["flowchart TD"]
    baris += [_simpul(satu, kosakata) for satu in standar.langkah]
    baris += [f'    {_id(satu)}(["{kata}"])' for satu, kata in _UJUNG.items() if satu in dipakai]
    baris += [_garis(satu) for satu in jalan]
    baris += _jam(standar)
    return "\n".join(baris)


def _id(kode: str) -> str:
    """A node's name: never a word of Mermaid's own, and no hyphens, which may read as arrows."""
    bersih = kode.strip("()").replace("-", "_")
    return f"ujung_{bersih}" if kode in _UJUNG else f"langkah_{bersih}"


def _simpul(langkah: Langkah, kosakata: Kosakata) -> str:
    buka, tutup = ("{{", "}}") if cara_langkah(langkah).menetapkan else ("[", "]")
    butir = f"{', '.join(langkah.butir)}. " if langkah.butir else ""
    sistem = kosakata.sistem.get(langkah.sistem)
    bagian = [
        f"{butir}{langkah.teks}",
        f"oleh {kata_pelaku(langkah, kosakata)}",
        *([f"pihak luar: {sistem.nama}"] if sistem else []),
    ]
    isi = "<br>".join(_aman(satu) for satu in bagian)
    return f'    {_id(langkah.kode)}{buka}"{isi}"{tutup}'


def _garis(jalan: Panah) -> str:
    label = f'|"{_aman(jalan.label)}"|' if jalan.label else ""
    return f"    {_id(jalan.dari)} -->{label} {_id(jalan.ke)}"


def _jam(standar: StandarPelayanan) -> Iterator[str]:
    """Each limit as a dotted arrow from the step that starts it to the one that stops it."""
    for n, batas in enumerate(standar.waktu, 1):
        ujung = []
        for sisi, tanda in (("a", batas.mulai), ("b", batas.selesai)):
            langkah = _langkah_penanda(standar, tanda)
            ujung.append(_id(langkah) if langkah else f"jam{n}{sisi}")
            if langkah is None:  # a date of the case, or a mark that no step sets
                yield f'    jam{n}{sisi}(("{_aman(kata_tanda(tanda))}"))'
        yield f'    {ujung[0]} -. "{_aman(kata_batas(batas))}" .-> {ujung[1]}'


def _langkah_penanda(standar: StandarPelayanan, tanda: str) -> str | None:
    if standar.cari_langkah(tanda):
        return tanda
    if tanda == "selesai":
        return Tujuan.AKHIR
    penanda = (s.kode for s in standar.langkah if tanda in cara_langkah(s).tanda)
    return next(penanda, None)


def kata_tujuan(kode: str) -> str:
    """A step's code, or what an end is called."""
    return _UJUNG.get(kode, kode)


def kata_batas(batas: BatasWaktu) -> str:
    """A limit as printed, with its segment and variants."""
    segmen = f"{batas.segmen}: " if batas.segmen else ""
    varian = f" ({', '.join(batas.varian)})" if batas.varian else ""
    return f"{segmen}{batas.teks}{varian}"


def kata_tanda(tanda: str) -> str:
    """A mark of a limit in words."""
    return (fakta_tanda(tanda) or tanda).replace("_", " ").replace(".", ": ")


def _aman(teks: str) -> str:
    """The text inside a quoted Mermaid label."""
    return teks.replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
