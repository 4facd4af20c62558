"""Whatever is joined, parted, answered and ended, in whatever order: what always holds."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from returns.pipeline import is_successful
from tests.sambung.bahan import Kantor, lapor

from dinsos_adapters.memory import GudangMemori
from dinsos_core import CatatKematian, GabungkanLaporan, PisahkanLaporan, SelesaikanLangkah
from dinsos_core.application.jenis import JENIS
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.perintah import PadaKasus
from dinsos_core.domain.kasus.tautan import Hubungan, Tautan
from dinsos_core.domain.shared.ids import KasusId

BANYAK = 4
NOMOR = st.integers(0, BANYAK - 1)
PETUGAS = ("petugas", "petugas_penerima_laporan", "kabid_rehsos", "tim_reaksi_cepat")
TINDAKAN = st.lists(
    st.tuples(st.sampled_from(("gabung", "pisah", "langkah", "langkah", "mati")), NOMOR, NOMOR),
    max_size=14,
)


def perintah(kantor: Kantor, apa: str, a: KasusId, b: KasusId) -> PadaKasus:
    if apa == "gabung":
        return GabungkanLaporan(kasus=a, ke=b)
    if apa == "pisah":
        return PisahkanLaporan(kasus=a, alasan="x")
    if apa == "mati":
        return CatatKematian(kasus=a, terjadi_pada=kantor.kini)
    return SelesaikanLangkah(kasus=a, langkah=kantor.keadaan(a).kemajuan.kini)


@given(tindakan=TINDAKAN)
def test_setiap_tautan_ada_di_kedua_sisi(tindakan: list[tuple[str, int, int]]) -> None:
    kantor = Kantor(GudangMemori())
    semua = [lapor(kantor) for _ in range(BANYAK)]

    for apa, a, b in tindakan:
        sebelum = kantor.isi()
        hasil = kantor.lakukan(perintah(kantor, apa, semua[a], semua[b]), *PETUGAS)
        if not is_successful(hasil):
            assert kantor.isi() == sebelum
            continue
        ikut = {satu.kasus for satu in hasil.unwrap().lanjutan}
        assert semua[a] not in ikut
        for kasus in semua:
            _periksa(kantor, kasus)

    for kasus in semua:
        jawab = [e for e in kantor.kejadian(kasus) if isinstance(e, k.LangkahTerjawab)]
        assert all(_selesai(kantor, e.dari, e.langkah) for e in jawab)


def _periksa(kantor: Kantor, kasus: KasusId) -> None:
    keadaan = kantor.keadaan(kasus)
    for satu in keadaan.tautan:
        balik = satu.hubungan.balik
        assert balik is not None
        assert Tautan(ke=kasus, hubungan=balik) in kantor.keadaan(satu.ke).tautan
    ikuti = keadaan.tertaut(Hubungan.MENGIKUTI)
    assert len(ikuti) <= 1
    assert not (ikuti and keadaan.tertaut(Hubungan.MEMIMPIN))
    jenis = next(satu for satu in JENIS if satu.nama == "laporan_kedaruratan")
    assert jenis.lipat(kantor.kejadian(kasus)) == keadaan


def _selesai(kantor: Kantor, kasus: KasusId, langkah: str) -> bool:
    return any(satu == langkah for satu in _dilakukan(kantor, kasus))


def _dilakukan(kantor: Kantor, kasus: KasusId) -> Iterator[str]:
    for e in kantor.kejadian(kasus):
        if isinstance(e, k.LangkahDiselesaikan):
            yield e.langkah
