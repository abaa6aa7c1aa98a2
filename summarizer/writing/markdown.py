"""A summary as Markdown, for a message or a note. The wire's text in it is text and nothing else.

CommonMark, and safe under GitHub's extensions: no text of a wire makes a link, an image, a tag, a
heading, a list, a table or code. Characters that act on a screen are signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from summarizer.page.view import Fact, MatchView, QuoteView, Row, SummaryView, summary_view
from summarizer.summary import Summary
from summarizer.visible import visible
from summarizer.wire import Wire
from summarizer.writing.fields import check_same_wire, event_line, match_line, speaker_line

__all__ = ["plain", "to_markdown"]

_SPACE: Final = re.compile(r"[ \t\n]+")
_ACTING: Final = re.compile(
    r"""
      @+                         # in code, see plain()
    | [\\`*_\[\]<>&~|#$^{}!]     # what CommonMark, tables and mathematics act on, anywhere
    | ^[-+=]                     # a list, an underline
    | (?<=\S)[.](?=\w)           # www.x.y, x.y
    | :(?=\S)                    # http:…, :smile:
    """,
    re.VERBOSE,
)
_NUMBERED: Final = re.compile(r"^(\d{1,9})([.)])")


def to_markdown(summary: Summary, wire: Wire | None = None) -> str:
    """The summary as Markdown: results, events, quotations with their speakers, findings.

    Numbers in brackets are sentences of the wire; with ``wire`` those that are cited stand at the
    end. Raises ValueError where the summary was made of another wire. For example:

    >>> from summarizer import summarize
    >>> shown = to_markdown(summarize("Norvale beat Port Ellan 2-1 on Saturday."))
    >>> "## Norvale 2-1 Port Ellan" in shown.splitlines()
    True
    """
    check_same_wire(summary, wire)
    view = summary_view(summary)
    blocks = [
        *_head(view),
        *(b for m in view.matches for b in _match(m)),
        *_quotations(view.quotes),
    ]
    blocks += _findings(view)
    if wire is not None:
        blocks += _sentences(wire, view)
    return "\n\n".join(blocks) + "\n"


def plain(text: str) -> str:
    """``text`` on one line, such that Markdown shows just these characters.

    Runs of white space become one blank. ``@`` stands in code: some renderers make a link of an
    address even where every sign of it is escaped.
    """
    line = _ACTING.sub(_escaped, _SPACE.sub(" ", visible(text)).strip(" "))
    return _NUMBERED.sub(r"\1\\\2", line)


def _escaped(found: re.Match[str]) -> str:
    return f"`{found[0]}`" if found[0].startswith("@") else f"\\{found[0]}"


def _cited(sentences: Iterable[int]) -> str:
    numbers = ", ".join(map(str, sentences))
    return f" \\[{numbers}\\]" if numbers else ""


def _fact(fact: Fact) -> str:
    return f"{plain(fact.text)}{_remarks(fact)}"


def _remarks(fact: Fact) -> str:
    """What was worked out, the findings that speak of it, and the sentences it rests on."""
    fields = ", ".join(plain(name.replace("_", " ")) for name in fact.derived)
    remarks = [f"{fields} worked out"] if fields else []
    remarks += [f"note {n}" for n in fact.notes]
    told = f" ({', '.join(remarks)})" if remarks else ""
    return f"{told}{_cited(fact.sentences)}"


def _head(view: SummaryView) -> Iterator[str]:
    if view.summary.wire.headline:
        yield f"# {plain(view.summary.wire.headline)}"
    yield f"{view.kind}. {plain(view.made)}."


def _match(view: MatchView) -> Iterator[str]:
    yield f"## {plain(match_line(view))}"
    if view.headline:
        yield f"Headline: {plain(view.headline)}"
    if view.blurb:
        yield f"Blurb: {plain(view.blurb)}"
    if view.prose_notes:
        yield f"On headline and blurb: {', '.join(f'note {n}' for n in view.prose_notes)}"
    sides = Row("Sides", (view.home, view.away))
    score = [Row("Score", (view.score,))] if view.score else []
    kicker = [Row("Competition and round", view.kicker)] if view.kicker else []
    yield _list(_row(r) for r in (sides, *score, *view.scores, *kicker, *view.rows))
    if view.sides_note:
        yield view.sides_note
    for title, events in (
        ("Events", (*view.events, *view.untimed)),
        ("Shoot-out", view.kicks),
    ):
        if events:
            yield f"### {title}"
            yield _list(f"{plain(event_line(e))}{_remarks(e.fact)}" for e in events)


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _row(row: Row) -> str:
    return f"{row.label}: {'; '.join(map(_fact, row.facts))}"


def _quotations(quotes: Iterable[QuoteView]) -> Iterator[str]:
    for number, view in enumerate(quotes):
        if not number:
            yield "## Quotations"
        speaker = speaker_line(view)
        remarks = _remarks(view.speaker) if view.speaker else ""
        about = f", on {plain(view.of)}" if view.of else ""
        # Each span between marks of its own, as the page has them: what stands between two of
        # them in the wire is not the speaker's.
        lines = [f"“{plain(piece)}”" for piece in view.pieces]
        lines[-1] += _remarks(view.words)
        lines.append(f"— {plain(speaker)}{about}{remarks}" if speaker else "— nobody named")
        yield "\n>\n".join(f"> {line}" for line in lines)


def _findings(view: SummaryView) -> Iterator[str]:
    for group in view.findings:
        yield f"## {group.title}"
        yield _list(
            f"Note {n.number}: {plain(n.finding.message)}"
            + (f" (claimed: {plain(n.finding.value)})" if n.finding.value else "")
            + f" — {plain(n.finding.rule)}"
            for n in group.findings
        )


def _sentences(wire: Wire, view: SummaryView) -> Iterator[str]:
    cited = sorted(_numbers(view))
    if cited:
        yield "## Sentences"
        yield _list(
            f"\\[{n}\\] {plain(wire.sentence_text(n))}"
            for n in cited
            if 1 <= n <= len(wire.sentences)
        )


def _numbers(view: SummaryView) -> set[int]:
    facts: list[Fact] = []
    for m in view.matches:
        facts += [m.home, m.away, *m.kicker, *([m.score] if m.score else [])]
        facts += [f for r in (*m.scores, *m.rows) for f in r.facts]
        facts += [e.fact for e in (*m.events, *m.untimed, *m.kicks)]
    for q in view.quotes:
        facts += [q.words, *([q.speaker] if q.speaker else [])]
    return {n for f in facts for n in f.sentences}
