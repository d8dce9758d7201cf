"""A form bound to a command: it collects, shows what speaks against the entries, and hands the command over."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.errors import OfficeError, Refused
from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.ui.forms.entries import LABEL_WIDTH, Entries
from pomanager.ui.forms.fields import Field, Section, field_of
from pomanager.ui.forms.foot import FormFoot
from pomanager.ui.look import px
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import Scroller

CommandT = TypeVar("CommandT")
REST_MILLISECONDS = 400
Values = Mapping[str, object]


def given(values: Values) -> dict[str, Any]:
    """What was filled in: an empty answer leaves the command its own default."""
    return {name: value for name, value in values.items() if value is not None}


def nothing_against(_values: Values) -> Sequence[Objection]:
    """Judge a form that has no rules."""
    return ()


def nothing_hidden(_values: Values) -> Collection[str]:
    """Show every field of a form."""
    return ()


def no_hints(_values: Values) -> Mapping[str, str]:
    """Leave the hints of a form as they are declared."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding(Generic[CommandT]):
    """What ties a form to its command.

    ``make`` builds the command from the values by name (usually the command's class); ``judge`` looks at the values
    while they are typed; ``save`` does it (``desk.do``) and may raise Refused; ``keep_draft`` gets the entries after
    each rest, and None once they are saved; ``fixed`` are values of the command that are no fields. ``hidden`` names
    the fields that make no sense with the other entries: they are put away, and their value is None. ``hints`` says
    what stands beside a field that nothing is said against ("39 years"), in place of its own hint.
    """

    make: Callable[..., CommandT]
    save: Callable[[CommandT], None]
    judge: Callable[[Values], Sequence[Objection]] = nothing_against
    keep_draft: Callable[[Mapping[str, str] | None], None] | None = None
    fixed: Values = field(default_factory=dict)
    hidden: Callable[[Values], Collection[str]] = nothing_hidden
    hints: Callable[[Values], Mapping[str, str]] = no_hints


class Form(QWidget, Generic[CommandT]):
    """Fields, judged when one is left or after a short rest; Save is never greyed.

    Save goes to the first objection that stops, F8 to the next one; Ctrl+Enter saves, Esc cancels (the draft stays).
    """

    saved = Signal()
    cancelled = Signal()
    failed = Signal(object)
    """OfficeError: saving met trouble that concerns no field; show it with ``problems.show``."""
    counted = Signal(int, int)
    """How many objections stop saving and how many only ask for a look."""

    def __init__(
        self,
        parts: Sequence[Field | Section],
        binding: Binding[CommandT],
        *,
        save_words: str = N_("Save"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._binding = binding
        self._save_words = save_words
        self._from_save: tuple[Objection, ...] = ()
        self._seen: set[tuple[str, str]] = set()
        self._dirty = False
        self.entries = Entries(parts)
        self.note = Note("bad")
        self.foot = FormFoot(24 + LABEL_WIDTH + 12)
        self.save_button, self.cancel_button = self.foot.save, self.foot.cancel
        self._lay_out()
        self._connect()
        self.retranslate()
        self.judge()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        headed = isinstance(self.entries.parts[0], Section)  # a heading brings its own room above it
        column.setContentsMargins(px(24), px(4 if headed else 12), px(20), px(8))
        column.setSpacing(px(8))
        column.addWidget(self.note)
        column.addWidget(self.entries)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.scroller = Scroller(inside)
        outer.addWidget(self.scroller, 1)
        outer.addWidget(self.foot)

    def _connect(self) -> None:
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self._on_rested)
        self.entries.changed.connect(self._on_changed)
        self.entries.left.connect(self._on_left)
        self.save_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.cancel)
        for keys, act in (("F8", self.go_to_next), ("Ctrl+Enter", self.submit)):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(act)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.save_button.setText(_(self._save_words))
        self.cancel_button.setText(_("Cancel"))
        self.entries.retranslate()
        self.judge()

    # ---- values ---------------------------------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether anything was touched since the form was filled or saved."""
        return self._dirty

    def show_values(self, values: Values) -> None:
        """Fill the form with what is known already."""
        self.entries.show_values(values.items())
        self._dirty = False
        self.judge()

    def begin_anew(self, values: Values) -> None:
        """Empty the form for the next of its kind, with what is known already, and put the keyboard at its beginning.

        Nothing is said against fields nobody has been in yet.
        """
        self._rest.stop()
        self._seen.clear()
        self._from_save = ()
        self.entries.begin_anew(values)
        self._dirty = False
        self.judge()
        self.scroller.verticalScrollBar().setValue(0)
        self.entries.focus_first()

    def show_draft(self, draft: Mapping[str, str]) -> None:
        """Fill the form with entries kept before."""
        self.entries.show_raw(draft.items())
        self._dirty = True
        self.judge()

    def command(self) -> CommandT:
        """Return the command the entries amount to."""
        return self._binding.make(**self._binding.fixed, **self.entries.values())

    # ---- judging --------------------------------------------------------------------------------------------------

    def judge(self) -> tuple[Objection, ...]:
        """Ask what speaks against the entries, show it beside the fields a person has been in, and return all."""
        values = self.entries.values()
        self.entries.put_away(self._binding.hidden(values))
        self.entries.set_hints(self._binding.hints(values))
        own = self.entries.own_objections()
        silent = {objection.about for objection in own}
        ruled = [
            each for each in self._binding.judge(self.entries.values()) if each.about not in silent or not each.about
        ]
        found = (*own, *ruled)
        shown = (*found, *(each for each in self._from_save if each not in found))
        self._show([each for each in shown if not each.about or self.entries.been_in(each.about)])
        return found

    def _show(self, objections: Sequence[Objection]) -> None:
        known = {each.name for each in self.entries.fields if self.entries.in_sight(each.name)}
        whole = [each for each in objections if field_of(each.about) not in known]
        self.entries.show_objections(each for each in objections if field_of(each.about) in known)
        self.note.setVisible(bool(whole))
        if whole:
            stops = any(each.stops for each in whole)
            self.note.tell("bad" if stops else "warn", sentence(whole[0]), "\n".join(map(sentence, whole[1:])))
        stopping = [each for each in objections if each.stops]
        named = (field_of(each.about) for each in stopping)
        self._tell_first(next((name for name in named if name in known), ""))
        self.counted.emit(len(stopping), len(objections) - len(stopping))

    def _tell_first(self, name: str) -> None:
        part = next((each for each in self.entries.fields if each.name == name), None)
        # TR: {field} is the label of a field in a form
        self.foot.tell("bad", _("First correct: {field}").format(field=_(part.label)) if part is not None else "")

    def go_to_next(self) -> None:
        """Put the keyboard into the next field something is said against, after the one it is in."""
        names = [each.name for each in self.entries.fields if self.entries.objected(each.name)]
        order = [each.name for each in self.entries.fields]
        here = order.index(self.entries.focused()) if self.entries.focused() in order else -1
        after = [name for name in names if order.index(name) > here]
        if names:
            self._go(after[0] if after else names[0])

    def _go(self, name: str) -> None:
        self.entries.focus_on(name)
        self.scroller.ensureWidgetVisible(self.entries.editor(name), 0, px(60))

    # ---- saving ---------------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Save, or go to the first thing that stands against it."""
        self._rest.stop()
        self._from_save = ()
        self.entries.touch_all()
        found = self.judge()
        stopping = [each for each in found if each.stops]
        if stopping:
            self._go_to_first(stopping)
            return
        if self._may_save_with(found):
            self._save()

    def _may_save_with(self, warnings: Sequence[Objection]) -> bool:
        """Whether every remark was seen before; pressing Save a second time says that it is meant so."""
        new = {(each.about, each.message) for each in warnings} - self._seen
        if not new:
            return True
        self._seen |= new
        self._go_to_first([each for each in warnings if (each.about, each.message) in new])
        self.foot.tell(
            "warn",
            _("Look at the remarks. To save it as it is, press “{button}” again.").format(button=_(self._save_words)),
        )
        return False

    def _save(self) -> None:
        try:
            self._binding.save(self.command())
        except Refused as refused:
            self._from_save = refused.objections
            self.judge()
            self._go_to_first([each for each in refused.objections if each.stops])
        except OfficeError as trouble:
            self.failed.emit(trouble)
        else:
            self._dirty = False
            if self._binding.keep_draft is not None:
                self._binding.keep_draft(None)
            self.saved.emit()

    def _go_to_first(self, objections: Sequence[Objection]) -> None:
        order = [each.name for each in self.entries.fields]
        named = [field_of(each.about) for each in objections]
        places = sorted(order.index(name) for name in named if name in order)
        if places:
            self._go(order[places[0]])

    def cancel(self) -> None:
        """Leave the form; what was typed is kept as a draft."""
        self._keep_draft()
        self.cancelled.emit()

    def _keep_draft(self) -> None:
        if self._dirty and self._binding.keep_draft is not None:
            self._binding.keep_draft(self.entries.raw())

    def _on_changed(self, _name: str) -> None:
        self._dirty = True
        self._from_save = tuple(each for each in self._from_save if each.about and field_of(each.about) != _name)
        self._rest.start()

    def _on_left(self, _name: str) -> None:
        if self._dirty and self._rest.isActive():
            self._on_rested()

    def _on_rested(self) -> None:
        self._rest.stop()
        self.judge()
        self._keep_draft()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
