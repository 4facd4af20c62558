"""One person, two doors, at the same moment: one stay, on either database."""

from multiprocessing import get_context

from tests.klien.bahan import Rumah
from tests.klien.serentak import memasukkan

from dinsos_adapters.sql import GudangSql
from dinsos_core.domain.klien.siklus import Status

PASANG = 5


def test_dua_proses_serentak_memberi_satu_tinggal(gudang: GudangSql) -> None:
    """The versions of all that are the same person are held, whichever of them a case names."""
    rumah = Rumah(gudang)
    pintu: tuple[list[str], list[str]] = ([], [])
    orang = []
    for _ in range(PASANG):
        utama, alias = rumah.klien(), rumah.klien()
        rumah.gabung(alias, utama)
        orang.append((utama, alias))
        for satu, klien in zip(pintu, (utama, alias), strict=True):
            kasus = rumah.datang(klien, tetap_ajukan="lagi")
            rumah.masuk(kasus)
            satu.append(kasus)
    url = gudang.engine.url.render_as_string(hide_password=False)
    gudang.engine.dispose()

    konteks = get_context("spawn")
    gerbang, hasil = konteks.Barrier(2), konteks.Queue()
    isi = [(url, gudang.skema.schema, satu, gerbang, hasil) for satu in pintu]
    semua = [konteks.Process(target=memasukkan, args=satu) for satu in isi]
    for proses in semua:
        proses.start()
    jawaban = {
        kasus: kode for _ in semua for kasus, kode in zip(*hasil.get(timeout=120), strict=True)
    }
    for proses in semua:
        proses.join(timeout=60)

    for pasangan, (utama, alias) in zip(zip(*pintu, strict=True), orang, strict=True):
        assert sorted(jawaban[kasus] for kasus in pasangan) == ["", "klien_sudah_tinggal"]
        masuk = [k for k in pasangan if _di_dalam(rumah, k)]
        assert masuk == [k for k in pasangan if not jawaban[k]]
        assert [t for k in (utama, alias) if (t := rumah.keadaan(k).tinggal)] == masuk


def _di_dalam(rumah: Rumah, kasus: str) -> bool:
    return rumah.app.kasus(kasus).keadaan.status is Status.DITEMPATKAN
