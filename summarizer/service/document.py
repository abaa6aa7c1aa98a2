"""The OpenAPI document of the service, as it is published in ``schemas/openapi.json``.

FastAPI writes it from the routes. What is put right here: every error is a problem and nothing
else, and a call that needs a key says so.
"""

from __future__ import annotations

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from summarizer.errors import Internal, LedgerError
from summarizer.service.problems import MEDIA_TYPE, described

__all__ = ["KEYED", "openapi_document"]

KEYED: Final = "x-keyed"
"""Marks a route, in its ``openapi_extra``, that only the owner of a key may call."""

_ANYWHERE: Final = described("not-from-here", "head-too-large", Internal, LedgerError)
_BEARER: Final = {
    "type": "http",
    "scheme": "bearer",
    "description": "A key of this service; none is needed where no keys are configured.",
}


def openapi_document(app: FastAPI) -> dict[str, Any]:
    """The document of ``app``, made once."""
    if app.openapi_schema is None:
        found = get_openapi(
            title=app.title, version=app.version, summary=app.summary, routes=app.routes
        )
        for path in found["paths"].values():
            for operation in path.values():
                _correct(operation)
        found["components"]["securitySchemes"] = {"key": _BEARER}
        for unused in ("HTTPValidationError", "ValidationError"):
            found["components"]["schemas"].pop(unused, None)
        app.openapi_schema = found
    return app.openapi_schema


def _correct(operation: dict[str, Any]) -> None:
    if operation.pop(KEYED, False):
        operation["security"] = [{"key": []}]
    for parameter in operation.get("parameters", ()):
        # A query has no null: what may be None here is left out there.
        schema = parameter["schema"]
        kinds = [kind for kind in schema.pop("anyOf", ()) if kind != {"type": "null"}]
        for kind in kinds:
            schema.update(kind)
    answers = operation["responses"]
    for status, answer in _ANYWHERE.items():
        kept = {name: value for name, value in answer.items() if name != "model"}
        answers.setdefault(str(status), kept)
    # FastAPI's own word for a request that is not as it has to be; ours is 400.
    if MEDIA_TYPE not in answers.get("422", {}).get("content", {MEDIA_TYPE: None}):
        del answers["422"]
    for answer in answers.values():
        if MEDIA_TYPE in answer.get("content", {}):
            for other in [kind for kind in answer["content"] if kind != MEDIA_TYPE]:
                del answer["content"][other]
    operation["responses"] = dict(sorted(answers.items()))
