"""Whether a result is told in passing: of another day, as a condition, as another match, or as one
that never was."""

from __future__ import annotations

import re

from summarizer.language.marking import Marked
from summarizer.language.patterns import Cued
from summarizer.language.untrue_results import is_untrue

__all__ = ["OTHER_MATCH", "in_passing", "is_dated"]

_FIRST_TO = re.compile(
    r"\b(?:first|last|only) (?!(?:[a-z]+ )?(?:minutes?|seconds?|moments?) )(?:[a-z]+ ){1,3}to $"
)
_IF = re.compile(
    r"\b(?:if|could|would|should|must|might|need(?:s|ed)? to|hop(?:e|es|ed|ing) to|want(?:s|ed)? to"
    r"|try(?:ing)? to|tried to|expect(?:s|ed)? to|aim(?:s|ed|ing)? to|look(?:s|ed|ing)? to|bid to"
    r"|favourites to|attempt(?:s|ed|ing)? to|fail(?:s|ed|ing)? to|unable to|chance to|can|will) "
    r"(?:[a-z]+ ){0,2}$"
)
_HOPE = re.compile(
    r"\b(?:could|would|can|will|might|may|should|must|(?:need|hop|aim|look|want|wish)[a-z]* to"
    r"|bid to) (?:[a-z]+ )?(?:clinch|seal|secure|move|go|climb|reach|book|win|take|lift|qualify"
    r"|return|overtake|leapfrog|extend|advance|progress|keep|stay|end|complete|make)\b[^,;.]{0,50}"
    r"\b(?:with|by|after) (?:an? |at least )?(?:[a-z-]+ ){0,3}$"
)
"""A result wished for: "could clinch the title with a 2-0 win"."""
_OTHER_NEWS = re.compile(
    r"(?:\b(?:was|were|been|is|are|has|have|had|who) |[NTO] )(?:been )?(?:sacked|appointed|fined"
    r"|charged|banned|suspended|will miss|ruled out|signed|re-signed"
    r"|parted (?:company|ways)|resigned|stepped down"
    r"|named|announced|hired|fired (?:their|his)|relieved of)\b[^;.]{0,120}$"
)
"""A sentence whose news is no match: it tells the result as its background."""
_PERFECT = re.compile(
    r"\b(?:had|having|'d) (?:(?:also|just|already|previously|both|twice|only|been|all|not|never) )"
    r"{0,2}$"
)
_WHO = re.compile(
    r"\b(?:who|which|whose(?: [a-z-]+){1,3}|that|when (?:they|he))"
    r"(?: (?:had|have|has|were|was|are|also|both|then|previously|just|only|infamously|famously|been"
    r"|last)){0,3} $"
)
# "Y were no match for X, who won 4-0": the result is told after "who".
_MAIN_WHO = re.compile(
    r"\b(?:no match for|separate|too (?:good|strong) for|undone by|outplayed by|well beaten by"
    r"|punished by|no way back for|no joy for|no luck for|to forget for"
    r"|miserable [a-z ]{0,12}for"
    r"|misery for|agony for|joy for|despair for|delight for) [^,;]{1,40}, who (?:[a-z]+ ){0,2}$"
)
# "Were knocked out of the cup when they lost 2-1 to Y": told of this day, as going out is.
_OUT_WHEN = re.compile(
    r"\b(?:knocked|dumped|crashed|bowed|went|eliminated|sent) [^,;.]{0,60}\bwhen they $"
    r"|\b(?:giant|big|huge|major|first|significant) step [^,;.]{0,60}\bwhen they $"
)
_LEFT = re.compile(
    r"\b(?:(?:days|weeks|months|years|season|seasons|hours|game|games) (?:after|since|before) "
    r"(?:(?:their|its|a|an|the|his) (?:[a-z-]+ )?)?"
    r"|since (?:they|he|the|a|their)?(?: [a-z]+){0,3} ?|includ\w+ (?:both (?:in )?)?(?:the |a )?"
    r"|run of (?:[a-z]+ )?|following (?:a|their|the|last \w+'s)? ?(?:[a-z-]+ )?"
    r"|last (?:week|month|season|year|weekend|time|summer|winter|sunday|saturday)(?:'s)?"
    r"(?: [a-z-]+)? ?|D's |previous |earlier |previously "
    r"|in the (?:[a-z-]+ )?(?:meeting|fixture|final|semi-?finals?|quarter-?finals?|group) "
    r"|their (?:opening|first|last|previous|recent) (?:[a-z]+ ){0,2}|opening |recent |back-to-back "
    r"|(?:days?|weeks?|months?|years?|seasons?|hours) (?:after|before|since) (?:the )?[NTO] "
    r"|since (?:the )?[NTO] |among them (?:an? |the )"
    r"|who (?:opened|began|started|qualified|kicked off)(?: [a-z]+){0,3} (?:with|by) (?:an? )?"
    r"|had (?:opened|begun|started)(?: [a-z]+){0,3} (?:with|by) (?:an? )?"
    r"|saw (?:[a-z0-9]+-man )?[NTO] (?:win|lose|beat|draw) ?)$"
)
_RIGHT = re.compile(
    r"[^;:]{0,42}?\b(?:last (?:week|month|season|year|weekend|time|summer|winter)"
    r"|in (?:the )?(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|19\d\d|20\d\d|1st|reverse|first meeting|same)"
    r"|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+) "
    r"(?:days?|weeks?|months?|years?|seasons?|games?) (?:earlier|ago|before|previously|later)"
    r"|(?:the )?previous (?:weekend|week|month|season|night|day|evening|game|round)|days earlier"
    r"|earlier (?:in|this|on)|on their (?:last|previous)|last D|the day before"
    r"|at the (?:19|20)\d\d|in their (?:last|previous))"
)
_RIGHT_UNDATED = re.compile(
    r"[^;:]{0,42}?\b(?:in (?:the |their )?(?:opening game|opening match|opening|first|group stage"
    r"|first leg|cup final|semi-?finals?|quarter-?finals?|last eight)|this season)"
)
"""Of another day where the sentence does not say "on Saturday"."""
_DATED = re.compile(r"\bon (?:the )?D\b(?! last)")
_FRESH_FROM = Cued(
    r"\b(?:fresh (?:from|off)|coming (?:off|into [^,;]{1,30} (?:after|off|on the back of))"
    r"|still celebrating|smarting (?:from|after)|reeling (?:from|after)|stung by|hurt(?:ing)? by"
    r"|recovering from|recovered from|bouncing back from|bounced back from|buoyed by|boosted by"
    r"|lifted by|inspired by|riding high (?:after|on)|[NTOGU], (?:on the back of|off the back of)"
    r"|(?:days?|weeks?|months?|years?) removed from|not long after"
    r"|^N (?:by|from|after|off)(?= (?:an?|the|their|its|last) )) "
    r"(?:(?:an?|the|their|its|last \w+'s) )?(?:(?!(?:in|with|as|and|to) )[a-z-]+ ){0,3}$",
    cues="fresh |coming |celebrating |smarting |reeling |stung |hurt|recover|bounc|buoyed "
    "|boosted |lifted |inspired |riding |back of |removed |long after |n by |n from |n after "
    "|n off ",
)
"""How a side came to this match: "fresh from a 4-1 win over Gull". What opens a sentence may be
taken for a name: "Buoyed by"."""
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|\d+)"
_PAST_OPENS = Cued(
    rf"^(?:(?:just |only |exactly |almost |nearly |more than |over )?{_NUMBER} "
    r"(?:days?|weeks?|fortnight|months?|years?|seasons?|decades?) (?:ago|earlier|before)"
    r"|(?:back )?in (?:the )?(?:(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december),? )?(?:19|20)\d\d(?:-\d\d)?"
    r"|last (?:week|month|season|year|term|weekend|time(?: out)?)|the last time(?: [a-z]+){1,4}"
    r"|(?:when )?(?:they|the (?:sides|teams|two)) last met|this time last (?:year|season)),? "
    r"(?:on D |at home |away |in the C )*(?:the )?[NTOGU]\b[^,;]{0,40}$",
    cues="ago|earlier|before|in |last ",
)
"""A sentence that opens with another day than the match's: "A year ago Dove beat Swift 5-0"."""
_CLAUSE = re.compile(r"[;:]| (?:while|whereas|although|though) ")
OTHER_MATCH = Cued(
    r"\b(?<!each )other (?:(?:group|match|game|tie|fixture|semi|quarter|[a-z-]+ )[a-z-]* ?){1,3}"
    r"|'s other (?:game|match|fixture)|\belsewhere\b|\bearlier on D\b|\bmeanwhile\b|\bother [CNK]",
    cues="other |elsewhere|earlier on |meanwhile",
)
"""Words that call a match another one than the report's."""


def is_dated(marked: Marked) -> bool:
    """Whether the sentence has a day of its own: "on Saturday"."""
    return _DATED.search(marked.text) is not None


def in_passing(marked: Marked, start: int, end: int) -> bool:
    """Whether the result told from ``start`` to ``end`` of the marked text is told in passing."""
    t = marked.text
    cut = _CLAUSE.split(t[max(0, start - 70) : start])[-1]
    return bool(
        _IF.search(cut)
        or (_WHO.search(cut) and not (_MAIN_WHO.search(cut) or _OUT_WHEN.search(t, 0, start)))
        or _PERFECT.search(cut)
        or _LEFT.search(cut)
        or _FRESH_FROM.search(cut)
        or _PAST_OPENS.search(t, 0, start)
        or _FIRST_TO.search(cut)
        or _HOPE.search(cut)
        or _OTHER_NEWS.search(t, max(0, start - 160), start)
        or _RIGHT.match(t[end : end + 70])
        or (_RIGHT_UNDATED.match(t[end : end + 70]) and not is_dated(marked))
        or is_untrue(t, start, end)
    )
