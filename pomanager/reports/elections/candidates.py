"""The list of candidates with photos and symbols: who stands for what, put forward by whom, with what was found."""

from collections.abc import Iterator

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.bodies import PastHolding
from pomanager.readmodels.elections.election import Candidate, ContestDetail
from pomanager.readmodels.elections.papers import AboutElection, CandidatesSheet
from pomanager.reports.bodies.words import body_said, offices_said, seat_said
from pomanager.reports.composing import InBlocks
from pomanager.reports.elections.pictures import Portrait, WithPortrait, symbol_said
from pomanager.reports.elections.words import (
    ballot_said,
    contest_facts,
    election_facts,
    known,
    numbered_name,
    officials_block,
    paragraphs,
    reserved_said,
    sex_said,
    under_title,
)
from pomanager.reports.flow import Block, Room
from pomanager.reports.heads import Heading
from pomanager.reports.meetings.words import where_said
from pomanager.reports.parts import Grid, GridColumn, facts, heading, note, paragraph
from pomanager.rules.bylaws.settings import NUMBER_OF
from pomanager.rules.elections.kinds import CandidateOrder
from pomanager.rules.entitlement import STANCE_WORDS, Reason
from pomanager.rules.meetings.deciding import Method as Way

_EMPTY_ROWS = 12
_ROW = 30.0


def heading_of(sheet: CandidatesSheet) -> Heading:
    """What the list is called, and of which election; one to be filled in by hand bears no check code."""
    return Heading(_("Candidates"), subtitle=under_title(sheet.about), is_sealed=sheet.about.election is not None)


def story(sheet: CandidatesSheet) -> list[Block]:
    """The election, then everybody who stands, then those who withdrew, and who publishes the list."""
    about = sheet.about
    blocks: list[Block] = [*known([*election_facts(about), *_published(about)]), Room(4), *_order(about)]
    if about.election is None:
        columns = (GridColumn(_("No."), 10), GridColumn(_("Name"), 50), GridColumn(_("Put forward by"), 40))
        blocks.append(Grid(columns, [("", "", "")] * _EMPTY_ROWS, row_height=_ROW))
    for contest in () if about.election is None else about.election.contests:
        blocks += _contest(sheet, contest)
    return [*blocks, officials_block(about, tellers=False)]


def _published(about: AboutElection) -> list[tuple[str, str]]:
    detail = about.election
    if detail is None:
        return [(_("List published on"), "")]
    if detail.published_on is None:
        return []
    # TR: the day the list of candidates became public
    return [(_("List published on"), formats.day(detail.published_on, "long"))]


def _order(about: AboutElection) -> list[Block]:
    """In which order they stand, with who drew it and who saw it drawn."""
    detail = about.election
    if detail is None:
        return []
    if detail.published_on is None:
        return [note(_("The list is not published yet: it may change, and nobody has a number."))]
    if detail.candidate_order is CandidateOrder.ALPHABETICAL:
        return [paragraph(_("The candidates stand in the order of their names."))]
    said = [
        _("The order was drawn by lot by {drawn_by}, before {witnesses}.").format(
            drawn_by=detail.drawn_by, witnesses=detail.draw_witnesses
        )
    ]
    if detail.draw_seed:
        # TR: {seed} are words from which anybody can draw the same order again
        said.append(
            _("Drawn from these words, with which anybody can draw it again: {seed}").format(seed=detail.draw_seed)
        )
    return paragraphs(said)


def _contest(sheet: CandidatesSheet, contest: ContestDetail) -> list[Block]:
    about = sheet.about
    way = Way.SECRET if about.election is None else about.election.way
    standing = [each for each in contest.candidates if each.stands]
    count = ngettext("{count} candidate", "{count} candidates", len(standing)).format(
        count=formats.number(len(standing))
    )
    blocks: list[Block] = [
        heading(ballot_said(about, contest) or count), *known(contest_facts(contest, way)),
        *paragraphs(reserved_said(about, contest)),
    ]  # fmt: skip
    if not standing:
        blocks.append(paragraph(_("Nobody stands.")))
    for each in standing:
        blocks += _candidate(sheet, each)
    gone = [each for each in contest.candidates if not each.stands]
    return [*blocks, *_withdrawn(gone)]


def _candidate(sheet: CandidatesSheet, who: Candidate) -> list[Block]:
    """One candidate: number and name, pictures with what is known, then the verdict."""
    portrait = Portrait(sheet.photos.get(who.member_id, b""), who.symbol, who.name)
    return [heading(numbered_name(who), 3), WithPortrait(portrait, facts(_facts(sheet, who))), *_verdict(sheet, who)]


def _facts(sheet: CandidatesSheet, who: Candidate) -> list[tuple[str, str]]:
    since = sheet.since.get(who.member_id)
    pairs = [
        (_("Name in other script"), who.other_script),
        (_("Member number"), who.member_number), (_("Sex"), sex_said(who.sex)),
        # TR: the part of the organisation somebody belongs to
        (_("Section"), who.section),
        (_("Member since"), "" if since is None else formats.day(since)),
        # TR: where a candidate sits and sat before
        (_("Offices now and before"), _sat(sheet.sat.get(who.member_id, ()))),
        # TR: who put a candidate forward, and who supported that
        (_("Put forward by"), who.nominator), (_("Seconded by"), who.seconder),
        (_("Backers"), formats.number(who.backers) if who.backers else ""),
        # TR: the day a candidate agreed to stand
        (_("Agreed to stand on"), "" if who.accepted_on is None else formats.day(who.accepted_on)),
        (_("Symbol"), symbol_said(who.symbol)),
        # TR: what a candidate says of themselves
        (_("Statement"), who.statement),
    ]  # fmt: skip
    return [(label, text) for label, text in pairs if text]


def _sat(times: tuple[PastHolding, ...]) -> str:
    return "\n".join(map(_time, times))


def _time(each: PastHolding) -> str:
    held = each.holding
    office = offices_said(held) if held.offices else seat_said(each.seat)
    last = held.until or held.term_ends_on
    # TR: a time somebody sat in a body: “Board, Treasurer: 12 Mar 2021 – 11 Mar 2024”
    said = _("{body}, {office}: {first} – {last}")
    return said.format(
        body=body_said(each.body), office=office, first=formats.day(held.since), last=formats.day(last)
    )  # fmt: skip


def _verdict(sheet: CandidatesSheet, who: Candidate) -> list[Block]:
    """What was found of each condition on the day the list was published, and why somebody stands all the same."""
    blocks: list[Block] = []
    if who.reasons:
        # TR: heads of columns: what speaks for or against somebody standing; where the by-laws say so
        columns = (GridColumn(_("Condition"), 58), GridColumn("", 16), GridColumn(_("By-law"), 26))
        blocks.append(Grid(columns, [tuple(_reason(sheet.about, each)) for each in who.reasons]))
    if who.admitted_reason:
        blocks.append(paragraph(_("Stands all the same, because: {reason}").format(reason=who.admitted_reason)))
    return blocks


def _reason(about: AboutElection, reason: Reason) -> Iterator[str]:
    yield sentence(reason.sentence)
    yield _(STANCE_WORDS[reason.stance])
    yield where_said(about.bylaws, reason.about) if reason.about in NUMBER_OF else formats.UNKNOWN


def _withdrawn(gone: list[Candidate]) -> list[Block]:
    if not gone:
        return []
    columns = (GridColumn(_("Name"), 40), GridColumn(_("On"), 18), GridColumn(_("Reason"), 42))
    rows = [(numbered_name(each), formats.day(each.withdrawn_on), each.withdrawn_reason) for each in gone]
    # TR: heading over candidates who stepped back
    return [heading(_("Withdrawn"), 2), Grid(columns, rows)]


CANDIDATES = InBlocks(heading_of, story)
