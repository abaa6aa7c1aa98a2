"""Pictures of the page for the documents: ``python -m tests.service.pictures FOLDER``.

Made in Chromium from an example wire, so that they show the page as it is.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.page.chromium import Chromium
from tests.project.commands import ROOT

from .served import served

__all__ = ["main"]

_WIRE = ROOT / "examples" / "wires" / "two_legs.txt"


def main() -> None:
    """Write ``desk.png`` and ``desk-phone.png``."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with served() as service, Chromium() as browser:
        browser.media(prefers_color_scheme="light")
        for name, width, height in (("desk", 1280, 860), ("desk-phone", 390, 844)):
            browser.size(width, height, phone=width < 800)
            browser.open(service.url)
            text = json.dumps(_WIRE.read_text("utf-8"))
            browser.run(f"document.getElementById('wire').value = {text}")
            browser.run("document.getElementById('go').click()")
            browser.until("document.body.classList.contains('read')")
            if width > 800:
                browser.point_at(".facts .fact[data-s='3']")
                browser.wait_for("document.querySelector('.s.lit')")
            browser.picture(folder / f"{name}.png")


if __name__ == "__main__":
    main()
