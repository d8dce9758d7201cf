"""What the minutes of a meeting print of an election held in it: figures, votes, who is elected, and why."""

from collections.abc import Iterator

from pomanager.i18n import _, formats
from pomanager.i18n.offices import body_name
from pomanager.i18n.sentences import detail
from pomanager.marks import N_
from pomanager.readmodels.elections.result import ContestResult, ElectionResult
from pomanager.rules.counting.figures import Votes
from pomanager.rules.counting.methods import TRANSFERABLE
from pomanager.rules.counting.record import Count, Swap
from pomanager.rules.elections.kinds import METHOD_WORDS
from pomanager.rules.meetings.deciding import METHOD_WORDS as WAY_WORDS
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.meetings.rich_text import RichText, Span, TextBlock, paragraph, table
from pomanager.services.elections.queries.results import contest_title

HOW = N_("{way}. {method}; seats to fill: {seats}.")
FIGURES = N_("Ballot papers found: {found}; valid: {valid}; blank: {blank}; null: {null}.")
ELECTED = N_("Elected: {names}.")
NOBODY = N_("Nobody is elected.")
VACANT = N_("Seats that stay vacant: {seats}.")
CAME = N_("Because of the reserved seats {came} sits, and not {left}.")
CAME_ALONE = N_("Because of the reserved seats {came} sits.")
LEFT_ALONE = N_("Because of the reserved seats {left} does not sit; the seat stays vacant.")
LOT = N_("The tie between {names} was decided by {drawn_by}, before {witnesses}; ahead: {order}.")
NOT_RECONCILED = N_("The result was declared although figures do not add up, for this reason: {reason}")
REFUSED = N_("{name} refused the seat: {reason}")
ANNULLED = N_("The election was annulled by {by} on {day}: {reason}")


def outcome_of(result: ElectionResult) -> RichText:
    """The result in blocks, in the language being spoken."""
    blocks = [block for each in result.contests for block in _contest(result, each)]
    if result.declared is not None and result.declared.reason:
        blocks.append(paragraph(_(NOT_RECONCILED).format(reason=result.declared.reason)))
    if result.annulled is not None:
        told = {"by": result.annulled.by, "day": formats.day(result.annulled.on), "reason": result.annulled.reason}
        blocks.append(paragraph(Span(_(ANNULLED).format(**told), bold=True)))
    return RichText(tuple(blocks))


def _contest(result: ElectionResult, of: ContestResult) -> Iterator[TextBlock]:
    election, contest = result.election, of.contest
    named = body_name(election.label.body) if election.label.body else election.label.section
    title = f"{named} · {contest_title(contest)}" if len(election.contests) > 1 or contest.title else named
    yield paragraph(Span(title, bold=True))
    told = {"way": _(WAY_WORDS[election.way]), "method": _(METHOD_WORDS[contest.method]), "seats": contest.seats}
    yield paragraph(_(HOW).format(**told))
    if of.kept is None:
        return
    count = of.kept.count
    if election.way is not Way.ACCLAMATION:
        found = {"valid": count.valid, "blank": count.blank, "null": count.void}
        yield paragraph(_(FIGURES).format(found=formats.number(sum(found.values())), **_numbers(found)))
        yield table(_votes(count))
    yield from map(paragraph, _sentences(of, count))


def _numbers(figures: dict[str, int]) -> dict[str, str]:
    return {name: formats.number(value) for name, value in figures.items()}


def _votes(count: Count) -> Iterator[tuple[str, ...]]:
    """Everybody who stood with their votes: all marks, or first choices and the last count at which they were in."""
    ranked = count.method in TRANSFERABLE
    yield (
        _("No."),
        _("Candidate"),
        *((_("First choices"), _("Last count")) if ranked else (_("Votes received"),)),
        _("Outcome"),
    )
    for number, name in enumerate(count.names, 1):
        first = count.stages[0].votes[number - 1] if count.stages else None
        last = [stage.votes[number - 1] for stage in count.stages if stage.votes[number - 1] is not None]
        figures = (first, last[-1] if last else None) if ranked else (first,)
        yield (str(number), name, *(_figure(each, count) for each in figures), _outcome(number, count))


def _figure(votes: int | None, count: Count) -> str:
    return "" if votes is None else detail(Votes(votes, count.places))


def _outcome(number: int, count: Count) -> str:
    if number in count.withdrawn:
        return _("withdrawn")
    return _("elected") if number in count.elected else ""


def _sentences(of: ContestResult, count: Count) -> Iterator[str]:
    names = formats.listing([count.name(each) for each in count.elected])
    yield _(ELECTED).format(names=names) if count.elected else _(NOBODY)
    if count.vacant:
        yield _(VACANT).format(seats=count.vacant)
    for swap in count.changed:
        yield _swapped(swap, count)
    for lot in reversed(of.lots):
        ahead = formats.listing([count.name(each) for group in lot.order for each in group]) if lot.order else lot.seed
        tied = formats.listing([count.name(each) for each in lot.candidates])
        yield _(LOT).format(names=tied, drawn_by=lot.drawn_by, witnesses=lot.witnesses, order=ahead)
    for each in of.refused:
        yield _(REFUSED).format(name=each.candidate.name, reason=each.answer_reason)


def _swapped(swap: Swap, count: Count) -> str:
    if not swap.left:
        return _(CAME_ALONE).format(came=count.name(swap.came))
    if not swap.came:
        return _(LEFT_ALONE).format(left=count.name(swap.left))
    return _(CAME).format(came=count.name(swap.came), left=count.name(swap.left))
