"""What a call cost, by the price list that genai-prices carries (nothing is fetched)."""

from __future__ import annotations

from urllib.parse import urlsplit

from summarizer.summary import Usage

__all__ = ["OPENAI_URL", "cost_usd", "is_openai"]

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
