"""Measures of the package; nothing here is installed."""
