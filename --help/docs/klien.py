from dinsos_adapters import rakit
from dinsos_core import DaftarkanKlien, GabungkanKlien, Pelaku

app = rakit("banjarmasin")
peksos = Pelaku(id="u-7", instansi="banjarmasin", peran={"pekerja_sosial"})
bernama = DaftarkanKlien(data={"nama": "Budi"})
budi = app.lakukan_klien(bernama, oleh=peksos).unwrap().klien
bertanda = DaftarkanKlien(sementara="bertato naga di lengan kiri")
tanpa_nama = app.lakukan_klien(bertanda, oleh=peksos).unwrap().klien
sama = GabungkanKlien(klien=tanpa_nama, dengan=budi, alasan="dikenali kakaknya")
app.lakukan_klien(sama, oleh=peksos).unwrap().keadaan.ke == budi

berkas = app.berkas_klien(tanpa_nama, oleh=peksos)
berkas.klien == budi, len(berkas.alias), berkas.data["nama"]
