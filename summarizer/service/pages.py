"""The page at ``/`` and what it shows of a wire, both made here, so that the browser only shows.

A wire's words reach the browser as escaped text with their acting characters as signs, as on the
evidence page, of which this is made; the script puts no text of a wire into mark-up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.api import Summarizer
from summarizer.blurbs import Blurb, length
from summarizer.page import render_template, part_of
from summarizer.service.work import Done

__all__ = ["desk_page", "found_part"]

CHANNEL_WORDS = {
    "push": "Push",
    "x": "X",
    "standfirst": "Standfirst",
    "seo": "Search description",
    "headline": "Headline",
}
