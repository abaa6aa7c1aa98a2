"""The texts that travel with the code: prompts and published schemas.

They lie at the top of the repository (``prompts/``, ``schemas/``) and in a wheel under
``summarizer/_data/``. This module is the one place that knows both.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from summarizer.errors import ConfigurationError

__all__ = ["prompt_text", "schema_text"]

_CHECKOUT = Path(__file__).resolve().parent.parent


def prompt_text(name: str) -> str:
    """The text of ``prompts/NAME``; raises ConfigurationError where the installation lacks it."""
    return _text("prompts", name)


def schema_text(name: str) -> str:
    """The text of ``schemas/NAME``; raises ConfigurationError where the installation lacks it."""
    return _text("schemas", name)


@cache
def _text(folder: str, name: str) -> str:
    installed = files("summarizer").joinpath("_data", folder, name)
    if installed.is_file():
        return installed.read_text(encoding="utf-8")
    try:
        return (_CHECKOUT / folder / name).read_text(encoding="utf-8")
    except FileNotFoundError as exc:
        raise ConfigurationError(
            f"this installation lacks {folder}/{name}", hint="install summarizer again"
        ) from exc
