"""The vault on SQLite and PostgreSQL, in the transaction of its unit of work.

Only ciphertexts, keyed hashes and ids pass through here; sealing is a `Penyandi`'s. Opened keys
live as long as the unit of work, plain values no longer than the call.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from attrs import define, field

from dinsos_adapters.sql.pernyataan_brankas import PernyataanBrankas
from dinsos_adapters.sql.sesi import Baris, Sesi
from dinsos_core.domain.kelayakan.kembar import Kunci
from dinsos_core.domain.shared.ids import AliranId, PelakuId, SubjekId
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.ports.brankas import (
    SEPENUHNYA,
    Calon,
    CatatanAkses,
    IsiBrankas,
    Keperluan,
    Nisan,
    Penahanan,
    SubjekDibatasi,
    SubjekDihapus,
    fakta_dicari,
    nilai_dicari,
    tujuan_tercatat,
    urutkan_calon,
)
from dinsos_core.ports.kunci import KunciTerbungkus, Penyandi, SandiSubjek

KEMBAR = "kembar"
"""What the keys of possible duplicates are hashed and sealed as."""

SEKALI = 500
"""Rows of one batch of a key rotation."""


@define
class BrankasSql:
    """The vault inside one transaction."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanBrankas = field(repr=False)
    _penyandi: Penyandi = field(repr=False)
    _terbuka: dict[SubjekId, SandiSubjek] = field(factory=dict, init=False, repr=False)
    _ditahan: set[SubjekId] = field(factory=set, init=False)
    """Whom nobody erases until the transaction ends."""

    def titip(self, rahasia: Iterable[Rahasia]) -> None:
        baru: dict[tuple[SubjekId, str], tuple[Rahasia, Nilai]] = {}
        for r in sorted(
            rahasia, key=lambda r: fakta_dicari(r) is None
        ):  # as rows have stood so far
            if r.nilai is not None:
                baru.setdefault((r.subjek, r.kunci), (r, r.nilai))
        if not baru:
            return
        sandi = self._sandi_untuk_titip({s for s, _ in baru})
        dicari = ((r, nilai_dicari(r)) for r, _ in baru.values())
        indeks = [self._indeks(r, *satu) for r, satu in dicari if satu is not None]
        self._sesi.ubah_banyak(self._sql.indeks_baru, indeks)  # while its value is not there
        self._sesi.ubah_banyak(
            self._sql.nilai_baru,
            [
                {"subjek": s, "kunci": kunci, "isi": sandi[s].segel(kunci, nilai)}
                for (s, kunci), (_, nilai) in baru.items()
            ],
        )

    def _sandi_untuk_titip(self, subjek: set[SubjekId]) -> dict[SubjekId, SandiSubjek]:
        if kurang := subjek - self._terbuka.keys():
            for satu in sorted(kurang - self._sandi_ada(kurang).keys()):
                self._subjek_baru(satu)
        # Known in this transaction. The lock, and that nobody has erased them since, can wait.
        lepas = sorted(subjek - self._ditahan)
        self._sesi.pastikan([(self._sql.belum_dihapus, {"s": satu}) for satu in lepas])
        self._ditahan.update(lepas)
        return {satu: self._terbuka[satu] for satu in subjek}

    def _sandi_ada(self, subjek: Iterable[SubjekId]) -> dict[SubjekId, SandiSubjek]:
        baris = self._sesi.baris(self._sql.kunci, subjek=sorted(subjek))
        if any(dihapus is not None for *_, dihapus in baris):
            raise SubjekDihapus
        sandi = {s: self._sandi(s, induk, isi) for s, induk, isi, _ in baris}
        self._ditahan.update(sandi)
        return sandi

    def _subjek_baru(self, subjek: SubjekId) -> None:
        """Where another transaction makes the key first, nothing sealed with this one is stored."""
        self._terbuka[subjek], bungkus = self._penyandi.kunci_baru(subjek)
        isi = {"kunci_induk": bungkus.kunci_induk, "kunci_terbungkus": bungkus.isi}
        self._sesi.pastikan([(self._sql.subjek_baru, {"subjek": subjek, **isi})])
        self._ditahan.add(subjek)

    def tinggalkan(self, rahasia: Iterable[Rahasia]) -> None:
        self._sesi.ubah_banyak(
            self._sql.lepas_indeks,
            [{"s": r.subjek, "k": r.kunci} for r in rahasia if fakta_dicari(r)],
        )

    def _indeks(self, rahasia: Rahasia, fakta: str, nilai: str) -> Mapping[str, str]:
        pertama = self._penyandi.sidik_cari(fakta, nilai)[0]
        return {
            "subjek": rahasia.subjek,
            "kunci": rahasia.kunci,
            "sidik": pertama.sidik,
            "kunci_indeks": pertama.kunci_indeks,
        }

    def buka(self, rahasia: Iterable[Rahasia], tujuan: Keperluan) -> IsiBrankas:
        diminta = {(r.subjek, r.kunci) for r in rahasia}
        if not diminta:
            return {}
        baris = self._sesi.baris(self._sql.nilai, subjek=sorted({s for s, _ in diminta}))
        return self._baca((b for b in baris if (b[0], b[1]) in diminta), tujuan)

    def buka_semua(self, subjek: Iterable[SubjekId], tujuan: Keperluan) -> IsiBrankas:
        return self._baca(self._sesi.baris(self._sql.nilai, subjek=sorted(set(subjek))), tujuan)

    def _baca(self, baris: Iterable[Baris], tujuan: Keperluan) -> IsiBrankas:
        semua = tuple(baris)
        terbatas = {SubjekId(satu[0]) for satu in semua if satu[-1]}
        if terbatas and tujuan.kecuali is None:
            raise SubjekDibatasi(terbatas)
        isi: dict[tuple[SubjekId, str], Nilai] = {}
        dibaca: dict[SubjekId, list[str]] = {}
        for satu in semua:
            subjek, kunci = satu[0], satu[1]
            isi[subjek, kunci] = self._nilai(satu)
            dibaca.setdefault(subjek, []).append(kunci)
        self._catat(dibaca, tujuan, terbatas)
        return isi

    def batasi(self, subjek: Iterable[SubjekId], *, aktif: bool) -> None:
        self._sesi.ubah(self._sql.batasi, subjek=sorted(set(subjek)), aktif=aktif or None)

    def dibatasi(self, subjek: Iterable[SubjekId]) -> frozenset[SubjekId]:
        baris = self._sesi.baris(self._sql.dibatasi, subjek=sorted(set(subjek)))
        return frozenset(satu for (satu,) in baris)

    def cari(self, fakta: str, nilai: str) -> tuple[SubjekId, ...]:
        return self.cari_banyak(fakta, (nilai,))[nilai]

    def cari_banyak(self, fakta: str, nilai: Iterable[str]) -> Mapping[str, tuple[SubjekId, ...]]:
        ditemukan: dict[str, set[SubjekId]] = {satu: set() for satu in nilai}
        dicari = {
            (s.sidik, s.kunci_indeks): n
            for n in ditemukan
            for s in self._penyandi.sidik_cari(fakta, n)
        }
        semua = sorted({sidik for sidik, _ in dicari})
        self._bergiliran(semua)
        for sidik, kunci_indeks, subjek in self._sesi.baris(self._sql.cari, sidik=semua):
            if (sidik, kunci_indeks) in dicari:
                ditemukan[dicari[sidik, kunci_indeks]].add(subjek)
        return {satu: tuple(sorted(semua)) for satu, semua in ditemukan.items()}

    def _bergiliran(self, sidik: Iterable[str]) -> None:
        """In one order, whatever is looked for: nobody waits for somebody who waits for them."""
        if self._sql.giliran is not None and (urut := sorted(set(sidik))):
            self._sesi.ubah_banyak(self._sql.giliran, [{"sidik": urut}])

    def kenali(self, pemilik: AliranId, orang: Mapping[SubjekId, Iterable[Kunci]]) -> None:
        semua = {s: tuple(kunci) for s, kunci in orang.items()}
        self._sesi.ubah_banyak(self._sql.lepas_kembar, [{"s": s, "p": pemilik} for s in semua])
        berkunci = {s for s, kunci in semua.items() if kunci}
        sandi = self._sandi_untuk_titip(berkunci) if berkunci else {}
        self._sesi.ubah_banyak(
            self._sql.kembar_baru,
            [
                {
                    "subjek": s,
                    "pemilik": pemilik,
                    "sidik": pertama.sidik,
                    "kunci_indeks": pertama.kunci_indeks,
                    "isi": sandi[s].segel(KEMBAR, satu.teks),
                }
                for s, kunci in semua.items()
                for satu in kunci
                for pertama in self._penyandi.sidik_cari(KEMBAR, satu.teks)[:1]
            ],
        )

    def calon(self, kunci: Iterable[Kunci], paling: int) -> tuple[Calon, ...]:
        (semua,) = self.calon_banyak((kunci,), paling)
        return semua

    def calon_banyak(
        self, semua: Iterable[Iterable[Kunci]], paling: int
    ) -> tuple[tuple[Calon, ...], ...]:
        dicari = [
            [
                (sidik, satu.bobot)
                for satu in kunci
                for sidik in self._penyandi.sidik_cari(KEMBAR, satu.teks)
            ]
            for kunci in semua
        ]
        self._bergiliran(s.sidik for milik in dicari for s, bobot in milik if bobot >= SEPENUHNYA)
        ada = self._calon({s.sidik: s.kunci_indeks for milik in dicari for s, _ in milik})
        return tuple(
            urutkan_calon(((*satu, bobot) for s, bobot in milik for satu in ada[s.sidik]), paling)
            for milik in dicari
        )

    def _calon(self, dicari: Mapping[str, str]) -> dict[str, list[Baris]]:
        """Subject and stream of those that are found by each hash."""
        ada: dict[str, list[Baris]] = {satu: [] for satu in dicari}
        if self._sql.calon_semua is None:
            isian = [{"sidik": s, "kunci_indeks": kunci} for s, kunci in dicari.items()]
            semua = self._sesi.baris_banyak(self._sql.calon, isian)
            return dict(zip(dicari, semua, strict=True))
        if dicari:
            isi = {"sidik": [*dicari], "kunci_indeks": [*dicari.values()]}
            for sidik, *satu in self._sesi.baris(self._sql.calon_semua, **isi):
                ada[sidik].append(tuple(satu))
        return ada

    def sesama(self, subjek: Iterable[SubjekId]) -> tuple[SubjekId, ...]:
        asal = set(subjek)
        # Through the values, not from hash to hash: while the index key is being replaced, the
        # same value stands there under two hashes.
        baris = self._sesi.baris(self._sql.nilai_dicari, subjek=sorted(asal))
        nilai: dict[str, set[str]] = {}
        for satu in baris:
            nilai.setdefault(_fakta(satu[1]), set()).add(str(self._nilai(satu)))
        for fakta, semua in nilai.items():
            asal.update(*self.cari_banyak(fakta, semua).values())
        return tuple(sorted(asal))

    def sidik(self, teks: str) -> str:
        return self._penyandi.sidik(teks)

    def hapus(self, subjek: SubjekId, *, pada: datetime, sebab: str) -> int:
        if not self._sesi.ubah(self._sql.hapus_kunci, s=subjek, pada=pada, sebab=sebab):
            self._sesi.ubah(
                self._sql.subjek_baru, subjek=subjek, dihapus_pada=pada, sebab_hapus=sebab
            )
        self._terbuka.pop(subjek, None)
        self._ditahan.discard(subjek)
        self._sesi.ubah(self._sql.hapus_indeks, s=subjek)
        self._sesi.ubah(self._sql.hapus_kembar, s=subjek)
        return self._sesi.ubah(self._sql.hapus_nilai, s=subjek)

    def nisan(self, subjek: Iterable[SubjekId]) -> tuple[Nisan, ...]:
        return _nisan(self._sesi.baris(self._sql.nisan, subjek=sorted(set(subjek))))

    def semua_nisan(self) -> tuple[Nisan, ...]:
        return _nisan(self._sesi.baris(self._sql.semua_nisan))

    def catat(self, subjek: Iterable[SubjekId], tujuan: Keperluan) -> None:
        self._catat({s: [] for s in subjek}, tujuan)

    def _catat(
        self,
        dibaca: dict[SubjekId, list[str]],
        tujuan: Keperluan,
        terbatas: Collection[SubjekId] = (),
    ) -> None:
        sama = {"pada": tujuan.pada, "pelaku": tujuan.pelaku, "kasus": tujuan.kasus}
        self._sesi.ubah_banyak(
            self._sql.akses_baru,
            [
                {
                    "subjek": s,
                    "kunci": sorted(kunci),
                    "tujuan": tujuan_tercatat(tujuan, terbatas=s in terbatas),
                    **sama,
                }
                for s, kunci in dibaca.items()
            ],
        )

    def akses(self, subjek: SubjekId) -> tuple[CatatanAkses, ...]:
        return tuple(
            CatatanAkses(
                tujuan=Keperluan(pelaku=pelaku, tujuan=tujuan, kasus=kasus, pada=pada),
                subjek=subjek,
                kunci=kunci,
            )
            for pelaku, tujuan, kasus, pada, kunci in self._sesi.baris(self._sql.akses, s=subjek)
        )

    def tahan(self, penahanan: Iterable[Penahanan]) -> None:
        semua = tuple(penahanan)
        self._sandi_ada({p.subjek for p in semua})
        self.titip(p.dasar for p in semua)
        self._sesi.ubah_banyak(
            self._sql.tahan,
            [
                {
                    "id": p.id,
                    "subjek": p.subjek,
                    "dasar": p.dasar.kunci,
                    "dipasang_pada": p.dipasang_pada,
                    "dipasang_oleh": p.dipasang_oleh,
                }
                for p in semua
            ],
        )

    def lepas(self, penahanan: str, *, alasan: Rahasia, pada: datetime, oleh: PelakuId) -> None:
        isian = {"s": penahanan, "alasan": alasan.kunci, "pada": pada, "oleh": oleh}
        if self._sesi.ubah(self._sql.lepas, **isian):
            self.titip([alasan])

    def penahanan(
        self, subjek: Iterable[SubjekId] = (), *, id_penahanan: str | None = None
    ) -> tuple[Penahanan, ...]:
        baris = self._sesi.baris(self._sql.penahanan, subjek=sorted(set(subjek)), s=id_penahanan)
        return tuple(_penahanan(satu) for satu in baris)

    def putar_kunci(self, banyak: int = SEKALI) -> int:
        """Re-wrap up to so many subject keys under the key-encryption key now in force.

        Gives how many it did; 0 means that no subject depends on a former key any more. Each batch
        is a transaction of its own, so a rotation that was interrupted goes on where it stopped.
        """
        aktif = self._penyandi.kunci_induk
        ganti = []
        for subjek, induk, isi in self._sesi.baris(
            self._sql.kunci_lama, aktif=aktif, banyak=banyak
        ):
            lama = KunciTerbungkus(kunci_induk=induk, isi=isi)
            baru = self._penyandi.bungkus_ulang(subjek, lama)
            ganti.append({"s": subjek, "induk": baru.kunci_induk, "isi": baru.isi})
        self._sesi.ubah_banyak(self._sql.ganti_kunci, ganti)
        return len(ganti)

    def putar_indeks(self, banyak: int = SEKALI) -> int:
        """Hash up to so many searchable values anew under the index key now in force.

        Gives how many it did; 0 means that the former index keys can be taken away.
        """
        aktif = self._penyandi.kunci_indeks
        ganti = []
        for satu in self._sesi.baris(self._sql.indeks_lama, aktif=aktif, banyak=banyak):
            subjek, kunci = satu[0], satu[1]
            baru = self._penyandi.sidik_cari(_fakta(kunci), str(self._nilai(satu)))[0]
            ganti.append({"s": subjek, "k": kunci, "baru": baru.sidik, "indeks": aktif})
        self._sesi.ubah_banyak(self._sql.ganti_indeks, ganti)
        return len(ganti) + self._putar_kembar(banyak - len(ganti))

    def _putar_kembar(self, banyak: int) -> int:
        aktif = self._penyandi.kunci_indeks
        ganti = []
        for subjek, pemilik, lama, isi, induk, terbungkus in self._sesi.baris(
            self._sql.kembar_lama, aktif=aktif, banyak=banyak
        ):
            teks = str(self._sandi(subjek, induk, terbungkus).buka(KEMBAR, isi))
            baru = self._penyandi.sidik_cari(KEMBAR, teks)[0].sidik
            ganti.append({"s": subjek, "p": pemilik, "lama": lama, "baru": baru, "indeks": aktif})
        self._sesi.ubah_banyak(self._sql.ganti_kembar, ganti)
        return len(ganti)

    def _nilai(self, baris: Baris) -> Nilai:
        subjek, kunci, isi, induk, terbungkus, _terbatas = baris
        return self._sandi(subjek, induk, terbungkus).buka(kunci, isi)

    def _sandi(self, subjek: SubjekId, induk: str, isi: bytes) -> SandiSubjek:
        sandi = self._terbuka.get(subjek)
        if sandi is None:
            terbungkus = KunciTerbungkus(kunci_induk=induk, isi=isi)
            sandi = self._terbuka[subjek] = self._penyandi.buka_kunci(subjek, terbungkus)
        return sandi


def _fakta(kunci: str) -> str:
    return kunci.rpartition("/")[2]


def _nisan(semua: Iterable[Baris]) -> tuple[Nisan, ...]:
    return tuple(Nisan(subjek=s, pada=pada, sebab=sebab) for s, pada, sebab in semua)


def _penahanan(baris: Baris) -> Penahanan:
    id_penahanan, subjek, dasar, dipasang, dipasang_oleh, alasan, dilepas, dilepas_oleh = baris
    return Penahanan(
        id=id_penahanan,
        subjek=subjek,
        dasar=Rahasia(subjek=subjek, kunci=dasar),
        dipasang_pada=dipasang,
        dipasang_oleh=dipasang_oleh,
        alasan_lepas=None if alasan is None else Rahasia(subjek=subjek, kunci=alasan),
        dilepas_pada=dilepas,
        dilepas_oleh=dilepas_oleh,
    )
