"""What a person has to look at: lost answers, wires that could not be read or summarised."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from summarizer.bot.messages import DUE, message_of
from summarizer.bot.state import State
from summarizer.errors import ConfigurationError
from summarizer.visible import visible

__all__ = ["unsure"]


def unsure(config: Path) -> Iterator[str]:
    """A line for each, from the state that the config at ``config`` names.

    Only that one key of the file is read: no secret has to be at hand to look. Raises
    ConfigurationError where there is no such file or state.
    """
    try:
        told = tomllib.loads(config.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as fault:
        raise ConfigurationError(
            f"{config} cannot be read: {fault}", hint="check the path"
        ) from fault
    name = told.get("state", "bot.db")
    if not isinstance(name, str):
        raise ConfigurationError(f"{config}: state is no path", hint="docs/bot.md shows every key")
    with State(config.parent / name, reading=True) as state:
        for row in state.rows("SELECT * FROM bot_messages WHERE lost ORDER BY id"):
            message = message_of(row)
            times = "once" if row["lost"] == 1 else f"{row['lost']} times"
            yield _line(
                f"answer lost {times}",
                f"{message.desk}, {message.kind}",
                f"{message.card.headline} ({message.status})",
                "look in the channel whether it is there",
            )
        for row in state.rows("SELECT * FROM bot_messages WHERE stuck IS NOT NULL ORDER BY id"):
            message = message_of(row)
            yield _line(
                "cannot be changed where it stands",
                f"{message.desk}, {message.kind}",
                f"{message.card.headline} ({message.status})",
                f"{message.place}, message {message.stuck}: delete it there",
            )
        for row in state.rows(
            f"SELECT * FROM bot_messages WHERE tries > 0 AND {DUE} ORDER BY id"  # noqa: S608  ours
        ):
            message = message_of(row)
            yield _line(
                "not delivered yet",
                f"{message.desk}, {message.kind}",
                message.card.headline,
                f"{row['fault']}; tried {row['tries']} times, goes on",
            )
        for row in state.rows("SELECT * FROM bot_wires WHERE state = 'person' ORDER BY id"):
            yield _line("for a person", row["input"] or "wire", row["fault"] or "")
        for row in state.rows("SELECT * FROM bot_wires WHERE state = 'failed' ORDER BY id"):
            yield _line("not summarised", row["input"] or "wire", row["fault"] or "")
        for row in state.rows("SELECT * FROM bot_wires WHERE state = 'open' AND tries ORDER BY id"):
            what = f"{row['fault']}; tried {row['tries']} times, goes on"
            yield _line("not summarised yet", row["input"] or "wire", what)
        for row in state.rows("SELECT * FROM bot_sources WHERE fault IS NOT NULL ORDER BY name"):
            yield _line("not read", row["name"], row["fault"])


def _line(*parts: str) -> str:
    return visible(" · ".join(" ".join(part.split()) for part in parts if part))
