"""A comparison of two standards for people and for programs."""

from collections.abc import Sequence

from dinsos_adapters.cli.dasar import tulis, tulis_alinea
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.padanan import BedaBidang, JenisBeda, Padanan, Sebutan
from dinsos_core.domain.standar.perbandingan import Perbandingan

Objek = dict[str, object]


def objek_perbandingan(perbandingan: Perbandingan) -> Objek:
    """The comparison as JSON data."""
    return {
        "kelompok": perbandingan.a.kelompok,
        "a": _identitas(perbandingan.a),
        "b": _identitas(perbandingan.b),
        "tafsir": [{"kode": x.kode, "a": x.a, "b": x.b} for x in perbandingan.tafsir],
        "komponen": {
            nama: [_objek_padanan(satu) for satu in isi]
            for nama, isi in perbandingan.komponen.items()
        },
    }


def _identitas(standar: StandarPelayanan) -> Objek:
    return {
        "instansi": standar.instansi.kode,
        "layanan": standar.layanan,
        "keputusan": standar.keputusan.kode,
        "nama": standar.nama,
    }


def _objek_padanan(padanan: Padanan) -> Objek:
    return {
        "jenis": padanan.jenis.value,
        "a": _objek_sebutan(padanan.a),
        "b": _objek_sebutan(padanan.b),
        "beda": [{"bidang": satu.bidang, "a": satu.a, "b": satu.b} for satu in padanan.beda],
    }


def _objek_sebutan(sebutan: Sebutan | None) -> Objek | None:
    return {"teks": sebutan.teks, "butir": list(sebutan.butir)} if sebutan else None


def tampilkan_perbandingan(perbandingan: Perbandingan, *, semua: bool) -> None:
    """Write what differs, component by component; with ``semua`` what is the same as well."""
    nama = (_nama(perbandingan.a), _nama(perbandingan.b))
    for huruf, satu, standar in zip("AB", nama, (perbandingan.a, perbandingan.b), strict=True):
        tulis_alinea(f"{satu}: {standar.nama}", awal=f"{huruf}  ")
    if perbandingan.tafsir:
        tulis()
        tulis(f"Tafsir (berbeda: {len(perbandingan.tafsir)})")
        for beda in perbandingan.tafsir:
            tulis_alinea(f"{beda.kode}: {beda.a} → {beda.b}", awal="  berbeda ")
    for komponen, isi in perbandingan.komponen.items():
        sama = [satu for satu in isi if satu.jenis is JenisBeda.SAMA]
        tulis()
        tulis(f"{komponen.replace('_', ' ').capitalize()} ({_ringkas(isi)})")
        for padanan in isi:
            if semua or padanan not in sama:
                _tampilkan(padanan)


def _nama(standar: StandarPelayanan) -> str:
    return f"{standar.instansi.kode}/{standar.layanan} ({standar.keputusan.kode})"


def _ringkas(isi: Sequence[Padanan]) -> str:
    jumlah = {jenis: sum(satu.jenis is jenis for satu in isi) for jenis in _KATA}
    return ", ".join(f"{_KATA[jenis]}: {n}" for jenis, n in jumlah.items() if n)


_KATA = {
    JenisBeda.HANYA_A: "hanya A",
    JenisBeda.HANYA_B: "hanya B",
    JenisBeda.BERBEDA: "berbeda",
    JenisBeda.SAMA: "sama",
}


def _tampilkan(padanan: Padanan) -> None:
    awal = f"  {_KATA[padanan.jenis]:<8}"
    a, b = padanan.a, padanan.b
    if a and b and a.teks != b.teks:
        tulis_alinea(_sebut(a), awal=f"{awal}A ")
        tulis_alinea(_sebut(b), awal=f"{' ' * len(awal)}B ")
    elif satu := a or b:
        label = {sisi.butir: None for sisi in (a, b) if sisi}
        tulis_alinea(_sebut(satu, *label), awal=awal)
    for beda in padanan.beda:
        if beda.bidang != "teks":  # both wordings stand above
            tulis_alinea(_kata_beda(beda), awal=f"{' ' * len(awal)}· ")


def _sebut(sebutan: Sebutan, *label: Sequence[str]) -> str:
    semua = [", ".join(satu) for satu in label or (sebutan.butir,) if satu]
    return f"{sebutan.teks} [{' / '.join(semua)}]" if semua else sebutan.teks


def _kata_beda(beda: BedaBidang) -> str:
    bidang = beda.bidang.replace("_", " ")
    return f"{bidang}: {beda.a or '(tidak disebut)'} → {beda.b or '(tidak disebut)'}"
