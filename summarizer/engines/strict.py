"""Whether a JSON schema keeps to the strict subset of OpenAI's structured outputs.

A server rejects a schema outside of the subset with a 400 at the first call, or, worse, quietly
does not enforce it. So every schema that is sent is held to the subset here, in the tests.
Source of the rules: the service's guide to structured outputs ("Supported schemas"), and
``MAX_*`` from the same place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = [
    "ALLOWED",
    "MAX_ENUM_VALUES",
    "MAX_LEVELS",
    "MAX_NAME_CHARACTERS",
    "MAX_PROPERTIES",
    "strict_violations",
]

MAX_PROPERTIES = 5_000
MAX_LEVELS = 10
MAX_ENUM_VALUES = 1_000
MAX_NAME_CHARACTERS = 120_000
"""Over all names of properties and definitions, and all enum values."""

ALLOWED: frozenset[str] = frozenset(
    {
        "$defs",
        "$ref",
        "additionalProperties",
        "anyOf",
        "const",
        "description",
        "enum",
        "items",
        "pattern",
        "properties",
        "required",
        "type",
    }
)
"""Keywords that may stand in a schema. The subset has a few more; we need no others."""

_TYPES = frozenset({"string", "number", "integer", "boolean", "object", "array", "null"})
_NAMING = ("properties", "$defs")
_LOOKAROUND = re.compile(r"\(\?")

Schema = Mapping[str, Any]


def strict_violations(schema: Schema) -> list[str]:
    """What keeps ``schema`` out of the strict subset, one line each, with its place; else []."""
    found: list[str] = []
    if schema.get("type") != "object" or "anyOf" in schema:
        found.append("#: the root must be an object, and no anyOf")
    nodes = list(_nodes(schema, "#"))
    for place, node in nodes:
        found.extend(f"{place}: {what}" for what in _of_node(node, schema))
    properties = sum(len(node.get("properties", {})) for _, node in nodes)
    if properties > MAX_PROPERTIES:
        found.append(f"#: {properties} properties, at most {MAX_PROPERTIES} are taken")
    values = [str(value) for _, node in nodes for value in node.get("enum", [])]
    if len(values) > MAX_ENUM_VALUES:
        found.append(f"#: {len(values)} enum values, at most {MAX_ENUM_VALUES} are taken")
    names = [name for _, node in nodes for key in _NAMING for name in node.get(key, {})]
    characters = sum(map(len, names)) + sum(map(len, values))
    if characters > MAX_NAME_CHARACTERS:
        found.append(f"#: names of {characters} characters, {MAX_NAME_CHARACTERS} are taken")
    levels = _levels(schema, schema, frozenset())
    if levels > MAX_LEVELS:
        found.append(f"#: {levels} levels, at most {MAX_LEVELS} are taken")
    return found


def _nodes(node: Schema, place: str) -> Iterator[tuple[str, Schema]]:
    """``node`` and every schema in it, each with its place."""
    yield place, node
    for key in _NAMING:
        for name, child in node.get(key, {}).items():
            yield from _nodes(child, f"{place}/{key}/{name}")
    for index, child in enumerate(node.get("anyOf", [])):
        yield from _nodes(child, f"{place}/anyOf/{index}")
    if isinstance(node.get("items"), Mapping):
        yield from _nodes(node["items"], f"{place}/items")


def _of_node(node: Schema, root: Schema) -> Iterator[str]:
    for keyword in sorted(set(node) - ALLOWED):
        yield f"{keyword} is not taken"
    if not {"type", "$ref", "anyOf", "enum", "const"} & set(node):
        yield "anything is allowed here: no type, $ref, anyOf or enum"
    types = node.get("type", [])
    types = [types] if isinstance(types, str) else list(types)
    for name in types:
        if name not in _TYPES:
            yield f"{name!r} is no type"
    if "object" in types or "properties" in node:
        yield from _of_object(node)
    if "array" in types and not isinstance(node.get("items"), Mapping):
        yield "an array without items"
    if "$ref" in node and _resolved(node["$ref"], root) is None:
        yield f"{node['$ref']} leads nowhere"
    if "pattern" in node:
        yield from _of_pattern(node["pattern"])


def _of_object(node: Schema) -> Iterator[str]:
    if node.get("additionalProperties") is not False:
        yield "additionalProperties must be false"
    properties, required = set(node.get("properties", {})), set(node.get("required", []))
    for name in sorted(properties - required):
        yield f"{name} must be required"
    for name in sorted(required - properties):
        yield f"{name} is required, but is no property"


def _of_pattern(pattern: str) -> Iterator[str]:
    # Servers that build a grammar of the pattern ignore one that is not anchored.
    if not (pattern.startswith("^") and pattern.endswith("$")):
        yield "the pattern is not anchored by ^ and $"
    if _LOOKAROUND.search(pattern):
        yield "the pattern uses (?, which not all servers know"
    try:
        re.compile(pattern)
    except re.error as exc:
        yield f"the pattern does not compile: {exc}"


def _resolved(ref: str, root: Schema) -> Schema | None:
    if ref == "#":
        return root
    prefix = "#/$defs/"
    found = root.get("$defs", {}).get(ref.removeprefix(prefix)) if ref.startswith(prefix) else None
    return found if isinstance(found, Mapping) else None


def _levels(node: Schema, root: Schema, seen: frozenset[str]) -> int:
    """How deep objects are nested in each other, ``node`` included; recursion counts once."""
    own = 1 if "properties" in node or node.get("type") == "object" else 0
    children: list[Schema] = [*node.get("properties", {}).values(), *node.get("anyOf", [])]
    if isinstance(node.get("items"), Mapping):
        children.append(node["items"])
    depths = [_levels(child, root, seen) for child in children]
    ref = node.get("$ref")
    if isinstance(ref, str) and ref not in seen:
        target = _resolved(ref, root)
        if target is not None:
            depths.append(_levels(target, root, seen | {ref}))
    return own + max(depths, default=0)
