"""The site as a WSGI application, with what reads wires loaded before the first request."""

from __future__ import annotations

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from from_the_wire.suggesting import load  # noqa: E402  the apps have to be there first

load()
