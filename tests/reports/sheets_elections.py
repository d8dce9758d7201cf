"""Sheets of the papers of elections: a board of three with a seat for a woman, counted from real papers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from pomanager.readmodels.bodies import BodyLabel, HeldOffice, Holding, PastHolding, PersonLabel, SeatLabel
from pomanager.readmodels.elections.dated import Declared, ObjectionRow
from pomanager.readmodels.elections.election import (
    BatchRow,
    BoxRow,
    Candidate,
    ContestDetail,
    ElectionDetail,
    ElectionLabel,
    Official,
    Reconciliation,
    RollFigures,
)
from pomanager.readmodels.elections.papers import (
    AboutElection,
    AcceptanceSheet,
    Addressed,
    BallotPaper,
    BallotsSheet,
    CandidatesSheet,
    ElectionSheet,
    ElectoralRollSheet,
    ResultSheet,
    RollRow,
    TalliesSheet,
    TallyTable,
)
from pomanager.readmodels.elections.result import ContestResult, ElectionResult, KeptCount, Lot, Mandate
from pomanager.rules.bodies.kinds import BodyKind, How, Office, ReservedFor, SeatKind
from pomanager.rules.counting import methods
from pomanager.rules.counting.methods import Method
from pomanager.rules.counting.record import Count, TieKind
from pomanager.rules.counting.ties import TieRule
from pomanager.rules.elections import mandates as seating
from pomanager.rules.elections.kinds import (
    BatchKind,
    BatchState,
    CandidateOrder,
    ElectionFor,
    ElectionState,
    OfficialRole,
    Ruling,
    Spoilt,
    Step,
)
from pomanager.rules.elections.papers import BLANK, Paper, ballots_of, marked, spoilt
from pomanager.rules.elections.reconciling import Figures, checks
from pomanager.rules.elections.reserved import GroupNames, ReserveRule, reserve_of
from pomanager.rules.entitlement import EVERY_RIGHT, Reason, Stance
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording
from tests.reports.sheets import PRINTED, letterhead

DAY = date(2026, 11, 28)
WOMEN = (1, 2)
NAMES = ("AWA Un", "BEA Deux", "CYR Trois", "DAN Quatre", "ELI Cinq")
PAPERS: Mapping[Paper, int] = {
    marked(3, 4): 12, marked(3, 5): 9, marked(4, 5): 8, marked(1, 5): 3, marked(2): 1, BLANK: 2,
    spoilt(Spoilt.UNCLEAR): 1,
}  # fmt: skip
"""By votes 3 has 21, 4 and 5 have 20, 1 has 3, 2 has 1: 1 takes the woman's seat, and a lot parts 4 from 5."""
BODY = BodyLabel(1, BodyKind.BOARD, Wording({"en": "Board of directors"}), "")
GROUPS = GroupNames("Sex", "Women", "Age", "Young people", "Section", {})


def candidate(number: int | None = 1, name: str = NAMES[0], **known: Any) -> Candidate:  # noqa: ANN401 - any field
    """Somebody who stands."""
    fields: dict[str, Any] = {
        "nomination_id": number or 9, "contest_id": 1, "member_id": number or 9, "person_id": number or 9,
        "member_number": f"000{number}", "number": number, "name": name, "other_script": "",
        "sex": Sex.FEMALE if number in WOMEN else Sex.MALE, "is_young": False, "section_id": None, "section": "Mungwa",
        "sections": frozenset(), "nominator_id": 7, "nominator": "FAB Six", "seconder_id": 8, "seconder": "GUY Sept",
        "backers": 5, "received_on": date(2026, 11, 1), "accepted_on": date(2026, 11, 2),
        "statement": "I keep the books.", "symbol": "hoe", "admitted_reason": "",
        "reasons": (Reason("member", "election.min_seniority", Stance.FOR, "A member since long.", {}, EVERY_RIGHT),),
        "withdrawn_on": None, "withdrawn_reason": "", "version": 1,
    }  # fmt: skip
    return Candidate(**{**fields, **known})


def contest(candidates: Iterable[Candidate] | None = None, **known: Any) -> ContestDetail:  # noqa: ANN401 - any field
    """Three seats, one of them for a woman, by most votes."""
    standing = tuple(candidates) if candidates is not None else tuple(map(candidate, range(1, 6), NAMES))
    fields: dict[str, Any] = {
        "id": 1, "election_id": 1, "position": 1, "title": Wording(), "seats": 3, "seat_ids": (1, 2, 3),
        "method": Method.BLOCK, "most_marks": 3, "majority": None, "ties": None, "open_to": ReservedFor.NOBODY,
        "section_id": None, "section": "", "rule": ReserveRule(women=1), "alternates": 0, "candidates": standing,
    }  # fmt: skip
    return ContestDetail(**{**fields, **known})


def detail(*contests: ContestDetail, label: Mapping[str, Any] | None = None, **known: Any) -> ElectionDetail:  # noqa: ANN401 - any field
    """An election of the board."""
    told: dict[str, Any] = {
        "id": 1, "purpose": ElectionFor.BODY, "title": Wording(), "body_id": 1, "body": BODY.name, "section_id": None,
        "section": "", "meeting_id": None, "held_on": DAY, "state": ElectionState.DECLARED, "seats": 3,
        "candidates": 5, "elected": 3,
    }  # fmt: skip
    officials = (
        Official(OfficialRole.RETURNING_OFFICER, None, "NZE Paul"), Official(OfficialRole.TELLER, None, "RUR Jean"),
        Official(OfficialRole.OBSERVER, None, "OBS Diane"),
    )  # fmt: skip
    fields: dict[str, Any] = {
        "label": ElectionLabel(**{**told, **(label or {})}), "item_id": None, "for_meeting_id": None,
        "place": "Mungwa hall", "way": Way.SECRET, "state_reason": "", "candidates_until": date(2026, 11, 13),
        "backers": 5, "candidate_order": CandidateOrder.LOT, "drawn_by": "NZE Paul", "draw_witnesses": "RUR Jean",
        "draw_seed": "Mungwa 7", "published_on": date(2026, 11, 20), "polls_open_at": 540, "polls_close_at": 720,
        "term_starts_on": DAY, "term_ends_on": date(2029, 11, 27), "remarks": "Rain at ten.",
        "contests": contests or (contest(),), "officials": officials, "version": 1,
    }  # fmt: skip
    return ElectionDetail(**{**fields, **known})


def about(election: ElectionDetail | None = None, **known: Any) -> AboutElection:  # noqa: ANN401 - any field
    """What every paper says of the election."""
    election = election or detail()
    told: dict[str, Any] = {
        "letterhead": letterhead(), "election": election, "body_kind": BodyKind.BOARD,
        "term_ends_on": election.term_ends_on,
    }  # fmt: skip
    return AboutElection(**{**told, **known})


def nothing() -> AboutElection:
    """No election: papers are filled in by hand."""
    return AboutElection(letterhead())


def call(of: AboutElection | None = None, *, with_symbols: bool = True) -> ElectionSheet:
    """The election itself."""
    return ElectionSheet(of or about(), with_symbols)


def candidates(of: AboutElection | None = None, photos: Mapping[int, bytes] | None = None) -> CandidatesSheet:
    """The list of candidates."""
    return CandidatesSheet(of or about(), photos or {}, {1: date(2015, 2, 1)})


def ballots(of: AboutElection | None = None, copies: int = 6, **known: Any) -> BallotsSheet:  # noqa: ANN401 - any field
    """So many ballot papers of each contest."""
    of = of or about()
    papers = () if of.election is None else of.election.contests
    made = tuple(BallotPaper(each, each.numbered() or each.candidates, copies) for each in papers)
    return BallotsSheet(**{"about": of, "ballots": made, "with_symbols": True, **known})


def tallies(of: AboutElection | None = None, *boxes: str) -> TalliesSheet:
    """A sheet for each box of the first contest."""
    of = of or about()
    assert of.election is not None
    first = of.election.contests[0]
    return TalliesSheet(of, tuple(TallyTable(first, first.candidates, box) for box in boxes or ("Table 1",)), 40)


def roll(of: AboutElection | None = None, *rows: RollRow) -> ElectoralRollSheet:
    """The electoral roll."""
    lines = rows or (
        RollRow(1, "0001", "AWA Un", "", Sex.FEMALE, "Mungwa", 1, ("FAB Six",), papers=2),
        RollRow(2, "0006", "FAB Six", "", Sex.MALE, "Gitega", 1, represented_by="AWA Un"),
    )
    return ElectoralRollSheet(of or about(), lines, len(lines), RollFigures(2, 2, 1, 1, 2))


# ---- results -------------------------------------------------------------------------------------------------------


def count_of(of: ContestDetail, papers: Mapping[Paper, int], lots: Iterable[Lot] = ()) -> Count:
    """The count of papers, as the office would make it."""
    names = tuple(each.name for each in of.numbered())
    order = methods.CountOrder(
        method=of.method, seats=of.seats,
        reserve=reserve_of(of.rule, [each.standing for each in of.numbered()], GROUPS),
        lots=tuple(TieRule(TieKind(each.by), each.order, told=f"{each.drawn_by} · {each.witnesses}") for each in lots),
    )  # fmt: skip
    return methods.counted(ballots_of(Counter(papers), names, of.seats), order)


def reconciliation(of: ContestDetail, count: Count, **known: Any) -> Reconciliation:  # noqa: ANN401 - any figure
    """The figures of one box that add up."""
    found = count.valid + count.blank + count.void
    figures = Figures(**{
        "issued": found + 5, "used": found, "spoiled": 2, "unused": 3, "signatures": found, "found": found,
        "marked": count.valid, "blank": count.blank, "spoilt": count.void, **known,
    })  # fmt: skip
    batch = BatchRow(
        1, 1, 1, "Table A", BatchKind.PAPERS, BatchState.CLOSED, "", twice=False, joined_to_id=None, marked=count.valid,
        blank=count.blank, spoilt=count.void, hash="5ca1ab1e" * 8, source="", entries=(), version=1,
    )  # fmt: skip
    box = BoxRow(1, of.id, 1, 1, "Hall", figures, checks(figures), (batch,), 1)
    return Reconciliation(of.id, 1, figures, checks(figures), (box,))


def mandate(who: Candidate, **known: Any) -> Mandate:  # noqa: ANN401 - any field
    """Somebody elected who took the seat."""
    told: dict[str, Any] = {
        "candidate": who, "contest_id": 1, "came_in": False, "answer": True, "answered_on": DAY, "answer_reason": "",
        "seat_id": 1, "is_alternate": False, "appointment_id": who.number, "delegate_id": None,
    }  # fmt: skip
    return Mandate(**{**told, **known})


LOT = Lot(1, "lot", (4, 5), ((5,), (4,)), "", "NZE Paul", "RUR Jean, OBS Diane", datetime(2026, 11, 28, 11, 0))  # noqa: DTZ001 - papers print no hour of it


def contest_result(
    of: ContestDetail | None = None, papers: Mapping[Paper, int] = PAPERS, lots: tuple[Lot, ...] = (LOT,), **known: Any  # noqa: ANN401 - any field
) -> ContestResult:  # fmt: skip
    """A contest counted from these papers."""
    of = of or contest()
    count = count_of(of, papers, lots)
    order = seating.in_line(count) if count.is_settled else ()
    by_number = {each.number: each for each in of.numbered()}
    told: dict[str, Any] = {
        "contest": of, "kept": KeptCount(1, count, "0" * 64, PRINTED, is_fresh=True), "lots": lots,
        "reconciliation": (reconciliation(of, count),),
        "mandates": tuple(mandate(by_number[each]) for each in count.elected), "refused": (), "in_line": order,
        "level": (),
    }  # fmt: skip
    return ContestResult(**{**told, **known})


def objection(**known: Any) -> ObjectionRow:  # noqa: ANN401 - any field
    """An objection that was decided."""
    told: dict[str, Any] = {
        "id": 1, "step": Step.COUNT, "lodged_on": DAY, "member_id": None, "lodged_by": "HUG Huit",
        "text": "The box was opened early.", "late_reason": "", "ruling": Ruling.REJECTED, "ruled_on": DAY,
        "ruled_by": "The committee", "grounds": "Three saw it closed.", "version": 1,
    }  # fmt: skip
    return ObjectionRow(**{**told, **known})


def officer(number: int, offices: tuple[HeldOffice, ...] = ()) -> PastHolding:
    """A seat that was taken by an appointment of this number."""
    person = PersonLabel(number, NAMES[number - 1])
    seat = SeatLabel(
        number, 1, number, Wording(), SeatKind.ELECTED, voting=True, reserved_for=ReservedFor.NOBODY, section="",
        series=None,
    )  # fmt: skip
    held = Holding(
        appointment_id=number, seat_id=number, term_id=1, person=person, how=How.ELECTED, since=DAY, until=None,
        term_ends_on=date(2029, 11, 27), end_reason=None, ending_id=None, offices=offices, holds_over=False,
        awaits_ratification=False, ratified_on=None, decision="",
    )  # fmt: skip
    return PastHolding(BODY, seat, held)


CHAIR = HeldOffice(1, Office.CHAIR, Wording(), DAY, None, "")


def result(*contests: ContestResult, of: AboutElection | None = None, **known: Any) -> ResultSheet:  # noqa: ANN401 - any field
    """An election that was declared, with an objection, and a chair chosen."""
    found = contests or (contest_result(),)
    of = of or about(detail(*(each.contest for each in found)))
    assert of.election is not None
    told: dict[str, Any] = {
        "election": of.election, "contests": found,
        "declared": Declared(1, DAY, 780, "The chair of the committee", "One paper was torn."),
        "object_until": date(2026, 12, 13), "objections": (objection(),), "annulled": None, "in_the_way": (),
    }  # fmt: skip
    return ResultSheet(
        about=of, result=ElectionResult(**{**told, **known}), rolls=(RollFigures(50, 50, 24, 36, 36),), holders=3,
        carried=4, nulls={(1, 1): ((Spoilt.UNCLEAR, 1),)}, officers={1: officer(1, (CHAIR,)), 2: officer(2)},
    )  # fmt: skip


def letters(*told: Addressed, of: AboutElection | None = None) -> AcceptanceSheet:
    """Letters to those elected."""
    of = of or about()
    to = told or tuple(Addressed(mandate(candidate(number, NAMES[number - 1])), contest()) for number in (1, 2))
    return AcceptanceSheet(of, to, date(2026, 12, 13))
