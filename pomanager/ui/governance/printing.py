"""Opens the papers of funnel and indicators for the very time and section the screen shows."""

from PySide6.QtWidgets import QWidget

from pomanager.readmodels.funnel import FunnelView
from pomanager.rules.paper_options import Options
from pomanager.services.organisation.queries.sections import section_names
from pomanager.ui.desk import Desk


def print_figures(parent: QWidget, desk: Desk, key: str, view: FunnelView) -> None:
    """Open the preview of one of the two papers."""
    from pomanager.ui.dialogs.print_paper import ask_and_print

    section = desk.office.ask(section_names).get(view.section_id or 0, "")
    ask_and_print(parent, desk, key, as_of=view.last, options=Options(year=view.first.year, section=section))
