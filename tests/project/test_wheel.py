"""The wheel carries all that the command needs, wherever it is installed and run."""

from __future__ import annotations

import json
import shutil
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import summarizer

from .commands import ROOT, run

EXAMPLE = ROOT / "examples" / "wires" / "league_match.txt"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    done = run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder])
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` of a new environment with the wheel in it.

    The other packages are those of the environment that the tests run in, so that no network is
    needed; its own ``summarizer`` is not, since a path file is not followed from another one.
    """
    folder = tmp_path_factory.mktemp("elsewhere") / "env"
    programs = folder / "bin"
    venv.create(folder, symlinks=True)
    quiet = ["-qq", "--no-deps", "--no-index", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install"]
    done = run([*pip, *quiet, wheel])
    assert done.returncode == 0, done.stderr
    (site,) = (folder / "lib").glob("python3.*/site-packages")
    site.joinpath("others.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return programs


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder far from the checkout that holds one wire."""
    shutil.copy(EXAMPLE, tmp_path / "wire.txt")
    return tmp_path


def test_the_installed_package_is_not_the_checkout(installed: Path, elsewhere: Path) -> None:
    """The environment runs the wheel's files; else the other tests here would show nothing."""
    done = run(
        [installed / "python", "-c", "import summarizer; print(summarizer.__file__)"], elsewhere
    )
    assert Path(done.stdout.strip()).is_relative_to(installed.parent)
    assert ROOT not in Path(done.stdout.strip()).parents


def test_the_wheel_holds_the_package_and_its_texts_only(wheel: Path) -> None:
    """Every prompt and schema and every file of the package is in the wheel, and no test."""
    names = set(zipfile.ZipFile(wheel).namelist())
    package = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "summarizer").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    texts = {
        f"summarizer/_data/{folder}/{path.name}"
        for folder in ("prompts", "schemas")
        for path in (ROOT / folder).iterdir()
    }
    assert len(texts) > 3
    info = {name for name in names if ".dist-info/" in name}
    assert names - info == package | texts


def test_the_version_is_told(installed: Path, elsewhere: Path) -> None:
    """``summarizer --version`` prints the version of the code."""
    done = run([installed / "summarizer", "--version"], elsewhere)
    assert done.returncode == 0, done.stderr
    assert summarizer.__version__ in done.stdout


def test_a_wire_is_summarised(installed: Path, elsewhere: Path) -> None:
    """The main job runs from another folder: the example's match and score come out."""
    args = ["summarize", "--engine", "offline", "--json", "wire.txt"]
    done = run([installed / "summarizer", *args], elsewhere)
    assert done.returncode == 0, done.stderr
    line = json.loads(done.stdout)
    assert (line["input"], line["outcome"]) == ("wire.txt", "summarised")
    (match,) = line["summary"]["matches"]
    assert (match["home"]["name"], match["score"]["home"]) == ("Brackwell Rovers", 3)
    assert (match["away"]["name"], match["score"]["away"]) == ("Tolmering Athletic", 1)


def test_a_page_is_written(installed: Path, elsewhere: Path) -> None:
    """The page's template, style and script are in the wheel."""
    args = ["summarize", "--engine", "offline", "--html", "page.html", "wire.txt"]
    done = run([installed / "summarizer", *args], elsewhere)
    assert done.returncode == 0, done.stderr
    assert "Tolmering Athletic" in (elsewhere / "page.html").read_text("utf-8")


def test_the_request_is_shown(installed: Path, elsewhere: Path) -> None:
    """The prompt texts are in the wheel: the exact request can be printed, the wire in it."""
    done = run([installed / "summarizer", "prompt", "wire.txt"], elsewhere)
    assert done.returncode == 0, done.stderr
    assert "Callum Threlkeld struck twice" in done.stdout


def test_the_schema_is_the_published_one(installed: Path, elsewhere: Path) -> None:
    """The schemas are in the wheel as they are in the checkout."""
    done = run([installed / "summarizer", "schema", "summary"], elsewhere)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (ROOT / "schemas" / "summary.json").read_text("utf-8")
