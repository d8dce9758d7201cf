"""The by-laws in force on a day: chapter by chapter, each sentence with its source, its mark and who checked it."""

from collections.abc import Iterator
from datetime import date

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.bylaw_words import clause_said, source_said
from pomanager.readmodels.bylaws import STATE_WORDS, BylawsSheet, ClauseRow, ValueState, VersionRow, VersionState
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, chair_and_secretary, facts, heading, note, paragraph
from pomanager.rules.bylaws.in_force import SetValue
from pomanager.rules.bylaws.setting import CHAPTER_WORDS, Chapter


def heading_of(sheet: BylawsSheet) -> Heading:
    """What the paper is called, and for which day."""
    if sheet.text is not None and sheet.text.version.state is VersionState.PREPARED:
        return Heading(_("By-laws being prepared"), sheet.as_of)
    return Heading(_("By-laws in force"), sheet.as_of)


def story(sheet: BylawsSheet) -> list[Block]:
    """Which version it is, how much of it is checked, and its chapters."""
    text = sheet.text
    if text is None:
        return [paragraph(_("No by-laws are in force on this day: every rule they could hold is off."))]
    blocks: list[Block] = [facts(version_facts(text.version)), *_warnings(text.version)]
    for chapter in Chapter:
        if clauses := text.of_chapter(chapter):
            blocks += [heading(_(CHAPTER_WORDS[chapter])), Grid(_columns(), [_row(each) for each in clauses])]
    return [*blocks, chair_and_secretary()]


def version_facts(version: VersionRow) -> list[tuple[str, str]]:
    """Which version it is, as pairs of label and value."""
    known = [
        # TR: which of the versions of the by-laws it is, counted from the first
        (_("Version"), formats.number(version.number) if version.number else _("being prepared")),
        (_("In force since"), formats.day(version.since, "long") if version.since else ""),
        (_("In force until"), formats.day(version.until, "long") if version.until else ""),
        (_("Adopted by"), version.decision),
    ]
    return [(label, value) for label, value in known if value]


def _warnings(version: VersionRow) -> Iterator[Block]:
    if version.unchecked:
        unchecked = ngettext(
            "{count} value is not checked against the signed by-laws. It bears its mark.",
            "{count} values are not checked against the signed by-laws. They bear their marks.",
            version.unchecked,
        )
        yield note(unchecked.format(count=formats.number(version.unchecked)))
    if version.blank:
        blank = ngettext(
            "{count} value is to be filled in. Until then its rule is off.",
            "{count} values are to be filled in. Until then their rules are off.",
            version.blank,
        )
        yield note(blank.format(count=formats.number(version.blank)))


def _columns() -> tuple[GridColumn, ...]:
    return (
        # TR: title of the column of member numbers, as short as can be
        GridColumn(_("No."), 7),
        # TR: head of a column: the sentence of the by-laws
        GridColumn(_("What it says"), 49),
        GridColumn(_("Source"), 26),
        # TR: head of a column: whether somebody held the sentence against the signed by-laws, who and when
        GridColumn(_("Checked"), 18),
    )


def _row(clause: ClauseRow) -> tuple[str, ...]:
    return (str(clause.number), clause_said(clause.clause, clause.plain), sources_said(clause), checked_said(clause))


def sources_said(clause: ClauseRow) -> str:
    """Where the values of a clause come from, each source once."""
    return "; ".join(dict.fromkeys(said for said in (source_said(row.said) for row in clause.values) if said)) or "—"


def _day_checked(said: SetValue) -> date:
    return said.checked_on or date.min


def checked_said(clause: ClauseRow) -> str:
    """Who checked a clause and when; else that it is not checked, or to be filled in."""
    if clause.state is not ValueState.CHECKED:
        return _(STATE_WORDS[clause.state])
    last = max((row.said for row in clause.values), key=_day_checked)
    # TR: who held a sentence against the signed by-laws, and when: “A. Diop, 12 Mar 2026”
    return _("{name}, {day}").format(name=last.checked_by, day=formats.day(last.checked_on))


BYLAWS = InBlocks(heading_of, story)
