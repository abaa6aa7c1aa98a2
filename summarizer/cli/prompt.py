"""``summarizer prompt``: the request that a model would get, without sending it."""

from __future__ import annotations

from summarizer.cli.console import print_json, say
from summarizer.cli.inputs import read_input
from summarizer.engines.prices import is_openai
from summarizer.engines.request import build_request
from summarizer.settings import Settings

__all__ = ["show_request"]


def show_request(
    path: str, *, model: str | None, base_url: str | None, format: str | None = None
) -> int:
    """Print the body of the request for the wire at ``path`` as JSON; returns the exit code.

    ``format`` is the wire's; else it is detected.

    Raises :class:`~summarizer.errors.InputError` and
    :class:`~summarizer.errors.ConfigurationError`.
    """
    settings = Settings.from_env(model=model, base_url=base_url)
    wire = read_input(path, format=format)
    request = build_request(wire, settings.model or "", max_tokens=settings.max_output_tokens)
    body = request.body(openai=is_openai(settings.base_url))
    if not settings.model:
        body["model"] = None
        say("no model is set: --model or SUMMARIZER_MODEL names one")
    print_json(body, indent=2)
    return 0
