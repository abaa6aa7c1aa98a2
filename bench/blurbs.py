"""Are blurbs right, and do they read alike?   python -m bench.blurbs [--count N] [--show N]

Blurbs of all channels from our wires (facts as somebody wrote them down beside each, and the text)
and from variations of those facts: names, scores, scorers and minutes are changed by a script, in
step with each other. Each text is held again to its channel and to the checks of prose, and its
names are looked for whole. Then the four-word phrases are counted that come back in most blurbs,
names, numbers, days and competitions masked. The exit code is 1 where a text is broken, or where a
phrase stands in more than 12 % of the blurbs.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.blurb_facts import varied
from bench.lies.right import texts
from summarizer.blurbs import CHANNELS, Blurb, blurbs
from summarizer.blurbs.claims import claims_of
from summarizer.checking.prose import ProseFacts, prose_complaints
from summarizer.checking.prose_sides import sided
from summarizer.checking.view import View
from summarizer.language.vocabulary import WEEKDAYS
from summarizer.summary import Match, Score, Summary
from summarizer.wire import Wire
from tests.support.summaries import summary_of

__all__ = ["Made", "broken", "made", "phrases"]

MOST_SHARE = 0.12
WORDS = 4
COUNT = 500
SEED = 2026


@dataclass(frozen=True)
class Made:
    """A blurb, the summary it was made of, and the wire where it was at hand."""

    blurb: Blurb
    summary: Summary
    wire: Wire | None


def ours() -> Iterator[tuple[Wire, Summary]]:
    """Our own wires, each with the summary of its right draft."""
    for text in texts():
        if text.source not in ("examples", "our wires"):
            return
        yield text.wire, summary_of(text.wire, text.right)


def made(count: int) -> Iterator[Made]:
    """``count`` texts: of our wires first, then of variations of their facts. Blurbs that have no
    text come along and are not counted."""
    have = 0
    sources = list(ours())
    for wire, summary in sources:
        for blurb in blurbs(summary, wire=wire):
            yield Made(blurb, summary, wire)
            have += blurb.text is not None
    rng = random.Random(SEED)  # noqa: S311  the same facts on every run
    played = [summary for _, summary in sources if summary.matches]
    number = 0
    while have < count:
        summary = varied(played[number % len(played)], number, rng)
        number += 1
        for blurb in blurbs(summary):
            if have < count:
                yield Made(blurb, summary, None)
                have += blurb.text is not None


# --- what is wrong with a text -------------------------------------------------------------------

_URL = re.compile(r"https?://\S+")


def _seen(text: str) -> int:
    """Characters that a reader sees, of the Latin texts that we have."""
    return sum(not unicodedata.combining(c) for c in unicodedata.normalize("NFC", text))


def _on_x(text: str) -> int:
    """X's count, written down a second time: letters below U+1100 and the usual marks once."""
    total = 23 * len(_URL.findall(text))
    for c in unicodedata.normalize("NFC", _URL.sub("", text)):
        once = (
            ord(c) <= 0x10FF or c in "\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201c\u201d\u2009"
        )
        total += 1 if once else 2
    return total


def broken(it: Made) -> str | None:
    """What is wrong with a text, None where nothing is."""
    blurb, text = it.blurb, it.blurb.text or ""
    size = {
        "push": (_seen(text), 1, 178),
        "x": (_on_x(text), 1, 280),
        "standfirst": (len(re.findall(r"\S*\w\S*", text)), 10, 25),
        "seo": (_seen(text), 110, 160),
        "headline": (_seen(text), 1, 55),
    }[blurb.channel]
    if not size[1] <= size[0] <= size[2]:
        return f"length {size[0]}, wanted {size[1]} to {size[2]}"
    if blurb.channel != "headline" and text[-1] not in ".!?”’":
        return "does not end as a sentence does"
    if blurb.quote is not None:
        quote = it.summary.quotes[blurb.quote]
        at = 0
        for span in quote.spans:
            piece = quote.text[at : at + span.end - span.start]
            at += len(piece) + 1
            if piece not in text:
                return f"the quotation is not whole: {piece}"
        if quote.speaker is None or (quote.speaker.name or "?") not in text:
            return "the quotation is without its speaker"
    if blurb.match is None:
        return None
    match = it.summary.matches[blurb.match]
    wire, draft = claims_of(it.summary, it.wire)
    view = View(wire)
    for way in sided(draft, blurb.match)[:20]:
        for complaint in prose_complaints(ProseFacts(view, way, blurb.match), blurb.channel, text):
            return f"{complaint.rule}: {complaint.word}"
    if blurb.channel == "push" and not _essential(match, text[:40]):
        return f"sides and score not in the first 40 characters: {text[:40]}"
    if not names_winner(match, text):
        return "who went through is not told"
    clumsy = _CLUMSY.search(text)
    if clumsy is not None:
        return f"no English: {clumsy.group()}"
    turned = _turned(match, text)
    if turned is not None:
        return f"the away side first, as if at home: {turned}"
    twice = _twice(match, text)
    if twice is not None:
        return f"a name twice in a sentence: {twice}"
    return None


def _essential(match: Match, start: str) -> bool:
    """Whether a word of each side's name and figures of the result stand in ``start``."""
    sides = all(
        any(len(w) > 2 and w in start for w in re.split(r"[\s-]", named.name))
        for named in (match.home, match.away)
    )
    if match.score is None and match.shoot_out is None:
        return sides
    return sides and any(
        s is not None and any(f"{a}{mark}{b}" in start for mark in "-–:" for a, b in _ways(s))
        for s in (match.score, match.shoot_out)
    )


def _ways(score: Score) -> tuple[tuple[int, int], tuple[int, int]]:
    return (score.home, score.away), (score.away, score.home)


_WINS = (
    r"(?:beat|saw off|see off|got past|edged?|overcame|defeat(?:ed)?|won|wins?|winning"
    r"|go through|went through|knock(?:ed)?|through|reach|into|advance[sd]?|progress(?:ed)?|"
    r"to (?:win|turn)|overturn(?:ed)?"
    r"|turn|hold|held|sent|sends?)"
)
_LOSES = r"(?:lost|lose|beaten|went out|go out)"
_BEFORE_OBJECTS = (
    "beat defeat defeated edge edged past off over against to with by at down thrashed hammered "
    "routed thrash hammer rout out"
).split()
_OF_A_TIE = re.compile(
    r"\b(?:through|aggregate|over two legs|overall|reach(?:ed)?|into|knock(?:ed)? (?:out|\w+)|"
    r"advance|"
    r"advanced|progress(?:ed)?|the tie|tie round|went out|go out|first-leg)\b"
)


def names_winner(match: Match, text: str) -> bool:
    """Whether a text about a shoot-out or a tie of two legs names who went through, as such."""
    tie = match.shoot_out is not None or match.aggregate is not None
    if not tie or match.advanced is None:
        return True
    if match.shoot_out is None and not _OF_A_TIE.search(text):
        return False
    through, out = match.home, match.away
    if match.advanced == "away":
        through, out = out, through
    winner, loser = _called(match, through.name), _called(match, out.name)
    subject = "".join(f"(?<!{word} )" for word in _BEFORE_OBJECTS) + winner
    gap = rf"(?:(?!{winner}|{loser}|\. ).)*"
    said = (
        # "A beat B", "A drew 1-1 with B and won", but not "A lost to B", nor "A won, but B …".
        rf"{subject}(?:(?!{winner}|\. |, but).)*?\b{_WINS}\b",
        rf"{loser}{gap}\b{_LOSES}\b{gap}{winner}",
        rf"{loser}{gap}{winner}{gap}\b{_LOSES}\b",
        rf"\b(?:takes?|took|sends?|sent) (?:the )?{winner} through",
        rf"\bsinks? {loser}|\bknocks? {loser} out",
    )
    return any(re.search(pattern, text) for pattern in said)


_CLUMSY = re.compile(
    r"\bafter\b[^.]*\bafter\b|\bwon\b[^.]*\bto win\b|\bscored \d|\bonly goal\b[^.,]*\bwas\b"
    r"|\bthe last-(?:eight|four|16|32)\b(?= (?:of|on)|[.,])|\bIt finished\b[^.]*\btheir\b"
    r"|\ban? \d+[-–:]\d+ on aggregate win|\bnothing between\b"
)


def _turned(match: Match, text: str) -> str | None:
    """A line of a scoreboard that has the away side in the home side's place."""
    if not match.home_away_stated:
        return None
    home, away = _called(match, match.home.name), _called(match, match.away.name)
    m = re.search(rf"{away} \d+[-–:]\d+ {home}", text)
    return None if m is None else m.group()


def _called(match: Match, name: str) -> str:
    """A pattern of the names by which a side is called: whole, or words that the other lacks."""
    others = {w for n in (match.home.name, match.away.name) if n != name for w in n.split()}
    words = name.split()
    alone = [w for w in words if len(w) > 2 and w not in others and w != name]
    # A word of the name, where the name is not whole.
    forms = ["".join(f"(?<!{re.escape(v)} )" for v in words) + re.escape(w) for w in alone]
    return f"(?:{'|'.join([re.escape(name), *forms])})"


def _twice(match: Match, text: str) -> str | None:
    """A side's or a player's name that stands twice in one sentence, outside quotations."""
    names = [match.home.name, match.away.name, *(e.player for e in match.events if e.player)]
    for sentence in re.split(r"[.!?:] (?=[A-ZÀ-Þ])", re.sub("[“‘].*?[”’](?= |$)", "", text)):
        for name in names:
            if len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", sentence)) > 1:
                return name
    return None


# --- phrases -------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NUMBER = re.compile(r"\b\d+(?:[-–:+]\d+)?(?:st|nd|rd|th)?\b")
_DAY = re.compile("|".join(WEEKDAYS), re.IGNORECASE)


def masked(it: Made) -> str:
    """The text with N for each name, C for the competition, D for a day, 0 for a number."""
    text = it.blurb.text or ""
    names: set[str] = set()
    places: set[str] = set()
    for m in it.summary.matches:
        names |= {m.home.name, m.away.name, *(n.name for n in m.next_opponents)}
        names |= {e.player for e in m.events if e.player}
        names |= {n for n in (m.venue.name, m.venue.city) if n} if m.venue else set()
        if m.competition:
            places |= {m.competition.name, re.sub("^[Tt]he ", "", m.competition.name)}
    names |= {q.speaker.name for q in it.summary.quotes if q.speaker and q.speaker.name}
    words = {w for name in names for w in name.split() if len(w) > 2 and w[0].isupper()}
    for c in sorted(places, key=len, reverse=True):
        text = text.replace(c, "C")
    for n in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(n)}(?!\w)", "N", text)
    for w in sorted(words, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(w)}(?!\w)", "N", text)
    text = re.sub(r"\bN(?: N)+\b", "N", text).replace("N's", "N").replace("N'", "N")
    return _DAY.sub("D", _NUMBER.sub("0", text))


def phrases(texts_: Iterable[Made]) -> tuple[Counter[str], int]:
    """In how many blurbs each run of four words stands within a sentence, and how many there
    are. Runs of nothing but masks are no words of ours, and count all the same."""
    found: Counter[str] = Counter()
    total = 0
    for it in texts_:
        total += 1
        mine: set[str] = set()
        for sentence in re.split(r"(?<=[.!?:;”])\s", masked(it)):
            words = [w if w in "NCD" else w.casefold() for w in _WORD.findall(sentence)]
            mine |= {" ".join(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1)}
        found.update(mine)
    return found, total


def shares(made_: list[Made]) -> Iterator[str]:
    """What share of the headlines has a figure, and of the texts of a shoot-out or a tie the
    winner's name and the score at the end of play."""
    heads = [it for it in made_ if it.blurb.channel == "headline" and it.blurb.match is not None]
    yield _share("headlines with a figure", [_figure(it) for it in heads])
    kicks = [(it, m) for it in made_ if (m := _match_of(it)) is not None and m.shoot_out]
    ties = [(it, m) for it in made_ if (m := _match_of(it)) is not None and m.aggregate]
    yield _share("texts of a shoot-out that name the winner", [_won(it, m) for it, m in kicks])
    yield _share("texts of a tie that name who went through", [_won(it, m) for it, m in ties])
    longer = [(it, m) for it, m in kicks if it.blurb.channel != "headline" and m.score]
    yield _share(
        "texts of a shoot-out, headlines apart, with the score",
        [
            any(f"{a}-{b}" in (it.blurb.text or "") for a, b in _ways(m.score))
            for it, m in longer
            if m.score
        ],
    )


def _match_of(it: Made) -> Match | None:
    return None if it.blurb.match is None else it.summary.matches[it.blurb.match]


def _won(it: Made, match: Match) -> bool:
    return names_winner(match, it.blurb.text or "")


def _figure(it: Made) -> bool:
    return re.search(r"\d[-–:]\d|\bby \d", it.blurb.text or "") is not None


def _share(what: str, told: list[bool]) -> str:
    return f"  {sum(told)} of {len(told)} {what} ({sum(told) / max(1, len(told)):.1%})"


def main(arguments: list[str]) -> int:
    """Print what came out; 1 where a text is broken or a phrase comes back too often."""
    ask = argparse.ArgumentParser(prog="bench.blurbs")
    ask.add_argument("--count", type=int, default=COUNT, help="how many texts")
    ask.add_argument("--show", type=int, default=0, help="print so many of them")
    ask.add_argument("--only", choices=CHANNELS, help="print those of one channel")
    asked = ask.parse_args(arguments)
    all_of_them = list(made(asked.count))
    with_text = [it for it in all_of_them if it.blurb.text is not None]
    shown = [it for it in with_text if asked.only in (None, it.blurb.channel)]
    for it in random.Random(SEED).sample(shown, min(asked.show, len(shown))):  # noqa: S311
        print(f"{it.blurb.channel:11}{it.blurb.text}")
    bad = [(it, why) for it in with_text if (why := broken(it)) is not None]
    for it, why in bad:
        print(f"broken ({why})\n  {it.blurb.channel}: {it.blurb.text}")
    channels = Counter(it.blurb.channel for it in with_text)
    of_wires = sum(it.wire is not None for it in with_text)
    print(
        f"{len(with_text)} blurbs, {of_wires} of our wires, the rest of variations; "
        f"broken: {len(bad)}"
    )
    for channel in CHANNELS:
        without = [
            it for it in all_of_them if it.blurb.text is None and it.blurb.channel == channel
        ]
        matches = [it for it in without if it.blurb.match is not None]
        print(
            f"  {channel:11}{channels[channel]:4} texts, {len(matches):3} matches without, "
            f"{len(without) - len(matches)} wires without a match and without"
        )
    different = len({masked(it) for it in with_text})
    print(
        f"{different} of {len(with_text)} differ when names, numbers, days and competitions "
        "are masked"
    )
    for told in shares(with_text):
        print(told)
    found, total = phrases(with_text)
    print("the phrases that most blurbs share (N name, C competition, D day, 0 number):")
    worst = 0.0
    for phrase, count in found.most_common(10):
        worst = max(worst, count / total)
        print(f"  {count / total:6.1%}  {phrase}")
    return 1 if bad or worst > MOST_SHARE else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
