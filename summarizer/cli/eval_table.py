"""The table of a measurement on a terminal, and of two side by side; wide or narrow.

What comes from wires and models goes through ``one_line``: nothing in it acts on the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from summarizer.cli.console import one_line
from summarizer.evaluation.compare import Comparison
from summarizer.evaluation.measures import MEASURES, Share
from summarizer.evaluation.record import Record

__all__ = ["print_comparison", "print_record"]

_NARROW = 60
"""Below this many columns, figures stand below what they are of."""
_TITLE = 34


def print_record(record: Record, to: Console) -> None:
    """Print a record (see ``evaluation.record``): the shares, then the wires, worst first."""
    total = record["total"]
    _heading(record, to)
    for measure in MEASURES:
        found = total["measures"].get(measure.key)
        if found:
            bad = measure.low and found["right"] > 0
            _figure(to, measure.title, _of(Share(found["right"], found["of"])), bad=bad)
    if total["fields"]:
        _by_field(total["fields"], to)
    to.print()
    _costs(total, to)
    wires = sorted(record["wires"], key=_badness)
    to.print()
    for wire in wires:
        _wire(wire, to)


def _heading(record: Record, to: Console) -> None:
    total = record["total"]
    said = [record["engine"], *([record["model"]] if record["model"] else [])]
    said.append(_count(total["wires"], "wire"))
    if total["failed"]:
        said.append(f"{total['failed']} failed: all their facts count as missed")
    if total["not_asked"]:
        said.append(f"{total['not_asked']} without a reply: counted nowhere")
    to.print(Text(one_line(" · ".join(said)), "bold"))
    to.print()


def _figure(to: Console, title: str, figure: str, *, bad: bool = False) -> None:
    style = "bold red" if bad else ""
    if to.width < _NARROW:
        to.print(Text(title))
        to.print(Text(f"  {figure}", style))
    else:
        to.print(Text.assemble(title.ljust(_TITLE), (figure, style)))


def _of(share: Share) -> str:
    percent = "" if share.value is None else f"{share.value:8.1%}"
    return f"{share.right:5} of {share.of:<5} {percent}".rstrip()


def _by_field(fields: Record, to: Console) -> None:
    to.print()
    to.print(Text("facts, field by field where one is missed", "bold"))
    _figure(to, "all", _of(Share(fields["found"], fields["facts"])))
    for name, found in fields["by_field"].items():
        if found["missed"]:
            _figure(to, name, _of(Share(found["found"], found["found"] + found["missed"])))


def _costs(total: Record, to: Console) -> None:
    done = total["summarised"]
    seconds, tokens = total["seconds"], total["tokens"]
    if done:
        _figure(to, "findings", f"{total['findings'] / done:8.1f} a wire")
        typical = f"{seconds['median']:8.3f} median, {seconds['worst']:.3f} worst"
        _figure(to, "seconds a wire", typical)
    if tokens["input"] or tokens["output"]:
        cached = f", {tokens['cached']:,} of them cached" if tokens["cached"] else ""
        _figure(to, "tokens in", f"{tokens['input']:8,}{cached}")
        _figure(to, "tokens out", f"{tokens['output']:8,}")
        known = total["cost_usd"] is not None
        _figure(to, "cost", f"{total['cost_usd']:8.4f} USD" if known else "   not known")


def _badness(wire: Record) -> tuple[bool, int, int, str]:
    return wire["error"] is None, -len(wire["wrong"]), -len(wire["missed"]), wire["name"]


def _wire(wire: Record, to: Console) -> None:
    wrong, missed, unlisted = wire["wrong"], wire["missed"], wire["unlisted"]
    counts = Text()
    if wire["asked"]:
        counts.append(f"{len(wrong)} wrong", "bold red" if wrong else "dim")
        counts.append(f" · {len(missed)} missed", "dim")
    if wire["error"] is None:
        counts.append(f" · {_count(wire['findings'], 'finding')} · {wire['seconds']:.3f} s", "dim")
    name = Text(one_line(wire["name"]), "bold")
    if to.width < _NARROW:
        to.print(name)
        to.print(Padding(counts, (0, 0, 0, 2), expand=False))
    else:
        to.print(Text.assemble(name, "  ", counts))
    if wire["error"] is not None:
        _lines(to, "failed", [wire["error"]], "bold red")
    _lines(to, "wrong", map(_line, wrong), "bold red")
    if wire["error"] is None:
        _lines(to, "missed", map(_line, missed), "yellow")
    _lines(to, "not in the gold", map(_line, unlisted), "dim")


def _line(fact: Record) -> str:
    return f"{fact['field']}: {fact['what']}" + (f", {fact['note']}" if fact["note"] else "")


def _lines(to: Console, title: str, lines: Iterable[str], style: str) -> None:
    for line in dict.fromkeys(lines):  # leaves of one value look alike
        shown = Text.assemble((f"{title}: ", style), one_line(line))
        to.print(Padding(shown, (0, 0, 0, 4 if to.width >= _NARROW else 2), expand=False))


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


# --- two of them ----------------------------------------------------------------------------------


def print_comparison(found: Comparison, names: Sequence[str], to: Console) -> None:
    """Print what the second of two measurements won and lost; ``names`` are their files'."""
    before, now = (one_line(name) for name in names)
    to.print(Text.assemble((f"{before} → {now}", "bold")))
    to.print()
    for measure, old, new in found.figures:
        _change(to, measure.title, old, new, low=measure.low)
    if found.fields is not None:
        _change(to, "facts, field by field", *found.fields)
    if not found.wires:
        to.print()
        to.print("No fact differs.")
    for wire in found.wires:
        to.print()
        to.print(Text(one_line(wire.name), "bold"))
        old_error, new_error = wire.error
        if old_error != new_error:
            _lines(to, "failed before", [old_error] if old_error else [], "dim")
            _lines(to, "failed now", [new_error] if new_error else [], "bold red")
        _lines(to, "newly wrong", wire.newly_wrong, "bold red")
        _lines(to, "lost", wire.lost, "yellow")
        _lines(to, "won", wire.won, "green")
        _lines(to, "no longer wrong", wire.no_longer_wrong, "green")


def _change(to: Console, title: str, old: Share, new: Share, *, low: bool = False) -> None:
    a, b = (s.value if s.value is not None else 0.0 for s in (old, new))
    worse = b > a if low else b < a
    style = "" if a == b else "bold red" if worse else "green"
    figures = f"{_short(old):<14} → {_short(new)}"
    if to.width < _NARROW:
        to.print(Text(title))
        to.print(Text(f"  {figures}", style))
    else:
        to.print(Text.assemble(title.ljust(_TITLE), (figures, style)))


def _short(share: Share) -> str:
    percent = "–" if share.value is None else f"{share.value:.1%}"
    return f"{share.right}/{share.of} {percent}"
