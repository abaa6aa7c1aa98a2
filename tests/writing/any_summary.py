"""Summaries with any text in every field, for the property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from summarizer.summary import (
    DateFact,
    Event,
    Evidence,
    Finding,
    Match,
    MatchEvidence,
    Named,
    Quote,
    Score,
    Span,
    Speaker,
    Summary,
    Venue,
)
from summarizer.wire import Wire
from tests.page.samples import LLM, build_wire, info

NASTY = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)",
    "]]>",
    "<!-- <script>",
    "-->",
    "&lt;",
    "[a](http://x.example)",
    "![i](x)",
    "http://x.example/a",
    "www.x.example",
    "x.example",
    "ana@x.example",
    "mailto:ana@x.example",
    "xmpp:a@x.example/b",
    "`code`",
    "**bold**",
    "_it_",
    "\n# heading",
    "\n- item",
    "1. one",
    "1) one",
    "\n> quote",
    "\n```\n",
    "\n    code",
    "| a | b |",
    "~~gone~~",
    "\\",
    "\\[",
    "<http://x.example>",
    "<b>",
    "&amp;",
    "&#64;",
    "===",
    "---",
    "***",
    "+ x",
    "$x$",
    "[^1]",
    "[x]: http://x.example",
    "- [ ] task",
    "\u202eoops\u202c",
    "\x1b[31m",
    "\u2028",
    "\x85",
    "\t",
    "\r\n",
    "@@",
    "`@`",
    ":smile:",
    "https\\://x.example",
    "ftp://x.example",
)
texts = st.one_of(
    st.sampled_from(NASTY),
    st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=8)), max_size=5).map("".join),
    st.lists(st.sampled_from("ab.@:/\\`*_[]()<>!#&|~-+=1 \n"), max_size=12).map("".join),
).map(lambda t: t.encode("utf-8", "ignore").decode("utf-8"))  # no wire holds half a character
"""What a wire may have anywhere: pieces of mark-up, and any characters."""

some = st.one_of(st.none(), texts)


@st.composite
def summaries(draw: st.DrawFn) -> tuple[Wire, Summary]:
    """A wire and a summary of it whose every string is drawn."""
    wire = build_wire(
        [("headline", [draw(texts) + "H"]), ("body", [draw(texts) + "B", draw(texts) + "C"])],
        headline=draw(some),
        id=draw(some),
        provider=draw(some),
        version=draw(some),
        language=draw(some),
        published=draw(
            st.one_of(texts, st.just("2026-03-14T22:41:00Z"), st.just("2026-02-31T00:00:00Z"))
        ),
        status=draw(some),
        slug=draw(some),
        byline=draw(some),
        dateline=draw(some),
        embargo=draw(some),
        urgency=draw(st.one_of(st.none(), st.integers(-3, 12))),
        rights=draw(some),
        usage_terms=draw(some),
        ednote=draw(some),
    )
    evidence = (Evidence(sentence=2, start=0, end=1),)

    def named() -> Named:
        return Named(name=draw(texts), evidence=evidence)

    match = Match(
        sport=draw(st.sampled_from(["football", "tennis", "other"])),
        home=named(),
        away=named(),
        home_away_stated=draw(st.booleans()),
        competition=named(),
        stage=named(),
        venue=Venue(name=draw(some), city=draw(some), evidence=evidence),
        date=DateFact(
            date=draw(st.sampled_from([None, "2026-03-14"])),
            as_written=draw(texts),
            evidence=evidence,
        ),
        score=Score(home=2, away=1, evidence=evidence),
        half_time=None,
        aggregate=None,
        first_leg=None,
        shoot_out=None,
        extra_time=None,
        result_as_written=draw(some),
        winner="home",
        advanced=None,
        next_opponents=(named(),),
        events=(
            Event(
                kind="goal",
                player=draw(some),
                side=None,
                minute=None,
                added=None,
                when=draw(some),
                evidence=evidence,
            ),
        ),
        headline=draw(some),
        blurb=draw(some),
        evidence=MatchEvidence(),
    )
    quote = Quote(
        text=draw(texts) or "x",
        spans=(Span(start=0, end=1),),
        speaker=draw(
            st.one_of(
                st.none(),
                st.builds(
                    Speaker, name=some, as_written=texts, role=some, evidence=st.just(evidence)
                ),
            )
        ),
        match=0,
        evidence=evidence,
    )
    finding = Finding(
        rule="prose-name",
        path="x",
        severity="error",
        action="dropped",
        message=draw(texts),
        value=draw(some),
    )
    summary = Summary(
        wire=info(wire),
        kind="match_report",
        matches=(match,),
        quotes=(quote,),
        findings=(finding,),
        run=LLM.model_copy(update={"model": draw(texts)}),
    )
    return wire, summary
