"""One service that the tests share which change nothing in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .served import Service, served


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    """``summarizer serve --engine offline``, without keys."""
    with served() as it:
        yield it
