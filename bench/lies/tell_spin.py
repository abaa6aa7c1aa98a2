"""Lies in headline and blurb that add: judgements, quoted words, accusations, template tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bench.lies.base import GOALS, Option, Source, winner_of
from bench.lies.prose import Prose, all_prose, called, told, with_sentence
from bench.lies.words import surname
from summarizer.draft import DraftMatch, EventClaim

__all__ = ["spin"]

_BEAT = re.compile(r"\b(beats?|defeat(?:s|ed)?|overc[oa]mes?|s[ae]e off|saw off|win against)\b")
_HARSH = (("thrash", "thrashed"), ("rout", "routed"), ("crush", "crushed"), ("hammer", "hammered"))
_MILD = (("edge", "edged"), ("scrape past", "scraped past"), ("narrowly beat", "narrowly beat"))
_WORDS = (
    "We deserved every bit of it",
    "It hurts, but we go again",
    "They were better tonight",
)
_TOKENS = ("{winner}", "[[TEAM]]", "{{ home_team }}", "TBC", "<TEAM NAME>", "XXX")
_LATE = 75
_NOT_EARLY = 30


def spin(source: Source) -> Iterator[Option]:
    """Every lie in prose that puts in what no claim bears."""
    for text in all_prose(source):
        yield from _judgement(source, text)
        yield from _quote(source, text)
        yield from _token(source, text)
        yield from _accusation(source, text)


# --- judgements ------------------------------------------------------------------------------


def _judgement(source: Source, text: Prose) -> Iterator[Option]:
    """Words against the margin, in the verb's place; then sentences against the time line."""
    match = text.match
    kind = "prose_judgement"
    winner = winner_of(match)
    if match.sport != "football" or match.score is None or winner not in {"home", "away"}:
        return
    margin = abs(match.score.home - match.score.away)
    tie = match.aggregate
    margins = {margin, margin if tie is None else abs(tie.home - tie.away)}
    verbs = _HARSH if max(margins) == 1 else _MILD if min(margins) > 2 else ()
    if verbs and (hit := _BEAT.search(text.text)):
        for now, then in verbs:
            verb = now if text.field == "headline" else then
            lied = text.text[: hit.start()] + verb + text.text[hit.end() :]
            yield from told(source, kind, text, lied)
    won, lost = match.home.value, match.away.value
    if winner == "away":
        won, lost = lost, won
    for rank, (headline, sentence) in enumerate(_against_time(match, winner)):
        if text.field == "headline":
            yield from told(source, kind, text, headline.format(won=won, lost=lost), rank // 2)
        else:
            lied = with_sentence(text, sentence.format(won=won, lost=lost))
            yield from told(source, kind, text, lied, rank // 2)
    if max(margins) == 1:
        lied = with_sentence(text, "It was a rout from start to finish.")
        cruise = f"{won} cruise past {lost}"
        yield from told(source, kind, text, cruise if text.field == "headline" else lied, 1)


def _against_time(match: DraftMatch, winner: str) -> list[tuple[str, str]]:
    """Headlines and sentences that the goals' minutes give the lie; none where one is unknown."""
    goals = [e for e in match.events if e.kind in GOALS]
    score = match.score
    told_all = score is not None and all(
        sum(g.side == side for g in goals) == figure
        for side, figure in (("home", score.home), ("away", score.away))
    )
    if not told_all or not goals or any(g.minute is None for g in goals):
        return []
    goals.sort(key=_clock)
    found: list[tuple[str, str]] = []
    if (goals[-1].minute or 0) < _LATE:
        found.append(("Late winner sinks {lost}", "A late winner settled it."))
        found.append(("{won} snatch stoppage-time win", "{won} left it until stoppage time."))
    two_legs = match.first_leg is not None or match.aggregate is not None
    if not two_legs and not _was_behind(goals, winner):
        found.append(("{won} come from behind to win", "{won} came from behind to win."))
    if (goals[0].minute or 0) >= _NOT_EARLY:
        found.append(("Early goal sets {won} on their way", "An early goal set {won} on course."))
    return found


def _clock(goal: EventClaim) -> tuple[int, int]:
    return goal.minute or 0, goal.added or 0


def _was_behind(goals: list[EventClaim], winner: str) -> bool:
    lead = 0
    for goal in goals:
        lead += 1 if goal.side == winner else -1
        if lead < 0:
            return True
    return False


# --- quoted words, tokens, accusations -------------------------------------------------------


def _quote(source: Source, text: Prose) -> Iterator[Option]:
    """Words that nobody said, from somebody who did speak."""
    speakers = list(dict.fromkeys(q.speaker for q in source.right.quotes if q.speaker))
    for speaker in speakers or [text.match.home.value]:
        for words in _WORDS:
            if words in source.wire.text:
                continue
            if text.field == "headline":
                lied = f"{surname(speaker)}: ‘{words}’"
                yield from told(source, "prose_quote", text, lied)
                continue
            for opening, closing in (("“", "”"), ("‘", "’")):
                sentence = f"{opening}{words},{closing} {speaker} said."
                yield from told(source, "prose_quote", text, with_sentence(text, sentence))


def _token(source: Source, text: Prose) -> Iterator[Option]:
    """A token of a template in a side's place, or at the end."""
    match = text.match
    for side, other in ((match.home, match.away), (match.away, match.home)):
        word = called(side.value, text.text, other.value)
        for token in _TOKENS:
            if word is not None and token not in source.wire.text:
                lied = text.text.replace(word, token, 1)
                yield from told(source, "prose_token", text, lied)
    for token in ("[insert scorer]", "{% endif %}", "TBC"):
        lied = f"{text.text} {token}"
        yield from told(source, "prose_token", text, lied, 1)


_NAME = r"((?:[^\W\d_][\w’'-]* ){0,2}?)"
_ALLEGED = re.compile(
    rf"\b(?:alleged|claimed|accused|complained|charged)\b[^.]{{0,60}}?\b(?:that )?{_NAME}"
    r"(had (?:[\w’'-]+ ){0,3}[\w’'-]+|of (?:[\w’'-]+ ){0,3}[\w’'-]+)"
)


_TRAILING = re.compile(r"(?: (?:after|as|at|by|during|for|from|in|of|on|the|to|when|with))+$")


def _accusation(source: Source, text: Prose) -> Iterator[Option]:
    """Somebody accused told to have done it; five words of the wire at most."""
    for s in source.wire.sentences:
        sentence = source.wire.sentence_text(s.number)
        found = _ALLEGED.search(sentence)
        if s.label not in {"body", "standfirst"} or found is None:
            continue
        deed = _TRAILING.sub("", found[2])
        end = found.start(2)
        accused = [
            p for p in source.people_in((s.number,)) if surname(p) in sentence[found.start() : end]
        ]
        busy = {e.player for e in text.match.events}
        if text.index and not busy & {*source.people_in((s.number,))}:
            continue
        for person in accused:
            last = surname(person)
            fact = f"{last} was guilty {deed}" if deed.startswith("of ") else f"{last} {deed}"
            lied = fact if text.field == "headline" else with_sentence(text, f"{fact}.")
            yield from told(source, "prose_accusation", text, lied)
