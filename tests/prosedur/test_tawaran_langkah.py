"""A step as it is offered: to whom, and with what of the case beside it."""

import attrs
from tests.permohonan.contoh import ANI, KEPALA, LOKET, ORANG_LAIN, Dunia, langkah_

from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.testing.contoh import ADOPSI


def test_langkah_pemohon_ditawarkan_hanya_kepada_pihak_kasusnya() -> None:
    langkah = tuple(
        attrs.evolve(satu, oleh=("pemohon",)) if satu.kode == "lapangan" else satu
        for satu in ADOPSI.langkah
    )
    dunia = Dunia(attrs.evolve(ADOPSI, langkah=langkah))
    kasus = dunia.adopsi()
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))

    ditawari = {
        oleh.id: [t.peran for t in dunia.app.langkah_tersedia(kasus, oleh) if t.langkah]
        for oleh in (ANI, KEPALA)
    }

    assert ditawari == {ANI.id: ["pemohon"], KEPALA.id: []}
    assert dunia.tidak(langkah_(kasus, "lapangan"), ORANG_LAIN) == [H.KASUS_TIDAK_DITEMUKAN]


def test_kekurangan_ditunjukkan_hanya_di_langkah_yang_memeriksa_berkas() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=())

    (sebelum,) = [t for t in dunia.app.langkah_tersedia(kasus, KEPALA) if t.langkah]
    dunia.kerjakan(kasus, ("disposisi", KEPALA))
    (periksa,) = [t for t in dunia.app.langkah_tersedia(kasus, LOKET) if t.langkah]

    assert sebelum.kekurangan == ()
    assert [k.dokumen for k in periksa.kekurangan] == [
        *("permohonan", "sehat", "akta", "ktp", "nikah", "penghasilan")
    ]
