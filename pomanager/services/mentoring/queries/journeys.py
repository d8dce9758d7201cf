"""How far each mentee came: as her pairs stand, and what meetings, elections and mandates tell of her."""

from collections.abc import Mapping, Sequence

from pomanager.readmodels.mentoring.journeys import Journey
from pomanager.readmodels.mentoring.pairs import Reached
from pomanager.readmodels.mentoring.roster import RosterRow
from pomanager.rules.mentoring.kinds import Chosen, PairEventKind, PairState, PartRole, Stage
from pomanager.services.mentoring.queries.standing import PairLine

STAGE_OF: Mapping[PairState, Stage] = {
    PairState.MATCHED: Stage.MATCHED, PairState.ACTIVE: Stage.ACTIVE, PairState.PAUSED: Stage.ACTIVE,
    PairState.REMATCHED: Stage.APPLICANT, PairState.GRADUATED: Stage.GRADUATED, PairState.LEFT: Stage.LEFT,
}  # fmt: skip
"""How far a mentee is by how her pair stands."""


def journeys(
    people: Mapping[int, RosterRow], lines: Sequence[PairLine], outcomes: Mapping[int, tuple[Reached, ...]]
) -> tuple[Journey, ...]:
    """The journey of each mentee who was not declined, in order of their names; ``outcomes`` are by person."""
    pairs: dict[int, list[PairLine]] = {}
    for line in lines:
        pairs.setdefault(line.mentee_id, []).append(line)
    mentees = [row for row in people.values() if row.role is PartRole.MENTEE and row.chosen is not Chosen.DECLINED]
    return tuple(
        _journey(row, pairs.get(row.id, ()), outcomes.get(row.person.person_id, ()), people)
        for row in sorted(mentees, key=lambda row: (row.person.name, row.id))
    )


def _journey(
    row: RosterRow, pairs: Sequence[PairLine], outcomes: Sequence[Reached], people: Mapping[int, RosterRow]
) -> Journey:
    last = pairs[-1] if pairs else None
    stages = {Stage.APPLICANT, *(told.stage for told in outcomes)}
    for line in pairs:
        stages |= {Stage.MATCHED, STAGE_OF[line.state]}
        if any(event.kind is PairEventKind.AGREED for event in line.events):
            stages.add(Stage.ACTIVE)
    return Journey(
        row.id, row.person.person_id, row.person.name, row.place, row.programme_id,
        frozenset(line.cohort_id for line in pairs), None if last is None else last.id,
        "" if last is None else people[last.mentor_id].person.name, None if last is None else last.state,
        frozenset(stages), len({line.mentor_id for line in pairs}) > 1,
    )  # fmt: skip
