"""The page on which a person decides, and the one that says why there is nothing to see."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from summarizer.bot.blocks import status_line
from summarizer.bot.decisions import LONGEST
from summarizer.bot.messages import Message
from summarizer.visible import visible

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["decide_page", "plain_page"]


def decide_page(
    message: Message, token: str, problem: str | None = None, text: str | None = None
) -> str:
    """What is offered and, while nothing is decided, the ways to decide over it.

    ``token`` goes back with the decision. ``text`` is what a person has written already.
    """
    offered = message.card.text if message.approvable else ""
    return _page(
        title=message.card.headline if message.text is None else message.desk,
        status=status_line(message),
        message=message,
        problem=problem,
        longest=f"{LONGEST:,}",
        token=token,
        text=offered if text is None else text,
    )


def plain_page(title: str, text: str) -> str:
    """A page that only says something."""
    return _page(title=title, status=text, message=None, problem=None)


def _page(**values: Any) -> str:  # noqa: ANN401  what the template takes
    style = _text("decide.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'self'"
    return _template().render(style=style, policy=policy, **values)


def _text(name: str) -> str:
    return files("summarizer.bot").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["visible"] = visible
    return environment.from_string(_text("decide.html.jinja"))
