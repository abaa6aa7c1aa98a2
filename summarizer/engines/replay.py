"""The engine that reads replies from files: for evaluation, and to look at a reply again."""

from __future__ import annotations

from pathlib import Path

from summarizer.engines.base import Call, Drafted, EngineName
from summarizer.engines.reply import parse_reply, schema_hash
from summarizer.errors import MalformedReply, NotFound
from summarizer.summary import Finding
from summarizer.wire import Wire

__all__ = ["ReplayEngine"]


class ReplayEngine:
    """Replies from ``folder``: that of the wire ``NAME.txt`` is ``NAME.json``, the reply to a
    re-ask ``NAME.2.json``.

    Raises NotFound where there is no such folder. The engine asks again only where the folder
    has replies to re-asks. Who wrote a reply, and to which prompt, the files do not say.
    """

    name: EngineName = "replay"
    prompt: str | None = None

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise NotFound(f"no folder of replies: {folder}", input=str(folder))
        self._folder = folder
        self.schema: str | None = schema_hash()
        self.can_reask = any(folder.glob("*.2.json"))

    async def draft(
        self, wire: Wire, call: Call, failed: tuple[Finding, ...] = (), last: Drafted | None = None
    ) -> Drafted:
        """The draft that the file of ``wire`` claims.

        Raises NotFound, naming the path looked for, where there is none, and MalformedReply
        where it is not in the schema. Costs no request.
        """
        del call, last  # a file costs nothing, and knows nothing of what was said before
        path = self._path(wire, again=bool(failed))
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError as exc:
            raise NotFound(f"no reply for this wire: {path}", input=wire.input) from exc
        except (OSError, UnicodeDecodeError) as exc:
            message = f"the reply {path} cannot be read ({type(exc).__name__})"
            raise MalformedReply(message, input=wire.input) from exc
        try:
            draft = parse_reply(text)
        except ValueError as exc:
            message = f"the reply {path} is not in the schema"
            raise MalformedReply(message, input=wire.input, hint="correct the file") from exc
        return Drafted(draft, text, None)

    def _path(self, wire: Wire, *, again: bool) -> Path:
        stem = Path(wire.input).stem if wire.input and wire.input != "-" else None
        if stem is None:
            raise NotFound(
                "a wire without a file name has no reply to look up", hint="give the wire as a file"
            )
        return self._folder / f"{stem}{'.2' if again else ''}.json"

    async def aclose(self) -> None:
        """Nothing to give back."""
