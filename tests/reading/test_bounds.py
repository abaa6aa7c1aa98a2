"""Time and memory: hostile items stay within the bounds that ``docs/formats.md`` states.

Each is read in a process of its own, whose memory is measured and whose processor time is cut off
by the system: work that grows with the square of an input would not end.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

MEMORY = 300  # MB, the interpreter and the input included
SECONDS = 20  # what ends a process; a reading takes a tenth of that on a slow machine

PROGRAM = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
from summarizer.errors import InputError
from summarizer.reading import read_wires
from summarizer.wire import Wire

def ninjs(**keys):
    return json.dumps(dict(uri="x", **keys)).encode()

def nitf(body):
    return b"<nitf><body><body.content>" + body + b"</body.content></body></nitf>"

data = {data}
found = list(read_wires(data))
assert found and all(isinstance(f, (Wire, InputError)) for f in found)
# Not ru_maxrss, which a child takes over from the process that started it.
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(type(found[0]).__name__, int(status["VmHWM"].split()[0]) // 1024)
"""

CASES = {
    "short lines": ("b'a\\r' * 995_000", "TooLarge"),
    "sentences of one paragraph": ("b'Aa. ' * 499_000", "TooLarge"),
    "quotations": ("b'\"a\" ' * 499_000", "TooLarge"),
    "as many lines as may be": ("'“aaaaaaaa” b\\n'.encode() * 49_999", "Wire"),
    "notes and deletions": (
        "ninjs(body_html='<p>' + '1<q></q><del>2</del><sup>3</sup>' * 24_000)",
        "Wire",
    ),
    "a quotation of empty paragraphs": ("ninjs(body_html='a<q>' + ' <p> ' * 190_000)", "Wire"),
    "a note of notes": (
        "ninjs(body_html='<sup>' * 1_000 + '1<b></b>' * 90_000)",
        "Wire",
    ),
    "as many paragraphs as may be": ("ninjs(body_html='<p>a</p>' * 49_000)", "Wire"),
    "as much text as may be": (
        "ninjs(body_text='Norvale won again, again in the rain. ' * 50_000)",
        "Wire",
    ),
    "blanks that end no line": ("ninjs(body_html='<p>a' + ' ' * 1_900_000 + 'b</p>')", "Wire"),
    "a mailbox of empty messages": (
        "(b'From a Fri Nov 27 18:30:00 2026\\nTo: a\\n\\n' * 3_000)",
        "Wire",
    ),
    "HTML nested": ("ninjs(body_html='<div>' * 190_000)", "NotAWire"),
    "ends without starts": ("ninjs(body_html='<div></p>' * 99_000)", "NotAWire"),
    "ends that look far up": (
        "ninjs(body_html='<div>' * 2_000 + '<p>a</p></p>' * 40_000)",
        "Wire",
    ),
    "a tag of many attributes": (
        "ninjs(body_html='<p ' + ' '.join('a%d' % n for n in range(300_000)) + '>a')",
        "Wire",
    ),
    "many empty values": (
        "b'{\"uri\": \"x\", \"body_text\": [' + b'{},' * 499_000 + b'{}]}'",
        "Wire",
    ),
    "too many values": (
        "b'{\"uri\": \"x\", \"body_text\": [' + b'0,' * 2_000_000 + b'0]}'",
        "TooLarge",
    ),
    "JSON nested": ("b'{\"uri\": ' + b'[' * 900_000", "NotAWire"),
    "keys": ("ninjs(headline='x', **{'k%d' % n: 1 for n in range(400_000)})", "Wire"),
    "signals": ("ninjs(headline='x', signal=['a'] * 500_000, body_text='Norvale won.')", "Wire"),
    "points": ("b'Mr. A. B. ' * 199_000", "TooLarge"),
    "brackets": ("b'[[' * 990_000", "Wire"),
    "rows": ("b'<table>' + b'<tr><td>1' * 65_000", "TooLarge"),
    "a large item": ("b'{\"uri\": \"' + b'a' * 60_000_000 + b'\"}'", "TooLarge"),
    "elements": ("nitf(b'<a/>' * 199_000)", "Wire"),
    "an element of many attributes": (
        "nitf(b'<a ' + b' '.join(b'a%d=\"\"' % n for n in range(190_000)) + b'/>')",
        "Wire",
    ),
    "XML nested": ("nitf(b'<a>' * 190_000)", "NotAWire"),
    "a long word": ("nitf(b'a' * 7_000_000)", "TooLarge"),
    "items": (
        "b'<newsMessage><itemSet>' + b'<newsItem/>' * 20_000 + b'</itemSet></newsMessage>'",
        "Wire",
    ),
}


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured in Linux's way")
@pytest.mark.parametrize("case", CASES)
def test_hostile_items(case: str) -> None:
    """A hostile item is a wire or one error, within the bounds of time and memory."""
    data, kind = CASES[case]
    program = PROGRAM.format(seconds=SECONDS, data=data)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    told, megabytes = done.stdout.split()
    assert told == kind
    assert int(megabytes) < MEMORY
