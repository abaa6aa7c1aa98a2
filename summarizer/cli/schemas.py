"""``summarizer schema``: the published JSON Schemas and the OpenAPI document, from the code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarizer.cli.console import named
from summarizer.cli.inputs import BadUsage
from summarizer.cli.pagefile import PageFile
from summarizer.errors import ConfigurationError

__all__ = ["SCHEMAS", "print_schema", "schema_of", "write_schemas"]

SCHEMAS = ("summary", "wire", "draft", "blurb", "day", "openapi")
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(name: str) -> dict[str, Any]:
    """The schema called ``name``, one of :data:`SCHEMAS`.

    ``draft`` is the strict schema exactly as it is sent to a model's server; ``openapi`` is the
    service's document, for which ConfigurationError is raised where the extra is not installed.
    """
    if name == "openapi":
        return _service_document()
    if name == "draft":
        from summarizer.engines.reply import reply_schema

        return reply_schema()
    from pydantic import TypeAdapter

    from summarizer.blurbs import Blurb
    from summarizer.day import Day
    from summarizer.summary import Summary
    from summarizer.wire import Wire

    kind: type = {"summary": Summary, "wire": Wire, "blurb": Blurb, "day": Day}[name]
    schema = TypeAdapter(kind).json_schema(by_alias=True, mode="serialization")
    return {"$schema": _DIALECT, **schema}


def _service_document() -> dict[str, Any]:
    try:
        from summarizer.service import create_app
    except ImportError as missing:
        raise ConfigurationError(
            f"the service needs a package that is not installed: {missing.name}",
            hint="pip install 'summarizer[service]'",
        ) from None
    from summarizer.batch import Batch

    return create_app(batch=Batch(engine="offline")).openapi()


def schema_text(name: str) -> str:
    """The text of the published file of a schema."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"


def print_schema(name: str) -> int:
    """Print a schema; returns the exit code."""
    print(schema_text(name), end="")
    return 0


def write_schemas(folder: str) -> int:
    """Write all schemas into ``folder`` as ``NAME.json``; returns the exit code."""
    if not folder or not Path(folder).is_dir():  # Path takes no name for the current folder
        raise BadUsage(f"{named(folder)} is not a folder", hint="make it first")
    for name in SCHEMAS:
        PageFile(str(Path(folder) / f"{name}.json")).write(schema_text(name))
    return 0
