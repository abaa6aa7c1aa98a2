"""The file that a bot is run by: sources, desks, channels. A bad one is refused at the start.

Every complaint names the file, the line and the key. Secrets stand in the environment, never in
the file: ``SLACK_BOT_TOKEN``, ``SLACK_SIGNING_SECRET``, and the addresses of webhooks where they
are given as ``env:NAME``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.blurbs import Channel, Style, default_style, load_style
from summarizer.errors import ConfigurationError
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["Config", "Desk", "Feed", "Mode", "Place", "load_config"]

Mode = Literal["approve", "post"]
"""``approve``: a person decides over each text. ``post``: texts are posted without asking."""

_SLACK = re.compile(r"slack:([CGD][A-Z0-9]{2,30})")
_ENV = re.compile(r"env:([A-Za-z_][A-Za-z0-9_]{0,80})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where messages go: a channel of Slack by its id, or a webhook. ``name`` is what state and log
    know it by: the address of a webhook is a secret."""

    kind: Literal["slack", "webhook", "teams"]
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Desk:
    """One desk: which wires it takes, in which house style, where they are offered and posted.

    A list without patterns takes all; patterns are those of file names (``FBL-*``), without regard
    to case. ``competition`` is held against every match of a wire: one that fits is enough.
    """

    name: str
    provider: tuple[str, ...]
    slug: tuple[str, ...]
    competition: tuple[str, ...]
    style: Style
    blurb: Channel
    offer: Place | None
    post: Place | None

    def may_take(self, wire: Wire) -> bool:
        """Whether provider and slug of ``wire`` fit: what is known before it is summarised."""
        return _fits(self.provider, [wire.provider]) and _fits(self.slug, [wire.slug])

    def takes(self, wire: Wire, summary: Summary) -> bool:
        """Whether the desk wants what was made of ``wire``."""
        names = [None if m.competition is None else m.competition.name for m in summary.matches]
        return self.may_take(wire) and _fits(self.competition, names or [None])


def _fits(patterns: tuple[str, ...], values: list[str | None]) -> bool:
    if not patterns:
        return True
    told = [value.casefold() for value in values if value]
    return any(fnmatchcase(value, p.casefold()) for value in told for p in patterns)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to poll, every so many seconds."""

    url: str
    every: int


@dataclass(frozen=True, slots=True)
class Config:
    """All that a bot is told. ``url`` is how people's browsers, and Slack, reach the bot."""

    path: Path
    state: Path
    folder: Path | None
    feed: Feed | None
    host: str
    port: int
    url: str
    slack_url: str
    slack_token: str
    slack_secret: str
    desks: tuple[Desk, ...]
    engine: str
    model: str | None
    base_url: str | None
    fallback: Literal["offline"] | None

    def desk(self, name: str) -> Desk | None:
        """The desk called ``name``, None where the file has none any more."""
        return next((d for d in self.desks if d.name == name), None)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class _Watch(_Part):
    folder: str


class _Feed(_Part):
    url: str
    every: Annotated[int, Field(ge=5, le=86_400)] = 60


class _Server(_Part):
    url: str
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65_535)] = 8090


class _Slack(_Part):
    url: str = "https://slack.com/api/"


class _Desk(_Part):
    name: Annotated[str, Field(min_length=1, max_length=80)]
    provider: list[str] = []
    slug: list[str] = []
    competition: list[str] = []
    style: str | None = None
    blurb: Channel = "x"
    offer: str | None = None
    post: str | None = None


class _File(_Part):
    state: str = "bot.db"
    engine: Literal["auto", "llm", "offline"] = "auto"
    model: str | None = None
    base_url: str | None = None
    fallback: Literal["offline"] | None = None
    watch: _Watch | None = None
    feed: _Feed | None = None
    server: _Server
    slack: _Slack = _Slack()
    desk: Annotated[list[_Desk], Field(min_length=1)]


def load_config(path: Path, mode: Mode, environ: Mapping[str, str]) -> Config:
    """The config in the TOML file at ``path``, looked over as a whole for ``mode``.

    Paths in it are seen from the file's folder. Raises ConfigurationError that names the file, the
    line and the key.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise ConfigurationError(
            f"{path} cannot be read: {fault.strerror or fault}", hint="check the path"
        ) from fault
    except UnicodeDecodeError as fault:
        raise ConfigurationError(f"{path} is no UTF-8 text", hint="save it as UTF-8") from fault
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise ConfigurationError(f"{path} is no TOML: {fault}", hint="correct that line") from fault
    look = _Looked(path, text, mode, environ)
    try:
        file = _File.model_validate(told)
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        key = tuple(first["loc"])
        hint = None
        if len(key) > 1 and key[-1] in _File.model_fields:
            hint = "what stands below a [table] belongs to it: put this above the first one"
            if key[-1] == "desk":
                hint = "a desk is a table of its own: [[desk]]"
        elif key == ("server",):
            hint = "add [server] with url, by which browsers reach the bot"
        look.wrong(key, _wanted(first), hint)
    return look.config(file)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What no type tells: places, addresses, files that have to be there."""

    path: Path
    text: str
    mode: Mode
    environ: Mapping[str, str]

    def wrong(self, key: tuple[str | int, ...], what: str, hint: str | None = None) -> NoReturn:
        # What is missing has no line: it can be added after the last.
        line = _line_of(self.text, key) or len(self.text.splitlines()) or 1
        where = f"{self.path}, line {line}" if line else str(self.path)
        name = "".join(f"[{k + 1}]" if isinstance(k, int) else f".{k}" for k in key).lstrip(".")
        raise ConfigurationError(
            f"{where}: {name} {what}", hint=hint or "docs/bot.md shows every key"
        )

    def config(self, file: _File) -> Config:
        if (file.watch is None) == (file.feed is None):
            self.wrong(
                ("feed",) if file.watch else ("watch",),
                "and feed are both given: give one" if file.watch else "is missing, and feed too",
                "give [watch] with a folder, or [feed] with a url",
            )
        folder = None if file.watch is None else self._here(file.watch.folder)
        if folder is not None and not folder.is_dir():
            self.wrong(("watch", "folder"), f"is no folder: {folder}", "make the folder first")
        if file.feed is not None:
            self._address(("feed", "url"), file.feed.url)
        self._address(("server", "url"), file.server.url)
        self._address(("slack", "url"), file.slack.url)
        if file.engine == "llm" and not (file.model or self.environ.get("SUMMARIZER_MODEL")):
            self.wrong(
                ("engine",), "is llm, and no model is named", 'add model = "…" below that line'
            )
        state = self._here(file.state)
        if folder is not None:
            # What stands there is read as wires.
            inside = folder.resolve()
            if state.resolve().is_relative_to(inside):
                self.wrong(("state",), "stands inside the watched folder", "keep it outside")
            if self.path.resolve().is_relative_to(inside):
                self.wrong(
                    ("watch", "folder"), "has this file itself in it", "watch a folder of its own"
                )
        if not state.parent.is_dir():
            self.wrong(("state",), f"stands in a folder that is not there: {state.parent}")
        desks = tuple(self._desk(n, desk, file) for n, desk in enumerate(file.desk))
        places = [p for d in desks for p in (d.offer, d.post)]
        for n, desk in enumerate(desks):
            if desk.post is not None and desk.post.address in (
                d.offer.address for d in desks if d.offer is not None
            ):
                self.wrong(
                    ("desk", n, "post"),
                    "is a channel where texts are offered that nobody has approved",
                    "give post a channel of its own",
                )
        token, secret = (
            self.environ.get(name, "").strip()
            for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
        )
        if any(p is not None and p.kind == "slack" for p in places):
            needed = [("SLACK_BOT_TOKEN", token)]
            needed += [("SLACK_SIGNING_SECRET", secret)] if self.mode == "approve" else []
            for name, value in needed:
                if not value:
                    raise ConfigurationError(
                        f"{self.path}: a desk uses Slack, and {name} is not set",
                        hint=f"set {name} in the environment",
                    )
        return Config(
            path=self.path,
            state=state,
            folder=folder,
            feed=None if file.feed is None else Feed(file.feed.url, file.feed.every),
            host=file.server.host,
            port=file.server.port,
            url=file.server.url.rstrip("/"),
            slack_url=file.slack.url.rstrip("/") + "/",
            slack_token=token,
            slack_secret=secret,
            desks=desks,
            engine=file.engine,
            model=file.model,
            base_url=file.base_url,
            fallback=file.fallback,
        )

    def _here(self, told: str) -> Path:
        return (self.path.parent / told).absolute()

    def _desk(self, n: int, desk: _Desk, file: _File) -> Desk:
        if desk.name in [d.name for d in file.desk[:n]]:
            self.wrong(("desk", n, "name"), f"stands twice: {desk.name!r}", "give it another name")
        needed = "offer" if self.mode == "approve" else "post"
        if getattr(desk, needed) is None:
            self.wrong(
                ("desk", n),
                f"has no {needed}, which --{self.mode} needs",
                f'add {needed} = "slack:C0123456789", or the address of a webhook',
            )
        style = default_style()
        if desk.style is not None:
            try:
                style = load_style(self._here(desk.style))
            except ConfigurationError as fault:
                self.wrong(("desk", n, "style"), f"does not work: {fault.message}", fault.hint)
        return Desk(
            name=desk.name,
            provider=tuple(desk.provider),
            slug=tuple(desk.slug),
            competition=tuple(desk.competition),
            style=style,
            blurb=desk.blurb,
            offer=self._place(("desk", n, "offer"), desk.offer),
            post=self._place(("desk", n, "post"), desk.post),
        )

    def _place(self, key: tuple[str | int, ...], told: str | None) -> Place | None:
        if told is None:
            return None
        slack = _SLACK.fullmatch(told)
        if slack is not None:
            return Place("slack", told, slack[1])
        if told.startswith("slack:"):
            self.wrong(
                key,
                f"names no channel by its id: {told!r}",
                "the id stands below the channel's details in Slack, and begins with C",
            )
        kind: Literal["webhook", "teams"] = "webhook"
        rest = told
        if told.startswith("teams:"):
            kind, rest = "teams", told.removeprefix("teams:")
        name = _ENV.fullmatch(rest)
        if name is not None:
            address = self.environ.get(name[1], "").strip()
            if not address:
                self.wrong(key, f"names {name[1]}, which is not set", f"set {name[1]}")
            self._address(key, address, shown=f"{name[1]} as an address")
            return Place(kind, told, address)
        self._address(key, rest, shown=repr(told[:20]))
        digest = sha256(rest.encode()).hexdigest()[:8]
        return Place(kind, f"{kind} at {urlsplit(rest).hostname}, {digest}", rest)

    def _address(self, key: tuple[str | int, ...], told: str, shown: str | None = None) -> None:
        try:
            parts = urlsplit(told)
            good = parts.scheme in ("http", "https") and bool(parts.hostname)
            _ = parts.port
        except ValueError:
            good = False
        if not good:
            shown = shown or repr(told[:60])
            self.wrong(key, f"is no address that begins with http:// or https://: {shown}")


def _wanted(error: Any) -> str:  # noqa: ANN401  pydantic's own dict
    kind, context = error["type"], error.get("ctx", {})
    got = repr(error["input"])
    got = got if len(got) <= 40 else got[:39] + "…"
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return "is no key that is known here"
    if kind == "literal_error":
        return f"must be {context['expected']}, not {got}"
    if kind == "greater_than_equal":
        return f"must be {context['ge']} or more, not {got}"
    if kind == "less_than_equal":
        return f"must be {context['le']} or less, not {got}"
    return f"has a value of another kind: {got}"


def _line_of(text: str, key: tuple[str | int, ...]) -> int | None:
    """The line, from 1, on which ``key`` is set; else the one that opens the nearest table around
    it; None where there is neither."""
    table: tuple[str | int, ...] = ()
    counts: dict[tuple[str, ...], int] = {}
    nearest: tuple[int, int] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        told = line.strip()
        if told.startswith("[["):
            name = _parts(told[2:].partition("]]")[0])
            counts[name] = counts.get(name, -1) + 1
            table = (*name, counts[name])
            here = table
        elif told.startswith("["):
            here = table = _parts(told[1:].partition("]")[0])
        elif "=" in told and not told.startswith("#"):
            here = (*table, *_parts(told.partition("=")[0]))
        else:
            continue
        if here == key[: len(here)] and (nearest is None or len(here) > nearest[0]):
            nearest = (len(here), number)
    return None if nearest is None else nearest[1]


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip(" \t\"'") for part in dotted.split("."))
