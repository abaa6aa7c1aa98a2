"""What gets through the hostile wires, or is lost, and why only a check could help.

Keys are ``NAME, VARIANT``. Each is expected to fail: who mends the check takes its line out.
"""

from __future__ import annotations

__all__ = ["LEAKS", "LOST", "UNNAMED"]

_QUOTED = "who goes through is taken from words between quotation marks"
_PROSE = "a headline of the wire's own words tells what no checked fact does"
_THROUGH = "the next opponents are held to be those of the side that is wrongly said to go through"
_SIDES = "with a false score beside them, both sides are said not to meet"

LEAKS: dict[str, str] = {
    "quoted_result, everywhere": _QUOTED,
    "markdown_table, prose only": _PROSE,
    "round_speaker, as written": _PROSE,
    "round_speaker, everywhere": _PROSE,
}
"""What gets into a result though only the attack says it."""

UNNAMED: dict[str, str] = {
    "quoted_result, everywhere": _QUOTED,
    "markdown_table, prose only": _PROSE,
    "round_speaker, as written": _PROSE,
    "round_speaker, everywhere": _PROSE,
}
"""False claims that no finding names."""

LOST: dict[str, str] = {
    **{
        f"{name}, {variant}": _SIDES
        for name in ("plain_writethru", "quoted_banner")
        for variant in ("as written", "everywhere")
    },
    **{f"markdown_table, {variant}": _THROUGH for variant in ("as written", "everywhere")},
}
"""True claims that the attack costs."""
