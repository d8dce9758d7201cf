"""How many women, men and others there are, as the papers on members say it: in one line, and in rows of a table."""

from collections.abc import Sequence

from pomanager.i18n import _, formats
from pomanager.readmodels.members import RollCounts
from pomanager.reports.parts import GridColumn
from pomanager.reports.register import Tally
from pomanager.reports.styles import Align
from pomanager.rules.members import PERSON_KIND_WORDS, SEX_WORDS, PersonKind, Sex


def in_words(counts: RollCounts) -> str:
    """Counts in one line; whom there are none of is not spoken of, but for women and men."""
    if counts.organisations:
        said = _(
            "Women: {women} · Men: {men} · Sex not known: {unknown} · Organisations: {organisations} · Total: {total}"
        )
    elif counts.unknown:
        said = _("Women: {women} · Men: {men} · Sex not known: {unknown} · Total: {total}")
    else:
        said = _("Women: {women} · Men: {men} · Total: {total}")
    return said.format(
        women=formats.number(counts.women),
        men=formats.number(counts.men),
        unknown=formats.number(counts.unknown),
        organisations=formats.number(counts.organisations),
        total=formats.number(counts.total),
    )


def sex_words() -> dict[tuple[Sex, PersonKind], str]:
    """What stands in the column of the sex, by sex and kind of person: organisations have none."""
    organisation = _(PERSON_KIND_WORDS[PersonKind.ORGANISATION])
    return {
        (sex, kind): _(word) if kind is PersonKind.NATURAL else organisation
        for sex, word in SEX_WORDS.items()
        for kind in PersonKind
    }


def tally_of(column: int) -> Tally:
    """Counts rows of a register by the word in the column of the sex, and says the counts in one line."""
    kinds = (*(_(SEX_WORDS[sex]) for sex in Sex), _(PERSON_KIND_WORDS[PersonKind.ORGANISATION]))
    return Tally(column, kinds, _said)


def _said(counts: Sequence[int]) -> str:
    return in_words(RollCounts(*counts))


def columns(title: str, everybody: RollCounts) -> tuple[GridColumn, ...]:
    """The columns of a table of counts; organisations have one where there are any."""
    return (
        GridColumn(title, 40),
        GridColumn(_("Women"), 15, Align.END),
        GridColumn(_("Men"), 15, Align.END),
        GridColumn(_("Sex not known"), 15, Align.END),
        *((GridColumn(_("Organisations"), 15, Align.END),) if everybody.organisations else ()),
        GridColumn(_("Total"), 15, Align.END),
    )


def row(name: str, counts: RollCounts, everybody: RollCounts) -> tuple[str, ...]:
    """A row of such a table."""
    apart = (counts.organisations,) if everybody.organisations else ()
    figures = (counts.women, counts.men, counts.unknown, *apart, counts.total)
    return (name, *map(formats.number, figures))
