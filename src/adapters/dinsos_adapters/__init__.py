"""Adapters for the ports of `dinsos_core`; `wiring` is the only module that ties them together."""
