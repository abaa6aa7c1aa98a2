"""The ASGI application: its routes, who may call them, and how errors are answered."""

from __future__ import annotations

import math
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any, Final, Literal

from fastapi import Depends, FastAPI, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response, StreamingResponse

from summarizer import errors
from summarizer._version import __version__
from summarizer.aside import aside
from summarizer.batch.run import Batch
from summarizer.blurbs import CHANNELS, Channel, Style, default_style
from summarizer.errors import (
    DeadlineExceeded,
    EngineError,
    InputError,
    Internal,
    LedgerError,
    NotFound,
    SummarizerError,
)
from summarizer.page.desk import DESK_FILES, desk_page, found_part, withheld_part
from summarizer.page.render import package_text, policy, render_page
from summarizer.reading.registry import READERS
from summarizer.service.admission import Busy
from summarizer.service.answers import Accepted, BatchProgress, Blurbs, Health, Summarised
from summarizer.service.archive import BatchState, Kept
from summarizer.service.document import KEYED, openapi_document
from summarizer.service.guard import Guard, Hold
from summarizer.service.keys import Caller, Keys, read_keys
from summarizer.service.kinds import told_by
from summarizer.service.problems import (
    ProblemResponse,
    described,
    problem_of,
    problem_response,
)
from summarizer.service.settings import ServiceSettings
from summarizer.service.work import Desk, Done
from summarizer.summary import Summary

__all__ = ["create_app"]

_WIRE: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "One wire as it arrived, in any format that is read; see `format`.",
        "content": {
            kind: {"schema": {"type": "string", "minLength": 1}}
            for kind in ("text/plain", "application/octet-stream")
        },
    }
}
"""The body is the wire itself: nothing has to be quoted or wrapped, and no character changes."""

_WIRES: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "Wires: JSON lines, an archive, or whatever holds several.",
        "content": {
            kind: {"schema": {"type": "string", "minLength": 1}}
            for kind in ("application/x-ndjson", "application/octet-stream")
        },
    }
}

_FORMATS: Final = sorted({"text", *READERS})
EVIDENCE_POLICY: Final = (
    policy(package_text("page.css"), package_text("page.js")) + "; frame-ancestors 'none'"
)
Format = Annotated[
    str | None,
    Query(
        description="the wire's format, where it is not to be detected",
        json_schema_extra={"enum": _FORMATS},
    ),
]
Deadline = Annotated[
    float | None, Query(ge=1, le=600, description="seconds, from 1; that of the service at most")
]
Channels = Annotated[list[Channel] | None, Query(description="all where none is named")]


def create_app(
    settings: ServiceSettings | None = None,
    *,
    batch: Batch | None = None,
    style: Style | None = None,
) -> FastAPI:
    """The service of ``settings`` as an ASGI application.

    ``batch`` says how wires are read (engine ``auto`` if not given), ``style`` is the house style
    of its blurbs. ``app.state.desk`` opens with the application, unless it was opened before.
    Raises ConfigurationError for settings and keys that cannot work.
    """
    settings = settings or ServiceSettings()
    clock = time.monotonic
    keys = read_keys(settings.keys, clock) if settings.keys else Keys()
    desk = Desk(settings, batch or Batch(), style or default_style(), clock)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        desk.open()
        desk.summarizer.load()
        try:
            async with desk.at_work():
                app.state.ready = True
                yield
                app.state.ready = False
        finally:
            desk.close()

    app = FastAPI(
        title="summarizer",
        version=__version__,
        summary="Sports wire reports in, checked match summaries, quotations and blurbs out.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        redirect_slashes=False,  # it would send callers to whatever host they named
    )
    app.state.ready = False
    app.state.desk = desk
    app.state.hold = Hold(settings.max_held_bytes)
    app.add_middleware(
        Guard,
        max_body_bytes=settings.max_body_bytes,
        hold=app.state.hold,
        body_seconds=settings.body_seconds,
        open_to_all=not len(keys),
        metrics=desk.metrics,
        clock=clock,
    )
    _answer_errors(app)
    allowed = Depends(_allows(keys))
    _wires(app, desk, allowed)
    _kept(app, desk, allowed)
    _batches(app, desk, allowed)
    _page(app, desk)
    _health(app, desk)
    app.openapi = lambda: openapi_document(app)  # type: ignore[method-assign]
    return app


# --- who may call ---------------------------------------------------------------------------------


def _allows(keys: Keys) -> Any:  # noqa: ANN401  FastAPI reads the signature of what comes back
    async def allowed(request: Request) -> Caller | None:
        if not len(keys):
            return None
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        ask = {"WWW-Authenticate": "Bearer"}
        if scheme.lower() != "bearer" or not key.strip():
            raise ProblemResponse("no-key", headers=ask)
        caller = keys.caller(key.strip())
        if caller is None:
            raise ProblemResponse("bad-key", headers=ask)
        wait = caller.take()
        if wait:
            raise ProblemResponse("too-many", headers={"Retry-After": str(math.ceil(wait))})
        return caller

    return allowed


# --- errors ---------------------------------------------------------------------------------------


def _answer_errors(app: FastAPI) -> None:
    def own(code: str, detail: str = "", headers: dict[str, str] | None = None) -> Response:
        refused = ProblemResponse(code, detail, headers=headers)
        return problem_response(refused.problem, refused.headers)

    @app.exception_handler(ProblemResponse)
    async def refused(_: Request, raised: ProblemResponse) -> Response:
        return problem_response(raised.problem, raised.headers)

    @app.exception_handler(SummarizerError)
    async def failed(_: Request, raised: SummarizerError) -> Response:
        return problem_response(problem_of(raised))

    @app.exception_handler(Busy)
    async def busy(_: Request, raised: Busy) -> Response:
        return own("busy", headers={"Retry-After": str(raised.retry_after)})

    @app.exception_handler(RequestValidationError)
    async def malformed(_: Request, raised: RequestValidationError) -> Response:
        first = raised.errors()[0]
        return own("bad-request", f"{'.'.join(map(str, first['loc']))}: {first['msg']}")

    @app.exception_handler(HTTPException)
    async def unknown(_: Request, raised: HTTPException) -> Response:
        code = {404: "no-such-page", 405: "no-such-method"}.get(raised.status_code, "bad-request")
        return own(code, headers=dict(raised.headers or {}))

    @app.exception_handler(Exception)
    async def fault(_: Request, raised: Exception) -> Response:
        return problem_response(
            problem_of(Internal(f"a fault of its own: {type(raised).__name__}"))
        )


# --- wires ----------------------------------------------------------------------------------------

_ERRORS: Final = [
    kind
    for name in errors.__all__
    if issubclass(kind := getattr(errors, name), InputError | EngineError)
    and kind not in (InputError, EngineError, NotFound)
]
"""What can become of a wire that is read; what is of a path, or a base of others, cannot."""
_UNREADABLE: Final = [kind for kind in _ERRORS if issubclass(kind, InputError)]
_REFUSALS: Final = (
    *("no-key", "bad-key", "too-many", "busy", "body-too-large", "body-too-slow"),
    *("unsupported-type", "unknown-charset"),
)


def _check_format(format: str | None) -> None:
    if format is not None and format not in _FORMATS:
        raise ProblemResponse("bad-request", f"query.format: it is one of {', '.join(_FORMATS)}")


def _wires(app: FastAPI, desk: Desk, allowed: Any) -> None:  # noqa: ANN401
    async def done(request: Request, format: str | None, deadline: float | None) -> Done:
        desk.admission.check()  # before the body is read
        _check_format(format)
        told = told_by(request.headers.get("content-type"))
        body = await request.body()
        return await desk.summarise(body, format=format, told=told, deadline=deadline)

    shared: dict[str, Any] = {
        "openapi_extra": {**_WIRE, KEYED: True},
        "responses": described(*_REFUSALS, "bad-request", *_ERRORS),
        "dependencies": [allowed],
    }

    @app.post("/v1/summaries", operation_id="summarize", **shared)
    async def summaries(
        request: Request, format: Format = None, deadline: Deadline = None
    ) -> Summarised:
        """Summarise one wire. What the gate holds back is answered with its outcome and reason."""
        it = await done(request, format, deadline)
        return Summarised(
            id=it.id,
            outcome=it.outcome,
            reason=it.reason,
            summary=it.summary,
            evidence=it.summary and f"/v1/summaries/{it.id}/evidence",
            charset=it.wire.charset,
            charset_guessed=it.wire.charset_guessed,
        )

    @app.post("/v1/blurbs", operation_id="blurb", **shared)
    async def blurbs(
        request: Request,
        channel: Channels = None,
        format: Format = None,
        deadline: Deadline = None,
    ) -> Blurbs:
        """Blurbs for one wire, from its checked facts."""
        it = await done(request, format, deadline)
        made = await desk.blurbs(it.wire, it.summary, channel or CHANNELS) if it.summary else ()
        return Blurbs(
            id=it.id,
            outcome=it.outcome,
            reason=it.reason,
            blurbs=made,
            charset=it.wire.charset,
            charset_guessed=it.wire.charset_guessed,
        )

    @app.post("/look", include_in_schema=False, dependencies=[allowed])
    async def look(request: Request) -> Response:
        it = await done(request, None, None)
        if it.summary is None:
            return HTMLResponse(withheld_part(it.outcome, it.reason or ""))
        return HTMLResponse(found_part(it.wire, it.summary, await desk.blurbs(it.wire, it.summary)))


# --- what is remembered ---------------------------------------------------------------------------

Id = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="as the summary was answered")]
BatchId = Annotated[str, Path(pattern="^[0-9a-f]{32}$", description="as the batch was answered")]


def _kept(app: FastAPI, desk: Desk, allowed: Any) -> None:  # noqa: ANN401
    def found(id: str) -> tuple[Kept, Summary]:
        kept = desk.archive.find(id)
        if kept is not None and kept.outcome == "killed":
            raise ProblemResponse("withdrawn", kept.reason or "")
        if kept is not None and kept.outcome == "held":
            raise ProblemResponse("held", kept.reason or "")
        if kept is not None and kept.outcome == "skipped" and (other := desk.archive.latest(id)):
            latest, has_summary = other
            path = f"/v1/summaries/{latest}" if has_summary else None
            raise ProblemResponse("superseded", kept.reason or "", latest=path)
        if kept is None or kept.outcome != "open" or kept.summary is None:
            raise ProblemResponse("no-such-summary", (kept and kept.reason) or "")
        return kept, kept.summary

    refusals = (
        *("no-key", "bad-key", "too-many", "bad-request"),
        *("no-such-summary", "superseded", "held", "withdrawn"),
    )
    shared: dict[str, Any] = {
        "openapi_extra": {KEYED: True},
        "responses": described(*refusals),
        "dependencies": [allowed],
    }

    @app.get("/v1/summaries/{id}", operation_id="summary", **shared)
    async def summary(id: Id) -> Summarised:
        """A summary that was made; 410 where its wire was killed since."""
        kept, made = found(id)
        return Summarised(
            id=kept.id,
            outcome="summarised",
            reason=None,
            summary=made,
            evidence=f"/v1/summaries/{kept.id}/evidence",
            charset=kept.wire.charset,
            charset_guessed=kept.wire.charset_guessed,
        )

    @app.get(
        "/v1/summaries/{id}/evidence",
        operation_id="evidence",
        response_class=HTMLResponse,
        **shared,
    )
    async def evidence(id: Id) -> Response:
        """The evidence page of a summary: each fact with its sentence."""
        kept, made = found(id)
        page = await aside(lambda: render_page(kept.wire, made))
        return HTMLResponse(page, headers={"content-security-policy": EVIDENCE_POLICY})


def _batches(app: FastAPI, desk: Desk, allowed: Any) -> None:  # noqa: ANN401
    def state(id: str) -> BatchState:
        found = desk.archive.state(id)
        if found is None:
            raise ProblemResponse("no-such-batch")
        return found

    keyed = ("no-key", "bad-key", "too-many", "no-such-batch", "bad-request")
    shared: dict[str, Any] = {
        "openapi_extra": {KEYED: True},
        "responses": described(*keyed),
        "dependencies": [allowed],
    }

    @app.post(
        "/v1/batches",
        operation_id="take_batch",
        status_code=202,
        openapi_extra={**_WIRES, KEYED: True},
        responses=described(*_REFUSALS, "bad-request", *_UNREADABLE, DeadlineExceeded),
        dependencies=[allowed],
    )
    async def take(request: Request, format: Format = None) -> Accepted:
        """Take on many wires: JSON lines, an archive, a feed, a message with several."""
        desk.intake.check()
        _check_format(format)
        told = told_by(request.headers.get("content-type"))
        name = await desk.accept(await request.body(), format=format, told=told)
        place = f"/v1/batches/{name}"
        return Accepted(id=name, status=place, results=f"{place}/results")

    @app.get("/v1/batches/{id}", operation_id="batch", **shared)
    async def batch(id: BatchId) -> BatchProgress:
        """How far a batch is."""
        it = state(id)
        return BatchProgress(
            id=it.id,
            accepted=it.accepted,
            done=not it.open,
            wires=sum(it.outcomes.values()),
            outcomes=it.outcomes,
            stopped=desk.stopped.get(id),
        )

    @app.get("/v1/batches/{id}/results", operation_id="results", response_class=Response, **shared)
    async def results(id: BatchId) -> Response:
        """What is done so far: a line of JSON for each wire, in the order of the batch."""
        state(id)
        return StreamingResponse(desk.archive.lines(id), media_type="application/x-ndjson")


# --- the page, and what watches -------------------------------------------------------------------


def _page(app: FastAPI, desk: Desk) -> None:
    @app.get("/", include_in_schema=False)
    async def page() -> Response:
        return HTMLResponse(desk_page(desk.summarizer.engine_name))

    @app.get("/assets/{name}", include_in_schema=False)
    async def asset(name: str) -> Response:
        if name not in DESK_FILES:
            raise ProblemResponse("no-such-page")
        return Response(package_text(name), media_type=DESK_FILES[name])


def _health(app: FastAPI, desk: Desk) -> None:
    def health(status: Literal["ok", "stopping"]) -> Health:
        return Health(
            status=status,
            engine=desk.summarizer.engine_name,
            version=__version__,
            inside=desk.admission.inside,
        )

    @app.get("/healthz", operation_id="healthz")
    async def healthz() -> Health:
        """Whether the process answers."""
        return health("ok")

    @app.get("/readyz", operation_id="readyz", responses=described("stopping"))
    async def readyz() -> Health:
        """Whether it takes wires: not before it has loaded, nor while it is being stopped or cannot
        write down what it does."""
        if not app.state.ready:
            raise ProblemResponse("stopping")
        if desk.trouble is not None:
            raise LedgerError(desk.trouble.message)
        return health("ok")

    @app.get("/metrics", operation_id="metrics", response_class=Response)
    async def metrics() -> Response:
        """What was counted, as Prometheus reads it."""
        return Response(desk.metrics.text(), media_type=desk.metrics.content_type)
