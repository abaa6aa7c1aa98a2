"""Lies in headline and blurb about a number, a name, the winner, the competition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bench.lies.base import Option, Source, invented_names, winner_of
from bench.lies.prose import WON, Prose, all_prose, called, told, with_sentence
from bench.lies.tell_names import other_competitions
from bench.lies.words import numbers_in, ordinal, person_in, same_person, surname
from summarizer.draft import DraftMatch, ScoreClaim

__all__ = ["prose"]

_SCORE = re.compile(r"(?<![\d-])([0-9]{1,3})([-–])([0-9]{1,3})(?![\d-])")
_NUMBER = re.compile(r"(?<![\d.,–+-])([0-9]{1,3})(st|nd|rd|th)?(?![\d–]|[.,+-]\d)")
_IN_WORDS = (
    ("twice", "three times"),
    ("double", "hat-trick"),
    ("brace", "hat-trick"),
    ("hat-trick", "double"),
    ("two goals", "three goals"),
)
_FIELDS = ("score", "half_time", "aggregate", "first_leg", "shoot_out")


def prose(source: Source) -> Iterator[Option]:
    """Every lie in prose that puts one thing in place of another."""
    for text in all_prose(source):
        yield from _number(source, text)
        yield from _name(source, text)
        yield from _winner(source, text)
        yield from _competition(source, text)
        yield from _other_match(source, text)


def _put(text: str, found: re.Match[str], words: str) -> str:
    return text[: found.start()] + words + text[found.end() :]


# --- numbers ---------------------------------------------------------------------------------


def _own_scores(match: DraftMatch) -> set[frozenset[int]]:
    claims: list[ScoreClaim | None] = [getattr(match, field) for field in _FIELDS]
    return {frozenset((claim.home, claim.away)) for claim in claims if claim is not None}


def _number(source: Source, text: Prose) -> Iterator[Option]:
    own = _own_scores(text.match)
    for found in _SCORE.finditer(text.text):
        a, dash, b = int(found[1]), found[2], int(found[3])
        for pair in ((a + 1, b), (a, b + 1), (a, b - 1), (a + 1, b + 1)):
            if min(pair) >= 0 and frozenset(pair) not in own:
                lied = _put(text.text, found, f"{pair[0]}{dash}{pair[1]}")
                yield from told(source, "prose_number", text, lied)
    true = {
        n
        for e in text.match.events
        if e.minute is not None
        for n in (e.minute, e.minute + (e.added or 0))
    }
    of_wire = numbers_in(source.wire.text)
    for found in _NUMBER.finditer(text.text):
        right = int(found[1])
        near = (right + 1, right - 1, right + 10)
        for n in (*of_wire, *near):
            if n > 0 and n not in true and n != right:
                written = ordinal(n) if found[2] else str(n)
                rank = 0 if n in of_wire and abs(n - right) < 40 else 1
                lied = _put(text.text, found, written)
                yield from told(source, "prose_number", text, lied, rank)
    for word, other in _IN_WORDS:
        if hit := re.search(rf"\b{word}\b", text.text):
            yield from told(source, "prose_number", text, _put(text.text, hit, other))
    score = text.match.score
    if text.field == "blurb" and score is not None:
        lied = with_sentence(text, f"It ended {score.home + 1}-{score.away}.")
        yield from told(source, "prose_number", text, lied, 1)


# --- names -----------------------------------------------------------------------------------


def _name(source: Source, text: Prose) -> Iterator[Option]:
    """Another person, who has no part in the match's events, or nobody; another club."""
    match = text.match
    busy = [e.player for e in match.events if e.player]
    idle = [p for p in source.people if not any(same_person(p, b) for b in busy)]
    for person in source.people:
        if not person_in(person, text.text, source.people):
            continue
        others = [p for p in idle if not person_in(p, text.text, source.people)]
        for rank, people in enumerate((others, invented_names(source))):
            for other in people:
                lied = _renamed(text.text, person, other)
                yield from told(source, "prose_name", text, lied, rank)
    clubs = [claim.value for claim in match.next_opponents]
    clubs += [s.value for m in source.right.matches if m is not match for s in (m.home, m.away)]
    for side, opponent in ((match.home, match.away), (match.away, match.home)):
        word = called(side.value, text.text, opponent.value)
        for club in dict.fromkeys(clubs):
            if word is not None and club not in text.text and not same_person(club, side.value):
                lied = text.text.replace(word, club, 1)
                yield from told(source, "prose_name", text, lied)
    if text.field == "blurb" and match.events:
        for name in invented_names(source):
            lied = with_sentence(text, f"{name} also scored.")
            yield from told(source, "prose_name", text, lied, 1)


def _renamed(text: str, person: str, other: str) -> str:
    """``text`` with one person for another, by surname where it stands alone."""
    text = text.replace(person, other)
    return re.sub(rf"(?<!\w){re.escape(surname(person))}(?!\w)", surname(other), text)


# --- winner, competition, other match --------------------------------------------------------


def _winner(source: Source, text: Prose) -> Iterator[Option]:
    """The sides exchanged where a word gives them different parts; the loser told to have won."""
    match = text.match
    winner = winner_of(match)
    if winner is None:
        return
    home, away = match.home.value, match.away.value
    if winner == "draw":
        end = "" if text.field == "headline" else "."
        advanced = match.advanced.value if match.advanced else None
        pairs = [(home, away), (away, home)]
        wrong = [p for p in pairs if advanced is None or p[0] != {"home": home}.get(advanced, away)]
        for first, second in wrong:
            yield from told(source, "prose_winner", text, f"{first} beat {second}{end}")
        return
    one, other = called(home, text.text, away), called(away, text.text, home)
    if one is not None and other is not None and WON.search(text.text):
        lied = other.join(part.replace(other, one) for part in text.text.split(one))
        yield from told(source, "prose_winner", text, lied)
    first, second = (away, home) if winner == "home" else (home, away)
    if match.advanced is None or match.advanced.value == winner:
        lied = f"{first} beat {second}{'' if text.field == 'headline' else '.'}"
        yield from told(source, "prose_winner", text, lied, 1)


def _competition(source: Source, text: Prose) -> Iterator[Option]:
    """Another competition in the right one's place, or where none was named."""
    right = text.match.competition
    word = None if right is None else called(right.value, text.text)
    for rank, names in enumerate(other_competitions(source, text.match)):
        for name in names:
            if word is not None:
                lied = text.text.replace(word, name, 1)
            elif text.field == "headline":
                lied = f"{text.text} in {name}"
            else:
                lied = with_sentence(text, f"It was a match of the {name}.")
            yield from told(source, "prose_competition", text, lied, rank)


def _other_match(source: Source, text: Prose) -> Iterator[Option]:
    """The score or a scorer of another match of a round-up."""
    own = _own_scores(text.match)
    busy = [e.player for e in text.match.events if e.player]
    for index, match in source.matches():
        if index == text.index:
            continue
        score = match.score
        for found in _SCORE.finditer(text.text):
            if score is not None and frozenset((score.home, score.away)) not in own:
                figures = sorted((score.home, score.away), reverse=True)
                lied = _put(text.text, found, f"{figures[0]}{found[2]}{figures[1]}")
                yield from told(source, "prose_other_match", text, lied)
        for event in match.events:
            stranger = event.player is not None and event.player not in busy
            if text.field == "blurb" and stranger and event.kind in {"goal", "penalty_goal"}:
                lied = with_sentence(text, f"{event.player} also scored.")
                yield from told(source, "prose_other_match", text, lied)
