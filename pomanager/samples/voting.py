"""How a meeting of a sample office votes on an election: papers handed out and counted, ties drawn, seats taken."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pomanager.readmodels.elections.election import ContestDetail
from pomanager.readmodels.elections.result import ContestResult, Mandate
from pomanager.readmodels.meetings.meeting import RollPerson
from pomanager.rules.bodies.kinds import Office, ReservedFor
from pomanager.rules.counting.methods import TRANSFERABLE
from pomanager.rules.elections.kinds import BatchKind, OfficialRole
from pomanager.rules.elections.papers import Paper
from pomanager.rules.members import Sex
from pomanager.samples.electing import Stands, contest_of, standing
from pomanager.samples.seating import Bodies
from pomanager.samples.sheets import Teller, written_of
from pomanager.samples.voting_papers import HUNDRED, papers_by_marks, papers_by_rank, set_aside
from pomanager.services.bodies.queries.facts import seats_found
from pomanager.services.elections.commands.ballots import bring_in_ballots, enter_totals
from pomanager.services.elections.commands.counting import answer_tie, count_contest
from pomanager.services.elections.commands.declaring import declare
from pomanager.services.elections.commands.installing import install_mandates
from pomanager.services.elections.commands.voting import close_poll, issue_ballots, open_poll, set_box_figures
from pomanager.services.elections.orders import (
    AnswerTie,
    BringInBallots,
    Declare,
    EnterTotals,
    InstallMandates,
    IssueBallots,
    SetBoxFigures,
)
from pomanager.services.elections.queries.boxes import boxes
from pomanager.services.elections.queries.eligibility import requirements
from pomanager.services.elections.queries.loading import election_detail
from pomanager.services.elections.queries.results import election_result

Told = Mapping[str, Any]
LASTS = 9
"""Minutes a poll in a meeting is open."""
SPARE = 12
"""Ballot papers beyond those handed out that the committee had printed."""


@dataclass(frozen=True, slots=True)
class Poll:
    """An election as it is voted on: who is there, and how many of them vote for somebody else besides."""

    bodies: Bodies
    told: Told
    teller: Teller
    election_id: int
    there: Sequence[RollPerson]
    represented: int
    at: int

    @property
    def contest(self) -> ContestDetail:
        """Its one contest, as it stands now."""
        return contest_of(self.teller, self.election_id)


def vote_in(bodies: Bodies, key: str, teller: Teller, there: Sequence[RollPerson], represented: int, at: int) -> None:
    """Let those who are there elect in secret, and whoever is elected take the seat; nothing where nobody stands."""
    code = teller.secretary.story.code
    if key in bodies.elections:
        told = next(each for each in written_of(code, "elections")["elections"] if each["key"] == key)
        poll = Poll(bodies, told, teller, bodies.elections[key], there, min(represented, len(there)), at)
        _give_and_count(poll)
        _settle_ties(poll, poll.contest.id)
        _announce(poll)
        _take_seats(poll)


def _give_and_count(poll: Poll) -> None:
    """Papers are handed out on the roll, thrown into the box, and typed in."""
    office, contest = poll.teller.secretary.office, poll.contest
    office.do(open_poll, poll.election_id, poll.at)
    lines = [each.roll_id for each in poll.there]
    represented = poll.represented
    if "most_papers" in poll.told:  # the others have left before the vote
        lines = lines[: poll.told["most_papers"]]
        represented = max(0, min(represented, poll.told["most_papers"] - len(lines)))
    carrying, others, votes = lines[:represented], lines[represented:], len(lines) + represented
    for roll_ids, for_others in ((carrying, 1), (others, 0)):
        if roll_ids:
            order = IssueBallots(election_id=poll.election_id, roll_ids=roll_ids, for_others=for_others)
            office.do(issue_ballots, order)
    papers = _papers(poll, contest, votes)
    box = office.ask(boxes, contest.id)[0]
    typed = BringInBallots(
        box_id=box.id, source=_teller(poll), papers=tuple(papers.items()), kind=BatchKind.PAPERS,
    )  # fmt: skip
    office.do(bring_in_ballots, typed)
    used = papers.total()
    figures = SetBoxFigures(
        box_id=box.id, version=box.version, issued=used + SPARE, used=used, spoiled=1, unused=SPARE - 1,
        signatures=used, found=used,
    )  # fmt: skip
    office.do(set_box_figures, figures)
    office.do(close_poll, poll.election_id, poll.at + LASTS)
    office.do(count_contest, contest.id)


def _teller(poll: Poll) -> str:
    officials = poll.teller.secretary.office.ask(election_detail, poll.election_id).officials
    return next((each.name for each in officials if each.role is OfficialRole.TELLER), poll.told["by"])


def _papers(poll: Poll, contest: ContestDetail, votes: int) -> Counter[Paper]:
    """The papers found in the box: those that do not count, and the others in the parts the sheet tells."""
    aside = set_aside(votes, poll.told.get("blank", 0), poll.told.get("spoilt", ()))
    valid = votes - aside.total()
    people = standing(poll.bodies, poll.told)
    number = {each.told["who"]: _number(contest, each) for each in people}
    if contest.method not in TRANSFERABLE:
        votes_told = {number[each.told["who"]]: each.told["votes"] for each in people}
        return aside + papers_by_marks(votes_told, valid)
    key = "papers" if _may_fall_behind(poll, people) else "papers_without"
    told = poll.told.get(key, poll.told["papers"])
    profiles = [([number[tag] for tag in order.split() if tag in number], part) for order, part in told]
    return aside + papers_by_rank(profiles, valid)


def _may_fall_behind(poll: Poll, people: Sequence[Stands]) -> bool:
    """Whether the one the rule is to help sits in every result, whatever the votes; True where the sheet names none."""
    helped = next((each.member.id for each in people if each.told["who"] == poll.told.get("helped")), None)
    if helped is None:
        return True
    (found,) = poll.teller.secretary.office.ask(requirements, poll.election_id)
    return any(each.member_id == helped for each in found.sure)


def _number(contest: ContestDetail, who: Stands) -> int:
    return next(each.number or 0 for each in contest.candidates if each.member_id == who.member.id)


def _settle_ties(poll: Poll, contest_id: int) -> None:
    """Draw lots as the sheet tells: those it names first are ahead, the others in the order of the ballot paper."""
    office, lot = poll.teller.secretary.office, poll.told["lot"]
    ahead = [member.id for tag in lot.get("ahead", ()) if (member := poll.bodies.cast.of(tag)) is not None]
    members = {each.number: each.member_id for each in poll.contest.numbered()}
    for _tie in members:
        kept = office.ask(election_result, poll.election_id).contests[0].kept
        tie = None if kept is None else kept.count.open_tie
        if tie is None:
            return
        order = sorted(tie.candidates, key=lambda each: (members[each] not in ahead, each))
        answer = AnswerTie(
            contest_id=contest_id, drawn_by=lot["drawn_by"], witnesses=lot["witnesses"],
            order=tuple((each,) for each in order),
        )  # fmt: skip
        office.do(answer_tie, answer)


def _announce(poll: Poll) -> None:
    order = Declare(
        election_id=poll.election_id, on=poll.teller.today, by=poll.told["by"], at=poll.at + LASTS + 4
    )  # fmt: skip
    poll.teller.secretary.office.do(declare, order)


def _take_seats(poll: Poll) -> None:
    """Whoever is elected accepts and is installed, with the office the sheet gives; some answer later."""
    office, today = poll.teller.secretary.office, poll.teller.today
    result = office.ask(election_result, poll.election_id).contests[0]
    told = {each.member.id: each.told for each in standing(poll.bodies, poll.told)}
    later = {*poll.told.get("waiting", ()), *(each["who"] for each in poll.told.get("refusals", ()))}
    now = [each for each in result.mandates if told[each.candidate.member_id]["who"] not in later]
    offices = tuple((each.candidate.nomination_id, Office(told[each.candidate.member_id]["office"]))
                    for each in now if "office" in told[each.candidate.member_id])  # fmt: skip
    decision: str = poll.told["decision"]
    order = InstallMandates(
        election_ids=(poll.election_id,), all_accept=True, seats=_seats(poll, result, told), offices=offices,
        decision=decision.format(day=today.strftime(poll.teller.secretary.story.day_pattern)),
        waiting=tuple(each.candidate.nomination_id for each in result.mandates if each not in now),
    )  # fmt: skip
    if now:
        office.do(install_mandates, order)


def _seats(poll: Poll, result: ContestResult, told: Mapping[int, Told]) -> tuple[tuple[int, int], ...]:
    """Candidacy and seat: those the sheet tells of take theirs, the others one of those left that is for them."""
    found: dict[int, int] = {}
    for each in result.mandates:
        if "seat" in told[each.candidate.member_id]:
            seat = told[each.candidate.member_id]["seat"]
            found[each.candidate.nomination_id] = poll.bodies.seat(poll.teller, poll.told["body"], seat)
    free = [seat_id for seat_id in result.contest.seat_ids if seat_id not in found.values()]
    kept = poll.teller.secretary.office.ask(seats_found, free)
    for each in result.mandates:
        if each.candidate.nomination_id not in found:
            fitting = [seat_id for seat_id in free if _fits(kept[seat_id].seat.reserved_for, each)]
            if fitting:
                found[each.candidate.nomination_id] = fitting[0]
                free.remove(fitting[0])
    return tuple(found.items())


def _fits(reserved_for: ReservedFor, mandate: Mandate) -> bool:
    return reserved_for is not ReservedFor.WOMEN or mandate.candidate.sex is Sex.FEMALE


# ---- by show of hands -----------------------------------------------------------------------------------------------

MOST_HANDS, FEW_HANDS = 75, 18
"""Hundredths of the hands the first one elected gets, one fewer each time, and what those get who are not elected."""


def show_hands(bodies: Bodies, key: str, teller: Teller, there: Sequence[RollPerson], at: int) -> None:
    """Let those who are there elect delegates by show of hands, and announce who they are; seats are taken later."""
    if key not in bodies.elections:
        return
    told = written_of(teller.secretary.story.code, "elections")["sections"]
    poll = Poll(bodies, told, teller, bodies.elections[key], there, 0, at)
    office, contest = teller.secretary.office, poll.contest
    hands = sum(each.votes for each in there)
    wanted = {member_id: place for place, member_id in enumerate(bodies.favoured[key])}
    votes = tuple(
        (
            each.number or 0,
            round(hands * (MOST_HANDS - wanted[each.member_id] if each.member_id in wanted else FEW_HANDS) / HUNDRED),
        )
        for each in contest.numbered()
    )
    office.do(open_poll, poll.election_id, at)
    box = office.ask(boxes, contest.id)[0]
    order = EnterTotals(box_id=box.id, counted_by=told["counted_by"], votes=votes, marked=hands)
    office.do(enter_totals, order)
    office.do(set_box_figures, SetBoxFigures(box_id=box.id, version=box.version, used=hands, found=hands))
    office.do(close_poll, poll.election_id, at + LASTS)
    office.do(count_contest, contest.id)
    _settle_ties(poll, contest.id)
    _announce(poll)
