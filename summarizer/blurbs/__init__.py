"""Blurbs: short texts for the channels of a newsroom, from checked facts, and checked again.

A blurb is written from the facts of a summary, never from the wire: by sentence plans, or by a
model that is shown the facts only. Every text is held to its channel's length and to the checks
of prose; what fails is not used. Where the facts do not reach a length there is no text, and the
reason is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.blurbs.judge import Judge
from summarizer.blurbs.model import CHANNELS, Blurb, Channel, check_channels
from summarizer.blurbs.offline import planned, said
from summarizer.blurbs.style import Style, default_style, load_style
from summarizer.checkpoints import passing
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = [
    "CHANNELS",
    "Blurb",
    "Channel",
    "Style",
    "blurb",
    "blurbs",
    "default_style",
    "load_style",
]


def blurb(
    summary: Summary,
    channel: Channel,
    *,
    match: int = 0,
    wire: Wire | None = None,
    style: Style | None = None,
) -> Blurb:
    """One blurb for ``channel`` about match ``match`` of ``summary``, from sentence plans.

    ``wire`` is the one that the summary was made of. With it, short names are used where they
    stand in the wire, and the checks may read its words; without it, names are full. The same
    facts always give the same text. Raises IndexError where there is no such match, ValueError
    where ``wire`` is another, and ConfigurationError where there is no such channel. For example:

    >>> from summarizer import read, summarize
    >>> wire = read("Norvale beat Port Ellan 2-1 on Saturday.")
    >>> text = blurb(summarize(wire), "headline", wire=wire).text
    >>> "Norvale" in text and "2-1" in text and len(text) <= 55
    True
    """
    check_channels((channel,))
    style = style or default_style()
    if not summary.matches and match == 0:
        return said(summary, channel, style, wire)
    if not 0 <= match < len(summary.matches):
        raise IndexError(match)
    return planned(summary, match, channel, Judge(summary, match, style, wire))


def blurbs(
    summary: Summary,
    *,
    channels: Sequence[Channel] = CHANNELS,
    wire: Wire | None = None,
    style: Style | None = None,
) -> tuple[Blurb, ...]:
    """A blurb for each of ``channels`` and each match of ``summary``, in that order of matches.

    A wire without a match gives one for each channel: what was said, or none. As
    :func:`blurb` otherwise. Example::

        for it in blurbs(summary, channels=("push", "headline")):
            print(it.channel, it.match, it.text or it.reason)
    """
    check_channels(channels)
    style = style or default_style()
    if not summary.matches:
        return tuple(said(summary, channel, style, wire) for channel in passing(channels))
    found = []
    for index in range(len(summary.matches)):
        judge = Judge(summary, index, style, wire)
        found += [planned(summary, index, channel, judge) for channel in passing(channels)]
    return tuple(found)
