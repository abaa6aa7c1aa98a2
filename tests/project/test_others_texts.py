"""No sentence of a text that is not ours stands in the project.

The texts of others lie beside the project and are read from there. What is measured on texts
that nobody who writes rules may know is not opened here either.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.reading import read_paths
from summarizer.wire import Wire

from .commands import ROOT

SHARED = ROOT.parent / "shared"
WORDS = 9
# The first name, in alphabetical order, of those that stay unread.
UNREAD_FROM = {"reports": "aj_0354", "quotes": "politico_2016-09-28"}

_WORD = re.compile(r"\w+")
_URN = re.compile(r"\burn:\S+")


def runs_of_words(text: str, length: int = WORDS) -> Iterator[tuple[str, ...]]:
    """All runs of ``length`` words in ``text``, without regard to case and punctuation."""
    words = _WORD.findall(text.casefold())
    return zip(*(words[i:] for i in range(length)), strict=False)


def _others() -> list[Path]:
    found = []
    for folder in ("seeds", "reports", "quotes"):
        last = UNREAD_FROM.get(folder)
        found += [
            path
            for path in sorted((SHARED / folder).glob("*.txt"))
            if last is None or path.name < last
        ]
    return found


def _ours() -> Iterator[tuple[str, str]]:
    """Path and text of each file that is, or is about to be, under version control."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    for name in sorted(set(listed.stdout.split("\0")) - {""}):
        path = ROOT / name
        if path.is_file():
            data = path.read_bytes()
            if b"\0" not in data[:4096]:
                yield name, data.decode("utf-8", "replace")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the texts of others are not on this machine")
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout")
def test_no_text_of_others_is_in_the_project() -> None:
    """No nine words in a row of a file here stand in a text of others."""
    ours: dict[tuple[str, ...], str] = {}
    for name, text in _ours():
        for run in runs_of_words(text):
            ours.setdefault(run, name)
    others = _others()
    assert len(others) > 3
    taken = {
        f"{ours[run]}: {' '.join(run)} ({path.name})"
        for path in others
        for run in runs_of_words(path.read_text("utf-8", "replace"))
        if run in ours
    }
    assert not taken


@pytest.mark.skipif(not (SHARED / "wires").is_dir(), reason="the sample wires are not here")
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout")
def test_no_text_of_the_sample_wires_is_in_the_project() -> None:
    """No eight words in a row of a file here stand in the body of an agency's sample."""
    wires = [w for w in read_paths(sorted(SHARED.glob("wires/*/*"))) if isinstance(w, Wire)]
    assert len(wires) > 20
    samples = {run for wire in wires for run in runs_of_words(_URN.sub("", wire.text), 8)}
    taken = {
        f"{name}: {' '.join(run)}"
        for name, text in _ours()
        for run in runs_of_words(text, 8)
        if run in samples
    }
    assert not taken


def test_a_taken_sentence_would_be_noticed() -> None:
    """Nine words are found again in other case, other punctuation and over a line's end."""
    source = "The keeper, who had not been beaten all season, let it slip."
    copied = "x = 'the keeper who had\\nnot been' # BEATEN all season let"
    assert not set(runs_of_words(source)) & set(runs_of_words("the keeper who had a cold"))
    assert len(set(runs_of_words(source))) == 4
    assert set(runs_of_words(source)) & set(runs_of_words(copied.replace("\\n", "\n")))
