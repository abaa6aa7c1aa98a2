"""Wire reports in, checked match summaries and quotations out.

    from pathlib import Path
    from summarizer import summarize

    summary = summarize(Path("report.txt"))     # or the text itself, its bytes, or a Wire
    for match in summary.matches:
        print(match.home.name, match.away.name, match.score)

Names are loaded when they are first used: the types do not load the engines, and the engines do
not load the LLM stack before a model is asked.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from summarizer._version import __version__

if TYPE_CHECKING:
    from summarizer.api import (
        Outcome,
        Suggestions,
        Summarizer,
        asuggest,
        asummarize,
        read,
        read_all,
        suggest,
        summarize,
        summarize_many,
    )
    from summarizer.blurbs import Blurb, Style, blurb, load_style
    from summarizer.draft import Draft
    from summarizer.errors import (
        AccessDenied,
        BudgetExhausted,
        ChecksFailed,
        ConfigurationError,
        ContentFiltered,
        DeadlineExceeded,
        EngineError,
        InputError,
        Internal,
        LedgerError,
        MalformedReply,
        NotAnswered,
        NotAReport,
        NotAWire,
        NotFound,
        QuotaExhausted,
        RateLimited,
        Refused,
        RequestRejected,
        ServerUnavailable,
        SummarizerError,
        TooLarge,
        Truncated,
        Withheld,
    )
    from summarizer.revisions import (
        Change,
        Decision,
        Editions,
        Identity,
        Made,
        Recorded,
        Story,
        changes,
    )
    from summarizer.summary import (
        Event,
        Evidence,
        Finding,
        Match,
        Quote,
        Run,
        Score,
        Speaker,
        Summary,
        Usage,
    )
    from summarizer.wire import Quotation, Sentence, Wire
    from summarizer.writing import jsonld_script, to_jsonld, to_markdown, to_ninjs

__all__ = [
    "AccessDenied",
    "Blurb",
    "BudgetExhausted",
    "Change",
    "ChecksFailed",
    "ConfigurationError",
    "ContentFiltered",
    "DeadlineExceeded",
    "Decision",
    "Draft",
    "Editions",
    "EngineError",
    "Event",
    "Evidence",
    "Finding",
    "Identity",
    "InputError",
    "Internal",
    "LedgerError",
    "Made",
    "Recorded",
    "MalformedReply",
    "Match",
    "NotAReport",
    "NotAWire",
    "NotAnswered",
    "NotFound",
    "Outcome",
    "QuotaExhausted",
    "Quotation",
    "Quote",
    "RateLimited",
    "Refused",
    "RequestRejected",
    "Run",
    "Score",
    "Sentence",
    "ServerUnavailable",
    "Speaker",
    "Story",
    "Style",
    "Suggestions",
    "Summarizer",
    "SummarizerError",
    "Summary",
    "TooLarge",
    "Truncated",
    "Usage",
    "Wire",
    "Withheld",
    "__version__",
    "asuggest",
    "asummarize",
    "blurb",
    "changes",
    "jsonld_script",
    "load_style",
    "read",
    "read_all",
    "suggest",
    "summarize",
    "summarize_many",
    "to_jsonld",
    "to_markdown",
    "to_ninjs",
]

_HOMES = {
    "summarizer.api": (
        "Outcome Suggestions Summarizer asuggest asummarize read read_all suggest summarize "
        "summarize_many"
    ),
    "summarizer.blurbs": "Blurb Style blurb load_style",
    "summarizer.draft": "Draft",
    "summarizer.errors": (
        "AccessDenied BudgetExhausted ChecksFailed ConfigurationError ContentFiltered "
        "DeadlineExceeded EngineError InputError Internal LedgerError MalformedReply NotAReport "
        "NotAWire NotAnswered NotFound QuotaExhausted RateLimited Refused RequestRejected "
        "ServerUnavailable SummarizerError TooLarge Truncated Withheld"
    ),
    "summarizer.revisions": "Change Decision Editions Identity Made Recorded Story changes",
    "summarizer.summary": "Event Evidence Finding Match Quote Run Score Speaker Summary Usage",
    "summarizer.wire": "Quotation Sentence Wire",
    "summarizer.writing": "jsonld_script to_jsonld to_markdown to_ninjs",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Load ``name`` from its module at its first use (PEP 562)."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
