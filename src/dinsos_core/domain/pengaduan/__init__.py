"""The Pengaduan: a complaint, a wish or a request for information, from receipt to answer."""
