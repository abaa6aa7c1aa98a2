"""What is too long for the rules is said to be, and nothing is guessed of it."""

from summarizer.api import Summarizer
from summarizer.engines.offline import offline_draft
from summarizer.engines.offline.limits import MAX_CHARACTERS, MAX_SENTENCE
from summarizer.reading import read_text

REPORT = (
    "Norvale beat Port Ellan 2-1 on Saturday. "
    "Norvale captain Ana Reis scored in the 12th minute.\n\n"
)


def test_a_wire_beyond_the_bound_is_not_read_by_rule_and_says_so():
    """A wire of more than 40,000 characters gives no facts, and a finding with the reason."""
    text = REPORT * (MAX_CHARACTERS // len(REPORT) + 2)
    summary = Summarizer("offline", environ={}).summarize(text)
    assert summary.matches == ()
    assert [(f.rule, f.action) for f in summary.findings] == [("not-read-by-rule", "noted")]
    assert str(len(text)) in summary.findings[0].message


def test_a_wire_within_the_bound_is_read():
    """The same report once gives its match, and no such finding."""
    summary = Summarizer("offline", environ={}).summarize(REPORT)
    assert len(summary.matches) == 1
    assert summary.findings == ()


def test_an_endless_sentence_is_passed_over():
    """A sentence of more than 1,500 characters bears no facts; those beside it do."""
    endless = (
        "Ana Reis scored and " * (MAX_SENTENCE // 20 + 2) + "Mia Torp scored in the 80th minute."
    )
    draft = offline_draft(read_text(f"{REPORT}{endless}\n"))
    assert [e.player for m in draft.matches for e in m.events] == ["Ana Reis"]


def test_sides_without_a_ground_stand_in_the_order_of_the_text():
    """Where no ground is told, who is named first stands first, though the other side won."""
    (match,) = offline_draft(read_text("Norvale lost 2-1 to Port Ellan on Saturday.")).matches
    assert match.ground is None
    assert (match.home.value, match.away.value) == ("Norvale", "Port Ellan")
    assert match.score is not None
    assert (match.score.home, match.score.away) == (1, 2)
