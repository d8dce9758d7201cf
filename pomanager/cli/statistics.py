"""The word "members stats": how many members there are, by sex, by age and by section or place."""

import argparse
from collections.abc import Iterator

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal, number_argument
from pomanager.i18n import _, formats
from pomanager.readmodels.member_statistics import CountedByAge, MemberStatistics
from pomanager.readmodels.members import RollCounts
from pomanager.rules.age_groups import in_words
from pomanager.rules.paper_options import HIGHEST_YOUTH_LIMIT, LOWEST_YOUTH_LIMIT, YOUTH_LIMIT, PartedBy
from pomanager.services.members.queries.days import latest_day
from pomanager.services.members.queries.statistics import member_statistics

USAGE = "members stats FILE [--as-of DATE] [--by section|place] [--youth AGE] [--json]"


def add_to(acts: Commands) -> None:
    """Add "stats" to the words that follow "members"."""
    words = acts.add("stats", USAGE, _("Count the members by sex, by age, and by section or place."))
    words.office_file()
    words.day(_("The day that is counted. Left out, it is the latest day in the books."))
    words.add_argument(
        "--by", choices=[each.value for each in PartedBy], default=PartedBy.SECTION.value,
        help=_("Count by section, or by place."),
    )  # fmt: skip
    words.add_argument(
        "--youth", metavar="AGE", type=number_argument(LOWEST_YOUTH_LIMIT, HIGHEST_YOUTH_LIMIT), default=YOUTH_LIMIT,
        help=_("The last age that counts as young. Left out, it is 35."),
    )  # fmt: skip
    words.as_json()
    words.command(count)


def count(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Count, and say the figures."""
    with opened(chosen.file, terminal) as office:
        day = chosen.as_of or office.ask(latest_day) or office.today()
        told = office.ask(member_statistics, day, youth_limit=chosen.youth, parted_by=PartedBy(chosen.by))
    if terminal.output.as_json:
        terminal.output.facts(_as_facts(told))
        return DONE
    for line in _in_lines(told):
        terminal.output.line(line)
    return DONE


def _as_facts(told: MemberStatistics) -> dict[str, object]:
    return {
        "as_of": told.as_of.isoformat(),
        "youth_limit": told.youth_limit,
        "ages": [{"from": group.least, "to": group.most} for group in told.groups],
        "to_confirm": told.to_confirm,
        **_by_age_as_facts(told.everybody),
        "by": told.parted_by.value,
        "parts": [{"name": part.name, **_by_age_as_facts(part.counted)} for part in told.parts],
    }


def _by_age_as_facts(counted: CountedByAge) -> dict[str, object]:
    return {
        **_counts(counted.counts),
        "by_age": [_counts(each) for each in counted.by_age],
        "age_unknown": _counts(counted.age_unknown),
    }


def _counts(counts: RollCounts) -> dict[str, int]:
    return {
        "women": counts.women, "men": counts.men, "unknown": counts.unknown, "organisations": counts.organisations,
        "total": counts.total,
    }  # fmt: skip


def _in_lines(told: MemberStatistics) -> Iterator[str]:
    """The figures for a person: everybody, each age group, each section or place."""
    yield _("Roll as of {day}").format(day=formats.day(told.as_of, "long"))
    yield _line(_("All members"), told.everybody.counts)
    for group, counts in zip(told.groups, told.everybody.by_age, strict=True):
        words, ages = in_words(group)
        yield _line(_(words).format(**ages), counts)
    yield _line(_("Age not known"), told.everybody.age_unknown)
    for part in told.parts:
        nameless = _("Place not known") if told.parted_by is PartedBy.PLACE else _("Without a section")
        yield _line(part.name or nameless, part.counted.counts)


def _line(name: str, counts: RollCounts) -> str:
    said = _("Women: {women} · Men: {men} · Sex not known: {unknown} · Total: {total}")
    if counts.organisations:
        said = _(
            "Women: {women} · Men: {men} · Sex not known: {unknown} · Organisations: {organisations} · Total: {total}"
        )
    figures = {key: formats.number(value) for key, value in _counts(counts).items()}
    return f"{name} — {said.format(**figures)}"
