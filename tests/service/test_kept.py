"""What the service remembers: summaries by id, what a kill withdraws, batches that outlive it."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.hosts.processes import started
from tests.project.commands import clean_environ

from .served import REPORT, Service, served


def item(name: str, text: str, **more: Any) -> str:
    """A ninjs item of an invented agency, on one line."""
    told = {"uri": f"urn:x:{name}", "provider": "Tideline", "version": "1", "body_text": text}
    return json.dumps({**told, **more})


def report(home: str, away: str) -> str:
    """A report of one match."""
    return (
        f"{home} beat {away} 2-1 on Saturday in the Coastal League.\n\n"
        f"“We never stopped believing,” {home} coach Ida Brandt said."
    )


def done(service: Service, path: str) -> Any:
    """The state of a batch when all of it is done; the service is asked until then."""
    for _ in range(20_000):
        state = service.ask("GET", path).json
        if state["done"]:
            return state
    raise AssertionError(state)


def test_a_summary_is_found_again_under_its_id_with_its_evidence_page(service: Service) -> None:
    """What was answered is answered again, and the page holds the wire's own words."""
    made = service.post("/v1/summaries", REPORT).json
    again = service.ask("GET", f"/v1/summaries/{made['id']}").json
    assert again["summary"] == made["summary"]
    page = service.ask("GET", made["evidence"])
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "We never stopped believing" in page.body.decode()
    assert "script-src 'sha256-" in page.headers["content-security-policy"]


def test_the_same_wire_has_the_same_id_and_is_not_read_again(service: Service) -> None:
    """A second post of the same bytes answers with the first summary, its own seconds and all."""
    first = service.post("/v1/summaries", REPORT).json
    assert service.post("/v1/summaries", REPORT).json == first


def test_an_id_that_was_never_answered_is_not_found(service: Service) -> None:
    """An unknown id is 404, one that cannot be an id 422."""
    assert service.ask("GET", f"/v1/summaries/{'0' * 64}").code == "no-such-summary"
    assert service.ask("GET", "/v1/summaries/etc").code == "bad-request"
    assert service.ask("GET", f"/v1/batches/{'0' * 32}").code == "no-such-batch"


def test_what_was_killed_since_is_gone(service: Service) -> None:
    """After a kill the summary and its evidence page are 410, and a later version goes nowhere."""
    text = report("Ostrava Vale", "Lindmoor")
    made = service.post("/v1/summaries", item("k", text)).json
    assert made["outcome"] == "summarised"
    kill = service.post("/v1/summaries", item("k", text, version="2", pubstatus="canceled")).json
    assert (kill["outcome"], kill["summary"]) == ("killed", None)
    assert service.ask("GET", f"/v1/summaries/{made['id']}").code == "withdrawn"
    assert service.ask("GET", made["evidence"]).status == 410
    assert service.post("/v1/summaries", item("k", text, version="3")).json["outcome"] == "killed"


LONG = """{home} beat {away} 2-1 in the Coast League on Sunday, with {player} scoring twice.

{player} put {home} ahead in the 12th minute, and Lou Varga levelled in the 51st minute after a long
throw that nobody in the home defence had cared to clear before it fell to his feet.
"""


def test_a_copy_of_what_was_killed_since_is_gone(service: Service) -> None:
    """A paper's copy is 410 after the agency's kill, with its page, and killed when it comes again,
    as a wire and for blurbs; its line in a batch is killed too, before the kill and after it."""
    text = LONG.format(home="Brackle", away="Moxey", player="Ana Reis")
    copy = item("paper", text, provider="Herald")
    service.post("/v1/summaries", item("agency", text))
    made = service.post("/v1/summaries", copy).json
    taken = service.post("/v1/batches", copy.replace("paper", "other").replace("Herald", "Post"))
    done(service, taken.json["status"])
    kill = service.post("/v1/summaries", item("agency", text, version="2", pubstatus="canceled"))
    assert (made["outcome"], kill.json["outcome"]) == ("summarised", "killed")
    for path in (f"/v1/summaries/{made['id']}", made["evidence"]):
        answer = service.ask("GET", path)
        assert (answer.status, answer.code) == (410, "withdrawn")
        assert "carries on the report of Tideline" in answer.json["detail"]
    assert service.post("/v1/summaries", copy).json["outcome"] == "killed"
    blurbs = service.post("/v1/blurbs", copy).json
    assert (blurbs["outcome"], blurbs["blurbs"]) == ("killed", [])
    (line,) = map(json.loads, service.ask("GET", taken.json["results"]).body.splitlines())
    assert (line["outcome"], line["summary"]) == ("killed", None)
    again = service.post("/v1/batches", copy).json
    assert done(service, again["status"])["outcomes"] == {"killed": 1}


EMBARGOED = (
    "Trewin won 1-0 against Lanner on Sunday in a match that had few chances until Piet Vos hit "
    "the post twice in the 71st minute and then scored in the 75th with a volley from the edge of "
    "the area after a clearance."
)
WITHHELD = (
    "Two penalties by Rosa Lind were enough for Polgooth, who beat St Ive 2-0 on Sunday though "
    "they had only ten players from the start: their captain had fallen ill on the bus, and "
    "nobody was left on the bench."
)


@pytest.mark.parametrize(
    ("stop", "text"),
    [({"embargoed": "2099-01-01T00:00:00Z"}, EMBARGOED), ({"pubstatus": "withheld"}, WITHHELD)],
)
def test_a_copy_of_what_is_held_is_held_too(
    service: Service, stop: dict[str, str], text: str
) -> None:
    """A paper's copy under no embargo is held like the agency's own, for blurbs and in a batch,
    whether it comes after it or came before; one that was published earlier stays free."""
    kind = "-".join(stop)
    hours = [f"2026-05-03T{hour}:00:00Z" for hour in (16, 17, 18)]
    early = item(f"{kind}-1", text, provider="Post", versioncreated=hours[0])
    before = item(f"{kind}-2", text, provider="Mail", versioncreated=hours[2])
    held = item(f"{kind}-3", text, versioncreated=hours[1], **stop)
    after = item(f"{kind}-4", text, provider="Herald", versioncreated=hours[2])
    free = service.post("/v1/summaries", early).json
    told = service.post("/v1/summaries", before).json
    assert (free["outcome"], told["outcome"]) == ("summarised", "summarised")
    assert service.post("/v1/summaries", held).json["outcome"] == "held"
    copy = service.post("/v1/blurbs", after).json
    assert (copy["outcome"], copy["blurbs"]) == ("held", [])
    assert "carries on the report of Tideline" in copy["reason"]
    assert service.post("/v1/blurbs", before).json["outcome"] == "held"
    assert service.ask("GET", f"/v1/summaries/{told['id']}").code == "held"
    assert service.ask("GET", f"/v1/summaries/{free['id']}").status == 200
    taken = service.post("/v1/batches", "\n".join((early, before, after))).json
    done(service, taken["status"])
    lines = map(json.loads, service.ask("GET", taken["results"]).body.splitlines())
    assert [line["outcome"] for line in lines] == ["summarised", "held", "held"]


def test_a_round_up_loses_the_killed_report_alone(service: Service) -> None:
    """Before the kill it has both matches; after it its own, by GET and when it comes again."""
    text = (
        "Pellow won 3-1 against Gorran on Sunday, thanks to three headers by Ida Holt.\n\n"
        "Holt struck in the 8th, 19th and 63rd minutes, each time after a corner that Gorran's "
        "goalkeeper had come for and missed. Gorran's only goal was a penalty by Max Sorrel.\n"
    )
    own = (
        "Mullion beat Zennor 2-0 in the Coast League on Sunday in front of a full house.\n\n"
        "Teo Lind gave Mullion the lead in the 33rd minute, and Mia Torp scored the second in the "
        "80th minute."
    )
    round_up = item("both", f"{text}\n{own}", provider="Herald", headline="Round-up")
    service.post("/v1/summaries", item("pellow", text))
    made = service.post("/v1/summaries", round_up).json
    service.post("/v1/summaries", item("pellow", text, version="2", pubstatus="canceled"))
    after = service.ask("GET", f"/v1/summaries/{made['id']}").json
    again = service.post("/v1/summaries", round_up).json
    assert [
        [m["home"]["name"] for m in it["summary"]["matches"]] for it in (made, after, again)
    ] == [["Pellow", "Mullion"], ["Mullion"], ["Mullion"]]


def test_an_older_version_is_not_summarised_and_the_newer_counts(service: Service) -> None:
    """Version 1 after version 2 is skipped with the reason."""
    text = report("Harrow Bay", "Sund")
    assert service.post("/v1/summaries", item("v", text, version="2")).json["outcome"] == (
        "summarised"
    )
    late = service.post("/v1/summaries", item("v", text + " It rained.", version="1")).json
    assert late["outcome"] == "skipped"
    assert late["reason"]


def test_an_older_id_names_the_summary_that_counts(service: Service) -> None:
    """After a correction the first id is 404 superseded, with the path of the later summary; the
    same for its evidence page, and for a version that came too late."""
    text = report("Crossby", "Vell")
    first = service.post("/v1/summaries", item("s", text)).json
    second = service.post("/v1/summaries", item("s", text.replace("2-1", "3-1"), version="2")).json
    late = service.post("/v1/summaries", item("s", text + " It rained.", version="1")).json
    assert (first["outcome"], second["outcome"]) == ("summarised", "summarised")
    counts = f"/v1/summaries/{second['id']}"
    for path in (
        f"/v1/summaries/{first['id']}",
        first["evidence"],
        f"/v1/summaries/{late['id']}",
    ):
        answer = service.ask("GET", path)
        assert (answer.status, answer.code) == (404, "superseded")
        assert answer.json["latest"] == counts
        assert answer.headers["link"] == f'<{counts}>; rel="latest-version"'
    assert service.ask("GET", counts).json["summary"] == second["summary"]


def test_what_is_held_says_so(service: Service) -> None:
    """A version under an embargo is 404 held with the reason, not an id that nobody knows; the
    version before it stands meanwhile."""
    text = report("Marsh End", "Oxley")
    first = service.post("/v1/summaries", item("h", text)).json
    held = service.post(
        "/v1/summaries", item("h", text + " It rained.", version="2", embargoed="2099-01-01T00:00Z")
    ).json
    assert held["outcome"] == "held"
    answer = service.ask("GET", f"/v1/summaries/{held['id']}")
    assert (answer.status, answer.code) == (404, "held")
    assert answer.json["detail"] == held["reason"]
    assert answer.json["latest"] is None
    assert service.ask("GET", f"/v1/summaries/{first['id']}").status == 200


def test_a_batch_is_taken_on_and_its_results_are_lines_in_order(service: Service) -> None:
    """Good, broken and withheld wires each have their line; the state counts them."""
    wires = [
        item("b1", report("Aldby", "Crane")),
        "{broken",
        item("b2", report("Dunmere", "Ely Park"), pubstatus="canceled"),
        item("b3", report("Fen City", "Gale")),
    ]
    taken = service.post("/v1/batches", "\n".join(wires))
    assert taken.status == 202
    state = done(service, taken.json["status"])
    assert state["outcomes"] == {"summarised": 2, "failed": 1, "killed": 1}
    assert (state["wires"], state["stopped"]) == (4, None)
    answer = service.ask("GET", taken.json["results"])
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    lines = [json.loads(line) for line in answer.body.decode().splitlines()]
    assert [line["outcome"] for line in lines] == ["summarised", "failed", "killed", "summarised"]
    assert [line["summary"]["matches"][0]["home"]["name"] for line in (lines[0], lines[3])] == [
        "Aldby",
        "Fen City",
    ]


def test_a_wire_that_came_alone_has_its_line_in_a_batch(service: Service) -> None:
    """Version 1 was posted before, in other bytes: in a batch with another wire both lines have
    their summaries, again and again; a wire killed since is killed there too."""
    first = item("alone", report("Hendra", "Nance"))
    other = item("beside", report("Kenwyn", "Probus"))
    made = service.post("/v1/summaries", first.replace(", ", ",\n")).json
    for body in (f"{first}\n{other}", f"{first}\n{other}\n"):
        taken = service.post("/v1/batches", body).json
        assert done(service, taken["status"])["outcomes"] == {"summarised": 2}
        lines = map(json.loads, service.ask("GET", taken["results"]).body.splitlines())
        homes = [line["summary"]["matches"][0]["home"]["name"] for line in lines]
        assert homes == ["Hendra", "Kenwyn"]
    again = service.post("/v1/summaries", first).json
    assert (again["id"], again["outcome"]) == (made["id"], "summarised")
    service.post(
        "/v1/summaries", item("alone", report("Hendra", "Nance"), version="2", pubstatus="canceled")
    )
    taken = service.post("/v1/batches", f"{first}\n{other}\n\n").json
    assert done(service, taken["status"])["outcomes"] == {"killed": 1, "summarised": 1}


def test_a_batch_with_nothing_that_can_be_read_is_refused(service: Service) -> None:
    """Nothing is taken on where there is nothing to do."""
    assert service.post("/v1/batches", b"\x00\x01\x02\x03").code == "not-a-wire"


def test_a_ledger_that_another_service_holds_is_refused_at_the_start(tmp_path: Path) -> None:
    """The second service on one ledger ends with one line and code 3."""
    ledger = tmp_path / "kept.db"
    with served(ledger=ledger):
        args = ["summarizer", "serve", "--port", "0", "--engine", "offline", "--ledger"]
        with started([*args, str(ledger)], clean_environ({})) as second:
            assert second.ended() == 3
            assert "in use" in second.said()


def test_ten_batches_that_were_accepted_are_finished_after_kill_9(tmp_path: Path) -> None:
    """Killed amid ten batches and started again, the service finishes each, no wire twice."""
    ledger = tmp_path / "kept.db"
    names = [(f"North{chr(97 + n)}ham", f"South{chr(97 + n)}ton") for n in range(12)]
    paths = []
    with served(ledger=ledger) as first:
        for batch in range(10):
            body = "\n".join(
                item(f"c{batch}-{n}", report(f"{home} {chr(65 + batch)}", away))
                for n, (home, away) in enumerate(names)
            )
            taken = first.post("/v1/batches", body)
            assert taken.status == 202
            paths.append(taken.json)
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.ended()
    with served(ledger=ledger) as second:
        for taken in paths:
            state = done(second, taken["status"])
            assert state["outcomes"] == {"summarised": 12}
            results = second.ask("GET", taken["results"]).body.decode().splitlines()
            homes = [json.loads(r)["summary"]["matches"][0]["home"]["name"] for r in results]
            assert len(homes) == len(set(homes)) == 12
