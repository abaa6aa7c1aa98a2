"""Run the macro on a sample article, as Superdesk would, and print what it filled in.

``python examples/superdesk/try_it.py [ITEM.json]``
"""

from __future__ import annotations

import json
import re
import sys
from html import unescape
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from macros import match_suggestions  # noqa: E402  it stands beside this file, not in a package


def main() -> int:
    """Print each field that the macro changed."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "item.json"
    before = json.loads(path.read_text(encoding="utf-8"))
    after = match_suggestions.callback(json.loads(path.read_text(encoding="utf-8")))
    for field in ("headline", "abstract"):
        changed = after.get(field) != before.get(field)
        print(f"{field} ({'suggested' if changed else 'as it was'}): {shown(after.get(field))}")
    for field, value in after.get("extra", {}).items():
        print(f"\nextra.{field}:\n{shown(value)}")
    return 0


def shown(value: str | None) -> str:
    """HTML as lines of text."""
    text = re.sub(r"<[^>]*>", "", re.sub(r"</p>", "\n", value or ""))
    return "\n".join(f"  {line}" for line in unescape(text).splitlines()).strip("\n") or "  -"


if __name__ == "__main__":
    sys.exit(main())
