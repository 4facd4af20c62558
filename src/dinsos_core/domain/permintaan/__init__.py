"""What somebody asks about the data that are kept on them, and what became of it."""
