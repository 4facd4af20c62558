"""`python -m dinsos_adapters`: the command `dinsos`, where its script is not on the path."""

from dinsos_adapters.cli import jalankan

jalankan()
