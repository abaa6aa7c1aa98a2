"""Mailboxes: split as the standard library writes them, and within the bounds of archives."""

from __future__ import annotations

import io
import mailbox
import re
import tracemalloc
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import IO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError, TooLarge
from summarizer.reading import archives, read_paths, read_wires
from summarizer.reading.archives import entries_of
from summarizer.reading.mailboxes import is_mailbox, messages_of
from summarizer.wire import Wire

FROM = b"From sport@np.example Fri Nov 27 18:30:00 2026\n"
HEADERS = b"From: sport@np.example\nTo: desk@times.example\nSubject: %s\n\n"
REIS = HEADERS % b"Reis scores" + b"NORVALE - Ana Reis scored twice.\n"
TORP = HEADERS % b"Torp leaves" + b"Mia Torp left Port Ellan.\n\nFrom Saturday on she is free.\n"
DAY = FROM + REIS + b"\n" + FROM + TORP


def _split(data: bytes, most: int = 1_000_000) -> list[bytes | None]:
    return list(messages_of(io.BytesIO(data), most))


def _wires(data: bytes) -> list[Wire | InputError]:
    return list(read_wires(data, input="day.mbox"))


def test_each_message_is_a_wire() -> None:
    """The messages come in their order, each with a name and a digest of its own."""
    found = [w for w in _wires(DAY) if isinstance(w, Wire)]
    assert [w.input for w in found] == ["day.mbox!/1", "day.mbox!/2"]
    assert [w.headline for w in found] == ["Reis scores", "Torp leaves"]
    assert {w.format for w in found} == {"email"}
    assert found[0].sha256 != found[1].sha256


def test_a_paragraph_that_begins_with_from_ends_no_message() -> None:
    """A report whose sender did not quote such a line is read to its end."""
    _, torp = [w for w in _wires(DAY) if isinstance(w, Wire)]
    assert torp.text.endswith("Mia Torp left Port Ellan.\n\nFrom Saturday on she is free.")


def test_a_line_from_inside_a_paragraph_ends_no_message() -> None:
    """A mailbox has an empty line above each message; a quoted mail in a paragraph has none."""
    assert _split(FROM + REIS + b"He wrote:\n" + FROM + b"so it was.\n") == [
        REIS + b"He wrote:\n" + FROM + b"so it was.\n"
    ]


def test_a_message_with_few_headers_is_one() -> None:
    """What stands in a mailbox is a mail, though its headers alone would not tell."""
    (wire,) = _wires(FROM + b"Subject: Reis scores\n\nAna Reis scored twice.\n")
    assert isinstance(wire, Wire)
    assert (wire.format, wire.headline) == ("email", "Reis scores")


def test_line_ends_of_either_kind() -> None:
    """A mailbox that came over a network has two characters at each end of a line."""
    assert _split(DAY.replace(b"\n", b"\r\n")) == [
        REIS.replace(b"\n", b"\r\n") + b"\r\n",
        TORP.replace(b"\n", b"\r\n"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        b"From Norvale on Friday night came the news that Reis had scored.\nIt was late: very.\n",
        b"From: sport@np.example\nTo: desk@times.example\nSubject: Reis\n\nA goal.\n",
        FROM + b"and no header at all\n",
        b"From here to Fri Nov 27\nSubject: Reis\n",
    ],
)
def test_what_is_no_mailbox(head: bytes) -> None:
    """A report that begins with the word, and a mail, are read as what they are."""
    assert not is_mailbox(head)
    (wire,) = _wires(head)
    assert wire.input == "day.mbox"


@pytest.mark.parametrize(
    "date",
    [b"Fri Nov 27 18:30:00 2026", b"Tue Dec  1 08:30 2026", b"Fri Nov 27 18:30:00 CET 2026",
     b"Fri Nov 27 18:30:00 2026 +0100"],
)  # fmt: skip
def test_dates_of_mailboxes(date: bytes) -> None:
    """Programs write the date with or without seconds and a zone."""
    assert is_mailbox(b"From sport@np.example " + date + b"\n" + REIS)


# What a mail program writes: lines of text, some of which look like the mailbox's own.
LINES = st.lists(
    st.sampled_from(
        ["Ana Reis scored.", "", "From the start it was hard.", ">From her I know.", ">>From us.",
         FROM.decode().strip(), "> From", "Frommel saved."]
    ),
    min_size=1, max_size=8,
).map("\n".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=5))
def test_what_the_standard_library_writes_is_split_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[str]
) -> None:
    """As many messages as were put in come out, each with its text."""
    place = tmp_path_factory.mktemp("mail") / "made.mbox"
    box = mailbox.mbox(place)
    for n, body in enumerate(bodies):
        mail = EmailMessage()
        mail["Subject"] = str(n)
        mail.set_content(body)
        made = mailbox.mboxMessage(mail)
        made.set_from("sport@np.example", (2026, 11, 27, 18, 30, 0, 4, 331, 0))
        box.add(made)
    box.close()
    found = [m for m in _split(place.read_bytes()) if m is not None]
    # The library quotes "From " and leaves ">From " as it is, so that one sign of these is lost.
    wanted = [re.sub("(?m)^>(>*From )", r"\1", body).strip() for body in bodies]
    assert [m.partition(b"\n\n")[2].decode().strip() for m in found] == wanted


def test_bounds_are_those_of_archives(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message, their number and their sum are bounded; what stood before a bound is read."""
    monkeypatch.setattr(archives, "MAX_ITEM_BYTES", 200)
    long = HEADERS % b"long" + b"a" * 100 + b"\n" + b"b" * 200 + b"\n"
    found = list(entries_of(FROM + REIS + b"\n" + FROM + long + b"\n" + FROM + TORP, "day"))
    assert [e.data for e in found] == [REIS + b"\n", b"", TORP]
    assert isinstance(found[1].error, TooLarge) and found[1].input == "day!/2"


class _Endless(io.RawIOBase):
    """A mailbox of one message, of so many lines that are made when they are read."""

    def __init__(self, lines: int) -> None:
        self._left = lines
        self._head = [FROM, b"Subject: long\n", b"\n"]

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line."""
        if self._head:
            return self._head.pop(0)
        self._left -= 1
        return b"%0999d\n" % self._left if self._left >= 0 else b""


def test_a_message_out_of_bounds_is_not_held() -> None:
    """Twenty megabytes of one message take no more memory than the bound lets."""
    tracemalloc.start()
    found = list(messages_of(cast("IO[bytes]", _Endless(20_000)), 100_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == [None]
    assert peak < 1_000_000


@pytest.mark.parametrize(
    ("bound", "value", "read"), [("members", 2, 2), ("left", len(REIS) + 2, 1)]
)
def test_the_rest_of_a_mailbox_out_of_bounds_is_one_error(
    monkeypatch: pytest.MonkeyPatch, bound: str, value: int, read: int
) -> None:
    """The messages up to the bound are read, and one error stands for the rest."""
    made = archives._Budget()
    setattr(made, bound, value)
    monkeypatch.setattr(archives, "_Budget", lambda: made)
    *messages, last = entries_of((FROM + REIS + b"\n") * 3, "day")
    assert [e.error for e in messages] == [None] * read
    assert isinstance(last.error, TooLarge) and last.input == "day"


def test_a_mailbox_in_a_folder_and_in_a_zip(tmp_path: Path) -> None:
    """A mailbox stands for its messages wherever an archive would."""
    (tmp_path / "a.mbox").write_bytes(DAY)
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("in/day.mbox", DAY)
    names = [str(w.input) for w in read_paths([tmp_path])]
    assert [n.removeprefix(f"{tmp_path}/") for n in names] == [
        "a.mbox!/1",
        "a.mbox!/2",
        "b.zip!/in/day.mbox!/1",
        "b.zip!/in/day.mbox!/2",
    ]
