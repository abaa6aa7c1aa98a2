"""Packed streams (gzip, bzip2, xz, or not packed at all), read within bounds."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import IO, Protocol

__all__ = ["MAX_UNPACKER_BYTES", "BombSuspected", "Unpacked", "is_packed"]

MAX_UNPACKER_BYTES = 100_000_000
"""The most memory that an xz file may ask for to be unpacked; ``xz -9`` asks for 65 MB."""

_GZIP = b"\x1f\x8b"
_BZIP2 = b"BZh"
_XZ = b"\xfd7zXZ\x00"
_CHUNK = 65_536
_BLOCK = 512


class BombSuspected(Exception):
    """More than the bounds allow; the message goes on after the archive's name."""


class _Unpacker(Protocol):
    """What bz2 and lzma have, and zlib nearly."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Gzip:
    """zlib's decompressor with the face of the two others."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def needs_input(self) -> bool:
        return not self._zlib.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)


class Unpacked:
    """The unpacked bytes of ``file``, from its start on.

    ``take`` is told the size of each piece that was unpacked, and may raise. Past ``ratio_from``
    bytes, more than ``ratio`` times the packed size raises :class:`BombSuspected`. A stream that
    ends in its middle raises EOFError, a broken one zlib.error, OSError or ValueError.
    """

    def __init__(
        self, file: IO[bytes], take: Callable[[int], None], ratio: int, ratio_from: int
    ) -> None:
        self._file = file
        self._take = take
        self._ratio = ratio
        self._from = ratio_from
        self._packed = 0
        self._out = 0
        self._ready = b""
        self.last = b""
        """What was read last: the last block of a tar, of which an end has zeros only."""
        head = file.read(6)
        file.seek(0)
        new = _unpacker(head)
        self._unpacker = None if new is None else new()
        self._ended = False

    def peek(self, size: int) -> bytes:
        """The next ``size`` bytes, or all that are left, without moving on."""
        while len(self._ready) < size and not self._ended:
            self._ready += self._more()
        return self._ready[:size]

    def read(self, size: int) -> bytes:
        """The next ``size`` bytes; fewer at the end only."""
        pieces = [self._ready]
        have = len(self._ready)
        while have < size and not self._ended:
            piece = self._more()
            pieces.append(piece)
            have += len(piece)
        data = b"".join(pieces)
        self._ready = data[size:]
        data = data[:size]
        self.last = data[-_BLOCK:] or self.last
        return data

    @property
    def ended(self) -> bool:
        """Whether all has been read."""
        return not self.peek(1)

    def _more(self) -> bytes:
        unpacker = self._unpacker
        piece = self._raw() if unpacker is None else self._next(unpacker)
        self._out += len(piece)
        self._take(len(piece))
        if (
            unpacker is not None
            and self._out > self._from
            and self._out > self._ratio * self._packed
        ):
            raise BombSuspected(f"unpacks to more than {self._ratio} times its size")
        return piece

    def _raw(self) -> bytes:
        data = self._file.read(_CHUNK)
        self._ended = not data
        self._packed += len(data)
        return data

    def _next(self, unpacker: _Unpacker) -> bytes:
        if unpacker.eof:
            # Several packed streams one after another are one, as gzip and xz have it.
            rest = unpacker.unused_data.lstrip(b"\0")
            while len(rest) < len(_XZ) and (piece := self._raw()):
                rest = (rest + piece).lstrip(b"\0")
            fresh = _unpacker(rest)
            if fresh is None and rest:
                raise ValueError("something stands behind its end")
            if fresh is None:  # The end, with padding that unpackers pass over.
                self._ended = True
                return b""
            self._ended = False
            self._unpacker = fresh()
            return _fed(self._unpacker, rest)
        if not unpacker.needs_input:
            return _fed(unpacker, b"")
        data = self._raw()
        if not data:
            raise EOFError("it ends in its middle")
        return _fed(unpacker, data)


def _fed(unpacker: _Unpacker, data: bytes) -> bytes:
    try:
        return unpacker.decompress(data, _CHUNK)
    except lzma.LZMAError as exc:
        raise ValueError(str(exc)) from exc


def is_packed(head: bytes) -> bool:
    """Whether data that begins with ``head`` is gzip, bzip2 or xz."""
    return _unpacker(head) is not None


def _unpacker(head: bytes) -> Callable[[], _Unpacker] | None:
    if head.startswith(_GZIP):
        return _Gzip
    if head.startswith(_BZIP2) and head[3:4].isdigit():
        return bz2.BZ2Decompressor
    if head.startswith(_XZ):
        return lambda: lzma.LZMADecompressor(memlimit=MAX_UNPACKER_BYTES)
    return None
