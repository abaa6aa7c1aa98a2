"""Tell lies, run the checks, print and write the table.

python -m bench.lies [--write docs/checks.md] [--out FILE.json] [--show KIND]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bench.lies import run, table

parser = argparse.ArgumentParser(prog="python -m bench.lies", description=__doc__)
parser.add_argument("--write", type=Path, help="put the table between the marks of this file")
parser.add_argument("--out", type=Path, help="every lie and what came of it, as JSON")
parser.add_argument("--only-told", action="store_true", help="leave out the generated lies")
parser.add_argument("--show", metavar="KIND", help="print the lies of this kind that got out")
parser.add_argument("--only", metavar="KINDS", help="tell lies of these kinds, with commas between")
parser.add_argument("--text", metavar="NAME", help="tell lies about this text alone")
parser.add_argument("--rivals", action="store_true", help="put them to other libraries too")
options = parser.parse_args()

measured = run.measure(
    generate=not options.only_told,
    only=options.only.split(",") if options.only else None,
    name=options.text,
    rivals=options.rivals,
)
print(table.text(measured))
if options.show:
    print(table.survivors(measured, options.show))
if options.out:
    options.out.parent.mkdir(parents=True, exist_ok=True)
    rows = [table.row(t) for t in measured.tries]
    options.out.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
if options.write:
    table.write(measured, options.write)
