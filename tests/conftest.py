"""For all tests: no network, no settings of the machine that they run on, nothing by chance."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from tests.support.network import forbid_network

forbid_network()

# The same inputs in every run and on every machine; new ones are tried by `make fuzz`.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")

_PREFIXES = ("SUMMARIZER_", "OPENAI_", "AZURE_OPENAI_")
_SUFFIXES = ("_API_KEY", "_PROXY", "_BASE_URL")


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.upper().startswith(_PREFIXES) or name.upper().endswith(_SUFFIXES):
            monkeypatch.delenv(name)
