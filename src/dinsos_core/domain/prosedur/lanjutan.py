"""What a decision makes follow in other cases, as commands on them.

Read off the decision's own events. In the other case a follow-up is judged by that case's own
rules, and allowed by the link between the two, never by a role.
"""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as p
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.kosakata import Kosakata, SumberFakta


@frozen(kw_only=True)
class Lanjutan:
    """A command that follows from a decision, on another case or opening one.

    ``hubungan``: the link it makes, seen from there; its other side is recorded here. ``wajib``:
    refused there, nothing happens here either; otherwise this case records that it could not be
    (`LanjutanTerhalang`). ``bawa``: the parties an opened case takes over, named as there, sealed
    as they are.
    """

    perintah: p.PadaKasus | p.BukaKasus
    hubungan: Hubungan | None = None
    wajib: bool = True
    bawa: tuple[k.PihakKasus, ...] = ()

    @property
    def ke(self) -> KasusId:
        """The case it is for."""
        assert self.perintah.kasus is not None
        return self.perintah.kasus


def tautan_berbalik(
    kasus: Kasus, kejadian: Iterable[k.Kejadian], dibuka: Iterable[KasusId]
) -> Iterator[Lanjutan]:
    """The other side of every link made or undone; a case ``dibuka`` just now is born with it."""
    baru = frozenset(dibuka)
    for e in kejadian:
        match e:
            case k.KasusDitautkan() if e.ke not in baru and (balik := e.hubungan.balik):
                catat = p.CatatTautan(kasus=e.ke, ke=kasus.id, hubungan=balik)
                yield Lanjutan(perintah=catat, hubungan=balik)
            case k.TautanDilepas() if balik := e.hubungan.balik:
                yield Lanjutan(perintah=p.LepasTautan(kasus=e.ke, ke=kasus.id, hubungan=balik))


def pembukaan_lanjutan(
    kasus: Kasus, c: p.BukaLanjutan, konteks: Konteks, bekal: Mapping[str, p.Isian]
) -> Lanjutan:
    """The opening that the command asks for, of the case whose id the context reserved.

    ``bekal``: what this case knows by itself of its parties, by their kind here; whatever the
    command states goes before it.
    """
    bawa = bawa_pihak(kasus, c.pihak, konteks.kosakata)
    data = [dict(bekal.get(c.pihak[satu.pihak], {})) for satu in bawa]
    nama = [satu.pihak for satu in bawa]
    milik_kasus: dict[str, object] = {}
    for jalur, nilai in c.fakta.items():
        pihak, titik, kode = jalur.rpartition(".")
        if not titik:
            milik_kasus[kode] = nilai
        elif (tempat := _tempat(nama, pihak)) is not None:
            data[tempat][kode] = nilai
        else:
            # Somebody this case does not know; the other service says whether it has such a party.
            nama.append(pihak)
            data.append({kode: nilai})
    buka = p.BukaKasus(
        kasus=konteks.kasus_baru[0],
        layanan=c.layanan,
        instansi=konteks.standar.instansi.kode,
        varian=c.varian,
        pihak=tuple(p.PihakDiajukan(pihak=n, data=isi) for n, isi in zip(nama, data, strict=True)),
        fakta=milik_kasus,
        tetap_ajukan=c.tetap_ajukan,
    )
    return Lanjutan(perintah=buka, hubungan=Hubungan.BERASAL_DARI, bawa=bawa)


def _tempat(nama: list[str], jalur: str) -> int | None:
    """The place of a party given as `subjek` (the first) or `subjek[1]`."""
    depan, kurung, nomor = jalur.partition("[")
    tempat = [n for n, satu in enumerate(nama) if satu == depan]
    dikenal = {f"{n}]": satu for n, satu in enumerate(tempat)}
    return dikenal.get(nomor if kurung else "0]")


def bawa_pihak(
    kasus: Kasus, pihak: Mapping[str, str], kosakata: Kosakata
) -> tuple[k.PihakKasus, ...]:
    """The parties of these kinds under their names there, with nothing but what was stated of them:
    what officers attested was for this case. An account that is shut out here is nobody's there."""
    keluar = kasus.dikecualikan
    return tuple(
        evolve(
            satu,
            pihak=di_sana,
            akun=None if satu.akun in keluar else satu.akun,
            fakta=_pernyataan(satu, kosakata),
        )
        for di_sana, di_sini in pihak.items()
        for satu in kasus.pihak
        if satu.pihak == di_sini
    )


def _pernyataan(pihak: k.PihakKasus, kosakata: Kosakata) -> Mapping[str, Rahasia]:
    dikenal = kosakata.fakta
    return {
        kode: rahasia
        for kode, rahasia in pihak.fakta.items()
        if kode in dikenal and dikenal[kode].sumber is SumberFakta.PERNYATAAN
    }
