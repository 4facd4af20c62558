"""The Permohonan: an application for a product of the office, from papers to a closed case."""
