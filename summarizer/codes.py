"""Codes of controlled vocabularies, which formats write in three ways: ``sig:kill`` (a qcode),
``http://cv.example.org/signal/kill`` (a URI), ``kill``. Only the last part tells what is meant."""

from __future__ import annotations

import re

__all__ = ["code_word", "code_words", "status_word"]

_BEHIND = re.compile(r"[?;].*", re.DOTALL)


def code_word(code: str) -> str:
    """The last part of ``code``, as written.

    >>> code_word("http://cv.example.org/signal/kill/")
    'kill'
    """
    told = _BEHIND.sub("", code.strip()).rstrip("/#:")
    return re.split(r"[:/#]", told)[-1].strip()


def code_words(code: str) -> tuple[str, ...]:
    """The last part of ``code``, and the one before its fragment: both may be what is meant.

    >>> code_words("http://cv.example.org/signal/kill#en")
    ('en', 'kill')
    """
    whole = _BEHIND.sub("", code.strip()).rstrip("/#:")
    told = (code_word(whole), code_word(whole.rpartition("#")[0]))
    return tuple(dict.fromkeys(w for w in told if w))


def status_word(code: str) -> str | None:
    """``usable``, ``withheld`` or ``canceled`` for a publishing status; None for one unknown.

    What systems call published, live, final, corrected or updated is usable.
    """
    found = {_STATUS.get(word.casefold()) for word in code_words(code)}
    return next((s for s in _STRICTEST if s in found), None)


_STATUS = dict.fromkeys(
    "usable published live final corrected correction update updated".split(), "usable"
)
_STATUS |= dict.fromkeys("withheld withhold hold held embargoed".split(), "withheld")
_STATUS |= dict.fromkeys("canceled cancelled cancel killed kill".split(), "canceled")
_STRICTEST = ("canceled", "withheld", "usable")
