"""Keys: made once, stored hashed, each with its own rate."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from summarizer.errors import ConfigurationError
from summarizer.service.keys import Caller, Keys, new_key, read_keys


class Clock:
    """A clock that stands until it is moved; seconds."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def known(keys: Keys, key: str) -> Caller:
    """Whose ``key`` it is; somebody's it has to be."""
    caller = keys.caller(key)
    assert caller is not None
    return caller


def file_of(folder: Path, *lines: str) -> Path:
    """A key file of ``lines``."""
    path = folder / "keys"
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_a_made_key_opens_and_stands_nowhere_in_the_file(tmp_path):
    """A new key is known by its line, and the line does not hold it."""
    key, line = new_key("cms", 60)
    keys = read_keys(file_of(tmp_path, "# the desk", "", line + "  # since May"), Clock())
    caller = keys.caller(key)
    assert caller is not None
    assert (caller.name, caller.a_minute) == ("cms", 60)
    assert key not in line
    assert line.split()[1] == hashlib.sha256(key.encode()).hexdigest()


@pytest.mark.parametrize(
    "change", [lambda k: k[:-1], lambda k: k + "x", lambda k: k.upper(), lambda k: ""]
)
def test_a_key_that_is_nearly_right_is_nobody_s(tmp_path, change):
    """A key with one character more or less, in capitals or empty is not known."""
    key, line = new_key("cms")
    assert read_keys(file_of(tmp_path, line), Clock()).caller(change(key)) is None


def test_every_hash_is_compared_whichever_fits(tmp_path, monkeypatch):
    """A look-up compares all hashes by the constant-time comparison, found early or not."""
    made = [new_key(name) for name in ("a", "b", "c")]
    keys = read_keys(file_of(tmp_path, *(line for _, line in made)), Clock())
    seen = []

    def compare(one, other):
        seen.append(one)
        return one == other

    monkeypatch.setattr("summarizer.service.keys.hmac.compare_digest", compare)
    assert known(keys, made[0][0]).name == "a"
    assert len(seen) == 3


def test_a_bucket_lets_ten_seconds_of_requests_through_at_once_and_then_its_rate(tmp_path):
    """Sixty a minute are ten at once, then one a second, with the wait told."""
    clock = Clock()
    key, line = new_key("cms", 60)
    caller = known(read_keys(file_of(tmp_path, line), clock), key)
    assert [caller.take() for _ in range(10)] == [0.0] * 10
    assert caller.take() == pytest.approx(1.0)
    clock.now += 0.5
    assert caller.take() == pytest.approx(0.5)
    clock.now += 0.5
    assert caller.take() == 0.0
    assert caller.take() == pytest.approx(1.0)


def test_one_caller_s_requests_are_not_taken_from_another_s(tmp_path):
    """An empty bucket of one key leaves the other's full."""
    (one, first), (two, second) = new_key("one", 6), new_key("two", 6)
    keys = read_keys(file_of(tmp_path, first, second), Clock())
    assert known(keys, one).take() == 0.0
    assert known(keys, one).take() > 0
    assert known(keys, two).take() == 0.0


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["# nobody"], "no key"),
        (["cms sk-desk-abc"], "line 1"),
        (["", "cms " + "a" * 64 + " 0"], "line 2"),
        (["cms " + "a" * 64, "cms " + "b" * 64], "twice"),
        (["one " + "a" * 64, "two " + "a" * 64], "twice"),
    ],
)
def test_a_key_file_that_cannot_be_meant_is_refused_with_its_line(tmp_path, lines, said):
    """No key, an unhashed key, a rate of nothing, a name or a key twice: refused at the start."""
    with pytest.raises(ConfigurationError, match=said) as raised:
        read_keys(file_of(tmp_path, *lines), Clock())
    assert raised.value.hint
    assert "sk-desk-abc" not in str(raised.value)


def test_a_key_file_that_is_missing_or_no_text_is_refused(tmp_path):
    """A missing file and one with other bytes are errors of the configuration."""
    with pytest.raises(ConfigurationError, match="cannot be read"):
        read_keys(tmp_path / "none", Clock())
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        read_keys(tmp_path / "binary", Clock())


@pytest.mark.parametrize("name", ["", "two words", "a" * 65, "line\nbreak"])
def test_a_name_that_would_break_its_line_is_refused(name):
    """A name with blanks, a line break or too many characters makes no key."""
    with pytest.raises(ConfigurationError):
        new_key(name)


def test_without_keys_nobody_is_known():
    """No keys are empty, and know nobody."""
    keys = Keys()
    assert len(keys) == 0
    assert keys.caller("anything") is None
