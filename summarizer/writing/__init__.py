"""A summary in the forms that others read: ninjs 3.1, schema.org JSON-LD, Markdown. Pure.

Each writer says only what the summary or its wire says: what they do not have is absent, never
filled in. In ninjs and JSON-LD the texts are the wire's own characters; in Markdown, which a person
reads, characters that act on a screen are signs. ``docs/out.md`` has every field and its source.
"""

from summarizer.writing.jsonld import jsonld_script, to_jsonld
from summarizer.writing.markdown import to_markdown
from summarizer.writing.ninjs import to_ninjs

__all__ = ["jsonld_script", "to_jsonld", "to_markdown", "to_ninjs"]
