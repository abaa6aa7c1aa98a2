"""The service: summaries and blurbs over HTTP, and a page for an editor with only a browser."""
