"""An article: headline, standfirst, paragraphs and quotations, and the panel that helps to fill it.

Headline and search description are Wagtail's own fields of a page.
"""

from __future__ import annotations

from django.db import models
from from_the_wire.panel import FromTheWirePanel
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from articles.blocks import QuotationBlock

__all__ = ["ArticlePage"]


class ArticlePage(Page):
    """A match report as the desk prints it."""

    standfirst = models.TextField(blank=True)
    body = StreamField(
        [
            ("paragraph", blocks.RichTextBlock(features=["bold", "italic", "link"])),
            ("quotation", QuotationBlock()),
        ],
        blank=True,
    )

    content_panels = (
        TitleFieldPanel("title", heading="Headline"),
        FromTheWirePanel(
            heading="From the wire",
            icon="openquote",
            headline="title",
            standfirst="standfirst",
            seo="search_description",
            quotations="body",
        ),
        FieldPanel("standfirst"),
        FieldPanel("body"),
    )

    class Meta:
        """What editors call it."""

        verbose_name = "match report"
