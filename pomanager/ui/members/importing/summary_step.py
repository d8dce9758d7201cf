"""The last step of an import: what will be written, in sentences, before anything is."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.exchange import Outcome
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection
from pomanager.ui.forms.entries import Entries
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.look import px
from pomanager.ui.members.importing.checked import Checked
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import Scroller, Sheet

HEADINGS_NAMED = 8
# TR: label of a day in the summary of an import, where the table says other names of members than the roll
NAMES_ON = N_("Changes of name since")
NAMES_HINT = N_(
    "Left empty, the names are corrected, as if they had been misspelt. With a day, the books keep the names borne "
    "until then."
)


class SummaryStep(QWidget):
    """Says what will be added, changed, left as it is, left out; and what is done before and can be done after."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("members.import.summary")
        self._checked: Checked | None = None
        self._not_read: tuple[str, ...] = ()
        self._with_backup = False
        self._renamed = 0
        self.cancelled = Note("info")
        self.cancelled.setObjectName("members.import.cancelled")
        self.cancelled.hide()
        self.sheet = Sheet()
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(px(10))
        self._lines.setVerticalSpacing(px(10))
        self._lines.setColumnStretch(1, 1)
        self.sheet.body.addLayout(self._lines)
        self.safety = Note("info")
        self.names = Entries((Field(name="names_on", label=NAMES_ON, kind=Kind.DATE, hint=NAMES_HINT),))
        self.names.setObjectName("members.import.names_on")
        self._names = Sheet()
        self._names.body.addWidget(self.names)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for part in (self.cancelled, self.sheet, self._names, self.safety):
            column.addWidget(part)
        column.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(px(24), px(16), px(24), px(16))
        outer.addWidget(Scroller(inside))

    def show_summary(self, checked: Checked, not_read: tuple[str, ...], *, with_backup: bool) -> None:
        """Show what a checked table will do; ``not_read`` are the headings of columns that are not brought in."""
        self._checked, self._not_read, self._with_backup = checked, not_read, with_backup
        self._renamed = checked.renamed
        self._names.setVisible(self._renamed > 0)
        self.names.show_objections(())
        self.cancelled.hide()
        self.retranslate()

    def names_on(self) -> date | None:
        """The day since which names that differ are borne; None where they are corrected."""
        value = self.names.values().get("names_on")
        return value if isinstance(value, date) and not self._names.isHidden() else None

    def stopped(self) -> bool:
        """Whether what is written as that day is none; then it is said there."""
        self.names.touch_all()
        return not self._names.isHidden() and self.show_objections(self.names.own_objections())

    def show_objections(self, objections: Sequence[Objection]) -> bool:
        """Say what speaks against the day, beside it; returns whether anything does."""
        self.names.show_objections(objections)
        if any(each.stops for each in objections):
            self.names.focus_on("names_on")
            return True
        return False

    def show_cancelled(self) -> None:
        """Say that nothing came of it."""
        self.cancelled.tell("info", _("The import was cancelled"), _("Everything is as it was."))
        self.cancelled.show()

    def sentences(self) -> tuple[str, ...]:
        """What is said, line by line."""
        checked = self._checked
        return tuple(text for _icon, _tone, text in _lines(checked, self._not_read)) if checked is not None else ()

    def retranslate(self) -> None:
        """Set every word anew."""
        checked = self._checked
        if checked is None:
            return
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.sheet.set_title(
            _("What will be written") if checked.taken else _("Everything in this table is on the roll already")
        )
        for row, (icon, tone, text) in enumerate(_lines(checked, self._not_read)):
            self._lines.addWidget(Mark(icon, 20, tone), row, 0)
            self._lines.addWidget(Label(text, wrap=True), row, 1)
        self.names.retranslate()
        said = ngettext("{count} name differs from the roll", "{count} names differ from the roll", self._renamed)
        self._names.set_title(said.format(count=formats.number(self._renamed)))
        self.safety.setVisible(checked.taken > 0)
        before = _("A backup is made and verified before anything is written.") if self._with_backup else ""
        after = _("The import is written whole or not at all, and can be undone in one step.")
        self.safety.tell("info", "", " ".join(filter(None, (before, after))), icon="backup")


def _lines(checked: Checked, not_read: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Icon, tone and sentence of each line."""
    lines = [*_coming_in(checked), *_staying_out(checked)]
    if not_read:
        named = list(not_read[:HEADINGS_NAMED]) + (["…"] if len(not_read) > HEADINGS_NAMED else [])
        text = ngettext(
            "{count} column is not brought in: {headings}.", "{count} columns are not brought in: {headings}.",
            len(not_read),
        )  # fmt: skip
        told = text.format(count=formats.number(len(not_read)), headings=formats.listing(named))
        lines.append(("columns", "text2", told))
    return lines


def _coming_in(checked: Checked) -> list[tuple[str, str, str]]:
    new, changed, flagged = checked.count(Outcome.NEW), checked.count(Outcome.CHANGED), checked.flagged
    lines = []
    if new:
        said = ngettext("{count} new member is added.", "{count} new members are added.", new)
        women, men = checked.new_of_sex(Sex.FEMALE), checked.new_of_sex(Sex.MALE)
        # TR: how many of the people just counted are women and men
        sexes = _("Women: {women}, men: {men}.").format(women=formats.number(women), men=formats.number(men))
        text = said.format(count=formats.number(new))
        lines.append(("plus", "ok", f"{text} {sexes}" if women or men else text))
    if changed:
        said = ngettext("The record of {count} member is changed.", "The records of {count} members are changed.",
                        changed)  # fmt: skip
        lines.append(("edit", "info", said.format(count=formats.number(changed))))
    if flagged:
        said = ngettext(
            "{count} of them has something to look at: it comes in and stands on the list “To look at”.",
            "{count} of them have something to look at: they come in and stand on the list “To look at”.",
            flagged,
        )
        lines.append(("warn", "warn", said.format(count=formats.number(flagged))))
    return lines


def _staying_out(checked: Checked) -> list[tuple[str, str, str]]:
    same, refused, left = checked.count(Outcome.SAME), checked.count(Outcome.REFUSED), len(checked.left_out)
    lines = []
    if same:
        said = ngettext(
            "{count} member is on the roll already and stays as is.",
            "{count} members are on the roll already and stay as they are.",
            same,
        )
        lines.append(("check", "text2", said.format(count=formats.number(same))))
    if refused:
        said = ngettext("{count} row is refused and left out.", "{count} rows are refused and left out.", refused)
        lines.append(("bad", "bad", said.format(count=formats.number(refused))))
    if left:
        said = ngettext("You leave {count} row out.", "You leave {count} rows out.", left)
        lines.append(("x", "text2", said.format(count=formats.number(left))))
    return lines
