"""How long a text is for a channel, and whether it fits there.

Characters are graphemes, what a reader sees as one; X counts in its own way. Sources of the
limits: a push message is cut at about 178 characters, and a watch shows some 40; 55 is the BBC's
longest headline; search engines show 110 to 160 characters of a description; X's own rule is that
of its open library twitter-text, configuration 3.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import regex

from summarizer.blurbs.model import Channel

__all__ = [
    "ESSENTIALS",
    "LIMITS",
    "Limit",
    "graphemes",
    "length",
    "misfit",
    "words",
    "x_length",
]

ESSENTIALS = 40
"""Within so many graphemes a push message has told both sides and the score."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The fewest and the most ``unit`` that a channel takes."""

    least: int
    most: int
    unit: str = "characters"


LIMITS: dict[Channel, Limit] = {
    "push": Limit(1, 178),
    "x": Limit(1, 280, "characters as X counts"),
    "standfirst": Limit(10, 25, "words"),
    "seo": Limit(110, 160),
    "headline": Limit(1, 55),
}

_URL_LENGTH = 23
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Code points that X counts once; all others count twice."""
_URL = re.compile(
    r"(?<![\w@#$.-])(?:https?://\S+|(?:[^\W_][\w-]{0,62}\.){1,8}"
    # Any two letters may be a country's: one that is none is counted too long, never too short.
    r"(?:com|org|net|info|news|app|live|football|[a-z]{2})"
    r"(?!\w)(?:/\S*)?)",
    re.IGNORECASE,
)
_EMOJI = regex.compile(
    r"\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[#*0-9]\uFE0F?\u20E3"
)


def graphemes(text: str) -> int:
    """How many characters a reader sees. Example: ``graphemes("Zoë") == 3``, however written."""
    return len(text) if text.isascii() else len(regex.findall(r"\X", text))


def words(text: str) -> int:
    """Runs between blanks that hold a letter or a figure."""
    return sum(any(c.isalnum() for c in run) for run in text.split())


def x_length(text: str) -> int:
    """The length of ``text`` as X counts it: NFC; most Latin, Greek, Cyrillic, Arabic and Hebrew
    letters and the dashes and quotation marks 1, all others 2; an emoji 2; an address 23."""
    plain = unicodedata.normalize("NFC", text)
    addresses = len(_URL.findall(plain))
    rest = _URL.sub("", plain)
    return addresses * _URL_LENGTH + sum(map(_weight, regex.findall(r"\X", rest)))


def _weight(cluster: str) -> int:
    if _EMOJI.match(cluster):
        return 2
    return sum(1 if any(a <= ord(c) <= b for a, b in _LIGHT) else 2 for c in cluster)


def length(channel: Channel, text: str) -> int:
    """The length of ``text`` in the unit of ``channel``."""
    if channel == "x":
        return x_length(text)
    return words(text) if channel == "standfirst" else graphemes(text)


def misfit(channel: Channel, text: str, most: int | None = None) -> str | None:
    """In what way ``text`` is too short or too long for ``channel``, None where it fits.

    ``most`` is a desk's own upper limit, where it is lower.
    """
    limit, size = LIMITS[channel], length(channel, text)
    upper = limit.most if most is None else min(most, limit.most)
    if size > upper:
        return f"{size} {limit.unit}, at most {upper}"
    if size < limit.least:
        return f"{size} {limit.unit}, at least {limit.least}"
    return None
