"""The ASGI application: its routes, who may call them, and how errors are answered."""

from __future__ import annotations

import math
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any, Final, Literal

from fastapi import Depends, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from summarizer._version import __version__
from summarizer.api import Summarizer
from summarizer.blurbs import CHANNELS, Channel, Style, default_style
from summarizer.errors import SummarizerError
from summarizer.page.desk import DESK_FILES, desk_page, found_part, withheld_part
from summarizer.page.render import package_text
from summarizer.reading.registry import READERS
from summarizer.service.admission import Admission, Busy
from summarizer.service.answers import Blurbs, Health, Summarised
from summarizer.service.guard import Guard
from summarizer.service.keys import Caller, Keys, read_keys
from summarizer.service.metrics import Metrics
from summarizer.service.problems import (
    ProblemResponse,
    described,
    problem_of,
    problem_response,
)
from summarizer.service.settings import ServiceSettings
from summarizer.service.work import Desk, Done

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

Format = Annotated[
    str | None, Query(description="the wire's format, where it is not to be detected")
]
Deadline = Annotated[
    float | None, Query(gt=0, le=600, description="seconds; that of the service at most")
]
Channels = Annotated[list[Channel] | None, Query(description="all where none is named")]


def create_app(
    settings: ServiceSettings | None = None,
    *,
    summarizer: Summarizer | None = None,
    style: Style | None = None,
) -> FastAPI:
    """The service of ``settings`` as an ASGI application.

    ``summarizer`` does the reading (engine ``auto`` if not given) and is closed with the
    application; ``style`` is the house style of its blurbs. Raises ConfigurationError for settings
    and keys that cannot work.
    """
    settings = settings or ServiceSettings()
    clock = time.monotonic
    keys = read_keys(settings.keys, clock) if settings.keys else Keys()
    reader = summarizer or Summarizer()
    by_rule = reader.engine_name != "llm"
    metrics = Metrics()
    admission = Admission(*settings.at_work(by_rule=by_rule), clock)
    metrics.inside.set_function(lambda: admission.inside)
    desk = Desk(reader, admission, metrics, settings.deadline, style or default_style(), clock)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        reader.load()
        app.state.ready = True
        yield
        app.state.ready = False
        await reader.aclose()

    app = FastAPI(
        title="summarizer",
        version=__version__,
        summary="Sports wire reports in, checked match summaries, quotations and blurbs out.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    app.state.ready = False
    app.add_middleware(
        Guard,
        max_body_bytes=settings.max_body_bytes,
        open_to_all=not len(keys),
        metrics=metrics,
        clock=clock,
    )
    _answer_errors(app)
    allowed = Depends(_allows(keys))
    _wires(app, desk, allowed)
    _page(app, desk)
    _health(app, desk)
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
        return own("internal", type(raised).__name__)


# --- wires ----------------------------------------------------------------------------------------

_REFUSALS: Final = ("no-key", "bad-key", "too-many", "busy", "body-too-large", "body-too-slow")


def _wires(app: FastAPI, desk: Desk, allowed: Any) -> None:  # noqa: ANN401
    async def done(request: Request, format: str | None, deadline: float | None) -> Done:
        desk.admission.check()  # before the body is read
        if format is not None and format not in READERS and format != "text":
            known = ", ".join(sorted({"text", *READERS}))
            raise ProblemResponse("bad-request", f"query.format: it is one of {known}")
        body = await request.body()
        return await desk.summarise(body, format=format, deadline=deadline)

    shared: dict[str, Any] = {
        "openapi_extra": _WIRE,
        "responses": described(*_REFUSALS, "bad-request", "stopping"),
        "dependencies": [allowed],
    }

    @app.post("/v1/summaries", operation_id="summarize", **shared)
    async def summaries(
        request: Request, format: Format = None, deadline: Deadline = None
    ) -> Summarised:
        """Summarise one wire. What the gate holds back is answered with its outcome and reason."""
        it = await done(request, format, deadline)
        return Summarised(
            id=None, outcome=it.outcome, reason=it.reason, summary=it.summary, evidence=None
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
        made = await desk.blurbs(it, channel or CHANNELS)
        return Blurbs(id=None, outcome=it.outcome, reason=it.reason, blurbs=made)

    @app.post("/look", include_in_schema=False, dependencies=[allowed])
    async def look(request: Request) -> Response:
        it = await done(request, None, None)
        if it.summary is None:
            return HTMLResponse(withheld_part(it.outcome, it.reason or ""))
        return HTMLResponse(found_part(it.wire, it.summary, await desk.blurbs(it)))


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
        """Whether it takes wires: not before it has loaded, nor while it is being stopped."""
        if not app.state.ready:
            raise ProblemResponse("stopping")
        return health("ok")

    @app.get("/metrics", operation_id="metrics", response_class=Response)
    async def metrics() -> Response:
        """What was counted, as Prometheus reads it."""
        return Response(desk.metrics.text(), media_type=desk.metrics.content_type)
