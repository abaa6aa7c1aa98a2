"""The rules behind the engines' protocol."""

from __future__ import annotations

from typing import ClassVar

from summarizer.engines.base import Call, Drafted, EngineName
from summarizer.engines.offline.drafting import offline_draft
from summarizer.language.sentences import Sentences
from summarizer.summary import Finding
from summarizer.wire import Wire

__all__ = ["OfflineEngine"]


class OfflineEngine:
    """Reads by rule. Sends no request, costs nothing, always gives the same answer."""

    name: EngineName = "offline"
    prompt: str | None = None
    schema: str | None = None
    can_reask: bool = False
    model: ClassVar[None] = None

    async def draft(
        self,
        wire: Wire,
        call: Call,  # noqa: ARG002 - rules need neither time nor budget
        failed: tuple[Finding, ...] = (),  # noqa: ARG002 - the same wire gives the same answer
        last: Drafted | None = None,  # noqa: ARG002
    ) -> Drafted:
        """The draft of ``wire``; raises nothing."""
        sentences = Sentences(wire)
        return Drafted(offline_draft(wire, sentences), None, None, sentences)

    async def aclose(self) -> None:
        """Nothing to give back."""
