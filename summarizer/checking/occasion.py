"""Competition, round, ground, town, day and next opponents: told of this match, not of another.

Presence cannot decide here: a wire names other rounds, other grounds and other days. Each rule
looks at the places where the cited sentences have the value, and speaks where none of them can be
about this match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summarizer.checking.context import FAR, Context
from summarizer.checking.problems import Problem
from summarizer.draft import TextClaim
from summarizer.language.competitions import is_epithet, of_another_match, round_of_another
from summarizer.language.names import fold, name_spans
from summarizer.language.vocabulary import COMPETITION_NOUNS, GROUND_NOUNS

__all__ = ["city_told", "competition_told", "date_told", "next_told", "stage_told", "venue_told"]

_F = re.IGNORECASE
_Judge = Callable[[int, str, int, int], bool]
"""Whether the value in a sentence, with its number and text, from start to end, may be this
match's."""


def _places(context: Context, claim: TextClaim) -> Iterator[tuple[int, str, int, int]]:
    for n in context.view.usable(claim.evidence):
        text = context.view.glyphs(n)
        for start, end in name_spans(text, claim.value):
            yield n, text, start, end


def _may_be(context: Context, claim: TextClaim, judge: _Judge) -> bool:
    """Whether one place of the claim may be this match's, or there is none to be looked at."""
    places = list(_places(context, claim))
    return not places or any(judge(*place) for place in places)


# --- competition -------------------------------------------------------------------------------

_OTHER_COMPETITION = re.compile(
    r"\b(?:before|ahead of|warm-?up for|preparation for|prepar(?:e|ed|es|ing) for|build-?up to|"
    r"qualif(?:y|ied|ication) for|next|(?:last|previous|next|this) (?:year|season|month|edition)'s"
    r"|(?:only|previous|next) (?:[\w'-]+ ){0,2}(?:at|in)|since)"
    r"(?:\s(?:the|a|an|this|next|last|[\w']{2,14}'s)){0,3}\s$",
    _F,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINARY = frozenset(
    "football soccer sport sports edition tournament event qualifying qualifiers tv television "
    "radio".split()
)
_IN_THE = re.compile(
    r"\b(?:in|of|into|from|for|win|won|winning|reach\w*|leave|left|a|their|this|its)"
    r" (?:(?:the|a|their|this|its) )?(?:[\w-]+ )?$",
    _F,
)
_THE = re.compile(r"\b(?:the|a|their|this|its|[\w']{1,40}'s) $", _F)
_CALLED = re.compile(r"\b(?:tier|division|league|competition|tournament|flight), the $", _F)
_COMPETES = re.compile(
    r"'s\b|[ -](?:round|match|game|clash|tie|title|leaders?|leading|summit|table|final|"
    r"semi-?finals?|quarter-?finals?|last|group|play-?off|opener|fixture|encounter|holders|"
    r"champions|season|campaign|win|victory|draw|defeat|friendly|knock-?out|derby|trophy|"
    r"crown|side|club|meeting|contest|debut|qualifier|action|standings|roundup|round-up|leg)\b",
    _F,
)
_QUALIFIER = re.compile(
    r"(?:\b(?:[Ww]omen|[Mm]en|[Gg]irls|[Bb]oys|[Ll]adies)'s? |\b(?:[Yy]outh|[Jj]unior|[Rr]eserve) "
    r"|\b[Uu]nder-\d\d |[^\W_]-|\b(?P<word>[^\W\d_a-z][\w-]{0,30}) )$"
)
_NOT_NOW = re.compile(r"(?:next|last|previous) ", _F)


_YEARS = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:years?|season|seasons|decades?) (?:ago|earlier|before)\b"
)


def competition_told(context: Context, path: str, claim: TextClaim) -> Iterator[Problem]:
    """The competition is named where competitions are, and of this match."""
    value = claim.value
    last = fold(value).split()[-1] if value.split() else ""
    noun = any(w in COMPETITION_NOUNS for w in fold(value).split()) or "friendly" in fold(value)
    proper = any(w[:1].isupper() and fold(w) in COMPETITION_NOUNS for w in value.split())
    if _NOT_NOW.match(value) or (
        last in _ORDINARY and not value.split()[-1][:1].isupper() and not proper
    ):
        yield Problem("competition-told", path, value)
        return

    def judge(n: int, text: str, start: int, end: int) -> bool:
        if _OTHER_COMPETITION.search(text, max(0, start - 60), start):
            return False
        if is_epithet(text, start, end) or (noun and of_another_match(text, start, end)):
            return False
        why = context.governed(n, start)
        # "X and Y drew as they opened their World Cup campaign": the competition is that of both.
        if noun and context.names_both(n) and not _YEARS.search(text):
            return True
        if why in ("another match", "long ago"):
            return False
        # "In the final of X they will face Y, who won the other tie": X is the tie's too.
        if why == "the other match" and not context.before_other_game(n, start, end):
            return False
        if context.of_another_here(n) and n > context.last_own:
            return False
        if noun and context.view.label(n) in ("headline", "standfirst"):
            return True
        if _YEAR.search(value) and not _in_lead(context, n):
            return False
        if noun:
            return True
        before = text[max(0, start - 40) : start]
        the = _THE.search(before) is not None
        if the and (_IN_THE.search(before) or _CALLED.search(before)):
            return True
        return _COMPETES.match(text, end) is not None

    if not _may_be(context, claim, judge):
        yield Problem("competition-of-other", path, value)
    elif _always_longer(context, value):
        yield Problem("name-fullest", path, value)


def _in_lead(context: Context, n: int) -> bool:
    view = context.view
    return all(view.label(k) != "body" for k in range(1, n))


def _always_longer(context: Context, value: str) -> bool:
    """Whether the wire has the name only as the end of a longer one ("Inter-Coast Cup")."""
    found = False
    for n in range(1, context.view.count + 1):
        text = context.view.glyphs(n)
        for start, _ in name_spans(text, value):
            found = True
            m = _QUALIFIER.search(text, max(0, start - 30), start)
            if m is None:
                return False
            word = m["word"]
            if word is not None and (
                not word[0].isupper() or m.start() == 0 or fold(word) in context.side_words
            ):
                return False
    return found


# --- ground and town ---------------------------------------------------------------------------

_GROUND_STEM = re.compile(
    r"(?:stadion\w*|stadium|stadio\w*|estadio|estádio|arena|park|parken|vang|banen|bana|kenttä"
    r"|field|ground|oval|dome|bowl)$",
    _F,
)
_AT_CLOSE = re.compile(
    r"(?:\b(?i:at|inside|around|left|filled|packed"
    r"|(?:in|at|of|left|packed|filled|(?:visit|trip) to) the)"
    r"|\b(?i:at|from|inside) an? [a-z-]{1,20}(?: and [a-z-]{1,20})?) $"
)
_CROWD_AFTER = re.compile(r"(?:'s?)? (?:crowd|faithful|stands?|terraces?|turf|pitch|roar)\b")
_TRIP = re.compile(r"\b(?:trip|visit|return)s? to (?:the )?$")


def _is_ground(value: str) -> bool:
    words = fold(value).split()
    return any(w in GROUND_NOUNS or _GROUND_STEM.search(w) for w in words)


def _is_competition(value: str) -> bool:
    words = fold(value).split()
    return bool(words) and (words[0] in COMPETITION_NOUNS or words[-1] in COMPETITION_NOUNS)


def venue_told(context: Context, path: str, claim: TextClaim) -> Iterator[Problem]:
    """The ground is named as one, and of this match."""
    ground = _is_ground(claim.value)
    if _is_competition(claim.value) and not ground:
        yield Problem("name-kind", path, claim.value)
        return

    def judge(n: int, text: str, start: int, end: int) -> bool:
        why = context.governed(n, start)
        trip = _TRIP.search(text, max(0, start - FAR), start) if why == "long ago" else None
        if why is not None and trip is None:
            return False
        if context.of_another_here(n):
            return False
        if context.view.label(n) in ("standfirst", "subhead", "headline") and (
            start == 0 or text.endswith(", ", 0, start)
        ):
            return True  # a line of data: "First Division, Saturday, Sandhill Road"
        if _CROWD_AFTER.match(text, end):
            return True
        return True

    if not _may_be(context, claim, judge):
        yield Problem("place-of-other", path, claim.value)


_IN = re.compile(
    r"\b(?:in|across|(?:streets|city|town|heart|centre|outskirts|people) of|outside|reached"
    r"|arrived (?:at|in)|(?:played|staged|held|came|travelled) (?:at|to)|lights of"
    r"|in the (?:heat|cold|rain|snow|wind|fog|mud|mist|dark|sunshine|humidity"
    r"|altitude|hills|suburbs?|north|south|east|west) of) (?:[a-z-]+ )?$",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)$"
)
_LIVES_IN = re.compile(
    r"\b(?:born|raised|bred|grew up|lives?|lived|based|training|trained|camp|base|watching|club"
    r"|back) in (?:the )?$"
)
_OWN_GROUND = re.compile(r"'s? (?P<ground>(?:[\w,-]+ ){0,2}(?=[^\W\d_a-z])[\w' -]{2,40})")
_HOST = re.compile(
    r"\b(?:tournament|finals?|world cup|championships?|edition|games) (?:\w+ )?in (?:the )?$", _F
)
_CAPITAL_OF = re.compile(r"'s? (?:capital|captain|coach|national)\b")


_DATELINE = re.compile(r"(?:, [^\W\d_a-z][\w' -]{1,30})?(?:: | [-–—] )")
"""What follows a town that opens a report: "NORVALE: Port", "Norvale, Estavia - Port"."""


def city_told(context: Context, path: str, claim: TextClaim) -> Iterator[Problem]:
    """The town is told as the place of play, not as a country, a birthplace or a club."""
    view = context.view
    if _is_competition(claim.value) or _MONTH.match(fold(claim.value)):
        yield Problem("name-kind", path, claim.value)
        return
    if _is_host(context, claim.value):
        yield Problem("place-of-other", path, claim.value)
        return

    def judge(n: int, text: str, start: int, end: int) -> bool:
        if view.label(n) == "dateline":
            return True
        if start == 0 and _DATELINE.match(text, end):
            return True
        if context.governed(n, start) is not None or context.of_another_here(n):
            return False
        if _LIVES_IN.search(text, max(0, start - 30), start):
            return False
        if _IN.search(text, max(0, start - 30), start):
            return True
        ground = _OWN_GROUND.match(text, end)
        return ground is not None and _is_ground(ground["ground"])

    usable = view.usable(claim.evidence)
    if any(view.label(n) == "dateline" for n in usable):
        return
    if any(fold(view.text(n)).startswith(fold(claim.value) + ": ") for n in usable):
        return
    if not _may_be(context, claim, judge):
        yield Problem("place-of-other", path, claim.value)


def _is_host(context: Context, value: str) -> bool:
    """Whether the wire has the name as the land of a tournament, and never as a ground's town."""
    host = False
    for n in range(1, context.view.count + 1):
        text = context.view.glyphs(n)
        for start, end in name_spans(text, value):
            if _HOST.search(text, max(0, start - 50), start) or _CAPITAL_OF.match(text, end):
                host = True
    return host


# --- round -------------------------------------------------------------------------------------

_NEXT_STAGE = re.compile(
    r"\b(?:(?<!tore )into|reach(?:ed|es|ing)?|book(?:ed|ing)?|place in|spot in|berth in|through to|"
    r"progress(?:ed|es|ion)? to|advance[sd]? to|qualif(?:y|ied) for|seal(?:ed|ing)?|claim(?:ed)?|"
    r"head(?:ed|ing|s)? (?:to|for|into)|move[ds]? (?:on )?to|return to|beyond|past|never|first|"
    r"eye on|eyes on|on to|trip to|go(?:es|ing)? to|appearances? in"
    r"|years? to play in|winners? of|mind was on|before|until|since)"
    r"(?:\s[\w'-]{1,20}){0,4}\s$",
    re.IGNORECASE,
)
_OWN_SPOT = re.compile(r"\b(?:place|spot|berth)s? in $", re.IGNORECASE)
_OTHER_GROUP = re.compile(r"\b(?:winners? of|runners?-up (?:of|in|from)) $", re.IGNORECASE)
_LATER_IN = re.compile(
    r"\b(?:will|faces?|facing|meets?|set up|awaits?|next|run into)\b[^.;]{0,160}"
    r"\b(?:in|for)\s(?:the|a|their|[\w']+'s)\s(?:next\s)?$",
    re.IGNORECASE,
)
_THIS_STAGE_AFTER = re.compile(
    r"^[\s-](?:second|first|return|opening)?\s?(?:leg|tie|clash|match|game|encounter|meeting|win|"
    r"victory|defeat|loss)\b",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r"[ -](?:whistle|minutes?|stages?|kick|group|ball|third|score|seconds|quarter|moments?|day"
    r"|round|game|match|spot|pass|place|hurdle|say|word|appearance|touch|\d)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r" (?:internationals|games|matches|meetings|visits|seasons|years|minutes)\b")
_TO_BE = re.compile(r"[ -](?:qualification|place|spot|berth|hopes|draw)\b")
_NO_STAGE = re.compile(
    r"^(?:the )?(?:next|previous)\b|\b(?:tier|division|shoot-?out|extra time|half|season)\b"
)
_OF_LEG = re.compile(r"\bleg (?:of|in) (?:the|their|a|an) (?:[\w'-]+ ){0,3}$", re.IGNORECASE)
_COULD = re.compile(r"\b(?:could|might|would) (?:have been|be) (?:a|an|the) $")


def stage_told(context: Context, path: str, claim: TextClaim) -> Iterator[Problem]:
    """The round is the one they play, not the one they go to or one of another year."""
    group = fold(claim.value).startswith("group")
    named = context.match.competition
    if _NO_STAGE.search(fold(claim.value)):
        yield Problem("stage-is-next", path, claim.value)
        return

    def judge(n: int, text: str, start: int, end: int) -> bool:
        if named is not None and round_of_another(text, claim.value, named.value):
            return False
        could = _COULD.search(text, max(0, start - FAR), start)
        if could or context.view.outside(n)[start:end].isspace():
            return False
        if fold(claim.value) == "final" and _ADJECTIVE.match(text, end):
            return False
        if _TO_BE.match(text, end) or _COUNTED.match(text, end):  # "in his last four games"
            return False
        before = text[max(0, start - 200) : start]
        why = context.governed(n, start)
        if _OF_LEG.search(before) and why in ("long ago", "first leg", None):
            return True
        if _THIS_STAGE_AFTER.match(text[end : end + 40]):
            return why in (None, "first leg", "the other match" if group else None)
        if (
            group
            and context.names_both(n)
            and not (_OTHER_GROUP.search(before) or _YEARS.search(text))
        ):
            return True  # "next X face Z, while Y meet W in their last Group C games"
        if group:
            # The group of one side is the other's too, whatever else is told of it there.
            coming = _LATER_IN.search(before) or _OTHER_GROUP.search(before)
            if _OWN_SPOT.search(before) and not coming:
                return True
            return coming is None and (why is None or (why != "to come" and not context.others))
        if _NEXT_STAGE.search(before) or _LATER_IN.search(before):
            return False
        if why is None and context.elsewhere(n, start) == "to come":
            return context.own_score(text[slice(*context.clause(n, start))]) is True
        return why is None

    if not _may_be(context, claim, judge):
        yield Problem("stage-is-next", path, claim.value)


# --- day ---------------------------------------------------------------------------------------

# "The draw on Friday" pairs the sides of a round; a goalless draw is this match.
_OTHER_DAY = re.compile(
    r"\b(?:(?<!goalless )(?<!scoreless )(?<!\d[–-]\d )draw on|ahead of|next|before"
    r"|on to|prepar(?:e|ing) for|looking to|returns? (?:to|on)"
    r"|training(?: session)?|practice|until|by|ends? on|whom they (?:visit|host|meet|face|play) on)"
    r"\s(?:on\s)?(?:[\w']+\s){0,3}$|\bwill\b[^.;]{0,90}$"
    r"|\b[Bb]efore then\b[^.;]{0,90}$|\bis (?:taking|having|playing|due|back)\b[^.;]{0,60}$"
)
_WEEKDAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:last|to)night|yesterday|today)\b"
)
_MONTHS = "january february march april may june july august september october november december"
_NO_DAY = re.compile(
    rf"^(?:in )?(?:(?:{_MONTHS.replace(' ', '|')})|(?:19|20)\d\d"
    r"|(?:last|next|this) (?:week|weekend|month|year|season)"
    r"|.{0,20}\b(?:weeks?|months?|years?|days?|fortnight)(?:'s?)? (?:ago|earlier|before|time|later)"
    r")$"
)
_DAY_AND_DATE = re.compile(
    r"\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:\d{1,2} )?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)


def date_told(context: Context, path: str, claim: TextClaim) -> Iterator[Problem]:
    """The day is one, and told of this match."""
    if _NO_DAY.match(fold(claim.value)):
        yield Problem("date-of-other", path, claim.value)
        return
    # Where the text dates the day, the dateline's date is only that of the filing.
    filed = context.view.usable(claim.evidence[:1] or (1,))
    dated = any(context.view.label(n) == "dateline" for n in filed) and any(
        context.view.label(n) == "body" and _DAY_AND_DATE.search(context.view.glyphs(n))
        for n in range(1, context.view.count + 1)
    )

    def judge(n: int, text: str, start: int, end: int) -> bool:
        if context.view.label(n) == "dateline":
            return not dated
        if context.view.outside(n)[start:end].isspace() or _OTHER_DAY.search(
            text, max(0, start - 120), start
        ):
            return False
        if context.governed(n, start) is not None:
            return False
        return not context.of_another_here(n) or _day_of_all(context, n, start)

    if not _may_be(context, claim, judge):
        yield Problem("date-of-other", path, claim.value)


def _day_of_all(context: Context, n: int, start: int) -> bool:
    """Whether the day stands in the opening of a round-up, before this match is told of, and the
    sentences that tell of this match name no day: then it is every match's."""
    view = context.view
    first = context.first_own
    if n >= first:
        return False
    if any(_WEEKDAY.search(view.glyphs(k)) for k in range(1, n) if view.label(k) == "body"):
        return False
    if _WEEKDAY.search(view.glyphs(n), 0, start):
        return False
    return not any(_WEEKDAY.search(view.outside(k)) for k in context.own_sentences)


# --- next opponents ----------------------------------------------------------------------------

_OBJECT = re.compile(
    r"\b(?:beat|beating|beaten|defeated|defeating|ousted|stunned|edged|lost \d+-\d+ at|win at"
    r"|win over|victory (?:over|at)|won \d+-\d+ at|lost to|drew with|held by|behind|above|below"
    r"|than|in|of|from) (?:the |visiting )?$"
)

_THE_OTHER_GAME = re.compile(r"\bother (?:[\w'-]+ ){0,3}(?:match|game|tie|semi-?final)\b", _F)
_WHO_MEETS = re.compile(
    r"(?P<who>[^\W\d_a-z][\w'-]{0,40}) (?:facing"
    r"|(?:will|to|can|could) (?:face|meet|play|take on))\b"
)
_ROUND = re.compile(
    r"\b(?:final|semi|quarter|round|last[- ](?:\d|four|eight|sixteen)|knock-?out|tie|winners?"
    r"|advance[sd]?|through|sets? up|await|trophy|clash|either)"
)


def next_told(context: Context, path: str, claim: TextClaim) -> Iterator[Problem]:
    """The cited sentence says that a side of this match meets them in the round that follows."""
    if _is_ground(claim.value) or _is_competition(claim.value):
        yield Problem("name-kind", path, claim.value)
        return

    def judge(n: int, text: str, start: int, _end: int) -> bool:
        if _OBJECT.search(text, max(0, start - 60), start):
            return False
        if context.knocked_out_alone(n, start):
            return False
        if not context.others and _THE_OTHER_GAME.search(text, max(0, start - FAR), start):
            return False
        meets = _WHO_MEETS.search(text, max(0, start - 80), start)
        return meets is None or context.is_own(meets["who"])

    told = any(_ROUND.search(context.view.text(n)) for n in context.view.usable(claim.evidence))
    if not _may_be(context, claim, judge) or (context.match.advanced is None and not told):
        yield Problem("next-told", path, claim.value)
