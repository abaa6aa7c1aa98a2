"""What goes out to a model for one wire. Pure.

The fixed part comes first and the wire last, so that a provider can cache the prefix. The wire
is data: it is shown as numbered lines in which nothing of its own can pass for a line number or
a mark of ours, and no template engine ever sees it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import Any

from summarizer.checkpoints import passing
from summarizer.draft import Draft
from summarizer.engines.base import Drafted
from summarizer.engines.prompts import prompt_version, reask_text, system_text
from summarizer.engines.reply import reply_schema, row_at, schema_hash
from summarizer.summary import Finding
from summarizer.wire import Quotation, Sentence, Wire

__all__ = [
    "MAX_OUTPUT_TOKENS",
    "SCHEMA_NAME",
    "Message",
    "Request",
    "build_request",
    "render_wire",
    "repeat_request",
    "response_format",
    "shown",
]

MAX_OUTPUT_TOKENS = 4000
SCHEMA_NAME = "claims"

Message = dict[str, str]
"""``role`` and ``content``."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request, before it is known which server takes it.

    ``prompt`` and ``schema_version`` are the versions of the texts and of the schema, ``name`` is
    the schema's. ``reask`` is the file of the message that asks again.
    """

    model: str
    messages: tuple[Message, ...]
    max_tokens: int = MAX_OUTPUT_TOKENS
    schema: dict[str, Any] = field(default_factory=reply_schema)
    prompt: str = field(default_factory=prompt_version)
    schema_version: str = field(default_factory=schema_hash)
    name: str = SCHEMA_NAME
    reask: str = "reask.md"

    def body(self, *, openai: bool) -> dict[str, Any]:
        """The JSON body as it goes out; ``openai`` says whether to OpenAI's own service.

        That service takes ``max_completion_tokens`` only, and its reasoning models no
        temperature; other servers may know ``max_tokens`` only, and sample unless told.
        """
        limits: dict[str, Any] = (
            {"max_completion_tokens": self.max_tokens}
            if openai
            else {"max_tokens": self.max_tokens, "temperature": 0}
        )
        return {
            "model": self.model,
            "messages": [dict(message) for message in self.messages],
            "response_format": response_format(self.schema, self.name),
            **limits,
        }


def response_format(schema: dict[str, Any], name: str = SCHEMA_NAME) -> dict[str, Any]:
    """The part of a request that binds the reply to ``schema``, truly strict."""
    return {
        "type": "json_schema",
        "json_schema": {"name": name, "strict": True, "schema": schema},
    }


def build_request(
    wire: Wire,
    model: str,
    failed: tuple[Finding, ...] = (),
    last: Drafted | None = None,
    *,
    max_tokens: int = MAX_OUTPUT_TOKENS,
) -> Request:
    """The request for ``wire``; with ``failed``, the one that asks again after ``last``.

    A re-ask goes on from the first exchange: the reply of ``last`` as it came, then a message
    that names each failed claim with its row and the reason.
    """
    first = Request(
        model=model,
        messages=(
            {"role": "system", "content": system_text()},
            {"role": "user", "content": render_wire(wire)},
        ),
        max_tokens=max_tokens,
    )
    if not failed:
        return first
    draft = None if last is None else last.draft
    lines = "\n".join(_complaint(finding, draft) for finding in failed)
    return _continued(first, None if last is None else last.reply, lines)


def repeat_request(request: Request, reply: str | None, reason: str) -> Request:
    """``request`` again after a ``reply`` that is not in the schema, with the ``reason``.

    Where no reply can be shown (a broken HTTP body), the request is repeated unchanged.
    """
    if not reply:
        return request
    # Half a surrogate pair cannot be sent back.
    sendable = reply.encode("utf-8", "replace").decode("utf-8")
    return _continued(request, sendable, f"- the whole reply: {shown(reason)}")


def _continued(request: Request, reply: str | None, complaints: str) -> Request:
    said: tuple[Message, ...] = ({"role": "assistant", "content": reply},) if reply else ()
    asked: Message = {"role": "user", "content": reask_text(complaints, request.reask)}
    return replace(request, messages=(*request.messages, *said, asked))


def _complaint(finding: Finding, draft: Draft | None) -> str:
    row = None if draft is None else row_at(draft, finding.path)
    claim = row if row is not None else finding.value
    quoted = "" if claim is None else f" `{shown(claim)}`"
    return f"- {finding.path}{quoted}: {shown(finding.message)}"


# --- the wire as numbered lines --------------------------------------------------------------

# Square brackets, and all that look like them.
_BRACKETS = str.maketrans("[]［］【】〔〕〖〗⟦⟧⦋⦌⁅⁆", "()()()()()()()()")
_SOFT_HYPHEN = "\u00ad"
_SPACES = re.compile(r"\s+")
# Categories that break a line, hide or reorder text: controls, formats (bidi, zero width, tags),
# lone surrogates, line and paragraph separators.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Printable by their category and yet unseen: variation selectors can carry any text.
_SELECTORS = re.compile("[\u115f\u1160\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")

_TWO_CHARACTER_MARKS = ("``", "''")
_CLOSING = frozenset("\"'”’“‘»«›‹")
_THIN_SPACES = frozenset(" \u00a0\u202f")


def shown(text: str) -> str:
    """``text`` on one line, as it may stand in a prompt.

    Square brackets become round ones, and what breaks a line, hides or reorders text a space.
    """
    return _one_line(_plain(text))


def _plain(text: str) -> str:
    plain = text.replace(_SOFT_HYPHEN, "").translate(_BRACKETS)
    if not plain.isascii():
        plain = _SELECTORS.sub("", plain)
    if plain.isprintable():
        return plain
    return "".join(" " if unicodedata.category(c) in _UNSEEN else c for c in plain)


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def render_wire(wire: Wire) -> str:
    """``wire`` as numbered lines: ``[1 headline] …``, ``[2] …``, a blank line between paragraphs.

    Quotation marks are shown as ``[q1]…[/q1]`` in place of the wire's own outer marks.
    """
    edits: list[_Edit] = []
    for quotation in passing(wire.quotations):
        for edit in _edits(quotation, wire.text):
            # In order and apart from each other, as the search below needs them.
            start = max(edit.start, edits[-1].end) if edits else edit.start
            edits.append(replace(edit, start=start, end=max(start, edit.end)))
    starts, ends = [edit.start for edit in edits], [edit.end for edit in edits]
    lines: list[str] = []
    paragraph: int | None = None
    for sentence in passing(wire.sentences):
        if paragraph is not None and sentence.paragraph != paragraph:
            lines.append("")
        paragraph = sentence.paragraph
        label = "" if sentence.label == "body" else f" {sentence.label}"
        near = edits[bisect_left(ends, sentence.start) : bisect_right(starts, sentence.end)]
        lines.append(f"[{sentence.number}{label}] {_line(sentence, wire.text, near)}".rstrip())
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Edit:
    """A mark of the wire's, ``text[start:end]``, and ours that is shown for it at ``anchor``.

    ``anchor`` is a character of the quotation itself: the mark goes with its sentence.
    """

    start: int
    end: int
    ours: str
    anchor: int


def _edits(q: Quotation, text: str) -> tuple[_Edit, _Edit]:
    inner = len(text[max(0, q.start - 4) : q.start].rstrip()) + max(0, q.start - 4)
    # « text »: a space may stand between mark and words.
    opens = next(
        (at - len(q.mark) for at in (q.start, inner) if text.endswith(q.mark, 0, at)), q.start
    )
    closes = q.end
    if q.closed:
        after = q.end
        while text[after : after + 1] in _THIN_SPACES:
            after += 1
        if q.mark in _TWO_CHARACTER_MARKS and text[after : after + 2] == "''":
            closes = after + 2
        elif text[after : after + 1] in _CLOSING:
            closes = after + 1
    last = max(q.start, q.end - 1)
    return (
        _Edit(opens, q.start, f"[q{q.number}]", q.start),
        _Edit(q.end, closes, f"[/q{q.number}]", last),
    )


def _line(sentence: Sentence, text: str, edits: list[_Edit]) -> str:
    """The sentence as shown, its quotation marks replaced."""
    pieces: list[str] = []
    at = sentence.start
    for edit in edits:
        start = min(max(edit.start, at), sentence.end)
        pieces.append(_plain(text[at:start]))
        if sentence.start <= edit.anchor < sentence.end:
            pieces.append(edit.ours)
        at = min(max(edit.end, start), sentence.end)
    pieces.append(_plain(text[at : sentence.end]))
    return _one_line("".join(pieces))
