"""The panel: where a wire is pasted, and which fields of the page take what is picked.

It saves nothing. Its own inputs have no names, so they are no part of the page's form.
"""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.urls import reverse
from wagtail.admin.panels import Panel

from from_the_wire.suggesting import deadline

__all__ = ["FromTheWirePanel"]


class FromTheWirePanel(Panel):
    """Suggestions from a wire for the fields that are named here.

    ``headline``, ``standfirst`` and ``seo`` name fields of text. ``quotations`` names a StreamField
    with a block ``quotation`` of ``words`` (a list of texts), ``speaker`` and ``role``.
    """

    def __init__(
        self,
        *,
        headline: str,
        standfirst: str,
        seo: str,
        quotations: str,
        **kwargs: Any,  # noqa: ANN401  what every panel takes
    ) -> None:
        super().__init__(**kwargs)
        self.fields = {
            "headline": headline,
            "standfirst": standfirst,
            "seo": seo,
            "quotations": quotations,
        }

    def clone_kwargs(self) -> dict[str, Any]:
        """What a copy of this panel is made from."""
        return {**super().clone_kwargs(), **self.fields}

    class BoundPanel(Panel.BoundPanel):
        """The panel in one page's form."""

        template_name = "from_the_wire/panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:  # noqa: ANN401
            """What the template shows."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            fields = {}
            for role, name in self.panel.fields.items():
                label = self.form.fields[name].label or name.replace("_", " ")
                fields[role] = {"name": name, "label": str(label)}
            return {
                **context,
                "fields": json.dumps(fields),
                "deadline": deadline(),
                "url": reverse("from_the_wire_suggest"),
            }

        @property
        def media(self) -> forms.Media:
            """Its script and its style, as files."""
            return forms.Media(
                js=["from_the_wire/panel.js"], css={"all": ["from_the_wire/panel.css"]}
            )
