"""A file that is written whole or not at all; several that belong together likewise."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarizer.cli.console import named
from summarizer.cli.inputs import BadUsage

__all__ = ["PageFile", "write_together"]


class PageFile:
    """The place of a file that is to be written; it is tried at once, before any work is done.

    Raises :class:`BadUsage`, here and in all that writes, where the place cannot be written to.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        try:
            self.path = Path(os.path.realpath(name))
            if self.path.exists() and not stat.S_ISREG(self.path.stat().st_mode):
                raise BadUsage(
                    f"{named(name)} is not a file that can be written", hint="give a file"
                )
            self._temporary().unlink()
        except (OSError, ValueError) as fault:
            raise self._refused(fault) from fault

    def write(self, text: str | Iterable[str]) -> None:
        """Put ``text`` (or its pieces) at the place, in UTF-8, in one step: it is there whole, or
        not at all."""
        write_together((self, text))

    def prepare(self, text: str | Iterable[str]) -> Path:
        """Write ``text`` beside the place; returns where, for :meth:`put`."""
        with self._translated():
            temporary = self._temporary()
            try:
                with temporary.open("w", encoding="utf-8", newline="\n") as file:
                    file.writelines((text,) if isinstance(text, str) else text)
                    file.flush()
                    os.fsync(file.fileno())
                temporary.chmod(self._mode())
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
            return temporary

    def put(self, prepared: Path) -> None:
        """Move what was prepared to the place."""
        with self._translated():
            prepared.replace(self.path)

    def _temporary(self) -> Path:
        """An empty file beside the place, on the same file system."""
        descriptor, name = tempfile.mkstemp(
            prefix=f".{self.path.name[:64]}.", suffix=".new", dir=self.path.parent
        )
        os.close(descriptor)
        return Path(name)

    def _mode(self) -> int:
        """The mode of the file that is replaced, else what a new file would get."""
        if self.path.exists():
            return stat.S_IMODE(self.path.stat().st_mode)
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise self._refused(fault) from fault

    def _refused(self, fault: OSError | ValueError) -> BadUsage:
        why = fault.strerror if isinstance(fault, OSError) else None
        return BadUsage(
            f"{named(self.name)} cannot be written: {why or 'not a file name'}",
            hint="give a place that can be written to",
        )


def write_together(*texts: tuple[PageFile, str | Iterable[str]]) -> None:
    """Put each text at its place. They belong together, as a page and the one that its links lead
    to: all are written beside their places first, so that no text that fails and no disk that is
    full leaves one of them new and another old. Raises :class:`BadUsage`."""
    ready: list[tuple[PageFile, Path]] = []
    try:
        for file, text in texts:
            ready.append((file, file.prepare(text)))
        for file, prepared in ready:
            file.put(prepared)
    finally:
        for _, prepared in ready:
            prepared.unlink(missing_ok=True)
