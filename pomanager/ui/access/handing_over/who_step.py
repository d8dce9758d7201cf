"""The first step of the hand-over: who gives the office over, who takes it, and what the former secretary stays."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.marks import N_
from pomanager.rules.access.people import Known
from pomanager.rules.access.roles import ROLE_DUTIES, ROLE_WORDS, Role
from pomanager.rules.objections import Objection
from pomanager.ui.access.judged import AGAIN, PASSWORD, Judged
from pomanager.ui.forms.entries import Entries
from pomanager.ui.forms.fields import Choice, Field, Kind, Section, field_of
from pomanager.ui.look import px
from pomanager.ui.widgets.sheets import Scroller

GIVER = Field(name="given_by", label=N_("Gives the office over"), required=True)
NEW = ("taken_by", "password", "again")
"""Fields of somebody new."""
KEEPS = Field(
    name="keeps", label=N_("The former secretary stays"), kind=Kind.SEVERAL, width=620,
    hint=N_("Without any, their access ends."),
    choices=tuple(Choice(role, ROLE_WORDS[role], ROLE_DUTIES[role]) for role in Role if role is not Role.SECRETARY),
)  # fmt: skip
TAKER = Section(N_("Who takes the office over"), N_("Somebody new types name and password here in person."))
FORMER = Section(N_("The former secretary"))


class WhoStep(QWidget):
    """Asks for the two people; ``objections`` of the order stand beside its fields."""

    def __init__(self, giver: Known | None, others: Sequence[Known], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._names = {known.id: known.name for known in others}
        self._giver = giver
        known = Field(
            name="taken_by_id", label=N_("Takes it over"), kind=Kind.LIST, choices_are_data=True,
            choices=tuple(Choice(each.id, each.name) for each in others),
            hint=N_("Left empty: somebody new, who is written down below."),
        )  # fmt: skip
        asks_giver = (Section(N_("Who gives it over")), GIVER) if giver is None else ()
        asks_known = (known,) if others else ()
        self.entries = Entries(
            (
                *asks_giver, TAKER, *asks_known, Field(name="taken_by", label=N_("Name"), required=True),
                PASSWORD, AGAIN, *((FORMER, KEEPS) if giver is not None else ()),
            )
        )  # fmt: skip
        self._judged = Judged(self.entries)
        self.entries.changed.connect(self._on_changed)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(4), px(20), px(16))
        column.addWidget(self.entries)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(inside))
        self.setFocusProxy(self.entries.editor(self.entries.fields[0].name))

    def _on_changed(self, _name: str) -> None:
        self.entries.put_away(NEW if self.taker_id() is not None else ())

    def taker_id(self) -> int | None:
        """Somebody who works with the books already; None for somebody new."""
        chosen = self.entries.values().get("taken_by_id")
        return chosen if isinstance(chosen, int) else None

    def text(self, name: str) -> str:
        """What was typed into a field, "" where it is not asked."""
        values = self.entries.values()
        return str(values.get(name) or "")

    def taker(self) -> str:
        """The name of whoever takes the office over."""
        known = self.taker_id()
        return self.text("taken_by") if known is None else self._names[known]

    def giver(self) -> str:
        """The name of whoever gives it over."""
        return self.text("given_by") if self._giver is None else self._giver.name

    def keeps(self) -> tuple[Role, ...]:
        """What the former secretary stays."""
        ticked = self.entries.values().get("keeps")
        return tuple(role for role in Role if isinstance(ticked, tuple) and role in ticked)

    def passes(self, objections: Sequence[Objection]) -> bool:
        """Show what of this speaks against these entries; whether the wizard may go on."""
        mine = {field.name for field in self.entries.fields if self.entries.in_sight(field.name)}
        found = [each for each in objections if field_of(each.about) in mine]
        return self._judged.pass_with(found)

    def forget(self) -> None:
        """Leave no password in the fields."""
        for name in ("password", "again"):
            self.entries.editor(name).show_value("")
