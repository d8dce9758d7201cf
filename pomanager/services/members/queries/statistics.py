"""The members on the roll on a day in figures: sex by age by section or place."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache

from sqlalchemy import String, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.readmodels.member_statistics import CountedByAge, CountedPart, MemberStatistics, MemberStatisticsSheet
from pomanager.readmodels.papers import Asked
from pomanager.readmodels.places import Tree
from pomanager.rules.age_groups import AgeGroup, age_groups, group_of
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import PersonKind
from pomanager.rules.paper_options import YOUTH_LIMIT, PartedBy
from pomanager.services.members.queries.on_day import as_on, in_order, members_on, roll_counts_of
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries import letterhead, place_tree, section_names

_Kind = tuple[str, str]
"""Sex and kind of person, as they are kept."""
_Counted = Counter[tuple[int | None, int | None, _Kind]]
"""By part, by place of the age group (None where the age is not known), by sex and kind."""
_Ages = Counter[tuple[int | None, _Kind]]
"""The same of one part."""


def member_statistics(
    session: Session,
    day: date,
    *,
    youth_limit: int = YOUTH_LIMIT,
    parted_by: PartedBy = PartedBy.SECTION,
    within: Collection[int] | None = None,
) -> MemberStatistics:
    """Everybody on the roll on a day, counted; raises ValueError for a limit of youth outside 18 to 59.

    ``within`` leaves only those who belong to these sections on the day.
    """
    groups = age_groups(youth_limit)
    counted, to_confirm = _counted(session, day, groups, parted_by, within)
    if parted_by is PartedBy.PLACE:
        counted, names = _in_wide_places(counted, place_tree(session, day))
    else:
        names = section_names(session, day)
    by_part: dict[int | None, _Ages] = {}
    for (part, group, kind), count in counted.items():
        by_part.setdefault(part, Counter())[group, kind] += count
    parts = in_order(session, names, by_part) if names else []
    return MemberStatistics(
        as_of=day,
        youth_limit=youth_limit,
        groups=groups,
        everybody=_by_age(sum(by_part.values(), Counter()), len(groups)),
        to_confirm=to_confirm,
        parted_by=parted_by,
        parts=tuple(
            CountedPart(names.get(part or 0, ""), _by_age(by_part[part], len(groups))) for part in parts
        ),
    )  # fmt: skip


def member_statistics_sheet(session: Session, asked: Asked) -> MemberStatisticsSheet:
    """The paper of the members in figures, with the limit of youth and the parting that were chosen."""
    chosen = asked.options
    told = member_statistics(session, asked.as_of, youth_limit=chosen.youth_limit, parted_by=chosen.parted_by)
    return MemberStatisticsSheet(letterhead(session, asked.printed_at), told)


def _counted(
    session: Session, day: date, groups: tuple[AgeGroup, ...], parted_by: PartedBy, within: Collection[int] | None
) -> tuple[_Counted, int]:
    """Everybody by section or place, age and sex; and how many of the ages are to be confirmed.

    Counted here: to group the roll, SQLite would sort all of it first, and it knows no vague dates.
    """
    then = as_on(session, day)
    part = then.place_id if parted_by is PartedBy.PLACE else then.section_id
    members = select(
        part, type_coerce(PERSON.c.birth, String), type_coerce(PERSON.c.sex, String), type_coerce(PERSON.c.kind, String)
    )
    members = members.select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))
    if within is not None:
        members = members.where(then.section_id.in_(list(within)))
    members = members.with_hint(MEMBER, "NOT INDEXED", "sqlite")  # by an index, its rows would be read criss-cross

    @cache
    def grouped(birth: str | None) -> tuple[int | None, bool]:
        return group_of(groups, VagueDate.from_iso(birth) if birth else None, day)

    found: _Counted = Counter()
    to_confirm = 0
    rows = Counter(map(tuple, session.execute(members_on(session, members, day))))
    for (part_id, birth, sex, kind), count in rows.items():
        group, certain = grouped(birth if kind == PersonKind.NATURAL else None)
        found[part_id, group, (sex, kind)] += count
        to_confirm += 0 if certain else count
    return found, to_confirm


def _by_age(counted: _Ages, groups: int) -> CountedByAge:
    """The same by age; organisations have none."""
    ages: list[Counter[_Kind]] = [Counter() for _group in range(groups + 1)]
    everybody: Counter[_Kind] = Counter()
    for (group, kind), count in counted.items():
        everybody[kind] += count
        if kind[1] == PersonKind.NATURAL:
            ages[groups if group is None else group][kind] += count
    *by_age, unknown = map(roll_counts_of, ages)
    return CountedByAge(roll_counts_of(everybody), tuple(by_age), unknown)


def _in_wide_places(counted: _Counted, tree: Tree) -> tuple[_Counted, Mapping[int, str]]:
    """The same counted by the widest places that part the members, and the names of these.

    Where everybody lives in one province, that would be its communes.
    """
    places = {key for key, _group, _kind in counted if key is not None}
    outward = {key: [tree.nodes[key], *tree.above(key)] for key in places}
    deepest = max(map(len, outward.values()), default=0)
    for depth in range(1, deepest + 1):
        within = {key: path[max(0, len(path) - depth)] for key, path in outward.items()}
        if len({node.id for node in within.values()}) > 1 or depth == deepest:
            found: _Counted = Counter()
            for (key, group, kind), count in counted.items():
                place = within.get(key or 0)
                found[place.id if place else None, group, kind] += count
            return found, {node.id: node.name for node in within.values()}
    return counted, {}
