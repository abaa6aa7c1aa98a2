"""What can be imported is what is promised, and all of it is documented."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import summarizer

from .commands import ROOT, run_code

PACKAGE = ROOT / "summarizer"


def _modules() -> list[str]:
    """The dotted names of all modules that hold code of their own, private ones aside."""
    names = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if any(part.startswith("_") and part != "__init__" for part in parts):
            continue
        body = ast.parse(path.read_text("utf-8")).body
        if len(body) > 1:  # more than the docstring
            names.append(".".join(p for p in parts if p != "__init__"))
    return names


def _source(module: str) -> ast.Module:
    path = ROOT.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(file.read_text("utf-8"))


def _type_checking_names(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.If):
            for inner in node.body:
                if isinstance(inner, ast.ImportFrom):
                    yield from ((alias.name, inner.module or "") for alias in inner.names)


@pytest.mark.parametrize("name", summarizer.__all__)
def test_every_public_name_can_be_had(name: str) -> None:
    """Each name in ``summarizer.__all__`` is there when asked for."""
    assert getattr(summarizer, name) is not None


def test_nothing_else_is_public() -> None:
    """``dir(summarizer)`` shows the promised names in order, and no other."""
    assert dir(summarizer) == sorted(summarizer.__all__)


def test_type_checkers_see_the_same_names() -> None:
    """The imports for type checkers lead to the objects that are loaded at run time."""
    seen = dict(_type_checking_names(_source("summarizer")))
    assert set(seen) == set(summarizer.__all__) - {"__version__"}
    for name, module in seen.items():
        assert getattr(import_module(module), name) is getattr(summarizer, name)


def test_all_errors_are_public() -> None:
    """A caller can catch each error by a name from the top level."""
    assert set(import_module("summarizer.errors").__all__) <= set(summarizer.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A misspelt name fails as it does in any module, naming the module and the name."""
    with pytest.raises(AttributeError, match=r"'summarizer' has no attribute 'Sumary'"):
        summarizer.Sumary  # noqa: B018  # the access is what is tested


def test_star_import_gives_the_promised_names() -> None:
    """``from summarizer import *`` works in a fresh process and brings exactly ``__all__``."""
    printed = run_code(
        "before = set(dir()) | {'before'}\n"
        "from summarizer import *\n"
        "print(*sorted(set(dir()) - before))"
    )
    assert printed.split() == sorted(summarizer.__all__)


@pytest.mark.parametrize("module", _modules())
def test_every_module_says_what_is_public(module: str) -> None:
    """Each module has a docstring and an ``__all__``, and all that it names exists."""
    loaded = import_module(module)
    assert (loaded.__doc__ or "").strip()
    for name in loaded.__all__:
        assert hasattr(loaded, name), name


@pytest.mark.parametrize("module", _modules())
def test_every_public_class_and_function_is_documented(module: str) -> None:
    """What ``__all__`` names has a docstring of its own, the public methods of classes too."""
    public = set(import_module(module).__all__)
    bare = []
    for node in _source(module).body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if node.name not in public:
            continue
        inner = [
            n
            for n in (node.body if isinstance(node, ast.ClassDef) else [])
            if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) and not n.name.startswith("_")
        ]
        bare += [n.name for n in (node, *inner) if not ast.get_docstring(n)]
    assert bare == []


def test_the_types_are_shipped() -> None:
    """Type checkers of callers find the marker file (PEP 561)."""
    assert Path(PACKAGE, "py.typed").is_file()
