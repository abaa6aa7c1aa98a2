"""What the documents tell people to type exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import summarizer

from .commands import ROOT, run

_TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
_PHONY = re.compile(r"^\.PHONY:(.*)$", re.MULTILINE)
_MAKE = re.compile(r"\bmake ([a-z][a-z-]+)(?=[\s`.,;:)]|$)")
_SHELL = re.compile(r"^```(?:sh|bash|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
DOCUMENTS += [
    "docs/architecture.md",
    "docs/calling.md",
    "docs/result.md",
    "docs/out.md",
    "docs/service.md",
]


def _commands(document: str) -> list[str]:
    text = (ROOT / document).read_text("utf-8")
    return [line for block in _SHELL.findall(text) for line in block.splitlines() if line]


def test_the_readme_starts_with_the_two_commands() -> None:
    """The first commands that the README shows are the two that do all the set-up."""
    words = [command.split("#")[0].strip() for command in _commands("README.md")]
    assert words[:2] == ["make demo", "make test"]
    first_screen = (ROOT / "README.md").read_text("utf-8").splitlines()[:40]
    assert any(line.startswith("make test") for line in first_screen)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_command_in_a_document_is_a_target(document: str) -> None:
    """No document names a target that the Makefile lacks."""
    text = (ROOT / document).read_text("utf-8")
    in_code = re.findall(r"`[^`\n]+`", text) + _commands(document)
    named = {target for piece in in_code for target in _MAKE.findall(piece)}
    assert named <= set(_TARGET.findall(MAKEFILE))


def test_every_target_is_phony_and_told() -> None:
    """Each target for people runs whatever files lie about, and ``make`` alone names it."""
    targets = set(_TARGET.findall(MAKEFILE))
    phony = _PHONY.search(MAKEFILE)
    assert phony and set(phony[1].split()) == targets
    told = run(["make", "help"]).stdout
    assert all(re.search(rf"\b{target}\b", told) for target in targets - {"help", "setup"})


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_to_a_file_leads_somewhere(document: str) -> None:
    """Relative links in the documents lead to files that are there."""
    path = ROOT / document
    broken = [
        link
        for link in _LINK.findall(path.read_text("utf-8"))
        if not Path(path.parent, link.strip()).exists()
    ]
    assert broken == []


def test_the_changelog_knows_this_version() -> None:
    """The version of the code has its section in the change log."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## [{summarizer.__version__}]" in text
