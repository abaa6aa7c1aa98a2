"""The provider's batch endpoint: requests go up in a file, and answers are fetched later, for half
the price.

What is sent and read here is what OpenAI documents for ``/v1/files`` and ``/v1/batches``, by way
of its client. Each line of a file is known by an id of ours (``custom_id``); each batch by a word
of ours in its ``metadata``, so that one whose id never came back can be found again.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit

from summarizer.engines.base import Sent
from summarizer.engines.client import new_client
from summarizer.engines.faults import BadReply, backoff, is_passing, retry_after, translated
from summarizer.engines.prices import OPENAI_URL, used
from summarizer.engines.request import shown
from summarizer.errors import EngineError, NotAnswered, RateLimited, RequestRejected
from summarizer.settings import Settings

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from tenacity import RetryCallState

__all__ = ["PRICE_SHARE", "BatchApi", "Job", "Line", "input_line"]

PRICE_SHARE: Final = 0.5
"""Of the usual price; as OpenAI's guide to its batch endpoint has it."""

_ENDPOINT: Final = "/v1/chat/completions"
_METADATA: Final = "summarizer"
_AT_ONCE: Final = 100
"""Batches on one page of the list: the most that the endpoint gives."""
_SKEW: Final = 24 * 3600.0
"""Seconds that the server's clock may be behind ours."""
_ATTEMPTS: Final = 4
_LONGEST_PAUSE: Final = 60.0
_BYTES_A_SECOND: Final = 50_000
"""A file that goes slower than this is given up."""
_ENDED: Final = frozenset({"completed", "expired", "cancelled", "failed"})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Job:
    """A batch as the server tells of it. ``completed`` of its ``total`` requests have an answer;
    ``errors`` say why it ``failed`` as a whole, code and message."""

    id: str
    status: str
    output_file: str | None = None
    error_file: str | None = None
    completed: int = 0
    total: int = 0
    errors: tuple[tuple[str, str], ...] = ()

    @property
    def is_ended(self) -> bool:
        """Whether nothing more is to be waited for. A status that is not known is no end."""
        return self.status in _ENDED


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an output or error file: the answer, or why there is none; ``again`` says that
    another batch may have it."""

    custom_id: str
    sent: Sent | None = None
    error: EngineError | None = None
    again: bool = False


def input_line(custom_id: str, body: Mapping[str, Any]) -> bytes:
    """A request as it stands in the file that goes up, with its line end."""
    line = {"custom_id": custom_id, "method": "POST", "url": _ENDPOINT, "body": body}
    return json.dumps(line, separators=(",", ":")).encode() + b"\n"


class BatchApi:
    """The endpoint, for one event loop. Raises EngineErrors, after retries of what passes; nothing
    that costs money is sent twice. ``sleep`` and ``jitter`` (0 to 1) are there for tests."""

    def __init__(
        self,
        settings: Settings,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._settings, self._sleep, self._jitter = settings, sleep, jitter
        self._made: AsyncOpenAI | None = None
        self.server = urlsplit(settings.base_url or OPENAI_URL).netloc

    @property
    def _client(self) -> AsyncOpenAI:
        if self._made is None:
            self._made = new_client(self._settings)
        return self._made

    async def aclose(self) -> None:
        """Close the connections."""
        if self._made is not None:
            await self._made.close()

    # --- up -----------------------------------------------------------------------------------

    async def upload(self, file: IO[bytes], name: str, size: int) -> str:
        """Bring a file of ``size`` bytes up under ``name``; the server's id of it. Costs nothing:
        a file that is not submitted is not worked on."""

        async def send() -> str:
            file.seek(0)
            told = await self._client.files.create(
                file=(name, file, "application/jsonl"), purpose="batch"
            )
            return _text(told, "id")

        return await self._tried(send, size)

    async def submit(self, file_id: str, token: str) -> Job:
        """Submit a file that was brought up, under the word ``token``. Only what was refused for
        now is sent again: after any other fault the batch may be there, see :meth:`find`."""

        async def send() -> Job:
            return _job(
                await self._client.batches.create(
                    input_file_id=file_id,
                    endpoint=_ENDPOINT,
                    completion_window="24h",
                    metadata={_METADATA: token},
                )
            )

        return await self._tried(send, again=_was_limited)

    async def find(self, file_id: str, token: str, since: float) -> Job | None:
        """The batch that was made of a file, where there is one. It was made after ``since``, in
        seconds since the epoch."""

        async def send() -> Job | None:
            async for batch in self._client.batches.list(limit=_AT_ONCE):
                metadata = getattr(batch, "metadata", None)
                told = metadata.get(_METADATA) if isinstance(metadata, Mapping) else None
                if told == token or getattr(batch, "input_file_id", None) == file_id:
                    return _job(batch)
                made = getattr(batch, "created_at", None)
                if isinstance(made, int | float) and made < since - _SKEW:
                    break  # the newest come first
            return None

        return await self._tried(send)

    async def forget(self, file_id: str) -> None:
        """Take a file away, so that no batch can be made of it any more."""
        import openai

        async def send() -> None:
            try:
                await self._client.files.delete(file_id)
            except openai.NotFoundError:
                return

        await self._tried(send)

    # --- down ---------------------------------------------------------------------------------

    async def look(self, batch_id: str) -> Job | None:
        """How far a batch is; None where the server knows of none."""
        import openai

        async def send() -> Job | None:
            try:
                return _job(await self._client.batches.retrieve(batch_id))
            except openai.NotFoundError:
                return None

        return await self._tried(send)

    async def fetch(self, file_id: str, into: IO[bytes]) -> bool:
        """Write a file into ``into``; False where the server has it no more."""
        import httpx2
        import openai

        async def send() -> bool:
            into.seek(0)
            into.truncate()
            content = self._client.files.with_streaming_response.content
            try:
                async with content(file_id) as answer:
                    async for piece in answer.iter_bytes():
                        into.write(piece)
            except openai.NotFoundError:
                return False
            except httpx2.TransportError as fault:  # while it came: the client does not name it
                raise openai.APIConnectionError(request=fault.request) from fault
            return True

        return await self._tried(send, None)

    def read(self, line: bytes) -> Line | None:
        """What a line of an output or error file says; None where it cannot be read."""
        try:
            told = json.loads(line)
            name, answer, error = told["custom_id"], told.get("response"), told.get("error")
            if not isinstance(name, str):
                return None
            if isinstance(answer, dict):
                status, body = int(answer["status_code"]), answer["body"]
                return (
                    self._answered(name, body)
                    if status == 200
                    else self._refused(name, status, body)
                )
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        return self._without(name, error) if isinstance(error, dict) else None

    def _answered(self, name: str, body: dict[str, Any]) -> Line:
        from openai.types.chat import ChatCompletion

        completion = ChatCompletion.construct(**body)
        model, usage, cost = used(completion, self._settings.base_url, self._settings.model or "")
        cost = None if cost is None else cost * PRICE_SHARE
        return Line(name, Sent(json.dumps(body), model, usage, cost))

    def _refused(self, name: str, status: int, body: object) -> Line:
        """What the server would have answered to the request alone."""
        import httpx2
        import openai

        told = body.get("error", body) if isinstance(body, dict) else body
        answer = httpx2.Response(status, request=httpx2.Request("POST", OPENAI_URL))
        fault = openai.APIStatusError("", response=answer, body=told)
        return Line(name, None, self._translated(fault, 1), is_passing(fault))

    def _without(self, name: str, error: dict[str, Any]) -> Line:
        code, said = (shown(str(error.get(key) or ""))[:200] for key in ("code", "message"))
        return Line(name, None, NotAnswered(f"{self.server}: {said or code}"), _ran_out(code))

    def rejected(self, job: Job) -> EngineError:
        """Why a batch failed as a whole."""
        told = [f"{code}: {shown(message)[:200]}" for code, message in job.errors[:3]]
        said = f"{self.server} did not take the batch {job.id}: {'; '.join(told) or 'no reason'}"
        if any(code == "token_limit_exceeded" for code, _ in job.errors):
            return RateLimited(
                said, hint="when other batches are done, give the command without --resume"
            )
        return RequestRejected(said)

    # --- one way of asking --------------------------------------------------------------------

    async def _tried(
        self,
        send: Callable[[], Awaitable[T]],
        size: int | None = 0,
        again: Callable[[BaseException], bool] = is_passing,
    ) -> T:
        """What ``send`` returns, tried again where ``again`` says so. It has the time of a request,
        and more for ``size`` bytes; None is a size that nobody knows, of which each piece has it.
        """
        from tenacity import AsyncRetrying, retry_if_exception

        attempts = 0
        seconds = None if size is None else self._settings.deadline + size / _BYTES_A_SECOND

        async def once() -> T:
            nonlocal attempts
            attempts += 1
            async with asyncio.timeout(seconds):
                return await send()

        policy = AsyncRetrying(
            retry=retry_if_exception(again),
            wait=self._wait,
            stop=_stop,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            return await policy(once)
        except Exception as exc:
            raise self._translated(exc, attempts) from exc

    def _translated(self, exc: Exception, requests: int) -> EngineError:
        secret = self._settings.api_key
        error = translated(exc, requests=requests, server=self.server, secret=secret)
        if error is None:
            raise exc  # a defect, or a disk that is full: nothing that a server did
        return error

    def _wait(self, state: RetryCallState) -> float:
        exc = state.outcome.exception() if state.outcome else None
        asked = None if exc is None else retry_after(exc)
        return backoff(state.attempt_number, self._jitter()) if asked is None else asked


def _stop(state: RetryCallState) -> bool:
    return state.attempt_number >= _ATTEMPTS or state.upcoming_sleep > _LONGEST_PAUSE


def _was_limited(exc: BaseException) -> bool:
    import openai

    return isinstance(exc, openai.RateLimitError) and is_passing(exc)


def _ran_out(code: str) -> bool:
    """Whether nobody wanted it so: it was not done in time."""
    return code == "batch_expired"


def _text(told: object, name: str) -> str:
    value = getattr(told, name, None)
    if not isinstance(value, str) or not value:
        raise BadReply(f"an answer without {name}")
    return value


def _job(told: object) -> Job:
    counts = getattr(told, "request_counts", None)
    files = (getattr(told, name, None) for name in ("output_file_id", "error_file_id"))
    output, errors = (f if isinstance(f, str) and f else None for f in files)
    return Job(
        _text(told, "id"),
        _text(told, "status"),
        output,
        errors,
        _count(counts, "completed"),
        _count(counts, "total"),
        tuple(_errors(getattr(getattr(told, "errors", None), "data", None))),
    )


def _errors(told: object) -> Iterable[tuple[str, str]]:
    for one in told if isinstance(told, list) else ():
        yield str(getattr(one, "code", None) or "error"), str(getattr(one, "message", None) or "")


def _count(holder: object, name: str) -> int:
    value = getattr(holder, name, None)
    return value if isinstance(value, int) and value > 0 else 0
