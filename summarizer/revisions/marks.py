"""What slug and headline say of a version: ``1stLd-Writethru``, ``UPDATE 2-``, ``CORRECTED-``.

Agencies whose formats carry no ids tell versions in these words. They are taken off to find the
story's own slug, which all its versions share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.codes import code_word
from summarizer.wire import Wire

__all__ = ["NO_MARKS", "Marks", "marks_of", "names_an_order", "story_headline", "story_slug"]

_SEP = r"[\s,;:/()_\[\]–—-]"
_NTH = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th|\.)?"
_MARKS = re.compile(
    rf"(?:(?<=^)|(?<={_SEP}))(?:"
    # AP: 1stLd, 2nd Ld-Writethru, 3rd Writethru; dpa: 2. Ld
    rf"{_NTH.format('lead')}{_SEP}?(?:ld|lead)(?:{_SEP}{{0,2}}write-?thr(?:u|ough))?"
    rf"|{_NTH.format('thru')}{_SEP}?write-?thr(?:u|ough)"
    rf"|{_NTH.format('take')}{_SEP}?take"
    # Reuters: UPDATE 2-, WRAPUP 1-
    rf"|(?:update|wrapup){_SEP}{{0,2}}(?P<update>\d{{1,2}})"
    r"|(?P<bare>write-?thr(?:u|ough)|update[d]?)"
    r"|(?P<corrected>corrected|correction|corr|berichtigung|berichtigt|korrektur|korr|rectificatif|"
    rf"annule{_SEP}{{1,3}}et{_SEP}{{1,3}}remplace)"
    r"|(?P<repeat>refiles?|rpt|repeat|repeating|wdh|wiederholung)"
    r"|(?P<kill>kill(?:ed)?|withdrawn)"
    r"|(?P<hold>hold(?: for release)?)"
    rf")(?={_SEP}|$)",
    re.IGNORECASE,
)
_LOUD = frozenset({"bare", "corrected", "repeat", "kill", "hold"})
"""Marks that are words of everyday language: in a slug they count in capitals, or after a comma."""
_BETWEEN = re.compile(rf"{_SEP}+")
_CORRECTS = re.compile(
    r"(?:\W*(?:eds|editors|note)\W{1,3})?\W*(?:correct(?:s|ed|ing|ion)\b(?!\s+(?:call|decision))|"
    r"berichtigt\b|berichtigung\b|korrigiert\b|rectificatif\b|annule et remplace\b|"
    r"anula y sustituye\b|annulla e sostituisce\b|anula e substitui\b)",
    re.IGNORECASE,
)


_NAMES_STORY = re.compile(
    r".{0,60}\b(?:kill|withdraw|hold|retract|spike|withhold)\b.{0,40}\b(?:story|report|item|article|copy|"
    r"text) (?:on|about|slugged|headlined|titled)\b\W{1,4}(?P<name>\S.{0,200}?)\W{0,4}$",
    re.IGNORECASE,
)


_LONGEST = 400  # characters of a slug or headline that are looked at


@dataclass(frozen=True, slots=True)
class Marks:
    """``number`` is the version's place as the words count it: 1 without any, 2 for a first
    write-thru or update, n for the n-th take; None where a mark gives no number."""

    number: int | None = 1
    correction: bool = False
    repeat: bool = False

    @property
    def told(self) -> bool:
        """Whether there is any mark."""
        return self != Marks()


NO_MARKS = Marks()


def marks_of(wire: Wire) -> Marks:
    """The marks in slug and headline, in the format's signals, and at the editor's note."""
    number: int | None = 1
    found: set[str] = set()
    for line in (wire.slug or "", wire.headline or ""):
        for mark in _marks_in(line, slug=line == wire.slug):
            kind = mark.lastgroup or ""
            found.add(kind)
            if kind in ("lead", "thru", "update"):
                number = max(number or 1, int(mark[kind]) + 1)
            elif kind == "take":
                number = max(number or 1, int(mark[kind]))
    signals = {code_word(s).casefold() for s in wire.signals}
    noted = wire.ednote is not None and _CORRECTS.match(wire.ednote) is not None
    correction = "corrected" in found or bool(signals & {"correction", "corrected"}) or noted
    repeat = "repeat" in found or "repeat" in signals
    if number == 1 and (correction or repeat or "bare" in found or "update" in signals):
        number = None
    return Marks(number, correction, repeat)


def names_an_order(wire: Wire) -> bool:
    """Whether slug or headline are an order to kill or hold the story that they name."""
    return _NAMES_STORY.match((wire.headline or "")[:_LONGEST]) is not None or any(
        mark.lastgroup in ("kill", "hold")
        for line in (wire.slug or "", wire.headline or "")
        for mark in _marks_in(line, slug=line == wire.slug)
    )


def story_slug(wire: Wire) -> str | None:
    """The slug without marks and without regard to case; the headline's where there is none.

    None where nothing is left.
    """
    return _bare(wire.slug, slug=True) if wire.slug else story_headline(wire)


def story_headline(wire: Wire) -> str | None:
    """The headline as a slug would be; of an order, what it names ("withdraw our story on …")."""
    line = wire.headline or ""
    named = _NAMES_STORY.match(line[:_LONGEST])
    return _bare(line if named is None else named["name"], slug=False)


def _bare(line: str, *, slug: bool) -> str | None:
    at, kept = 0, []
    for mark in _marks_in(line, slug=slug):
        kept.append(line[at : mark.start()])
        at = mark.end()
    kept.append(line[at:])
    return _BETWEEN.sub("-", " ".join(kept)).strip("-").casefold() or None


def _marks_in(line: str, *, slug: bool) -> list[re.Match[str]]:
    """The marks of a slug, which stand anywhere in it, or of a headline, which stand in front."""
    found: list[re.Match[str]] = []
    at = 0
    for m in _MARKS.finditer(line, 0, _LONGEST):
        before = line[: m.start()].rstrip()
        if slug:
            kept = m.lastgroup not in _LOUD or m[0].isupper() or before.endswith(",")
        else:
            kept = not _BETWEEN.sub("", line[at : m.start()]) and (
                m[0].isupper() or line[m.end() : m.end() + 1] in (":", "-")
            )
        if kept:
            found.append(m)
            at = m.end()
    return found
