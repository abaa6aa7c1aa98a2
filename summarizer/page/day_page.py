"""The digest of a day as one self-contained HTML page, for a screen, a phone and paper.

As the evidence page it asks for nothing from outside and allows its own style sheet alone; it has
no script. Links lead to evidence pages, where the caller names them.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from summarizer.day.model import Day
from summarizer.page.day_view import day_view
from summarizer.page.render import package_text, policy, template, trusted
from summarizer.page.words import SIDE_UNKNOWN

__all__ = ["digest"]

_SCHEMES = frozenset({"", "file", "http", "https"})


def digest(day: Day, *, pages: Mapping[str, str] | None = None) -> str:
    """The page of ``day``.

    ``pages`` gives, by the keys of :attr:`Day.wires`, the address of the part of a page that shows
    the wire's evidence (``day-evidence.html#w3``), whose sentences are ``…-s1`` and so on, as
    :func:`~summarizer.page.render_pages` makes them. Raises ValueError for an address that is
    neither relative nor of http, https or file.
    """
    pages = pages or {}
    for address in pages.values():
        if urlsplit(address).scheme not in _SCHEMES:
            raise ValueError(f"no address of a page: {address}")
    style = package_text("page.css") + package_text("digest.css")
    view = day_view(day, pages)
    return template("digest.html.jinja").render(
        view=view,
        policy=policy(style),
        style=trusted(style),
        side_unknown=SIDE_UNKNOWN,
        linked=bool(pages),
    )
