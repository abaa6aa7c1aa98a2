"""A filter for text that comes from a wire or from a model."""

from __future__ import annotations

from django import template

from summarizer.page import visible

register = template.Library()


@register.filter
def shown(text: str | None) -> str:
    """``text`` with signs for the characters that act on a screen; the template escapes it."""
    return visible(text or "")


@register.filter
def joined(numbers: tuple[int, ...], between: str = " ") -> str:
    """Numbers as a text."""
    return between.join(str(number) for number in numbers)
