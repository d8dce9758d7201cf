"""Forms in which one entry after the other is typed: judged by the rules of the act, proposing, beginning anew."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Field, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.receipt_fields import unread

OrderT = TypeVar("OrderT")
Values = Mapping[str, Any]
Parts = Sequence[Field | Section]
Judge = Callable[..., tuple[Objection, ...]]
"""A function of the services that says what there is to say about an order: (session, order, today)."""
Proposals = Callable[[str, Values], Mapping[str, object]]
"""What other fields are proposed to say now that the field of this name was changed."""


class EntryForm(FormPage[Any]):
    """A form about money or shares; its context line says about what.

    With ``again`` it does not close when it is saved: it begins anew with what ``again`` makes of the values just
    saved, and says what was recorded. ``propose`` fills fields nobody has been in yet, as others are filled in.
    """

    def __init__(  # noqa: PLR0913 - the words of the page are named where it is made
        self,
        desk: Desk,
        title: str,
        parts: Parts,
        binding: Binding[Any],
        *,
        about: str = "",
        save_words: str = N_("Save"),
        beside: QWidget | None = None,
        again: Callable[[Values], Mapping[str, object]] | None = None,
        propose: Proposals | None = None,
    ) -> None:
        self._about = about
        self._again = again
        self._propose = propose
        self._proposed: dict[str, str] = {}
        """What was proposed last, by field."""
        self.recorded = 0
        """How many were saved since the form was opened."""
        self.last = ""
        """What was saved last, in the reader's language."""
        super().__init__(desk, title, parts, binding, save_words=save_words, beside=beside)
        if again is not None:
            self.form.saved.disconnect(self.close_page)
            self.form.saved.connect(self._on_saved)
        self.form.entries.changed.connect(self._on_entry)

    def context_line(self) -> str:
        if not self.recorded:
            return self._about
        counted = ngettext("{count} recorded", "{count} recorded", self.recorded)
        # TR: above a form in which one entry after the other is typed; {count} is "12 recorded"
        told = _("{count} · last: {entry}")
        return told.format(count=counted.format(count=formats.number(self.recorded)), entry=self.last)

    def tell(self, said: str) -> None:
        """Keep what was just saved, for the line above the form."""
        self.last = said

    def _on_saved(self) -> None:
        self.recorded += 1
        self._proposed.clear()
        if self._again is not None:
            self.form.begin_anew(self._again(self.form.entries.values()))
        self.header_changed.emit()
        self.status_changed.emit()

    def _on_entry(self, name: str) -> None:
        if self._propose is not None:
            self.propose(self._propose(name, self.form.entries.values()))

    def propose(self, values: Mapping[str, object]) -> None:
        """Propose values for fields nobody has been in yet."""
        entries = self.form.entries
        touched = entries.touched()
        for field, value in values.items():
            editor = entries.editor(field)
            # What stands there from a draft, or was known when the form was opened, is nobody's proposal.
            if field not in touched and editor.raw() in {"", self._proposed.get(field)}:
                editor.show_value(value)
                self._proposed[field] = editor.raw()


def bound(
    desk: Desk,
    make: Callable[[Values], OrderT | None],
    judge: Judge,
    act: Callable[..., Any],
    *,
    amounts: Sequence[str] = (),
    keep: Callable[[OrderT, Any], None] | None = None,
    **more: Any,  # noqa: ANN401 - what else a binding takes
) -> Binding[OrderT]:
    """A binding that judges by the rules of the act and does it.

    ``make`` returns None as long as too little is known to judge (no member, no type); ``amounts`` are fields in which
    money is typed; ``keep`` gets the order and what the act returned.
    """

    def said(values: Values) -> Sequence[Objection]:
        found = unread(values, *amounts)
        order = make(values)
        if order is None:
            return found
        silent = {each.about for each in found}
        return [
            *found,
            *(each for each in desk.office.ask(judge, order, desk.office.today()) if each.about not in silent),
        ]

    def made(**values: object) -> OrderT:
        order = make(values)
        if order is None:
            raise RuntimeError("a form is saved only when its fields are filled in")
        return order

    def save(order: OrderT) -> None:
        done = desk.do(act, order)
        if keep is not None:
            keep(order, done.result)

    return Binding(make=made, judge=said, save=save, **more)
