"""The words of match reports that the rules share: roles, grounds, competitions, rounds.

Closed classes of English only. No club, country or person is named here: those are known by the
grammar around them.
"""

from __future__ import annotations

__all__ = [
    "ACRONYMS",
    "CAPITAL",
    "COMPETITION_NOUNS",
    "GROUND_NOUNS",
    "LEADING_NOUNS",
    "MONTHS",
    "PLAYER_ROLES",
    "STAFF_ROLES",
    "WEEKDAYS",
]

CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
"""Regex source of a letter that opens a name."""
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec"
).split()

PLAYER_ROLES: frozenset[str] = frozenset(
    """goalkeeper keeper goalie defender full-back fullback left-back right-back wing-back
    centre-back centre-half centreback midfielder playmaker winger striker forward attacker captain
    skipper substitute replacement teenager debutant veteran international marksman back
    shot-stopper centre-forward newcomer youngster wing fly-half scrum-half hooker prop lock
    flanker lock-forward lefty fullbacks talisman goalscorer scorer frontman target-man libero
    sweeper stopper ace star""".split()
)
"""Nouns for players. ``back`` stands for "full back", "left back", "centre back"."""

STAFF_ROLES: frozenset[str] = frozenset(
    """coach manager boss referee official trainer president chairman chairwoman director
    assistant physio chief head-coach spokesman spokeswoman spokesperson""".split()
)
"""Nouns for people who do not play."""

LEADING_NOUNS: frozenset[str] = frozenset(
    """holders champions leaders hosts visitors guests rivals neighbours strugglers brothers twins
    sisters teammates opener seamer spinner bowler batsman batter batters seed qualifier number
    runners-up runner-up newcomers minnows favourites defenders forwards strikers midfielders
    players supporters fans coach manager captain skipper team club league second-half first-half
    late early former ex-captain german-born teenage veteran home visiting away fellow reigning
    defending winger wingers goalkeepers keepers compatriot compatriots seventh-seed top bottom
    promoted relegation-threatened unbeaten struggling hat-trick substitutes referee assistant
    skippers bosses boss rookie youngsters
    """.split()
) | PLAYER_ROLES | STAFF_ROLES  # fmt: skip
"""Nouns and adjectives that open a sentence before a name and belong to no name."""

COMPETITION_NOUNS: frozenset[str] = frozenset(
    """cup league trophy shield division championship championships liga ligue serie open masters
    premiership conference copa coupe coppa pokal bundesliga eredivisie superliga primeira
    playoffs play-offs tournament supercup series vase plate quaich supercoppa supercopa taça
    beker""".split()
)
"""Nouns by which a capitalised run is the name of a competition."""

GROUND_NOUNS: frozenset[str] = frozenset(
    """stadium park lane ground arena road street oval field bowl dome stadio stadion estadio
    estádio stade parc gardens coliseum campo stadionul velodrome way green meadow common court
    centre""".split()
)
"""Nouns by which a capitalised run after "at" is the name of a ground."""

ACRONYMS: frozenset[str] = frozenset(
    """UPDATE REFILE WRAPUP CORRECTED VAR FIFA UEFA IFAB AFC CAF GMT BST CET CEST EST ET TV AI MVP
    CONMEBOL CONCACAF""".split()
)
"""Capitals that name neither a side nor a person."""
