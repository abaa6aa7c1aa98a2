"""How well an engine reads, measured against gold."""
