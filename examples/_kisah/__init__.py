"""What `malam.py`, `singgah.py` and `aduan.py` are made of: cases that act on one another."""
