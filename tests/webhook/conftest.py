"""The stores and certificates of the mail tests serve here, too."""

from tests.smtp.conftest import _berkas_kosong, gudang, kepercayaan

__all__ = ["_berkas_kosong", "gudang", "kepercayaan"]
