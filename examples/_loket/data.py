"""Reads `examples/data/loket`: one day with its officers, a base for each service, and the cases.

A case file says only what differs from its base; the rules are in the comments of the data files.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from _contoh.bahan import DataSalah, Tabel, baca_petugas, baca_toml, instan
from attrs import field, frozen

from dinsos_core import DokumenDiserahkan, Pelaku, PihakDiajukan

MULAI: Final = time(8, 0)
"""When the base of each service begins; a later arrival moves all of it."""

KUNCI_PERKARA: Final = {
    *("judul", "layanan", "kanal", "akun", "datang", "orang", "fakta", "berkas", "dtks"),
    *("ubah", "akhir", "sampai", "lalu"),
}


@frozen(kw_only=True)
class Baris:
    """One thing that happens: when, by whom, which command, with what."""

    pada: datetime
    oleh: str
    tindakan: str
    isi: Tabel = field(repr=False)
    kunci: str

    @property
    def langkah(self) -> str:
        return str(self.isi.get("langkah", self.tindakan))


@frozen(kw_only=True)
class Perkara:
    """One case of the day: what is submitted, and what happens to it."""

    kode: str
    judul: str
    layanan: str
    kanal: str
    pihak: tuple[PihakDiajukan, ...]
    fakta: Tabel = field(repr=False)
    berkas: tuple[DokumenDiserahkan, ...]
    baris: tuple[Baris, ...]
    dtks: Tabel | None
    tempat: Mapping[str, int]
    """Place of each person among the parties of their kind, for papers that are one person's."""

    @property
    def akun(self) -> str:
        return next(q.akun for q in self.pihak if q.akun is not None)

    def data(self, pihak: str) -> Tabel:
        """What is stated of the first party of a kind."""
        return next(q.data for q in self.pihak if q.pihak == pihak)


@frozen(kw_only=True)
class Hari:
    """The whole example."""

    instansi: str
    hari: date
    petugas: Mapping[str, Pelaku]
    registri_mati: tuple[tuple[datetime, datetime], ...]
    jam_khusus: tuple[Tabel, ...]
    perkara: tuple[Perkara, ...]

    def pelaku(self, perkara: Perkara, siapa: str) -> Pelaku:
        """The account behind a name in a data file."""
        if siapa == "pemohon":
            return Pelaku(id=perkara.akun, peran={"pemohon"})
        return self.petugas[siapa]


def baca_hari(folder: Path) -> Hari:
    """Everything below a folder of data files."""
    isi = baca_toml(folder / "hari.toml")
    hari: date = isi["hari"]
    dasar = {f.stem: baca_toml(f) for f in sorted((folder / "dasar").glob("*.toml"))}
    return Hari(
        instansi=isi["instansi"],
        hari=hari,
        petugas=baca_petugas(isi),
        registri_mati=tuple(
            (instan(m["dari"]), instan(m["sampai"])) for m in isi["registri"]["mati"]
        ),
        jam_khusus=tuple(isi["jam_khusus"]),
        perkara=tuple(
            _baca_perkara(f, dasar, hari) for f in sorted((folder / "kasus").glob("*.toml"))
        ),
    )


def _baca_perkara(berkas: Path, semua_dasar: Mapping[str, Tabel], hari: date) -> Perkara:
    isi = baca_toml(berkas)
    if asing := isi.keys() - KUNCI_PERKARA:
        raise DataSalah(f"{berkas}: kunci tidak dikenal: {', '.join(sorted(asing))}")
    try:
        dasar = semua_dasar[isi["layanan"]]
        return _susun_perkara(berkas.stem, isi, dasar, hari)
    except (KeyError, TypeError) as galat:
        raise DataSalah(f"{berkas}: {galat!r}") from galat


def _susun_perkara(nama: str, isi: Tabel, dasar: Tabel, hari: date) -> Perkara:
    kode = "-".join(nama.split("-")[:2]).upper()
    akun = isi.get("akun", f"warga-{kode.lower()}")
    pihak, tempat = _susun_pihak(kode, akun, _lapis(dasar["orang"], isi.get("orang", {})))
    dtks = _lapis({"dtks": dasar.get("dtks", {})}, {"dtks": isi.get("dtks", {})})
    baris = _susun_alur(kode, isi, dasar["alur"], hari)
    return Perkara(
        kode=kode,
        judul=isi["judul"],
        layanan=isi["layanan"],
        kanal=isi.get("kanal", "loket"),
        pihak=pihak,
        fakta=_lapis(dasar.get("fakta", {}), isi.get("fakta", {})),
        berkas=susun_berkas(_lapis(dasar["berkas"], isi.get("berkas", {})), tempat),
        baris=baris,
        dtks=dtks.get("dtks"),
        tempat=tempat,
    )


def _lapis(dasar: Tabel, atas: Tabel) -> dict[str, Any]:
    """A table with another laid over it, tables within likewise; `false` takes a key away, unless
    the base says yes or no there."""
    hasil = dict(dasar)
    for kunci, nilai in atas.items():
        if nilai is False and not isinstance(hasil.get(kunci), bool):
            hasil.pop(kunci, None)
        elif isinstance(nilai, dict) and isinstance(hasil.get(kunci), dict):
            hasil[kunci] = _lapis(hasil[kunci], nilai)
        else:
            hasil[kunci] = nilai
    return hasil


def _susun_pihak(
    kode: str, akun: str, orang: Tabel
) -> tuple[tuple[PihakDiajukan, ...], dict[str, int]]:
    pihak: list[PihakDiajukan] = []
    tempat: dict[str, int] = {}
    for nomor, (siapa, data) in enumerate(orang.items(), 1):
        jenis = data["pihak"]
        tempat[siapa] = sum(q.pihak == jenis for q in pihak)
        isian = {k: v for k, v in data.items() if k != "pihak"}
        isian.setdefault("nik", _nik_rekaan(kode, nomor, isian))
        pertama = jenis == "pemohon" and tempat[siapa] == 0
        if pertama:
            isian.setdefault("email", f"{kode.lower()}@warga.example")
        pihak.append(PihakDiajukan(pihak=jenis, data=isian, akun=akun if pertama else None))
    return tuple(pihak), tempat


def _nik_rekaan(kode: str, nomor: int, data: Tabel) -> str:
    """A NIK that agrees with birth date and sex, of a district that does not exist."""
    lahir: date = data["tanggal_lahir"]
    hari = lahir.day + (40 if data["jenis_kelamin"] == "perempuan" else 0)
    huruf, _, angka = kode.partition("-")
    seri = int(angka) * 10 + nomor + (5000 if huruf == "SK" else 0)
    return f"637199{hari:02}{lahir.month:02}{lahir.year % 100:02}{seri:04}"


def susun_berkas(berkas: Tabel, tempat: Mapping[str, int]) -> tuple[DokumenDiserahkan, ...]:
    """Papers as handed in; those of a person who is not in the case are left out."""
    return tuple(
        DokumenDiserahkan(
            dokumen=kode, untuk=untuk, **{k: v for k, v in isi.items() if k != "untuk"}
        )
        for kode, isi in berkas.items()
        for untuk in ([tempat[s] for s in isi["untuk"] if s in tempat] if "untuk" in isi else [0])
    )


def _susun_alur(kode: str, isi: Tabel, alur: Tabel, hari: date) -> tuple[Baris, ...]:
    baris = [dict(b) for b in alur["awal"]]
    akhir = isi.get("akhir", "setuju")
    baris += [dict(b) for b in alur[akhir]] if akhir else []
    geser = _sejak_mulai(isi.get("datang", MULAI), hari)
    for satu in baris:
        satu["pada"] += geser
    for nama, ubah in isi.get("ubah", {}).items():
        baris[_terakhir(baris, nama)].update(ubah)
    if "sampai" in isi:
        del baris[_terakhir(baris, isi["sampai"]) + 1 :]
    return tuple(_baris(kode, [*baris, *isi.get("lalu", ())]))


def _sejak_mulai(datang: time, hari: date) -> timedelta:
    return datetime.combine(hari, datang) - datetime.combine(hari, MULAI)


def _terakhir(baris: list[dict[str, Any]], nama: str) -> int:
    tempat = [n for n, b in enumerate(baris) if nama in (b.get("langkah"), b.get("tindakan"))]
    if not tempat:
        raise KeyError(nama)
    return tempat[-1]


def _baris(kode: str, semua: list[Tabel]) -> Iterator[Baris]:
    """The lines with their command keys: a command sent again carries the key of the first."""
    kunci_pertama: dict[str, str] = {}
    for nomor, isi in enumerate(semua, 1):
        tindakan = isi.get("tindakan", "langkah")
        kunci = f"{kode.lower()}-{nomor:02}-{isi.get('langkah', tindakan)}"
        if isi.get("ulang"):
            kunci = kunci_pertama[tindakan]
        kunci_pertama.setdefault(tindakan, kunci)
        yield Baris(
            pada=instan(isi["pada"]),
            oleh=isi["oleh"],
            tindakan=tindakan,
            isi={k: v for k, v in isi.items() if k not in ("pada", "oleh", "tindakan", "ulang")},
            kunci=kunci,
        )
