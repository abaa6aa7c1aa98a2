"""The made-up day: that its measure can fail, and that one day passes it."""

from __future__ import annotations

from bench.day.measure import Counts, measure
from bench.day.tables import wordings
from bench.day.texts import made_up_day


def test_a_day_from_tables_is_joined_without_a_fault() -> None:
    """Forty wires and more of twelve matches and more, three agencies, all as the tables say."""
    reports = made_up_day(wordings("development"), 2)
    counts = Counts()
    made = measure(counts, reports, [r.gold for r in reports])
    assert counts.wrong == []
    assert counts.wires >= 40
    assert counts.matches >= 12
    assert counts.differ.there >= 10
    assert counts.only.there >= 5
    assert any(s.reprints for m in made.matches for s in m.sources)


def test_the_measure_sees_what_is_wrong() -> None:
    """Summaries whose sides are all given another name leave joins and differences missing."""
    reports = made_up_day(wordings("development"), 2)
    blind = []
    for n, report in enumerate(reports):
        matches = tuple(
            m.model_copy(update={"home": m.home.model_copy(update={"name": f"Xyz{n} Qrs{n}"})})
            for m in report.gold.matches
        )
        blind.append(report.gold.model_copy(update={"matches": matches}))
    counts = Counts()
    measure(counts, reports, blind)
    assert counts.joins.recall < 0.9
    assert counts.shown_matches > counts.matches


def test_the_halves_share_no_words_of_their_own() -> None:
    """No club, name, phrase or quotation of the test half is in the other."""
    halves = [wordings(half) for half in ("development", "test")]
    for part in ("clubs", "family", "given", "quotes", "asides", "competitions", "papers"):
        one, other = ({str(entry) for entry in half[part]} for half in halves)
        assert not one & other, part
