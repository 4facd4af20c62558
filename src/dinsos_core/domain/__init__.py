"""The rules: frozen values and pure functions. Imports no port, no adapter, no clock."""
