"""`frozen`, as attrs has it, without compiling what a value needs no code of its own for.

attrs writes and compiles source for each class; of that, comparing, hashing and showing are more
than half, and some 500 classes are made before a first command runs. Here those three are plain
functions over the fields' names. To a type checker it is attrs' own; with another option, as for a
class that has an order or keeps its hash, it is that when it runs as well.
"""

from typing import TYPE_CHECKING

__all__ = ["frozen"]

if TYPE_CHECKING:
    from attrs import frozen
else:
    from operator import attrgetter

    import attrs

    def frozen(kelas=None, *, kw_only=False, slots=True, **lain):
        """`attrs.frozen`; with other options than these wholly attrs' own."""

        def jadikan(kelas):
            if lain:
                return attrs.frozen(kelas, kw_only=kw_only, slots=slots, **lain)
            jadi = attrs.frozen(kelas, kw_only=kw_only, slots=slots, eq=False, repr=False)
            for nama, fungsi in _bawaan(jadi).items():
                if nama not in vars(kelas):  # as attrs: what a class says itself holds
                    setattr(jadi, nama, fungsi)
            return jadi

        return jadikan if kelas is None else jadikan(kelas)

    def _bawaan(kelas):
        nama = [satu.name for satu in attrs.fields(kelas) if satu.eq]
        isi = attrgetter(*nama) if nama else type

        def sama(ini, itu):
            return isi(ini) == isi(itu) if itu.__class__ is ini.__class__ else NotImplemented

        def cerna(ini):
            return hash(isi(ini))

        return {"__eq__": sama, "__hash__": cerna, "__repr__": _tampil}

    def _tampil(ini):
        # What a field hides (`repr=False`) is a personal value, or everything there is.
        isi = (f"{s.name}={getattr(ini, s.name)!r}" for s in attrs.fields(type(ini)) if s.repr)
        return f"{type(ini).__qualname__.rsplit('>.', 1)[-1]}({', '.join(isi)})"
