"""From an item to a wire: the blocks become one text, the text is read for sentences.

The text is headline, standfirst and paragraphs with one blank line between them. What the item
says twice stands once: agencies repeat headline, standfirst and byline inside the body.
"""

from __future__ import annotations

from dataclasses import replace

from summarizer.checkpoints import passing
from summarizer.reading.analysis import Paragraph, analyse
from summarizer.reading.decoding import encode, refuse_too_many, refuse_unless_text
from summarizer.reading.fields import tidy_byline
from summarizer.reading.item import Block, Item
from summarizer.reading.labels import first_labelled, label_paragraphs
from summarizer.wire import Wire

__all__ = ["wire_of"]

_BETWEEN = "\n\n"


def wire_of(item: Item, *, sha256: str, input: str | None) -> Wire:
    """The wire of ``item``. ``sha256`` is that of its bytes, unless the item brings its own.

    An item without any text gives a wire without any. Raises
    :class:`~summarizer.errors.TooLarge` for more text than a wire may have, and ``NotAWire``
    where a lone surrogate or control characters make it no text.
    """
    blocks = _once(item)
    refuse_too_many(len(blocks), "paragraphs")
    # Mark-up can name a character that no text has; what is one itself is no binary file.
    text = _BETWEEN.join(b.text for b in blocks).replace("\0", "\N{REPLACEMENT CHARACTER}")
    encode(text, input)
    if text:
        refuse_unless_text(text, input)
    paragraphs = _paragraphs(text, blocks)
    analysis = analyse(text, paragraphs, item.language)
    return Wire(
        text=text,
        sentences=analysis.sentences,
        quotations=analysis.quotations,
        format=item.format,
        sha256=item.sha256 or sha256,
        input=input,
        id=item.id,
        provider=item.provider,
        version=item.version,
        headline=item.headline or first_labelled(text, paragraphs, "headline"),
        slug=item.slug,
        byline=tidy_byline(item.byline or first_labelled(text, paragraphs, "byline")),
        dateline=item.dateline or analysis.dateline,
        language=item.language,
        published=item.published,
        status=item.status,
        embargo=item.embargo,
        urgency=item.urgency,
        signals=item.signals,
        rights=item.rights,
        usage_terms=item.usage_terms,
        ednote=item.ednote,
        charset=item.charset,
        charset_guessed=item.charset_guessed,
    )


def _once(item: Item) -> list[Block]:
    """The blocks in the order of the text, nothing of the head said twice.

    What stands before the body and has been said (as headline, standfirst, byline, slug) is put
    aside, whether its mark-up labels it or not; so is a standfirst that repeats the headline.
    """
    said = {_key(t) for t in (item.headline, item.byline, item.slug) if t}
    headlines = [Block(item.headline, "headline")] if item.headline else []
    standfirsts: list[Block] = []
    rest: list[Block] = []
    for n, block in passing(enumerate(item.blocks)):
        if block.label in (None, "body", "subhead") and _key(block.text) not in said:
            rest.extend(b for b in item.blocks[n:] if b.text)
            break
        if not block.text or _key(block.text) in said:
            continue
        said.add(_key(block.text))
        if block.label == "headline":
            headlines.append(block)
        elif block.label == "standfirst":
            standfirsts.append(block)
        else:
            rest.append(block)
    return [*headlines, *standfirsts, *rest]


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _paragraphs(text: str, blocks: list[Block]) -> list[Paragraph]:
    """A paragraph for each block: by its own label, else by the rules for plain text."""
    bounds = []
    at = 0
    for block in passing(blocks):
        bounds.append((at, at + len(block.text)))
        at += len(block.text) + len(_BETWEEN)
    if any(b.label is None for b in blocks):
        labelled = _by_rule(text, bounds, blocks)
    else:
        labelled = [Paragraph(s, e) for s, e in bounds]
    return [
        p if b.label is None else replace(p, label=b.label)
        for p, b in zip(labelled, blocks, strict=True)
    ]


def _by_rule(text: str, bounds: list[tuple[int, int]], blocks: list[Block]) -> list[Paragraph]:
    found = label_paragraphs(text, bounds)
    if not any(b.label == "headline" for b in blocks):
        return found
    # The mark-up tells the headline: a short first paragraph is none, nor a standfirst.
    return [replace(p, label="body") if p.label in ("headline", "standfirst") else p for p in found]
