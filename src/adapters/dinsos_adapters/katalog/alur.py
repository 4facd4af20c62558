"""Does the procedure of a standard lead to an end from wherever it may take a case, for every
variant, and is there somebody to do each step?

Where outcomes lead is the answer of `dinsos_core.domain.prosedur`, which also runs them.
"""

from collections.abc import Iterable, Iterator, Mapping

from dinsos_adapters.katalog.masalah import Catatan, JenisMasalah
from dinsos_adapters.katalog.susun import Acuan, StandarTerbaca
from dinsos_adapters.katalog.tanpa_guna import berkas_tak_diperiksa
from dinsos_core.domain.kasus.kemajuan import AKHIR, DILEWATI
from dinsos_core.domain.prosedur.alur import langkah_pembuka
from dinsos_core.domain.prosedur.cara import cara_langkah
from dinsos_core.domain.prosedur.rute import Prosedur, Titik
from dinsos_core.domain.prosedur.telusur import Telusuran, telusuri
from dinsos_core.domain.standar.model import Agregat, Langkah, StandarPelayanan, Tujuan

TUJUAN_TETAP = frozenset(Tujuan)


def periksa_alur(susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan) -> None:
    """Jump targets, one determining step, who may do each step, and the walk of every variant."""
    standar = susunan.standar
    utuh = _tujuan_ada(susunan, catatan) and "langkah" not in susunan.rusak
    if not standar.langkah or not utuh:
        return  # what is missing would show up as unreachable a second time
    ragam = [standar.untuk_varian(satu.kode) for satu in standar.varian] or [standar]
    wajib = standar.agregat is Agregat.PERMOHONAN
    if not _satu_penetapan(ragam, catatan, paling_sedikit=int(wajib)):
        return
    if "pihak" not in susunan.rusak:
        pembuka = langkah_pembuka(standar.langkah)
        for satu in standar.langkah:
            ada = _ada_pembuka if satu in pembuka else _ada_pelaku
            if satu.oleh and not ada(satu, standar):
                kunci = f"{susunan.kunci('langkah', satu.kode)}.oleh"
                catatan.catat(
                    JenisMasalah.LANGKAH_TANPA_PELAKU,
                    kunci,
                    ", ".join(satu.oleh),
                    diharapkan="peran yang pihaknya disebut dalam kunci pihak, atau peran petugas",
                )
    lengkap = not any(berkas_tak_diperiksa(satu) for satu in ragam)  # or none ever would be
    if acuan.telusur and lengkap:
        _catat(susunan, [(satu, telusuri(_prosedur(satu), satu)) for satu in ragam], catatan)


def _tujuan_ada(susunan: StandarTerbaca, catatan: Catatan) -> bool:
    kode = {satu.kode for satu in susunan.standar.langkah}
    boleh = kode | TUJUAN_TETAP
    utuh = True
    for satu in susunan.standar.langkah:
        kunci = susunan.kunci("langkah", satu.kode)
        if satu.kode in TUJUAN_TETAP:
            utuh = False
            catatan.catat(
                JenisMasalah.NILAI_SALAH, kunci, satu.kode, diharapkan="kode selain nama tujuan"
            )
        tujuan = {f"hasil.{nama}": hasil.ke for nama, hasil in satu.hasil.items()}
        if satu.lanjut:
            tujuan["lanjut"] = satu.lanjut
        for nama, arah in tujuan.items():
            # An empty target is the next step.
            if arah and arah not in boleh | susunan.kode_rusak:
                utuh = False
                catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, f"{kunci}.{nama}", arah, pilihan=boleh)
    return utuh


def _satu_penetapan(
    ragam: Iterable[StandarPelayanan], catatan: Catatan, *, paling_sedikit: int
) -> bool:
    """One step that decides, printed as a determination or marked so; an application needs it."""
    tepat = True
    for satu in ragam:
        penetapan = [x.kode for x in satu.langkah if cara_langkah(x).menetapkan]
        if not paling_sedikit <= len(penetapan) <= 1:
            tepat = False
            catatan.catat(
                JenisMasalah.PENETAPAN_TIDAK_TEPAT,
                "langkah",
                ", ".join(penetapan) or "tidak ada",
            )
    return tepat


def _ada_pembuka(langkah: Langkah, standar: StandarPelayanan) -> bool:
    """Whoever of the public opens a case becomes the party that their role is named after."""
    pihak = {batas.pihak for batas in standar.pihak if batas.maksimal}
    return not pihak or any(p in pihak or p not in standar.publik for p in langkah.oleh)


def _ada_pelaku(langkah: Langkah, standar: StandarPelayanan) -> bool:
    """A role of the public is held by a party of that kind, or of one that no such role is named
    after; initials need a holder each."""
    pihak = {batas.pihak for batas in standar.pihak if batas.maksimal}
    ada = [
        peran not in standar.publik or peran in pihak or bool(pihak - set(standar.publik))
        for peran in langkah.oleh
    ]
    return any(ada) if langkah.salah_satu_peran else all(ada)


# --- the walk


def _prosedur(standar: StandarPelayanan) -> Prosedur:
    """Under the lifecycle of its aggregate; under one that carries everything where nobody runs it
    yet."""
    # Building machines takes milliseconds that no application's own cases need.
    from dinsos_core.application.jenis import JENIS  # noqa: PLC0415 - for that reason

    jenis = next((satu for satu in JENIS if satu.nama == standar.agregat), None)
    if jenis is None:
        from dinsos_adapters.katalog.longgar import SIKLUS_LONGGAR  # noqa: PLC0415 - for that reason

        return Prosedur(siklus=SIKLUS_LONGGAR, alur=standar.langkah)
    return Prosedur(siklus=jenis.siklus, alur=standar.langkah, akibat=jenis.akibat)


def _catat(
    susunan: StandarTerbaca, ragam: list[tuple[StandarPelayanan, Telusuran]], catatan: Catatan
) -> None:
    mustahil = list(dict.fromkeys(_mustahil(susunan.standar, [satu for _, satu in ragam])))
    for kode, kunci, nama in mustahil:
        tempat = ".".join(filter(None, (susunan.kunci("langkah", kode), kunci)))
        di = {status for _, satu in ragam for langkah, status in satu.titik if langkah == kode}
        rincian = f"pada status {', '.join(sorted(di))}"
        catatan.catat(
            JenisMasalah.KELUARAN_MUSTAHIL,
            tempat,
            nama,
            diharapkan=_status_mungkin(susunan.standar, kode, nama),
            rincian=rincian,
        )
    disebut = {kode for kode, _, _ in mustahil}
    buntu = dict.fromkeys(titik for _, satu in ragam for titik in satu.buntu)
    for kode, status in (titik for titik in buntu if titik[0] not in disebut):
        tempat = susunan.kunci("langkah", kode) if kode != AKHIR else "langkah"
        lewat = next((x for _, satu in ragam for x in _lewat(satu, (kode, status))), "")
        rincian = f"pada status {status}{lewat}"
        catatan.catat(JenisMasalah.LANGKAH_TANPA_AKHIR, tempat, kode, rincian=rincian)
    if mustahil or buntu:
        return  # what follows those is unreachable because of them
    tercapai = {kode for _, satu in ragam for kode, _ in satu.titik}
    tercapai |= {satu.kode for isi, _ in ragam for satu in langkah_pembuka(isi.langkah)}
    for langkah in susunan.standar.langkah:
        if langkah.kode not in tercapai:
            kunci = susunan.kunci("langkah", langkah.kode)
            catatan.catat(JenisMasalah.LANGKAH_TAK_TERCAPAI, kunci, langkah.kode)


def _status_mungkin(standar: StandarPelayanan, kode: str, nama: str) -> str:
    """Where the lifecycle carries what the kind of step causes with that outcome."""
    langkah = standar.cari_langkah(kode)
    akibat = cara_langkah(langkah).akibat.get(nama, ()) if langkah is not None else ()
    siklus = _prosedur(standar).siklus
    bisa = [s for s in siklus.status if all(siklus.boleh(s, x.kejadian.tipe) for x in akibat)]
    return f"pada status {' atau '.join(bisa)}" if akibat else ""


def _lewat(telusur: Telusuran, titik: Titik) -> Iterator[str]:
    """The steps and outcomes that take a case there from elsewhere."""
    for (dari, _), keluaran in telusur.titik.items():
        for nama in (nama for nama, ke in keluaran.items() if titik in ke and dari != titik[0]):
            yield f", sesudah langkah {dari} dengan keluaran {nama}"


def _mustahil(
    standar: StandarPelayanan, semua: Iterable[Telusuran]
) -> Iterator[tuple[str, str, str]]:
    """Outcomes that a reached step has in no status where it is reached, each with its step and its
    key there: the one that does what the step is for, in any variant; in all, one that the standard
    names."""
    dapat = [_dapat(satu) for satu in semua]
    for langkah in standar.langkah:
        bisa = [satu[langkah.kode] for satu in dapat if langkah.kode in satu]
        polos = cara_langkah(langkah).polos
        if not all(satu[polos] for satu in bisa):
            yield langkah.kode, f"hasil.{polos}" if polos in langkah.hasil else "", polos
        for nama in (*langkah.hasil, *([DILEWATI] if langkah.opsional else ())):
            if bisa and not any(satu[nama] for satu in bisa):
                yield langkah.kode, f"hasil.{nama}" if nama in langkah.hasil else "opsional", nama


def _dapat(telusur: Telusuran) -> Mapping[str, Mapping[str, bool]]:
    """Of each reached step its outcomes, and whether it has them anywhere."""
    hasil: dict[str, dict[str, bool]] = {}
    for (kode, _), keluaran in telusur.titik.items():
        bisa = hasil.setdefault(kode, {}) if "" not in keluaran else {}
        for nama, ke in keluaran.items():
            bisa[nama] = bisa.get(nama, False) or bool(ke)
    return {kode: bisa for kode, bisa in hasil.items() if bisa}
