"""A view and an asynchronous view: the wire is the body, ``deadline`` stands in the query."""

from __future__ import annotations

import threading

from django.http import HttpRequest, JsonResponse
from django.urls import path

from summarizer import SummarizerError
from tests.hosts.desk.suggesting import SUMMARIZER, answer_of, problem_of


def suggest(request: HttpRequest) -> JsonResponse:
    """Suggestions, or 503 with a hint."""
    try:
        found = SUMMARIZER.suggest(request.body, deadline=_deadline(request))
    except SummarizerError as error:
        return JsonResponse(problem_of(error), status=503)
    return JsonResponse(answer_of(found))


async def asuggest(request: HttpRequest) -> JsonResponse:
    """The same; the worker goes on meanwhile."""
    try:
        found = await SUMMARIZER.asuggest(request.body, deadline=_deadline(request))
    except SummarizerError as error:
        return JsonResponse(problem_of(error), status=503)
    return JsonResponse(answer_of(found))


def threads(_request: HttpRequest) -> JsonResponse:
    """The names of this worker's threads that are ours."""
    names = [t.name for t in threading.enumerate() if t.name.startswith("summarizer")]
    return JsonResponse({"threads": names})


def _deadline(request: HttpRequest) -> float:
    return float(request.GET.get("deadline", "20"))


urlpatterns = [
    path("suggest", suggest),
    path("asuggest", asuggest),
    path("threads", threads),
]
