"""What the words around a quotation say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarizer.language.speech_phrases import Phrase

__all__ = ["Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """What a sentence says of the quotation at token ``at``.

    ``kind``: ``speech`` (``phrase`` is who speaks, None where the sentence does not say),
    ``label`` (a name, a title, a banner: no speech), ``bare`` (nothing but quotation marks),
    ``open`` (words in marks with no verb of saying). ``verb`` is the token of the verb, -1
    without one. ``trailing`` tells that the attribution stands behind the quotation.
    """

    at: int
    kind: Literal["speech", "label", "bare", "open"]
    phrase: Phrase | None = None
    verb: int = -1
    trailing: bool = False
