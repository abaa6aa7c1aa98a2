"""The newsroom bot: offers what the wires hold in the channels where a desk already talks.

It watches a folder or polls a feed, passes each wire through gate, engine and checks, and keeps
one message for each story and desk as it should be: offered, approved, corrected, withdrawn. A
person decides over what is posted, unless the bot is told to post. What it knows stands in one
SQLite file, so that a kill of the process costs no message and doubles none.
"""

from __future__ import annotations

from summarizer.bot.config import Config, Desk, load_config
from summarizer.bot.run import run_bot
from summarizer.bot.timing import Timing

__all__ = ["Config", "Desk", "Timing", "load_config", "run_bot"]
