"""Checks: from a draft to facts and findings. Pure; reads nothing but its arguments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from summarizer.checking.agreement import disagreements
from summarizer.checking.assemble import facts
from summarizer.checking.circumstances import leg_of
from summarizer.checking.event_scores import match_goals
from summarizer.checking.events import match_events
from summarizer.checking.evidence import idle_scores
from summarizer.checking.minutes import event_minute
from summarizer.checking.names import match_names
from summarizer.checking.numbers import match_scores
from summarizer.checking.other_languages import heard
from summarizer.checking.outcome import match_arithmetic, match_outcome
from summarizer.checking.problems import RULES, RULES_VERSION, Problem, family_of
from summarizer.checking.prose import Complaint, ProseFacts, prose_complaints
from summarizer.checking.prose_sides import MOST_WAYS, sided
from summarizer.checking.prune import Pruned, prune
from summarizer.checking.quotations import quote_rules
from summarizer.checking.tellings import Tellings
from summarizer.checking.terse import in_lines
from summarizer.checking.view import View
from summarizer.checking.worked_out import complete
from summarizer.draft import Draft, DraftMatch
from summarizer.language import plans
from summarizer.language.names import fold
from summarizer.language.sentences import Sentences
from summarizer.language.tongues import foreign
from summarizer.summary import Finding, Match, Quote
from summarizer.wire import Wire

__all__ = ["RULES", "RULES_VERSION", "Checked", "Policy", "Problem", "check", "family_of"]

Policy = Literal["drop", "flag", "raise"]

# What cannot stand in a summary whatever the policy: there is nothing to point at.
_NEVER = frozenset({"row-shape", "span-exists", "span-twice", "quote-joined", "names-differ"})


@dataclass(frozen=True, slots=True)
class Checked:
    """Facts, findings, and how many claims failed (severity error)."""

    kind: str
    matches: tuple[Match, ...]
    quotes: tuple[Quote, ...]
    findings: tuple[Finding, ...]
    draft: Draft

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The findings of severity error: what a re-ask names."""
        return tuple(f for f in self.findings if f.severity == "error")


def check(
    wire: Wire,
    draft: Draft,
    *,
    second: Draft | None = None,
    policy: Policy = "drop",
    sentences: Sentences | None = None,
) -> Checked:
    """Judge every claim of ``draft`` against ``wire``.

    ``second`` is the reading by rule, for the rules on agreement; None leaves them out (the
    offline engine does not agree with itself). ``policy`` ``drop`` and ``raise`` leave failed
    claims out; ``flag`` keeps them with their findings where they can be shown at all.
    ``sentences`` are the wire's, where somebody has read them before.
    """
    view = View(wire, sentences)
    forgive = _NEVER if policy == "flag" else None
    problems: list[Problem] = [
        Problem("row-shape", m.path, m.row, detail=m.reason) for m in draft.misshaped
    ]
    speakers = frozenset(q.speaker for q in draft.quotes if q.speaker)
    people = frozenset(map(fold, speakers))
    tellings = [Tellings(view, m, speakers) if m.events else None for m in draft.matches]
    for i, match in enumerate(draft.matches):
        path = f"matches[{i}]"
        others = tuple(m for j, m in enumerate(draft.matches) if j != i)
        problems += match_names(view, path, match, people, others)
        problems += match_scores(view, path, match, others)
        problems += idle_scores(view, path, match)
        problems += match_events(view, path, match, tellings[i])
        problems += match_goals(view, path, match, tellings[i])
        problems += match_outcome(view, path, match)
    problems += quote_rules(view, draft)
    if second is not None:
        problems += disagreements(view, draft, second, tellings)
    english = foreign(wire.text, wire.language) is None
    if not english:
        problems = heard(view, draft, problems)
    problems = in_lines(view, draft, problems)
    local = prune(draft, problems, forgive=forgive)

    # Arithmetic looks at what is left, so that one wrong claim does not take right ones along.
    late: list[Problem] = []
    for i, match in enumerate(local.draft.matches):
        late += match_arithmetic(view, f"matches[{i}]", match)
        late += match_scores(view, f"matches[{i}]", match)
        for j, event in enumerate(match.events):
            late += event_minute(view, f"matches[{i}].events[{j}]", match, event)
    if not english:
        late = heard(view, local.draft, late)
    late = in_lines(view, local.draft, late)
    final = prune(local.draft, late, forgive=forgive)
    problems += [replace(p, path=_back(local, p.path)) for p in _fresh(late, local, problems)]

    completed = [complete(view, m) for m in final.draft.matches]
    whole = replace(final.draft, matches=tuple(m for m, _ in completed))
    checked, prose = _prose(view, whole, policy, english=english)
    problems += [replace(p, path=_back(local, _back(final, p.path))) for p in prose]
    matches, quotes = facts(view, checked, tuple(d for _, d in completed))
    findings = tuple(
        _finding(p, lambda path: _at(local, final, path), policy) for p in _unique(problems)
    )
    return Checked(draft.kind, matches, quotes, findings, checked)


def _fresh(late: list[Problem], local: Pruned, before: list[Problem]) -> list[Problem]:
    known = {(p.rule, p.path) for p in before}
    return [p for p in late if (p.rule, _back(local, p.path)) not in known]


def _unique(problems: list[Problem]) -> list[Problem]:
    seen: dict[tuple[str, str], Problem] = {}
    for p in problems:
        seen.setdefault((p.rule, p.path), p)
    return list(seen.values())


def _back(pruned: Pruned, path: str) -> str:
    """The path in the draft before ``pruned`` of a claim that stands at ``path`` after it."""
    best = ""
    old = path
    for before, after in pruned.moved.items():
        if (path == after or path.startswith((after + ".", after + "["))) and len(after) > len(
            best
        ):
            best, old = after, before + path[len(after) :]
    return old


def _at(local: Pruned, final: Pruned, path: str) -> str | None:
    middle = local.at(path)
    return None if middle is None else final.at(middle)


def _prose(
    view: View, draft: Draft, policy: Policy, *, english: bool
) -> tuple[Draft, list[Problem]]:
    """Headline and blurb of each match: checked, and replaced by a plan where they fail.

    Beside a wire that is not in ``english`` they cannot be checked: a plan says it.
    """
    problems: list[Problem] = []
    matches: list[DraftMatch] = []
    for i, match in enumerate(draft.matches):
        texts: dict[str, str | None] = {}
        ways = sided(draft, i)
        # Of a first leg a plan does not know that it is one: it is not to name the round.
        known = match if leg_of(view, match) is None else replace(match, stage=None)
        may = ProseFacts(view, ways[0], i)
        planned: dict[str, Callable[[DraftMatch], str | None]] = {
            "headline": plans.headline,
            "blurb": plans.blurb,
        }
        for kind, plan in planned.items():
            text: str | None = getattr(match, kind)
            if text is not None and not english and text != plan(known):
                problems.append(Problem("prose-language", f"matches[{i}].{kind}", text, "warning"))
                text = text if policy == "flag" else plan(known)
            bad = [] if text is None else list(prose_complaints(may, kind, text))
            # A plan says nothing that hangs on a side that nobody knows.
            if text is not None and not bad and len(ways) > 1 and text != plan(known):
                bad = _of_either_side(view, ways, i, kind, text)
            problems += [Problem(c.rule, f"matches[{i}].{kind}", text, detail=c.word) for c in bad]
            if text is None or (bad and policy != "flag"):
                text = plan(known)
                if text is not None and any(prose_complaints(may, kind, text)):
                    text = None
            texts[kind] = text
        matches.append(replace(match, headline=texts["headline"], blurb=texts["blurb"]))
    return replace(draft, matches=tuple(matches)), problems


def _of_either_side(
    view: View, ways: Sequence[Draft], index: int, kind: str, text: str
) -> list[Complaint]:
    """What speaks against ``text`` in any of ``ways`` of giving sides to events without one."""
    if len(ways) > MOST_WAYS:
        return [Complaint("prose-event", "whose goals they were is not known")]
    for way in ways[1:]:
        bad = list(prose_complaints(ProseFacts(view, way, index), kind, text))
        if bad:
            return bad
    return []


def _finding(p: Problem, at: Callable[[str], str | None], policy: Policy) -> Finding:
    prose = family_of(p.rule) == "prose"
    idle = ".evidence[" in p.path
    if policy == "flag" and p.rule not in _NEVER and not idle:
        action: Literal["dropped", "kept", "replaced"] = "kept"
    elif prose:
        action = "replaced"
    elif p.severity == "error" or idle:
        action = "dropped"
    else:
        action = "kept"
    where = at(p.path) if action != "dropped" else None
    return Finding(
        rule=p.rule,
        path=p.path,
        # A model that is asked again could not do better: only a rule is missing.
        severity="warning" if p.rule == "language-words" else p.severity,
        action=action,
        message=p.message,
        value=p.value,
        at=where,
    )
