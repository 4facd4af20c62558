"""LaporanKedaruratan: somebody in need is reported, and a team goes."""
