"""A day made up from tables of facts, and how well its reports are joined and held together.

``tables`` makes matches and what each agency tells of them; ``texts`` writes the wires and the
summaries that a perfect reader would make of them; ``measure`` holds a day against the tables.
"""
