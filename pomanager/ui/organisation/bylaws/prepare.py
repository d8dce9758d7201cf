"""The page on which one chooses from what a new version of the by-laws begins: those in force, a preset, or blank."""

from collections import Counter

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext, spoken
from pomanager.i18n.collation import sort_key
from pomanager.readmodels.bylaws import PresetRow, VersionRow
from pomanager.rules.bylaws.in_force import SURE_WORDS, Sure
from pomanager.services.organisation.commands.bylaws import Origin
from pomanager.services.organisation.presets import presets
from pomanager.services.organisation.queries import organisation
from pomanager.ui.desk import Desk
from pomanager.ui.look import look, px
from pomanager.ui.organisation.bylaws.words import version_context
from pomanager.ui.page import Page
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.painting import Row, looks_changed, mark, rounded, words, wrapped_words
from pomanager.ui.widgets.sheets import Scroller

ENDLESS = 10_000
MARKS = (Sure.STATUTE, Sure.SECONDARY, Sure.GENERAL)


class OriginButton(QAbstractButton):
    """One beginning: what it is called, and below it what it brings. The arrows go on, Enter begins with it."""

    begun = Signal()

    def __init__(self, origin: Origin, preset: PresetRow | None, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.origin, self.preset = origin, preset
        self._icon, self._title, self._about = icon, "", ""
        self.setObjectName(f"origin.{preset.key if preset is not None else origin.value}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, title: str, about: str) -> None:
        """Set its words."""
        self._title, self._about = title, about
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(f"{title}. {about}")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._about_height(width) + look().metrics().height() + px(20)

    def _about_height(self, width: int) -> int:
        box = QRect(0, 0, max(1, width - px(76)), ENDLESS)
        return look().metrics("small").boundingRect(box, Qt.TextFlag.TextWordWrap, self._about).height() + px(2)

    def sizeHint(self) -> QSize:
        return QSize(px(400), self.heightForWidth(self.width() if self.width() > px(300) else px(700)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(240), px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        on = self.isChecked()
        painter.fillRect(self.rect(), worn.colour("select" if on else "raised" if self.underMouse() else "surface"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), worn.colour("line"))
        whole = Row(self.rect(), self.layoutDirection())
        bar = whole.take(px(4))
        if on:
            painter.fillRect(bar, worn.colour("accent"))
        whole.take(px(20))
        mark(painter, whole.take(px(20), gap=px(12)), "check" if on else self._icon, 20, "accent" if on else "text2")
        whole.take_end(px(20))
        place = whole.take(whole.free)
        height = worn.metrics().height() + px(2)
        title = QRect(place.left(), px(8), place.width(), height)
        words(painter, title, self._title, worn.font("body", strong=True), worn.colour("text"))
        about = QRect(place.left(), title.bottom() + 1, place.width(), self._about_height(self.width()))
        wrapped_words(painter, about, self._about, worn.font("small"), worn.colour("text2"))
        if self.hasFocus():
            rounded(painter, self.rect().adjusted(px(5), 1, -2, -2), None, worn.colour("focus"), width=2.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.setChecked(True)
            self.begun.emit()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.begun.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.updateGeometry()


class PreparePage(Page):
    """Offers the beginnings; ``chosen`` brings the origin and the key of a preset, after the page has closed."""

    chosen = Signal(object, str)

    def __init__(self, desk: Desk, in_force: VersionRow | None) -> None:
        super().__init__(desk)
        self._in_force = in_force
        self._country = desk.office.ask(organisation).country.upper()
        self._note = Label("", "small", wrap=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._note.setContentsMargins(px(24), px(12), px(24), px(12))
        column.addWidget(self._note)
        self.buttons: list[OriginButton] = []
        if in_force is not None:
            self._add(OriginButton(Origin.IN_FORCE, None, "bylaws"))
        for preset in sorted(presets(), key=self._from_elsewhere):
            self._add(OriginButton(Origin.PRESET, preset, "flag"))
        self._add(OriginButton(Origin.BLANK, None, "plus"))
        for button in self.buttons:
            column.addWidget(button)
        column.addStretch(1)
        self.buttons[0].setChecked(True)
        self._lay_out(inside)

    def _from_elsewhere(self, preset: PresetRow) -> bool:
        """Those for the organisation's own country come first."""
        return self._country not in preset.countries

    def _add(self, button: OriginButton) -> None:
        button.begun.connect(self._on_begin)
        self.buttons.append(button)

    def _lay_out(self, inside: QWidget) -> None:
        self.begin = Button("", "check", "primary", shortcut="Ctrl+Return", key="Ctrl+Enter")
        self.begin.setObjectName("bylaws.begin")
        self.cancel = Button("", key="Esc")
        self.cancel.setObjectName("bylaws.begin_cancel")
        self.begin.clicked.connect(self._on_begin)
        self.cancel.clicked.connect(self.close_page)
        foot = QFrame()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(24), px(9), px(20), px(9))
        row.setSpacing(px(8))
        row.addWidget(self.begin)
        row.addWidget(self.cancel)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Scroller(inside), 1)
        outer.addWidget(foot)
        self.setFocusProxy(self.buttons[0])

    def title(self) -> str:
        return _("Prepare a new version")

    def context_line(self) -> str:
        return _("Nothing of it is in force until it is adopted.")

    def retranslate(self) -> None:
        """Set every word anew."""
        self._note.setText(
            _("A preset holds only what could be found in laws and published models, each value with its source and "
              "its mark. Everything else stays to be filled in from your own by-laws.")
        )  # fmt: skip
        for button in self.buttons:
            button.tell(*self._words(button))
        # TR: on a button: begin a new version of the by-laws with what is chosen in the list
        self.begin.setText(_("Begin with this"))
        self.cancel.setText(_("Cancel"))

    def _words(self, button: OriginButton) -> tuple[str, str]:
        if button.preset is not None:
            return _(button.preset.name), preset_about(button.preset)
        if button.origin is Origin.BLANK:
            return _("Blank"), _("Every value is to be filled in.")
        said = version_context(self._in_force) if self._in_force is not None else ""
        return _("The by-laws in force"), said

    def _on_begin(self) -> None:
        button = next(each for each in self.buttons if each.isChecked())
        self.close_page()
        self.chosen.emit(button.origin, button.preset.key if button.preset is not None else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_page()
            return
        super().keyPressEvent(event)


def _names(countries: tuple[str, ...]) -> list[str]:
    return sorted(map(formats.country, countries), key=lambda name: sort_key(name, spoken()))


def preset_about(preset: PresetRow) -> str:
    """How many values a preset sets, how sure they are, and for which countries it is meant."""
    counted = Counter(said.sure for said in preset.values.values())
    said = [ngettext("{count} value", "{count} values", preset.count).format(count=formats.number(preset.count))]
    said += [f"{formats.number(counted[sure])} {_(SURE_WORDS[sure])}" for sure in MARKS if counted[sure]]
    if preset.countries:
        # TR: on a preset of by-laws: the countries it is meant for
        said.append(_("for {countries}").format(countries=formats.listing(_names(preset.countries))))
    return " · ".join(said)
