from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.engines.base import Sent
from summarizer.errors import LedgerError
from summarizer.ledger import (
    Answers,
    Ledger,
    Member,
    Parcels,
    Result,
    Results,
    Stories,
    Wires,
    account,
    retry,
)
from summarizer.ledger.answers import request_key
from summarizer.ledger.wires import wire_from, wire_text
from summarizer.reading import read_path, read_text
from summarizer.revisions import Editions, Identity, Story
from summarizer.summary import Usage

ROOT = Path(__file__).parents[2]
WIRES = [
    *sorted((ROOT / "examples" / "wires").glob("*.txt"))[:6],
    *sorted((ROOT / "examples" / "day").glob("0*")),
]
NOON = 1_800_000_000.0


def _answer(text: str = "{}", cost: float | None = 0.25, model: str = "m") -> Sent:
    return Sent(text, model, Usage(input_tokens=100, cached_tokens=40, output_tokens=20), cost)


@pytest.mark.parametrize("path", WIRES, ids=lambda p: p.name)
def test_a_wire_comes_back_as_it_was(path: Path) -> None:
    """What the ledger keeps of a wire is all of it."""
    wire = read_path(path)
    assert wire_from(wire_text(wire), str(path)) == wire


def test_a_story_comes_back_as_it_was(tmp_path: Path) -> None:
    """Versions, marks, runs of words, holds and tombstones are kept as the editions had them."""
    editions = Editions()
    for path in sorted((ROOT / "examples" / "day").glob("[01]*")):
        editions.take(read_path(path))
    assert any(s.killed for s in editions.stories)
    assert any(s.held for s in editions.stories)
    with Ledger(tmp_path / "l.db") as ledger:
        stories = Stories(ledger)
        stories.keep(editions.stories, NOON)
        for story in editions.stories:
            # What was made of it, and whose report it carries on, is not kept with it.
            assert replace(story, made=(), reprint_of=None) in stories.near(
                story.identity, None, frozenset(), NOON
            )


def test_a_story_without_an_id_is_forgotten_after_a_day(tmp_path: Path) -> None:
    """Agencies use a slug again: only within a day it is the same story. One with an id stays."""
    slug, by_id = Identity("Coast", "fbl-norvale", "slug"), Identity("Coast", "urn:1", "id")
    with Ledger(tmp_path / "l.db") as ledger:
        stories = Stories(ledger)
        stories.keep([Story(slug, killed="a kill"), Story(by_id, killed="a kill")], NOON)
        day = 24 * 3600
        assert len(stories.near(slug, None, frozenset(), NOON + day)) == 1
        assert stories.near(slug, None, frozenset(), NOON + day + 1) == []
        assert len(stories.near(by_id, None, frozenset(), NOON + 9 * day)) == 1


def test_a_request_is_known_by_every_part_of_it() -> None:
    """Another server, model, word or limit is another request; the order of keys is none."""
    body = {"model": "m", "messages": [{"role": "user", "content": "text"}], "max_tokens": 9}
    key = request_key("http://a/v1", body)
    assert key == request_key("http://a/v1", dict(reversed(body.items())))
    others: list[dict[str, object]] = [{"model": "n"}, {"max_tokens": 8}, {"messages": []}]
    for other in others:
        assert request_key("http://a/v1", {**body, **other}) != key
    assert request_key("http://b/v1", body) != key


def test_answers_are_there_after_the_ledger_was_closed(tmp_path: Path) -> None:
    """An answer comes back with its text, model, tokens and price."""
    with Ledger(tmp_path / "l.db") as ledger:
        Answers(ledger).keep(b"one", b"one", _answer('{"a": "“ü”"}'))
    with Ledger(tmp_path / "l.db") as ledger:
        assert Answers(ledger).find(b"one") == _answer('{"a": "“ü”"}')
        assert Answers(ledger).find(b"two") is None


def test_the_account_adds_up_by_day_and_model(tmp_path: Path) -> None:
    """Answers of one model are one row; those without a price are counted apart."""
    with Ledger(tmp_path / "l.db") as ledger:
        answers = Answers(ledger)
        for n, sent in enumerate(
            [_answer(), _answer(), _answer(cost=None), _answer(model="other")]
        ):
            answers.keep(bytes([n]), bytes([n]), sent)
        first, second = account(ledger).paid
    assert (first.model, first.answers, first.input_tokens, first.output_tokens) == (
        "m", 3, 300, 60,
    )  # fmt: skip
    assert (first.cost_usd, first.unpriced) == (0.5, 1)
    assert (second.model, second.answers, second.cost_usd) == ("other", 1, 0.25)


def test_retry_opens_what_failed_and_keeps_what_it_cost(tmp_path: Path) -> None:
    """The failed wire's answer is not found again, but stands in the account; others stay."""
    with Ledger(tmp_path / "l.db") as ledger:
        wires, answers, results = Wires(ledger), Answers(ledger), Results(ledger)
        for n, outcome in enumerate(("failed", "summarised")):
            key = bytes([n])
            number = wires.add(key, read_text(f"Norvale beat Ellan {n}-0."), NOON)
            answers.keep(key, key, _answer())
            results.keep(number, b"k", Result(outcome, "why", code="refused", root=key))
        assert retry(ledger) == 1
        assert answers.find(b"\0") is None
        assert answers.find(b"\1") == _answer()
        (paid,) = account(ledger).paid
    assert (paid.answers, paid.cost_usd) == (2, 0.5)


# --- files that are no ledger -------------------------------------------------------------------


def _refused(path: Path) -> LedgerError:
    with pytest.raises(LedgerError) as caught:
        Ledger(path)
    return caught.value


def test_a_file_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    """A text, and a database of another program, are named as what they are not."""
    text = tmp_path / "notes.txt"
    text.write_text("Not a database at all, but longer than the head of one. " * 20)
    before = text.read_bytes()
    assert "is no ledger" in _refused(text).message
    assert text.read_bytes() == before
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as sql:
        sql.execute("CREATE TABLE bookmarks (url TEXT)")
    sql.close()
    assert "is a database of something else" in _refused(other).message


def test_a_newer_ledger_is_refused(tmp_path: Path) -> None:
    """A ledger of a version that is not known yet is not touched; the hint says to upgrade."""
    path = tmp_path / "l.db"
    Ledger(path).close()
    with sqlite3.connect(path) as sql:
        sql.execute("PRAGMA user_version = 99")
    sql.close()
    error = _refused(path)
    assert "was written by a newer version" in error.message
    assert error.hint.startswith("upgrade")


@pytest.mark.parametrize("part", [0.3, 0.9])
def test_a_damaged_ledger_is_refused(tmp_path: Path, part: float) -> None:
    """One that was cut short is told to be damaged, with what to do."""
    path = tmp_path / "l.db"
    with Ledger(path) as ledger:
        for n in range(200):
            Answers(ledger).keep(bytes([n]), b"r", _answer("x" * 500))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    error = _refused(path)
    assert "is damaged" in error.message
    assert ".recover" in error.hint


def test_a_ledger_that_is_open_is_refused_to_others(tmp_path: Path) -> None:
    """The second who opens it is told that it is in use; afterwards it can be opened."""
    with Ledger(tmp_path / "l.db"):
        assert "is in use by another process" in _refused(tmp_path / "l.db").message
    Ledger(tmp_path / "l.db").close()


def test_a_place_that_is_none_is_refused(tmp_path: Path) -> None:
    """A folder that is not there, and a ledger that has to be there, are told so."""
    assert "cannot be opened" in _refused(tmp_path / "gone" / "l.db").message
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger(tmp_path / "l.db", must_exist=True)
    assert not (tmp_path / "l.db").exists()


def _opened_by_nobody_in_particular(path: Path) -> str:
    """What a process without a superuser's powers is told that opens the ledger."""
    code = (
        "import sys; from pathlib import Path; from summarizer.errors import LedgerError\n"
        "from summarizer.ledger import Ledger\n"
        "try: Ledger(Path(sys.argv[1])).close()\n"
        "except LedgerError as e: print(e.message)"
    )
    bare = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"] if os.getuid() == 0 else []
    ran = subprocess.run(
        [*bare, sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    return ran.stdout.strip()


@pytest.mark.skipif(
    os.name != "posix" or (os.getuid() == 0 and shutil.which("setpriv") is None),
    reason="a superuser may write everything, and cannot lay that down here",
)
def test_a_ledger_that_may_not_be_written_is_not_called_damaged(tmp_path: Path) -> None:
    """The file is read-only, then its folder: both are said to lack permission."""
    path = tmp_path / "l.db"
    Ledger(path).close()
    path.chmod(0o444)
    assert _opened_by_nobody_in_particular(path) == f"{path}: no permission to write it"
    path.chmod(0o644)
    tmp_path.chmod(0o555)
    try:
        told = _opened_by_nobody_in_particular(path)
    finally:
        tmp_path.chmod(0o755)
    assert told == f"{path}: no permission to write in its folder"
    assert _opened_by_nobody_in_particular(path) == ""


def test_what_fails_in_a_transaction_leaves_no_trace(tmp_path: Path) -> None:
    """A fault of whoever writes takes back all that was written with it."""
    with Ledger(tmp_path / "l.db") as ledger:
        with pytest.raises(ZeroDivisionError), ledger.transaction():
            Wires(ledger).add(b"one", read_text("Norvale beat Ellan 1-0."), NOON)
            raise ZeroDivisionError
        assert Wires(ledger).find(b"one") is None


def test_a_ledger_of_the_first_schema_is_gone_on_with(tmp_path: Path) -> None:
    """What was paid for before there were parcels is there, and parcels can be kept."""
    path = tmp_path / "l.db"
    with Ledger(path) as ledger:
        Answers(ledger).keep(b"one", b"one", _answer())
        for statement in (
            "DROP TABLE parcels",
            "DROP TABLE parcel_requests",
            "PRAGMA user_version = 1",
        ):
            ledger.sql.execute(statement)
    with Ledger(path) as ledger:
        assert Answers(ledger).find(b"one") == _answer()
        parcels = Parcels(ledger)
        number = parcels.begin("t", "s", "a", [Member(b"two", b"two", 1)], NOON)
        parcels.submitted(number, "batch_1", "validating")
    with Ledger(path) as ledger:
        assert [(p.batch, p.requests) for p in Parcels(ledger).open("s")] == [("batch_1", 1)]
