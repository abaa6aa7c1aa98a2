"""The evidence page: a wire, what was read from it, and where each fact stands in it; the digest.

:func:`render_page` and :func:`render_pages` make one self-contained HTML document, and so does
:func:`digest`, of a day's matches;
:mod:`~summarizer.page.view` arranges a summary for any reader, the terminal too;
:mod:`summarizer.visible` makes characters harmless that act on a screen.
"""

from summarizer.page.day_page import digest
from summarizer.page.render import LeftOut, render_page, render_pages
from summarizer.visible import visible

__all__ = ["LeftOut", "digest", "render_page", "render_pages", "visible"]
