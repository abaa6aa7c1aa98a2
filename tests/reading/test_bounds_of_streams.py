"""Time and memory of the readers of transmissions, feeds, pages, mails and lines.

As in :mod:`tests.reading.test_bounds`: each input has a process of its own, whose processor time is
cut off by the system and whose memory is measured.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.project.commands import ROOT, clean_environ

MEMORY = 300  # MB, the interpreter and the input included
SECONDS = 20  # what ends a process; a reading takes a tenth of that on a slow machine

PROGRAM = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
from summarizer.errors import InputError
from summarizer.reading import read_wires
from summarizer.wire import Wire

MAIL = b"From: a@b.example\\nTo: c@d.example\\nSubject: x\\nMIME-Version: 1.0\\n"
PARTS = MAIL + b"Content-Type: multipart/mixed; boundary=b\\n\\n"
IPTC = b"\\x01abc0123 3 sp 1  n 1\\n\\nA/\\n\\x02H =\\n\\n"

# Four bytes for each character in memory, for one that is no Latin letter.
TEXT = "\\u26bd " + "Norvale won again and went on. " * 32_000

def texts(count):
    import base64, io, random, zipfile
    out = io.BytesIO()
    noise = random.Random(1).randbytes(20_000).hex().encode()  # so that the ratio is an honest one
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(count):
            archive.writestr(f"{{n}}.txt", TEXT)
            archive.writestr(f".{{n}}.noise", noise)
    return base64.encodebytes(out.getvalue())

def lines(count):
    import json
    line = json.dumps({{"format": "text", "text": TEXT}}, ensure_ascii=False).encode()
    return bytes([10]).join([line] * count)

kinds = set()
for found in read_wires({data}, input="x", format={format!r}):
    assert isinstance(found, (Wire, InputError))
    kinds.add(type(found).__name__)
# Not ru_maxrss, which a child takes over from the process that started it.
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(",".join(sorted(kinds)), int(status["VmHWM"].split()[0]) // 1024)
"""

CASES = {
    "articles beside each other": ("html", "b'<article>a</article>' * 45_000", "Wire"),
    "articles with headlines": ("html", "b'<article><h1>a</h1></article>' * 45_000", "Wire"),
    "elements outside": ("html", "b'<main>x</main>' + b'<p>a' * 49_000", "Wire"),
    "articles in articles": ("html", "b'<article>' * 190_000", "NotAWire"),
    "classes": ("html", "b'<p class=\"' + b'share ' * 1_000_000 + b'\">x</p>'", "Wire"),
    "entries": (
        "rss",
        "b'<rss><channel>' + b'<item/>' * 150_000 + b'</channel></rss>'",
        "TooLarge",
    ),
    "an entry of many paragraphs": (
        "rss",
        (
            "b'<rss><channel><item><description>' + b'&lt;p>a' * 49_000"
            " + b'</description></item></channel></rss>'"
        ),
        "Wire",
    ),
    "an entry of too many paragraphs": (
        "rss",
        (
            "b'<rss><channel><item><description>' + b'&lt;p>a' * 150_000"
            " + b'</description></item></channel></rss>'"
        ),
        "TooLarge",
    ),
    "starts of messages": ("iptc7901", "IPTC + b'\\x03' + b'a\\x01' * 900_000", "Wire"),
    "brackets": ("iptc7901", "IPTC.replace(b'H =', b'(\\n' * 900_000) + b'\\x03'", "Wire"),
    "lines": ("iptc7901", "IPTC + b'a b\\n' * 400_000 + b'\\x03'", "Wire"),
    "carets": ("anpa", "b'^a<\\n' * 400_000", "Wire"),
    "tabs": ("anpa", "b'^a<\\n^b<\\n' + b'\\ta\\n' * 500_000", "Wire"),
    "headers": ("email", "MAIL + b'X-A: b\\n' * 2_000_000 + b'\\nx'", "TooLarge"),
    "a long header": ("email", "MAIL + b'X-A: ' + b' b\\n' * 4_000_000 + b'\\nx'", "TooLarge"),
    "parameters": (
        "email",
        (
            "PARTS + (b'--b\\nContent-Type: text/plain; ' + b'a=b; ' * 300 + b'\\n\\nx\\n') * 190"
            " + b'--b--\\n'"
        ),
        "Wire",
    ),
    "an attachment": (
        "email",
        (
            "MAIL + b'Content-Type: application/pdf\\nContent-Transfer-Encoding: base64\\n\\n'"
            " + (b'QUJD' * 19 + b'\\n') * 250_000"
        ),
        "Wire",
    ),
    "texts attached in a zip": (
        "email",
        (
            "MAIL + b'Content-Type: application/zip\\nContent-Transfer-Encoding: base64\\n\\n'"
            " + texts(12)"
        ),
        "Wire",
    ),
    "texts on lines": ("jsonl", "lines(8)", "Wire"),
    "bad lines": ("jsonl", "b'{}\\n' * 20_000_000", "NotAWire,TooLarge"),
    "blank lines": ("jsonl", "b'{}\\n' + b'\\n' * 60_000_000", "NotAWire"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured in Linux's way")
@pytest.mark.parametrize("case", CASES)
def test_hostile_inputs(case: str) -> None:
    """A hostile input gives wires or errors, within the bounds of time and memory."""
    name, data, kinds = CASES[case]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(seconds=SECONDS, data=data, format=name)],
        cwd=ROOT,
        env=clean_environ(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found, megabytes = done.stdout.split()
    assert found == kinds
    assert int(megabytes) < MEMORY
