"""What a case of any aggregate is: its events, commands, state, progress, dossier and clocks."""
