"""Hostile papers of elections."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from pomanager.readmodels.elections.dated import Declared
from pomanager.readmodels.elections.election import ContestDetail, Official
from pomanager.readmodels.elections.papers import AboutElection, Addressed, RollRow
from pomanager.rules.elections.kinds import OfficialRole
from pomanager.rules.elections.papers import BLANK, marked
from pomanager.rules.elections.reserved import ReserveRule
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording
from tests.reports import sheets_elections as sheets
from tests.reports.hostile_parts import Chain, HostilePaper, Texts, letterhead, seen

_RUNNING = (OfficialRole.RETURNING_OFFICER, OfficialRole.COMMITTEE_CHAIR, OfficialRole.COMMITTEE_MEMBER)


def _about(texts: Texts, run_by: int = len(_RUNNING)) -> tuple[AboutElection, tuple[Chain, ...]]:
    """An election with hostile texts where every paper prints them: its name, its place, those who run it."""
    head, names = letterhead(texts)
    title, place = next(texts), next(texts)
    officers = [next(texts) for _role in _RUNNING[:run_by]]
    officials = tuple(Official(role, None, name) for role, name in zip(_RUNNING, officers, strict=False))
    election = sheets.detail(label={"title": Wording({"en": title or "Board"})}, place=place, officials=officials)
    about = sheets.about(election, letterhead=head)
    return about, (names, *(Chain(seen(text)) for text in (title, place, *officers)))


def _of(about: AboutElection, contest: ContestDetail) -> AboutElection:
    """The same with this contest."""
    assert about.election is not None
    return replace(about, election=replace(about.election, contests=(contest,)))


def _in_section(about: AboutElection, section: str) -> AboutElection:
    """The same of a section whose members vote."""
    assert about.election is not None
    label = replace(about.election.label, section=section)
    return replace(about, election=replace(about.election, label=label))


def call(texts: Texts) -> HostilePaper:
    """The call for candidates of a section."""
    about, chains = _about(texts)
    section = next(texts)
    return HostilePaper(sheets.call(_in_section(about, section), with_symbols=False), (*chains, Chain(seen(section))))


def nomination(texts: Texts) -> HostilePaper:
    """The form of a candidacy for one of several ballot papers of a section; who runs the election is not on it."""
    about, chains = _about(texts, 0)
    section, *titles = (next(texts) for _field in range(5))
    of = _in_section(about, section)
    assert of.election is not None
    contests = tuple(
        sheets.contest((), id=number, title=Wording({"en": title or "Board"})) for number, title in enumerate(titles)
    )
    sheet = sheets.call(replace(of, election=replace(of.election, contests=contests)), with_symbols=False)
    return HostilePaper(sheet, (*chains, *(Chain(seen(text)) for text in (section, *titles))))


_CANDIDATE = ("name", "other_script", "member_number", "section", "nominator", "seconder", "symbol", "statement",
              "admitted_reason")  # fmt: skip


def candidates(texts: Texts) -> HostilePaper:
    """The list with one candidate."""
    head, names = letterhead(texts)
    told: dict[str, Any] = {name: next(texts) for name in _CANDIDATE}
    drawer, witness, seed = (next(texts) for _field in range(3))
    standing = sheets.candidate(**told)
    election = sheets.detail(
        sheets.contest([standing]), drawn_by=drawer, draw_witnesses=witness, draw_seed=seed, officials=()
    )
    said = (*told.values(), drawer, witness, seed)
    about = sheets.about(election, letterhead=head)
    return HostilePaper(sheets.candidates(about), (names, *(Chain(seen(text)) for text in said)))


def ballots(texts: Texts) -> HostilePaper:
    """One ballot paper with three candidates; what is too long for its place ends in dots."""
    head, _names = letterhead(texts)
    title, *names = (next(texts) for _field in range(4))
    of = sheets.contest([sheets.candidate(number, name) for number, name in enumerate(names, 1)])
    election = sheets.detail(of, label={"title": Wording({"en": title or "Board"})})
    sheet = sheets.ballots(sheets.about(election, letterhead=head), 1)
    return HostilePaper(sheet, tuple(Chain(seen(text), cut=True) for text in (title, *names)))


def roll(texts: Texts) -> HostilePaper:
    """One voter who carries the vote of another."""
    about, chains = _about(texts)
    number, name, other, section, giver = (next(texts) for _field in range(5))
    row = RollRow(1, number, name, other, Sex.FEMALE, section, 1, (giver,), papers=2)
    said = (number, name, other, section, giver)
    return HostilePaper(sheets.roll(about, row), (*chains, *(Chain(seen(text)) for text in said)))


def tellers(texts: Texts) -> HostilePaper:
    """One table with one candidate; who runs the election does not sign it."""
    about, chains = _about(texts, 0)
    first, second, box, title = (next(texts) for _field in range(4))
    standing = [sheets.candidate(1, first), sheets.candidate(2, second)]
    of = _of(about, sheets.contest(standing, title=Wording({"en": title or "Board"})))
    said = (first, second, box, title)
    return HostilePaper(sheets.tallies(of, box), (*chains, *(Chain(seen(text)) for text in said)))


def minutes(texts: Texts) -> HostilePaper:
    """The minutes of an election with two candidates, an objection, and a reason."""
    about, chains = _about(texts)
    first, second, remarks, by, reason, lodger, text, grounds = (next(texts) for _field in range(8))
    of = sheets.contest([sheets.candidate(1, first), sheets.candidate(2, second)], seats=1, rule=ReserveRule())
    told = sheets.contest_result(of, {marked(1): 2, marked(2): 1, BLANK: 1}, ())
    about = _of(about, of)
    assert about.election is not None
    sheet = sheets.result(
        told, of=replace(about, election=replace(about.election, remarks=remarks)),
        declared=Declared(1, sheets.DAY, None, by, reason),
        objections=(sheets.objection(lodged_by=lodger, text=text, grounds=grounds),),
    )  # fmt: skip
    said = (first, second, remarks, by, reason, lodger, text, grounds)
    return HostilePaper(sheet, (*chains, *(Chain(seen(each)) for each in said)))


def declaration(texts: Texts) -> HostilePaper:
    """The declaration of the result of two candidates."""
    about, chains = _about(texts)
    first, second, by = (next(texts) for _field in range(3))
    of = sheets.contest([sheets.candidate(1, first), sheets.candidate(2, second)], seats=1, rule=ReserveRule())
    told = sheets.contest_result(of, {marked(1): 2, marked(2): 1}, ())
    sheet = sheets.result(told, of=_of(about, of), declared=Declared(1, sheets.DAY, None, by, ""))
    return HostilePaper(sheet, (*chains, *(Chain(seen(each)) for each in (first, second, by))))


def letters(texts: Texts) -> HostilePaper:
    """A letter to one of those elected."""
    about, chains = _about(texts)
    name, other, number, section, place, way = (next(texts) for _field in range(6))
    who = sheets.candidate(name=name, other_script=other, member_number=number, section=section)
    to = Addressed(sheets.mandate(who), sheets.contest(), place, way)
    said = (name, other, number, section, place, way)
    return HostilePaper(sheets.letters(to, of=about), (*chains, *(Chain(seen(text)) for text in said)))


MAKERS: Mapping[str, Callable[[Texts], HostilePaper]] = MappingProxyType(
    {
        "call-for-candidates": call, "nomination-form": nomination, "candidates": candidates, "ballot-papers": ballots,
        "electoral-roll": roll, "tellers-sheet": tellers, "election-minutes": minutes, "election-result": declaration,
        "acceptance-letters": letters,
    }
)  # fmt: skip
