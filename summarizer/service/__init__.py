"""The service: summaries and blurbs over HTTP, and a page for an editor with only a browser.

Needs the extra ``service`` (FastAPI, uvicorn, prometheus-client). :func:`create_app` makes the
ASGI application of a :class:`ServiceSettings`; ``summarizer serve`` runs it.
"""

from summarizer.service.app import create_app
from summarizer.service.settings import ServiceSettings

__all__ = ["ServiceSettings", "create_app"]
