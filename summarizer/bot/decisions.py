"""What a person decides over an offered text, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable

from summarizer.bot.config import Config
from summarizer.bot.messages import Action, Answer, Message, Messages
from summarizer.bot.state import State
from summarizer.summary import Summary
from summarizer.visible import visible

__all__ = ["LONGEST", "Decisions"]

LONGEST = 3_000
"""Characters of a text that a person writes."""


class Decisions:
    """Writes decisions down; an approved text goes to the desk's ``post``, if it has one."""

    def __init__(
        self,
        state: State,
        config: Config,
        *,
        clock: Callable[[], float],
        tell: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        self._state = state
        self._config = config
        self._clock = clock
        self._tell = tell
        self._changed = changed
        self.messages = Messages(state)

    def take(self, uid: str, rev: int, action: Action, by: str, text: str | None = None) -> Answer:
        """The decision of ``by`` over what version ``rev`` of the message ``uid`` showed.

        It is on disk when this returns. ``text`` are a person's own words, for ``edit``.
        """
        by = visible(" ".join(by.split()))[:80] or "somebody"
        with self._state.transaction():
            message = self.messages.find(uid)
            if message is None:
                return "unknown"
            if action == "edit":
                text = visible((text or "").replace("\r\n", "\n").strip())[:LONGEST]
                if not text:
                    return "outdated"
            if action == "approve" and not message.card.text:
                return "outdated"
            words = text if action == "edit" and text != message.card.text else None
            answer = self.messages.decide(message, rev, action, by, self._clock(), words)
            if answer == "taken" and action != "reject":
                self._post(message, words, by)
        if answer == "taken":
            self._tell(f"{message.desk}: {action} by {by}: {message.card.headline}")
            self._changed()
        return answer

    def _post(self, message: Message, words: str | None, by: str) -> None:
        desk = self._config.desk(message.desk)
        if desk is None or desk.post is None:
            return
        row = self._state.row(
            "SELECT w.summary, m.corrected FROM bot_messages m JOIN bot_wires w ON w.id = m.wire "
            "WHERE m.id = ?",
            message.id,
        )
        if row is None or row["summary"] is None:
            return
        self.messages.put(
            message.story,
            message.desk,
            "post",
            wire=message.wire,
            card=message.card,
            summary=Summary.model_validate_json(row["summary"]),
            corrected=message.corrected,
            text=words,
            by=by,
            now=self._clock(),
        )
