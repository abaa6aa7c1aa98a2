"""The validator of the strict subset: each rule speaking, and silent."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.engines.strict import (
    MAX_ENUM_VALUES,
    MAX_LEVELS,
    MAX_NAME_CHARACTERS,
    MAX_PROPERTIES,
    strict_violations,
)

Schema = dict[str, Any]


def an_object(**properties: Schema) -> Schema:
    """A strict object with these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


STRING: Schema = {"type": "string"}


@pytest.mark.parametrize(
    "schema",
    [
        an_object(),
        an_object(a=STRING),
        an_object(a={"type": ["string", "null"]}),
        an_object(a={"anyOf": [STRING, {"type": "null"}]}),
        an_object(a={"type": "array", "items": an_object(b={"type": "integer"})}),
        an_object(a={"enum": ["x", "y"], "type": "string", "description": "which"}),
        an_object(a={"const": "x"}),
        an_object(a={"type": "string", "pattern": "^[a-z]+$"}),
        {**an_object(a={"$ref": "#/$defs/B"}), "$defs": {"B": an_object(c=STRING)}},
        {**an_object(a={"$ref": "#/$defs/B"}), "$defs": {"B": an_object(b={"$ref": "#/$defs/B"})}},
        an_object(title=STRING, default=STRING, pattern=STRING),
    ],
)
def test_what_is_in_the_subset_is_not_complained_of(schema: Schema) -> None:
    """Also where a property is called like a keyword, or a definition refers to itself."""
    assert strict_violations(schema) == []


def deep(levels: int) -> Schema:
    """Objects nested so deep."""
    schema = an_object(leaf=STRING)
    for _ in range(levels - 1):
        schema = an_object(inner=schema)
    return schema


@pytest.mark.parametrize(
    ("schema", "complaint"),
    [
        ({"type": "array", "items": STRING}, "#: the root must be an object"),
        ({"anyOf": [an_object()], **an_object()}, "#: the root must be an object"),
        ({**an_object(a=STRING), "required": []}, "#: a must be required"),
        ({**an_object(a=STRING), "required": ["a", "b"]}, "#: b is required, but is no property"),
        ({**an_object(), "additionalProperties": True}, "#: additionalProperties must be false"),
        (an_object(a={"type": "object"}), "#/properties/a: additionalProperties must be false"),
        (
            an_object(a={"type": "object", "additionalProperties": STRING}),
            "#/properties/a: additionalProperties must be false",
        ),
        (an_object(a={"oneOf": [STRING], "type": "string"}), "#/properties/a: oneOf is not taken"),
        (an_object(a={"allOf": [STRING], "type": "string"}), "#/properties/a: allOf is not taken"),
        (an_object(a={"not": STRING, "type": "string"}), "#/properties/a: not is not taken"),
        (an_object(a={"if": STRING, "type": "string"}), "#/properties/a: if is not taken"),
        (an_object(a={**STRING, "default": "x"}), "#/properties/a: default is not taken"),
        (an_object(a={**STRING, "title": "A"}), "#/properties/a: title is not taken"),
        (an_object(a={**STRING, "minLength": 1}), "#/properties/a: minLength is not taken"),
        (
            an_object(a={"type": "object", "patternProperties": {}, "additionalProperties": False}),
            "#/properties/a: patternProperties is not taken",
        ),
        (an_object(a={}), "#/properties/a: anything is allowed here"),
        (an_object(a={"description": "x"}), "#/properties/a: anything is allowed here"),
        (an_object(a={"type": "text"}), "#/properties/a: 'text' is no type"),
        (an_object(a={"type": "array"}), "#/properties/a: an array without items"),
        (
            an_object(a={"type": "array", "items": {**STRING, "format": "x"}}),
            "#/properties/a/items: format is not taken",
        ),
        (
            an_object(a={"anyOf": [STRING, {"default": 1}]}),
            "#/properties/a/anyOf/1: default is not taken",
        ),
        (an_object(a={"$ref": "#/$defs/B"}), "#/properties/a: #/$defs/B leads nowhere"),
        (an_object(a={"$ref": "other.json"}), "#/properties/a: other.json leads nowhere"),
        (
            {**an_object(), "$defs": {"B": {**an_object(c=STRING), "required": []}}},
            "#/$defs/B: c must be required",
        ),
        (
            an_object(a={**STRING, "pattern": "[a-z]+"}),
            "#/properties/a: the pattern is not anchored",
        ),
        (an_object(a={**STRING, "pattern": "^(?!x)y$"}), "#/properties/a: the pattern uses (?"),
        (
            an_object(a={**STRING, "pattern": "^[a$"}),
            "#/properties/a: the pattern does not compile",
        ),
        (
            an_object(**{f"p{i}": STRING for i in range(MAX_PROPERTIES + 1)}),
            f"#: {MAX_PROPERTIES + 1} properties",
        ),
        (
            an_object(a={"enum": [str(i) for i in range(MAX_ENUM_VALUES + 1)]}),
            f"#: {MAX_ENUM_VALUES + 1} enum values",
        ),
        (an_object(**{"x" * (MAX_NAME_CHARACTERS + 1): STRING}), "#: names of"),
        (deep(MAX_LEVELS + 1), f"#: {MAX_LEVELS + 1} levels"),
    ],
)
def test_what_is_outside_the_subset_is_named_with_its_place(schema: Schema, complaint: str) -> None:
    """Each rule speaks, and says where."""
    assert any(found.startswith(complaint) for found in strict_violations(schema))


def test_the_limits_themselves_are_allowed() -> None:
    """As many levels, properties and values as the service takes."""
    assert strict_violations(deep(MAX_LEVELS)) == []
    assert strict_violations(an_object(**{f"p{i}": STRING for i in range(MAX_PROPERTIES)})) == []
    values = [str(i) for i in range(MAX_ENUM_VALUES)]
    assert strict_violations(an_object(a={"enum": values})) == []


def test_levels_are_counted_through_references() -> None:
    """A definition counts where it is used."""
    schema = {**deep(MAX_LEVELS), "$defs": {"B": an_object(c=STRING)}}
    inner = schema
    while "inner" in inner["properties"]:
        inner = inner["properties"]["inner"]
    inner["properties"]["leaf"] = {"$ref": "#/$defs/B"}
    assert strict_violations(schema) == [f"#: {MAX_LEVELS + 1} levels, at most 10 are taken"]
