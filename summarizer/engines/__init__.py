"""Engines: wire in, draft out.

``base`` is the contract; ``llm`` asks a model's server, ``replay`` reads replies from files,
``offline`` reads by rule. Nothing heavy is imported before an engine is used.
"""
