"""An authority of the test's own, and the certificate of a server on loopback."""

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from attrs import frozen
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@frozen
class Sertifikat:
    """The files: the authority, and the server's certificate with its key."""

    ca: Path
    server: Path

    def konteks(self) -> ssl.SSLContext:
        """For the server."""
        konteks = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        konteks.load_cert_chain(self.server)
        return konteks


def buat(folder: Path, ip: str = "127.0.0.1") -> Sertifikat:
    """A fresh authority that vouches for a server at that address."""
    kunci_ca, kunci = (
        ec.generate_private_key(ec.SECP256R1()),
        ec.generate_private_key(ec.SECP256R1()),
    )
    nama_ca = _nama("CA uji")
    ca = (
        _kerangka(nama_ca, nama_ca, kunci_ca)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_guna(tanda_tangan=True), critical=True)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(kunci_ca.public_key()), critical=False
        )
        .sign(kunci_ca, hashes.SHA256())
    )
    server = (
        _kerangka(nama_ca, _nama("peladen uji"), kunci)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(ip))]), critical=False
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(kunci_ca.public_key()),
            critical=False,
        )
        .sign(kunci_ca, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    berkas = Sertifikat(ca=folder / "ca.pem", server=folder / "server.pem")
    berkas.ca.write_bytes(ca.public_bytes(pem))
    rahasia = kunci.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    berkas.server.write_bytes(server.public_bytes(pem) + rahasia)
    return berkas


def _nama(teks: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, teks)])


def _guna(*, tanda_tangan: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=tanda_tangan,
        crl_sign=tanda_tangan,
        encipher_only=False,
        decipher_only=False,
    )


def _kerangka(
    penerbit: x509.Name, milik: x509.Name, kunci: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    # TLS compares with the machine's clock, so the certificate must be valid by that one.
    kini = datetime.now(UTC)  # noqa: TID251 -- for that reason
    return (
        x509.CertificateBuilder()
        .subject_name(milik)
        .issuer_name(penerbit)
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(kini - timedelta(days=1))
        .not_valid_after(kini + timedelta(days=1))
    )
