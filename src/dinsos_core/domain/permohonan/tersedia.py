"""What an actor may do now: the question a user interface asks.

The answer is data a form can be drawn from: for each action its fields, which of them are
required, what may be chosen, and what is still missing. It asks the same rules that `decide`
applies, so what is offered here is accepted there.
"""

from collections.abc import Callable

from attrs import frozen

from dinsos_core.domain.kelayakan.fakta import urai_jalur
from dinsos_core.domain.kelayakan.jalur import atestasi_oleh, jalur_fakta
from dinsos_core.domain.permohonan.jam import tenggat_keberatan, tenggat_melengkapi
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.permohonan.perintah import SebabJeda
from dinsos_core.domain.permohonan.putusan.bersama import (
    peran_loket,
    peran_penetap,
    peran_penilai,
    peran_petugas,
)
from dinsos_core.domain.permohonan.putusan.langkah import TANPA_LANGKAH
from dinsos_core.domain.permohonan.putusan.penetapan import boleh_menetapkan
from dinsos_core.domain.permohonan.putusan.pengajuan import DAPAT_DIKOREKSI
from dinsos_core.domain.permohonan.siklus import BERJALAN, TABEL, Status
from dinsos_core.domain.prosedur import kemajuan as alur
from dinsos_core.domain.prosedur.berkas import Kekurangan, kekurangan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.nilai import BelumDiketahui
from dinsos_core.domain.shared.pelaku import PEMOHON
from dinsos_core.domain.standar.kosakata import JenisFakta, SumberFakta
from dinsos_core.domain.standar.model import TERUSKAN, JenisLangkah, Langkah, StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BacaanWaktu
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.domain.waktu.tenggat import Tenggat


@frozen(kw_only=True)
class Isian:
    """One field of a form. ``nama`` is the command's own field, or a fact path within `fakta`."""

    nama: str
    jenis: str
    wajib: bool
    teks: str = ""
    pilihan: tuple[str, ...] = ()


@frozen(kw_only=True)
class Tindakan:
    """One thing this actor may do now; ``perintah`` names the command.

    ``hanya_paraf``: the act adds initials, a later role completes the step.
    """

    perintah: str
    teks: str
    peran: str
    langkah: str = ""
    jenis: str = ""
    butir: tuple[str, ...] = ()
    hanya_paraf: bool = False
    isian: tuple[Isian, ...] = ()
    kekurangan: tuple[Kekurangan, ...] = ()
    fakta_belum: tuple[str, ...] = ()


@frozen(kw_only=True)
class Giliran:
    """Whose turn it is: the current step and the roles of which one must act."""

    langkah: str
    teks: str
    butir: tuple[str, ...]
    jenis: JenisLangkah
    peran: tuple[str, ...]


def giliran(keadaan: Permohonan, konteks: Konteks) -> Giliran | None:
    """The step a case waits at, or None when the procedure waits for nobody in the office."""
    if keadaan.status in TANPA_LANGKAH:
        return None
    langkah = konteks.standar.cari_langkah(keadaan.kemajuan.kini)
    if langkah is None:
        return None
    return Giliran(
        langkah=langkah.kode,
        teks=langkah.teks,
        butir=langkah.butir,
        jenis=langkah.jenis,
        peran=alur.peran_giliran(langkah, keadaan.kemajuan.paraf),
    )


def langkah_tersedia(keadaan: Permohonan, konteks: Konteks) -> tuple[Tindakan, ...]:
    """Everything the actor of the context may do with this case at this moment."""
    hasil: list[Tindakan] = []
    langkah = konteks.standar.cari_langkah(keadaan.kemajuan.kini)
    if langkah is not None and keadaan.status not in TANPA_LANGKAH and not keadaan.dijeda:
        peran = _peran(keadaan, konteks, alur.peran_giliran(langkah, keadaan.kemajuan.paraf))
        if peran is not None and _tidak_terlarang(keadaan, konteks, langkah):
            hasil.append(_tindakan_langkah(keadaan, konteks, langkah, peran))
    hasil += _tindakan_lain(keadaan, konteks)
    return tuple(hasil)


def _peran(keadaan: Permohonan, konteks: Konteks, boleh: tuple[str, ...]) -> str | None:
    dimiliki = tuple(
        peran for peran in boleh if peran != PEMOHON or konteks.pelaku.id in keadaan.akun
    )
    return konteks.pelaku.peran_pertama(dimiliki, konteks.tanggal)


def _tidak_terlarang(keadaan: Permohonan, konteks: Konteks, langkah: Langkah) -> bool:
    """Initials are anyone's of the role; the determination itself is not the assessor's."""
    if langkah.jenis is not JenisLangkah.PENETAPAN:
        return True
    return not alur.melengkapi(langkah, keadaan.kemajuan.paraf) or boleh_menetapkan(
        keadaan, konteks.standar, konteks.pelaku.id
    )


def _tindakan_langkah(
    keadaan: Permohonan, konteks: Konteks, langkah: Langkah, peran: str
) -> Tindakan:
    melengkapi = alur.melengkapi(langkah, keadaan.kemajuan.paraf)
    kurang: tuple[Kekurangan, ...] = ()
    if langkah.jenis is JenisLangkah.PERIKSA_BERKAS:
        kurang = kekurangan(konteks.standar, konteks.fakta, keadaan.berkas)
    belum: tuple[str, ...] = ()
    if langkah.jenis in (JenisLangkah.ASESMEN, JenisLangkah.PENETAPAN):
        belum = fakta_belum(konteks)
    return Tindakan(
        perintah="SelesaikanLangkah",
        teks=langkah.teks,
        peran=peran,
        langkah=langkah.kode,
        jenis=langkah.jenis.value,
        butir=langkah.butir,
        hanya_paraf=not melengkapi,
        isian=_isian(konteks, langkah) if melengkapi else (),
        kekurangan=kurang,
        fakta_belum=belum,
    )


def _isian(konteks: Konteks, langkah: Langkah) -> tuple[Isian, ...]:
    mungkin = alur.hasil_mungkin(langkah)
    memutuskan = langkah.jenis in (JenisLangkah.PENETAPAN, JenisLangkah.JAWABAN_SISTEM)
    isian = [
        Isian(nama="hasil", jenis="pilihan", wajib=memutuskan, pilihan=tuple(mungkin)),
        Isian(nama="alasan", jenis="teks", wajib=False),
    ]
    if langkah.jenis is JenisLangkah.PERIKSA_BERKAS:
        kode = tuple(d.kode for d in konteks.standar.dokumen)
        isian.append(Isian(nama="berkas", jenis="berkas", wajib=False, pilihan=kode))
    if langkah.jenis in (JenisLangkah.SERAH_SISTEM, JenisLangkah.JAWABAN_SISTEM):
        isian.append(Isian(nama="rujukan", jenis="teks", wajib=False))
    if TERUSKAN in mungkin.values():
        isian.append(Isian(nama="kepada", jenis="teks", wajib=False))
    isian += _isian_atestasi(konteks, langkah)
    return tuple(isian)


def _isian_atestasi(konteks: Konteks, langkah: Langkah) -> list[Isian]:
    if langkah.jenis not in (
        JenisLangkah.VERIFIKASI_LAPANGAN,
        JenisLangkah.ASESMEN,
        JenisLangkah.PENETAPAN,
    ):
        return []
    oleh = atestasi_oleh(konteks.standar)
    isian: dict[str, Isian] = {}  # two conditions may need the same fact
    for jalur in jalur_fakta(konteks.standar, konteks.uji):
        urai = urai_jalur(jalur)
        definisi = konteks.kosakata.fakta.get(urai.kode)
        if definisi is None or definisi.sumber is not SumberFakta.ATESTASI:
            continue
        if (boleh := oleh.get(urai.kode)) and not set(boleh) & set(langkah.oleh):
            continue
        pilihan = definisi.pilihan
        if definisi.jenis is JenisFakta.YA_TIDAK:
            pilihan = ("ya", "tidak")
        orang = [f"{urai.pihak}[{n}]." for n in range(len(konteks.fakta.pihak.get(urai.pihak, ())))]
        for milik in (orang if urai.setiap else orang[:1]) if urai.pihak else [""]:
            nama = f"fakta.{milik}{urai.kode}"
            isian[nama] = Isian(
                nama=nama,
                jenis=definisi.jenis.value,
                wajib=False,
                teks=definisi.nama,
                pilihan=pilihan,
            )
    return list(isian.values())


def fakta_belum(konteks: Konteks) -> tuple[str, ...]:
    """Paths of facts the rules need and nobody has stated or attested yet."""
    semua = (
        ditemukan.lokasi
        for jalur in jalur_fakta(konteks.standar, konteks.uji)
        for ditemukan in konteks.fakta.ambil(jalur)
        if isinstance(ditemukan.nilai, BelumDiketahui)
    )
    return tuple(dict.fromkeys(semua))


def _tindakan_lain(keadaan: Permohonan, konteks: Konteks) -> list[Tindakan]:
    standar, status = konteks.standar, keadaan.status
    loket, penetap = peran_loket(standar), peran_penetap(standar)
    petugas = peran_petugas(standar)
    kepala = standar.instansi.parameter.get("oleh_keberatan")
    alasan = Isian(nama="alasan", jenis="teks", wajib=True)
    alasan_bebas = Isian(nama="alasan", jenis="teks", wajib=False)
    berkas = Isian(
        nama="berkas",
        jenis="berkas",
        wajib=True,
        pilihan=tuple(d.kode for d in standar.dokumen),
    )
    sebab = Isian(nama="sebab", jenis="pilihan", wajib=True, pilihan=tuple(SebabJeda))
    berlaku = tuple(s.nomor for s in keadaan.surat if s.nomor and s.dicabut_pada is None)
    tawaran: list[tuple[bool, str, str, tuple[str, ...], tuple[Isian, ...]]] = [
        (
            _boleh(status, "berkas_ditambah"),
            "LengkapiBerkas",
            "Lengkapi berkas",
            (PEMOHON, *loket),
            (berkas,),
        ),
        (
            status in DAPAT_DIKOREKSI,
            "KoreksiData",
            "Koreksi data",
            (PEMOHON, *petugas),
            (Isian(nama="fakta", jenis="fakta", wajib=True), alasan_bebas),
        ),
        (
            status is Status.DIPROSES and keadaan.penilaian is not None,
            "NilaiUlang",
            "Nilai ulang",
            peran_penilai(standar),
            (),
        ),
        (
            _boleh(status, "permohonan_ditarik"),
            "TarikPermohonan",
            "Tarik permohonan",
            (PEMOHON, *loket),
            (alasan_bebas,),
        ),
        (
            _boleh(status, "permohonan_gugur") and _lewat(tenggat_melengkapi, keadaan, konteks),
            "GugurkanPermohonan",
            "Nyatakan gugur karena waktu melengkapi lewat",
            loket,
            (),
        ),
        (
            _boleh(status, "permohonan_diteruskan"),
            "TeruskanPermohonan",
            "Teruskan ke instansi lain",
            penetap,
            (Isian(nama="kepada", jenis="teks", wajib=True), alasan_bebas),
        ),
        (
            _boleh(status, "keberatan_diajukan")
            and not keadaan.keberatan_kandas
            and not _lewat(tenggat_keberatan, keadaan, konteks),
            "AjukanKeberatan",
            "Ajukan keberatan",
            (PEMOHON, *loket),
            (alasan,),
        ),
        (
            _boleh(status, "keberatan_dikabulkan"),
            "PutuskanKeberatan",
            "Putuskan keberatan",
            (kepala,) if kepala else penetap,
            (Isian(nama="dikabulkan", jenis="ya_tidak", wajib=True), alasan),
        ),
        (
            _boleh(status, "surat_dicabut") and bool(berlaku),
            "CabutSurat",
            "Cabut surat",
            penetap,
            (Isian(nama="nomor", jenis="pilihan", wajib=True, pilihan=berlaku), alasan),
        ),
        (
            _boleh(status, "permohonan_dibuka_kembali") and not berlaku,
            "BukaKembaliPermohonan",
            "Buka kembali",
            penetap,
            (alasan,),
        ),
        (
            status in BERJALAN and not keadaan.dijeda,
            "JedaPermohonan",
            "Jeda dengan sebab tercatat",
            petugas,
            (sebab, alasan_bebas),
        ),
        (keadaan.dijeda, "LanjutkanPermohonan", "Lanjutkan", petugas, ()),
    ]
    hasil: list[Tindakan] = []
    for dapat, perintah, teks, boleh, isian in tawaran:
        peran = _peran(keadaan, konteks, boleh) if dapat else None
        if peran is not None:
            hasil.append(Tindakan(perintah=perintah, teks=teks, peran=peran, isian=isian))
    return hasil


def _lewat(
    cari: Callable[[Permohonan, StandarPelayanan, KalenderKerja, BacaanWaktu], Tenggat | None],
    keadaan: Permohonan,
    konteks: Konteks,
) -> bool:
    """Whether there is such a limit and its due moment has passed."""
    tenggat = cari(keadaan, konteks.standar, konteks.kalender, konteks.bacaan)
    return tenggat is not None and konteks.kini > tenggat.jatuh_tempo


def _boleh(status: Status, kejadian: str) -> bool:
    return (status, kejadian) in TABEL
