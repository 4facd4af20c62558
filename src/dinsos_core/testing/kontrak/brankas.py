"""The vault: values come back as they went in, every reading is on record, erasure is for good."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import count

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dinsos_core.domain.kelayakan.kembar import Kunci
from dinsos_core.domain.shared.ids import KasusId, PelakuId, SubjekId
from dinsos_core.domain.shared.nilai import (
    NOTASI_TIADA,
    TIADA,
    BelumDiketahui,
    Keanggotaan,
    Nilai,
    PeriodeKeanggotaan,
)
from dinsos_core.domain.shared.rahasia import Rahasia, lucuti
from dinsos_core.ports.brankas import (
    CatatanAkses,
    Keperluan,
    Nisan,
    Penahanan,
    Pengecualian,
    SubjekDibatasi,
    SubjekDihapus,
)
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork
from dinsos_core.testing.tanggal import tanggal_rentang

PADA = datetime(2025, 4, 8, 2, 30, 0, 123456, tzinfo=UTC)
ANI, BUDI, CITRA = SubjekId("ani"), SubjekId("budi"), SubjekId("citra")
PETUGAS = PelakuId("petugas-1")
TUJUAN = Keperluan(pelaku=PETUGAS, tujuan="periksa", kasus=KasusId("k-1"), pada=PADA)
NAMA, TANGGAL = Kunci(teks="tn|1990|budi", bobot=6), Kunci(teks="l|1990-06-20", bobot=3)
NIK, LAIN = "6371056006900001", "6371051206880002"

_teks = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_kunci = _teks.map(lambda t: "p1/" + t.replace("\x00", ""))
_ujung = st.none() | st.dates() | st.builds(BelumDiketahui)
_periode = st.builds(PeriodeKeanggotaan, daftar=_teks, dari=_ujung, sampai=_ujung, wilayah=_teks)
nilai_brankas: st.SearchStrategy[Nilai] = (
    st.booleans()
    | st.integers()
    | _teks
    | st.dates()
    | tanggal_rentang()
    | st.builds(Keanggotaan, periode=st.lists(_periode, max_size=3).map(tuple))
    | st.frozensets(_teks, max_size=3)
    | st.just(TIADA)
)
"""Any value a fact may take."""


def titipan(subjek: SubjekId, fakta: str, nilai: Nilai, perintah: str = "p1") -> Rahasia:
    """A sealed value as a command brings it."""
    return Rahasia(subjek=subjek, kunci=f"{perintah}/{fakta}", nilai=nilai)


def titip(buka: PembukaUnitOfWork, *rahasia: Rahasia) -> None:
    """Deposit and commit."""
    with buka() as unit:
        unit.brankas.titip(rahasia)
        unit.simpan_semua()


def baca(buka: PembukaUnitOfWork, *subjek: SubjekId) -> dict[tuple[SubjekId, str], Nilai]:
    """Everything held on the subjects; leaves no record."""
    with buka() as unit:
        return dict(unit.brankas.buka_semua(subjek, TUJUAN))


def akses(buka: PembukaUnitOfWork, subjek: SubjekId) -> tuple[CatatanAkses, ...]:
    """The access log of a subject."""
    with buka() as unit:
        return unit.brankas.akses(subjek)


def _penahanan(subjek: SubjekId, nomor: str = "t-1", pada: datetime = PADA) -> Penahanan:
    dasar = Rahasia(subjek=subjek, kunci=f"penahanan/{nomor}/dasar", nilai="Perkara 12/2025")
    return Penahanan(
        id=nomor, subjek=subjek, dasar=dasar, dipasang_pada=pada, dipasang_oleh=PETUGAS
    )


class KontrakNilaiBrankas:
    """Depositing, reading, and the record that reading leaves."""

    def test_nilai_kembali_sama_dan_sejenis(self, buka: PembukaUnitOfWork) -> None:
        @given(isi=st.dictionaries(_kunci, nilai_brankas, max_size=6))
        @settings(deadline=None)
        def periksa(isi: dict[str, Nilai]) -> None:
            subjek = SubjekId(f"subjek-{next(nomor)}")
            rahasia = [Rahasia(subjek=subjek, kunci=k, nilai=n) for k, n in isi.items()]
            titip(buka, *rahasia)

            with buka() as unit:
                kembali = unit.brankas.buka([lucuti(r) for r in rahasia], TUJUAN)

            assert kembali == {(subjek, k): n for k, n in isi.items()}
            jenis = {k: type(kembali[subjek, k]) for k in isi}
            assert jenis == {k: type(n) for k, n in isi.items()}

        nomor = count(1)
        periksa()

    def test_titip_tidak_pernah_menimpa(self, buka: PembukaUnitOfWork) -> None:
        titip(buka, titipan(ANI, "nama", "lama"), titipan(ANI, "nama", "kedua"))
        titip(buka, titipan(ANI, "nama", "baru"), titipan(ANI, "agama", "x"))

        assert baca(buka, ANI) == {(ANI, "p1/nama"): "lama", (ANI, "p1/agama"): "x"}

    def test_nilai_yang_tidak_jadi_masuk_tidak_membuat_orang_ditemukan(
        self, buka: PembukaUnitOfWork
    ) -> None:
        titip(buka, titipan(ANI, "nik", NIK))
        titip(buka, titipan(ANI, "nik", "6371056006900009"))

        with buka() as unit:
            assert unit.brankas.cari("nik", "6371056006900009") == ()
            assert unit.brankas.cari("nik", NIK) == (ANI,)

    def test_rujukan_tanpa_nilai_tidak_dititipkan(self, buka: PembukaUnitOfWork) -> None:
        titip(buka, Rahasia(subjek=ANI, kunci="p1/nama"))

        assert baca(buka, ANI) == {}

    def test_tanpa_simpan_tidak_ada_yang_dititipkan(self, buka: PembukaUnitOfWork) -> None:
        with buka() as unit:
            unit.brankas.titip([titipan(ANI, "nama", "Ani"), titipan(ANI, "nik", NIK)])

        with buka() as unit:
            assert unit.brankas.buka_semua([ANI], TUJUAN) == {}
            assert unit.brankas.cari("nik", NIK) == ()

    def test_setiap_bacaan_meninggalkan_satu_catatan_per_subjek(
        self, buka: PembukaUnitOfWork
    ) -> None:
        a, b = titipan(ANI, "nama", "Ani"), titipan(ANI, "agama", "x")
        titip(buka, a, b, titipan(ANI, "tak-diminta", 1), titipan(BUDI, "nama", "Budi"))
        wita = PADA.astimezone(timezone(timedelta(hours=8)))
        kedua = Keperluan(pelaku=PelakuId("p2"), tujuan="cetak", kasus=None, pada=wita)

        with buka() as unit:
            unit.brankas.buka([a, b, a, titipan(BUDI, "nama", "?")], TUJUAN)
            unit.brankas.buka_semua([ANI], kedua)
            unit.simpan_semua()

        assert akses(buka, ANI) == (
            CatatanAkses(tujuan=TUJUAN, subjek=ANI, kunci=("p1/agama", "p1/nama")),
            CatatanAkses(tujuan=kedua, subjek=ANI, kunci=("p1/agama", "p1/nama", "p1/tak-diminta")),
        )
        assert akses(buka, BUDI) == (CatatanAkses(tujuan=TUJUAN, subjek=BUDI, kunci=("p1/nama",)),)

    def test_yang_tidak_ada_tidak_terbaca_dan_tidak_dicatat(self, buka: PembukaUnitOfWork) -> None:
        titip(buka, titipan(ANI, "nama", "Ani"))

        with buka() as unit:
            isi = unit.brankas.buka([titipan(ANI, "lain", 1), titipan(BUDI, "nama", 1)], TUJUAN)
            unit.simpan_semua()

        assert isi == {}
        assert akses(buka, ANI) == akses(buka, BUDI) == ()

    def test_perbuatan_tanpa_bacaan_pun_dicatat(self, buka: PembukaUnitOfWork) -> None:
        with buka() as unit:
            unit.brankas.catat([ANI, BUDI], TUJUAN)
            unit.brankas.catat([], TUJUAN)
            unit.simpan_semua()

        assert akses(buka, ANI) == (CatatanAkses(tujuan=TUJUAN, subjek=ANI, kunci=()),)
        assert len(akses(buka, BUDI)) == 1

    def test_banyak_subjek_terbaca_sekaligus(self, buka: PembukaUnitOfWork) -> None:
        semua = [SubjekId(f"s{n:04}") for n in range(1200)]
        titip(buka, *(titipan(s, "nama", s) for s in semua))

        assert baca(buka, *semua) == {(s, "p1/nama"): s for s in semua}


class KontrakCariBrankas:
    """Finding a person by an exact value, without the value being legible."""

    def test_orang_ditemukan_hanya_dengan_nik_yang_persis(self, buka: PembukaUnitOfWork) -> None:
        titip(
            buka, titipan(BUDI, "nik", NIK), titipan(ANI, "nik", NIK), titipan(CITRA, "nik", LAIN)
        )

        with buka() as unit:
            assert unit.brankas.cari("nik", NIK) == (ANI, BUDI)
            assert unit.brankas.cari("nik", NIK[:-1]) == ()
            assert unit.brankas.cari("kk", NIK) == ()
            assert unit.brankas.sesama([ANI]) == (ANI, BUDI)
            assert unit.brankas.sesama([CITRA, SubjekId("tak-ada")]) == (CITRA, "tak-ada")

    def test_banyak_nilai_ditemukan_seperti_satu_satu(self, buka: PembukaUnitOfWork) -> None:
        titip(
            buka, titipan(BUDI, "nik", NIK), titipan(ANI, "nik", NIK), titipan(CITRA, "nik", LAIN)
        )
        semua = (LAIN, NIK[:-1], NIK)

        with buka() as unit:
            ada = unit.brankas.cari_banyak("nik", iter(semua))
            assert dict(ada) == {satu: unit.brankas.cari("nik", satu) for satu in semua}
            assert dict(unit.brankas.cari_banyak("nik", ())) == {}

    def test_yang_tidak_ber_nik_tidak_ditemukan_bersama(self, buka: PembukaUnitOfWork) -> None:
        titip(buka, titipan(ANI, "nik", TIADA), titipan(BUDI, "nik", TIADA))

        with buka() as unit:
            assert unit.brankas.cari("nik", str(TIADA)) == ()
            assert unit.brankas.cari("nik", NOTASI_TIADA) == ()
            assert unit.brankas.sesama([ANI]) == (ANI,)

    def test_pengisi_di_tempat_nik_tidak_menemukan_siapa_pun(self, buka: PembukaUnitOfWork) -> None:
        for pengisi in ("0" * 16, "1234567890123456", "6371056006900000", "6371050000000001", "1"):
            titip(buka, titipan(ANI, "nik", pengisi, pengisi), titipan(BUDI, "nik", pengisi))

            with buka() as unit:
                assert unit.brankas.cari("nik", pengisi) == ()
                assert unit.brankas.sesama([ANI]) == (ANI,)

    def test_nilai_yang_ditinggalkan_tidak_menemukan_siapa_pun(
        self, buka: PembukaUnitOfWork
    ) -> None:
        lama, agama = titipan(ANI, "nik", NIK), titipan(ANI, "agama", "x")
        titip(buka, lama, agama, titipan(ANI, "nik", LAIN, "p2"), titipan(BUDI, "nik", NIK))

        with buka() as unit:
            unit.brankas.tinggalkan([lama, agama])
            unit.brankas.tinggalkan([lama])
            unit.simpan_semua()

        with buka() as unit:
            assert unit.brankas.cari("nik", NIK) == (BUDI,)
            assert unit.brankas.cari("nik", LAIN) == (ANI,)
            assert unit.brankas.sesama([ANI]) == (ANI,)
        assert baca(buka, ANI)[ANI, "p1/nik"] == NIK

    def test_sidik_sama_hanya_untuk_teks_sama(self, buka: PembukaUnitOfWork) -> None:
        with buka() as unit:
            satu, dua = unit.brankas.sidik("a"), unit.brankas.sidik("b")
        with buka() as unit:
            assert unit.brankas.sidik("a") == satu != dua
            # Half of a surrogate pair: an error would quote the text.
            assert unit.brankas.sidik("\ud800") != satu
            assert unit.brankas.cari("nik", "\ud800") == ()


class KontrakKembarBrankas:
    """Finding who may be the same person, by keys that are legible to nobody."""

    def _kenali(self, buka: PembukaUnitOfWork, subjek: SubjekId, kasus: str, *kunci: Kunci) -> None:
        with buka() as unit:
            unit.brankas.kenali(KasusId(kasus), {subjek: kunci})
            unit.simpan_semua()

    def _calon(self, buka: PembukaUnitOfWork, *kunci: Kunci, paling: int = 20) -> list[object]:
        with buka() as unit:
            semua = unit.brankas.calon(kunci, paling)
        return [(satu.subjek, satu.pemilik, satu.bobot) for satu in semua]

    def test_calon_yang_paling_banyak_sama_disebut_lebih_dahulu(
        self, buka: PembukaUnitOfWork
    ) -> None:
        self._kenali(buka, ANI, "k1", TANGGAL)
        self._kenali(buka, BUDI, "k2", TANGGAL, NAMA)
        self._kenali(buka, BUDI, "k3", NAMA)

        assert self._calon(buka, NAMA, TANGGAL) == [
            (BUDI, "k2", NAMA.bobot + TANGGAL.bobot),
            (BUDI, "k3", NAMA.bobot),
            (ANI, "k1", TANGGAL.bobot),
        ]
        assert len(self._calon(buka, NAMA, TANGGAL, paling=2)) == 2
        assert self._calon(buka, Kunci(teks="lain", bobot=2)) == []
        assert self._calon(buka) == []

    def test_kunci_baru_menggantikan_yang_lama_di_aliran_itu_saja(
        self, buka: PembukaUnitOfWork
    ) -> None:
        self._kenali(buka, ANI, "k1", TANGGAL, NAMA)
        self._kenali(buka, ANI, "k2", TANGGAL)

        self._kenali(buka, ANI, "k1", NAMA)

        assert self._calon(buka, TANGGAL) == [(ANI, "k2", TANGGAL.bobot)]
        assert self._calon(buka, NAMA) == [(ANI, "k1", NAMA.bobot)]

        self._kenali(buka, ANI, "k1")

        assert self._calon(buka, NAMA) == []

    def test_kunci_orang_terhapus_ikut_terhapus(self, buka: PembukaUnitOfWork) -> None:
        self._kenali(buka, ANI, "k1", NAMA)
        self._kenali(buka, BUDI, "k2", NAMA)
        with buka() as unit:
            unit.brankas.hapus(ANI, pada=PADA, sebab="permintaan")
            unit.simpan_semua()

        assert self._calon(buka, NAMA) == [(BUDI, "k2", NAMA.bobot)]
        with buka() as unit, pytest.raises(SubjekDihapus):
            unit.brankas.kenali(KasusId("k1"), {ANI: [NAMA]})

    def test_calon_banyak_orang_seperti_satu_satu(self, buka: PembukaUnitOfWork) -> None:
        self._kenali(buka, ANI, "k1", TANGGAL)
        self._kenali(buka, BUDI, "k2", NAMA, TANGGAL)
        semua = ((NAMA, TANGGAL), (), (TANGGAL,), (NAMA,))

        with buka() as unit:
            for paling in (1, 20):
                ada = unit.brankas.calon_banyak(map(iter, semua), paling)
                assert ada == tuple(unit.brankas.calon(satu, paling) for satu in semua)
            assert unit.brankas.calon_banyak((), 20) == ()

    def test_kunci_yang_tak_disimpan_tidak_menemukan(self, buka: PembukaUnitOfWork) -> None:
        with buka() as unit:
            unit.brankas.kenali(KasusId("k1"), {ANI: [NAMA]})
            assert unit.brankas.calon([NAMA], 20) != ()

        assert self._calon(buka, NAMA) == []


class KontrakHapusBrankas:
    """Erasure, tombstones, legal holds."""

    def _hapus(self, buka: PembukaUnitOfWork, subjek: SubjekId, sebab: str = "permintaan") -> int:
        with buka() as unit:
            banyak = unit.brankas.hapus(subjek, pada=PADA, sebab=sebab)
            unit.simpan_semua()
        return banyak

    def test_hapus_menghilangkan_nilai_dan_indeks_tetapi_bukan_catatan(
        self, buka: PembukaUnitOfWork
    ) -> None:
        titip(
            buka, titipan(ANI, "nik", NIK), titipan(ANI, "nama", "Ani"), titipan(BUDI, "nik", NIK)
        )
        with buka() as unit:
            unit.brankas.buka_semua([ANI], TUJUAN)
            unit.simpan_semua()

        assert self._hapus(buka, ANI) == 2

        assert baca(buka, ANI, BUDI) == {(BUDI, "p1/nik"): NIK}
        assert len(akses(buka, ANI)) == 1
        with buka() as unit:
            assert unit.brankas.cari("nik", NIK) == (BUDI,)
            assert unit.brankas.nisan([BUDI, ANI]) == (
                Nisan(subjek=ANI, pada=PADA, sebab="permintaan"),
            )

    def test_menghapus_lagi_tidak_mengubah_apa_pun(self, buka: PembukaUnitOfWork) -> None:
        titip(buka, titipan(ANI, "nama", "Ani"))
        self._hapus(buka, ANI)

        assert self._hapus(buka, ANI, sebab="lain") == 0

        with buka() as unit:
            assert [n.sebab for n in unit.brankas.nisan([ANI])] == ["permintaan"]

    def test_subjek_tanpa_nilai_pun_dapat_dihapus(self, buka: PembukaUnitOfWork) -> None:
        assert self._hapus(buka, ANI) == 0

        with buka() as unit, pytest.raises(SubjekDihapus):
            unit.brankas.titip([titipan(ANI, "nama", "Ani")])

    def test_yang_terhapus_tidak_dapat_dititipi_lagi_dan_yang_lain_tidak_ikut_masuk(
        self, buka: PembukaUnitOfWork
    ) -> None:
        titip(buka, titipan(ANI, "nama", "Ani"))
        self._hapus(buka, ANI)

        with buka() as unit:
            with pytest.raises(SubjekDihapus):
                unit.brankas.titip([titipan(BUDI, "nama", "Budi"), titipan(ANI, "nama", "Ani")])
            unit.simpan_semua()

        assert baca(buka, ANI, BUDI) == {}

    def test_dalam_satu_unit_pun_yang_terhapus_tidak_terbaca(self, buka: PembukaUnitOfWork) -> None:
        rahasia = titipan(ANI, "nama", "Ani")
        titip(buka, rahasia)

        with buka() as unit:
            assert unit.brankas.buka([rahasia], TUJUAN)
            unit.brankas.hapus(ANI, pada=PADA, sebab="permintaan")
            assert unit.brankas.buka([rahasia], TUJUAN) == {}
            with pytest.raises(SubjekDihapus):
                unit.brankas.titip([titipan(ANI, "agama", "x")])

    def test_penghapusan_yang_batal_tidak_menghapus(self, buka: PembukaUnitOfWork) -> None:
        titip(buka, titipan(ANI, "nik", NIK))

        with buka() as unit:
            unit.brankas.hapus(ANI, pada=PADA, sebab="permintaan")

        assert baca(buka, ANI) == {(ANI, "p1/nik"): NIK}
        with buka() as unit:
            assert unit.brankas.cari("nik", NIK) == (ANI,)
            assert unit.brankas.nisan([ANI]) == ()

    def test_penahanan_berlaku_sampai_dilepas_dan_tetap_tercatat(
        self, buka: PembukaUnitOfWork
    ) -> None:
        kedua = _penahanan(ANI, "t-2", PADA + timedelta(days=1))
        with buka() as unit:
            unit.brankas.tahan([kedua, _penahanan(ANI), _penahanan(BUDI, "t-3")])
            unit.simpan_semua()
        alasan = Rahasia(subjek=ANI, kunci="penahanan/t-1/alasan_lepas", nilai="putusan inkrah")
        with buka() as unit:
            for saat in (PADA + timedelta(days=2), PADA + timedelta(days=3)):
                unit.brankas.lepas("t-1", alasan=alasan, pada=saat, oleh=PelakuId("p2"))
            unit.brankas.lepas("tak-ada", alasan=alasan, pada=PADA, oleh=PETUGAS)
            unit.simpan_semua()

        with buka() as unit:
            pertama, lain = unit.brankas.penahanan([ANI])
            assert unit.brankas.penahanan(id_penahanan="t-3") == (lucuti(_penahanan(BUDI, "t-3")),)
            assert unit.brankas.penahanan() == ()
        assert lain == lucuti(kedua)
        assert lain.berlaku
        assert not pertama.berlaku
        assert pertama.dilepas_pada == PADA + timedelta(days=2)
        assert pertama.dilepas_oleh == "p2"
        isi = baca(buka, ANI)
        assert isi[ANI, "penahanan/t-1/dasar"] == "Perkara 12/2025"
        assert isi[ANI, "penahanan/t-1/alasan_lepas"] == "putusan inkrah"

    def test_yang_terhapus_tidak_dapat_ditahan(self, buka: PembukaUnitOfWork) -> None:
        self._hapus(buka, ANI)

        with buka() as unit:
            with pytest.raises(SubjekDihapus):
                unit.brankas.tahan([_penahanan(BUDI, "t-2"), _penahanan(ANI)])
            unit.simpan_semua()

        with buka() as unit:
            assert unit.brankas.penahanan([ANI, BUDI]) == ()


class KontrakBatasBrankas:
    """Restriction: what is held stays, and is read by exception alone."""

    def _batasi(self, buka: PembukaUnitOfWork, *subjek: SubjekId, aktif: bool = True) -> None:
        with buka() as unit:
            unit.brankas.batasi(subjek, aktif=aktif)
            unit.simpan_semua()

    def test_yang_dibatasi_hanya_terbaca_dengan_pengecualian_yang_tercatat(
        self, buka: PembukaUnitOfWork
    ) -> None:
        nama, budi = titipan(ANI, "nama", "Ani"), titipan(BUDI, "nama", "Budi")
        titip(buka, nama, budi)
        self._batasi(buka, ANI, CITRA)
        kecuali = attrs.evolve(TUJUAN, kecuali=Pengecualian.KLAIM_HUKUM)

        with buka() as unit:
            with pytest.raises(SubjekDibatasi) as dibatasi:
                unit.brankas.buka([nama, budi], TUJUAN)
            assert dibatasi.value.subjek == {ANI}
            with pytest.raises(SubjekDibatasi):
                unit.brankas.buka_semua([ANI], TUJUAN)
            assert unit.brankas.buka([budi], TUJUAN) == {(BUDI, "p1/nama"): "Budi"}
            assert unit.brankas.buka([nama, budi], kecuali)[ANI, "p1/nama"] == "Ani"
            assert unit.brankas.dibatasi([ANI, BUDI, CITRA]) == {ANI}
            unit.simpan_semua()

        (dibaca,) = akses(buka, ANI)
        assert dibaca.tujuan.tujuan == "periksa [klaim_hukum]"
        assert [a.tujuan.tujuan for a in akses(buka, BUDI)] == ["periksa", "periksa"]

    def test_yang_dibatasi_tetap_disimpan_dicari_ditambah_dan_dapat_dibebaskan(
        self, buka: PembukaUnitOfWork
    ) -> None:
        titip(buka, titipan(ANI, "nik", NIK))
        self._batasi(buka, ANI)
        titip(buka, titipan(ANI, "nama", "Ani"))

        with buka() as unit:
            assert unit.brankas.cari("nik", NIK) == (ANI,)
            assert unit.brankas.sesama([ANI]) == (ANI,)
        self._batasi(buka, ANI, aktif=False)

        assert baca(buka, ANI) == {(ANI, "p1/nik"): NIK, (ANI, "p1/nama"): "Ani"}

    def test_semua_nisan_ada(self, buka: PembukaUnitOfWork) -> None:
        titip(buka, titipan(BUDI, "nama", "Budi"))
        self._batasi(buka, BUDI)
        with buka() as unit:
            for satu in (BUDI, ANI):
                unit.brankas.hapus(satu, pada=PADA, sebab="permintaan")
            unit.simpan_semua()

        with buka() as unit:
            assert [n.subjek for n in unit.brankas.semua_nisan()] == [ANI, BUDI]
        assert baca(buka, BUDI) == {}


class KontrakBrankas(
    KontrakNilaiBrankas,
    KontrakCariBrankas,
    KontrakKembarBrankas,
    KontrakHapusBrankas,
    KontrakBatasBrankas,
):
    """Everything a vault promises. The fixture `buka` opens units of work on an empty store."""
