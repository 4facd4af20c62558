"""The Pengaduan: a complaint, an aspiration or a request for information, from receipt to answer."""
