"""The sheet of the electoral roll that voters sign: who votes, with how many papers, and whose votes they carry."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.readmodels.elections.papers import AboutElection, ElectoralRollSheet, RollRow
from pomanager.readmodels.papers import Asked
from pomanager.services.elections.queries.counting import kept_counts
from pomanager.services.elections.queries.sheets import about_election
from pomanager.services.elections.queries.voters import on_roll, roll_figures, voters
from pomanager.services.meetings.queries.sheets_came import Came, who_came
from pomanager.services.members.queries.addressees import section_ids

CHUNK = 500


def electoral_roll_sheet(session: Session, asked: Asked) -> ElectoralRollSheet:
    """The electoral roll, of one section if wished; blank lines if wished, or without a roll. Raises NotFound."""
    about = about_election(session, asked)
    ids = [] if about.election is None or asked.options.blank else _lines(session, asked)
    if not ids:
        return ElectoralRollSheet(about)
    turn = _round(session, about)
    return ElectoralRollSheet(
        about, _rows(session, about, ids, turn), len(ids), roll_figures(session, asked.of, turn)
    )  # fmt: skip


def _lines(session: Session, asked: Asked) -> list[int]:
    """The lines of the roll with a vote, in its order."""
    table, belongs = on_roll(session, asked.of)
    statement = select(table.c.id).where(belongs, table.c.votes > 0).order_by(table.c.position)
    if asked.options.section:
        statement = statement.where(table.c.section_id.in_(section_ids(session, asked.options.section, asked.as_of)))
    return list(session.scalars(statement))


def _round(session: Session, about: AboutElection) -> int:
    """The second round where one is to be held, else the first."""
    contests = () if about.election is None else about.election.contests
    waits = any(each.count.second_round for each in kept_counts(session, contests).values())
    return 2 if waits else 1


def _rows(session: Session, about: AboutElection, ids: Sequence[int], turn: int) -> Iterator[RollRow]:
    """These lines, some hundred at a time; whose votes somebody carries is known of a meeting's own roll."""
    if about.election is None:
        return
    meeting_id = about.election.label.meeting_id
    came = Came() if meeting_id is None else who_came(session, meeting_id)
    givers: Mapping[int, list[tuple[str, int]]] = came.givers
    for start in range(0, len(ids), CHUNK):
        for each in voters(session, about.election.label.id, turn, ids[start : start + CHUNK]):
            line = each.roll_id or 0
            yield RollRow(
                position=each.position, number=each.number, name=each.name, other_script=each.other_script,
                sex=each.sex, section=each.section, votes=each.votes,
                principals=tuple(name for name, _votes in givers.get(line, ())),
                represented_by="" if line in came.hours else came.holder.get(line, ""),
                papers=None if each.issue_id is None else each.own + each.for_others,
            )  # fmt: skip
