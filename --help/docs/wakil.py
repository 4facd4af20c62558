from datetime import date

from dinsos_core import PihakDiajukan

kuasa = PihakDiajukan(
    pihak="kuasa",
    data={"nama": "Dewi", "email": "dewi@contoh.id"},
    akun="akun-dewi",
    mewakili="pemohon",  # or "pemohon[1]"; the first of the public unless named
    lingkup=["melengkapi", "menerima"],
    berlaku_sampai=date(2026, 12, 31),
)
wali = PihakDiajukan(pihak="wali", data={"nama": "Eko"}, akun="akun-eko", mewakili="pemohon")
