"""The statements that give rows of cases without their states: desks, clocks, lists.

Every branch is read from an index in the order of the list, as far as the page goes; the rows of a
page are joined to their cases after that.
"""

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from attrs import field
from sqlalchemy import (
    Boolean,
    ColumnElement,
    Dialect,
    Executable,
    FromClause,
    Select,
    Table,
    bindparam,
    case,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
)

from dinsos_adapters.sql.bentuk import memuat, termasuk
from dinsos_adapters.sql.sesi import Siap, diingat
from dinsos_adapters.sql.skema import Skema
from dinsos_adapters.sql.skema_meja import SEMUA, TERTUTUP, nama_indeks_jam
from dinsos_adapters.sql.tipe import DaftarTeks, Instan, Kunci
from dinsos_core.domain.shared.kelas import frozen

RINGKAS: Final = (
    *("id", "versi", "nomor", "agregat", "instansi", "layanan"),
    *("status", "berjalan", "dibuat", "petugas", "standar"),
)
"""The columns of a case that every row has."""

GILIRAN: Final = ("peran", "langkah", "sejak", "jatuh_tempo", "rawan")
JAM: Final = ("kode", "milik", "mulai", "jatuh_tempo", "rawan", "dijeda", "versi_kalender")

LANJUT: Final = "lanjut"
SENDIRI: Final = "sendiri"
"""Among the criteria: what is the account's own."""
PERAN: Final = "peran"
"""Among the criteria: in any of the roles."""

MAKS_CABANG: Final = 16
"""How many roles, or keys, are each read by themselves in the order of the list."""

SIAPA_PUN: Final[ColumnElement[str]] = literal_column("''")
"""No account: in the text of a statement, or a plan for all values could not use the indexes that
hold only these rows."""


@frozen
class Kriteria:
    """What a statement is made for: the criteria asked for, for how many roles or keys, and with
    what limit to each branch (`bentuk.batas`)."""

    nama: frozenset[str] = frozenset()
    banyak: int = 0
    batas: int = 0

    @property
    def terurai(self) -> bool:
        """Whether each role or key is a branch."""
        return self.banyak <= MAKS_CABANG

    def __contains__(self, nama: str) -> bool:
        return nama in self.nama


Susun: TypeAlias = Callable[[Skema, Dialect, Kriteria], Executable]
"""Makes one kind of statement."""


@frozen
class PernyataanMeja:
    """Every statement, on one set of tables in one dialect; one for each set of criteria."""

    _skema: Skema = field(repr=False)
    _dialek: Dialect = field(repr=False)
    _siap: Callable[[Susun, Kriteria], Siap] = field(init=False, repr=False)

    @_siap.default
    def _disusun(self) -> Callable[[Susun, Kriteria], Siap]:
        return diingat(
            lambda susun, kriteria: Siap(susun(self._skema, self._dialek, kriteria), self._dialek)
        )

    def meja(self, kriteria: Kriteria) -> Siap:
        return self._siap(_meja, kriteria)

    def ringkasan(self, kriteria: Kriteria) -> Siap:
        return self._siap(_ringkasan, kriteria)

    def jam(self, kriteria: Kriteria) -> Siap:
        return self._siap(_jam, kriteria)

    def versi_berikut(self) -> Siap:
        return self._siap(_versi_berikut, Kriteria())

    def jam_usang(self) -> Siap:
        return self._siap(_usang, Kriteria())


def _meja(skema: Skema, dialek: Dialect, kriteria: Kriteria) -> Select[Any]:
    t = skema.kasus
    cabang = [
        select(*satu.order_by(*urut).limit(literal_column(str(batas))).subquery().c)
        for satu, urut, batas in _cabang(skema, dialek, kriteria)
    ]
    calon = union_all(*cabang).subquery("calon")
    return (
        select(*(t.c[k] for k in RINGKAS), *(calon.c[k] for k in (*GILIRAN, "saya")))
        .join(calon, calon.c.kasus == t.c.id)
        .order_by(calon.c.saya.desc(), calon.c.jatuh_tempo, calon.c.kasus, calon.c.peran)
    )


def _cabang(
    skema: Skema, dialek: Dialect, kriteria: Kriteria, *, banyak: bool = False
) -> list[tuple[Select[Any], tuple[ColumnElement[Any], ...], int]]:
    """The branches of a desk, the order of each, and how far each is read; ``banyak``: as for more
    rows than an account has of its own."""
    g = skema.kasus_giliran
    umum = _umum(skema, dialek, kriteria)
    hasil: list[tuple[Select[Any], tuple[ColumnElement[Any], ...], int]] = []
    # A case may wait in several roles.
    bersama = kriteria.batas * max(1, kriteria.banyak)
    if SENDIRI in kriteria:
        syarat = [*_milik(g, dialek, kriteria), *umum]
        if "lanjut_saya" in kriteria:
            syarat.append(_sesudah(g))
        urut = (g.c.jatuh_tempo, g.c.kasus, g.c.peran)
        hasil.append((_pilih(g, 1).where(*syarat), urut, bersama))
    peran: list[ColumnElement[bool]] = []
    if PERAN in kriteria and kriteria.terurai:
        peran = [g.c.peran == bindparam(f"peran_{n}", type_=Kunci) for n in range(kriteria.banyak)]
    elif PERAN in kriteria:
        peran = [termasuk(g.c.peran, bindparam("peran", type_=DaftarTeks), dialek)]
    for satu in peran:
        syarat = [*_siapa_pun(skema, dialek, kriteria, satu, banyak=banyak), *umum]
        if "lanjut_peran" in kriteria:
            syarat.append(_sesudah(g))
        batas = kriteria.batas if kriteria.terurai else bersama
        hasil.append((_pilih(g, 0).where(*syarat), (g.c.jatuh_tempo, g.c.kasus), batas))
    return hasil


def _pilih(g: Table, saya: int) -> Select[Any]:
    return select(literal(saya).label("saya"), g.c.kasus, *(g.c[k] for k in GILIRAN))


def _sesudah(g: Table) -> ColumnElement[bool]:
    tempat = tuple_(bindparam("tempo", type_=Instan), bindparam("kasus", type_=Kunci))
    return tuple_(g.c.jatuh_tempo, g.c.kasus) > tempat


def _milik(g: FromClause, dialek: Dialect, kriteria: Kriteria) -> list[ColumnElement[bool]]:
    """What waits for this very account, in one of the roles."""
    syarat = [
        g.c.akun == bindparam("akun", type_=Kunci),
        g.c.akun != SIAPA_PUN,
        termasuk(g.c.peran, bindparam("peran", type_=DaftarTeks), dialek),
    ]
    if "kantor" in kriteria:
        syarat.append(g.c.instansi == bindparam("kantor"))
    return syarat


def _siapa_pun(
    skema: Skema,
    dialek: Dialect,
    kriteria: Kriteria,
    peran: ColumnElement[bool],
    *,
    banyak: bool,
) -> list[ColumnElement[bool]]:
    """What waits for whoever holds the role, and is not the account's own."""
    g, milik = skema.kasus_giliran, skema.kasus_giliran.alias("milik")
    syarat = _milik(milik, dialek, kriteria)
    sendiri: ColumnElement[bool] = exists().where(milik.c.kasus == g.c.kasus, *syarat)
    if banyak:  # read once, not looked up for each row
        sendiri = g.c.kasus.in_(select(milik.c.kasus).where(*syarat))
    return [g.c.akun == SIAPA_PUN, g.c.instansi == bindparam("kantor"), peran, ~sendiri]


def _umum(skema: Skema, dialek: Dialect, kriteria: Kriteria) -> list[ColumnElement[bool]]:
    """What every row of a desk satisfies."""
    g, x = skema.kasus_giliran, skema.kasus_kecuali
    akun = bindparam("akun", type_=Kunci)
    larang = memuat(g.c.dilarang, akun, dialek)
    syarat = [
        or_(~g.c.tertutup, _terbuka_lewat_kunci(skema, dialek, g)),
        ~exists().where(x.c.akun == akun, x.c.kasus == g.c.kasus),
        or_(g.c.dilarang == literal((), DaftarTeks), ~larang),
    ]
    pilihan = {
        "instansi": g.c.instansi == bindparam("instansi"),
        "layanan": g.c.layanan == bindparam("layanan"),
    }
    syarat += (satu for nama, satu in pilihan.items() if nama in kriteria)
    return [*syarat, *_saat(g, kriteria)]


def _saat(g: Table, kriteria: Kriteria) -> list[ColumnElement[bool]]:
    pilihan = {
        "jatuh_sebelum": g.c.jatuh_tempo < bindparam("jatuh_sebelum", type_=Instan),
        "jatuh_sesudah": g.c.jatuh_tempo >= bindparam("jatuh_sesudah", type_=Instan),
        "rawan_pada": g.c.rawan <= bindparam("rawan_pada", type_=Instan),
    }
    return [satu for nama, satu in pilihan.items() if nama in kriteria]


def _terbuka_lewat_kunci(skema: Skema, dialek: Dialect, g: Table) -> ColumnElement[bool]:
    v = skema.kasus_tampak
    kunci = termasuk(v.c.kunci, bindparam("kunci", type_=DaftarTeks), dialek)
    return exists().where(v.c.kasus == g.c.kasus, kunci)


def _ringkasan(skema: Skema, dialek: Dialect, kriteria: Kriteria) -> Select[Any]:
    """Each case once, as it stands on the desk."""
    cabang = [
        select(*satu.order_by(*urut).limit(literal_column(str(batas))).subquery().c)
        for satu, urut, batas in _cabang(skema, dialek, kriteria, banyak=True)
    ]
    calon = union_all(*cabang).subquery("calon")
    kolom: dict[str, ColumnElement[Any]] = {n: calon.c[n] for n in ("jatuh_tempo", "rawan")}
    pilih = select(calon.c.kasus, calon.c.saya)
    if kriteria.banyak > 1:  # a case waits once for a role
        kolom = {nama: func.min(satu, type_=Instan) for nama, satu in kolom.items()}
        pilih = pilih.group_by(calon.c.kasus, calon.c.saya)
    semua = pilih.add_columns(*(satu.label(nama) for nama, satu in kolom.items())).cte("semua")
    terdepan = (
        select(semua)
        .order_by(semua.c.saya.desc(), semua.c.jatuh_tempo, semua.c.kasus)
        .limit(bindparam("paling"))
        .subquery("terdepan")
    )
    sebelum = bindparam("hitung_sebelum", type_=Instan)
    pada = bindparam("hitung_rawan", type_=Instan)

    def hitung(syarat: ColumnElement[bool]) -> ColumnElement[Any]:
        return func.coalesce(func.sum(case((syarat, 1), else_=0)), 0)

    return select(
        select(func.count()).select_from(semua).scalar_subquery(),
        hitung(terdepan.c.saya == 1),
        hitung(terdepan.c.jatuh_tempo < sebelum),
        hitung(terdepan.c.rawan <= pada),
        hitung(terdepan.c.jatuh_tempo < pada),
    )


def _jam(skema: Skema, dialek: Dialect, kriteria: Kriteria) -> Select[Any]:
    """A branch for each key that shows clocks, and for each value of a column that the index has
    before the order and that is not asked for."""
    t, j = skema.kasus, skema.kasus_jam
    pemimpin = {"layanan": "layanan", "milik": "milik", "dijeda": "jeda"}
    indeks = next((indeks for satu, indeks in pemimpin.items() if satu in kriteria), "instansi")
    cabang = [
        _jam_cabang(skema, kriteria, [kunci, *depan], indeks)
        for kunci in _kunci_jam(j, dialek, kriteria)
        for depan in _depan_jam(j, kriteria, indeks)
    ]
    calon = union_all(*(select(*satu.subquery().c) for satu in cabang)).subquery("calon")
    urut = (calon.c.jatuh_tempo, calon.c.kasus, calon.c.kode)
    semua: ColumnElement[int] = literal_column(str(kriteria.batas * max(2, kriteria.banyak)))
    teratas = select(calon).order_by(*urut).limit(semua).subquery("teratas")
    return (
        select(*(t.c[k] for k in (*RINGKAS, "giliran")), *(teratas.c[k] for k in JAM))
        .join(teratas, teratas.c.kasus == t.c.id)
        .order_by(teratas.c.jatuh_tempo, teratas.c.kasus, teratas.c.kode)
    )


def _kunci_jam(j: Table, dialek: Dialect, kriteria: Kriteria) -> list[ColumnElement[bool]]:
    if "terlihat_oleh" not in kriteria:
        return [j.c.kunci == literal(satu, Kunci) for satu in (SEMUA, TERTUTUP)]
    if not kriteria.terurai:
        return [termasuk(j.c.kunci, bindparam("kunci", type_=DaftarTeks), dialek)]
    return [j.c.kunci == bindparam(f"kunci_{n}", type_=Kunci) for n in range(kriteria.banyak)]


def _depan_jam(j: Table, kriteria: Kriteria, indeks: str) -> list[list[ColumnElement[bool]]]:
    if indeks != "milik" or "dijeda" in kriteria:
        return [[]]
    return [[j.c.dijeda == literal(satu, Boolean)] for satu in (False, True)]


def _jam_cabang(
    skema: Skema,
    kriteria: Kriteria,
    depan: list[ColumnElement[bool]],
    indeks: str,
) -> Select[Any]:
    j, x = skema.kasus_jam, skema.kasus_kecuali
    tempat = (j.c.jatuh_tempo, j.c.kasus, j.c.kode)
    pilihan = {
        "layanan": j.c.layanan == bindparam("layanan"),
        "milik": j.c.milik == bindparam("milik"),
        "dijeda": j.c.dijeda == bindparam("dijeda", type_=Boolean),
        LANJUT: tuple_(*tempat)
        > tuple_(
            bindparam("tempo", type_=Instan),
            bindparam("kasus", type_=Kunci),
            bindparam("kode", type_=Kunci),
        ),
        "terlihat_oleh": ~exists().where(
            x.c.akun == bindparam("terlihat_oleh", type_=Kunci), x.c.kasus == j.c.kasus
        ),
    }
    syarat = [satu for nama, satu in pilihan.items() if nama in kriteria]
    batas = kriteria.batas if kriteria.terurai else kriteria.batas * kriteria.banyak
    return (
        select(j.c.kasus, *(j.c[k] for k in JAM))
        .with_hint(j, f"INDEXED BY {nama_indeks_jam(skema.prefix, indeks)}", "sqlite")
        .where(*depan, j.c.instansi == bindparam("instansi"), *syarat, *_saat(j, kriteria))
        .order_by(*tempat)
        .limit(literal_column(str(batas)))
    )


def _versi_berikut(skema: Skema, _dialek: Dialect, _kriteria: Kriteria) -> Select[Any]:
    """The next version after one: a step from version to version, whatever lies between."""
    j = skema.kasus_jam
    return select(func.min(j.c.versi_kalender)).where(
        j.c.instansi == bindparam("instansi"), j.c.versi_kalender > bindparam("versi")
    )


def _usang(skema: Skema, _dialek: Dialect, _kriteria: Kriteria) -> Select[Any]:
    j = skema.kasus_jam
    return (
        select(j.c.kasus)
        .where(
            j.c.instansi == bindparam("instansi"),
            j.c.versi_kalender == bindparam("versi"),
            j.c.kasus > bindparam("sesudah"),
        )
        .distinct()
        .order_by(j.c.kasus)
        .limit(bindparam("banyak"))
    )
