"""The ledger: what came in, what was paid for and what was made of it, in one SQLite file.

:class:`Ledger` opens it for one process; the parts of it keep wires (with the inputs of the last
run), stories, answers and results, and :func:`account` sums up. Nothing here decides over a wire
or talks to a server.
"""

from __future__ import annotations

from summarizer.ledger.account import Account, account, retry
from summarizer.ledger.answers import Answers
from summarizer.ledger.database import Ledger
from summarizer.ledger.inputs import Inputs, Item, Unread
from summarizer.ledger.parcels import Member, Parcel, Parcels, State
from summarizer.ledger.results import Result, Results
from summarizer.ledger.stories import Stories
from summarizer.ledger.wires import Wires

__all__ = [
    "Account",
    "Answers",
    "Inputs",
    "Item",
    "Ledger",
    "Member",
    "Parcel",
    "Parcels",
    "Result",
    "Results",
    "State",
    "Stories",
    "Unread",
    "Wires",
    "account",
    "retry",
]
