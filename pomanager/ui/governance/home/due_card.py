"""The card "To do": what is due first, each with its day, its source and the way to where it is done."""

from datetime import date

from PySide6.QtCore import Qt

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.governance import DueRow, Place
from pomanager.readmodels.home import HomeDue
from pomanager.rules.due import DUE_KIND_WORDS, When
from pomanager.ui.governance.home.cards import TOP, Card, CardLine
from pomanager.ui.governance.home.words import source_of, when_said
from pomanager.ui.governance.opening import opens_said
from pomanager.ui.look import px
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark

WHEN_WIDTH, SOON_DAYS = 112, 7


class DueCard(Card):
    """What is due first."""

    def __init__(self, due: HomeDue, today: date) -> None:
        super().__init__("due", "flag", _("To do"))
        if due.count:
            words = _("See all ({count})").format(count=formats.number(due.count))
            self.head.addWidget(self.link("all", words, Place("due")))
        for place, row in enumerate(due.rows):
            self.add_line(self._line(place, row, due, today))
        if not due.rows:
            self.body.addWidget(CardLine("ok", "ok", _("Nothing is due.")))
        self.end()

    def _line(self, place: int, row: DueRow, due: HomeDue, today: date) -> CardLine:
        said, when = sentence(row.sentence), when_said(row, today)
        below = " ".join(part for part in (said, source_of(row, due.bylaws)) if part)
        shown = CardLine("", "", _(DUE_KIND_WORDS[row.kind]), below, strong=row.overdue)
        shown.setAccessibleName(f"{when} · {shown.accessibleName()}")
        icon, tone = _mark(row, today)
        day = Label(when, "strong", wrap=True, tone=tone)
        day.setFixedWidth(px(WHEN_WIDTH))
        shown.row.insertWidget(0, Mark(icon, 18, tone), 0, TOP)
        shown.row.insertWidget(1, day, 0, TOP)
        shown.row.addWidget(
            self.link(str(place), opens_said(row.place), row.place, said), 0, Qt.AlignmentFlag.AlignVCenter
        )
        return shown


def _mark(row: DueRow, today: date) -> tuple[str, str]:
    """The mark and its colour: late, near, later, not judged."""
    if row.overdue:
        return "warn", "bad"
    if row.when is When.NOT_JUDGED:
        return "ask", "text2"
    near = row.on is None or (row.on - today).days <= SOON_DAYS
    return "clock", "warn" if near else "text2"
