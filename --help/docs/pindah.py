from datetime import datetime
from zoneinfo import ZoneInfo

from dinsos_adapters import rakit
from dinsos_core import LaporkanKedaruratan, Pelaku, PihakDiajukan, PindahStandar, SelesaikanLangkah

kini = datetime(2024, 6, 7, 9, 0, tzinfo=ZoneInfo("Asia/Makassar"))  # SK 080/2023 is in force
app = rakit("banjarmasin", jam=lambda: kini)
loket = Pelaku(id="ani", instansi="banjarmasin", peran={"petugas_penerima_laporan"})
kabid = Pelaku(id="budi", instansi="banjarmasin", peran={"kabid_rehsos"})

laporan = LaporkanKedaruratan(layanan="kedaruratan-ppks", pihak=[PihakDiajukan(pihak="subjek")])
kasus = app.lakukan_atau_gagal(laporan, oleh=loket).kasus
app.lakukan_atau_gagal(SelesaikanLangkah(kasus=kasus, langkah="terima"), oleh=loket)

kini = datetime(2024, 6, 10, 9, 0, tzinfo=ZoneInfo("Asia/Makassar"))  # SK 093/2024 comes into force
rencana = app.pratinjau_pindah(kasus, kabid)
print(rencana.ke.keputusan, rencana.semula, "→", rencana.berdiri, rencana.lengkap)

app.lakukan_atau_gagal(PindahStandar(kasus=kasus, alasan="SK 093/2024 berlaku."), oleh=kabid)
assert app.kasus(kasus).keadaan.standar == rencana.ke


from dinsos_core import PermintaanPindah

minta = PermintaanPindah(layanan="kedaruratan-ppks", pratinjau=True)  # shows it, moves nothing
semua = app.pindahkan_semua(minta, oleh=kabid)
assert (semua.kasus, semua.sudah, semua.lanjut) == ((), 1, None)  # the only case is there already
