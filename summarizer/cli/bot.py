"""``summarizer bot``: the newsroom bot, in this process, until it is told to stop."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Literal

from summarizer.cli.console import say
from summarizer.errors import ConfigurationError

__all__ = ["bot", "list_unsure"]


def bot(config: str, mode: Literal["approve", "post"]) -> int:
    """Run until SIGTERM or SIGINT; returns the exit code.

    Raises :class:`~summarizer.errors.ConfigurationError` for what cannot work: the config, the
    state, a port that is taken, the extra ``bot`` not installed.
    """
    try:
        from summarizer.bot import load_config, run_bot
    except ImportError as missing:
        raise _no_extra(missing) from None
    loaded = load_config(Path(config), mode, os.environ)
    asyncio.run(run_bot(loaded, mode, tell=say))
    return 0


def list_unsure(config: str) -> int:
    """Print what a person has to look at; a bot may run meanwhile. Returns the exit code."""
    try:
        from summarizer.bot.unsure import unsure
    except ImportError as missing:
        raise _no_extra(missing) from None
    for line in unsure(Path(config)):
        print(line)
    return 0


def _no_extra(missing: ImportError) -> ConfigurationError:
    return ConfigurationError(
        f"the bot needs a package that is not installed: {missing.name}",
        hint="pip install 'summarizer[bot]'",
    )
