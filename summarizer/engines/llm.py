"""The engine that asks a model: openai, instructor and tenacity behind one ``draft``.

One retry layer. The client of openai never retries by itself; instructor validates the reply
and runs its loop on the tenacity policy made here, one for each call; what goes out is decided
in one place (:class:`_Attempts`), so that neither instructor's templates nor its own re-ask
text ever touch a wire. The three packages are imported at the first call, by ``load``: they take
seconds, once a process, which a deadline set after ``load`` does not pay for.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import random
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from concurrent.futures import Future
from contextvars import ContextVar
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import urlsplit

from pydantic import BaseModel

from summarizer.draft import Draft
from summarizer.engines.answer import answer_of
from summarizer.engines.base import Call, Drafted, EngineName, Post, Sent
from summarizer.engines.blurbs import BlurbReply, build_blurb_request
from summarizer.engines.client import new_client
from summarizer.engines.faults import (
    BadReply,
    backoff,
    is_passing,
    malformed_reason,
    retry_after,
    root_of,
    translated,
    was_free,
)
from summarizer.engines.prices import OPENAI_URL, is_openai, used
from summarizer.engines.prompts import prompt_version
from summarizer.engines.reply import Reply, draft_of, render_reply, schema_hash
from summarizer.engines.request import Request, build_request, repeat_request
from summarizer.errors import (
    BudgetExhausted,
    ConfigurationError,
    ContentFiltered,
    DeadlineExceeded,
    EngineError,
    Refused,
    Truncated,
)
from summarizer.settings import Settings
from summarizer.summary import Finding, Usage
from summarizer.wire import Wire

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from tenacity import RetryCallState

__all__ = ["LlmEngine"]

Sleep = Callable[[float], Awaitable[None]]
A = TypeVar("A", bound=BaseModel)

_MALFORMED_ASKED_AGAIN = 1
"""How often a reply that is not in the schema is asked for again."""

_LONGEST_PAUSE = 600.0
"""Seconds that a wire waits at most where many go at once and a server asks for it."""

_calling: ContextVar[bool] = ContextVar("summarizer_calling", default=False)


_loading: Future[None] | None = None
_loading_lock = threading.Lock()


def _before_fork() -> None:
    """A child that is forked in the middle of an import would wait for it for ever."""
    if _loading is not None:
        _loading.result()


def _in_child() -> None:
    global _loading_lock
    _loading_lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before_fork, after_in_child=_in_child)


def _not_ours(_record: logging.LogRecord) -> bool:
    """A filter that keeps instructor from logging each failed attempt as an error, with pieces
    of the reply: here failures are typed errors. Others in the process keep instructor's log."""
    return not _calling.get()


class LlmEngine:
    """Any OpenAI-compatible server. Reusable, from several threads and event loops, after fork.

    Raises ConfigurationError where ``settings`` name no model, or no key for OpenAI's own
    service. ``sleep`` and ``jitter`` (0 to 1) are there for tests.
    """

    name: EngineName = "llm"
    can_reask = True

    def __init__(
        self,
        settings: Settings,
        *,
        sleep: Sleep = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        if settings.model is None:
            raise ConfigurationError("no model is named", hint="set SUMMARIZER_MODEL")
        if settings.api_key is None and is_openai(settings.base_url):
            raise ConfigurationError(
                "no API key for OpenAI", hint="set SUMMARIZER_API_KEY or SUMMARIZER_BASE_URL"
            )
        self.prompt: str | None = prompt_version()
        self.schema: str | None = schema_hash()
        self._settings = settings
        self._model = settings.model
        self._sleep = sleep
        self._jitter = jitter
        self._clients: dict[tuple[int, asyncio.AbstractEventLoop], AsyncOpenAI] = {}
        self._keepers: dict[tuple[int, asyncio.AbstractEventLoop], AsyncGenerator[None, None]] = {}
        self._inherited: list[object] = []

    def load(self) -> Future[None]:
        """Begin to load the packages and what they load by themselves at a first request.

        Takes seconds the first time in a process, in a thread that ends with it, and nothing
        after that. Asks no server. :meth:`draft` works without.
        """
        global _loading
        with _loading_lock:
            if _loading is None:
                _loading = Future()
                _loading.set_running_or_notify_cancel()
                threading.Thread(
                    target=self._load,
                    args=(_loading,),
                    name="summarizer-loading",
                    daemon=True,
                ).start()
            return _loading

    def _load(self, loading: Future[None]) -> None:
        global _loading
        # What fails here fails again in draft(), which has a name for it.
        try:
            asyncio.run(self._rehearse())
        except Exception:  # noqa: BLE001
            _loading = None
        finally:
            loading.set_result(None)

    async def _rehearse(self) -> None:
        """Go the way of a request up to the server and from its answer on, with no server."""
        request = Request(self._model, ({"role": "user", "content": ""},))
        client = self._new_client()
        try:
            client.platform_headers()
            await _Rehearsal(
                client, self._settings, request, Call(), self._sleep, self._jitter
            ).run(Reply)
        finally:
            await client.close()

    async def draft(
        self, wire: Wire, call: Call, failed: tuple[Finding, ...] = (), last: Drafted | None = None
    ) -> Drafted:
        """Ask the model about ``wire``; with ``failed``, ask again after ``last``.

        Everything, waiting and retries included, ends at the call's deadline and budget; so does
        waiting for :meth:`load`, which itself goes on. Raises an EngineError that says how many
        requests were sent.
        """
        limit = self._settings.max_output_tokens
        build = partial(build_request, wire, self._model, failed, last, max_tokens=limit)
        reply, text, model = await self._asked(build, Reply, call, wire.input)
        return Drafted(draft_of(reply), text, model)

    async def ask_blurbs(
        self,
        facts: Sequence[Mapping[str, Any]],
        wanted: Sequence[str],
        call: Call,
        *,
        limits: Mapping[str, int],
        style: str,
    ) -> BlurbReply:
        """Ask the model for blurbs of ``facts``; see :func:`build_blurb_request`.

        Deadline, budget, retries and errors as in :meth:`draft`.
        """
        limit = self._settings.max_output_tokens
        build = partial(
            build_blurb_request,
            facts,
            wanted,
            self._model,
            limits=limits,
            style=style,
            max_tokens=limit,
        )
        return (await self._asked(build, BlurbReply, call, None))[0]

    async def _asked(
        self, build: Callable[[], Request], kind: type[A], call: Call, input: str | None
    ) -> tuple[A, str | None, str]:
        """The reply to what ``build`` makes, in the schema of ``kind``; its text; who gave it."""
        await self._ready(call)
        quiet = _calling.set(True)
        try:
            client = await self._client()  # first: it takes time where nothing is loaded yet
            request = await call.run(build)
            left = call.remaining()
            if left is not None and left <= 0:
                raise DeadlineExceeded("the deadline has passed", requests=call.requests)
            attempts = _Attempts(client, self._settings, request, call, self._sleep, self._jitter)
            async with asyncio.timeout(left):
                reply = await attempts.run(kind)
        except Exception as exc:
            cause = root_of(exc)
            error = self._translated(cause, call)
            if error is None:
                raise  # a defect: nothing that a server did
            error.input = input
            raise error from (None if error is cause else cause)
        finally:
            _calling.reset(quiet)
        return reply, attempts.text, attempts.model or self._model

    async def _ready(self, call: Call) -> None:
        loading = self.load()
        if loading.done():
            return
        try:
            async with asyncio.timeout(call.remaining()):
                await asyncio.wrap_future(loading)
        except TimeoutError:
            raise DeadlineExceeded(
                "the deadline has passed while the model's client was being loaded",
                requests=call.requests,
                hint="call load() when the process starts, or use --fallback offline",
            ) from None

    def _translated(self, exc: BaseException, call: Call) -> EngineError | None:
        if isinstance(exc, EngineError):
            return exc
        server = urlsplit(self._settings.base_url or OPENAI_URL).netloc
        return translated(exc, requests=call.requests, server=server, secret=self._settings.api_key)

    async def _client(self) -> AsyncOpenAI:
        """The client of the running loop, made when first asked for, closed when the loop ends.

        A client's connections belong to the loop and the process that made them. Those inherited
        through a fork are never used nor closed here, since the parent still talks over the same
        sockets.
        """
        pid, loop = os.getpid(), asyncio.get_running_loop()
        client = self._clients.get((pid, loop))
        if client is not None and not client.is_closed():
            return client
        for key in list(self._clients):
            if key[0] != pid or key[1].is_closed():
                gone = self._clients.pop(key, None), self._keepers.pop(key, None)
                if key[0] != pid:
                    self._inherited.append(gone)
        made = self._clients[pid, loop] = self._new_client()
        self._keepers[pid, loop] = keeper = _until_the_loop_ends(made)
        await anext(keeper)
        return made

    def _new_client(self) -> AsyncOpenAI:
        logging.getLogger("instructor.v2.retry").addFilter(_not_ours)
        return new_client(self._settings)

    async def aclose(self) -> None:
        """Close the connections of the running loop; the engine may be used again.

        Other loops may be in the middle of a request: theirs are left to them.
        """
        key = os.getpid(), asyncio.get_running_loop()
        self._clients.pop(key, None)
        keeper = self._keepers.pop(key, None)
        if keeper is not None:
            await keeper.aclose()


async def _until_the_loop_ends(client: AsyncOpenAI) -> AsyncGenerator[None, None]:
    """Closes ``client`` at its end. Who ends a loop properly (``asyncio.run``, servers) ends its
    asynchronous generators first, and one that nobody holds any more is ended by the loop: so no
    socket is left to the collector."""
    try:
        yield
    finally:
        await client.close()


class _Attempts:
    """All requests of one ``draft`` call, and the policy that they are sent by."""

    def __init__(
        self,
        client: AsyncOpenAI,
        settings: Settings,
        request: Request,
        call: Call,
        sleep: Sleep,
        jitter: Callable[[], float],
    ) -> None:
        self._client = client
        self._settings = settings
        self._first = request
        self._request = request
        self._call = call
        self._sleep = sleep
        self._jitter = jitter
        self._malformed = 0
        self.text: str | None = None
        self.model: str | None = None

    async def run(self, kind: type[A]) -> A:
        """The first reply in the schema of ``kind``. Raises what the last attempt raised."""
        import instructor
        from tenacity import AsyncRetrying, retry_if_exception

        # A new policy for each call: one that tasks share loses attempts.
        policy = AsyncRetrying(
            retry=retry_if_exception(self._again),
            wait=self._wait,
            stop=self._stop,
            sleep=self._sleep if self._call.post is None else self._call.post.pause,
            reraise=True,
        )
        mode = instructor.Mode.JSON_SCHEMA
        ask = instructor.AsyncInstructor(
            client=self._client,
            create=instructor.patch(create=self._create, mode=mode),
            mode=mode,
            provider=instructor.Provider.OPENAI,
        )
        # No messages: what is sent is decided in _create, and never seen by instructor.
        answer = await ask.create(response_model=answer_of(kind), messages=[], max_retries=policy)
        return cast(A, answer.root)

    async def _create(self, **_prepared: object) -> object:
        """One request: what instructor calls. Counts it, bills it, and names at once what no
        further request can mend."""
        call = self._call
        if call.requests >= call.max_requests:
            message = f"the budget of {call.max_requests} requests is spent"
            raise BudgetExhausted(message, requests=call.requests)
        body = self._request.body(openai=is_openai(self._settings.base_url))
        completions = self._client.chat.completions
        if call.post is not None:
            return await self._by_post(call.post, body, completions.with_raw_response.create)
        completion = await self._send(body, completions.create)
        self._bill(*self._used(completion))
        return self._looked_at(completion)

    async def _send(self, body: dict[str, Any], create: Any) -> Any:  # noqa: ANN401  openai's own
        """Send one request by ``create``, and count it."""
        from openai import Timeout

        call = self._call
        left = call.remaining()
        left = self._settings.deadline if left is None else max(left, 0.001)
        # Half of it each for the connection and for TLS, so that the client's own time-out ends
        # them, which closes the socket: one that is cancelled there is left to the collector.
        timeout = Timeout(left, connect=left / 2)
        call.requests += 1
        try:
            # As extra_body, since openai walks through each schema that it is given as itself.
            return await create(model=body["model"], messages=[], extra_body=body, timeout=timeout)
        except BaseException as exc:
            if not was_free(exc):
                call.cost_usd = None
            raise

    async def _by_post(self, post: Post, body: dict[str, Any], create: object) -> object:
        """The same by way of ``post``, which keeps each answer before it is looked at."""
        import openai
        from openai.types.chat import ChatCompletion

        parsed: list[object] = []

        async def send() -> Sent:
            # A server may send a byte now and then for ever: no time-out of the client sees that.
            try:
                async with asyncio.timeout(self._settings.deadline):
                    raw = await self._send(body, create)
            except openai.APIStatusError as exc:
                post.refused(exc.status_code, exc.response.headers, retry_after(exc))
                raise
            completion = raw.parse()
            parsed.append(completion)
            return Sent(raw.text, *self._used(completion), raw.headers)

        sent, known = await post.ask(body, send)
        self._bill(sent.model, sent.usage, sent.cost_usd)
        if known:
            self._call.requests += 1
            return self._looked_at(ChatCompletion.construct(**json.loads(sent.text)))
        return self._looked_at(parsed[0])

    def _looked_at(self, completion: object) -> object:
        """``completion`` where it holds a text to parse."""
        choices = getattr(completion, "choices", None)
        if not isinstance(choices, list) or not choices:
            raise BadReply("an answer without choices")
        requests, ended = self._call.requests, getattr(choices[0], "finish_reason", None)
        message = getattr(choices[0], "message", None)
        text = getattr(message, "content", None)
        self.text = text if isinstance(text, str) else None
        if ended == "content_filter":
            raise ContentFiltered("the provider's filter stopped the answer", requests=requests)
        if getattr(message, "refusal", None):
            raise Refused("the model declined to answer", requests=requests)
        if ended == "length":
            limit = self._request.max_tokens
            raise Truncated(f"the answer hit the limit of {limit} output tokens", requests=requests)
        if self.text is None:
            raise BadReply("an answer without a text")
        return completion

    def _used(self, completion: object) -> tuple[str | None, Usage, float | None]:
        """Model, tokens and price of an answer. Read at once: instructor changes it afterwards."""
        return used(completion, self._settings.base_url, self._request.model)

    def _bill(self, model: str | None, this: Usage, cost: float | None) -> None:
        """Add up what one answer used."""
        call = self._call
        self.model = model
        call.usage = Usage(
            input_tokens=call.usage.input_tokens + this.input_tokens,
            cached_tokens=call.usage.cached_tokens + this.cached_tokens,
            output_tokens=call.usage.output_tokens + this.output_tokens,
        )
        call.cost_usd = None if call.cost_usd is None or cost is None else call.cost_usd + cost

    # --- the policy ---------------------------------------------------------------------------

    def _again(self, exc: BaseException) -> bool:
        """Whether to ask again after ``exc``. A reply that is not in the schema is named to the
        model, and asked for once more only."""
        reason = malformed_reason(exc)
        if reason is None:
            return is_passing(exc)
        self._malformed += 1
        self._request = repeat_request(self._first, self.text, reason)
        self.text = None
        return self._malformed <= _MALFORMED_ASKED_AGAIN

    def _wait(self, state: RetryCallState) -> float:
        exc = state.outcome.exception() if state.outcome else None
        if exc is None or malformed_reason(exc) is not None:
            return 0.0
        asked = retry_after(exc)
        return backoff(state.attempt_number, self._jitter()) if asked is None else asked

    def _stop(self, state: RetryCallState) -> bool:
        """At the end of the budget, and before a wait that the deadline would cut."""
        left = self._call.remaining()
        longest = self._settings.deadline if left is None else left
        if self._call.post is not None:
            longest = _LONGEST_PAUSE
        return self._call.requests >= self._call.max_requests or state.upcoming_sleep >= longest


class _Rehearsal(_Attempts):
    """Attempts that send nothing: the answer is made here, and claims nothing."""

    async def _create(self, **_prepared: object) -> object:
        from openai.types.chat import ChatCompletion

        # Only looked up: finding it is what loads most of openai.
        _ = self._client.chat.completions.create
        _ = self._client.chat.completions.with_raw_response.create
        self._request.body(openai=is_openai(self._settings.base_url))
        message = {"role": "assistant", "content": render_reply(Draft(kind="other"))}
        completion = ChatCompletion.model_validate(
            {
                "id": "",
                "object": "chat.completion",
                "created": 0,
                "model": self._request.model,
                "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
            }
        )
        self._bill(*self._used(completion))
        return self._looked_at(completion)
