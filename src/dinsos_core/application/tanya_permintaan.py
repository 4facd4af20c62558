"""Questions about requests: which there are, how they stand, what was said in them."""

from collections.abc import Iterator, Mapping

from dinsos_core.application.halaman import berhalaman
from dinsos_core.application.lingkungan import Lingkungan
from dinsos_core.application.orang import petugas_data
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.ids import PermintaanId, SubjekId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.ports.brankas import Keperluan, Pengecualian
from dinsos_core.ports.penyimpanan import (
    CatatanRusak,
    HalamanPermintaan,
    PermintaanTersimpan,
    SaringanPermintaan,
    UnitOfWork,
)


def semua_permintaan(
    unit: UnitOfWork,
    *,
    instansi: str | None = None,
    subjek: frozenset[SubjekId] | None = None,
    berlaku: bool | None = None,
) -> Iterator[PermintaanTersimpan]:
    """All of the list. Raises `CatatanRusak` where one of them cannot be read: whoever needs all
    of them does not go on without it."""
    saringan = SaringanPermintaan(instansi=instansi, subjek=subjek, berlaku=berlaku)
    for halaman in semua_halaman(unit, saringan):
        if halaman.rusak:
            raise CatatanRusak("catatan_tak_terbaca")
        yield from halaman.permintaan


def semua_halaman(unit: UnitOfWork, saringan: SaringanPermintaan) -> Iterator[HalamanPermintaan]:
    """Every page of the list."""
    lanjut: str | None = None
    while True:
        halaman = unit.kasus.daftar_permintaan(saringan, lanjut=lanjut)
        yield halaman
        if (lanjut := halaman.lanjut) is None:
            return


def muat_permintaan(unit: UnitOfWork, permintaan: str) -> PermintaanTersimpan:
    """The request. Raises `Terhalang`."""
    nama = PermintaanId(permintaan)
    ada = unit.kasus.muat_permintaan([nama]).get(nama)
    if ada is None:
        raise _tidak_ada()
    return ada


def _tidak_ada() -> Terhalang:
    return Terhalang(halangan(KodeHalangan.PERMINTAAN_TIDAK_DITEMUKAN, "permintaan"))


def lihat_permintaan(lingkungan: Lingkungan, permintaan: str, oleh: Pelaku) -> PermintaanTersimpan:
    """A request with its state, which holds no personal values: for those that the agency names,
    and for whoever made it. Raises `Terhalang`: for anybody else as if there were none."""
    with lingkungan.unit_kerja(baca=True) as unit:
        ada = muat_permintaan(unit, permintaan)
        pembuat = unit.kasus.riwayat(ada.id)[0].kejadian.oleh.id
    if oleh.instansi is None:
        if oleh.id != pembuat:
            raise _tidak_ada()
        return ada
    if oleh.instansi != ada.keadaan.instansi:
        raise _tidak_ada()
    petugas_data(lingkungan, oleh, ada.keadaan.instansi)
    return ada


def daftar_permintaan(
    lingkungan: Lingkungan,
    oleh: Pelaku,
    *,
    instansi: str = "",
    berlaku: bool | None = True,
    lanjut: str | None = None,
    banyak: int = 50,
) -> HalamanPermintaan:
    """The requests of an agency, the oldest first, for those that it names. Raises `Terhalang`."""
    petugas = petugas_data(lingkungan, oleh, instansi)
    saringan = SaringanPermintaan(instansi=petugas.instansi.kode, berlaku=berlaku)
    with lingkungan.unit_kerja(baca=True) as unit, berhalaman(banyak):
        return unit.kasus.daftar_permintaan(saringan, lanjut=lanjut, banyak=banyak)


def buka_permintaan(lingkungan: Lingkungan, permintaan: str, oleh: Pelaku) -> Mapping[str, str]:
    """What was said in a request, and by whom, by field; on record. Raises `Terhalang`."""
    ada = lihat_permintaan(lingkungan, permintaan, oleh).keadaan
    semua = {n: getattr(ada, n) for n in ("nama", "kontak", "kuasa", "isi", "jawaban")}
    rahasia: dict[str, Rahasia] = {n: satu for n, satu in semua.items() if satu is not None}
    tujuan = Keperluan(
        pelaku=oleh.id,
        tujuan="permintaan",
        kasus=None,
        pada=lingkungan.jam(),
        kecuali=Pengecualian.PERMINTAAN,
    )
    with lingkungan.unit_kerja() as unit:
        isi = unit.brankas.buka(rahasia.values(), tujuan)
        unit.simpan_semua()
    teks = {n: isi.get((r.subjek, r.kunci)) for n, r in rahasia.items()}
    return {n: satu for n, satu in teks.items() if isinstance(satu, str)}
