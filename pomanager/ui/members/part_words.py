"""How the parts of a record are said, in forms, in lists and in what is told of a member beside the list."""

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.members import MemberDetail
from pomanager.readmodels.trainings import TrainingRow
from pomanager.rules.households import RELATION_WORDS, Relation


def standing_line(member: MemberDetail) -> str:
    """Whose standing a form is about, below its title."""
    # TR: no. of the member, name, and since when the present standing holds
    return _("No. {number} · {name} · present standing since {day}").format(
        number=member.number, name=member.full_name, day=formats.day(member.status_since)
    )


def relation_word(relation: Relation) -> str:
    """What somebody is in a household, in the reader's language."""
    return _(RELATION_WORDS[relation])


def relation_words() -> list[str]:
    """Everything somebody can be in a household, in the reader's language."""
    return [relation_word(relation) for relation in Relation]


def training_words(row: TrainingRow) -> str:
    """A training in one line: its topic and the day it began."""
    return f"{row.topic} · {formats.day_short(row.began_on)}"


def years_words(age: int, certain: bool) -> str:
    """An age in words."""
    if certain:
        return ngettext("{count} year", "{count} years", age).format(count=formats.number(age))
    # TR: the age of somebody whose date of birth is only partly known
    return ngettext("≈ {count} year", "≈ {count} years", age).format(count=formats.number(age))
