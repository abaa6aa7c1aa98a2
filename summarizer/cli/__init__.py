"""The command line: ``summarizer summarize``, ``read``, ``prompt``, ``schema``, ``eval``.

Nothing heavy is loaded at import; each command loads what it needs when it runs.
"""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line on ``sys.argv`` and exit with its code."""
    from summarizer.cli.app import run

    raise SystemExit(run())
