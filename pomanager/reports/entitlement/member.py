"""The right to vote of one member explained: what may be done, every reason, and the by-law behind each."""

from collections import defaultdict

from pomanager.i18n import _, formats
from pomanager.i18n.bylaw_words import clause_said, source_said
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.entitlement import MemberEntitlementSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.entitlement.words import judged_by, rights_said, yes_or_no
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, chair_and_secretary, facts, heading
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.bylaws.setting import Clause
from pomanager.rules.bylaws.settings import CLAUSE_OF, NUMBER_OF
from pomanager.rules.entitlement import RIGHT_WORDS, STANCE_WORDS, Right


def heading_of(sheet: MemberEntitlementSheet) -> Heading:
    """What the paper is called, for which day and about whom."""
    return Heading(_("Right to vote"), sheet.as_of, sheet.row.name)


def story(sheet: MemberEntitlementSheet) -> list[Block]:
    """The verdict, the reasons, the by-laws they rest on."""
    row, bylaws = sheet.row, sheet.bylaws
    person = [(_("Member number"), row.number), (_("Section"), row.section or "—")]
    may = [(_(RIGHT_WORDS[right]), yes_or_no(may=row.verdict.may(right))) for right in Right]
    reasons = [
        (_(STANCE_WORDS[each.stance]), sentence(each.sentence), rights_said(each), str(NUMBER_OF[each.about]))
        for each in row.verdict.reasons
    ]
    columns = (
        # TR: head of a column: for or against
        GridColumn(_("Speaks"), 14),
        GridColumn(_("Reason"), 50),
        # TR: head of a column: on which right a reason bears
        GridColumn(_("Concerns"), 24),
        # TR: head of a column: number of the sentence in the by-laws
        GridColumn(_("By-law"), 12),
    )
    return [
        facts([*person, *may]),
        judged_by(bylaws.since, bylaws.decision),
        heading(_("Reasons")),
        Grid(columns, reasons),
        *_bylaws(sheet, bylaws),
        chair_and_secretary(),
    ]


def _bylaws(sheet: MemberEntitlementSheet, bylaws: Bylaws) -> list[Block]:
    """The sentences of the by-laws that reasons name, each with its source."""
    named: dict[Clause, list[str]] = defaultdict(list)
    for key in sorted({each.about for each in sheet.row.verdict.reasons}, key=NUMBER_OF.__getitem__):
        named[CLAUSE_OF[key]].append(source_said(bylaws.set_value(key)))
    rows = [
        (
            str(NUMBER_OF[clause.key]),
            clause_said(clause, {each: bylaws.value(each) for each in clause.settings.values()}),
            formats.listing([source for source in dict.fromkeys(sources) if source]) or "—",
        )
        for clause, sources in named.items()
    ]  # fmt: skip
    # TR: head of a column: where a value of the by-laws comes from
    columns = (GridColumn(_("By-law"), 12), GridColumn(_("What it says"), 56), GridColumn(_("Source"), 32))
    return [heading(_("The by-laws behind them")), Grid(columns, rows)]


MEMBER_ENTITLEMENT = InBlocks(heading_of, story)
