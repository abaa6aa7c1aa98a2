"""What a person decides over an offered text, and what follows from it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from pydantic import TypeAdapter

from summarizer.bot.agreement import untold
from summarizer.bot.config import Config
from summarizer.bot.messages import Action, Answer, Message, Messages
from summarizer.bot.state import State
from summarizer.summary import Summary
from summarizer.visible import visible
from summarizer.wire import Wire

__all__ = ["LONGEST", "Decisions"]

LONGEST = 3_000
"""Characters of a text that a person writes; a longer one is refused, not cut."""
_LONGEST_NAME = 80
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that show nothing."""
_WIRE: TypeAdapter[Wire] = TypeAdapter(Wire)


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

    def take(
        self,
        uid: str,
        rev: int,
        action: Action,
        by: str,
        text: str | None = None,
        *,
        how: str = "",
    ) -> Answer:
        """The decision of ``by`` over what version ``rev`` of the message ``uid`` showed.

        It is on disk when this returns. ``text`` are a person's own words, for ``edit``. ``how``
        says how it is known who that is, where nobody vouches for it.
        """
        by = (visible(" ".join(by.split()))[:_LONGEST_NAME] or "somebody") + how
        with self._state.transaction():
            message = self.messages.find(uid)
            if message is None:
                return "unknown"
            if action == "edit":
                text = (text or "").replace("\r\n", "\n").strip()
                if not _is_seen(text):
                    return "outdated"
                text = visible(text)
                if len(text) > LONGEST:
                    return "too_long"
            if self._config.desk(message.desk) is None:
                return "closed"
            # The text as it was is approved by that, where it may be; else it is the person's own.
            own = action == "edit" and not (text == message.card.text and message.approvable)
            words = text if own else None
            note = self._note(message, words)
            answer = self.messages.decide(
                message, rev, action, by, self._clock(), text=words, note=note
            )
            if answer == "taken" and action != "reject":
                self._post(message, words, note, by)
        if answer == "taken":
            self._tell(f"{message.desk}: {action} by {by}: {message.card.headline}")
            self._changed()
        return answer

    def _note(self, message: Message, words: str | None) -> str | None:
        """What a reader of a person's own ``words`` should know: what in them the wire has not."""
        row = self._state.row("SELECT wire, summary FROM bot_wires WHERE id = ?", message.wire)
        if words is None or row is None or row["summary"] is None:
            return None
        summary = Summary.model_validate_json(row["summary"])
        found = untold(words, _WIRE.validate_json(row["wire"]), summary)
        if not found:
            return None
        return f"Not in the wire, or told otherwise there: {', '.join(found)}"

    def _post(self, message: Message, words: str | None, note: str | None, by: str) -> None:
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
            note=note,
            by=by,
            now=self._clock(),
        )


def _is_seen(text: str) -> bool:
    """Whether ``text`` has a character that shows: a letter, a figure or a sign."""
    return any(unicodedata.category(c)[0] in "LNPS" and c not in _BLANK for c in text)
