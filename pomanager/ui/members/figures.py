"""The roll in figures: women and men of each section as bars, each of which opens the people behind it."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.members import RollCounts, RollView
from pomanager.readmodels.roll_chart import EVERYBODY, Counted, RollWords, roll_chart
from pomanager.rules.members import Sex
from pomanager.services.members.queries.on_day import summed
from pomanager.services.members.queries.roll import ON_ROLL
from pomanager.services.members.queries.sheets import roll_by_section
from pomanager.ui.charts import ChartView
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.page import Page
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import Scroller


class FiguresPage(Page):
    """How many women and men are on the roll, section by section; a bar opens the list of those it counts."""

    people_wanted = Signal(object)
    """The RollView of the people behind a bar."""
    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEMBERS, Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sections: tuple[Counted, ...] = ()
        self.chart = ChartView()
        self.chart.setObjectName("figures.chart")
        self._hint = Label("", "small", wrap=True)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(px(24), px(16), px(24), px(24))
        column.setSpacing(px(12))
        column.addWidget(self._hint)
        column.addWidget(self.chart)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(sheet))
        self.setFocusProxy(self.chart)
        self.chart.bar_chosen.connect(self._on_bar_chosen)

    def title(self) -> str:
        return _("The roll in figures")

    def context_line(self) -> str:
        return _("Roll as of {day}").format(day=formats.day(self.desk.office.today(), "long"))

    def status(self) -> tuple[str, ...]:
        count = self._total().total
        told = ngettext("{count} member on the roll", "{count} members on the roll", count)
        return (told.format(count=formats.number(count)),)

    def refresh(self) -> None:
        """Count again."""
        self._sections = self.desk.office.ask(roll_by_section, self.desk.office.today())
        self._show_chart()
        self.status_changed.emit()

    def retranslate(self) -> None:
        """Set every word anew; the chart's words are written in its value."""
        self._hint.setText(_("Choose a bar to see the people it counts."))
        self.chart.setAccessibleName(_("The roll in figures"))
        self.refresh()

    def _show_chart(self) -> None:
        sections = [
            Counted(each.name or _("Without a section"), each.counts, each.section_id) for each in self._sections
        ]
        words = RollWords(
            title="",
            women=_("Women"),
            men=_("Men"),
            unknown=_("Sex not known"),
            organisations=_("Organisations"),
            # TR: over a column of percentages, as short as can be: how many of a hundred are women
            share=_("% women"),
            all=_("All members"),
            number=formats.number,
            percent=formats.percent,
        )
        self.chart.show_chart(roll_chart(sections, self._total(), words, most=len(sections)))

    def _total(self) -> RollCounts:
        return summed(each.counts for each in self._sections)

    def _on_bar_chosen(self, key: tuple[int, Sex]) -> None:
        """Leave for the list, which then shows the people behind the bar."""
        section_id, sex = key
        self.close_page()
        view = RollView(statuses=ON_ROLL, sex=sex, section_id=None if section_id == EVERYBODY else section_id)
        self.people_wanted.emit(view)
