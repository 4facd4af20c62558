"""How a case moves: opening, steps, assessment, letters, and the rules that any case knows."""
