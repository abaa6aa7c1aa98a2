"""Many wires at once: read and decided over first, then asked for side by side, all of it through
the ledger, so that a run that ends at any moment can be gone on with.

:func:`run_batch` does it; ``lines`` are its output, ``day_items`` what a digest is made of, and
``Tally`` tells how far it is.
"""

from __future__ import annotations

from summarizer.batch.days import day_items, killed_texts
from summarizer.batch.lines import lines
from summarizer.batch.run import Batch, run_batch
from summarizer.batch.tally import Tally

__all__ = ["Batch", "Tally", "day_items", "killed_texts", "lines", "run_batch"]
