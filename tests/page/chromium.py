"""Chromium over its debugging pipe: enough of the protocol for the page's tests.

``--remote-debugging-pipe`` speaks JSON messages, ended by NUL, over file descriptors 3 and 4, so
neither a port nor a client library is needed.
"""

from __future__ import annotations

import base64
import contextlib
import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any

BINARY = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-extensions "
    "--disable-background-networking --disable-component-update --disable-sync --hide-scrollbars "
    "--disable-dev-shm-usage --remote-debugging-pipe"
).split()


class Chromium:
    """A headless browser with one page. Use as a context manager."""

    def __init__(self, seconds: float = 60.0) -> None:
        if BINARY is None:
            raise RuntimeError("no Chromium here")
        self.seconds = seconds
        self.profile = tempfile.mkdtemp(prefix="chromium-")
        to_browser, self.out = os.pipe()
        self.incoming, from_browser = os.pipe()
        # Out of the way of 3 and 4, where the browser looks for its pipe.
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (to_browser, from_browser)]

        def put_in_place() -> None:
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self.process = subprocess.Popen(
            [BINARY, *_FLAGS, f"--user-data-dir={self.profile}", "about:blank"],
            close_fds=False,
            preexec_fn=put_in_place,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for end in (to_browser, from_browser, *ends):
            os.close(end)
        self.buffer = b""
        self.number = 0
        self.events: list[dict[str, Any]] = []
        targets = self.browser("Target.getTargets")["targetInfos"]
        page = next(t for t in targets if t["type"] == "page")
        attached = self.browser("Target.attachToTarget", targetId=page["targetId"], flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self(f"{domain}.enable")

    def __enter__(self) -> Chromium:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.out)
        os.close(self.incoming)
        shutil.rmtree(self.profile, ignore_errors=True)

    def browser(self, method: str, **params: Any) -> dict[str, Any]:
        """Call a method of the browser itself."""
        return self._call({"method": method, "params": params})

    def __call__(self, method: str, **params: Any) -> dict[str, Any]:
        """Call a method of the page."""
        return self._call({"method": method, "params": params, "sessionId": self.session})

    def _call(self, message: dict[str, Any]) -> dict[str, Any]:
        self.number += 1
        data = json.dumps({**message, "id": self.number}).encode() + b"\0"
        while data:
            data = data[os.write(self.out, data) :]
        while True:
            answer = self._read()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{message['method']}: {answer['error']}")
                return answer["result"]  # type: ignore[no-any-return]
            self.events.append(answer)

    def _read(self) -> dict[str, Any]:
        end = time.monotonic() + self.seconds
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.incoming], [], [], max(0, end - time.monotonic()))
            chunk = os.read(self.incoming, 1 << 16) if ready else b""
            if not chunk:
                raise RuntimeError("the browser does not answer")
            self.buffer += chunk
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)  # type: ignore[no-any-return]

    def open(self, url: str) -> None:
        """Go to ``url`` and wait until it is loaded; the events since then are kept."""
        self.events.clear()
        self("Page.navigate", url=url)
        self._wait_until_loaded()

    def follow(self, selector: str) -> None:
        """Click what leads to another page, and wait until that is loaded."""
        self.events.clear()
        self.click(selector)
        self._wait_until_loaded()

    def _wait_until_loaded(self) -> None:
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self._read())

    def show(self, html: str, folder: Path) -> None:
        """Write a page into ``folder`` and open it from there."""
        path = folder / "page.html"
        path.write_text(html, encoding="utf-8")
        self.open(path.as_uri())

    def size(self, width: int, height: int, *, phone: bool = False) -> None:
        """Set the size of the window in CSS pixels; a phone has a touch screen."""
        self(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=2 if phone else 1,
            mobile=phone,
        )
        self("Emulation.setTouchEmulationEnabled", enabled=phone)

    def media(self, **features: str) -> None:
        """Emulate media features: ``prefers_color_scheme="dark"``."""
        self(
            "Emulation.setEmulatedMedia",
            features=[
                {"name": name.replace("_", "-"), "value": value} for name, value in features.items()
            ],
        )

    def run(self, script: str) -> Any:
        """The value of an expression in the page; promises are awaited."""
        result = self("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(str(result["exceptionDetails"]))
        return result["result"].get("value")

    def wait_for(self, condition: str) -> bool:
        """Whether ``condition`` comes true in the page within 200 of its frames."""
        return bool(
            self.run(
                "(async () => { for (let i = 0; i < 200; i++) { if (" + condition + ") return true;"
                " await new Promise((done) => requestAnimationFrame(done)); } return false; })()"
            )
        )

    def until(self, condition: str) -> bool:
        """Whether ``condition`` comes true in the page, however long a server takes to answer.

        Looked at on each of the page's frames, for as long as a message may take.
        """
        end = time.monotonic() + self.seconds
        while time.monotonic() < end:
            if self.wait_for(condition):
                return True
        return False

    def point_at(self, selector: str) -> None:
        """Move the mouse onto the middle of an element."""
        x, y = self._middle(selector)
        self("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def click(self, selector: str) -> None:
        """Press and release the mouse on the middle of an element."""
        x, y = self._middle(selector)
        for kind in ("mousePressed", "mouseReleased"):
            self("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def drop(self, selector: str, path: Path) -> None:
        """Drag a file onto the middle of an element and let go."""
        x, y = self._middle(selector)
        data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            self("Input.dispatchDragEvent", type=kind, x=x, y=y, data=data)

    def paste(self, selector: str, text: str) -> None:
        """Put ``text`` into a field in place of what is there, as the clipboard would."""
        field = f"document.querySelector({json.dumps(selector)})"
        self.run(f"{field}.focus(); {field}.select()")
        self("Input.insertText", text=text)

    def choose_file(self, selector: str, path: Path) -> None:
        """Choose a file for an input of files."""
        field = f"document.querySelector({json.dumps(selector)})"
        found = self("Runtime.evaluate", expression=field)["result"]
        self("DOM.setFileInputFiles", files=[str(path)], objectId=found["objectId"])

    def tap(self, selector: str) -> None:
        """Touch the middle of an element."""
        x, y = self._middle(selector)
        self("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def press(self, key: str, *, ctrl: bool = False) -> None:
        """Press and release a key."""
        codes = {"Tab": 9, "Escape": 27, "Enter": 13, "ArrowRight": 39}
        # Enter writes a character: only so does it send a form.
        typed = {"type": "keyDown", "text": "\r"} if key == "Enter" else {"type": "rawKeyDown"}
        for kind in (typed, {"type": "keyUp"}):
            self(
                "Input.dispatchKeyEvent",
                key=key,
                code=key,
                modifiers=2 if ctrl else 0,
                windowsVirtualKeyCode=codes[key],
                **kind,
            )

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Save a screenshot of the window, or of the whole page."""
        shot = self("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))

    def _middle(self, selector: str) -> tuple[float, float]:
        box = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            " e.scrollIntoView({block: 'nearest', behavior: 'instant'});"
            " const b = e.getClientRects()[0]; return [b.x + b.width / 2, b.y + b.height / 2] })()"
        )
        return box[0], box[1]
