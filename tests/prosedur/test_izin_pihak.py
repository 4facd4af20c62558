"""Who has a part in a case: what is told to them, and what to anybody else."""

import attrs
import pytest
from tests.permohonan.contoh import ANI, LOKET, ORANG_LAIN, Dunia, ajukan_adopsi, serah
from tests.prosedur.bahan import konteks

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.prosedur.aturan import decide
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.pelaku import Pelaku

WALI = Pelaku(id=PelakuId("wali"), peran=frozenset({"pemohon"}))


@pytest.mark.parametrize(
    ("oleh", "kode"),
    [(ANI, H.VERSI_BASI), (LOKET, H.VERSI_BASI), (ORANG_LAIN, H.KASUS_TIDAK_DITEMUKAN)],
    ids=["pihak", "petugas", "orang lain"],
)
def test_versi_yang_basi_hanya_diberitahukan_kepada_yang_berbagian(oleh: Pelaku, kode: H) -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()

    basi = pu.LengkapiBerkas(kasus=kasus, versi=0, berkas=(serah("ktp"),))

    assert dunia.tidak(basi, oleh) == [kode]


def test_akun_pihak_yang_bukan_peran_publik_bertindak_untuk_pihak_itu() -> None:
    """A guardian follows the case through the child's account."""
    dunia = Dunia()
    pemohon, anak = ajukan_adopsi().pihak
    kasus = dunia.adopsi(pihak=(pemohon, attrs.evolve(anak, akun=WALI.id)))
    ktp = pu.LengkapiBerkas(kasus=kasus, berkas=(serah("ktp"),))

    (ditambah,) = dunia.ya(ktp, WALI).kejadian

    assert (ditambah.oleh.id, ditambah.oleh.peran) == (WALI.id, "pemohon")
    assert dunia.tidak(ktp, ORANG_LAIN) == [H.KASUS_TIDAK_DITEMUKAN]


def test_perintah_atas_kasus_yang_tidak_ada_menunjuk_isiannya() -> None:
    perintah = pu.LengkapiBerkas(kasus="antah", berkas=(serah("ktp"),))

    (h,) = decide(PERMOHONAN, None, perintah, konteks()).failure()

    assert (h.kode, h.lokasi) == (H.KASUS_TIDAK_DITEMUKAN, "kasus")
