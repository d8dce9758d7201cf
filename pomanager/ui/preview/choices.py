"""The panel beside the pages: what is printed, in which language or two, on which sheets, how large, of which day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pomanager.i18n import _
from pomanager.i18n.languages import LANGUAGES
from pomanager.i18n.sentences import sentence
from pomanager.papers import Paper
from pomanager.readmodels.papers import PageSize, PrintOrder, TwoLanguages
from pomanager.ui.forms.entries import Remark
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.forms.figures import DateEditor
from pomanager.ui.look import px
from pomanager.ui.preview.options import Known, OptionFields
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.segmented import Segmented
from pomanager.ui.widgets.sheets import DetailPanel
from pomanager.ui.widgets.ticks import TickBox

CODES = tuple(each.code for each in LANGUAGES)
NAMES = tuple(each.own_name for each in LANGUAGES)
WAYS = (TwoLanguages.AFTER, TwoLanguages.BESIDE)
WIDTH = 316


class Choices(DetailPanel):
    """Shows the order of a paper and lets it be changed; ``changed`` is sent when the paper must be made anew."""

    changed = Signal()

    def __init__(self, paper: Paper, *, several: bool, today: Callable[[], date], known: Known | None = None) -> None:
        super().__init__(WIDTH)
        self.setObjectName("preview.choices")
        self._paper = paper
        self._today = today
        self._title = Label("", "sheet")
        self.language = self._list("preview.language")
        self.second = self._list("preview.second_language")
        self.way = self._list("preview.two_languages")
        self.sheets = Segmented(((PageSize.A4, ""), (PageSize.LETTER, "")))
        self.sheets.setObjectName("preview.sheets")
        self.large = self._box("preview.large")
        self.draft = self._box("preview.draft")
        self.both_sides = self._box("preview.both_sides")
        self.day = DateEditor(Field(name="as_of", label="", kind=Kind.DATE, today=today))
        self.day.setObjectName("preview.day")
        self._remark = Remark()
        self.options = OptionFields(paper.options, known or Known(), today)
        self._as_of = today()
        self._labels = {name: Label("", "small") for name in ("language", "second", "way", "sheets", "day")}
        self._lay_out()
        self.language.addItems(NAMES)
        self.second.addItems(("", *NAMES))
        self.way.addItems(("", ""))
        self.both_sides.setVisible(several)
        self._connect()

    @staticmethod
    def _list(name: str) -> ComboBox:
        made = ComboBox()
        made.setObjectName(name)
        made.setMinimumContentsLength(8)  # long words are shortened in the field; the list shows them whole
        made.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return made

    @staticmethod
    def _box(name: str) -> TickBox:
        made = TickBox()
        made.setObjectName(name)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        self.body.addLayout(head)
        self.body.addWidget(self.options)
        fields: dict[str, QWidget] = {"day": self.day} if self._paper.has_period else {}
        fields |= {
            "language": self.language, "second": self.second, "way": self.way, "day": self.day, "sheets": self.sheets,
        }  # fmt: skip
        for name, field in fields.items():
            self.body.addWidget(self._labels[name])
            self.body.addWidget(field)
            if name == "day":
                self.body.addWidget(self._remark)
        for box in (self.large, self.draft, self.both_sides):
            self.body.addWidget(box)
        self.body.addStretch(1)
        self.body.setSpacing(px(6))
        for part in (self._labels["day"], self.day, self._remark):
            part.setVisible(self._paper.has_day)
        self.large.setVisible(self._paper.may_be_large)

    def _connect(self) -> None:
        for chosen in (self.language, self.second, self.way):
            chosen.activated.connect(self._on_chosen)
        self.sheets.chosen.connect(self._on_chosen)
        for box in (self.large, self.draft, self.both_sides):
            box.clicked.connect(self._on_chosen)
        self.day.line.editingFinished.connect(self._on_day)
        self.options.changed.connect(self.changed)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._title.setText(_("How it is printed"))
        self.close_button.set_name(_("Close"))
        said = {
            "language": _("Language of the paper"), "second": _("Second language"),
            "way": _("The two languages"), "sheets": _("Sheets"),
            # TR: over the field for the last day of a period
            "day": _("Until") if self._paper.has_period else _("As of"),
        }  # fmt: skip
        named = {"language": self.language, "second": self.second, "way": self.way, "day": self.day.line}
        for name, words in said.items():
            self._labels[name].setText(words)
            if name in named:
                named[name].setAccessibleName(words)
        for segment in self.sheets.segments():
            segment.setAccessibleDescription(said["sheets"])
        self.second.setItemText(0, _("None"))
        for place, words in enumerate((_("One after the other"), _("Side by side"))):
            self.way.setItemText(place, words)
        # TR: two sizes of sheets, as they are called in shops
        self.sheets.set_words((_("A4"), _("Letter")))
        boxes = {
            self.large: _("Large print"), self.draft: _("“Draft” on every page"),
            self.both_sides: _("Each paper begins on a new sheet"),
        }  # fmt: skip
        for box, words in boxes.items():
            box.setText(words)
        self.options.retranslate()
        self._judge_day()

    # ---- the order ------------------------------------------------------------------------------------------------

    def show_order(self, order: PrintOrder) -> None:
        """Show how the paper is wanted."""
        self.language.setCurrentIndex(CODES.index(order.language))
        self.second.setCurrentIndex(CODES.index(order.second_language) + 1 if order.second_language else 0)
        self.way.setCurrentIndex(WAYS.index(order.two_languages))
        self.sheets.set_value(order.page_size)
        self.large.setChecked(order.large)
        self.draft.setChecked(order.draft)
        self.both_sides.setChecked(order.both_sides)
        self.day.show_value(self._as_of)
        self._show_way()

    def order(self) -> PrintOrder:
        """Return how the paper is wanted now."""
        language = CODES[max(0, self.language.currentIndex())]
        second = CODES[self.second.currentIndex() - 1] if self.second.currentIndex() > 0 else ""
        beside = self._paper.may_stand_beside and second and self.way.currentIndex() == WAYS.index(TwoLanguages.BESIDE)
        return PrintOrder(
            language=language,
            second_language=second if second != language else "",
            two_languages=TwoLanguages.BESIDE if beside else TwoLanguages.AFTER,
            page_size=PageSize.LETTER if self.sheets.value() is PageSize.LETTER else PageSize.A4,
            large=self.large.isChecked(),
            draft=self.draft.isChecked(),
            both_sides=self.both_sides.isChecked(),
        )

    def as_of(self) -> date:
        """Return the day the paper speaks of."""
        return self._as_of

    def show_day(self, day: date) -> None:
        """Have the paper speak of another day, before it is first made."""
        self._as_of = day
        self.day.show_value(day)

    def _show_way(self) -> None:
        """Two languages stand side by side only on papers that can; a list has each of them after the other."""
        two = self._paper.may_stand_beside and bool(self.order().second_language)
        self.way.setVisible(two)
        self._labels["way"].setVisible(two)

    def _on_chosen(self, _choice: object) -> None:
        self._show_way()
        self.changed.emit()

    def _judge_day(self) -> None:
        objection = self.day.read().objection
        self._remark.tell("bad" if objection else "hint", sentence(objection) if objection else _("Left empty: today."))
        self.day.set_said(self._remark.text())
        self.day.show_state("bad" if objection else "")

    def _on_day(self) -> None:
        self._judge_day()
        reading = self.day.read()
        if reading.objection is not None and reading.objection.stops:
            return
        day = reading.value if isinstance(reading.value, date) else self._today()
        if day != self._as_of:
            self._as_of = day
            self.changed.emit()
