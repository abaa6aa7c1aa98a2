"""A page or a fragment of HTML: the article, and what a page puts around it.

Everything that is text on the page stays in the text. What is no part of the article is labelled
``note``, by these rules:

- where the page has a ``main`` (else an ``article``), what stands outside it;
- ``nav``, ``aside``, ``footer``, elements whose role says the same; hidden ones, as in any mark-up;
- elements whose class or id names a box of shares, related texts, advertisements and the like,
  unless more words stand in such boxes than in what would be left: then the page names its article
  so;
- of several articles beside each other, all but the one with the headline, or with most words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.checkpoints import passing
from summarizer.errors import InputError, NotAWire, TooLarge
from summarizer.reading.charsets import decode_as
from summarizer.reading.decoding import Decoded, called
from summarizer.reading.fields import tidy_byline
from summarizer.reading.item import Block, Item
from summarizer.reading.markup import (
    MAX_DEPTH,
    blocks_of_tree,
    local_name,
    steady,
    told_by,
    without_cdata,
)
from summarizer.reading.page_facts import PageFacts
from summarizer.reading.prose import blocks_of_text
from summarizer.reading.styles import is_hidden
from summarizer.reading.xml import MAX_XML_BYTES, MAX_XML_TAGS

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["FORMAT", "item_of_html", "read_html"]

FORMAT = "html"

_DECLARED = re.compile(
    rb"<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})"
    rb"|<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_ASIDE_CLASSES = frozenset({"linkbox", "notepad", "related", "share"})
_ASIDES = frozenset({"aside", "footer", "nav", "dialog"})
_ROLES = frozenset(
    {"navigation", "complementary", "contentinfo", "banner", "search", "dialog", "menu", "alert"}
)
_BOX = re.compile(
    r"(?:^|[\s_-])(?:shar(?:e|ing)|social|related|recommend(?:ed|ations?)|newsletter|promos?|"
    r"advert(?:s|isements?)?|ads?|cookies?|consent|breadcrumbs?|comments?|sidebar|mostread|most-read|"
    r"most-popular|read-?more|subscri(?:be|ption)|paywall|sign-?up|toolbar|tags|skip-?link|"
    r"pagination|menu|nav|navigation|site-?header|masthead)(?:$|[\s_-])"
)
_BYLINE = re.compile(r"(?:^|[\s_-])(?:byline|authors?)(?:$|[\s_-])")
_STANDFIRST = re.compile(r"(?:^|[\s_-])(?:standfirst|dek|subheadline)(?:$|[\s_-])")
_WHOLE = frozenset({"html", "body", "main", "article", "h1"})
_BLOCKS = frozenset({"div", "p", "address", "section", "header", "ul", "h2", "h3"})
_SHORT = 200
_TEXTLESS = frozenset({"", "script", "style", "head", "template", "noscript", "br", "img", "hr"})


def read_html(
    data: bytes, input: str | None, charset: str | None = None
) -> Sequence[Item | InputError]:
    """The article of a page or a fragment; raises InputError only.

    ``charset`` is what carries the page declares, which counts before what the page says itself.
    """
    if len(data) > MAX_XML_BYTES:
        raise TooLarge(
            f"{called(input)} has more than {MAX_XML_BYTES:,} bytes of HTML", input=input
        )
    declared = _DECLARED.search(data[:4096])
    if charset is None and declared is not None:
        charset = (declared[1] or declared[2]).decode("ascii", "replace")
    return [item_of_html(decode_as(data, charset, input, most=MAX_XML_BYTES), input)]


def item_of_html(decoded: Decoded, input: str | None) -> Item:
    """The article of a page whose charset is known; raises InputError only."""
    text = decoded.text
    if max(text.count("<"), text.count("=")) > MAX_XML_TAGS:
        raise TooLarge(
            f"{called(input)} has more than {MAX_XML_TAGS:,} tags or attributes", input=input
        )
    root = _tree(text, input)
    facts = PageFacts()
    blocks: tuple[Block, ...] = ()
    if root is not None:
        facts = _facts(root)
        _mark(root)
        blocks = blocks_of_tree(root)
    if not any(b.label in (None, "body") for b in blocks):
        told = facts.article.get("articleBody")
        blocks += blocks_of_text(told) if isinstance(told, str) else ()
    shown = next((b.text for b in blocks if b.label == "headline"), None)
    byline = next((b.text for b in blocks if b.label == "byline"), None)
    return Item(
        format=FORMAT,
        blocks=blocks,
        id=facts.id,
        provider=facts.provider,
        headline=_one_line(shown) or facts.headline,
        byline=facts.byline or tidy_byline(byline),
        language=facts.tongue,
        published=facts.published,
        rights=facts.rights,
        usage_terms=facts.usage_terms,
        charset=decoded.charset,
        charset_guessed=decoded.guessed,
    )


def _one_line(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split("\n"))


def _tree(text: str, input: str | None) -> _Element | None:
    from lxml import etree

    # NUL would end the page.
    parser = etree.HTMLParser(
        huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    data = steady(without_cdata(text.replace("\0", " "))).encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser) if text.strip() else None
    except etree.XMLSyntaxError as fault:
        if "Document is empty" in str(fault):
            return None
        raise NotAWire(
            f"{called(input)} is HTML that cannot be read: {str(fault)[:120]}", input=input
        ) from None
    if any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in parser.error_log):
        # What stands deeper is not in the tree.
        raise NotAWire(
            f"{called(input)} has HTML that is nested deeper than {MAX_DEPTH:,} elements",
            input=input,
        )
    return root


def _facts(root: _Element) -> PageFacts:
    facts = PageFacts()
    for element in root.iter("html", "meta", "link", "time", "title", "script"):
        attributes = {str(k).lower(): str(v) for k, v in element.attrib.items()}
        facts.element(local_name(element), attributes)
        if element.tag == "title" and not facts.title:
            facts.title = element.text or ""
        elif element.tag == "script" and "ld+json" in attributes.get("type", "").lower():
            facts.scripts.append(element.text or "")
    return facts


def _mark(root: _Element) -> None:
    """Label what is no part of the article, and what its classes say of the rest."""
    mains = (
        list(_outermost(root, "main"))
        or [e for e in root.iter() if str(e.get("role", "")).lower() == "main"][:1]
    )
    holder = _largest(mains)
    articles = list(_outermost(root if holder is None else holder, "article"))
    chosen = _chosen(articles)
    boxes = [] if chosen is None else _pointers(articles, chosen)
    if holder is None and chosen is not None and len(boxes) == len(articles) - 1:
        holder = chosen
    boxes += _boxes(root if holder is None else holder)
    for whole in (holder, chosen, next(root.iter("body"), None)):
        if whole is not None:
            _keep(whole, *whole.iterancestors())
            _show(whole, *whole.iterancestors())
    if holder is not None:
        _mark_outside(root, holder)
    for box in boxes:
        _set_aside(box)
    for element in passing(root.iter()):
        if element.tag == "header":
            element.tag = "div"  # The header of a page may hold more than a wire's.
        elif element.tag == "time":
            _mark_time(element)
        elif element.tag in _BLOCKS and (element.get("class") or element.get("itemprop")):
            _mark_class(element)


def _outermost(root: _Element, name: str) -> Iterator[_Element]:
    """The elements of a name that stand in no other of it."""
    from lxml import etree

    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=name):
        if event == "end":
            depth -= 1
        else:
            if depth == 0:
                yield element
            depth += 1


def _size(element: _Element) -> int:
    return sum(len(str(t)) for t in element.itertext())


def _largest(elements: list[_Element]) -> _Element | None:
    return max(elements, key=_size, default=None)


def _chosen(articles: list[_Element]) -> _Element | None:
    """The article of the page: the one with the headline, else the one with most words."""
    titled = [a for a in articles if next(a.iter("h1"), None) is not None]
    return titled[0] if len(titled) == 1 else _largest(titled or articles)


def _pointers(articles: list[_Element], chosen: _Element) -> list[_Element]:
    """The articles beside the chosen one that are no texts of their own but point to one."""
    others = [a for a in articles if a is not chosen]
    if next(chosen.iter("h1"), None) is not None:
        return others
    size = _size(chosen)
    return [a for a in others if 2 * _size(a) < size]


def _mark_outside(root: _Element, holder: _Element) -> None:
    """Set aside what stands outside ``holder``; a headline stays, if there is none inside."""
    kept = {holder, *holder.iterancestors()}
    if next(holder.iter("h1"), None) is None:
        title = next(root.iter("h1"), None)
        if title is not None:
            kept |= {title, *title.iterancestors()}
    for element in list(kept):
        if element is holder or element.tag == "h1":
            continue
        for child in list(element):
            if child not in kept and local_name(child) not in ("", "head"):
                _set_aside(child)


def _boxes(holder: _Element) -> list[_Element]:
    """The boxes inside the article: those that elements say, and those that classes name."""
    from lxml import etree

    sure: list[_Element] = []
    named: list[_Element] = []
    open_boxes = 0
    total = boxed = 0
    for event, element in passing(etree.iterwalk(holder, events=("start", "end"))):
        is_named = element.tag not in _WHOLE and _BOX.search(_names(element)) is not None
        if event == "end":
            open_boxes -= is_named
            size = len((element.tail or "").strip()) if element is not holder else 0
        else:
            open_boxes += is_named
            if is_named and open_boxes == 1:
                named.append(element)
            elif element is not holder and _is_sure(element):
                sure.append(element)
            size = len((element.text or "").strip())
        total += size
        boxed += size if open_boxes else 0
    if 2 * boxed > total:  # the page calls its article so
        _keep(*named)
        return sure
    return sure + named


def _keep(*elements: _Element) -> None:
    """Take off the classes for which :mod:`summarizer.reading.markup` would make notes of them."""
    for element in elements:
        # A page may hold control characters there, which a tree does not take back.
        classes = [c for c in (element.get("class") or "").split() if c.isprintable()]
        element.set("class", " ".join(c for c in classes if c.lower() not in _ASIDE_CLASSES))


def _show(*elements: _Element) -> None:
    """Take off what hides them: a script shows the article that a page hides."""
    for element in elements:
        if is_hidden(str(element.tag), told_by(element)):
            for name in ("hidden", "aria-hidden", "style"):
                if name in element.attrib:
                    del element.attrib[name]


def _names(element: _Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()[:400]


def _is_sure(element: _Element) -> bool:
    return element.tag in _ASIDES or str(element.get("role", "")).lower() in _ROLES


def _set_aside(element: _Element) -> None:
    """Make an element one whose blocks are notes."""
    if local_name(element) in _TEXTLESS:
        return
    element.tag = "div"
    element.set("class", "related")


def _mark_time(element: _Element) -> None:
    """A time that stands alone, and not in a sentence, is no paragraph of the article."""
    parent = element.getparent()
    if (
        parent is not None
        and parent.tag in ("div", "section", "article", "main", "header")
        and not (parent.text or "").strip()
        and not (element.tail or "").strip()
        and len(parent) == 1
    ):
        _set_aside(element)


def _mark_class(element: _Element) -> None:
    if element.get("class") == "related":
        return
    names = f"{_names(element)} {element.get('itemprop') or ''}".lower()
    for label, pattern in (("byline", _BYLINE), ("standfirst", _STANDFIRST)):
        if pattern.search(names):
            if label == "standfirst" or _is_short(element):
                element.set("class", label)
            return


def _is_short(element: _Element) -> bool:
    size = 0
    for text in element.itertext():
        size += len(str(text))
        if size > _SHORT:
            return False
    return True
