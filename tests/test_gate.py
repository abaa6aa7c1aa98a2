"""What the gate lets through, by the wire's fields and by its words; what is held costs nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from summarizer import ConfigurationError, Summarizer, Wire, Withheld
from summarizer.gate import check_releasable, judge
from summarizer.instants import instant
from summarizer.reading import read_text
from tests.support.scripted_server import ScriptedServer

STORY = (
    "Wexcombe edge out Sandle\n\n"
    "Wexcombe beat Sandle 2-1 on Sunday with two goals from Ines Orme.\n\n"
    "Orme scored in the 12th and 70th minutes. Lou Varga had levelled in the 51st minute.\n"
)
AHEAD = (
    "Wexcombe without Orme\n\n"
    "Wexcombe will face Sandle in the final on Saturday. Striker Ines Orme, who scored nine goals, "
    "is injured, and goalkeeper Lou Varga has a cold.\n"
)
NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


def wire(text: str = STORY, **fields) -> Wire:
    """The story as a wire with these fields."""
    return replace(read_text(text), **fields)


HELD_BACK: list[tuple[dict[str, Any], str, str]] = [
    # signals and notes
    ({"signals": ("sig:kill",)}, "killed", "a kill or withdrawal: the signal sig:kill"),
    ({"signals": ("sig:update", "x:not-for-publication")}, "held", "not for publication"),
    ({"signals": ("sig:hold",)}, "held", "told to hold it"),
    ({"signals": ("x:test",)}, "skipped", "a test story"),
    ({"ednote": "NOT FOR PUBLICATION"}, "held", "not for publication"),
    ({"ednote": "Eds: internal use only, please do not publish."}, "held", "not for publication"),
    ({"ednote": "Nicht zur Veröffentlichung"}, "held", "not for publication"),
    ({"ednote": "MANDATORY KILL. The score was another day's."}, "killed", "MANDATORY KILL"),
    ({"ednote": "Contacts below.\nHOLD FOR RELEASE at noon"}, "held", "told to hold it"),
    ({"ednote": "Embargoed until 1800 GMT"}, "held", "embargoed in words"),
    ({"ednote": "Sperrfrist 18 Uhr"}, "held", "embargoed in words"),
    # codes as URIs, and of several words
    ({"signals": ("http://cv.example.org/newscodes/signal/kill",)}, "killed", "signal/kill"),
    ({"signals": ("http://cv.example.org/signal#Hold/",)}, "held", "told to hold it"),
    ({"signals": ("x:mandatory-kill",)}, "killed", "x:mandatory-kill"),
    ({"signals": ("x:StoryWithdrawn",)}, "killed", "x:StoryWithdrawn"),
    ({"signals": ("x:hold", "x:KILL")}, "killed", "x:KILL"),
    ({"signals": ("x:embargoed",)}, "held", "embargoed in words"),
    ({"signals": ("",)}, "held", "a signal is there that cannot be read"),
    ({"signals": ("note:kill",)}, "killed", "an editor's note that is not public"),
    # notes in other languages, and lines that a format has put behind each other
    ({"ednote": "Bitte nicht verwenden"}, "held", "not for publication"),
    ({"ednote": "Meldung zurückgezogen"}, "killed", "a kill or withdrawal"),
    ({"ednote": "Attention : dépêche annulée"}, "killed", "a kill or withdrawal"),
    ({"ednote": "Photos to come. Hold for release until noon"}, "held", "told to hold it"),
    ({"ednote": "Photos to come HOLD FOR RELEASE"}, "held", "told to hold it"),
    ({"ednote": "Bitte beachten Sie die Sperrfrist bis 18.00 Uhr."}, "held", "embargoed in words"),
    # status
    ({"status": "http://cv.example.org/pubstatus/canceled"}, "killed", "the provider canceled it"),
    ({"status": "http://cv.example.org/pubstatus/withheld/"}, "held", "the provider withholds it"),
    ({"status": ":"}, "held", ": is none that is known"),
    ({"status": "canceled"}, "killed", "the provider canceled it (status canceled)"),
    ({"status": "stat:canceled"}, "killed", "canceled"),
    ({"status": "withheld"}, "held", "the provider withholds it (status withheld)"),
    ({"status": "parked"}, "held", "parked is none that is known"),
    # embargo
    ({"embargo": ""}, "held", "embargoed, and no time is given"),
    ({"embargo": "  "}, "held", "embargoed, and no time is given"),
    ({"embargo": "2026-05-03T12:00:01Z"}, "held", "embargoed until 2026-05-03T12:00:01Z"),
    ({"embargo": "2026-05-03T14:30:00+02:00"}, "held", "embargoed until 2026-05-03T14:30"),
    ({"embargo": "20260503T123000Z"}, "held", "embargoed until 20260503T123000Z"),
    ({"embargo": "2026-05-03T11:00:00"}, "held", "no zone is given, so it is held until that time"),
    ({"embargo": "2026-05-03T11:00:00"}, "held", "2026-05-03 23:00 UTC"),
    ({"embargo": "2026-05-02"}, "held", "2026-05-03 12:00 UTC"),
    ({"embargo": "tonight"}, "held", "which is no known time"),
    # slug
    ({"slug": "FBL-Wexcombe-Sandle,KILL"}, "killed", "the slug"),
    ({"slug": "FBL-Wexcombe-HOLD"}, "held", "the slug"),
]
RELEASED: list[dict[str, Any]] = [
    {},
    {"status": "usable"},
    {"status": "stat:usable"},
    {"signals": ("sig:correction", "sig:update")},
    {"embargo": "2026-05-03T12:00:00Z"},
    {"embargo": "2026-05-03T14:00:00+02:00"},
    {"embargo": "2026-05-02T23:59:00"},
    {"embargo": "2026-05-03T11:00:00Z", "ednote": "Embargoed until 1100 GMT"},
    {"ednote": "The following notes are not for publication"},
    {"ednote": "Not for publication: desk +00 000 00"},
    {"ednote": "Contact numbers are not intended for publication."},
    {"ednote": "Please do not use the picture of Orme."},
    {"ednote": "Embargo lifted, free to use"},
    {"ednote": "Corrects the score in the first paragraph."},
    {"slug": "FBL-Wexcombe-Sandle"},
    {"status": "http://cv.example.org/pubstatus/usable"},
    {"status": "  "},
    {"signals": ("http://cv.example.org/signal/correction", "x:test-match", "x:skills")},
    {"signals": ("x:match-canceled", "x:hold-lifted", "x:embargo_over", "x:no-embargo")},
    {"signals": ("note:embargo",), "embargo": "2026-05-03T11:00:00Z"},
    {"ednote": "Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt"},
    {"ednote": "Das Foto von Orme bitte nicht verwenden"},
    {"ednote": "Bitte nicht veröffentlichen: Mobil +00 000 00"},
    {"ednote": "Wexcombe hat die Meldung für den Pokal zurückgezogen, berichtigt im 2. Absatz"},
    {"ednote": "ANNULE ET REMPLACE la version de 18h00"},
    {"ednote": "Sperrfrist aufgehoben"},
    {"slug": "Kilburn-Holden"},
]


@pytest.mark.parametrize(("fields", "outcome", "reason"), HELD_BACK)
def test_a_field_holds_the_wire_back(fields: dict[str, Any], outcome: str, reason: str) -> None:
    """Each field gives its outcome, with a reason that names what was found there."""
    if fields.get("embargo") == "2026-05-02":
        now = NOON - timedelta(seconds=1)
    else:
        now = NOON
    with pytest.raises(Withheld) as held:
        check_releasable(wire(**fields), now=now)
    assert held.value.outcome == outcome
    assert reason in held.value.message


@pytest.mark.parametrize("fields", RELEASED, ids=str)
def test_a_field_lets_the_wire_through(fields: dict[str, Any]) -> None:
    """What a format says of usable wires, and words that only sound like an order, hold nothing."""
    assert judge(wire(**fields), now=NOON) is None


ORDERS = [
    ("EMBARGOED UNTIL 1800 GMT SUNDAY\n\n", "held"),
    ("Embargo: Sunday 6 p.m.\n\n", "held"),
    ("NOT FOR RELEASE BEFORE 6 P.M.\n\n", "held"),
    ("NOT FOR PUBLICATION\n\n", "held"),
    ("HOLD\n\n", "held"),
    ("EDS: HOLD FOR RELEASE\n\n", "held"),
    ("KILL\n\n", "killed"),
    ("Not for publication before 6 pm\n\n", "held"),
    ("Not for publication\n\n", "held"),
    ("This story is not for publication.\n\n", "held"),
    ("Please do not use this story before Monday.\n\n", "held"),
    ("DO NOT PUBLISH: Wexcombe and Sandle\n\n", "held"),
    ("For release at 1800 GMT\n\n", "held"),
    ("Hold until Sunday\n\n", "held"),
    ("NICHT VERÖFFENTLICHEN\n\n", "held"),
    ("Achtung Redaktionen: nicht veroeffentlichen!\n\n", "held"),
    ("Diese Meldung ist nicht zur Veröffentlichung bestimmt.\n\n", "held"),
    ("BITTE NICHT VERWENDEN\n\n", "held"),
    ("Sperrfrist: 18.00 Uhr\n\n", "held"),
    ("Ne pas diffuser avant 18h00\n\n", "held"),
    ("No publicar\n\n", "held"),
    ("NON PUBBLICARE\n\n", "held"),
    ("NAO DIVULGAR\n\n", "held"),
    ("Niet publiceren\n\n", "held"),
    ("Ej för publicering\n\n", "held"),
    ("Nie publikować\n\n", "held"),
    ("Meldung zurückgezogen\n\n", "killed"),
    ("Meldung abc0101 vom 3.5. ist hiermit zurückgezogen\n\n", "killed"),
    ("Attention: dépêche annulée\n\n", "killed"),
    ("DEPECHE ANNULEE\n\n", "killed"),
    ("Annulation de la dépêche abc0101\n\n", "killed"),
    ("Noticia anulada\n\n", "killed"),
    ("Bericht ingetrokken\n\n", "killed"),
    ("Depesza anulowana\n\n", "killed"),
]
REPORTS = [
    "Embargo lifted on Wexcombe\n\n",
    "Wexcombe hold Sandle\n\n",
    "Wexcombe hit by transfer embargo until summer\n\n",
    "Embargo until January keeps Wexcombe from transfer market\n\n",
    "Not for publication, Orme joked, but the coach sings\n\n",
    "“Not for publication”, said Orme\n\n",
    "Do not use the word crisis, says Orme\n\n",
    "For immediate release\n\n",
    "Release clause: 18 million for Orme\n\n",
    "Hold until the end: Wexcombe survive a siege\n\n",
    "Wexcombe hold on until the 90th minute\n\n",
    "Orme zieht Meldung zurück\n\n",
    "Meldung von Orme für 2026 zurückgezogen\n\n",
    "Meldung zurückgezogen: Orme startet nicht\n\n",
    "„Nicht veröffentlichen!“, rief Orme\n\n",
    "Nicht veröffentlichen, bat Orme\n\n",
    "Match annulé à Wexcombe\n\n",
    "Gol anulado a Orme\n\n",
    "Non pubblicare le foto, chiede Orme\n\n",
    "Embargo hasta enero impide fichajes\n\n",
    "Annule et remplace\n\n",
]


@pytest.mark.parametrize(("opening", "outcome"), ORDERS)
def test_an_order_in_the_first_lines_holds_the_wire_back(opening: str, outcome: str) -> None:
    """Formats without fields give the order in words."""
    verdict = judge(wire(opening + STORY), now=NOON)
    assert verdict is not None
    assert verdict.outcome == outcome


@pytest.mark.parametrize("opening", REPORTS)
def test_sport_has_its_own_embargoes_and_holds(opening: str) -> None:
    """A headline with such words is no order."""
    assert judge(wire(opening + STORY), now=NOON) is None


def test_an_embargo_in_a_line_does_not_outlast_the_field() -> None:
    """The line tells the embargo that the format dates: once that is over, the wire is free."""
    line = "EMBARGOED UNTIL 1100 GMT SUNDAY\n\n"
    assert judge(wire(line + STORY), now=NOON) is not None
    assert judge(wire(line + STORY, embargo="2026-05-03T11:00:00Z"), now=NOON) is None
    later = judge(wire(line + STORY, embargo="2026-05-03T13:00:00Z"), now=NOON)
    assert later is not None
    assert later.until == datetime(2026, 5, 3, 13, 0, tzinfo=UTC)


def test_a_headline_alone_is_no_content_where_a_format_tells_it_apart() -> None:
    """An item of a picture has a headline and no body; a plain text may be one line."""
    line = wire("Wexcombe beat Sandle 2-1.\n")
    headline = replace(line.sentences[0], label="headline")
    assert judge(line, now=NOON) is None
    item = judge(replace(line, format="ninjs", sentences=(headline,)), now=NOON)
    assert item is not None
    assert (item.outcome, item.reason) == ("skipped", "it has no content but its headline")


def test_what_must_never_go_out_is_said_before_the_embargo() -> None:
    """A canceled wire is killed, however its embargo stands; a signal speaks before the status."""
    canceled = judge(wire(status="canceled", embargo=""), now=NOON)
    signalled = judge(wire(status="withheld", signals=("sig:kill",)), now=NOON)
    assert canceled is not None
    assert canceled.outcome == "killed"
    assert signalled is not None
    assert signalled.outcome == "killed"


def test_the_embargo_is_over_at_its_second() -> None:
    """A second before it is held, at the second it is released, whatever zone the clock is in."""
    embargoed = wire(embargo="2026-05-03T14:00:00+02:00")
    tokyo = timezone(timedelta(hours=9))
    at = datetime(2026, 5, 3, 21, 0, tzinfo=tokyo)
    assert judge(embargoed, now=at - timedelta(seconds=1)) is not None
    assert judge(embargoed, now=at) is None


def test_a_clock_time_without_zone_is_over_when_it_is_over_everywhere() -> None:
    """Eleven o'clock has passed everywhere when it has in the last zone, twelve hours on."""
    embargoed = wire(embargo="2026-05-03T11:00:00")
    at = datetime(2026, 5, 3, 23, 0, tzinfo=UTC)
    assert judge(embargoed, now=at - timedelta(seconds=1)) is not None
    assert judge(embargoed, now=at) is None


def test_the_time_asked_for_needs_a_zone() -> None:
    """A naive time would be somebody's guess."""
    with pytest.raises(ConfigurationError, match="zone"):
        judge(wire(), now=datetime(2026, 5, 3))  # noqa: DTZ001  that is the point


@pytest.mark.parametrize(
    "written",
    ["", "soon", "2026-13-01", "2026-05-03T25:00:00Z", "9999-12-31", "0001-01-01", "0000"],
)
def test_what_is_no_time_is_none(written: str) -> None:
    """Nothing that a field may hold makes the reading of times fail."""
    assert instant(written) is None


def summarizer(server: ScriptedServer, **options) -> Summarizer:
    """A Summarizer that would ask ``server``."""
    return Summarizer(
        "llm", model="scripted", base_url=server.base_url, api_key="none", environ={}, **options
    )


@pytest.mark.parametrize(
    "fields", [row[0] for row in HELD_BACK if row[0].get("embargo") != "2026-05-02"], ids=str
)
def test_nothing_is_asked_about_a_wire_that_is_held_back(fields: dict[str, Any]) -> None:
    """No request reaches the model's server."""
    with ScriptedServer() as server, summarizer(server) as s:
        with pytest.raises(Withheld):
            s.summarize(wire(**fields), now=NOON)
        assert server.requests == []


def test_a_preview_is_skipped_where_only_results_are_wanted() -> None:
    """By the rules' own triage, before any request."""
    with ScriptedServer() as server, summarizer(server, results_only=True) as s:
        with pytest.raises(Withheld) as held:
            s.summarize(wire(AHEAD))
        assert server.requests == []
    assert held.value.outcome == "skipped"
    assert "preview" in held.value.message


def test_a_text_that_calls_itself_a_preview_is_one() -> None:
    """By its headline, though it has few words of a match to come."""
    told = "Preview: Norvale v Skarholt\n\nNorvale host Skarholt on Sunday. They lost 3-0 in May.\n"
    with Summarizer("offline") as s:
        assert s.summarize(wire(told)).kind == "preview"


def test_a_preview_is_summarised_where_anything_is_wanted() -> None:
    """Without the option it comes back as what it is."""
    with Summarizer("offline") as s:
        assert s.summarize(wire(AHEAD)).kind == "preview"


def test_a_result_passes_where_only_results_are_wanted() -> None:
    """A report is no preview."""
    with Summarizer("offline", results_only=True) as s:
        assert s.summarize(wire()).kind == "match_report"


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 2099-01-01T00:00Z",
        "Embargo: 2099-01-01T06:30:00.000+02:00",
        "Not for publication before 20990101T063000Z",
    ],
)
def test_an_embargo_in_the_first_line_holds_as_systems_write_it(line: str) -> None:
    """A time with its T and its zone, in a line of its own, holds like one in words."""
    report = "HARROW BAY (Tideline) - Norvale beat Port Ellan 2-1 on Saturday.\n\nIt rained.\n"
    verdict = judge(read_text(f"{line}\n\n{report}"))
    assert verdict is not None
    assert (verdict.outcome, verdict.embargo) == ("held", True)
