"""One couple, six conditions, every reason: our assessment, a bare function, zen-engine, OpenFisca.

All are given the same dates and count ages and durations themselves. The bare function decides the
same conditions and explains nothing: the floor. zen-engine evaluates the same six expressions from
a static loader, OpenFisca the same six variables of one simulation; both with trace, whose values
are not yet sentences.
"""

import json
from datetime import date
from typing import TYPE_CHECKING

from pasangan_openfisca import nilai as nilai_openfisca
from pasangan_openfisca import sistem, situasi
from ukur import tabel, ukur

if TYPE_CHECKING:
    from zen import DecisionEvaluateOptions
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from zen import ZenDecisionContent, ZenEngine

from dinsos_adapters import rakit
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, nilai_siap, siapkan
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN

PADA = date(2026, 6, 15)
ORANG: dict[str, NilaiFakta] = {
    "tanggal_lahir": date(1990, 3, 2),
    "jenis_kelamin": "perempuan",
    "agama": "islam",
    "domisili": "63.71.01",
}
PASANGAN: dict[str, NilaiFakta] = {
    **ORANG,
    "tanggal_lahir": date(1988, 11, 5),
    "jenis_kelamin": "laki_laki",
}
ANAK: dict[str, NilaiFakta] = {
    "agama": "islam",
    "agama_setempat": "islam",
    "tanggal_lahir": date(2026, 1, 1),
}
KASUS: dict[str, NilaiFakta] = {
    "menikah": True,
    "tanggal_nikah": date(2015, 5, 5),
    "jumlah_anak": 0,
    "jumlah_anak_kandung": 0,
}


def polos() -> bool:
    """The six conditions decided by hand, without a reason."""
    for orang in (ORANG, PASANGAN):
        lahir = orang["tanggal_lahir"]
        assert isinstance(lahir, date)
        umur = PADA.year - lahir.year - ((PADA.month, PADA.day) < (lahir.month, lahir.day))
        if not 30 <= umur <= 55:
            return False
        if not str(orang["domisili"]).startswith("63.71") or orang["agama"] != ANAK["agama"]:
            return False
    nikah = KASUS["tanggal_nikah"]
    assert isinstance(nikah, date)
    lama = PADA.year - nikah.year - ((PADA.month, PADA.day) < (nikah.month, nikah.day))
    return (
        lama >= 5
        and ORANG["jenis_kelamin"] != PASANGAN["jenis_kelamin"]
        and int(str(KASUS["jumlah_anak"])) <= 1
    )


ATURAN = {
    "domisili": "all(pemohon, startsWith(#.domisili, '63.71'))",
    "usia": "all(pemohon, d(pada).diff(#.lahir, 'year') in [30..55])",
    "agama": "all(pemohon, #.agama == anak.agama)",
    "lama_nikah": "not kasus.menikah or d(pada).diff(kasus.tanggal_nikah, 'year') >= 5",
    "bukan_sejenis": "pemohon[0].jenis_kelamin != pemohon[1].jenis_kelamin",
    "anak": "kasus.jumlah_anak <= 1",
    "menikah": "kasus.menikah",
    # What our assessment asks beforehand: whether these facts can all be true.
    "anak_lebih_muda": "all(pemohon, d(anak.lahir) > d(#.lahir))",
    "tidak_menikah_dini": "all(pemohon, d(kasus.tanggal_nikah).diff(#.lahir, 'year') > 12)",
    "dua_orang": "pemohon[0].lahir != pemohon[1].lahir",
}


def lahir(orang: dict[str, NilaiFakta]) -> str:
    return str(orang["tanggal_lahir"])


def mesin_openfisca() -> tuple[TaxBenefitSystem, object]:
    """The same conditions as a system of rules, and the same couple (dates as text)."""
    orang = [
        {k: str(n) for k, n in satu.items() if k != "agama_setempat"}
        for satu in (ORANG, PASANGAN, ANAK)
    ]
    kasus = {"menikah": True, "tanggal_nikah": "2015-05-05", "jumlah_anak": 0}
    return sistem(), situasi(orang, kasus)


def mesin_zen() -> "tuple[ZenEngine, dict[str, object]]":
    """The same conditions as a decision graph, and the same couple (dates as text)."""
    ungkapan = [{"id": k, "key": k, "value": v} for k, v in ATURAN.items()]
    graf = {
        "nodes": [
            {"id": "i", "type": "inputNode", "name": "in", "content": {}},
            {
                "id": "e",
                "type": "expressionNode",
                "name": "syarat",
                "content": {"expressions": ungkapan},
            },
            {"id": "o", "type": "outputNode", "name": "out", "content": {}},
        ],
        "edges": [
            {"id": "1", "type": "edge", "sourceId": "i", "targetId": "e"},
            {"id": "2", "type": "edge", "sourceId": "e", "targetId": "o"},
        ],
    }
    siap = ZenDecisionContent(json.dumps(graf))
    pemohon = [
        {**{k: satu[k] for k in ("jenis_kelamin", "agama", "domisili")}, "lahir": lahir(satu)}
        for satu in (ORANG, PASANGAN)
    ]
    isi: dict[str, object] = {
        "pada": PADA.isoformat(),
        "pemohon": pemohon,
        "anak": {"agama": "islam", "lahir": lahir(ANAK)},
        "kasus": {"menikah": True, "tanggal_nikah": "2015-05-05", "jumlah_anak": 0},
    }
    return ZenEngine({"loader": lambda _kunci: siap}), isi


def main() -> None:
    lingkungan = rakit("banjarmasin").lingkungan
    standar = lingkungan.katalog.standar("banjarmasin", "pengangkatan-anak", PADA).unwrap()
    kalender = lingkungan.kalender(standar.instansi, BACAAN_BAWAAN)
    siap = siapkan(standar, kalender, lingkungan.katalog.kosakata)
    fakta = FaktaKasus(pihak={"pemohon": (ORANG, PASANGAN), "anak": (ANAK,)}, kasus=KASUS)
    zen, isi = mesin_zen()
    openfisca, isi_openfisca = mesin_openfisca()
    jejak: DecisionEvaluateOptions = {"trace": True}

    def kami() -> object:
        return nilai_siap(siap, fakta, pengajuan=PADA).kesimpulan

    def kami_dengan_hasil() -> object:
        return nilai_siap(siap, fakta, pengajuan=PADA).syarat

    def kami_dengan_kata() -> object:
        return [h.penjelasan for h in nilai_siap(siap, fakta, pengajuan=PADA).syarat]

    assert nilai_siap(siap, fakta, pengajuan=PADA).kesimpulan is Kesimpulan.TERPENUHI
    assert polos()
    assert all(zen.evaluate("syarat", isi)["result"].values())
    assert all(nilai_openfisca(openfisca, isi_openfisca, PADA.isoformat()).values())
    hasil = ukur(
        {
            f"penilaian ({len(standar.syarat)} syarat), alasan berkode": kami,
            "penilaian, hasil tiap syarat dan pihak disusun": kami_dengan_hasil,
            "penilaian, semua kalimat ditulis": kami_dengan_kata,
            "fungsi polos tanpa alasan": polos,
            "zen-engine dengan jejak": lambda: zen.evaluate("syarat", isi, jejak),
            "OpenFisca dengan jejak": lambda: nilai_openfisca(
                openfisca, isi_openfisca, PADA.isoformat()
            ),
        }
    )
    tabel("Satu pasangan, semua syarat dengan alasannya", hasil, "zen-engine dengan jejak")


if __name__ == "__main__":
    main()
