"""The sentences of one match, marked, with what each of them may refer back to."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.draft import Sport
from summarizer.engines.offline.clock import Moment, moments_of
from summarizer.engines.offline.sections import Section
from summarizer.language.actors import Focus
from summarizer.language.allegiance import Allegiance
from summarizer.language.clubs import ties_in
from summarizer.language.marking import Marked, Token, mark
from summarizer.language.names import fold
from summarizer.language.progress import plays_extra_time
from summarizer.language.roster import Roster, assign

__all__ = ["HEAD", "Reading", "allegiance_of", "read_section"]

HEAD = frozenset({"headline", "standfirst", "subhead"})
"""Labels of what stands above and between the paragraphs."""
_NEAR = 6
"""How many sentences of the body may tell the occasion of the match."""
_LEAD = 4


@dataclass(slots=True)
class Reading:
    """A section whose names are known. Its two sides are counted 0 and 1 in its own order.

    ``focus`` gives for a sentence's number what a pronoun at its beginning may refer to;
    ``moments`` what a time token (by ``id``) tells; ``extra`` the sentence that tells of extra
    time; ``results`` the sentences that tell the result, ``body`` those below the headline.
    """

    section: Section
    sport: Sport
    dateline: str | None
    roster: Roster
    marked: list[Marked]
    focus: dict[int, Focus]
    extra: int | None
    moments: dict[int, Moment]
    body: list[Marked]
    results: list[Marked]

    @property
    def near(self) -> list[Marked]:
        """The first sentences of the body."""
        return self.body[:_NEAR]

    @property
    def heads(self) -> list[Marked]:
        """Headline, standfirst and subheads."""
        return [m for m in self.marked if m.line.label in HEAD]

    def focus_of(self, marked: Marked) -> Focus | None:
        """What a pronoun at the beginning of ``marked`` may refer to."""
        return self.focus.get(marked.line.number)

    def moment_of(self, token: Token | None) -> Moment | None:
        """The moment that a time token tells."""
        return self.moments.get(id(token)) if token is not None else None

    def index(self, token: Token | None) -> int | None:
        """The side that a token of a result is."""
        if token is None:
            return None
        if token.kind == "T":
            return token.ref
        key = fold(token.name)
        return next((i for i, name in enumerate(self.section.sides) if fold(name) == key), None)


def read_section(section: Section, sport: Sport, known: list[str], dateline: str | None) -> Reading:
    """Who is who in the sentences of ``section``.

    ``known`` are all names of the wire, in which a person's fullest form is looked for;
    ``dateline`` is the town of the dateline.
    """
    roster = assign(section.lines, section.sides, section.others, known)
    marked = [mark(line) for line in section.lines]
    body = [m for m in marked if m.line.label not in HEAD]
    extra = next((m.line.number for m in body if plays_extra_time(m)), None)
    told = _result_numbers(section)
    return Reading(
        section=section,
        sport=sport,
        dateline=dateline,
        roster=roster,
        marked=marked,
        focus=_focus(marked),
        extra=extra,
        moments=moments_of(body, extra_time=extra is not None),
        body=body,
        results=[m for m in marked if m.line.number in told],
    )


def _focus(marked: list[Marked]) -> dict[int, Focus]:
    found: dict[int, Focus] = {}
    previous: Focus | None = None
    for m in marked:
        if previous is not None:
            found[m.line.number] = previous
        previous = Focus(m, previous) if m.line.label != "headline" else None
    return found


def _result_numbers(section: Section) -> set[int]:
    lead = [line.number for line in section.lines if line.label != "headline"][:_LEAD]
    return {section.head.marked.line.number} | {
        r.marked.line.number
        for r in section.results
        if r.winner is not None and r.loser is not None and r.marked.line.number in lead
    }


def allegiance_of(reading: Reading) -> Allegiance:
    """The ties that the sentences of a match tell."""
    allegiance = Allegiance(reading.roster)
    for m in reading.marked:
        allegiance.add(ties_in(m, reading.focus_of(m)), m.line.number)
    return allegiance
