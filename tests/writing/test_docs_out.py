from __future__ import annotations

import re

from tests.project.commands import ROOT, run_code

DOCUMENT = (ROOT / "docs" / "out.md").read_text("utf-8")


def test_the_example_runs() -> None:
    """The Python of the document runs as it stands and makes all four forms."""
    (code,) = re.findall(r"^```python\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)
    printed = run_code(f"{code}\nprint(head[:8], text.count('## '), len(item['associations']))")
    assert printed.startswith("<script ")


def test_the_text_in_a_script_is_escaped_as_the_document_says() -> None:
    """The three escapes that the document tells are those that the writer makes."""
    code = (
        "from summarizer.writing.jsonld import _IN_SCRIPT\n"
        "print(*('<>&'.translate(_IN_SCRIPT)[i:i + 6] for i in (0, 6, 12)))"
    )
    for escape in run_code(code).split():
        assert f"`{escape}`" in DOCUMENT
