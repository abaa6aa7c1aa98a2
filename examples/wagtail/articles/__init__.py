"""The desk's articles: what its pages are made of."""
