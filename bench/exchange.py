"""Reports with every country, player and ground exchanged for an invented name.

A reader by rule that leaned on names it knows would do worse on the exchanged texts; one that
reads grammar does as well. What is a name is decided here without the project's own rules: a
capital where none is due, or a word that no text of the folder has in lower case.

python -m bench.exchange FOLDER OUT [--seed N]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from summarizer.language.vocabulary import (
    ACRONYMS,
    COMPETITION_NOUNS,
    GROUND_NOUNS,
    MONTHS,
    PLAYER_ROLES,
    STAFF_ROLES,
    WEEKDAYS,
)

__all__ = ["Exchange", "exchange_folder"]

_KEPT = frozenset(
    {w.lower() for w in (*ACRONYMS, *WEEKDAYS, *MONTHS)}
    | COMPETITION_NOUNS
    | GROUND_NOUNS
    | PLAYER_ROLES
    | STAFF_ROLES
    | set("i world group team round final finals soccer football rugby fc us jr jnr sr snr".split())
    | set("a b c d e f g h o ok tv vs v mr mrs ms dr first-half second-half one-time".split())
)
"""Words with a capital that name no country, player or ground: days, competitions, offices."""

_SYLLABLES = (
    "bal bre cor dra dul fal fen gor hal hin jol kel lum mav nov ost pel quo ran ruv sel sto tav "
    "tor ulm vel vor wes yar zan zol"
).split()
_ENDS = "ek a o in ar us ova ic an el".split()
_CLUB_TAILS = ("Rovers", "United", "Athletic", "Wanderers", "City", "Albion")
_WORD = re.compile(r"[^\W\d_]+(?:[-‑'’][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[.!?:…”’\"')\n]\s*|[“‘\"'(\[•–—-]\s*)$")
_POSSESSIVE = re.compile(r"['’]s?$")
_BARE = re.compile(r"((?<=[^\Ws])[’'])(?= [^\W\d_])")
"""The mark of a plural's possessive after a word that now is none."""
_STEM = 4
"""A word of a country and one that shares so many first letters are taken for kin."""


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _digest(word: str, seed: int) -> bytes:
    return hashlib.sha256(f"{seed}:{_fold(word)}".encode()).digest()


def _invented(word: str, seed: int) -> str:
    """An invented word for ``word``, always the same, whatever its accents."""
    h = _digest(word, seed)
    stem = "".join(_SYLLABLES[h[i] % len(_SYLLABLES)] for i in range(1 + h[4] % 2))
    return (stem + _SYLLABLES[h[5] % len(_SYLLABLES)] + _ENDS[h[6] % len(_ENDS)]).capitalize()


@dataclass(frozen=True, slots=True)
class Exchange:
    """What stands for what. ``sides`` are the countries of the folder, in their long form.

    ``common`` holds the words that occur in lower case somewhere: a capital at the start of a
    sentence makes no name of them. With an even ``seed`` a country becomes a club of one word,
    with an odd one a third of them get a second ("Rovers").
    """

    sides: frozenset[str]
    common: frozenset[str]
    seed: int

    def club(self, side: str) -> str:
        """The invented club for a country."""
        h = _digest(side, self.seed)
        tail = f" {_CLUB_TAILS[h[9] % len(_CLUB_TAILS)]}" if self.seed % 2 and h[8] % 3 == 0 else ""
        return _invented(side, self.seed) + tail

    def text(self, text: str) -> str:
        """``text`` with all its names exchanged; paragraphs, figures and marks as they were."""
        phrases = self._phrases(text)
        names = self._names(text)
        if phrases:
            longest = sorted(phrases, key=len, reverse=True)
            pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
            # Private characters keep what is exchanged from being exchanged again.
            text, kept = _set_aside(text, pattern, phrases.__getitem__)
        else:
            kept = []
        text = _WORD.sub(lambda m: self._word(m.group(), names), text)
        text = re.sub(r"[\ue000-\uf8ff]", lambda m: kept[ord(m.group()) - 0xE000], text)
        return _BARE.sub(r"\1s", text)

    def name(self, name: str | None, text: str) -> str | None:
        """A name of the gold of ``text``, exchanged as it is there."""
        if name is None:
            return None
        phrases = self._phrases(text)
        if name in phrases:
            return phrases[name]
        if name in self.sides:
            return self.club(name)
        return _WORD.sub(lambda m: self._plain(m.group()), name)

    def _phrases(self, text: str) -> dict[str, str]:
        """Countries of more than one word, and their initials, as they stand in ``text``."""
        found: dict[str, str] = {}
        for side in self.sides:
            initials = "".join(w[0] for w in side.split())
            forms = [side, side.upper()]
            if len(initials) > 1:
                forms += [initials, f"{initials}A", ".".join(initials) + "."]
            for form in forms:
                if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text):
                    club = self.club(side)
                    found[form] = club.upper() if form == side.upper() != side else club
        return found

    def _names(self, text: str) -> frozenset[str]:
        """The words of ``text`` that stand there as names, folded."""
        names = set()
        for m in _WORD.finditer(text):
            word = _POSSESSIVE.sub("", m.group())
            if not word[:1].isupper() or _fold(word) in _KEPT:
                continue
            opens = _OPENS.search(text[max(0, m.start() - 3) : m.start()]) or m.start() == 0
            first, dash, rest = word.partition("-")
            if dash and not rest[:1].isupper():
                word = first  # "Norvale-born", and "Runners-up"
            if opens and (word.lower() in self.common or self._before_side(text, m.end())):
                continue
            names.add(_fold(word))
        return frozenset(names)

    def _before_side(self, text: str, at: int) -> bool:
        """Whether a country follows: what opens a sentence before it ("Plucky Norvale") is none."""
        return any(text.startswith(side, at + 1) for side in self.sides)

    def _word(self, word: str, names: frozenset[str]) -> str:
        owned = _POSSESSIVE.search(word)
        bare, tail = (word[: owned.start()], owned.group()) if owned else (word, "")
        if bare[:1].isupper() and _fold(bare) in names:
            return self._plain(bare) + tail
        # "Norvale-born": the first part is a name by itself.
        first, dash, rest = bare.partition("-")
        if dash and first[:1].isupper() and _fold(first) in names:
            return f"{self._plain(first)}-{rest}{tail}"
        return word

    def _plain(self, word: str) -> str:
        if _fold(word) in _KEPT or not word[:1].isupper():
            return word
        parts = re.split(r"([-‑])", word)
        if len(parts) > 1:
            return "".join(p if p in "-‑" or not p[:1].isupper() else self._plain(p) for p in parts)
        for side in self.sides:
            country = side.split()[-1]
            if _kin(word, country):
                shared = len(_common_start(_fold(word), _fold(country)))
                return _invented(country, self.seed) + _fold(word)[shared:]
        made = _invented(word, self.seed)
        return made.upper() if len(word) > 1 and word.isupper() else made


def _common_start(a: str, b: str) -> str:
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return a[:n]


def _kin(word: str, country: str) -> bool:
    """Whether ``word`` is formed from a country's name: "Brazilian", "Moroccans"."""
    a, b = _fold(word), _fold(country)
    if a == b:
        return True
    return len(_common_start(a, b)) >= max(_STEM, len(b) - 2) and len(a) >= len(b)


def _set_aside(
    text: str, pattern: re.Pattern[str], say: Callable[[str], str]
) -> tuple[str, list[str]]:
    kept: list[str] = []

    def put(m: re.Match[str]) -> str:
        kept.append(say(m.group()))
        return chr(0xE000 + len(kept) - 1)

    return pattern.sub(put, text), kept


def _lower_words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(
        w for t in texts for w in re.findall(r"(?<![\w'’-])[^\W\d_]+", t) if w.islower()
    )


def _exchanged(value: object, key: str, change: Callable[[str], str | None]) -> object:
    if isinstance(value, dict):
        return {k: _exchanged(v, k, change) for k, v in value.items()}
    if isinstance(value, list):
        return [_exchanged(v, key, change) for v in value]
    if isinstance(value, str) and key in _NAMES:
        return change(value)
    return value


_NAMES = frozenset(
    (
        "home away team scorer player surname name_as_written venue city home_code away_code goals"
    ).split()
)
"""Keys of oracle and list of goals told whose strings are names."""


def exchange_folder(
    folder: Path,
    out: Path,
    *,
    seed: int,
    told: Path | None = None,
    only: Iterable[str] = (),
    words: Iterable[Path] = (),
) -> None:
    """Write NAME.txt and NAME.json of ``folder`` into ``out``, all names exchanged.

    Args:
        folder: reports with their oracle files.
        out: a folder that is made afresh.
        seed: another seed gives other names.
        told: the folder of lists of goals told; they go to ``out / "told"``.
        only: the names to read and to write; all where empty.
        words: further texts that show which words are common ones.
    """
    shutil.rmtree(out, ignore_errors=True)
    (out / "told").mkdir(parents=True)
    names = sorted(only) or sorted(p.stem for p in folder.glob("*.txt"))
    texts = {n: (folder / f"{n}.txt").read_text("utf-8") for n in names}
    golds = {n: json.loads((folder / f"{n}.json").read_text("utf-8")) for n in texts}
    sides = {m[s] for g in golds.values() for m in g["matches"] for s in ("home", "away")}
    around = (p.read_text("utf-8") for p in words)
    exchange = Exchange(frozenset(sides), _lower_words((*texts.values(), *around)), seed)
    for name, text in texts.items():

        def change(value: str, text: str = text) -> str | None:
            return exchange.name(value, text)

        (out / f"{name}.txt").write_text(exchange.text(text), "utf-8")
        _write(out / f"{name}.json", _exchanged(golds[name], "", change))
        if told is not None and (told / f"{name}.json").is_file():
            listed = json.loads((told / f"{name}.json").read_text("utf-8"))
            _write(out / "told" / f"{name}.json", _exchanged(listed, "", change))


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Exchange all names of reports and their gold.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--told", type=Path)
    parser.add_argument("--only", nargs="*", default=())
    a = parser.parse_args()
    around = sorted(a.folder.resolve().parent.rglob("*.txt"))
    exchange_folder(a.folder, a.out, seed=a.seed, told=a.told, only=a.only, words=around)
