"""What the rules cost on wires of about 600 words with about 40 claims, and on longer ones.

The wires are those written for the measure of lies, with their right drafts, where such a draft
has 34 to 46 claims. They have 400 to 510 words; paragraphs of other wires of the set are added
at the end, so that numbers and claims stay what they are, until a text has about 600 words.
"""

from __future__ import annotations

import gc
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from bench.figure import Figure
from bench.lies.right import texts
from summarizer.checking import check
from summarizer.draft import Draft
from summarizer.reading import read_text
from summarizer.wire import Wire
from tests.checking.claims import claims_in

__all__ = ["Claimed", "claimed", "rules"]

WORDS = 600
TARGET = 5.0
CLAIMS = range(34, 47)
ROUNDS = 5
LONGER = (1, 10, 100)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A wire and a right draft about its first part."""

    name: str
    wire: Wire
    draft: Draft

    @property
    def words(self) -> int:
        """How many words the wire has."""
        return len(self.wire.text.split())

    @property
    def claims(self) -> int:
        """How many claims the draft has: the paths that a finding can name."""
        return len(claims_in(self.draft))


def claimed(words: int) -> Iterator[Claimed]:
    """The wires with their drafts, each lengthened to about ``words`` words."""
    ours = [t for t in texts() if t.source == "our wires"]
    for i, text in enumerate(ours):
        if len(claims_in(text.right)) not in CLAIMS:
            continue
        paragraphs = text.wire.text.rstrip().split("\n\n")
        missing = words - len(text.wire.text.split())
        at = i + 1
        while missing > 0:
            for added in ours[at % len(ours)].wire.text.strip().split("\n\n")[1:]:
                size = len(added.split())
                if missing < size / 2:
                    missing = 0
                    break
                paragraphs.append(added)
                missing -= size
            at += 1
        yield Claimed(text.name, read_text("\n\n".join(paragraphs)), text.right)


def rules() -> Iterator[Figure]:
    """The rules without the second reader, and how their time grows with the text.

    Before each run all that the rules remember is forgotten, and another wire is checked: a desk
    sends many wires to one process, and none of them twice.
    """
    lengths = [list(claimed(WORDS * n)) for n in LONGER]
    forget = _forgetting()
    for each in lengths[0]:  # the first check of all compiles patterns
        check(each.wire, each.draft)
    gc.collect()
    gc.freeze()
    times: list[list[float]] = [[] for _ in LONGER]
    for _ in range(ROUNDS):  # lengths take turns, so that a busy moment hits all of them
        for i, same in enumerate(zip(*lengths, strict=True)):
            for kept, each in zip(times, same, strict=True):
                forget()
                check(lengths[0][i - 1].wire, lengths[0][i - 1].draft)
                kept.append(_thread_ms(partial(check, each.wire, each.draft)))
    words = [statistics.median(c.words for c in some) for some in lengths]
    claims = statistics.median(c.claims for c in lengths[0])
    medians = list(map(statistics.median, times))
    yield Figure(
        "rules alone, no second reader",
        medians[0],
        "ms cpu",
        TARGET,
        f"worst {max(times[0]):.1f}; {words[0]:.0f} words, {claims:.0f} claims, "
        f"{len(lengths[0])} wires {ROUNDS} times",
    )
    for n, median in zip(words[1:], medians[1:], strict=True):
        ratio = (median / n) / (medians[0] / words[0])
        what = f"  a word of {n:.0f} : a word of {words[0]:.0f}, same claims"
        yield Figure(what, ratio, "x", 1.0, f"{median:.0f} ms")


def _thread_ms(work: Callable[[], object]) -> float:
    started = time.thread_time()
    work()
    return 1000 * (time.thread_time() - started)


def _forgetting() -> Callable[[], None]:
    """What empties every memory of the package's functions, and that of compiled patterns."""
    clears = {
        f.cache_clear
        for name, module in list(sys.modules.items())
        if name.startswith(("summarizer.checking", "summarizer.language"))
        for f in vars(module).values()
        if hasattr(f, "cache_clear")
    }

    def forget() -> None:
        re.purge()
        for clear in clears:
            clear()

    return forget
