"""What the head of a page says of its article: JSON-LD, ``meta`` elements, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from summarizer.reading.fields import iso_date, tidy

__all__ = ["PageFacts"]

_ARTICLE = re.compile(r"(?:\w{0,40}Article|Report|BlogPosting|LiveBlogPosting)")
_MAX_DATA = 2_000_000
_DEEPEST = 8


@dataclass(slots=True)
class PageFacts:
    """Gathered while a page is parsed; the properties are read once it is."""

    metas: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    title: str = ""
    language: str | None = None
    canonical: str | None = None
    time: str | None = None
    _article: dict[str, Any] | None = None

    def element(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take what an element says of the page."""
        if name == "meta":
            key = attributes.get("property") or attributes.get("name") or ""
            key = (key or attributes.get("itemprop", "")).strip().lower()
            if key and key not in self.metas:
                self.metas[key] = attributes.get("content", "")
        elif name == "link":
            if "canonical" in attributes.get("rel", "").lower().split() and not self.canonical:
                self.canonical = tidy(attributes.get("href"))
        elif name == "html":
            self.language = tidy(attributes.get("lang") or attributes.get("xml:lang"))
        elif name == "time" and self.time is None and "datetime" in attributes:
            published = {"pubdate"} & attributes.keys() or attributes.get("itemprop")
            if published and published != "dateModified":
                self.time = attributes["datetime"]

    @property
    def article(self) -> Mapping[str, Any]:
        """The article of the JSON-LD, empty where there is none."""
        if self._article is None:
            found = (a for script in self.scripts for a in _articles(_parsed(script), 0))
            self._article = next(found, {})
        return self._article

    def meta(self, *names: str) -> str | None:
        """The first of these ``meta`` elements that says something."""
        return next((t for n in names if (t := tidy(self.metas.get(n)))), None)

    @property
    def id(self) -> str | None:
        """The article's identifier, else its address."""
        told = self.article
        return (
            _text(told.get("identifier"))
            or _text(told.get("@id"))
            or _text(told.get("url"))
            or _text(told.get("mainEntityOfPage"))
            or self.canonical
            or self.meta("og:url")
        )

    @property
    def headline(self) -> str | None:
        """The headline, for a page that shows none; a page's title may have the site's name."""
        return (
            _text(self.article.get("headline"))
            or self.meta("og:title", "twitter:title", "dc.title")
            or tidy(self.title)
        )

    @property
    def provider(self) -> str | None:
        """The publisher, else the name of the site."""
        told = self.article
        return (
            _text(told.get("sourceOrganization"))
            or _text(told.get("publisher"))
            or self.meta("og:site_name", "dc.publisher")
        )

    @property
    def byline(self) -> str | None:
        """The authors, joined; an address is no name."""
        told = self.article.get("author")
        names = [_text(a) for a in told] if isinstance(told, list) else [_text(told)]
        found = ", ".join(n for n in names if n)
        named = found or self.meta("author", "article:author", "dc.creator") or ""
        return None if not named or named.startswith(("http://", "https://")) else named

    @property
    def published(self) -> str | None:
        """When it was published, as ISO 8601."""
        return (
            iso_date(_text(self.article.get("datePublished")))
            or iso_date(
                self.meta("article:published_time", "datepublished", "date", "dc.date", "pubdate")
            )
            or iso_date(self.time)
        )

    @property
    def rights(self) -> str | None:
        """The notice of copyright."""
        told = _text(self.article.get("copyrightNotice")) or self.meta("copyright", "dc.rights")
        return told or _text(self.article.get("copyrightHolder"))

    @property
    def usage_terms(self) -> str | None:
        """The terms of use, or the address where they stand."""
        return _text(self.article.get("usageInfo")) or _text(self.article.get("license"))

    @property
    def tongue(self) -> str | None:
        """The language of the article, else of the page."""
        locale = self.meta("og:locale")
        return (
            _text(self.article.get("inLanguage"))
            or self.language
            or (None if locale is None else locale.replace("_", "-"))
        )


def _parsed(script: str) -> object:
    if len(script) > _MAX_DATA:
        return None
    try:
        return json.loads(script.strip().removeprefix("<!--").removesuffix("-->"))
    except (ValueError, RecursionError):
        return None


def _articles(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for v in value:
            yield from _articles(v, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(k, str) and _ARTICLE.fullmatch(k.rpartition("/")[2]) for k in kinds):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            if key in value:
                yield from _articles(value[key], depth + 1)


def _text(value: object) -> str | None:
    """A text, or the name, value or address of the object that stands in its place."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        return next((t for k in ("name", "value", "@id", "url") if (t := tidy(value.get(k)))), None)
    return tidy(value)
