"""Folders, archives and mailboxes: what stands in them, item by item, within bounds.

Nothing is ever unpacked to disk: the name of a member is only a name, and its bytes are read into
memory one member at a time. What cannot be read is one InputError for that member; the rest goes
on. Where an archive itself is broken or a bomb, one error stands in the place of its rest.
"""

from __future__ import annotations

import io
import os
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self, cast

from summarizer.errors import InputError, NotAWire, NotFound, TooLarge
from summarizer.reading.decoding import called
from summarizer.reading.detect import is_office
from summarizer.reading.mailboxes import is_mailbox, messages_of
from summarizer.reading.unpacking import BombSuspected, Unpacked, is_packed

__all__ = [
    "MAX_DIRECTORY_BYTES",
    "MAX_ITEM_BYTES",
    "MAX_MEMBERS",
    "MAX_MESSAGES",
    "MAX_NESTING",
    "MAX_RATIO",
    "MAX_TOTAL_BYTES",
    "Entry",
    "entries",
    "entries_of",
    "is_archive",
]

MAX_ITEM_BYTES = 64_000_000
"""The largest file or member that is read at all; each format has its own bounds below that."""
MAX_TOTAL_BYTES = 500_000_000
"""The most that one archive may unpack to, archives inside it included."""
MAX_RATIO = 50
"""How many times its packed size an archive or a member may have; wires shrink to a tenth."""
MAX_MEMBERS = 10_000
"""The most members of one archive, folders and links among them."""
MAX_MESSAGES = 5_000
"""The most messages of one mailbox."""
MAX_NESTING = 1
"""How deep archives may stand inside an archive."""
MAX_DIRECTORY_BYTES = 8_000_000
"""The most that the list of a zip's members, or one extended header of a tar, may take."""

# Below this, a ratio says nothing: ten equal lines shrink to one.
_RATIO_FROM = 1_000_000
_CHUNK = 65_536
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_DRIVE = re.compile(r"[A-Za-z]:")
_ENCRYPTED = 0x1
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ASIDE = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: its bytes, or why there are none. ``input`` is its name in results and errors.

    ``format`` is the item's, where that in which it stood tells it.
    """

    input: str
    data: bytes = b""
    error: InputError | None = None
    format: str | None = None


@dataclass(slots=True)
class _Budget:
    """What may still be unpacked; archives inside an archive draw on the same."""

    left: int = MAX_TOTAL_BYTES
    members: int = MAX_MEMBERS

    def take(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise BombSuspected(f"unpacks to more than {MAX_TOTAL_BYTES:,} bytes")

    def member(self) -> None:
        self.members -= 1
        if self.members < 0:
            raise BombSuspected(f"has more than {MAX_MEMBERS:,} members")


def entries(path: str | os.PathLike[str]) -> Iterator[Entry]:
    """The items in a file, a folder or an archive.

    Folders are walked in the order of names, hidden files left aside, links not followed. The
    members of an archive are named ``day.zip!/a/b.xml``, the messages of a mailbox ``day.mbox!/1``.
    Raises nothing: what is wrong is an entry
    with an error.
    """
    place = Path(path)
    name = _name_of(place)
    try:
        if place.is_dir():
            empty = True
            for entry in _folder(place):
                empty = False
                yield entry
            if empty:
                yield Entry(name, error=_nothing_in(name))
        else:
            yield from _file(place, name)
    except OSError as exc:
        yield Entry(name, error=_unreadable(name, exc))
    except ValueError:  # a NUL in the path
        yield Entry(name, error=NotFound(f"{called(name)}: no such file", input=name))


def entries_of(data: bytes, input: str) -> Iterator[Entry]:
    """The items in ``data``: the members of an archive, or ``data`` itself."""
    yield from _opened(io.BytesIO(data), len(data), input, _Budget(), 0)


def is_archive(head: bytes) -> bool:
    """Whether data that begins with ``head`` (512 bytes are enough) is an archive or a mailbox."""
    return head.startswith(_ZIP) or is_packed(head) or is_mailbox(head) or _is_tar(head)


def _folder(folder: Path) -> Iterator[Entry]:
    for root, folders, files in os.walk(folder, onerror=None):
        folders[:] = sorted(f for f in folders if not _is_hidden(f))
        for file in sorted(f for f in files if not _is_hidden(f)):
            place = Path(root, file)
            name = _name_of(place)
            try:
                yield from _file(place, name, linked=False)
            except OSError as exc:
                yield Entry(name, error=_unreadable(name, exc))


def _file(place: Path, name: str, *, linked: bool = True) -> Iterator[Entry]:
    """``linked`` says that the file may be a link: one that the caller named is followed."""
    facts = place.stat() if linked else place.lstat()
    if stat.S_ISLNK(facts.st_mode):
        yield Entry(name, error=_a_link(name))
        return
    if not stat.S_ISREG(facts.st_mode):
        if not linked:
            yield Entry(name, error=NotAWire(f"{called(name)} is no regular file", input=name))
            return
        with place.open("rb") as pipe:  # one that the caller named
            data = pipe.read(MAX_ITEM_BYTES + 1)
        yield from _opened(io.BytesIO(data), len(data), name, _Budget(), 0)
        return
    with place.open("rb") as file:
        yield from _opened(file, facts.st_size, name, _Budget(), 0)


def _opened(file: IO[bytes], size: int, name: str, budget: _Budget, depth: int) -> Iterator[Entry]:
    head = file.read(512)
    file.seek(0)
    if not is_archive(head):
        if size > MAX_ITEM_BYTES:
            yield Entry(name, error=_too_large(name))
        else:
            yield Entry(name, file.read(min(size, MAX_ITEM_BYTES)))
        return
    if is_office(head):
        yield Entry(name, error=_an_office_document(name))
        return
    if depth > MAX_NESTING:
        yield Entry(
            name,
            error=NotAWire(
                f"{called(name)} is an archive inside an archive inside an archive",
                input=name,
                hint="unpack the outer ones",
            ),
        )
        return
    if head.startswith(_ZIP):
        members = _zip(file, size, name, budget)
    elif is_mailbox(head):
        members = _mailbox(file, name, budget)
    else:
        members = _tar(file, name, budget)
    done = False
    try:
        for entry in members:
            done = True
            if entry.error is None and is_archive(entry.data[:512]):
                inner = io.BytesIO(entry.data)
                yield from _opened(inner, len(entry.data), entry.input, budget, depth + 1)
            else:
                yield entry
    except BombSuspected as exc:
        yield Entry(
            name,
            error=TooLarge(
                f"{called(name)} {exc}; the rest of it is not read",
                input=name,
                hint="unpack it, and give the files",
            ),
        )
    except _BROKEN as exc:
        yield Entry(
            name,
            error=NotAWire(
                f"{called(name)} is a broken archive: {_reason(exc)}",
                input=name,
                hint="fetch it again; what stood before the break is done"
                if done
                else "fetch it again; nothing of it could be read",
            ),
        )


_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    OverflowError,
    RecursionError,  # a chain of headers of headers
    MemoryError,
)
"""What the standard library raises on archives that are truncated or made up."""


# --- zip ------------------------------------------------------------------------------------------


class _Directory(io.RawIOBase):
    """A file of which no single read may be larger than the list of members may be."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > MAX_DIRECTORY_BYTES:
            raise BombSuspected(f"has more than {MAX_DIRECTORY_BYTES:,} bytes of names")
        if size is None or size < 0:
            data = self._file.read(MAX_DIRECTORY_BYTES + 1)
            if len(data) > MAX_DIRECTORY_BYTES:
                raise BombSuspected(f"has more than {MAX_DIRECTORY_BYTES:,} bytes of names")
            return data
        return self._file.read(size)


def _zip(file: IO[bytes], size: int, name: str, budget: _Budget) -> Iterator[Entry]:
    unpacked = 0

    def take(piece: int) -> None:
        nonlocal unpacked
        unpacked += piece
        if unpacked > _RATIO_FROM and unpacked > MAX_RATIO * size:
            raise BombSuspected(f"unpacks to more than {MAX_RATIO} times its size")
        budget.take(piece)

    with zipfile.ZipFile(_Directory(file)) as archive:
        if {"[Content_Types].xml", "mimetype"} & set(archive.namelist()):
            yield Entry(name, error=_an_office_document(name))
            return
        infos = sorted(archive.infolist(), key=lambda i: i.filename)
        yield from _members(name, (_of_zip(archive, info, take) for info in infos), budget)
        if infos and min(info.header_offset for info in infos) > 0:
            # The list at a zip's end knows nothing of another zip that was put before it.
            raise zipfile.BadZipFile("another one stands in front of it")


def _of_zip(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, take: Callable[[int], None]
) -> _Member:
    def read(member: str) -> Entry:
        try:
            with archive.open(info) as opened:
                return _read(opened, member, take)
        except BombSuspected:
            raise
        except _BROKEN as exc:
            return Entry(member, error=_broken(member, exc))

    return _Member(
        info.filename,
        info.is_dir(),
        stat.S_ISLNK(info.external_attr >> 16),
        info.file_size,
        lambda member: _refused(info, member),
        read,
    )


def _refused(info: zipfile.ZipInfo, member: str) -> InputError | None:
    """Why a member of a zip is not unpacked, by what the archive says of it."""
    if info.flag_bits & _ENCRYPTED:
        return NotAWire(
            f"{called(member)} is encrypted", input=member, hint="unpack it with its password"
        )
    if info.compress_type not in _PACKINGS:
        return NotAWire(
            f"{called(member)} is packed in a way that is not read",
            input=member,
            hint="pack it with deflate, as zip does by default",
        )
    if info.file_size > _RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size):
        return TooLarge(
            f"{called(member)} unpacks to more than {MAX_RATIO} times its size",
            input=member,
            hint="unpack it, and give the file",
        )
    return None


# --- tar ------------------------------------------------------------------------------------------


_PIECE = 1 << 16


class _Header(tarfile.TarInfo):
    """A header whose own extensions (long names, attributes) are bounded."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        header = super().frombuf(buf, encoding, errors)
        if header.type in _EXTENSIONS and header.size > MAX_DIRECTORY_BYTES:
            raise BombSuspected(f"has a header of more than {MAX_DIRECTORY_BYTES:,} bytes")
        return header


_EXTENSIONS = (
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
)


def _tar(file: IO[bytes], name: str, budget: _Budget) -> Iterator[Entry]:
    unpacked = Unpacked(file, budget.take, MAX_RATIO, _RATIO_FROM)
    head = unpacked.peek(512)
    if not _is_tar(head):
        yield _single(unpacked, name)
        return
    stream = cast("IO[bytes]", unpacked)
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header) as archive:
        yield from _members(name, (_of_tar(archive, info) for info in archive), budget)
        if unpacked.ended and unpacked.last.strip(b"\0"):
            # Cut between two members; tarfile takes that for the end.
            raise EOFError("it ends in its middle")
        behind = cast("IO[bytes]", archive.fileobj)
        while piece := behind.read(_PIECE):
            if piece.strip(b"\0"):  # another tar was put behind it
                raise tarfile.ReadError("something stands behind its end")


def _of_tar(archive: tarfile.TarFile, info: tarfile.TarInfo) -> _Member:
    def refused(member: str) -> InputError | None:
        if info.isreg() and not info.issparse():
            return None
        return NotAWire(f"{called(member)} is no regular file", input=member)

    def read(member: str) -> Entry:
        opened = archive.extractfile(info)
        data = b"" if opened is None else opened.read(MAX_ITEM_BYTES + 1)
        if len(data) < info.size:
            raise EOFError("it ends in its middle")
        return Entry(member, data)

    link = info.issym() or info.islnk()
    return _Member(info.name, info.isdir(), link, info.size, refused, read)


def _single(unpacked: Unpacked, name: str) -> Entry:
    """One packed file: ``report.xml.gz``."""
    stem = name.rpartition("/")[2]
    member = f"{name}!/{stem.rpartition('.')[0] or stem}"
    return _read(unpacked, member)


def _is_tar(head: bytes) -> bool:
    if len(head) < tarfile.BLOCKSIZE:
        return False
    with suppress(tarfile.TarError, BombSuspected, ValueError):
        _Header.frombuf(head[: tarfile.BLOCKSIZE], "utf-8", "surrogateescape")
        return True
    return False


# --- mailboxes ------------------------------------------------------------------------------------


def _mailbox(file: IO[bytes], name: str, budget: _Budget) -> Iterator[Entry]:
    for n, message in enumerate(messages_of(file, MAX_ITEM_BYTES), 1):
        budget.member()
        if n > MAX_MESSAGES:
            raise BombSuspected(f"has more than {MAX_MESSAGES:,} messages")
        member = f"{name}!/{n}"
        if message is None:
            yield Entry(member, error=_too_large(member))
        else:
            budget.take(len(message))
            yield Entry(member, message, format="email")


# --- members --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Member:
    """What an archive says of one of its members; ``refused`` and ``read`` get its whole name."""

    name: str
    folder: bool
    link: bool
    size: int
    refused: Callable[[str], InputError | None]
    read: Callable[[str], Entry]


def _members(name: str, found: Iterable[_Member], budget: _Budget) -> Iterator[Entry]:
    """The members of the archive ``name``, each read, or why it is not."""
    for one in found:
        budget.member()
        if one.folder or _is_aside(one.name):
            continue
        member = f"{name}!/{_shown(one.name)}"
        error: InputError | None
        if _is_trick(one.name):
            error = _a_trick(member)
        elif one.link:
            error = _a_link(member)
        elif (error := one.refused(member)) is None and one.size > MAX_ITEM_BYTES:
            error = _too_large(member)
        yield one.read(member) if error is None else Entry(member, error=error)


def _read(
    opened: IO[bytes] | Unpacked, member: str, take: Callable[[int], None] | None = None
) -> Entry:
    """``take`` is told the size of each piece; an Unpacked tells it by itself."""
    pieces = []
    size = 0
    while piece := opened.read(_CHUNK):
        size += len(piece)
        if take is not None:
            take(len(piece))
        if size > MAX_ITEM_BYTES:
            return Entry(member, error=_too_large(member))
        pieces.append(piece)
    return Entry(member, b"".join(pieces))


def _name_of(place: Path) -> str:
    # The name of a file need not be text; what goes into a result has to be.
    return os.fspath(place).encode("utf-8", "backslashreplace").decode("utf-8")


def _shown(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8").removeprefix("./")


def _parts(name: str) -> list[str]:
    return name.replace("\\", "/").split("/")


def _is_hidden(name: str) -> bool:
    return (name.startswith(".") and name not in {".", ".."}) or name in _ASIDE


def _is_aside(name: str) -> bool:
    return any(_is_hidden(part) for part in _parts(name))


def _is_trick(name: str) -> bool:
    return ".." in _parts(name) or name.startswith(("/", "\\")) or _DRIVE.match(name) is not None


def _a_trick(member: str) -> InputError:
    return NotAWire(
        f"{called(member)} has a name that leads out of its archive",
        input=member,
        hint="ask the sender what it is; it is not read",
    )


def _an_office_document(name: str) -> InputError:
    return NotAWire(
        f"{called(name)} is an office document, which is not read",
        input=name,
        hint="give the report's text as a plain text file",
    )


def _a_link(member: str) -> InputError:
    return NotAWire(
        f"{called(member)} is a link, which is not followed",
        input=member,
        hint="give the file itself",
    )


def _nothing_in(folder: str) -> InputError:
    return InputError(
        f"{called(folder)} is a folder without a wire",
        input=folder,
        hint="hidden files in it are left aside",
    )


def _too_large(member: str) -> TooLarge:
    return TooLarge(f"{called(member)} has more than {MAX_ITEM_BYTES:,} bytes", input=member)


def _broken(member: str, exc: BaseException) -> InputError:
    return NotAWire(
        f"{called(member)} cannot be unpacked: {_reason(exc)}",
        input=member,
        hint="fetch the archive again",
    )


def _reason(exc: BaseException) -> str:
    said = exc.strerror if isinstance(exc, OSError) and exc.strerror else str(exc)
    return (said or type(exc).__name__)[:120]


def _unreadable(name: str, exc: OSError) -> InputError:
    if isinstance(exc, FileNotFoundError | NotADirectoryError):
        return NotFound(f"{called(name)}: no such file", input=name)
    if isinstance(exc, PermissionError):
        return InputError(
            f"{called(name)} may not be read", input=name, hint="check the file's permissions"
        )
    return InputError(
        f"{called(name)} cannot be read: {exc.strerror or 'unknown reason'}",
        input=name,
        hint="check the path",
    )
