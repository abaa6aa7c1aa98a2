"""Bytes to :class:`summarizer.wire.Wire`: the text, its fields, and what is found in it by rule.

``read_bytes``, ``read_path`` and ``read_text`` give one wire and raise
:class:`summarizer.errors.InputError` only; ``read_wires`` and ``read_paths`` give all wires of
their input, and the error of each item that cannot be read.
"""

from summarizer.reading.decoding import MAX_TEXT_BYTES
from summarizer.reading.detect import FORMATS
from summarizer.reading.source import (
    MAX_INPUT_BYTES,
    read_bytes,
    read_path,
    read_paths,
    read_text,
    read_wires,
)

__all__ = [
    "FORMATS",
    "MAX_INPUT_BYTES",
    "MAX_TEXT_BYTES",
    "read_bytes",
    "read_path",
    "read_paths",
    "read_text",
    "read_wires",
]
