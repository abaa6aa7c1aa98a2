"""Lies told about texts that were read with care, and who catches them."""
