"""The statement that lists requests about somebody's data; they lie beside the cases, and few."""

from typing import Any

from attrs import define, field, fields
from sqlalchemy import Dialect, bindparam, select, tuple_

from dinsos_adapters.sql.bentuk import termasuk
from dinsos_adapters.sql.pernyataan_kasus import KOLOM
from dinsos_adapters.sql.sesi import Baris, Sesi, Siap, Terbaca, sehalaman
from dinsos_adapters.sql.skema import Skema, hanya_permintaan
from dinsos_adapters.sql.tipe import DaftarTeks, Instan, Kunci
from dinsos_core.ports.meja import periksa_banyak
from dinsos_core.ports.penyimpanan import SaringanPermintaan, urai_lanjut

LANJUT = "lanjut"


@define
class PernyataanPermintaan:
    """One for each set of criteria, on one set of tables in one dialect."""

    _skema: Skema = field(repr=False)
    _dialek: Dialect = field(repr=False)
    _siap: dict[frozenset[str], Siap] = field(factory=dict, init=False, repr=False)

    def daftar(self, kriteria: frozenset[str]) -> Siap:
        if kriteria not in self._siap:
            self._siap[kriteria] = self._susun(kriteria)
        return self._siap[kriteria]

    def _susun(self, kriteria: frozenset[str]) -> Siap:
        t, s = self._skema.kasus, self._skema.kasus_subjek
        tentang = termasuk(s.c.subjek, bindparam("subjek", type_=DaftarTeks), self._dialek)
        begitu = termasuk(t.c.status, bindparam("status", type_=DaftarTeks), self._dialek)
        tempat = tuple_(bindparam("dibuat", type_=Instan), bindparam("id", type_=Kunci))
        pilihan = {
            "instansi": t.c.instansi == bindparam("instansi"),
            "berlaku": t.c.berjalan == bindparam("berlaku", type_=t.c.berjalan.type),
            "status": begitu,
            "subjek": t.c.id.in_(select(s.c.kasus).where(tentang)),
            LANJUT: tuple_(t.c.dibuat, t.c.id) > tempat,
        }
        syarat = (satu for nama, satu in pilihan.items() if nama in kriteria)
        pernyataan = (
            select(*(t.c[nama] for nama in KOLOM))
            .where(hanya_permintaan(t), *syarat)
            .order_by(t.c.dibuat, t.c.id)
            .limit(bindparam("banyak"))
        )
        return Siap(pernyataan, self._dialek)


def halaman_permintaan(
    sesi: Sesi,
    sql: PernyataanPermintaan,
    saringan: SaringanPermintaan,
    *,
    lanjut: str | None,
    banyak: int,
) -> tuple[Terbaca[Baris], bool]:
    """The rows of a page, and whether more follow."""
    periksa_banyak(banyak)
    semua = {b.name: getattr(saringan, b.name) for b in fields(SaringanPermintaan)}
    isi: dict[str, Any] = {nama: nilai for nama, nilai in semua.items() if nilai is not None}
    kriteria = set(isi)
    isi |= {nama: sorted(isi[nama]) for nama in ("status", "subjek") if nama in isi}
    if lanjut is not None:
        isi["dibuat"], isi["id"] = urai_lanjut(lanjut)
        kriteria.add(LANJUT)
    siap = sql.daftar(frozenset(kriteria))
    baris, rusak = sehalaman(lambda batas: sesi.terbaca(siap, banyak=batas, **isi), banyak)
    return (baris[:banyak], rusak), len(baris) + len(rusak) > banyak
