from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import summarizer.reading as reading
from summarizer.errors import InputError, NotAWire, NotFound, TooLarge
from summarizer.reading import MAX_TEXT_BYTES, read_path, read_paths


def test_reads_a_file(tmp_path: Path) -> None:
    """A file is read, and its path is the wire's input."""
    path = tmp_path / "a.txt"
    path.write_bytes("Blåkjær scored.\r\n".encode())
    for name in (path, str(path)):
        wire = read_path(name)
        assert wire.text == "Blåkjær scored.\r\n"
        assert wire.input == str(path)


def test_missing_file(tmp_path: Path) -> None:
    """A path that is not there is NotFound, in one line that names it."""
    path = tmp_path / "none.txt"
    with pytest.raises(NotFound) as caught:
        read_path(path)
    assert str(path) in str(caught.value)
    assert caught.value.hint


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A path through a file is NotFound."""
    (tmp_path / "a.txt").write_text("Norvale won.")
    with pytest.raises(NotFound):
        read_path(tmp_path / "a.txt" / "b.txt")


def test_empty_folder(tmp_path: Path) -> None:
    """A folder is no wire, and says so; one without files is none for those who take several."""
    with pytest.raises(InputError) as caught:
        read_path(tmp_path)
    assert not isinstance(caught.value, NotFound)
    assert "is a folder, and one wire is asked for" in str(caught.value)
    (told,) = read_paths([tmp_path])
    assert isinstance(told, InputError) and "is a folder without a wire" in str(told)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_forbidden_file(tmp_path: Path) -> None:
    """A file that may not be read is an InputError with a hint."""
    path = tmp_path / "a.txt"
    path.write_text("Norvale won.")
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        read_path(path)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_impossible_names(name: str) -> None:
    """A name that no file can have is an InputError."""
    with pytest.raises(InputError):
        read_path(name)


def test_large_file_is_not_read(tmp_path: Path) -> None:
    """A file over the limit is refused by its size: a sparse one of 2 GB at once."""
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    with pytest.raises(TooLarge, match="big"):
        read_path(path)


def test_a_file_just_over_the_limit(tmp_path: Path) -> None:
    """One byte over the limit is over it."""
    path = tmp_path / "big.txt"
    path.write_bytes(b"a" * (MAX_TEXT_BYTES + 1))
    with pytest.raises(TooLarge):
        read_path(path)


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """A file name of undecodable bytes gives an input that can be written as UTF-8."""
    path = os.fsdecode(os.fsencode(tmp_path) + b"/w\xff.txt")
    try:
        with open(path, "wb") as file:  # noqa: PTH123 - as a caller would
            file.write(b"Norvale won.")
    except OSError:
        pytest.skip("this file system takes no such names")
    wire = read_path(path)
    assert wire.input is not None
    wire.input.encode("utf-8")
    assert wire.input.endswith("w\\udcff.txt")


def test_an_empty_file(tmp_path: Path) -> None:
    """An empty file is NotAWire and named."""
    path = tmp_path / "empty.txt"
    path.touch()
    with pytest.raises(NotAWire, match=r"empty\.txt"):
        read_path(path)


def test_public_names() -> None:
    """What the room exports is there, and nothing else is meant to be used."""
    assert sorted(reading.__all__) == [
        "FORMATS",
        "MAX_INPUT_BYTES",
        "MAX_TEXT_BYTES",
        "read_bytes",
        "read_path",
        "read_paths",
        "read_text",
        "read_wires",
    ]
    assert all(hasattr(reading, name) for name in reading.__all__)


def test_import_is_light() -> None:
    """Reading loads neither pydantic nor anything of the LLM stack."""
    code = (
        "import sys, summarizer.reading\n"
        "heavy = {'pydantic', 'openai', 'instructor', 'httpx', 'tenacity', 'typer', 'rich'}\n"
        "heavy |= {'lxml', 'httpx2'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "[]"
