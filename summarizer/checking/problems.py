"""What a rule says of a claim, and the list of rules with their reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["RULES", "RULES_VERSION", "Problem", "family_of"]

RULES_VERSION = "7"
"""Raised whenever a rule is added, removed or judges differently; part of every result."""

RULES: dict[str, tuple[str, str]] = {
    # name: (family, the reason as an editor understands it)
    "row-shape": ("shape", "a row of the reply is not in the agreed form"),
    "evidence-exists": ("evidence", "the cited sentence is not in the wire"),
    "evidence-given": ("evidence", "no sentence is cited for it"),
    "evidence-label": ("evidence", "a caption, a tail or an order to software is no evidence"),
    "evidence-idle": ("evidence", "the cited sentence says nothing of it"),
    "name-in-wire": ("names", "the name does not stand in the wire"),
    "name-in-evidence": ("names", "the cited sentences do not name it"),
    "name-fullest": ("names", "the wire has a fuller form of the name"),
    "name-kind": ("names", "the name is that of a side, a person or a place"),
    "names-differ": ("names", "both sides have the same name"),
    "ground-told": ("names", "the cited sentence does not say who plays at home"),
    "ground-turned": ("names", "the cited sentence says that the other side plays at home"),
    "stage-is-next": ("names", "this is the round they go to, not the one they play"),
    "competition-of-other": ("names", "the competition is told of another match"),
    "competition-told": ("names", "the words are no name of a competition"),
    "place-of-other": ("names", "the wire does not tell it as the place of this match"),
    "side-of-other": ("names", "the wire does not set these two sides against each other"),
    "side-in-text": ("names", "only the dateline has this name, as the place of filing"),
    "date-of-other": ("names", "the day is told of another match"),
    "next-told": ("names", "the cited sentence does not say whom they play next"),
    "next-is-side": ("names", "a side cannot be its own next opponent"),
    "result-as-written": ("numbers", "the result is not written so in the cited sentence"),
    "result-other": ("numbers", "the result is cut short, or told of another match"),
    "score-told": ("numbers", "the cited sentences do not give this score"),
    "score-turned": ("numbers", "the sentence gives the higher figure to the other side"),
    "score-other": (
        "numbers",
        "the wire tells another result of this match, or this one of another",
    ),
    "score-role": ("numbers", "the wire tells this score of something else"),
    "minute-told": ("numbers", "the cited sentences do not give this minute"),
    "minute-of-other": ("numbers", "the cited sentences tell this time of another event"),
    "when-told": ("numbers", "the words for the time are not in the cited sentences"),
    "event-player": ("events", "the cited sentences do not name the player"),
    "event-kind": ("events", "the cited sentences do not tell such an event"),
    "event-told": ("events", "no cited sentence says that this player did it"),
    "event-side": ("events", "the wire gives the player to the other side"),
    "event-both-sides": ("events", "the player cannot score for both sides"),
    "event-of-other": ("events", "the player is named there for another match"),
    "event-twice": ("events", "the event is already there"),
    "extra-time-told": ("events", "the cited sentence does not say that extra time was played"),
    "advanced-told": ("events", "the cited sentence does not say who goes through"),
    "advanced-of-group": (
        "events",
        "no cited sentence says that the side goes through from its group",
    ),
    "winner-told": ("events", "the cited sentence does not say who won"),
    "winner-score": ("arithmetic", "the score says otherwise"),
    "side-score": ("arithmetic", "the score that the goal made says that it was the other side's"),
    "goals-exceed-score": ("arithmetic", "more goals than the score has"),
    "score-from-goals": ("arithmetic", "the goals told do not add up to this score"),
    "half-time-fits": ("arithmetic", "the half-time score does not fit the final score or goals"),
    "legs-add-up": ("arithmetic", "the legs do not add up to the aggregate"),
    "advanced-fits": ("arithmetic", "aggregate, shoot-out or score say otherwise"),
    "figures-advanced": ("arithmetic", "the wire says that the other side goes through"),
    "kicks-exceed": ("arithmetic", "more kicks scored than the shoot-out's score has"),
    "off-twice": ("arithmetic", "nobody is sent off twice"),
    "off-and-on": ("arithmetic", "who was sent off cannot score later"),
    "shoot-out-level": ("arithmetic", "a shoot-out needs a level score and a winner"),
    "span-exists": ("quotations", "there is no such quotation in the wire"),
    "span-twice": ("quotations", "the quotation is already given to a speaker"),
    "quote-evidence": ("quotations", "none of the cited sentences holds the quotation"),
    "quote-speech": ("quotations", "the marks hold a title, a nickname or a turn of phrase"),
    "quote-joined": ("quotations", "the parts do not belong to one utterance"),
    "speaker-in-wire": ("quotations", "the speaker's name does not stand in the wire"),
    "speaker-named": ("quotations", "the cited sentences do not name the speaker"),
    "speaker-verb": ("quotations", "nothing in the cited sentences says that this person spoke"),
    "speaker-other": ("quotations", "the attribution names somebody else"),
    "speaker-nobody": ("quotations", "the attribution names nobody whom this can be"),
    "speaker-hearer": ("quotations", "the person is told it, or is spoken of in it"),
    "speaker-far": ("quotations", "somebody else was spoken of right before"),
    "as-written": ("quotations", "the words of the attribution are not in the cited sentences"),
    "role-told": ("quotations", "the wire does not give this role to the speaker"),
    "quote-match": ("quotations", "there is no such match"),
    "quote-other-match": ("quotations", "the words around it are about another match"),
    "speaker-disagrees": ("second reader", "read by rule, somebody else says it"),
    "score-disagrees": ("second reader", "read by rule, the score is another"),
    "result-disagrees": ("second reader", "read by rule, the result is another"),
    "player-disagrees": ("second reader", "read by rule, somebody else is named"),
    "kind-disagrees": ("second reader", "read by rule, it is another kind of event"),
    "outcome-disagrees": ("second reader", "read by rule, it is the other side"),
    "minute-disagrees": ("second reader", "read by rule, the minute is another"),
    "side-disagrees": ("second reader", "read by rule, the other side gains it"),
    "opponent-disagrees": ("second reader", "read by rule, another side plays"),
    "competition-disagrees": ("second reader", "read by rule, it is another competition"),
    "stage-disagrees": ("second reader", "read by rule, it is another round"),
    "date-disagrees": ("second reader", "read by rule, it was another day"),
    "place-disagrees": ("second reader", "read by rule, it was played elsewhere"),
    "language-words": ("language", "only words tell it, and the rules read English only"),
    "reask-skipped": ("run", "the model was not asked again about the failed claims"),
    "not-read-by-rule": ("run", "the text is too long to be read by rule"),
    "language-offline": ("run", "the rules read English only"),
    "fallback": ("run", "the model's server failed; the wire was read by rule"),
    "blurb-planned": ("run", "no text of the model's could be used; a sentence plan wrote it"),
    "prose-token": ("prose", "a template's token stands in the text"),
    "prose-length": ("prose", "the text is longer than its place"),
    "prose-number": ("prose", "a number is no checked fact"),
    "prose-name": ("prose", "a name is no checked fact"),
    "prose-word": ("prose", "the word is neither the wire's nor a plain one of results"),
    "prose-event": ("prose", "no checked fact says this of the player"),
    "prose-quote": ("prose", "the quoted words are nobody's checked quotation"),
    "prose-result": ("prose", "the result is told otherwise than checked"),
    "prose-judgement": ("prose", "margin or time line do not bear the word"),
    "prose-accusation": ("prose", "an accusation is told without who makes it"),
    "prose-next": ("prose", "who comes next is told otherwise than checked"),
    "prose-standing": ("prose", "tables, runs and records are no checked facts"),
    "prose-language": ("prose", "the rules cannot check a text on a wire in another language"),
    "prose-empty": ("prose", "there is no text"),
    "prose-control": ("prose", "control characters stand in the text"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule's word on the claim at ``path`` of the draft. ``value`` is the claim as text."""

    rule: str
    path: str
    value: str | None = None
    severity: Literal["error", "warning"] = "error"
    detail: str = ""

    @property
    def message(self) -> str:
        """One line that an editor understands."""
        reason = RULES[self.rule][1]
        return f"{reason}: {self.detail}" if self.detail else reason


def family_of(rule: str) -> str:
    """The family that ``rule`` belongs to; raises KeyError for a name that is none."""
    return RULES[rule][0]
