"""A case keeps its standard, but not the office hours of the day it was filed."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import attrs
from attrs import frozen

from dinsos_adapters import rakit
from dinsos_adapters.katalog import muat_katalog
from dinsos_adapters.memory import GudangMemori
from dinsos_core import (
    AjukanPermohonan,
    DokumenDiserahkan,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
)
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.waktu.tenggat import Tenggat
from dinsos_core.ports.katalog import Katalog

KINI = datetime(2026, 6, 8, 9, 0, tzinfo=ZoneInfo("Asia/Makassar"))


@frozen
class KatalogLain:
    """The same catalogue on a day when the agency's own data have changed."""

    asal: Katalog
    instansi: dict[str, Instansi]

    def __getattr__(self, nama: str) -> object:
        return getattr(self.asal, nama)


def test_penutupan_kantor_yang_baru_menggeser_tenggat_kasus_lama() -> None:
    gudang, katalog = GudangMemori(), muat_katalog()
    app = rakit("banjarmasin", katalog=katalog, penyimpanan=gudang, jam=lambda: KINI)
    warga = Pelaku(id="w", peran={"pemohon"})
    loket = Pelaku(id="l", instansi="banjarmasin", peran={"petugas_loket"})
    standar = katalog.standar("banjarmasin", "santunan-kematian", KINI.date()).unwrap()
    berkas = [
        DokumenDiserahkan(
            dokumen=d.kode,
            rangkap=3,
            asli=True,
            legalisir=True,
            pilihan="kk-yang-diperbarui" if d.salah_satu else "",
        )
        for d in standar.dokumen
    ]
    pihak = [PihakDiajukan(pihak="pemohon"), PihakDiajukan(pihak="almarhum")]
    kasus = app.lakukan_atau_gagal(
        AjukanPermohonan(layanan="santunan-kematian", pihak=pihak, berkas=berkas), oleh=warga
    ).kasus
    for langkah in ("catat", "periksa"):
        app.lakukan_atau_gagal(SelesaikanLangkah(kasus=kasus, langkah=langkah), oleh=loket)
    lama = next(k.tenggat for k in app.tenggat(kasus) if k.tenggat)

    kantor = katalog.instansi["banjarmasin"]
    tutup = [{"tanggal": date(2026, 6, 10), "nama": "Pindah gedung", "dasar": "Surat edaran"}]
    baru = attrs.evolve(kantor, kalender={**kantor.kalender, "libur": tutup}, kop=("Kop baru",))
    esok = rakit(
        "banjarmasin",
        katalog=KatalogLain(katalog, {**katalog.instansi, "banjarmasin": baru}),  # type: ignore[arg-type]  # a Katalog by delegation
        penyimpanan=gudang,
        jam=lambda: KINI,
    )
    kini = next(k.tenggat for k in esok.tenggat(kasus) if k.tenggat)
    (geser,) = esok.pergeseran(kasus, app)

    assert isinstance(lama, Tenggat)
    assert isinstance(kini, Tenggat)
    assert kini.jatuh_tempo > lama.jatuh_tempo
    assert [h.nama for h in geser.hari_muncul if h.tanggal == date(2026, 6, 10)] == [
        "Pindah gedung"
    ]
    tersimpan = esok.kasus(kasus)
    assert tersimpan is not None
    assert getattr(tersimpan.keadaan, "standar").sidik == standar.sidik  # noqa: B009  # any aggregate's state
