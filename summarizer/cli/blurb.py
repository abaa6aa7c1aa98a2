"""``summarizer blurb``: wires in, short texts for the channels of a newsroom out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from summarizer.cli.console import complain, note, print_json, say
from summarizer.cli.inputs import check_inputs, name_of, read_inputs
from summarizer.cli.outcomes import Internal, Outcome, OutcomeName, exit_code, line_of
from summarizer.errors import InputError, NotAReport, SummarizerError, Withheld
from summarizer.summary import Summary
from summarizer.wire import Wire

if TYPE_CHECKING:
    from summarizer.blurbs import Blurb, Channel, Style

__all__ = ["BlurbOptions", "blurb_wires"]
