"""What is written of an alert: to whom a limit binds, and to the office's own mailboxes.

A limit of a citizen is told to whoever asked, as the other messages of the case are; one of the
office, what has come (day 22 of a stay) and what a citizen let pass to the mailbox of the role
whose turn it is. A mailbox is read by many: nothing personal goes there, and nothing at all of a
case that somebody in the office must not know of.
"""

from collections.abc import Iterator
from typing import Final

from dinsos_core.application.kabar import KABAR, nama_layanan, susun_pesan, umum_pesan
from dinsos_core.application.kabar.isi import Isi, sampai
from dinsos_core.application.kejadian_tenggat import JenisKabar
from dinsos_core.application.peringatan import DINAIKKAN, Perubahan
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.batas import BatasWaktu, PemilikBatas
from dinsos_core.domain.standar.instansi import KOTAK_LAINNYA, Instansi
from dinsos_core.domain.waktu.tenggat import Tenggat
from dinsos_core.ports.indeks import IndeksKasus
from dinsos_core.ports.kotak_keluar import SURAT_KANTOR, Pesan
from dinsos_core.ports.peringatan import Ambang

HAK: Final = frozenset({"keberatan", "banding"})
"""The marks (`TANDA`) of what somebody has a right to and no duty: an objection, an appeal."""

SESUDAH_KASUS = 100
"""From where on the messages about alerts are numbered among those of one version of a case."""


@frozen(kw_only=True)
class Perihal:
    """The case that an alert is about: how it stands, who sees it, and the clock."""

    keadaan: Kasus
    indeks: IndeksKasus
    konteks: Konteks
    kewajiban: Kewajiban
    instansi: Instansi

    @property
    def tenggat(self) -> Tenggat | None:
        """The clock's arithmetic, as of now."""
        satu = self.kewajiban.tenggat
        return satu if isinstance(satu, Tenggat) else None


def pesan_peringatan(satu: Perubahan, perihal: Perihal) -> Iterator[Pesan]:
    """The messages about an alert that is raised; one that is taken back has none of its own, for
    whoever was told a date is told when it moves."""
    if satu.jenis in DINAIKKAN.values():
        yield from _kepada_warga(satu, perihal)
        yield from _kepada_kantor(satu, perihal)


def _kepada_warga(satu: Perubahan, perihal: Perihal) -> Iterator[Pesan]:
    kabar = KABAR.get(type(perihal.keadaan))
    if kabar is None or satu.peringatan.milik != PemilikBatas.WARGA:
        return
    lewat = satu.jenis is JenisKabar.TERLEWAT
    if lewat and not kabar.terbuka:
        return
    templat = ("batas-lewat" if lewat else "batas-mendekat") if kabar.terbuka else "pengaduan-batas"
    data = sampai("sampai", perihal.tenggat, perihal.konteks)
    if kabar.terbuka:
        data |= {**_kata_batas(perihal), "sifat": _sifat(perihal.kewajiban.batas)}
    isi = Isi(templat, data, jam=perihal.tenggat)
    yield from susun_pesan(kabar, [isi], perihal.keadaan, perihal.konteks)


def _sifat(batas: BatasWaktu) -> str:
    """What a limit is to whom it binds: something to do, a right that may be left, or how long
    what they hold is valid."""
    if batas.masa_surat:
        return "masa_berlaku"
    return "hak" if batas.selesai in HAK else "kewajiban"


def _kepada_kantor(satu: Perubahan, perihal: Perihal) -> Iterator[Pesan]:
    ambang = satu.peringatan.ambang
    if satu.peringatan.milik == PemilikBatas.WARGA and ambang is not Ambang.TERLEWAT:
        return
    konteks, keadaan = perihal.konteks, perihal.keadaan
    kabar = KABAR.get(type(keadaan))
    langkah = konteks.standar.cari_langkah(perihal.indeks.langkah_giliran)
    kata = konteks.kosakata.kata(langkah.teks if langkah else "")
    terbuka = kabar is None or kabar.terbuka
    layanan = nama_layanan(konteks) if terbuka else {"layanan": "", "layanan_en": ""}
    data = {
        **umum_pesan(keadaan, konteks),
        **sampai("sampai", perihal.tenggat, konteks),
        **_kata_batas(perihal),
        **layanan,
        "langkah": kata.id,
        "langkah_en": kata.en,
        "ambang": ambang.value,
    }
    for n, kotak in enumerate(kotak_surat(perihal.indeks, perihal.instansi)):
        yield Pesan(
            id=f"{konteks.id_baru}-kantor-{n}",
            kasus=keadaan.id,
            urutan=n,
            templat="peringatan-kantor",
            dibuat=konteks.kini,
            kotak=kotak,
            data=data,
            saluran=SURAT_KANTOR,
        )


def kotak_surat(indeks: IndeksKasus, instansi: Instansi) -> tuple[str, ...]:
    """The mailboxes of those whose turn it is, as far as the agency has them and they may know of
    the case; otherwise the one for everything else. No two with the same address."""
    semua = instansi.kotak_surat
    peran = dict.fromkeys(satu.peran for satu in indeks.giliran if satu.akun is None)
    ada = [p for p in peran if p in semua and indeks.terbuka_bagi_peran(p)]
    if not ada and indeks.terbuka_bagi_peran(KOTAK_LAINNYA) and KOTAK_LAINNYA in semua:
        ada = [KOTAK_LAINNYA]
    return tuple({semua[p]: p for p in reversed(ada)}.values())[::-1]


def _kata_batas(perihal: Perihal) -> dict[str, str]:
    batas = perihal.kewajiban.batas
    kata = perihal.konteks.kosakata.kata(batas.segmen or batas.teks)
    return {"batas": kata.id, "batas_en": kata.en}
