"""A file that is written whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from summarizer.cli.console import named
from summarizer.cli.inputs import BadUsage

__all__ = ["PageFile"]


class PageFile:
    """The place of a file that is to be written; it is tried at once, before any work is done.

    Raises :class:`BadUsage`, here and in :meth:`write`, where the place cannot be written to.
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
        try:
            temporary = self._temporary()
            try:
                with temporary.open("w", encoding="utf-8", newline="\n") as file:
                    file.writelines((text,) if isinstance(text, str) else text)
                    file.flush()
                    os.fsync(file.fileno())
                temporary.chmod(self._mode())
                temporary.replace(self.path)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as fault:
            raise self._refused(fault) from fault

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

    def _refused(self, fault: OSError | ValueError) -> BadUsage:
        why = fault.strerror if isinstance(fault, OSError) else None
        return BadUsage(
            f"{named(self.name)} cannot be written: {why or 'not a file name'}",
            hint="give a place that can be written to",
        )
