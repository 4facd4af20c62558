"""Messages to the public: what an aggregate's events say, and to whom; a module for each."""

from collections.abc import Mapping, Sequence
from typing import Final

from dinsos_core.application.indeks import Terbuka, jam_terdekat
from dinsos_core.application.kabar import kedaruratan, klien, pengaduan, permohonan
from dinsos_core.application.kabar.arti import isi_biaya, isi_jam_kantor, isi_kanal
from dinsos_core.application.kabar.isi import Isi, Kabar, isi_tahap, tanggal
from dinsos_core.application.kabar.wakil import dengan_wakil
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian, PihakKasus
from dinsos_core.domain.kasus.mulai import perlu_kabar
from dinsos_core.domain.kasus.pemberitahuan import belum_tahu
from dinsos_core.domain.kedaruratan.keadaan import LaporanKedaruratan
from dinsos_core.domain.klien.keadaan import Episode
from dinsos_core.domain.pengaduan.keadaan import Pengaduan
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.rahasia import Rahasia, kunci_teks
from dinsos_core.domain.shared.sekali import sekali
from dinsos_core.domain.shared.ubah import evolve
from dinsos_core.domain.standar.batas import TANDA_PUTUSAN
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.kotak_keluar import Pesan

KABAR: Final[Mapping[type[Kasus], Kabar]] = {
    Episode: klien.KABAR,
    LaporanKedaruratan: kedaruratan.KABAR,
    Pengaduan: pengaduan.KABAR,
    Permohonan: permohonan.KABAR,
}
"""By the state of the aggregate; a host's own has none."""

ALAMAT: Final = "email"


def pesan_kasus(
    kejadian: tuple[Kejadian, ...], keadaan: Kasus, konteks: Konteks, jam: Terbuka
) -> tuple[Pesan, ...]:
    """Messages to whoever asked, for what just happened; none without an address to send to.
    ``jam``: the case's clocks."""
    kabar = KABAR.get(type(keadaan))
    if kabar is None or not any(ALAMAT in q.fakta for q in keadaan.pihak):
        return ()
    isi = [
        evolve(
            _bertahap(satu, kabar, keadaan, konteks, jam) if satu.tahap else satu,
            tentang=_tentang(e, keadaan, konteks),
        )
        for e in kejadian
        if (satu := kabar.isi(e, keadaan, konteks)) is not None
    ]
    return susun_pesan(kabar, isi, keadaan, konteks)


def _bertahap(isi: Isi, kabar: Kabar, keadaan: Kasus, konteks: Konteks, jam: Terbuka) -> Isi:
    """With the office's next limit."""
    satu = jam_terdekat(keadaan, jam)
    data = {**isi_tahap(satu, konteks, terbuka=kabar.terbuka), **isi.data}
    return evolve(isi, jam=satu, data=data)


def _tentang(e: Kejadian, keadaan: Kasus, konteks: Konteks) -> str:
    """The mark of the event's act that somebody has to be told of: what a limit against a citizen
    starts with, or what the office decided, and while that is not proved to be told, whatever
    comes after it."""
    ini = [p.nama for p in keadaan.penanda if (p.pada, p.tercatat) == (e.terjadi, e.pada)]
    standar = konteks.standar
    perlu = _diberitahukan(standar)
    terakhir = [satu for satu in ini if satu in perlu]
    if ini and not terakhir and belum_tahu(keadaan, standar, konteks.bacaan) is not None:
        terakhir = ini
    return terakhir[-1] if terakhir else ""


@sekali
def _diberitahukan(standar: StandarPelayanan) -> frozenset[str]:
    mulai = (satu.mulai for satu in standar.waktu if perlu_kabar(satu, standar))
    return TANDA_PUTUSAN.union(mulai)


def susun_pesan(
    kabar: Kabar,
    isi: Sequence[Isi],
    keadaan: Kasus,
    konteks: Konteks,
    *,
    kepada: tuple[PihakKasus, ...] | None = None,
) -> tuple[Pesan, ...]:
    """Each of these to everybody whom the aggregate tells, or to these parties, as far as there is
    an address."""
    if not isi:
        return ()
    semua = kabar.penerima(keadaan, konteks) if kepada is None else kepada
    penerima = [q for q in dengan_wakil(semua, keadaan, konteks) if ALAMAT in q.fakta]
    umum = umum_pesan(keadaan, konteks)
    if kabar.terbuka:
        umum |= {**nama_layanan(konteks), **isi_biaya(konteks), **isi_kanal(konteks)}
    if not kabar.sepanjang_waktu:
        umum |= isi_jam_kantor(konteks.kalender, konteks.tanggal)
    return tuple(
        Pesan(
            id=f"{konteks.id_baru}-{n}",
            kasus=keadaan.id,
            urutan=n,
            templat=satu.templat,
            dibuat=konteks.kini,
            kontak=q.fakta[ALAMAT],
            rahasia={
                **(_nama(q, keadaan) if kabar.terbuka else {}),
                **satu.rahasia,
                **_tertutup(satu, f"{konteks.id_baru}/{kunci_teks('pesan')}-{n}", keadaan),
            },
            data={**umum, **satu.data},
            tempo=satu.tempo,
            tentang=satu.tentang,
            pihak=keadaan.pihak.index(q),
        )
        for n, (satu, q) in enumerate((satu, q) for satu in isi for q in penerima)
    )


def _tertutup(isi: Isi, kunci: str, keadaan: Kasus) -> dict[str, Rahasia]:
    """What of it waits in the vault, under whom the case is about."""
    return {
        nama: Rahasia(subjek=keadaan.pokok, kunci=f"{kunci}/{nama}", nilai=teks)
        for nama, teks in isi.tertutup.items()
    }


def _nama(penerima: PihakKasus, keadaan: Kasus) -> dict[str, Rahasia]:
    """The reader's name, and whom they act for."""
    wakil = penerima.wakil
    untuk = None if wakil is None else keadaan.pihak[wakil.untuk]
    semua = {"nama": penerima, "diwakili": untuk}
    return {n: q.fakta["nama"] for n, q in semua.items() if q is not None and "nama" in q.fakta}


def nama_layanan(konteks: Konteks) -> dict[str, str]:
    """The name of the service, in both languages; where it says what somebody is, another one: who
    else reads a mailbox, nobody knows."""
    kata = konteks.kosakata.kata(konteks.standar.nama_netral or konteks.standar.nama)
    return {"layanan": kata.id, "layanan_en": kata.en}


def umum_pesan(keadaan: Kasus, konteks: Konteks) -> dict[str, str]:
    """What every message says: the case's number, the agency, and which day it is."""
    return {
        "kasus": keadaan.nomor or keadaan.id,
        "instansi": konteks.standar.instansi.kode,
        **tanggal("tanggal", konteks.tanggal),
    }
