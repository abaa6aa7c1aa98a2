"""Lies that exist only where a quotation is retyped, and one change that is no lie.

A draft names quotations by number, so these cannot be told in it. They are made here for the
libraries that take a quotation's words, and put to our own checks in the only way there is: the
words in the cell of a quote row where the numbers belong.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from bench.lies.rivals import RivalClaim, Verdict, quotation_claim, same_words
from summarizer.checking import check
from summarizer.draft import Draft
from summarizer.engines.reply import parse_reply, render_reply
from summarizer.wire import Wire

__all__ = ["KINDS", "Kind", "RetypedLie", "ours", "retyped", "retyped_claim"]

Kind = Literal["word_changed", "cropped_at_not", "spliced", "glyphs"]
KINDS: tuple[Kind, ...] = ("word_changed", "cropped_at_not", "spliced", "glyphs")


@dataclass(frozen=True, slots=True)
class RetypedLie:
    """``text`` in place of the words ``was`` of a quotation; ``path`` is its row in the draft.

    ``right`` is True for other glyphs, which are no lie: they have to be kept.
    """

    kind: Kind
    path: str
    was: str
    text: str

    @property
    def right(self) -> bool:
        """Whether the words are the wire's after all."""
        return self.kind == "glyphs"

    @property
    def row(self) -> int:
        """The index of the quotation in the draft."""
        return int(re.sub(r"\D", "", self.path))


def retyped(wire: Wire, right: Draft, seed: int) -> Iterator[RetypedLie]:
    """At most one retyping of each kind for each span that ``right`` gives as speech."""
    choice = random.Random(seed)  # noqa: S311  (no secret: the same lies at every run)
    spans = [(i, wire.quotation_text(n)) for i, q in enumerate(right.quotes) for n in q.spans]
    for at, (row, was) in enumerate(spans):
        made: dict[Kind, str | None] = {
            "word_changed": _word_changed(wire, was, choice),
            "cropped_at_not": _cropped(was),
            "spliced": _spliced(wire, was, [w for _, w in spans[at + 1 :]]),
            "glyphs": _glyphs(was),
        }
        for kind, text in made.items():
            if text is not None:
                yield RetypedLie(kind, f"quotes[{row}]", was, text)


def retyped_claim(wire: Wire, right: Draft, lie: RetypedLie) -> RivalClaim:
    """The claim with its words retyped, as a library receives it."""
    return quotation_claim(wire, right.quotes[lie.row], lie.text, right=lie.right)


def ours(wire: Wire, right: Draft, lie: RetypedLie) -> Verdict:
    """What our own format and checks make of the retyped words in a quote row."""
    reply = json.loads(render_reply(replace(right, matches=())))
    cells = reply["quotes"][lie.row].split("|")
    reply["quotes"][lie.row] = "|".join((lie.text, *cells[1:]))
    draft = replace(parse_reply(json.dumps(reply)), matches=right.matches)
    checked = check(wire, draft)
    kept = any(same_words(lie.text, quote.text) for quote in checked.quotes)
    rules = sorted({f.rule for f in checked.findings if f.path == lie.path})
    claim = retyped_claim(wire, right, lie)
    return claim.verdict(kept, ", ".join(rules) or "no finding")


# --- the kinds -----------------------------------------------------------------------------------

_WORD = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")
_NOT = re.compile(r"\b(?:not|cannot|[a-z]+n['’]t)\b[\s,]+", re.I)


def _word_changed(wire: Wire, was: str, choice: random.Random) -> str | None:
    """One word of ``was`` exchanged for another of the wire, of about the same length."""
    places = list(_WORD.finditer(was))
    if len(was.split()) < 4 or not places:
        return None
    out = choice.choice(places)
    inside = {w.lower()[:3] for w in re.findall(r"\w+", was)}
    others = sorted(
        {
            w
            for w in _WORD.findall(wire.text)
            if abs(len(w) - len(out[0])) <= 1 and w[:3] not in inside
        }
    )
    if not others:
        return None
    return _new(wire, was[: out.start()] + choice.choice(others) + was[out.end() :])


def _cropped(was: str) -> str | None:
    """What follows the first "not": the wire's own words, and the opposite of what was said."""
    m = _NOT.search(was)
    rest = was[m.end() :] if m else ""
    return rest if len(rest.split()) >= 2 else None


def _spliced(wire: Wire, was: str, later: list[str]) -> str | None:
    """The first half of ``was`` and the second half of the next quotation of some length."""
    words = was.split()
    other = next((w.split() for w in later if len(w.split()) >= 4), None)
    if len(words) < 4 or other is None:
        return None
    joined = (*words[: len(words) // 2], *other[len(other) // 2 :])
    return _new(wire, " ".join(joined))


def _glyphs(was: str) -> str | None:
    """``was`` with curled marks straightened or straight ones curled, and other dashes."""
    text = re.sub(r"[‘’“”–—]", lambda m: _STRAIGHT[m[0]], was)
    if text == was:
        text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
        text = re.sub(r"(?<=\s)-(?=\s)", "–", text)
    return None if text == was else text


_STRAIGHT = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"}


def _new(wire: Wire, text: str) -> str | None:
    """``text`` where the wire has not these very words, which would be no lie."""
    return None if " ".join(text.split()) in " ".join(wire.text.split()) else text
