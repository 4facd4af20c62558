"""From a SuratElektronik to an RFC 5322 message: templates, headers, and what may not be in them.

Nothing personal enters a header but the recipient's own address, since headers are shown in
notifications and kept in logs of mail servers; not even the name of the service does, which can
tell as much as a diagnosis.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dinsos_adapters.email.kata import dalam, penyaring, sisipkan
from dinsos_core.application.bahasa.jarak import jarak
from dinsos_core.domain.shared.kata import BAHASA, Bahasa
from dinsos_core.ports.pengirim import PengirimanGagal, SuratElektronik

BAWAAN: Final = Path(__file__).parent / "templat"

UNTUK_PERIHAL: Final = ("kasus", "instansi")
"""The only values a subject line may name."""

TERSUSUN: Final = frozenset({"kekurangan", "dasar", "catatan", "kewajiban", "sesudahnya"})
"""Lines put together from words of the standard, into which dates and names are filled."""

PRIBADI: Final = ("nama", "diwakili", "alasan", "klaim_mulai")
"""Sealed values that a template may name; one that is not (or no longer) there is empty."""

BERBARIS: Final = frozenset({"alasan", *TERSUSUN})
"""Values that may have several lines; every other is put on one."""

DEKAT: Final = timedelta(days=14)

_CELAH: Final = re.compile(r"\n{3,}")

POLA_ALAMAT: Final = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])\Z"
)


class Penyusun:
    """Composes messages. Templates are read once and may be shared between threads.

    ``templat`` is a folder whose files replace ours, each on its own; `docs/pesan.md` lists them.
    ``dari`` is the sender's address; its domain also ends each Message-ID.

    Raises:
        ValueError: ``dari`` is no address.
    """

    def __init__(self, *, dari: str, templat: Path | None = None) -> None:
        pengirim = alamat(dari)
        if pengirim is None:
            raise ValueError("alamat pengirim tidak sah")
        self._dari = pengirim
        folder = [BAWAAN] if templat is None else [templat, BAWAAN]
        self._jinja = {bahasa: _lingkungan(folder, bahasa) for bahasa in BAHASA}

    def __call__(self, surat: SuratElektronik, pada: datetime) -> EmailMessage:
        """The message, dated ``pada`` (aware).

        Raises `PengirimanGagal`: ``alamat_tidak_sah`` for good; ``templat_tidak_dikenal`` and
        ``templat_salah`` for now, since the agency can mend its templates.
        """
        kepada = alamat(surat.kepada)
        if kepada is None:
            raise PengirimanGagal("alamat_tidak_sah", sementara=False)
        try:
            perihal, badan = self._tulis(surat, pada)
        except TemplateNotFound as galat:
            raise PengirimanGagal("templat_tidak_dikenal", sementara=True) from galat
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError):
            # Without its cause: an error raised inside a template may quote a value.
            raise PengirimanGagal("templat_salah", sementara=True) from None
        pesan = EmailMessage(policy=SMTP)
        pesan["From"] = _kepala(surat.instansi.nama, self._dari)
        pesan["To"] = kepada
        pesan["Subject"] = perihal
        pesan["Date"] = format_datetime(pada.astimezone(ZoneInfo(surat.instansi.zona)))
        pesan["Message-ID"] = f"<{nama_aman(surat.id)}@{self._dari.domain}>"
        pesan["Auto-Submitted"] = "auto-generated"  # RFC 3834: asks for no automatic reply
        pesan.set_content(badan, cte="quoted-printable")
        pesan["Content-Language"] = "id, en"
        return pesan

    def _tulis(self, surat: SuratElektronik, pada: datetime) -> tuple[str, str]:
        nilai = _nilai(surat)
        perihal: dict[str, str] = {}
        isi: dict[str, str] = {}
        for bahasa in BAHASA:
            sisa = _sisa(nilai.get("tempo", ""), pada, bahasa)
            terbaca = _terbaca({**nilai, "sisa": sisa}, bahasa)
            perihal[bahasa], isi[bahasa] = self._satu_bahasa(surat.templat, terbaca, bahasa)
        badan = (
            self._jinja["id"]
            .get_template("kerangka.txt")
            .render(nilai, kop="\n".join(surat.instansi.kop), isi_id=isi["id"], isi_en=isi["en"])
        )
        return _satu_baris(f"{perihal['id']} / {perihal['en']}"), _rapat(badan) + "\n"

    def _satu_bahasa(self, nama: str, nilai: Mapping[str, str], bahasa: Bahasa) -> tuple[str, str]:
        templat = self._jinja[bahasa].get_template(f"{nama}.{bahasa}.txt")
        # The subject is a block of its own, rendered from nothing but what it may name.
        boleh = {nama: nilai[nama] for nama in UNTUK_PERIHAL if nama in nilai}
        konteks = templat.new_context(boleh)
        perihal = "".join(templat.blocks["perihal"](konteks))
        badan = "".join(templat.blocks["isi"](templat.new_context(dict(nilai))))
        return perihal, _rapat(badan)


def _rapat(badan: str) -> str:
    """What a template leaves out leaves no gap."""
    return _CELAH.sub("\n\n", badan).strip("\n")


def _lingkungan(folder: Sequence[Path], bahasa: Bahasa) -> ImmutableSandboxedEnvironment:
    jinja = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # plain text: nothing here is read as HTML
    )
    jinja.filters |= penyaring(bahasa)
    return jinja


def _sisa(tempo: str, pada: datetime, bahasa: Bahasa) -> str:
    """How far off an instant is when the letter is sent, within two weeks: what is further off is
    rounded, and would gainsay the date. Nothing once it has passed."""
    saat = datetime.fromisoformat(tempo) if tempo else pada
    return jarak(saat, pada, bahasa) if pada < saat < pada + DEKAT else ""


def alamat(teks: str) -> Address | None:
    """A plain ASCII mail address, or None for anything else, lists and display names included."""
    rapi = teks.strip(" ")
    if len(rapi) > 254 or rapi.find("@") > 64 or not POLA_ALAMAT.match(rapi):  # RFC 5321, 4.5.3.1
        return None
    return Address(addr_spec=rapi)


def nama_aman(id_pesan: str) -> str:
    """An id as a Message-ID and a file name can carry it; different ids stay different."""
    return quote(id_pesan, safe="", errors="replace").replace(".", "%2E")


def _kepala(nama: str, dari: Address) -> Address:
    return Address(display_name=_satu_baris(nama), addr_spec=dari.addr_spec)


def _nilai(surat: SuratElektronik) -> dict[str, str]:
    """What templates may name."""
    mentah = {**dict.fromkeys(PRIBADI, ""), **surat.isi, "instansi": surat.instansi.nama}
    if tempo := mentah.get("tempo"):
        saat = datetime.fromisoformat(tempo).astimezone(ZoneInfo(surat.instansi.zona))
        mentah["tempo"] = saat.isoformat()
    return {
        kunci: _berbaris(isi) if kunci.removesuffix("_en") in BERBARIS else _satu_baris(isi)
        for kunci, isi in mentah.items()
    }


def _terbaca(nilai: Mapping[str, str], bahasa: Bahasa) -> dict[str, str]:
    """The same as a template of that language reads them."""
    return {
        nama: sisipkan(isi, nilai, bahasa) if nama in TERSUSUN else isi
        for nama, isi in dalam(nilai, bahasa).items()
    }


def _satu_baris(teks: str) -> str:
    return " ".join(_bersih(teks).split())


def _berbaris(teks: str) -> str:
    return "\n".join(rapi for baris in teks.splitlines() if (rapi := _satu_baris(baris)))


def _bersih(teks: str) -> str:
    """Without control, direction and surrogate characters, which could disguise what is read."""
    return "".join(
        " " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c
        for c in teks
        if unicodedata.category(c) != "Cf"
    )
