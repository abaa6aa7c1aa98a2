"""A JSON file that a person names: what it holds, or what is wrong with it, in our words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarizer.errors import InputError

__all__ = ["read_json"]


def read_json(path: Path, *, called: str) -> Any:  # noqa: ANN401  what JSON holds
    """What the file at ``path``, which should be ``called``, holds.

    Raises InputError that names the file and what is wrong; FileNotFoundError where there is none.
    """
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise
    except json.JSONDecodeError as exc:
        why = f"no JSON from line {exc.lineno}, column {exc.colno} on"
        hint = "look there for a comma, a bracket or a quotation mark"
    except UnicodeDecodeError:
        why, hint = "it is not in UTF-8", "save it in UTF-8"
    except RecursionError:
        why, hint = "it is nested too deeply", "give another file"
    except ValueError:  # what is left: Python reads no number of thousands of figures
        why, hint = "it holds a number too long to read", "give another file"
    except OSError as exc:
        why, hint = exc.strerror or "it cannot be read", "check the path and its permissions"
    raise InputError(f"{path}: {called}: {why}", input=str(path), hint=hint)
