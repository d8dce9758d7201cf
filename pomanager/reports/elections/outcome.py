"""What came of an election on paper: who is elected, ties, reserved seats, objections, answers, offices."""

from collections.abc import Iterator

from pomanager.i18n import _, formats
from pomanager.i18n.meetings import hour
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.elections.papers import ResultSheet
from pomanager.readmodels.elections.result import ContestResult, ElectionResult, Lot, Mandate
from pomanager.reports.bodies.words import offices_said, seat_said
from pomanager.reports.elections.words import clauses, known, paragraphs
from pomanager.reports.flow import Block
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.parts import Grid, GridColumn, Text, heading, paragraph
from pomanager.reports.styles import BODY, TextStyle
from pomanager.rules.counting.account import account
from pomanager.rules.counting.record import Count, Swap, TieKind
from pomanager.rules.elections.kinds import RULING_WORDS, STEP_WORDS

_STRONG = TextStyle(size=BODY.size, leading=BODY.leading, weight=SEMIBOLD, after=BODY.after)


def elected_blocks(of: ContestResult) -> list[Block]:
    """Who is elected, in the order of the result; seats that stay vacant; who is next in line."""
    count = None if of.kept is None else of.kept.count
    if count is None or not count.is_settled:
        return [Text(_("The count has not come to its end."), _STRONG)]
    if count.elected:
        # TR: {names} are the people elected, in order
        said = _("Elected: {names}.").format(names=formats.listing([count.name(each) for each in count.elected]))
    else:
        said = _("Nobody is elected.")
    blocks: list[Block] = [Text(said, _STRONG)]
    if count.vacant:
        blocks.append(paragraph(_("Seats that stay vacant: {seats}.").format(seats=formats.number(count.vacant))))
    return [*blocks, *paragraphs(_in_line(of, count))]


def _in_line(of: ContestResult, count: Count) -> Iterator[str]:
    if of.in_line:
        names = formats.listing([count.name(each) for each in of.in_line])
        # TR: {names} are those who were not elected, who came nearest first: they come in when somebody refuses
        yield _("Next in line, in this order: {names}.").format(names=names)
    for group in of.level:
        names = formats.listing([count.name(each) for each in group])
        yield _("Among those next in line, level with one another: {names}. A lot would tell them apart.").format(
            names=names
        )


def account_blocks(count: Count) -> list[Block]:
    """The whole count in sentences, a passage for each round."""
    # TR: heading over what happened in a count, in sentences
    blocks: list[Block] = [heading(_("What happened"), 3)]
    for passage in account(count):
        said = " ".join(map(sentence, passage.sentences))
        if passage.stage and len(count.stages) > 1:
            # TR: begins what is told of one round of a count
            said = _("Round {number}. {sentences}").format(number=formats.number_text(passage.stage), sentences=said)
        if said:
            blocks.append(paragraph(said))
    return blocks


def ties_blocks(of: ContestResult) -> list[Block]:
    """How ties were answered, with who drew and who saw it drawn; that there were none."""
    count = None if of.kept is None else of.kept.count
    if count is None:
        return []
    said = [_lot(each, count) for each in reversed(of.lots)]
    if not said and not count.ties and count.open_tie is None:
        said = [_("No tie had to be broken.")]
    if count.open_tie is not None:
        names = formats.listing([count.name(each) for each in count.open_tie.candidates])
        said.append(_("A tie is not answered yet: {names}.").format(names=names))
    # TR: heading: candidates with equally many votes
    return [heading(_("Ties"), 3), *paragraphs(said)] if said else []


def _lot(lot: Lot, count: Count) -> str:
    details = {
        "names": formats.listing([count.name(each) for each in lot.candidates]), "seed": lot.seed,
        "drawn_by": lot.drawn_by, "witnesses": lot.witnesses,
        "order": formats.listing([" = ".join(count.name(each) for each in group) for group in lot.order]),
    }  # fmt: skip
    if lot.seed:
        said = _(
            "The tie between {names} was decided by drawing with the words “{seed}”: {drawn_by}, before {witnesses}."
        )
    elif lot.by == TieKind.REVOTE:
        said = _(
            "The tie between {names} was decided by another vote, held by {drawn_by}, before {witnesses}. "
            "Ahead: {order}."
        )
    else:
        said = _("The tie between {names} was decided by lot, drawn by {drawn_by}, before {witnesses}. Ahead: {order}.")
    return said.format(**details)


def reserved_blocks(of: ContestResult) -> list[Block]:
    """What the reserved seats changed: who sits with the rule, and who would sit without it."""
    count = None if of.kept is None else of.kept.count
    if count is None or count.without is None:
        return []
    other = count.without
    longest = max(len(count.elected), len(other.elected))
    columns = (
        GridColumn("", 8),
        # TR: heads of columns: who sits because seats are reserved, and who would sit if none were
        GridColumn(_("With the reserved seats"), 46), GridColumn(_("Without them"), 46),
    )  # fmt: skip
    rows = [
        (formats.number_text(place + 1), *(each.name(each.elected[place]) if place < len(each.elected) else "—"
                                           for each in (count, other)))
        for place in range(longest)
    ]  # fmt: skip
    changed = [_swap(each, count) for each in count.changed]
    if not changed and other.is_settled:
        changed = [_("The reserved seats changed nothing.")]
    return [heading(_("What the reserved seats changed"), 3), Grid(columns, rows), *paragraphs(changed)]


def _swap(swap: Swap, count: Count) -> str:
    if not swap.left:
        return _("{came} sits because of the reserved seats.").format(came=count.name(swap.came))
    if not swap.came:
        return _("{left} would sit without the reserved seats.").format(left=count.name(swap.left))
    return _("{came} sits in place of {left}, because of the reserved seats.").format(
        came=count.name(swap.came), left=count.name(swap.left)
    )


# ---- after the count -----------------------------------------------------------------------------------------------


def announcement_facts(sheet: ResultSheet) -> list[tuple[str, str]]:
    """When and by whom the result was announced."""
    declared = None if sheet.result is None else sheet.result.declared
    at = "" if declared is None or declared.at is None else f", {hour(declared.at)}"
    return [
        # TR: the day the result of an election was announced, and who announced it
        (_("Result announced on"), "" if declared is None else f"{formats.day(declared.on, 'long')}{at}"),
        (_("Announced by"), "" if declared is None else declared.by),
    ]


def declaration_facts(sheet: ResultSheet) -> list[tuple[str, str]]:
    """When and by whom the result was announced, and until when objections are heard."""
    pairs = announcement_facts(sheet)
    until = None if sheet.result is None else sheet.result.object_until
    if until is not None:
        pairs.append((_("Objections until"), formats.day(until, "long")))
    return pairs


def reasons_blocks(result: ElectionResult) -> list[Block]:
    """Reasons that were stated: why the result was declared all the same, why the election is void, why it waits."""
    said = []
    if result.declared is not None and result.declared.reason:
        sentence_of = _("The result was declared although the figures do not add up, for this reason: {reason}")
        said.append(sentence_of.format(reason=result.declared.reason))
    for contest in result.contests:
        for who in contest.contest.candidates:
            if who.admitted_reason:
                stands = _("{name} was let stand although something speaks against it, because: {reason}")
                said.append(stands.format(name=who.name, reason=who.admitted_reason))
            if not who.stands:
                gone = _("{name} withdrew on {day}: {reason}")
                day = formats.day(who.withdrawn_on, "long")
                said.append(gone.format(name=who.name, day=day, reason=who.withdrawn_reason or formats.UNKNOWN))
    if result.election.state_reason:
        said.append(_("Remark on where the election stands: {reason}").format(reason=result.election.state_reason))
    # TR: heading over reasons that were stated in an election
    return [heading(_("Reasons given")), *paragraphs(said)] if said else []


def annulled_blocks(sheet: ResultSheet) -> list[Block]:
    """That the election is void, with who said so and why; nothing where it stands."""
    annulled = None if sheet.result is None else sheet.result.annulled
    if annulled is None:
        return []
    said = _("This election was annulled by {by} on {day}: {reason}").format(
        by=annulled.by, day=formats.day(annulled.on, "long"), reason=annulled.reason
    )
    return [Text(said, _STRONG), *known([(_("Decision"), annulled.decision)] if annulled.decision else [])]


def objections_blocks(sheet: ResultSheet) -> list[Block]:
    """Who objected to what, when, and what was decided on it; that nobody did."""
    # TR: heading over objections to an election
    blocks: list[Block] = [heading(_("Objections")), *paragraphs(clauses(sheet.about, ["election.objection_days"]))]
    rows = () if sheet.result is None else sheet.result.objections
    if not rows:
        nobody = sheet.result is not None and sheet.result.declared is not None
        return [*blocks, paragraph(_("Nobody has objected.")) if nobody else known([(_("Objections"), "")])[0]]
    for each in rows:
        ruled = " · ".join(
            part for part in (_(RULING_WORDS[each.ruling]), formats.day(each.ruled_on) if each.ruled_on else "",
                              each.ruled_by, each.grounds) if part
        )  # fmt: skip
        pairs = [
            # TR: of an objection: by whom and when; against which step of the election; what it says; what was decided
            (_("Lodged by"), f"{each.lodged_by} · {formats.day(each.lodged_on)}"),
            (_("Against"), _(STEP_WORDS[each.step])), (_("It says"), each.text), (_("Decided"), ruled),
        ]  # fmt: skip
        if each.late_reason:
            pairs.append((_("Heard though late, because"), each.late_reason))
        blocks += known(pairs)
    return blocks


def mandates_blocks(sheet: ResultSheet) -> list[Block]:
    """What each of those elected answered, the seat and the offices they took, and the last day of their term."""
    result = sheet.result
    rows = [] if result is None else [row for of in result.contests for row in _mandates(sheet, of)]
    columns = (
        GridColumn(_("Name"), 24),
        # TR: whether somebody elected takes the seat
        GridColumn(_("Answer"), 25), GridColumn(_("Seat"), 15), GridColumn(_("Office"), 18),
        # TR: head of a column: the last day of the term
        GridColumn(_("Until"), 18),
    )  # fmt: skip
    # TR: heading: those elected take their seats and share the offices among them
    title = heading(_("Acceptance and offices"))
    if not rows:
        return [title, Grid(columns, [("", "", "", "", "")] * 4, row_height=26.0)]
    return [title, Grid(columns, rows)]


def _mandates(sheet: ResultSheet, of: ContestResult) -> Iterator[tuple[str, ...]]:
    for each in of.mandates:
        officer = sheet.officers.get(each.appointment_id or 0)
        held = None if officer is None else officer.holding
        last = sheet.about.term_ends_on if held is None else held.until or held.term_ends_on
        # TR: of somebody who is elected to step in for others
        seat = _("alternate") if each.is_alternate else "" if officer is None else seat_said(officer.seat)
        offices = "" if held is None or not held.offices else offices_said(held)
        yield (each.candidate.name, answer_said(each), seat, offices, formats.day(last))
    for each in of.refused:
        yield (each.candidate.name, answer_said(each), "", "", "")


def answer_said(mandate: Mandate) -> str:
    """What somebody elected said: taken, refused with the reason, or nothing yet."""
    came = [_("next in line")] if mandate.came_in else []
    if mandate.answer is None:
        # TR: somebody elected has not said yet whether they take the seat
        return " · ".join([*came, _("taken") if mandate.installed else _("not answered")])
    day = formats.day(mandate.answered_on)
    # TR: somebody elected takes the seat, or refuses it, on a day
    said = _("accepted on {day}").format(day=day) if mandate.answer else _("refused on {day}").format(day=day)
    return " · ".join(part for part in (*came, said, mandate.answer_reason) if part)
