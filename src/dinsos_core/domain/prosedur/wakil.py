"""Parties that act for others: how they are stated, and who brings a case for somebody. What an act
needs covered, its rule says (`Aturan.diwakili`); how such power ends, `prosedur.perwakilan`."""

from collections.abc import Sequence

from dinsos_core.domain.kasus.perintah import BukaKasus, PihakDiajukan
from dinsos_core.domain.kasus.wakil import Lingkup, Wakil
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.peran import peran_publik, tidak_mencakup
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan, tolak_bila_ada
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.pelaku import JejakPelaku

Dinyatakan = tuple[list[Wakil | None], list[Halangan]]


def baca_wakil(
    pihak: Sequence[PihakDiajukan], sebelum: Sequence[str], konteks: Konteks
) -> Dinyatakan:
    """For whom each of these parties acts, behind those whose kinds are ``sebelum``; and all that
    is wrong with that. What a letter does not say, it does not cover: that stops nobody's case."""
    nama = [*sebelum, *(satu.pihak for satu in pihak)]
    semua: list[Wakil | None] = []
    masalah: list[Halangan] = []
    for nomor, satu in enumerate(pihak):
        ke = nama[: len(sebelum) + nomor].count(satu.pihak)
        isi, buruk = _baca_satu(satu, nama, f"pihak.{satu.pihak}[{ke}]", konteks)
        semua.append(isi)
        masalah += buruk
    return semua, masalah


def _baca_satu(
    satu: PihakDiajukan, nama: Sequence[str], lokasi: str, konteks: Konteks
) -> tuple[Wakil | None, list[Halangan]]:
    jenis = konteks.kosakata.wakil.get(satu.pihak)
    if jenis is None:
        isi = {
            "mewakili": satu.mewakili,
            "lingkup": satu.lingkup,
            "berlaku_sampai": satu.berlaku_sampai,
        }
        kode = KodeHalangan.ISIAN_TIDAK_DIMINTA
        return None, [halangan(kode, f"{lokasi}.{bidang}") for bidang, ada in isi.items() if ada]
    masalah = []
    tempat = _diwakili(satu.mewakili, nama, satu.pihak, konteks)
    if tempat is None:
        boleh = [x for x in dict.fromkeys(nama) if _dapat_diwakili(x, satu.pihak, konteks)]
        mirip = terdekat(satu.mewakili, boleh)
        kode = KodeHalangan.PIHAK_TIDAK_DIKENAL
        masalah.append(halangan(kode, f"{lokasi}.mewakili", pilihan=tuple(boleh), mirip=mirip))
    dikenal = tuple(perbuatan.value for perbuatan in Lingkup)
    masalah += [
        halangan(
            KodeHalangan.ISIAN_SALAH_JENIS,
            f"{lokasi}.lingkup[{n}]",
            diharapkan="pilihan",
            pilihan=dikenal,
            mirip=terdekat(perbuatan, dikenal),
        )
        for n, perbuatan in enumerate(satu.lingkup)
        if perbuatan not in dikenal
    ]
    if jenis.penuh and satu.lingkup:
        masalah.append(halangan(KodeHalangan.ISIAN_TIDAK_DIMINTA, f"{lokasi}.lingkup"))
    sampai = satu.berlaku_sampai
    if sampai is not None and sampai < konteks.hari(konteks.cap_terima or konteks.terjadi):
        # It held, if at all, before they came.
        kode = KodeHalangan.KUASA_BERAKHIR
        masalah.append(halangan(kode, f"{lokasi}.berlaku_sampai", sampai=sampai.isoformat()))
    if masalah or tempat is None:
        return None, masalah
    return Wakil(
        untuk=tempat,
        lingkup=tuple(Lingkup(perbuatan) for perbuatan in dict.fromkeys(satu.lingkup)),
        penuh=jenis.penuh,
        sampai=satu.berlaku_sampai,
    ), []


def _dapat_diwakili(pihak: str, oleh: str, konteks: Konteks) -> bool:
    wakil = konteks.kosakata.wakil
    return pihak not in wakil and pihak not in wakil[oleh].bukan_bagi


def _diwakili(sebut: str, nama: Sequence[str], oleh: str, konteks: Konteks) -> int | None:
    """The place of the party that is named; unless one is, of the first of the public, otherwise of
    the first that may be acted for."""
    dapat = [n for n, satu in enumerate(nama) if _dapat_diwakili(satu, oleh, konteks)]
    if not sebut:
        publik = peran_publik(konteks.standar)
        return next((n for n in dapat if nama[n] in publik), next(iter(dapat), None))
    depan, kurung, nomor = sebut.partition("[")
    sejenis = [n for n in dapat if nama[n] == depan]
    dikenal = {f"{ke}]": n for ke, n in enumerate(sejenis)}
    return dikenal.get(nomor if kurung else "0]")


def pembuka_wakil(c: BukaKasus, konteks: Konteks) -> JejakPelaku | None:
    """Who brings the case for another, where that is what the command says: a party that acts for
    somebody, with the actor's account or none while they hold that role. Raises `Terhalang` where
    the letter does not cover it."""
    pelaku, wakil = konteks.pelaku, konteks.kosakata.wakil
    if pelaku.instansi is not None:
        return None
    for nomor, satu in enumerate(c.pihak):
        if satu.pihak not in wakil or satu.akun not in (None, pelaku.id):
            continue
        if satu.akun is None and satu.pihak not in pelaku.peran:
            continue
        semua, masalah = baca_wakil(c.pihak, (), konteks)
        tolak_bila_ada(masalah)
        isi = semua[nomor]
        assert isi is not None
        tolak_bila_ada(tidak_mencakup(isi, frozenset({Lingkup.MENGAJUKAN}), konteks))
        jenis = c.pihak[isi.untuk].pihak
        ke = sum(q.pihak == jenis for q in c.pihak[: isi.untuk])
        return JejakPelaku(id=pelaku.id, peran=satu.pihak, untuk=f"{jenis}[{ke}]")
    return None
