"""Orders in a slug: a word of its own behind a comma, in brackets, or in front of a coded slug."""

from __future__ import annotations

import re

from summarizer.language.desk_phrases import Order

__all__ = ["order_in_slug"]

_LONGEST = 240
_KILL = re.compile(
    r"(?:.{0,80},\s?)?(?:MANDATORY )?KILL\W*|KILL\s?[,:/].*|KILL [A-Z]\S*-\S+"
    r"|.{0,80},\s?(?:[A-Z]\w{0,12}[ -])?(?:Kill|Withdrawal)"
)
_HOLD = re.compile(
    r".{0,80}[/-]KILL\W*|KILL-.*|KILLED\W*|.{0,80}[,/-]\s?HOLD\W*|HOLD\b.*"
    r"|.{0,80},\s?(?:[A-Z]\w{0,12}[ -])?Hold"
)
_TEST = re.compile(r"TEST[ -](?:STORY|ITEM|MESSAGE|WIRE|TRANSMISSION|ONLY)\b.*")
_LAST = re.compile(r"(?:.{0,120}[,/]|.{0,120}\()\s?(?P<word>[^,/()]{2,40})\)?\W*")
_WORDS: dict[str, Order] = {
    **dict.fromkeys(
        ("kill", "mandatory kill", "withdrawn", "withdraw", "withdrawal", "retracted"), "hold"
    ),
    **dict.fromkeys(("storno", "zurückgezogen", "annulé", "annule", "anulada", "anulado"), "hold"),
    **dict.fromkeys(("hold", "hold for release", "withhold", "test"), "hold"),
    **dict.fromkeys(("do not use", "do not publish", "not for publication"), "unpublishable"),
    **dict.fromkeys(("embargo", "embargoed", "sperrfrist"), "embargo"),
}
_ADVANCE = re.compile(r"adv\.?\s?\d{1,2}(?:-\d{1,2})?", re.IGNORECASE)
"""AP's "Adv29": for release on the 29th."""


def order_in_slug(slug: str) -> Order | None:
    """The order that a slug ends or opens with: ``FBL-Norvale,KILL``.

    KILL counts behind a comma, alone, or in front of one coded slug (``KILL FBL-Norvale``).
    Behind a hyphen it may be a word of the story's name; in small letters, in brackets, or in
    another word for it, it is held.
    """
    line = slug.strip()[:_LONGEST]
    if _KILL.fullmatch(line):
        return "kill"
    if _HOLD.fullmatch(line):
        return "hold"
    if _TEST.fullmatch(line):
        return "test"
    last = _LAST.fullmatch(line)
    if last is None:
        return None
    word = last["word"].strip().casefold()
    return "embargo" if _ADVANCE.fullmatch(word) else _WORDS.get(word)
