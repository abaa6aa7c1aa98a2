"""A message as Slack's blocks. Pure.

What comes from a wire or a model stands in ``rich_text`` and ``plain_text``, where Slack reads no
mark-up: it makes no link, mention, emoji or bold of it, and swallows no character of a quotation.
Only the link to the evidence is ``mrkdwn``, in our own words; the line of a notification, where
mark-up is read too, is escaped. The limits are Slack's:
50 blocks, 3,000 characters a text, 150 in a header, 10 elements in a context. The whole has a limit
that is not documented: Slack refuses blocks of about 13,200 characters (``msg_blocks_too_long``).
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, Final

from summarizer.bot.messages import Message
from summarizer.visible import visible

__all__ = ["EVENT_TYPE", "escaped", "fallback", "metadata", "modal", "slack_blocks", "status_line"]

EVENT_TYPE: Final = "summarizer_message"
_HEADER: Final = 150
_TEXT: Final = 3_000
_ALL: Final = 12_000
"""Characters of all blocks, as JSON."""
_STOPPED: Final = {
    "newer": "The agency has sent another version, which is being read: nobody decides for now",
    "unreadable": "Not to be approved as it is: look at the wire, and edit or reject",
    "desk": "Closed: its desk is not in the config any more",
    "person": "Waits for a person",
}

Block = dict[str, Any]


def escaped(text: str) -> str:
    """``text`` for a place where Slack reads mark-up: no link or mention can begin in it."""
    return visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def metadata(message: Message, rev: int) -> dict[str, Any]:
    """By what the message is found again in its channel."""
    payload = {"id": message.uid, "rev": rev}
    return {"event_type": EVENT_TYPE, "event_payload": payload}


def status_line(message: Message) -> str:
    """What the message is, in words: a suggestion, approved by whom and when, withdrawn."""
    at = "" if message.decided_at is None else f" at {_clock(message.decided_at)}"
    by = message.decided_by or "nobody"
    how = "edited and approved" if message.text is not None else "approved"
    words = {
        "offered": "Suggestion: not published until somebody approves it",
        "approved": f"{how.capitalize()} by {by}{at}",
        "rejected": f"Rejected by {by}{at}",
        "posted": "Posted" if message.decided_by is None else f"{how.capitalize()} by {by}{at}",
        "held": "On hold: it must not be used for now",
        "withdrawn": "Withdrawn: it must not be used",
    }
    if message.stop is not None and message.status == "offered":
        return _STOPPED[message.stop]
    if message.corrected and message.status in ("offered", "posted"):
        return "Corrected by the agency. " + words[message.status]
    return words[message.status]


def _clock(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%H:%M UTC")


def fallback(message: Message) -> str:
    """The line that a notification shows, for a place where Slack reads mark-up."""
    words = f"{status_line(message)}: {message.text or message.card.headline}"
    if message.status in ("held", "withdrawn"):
        words = f"{status_line(message)}. {message.card.source}"
    return escaped(words)[:_TEXT]


def slack_blocks(message: Message, page: str) -> list[Block]:
    """The blocks of ``message``; ``page`` is the address of its evidence page.

    What is held or withdrawn says so and why, and nothing of the text that must not be used. Where
    there is no room for all of it, what is posted is whole, and the page has the rest.
    """
    blocks = _blocks(message, page, short=False)
    if len(json.dumps(blocks, ensure_ascii=False)) > _ALL:
        return _blocks(message, page, short=True)
    return blocks


def _taken_back(message: Message) -> list[Block]:
    blocks = [
        _header(status_line(message).partition(":")[0]),
        _rich([_section([_text(status_line(message), bold=True)])]),
        _rich([_section([_text(message.reason or "the agency gives no reason")])]),
    ]
    if message.stuck is not None:
        # Nothing could be taken away here: which message it was has to be said.
        blocks.append(_rich([_section([_text(_FOLLOWS), _text(f" {message.card.headline}")])]))
    return [*blocks, _context(_plain(f"{message.desk} · {message.card.source}"))]


_FOLLOWS: Final = (
    "This follows an earlier message in this channel, which Slack does not let the bot change: "
    "somebody has to delete that one."
)


def _blocks(message: Message, page: str, *, short: bool) -> list[Block]:
    if message.status in ("held", "withdrawn"):
        return _taken_back(message)
    card = message.card
    blocks = []
    if message.text is None and len(card.headline) > _HEADER:
        blocks = [_rich([_section([_text(card.headline, bold=True)])])]
    elif message.text is None:
        blocks = [_header(card.headline)]
    if message.stuck is not None:
        blocks.append(_rich([_section([_text(_FOLLOWS)])]))
    blocks.append(_rich([_section([_text(status_line(message), italic=True)])]))
    if message.notice:
        blocks.append(_rich([_section([_text("Note: ", bold=True), _text(message.notice)])]))
    if message.changes and short:
        what = f"Changed: {len(message.changes)} facts, see the evidence page"
        blocks.append(_rich([_section([_text(what, bold=True)])]))
    elif message.changes:
        blocks.append(_rich([_section([_text("Changed", bold=True)]), _list(message.changes)]))
    elif message.corrected:
        blocks.append(_rich([_section([_text("No fact of this message changed.")])]))
    blocks += _told(message)
    if card.quote and card.speaker is not None and message.text is None and not short:
        said = {"type": "rich_text_quote", "elements": [_text(card.said)]}
        blocks.append(_rich([said, _section([_text(f"— {card.speaker}")])]))
    findings = card.doubts if short else (*card.doubts, *card.findings)
    if findings and message.kind == "offer" and message.text is None:
        blocks.append(_rich([_section([_text("Findings", bold=True)]), _list(findings)]))
    link = {"type": "mrkdwn", "text": f"<{escaped(page)}|Evidence: where the wire says it>"}
    about = " · ".join((message.desk, card.source, card.made_by))
    blocks.append(_context(link, _plain(about)))
    if message.decidable:
        blocks.append(_buttons(message))
    return blocks


def _told(message: Message) -> list[Block]:
    blocks = []
    card = message.card
    if message.text is not None:  # a person's words alone
        return [_rich([_section([_text(message.text)])])]
    for told in card.told:
        elements = []
        if told.score:
            elements.append(_text(told.score, bold=True))
        if told.where:
            elements.append(_text(("\n" if elements else "") + told.where))
        if told.text:
            elements.append(_text(("\n" if elements else "") + told.text))
        elif told.reason and message.kind == "offer":
            words = f"No text: {told.reason}"
            elements.append(_text(("\n" if elements else "") + words, italic=True))
        if elements:
            blocks.append(_rich([_section(elements)]))
    if card.more:
        more = f"{card.more} more on the evidence page"
        blocks.append(_rich([_section([_text(more, italic=True)])]))
    return blocks


def _header(text: str) -> Block:
    return {"type": "header", "text": _plain(text[:_HEADER])}


def _context(*elements: Block) -> Block:
    return {"type": "context", "elements": list(elements)}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": visible(text), "emoji": False}


def _rich(elements: list[Block]) -> Block:
    return {"type": "rich_text", "elements": elements}


def _section(elements: list[Block]) -> Block:
    return {"type": "rich_text_section", "elements": elements}


def _list(lines: tuple[str, ...]) -> Block:
    items = [_section([_text(line)]) for line in lines]
    return {"type": "rich_text_list", "style": "bullet", "elements": items}


def _text(text: str, *, bold: bool = False, italic: bool = False) -> Block:
    element: Block = {"type": "text", "text": visible(text)}
    style = {name: True for name, on in (("bold", bold), ("italic", italic)) if on}
    return {**element, "style": style} if style else element


def _buttons(message: Message) -> Block:
    value = f"{message.uid}:{message.rev}"

    def button(action: str, label: str, style: str | None = None) -> Block:
        made: Block = {"type": "button", "action_id": action, "value": value}
        made["text"] = _plain(label)
        return {**made, "style": style} if style else made

    buttons = [button("edit", "Edit"), button("reject", "Reject", "danger")]
    if message.approvable:
        buttons.insert(0, button("approve", "Approve", "primary"))
    return {"type": "actions", "elements": buttons}


def modal(message: Message) -> dict[str, Any]:
    """The window in which a person changes the text before it is approved."""
    entry: Block = {
        "type": "plain_text_input",
        "action_id": "text",
        "multiline": True,
        "max_length": _TEXT,
    }
    words = visible(message.card.text)
    if message.approvable and len(words) <= _TEXT:  # cut nowhere: the end may turn the sense round
        entry["initial_value"] = words
    return {
        "type": "modal",
        "callback_id": "edit",
        "private_metadata": f"{message.uid}:{message.rev}",
        "title": _plain("Edit and approve"),
        "submit": _plain("Approve"),
        "close": _plain("Cancel"),
        "blocks": [
            _rich([_section([_text(message.card.headline, bold=True)])]),
            {"type": "input", "block_id": "text", "label": _plain("Text"), "element": entry},
        ],
    }
