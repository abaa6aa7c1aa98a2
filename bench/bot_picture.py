"""A picture of a message of the bot: its blocks, rendered as a page and photographed in Chromium.

    python -m bench.bot_picture docs/images/bot.png

It is a rendering and says so: the blocks are the ones that Slack gets, the looks are ours.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from summarizer import read, summarize
from summarizer.blurbs import blurbs
from summarizer.bot.blocks import slack_blocks
from summarizer.bot.card import card_of, facts_changed
from summarizer.bot.messages import Message
from summarizer.revisions import changes

__all__ = ["example", "page"]

_WIRE: Final = Path(__file__).parents[1] / "examples/wires/two_legs.txt"
_CSS: Final = """
* { box-sizing: border-box }
body { margin: 0; padding: 16px; background: #fff; color: #1d1c1d;
  font: 15px/1.46 Lato, "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere }
.label { font-size: 12px; color: #616061; margin: 0 0 12px }
.message { display: grid; grid-template-columns: 36px 1fr; gap: 8px; max-width: 660px }
.icon { width: 36px; height: 36px; border-radius: 6px; background: #0b5c46; color: #fff;
  display: grid; place-items: center; font-weight: 700 }
.name { font-weight: 700 } .app { font-size: 10px; background: #e8e8e8; border-radius: 2px;
  padding: 1px 3px; color: #616061; vertical-align: middle }
h2 { font-size: 18px; line-height: 1.3; margin: 6px 0 } p { margin: 4px 0; white-space: pre-line }
blockquote { margin: 6px 0; padding-left: 12px; border-left: 4px solid #ddd }
ul { margin: 4px 0; padding-left: 22px }
.context { font-size: 13px; color: #616061; margin: 8px 0 } .context a { color: #1264a3 }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px }
.button { border: 1px solid #bbb; border-radius: 4px; padding: 5px 12px; font-weight: 700 }
.primary { background: #007a5a; border-color: #007a5a; color: #fff }
.danger { color: #b3123c; border-color: #b3123c }
"""


def example() -> Message:
    """The suggestion for an example wire, after a first take with another minute in it."""
    wire = read(_WIRE)
    summary = summarize(wire)
    first = summarize(wire.text.replace("Seven minutes later", "Six minutes later"))
    made = blurbs(summary, channels=("headline", "x"), wire=wire)
    card = card_of(
        wire,
        summary,
        tuple(b for b in made if b.channel == "x"),
        tuple(b for b in made if b.channel == "headline"),
    )
    return Message(
        id=1,
        uid="example",
        key="another",
        story="",
        desk="Women’s football",
        kind="offer",
        status="offered",
        card=card,
        text=None,
        changes=facts_changed(changes(first, summary)),
        corrected=True,
        notice=None,
        stop=None,
        reason=None,
        decided_by=None,
        decided_at=None,
        rev=2,
        sent=1,
        sending=None,
        since=None,
        theirs=None,
        again=None,
        place="slack:C1",
        address="1.2",
        stuck=None,
        tries=0,
        wire=1,
        told=None,
    )


def page(blocks: list[dict[str, Any]]) -> str:
    """The blocks as a page."""
    body = "".join(_block(b) for b in blocks)
    return (
        f"<!doctype html><meta charset=utf-8><style>{_CSS}</style>"
        '<p class="label">A rendering of the message’s blocks, not a screenshot of Slack</p>'
        '<div class="message"><div class="icon">S</div><div><span class="name">summarizer</span> '
        f'<span class="app">APP</span>{body}</div></div>'
    )


def _block(block: dict[str, Any]) -> str:
    kind = block["type"]
    if kind == "header":
        return f"<h2>{html.escape(block['text']['text'])}</h2>"
    if kind == "rich_text":
        return "".join(_rich(e) for e in block["elements"])
    if kind == "context":
        return f'<p class="context">{" ".join(_context(e) for e in block["elements"])}</p>'
    if kind == "actions":
        buttons = (
            f'<span class="button {e.get("style", "")}">{html.escape(e["text"]["text"])}</span>'
            for e in block["elements"]
        )
        return f'<div class="actions">{"".join(buttons)}</div>'
    raise ValueError(kind)


def _context(element: dict[str, Any]) -> str:
    if element["type"] == "mrkdwn":  # our one link: <address|words>
        words = element["text"].strip("<>").partition("|")[2]
        return f'<a href="#">{html.escape(words)}</a>'
    return html.escape(element["text"])


def _rich(element: dict[str, Any]) -> str:
    inside = element["elements"]
    if element["type"] == "rich_text_list":
        items = "".join(f"<li>{''.join(map(_piece, i['elements']))}</li>" for i in inside)
        return f"<ul>{items}</ul>"
    pieces = "".join(map(_piece, inside))
    return (
        f"<blockquote>{pieces}</blockquote>" if "quote" in element["type"] else f"<p>{pieces}</p>"
    )


def _piece(piece: dict[str, Any]) -> str:
    text = html.escape(piece["text"])
    style = piece.get("style", {})
    text = f"<strong>{text}</strong>" if style.get("bold") else text
    return f"<em>{text}</em>" if style.get("italic") else text


def main() -> int:
    """Write the picture to the path given; ``--width`` is 700, or that of a phone."""
    target = Path(sys.argv[1])
    width, height = (int(n) for n in (sys.argv[2:4] or ("700", "560")))
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        print("no Chromium here", file=sys.stderr)
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "message.html")
        file.write_text(page(slack_blocks(example(), "https://bot.example/m/1")), "utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        command += [f"--window-size={width},{height}", f"--user-data-dir={folder}/profile"]
        command += [f"--screenshot={target.absolute()}", file.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return 0


if __name__ == "__main__":
    sys.exit(main())
