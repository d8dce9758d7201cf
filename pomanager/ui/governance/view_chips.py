"""The chips above funnel and indicators: which financial year, whose section, which ages."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.funnel import FunnelView
from pomanager.readmodels.places import Tree
from pomanager.rules.governance.funnel import AgePart
from pomanager.services.governance.queries.years import year_view, years_in_books
from pomanager.services.organisation.queries.sections import section_names, section_tree
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.widgets.badges import Chip

AGE_WORDS = {
    # TR: of the people a funnel counts
    AgePart.ALL: N_("All ages"), AgePart.YOUNG: N_("The young"), AgePart.OLDER: N_("Older people"),
}  # fmt: skip


class ViewChips(QWidget):
    """Three chips with a menu each; ``changed`` says that another time, section or age is wanted."""

    changed = Signal()

    def __init__(self, desk: Desk, *, with_ages: bool = True) -> None:
        super().__init__()
        self._desk = desk
        self._year: int | None = None
        self._section: int | None = None
        self._ages = AgePart.ALL
        self.year, self.section, self.ages = (Chip(chevron=True) for _each in range(3))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(6), px(16), px(6))
        row.setSpacing(px(8))
        named = (("year", self.year, self._years), ("section", self.section, self._sections))
        for name, chip, fill in (*named, ("ages", self.ages, self._age_parts)):
            chip.setObjectName(f"figures.{name}")
            chip.clicked.connect(partial(self._on_chip, chip, fill))
            row.addWidget(chip)
        row.addStretch(1)
        self.ages.setVisible(with_ages)

    def view(self) -> FunnelView:
        """What is looked at: the financial year of today until another is chosen."""
        office = self._desk.office
        return office.ask(year_view, self._year or self._latest(), office.today(), self._section, self._ages)

    def _latest(self) -> int:
        years = self._known_years()
        return years[0]

    def _known_years(self) -> tuple[int, ...]:
        today = self._desk.office.today()
        return self._desk.office.ask(years_in_books, today) or (today.year,)

    def choose(self, *, year: int | None = None, section: int | None = None, ages: AgePart = AgePart.ALL) -> None:
        """Look at another year (None is the latest), section (None is everybody) and ages."""
        self._year, self._section, self._ages = year, section, ages
        self.retranslate()
        self.changed.emit()

    def retranslate(self) -> None:
        """Say anew what is looked at."""
        # TR: on a chip: the financial year that begins in this calendar year
        self.year.setText(_("Year {year}").format(year=self._year or self._latest()))
        names = self._desk.office.ask(section_names)
        self.section.setText(names.get(self._section or 0, "") or _("All sections"))
        self.section.set_on(on=self._section is not None)
        self.section.setVisible(bool(names))
        self.ages.setText(_(AGE_WORDS[self._ages]))
        self.ages.set_on(on=self._ages is not AgePart.ALL)

    # ---- menus ----------------------------------------------------------------------------------------------------

    def _on_chip(self, chip: Chip, fill: Callable[[QMenu], None]) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{chip.objectName()}.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(menu)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _years(self, menu: QMenu) -> None:
        for year in self._known_years():
            self._add(menu, str(year), partial(self.choose, year=year, section=self._section, ages=self._ages))

    def _age_parts(self, menu: QMenu) -> None:
        for part, words in AGE_WORDS.items():
            self._add(menu, _(words), partial(self.choose, year=self._year, section=self._section, ages=part))

    def _sections(self, menu: QMenu) -> None:
        self._add(menu, _("All sections"), self._to_section(None))
        self._add_sections(menu, self._desk.office.ask(section_tree), None)

    def _add_sections(self, menu: QMenu, tree: Tree, within: int | None) -> None:
        """What lies in a section stands in a menu of its own, filled when it is opened: there may be thousands."""
        for key in tree.within.get(within, ()):
            node = tree.nodes[key]
            # TR: a section that has ended, in a menu: "Gitega, until 30 Jun 2026"
            ended = _("{section}, until {day}")
            name = node.name if node.until is None else ended.format(section=node.name, day=formats.day(node.until))
            if key not in tree.within:
                self._add(menu, name, self._to_section(key))
                continue
            inner = menu.addMenu(name.replace("&", "&&"))
            inner.aboutToShow.connect(partial(self._fill_inner, inner, tree, key))

    def _fill_inner(self, menu: QMenu, tree: Tree, key: int) -> None:
        if menu.actions():
            return
        # TR: in a menu: a section with all sections in it
        self._add(menu, _("All of {section}").format(section=tree.nodes[key].name), self._to_section(key))
        menu.addSeparator()
        self._add_sections(menu, tree, key)

    def _to_section(self, key: int | None) -> Callable[[], None]:
        return partial(self.choose, year=self._year, section=key, ages=self._ages)

    @staticmethod
    def _add(menu: QMenu, words: str, act: Callable[[], None]) -> None:
        menu.addAction(words.replace("&", "&&")).triggered.connect(partial(_do, act))


def _do(act: Callable[[], None], _checked: bool = False) -> None:
    act()
