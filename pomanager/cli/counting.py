"""The word "count": counts the ballots of a file and tells who is elected, every stage, and why."""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pomanager.cli.count_words import reserve_argument, share_argument, tie_rules, ties_argument
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal, file_argument, language_argument, number_argument
from pomanager.errors import Refused
from pomanager.i18n import _, speaking
from pomanager.i18n.sentences import detail, sentence
from pomanager.marks import N_
from pomanager.rules.counting.account import account
from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.blt import Broken
from pomanager.rules.counting.categories import reserved
from pomanager.rules.counting.checking import objections_to_candidates, objections_to_count, objections_to_papers
from pomanager.rules.counting.figures import Votes
from pomanager.rules.counting.marks import Totals
from pomanager.rules.counting.methods import TRANSFERABLE, CountOrder, Method, counted, counted_totals
from pomanager.rules.counting.record import Count, Happening, Stage, Tie, TieKind
from pomanager.rules.counting.reserving import Reserve, Unfilled
from pomanager.rules.counting.ties import TieRule
from pomanager.rules.objections import Objection, stopping
from pomanager.services.exchange.ballot_files import read_ballots, read_categories

NEEDS_PAPERS = N_("This method counts preferences: it needs the papers, and not totals of votes.")
NO_TOTALS_AGAIN = N_("The second round needs papers, and not totals of votes.")
OPEN_TIE = N_(
    "Equal votes, and nothing tells these candidates apart: {names}. Draw lots before the tellers, and write the order "
    "drawn: --lot {order}."
)
SECOND_ROUND = N_("Nobody else has the votes needed. A second round is held between: {names}. Count it with --second.")
NEEDS_CATEGORIES = N_("To reserve seats, a file must tell which group each candidate is in: --categories.")
NO_SEED = N_("The rule “seed” needs its words: --ties seed:WORDS.")
NO_ORDER = N_("The rule “{rule}” needs an order of candidates: --lot 3,1,2.")

NEEDS_ORDER = frozenset({TieKind.SENIORITY, TieKind.OLDER, TieKind.YOUNGER, TieKind.ORDER})
"""Rules that are known before the count; a lot or another vote comes when there is a tie."""


def add_to(commands: Commands) -> None:
    """Add "count"."""
    words = commands.add(
        "count",
        "count BALLOTS --method plurality|block|limited|approval|yes-no|two-round|irv|scottish|meek|ers97 [--seats N]\n"
        "count BALLOTS --method … [--marks N] [--second BALLOTS] [--majority SHARE] [--json] [--explain LL]\n"
        "count BALLOTS --method … [--reserve GROUP=MIN[:MAX] …] [--categories FILE] [--vacant] [--without-votes]\n"
        "count BALLOTS --method … [--ties RULE[+RULE …]] [--lot ORDER …]",
        _("Count the ballots of a file, and tell who is elected, what happened at every stage, and why."),
    )
    words.add_argument(
        "ballots", metavar="BALLOTS", type=file_argument, help=_("A BLT file, or a table of papers or totals.")
    )
    words.add_argument("--method", metavar="METHOD", choices=tuple(Method), required=True, help=_("How to count."))
    words.add_argument(
        "--seats", metavar="N", type=number_argument(1, 10_000), help=_("The seats. Left out, those of the file.")
    )
    words.add_argument(
        "--marks", metavar="N", type=number_argument(1, 10_000), help=_("The most marks a paper may bear.")
    )
    words.add_argument("--second", metavar="BALLOTS", type=file_argument, help=_("The papers of a second round."))
    words.add_argument(
        "--majority", metavar="SHARE", type=share_argument,
        help=_("The share needed in a first round, or of yes among yes and no. Left out, it is more than half."),
    )  # fmt: skip
    _add_reserve(words)
    words.add_argument(
        "--ties", metavar="RULE", type=ties_argument,
        help=_("How ties are broken. Left out, the method’s own rule holds."),
    )  # fmt: skip
    words.add_argument(
        "--lot", metavar="ORDER", action="append", default=[],
        help=_("What was drawn: candidates’ numbers from first to last. May be given once for each tie."),
    )  # fmt: skip
    words.as_json()
    words.add_argument(
        "--explain", metavar="LL", type=language_argument, help=_("Tell the whole count in this language.")
    )
    words.command(count_ballots)


def _add_reserve(words: argparse.ArgumentParser) -> None:
    words.add_argument(
        "--reserve", metavar="GROUP=MIN[:MAX]", type=reserve_argument, action="append", default=[],
        help=_("The fewest seats of a group, and the most."),
    )  # fmt: skip
    words.add_argument("--categories", metavar="FILE", type=file_argument, help=_("The group each candidate is in."))
    words.add_argument(
        "--vacant",
        action="store_true",
        help=_("Reserved seats for which too few stand stay empty. Else they are open to all."),
    )
    words.add_argument(
        "--without-votes", action="store_true", dest="without_votes",
        help=_("Somebody without any vote may take a reserved seat."),
    )  # fmt: skip


def count_ballots(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Read, check, count, tell. A tie that nothing breaks is told with the candidates, and is no result."""
    method = Method(chosen.method)
    found = read_ballots(chosen.ballots, seats=chosen.seats or 1, one_mark=_has_one_mark(method, chosen))
    ballots = found if isinstance(found, Ballots) else found.ballots
    order = _order(chosen, ballots, method)
    _check(found, order, terminal)
    count = counted(found, order) if isinstance(found, Ballots) else counted_totals(found, order)
    _tell_of_papers(count, order, terminal)
    _tell(count, chosen, terminal)
    return DONE


def _has_one_mark(method: Method, chosen: argparse.Namespace) -> bool:
    seats = chosen.seats or 1
    return CountOrder(method=method, seats=seats, marks=chosen.marks).most_marks == 1


def _order(chosen: argparse.Namespace, ballots: Ballots, method: Method) -> CountOrder:
    ties, lots = _ties(chosen, ballots)
    order = CountOrder(
        method=method, seats=chosen.seats or ballots.seats, marks=chosen.marks, ties=ties, lots=lots,
        reserve=_reserve(chosen, ballots),
    )  # fmt: skip
    if chosen.majority is not None:
        order = replace(order, majority=chosen.majority)
    if chosen.second is not None:
        second = read_ballots(chosen.second, seats=order.seats)
        if isinstance(second, Totals):
            raise Refused([Objection(NO_TOTALS_AGAIN, "second")])
        order = replace(order, second=second)
    return order


def _ties(chosen: argparse.Namespace, ballots: Ballots) -> tuple[tuple[TieRule, ...] | None, tuple[TieRule, ...]]:
    try:
        ties, lots = tie_rules(chosen.ties, chosen.lot, ballots.drawn)
    except argparse.ArgumentTypeError as wrong:
        raise Refused([Objection("{sentence}", "lot", {"sentence": str(wrong)})]) from wrong
    told = {rule.kind for rule in ties or ()}
    for kind, _value in chosen.ties or ():
        if kind in NEEDS_ORDER and kind not in told:
            raise Refused([Objection(NO_ORDER, "ties", {"rule": str(kind)})])
    if any(rule.kind is TieKind.SEED and not rule.seed for rule in ties or ()):
        raise Refused([Objection(NO_SEED, "ties")])
    return ties, lots


def _reserve(chosen: argparse.Namespace, ballots: Ballots) -> Reserve | None:
    if chosen.categories is None:
        if chosen.reserve:
            raise Refused([Objection(NEEDS_CATEGORIES, "reserve")])
        return None
    try:
        categories = reserved(read_categories(chosen.categories, ballots.names), chosen.reserve)
    except Broken as broken:
        raise Refused(broken.objections) from broken
    unfilled = Unfilled.VACANT if chosen.vacant else Unfilled.OPEN
    return Reserve(categories=categories, unfilled=unfilled, no_votes=chosen.without_votes) if categories else None


def _check(found: Ballots | Totals, order: CountOrder, terminal: Terminal) -> None:
    """Say what is worth a look, and refuse what cannot be counted."""
    if isinstance(found, Totals):
        objections = list(objections_to_candidates(found.ballots, order))
        if order.method in TRANSFERABLE:
            objections.append(Objection(NEEDS_PAPERS, "ballots"))
    else:
        objections = list(objections_to_count(found, order))
    if stopping(objections):
        raise Refused(stopping(objections))
    for each in objections:
        terminal.output.say(sentence(each))


def _tell_of_papers(count: Count, order: CountOrder, terminal: Terminal) -> None:
    objections = tuple(objections_to_papers(count, order.most_marks))
    if stopping(objections):
        raise Refused(stopping(objections))
    for each in objections:
        terminal.output.say(sentence(each))


# ---- the answer -------------------------------------------------------------------------------------------------


def _tell(count: Count, chosen: argparse.Namespace, terminal: Terminal) -> None:
    explained = _explained(count, chosen.explain) if chosen.explain else []
    if not count.is_settled:
        if not terminal.output.as_json:
            _print(explained, terminal)
        raise Refused([_unsettled(count)])
    if terminal.output.as_json:
        facts = as_facts(count)
        if chosen.explain:
            facts["account"] = explained
        terminal.output.facts(facts)
    elif chosen.explain:
        _print(explained, terminal)
    else:
        for line in _lines(count):
            terminal.output.line(line)


def _unsettled(count: Count) -> Objection:
    if count.open_tie is None:
        return Objection(SECOND_ROUND, "second", {"names": _numbered(count, count.second_round)})
    tied = count.open_tie.candidates
    order = ",".join(map(str, tied))
    return Objection(OPEN_TIE, "ties", {"names": _numbered(count, tied), "order": order})


def _numbered(count: Count, candidates: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(f"{each} {count.name(each)}" for each in candidates)


def _explained(count: Count, language: str) -> list[dict[str, object]]:
    with speaking(language):
        return [
            {"title": _title(count, each.stage), "sentences": [sentence(said) for said in each.sentences]}
            for each in account(count)
        ]


def _title(count: Count, place: int) -> str:
    if not place:
        return ""
    stage = count.stages[place - 1]
    # TR: the heading of one round of a count of votes
    title = _("Round {number}").format(number=stage.number)
    # TR: after the heading of a round: it moves papers in several parts, of which this is one
    return title + " · " + _("part {number}").format(number=stage.part) if stage.part else title


def _print(explained: list[dict[str, object]], terminal: Terminal) -> None:
    for each in explained:
        said = each["sentences"]
        lines = said if isinstance(said, list) else []
        for line in [*([each["title"]] if each["title"] else []), *lines, ""]:
            terminal.output.line(str(line))


def _lines(count: Count) -> Iterator[str]:
    """Who is elected, a line for each, with their votes when they were."""
    elected = count.events(Happening.ELECTED)
    for number in count.elected:
        votes = Votes(elected[number][1].votes, count.places)
        yield " · ".join([str(number), count.name(number), detail(votes)])


def as_facts(count: Count) -> dict[str, object]:
    """The count for another program. Votes are texts, so that no decimal is lost."""
    other = count.without
    return {
        "method": count.method, "seats": count.seats, "candidates": list(count.names),
        "elected": list(count.elected), "vacant": count.vacant,
        "valid": count.valid, "blank": count.blank, "void": count.void,
        "stages": [_stage_facts(count, stage) for stage in count.stages],
        "ties": [_tie_facts(count, tie) for tie in count.ties],
        "without_reserve": None if other is None or not other.is_settled else list(other.elected),
        "changed": [{"came": swap.came or None, "left": swap.left or None} for swap in count.changed],
    }  # fmt: skip


def _stage_facts(count: Count, stage: Stage) -> dict[str, object]:
    def written(units: int | None) -> str | None:
        return None if units is None else Votes(units, count.places).written

    def who(happening: Happening) -> list[int]:
        return [event.candidate for event in stage.of_kind(happening)]

    against: Mapping[str, object] = {"against": list(stage.against)} if stage.against else {}
    return {
        "stage": stage.number, "part": stage.part, "act": stage.act, "of": list(stage.of),
        "totals": {str(number): written(votes or 0) for number, votes in enumerate(stage.votes, 1)}, **against,
        "exhausted": written(stage.exhausted), "loss": written(stage.loss), "quota": written(stage.quota),
        "value": written(stage.value),
        "elected": who(Happening.ELECTED), "excluded": who(Happening.EXCLUDED),
        "guarded": who(Happening.GUARDED), "doomed": who(Happening.DOOMED),
        "transfers": [
            {"from": each.giver, "to": each.taker or None, "papers": each.papers, "votes": written(each.votes)}
            for each in stage.transfers
        ],
    }  # fmt: skip


def _tie_facts(count: Count, tie: Tie) -> dict[str, object]:
    return {
        "stage": tie.stage, "question": tie.question, "candidates": list(tie.candidates), "places": tie.places,
        "votes": Votes(tie.votes, count.places).written, "chosen": list(tie.chosen),
        "steps": [
            {"rule": step.kind, "stage": step.stage or None, "order": [list(group) for group in step.order]}
            for step in tie.steps
        ],
    }  # fmt: skip
