"""Bytes to a :class:`summarizer.wire.Wire`: the text unchanged, and what is found in it by rule.

``read_bytes``, ``read_path`` and ``read_text`` raise :class:`summarizer.errors.InputError` only.
"""

from summarizer.reading.decoding import MAX_TEXT_BYTES
from summarizer.reading.source import read_bytes, read_path, read_text

__all__ = ["MAX_TEXT_BYTES", "read_bytes", "read_path", "read_text"]
