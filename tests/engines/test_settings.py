"""Settings from an environment that is given, never from the machine's."""

from __future__ import annotations

import subprocess
import sys

import pytest

from summarizer.errors import ConfigurationError
from summarizer.settings import Settings


def test_nothing_set_is_the_defaults() -> None:
    """Without any variable: no server, 60 seconds, 6 requests, 4000 tokens."""
    assert Settings.from_env({}) == Settings(
        model=None,
        base_url=None,
        api_key=None,
        deadline=60.0,
        max_requests=6,
        max_output_tokens=4000,
    )
    assert Settings.from_env({}).configured_by is None


def test_all_variables_are_read() -> None:
    """Each variable has its field."""
    found = Settings.from_env(
        {
            "SUMMARIZER_MODEL": "m",
            "SUMMARIZER_BASE_URL": "http://127.0.0.1:8080/v1",
            "SUMMARIZER_API_KEY": "k",
            "SUMMARIZER_DEADLINE": "2.5",
            "SUMMARIZER_MAX_REQUESTS": "3",
            "SUMMARIZER_MAX_OUTPUT_TOKENS": "900",
        }
    )
    assert found == Settings("m", "http://127.0.0.1:8080/v1", "k", 2.5, 3, 900)


def test_our_own_variables_go_before_openais() -> None:
    """OPENAI_* count only where ours are not set; an empty one is not set."""
    environ = {
        "SUMMARIZER_BASE_URL": " ",
        "OPENAI_BASE_URL": "http://b.invalid/v1",
        "SUMMARIZER_API_KEY": "ours",
        "OPENAI_API_KEY": "theirs",
    }
    found = Settings.from_env(environ)
    assert (found.base_url, found.api_key) == ("http://b.invalid/v1", "ours")


def test_what_is_given_goes_before_the_environment() -> None:
    """Arguments of the call win over variables."""
    environ = {
        "SUMMARIZER_MODEL": "m",
        "SUMMARIZER_BASE_URL": "nonsense",
        "SUMMARIZER_API_KEY": "k",
        "SUMMARIZER_DEADLINE": "nonsense",
    }
    found = Settings.from_env(
        environ, model="n", base_url="http://c.invalid", api_key="l", deadline=1.0
    )
    assert found == Settings("n", "http://c.invalid", "l", 1.0)


@pytest.mark.parametrize(
    ("environ", "given", "said"),
    [
        ({"SUMMARIZER_API_KEY": "k"}, {}, "SUMMARIZER_API_KEY is set"),
        ({"OPENAI_API_KEY": "k"}, {}, "OPENAI_API_KEY is set"),
        ({"OPENAI_BASE_URL": "http://a.invalid"}, {}, "OPENAI_BASE_URL is set"),
        (
            {"SUMMARIZER_BASE_URL": "http://a.invalid", "OPENAI_API_KEY": "k"},
            {},
            "SUMMARIZER_BASE_URL is set",
        ),
        ({}, {"api_key": "k"}, "api_key is set"),
        ({"OPENAI_API_KEY": "k"}, {"base_url": "http://a.invalid"}, "base_url is set"),
        ({"SUMMARIZER_MODEL": "m"}, {}, None),
    ],
)
def test_what_points_to_a_server_is_named(
    environ: dict[str, str], given: dict[str, str], said: str | None
) -> None:
    """Engine auto can say why it takes a model."""
    assert Settings.from_env(environ, **given).configured_by == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SUMMARIZER_DEADLINE", "soon"),
        ("SUMMARIZER_DEADLINE", "0"),
        ("SUMMARIZER_DEADLINE", "-1"),
        ("SUMMARIZER_DEADLINE", "nan"),
        ("SUMMARIZER_DEADLINE", "inf"),
        ("SUMMARIZER_MAX_REQUESTS", "0"),
        ("SUMMARIZER_MAX_REQUESTS", "2.5"),
        ("SUMMARIZER_MAX_OUTPUT_TOKENS", "many"),
        ("SUMMARIZER_BASE_URL", "sk-pasted-by-mistake"),
        ("SUMMARIZER_BASE_URL", "ftp://a.invalid"),
        ("OPENAI_BASE_URL", "http:///v2"),
        ("OPENAI_BASE_URL", "http://a.invalid:port"),
        ("OPENAI_BASE_URL", "http://[broken"),
        ("SUMMARIZER_BASE_URL", "http://user:pass@a.invalid"),
    ],
)
def test_a_value_that_cannot_work_is_named_by_its_variable(name: str, value: str) -> None:
    """One line that names the variable; a mistyped URL is not repeated, it may hold a key."""
    with pytest.raises(ConfigurationError) as caught:
        Settings.from_env({name: value})
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)
    if name.endswith("URL"):
        assert value not in str(caught.value)


@pytest.mark.parametrize(
    "given", [{"deadline": 0.0}, {"base_url": "x"}, {"max_requests": 0}, {"max_output_tokens": -1}]
)
def test_settings_made_by_hand_are_checked_too(given: dict[str, object]) -> None:
    """The field is named."""
    with pytest.raises(ConfigurationError, match=next(iter(given))):
        Settings(**given)  # type: ignore[arg-type]


def test_the_key_is_in_no_repr() -> None:
    """Logs of the settings give no key away."""
    assert "sk-secret" not in repr(Settings(api_key="sk-secret"))
    assert "sk-secret" not in str(Settings.from_env({"OPENAI_API_KEY": "sk-secret"}))


def test_settings_are_light() -> None:
    """Reading settings loads the standard library alone."""
    code = (
        "import sys, summarizer.settings\n"
        "heavy = {'pydantic', 'openai', 'instructor', 'tenacity', 'httpx2'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
