"""The answer to the panel: a wire comes in, a piece of the page goes out. Nothing is stored."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST
from wagtail.permission_policies.pages import PagePermissionPolicy

from from_the_wire.arranging import arranged, picks
from from_the_wire.suggesting import suggestions
from summarizer import InputError, NotAWire, SummarizerError, TooLarge, Withheld
from summarizer.reading import MAX_INPUT_BYTES

__all__ = ["suggest"]


@require_POST
def suggest(request: HttpRequest) -> JsonResponse:
    """Suggestions for the wire in the file ``wire``: ``{html, picks}``, or ``{html, error}``.

    ``picks`` are the texts themselves, which the panel puts into fields; ``html`` shows them.
    Only for editors who may add, change or publish some page. What the gate holds back is no
    fault: 200 and no picks. A wire that cannot be read is 422, all else 503.
    """
    if not PagePermissionPolicy().user_has_any_permission(
        request.user, {"add", "change", "publish"}
    ):
        raise PermissionDenied
    try:
        found = suggestions(_wire(request))
    except Withheld as held:
        return _answer(request, "held", {"held": held, "error": held.code})
    except SummarizerError as error:
        status = 422 if isinstance(error, InputError) else 503
        return _answer(request, "error", {"problem": error, "error": error.code}, status)
    offered = picks(found)
    return _answer(
        request,
        "suggestions",
        {
            "it": arranged(found, offered),
            "picks": [one.value for one in offered],
        },
    )


def _wire(request: HttpRequest) -> bytes:
    """The wire's bytes; a text that was pasted comes as a file too, since a form would change its
    line ends."""
    upload = request.FILES.get("wire")
    if upload is None:
        raise NotAWire("no wire was sent", hint="paste one, or choose a file")
    if (upload.size or 0) > MAX_INPUT_BYTES:
        raise TooLarge(f"the file has more than {MAX_INPUT_BYTES:,} bytes")
    return upload.read()


def _answer(
    request: HttpRequest, template: str, context: dict[str, object], status: int = 200
) -> JsonResponse:
    html = render_to_string(f"from_the_wire/{template}.html", context, request)
    told = {key: context[key] for key in ("picks", "error") if key in context}
    return JsonResponse({"html": html, **told}, status=status)
