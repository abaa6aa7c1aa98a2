"""What a call cost, by the price list that genai-prices carries (nothing is fetched)."""

from __future__ import annotations

from urllib.parse import urlsplit

from summarizer.summary import Usage

__all__ = ["OPENAI_URL", "cost_usd", "is_openai", "used"]

OPENAI_URL = "https://api.openai.com/v1"


def is_openai(base_url: str | None) -> bool:
    """Whether ``base_url`` is OpenAI's own service; None is."""
    if base_url is None:
        return True
    host = urlsplit(base_url).hostname or ""
    return host == "api.openai.com" or host.endswith(".api.openai.com")


def cost_usd(usage: Usage, base_url: str | None, *models: str | None) -> float | None:
    """The price of ``usage`` in US dollars, by the first of ``models`` that the list knows.

    None where the server or the model is not on the list: a local server may call its model
    whatever it likes, so a name alone is never priced.
    """
    from genai_prices import Usage as Priced
    from genai_prices import calc_price

    tokens = Priced(
        input_tokens=usage.input_tokens,
        cache_read_tokens=usage.cached_tokens,
        output_tokens=usage.output_tokens,
    )
    for model in models:
        if not model:
            continue
        try:
            if is_openai(base_url):
                price = calc_price(tokens, model, provider_id="openai")
            else:
                price = calc_price(tokens, model, provider_api_url=base_url)
        except (LookupError, ValueError):
            continue
        return float(price.total_price)
    return None


def used(
    completion: object, base_url: str | None, asked: str
) -> tuple[str | None, Usage, float | None]:
    """Model, tokens and price of an answer, as it tells them itself; ``asked`` is the model that
    was asked. The price is None where it tells of no tokens."""
    usage, told = getattr(completion, "usage", None), getattr(completion, "model", None)
    model = told if isinstance(told, str) else None
    this = Usage(
        input_tokens=_count(usage, "prompt_tokens"),
        cached_tokens=_count(getattr(usage, "prompt_tokens_details", None), "cached_tokens"),
        output_tokens=_count(usage, "completion_tokens"),
    )
    known = this.input_tokens > 0 or this.output_tokens > 0
    return model, this, cost_usd(this, base_url, model, asked) if known else None


def _count(holder: object, name: str) -> int:
    """A count of tokens as the server told it, 0 where it told none that can be read."""
    value = getattr(holder, name, None)
    return value if isinstance(value, int) and value > 0 else 0
