from dinsos_adapters import rakit

app = rakit("banjarmasin")
app.periksa_tenggat()
