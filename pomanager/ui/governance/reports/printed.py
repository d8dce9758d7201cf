"""The papers of an annual report: made beside the text with what is not saved yet, and opened in their preview."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from pomanager.papers import paper_called
from pomanager.readmodels.governance_report import ReportDetail, ReportPlan
from pomanager.readmodels.papers import PrintOrder, TwoLanguages
from pomanager.rules.governance.report import ReportState
from pomanager.services.governance.queries.annual_report import annual_report_sheet
from pomanager.ui.desk import Desk
from pomanager.ui.preview.making import Wanted

WHOLE, SHORT = "annual-report", "annual-report-short"


def wanted_of(detail: ReportDetail) -> Wanted:
    """The paper of a report as it is worked on; of one that is signed, the very paper that was."""
    paper = replace(paper_called(WHOLE), options=())
    if detail.row.state is not ReportState.SIGNED:
        paper = replace(paper, fetch=partial(annual_report_sheet, unsaved=detail), kept=None)
    return Wanted(paper, (detail.row.id,))


def order_of(plan: ReportPlan) -> PrintOrder:
    """In which language or two it is printed, and how both stand."""
    layout = TwoLanguages.BESIDE if plan.in_columns else TwoLanguages.AFTER
    return PrintOrder(language=plan.languages[0], second_language=plan.languages[-1], two_languages=layout)


def print_report(parent: QWidget, desk: Desk, report_id: int, key: str = WHOLE) -> None:
    """Open the preview of a report, or of its two pages for members."""
    from pomanager.ui.dialogs.print_paper import ask_and_print

    ask_and_print(parent, desk, key, of=(report_id,))
