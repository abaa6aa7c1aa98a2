"""Events: the cited sentences name the player, tell such an event, and do not deny it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from summarizer.checking.event_positions import may_be_told
from summarizer.checking.event_tellings import told_otherwise, untold
from summarizer.checking.event_times import time_told_otherwise
from summarizer.checking.evidence import cited
from summarizer.checking.minutes import event_minute
from summarizer.checking.numbers import GOALS, adds_up
from summarizer.checking.problems import Problem
from summarizer.checking.tellings import FAMILIES, Tellings
from summarizer.checking.view import View, aliases
from summarizer.checkpoints import passing
from summarizer.draft import EVENT_KINDS, DraftMatch, EventClaim, Side
from summarizer.language.names import find_name, fold, name_spans, same_glyphs, surname

__all__ = ["match_events", "player_side"]

_F = re.IGNORECASE


def _words(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{source})(?![^\W_])", _F)


_GOAL = _words(
    r"scor(?:e[sd]?|ing|ers?)|goals?|nett?(?:ed|ing|s)?|equali[sz](?:e[sd]?|ers?|ing)|"
    r"level(?:led|ed|lers?|ling|s)?|"
    r"opener|opening goal|lead|ahead|in front|advantage|ma(?:de|ke|kes|king) (?:it|the score)|"
    r"tap(?:ped|s|ping)?(?:-in| in| home)|"
    r"convert(?:ed|s|ing)?|winner|consolation|double[sd]?|doubling|brace|hat-trick|pulled (?:one|"
    r"a goal|another) back|pull(?:ed|s)? level|"
    r"reduc(?:ed|es|ing)|halv(?:ed|es|ing)|restor(?:ed|es|ing)|home|in(?:to)? (?:the )?(?:empty |"
    r"far |near |top |bottom |roof |back |far |opposite )*(?:net|corner|goal|roof)|"
    r"inside the (?:\w+ )?post|put (?:\w+ ){1,4}(?:up|ahead|in front|level)|finish(?:ed|es|ing)?|"
    r"found the|beat|past|(?:second|third|fourth)(?! (?:yellow|half|place|booking|period|leg|in|"
    r"from|win|defeat))|"
    r"cut the|extend(?:ed|s|ing)?|wrapp?(?:ed|ing)|seal(?:ed|s|ing)?|settl(?:ed|es|ing)|"
    r"snatch(?:ed|es)?|grabb?(?:ed|ing|s)?|strike[s]?|struck|through|decid(?:ed|er|ing)|"
    r"add(?:ed|s|ing)|on target|slott(?:ed|ing)|turn(?:ed|ing) (?:in|home)|buri(?:ed|es)|"
    r"roll(?:ed|ing)|volley(?:ed)?|head(?:ed|ing|er)|fir(?:ed|ing)|curl(?:ed|ing)|"
    r"drill(?:ed|ing)|smash(?:ed|ing)|poked|bundled|chip(?:ped)?|lobbed|drove|rifled|stabbed|"
    r"prodded|swept|steered|guided|slid|nodded|thumped|hammered|lashed|shot|dinked|glanced|"
    r"clipped|flicked|beyond|"
    r"(?:sweep|slott|slid|pok|prodd|nodd|fir|curl|drill|smash|roll|steer|guid|stabb|volley|rifl|"
    r"thump|lash|flick|chipp|lobb|clipp|turn|bundl|glanc|stroke?)ing|stroked|turned the (?:game|"
    r"match|tie)"
)  # fmt: skip
_SURE = _words(
    r"scored?|goals?|nett?ed|equali[sz](?:ed|er)|level(?:led|ler)|opener|lead|ahead|in front|"
    r"made it|makes it|making it|make it|tapp?ed(?:-in| in| home)?|tap(?:-| )in|converted|winner|"
    r"consolation|doubled|brace|hat-trick|home|into (?:the )?(?:\w+ ){0,3}(?:net|corner|goal|"
    r"roof)|inside the (?:\w+ )?post|pulled (?:one|a goal) back|score|restored?|halved|reduced|"
    r"second|third|fourth|through|up|finished|sealed|settled|struck|strike|penalty|spot[- ]kick"
)  # fmt: skip
_DENIED = _words(
    r"disallowed|ruled out|ruled offside|chalked off|overturned|offside|no goal|wide|"
    r"over the (?:crossbar|bar)|saved|save|denied|den(?:y|ies|ying)|missed|misses|"
    r"off the line|(?:off|hit|struck|against) (?:the|a) (?:\w+ of (?:the|a) )?(?:post|bar|crossbar|"
    r"woodwork)|"
    r"the woodwork|cleared|tipped|blocked|kept out|failed|not count|cancelled"
)  # fmt: skip
_PENALTY = _words(
    r"penalt(?:y|ies)|pens?|spot[- ]kicks?|from the spot|penalty spot|(?:12|twelve) (?:yards|paces)"
    r"|(?:11|eleven) (?:met(?:er|re)s|steps)"
)
_OWN = _words(
    r"own goals?(?! line)|own net|(?:into|through|past) (?:his|her|their) own|into his own|"
    r"his own (?:keeper|goalkeeper|net|line)|inadvertently|unwittingly"
)
_MISS = _words(
    r"miss(?:ed|es|ing)?|saved?|saves|saving|wide|over|post|bar|crossbar|woodwork|denied|"
    r"kept out|blazed|skied|failed|failing|stopped|parried|pushed|repelled|fluffed|squandered|"
    r"spurned|wasted|turned away|thwarted|blocked|tipped"
)
_DISALLOWED = _words(
    r"disallowed|ruled out|ruled offside|chalked off|overturned|offside|cancelled|scrubbed|"
    r"struck off|rule(?:d)? (?:it|the goal) out|did not (?:count|stand)|not stand|annulled|"
    r"flag(?:ged)?"
)
_TAKEN_BACK = _words(
    r"(?:but|only for) (?:it|the goal|his effort|her effort|the effort|that) (?:was|to be|being)"
    r" (?:later |then |rightly )?(?:disallowed|ruled out|ruled offside|chalked off|struck off"
    r"|cancelled|overturned|scrubbed)"
)
# Who undoes a goal, however it is put: officials, and what they look at.
_UNDONE = re.compile(
    _DISALLOWED.pattern + r"|\b(?:video|var|review(?:ed)?|monitor|replays?|linesman|lineswoman)\b"
    r"|\b(?:referee|official|assistant)s?\b[^.;]{0,60}\b(?:rul(?:ed|ing)|handball|handled|foul|push)",
    _F,
)
_YELLOW = _words(r"book(?:ed|ing|ings)?|yellow|caution(?:ed|s)?|carded")
_SECOND_YELLOW = _words(
    r"second (?:yellow|booking|bookable|caution)|two yellow|twice booked|booked (?:twice|again|"
    r"for a second)|second yellow[- ]card|another yellow|already (?:been )?(?:booked|cautioned|"
    r"on a (?:yellow|booking|caution))|a yellow and a red|booked for a second|(?:two|both|"
    r"second) (?:cautions|bookings|offence|bookable)"
)
_RED = _words(
    r"red[- ]?card(?:ed|s)?|straight red|shown (?:a|the) (?:straight )?red|saw red|red|seeing red"
)
_OFF = _words(
    r"sent[- ]off|sending[- ]off|dismiss(?:ed|al|ing)?|red[- ]?card(?:ed|s)?|red|ordered off|"
    r"marching orders|(?:10|ten|nine|9)[- ](?:man|men|woman|women|player|players)|"
    r"had to leave|early bath|sent (?:\w+ ){1,3}off|expelled|send (?:\w+ ){1,3}off"
)
_KICK = _words(
    r"shoot-?out|penalt(?:y|ies)|spot[- ]kicks?|kicks?|from the spot|convert(?:ed)?|scored|"
    r"netted|decisive"
)

_KINDS: dict[str, tuple[re.Pattern[str], ...]] = {
    "goal": (_GOAL,),
    "penalty_goal": (_PENALTY, _GOAL),
    "own_goal": (_OWN,),
    "missed_penalty": (_PENALTY, _MISS),
    "disallowed_goal": (_UNDONE,),
    "yellow": (_YELLOW,),
    "second_yellow": (_SECOND_YELLOW,),
    "red": (_RED,),
    "sent_off": (_OFF,),
    "shootout_scored": (_KICK,),
    "shootout_missed": (_KICK, _MISS),
}

_ROLE = (
    r"(?:(?:substitute|captain|skipper|striker|forward|winger|midfielder|defender|centre[- ]half|"
    r"centre[- ]back|"
    r"full[- ]back|left[- ]back|right[- ]back|goalkeeper|keeper|debutant|teenager|veteran|"
    r"playmaker|scorer|"
    r"international|attacker|left|right|half|back|centre|wing-back|youngster|loanee|defensive|"
    r"attacking|central)\s?){1,3}"
)
_ROLE_BETWEEN = re.compile(_ROLE + r"(?:[A-Z][\w'-]+\s){0,2}")


def player_side(view: View, match: DraftMatch, player: str) -> Side | None:
    """The side that the wire ties ``player`` to in so many words ("Norvale's Reis", "Norvale
    captain Ana Reis", "Reis of Norvale"); None where it does not, or to both."""
    key = (match.home.value, match.away.value, player)
    if key not in view.tied:
        view.tied[key] = _tied(view, match, player)
    return view.tied[key]


def _tied(view: View, match: DraftMatch, player: str) -> Side | None:
    found: set[Side] = set()
    last = surname(player)
    player_glyphs, last_glyphs = same_glyphs(player), same_glyphs(last)
    teams = _team_words(match.home.value, match.away.value)
    for n in sorted(view.naming(last)):
        text = view.glyphs(n)
        for side, words in teams:
            if any(_linked(text, word, player_glyphs, last_glyphs) for word in words):
                found.add(side)
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=256)
def _team_words(home: str, away: str) -> tuple[tuple[Side, tuple[str, ...]], ...]:
    """The short forms of each side that are not also the other's."""
    sides: list[tuple[Side, tuple[str, ...]]] = []
    for side, own, other in (("home", home, away), ("away", away, home)):
        others = {fold(a) for a in aliases(other)}
        words = tuple(same_glyphs(a) for a in aliases(own) if fold(a) not in others)
        sides.append(("home" if side == "home" else "away", words))
    return tuple(sides)


def _linked(text: str, team: str, player: str, last: str) -> bool:
    for s, e in name_spans(text, team):
        after = text[e : e + 60]
        for name in (player, last):
            p = after.find(name)
            if p < 0:
                continue
            between = after[:p]
            if between == "'s " or between == "' ":
                return True
            role = (
                between[3:]
                if between.startswith("'s ")
                else between[1:]
                if between[:1] == " "
                else None
            )
            if role and _ROLE_BETWEEN.fullmatch(role):
                return True
        before = text[max(0, s - 12) : s]
        for name in (player, last):
            head = text[:s].rstrip()
            if before.endswith((" of ", "(of ")) and head.endswith(f"{name} of"):
                return True
    return False


_JOIN = re.compile(
    r"(?:,? and|,? but|;|,? while|,? before|,? with) (?:[a-z][\w'’-]* ){0,3}(?=[A-Z])"
)
_BREAK = re.compile(r"; |, but | but | while | before |\. ")


def _clause_around(text: str, player: str) -> str:
    """The part of ``text`` around the player's name, cut at clause ends and at the next person
    who is joined on ("… headed in and captain Lena Voss converted a penalty")."""
    spans = find_name(text, player) or find_name(text, surname(player))
    if not spans:
        return text
    s, e = spans[0]
    left = max((m.end() for m in _JOIN.finditer(text, 0, s)), default=0)
    left = max([left, *(m.end() for m in _BREAK.finditer(text, 0, s))])
    ends = [m.start() for p in (_JOIN, _BREAK) for m in p.finditer(text, e)]
    return text[left : min(ends, default=len(text))]


def _event(
    view: View,
    path: str,
    match: DraftMatch,
    event: EventClaim,
    told_as: frozenset[str],
    all_goals: bool,
) -> Iterator[Problem]:
    value = "|".join(
        (event.kind, event.player or "", event.side or "", str(event.minute or event.when or ""))
    )
    yield from cited(view, path, value, event.evidence)
    usable = view.usable(event.evidence)
    if not usable:
        return
    naming = usable
    if event.player:
        if not view.stands(event.player):
            yield Problem("name-in-wire", f"{path}.player", event.player)
            return
        naming = tuple(n for n in usable if view.names_person(n, event.player))
        naming = naming or tuple(n for n in usable if _goes_on(view, n, event.player))
        if not naming:
            yield Problem("event-player", f"{path}.player", event.player)
            return
        fuller = view.fuller(event.player)
        if fuller is not None:
            yield Problem("name-fullest", f"{path}.player", event.player, "warning", fuller)
    if event.kind in GOALS and all(_TAKEN_BACK.search(view.outside(n)) for n in naming):
        # Neither arithmetic nor the grammar of its first clause makes a goal of it.
        yield Problem("event-kind", f"{path}.kind", event.kind, detail="it did not stand")
        return
    if event.kind not in told_as:
        yield from _kind(view, path, event, usable, naming, all_goals, match.shoot_out is not None)
    if event.player and event.kind != "own_goal":
        told = player_side(view, match, event.player)
        if None not in (told, event.side) and told != event.side:
            yield Problem("event-side", f"{path}.side", event.side)
    yield from event_minute(view, path, match, event)
    for n in usable:
        if len(usable) > 1 and n not in naming and not _bears(view, n, match, event):
            yield Problem("evidence-idle", f"{path}.evidence[{n}]", str(n), "warning")


_HE = re.compile(r"\b(?:he|she|his|her)\b", _F)


def _goes_on(view: View, n: int, player: str) -> bool:
    """Whether sentence ``n`` has a pronoun and the one before it names the player: whom "he" is
    there the rules on tellings judge."""
    return n > 1 and _HE.search(view.outside(n)) is not None and view.names_person(n - 1, player)


def _bears(view: View, n: int, match: DraftMatch, event: EventClaim) -> bool:
    """Whether sentence ``n``, which does not name the player, says something of the event."""
    if event.side is not None and view.names_side(n, match, event.side):
        return True
    if any(p.search(view.text(n)) for p in _KINDS[event.kind]):
        return True
    if event.minute is not None and any(
        m.minute == event.minute or m.is_at(event.minute, event.added) for m in view.minutes(n)
    ):
        return True
    if event.minute is not None and _anchors(view, n, event):
        return True
    return bool(event.when and event.when.casefold() in view.text(n).casefold())


def _anchors(view: View, n: int, event: EventClaim) -> bool:
    """Whether sentence ``n`` tells the minute from which another cited one counts on ("three
    minutes later")."""
    minutes = [m.minute for m in view.minutes(n)]
    return bool(minutes) and any(
        p.offset is not None and event.minute in [m + p.offset for m in minutes]
        for k in view.usable(event.evidence)
        for p in view.phrases(k)
    )


_PENALTY_WORDS = re.compile(r"(?:from the (?:penalty )?spot|penalty|spot[- ]kick)", _F)
_CONVERTED_WORDS = re.compile(
    r"convert|scor|penalty spot|from the spot|spot[- ]kick|smash|slot|"
    r"with a penalty|twice-taken|net",
    _F,
)
_NO_PENALTY = re.compile(r"penalty (?:area|box)|shoot-?out", _F)


def _kind(
    view: View,
    path: str,
    event: EventClaim,
    usable: tuple[int, ...],
    naming: tuple[int, ...],
    all_goals: bool,
    kicks: bool,
) -> Iterator[Problem]:
    """The cited sentences tell the kind, and do not deny it.

    With ``all_goals``, the claimed goals are all of a score: then it is arithmetic that says
    there was a goal, however it is worded, and that a penalty beside them was none; who scored
    it, and how, the grammar tells. With ``kicks`` a shoot-out is claimed: of a player who is named,
    words of kicks may stand in the sentence before or after.
    """
    counted = all_goals and event.kind in (*GOALS, "missed_penalty")
    if kicks and event.player and event.kind in ("shootout_scored", "shootout_missed"):
        near = {k for n in usable for k in (n - 1, n, n + 1) if 1 <= k <= view.count}
        if any(_KICK.search(view.outside(k)) for k in near):
            return
    whole = " ".join(view.outside(n) for n in usable)
    if not all(
        p.search(whole) for p in _KINDS[event.kind] if not (counted and p in (_GOAL, _MISS))
    ):
        yield Problem("event-kind", f"{path}.kind", event.kind)
        return
    if counted:
        return
    clauses = [
        _clause_around(view.outside(n), event.player) if event.player else view.outside(n)
        for n in naming
    ]
    if event.kind in GOALS:
        # Denied where every clause that names the player denies and none is sure of a goal.
        if all(_DENIED.search(c) and not _SURE.search(_DENIED.sub(" ", c)) for c in clauses):
            yield Problem("event-kind", f"{path}.kind", event.kind, detail="a chance or no goal")
        elif any(_DISALLOWED.search(c) for c in clauses) and not any(
            _SURE.search(c) and not _DISALLOWED.search(c) for c in clauses
        ):
            yield Problem("event-kind", f"{path}.kind", event.kind, detail="it did not stand")
    if event.kind == "goal":
        if any(_OWN.search(c) for c in clauses) and not any(
            not _OWN.search(c) and _SURE.search(c) for c in clauses
        ):
            yield Problem("event-kind", f"{path}.kind", event.kind, detail="an own goal")
        elif (
            any(
                _PENALTY_WORDS.search(c)
                and _CONVERTED_WORDS.search(c)
                and not _NO_PENALTY.search(c)
                for c in clauses
            )
            and len(clauses) == 1
        ):
            yield Problem("event-kind", f"{path}.kind", event.kind, detail="a penalty")


def _both_sides(view: View, path: str, match: DraftMatch) -> Iterator[Problem]:
    """Nobody scores for both sides: the goals for the side that the wire does not tie the player
    to go; where it ties them to none, all of them do."""
    scored = [(i, e) for i, e in enumerate(match.events) if e.kind in ("goal", "penalty_goal")]
    for player in dict.fromkeys(e.player for _, e in scored if e.player):
        mine = [(i, e) for i, e in scored if e.player == player]
        if len({e.side for _, e in mine if e.side is not None}) > 1:
            told = player_side(view, match, player)
            for i, e in mine:
                if e.side is not None and e.side != told:
                    yield Problem("event-both-sides", f"{path}.events[{i}].side", player)


def _spare(match: DraftMatch, at: int, tellings: Tellings | None) -> bool:
    """Whether event ``at``, claimed without a time, is one that another claim has with its time:
    the sentences do not tell as many of the player."""
    event = match.events[at]
    if tellings is None or not event.player or event.minute is not None or event.when:
        return False
    family = FAMILIES[event.kind]
    if family not in ("goal", "missed_penalty", "disallowed_goal"):
        return False
    same = [
        e
        for e in match.events
        if e.player and FAMILIES[e.kind] == family and fold(e.player) == fold(event.player)
    ]
    if family == "goal" and match.score is not None:
        if event.side is None:
            score = match.score.home + match.score.away
            gained = sum(e.kind in GOALS for e in match.events)
        else:
            score = match.score.home if event.side == "home" else match.score.away
            gained = sum(e.side == event.side for e in match.events if e.kind in GOALS)
        if gained <= score:
            return False  # all goals together are not too many
    timed = [e for e in same if e.minute is not None or e.when]
    return bool(timed) and len(same) > max(len(timed), tellings.most_told(event))


_CARDS = frozenset({"yellow", "second_yellow", "red", "sent_off"})
_NONE_OF: dict[str, frozenset[str]] = {
    "rugby": frozenset(EVENT_KINDS) - _CARDS,
    "cricket": frozenset(EVENT_KINDS),
    "tennis": frozenset(EVENT_KINDS),
}
"""Kinds of events that a sport has not: tries, kicks, wickets and points are no goals."""


def _timed(match: DraftMatch, event: EventClaim) -> int:
    """How many goals of the player of ``event`` are claimed with other times."""
    return sum(
        e.kind in GOALS
        and fold(e.player or "") == fold(event.player or "")
        and (e.minute, e.added, e.when) != (event.minute, event.added, event.when)
        for e in match.events
    )


def _may_be(tellings: Tellings, event: EventClaim) -> bool:
    """Whether the cited sentences may tell the event by where its words stand. Which card it was
    is told by words alone."""
    return FAMILIES[event.kind] in ("goal", "missed_penalty") and may_be_told(tellings, event)


def match_events(
    view: View, path: str, match: DraftMatch, tellings: Tellings | None
) -> Iterator[Problem]:
    """All rules on the events of one match; ``tellings`` are those of their sentences."""
    seen: dict[tuple[object, ...], list[int]] = {}
    all_goals = adds_up(match)
    yield from _both_sides(view, path, match)
    for i, event in passing(enumerate(match.events)):
        where = f"{path}.events[{i}]"
        if event.kind in _NONE_OF.get(match.sport, ()):
            yield Problem("event-kind", f"{where}.kind", event.kind, detail=f"in {match.sport}")
            continue
        told_as = tellings.kinds(event) if tellings is not None else frozenset()
        if tellings is not None and match.sport == "football" and _may_be(tellings, event):
            told_as |= {event.kind}
        problems = list(_event(view, where, match, event, told_as, all_goals))
        yield from problems
        if (
            tellings is not None
            and match.sport == "football"
            and view.usable(event.evidence)
            and not any(p.severity == "error" and p.path != f"{where}.minute" for p in problems)
        ):
            told = list(told_otherwise(where, match, i, tellings))
            yield from told
            mistimed = event.player and any(p.rule == "minute-told" for p in problems)
            if mistimed and not told and untold(tellings, match, event, more=True):
                yield Problem("event-told", f"{where}.player", event.player)
            if not told and not any(p.severity == "error" for p in problems):
                yield from time_told_otherwise(view, where, match, event, tellings)
        family = (
            "goal"
            if event.kind in GOALS
            else "off"
            if event.kind in ("red", "sent_off", "second_yellow")
            else event.kind
        )
        key: tuple[object, ...] = (family, fold(event.player or ""))
        if family not in ("off", "yellow", "shootout_scored", "shootout_missed"):
            key += (event.minute, event.added, None if event.minute else event.when)
        told_before = seen.setdefault(key, [])
        sides = (None, event.side)
        earlier = [k for k in told_before if event.side is None or match.events[k].side in sides]
        often = tellings.times_told(event) if tellings is not None else 0
        if tellings is not None and event.minute is None:
            often = max(often, tellings.treble(event) - _timed(match, event))
        if earlier and (event.player or family == "goal") and len(earlier) >= max(1, often):
            detail = f"see event {earlier[0] + 1}"
            yield Problem("event-twice", where, event.player, detail=detail)
        elif _spare(match, i, tellings):
            yield Problem("event-twice", where, event.player, detail="told once, claimed again")
        told_before.append(i)
