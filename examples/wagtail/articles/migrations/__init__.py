"""How the tables came about; written by Django."""
