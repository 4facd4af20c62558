"""From a filled-in form to the command: the fields by name, the command as the rules want it.

Whatever comes in from outside is judged here by what the form offers: every field that it does not
have, that is missing, or that is of another kind is named at once. What the values mean is the
rules' to judge.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final, cast

from attrs import NOTHING, define, field, fields
from returns.result import Failure, Result, Success

from dinsos_core.application.jenis import Perintah
from dinsos_core.domain.kasus.berkas import DokumenDiserahkan
from dinsos_core.domain.kasus.perintah import PihakDiajukan
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang, Tindakan
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Rincian,
    halangan,
    secukupnya,
)
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.nilai import TIADA, TanggalRentang, bertiada, teks_polos
from dinsos_core.domain.waktu.rentang import urai_rentang

J = JenisBidang
_DAFTAR: Final = J.PILIHAN_BANYAK, J.AKUN_BANYAK
_HARI_APA_PUN: Final = date(2000, 1, 1)


def susun_perintah(
    tindakan: Tindakan, isian: Mapping[str, object]
) -> Result[Perintah, tuple[Halangan, ...]]:
    """The command that a form filled in with ``isian`` gives: values by the names of its fields, in
    the shapes that `JenisBidang` names. None and blank text are the same as left out; but None for
    a field that is `boleh_kosong` makes its fact unknown again. Everything wrong comes back at
    once; nothing else is raised, whatever ``isian`` holds."""
    dikirim = _menurut_nama(isian)  # hosts without a type checker send, too
    if dikirim is None:
        return Failure((_salah("", "daftar isian menurut nama"),))
    terbaca = _Terbaca()
    nilai = terbaca.baca(tindakan.bidang, dikirim, "")
    salah_satu = tindakan.sedikitnya_satu
    semua = [b for b in tindakan.bidang if b.nama.startswith(f"{salah_satu}.")]
    diisi = (_terisi(dikirim.get(b.nama), b) or _dikosongkan(dikirim, b) for b in semua)
    if salah_satu and not any(diisi):
        terbaca.masalah.append(halangan(KodeHalangan.ISIAN_KOSONG, salah_satu))
    isi = {**_menurut_bidang(tindakan.bidang, nilai), **tindakan.tetap}
    if not terbaca.masalah:
        # Of a host's own command whose form does not ask for all it needs.
        hilang = (b.name for b in fields(tindakan.kelas) if b.default is NOTHING)
        terbaca.masalah += (
            halangan(KodeHalangan.ISIAN_WAJIB, nama) for nama in hilang if nama not in isi
        )
    if terbaca.masalah:
        return Failure(secukupnya(terbaca.masalah))
    kelas: Callable[..., object] = tindakan.kelas
    perintah = kelas(**isi)
    # The union names what the library ships; a host's own aggregate has commands of its own.
    return Success(cast("Perintah", perintah))


def _menurut_bidang(bidang: tuple[Bidang, ...], nilai: Mapping[str, Any]) -> dict[str, object]:
    """The command's own fields: papers and parties in theirs, other paths by name in theirs."""
    berkas: list[DokumenDiserahkan] = []
    pihak: list[PihakDiajukan] = []
    isi: dict[str, Any] = {}
    for satu in bidang:
        depan, _, sisa = satu.nama.partition(".")
        if sisa:  # a command may have to say that there is none
            isi.setdefault(depan, () if satu.jenis in (J.BERKAS, J.PIHAK) else {})
        if satu.nama not in nilai:
            continue
        terisi = nilai[satu.nama]
        if satu.jenis is J.BERKAS:
            berkas.append(_dokumen(sisa, terisi))
        elif satu.jenis is J.PIHAK:
            for nomor, orang in enumerate(terisi):
                pihak.append(_pihak(sisa, orang))
                berkas += _dokumen_pihak(f"{sisa}[{nomor}]", orang)
        elif sisa:
            isi[depan][sisa] = terisi
        else:
            isi[depan] = terisi
    daftar = {"berkas": berkas, "pihak": pihak}
    return {**isi, **{nama: satu for nama, satu in daftar.items() if satu}}


def _dokumen_pihak(lokasi: str, orang: Mapping[str, Any]) -> Iterator[DokumenDiserahkan]:
    for nama, isi in orang.items():
        depan, _, kode = nama.partition(".")
        if depan == "berkas":
            yield _dokumen(f"{kode}.{lokasi}", isi)


def _dokumen(nama: str, bagian: Mapping[str, Any]) -> DokumenDiserahkan:
    kode, _, lokasi = nama.partition(".")
    untuk = int(lokasi.partition("[")[2].removesuffix("]") or 0)
    return DokumenDiserahkan(dokumen=kode, untuk=untuk, **bagian)


def _pihak(nama: str, bagian: Mapping[str, Any]) -> PihakDiajukan:
    data = {k.removeprefix("data."): v for k, v in bagian.items() if k.startswith("data.")}
    wakil = {k: bagian[k] for k in ("mewakili", "lingkup", "berlaku_sampai") if k in bagian}
    return PihakDiajukan(pihak=nama, data=data, akun=bagian.get("akun"), **wakil)


@define
class _Terbaca:
    """Reads fields, and keeps what was wrong with them."""

    masalah: list[Halangan] = field(factory=list)

    def baca(
        self, bidang: tuple[Bidang, ...], isian: Mapping[Any, object], tempat: str
    ) -> dict[str, Any]:
        """The values of the fields that are filled in."""
        dikenal = {satu.nama: satu for satu in bidang}
        for nama in isian:
            if not isinstance(nama, str) or nama not in dikenal:
                sebut = nama if isinstance(nama, str) else ""
                mirip = terdekat(sebut, dikenal)
                lokasi = _sambung(tempat, sebut)
                self.masalah.append(halangan(KodeHalangan.ISIAN_TIDAK_DIKENAL, lokasi, mirip=mirip))
        hasil: dict[str, Any] = {}
        for nama, satu in dikenal.items():
            mentah = isian.get(nama)
            if _dikosongkan(isian, satu):
                hasil[nama] = None
            if not _terisi(mentah, satu):
                continue
            salah = len(self.masalah)
            nilai = self._nilai(satu, mentah, _sambung(tempat, nama))
            if len(self.masalah) == salah:
                hasil[nama] = nilai
        for nama, satu in dikenal.items():
            if _wajib(satu, isian) and not _terisi(isian.get(nama), satu):
                kode = KodeHalangan.ISIAN_WAJIB
                self.masalah.append(halangan(kode, _sambung(tempat, nama)))
        return hasil

    def _nilai(self, bidang: Bidang, mentah: object, lokasi: str) -> object:
        if bidang.boleh_tiada and bertiada(mentah):
            return TIADA
        if bidang.banyak is not None:
            return self._berulang(bidang, mentah, lokasi)
        if bidang.bagian:
            return self._bagian(bidang, mentah, lokasi)
        if bidang.jenis in _DAFTAR:
            return self._daftar(bidang, mentah, lokasi)
        nilai = _baca_satu(bidang, mentah, lokasi)
        if isinstance(nilai, Halangan):
            self.masalah.append(nilai)
        return nilai

    def _bagian(self, bidang: Bidang, mentah: object, lokasi: str) -> object:
        isian = _menurut_nama(mentah)
        if isian is None:
            self.masalah.append(_salah(lokasi, "daftar isian menurut nama"))
            return None
        return self.baca(bidang.bagian, isian, lokasi)

    def _berulang(self, bidang: Bidang, mentah: object, lokasi: str) -> object:
        batas = bidang.banyak
        assert batas is not None
        if not isinstance(mentah, list | tuple):
            self.masalah.append(_salah(lokasi, "daftar"))
            return None
        if not batas.minimal <= len(mentah) <= batas.maksimal:
            kurang = len(mentah) < batas.minimal
            kode = KodeHalangan.PIHAK_KURANG if kurang else KodeHalangan.PIHAK_LEBIH
            batasnya = {"minimal": batas.minimal} if kurang else {"maksimal": batas.maksimal}
            self.masalah.append(halangan(kode, lokasi, ada=len(mentah), **batasnya))
        return [self._bagian(bidang, satu, f"{lokasi}[{n}]") for n, satu in enumerate(mentah)]

    def _daftar(self, bidang: Bidang, mentah: object, lokasi: str) -> object:
        if not isinstance(mentah, list | tuple):
            self.masalah.append(_salah(lokasi, "daftar"))
            return None
        hasil = [_baca_satu(bidang, satu, f"{lokasi}[{n}]") for n, satu in enumerate(mentah)]
        salah = [satu for satu in hasil if isinstance(satu, Halangan)]
        self.masalah += salah
        if not salah and max(Counter(hasil).values(), default=1) > 1:
            self.masalah.append(_salah(lokasi, "masing-masing sekali"))
        return tuple(hasil)


def _terisi(mentah: object, bidang: Bidang) -> bool:
    if isinstance(mentah, str) and not str.strip(mentah):
        kode = teks_polos(mentah)
        return bidang.jenis is J.PILIHAN and any(p.kode == kode for p in bidang.pilihan)
    return mentah is not None


def _dikosongkan(isian: Mapping[Any, object], bidang: Bidang) -> bool:
    return bidang.boleh_kosong and isian.get(bidang.nama, bidang) is None


def _wajib(bidang: Bidang, isian: Mapping[Any, object]) -> bool:
    bila = bidang.wajib_bila
    if bidang.wajib or bila is None:
        return bidang.wajib
    return bila.berlaku(isian.get(bila.bidang))


def _baca_satu(bidang: Bidang, mentah: object, lokasi: str) -> Any:
    match bidang.jenis:
        case J.PILIHAN | J.PILIHAN_BANYAK | J.YA_TIDAK:
            return _pilihan(bidang, mentah, lokasi)
        case J.TANGGAL:
            return _tanggal(mentah) or _rentang(bidang, mentah, lokasi)
        case J.WAKTU:
            return _waktu(mentah) or _salah(lokasi, bidang.jenis.value)
        case J.BILANGAN:
            return _bilangan(bidang, mentah, lokasi)
        case _:
            return _teks(bidang, mentah, lokasi)


def _pilihan(bidang: Bidang, mentah: object, lokasi: str) -> object:
    # Types count: True is no 1, and an enum of text is text.
    terbaca = teks_polos(mentah) if isinstance(mentah, str) else mentah
    for satu in bidang.pilihan:
        if type(satu.kode) is type(terbaca) and satu.kode == terbaca:
            return satu.kode
    if bidang.jenis is J.YA_TIDAK:
        return _salah(lokasi, bidang.jenis.value)
    kode = tuple(str(satu.kode) for satu in bidang.pilihan)
    menebak = isinstance(mentah, str) and not bidang.spesifik
    mirip = terdekat(str.__str__(mentah), kode) if menebak else ""
    return _salah(lokasi, J.PILIHAN.value, pilihan=kode, mirip=mirip)


def _tanggal(mentah: object) -> date | None:
    if isinstance(mentah, date) and not isinstance(mentah, datetime):
        return mentah
    try:
        terbaca = date.fromisoformat(mentah) if isinstance(mentah, str) else None
    except ValueError:
        return None
    # `20260620` and week dates are ISO, too, but nobody's way of writing a day.
    return terbaca if terbaca is not None and terbaca.isoformat() == mentah else None


def _rentang(bidang: Bidang, mentah: object, lokasi: str) -> object:
    """A year, a month or an age, as it is written: what it spans is read with the command's day."""
    if not bidang.boleh_rentang:
        return _salah(lokasi, bidang.jenis.value)
    if isinstance(mentah, TanggalRentang):
        return mentah
    teks = teks_polos(mentah) if isinstance(mentah, str) else ""
    try:
        terbaca = urai_rentang(teks, _HARI_APA_PUN)
    except (ValueError, OverflowError):
        terbaca = None
    return teks if terbaca else _salah(lokasi, "tanggal_atau_rentang")


def _waktu(mentah: object) -> datetime | None:
    try:
        waktu = datetime.fromisoformat(mentah) if isinstance(mentah, str) else mentah
    except ValueError:
        return None
    return waktu if isinstance(waktu, datetime) and waktu.utcoffset() is not None else None


def _bilangan(bidang: Bidang, mentah: object, lokasi: str) -> object:
    if type(mentah) is not int:
        return _salah(lokasi, bidang.jenis.value)
    bawah, atas = bidang.minimal, bidang.maksimal
    if (bawah is not None and mentah < bawah) or (atas is not None and mentah > atas):
        batas = "–".join("" if satu is None else str(satu) for satu in (bawah, atas))
        return _salah(lokasi, batas)
    return mentah


def _teks(bidang: Bidang, mentah: object, lokasi: str) -> object:
    if not isinstance(mentah, str):
        return _salah(lokasi, "teks" if bidang.jenis is J.TEKS else bidang.jenis.value)
    digit = bidang.digit
    if digit is not None and not (len(mentah) == digit and mentah.isascii() and mentah.isdigit()):
        return _salah(lokasi, "teks", digit=digit)
    return str.__str__(mentah)


def _sambung(tempat: str, nama: str) -> str:
    return f"{tempat}.{nama}" if tempat else nama


def _menurut_nama(isian: object) -> dict[Any, object] | None:
    """A copy of a mapping; of one that breaks when it is read, as of anything else, none."""
    try:
        return dict(isian) if isinstance(isian, Mapping) else None
    except Exception:  # noqa: BLE001 - whatever it is, it holds no entries
        return None


def _salah(lokasi: str, diharapkan: str, **lain: Rincian) -> Halangan:
    return halangan(KodeHalangan.ISIAN_SALAH_JENIS, lokasi, diharapkan=diharapkan, **lain)
