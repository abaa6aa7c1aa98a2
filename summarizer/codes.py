"""Codes of controlled vocabularies, which formats write in three ways: ``sig:kill`` (a qcode),
``http://cv.example.org/signal/kill`` (a URI), ``kill``. Only the last part tells what is meant."""

from __future__ import annotations

import re

__all__ = ["code_word"]

_BEHIND = re.compile(r"[?;].*", re.DOTALL)


def code_word(code: str) -> str:
    """The last part of ``code``, as written.

    >>> code_word("http://cv.example.org/signal/kill/")
    'kill'
    """
    told = _BEHIND.sub("", code.strip()).rstrip("/#:")
    return re.split(r"[:/#]", told)[-1].strip()
