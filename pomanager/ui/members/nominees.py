"""The page of nominees: whom a member named for the case of death. No other page, list or paper shows them."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.contacts import NomineeRow
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.contacts import MOST_NOMINEES, NomineeLine, objections_to_nominees
from pomanager.rules.objections import Objection
from pomanager.services.members.commands.contacts import SetNominees, set_nominees
from pomanager.services.members.queries.contacts import nominee_detail
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Field, Kind, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.page import Action
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import DetailPanel


def _nominee(**cells: Any) -> NomineeLine:  # noqa: ANN401 - the cells of a row by name
    return NomineeLine(**{"name": "", **cells})


def _parts(desk: Desk) -> tuple[Field | Section, ...]:
    return (
        Section(N_("In case of death"), N_("Who shall receive the shares. Only this page shows them.")),
        Field(
            name="nominees", label=N_("Nominees"), kind=Kind.ROWS, add_words=N_("Add a nominee"), row=_nominee,
            most_rows=MOST_NOMINEES,
            cells=(
                Field(name="name", label=N_("Name"), required=True, width=220),
                Field(name="relation", label=N_("Relation"), width=120),
                Field(name="share_percent", label=N_("Share in %"), kind=Kind.NUMBER, width=84),
                Field(name="phone", label=N_("Phone"), kind=Kind.PHONE, width=130),
                Field(name="since", label=N_("Named on"), kind=Kind.DATE, width=110, today=desk.office.today),
            ),
        ),
    )  # fmt: skip


class EarlierNominees(DetailPanel):
    """Who was named before, and until when; and how shares are read."""

    def __init__(self, rows: Sequence[NomineeRow], parent: QWidget | None = None) -> None:
        super().__init__(300, parent)
        self.setObjectName("members.earlier_nominees")
        self.close_button.hide()
        self._rows = tuple(rows)
        self._note = Note("info")
        self._title = Label("", "section")
        self._lines = [Label("", "body", wrap=True) for _row in self._rows]
        self.body.addWidget(self._note)
        self.body.addWidget(self._title)
        for line in self._lines:
            self.body.addWidget(line)
        self._title.setVisible(bool(self._rows))
        self.body.addStretch(1)
        self.retranslate()

    @property
    def holds_any(self) -> bool:
        """Whether anybody was named before."""
        return bool(self._rows)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._note.tell(
            "info",
            _("Kept apart"),
            _("No list, no export and no paper names the nominees. The journal tells only that they changed."),
        )
        self._title.setText(_("Earlier nominees"))
        for label, row in zip(self._lines, self._rows, strict=True):
            label.setText(told(row))


def told(row: NomineeRow) -> str:
    """An earlier nominee in one line: "Awa Ba · daughter · 60 % · until 26 Nov 2026"."""
    line = row.line
    share = formats.percent(line.share_percent / 100) if line.share_percent is not None else ""
    # TR: until when a nomination held
    until = _("until {day}").format(day=formats.day(row.revoked_on))
    return " · ".join(part for part in (line.name, line.relation, share, until) if part)


class NomineesPage(FormPage[SetNominees]):
    """Says who shall receive a member's shares on death."""

    def __init__(self, desk: Desk, member: MemberDetail) -> None:
        self._member = member
        detail = desk.office.ask(nominee_detail, member.id)
        self._earlier = EarlierNominees(detail.before)
        super().__init__(
            desk,
            N_("Nominees"),
            _parts(desk),
            Binding(make=SetNominees, judge=self._judge, save=self._save, fixed={"member_id": member.id}),
            beside=self._earlier,
        )
        self.form.show_values({"nominees": [row.line for row in detail.now]})

    def context_line(self) -> str:
        return _("No. {number} · {name}").format(number=self._member.number, name=self._member.full_name)

    def actions_offered(self) -> tuple[Action, ...]:
        if not self._earlier.holds_any:
            return ()
        return (Action("earlier", N_("Earlier nominees"), self._on_earlier, "clock"),)

    def _on_earlier(self) -> None:
        """Show them where there is no room beside the form, or put them away."""
        self.panel_wanted.emit(not self._earlier.isVisible())

    def _judge(self, values: Mapping[str, Any]) -> Sequence[Objection]:
        return objections_to_nominees(values["nominees"] or (), self.desk.office.today())

    def _save(self, order: SetNominees) -> None:
        self.desk.do(set_nominees, order)

    def retranslate(self) -> None:
        super().retranslate()
        self._earlier.retranslate()
