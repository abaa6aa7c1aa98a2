"""ninjs 1.x, 2.x, 3.x and what systems make of it: read by keys, not by a schema.

IPTC's schemas of one major version reject items of another, and real systems add keys of their
own. So a key counts whatever its case and underscores (``versioncreated``, ``versionCreated``,
``version_created``), every value may be null, and a text may be a string or a list of objects with
a role.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summarizer.errors import InputError, NotAReport, NotAWire
from summarizer.reading.decoding import called
from summarizer.reading.fields import (
    codes_of,
    embargo_of,
    gate_pairs,
    is_released,
    iso_date,
    joined,
    status_of,
    strictest_embargo,
    tidy,
    tidy_dateline,
    urgency_of,
)
from summarizer.reading.item import Block, Item
from summarizer.reading.json import format_of_object
from summarizer.reading.markup import blocks_of_html
from summarizer.reading.prose import blocks_of_text
from summarizer.reading.tree import said
from summarizer.wire import Label

__all__ = ["item_of_ninjs"]

_NO_REPORTS = frozenset({"composite", "package", "planning", "event"})
_MAIN_ROLES = ("main", "headline", "print", "web", "")
_MARKUP = ("html", "xhtml", "xml", "nitf")
_NOTES = (
    "ednote",
    "ednotes",
    "note",
    "notes",
    "instruction",
    "instructions",
    "specialinstruction",
    "specialinstructions",
    "editorialnote",
    "editorialnotes",
    "editornote",
    "editornotes",
    "editorsnote",
    "editorsnotes",
    "notetoeditors",
    "notestoeditors",
    "noteforeditors",
)
_EMBARGOES = frozenset(
    "publishafter publishnotbefore notbefore notbeforedate releaseafter holduntil".split()
)
"""Other names for an embargo than those that have the word in them."""
_SHORT_ROLES = ("short", "summary", "teaser", "abstract", "caption", "push", "social", "alert")


def item_of_ninjs(found: Mapping[str, Any], input: str | None) -> Item | InputError:
    """The item of one object; :class:`~summarizer.errors.NotAReport` for packages and plans.

    Raises :class:`~summarizer.errors.InputError` for HTML out of bounds.
    """
    keys: Mapping[str, Any] = gate_pairs(
        (str(k).replace("_", "").replace("-", "").lower(), v) for k, v in found.items()
    )
    blocks = _body(keys, input)
    kind = tidy(keys.get("type")) or ""
    if not blocks and kind.lower() in _NO_REPORTS:
        return NotAReport(f"{called(input)} is a {kind.lower()} without text", input=input)
    if format_of_object(found) is None:
        return NotAWire(f"{called(input)} has none of the keys of ninjs", input=input)
    return Item(
        "ninjs",
        (*_descriptions(keys, input), *blocks),
        id=tidy(_first(keys, "uri", "guid", "id", "altid")),
        provider=_name(
            _first(keys, "provider", "source", "copyrightholder", "infosource", "infosources")
        ),
        version=tidy(keys.get("version")),
        headline=_headline(keys),
        slug=tidy(_text(_first(keys, "slugline", "slug"))),
        byline=_by(keys),
        dateline=tidy_dateline(_name(_first(keys, "dateline", "located"))),
        language=tidy(keys.get("language")),
        published=iso_date(
            _first(keys, "versioncreated", "firstcreated", "published", "contentcreated")
        ),
        status=status_of(_first(keys, "pubstatus", "status")),
        embargo=_embargo(keys),
        urgency=urgency_of(keys.get("urgency")),
        signals=codes_of(_first(keys, "signal", "signals")),
        rights=joined(_texts(_first(keys, "copyrightnotice", "rightsinfo", "copyright"))),
        usage_terms=joined(_texts(keys.get("usageterms"))),
        ednote=joined(t for n in _NOTES for t in _texts(keys.get(n))),
    )


def _first(keys: Mapping[str, Any], *names: str) -> Any:  # noqa: ANN401  what JSON holds
    return next((keys[n] for n in names if keys.get(n) not in (None, "", [], {})), None)


def _parts(value: object) -> list[tuple[str, str, str]]:
    """Role, type and text of each part of what may be a string, an object or a list of both."""
    parts: list[tuple[str, str, str]] = []
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, str):
            parts.append(("", "", part))
        elif isinstance(part, Mapping):
            told = {str(k).replace("_", "").lower(): v for k, v in part.items()}
            text = _first(told, "value", "text", "name", "literal", "content", "ednote", "note")
            if isinstance(text, str):
                role, kind = told.get("role"), told.get("contenttype")
                parts.append((str(role or "").lower(), str(kind or "").lower(), text))
    return parts


def _texts(value: object) -> list[str]:
    return [text for _, _, text in _parts(value)]


def _text(value: object) -> str | None:
    return next(iter(_texts(value)), None)


def _name(value: object) -> str | None:
    return tidy(_text(value))


def _headline(keys: Mapping[str, Any]) -> str | None:
    parts = [p for p in _parts(_first(keys, "headlines", "headline", "title")) if p[2].strip()]
    by_role = {role.rpartition(":")[2]: text for role, _, text in reversed(parts)}
    chosen = next((by_role[r] for r in _MAIN_ROLES if r in by_role), None)
    return tidy(chosen if chosen is not None else next((p[2] for p in parts), None))


def _by(keys: Mapping[str, Any]) -> str | None:
    names = _texts(_first(keys, "by", "byline", "bylines", "authors"))
    return tidy(", ".join(names))


def _embargo(keys: Mapping[str, Any]) -> str | None:
    """The embargo that is there; one that is there and empty where no other has a date.

    A date of release is one where it comes after the time of issue, as in NITF.
    """
    settings = keys.get("schedulesettings")
    if isinstance(settings, Mapping):
        within = {str(k).replace("_", "").lower(): v for k, v in settings.items()}
        # Superdesk's own: "embargo" beside it is the same time without its zone.
        keys = {**keys, "utcembargo": keys.get("utcembargo") or within.get("utcembargo")}
    found = [v for n, v in keys.items() if ("embargo" in n or n in _EMBARGOES) and v is not False]
    told = [e for e in map(embargo_of, found) if e is not None]
    release = embargo_of(keys.get("releasedate"))
    issue = iso_date(_first(keys, "versioncreated", "firstcreated", "published", "contentcreated"))
    if release is not None and not is_released(release, issue):
        told.append(release)
    return strictest_embargo(told)


def _body(keys: Mapping[str, Any], input: str | None) -> tuple[Block, ...]:
    """The blocks of the fullest telling of the body.

    The one whose role says that it is the main one, before short ones; of several the longest, and
    mark-up, which tells paragraphs from captions, before plain text of up to twice its length.
    """
    bodies: list[tuple[str, str, str]] = []
    for name, value in keys.items():
        if name == "bodies" or name.startswith("body"):
            bodies += _told_bodies(name.removeprefix("bodies").removeprefix("body"), value)
    best: tuple[Block, ...] = ()
    best_rank = (-1, 0)
    for part in bodies:
        role, _, text = part
        markup = _is_markup(*part)
        blocks = blocks_of_html(text, input, keep_header=True) if markup else blocks_of_text(text)
        if not blocks:
            continue
        size = sum(len(b.text) for b in blocks) * (2 if markup else 1)
        rank = (_body_rank(role.rpartition(":")[2]), size)
        if rank > best_rank:
            best, best_rank = blocks, rank
    return best


def _told_bodies(name: str, value: object) -> list[tuple[str, str, str]]:
    """The bodies under a key: a text, the paragraphs of one, an object with its role, or one whose
    keys are the roles."""
    if isinstance(value, str):
        return [(name, "", value)]
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return [(name, "", "\n\n".join(value))]
    found = _parts(value)
    if not found and isinstance(value, Mapping):
        found = [(f"{name}{k}".lower(), "", v) for k, v in value.items() if isinstance(v, str)]
    return found


def _body_rank(role: str) -> int:
    if role == "main":
        return 2
    return 0 if any(short in role for short in _SHORT_ROLES) else 1


def _is_markup(role: str, kind: str, text: str) -> bool:
    if any(m in role or m in kind for m in _MARKUP):
        return True
    if "text" in role or "plain" in kind:
        return False
    return text.lstrip().startswith("<") and text.rstrip().endswith(">")


def _descriptions(keys: Mapping[str, Any], input: str | None) -> list[Block]:
    """Standfirst and captions among the descriptions."""
    parts = _parts(_first(keys, "descriptions"))
    for name, value in keys.items():
        if name.startswith("description") and isinstance(value, str):
            kind = "html" if name.endswith("html") else ""
            parts.append((name.removeprefix("description"), kind, value))
    found: list[Block] = []
    for role, kind, text in parts:
        label: Label = "caption" if "caption" in role else "standfirst"
        if _is_markup(role, kind, text):
            text = said(blocks_of_html(text, input, keep_header=True))
        if (told := tidy(text)) and all(b.text != told for b in found):
            found.append(Block(told, label))
    return found[:1] if all(b.label == "standfirst" for b in found) else found
