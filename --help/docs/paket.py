from dinsos_core import Aplikasi, Pelaku


def serahkan(app: Aplikasi, kasus: str, kepala: Pelaku) -> str:
    hasil = app.serahkan(kasus, oleh=kepala, kepada="palangka-raya", layanan="rumah-singgah")
    return hasil.unwrap().nomor
