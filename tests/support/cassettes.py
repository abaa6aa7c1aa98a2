"""Cassettes with provenance: how they are written, read and looked through.

A cassette is a recorded exchange over HTTP. It says where it came from (``metadata``), which
prompt and schema it was recorded with, and which wire. Hosts and ports are those of a made-up
upstream, headers are an allowed few, bodies are readable YAML with the characters as they came.
The fixed part of each request, the system prompt and the schema, is named by its hash.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import vcr
import yaml
from vcr.cassette import Cassette
from vcr.errors import CannotOverwriteExistingCassetteException
from vcr.request import Request as VcrRequest

from summarizer.engines.prompts import prompt_version, system_text
from summarizer.engines.reply import reply_schema, schema_hash

__all__ = [
    "CAPTURED",
    "FOLDER",
    "ROOT",
    "Kind",
    "Provenance",
    "base_url",
    "playing",
    "provenance_of",
    "recording",
    "secrets_in",
]

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "cassettes"
CAPTURED = FOLDER / "captured"

Kind = Literal["smollm2", "scripted", "captured", "hosted"]
"""(a) a real small model, (b) a scripted server, (c) a scripted server with replies that a
large language model gave to the exact request, (d) a hosted provider. Also the folder."""


@dataclass(frozen=True)
class Provenance:
    """Where a cassette came from. ``captured`` is there for kind ``captured`` only: the
    ``prompt``, ``schema`` and ``date`` that the reply was given to, and by whom."""

    kind: Kind
    upstream: str
    date: str
    prompt: str
    schema: str
    wire: str
    wire_sha256: str
    max_tokens: int
    captured: dict[str, str] | None = None


def base_url(kind: Kind) -> str:
    """The made-up address that stands in a cassette for the server it was recorded from."""
    return f"http://{kind}.invalid/v1"


# --- readable YAML --------------------------------------------------------------------------------


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as they are, not in quotes."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


class _Readable:
    """Bodies as YAML instead of JSON in a string; the fixed part of a request by its hash."""

    @staticmethod
    def serialize(data: dict[str, Any]) -> str:
        interactions = [
            {
                "request": {**i["request"], "body": _folded(json.loads(i["request"]["body"]))},
                "response": {**i["response"], "body": _opened(i["response"]["body"]["string"])},
            }
            for i in data["interactions"]
        ]
        document = {"metadata": data["metadata"], "version": data["version"]}
        document["interactions"] = interactions
        text: str = yaml.dump(
            document, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100
        )
        if yaml.safe_load(text) != document:
            raise ValueError("the cassette cannot be written as it is")
        return text

    @staticmethod
    def deserialize(text: str) -> dict[str, Any]:
        data: dict[str, Any] = yaml.safe_load(text)
        for interaction in data["interactions"]:
            request, response = interaction["request"], interaction["response"]
            request["body"] = _json(_unfolded(request["body"]))
            body = response["body"]
            response["body"] = {"string": body if isinstance(body, str) else _json(body)}
        return data


def _json(body: object) -> str:
    return json.dumps(body, ensure_ascii=False)


def _opened(body: str) -> object:
    """A response's body as data; as text where it is no JSON object."""
    try:
        data = json.loads(body)
    except ValueError:
        return body
    return data if isinstance(data, dict) else body


def _folded(body: dict[str, Any]) -> dict[str, Any]:
    messages = [dict(message) for message in body["messages"]]
    for message in messages:
        if message["content"] == system_text():
            message["content"] = {"prompt": prompt_version()}
    schema = body["response_format"]["json_schema"]
    if schema["schema"] == reply_schema():
        schema = {**schema, "schema": {"hash": schema_hash()}}
    return {
        **body,
        "messages": messages,
        "response_format": {**body["response_format"], "json_schema": schema},
    }


def _unfolded(body: dict[str, Any]) -> dict[str, Any]:
    """The request again as it was sent; a stale hash stays, so that nothing matches it."""
    for message in body["messages"]:
        if message["content"] == {"prompt": prompt_version()}:
            message["content"] = system_text()
    schema = body["response_format"]["json_schema"]
    if schema["schema"] == {"hash": schema_hash()}:
        schema["schema"] = reply_schema()
    return body


# --- what is kept -------------------------------------------------------------------------------

_REQUEST_HEADERS = {"content-type"}
_RESPONSE_HEADERS = {"content-type", "retry-after", "retry-after-ms"}
_RESPONSE_KEYS = {"object", "model", "choices", "usage", "error"}
"""Of a completion; ids, times of day, fingerprints and timings are left out."""


def _request_kept(kind: Kind) -> Any:
    def keep(request: VcrRequest) -> VcrRequest:
        headers = {k: v for k, v in request.headers.items() if k.lower() in _REQUEST_HEADERS}
        return VcrRequest(
            request.method, base_url(kind) + "/chat/completions", request.body, headers
        )

    return keep


def _response_kept(response: dict[str, Any]) -> dict[str, Any]:
    body = response["body"]["string"]
    text = body.decode() if isinstance(body, bytes) else body
    data = _opened(text)
    if isinstance(data, dict):
        text = _json({key: value for key, value in data.items() if key in _RESPONSE_KEYS})
    headers = {k: v for k, v in response["headers"].items() if k.lower() in _RESPONSE_HEADERS}
    return {**response, "headers": headers, "body": {"string": text.encode()}}


def _vcr(kind: Kind, mode: str) -> vcr.VCR:
    made = vcr.VCR(
        record_mode=mode,
        match_on=("method", "scheme", "host", "port", "path", "query", "body"),
        before_record_request=_request_kept(kind),
        before_record_response=_response_kept,
        decode_compressed_response=True,
        serializer="readable",
    )
    made.register_serializer("readable", _Readable)
    return made


@contextmanager
def recording(path: Path, provenance: Provenance) -> Iterator[Cassette]:
    """Record what goes over HTTP inside into ``path``, anew."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with _vcr(provenance.kind, "all").use_cassette(str(path)) as cassette:
        cassette.get_metadata("provenance", asdict(provenance))
        yield cassette


@contextmanager
def playing(path: Path) -> Iterator[Cassette]:
    """Answer what goes over HTTP inside from ``path``, each recorded exchange once.

    Fails where a request is not in the cassette, or an exchange was not played.
    """
    kind = provenance_of(path).kind
    with _vcr(kind, "none").use_cassette(str(path)) as cassette:
        try:
            yield cassette
        except Exception as exc:
            missed = _missed(path, exc)
            if missed is None:
                raise
            raise missed from exc
    if not cassette.all_played:
        raise AssertionError(
            f"{path.name}: {len(cassette) - cassette.play_count} exchanges were not played, "
            "or were asked for with another request; make record records them afresh"
        )


def _missed(path: Path, exc: BaseException | None) -> AssertionError | None:
    """A miss looks like a broken connection to the client: find it behind the error."""
    while exc is not None:
        if isinstance(exc, CannotOverwriteExistingCassetteException):
            return AssertionError(f"{path.name} does not hold this request; make record")
        exc = exc.__cause__
    return None


def provenance_of(path: Path) -> Provenance:
    """What the cassette at ``path`` says of itself; raises where it says less."""
    return Provenance(**yaml.safe_load(path.read_text("utf-8"))["metadata"]["provenance"])


# --- secrets ------------------------------------------------------------------------------------

_SECRETS = {
    "a key": re.compile(r"\b(?:sk|pk|rk|gsk|xai|hf|ghp|AIza)[-_A-Za-z0-9]{12,200}"),
    "a bearer token": re.compile(r"(?i)\bbearer\b"),
    "an authorization header": re.compile(r"(?i)\bauthorization\b|\bx-api-key\b|\bapi-key\b"),
    "a cookie": re.compile(r"(?i)\bset-cookie\b|\bcookie:"),
    "an organisation": re.compile(r"(?i)openai-(?:organization|project)|\borg-[A-Za-z0-9]{6,100}"),
    "a request id": re.compile(r"(?i)\bx-request-id\b|\bcf-ray\b|\bchatcmpl-[A-Za-z0-9]{16,100}"),
    "a path of a machine": re.compile(
        r"(?:/(?:home|root|Users|work|tmp|var|opt|usr)/[\w.-]{1,100})|[A-Z]:\\\\"
    ),
    "the address of a machine": re.compile(r"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b|\blocalhost\b"),
    "a real host": re.compile(r"(?i)https?://(?![a-z0-9-]{1,60}\.invalid[/\s\"'])"),
}


def secrets_in(text: str) -> list[str]:
    """What ``text`` gives away that no cassette may: one line each."""
    return [f"{what}: {found[0][:30]}" for what, p in _SECRETS.items() if (found := p.search(text))]
