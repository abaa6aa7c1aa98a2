"""Superdesk macro: suggests headline, abstract and quotations of a match report to its editor.

Superdesk finds a macro by the names at the end of this module. The macro is given an item and
returns it with fields filled; it saves nothing, sends nothing and publishes nothing. What an editor
has written stays: headline and abstract are filled only where they are empty. It never raises,
since Superdesk would show the editor a server error and, in a routing rule, stop the item there:
the field ``extra.match_note`` says what was done, or why nothing was.
"""

from __future__ import annotations

import json
import logging
import re
from datetime import datetime
from html import escape, unescape
from typing import Any

from summarizer import Summarizer, SummarizerError, Summary, Withheld, read, to_ninjs

logger = logging.getLogger(__name__)

DEADLINE = 8.0
"""Seconds that a model may take: an editor waits for a macro with the article open."""

FIELDS = {
    "guid": "uri",
    "version": "version",
    "versioncreated": "versioncreated",
    "headline": "headline",
    "slugline": "slugline",
    "byline": "byline",
    "language": "language",
    "source": "source",
    "urgency": "urgency",
    "pubstatus": "pubstatus",
    "embargo": "embargoed",
    "embargoed": "embargoed",
    "ednote": "ednote",
    "usageterms": "usageterms",
    "body_html": "body_html",
}
"""An item's fields and what ninjs calls them. The abstract is the desk's own text: a suggestion
must not rest on it."""

SUGGESTED = ("match_headline", "match_blurb", "match_facts", "match_quotations")
"""The custom fields that hold suggestions; `match_note` says how they came about."""

NO_TEXT = "The article has no text: put the match report into its body, and run this macro again"

GONE = frozenset({"killed", "recalled", "spiked", "unpublished"})
"""States of an item of which nothing may be made any more."""


def suggest(item: dict[str, Any], **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401, ARG001
    """Suggest headline, abstract and quotations from the report in this article."""
    if not isinstance(item, dict):
        logger.warning("match suggestions: no article was given, but %s", type(item).__name__)
        return item
    try:
        fill(item, summary_of(item))
    except Withheld as held:
        told = f"No suggestions, the report is {held.outcome}: {held.message}"
        take_back(item, told if has_text(item) else f"{told}. {NO_TEXT}")
    except SummarizerError as error:
        hint = f" ({error.hint})" if error.hint else ""
        told = f"{error.message}{hint}" if has_text(item) else NO_TEXT
        take_back(item, f"No suggestions: {told}")
    except Exception:  # an editor's article is worth more than this macro
        logger.exception("match suggestions failed")
        take_back(item, "No suggestions: the macro failed; the server's log says how")
    return item


def has_text(item: dict[str, Any]) -> bool:
    """Whether the body of an article has any character that a reader sees."""
    body = item.get("body_html")
    return bool(body) and bool(unescape(re.sub(r"<[^>]*>", "", str(body))).strip())


def summary_of(item: dict[str, Any]) -> Summary:
    """The checked summary of an item's report. Raises SummarizerError."""
    told = {name: item[key] for key, name in FIELDS.items() if item.get(key) is not None}
    if item.get("state") in GONE:
        told["pubstatus"] = "canceled"
    if is_suggested(item, "headline", "match_headline"):
        del told["headline"]  # our own words of an earlier run are no evidence
    wire = read(json.dumps(told, default=written).encode(), format="ninjs")
    # One for each call: Superdesk loads its macros again and again, and a client that the module
    # kept would stay behind with its thread.
    with Summarizer(deadline=DEADLINE, fallback="offline") as summarizer:
        return summarizer.summarize(wire)


def is_suggested(item: dict[str, Any], field: str, suggestion: str) -> bool:
    """Whether the field has just what an earlier run suggested."""
    value = item.get(field)
    return bool(value) and extra_of(item).get(suggestion) in (value, f"<p>{value}</p>")


def written(value: object) -> str:
    """Dates of an item come as such, or as text; anything else is no report's."""
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)


def fill(item: dict[str, Any], summary: Summary) -> None:
    """Put the suggestions into the item. They are HTML, so the wire's text is escaped."""
    parts = to_ninjs(summary)["associations"]
    matches = [p for p in parts if p["rel"] == "match"]
    quotations = [p for p in parts if p["rel"] == "quotation"]
    headlines = [h["value"] for m in matches for h in m.get("headlines", ())]
    blurbs = [description(m, "blurb") for m in matches if description(m, "blurb")]
    extra = extra_of(item)
    extra["match_headline"] = paragraphs(headlines)
    extra["match_blurb"] = paragraphs(blurbs)
    extra["match_facts"] = "".join(
        paragraphs(f"{description(m, 'result')}\n{description(m, 'events')}".splitlines())
        for m in matches
    )
    extra["match_quotations"] = "".join(quotation(q) for q in quotations)
    item["extra"] = extra
    # One match, one article: of a round-up no single headline is the right one.
    if len(matches) == 1 and headlines and not item.get("headline"):
        item["headline"] = escape(headlines[0], quote=False)
    if len(matches) == 1 and blurbs and not item.get("abstract"):
        item["abstract"] = paragraphs(blurbs)
    how = parts[-1]["edNote"]
    notes = [f.message for f in summary.findings if f.action in ("kept", "noted")]
    found = f"Found: {len(matches)} match(es), {len(quotations)} quotation(s)."
    tell(item, " ".join([f"Suggestions, to be checked. {found} {how}", *notes]))


def description(match: dict[str, Any], role: str) -> str:
    """The description with this role, empty where the match has none."""
    return next((d["value"] for d in match.get("descriptions", ()) if d["role"] == role), "")


def quotation(part: dict[str, Any]) -> str:
    """A quotation with its speaker and the sentences it stands in."""
    words = f"<p>“{escape(part['bodies'][0]['value'])}”</p>"
    speaker = escape(part.get("by", "nobody is named"))
    where = escape(part.get("edNote", ""))
    return f"<blockquote>{words}<p>— {speaker}. {where}</p></blockquote>"


def paragraphs(lines: list[str]) -> str:
    """A paragraph of HTML for each line that says something."""
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line.strip())


def extra_of(item: dict[str, Any]) -> dict[str, Any]:
    """A copy of the item's custom fields, which an item may lack."""
    extra = item.get("extra")
    return dict(extra) if isinstance(extra, dict) else {}


def tell(item: dict[str, Any], note: str) -> None:
    """Say it to the editor, in a field of the article."""
    item["extra"] = {**extra_of(item), "match_note": paragraphs([note])}


def take_back(item: dict[str, Any], note: str) -> None:
    """Say why there are no suggestions, and let none of an earlier version stand.

    Headline and abstract are the editor's: they stay.
    """
    item["extra"] = {k: v for k, v in extra_of(item).items() if k not in SUGGESTED}
    tell(item, note)


name = "match_suggestions"
label = "Match suggestions"
callback = suggest
access_type = "frontend"
action_type = "direct"
replace_type = "simple-replace"
