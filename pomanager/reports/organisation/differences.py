"""What two versions of the by-laws differ in, sentence beside sentence."""

from pomanager.i18n import _, formats
from pomanager.i18n.bylaw_words import clause_said
from pomanager.readmodels.bylaws import ClauseRow, DifferencesSheet, VersionRow
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, facts, heading, paragraph
from pomanager.rules.bylaws.setting import CHAPTER_WORDS, Chapter


def heading_of(sheet: DifferencesSheet) -> Heading:
    """What the paper is called, and for which day."""
    return Heading(_("What changes in the by-laws"), sheet.as_of)


def story(sheet: DifferencesSheet) -> list[Block]:
    """Both versions, and every sentence that differs."""
    found = sheet.differences
    if found is None:
        return [paragraph(_("There are not two versions of the by-laws to compare."))]
    blocks: list[Block] = [facts([(_("Before"), version_said(found.earlier)), (_("After"), version_said(found.later))])]
    if not found.rows:
        return [*blocks, paragraph(_("Both versions say the same."))]
    columns = (
        # TR: title of the column of member numbers, as short as can be
        GridColumn(_("No."), 7),
        GridColumn(_("Before"), 46),
        GridColumn(_("After"), 47),
    )
    for chapter in Chapter:
        rows = [(str(each.after.number), _said(each.before), _said(each.after)) for each in found.rows
                if each.after.chapter is chapter]  # fmt: skip
        if rows:
            blocks += [heading(_(CHAPTER_WORDS[chapter])), Grid(columns, rows)]
    return blocks


def version_said(version: VersionRow) -> str:
    """A version by its first day and the decision that adopted it."""
    if version.since is None:
        return _("Version being prepared")
    day = formats.day(version.since, "long")
    if not version.decision:
        return _("In force since {day}").format(day=day)
    # TR: a version of the by-laws: the day it came into force, and the decision that adopted it
    return _("In force since {day} ({decision})").format(day=day, decision=version.decision)


def _said(clause: ClauseRow) -> str:
    return clause_said(clause.clause, clause.plain) if clause.applies else _("(does not apply)")


BYLAWS_DIFFERENCES = InBlocks(heading_of, story)
