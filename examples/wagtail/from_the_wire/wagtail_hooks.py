"""The panel's address, among the editors' pages: Wagtail lets in who may enter them."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from from_the_wire.views import suggest


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """What is asked for suggestions."""
    return [path("from-the-wire/suggest/", suggest, name="from_the_wire_suggest")]
