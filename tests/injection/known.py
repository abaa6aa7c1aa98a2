"""What gets through the hostile wires, or is lost, and why only a check could help.

Keys are ``NAME, VARIANT``. Each is expected to fail: who mends the check takes its line out.
"""

from __future__ import annotations

__all__ = ["LEAKS", "LOST", "UNNAMED"]

LEAKS: dict[str, str] = {}
UNNAMED: dict[str, str] = {}
LOST: dict[str, str] = {}
