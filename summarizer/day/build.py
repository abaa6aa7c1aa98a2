"""A day put together: the wires that count, their accounts of one match, what these tell."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from summarizer.day.accounts import Account, account_of
from summarizer.day.alone import Other, borne_out
from summarizer.day.by_words import words_of
from summarizer.day.carried import carried_on, read_otherwise
from summarizer.day.events import day_events
from summarizer.day.items import Item
from summarizer.day.joins import Joined, distinct_names, join
from summarizer.day.match_facts import Seen, match_facts, seen
from summarizer.day.model import Day, DayMatch, DayQuote, DayWire, LeftOut, Source
from summarizer.day.prose import chosen
from summarizer.day.quotes import Said, day_quotes
from summarizer.day.reprints import Barred, origins, sharing
from summarizer.day.sections import sections
from summarizer.day.standing import Since, Standing, standing
from summarizer.day.unread import Candidate, candidates
from summarizer.revisions.likeness import runs_of
from summarizer.summary import Match, Summary
from summarizer.wire import Sentence

__all__ = ["day"]


def day(
    items: Iterable[Item],
    *,
    now: datetime | None = None,
    killed: Iterable[tuple[str, frozenset[int]]] = (),
) -> Day:
    """All that ``items`` tell, each match once.

    The items stand in the order in which they came in: it tells which version of a story without
    number is newer, and nothing else. ``now`` is the time that embargoes are held against, with
    zone; the clock's if not given. ``killed`` are texts that were killed before, as the reason and
    the text's runs of words: what carries one on is withdrawn. Nothing is raised for what a wire
    holds.
    """
    listed = tuple(items)
    stands = standing(listed, now=now)
    barred = _barred(listed, stands, killed)
    otherwise = read_otherwise(listed, stands)
    accounts, carriers = _accounts(listed, stands, barred, otherwise)
    flat = [a for own in accounts for a in own]
    none_read = {i for i in stands.counting if (s := listed[i].summary) and not s.matches}
    copies = carried_on(listed, sorted(none_read), flat)
    for index, leader in otherwise.items():
        copies[index] = [a for a in flat if a.item == leader]
    gone = _withdrawn_copies(listed, stands, barred, sorted(none_read), copies)
    counting = [i for i in stands.counting if i not in gone]
    keys = {item: f"w{n}" for n, item in enumerate(counting, 1)}
    carrying: dict[int, list[int]] = {}
    for index in sorted(copies.keys() - gone.keys()):
        for account in copies[index]:
            carrying.setdefault(id(account), []).append(index)
    matches = join(flat, distinct_names(accounts))
    made = [_Match(m, listed, keys, stands.since, carrying) for m in matches]
    shown = sorted((m for m in made if m.accounts), key=lambda m: m.order)
    for n, match in enumerate(shown, 1):
        match.key = f"m{n}"
    keys_of = {id(m.joined): m.key for m in shown}
    of_match = {(a.item, a.index): m.key for m in shown for a in m.live}
    carried = {i for m in shown for _, i in m.copies}
    about = candidates(listed, stands, keys, sorted(none_read - carried - gone.keys()))
    built = tuple(m.built(keys_of, about.about(m.live)) for m in shown)
    told = {(p.wire, p.path) for m in built for q in m.quotes for p in q.parts}
    return Day(
        wires=tuple(_wire(i, listed[i], keys[i], of_match) for i in counting),
        matches=built,
        quotes=_loose_quotes(listed, keys, carried, told),
        left_out=(
            *(left for _, left in stands.left_out),
            *carriers,
            *gone.values(),
            *(w for m in made for w in m.withdrawn),
        ),
    )


@dataclass(frozen=True)
class _Why:
    """What was done to a report, ``killed`` or ``held``; its input or the reason; since when it was
    out, where that matters."""

    what: str
    name: str
    since: Since | None = None

    def bars(self, since: Since) -> bool:
        """Whether what came out then may not carry the report on.

        A kill says that the report is wrong, wherever it stands. A hold says when it may go out: a
        copy that is held says nothing of what was free before it.
        """
        if self.since is None:
            return True
        if since[0] == self.since[0]:
            return since > self.since
        return since[-1] > self.since[-1]  # one has no date: by arrival


def _barred(
    items: Sequence[Item], stands: Standing, killed: Iterable[tuple[str, frozenset[int]]]
) -> Barred[_Why]:
    """The texts that nobody may carry on and that have no account of their own to tell it by."""
    texts: list[tuple[_Why, frozenset[int]]] = []
    for index, (what, since) in stands.barred.items():
        item = items[index]
        if item.wire is not None:
            why = _Why(what, item.input, since if what == "held" else None)
            texts.append((why, runs_of(item.wire, quoted=False)))
    texts += [(_Why("killed", reason), runs) for reason, runs in killed]
    return Barred(texts)


def _withdrawn_copies(
    items: Sequence[Item],
    stands: Standing,
    barred: Barred[_Why],
    unread: Sequence[int],
    copies: dict[int, list[Account]],
) -> dict[int, LeftOut]:
    """The wires of which no match was read, and that carry on what was killed or is held, alone."""
    found: dict[int, LeftOut] = {}
    for index in unread:
        item = items[index]
        carried = copies.get(index, [])
        if carried and all(a.withdrawn for a in carried):
            what, name = carried[0].withdrawn or "", items[carried[0].item].input
        elif (
            not carried
            and item.wire is not None
            and (
                why := barred.carried_by(
                    runs_of(item.wire, quoted=False), partial(_Why.bars, since=stands.since[index])
                )
            )
        ):
            what, name = why.what, why.name
        else:
            continue
        done = _DONE[what]
        reason = f"it carries on a report that {done}: {name}"
        found[index] = LeftOut(input=item.input, outcome="withdrawn", reason=reason)
    return found


_DONE = {"killed": "was killed", "held": "is held"}


def _accounts(
    items: Sequence[Item], stands: Standing, barred: Barred[_Why], otherwise: Container[int]
) -> tuple[list[list[Account]], list[LeftOut]]:
    """The accounts of each wire that counts, and of each that was withdrawn: reprints of these
    must be found too. Beside them, what has none since it carries on a text of ``barred``. What
    was read ``otherwise`` than the report that it carries on has none either."""
    found: list[list[Account]] = []
    carriers: list[LeftOut] = []
    for index in sorted((*stands.counting, *stands.withdrawn)):
        item = items[index]
        if item.summary is None or index in otherwise:
            continue
        count = len(item.summary.matches)
        runs: Sequence[frozenset[int] | None] = [None] * count
        parts: Sequence[Sequence[Sentence]] = [()] * count
        if item.wire is not None:
            parts = sections(item.wire, item.summary)
            # Without what is between quotation marks: two reporters at one press conference have
            # the same quotations, and texts of their own around them.
            runs = [runs_of(item.wire, part, quoted=False) for part in parts]
        own: list[Account] = []
        for n in range(count):
            what = stands.withdrawn.get(index)
            if what is None:
                why = barred.carried_by(runs[n], partial(_Why.bars, since=stands.since[index]))
                if why is not None:
                    told = _carries_on(item, item.summary.matches[n], why.what, why.name)
                    carriers.append(told)
                    continue
            own.append(account_of(index, n, item.summary, item.wire, parts[n], runs[n], what))
        found.append(own)
    return found, carriers


def _carries_on(item: Item, match: Match, what: str, name: str) -> LeftOut:
    told = f"{match.home.name} - {match.away.name} carries on a report that {_DONE[what]}: {name}"
    return LeftOut(input=item.input, outcome="withdrawn", reason=told)


@dataclass
class _Match:
    """A match on its way into the day: who its sources are, and which accounts may be shown."""

    joined: Joined
    items: Sequence[Item]
    keys: dict[int, str]
    since: dict[int, Since]
    carrying: dict[int, list[int]]
    key: str = ""
    live: list[Account] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    accounts: list[Seen] = field(default_factory=list)
    withdrawn: list[LeftOut] = field(default_factory=list)
    copies: list[tuple[str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        listed = sorted(self.joined.accounts, key=lambda pair: (pair[0].item, pair[0].index))
        of = origins([a.runs for a, _ in listed])
        bad = {of[n]: a for n, (a, _) in enumerate(listed) if a.withdrawn}
        live: list[tuple[Account, bool, int]] = []
        for n, (account, turned) in enumerate(listed):
            if of[n] in bad and not account.withdrawn:
                killed = bad[of[n]]
                self.withdrawn.append(
                    _carries_on(
                        self.items[account.item],
                        account.match,
                        killed.withdrawn or "",
                        self.items[killed.item].input,
                    )
                )
            elif not account.withdrawn:
                live.append((account, turned, of[n]))
        self.live = [account for account, _, _ in live]
        marks: list[list[Hashable]] = [[("text", o), ("wire", a.fingerprint)] for a, _, o in live]
        firsts = self._originals(live)
        stated = [t for a, t, _ in live if a in firsts and a.match.home_away_stated]
        over = 2 * sum(stated) > len(stated)  # home is who most say was at home
        if not stated:
            over = self._named_first([(a, t) for a, t, _ in live if a in firsts])
        for (account, _, _), own in zip(live, marks, strict=True):
            if account.provider and account in firsts:
                own.append(("provider", account.provider))
        source_of: dict[int, str] = {}
        for number, members in enumerate(sharing(marks), 1):
            key = f"s{number}"
            together = [live[n] for n in members]
            carry = {i: None for a, _, _ in together for i in self.carrying.get(id(a), ())}
            new = [i for i in carry if i not in {i for _, i in self.copies}]
            self.copies += [(key, i) for i in new]
            self.sources.append(self._source(key, together, new))
            source_of.update(dict.fromkeys(members, key))
        self.accounts = [
            seen(
                account, self.keys[account.item], source_of[n], turned ^ over, account not in firsts
            )
            for n, (account, turned, _) in enumerate(live)
        ]

    def _named_first(self, accounts: Sequence[tuple[Account, bool]]) -> bool:
        """Whether the sides stand the other way round, where nobody says who was at home: as most
        sources name them, else as a bare line of the result does."""
        votes: dict[bool, set[object]] = {False: set(), True: set()}
        lines: dict[bool, set[object]] = {False: set(), True: set()}
        for account, turned in accounts:
            source = account.provider or account.item
            votes[turned].add(source)
            wire = self.items[account.item].wire
            home, away = account.match.home.name, account.match.away.name
            first = words_of(wire).home_first([home], [away]) if wire else None
            if first is not None:
                lines[turned ^ (not first)].add(source)
        if len(votes[True]) != len(votes[False]):
            return len(votes[True]) > len(votes[False])
        return len(lines[True]) > len(lines[False])

    def _source(
        self, key: str, members: Sequence[tuple[Account, bool, int]], copies: Sequence[int]
    ) -> Source:
        """A source, named by the wire of it that came out first; what carries that on, reprints.
        ``copies`` do, and no match was read of them."""
        firsts = {a.item for a in self._originals(members)}
        wires = sorted((*(a.item for a, _, _ in members), *copies), key=self.since.__getitem__)
        summary = self.items[wires[0]].summary
        return Source(
            key=key,
            name=(summary and summary.wire.provider) or self.items[wires[0]].input,
            wires=tuple(self.keys[i] for i in wires),
            reprints=tuple(self.keys[i] for i in wires if i not in firsts and i != wires[0]),
            text_known=all(a.runs is not None for a, _, _ in members),
        )

    def _came_out(self, member: tuple[Account, bool, int]) -> Since:
        return self.since[member[0].item]

    def _originals(self, members: Sequence[tuple[Account, bool, int]]) -> set[Account]:
        """Of each text the account whose story came out first: who carries it on is no source."""
        found: dict[int, Account] = {}
        for account, _, origin in sorted(members, key=self._came_out):
            found.setdefault(origin, account)
        return set(found.values())

    @property
    def order(self) -> tuple[object, ...]:
        """By day, the newest first, competition and names: never by the order of arrival. One that
        tells no day stands where its reports came out."""
        days = sorted(-a.account.day.on.toordinal() for a in self.accounts if a.account.day.on)
        if not days:
            out = (a.account.published for a in self.accounts)
            days = sorted(-day.toordinal() for day in out if day is not None)[-1:]
        titles = sorted(a.match.competition.name for a in self.accounts if a.match.competition)
        best = min((a.account for a in self.accounts), key=lambda a: a.order)
        return (not days, days[:1], not titles, titles[:1], best.order)

    def built(self, keys_of: dict[int, str], about: Sequence[Candidate]) -> DayMatch:
        """The match with all that its sources tell; ``about`` are wires that nobody read it of."""
        facts = match_facts(self.accounts)
        events, event_differences = day_events(self.accounts)
        said = [s for a in self.accounts for s in self._said(a)]
        said += [s for source, i in self.copies for s in self._copied(source, i)]
        sources = len(self.sources)
        quotes, quote_differences = day_quotes(said, sources=sources)
        differences = borne_out(
            (*facts.differences, *event_differences, *quote_differences),
            [*map(self._other, self.accounts), *(self._unread(c) for c in about if c.told.wire)],
            events,
            quotes,
        )
        headline, blurb = chosen(self.accounts, facts.values, events, differences)
        may_be = (keys_of.get(id(m)) for m in self.joined.may_be)
        return DayMatch(
            key=self.key,
            sport=self.accounts[0].match.sport,
            **facts.values,
            events=events,
            quotes=quotes,
            headline=headline,
            blurb=blurb,
            sources=tuple(self.sources),
            differences=tuple(sorted(differences, key=lambda d: _KINDS.index(d.kind))),
            unread=tuple(c.told for c in about),
            may_be=tuple(sorted(key for key in may_be if key)),
        )

    def _other(self, account: Seen) -> Other:
        """The words of an account's wire, of its own section where it has several."""
        item, index = self.items[account.account.item], account.account.index
        if item.wire is None or item.summary is None:
            return Other(None, account.source, account)
        part = sections(item.wire, item.summary)[index]
        said = [q for q in item.summary.quotes if _match_of(item.summary, q.match) == index]
        return Other(words_of(item.wire, part), account.source, account, said)

    def _unread(self, one: Candidate) -> Other:
        """The words of a wire of which no match was read; a source's own is no other's."""
        own = {a.account.provider: a.source for a in self.accounts if a.account.provider}
        return Other(one.words, own.get(one.wire.provider or ""))

    def _copied(self, source: str, index: int) -> list[Said]:
        """The quotations of a wire that carries a report on, and of which no match was read."""
        summary = self.items[index].summary
        quotes = summary.quotes if summary else ()
        return [Said(q, n, self.keys[index], source, True) for n, q in enumerate(quotes)]

    def _said(self, account: Seen) -> list[Said]:
        summary = self.items[account.account.item].summary
        if summary is None:
            return []
        index = account.account.index
        return [
            Said(q, n, account.wire, account.source, account.copy)
            for n, q in enumerate(summary.quotes)
            if _match_of(summary, q.match) == index
        ]


_KINDS = ("contradicts", "refines", "only_in")


def _match_of(summary: Summary, told: int | None) -> int | None:
    """The match that a quotation belongs to; in a wire of one match, that one."""
    return 0 if told is None and len(summary.matches) == 1 else told


def _wire(index: int, item: Item, key: str, of_match: dict[tuple[int, int], str]) -> DayWire:
    summary = item.summary
    if summary is None:
        raise ValueError("a wire that counts has a summary")
    about = summary.wire
    return DayWire(
        key=key,
        input=item.input,
        provider=about.provider,
        headline=about.headline,
        published=about.published,
        version=about.version,
        sha256=about.sha256,
        kind=summary.kind,
        engine=summary.run.engine,
        matches=tuple(of_match.get((index, n)) for n in range(len(summary.matches))),
    )


def _loose_quotes(
    items: Sequence[Item],
    keys: dict[int, str],
    carried: Container[int],
    told: Container[tuple[str, str]],
) -> tuple[DayQuote, ...]:
    """The quotations that belong to no match of their wire, and are not ``told`` on a card: those
    of a wire that carries a report on are, as far as the report has them."""
    said: list[Said] = []
    for index, key in keys.items():
        summary = items[index].summary
        if summary is None:
            continue
        said += [
            Said(q, n, key, None)
            for n, q in enumerate(summary.quotes)
            if (index in carried or _match_of(summary, q.match) is None)
            and (key, f"quotes[{n}]") not in told
        ]
    return day_quotes(said)[0]
