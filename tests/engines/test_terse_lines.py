"""Result lines with scorers in brackets, with a hand-written answer each."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.api import Summarizer
from summarizer.summary import Match

_GOALS = {"goal": "", "penalty_goal": "p", "own_goal": "og"}


def cases(name: str) -> list[tuple[str, list[str]]]:
    """The wires of a file with the answers that stand below each."""
    found = []
    for block in (Path(__file__).parent / name).read_text().split("\n\n"):
        lines = [x for x in block.splitlines() if not x.startswith("# Held") and x]
        told = [x[3:].strip() for x in lines if x.startswith("=> ")]
        if told:
            found.append(("\n\n".join(x for x in lines if not x.startswith("=> ")), told))
    return found


def goals(match: Match, side: str) -> str:
    """The goals of a side as the files write them."""
    told = []
    for e in match.events:
        if e.kind in _GOALS and e.side == side:
            added = f"+{e.added}" if e.added else ""
            minute = f" {e.minute}{added}" if e.minute is not None else ""
            own = _GOALS[e.kind]
            told.append(f"{e.player}{minute}{own}" if e.player else f"{own}{minute}")
    return ", ".join(told)


def written(match: Match) -> str:
    """A match as the files write it."""
    assert match.score is not None
    parts = [f"{match.home.name} {match.score.home}-{match.score.away} {match.away.name}"]
    if match.half_time is not None and not match.half_time.derived:
        parts.append(f"HT {match.half_time.home}-{match.half_time.away}")
    home, away = goals(match, "home"), goals(match, "away")
    if home or away:
        parts.append(f"{home}; {away}".strip())
    sides = {"home": match.home.name, "away": match.away.name}
    for e in match.events:
        if e.kind in ("sent_off", "red"):
            assert e.side is not None
            added = f"+{e.added}" if e.added else ""
            parts.append(f"red {e.player} {e.minute}{added} {sides[e.side]}")
    if match.aggregate is not None:
        parts.append(f"agg {match.aggregate.home}-{match.aggregate.away}")
    if match.shoot_out is not None:
        parts.append(f"so {match.shoot_out.home}-{match.shoot_out.away}")
    if match.advanced is not None:
        parts.append(f"thru {sides[match.advanced]}")
    if match.extra_time:
        parts.append("aet")
    return " | ".join(parts)


@pytest.mark.parametrize(
    ("wire", "answer"), [*cases("terse_lines.txt"), *cases("terse_lines_held.txt")]
)
def test_a_result_line_gives_what_it_tells_and_nothing_else(wire: str, answer: list[str]) -> None:
    """Score, scorers, half-time, cards, kicks and who goes through are those of the answer."""
    text = wire.removeprefix("# ") if wire.startswith("# ") else wire
    summary = Summarizer("offline", environ={}).summarize(text)
    told = [written(m) for m in summary.matches] or ["none"]
    assert told == answer
    assert [f for f in summary.findings if f.severity == "error"] == []


PROSE = """Ravensby beat Osterly 2-1 in the Border League on Saturday.

Ravensby 2 (Kane 14, Lodge pen 77) Osterly 1 (Moor 36)

Dan Kane scored for Ravensby in the 14th minute. Osterly goalkeeper Jo Pell made three saves.
"""


def test_a_line_beside_a_report_adds_the_goals_that_its_sentences_lack() -> None:
    """The report tells one goal and the line three; all three come out, and the score is one."""
    (match,) = Summarizer("offline", environ={}).summarize(PROSE).matches
    assert [(e.kind, e.player, e.minute, e.side) for e in match.events] == [
        ("goal", "Kane", 14, "home"),
        ("goal", "Moor", 36, "away"),
        ("penalty_goal", "Lodge", 77, "home"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Half-time: Ravensby 2 (Kane 14, Lodge 37) Osterly 1 (Moor 36).",
        "Last season: Ravensby 2 (Kane 14, Lodge 77) Osterly 1 (Moor 36).",
        "Prediction: Ravensby 2 (Kane 14, Lodge 77) Osterly 1 (Moor 36).",
        "Ice hockey: Ravensby 2 (Kane 14, Lodge 57) Osterly 1 (Moor 36).",
        "Ravensby 2 (Kane 14, Lodge 77) Osterly 1 (Moor 36) (abandoned, fog).",
    ],
)
def test_a_line_that_is_no_result_of_the_day_tells_no_goals(text: str) -> None:
    """Half-times, forecasts, other games and matches broken off give no scorer."""
    summary = Summarizer("offline", environ={}).summarize(f"Border League\n\n{text}\n")
    assert [m.events for m in summary.matches if m.events] == []


def test_two_lines_of_one_pair_tell_neither() -> None:
    """Which of two results of the same sides is the day's is not guessed."""
    text = "Border League: Ravensby 2 (Kane 14, 77) Osterly 0. Osterly 1 (Moor 36) Ravensby 0.\n"
    assert Summarizer("offline", environ={}).summarize(text).matches == ()


SHOOT_OUT = """Orstad beat Velika Luka 2-1 in the second leg of their Shield tie on Saturday.

Ana Reis scored in the 34th minute and Mia Torp headed a second in the 71st, but Ivan Kos had
levelled in the 60th minute.

{end}
"""


HEADED = """Orstad 2 Velika Luka 1 (agg 3-3, Velika Luka win 4-2 on pens)

Shield, second leg: the hosts Orstad scored goals by Ek (34) and Lind (71). Aet. Agg: 3-3. Velika
Luka win 4-2 on penalties. Att: 31,200.
"""


@pytest.mark.parametrize(
    "text",
    [
        SHOOT_OUT.format(end="It was 3-3 on aggregate. Velika Luka win 4-2 on penalties."),
        SHOOT_OUT.format(end="Agg: 3-3. Velika Luka won 4-2 on penalties."),
        HEADED,
    ],
)
def test_the_side_that_wins_the_kicks_goes_through_and_not_the_winner_of_the_leg(
    text: str,
) -> None:
    """Whoever won the leg, the sentence of the kicks says who goes through."""
    for match in Summarizer("offline", environ={}).summarize(text).matches:
        if match.advanced is not None:
            through = match.home if match.advanced == "home" else match.away
            assert through.name == "Velika Luka"
        if match.shoot_out is not None:
            assert (match.shoot_out.home, match.shoot_out.away) == (2, 4)


def test_results_below_headings_have_the_competition_above_them() -> None:
    """Each match of a page of results stands alone, with the heading that it stands under."""
    text = (
        "Saturday's football\n\nPremier Division\n\nRavensby 2 (Kane 14, 77) Osterly 0\n\n"
        "Tweed 0 Amble 0\n\nFirst Division\n\nCrail 1 (Orr 3) Moffat 1 (Shaw 90+1)\n"
    )
    matches = Summarizer("offline", environ={}).summarize(text).matches
    assert [(written(m), m.competition and m.competition.name) for m in matches] == [
        ("Ravensby 2-0 Osterly | Kane 14, Kane 77;", "Premier Division"),
        ("Tweed 0-0 Amble", "Premier Division"),
        ("Crail 1-1 Moffat | Orr 3; Shaw 90+1", "First Division"),
    ]


def test_the_result_that_a_wire_opens_with_is_its_match_and_not_last_weeks() -> None:
    """A sentence below on another match gives neither its sides nor its score."""
    text = (
        "Border League: Ravensby 2 (Kane 14, Lodge 77) Osterly 1 (Moor 36). Kane scored twice "
        "last week as Ravensby lost 3-2 to Tweed.\n"
    )
    (match,) = Summarizer("offline", environ={}).summarize(text).matches
    assert written(match) == "Ravensby 2-1 Osterly | Kane 14, Lodge 77; Moor 36"
