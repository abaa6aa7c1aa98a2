"""Counting claims, made and dropped, in one unit: the paths of a draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from summarizer.checking import family_of
from summarizer.draft import Draft
from summarizer.summary import Finding

TOLD = "ground competition stage venue city shoot_out extra_time result".split()
WORKED_OUT = "score half_time aggregate first_leg winner advanced".split()
"""What the checks may add where it follows: a result may have more of these than are left."""


def claims_in(draft: Draft) -> list[str]:
    """The paths of all claims of a draft."""
    found: list[str] = []
    for i, m in enumerate(draft.matches):
        at = f"matches[{i}]"
        found += [f"{at}.home", f"{at}.away"]
        found += [f"{at}.{k}" for k in (*TOLD, *WORKED_OUT) if getattr(m, k) is not None]
        found += [f"{at}.dates[{j}]" for j in range(len(m.dates))]
        found += [f"{at}.next_opponents[{j}]" for j in range(len(m.next_opponents))]
        for j, e in enumerate(m.events):
            found.append(f"{at}.events[{j}]")
            found += [f"{at}.events[{j}].{k}" for k in ("minute", "when") if getattr(e, k)]
    for i, q in enumerate(draft.quotes):
        found.append(f"quotes[{i}]")
        if q.speaker is not None:
            found.append(f"quotes[{i}].speaker")
            found += [f"quotes[{i}].role"] if q.role else []
    return found


def fields(claims: list[str]) -> Counter[str]:
    """How many claims there are of each field, but for those that may be worked out."""
    named = (re.sub(r"\[\d+\]", "", c).rpartition("matches.")[2] for c in claims)
    return Counter(n for n in named if n not in (*WORKED_OUT, "events.minute"))


_WHOLE = re.compile(
    r"(?P<event>.*events\[\d+\])\.(?:player|side|kind)|"
    r"(?P<match>matches\[\d+\])\.(?:home|away)"
)


def dropped_of(claims: list[str], findings: Iterable[Finding]) -> dict[str, str]:
    """The claims that were dropped, each with the family of the first rule that dropped it."""
    gone: dict[str, str] = {}
    for f in findings:
        if f.action != "dropped" or f.severity != "error" or ".evidence[" in f.path:
            continue
        m = _WHOLE.fullmatch(f.path)
        root = (m["event"] or m["match"]) if m else f.path
        under: tuple[str, ...] = (root + ".", root + "[")
        if root.endswith(".speaker"):  # nobody is left to have the role
            under += (root.removesuffix("speaker") + "role",)
        for c in claims:
            if c == root or c.startswith(under):
                gone.setdefault(c, family_of(f.rule))
    return gone
