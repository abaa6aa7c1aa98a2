"""The parts of an article's body: paragraphs, and quotations in the wire's own characters."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail import blocks
from wagtail.admin.widgets import AdminAutoHeightTextInput

__all__ = ["QuotationBlock", "VerbatimBlock"]


class VerbatimField(forms.CharField):
    """Text that comes back as it went out: not stripped, and with the line ends it had.

    A form sends each line end as CR LF.
    """

    def to_python(self, value: Any) -> Any:  # noqa: ANN401  what a form sends
        """The text of a form."""
        text = super().to_python(value)
        return text.replace("\r\n", "\n") if isinstance(text, str) else text


class VerbatimBlock(blocks.FieldBlock):
    """Words of a quotation, in which nothing is changed on the way through the form."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:  # noqa: ANN401
        self.field = VerbatimField(
            required=required, strip=False, widget=AdminAutoHeightTextInput(attrs={"rows": 1})
        )
        super().__init__(**kwargs)

    class Meta:
        """How it looks in the editor."""

        icon = "openquote"


class QuotationBlock(blocks.StructBlock):
    """What somebody said, and who.

    ``words`` are the pieces in which the wire has it: words on both sides of "she said" are two.
    """

    words = blocks.ListBlock(VerbatimBlock(label="Piece"), label="Words")
    speaker = blocks.CharBlock(required=False)
    role = blocks.CharBlock(required=False)

    class Meta:
        """How it looks in the editor and on the page."""

        icon = "openquote"
        label = "Quotation"
        template = "articles/blocks/quotation.html"
