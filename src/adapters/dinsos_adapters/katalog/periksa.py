"""Does one standard hold together? Names, labels, jumps and marks, one small function a concern.

Each takes what was read, what it is read against, and where to note what is wrong.
"""

from collections.abc import Iterable
from typing import Any

import attrs

from dinsos_adapters.katalog.alur import periksa_alur
from dinsos_adapters.katalog.kata_uji import KOSAKATA, dari_uji, periksa_jalur
from dinsos_adapters.katalog.masalah import Catatan, JenisMasalah
from dinsos_adapters.katalog.nomor import (
    kunci_tak_tercetak,
    periksa_deret,
    periksa_format,
    tercetak,
)
from dinsos_adapters.katalog.susun import ITEM, Acuan, StandarTerbaca
from dinsos_adapters.katalog.tanpa_guna import periksa_guna
from dinsos_core.domain.kelayakan.deklarasi import periksa_syarat
from dinsos_core.domain.prosedur.alur import hasil_mungkin, langkah_menetapkan, mundur
from dinsos_core.domain.standar.batas import PERKARA, TANDA, BatasWaktu, fakta_tanda
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.jalur import urai_jalur, urai_pihak
from dinsos_core.domain.waktu.batas import Bulan, Hari, HariKalender, HariKerja


def periksa_standar(susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan) -> None:
    """Everything that can be wrong with a standard whose items are readable."""
    for periksa in (
        _pihak,
        _varian,
        _label,
        _syarat,
        _bila,
        _untuk,
        _pelaku,
        _hasil,
        _waktu,
        _produk,
        _unit,
        periksa_alur,
        periksa_guna,
    ):
        periksa(susunan, acuan, catatan)


def _nama(
    catatan: Catatan,
    kunci: str,
    dipakai: str | Iterable[str],
    dikenal: Iterable[str],
    asal: str = "",
) -> None:
    """``asal``: where such names come from, for one that no known name is like."""
    boleh = set(dikenal)
    for satu in (dipakai,) if isinstance(dipakai, str) else dipakai:
        if satu not in boleh:
            catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, kunci, satu, pilihan=boleh, asal=asal)


_BERHARI = Bulan | Hari | HariKalender | HariKerja
_TANDA = "penanda, kode langkah, atau fakta: dengan jalur fakta tanggal"


def _semua_item(susunan: StandarTerbaca) -> Iterable[tuple[str, str, Any]]:
    for bagian in ITEM:
        for item in getattr(susunan.standar, bagian):
            yield bagian, susunan.kunci(bagian, item.kode), item


def _pihak(susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan) -> None:
    standar = susunan.standar
    pihak = [batas.pihak for batas in standar.pihak]
    _nama(catatan, "pihak", pihak, acuan.kosakata.pihak, KOSAKATA.format("pihak"))
    if pihak:
        if "pokok" in susunan.tertulis or standar.pokok in pihak:
            _nama(catatan, "pokok", standar.pokok, (*pihak, PERKARA))
        else:
            catatan.catat(JenisMasalah.KUNCI_HILANG, "pokok", diharapkan=", ".join(pihak))


def _varian(susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan) -> None:  # noqa: ARG001 - one shape for all checks
    dikenal = [varian.kode for varian in susunan.standar.varian]
    for kode in {kode for kode in dikenal if dikenal.count(kode) > 1}:
        catatan.catat(JenisMasalah.KODE_GANDA, "varian", kode)
    for _, kunci, item in _semua_item(susunan):
        if "varian" not in susunan.rusak:
            _nama(catatan, f"{kunci}.varian", item.varian, dikenal)
    terpakai: set[str] = set()
    for n, satu in enumerate(susunan.standar.persetujuan, 1):
        _nama(catatan, f"persetujuan[{n}].varian", satu.varian, dikenal)
        # An empty code stands for every variant.
        milik = set(satu.varian or ("", *dikenal))
        if terpakai & milik:
            catatan.catat(JenisMasalah.KODE_GANDA, f"persetujuan[{n}].varian", satu.sebutan)
        terpakai |= milik
    _varian_pada(susunan, catatan)


def _varian_pada(susunan: StandarTerbaca, catatan: Catatan) -> None:
    """Up to the step at which the variant is known, the procedure is the same for all: no step of
    one variant before it, and no way out of it that leads to one. What is determined has its
    variant."""
    standar = susunan.standar
    if not standar.varian_pada:
        return
    kode = [satu.kode for satu in standar.langkah]
    _nama(catatan, "varian_pada", standar.varian_pada, (*kode, *susunan.kode_rusak))
    if not standar.varian:
        catatan.catat(JenisMasalah.KUNCI_HILANG, "varian")
    if standar.varian_pada not in kode:
        return
    sendiri = {satu.kode for satu in standar.langkah if satu.varian}
    penetapan = langkah_menetapkan(standar.langkah)
    if penetapan and not mundur(standar.langkah, penetapan, standar.varian_pada):
        catatan.catat(
            JenisMasalah.NILAI_SALAH,
            "varian_pada",
            standar.varian_pada,
            diharapkan=f"{penetapan}, atau langkah sebelumnya: yang ditetapkan sudah bervarian",
        )
    bersama = standar.langkah[: kode.index(standar.varian_pada) + 1]
    for satu in bersama:
        tempat = susunan.kunci("langkah", satu.kode)
        if satu.kode in sendiri:
            catatan.catat(
                JenisMasalah.NILAI_SALAH, f"{tempat}.varian", satu.varian, diharapkan=_BERSAMA
            )
        tujuan = {f"hasil.{nama}": arah.ke for nama, arah in satu.hasil.items()}
        for nama, ke in {**tujuan, "lanjut": satu.lanjut}.items():
            if ke in sendiri:
                catatan.catat(JenisMasalah.NILAI_SALAH, f"{tempat}.{nama}", ke, diharapkan=_BERSAMA)


_BERSAMA = "langkah semua varian, sebab variannya belum diketahui"


def _label(susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan) -> None:  # noqa: ARG001 - one shape for all checks
    """Every requirement, paper and step cites its printed place, or says that it is ours; in a
    standard that is ours altogether it says so, and may cite what it follows."""
    semua = susunan.standar.milik_kami
    for bagian, kunci, item in _semua_item(susunan):
        if bagian not in ("syarat", "dokumen", "langkah"):
            continue
        if not (item.milik_kami if semua else bool(item.butir) != item.milik_kami):
            catatan.catat(JenisMasalah.LABEL_TAK_JELAS, kunci)


def _syarat(susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan) -> None:
    """What the tests themselves say about their declaration, and the parties of the paths."""
    for syarat in susunan.standar.syarat:
        kunci = susunan.kunci("syarat", syarat.kode)
        if not syarat.uji and not syarat.salah_satu:
            lain = ", ".join(sorted(syarat.parameter))
            catatan.catat(
                JenisMasalah.KUNCI_HILANG,
                f"{kunci}.uji",
                rincian=f"kunci lain yang ada: {lain}" if lain else "",
            )
            continue
        for masalah in periksa_syarat(syarat, acuan.kosakata, acuan.uji):
            dari_uji(masalah, kunci, catatan)
        pengganti = enumerate(syarat.salah_satu, 1)
        semua = {kunci: syarat, **{f"{kunci}.salah_satu[{n}]": satu for n, satu in pengganti}}
        for tempat, satu in semua.items():
            _pihak_jalur(satu.fakta, susunan, f"{tempat}.fakta", acuan, catatan)
            _pihak_jalur(satu.pada, susunan, f"{tempat}.pada", acuan, catatan)


def _pihak_jalur(
    teks: str, susunan: StandarTerbaca, kunci: str, acuan: Acuan, catatan: Catatan
) -> None:
    """A party the vocabulary knows must also take part in this standard."""
    try:
        jalur = urai_jalur(teks)
    except ValueError:
        return  # the test's own declaration check has said so
    if jalur.pihak in acuan.kosakata.pihak:
        _pihak_ikut(jalur.pihak, susunan, kunci, catatan)


def _pihak_ikut(pihak: str, susunan: StandarTerbaca, kunci: str, catatan: Catatan) -> None:
    if "pihak" not in susunan.rusak:
        _nama(catatan, kunci, pihak, [batas.pihak for batas in susunan.standar.pihak])


def _bila(susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan) -> None:
    for bagian, kunci, item in _semua_item(susunan):
        bila: Bila | None = getattr(item, "bila", None)
        if bila is None:
            continue
        if bagian != "syarat":  # of a condition, `periksa_syarat` has looked at it
            for masalah in periksa_jalur(acuan.kosakata, acuan.uji, bila=bila):
                dari_uji(masalah, kunci, catatan)
        _pihak_jalur(bila.fakta, susunan, f"{kunci}.bila", acuan, catatan)


def _untuk(susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan) -> None:  # noqa: ARG001 - one shape for all checks
    for dokumen in susunan.standar.dokumen:
        if dokumen.untuk:
            kunci = f"{susunan.kunci('dokumen', dokumen.kode)}.untuk"
            _pihak_ikut(urai_pihak(dokumen.untuk).pihak, susunan, kunci, catatan)
        kode = [pilihan.kode for pilihan in dokumen.salah_satu]
        for ganda in {satu for satu in kode if kode.count(satu) > 1}:
            kunci = f"{susunan.kunci('dokumen', dokumen.kode)}.salah_satu"
            catatan.catat(JenisMasalah.KODE_GANDA, kunci, ganda)


def _pelaku(susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan) -> None:
    """Who acts in a step, and which outside system takes part."""
    for langkah in susunan.standar.langkah:
        kunci = susunan.kunci("langkah", langkah.kode)
        if not langkah.oleh:
            catatan.catat(JenisMasalah.KUNCI_HILANG, f"{kunci}.oleh")
        peran = KOSAKATA.format("peran")
        _nama(catatan, f"{kunci}.oleh", langkah.oleh, acuan.kosakata.peran, peran)
        if langkah.sistem:
            sistem = KOSAKATA.format("sistem")
            _nama(catatan, f"{kunci}.sistem", langkah.sistem, acuan.kosakata.sistem, sistem)


def _hasil(susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan) -> None:
    """Forms show outcomes, so each has its words."""
    for langkah in susunan.standar.langkah:
        kunci = f"{susunan.kunci('langkah', langkah.kode)}.hasil"
        for nama in langkah.hasil:
            asal = KOSAKATA.format("hasil")
            _nama(catatan, f"{kunci}.{nama}", nama, acuan.kosakata.hasil, asal)


def _waktu(susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan) -> None:
    """A limit starts and stops at marks that a case can reach."""
    langkah = {satu.kode for satu in susunan.standar.langkah} | susunan.kode_rusak
    batas = [*susunan.standar.waktu]
    tempat = {satu.kode: susunan.kunci("waktu", satu.kode) for satu in batas}
    if susunan.standar.pengaduan is not None and susunan.standar.pengaduan.respon is not None:
        batas.append(susunan.standar.pengaduan.respon)
    for satu in batas:
        kunci = tempat.get(satu.kode, "pengaduan.respon")
        tanda = {"mulai": (satu.mulai,), "selesai": (satu.selesai,)}
        for nama, nilai in (*tanda.items(), ("berhenti_bila", satu.berhenti_bila)):
            for mark in nilai:
                if (jalur := fakta_tanda(mark)) is not None:
                    _tanda_fakta(jalur, f"{kunci}.{nama}", susunan, acuan, catatan)
                else:
                    _nama(catatan, f"{kunci}.{nama}", mark, TANDA | langkah, _TANDA)
        _bila_hasil(satu, kunci, susunan, catatan)
        _terbuka(satu, kunci, acuan, catatan)
        if satu.awal_dihitung and not isinstance(satu.batas, _BERHARI):
            catatan.catat(
                JenisMasalah.NILAI_SALAH,
                f"{kunci}.awal_dihitung",
                str(satu.batas),
                diharapkan="batas dalam hari atau bulan",
            )


def _terbuka(batas: BatasWaktu, kunci: str, acuan: Acuan, catatan: Catatan) -> None:
    """The date that starts a clock is put on record in the open: never one of who somebody is."""
    if batas.kelayakan or (jalur := batas.fakta_mulai) is None:
        return
    definisi = acuan.kosakata.fakta.get(jalur.rpartition(".")[2])
    if definisi is not None and (definisi.umum or definisi.spesifik or definisi.konvensional):
        diharapkan = "tanggal yang bukan data diri, karena tercatat terbuka"
        catatan.catat(JenisMasalah.NILAI_SALAH, f"{kunci}.mulai", jalur, diharapkan=diharapkan)


def _bila_hasil(batas: BatasWaktu, kunci: str, susunan: StandarTerbaca, catatan: Catatan) -> None:
    """Outcomes that a step has, each with a length that can be counted as the limit's own can."""
    ada = [
        f"{satu.kode}.{nama}" for satu in susunan.standar.langkah for nama in hasil_mungkin(satu)
    ]
    for nama, panjang in batas.bila_hasil.items():
        if nama.partition(".")[0] not in susunan.kode_rusak:
            _nama(catatan, f"{kunci}.bila_hasil", nama, ada)
        if panjang.satuan != batas.batas.satuan:
            catatan.catat(
                JenisMasalah.NILAI_SALAH,
                f"{kunci}.bila_hasil.{nama}",
                str(panjang),
                diharapkan=f"bersatuan sama dengan {batas.batas}",
            )


def _tanda_fakta(
    teks: str, kunci: str, susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan
) -> None:
    for masalah in periksa_jalur(acuan.kosakata, acuan.uji, pada=teks):
        dari_uji(attrs.evolve(masalah, kunci=""), kunci, catatan)
    _pihak_jalur(teks, susunan, kunci, acuan, catatan)


def _produk(susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan) -> None:
    for produk in susunan.standar.produk:
        tempat = susunan.kunci("produk", produk.kode)
        if produk.format_nomor:
            periksa_format(produk.format_nomor, f"{tempat}.format_nomor", catatan)
        periksa_deret(produk.deret_nomor, f"{tempat}.deret_nomor", catatan)
        for satu in kunci_tak_tercetak(produk, acuan.instansi) if produk.bernomor else ():
            catatan.catat(JenisMasalah.NOMOR_TAK_TERCETAK, tempat, satu)
        if (
            produk.bernomor
            and not produk.klasifikasi
            and "klasifikasi" in tercetak(produk.format_nomor or acuan.instansi.format_nomor)
        ):
            kunci = susunan.kunci("produk", produk.kode)
            catatan.catat(JenisMasalah.KUNCI_HILANG, f"{kunci}.klasifikasi")
    bernomor = any(
        produk.bernomor and "unit" in tercetak(produk.format_nomor or acuan.instansi.format_nomor)
        for produk in susunan.standar.produk
    )
    if bernomor and not susunan.standar.unit:
        catatan.catat(JenisMasalah.KUNCI_HILANG, "unit", pilihan=acuan.unit)
    produk_dikenal = {produk.kode for produk in susunan.standar.produk} | susunan.kode_rusak
    for langkah in susunan.standar.langkah:
        if langkah.produk:
            kunci = f"{susunan.kunci('langkah', langkah.kode)}.produk"
            _nama(catatan, kunci, langkah.produk, produk_dikenal)


def _unit(susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan) -> None:
    if susunan.standar.unit and acuan.unit is not None:
        _nama(catatan, "unit", susunan.standar.unit, acuan.unit)
