"""State, events, outbox and vault on SQLite or PostgreSQL."""

from dinsos_core.ports.pustaka import perlu

with perlu("sql"):
    from dinsos_adapters.sql.gudang import GudangSql

__all__ = ["GudangSql"]
