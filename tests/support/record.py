"""``make record``: record the cassettes afresh.

    python -m tests.support.record                    all that can be recorded here
    python -m tests.support.record scripted           only those of the scripted server
    python -m tests.support.record capture WIRE FILE  take a reply of a large language model over

Scripted and captured cassettes take seconds; the small model takes a minute or two; a hosted
provider is asked only where a key is set (SUMMARIZER_API_KEY, SUMMARIZER_MODEL), and costs
money. A captured reply is the answer of a large language model to the exact request, as
``summarizer prompt examples/wires/WIRE.txt`` prints it, taken over by hand and never changed.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from summarizer.blurbs import CHANNELS, default_style
from summarizer.blurbs.written import written
from summarizer.engines.base import Call
from summarizer.engines.blurbs import blurb_schema_hash
from summarizer.engines.llm import LlmEngine
from summarizer.engines.prompts import blurbs_version, prompt_version
from summarizer.engines.reply import parse_reply, schema_hash
from summarizer.errors import EngineError
from summarizer.settings import Settings
from summarizer.wire import Wire
from tests.support import small_model
from tests.support.cassettes import CAPTURED, FOLDER, Kind, Provenance, recording
from tests.support.recordings import (
    BLURBS,
    BLURBS_OF,
    MAX_TOKENS,
    SCRIPTED,
    SMALL_MODEL_TOKENS,
    SMALL_MODEL_WIRES,
    example,
    wire_path,
)
from tests.support.scripted_server import Answer, ScriptedServer
from tests.support.summaries import right_summary

DEADLINE = 300.0


@dataclass(frozen=True)
class Captured:
    """What is known of a captured reply, beside its unchanged text."""

    upstream: str
    date: str
    prompt: str
    schema: str
    wire: str
    wire_sha256: str


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


async def _no_wait(_seconds: float) -> None:
    """Recording has no reason to wait as a client would."""


def provenance(
    kind: Kind, upstream: str, wire: Wire, max_tokens: int, captured: dict[str, str] | None = None
) -> Provenance:
    """Where a recording made now comes from."""
    return Provenance(
        kind=kind,
        upstream=upstream,
        date=datetime.now(UTC).date().isoformat(),
        prompt=prompt_version(),
        schema=schema_hash(),
        wire=wire.input or "",
        wire_sha256=wire.sha256,
        max_tokens=max_tokens,
        captured=captured,
    )


async def record(name: str, wire: Wire, settings: Settings, source: Provenance) -> None:
    """Draft ``wire`` once and write what went over HTTP to ``cassettes/KIND/NAME.yaml``."""
    engine = LlmEngine(settings, sleep=_no_wait, jitter=lambda: 0.0)
    call = Call()
    call.deadline = call.clock() + DEADLINE
    outcome = "a draft"
    with recording(FOLDER / source.kind / f"{name}.yaml", source):
        try:
            await engine.draft(wire, call)
        except EngineError as error:
            outcome = type(error).__name__
        await engine.aclose()
    _say(f"{source.kind}/{name}: {call.requests} requests, {outcome}")


def scripted() -> None:
    """(b): good path and faults, from replies written by hand."""
    _forget("scripted", {recording.name for recording in (*SCRIPTED, *BLURBS)})
    for item in SCRIPTED:
        wire = example(item.wire)
        with ScriptedServer(item.steps) as server:
            settings = Settings(model="scripted", base_url=server.base_url, deadline=DEADLINE)
            source = provenance(
                "scripted", "a scripted server, replies written by hand", wire, MAX_TOKENS
            )
            asyncio.run(record(item.name, wire, settings, source))
    for item in BLURBS:
        with ScriptedServer(item.steps) as server:
            settings = Settings(model="scripted", base_url=server.base_url, deadline=DEADLINE)
            source = replace(
                provenance(
                    "scripted",
                    "a scripted server, replies written by hand",
                    example(item.wire),
                    MAX_TOKENS,
                ),
                prompt=blurbs_version(),
                schema=blurb_schema_hash(),
            )
            asyncio.run(record_blurbs(item.name, settings, source))


async def record_blurbs(name: str, settings: Settings, source: Provenance) -> None:
    """Ask once for blurbs of the facts of ``BLURBS_OF``, and write down what went over HTTP."""
    wire, facts = right_summary(BLURBS_OF)
    engine = LlmEngine(settings, sleep=_no_wait, jitter=lambda: 0.0)
    call = Call()
    call.deadline = call.clock() + DEADLINE
    with recording(FOLDER / source.kind / f"{name}.yaml", source):
        found = await written(
            facts, engine, call, channels=CHANNELS, wire=wire, style=default_style()
        )
        await engine.aclose()
    by_model = sum(b.engine == "llm" for b in found)
    _say(f"{source.kind}/{name}: {call.requests} requests, {by_model} texts by the model")


def captured() -> None:
    """(c): replies of a large language model, captured by hand, played by the scripted server."""
    names = sorted(path.name.removesuffix(".meta.json") for path in CAPTURED.glob("*.meta.json"))
    _forget("captured", set(names))
    for name in names:
        wire = example(name)
        meta = json.loads((CAPTURED / f"{name}.meta.json").read_text("utf-8"))
        reply = (CAPTURED / f"{name}.json").read_text("utf-8")
        known = {key: meta[key] for key in ("upstream", "date", "prompt", "schema")}
        with ScriptedServer([Answer(reply, model="captured", usage=None)]) as server:
            settings = Settings(model="captured", base_url=server.base_url, deadline=DEADLINE)
            upstream = "a scripted server that plays a captured reply"
            source = provenance("captured", upstream, wire, MAX_TOKENS, known)
            asyncio.run(record(name, wire, settings, source))


def smollm2() -> None:
    """(a): the real small model."""
    if not small_model.available():
        _say("smollm2: not installed, its cassettes stay as they are (make test-model installs it)")
        return
    _forget("smollm2", set(SMALL_MODEL_WIRES))
    with small_model.small_model() as url:
        for name in SMALL_MODEL_WIRES:
            wire = example(name)
            settings = Settings(
                model=small_model.MODEL,
                base_url=url,
                deadline=DEADLINE,
                max_output_tokens=SMALL_MODEL_TOKENS,
            )
            source = provenance("smollm2", small_model.UPSTREAM, wire, SMALL_MODEL_TOKENS)
            asyncio.run(record(name, wire, settings, source))


def hosted() -> None:
    """(d): a hosted provider, where a key is set."""
    settings = Settings.from_env(os.environ)
    if settings.api_key is None or settings.model is None:
        _say("hosted: no key and model set, not asked")
        return
    for name in SMALL_MODEL_WIRES:
        wire = example(name)
        source = provenance(
            "hosted", f"hosted model {settings.model}", wire, settings.max_output_tokens
        )
        asyncio.run(record(name, wire, settings, source))


def capture(name: str, file: str) -> None:
    """Take the reply in ``file`` over, unchanged, as given today to the request for ``name``."""
    raw = Path(file).read_bytes()
    draft = parse_reply(raw.decode("utf-8"))
    wire = example(name)
    CAPTURED.mkdir(parents=True, exist_ok=True)
    (CAPTURED / f"{name}.json").write_bytes(raw)
    meta = Captured(
        upstream="large language model, captured by hand",
        date=datetime.now(UTC).date().isoformat(),
        prompt=prompt_version(),
        schema=schema_hash(),
        wire=wire_path(name),
        wire_sha256=wire.sha256,
    )
    text = json.dumps(asdict(meta), indent=2, ensure_ascii=False) + "\n"
    (CAPTURED / f"{name}.meta.json").write_text(text, "utf-8")
    _say(f"captured/{name}: {len(draft.matches)} matches, {len(draft.misshaped)} misshaped rows")


def _forget(kind: Kind, names: set[str]) -> None:
    """Remove cassettes that are not recorded any more."""
    for path in (FOLDER / kind).glob("*.yaml"):
        if path.stem not in names:
            path.unlink()


RECORDERS: dict[str, Any] = {
    "scripted": scripted,
    "captured": captured,
    "smollm2": smollm2,
    "hosted": hosted,
}


def main(arguments: list[str]) -> None:
    """Record what is named, or everything."""
    if arguments[:1] == ["capture"]:
        capture(*arguments[1:])
        captured()
        return
    for name in arguments or RECORDERS:
        RECORDERS[name]()
    with suppress(OSError):
        FOLDER.rmdir()  # only where nothing was recorded


if __name__ == "__main__":
    main(sys.argv[1:])
