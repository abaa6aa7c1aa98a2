"""The model that instructor reads a reply with: one field, which is our schema's.

Instructor walks through the whole schema of the model that it is given, three times a request, and
writes it out as JSON schema twice; none of it is sent, since the request is ours. Handed a model
whose one field is validated by our schema, but does not show it, it has next to nothing to walk
through: 2 ms less a request, on a processor that makes a request with a plain model in 5 ms
(``python -m bench.served rate``).
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, TypeVar, cast

from pydantic import BaseModel, GetCoreSchemaHandler, RootModel
from pydantic_core import CoreSchema

__all__ = ["answer_of"]

A = TypeVar("A", bound=BaseModel)


class _As:
    """Validates a field that says Any as ``kind``."""

    def __init__(self, kind: type[BaseModel]) -> None:
        self._kind = kind

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return handler.generate_schema(self._kind)


@cache
def answer_of(kind: type[A]) -> type[RootModel[A]]:
    """A model whose ``root`` is a ``kind``, with the same errors at the same places; made once.

    Loads instructor.
    """
    from instructor.v2.core.function_calls import response_schema

    class Answer(RootModel[Annotated[Any, _As(kind)]]):
        @classmethod
        def model_json_schema(cls, *_: object, **__: object) -> dict[str, Any]:
            return {}

    Answer.__name__ = kind.__name__
    return cast("type[RootModel[A]]", response_schema(Answer))
