"""A message as Teams takes it: an Adaptive Card in a message of a workflow's webhook. Pure.

What comes from a wire stands in text runs, which know no Markdown. Written by the format's
documentation (version 1.4); the limit of a message is 28 KB.
"""

from __future__ import annotations

import json
from typing import Any, Final

from summarizer.bot.blocks import status_line
from summarizer.bot.messages import Message
from summarizer.visible import visible

__all__ = ["teams_body"]

_MOST_BYTES: Final = 27_000
_TYPE: Final = "application/vnd.microsoft.card.adaptive"

Element = dict[str, Any]


def teams_body(message: Message, url: str) -> dict[str, Any]:
    """What is sent to the webhook; a card that is too large is left to its page."""
    body = _body(_elements(message), message, url)
    if len(json.dumps(body)) > _MOST_BYTES:
        return _body(_head(message), message, url)
    return body


def _body(elements: list[Element], message: Message, url: str) -> dict[str, Any]:
    links = [("Evidence", f"{url}/m/{message.uid}")]
    if message.decidable:
        links.append(("Approve, edit or reject", f"{url}/decide/{message.key}"))
    if message.status in ("held", "withdrawn"):
        links = []
    card = {
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": elements,
        "actions": [{"type": "Action.OpenUrl", "title": t, "url": to} for t, to in links],
    }
    return {"type": "message", "attachments": [{"contentType": _TYPE, "content": card}]}


def _head(message: Message) -> list[Element]:
    size = {"size": "large", "weight": "bolder"}
    return [_text(message.card.headline, **size), _text(status_line(message), italic=True)]


def _elements(message: Message) -> list[Element]:
    card = message.card
    elements = _head(message)
    if message.status in ("held", "withdrawn"):
        about = f"{message.reason or ''} · {message.desk} · {card.source}"
        return [*elements, _text(about)]
    if message.text is not None:  # a person's words alone
        elements = [_text(status_line(message), italic=True)]
    if message.notice:
        elements.append(_text(message.notice, weight="bolder"))
    elements += [_text(f"Changed: {line}") for line in message.changes]
    for told in card.told if message.text is None else ():
        if told.score:
            elements.append(
                _text(" · ".join(filter(None, (told.score, told.where))), weight="bolder")
            )
        if told.reason and message.kind == "offer":
            elements.append(_text(f"No text: {told.reason}", italic=True))
    elements += [_text(paragraph) for paragraph in message.words.split("\n") if paragraph.strip()]
    if card.quote and card.speaker is not None and message.text is None:
        elements += [_text(card.said, italic=True), _text(f"— {card.speaker}")]
    if message.kind == "offer" and message.text is None:
        elements += [_text(f"Finding: {line}") for line in (*card.doubts, *card.findings)]
    about = f"{message.desk} · {card.source} · {card.made_by}"
    return [*elements, _text(about, size="small")]


def _text(text: str, **looks: Any) -> Element:  # noqa: ANN401  what a text run takes
    return {
        "type": "RichTextBlock",
        "inlines": [{"type": "TextRun", "text": visible(text), **looks}],
    }
