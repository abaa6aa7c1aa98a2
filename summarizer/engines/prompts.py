"""The prompt texts: strict rendering and their version.

A slot is written ``${name}``. Values are put in once and never looked at again, so that a value
with ``${…}`` in it stays as it is. No template engine is involved anywhere.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache

from summarizer.resources import prompt_text

__all__ = [
    "BLURB_MAX",
    "HEADLINE_MAX",
    "blurbs_text",
    "blurbs_version",
    "prompt_version",
    "reask_text",
    "render",
    "system_text",
]

HEADLINE_MAX = 55
"""Characters of a headline that the prompt allows."""

BLURB_MAX = 178
"""Characters of a blurb that the prompt allows: what a push message shows."""

_SLOT = re.compile(r"\$\{([a-z][a-z0-9_]{0,40})\}")


def render(text: str, **values: str | int) -> str:
    """``text`` with each slot replaced by its value.

    Raises ValueError that names, all at once, the slots without a value and the values without
    a slot.
    """
    slots = set(_SLOT.findall(text))
    missing, unknown = sorted(slots - set(values)), sorted(set(values) - slots)
    if missing or unknown:
        parts = [
            f"{what}: {', '.join(names)}"
            for what, names in (("slots without a value", missing), ("no such slots", unknown))
            if names
        ]
        raise ValueError("; ".join(parts))
    return _SLOT.sub(lambda slot: str(values[slot[1]]), text)


@cache
def system_text() -> str:
    """The fixed part of every request: rules, format, example."""
    return render(prompt_text("draft.md"), headline_max=HEADLINE_MAX, blurb_max=BLURB_MAX).rstrip()


def reask_text(failed: str, name: str = "reask.md") -> str:
    """The message of ``prompts/NAME`` that asks again and names what failed, one line each."""
    return render(prompt_text(name), failed=failed).rstrip()


def blurbs_text(**values: str | int) -> str:
    """The fixed part of a request for blurbs; ``values`` are its lengths and the house style."""
    return render(prompt_text("blurbs.md"), **values).rstrip()


@cache
def blurbs_version() -> str:
    """The same for the texts that blurbs are asked for with."""
    return _version(prompt_text("blurbs.md"), prompt_text("blurbs_reask.md"))


@cache
def prompt_version() -> str:
    """Twelve hexadecimal digits that change with any text that is sent beside the wire."""
    return _version(system_text(), prompt_text("reask.md"))


def _version(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]
