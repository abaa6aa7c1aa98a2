"""The model that instructor reads a reply with."""

import json

import pytest
from instructor.v2.core.function_calls import ResponseSchema
from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.engines.answer import answer_of


class Goal(BaseModel):
    """Who scored, and when."""

    model_config = ConfigDict(extra="forbid")

    player: str
    minute: int


class Report(BaseModel):
    """A reply, in short."""

    model_config = ConfigDict(extra="forbid")

    title: str
    goals: tuple[Goal, ...]


def test_root_is_the_model_itself() -> None:
    """What instructor has validated holds a value of our own model, lists as the tuples it says."""
    text = json.dumps({"title": "Norvale win", "goals": [{"player": "Falk", "minute": 9}]})
    answer = answer_of(Report).model_validate_json(text, strict=True)
    assert answer.root == Report(title="Norvale win", goals=(Goal(player="Falk", minute=9),))


def test_errors_are_at_the_places_of_the_reply() -> None:
    """What the reply has wrong is named by its own keys, since the model is told of it."""
    text = json.dumps({"goals": [{"player": "Falk", "minute": "9", "own": True}]})
    with pytest.raises(ValidationError) as caught:
        answer_of(Report).model_validate_json(text, strict=True)
    found = {(e["loc"], e["type"]) for e in caught.value.errors()}
    assert found == {
        (("title",), "missing"),
        (("goals", 0, "minute"), "int_type"),
        (("goals", 0, "own"), "extra_forbidden"),
    }
    assert caught.value.title == "Report"


def test_instructor_has_nothing_to_build() -> None:
    """It is made once, as instructor's own kind of model, and shows no schema to walk through."""
    answer = answer_of(Report)
    assert answer is answer_of(Report)
    assert issubclass(answer, ResponseSchema)
    assert [f.annotation for f in answer.model_fields.values()] != [Report]
    assert answer.model_json_schema() == {}
