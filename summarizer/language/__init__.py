"""The English of match reports: numbers, times, names, speech, and what is told of a match."""
