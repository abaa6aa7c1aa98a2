"""``summarizer ledger``: what stands in a ledger, and another try for what failed."""

from __future__ import annotations

from pathlib import Path

from summarizer.cli.console import one_line, say
from summarizer.ledger import Account, Ledger, account, retry

__all__ = ["show_ledger"]


def show_ledger(path: str, *, again: bool) -> int:
    """Print the account of the ledger at ``path``, or open what failed; returns the exit code."""
    with Ledger(Path(path), must_exist=True) as ledger:
        if again:
            many = retry(ledger)
            say(f"{many} wires are open again" if many != 1 else "1 wire is open again")
            return 0
        _print(account(ledger))
    return 0


def _print(told: Account) -> None:
    print("wires")
    for state in ("summarised", "held", "killed", "skipped", "failed", "open"):
        if told.states.get(state):
            print(f"  {state:<12}{told.states[state]:>9,}")
    if not told.states:
        print("  none")
    if told.paid:
        print("\npaid, by day and model (UTC)")
        for p in told.paid:
            tokens = f"{p.input_tokens + p.output_tokens:,} tokens"
            cost = f"${p.cost_usd:.4f}" if p.unpriced < p.answers else "price not known"
            if 0 < p.unpriced < p.answers:
                cost += f" + {p.unpriced:,} of unknown price"
            print(f"  {p.day}  {one_line(p.model or 'model not told')}")
            print(f"    {p.answers:,} answers, {tokens}, {cost}")
    if told.failures:
        print("\nfailed")
        for f in told.failures:
            what = "the next run tries again" if f.again else "--retry opens it"
            print(f"  {f.wires:,} × {f.code} ({what})")
            print(f"    {one_line(f.reason)}")
    if told.out:
        print("\nwith the provider (batch --via batch-api --resume collects)")
        for parcel in told.out:
            print(f"  {one_line(parcel.batch or 'not told yet')}")
            many = "1 request" if parcel.requests == 1 else f"{parcel.requests:,} requests"
            print(f"    {many}, {one_line(parcel.status)}")
