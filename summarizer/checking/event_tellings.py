"""Events as they are told: who did it, what it was and for whom, by the grammar of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.event_positions import does_otherwise, is_rival, may_be_told, may_tell
from summarizer.checking.numbers import GOALS, adds_up
from summarizer.checking.problems import Problem
from summarizer.checking.tellings import FAMILIES, Telling, Tellings, called, tells_time
from summarizer.draft import DraftMatch, EventClaim
from summarizer.language.actors import ROLE, clause_bounds, is_subject, spoken_of_until
from summarizer.language.marking import Marked

__all__ = ["WORDS", "tied", "told_otherwise", "untold"]

# Words of each family in marked text (small letters). Sure ones only: a word that may as well
# tell a pass or a chance ties nobody to a goal.
WORDS: dict[str, re.Pattern[str]] = {
    "goal": re.compile(
        r"\b(?:scor(?:ed|ing|es|er)|nett(?:ed|ing)|goals?|equali[sz](?:ed|es|er|ing)"
        r"|level(?:led|ler|ling)|opener|winner|consolation|brace|double|hat[- ]trick"
        r"|(?:put|made|make|makes|making) (?:it|[TGU]|them|the (?:hosts|visitors))\b"
        r"|home|into (?:the|an|his|her) (?:[a-z-]+ ){0,3}(?:net|corner|goal|roof)"
        r"|past|beyond|beat|tapp?(?:ed|ing)? (?:in|home)|ahead|in front|lead|reply|replied"
        r"|converted|from the (?:penalty )?spot|from 12 yards|penalty|spot[- ]kick"
        r"|finish(?:ed|ing)?|the (?:second|third|fourth)|last word|diverted|sliced|own (?:net|goal"
        r"|(?:goal)?keeper))\b"
    ),
    "missed_penalty": re.compile(r"\b(?:penalty|penalties|spot[- ]?kicks?|kick)\b"),
    "disallowed_goal": re.compile(
        r"\b(?:net|scor(?:ed|ing)|goal|effort|header|finish|strike|volley|flick|headed|celebrat\w*"
        r"|nodded|tapped|equaliser|thought|believed|supposed|ruled out|disallowed|chalked"
        r"|taken away|steered|erased|another one)\b"
    ),
    "yellow": re.compile(
        r"\b(?:book(?:ed|ing)?|bookings|caution(?:ed)?|yellow|carded|the (?:note)?book)\b"
    ),
    "off": re.compile(
        r"\b(?:sent[- ]off|dismiss(?:ed|al)|red|second (?:yellow|booking|caution|bookable)"
        r"|ejected|expelled|ordered off|marching orders|sending-off|sent (?:him|her) off"
        r"|walk(?:ed)?|another yellow|off)\b"
    ),
    "kick": re.compile(
        r"\b(?:scor(?:ed|ing)|convert(?:ed|ing)?|nett?ed|miss(?:ed|ing)?|saved?|saving|kept out"
        r"|wide|over|post|bar|crossbar|kicks?|penalt(?:y|ies)|spot|target|denied|stopped|hit|struck"
        r"|successful|blazed|skied|decisive|winning|shootout|shoot-out)\b"
    ),
}
_DENIED = re.compile(
    r"\b(?:disallowed|ruled out|chalked off|overturned|no goal|wide|over the (?:cross)?bar|saved"
    r"|denied|missed|(?:hit|struck|against) the (?:post|bar|crossbar|woodwork)|off the line|cleared"
    r"|tipped|blocked|kept out|cancelled)\b"
)
_BY = re.compile(
    rf"(?:\b(?:by|from|through|for|of|to|with|was|were|came|being|fell) )(?:{ROLE} ){{0,4}}$"
)
_ANNULLED = re.compile(
    r"\b(?:goal|effort|it|celebrations?|strike|header|finish)\b[^.;]{0,40}?\b(?:disallowed|annulled"
    r"|ruled out|chalked off|overturned|cancell?ed|struck off|scrubbed|not (?:stand|count))\b"
    r"|\bflag (?:was|went|had gone) up\b|\boffside flag\b"
)
_SUBORDINATE = re.compile(r"\b(?:after|before|when|as|while|once) (?:the )?[NTOPGU]\b")
_GAP = 90
"""How many characters of marked text a word may stand from its person."""


def told_otherwise(path: str, match: DraftMatch, at: int, tellings: Tellings) -> Iterator[Problem]:
    """Where the cited sentences tell such an event of somebody else, or as another kind.

    ``at`` is the number of the event in ``match``.
    """
    event = match.events[at]
    if event.player is None or not tellings.knows(event.player):
        return
    mine, others = tellings.about(event)
    contrary = _contrary(match, event, tellings)
    if contrary is not None:
        yield Problem("event-kind", f"{path}.kind", event.kind, detail=contrary)
        return
    rival = _rival_then(tellings, match, event, mine)
    if rival is not None:
        yield Problem("event-player", f"{path}.player", event.player, detail=f"told of {rival}")
        return
    if mine:
        other = _other_kind(tellings, match, event, mine)
        if other is not None and not _tied_apart(tellings, event, mine):
            yield Problem("event-kind", f"{path}.kind", event.kind, detail=f"told as {other}")
        if _other_side(match, at, mine, tellings):
            yield Problem("event-side", f"{path}.side", event.side)
        return
    acted = bool(tellings.news(event))
    if (
        acted
        or any(tied(tellings, n, event) for n in event.evidence)
        or may_be_told(tellings, event)
    ):
        if _other_side(match, at, mine, tellings):
            yield Problem("event-side", f"{path}.side", event.side)
        return
    others = [t for t in others if t.sure]
    if others and event.kind != "shootout_scored":  # one sentence tells many of them
        told = others[0].player or ""
        yield Problem("event-player", f"{path}.player", event.player, detail=f"told of {told}")
    elif does_otherwise(tellings, event):
        yield Problem("event-told", f"{path}.player", event.player)


def untold(tellings: Tellings, match: DraftMatch, event: EventClaim, *, more: bool = False) -> bool:
    """Whether no cited sentence is understood to tell the event, and no arithmetic bears it; with
    ``more`` also whether more goals of the player are claimed than are told. That alone is no
    argument; with a wrong time it is."""
    if event.kind in GOALS and adds_up(match):
        return False
    if more and event.kind in GOALS:
        mine = sum(e.kind in GOALS and called(e.player or "", event.player) for e in match.events)
        if mine > max(1, tellings.most_told(event)):
            return True
    return not tellings.about(event)[0] and not any(
        tied(tellings, n, event) or may_tell(tellings, n, event) for n in event.evidence
    )


def _rival_then(
    tellings: Tellings, match: DraftMatch, event: EventClaim, mine: list[Telling]
) -> str | None:
    """Who else, named in the sentence, did it at the claimed minute, where all that is told of the
    claimed player has other minutes or nothing sure is told of him."""
    if event.minute is None or any(
        t.time is None or t.time.minute is None or tells_time(t.time, match, event, None)
        for t in mine
    ):
        return None
    if not mine and any(tied(tellings, n, event) for n in event.evidence):
        return None
    family = FAMILIES[event.kind]
    rivals = {
        t.player
        for n in event.evidence
        for t in tellings.of(n)
        if FAMILIES[t.kind] == family
        and is_rival(t, event, tellings.people(n))
        and tells_time(t.time, match, event, None)
        and not _in_another_clause(tellings.seen.get(n), t)
    }
    return min(filter(None, rivals), default=None)


def _in_another_clause(marked: Marked | None, told: Telling) -> bool:
    """Whether "after", "before" or the like stands between the time and what is told at it.

    "A 70th-minute winner from Reis moments after Falk had drawn level" times the winner alone.
    """
    if marked is None or told.time is None:
        return False
    time = next((i for i, token in marked.at.items() if token is told.time), None)
    return (
        time is not None
        and 0 <= time < told.place
        and _SUBORDINATE.search(marked.text, time, told.place) is not None
    )


def _contrary(match: DraftMatch, event: EventClaim, tellings: Tellings) -> str | None:
    """What speaks against a goal: the sentences tell it as one that did not stand, or missed."""
    if FAMILIES[event.kind] != "goal" or adds_up(match):
        return None
    goals = {t.sentence for t in tellings.about(event)[0]}
    naming = {
        n
        for n in event.evidence
        if any(called(name, event.player) for _, name in tellings.people(n))
    }
    for n in event.evidence:
        for t in tellings.of(n):
            family = FAMILIES[t.kind]
            if (
                family in ("disallowed_goal", "missed_penalty")
                and called(t.player or "", event.player)
                and not _told_apart(tellings, match, event, t)
                and not _claimed_beside(match, event, t)
                and (
                    (goals or naming) == {n}
                    or (t.time and tells_time(t.time, match, event, event.when))
                )
            ):
                return "it did not stand" if family == "disallowed_goal" else "it was missed"
        after = tellings.after(n)
        beside = any(e.kind == "disallowed_goal" and n + 1 in e.evidence for e in match.events)
        if n in goals and goals == {n} and after is not None and not beside:
            undone = _ANNULLED.search(after)
            if undone is not None and not _ANOTHER.search(after, 0, undone.start()):
                return "it did not stand"
    return None


_ANOTHER = re.compile(r"\b(?:again|another|a second|a third|[ML])\b")
"""What says that the next sentence tells of a further goal."""


def _claimed_beside(match: DraftMatch, event: EventClaim, undone: Telling) -> bool:
    """Whether what did not stand is claimed as an event of its own: "had one disallowed, then
    lashed in"."""
    return any(
        e is not event
        and e.kind == undone.kind
        and called(e.player or "", event.player)
        and undone.sentence in e.evidence
        for e in match.events
    )


def _told_apart(tellings: Tellings, match: DraftMatch, event: EventClaim, undone: Telling) -> bool:
    """Whether the player's goal is told with the claimed time beside one, of another time, that
    did not stand."""
    marked = tellings.marked[undone.sentence]
    for i, name in tellings.people(undone.sentence):
        time = marked.at.get(i + 2)  # "goals by P M and P M"
        told = time is not undone.time and tells_time(time, match, event, event.when)
        if told and called(name, event.player):
            return True
    return undone.time is not None and any(
        t.time is not None
        and t.time is not undone.time
        and tells_time(t.time, match, event, event.when)
        for t in tellings.about(event)[0]
    )


def _other_kind(
    tellings: Tellings, match: DraftMatch, event: EventClaim, mine: list[Telling]
) -> str | None:
    """The kind that the sentences tell, where it is surely another one than claimed.

    Where the claimed time is told, only what is told of that time counts.
    """
    timed = [t for t in mine if t.time and tells_time(t.time, match, event, event.when)]
    kinds = {t.kind for t in timed or mine}
    if event.kind in kinds:
        return None
    if event.kind == "goal" and kinds == {"penalty_goal"}:
        spot = any(_SPOT.search(tellings.marked[t.sentence].text) for t in timed or mine)
        return "a penalty" if spot else None  # "to force penalties" is none
    told = {t.kind for t in mine}
    scored = sum(
        FAMILIES[e.kind] == "goal" and called(e.player or "", event.player) for e in match.events
    )
    if event.kind in told and scored == 1:
        return None  # told twice, once as what it was
    if event.kind == "penalty_goal" and kinds == {"goal"} and timed:
        return "a goal from play"
    if FAMILIES[event.kind] == "goal" and kinds == {"own_goal"}:
        return "an own goal"
    if event.kind in ("shootout_scored", "shootout_missed"):
        return "missed" if kinds == {"shootout_missed"} else "scored"
    return None


def _other_side(match: DraftMatch, at: int, mine: list[Telling], tellings: Tellings) -> bool:
    """Whether the sentences, or the other events, give it or its player to the other side."""
    event = match.events[at]
    if event.side is None:
        return False
    sides = {t.side for t in mine if t.side is not None}
    if len(sides) == 1 and FAMILIES[event.kind] == "goal":
        return event.side not in sides
    own = tellings.side_of(event.player) if event.player else None
    own = own or tellings.leaning(match, at)
    return own is not None and (own == event.side) == (event.kind == "own_goal")


def _tied_apart(tellings: Tellings, event: EventClaim, mine: list[Telling]) -> bool:
    """Whether a cited sentence other than those of ``mine`` ties such an event to the player."""
    told = {t.sentence for t in mine}
    return any(tied(tellings, n, event) for n in event.evidence if n not in told)


def tied(tellings: Tellings, n: int, event: EventClaim) -> bool:
    """Whether a word of such an event in sentence ``n`` belongs to the claimed player: he is the
    last who acts before it in its clause, or it is "by" him."""
    marked = tellings.marked.get(n)
    if marked is None:
        return False
    people = tellings.people(n)
    mine = [i for i, name in people if called(name, event.player)]
    if not mine:
        return False
    everybody = sorted([i for i, _ in people] + [i for i, t in marked.at.items() if t.kind == "E"])
    following = tellings.after(n) or ""
    if FAMILIES[event.kind] == "goal" and _open_goal(tellings, n, mine):
        return True
    return any(_nearest(marked, event.kind, i, everybody, following) for i in mine)


def _open_goal(tellings: Tellings, n: int, mine: list[int]) -> bool:
    """Whether sentence ``n`` tells a goal of a side and nobody but the player does anything in it
    ("went ahead in the seventh minute, where P slid in a cross from P")."""
    goals = [t for t in tellings.of(n) if FAMILIES[t.kind] == "goal"]
    if not goals or any(t.player is not None for t in goals):
        return False
    marked = tellings.marked[n]
    people = [i for i, _ in tellings.people(n)]
    acting = [i for i in people if is_subject(marked, i)]
    if acting:
        return all(i in mine for i in acting)
    return people[0] in mine and _HE.search(marked.text, people[0]) is not None


def _nearest(marked: Marked, kind: str, mine: int, everybody: list[int], following: str) -> bool:
    t = marked.text
    family = FAMILIES[kind]
    left, right = clause_bounds(marked, mine, mine + 1)
    right = max(mine + 1, min(right, spoken_of_until(marked, mine)))
    clause = t[left:right]
    if family == "goal":
        spot = _SPOT.search(clause) is not None
        if (
            _DENIED.search(clause)
            or (spot and kind == "goal")
            or (kind == "penalty_goal" and not spot and not _SPOT.search(following))
        ):
            return False
    if family == "missed_penalty" and (_APPEAL.search(clause) or not _OUT.search(t)):
        return False
    if family == "disallowed_goal" and not (_UNDONE.search(t) or _UNDONE.search(following)):
        return False
    owner = _GENITIVE.match(t, mine + 1)
    acts = bool(owner) or is_subject(marked, mine) or t.startswith((" who", ", who"), mine + 1)
    pronoun = _HE.search(t, mine, right)
    if pronoun is not None and not any(mine < i < pronoun.start() for i in everybody):
        acts = True  # "sent on P, a 19-year-old, and he made it 3-2"
    if family == "goal" and acts:
        done = _DONE.search(t, mine, right)
        if done is not None and not any(mine < i < done.start() for i in everybody):
            return True
    for m in WORDS[family].finditer(t, left, right):
        before = [i for i in everybody if left <= i < m.start()]
        after = [i for i in everybody if m.end() <= i < right]
        by = after and after[0] == mine and mine - m.end() < _GAP
        if by and _BY.search(t, m.start(), mine) and not _SAVED_BY.search(t, m.start(), mine):
            return True
        if before and before[-1] == mine and acts and m.start() - mine < _GAP:
            follows = after and _BY.search(t, m.end() - 1, after[0])
            if not follows or family != "goal":
                return True
        if not before and by and mine - m.end() < 30 and acts:
            return True
    return False


# What a scorer does himself: with "from" or "by" behind it, it is no other's.
_DONE = re.compile(
    r"\b(?:slid|slotted|swept|steered|poked|stabbed|nodded|volleyed|rounded|rounding|turned|headed"
    r"|rolled|drilled|curled|fired|shot|hooked) (?:in|home|low|past)\b"
)
_HE = re.compile(r"\b(?:he|she) ")
_SPOT = re.compile(
    r"\b(?:from the (?:penalty )?spot|penalty(?! (?:area|box|spot))|spot[- ]?kick|12 yards"
    r"|twelve yards)\b"
)
_APPEAL = re.compile(r"\b(?:appeal\w*|claim\w* for|shout\w* for|want\w*|denied) (?:for )?a penalty")
_OUT = re.compile(
    r"\b(?:miss\w*|sav(?:e|ed|es|ing)|wide|over|post|bar|crossbar|woodwork|upright|kept out"
    r"|keep out|stopp?\w*|den(?:y|ied)|parr\w+|push\w*|blaz\w+|fail\w*|clung|guess\w*|fists"
    r"|turned|too close"
    r"|tipp?\w*|hit|struck|rattl\w+|palm\w*|beat away|blocked|wasted|squander\w*|spurn\w*"
    r"|smother\w*|repell?\w*|thwart\w*|skied|dragg\w*|scuff\w*|weak|tame)\b"
)
_UNDONE = re.compile(
    r"\b(?:disallow\w*|ruled (?:it )?(?:out|offside)|offside|flag\w*|annul\w*|cancel\w*|chalk\w*"
    r"|overturn\w*|video|monitor|review|struck off|scratched|scrubbed|taken away|did not (?:count"
    r"|stand)|no goal|only to (?:discover|find|learn|see)|until the)\b"
)
_GENITIVE = re.compile(
    r"'s? (?:[a-z0-9-]+ |M |W ){0,4}?(?:goal|penalty|spot[- ]?kick|kick|strike|header|effort|shot"
    r"|volley|winner|equali[sz]er|opener|leveller|second|third|double|brace|hat[- ]trick|name"
    r"|finish|flick|night|booking|red|yellow|dismissal|sending-off|caution)\b"
)
_SAVED_BY = re.compile(
    r"\b(?:saved|stopped|kept out|denied|parried|blocked|tipped|palmed|pushed|turned|beaten"
    r"|repelled|thwarted|foiled)(?: [a-z]+){0,3} by "
)
