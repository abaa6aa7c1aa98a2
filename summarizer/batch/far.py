"""A wire on its way to another machine and what comes back, as rows of plain values.

A row takes along the answers that were paid for, so that nothing is paid twice; it brings back
those that were paid there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from summarizer.api import Summarizer
from summarizer.engines.base import Sent
from summarizer.engines.prices import is_openai
from summarizer.engines.request import build_request
from summarizer.errors import ConfigurationError
from summarizer.ledger import Answers, Result
from summarizer.ledger.answers import request_key
from summarizer.ledger.wires import wire_text
from summarizer.summary import Usage
from summarizer.wire import Wire

__all__ = [
    "Carried",
    "Far",
    "Row",
    "answers_from",
    "answers_told",
    "check_ray",
    "far_rows",
]

Row = dict[str, Any]
"""``number`` and ``digest`` of the ledger, ``input`` and ``wire`` (:func:`wire_text`), and
``answers``, those that are known (:func:`answers_told`)."""


def check_ray() -> None:
    """Raises ConfigurationError where Ray is not installed."""
    if find_spec("ray") is None:
        raise ConfigurationError(
            "Ray is not installed", hint="pip install 'summarizer[ray]', or leave --via ray away"
        )


@dataclass(frozen=True, slots=True)
class Far:
    """What was made of the wire ``number``. ``paid`` are the answers that were paid for, by their
    requests; ``requests`` counts all that were sent since the last row, failed ones too."""

    number: int
    digest: bytes
    result: Result
    paid: Sequence[tuple[bytes, Sent]]
    requests: int


def far_rows(
    todo: Iterable[tuple[int, bytes, Wire]], answers: Answers, summarizer: Summarizer
) -> Iterator[Row]:
    """The rows of all that is to be done, each with what was answered for it before."""
    settings = summarizer.settings
    for number, digest, wire in todo:
        known = ""
        if summarizer.engine_name == "llm":
            request = build_request(
                wire, settings.model or "", max_tokens=settings.max_output_tokens
            )
            body = request.body(openai=is_openai(settings.base_url))
            root = request_key(settings.base_url or "", body)
            known = answers_told(root, answers.all_of(root), answers.is_settled(root))
        yield {
            "number": number,
            "digest": digest,
            "input": wire.input or "",
            "wire": wire_text(wire),
            "answers": known,
        }


def answers_told(
    root: bytes | None, answers: Sequence[tuple[bytes, Sent]], settled: bool = False
) -> str:
    """Answers that begin with the request ``root`` as JSON, for :func:`answers_from`."""
    if root is None:
        return ""
    rows = [
        [request.hex(), sent.text, sent.model, sent.usage.model_dump(), sent.cost_usd]
        for request, sent in answers
    ]
    return json.dumps([root.hex(), settled, rows])


def answers_from(text: str) -> tuple[bytes | None, list[tuple[bytes, Sent]], bool]:
    """What :func:`answers_told` wrote: root, answers, and whether nothing more is asked."""
    if not text:
        return None, [], False
    root, settled, rows = json.loads(text)
    answers = [
        (bytes.fromhex(request), Sent(told, model, Usage(**usage), cost))
        for request, told, model, usage, cost in rows
    ]
    return bytes.fromhex(root), answers, settled


class Carried:
    """The answers that came along with some rows, and those that come in now: what the
    :class:`~summarizer.batch.office.Office` asks there."""

    def __init__(self, told: Iterable[str]) -> None:
        self._by_request: dict[bytes, Sent] = {}
        self._by_root: dict[bytes, list[bytes]] = {}
        self._settled: set[bytes] = set()
        self._new: dict[bytes, list[tuple[bytes, Sent]]] = {}
        for text in told:
            root, answers, settled = answers_from(text)
            if root is None:
                continue
            self._by_request.update(answers)
            self._by_root[root] = [request for request, _ in answers]
            if settled:
                self._settled.add(root)

    def find(self, request: bytes) -> Sent | None:
        """The answer to a request."""
        return self._by_request.get(request)

    def other(self, root: bytes) -> Sent | None:
        """The last answer to a re-ask after the request ``root``."""
        others = [r for r in self._by_root.get(root, ()) if r != root]
        return self._by_request[others[-1]] if others else None

    def is_settled(self, root: bytes) -> bool:
        """Whether nothing more is asked after ``root``."""
        return root in self._settled

    def keep(self, request: bytes, root: bytes, sent: Sent) -> None:
        """Write down an answer."""
        self._by_request[request] = sent
        self._by_root.setdefault(root, []).append(request)
        self._new.setdefault(root, []).append((request, sent))

    def take_new(self, root: bytes | None) -> list[tuple[bytes, Sent]]:
        """What came in for ``root`` since this was asked before."""
        return [] if root is None else self._new.pop(root, [])
