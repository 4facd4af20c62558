"""What `examples/loket.py` is made of: its data files, the day itself, and the report."""
