"""What a caller says that a body is: its media type, and the charset of its text.

Most callers say nothing that helps (``curl --data-binary`` says that it is a form), so that the
format is told by the bytes. What is said counts where it can only be meant: a charset is that of
the text; a form with parts or a picture is no wire; and what is said to be JSON or XML and is
neither is not read as prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Final

from summarizer.errors import NotAWire
from summarizer.reading.charsets import charset_of
from summarizer.reading.detect import detect
from summarizer.service.problems import ProblemResponse

__all__ = ["Told", "told_by"]

_NEVER: Final = frozenset({"multipart", "image", "audio", "video", "font", "model"})
_FORM: Final = "application/x-www-form-urlencoded"
_FIELDS: Final = re.compile(rb"[\w.%+*-]{1,100}=[!-~]*\s*")
"""A form as browsers send it: fields and values without a blank or a letter outside ASCII."""


@dataclass(frozen=True, slots=True)
class Told:
    """``kind`` is the media type in small letters, ``charset`` what was declared for the text."""

    kind: str
    charset: str | None

    def check(self, body: bytes, format: str | None) -> None:
        """Raise where ``body`` cannot be what it is said to be.

        ProblemResponse ``unsupported-type`` for a form, NotAWire for JSON or XML that is neither;
        ``format`` is what the caller names, who then knows better.
        """
        if self.kind == _FORM and _FIELDS.fullmatch(body):
            raise ProblemResponse("unsupported-type", "the body is a form, not a wire")
        said = self._structured()
        if said and format is None and body.strip() and detect(body, None) == "text":
            raise NotAWire(
                f"the body is said to be {said}, and is none that is read",
                hint="send it whole, or the report's text as text/plain",
            )

    def _structured(self) -> str | None:
        name = self.kind.partition("/")[2]
        if name in ("json", "ld+json") or name.endswith("+json"):
            return "JSON"
        return "XML" if name == "xml" or name.endswith("+xml") else None


def told_by(content_type: str | None) -> Told:
    """What the header ``Content-Type`` says. Raises ProblemResponse, 415, for what is no wire and
    for a charset that is not known."""
    if content_type is None:
        return Told("", None)
    message = EmailMessage()
    # Before it is a header: no line of it may be another one.
    message["Content-Type"] = " ".join(content_type.split())
    kind = message.get_content_type()
    if kind.partition("/")[0] in _NEVER:
        raise ProblemResponse("unsupported-type", f"a wire is not sent as {kind}")
    charset = message.get_param("charset")
    if charset is None or charset == "":
        return Told(kind, None)
    if not isinstance(charset, str) or charset_of(charset) is None:
        raise ProblemResponse("unknown-charset", "the charset that is declared is not known")
    return Told(kind, charset)
