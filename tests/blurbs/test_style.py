"""House style: one file, read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.blurbs.style import Style, default_style, load_style
from summarizer.errors import ConfigurationError


def _file(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "desk.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_the_file_of_the_package_says_every_default() -> None:
    """What a desk copies is what holds without a file."""
    assert default_style() == Style()


def test_the_file_of_the_package_shows_every_key() -> None:
    """A desk finds each key in it, in its table."""
    import tomllib
    from importlib.resources import files

    told = tomllib.loads(files("summarizer.blurbs").joinpath("style.toml").read_text("utf-8"))
    assert told == Style().model_dump()


def test_what_a_file_leaves_out_stays_as_it_is(tmp_path: Path) -> None:
    """One line is a whole style."""
    style = load_style(_file(tmp_path, '[score]\nseparator = ":"\n'))
    assert style.score.separator == ":"
    assert style.words == Style().words


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            '\n[score]\nseparator = "/"\n',
            r"line 3: score\.separator must be '-', '–' or ':', not '/'",
        ),
        ('[score]\nsepperator = ":"\n', r"line 2: score\.sepperator is no key of a style"),
        ("[scores]\n", r"line 1: scores is no key of a style"),
        ('words.half_time = "half time"\n', r"line 1: words\.half_time must be 'half-time' or"),
        ('score = { separator = ";" }\n', r"line 1: score\.separator must be"),
        ("[longest]\npush = 200\n", r"line 2: longest\.push must be 178 or less, not 200"),
        ("[longest]\nx = 12\n", r"line 2: longest\.x must be 40 or more, not 12"),
        ('[longest]\nx = "280"\n', r"line 2: longest\.x has a value of another kind: '280'"),
        ("[score\n", r"is no TOML: .*line 1"),
        ('[score]\norder = "home"\norder = "home"\n', r"is no TOML: .*line 3"),
        (b'[score]\norder = "\xe9"\n', r"is no UTF-8 text"),
    ],
)
def test_a_bad_file_is_named_with_key_and_line(tmp_path: Path, text, says: str) -> None:
    """A desk sees at once what to correct, and where."""
    path = _file(tmp_path, text)
    with pytest.raises(ConfigurationError, match=says) as failed:
        load_style(path)
    assert str(path) in failed.value.message
    assert failed.value.hint


def test_a_file_that_is_not_there_is_a_configuration_error(tmp_path: Path) -> None:
    """With the reason of the system."""
    with pytest.raises(ConfigurationError, match="cannot be read: No such file"):
        load_style(tmp_path / "none.toml")
