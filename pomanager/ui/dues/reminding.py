"""The form of reminders: whom, from when, until when to pay; the letters open in their preview once it is written."""

from collections.abc import Mapping, Sequence

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.dues import RemindRow
from pomanager.rules.paper_options import Options
from pomanager.services.dues.commands.reminding import record_reminders
from pomanager.services.dues.judging import objections_to_reminding
from pomanager.services.dues.orders import RecordReminders
from pomanager.services.dues.queries.reminders import remind_rows
from pomanager.ui.desk import Desk
from pomanager.ui.dues.words import holder_said, money_said
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel, Facts

EVERYBODY, CHOSEN = "everybody", "chosen"
WHOM = (Choice(CHOSEN, N_("Those chosen")), Choice(EVERYBODY, N_("All who are overdue")))
TOLD_AT_MOST = 30
"""So many are named beside the form; the letters are printed for all of them."""


class RemindedPanel(DetailPanel):
    """Names those who are reminded: how much is overdue, and for the how-manieth time."""

    def __init__(self) -> None:
        super().__init__(348)
        self.setObjectName("dues.reminded")
        self.close_button.hide()
        self.title = Label("", "sheet", wrap=True)
        self.sum = Label("", "small", wrap=True)
        self.facts = Facts(150)
        self.rest = Label("", "small", wrap=True)
        for part in (self.title, self.sum, self.facts, self.rest):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_rows(self, rows: Sequence[RemindRow]) -> None:
        """Name these."""
        members = len({row.member.member_id for row in rows})
        counted = ngettext("{count} member", "{count} members", members).format(count=formats.number(members))
        # TR: heading over those who are reminded of dues; {members} is "47 members"
        self.title.setText(_("Reminded: {members}").format(members=counted))
        sums: dict[tuple[str, int], int] = {}
        for row in rows:
            key = (row.currency, row.decimals)
            sums[key] = sums.get(key, 0) + row.minor
        self.sum.setText(" · ".join(money_said(minor, *key) for key, minor in sums.items()))
        self.facts.show_facts([(holder_said(row.member), _owed(row)) for row in rows[:TOLD_AT_MOST]])
        more = len(rows) - TOLD_AT_MOST
        words = ngettext("and {count} more", "and {count} more", max(more, 1)).format(count=formats.number(more))
        self.rest.setText(words if more > 0 else "")


def _owed(row: RemindRow) -> str:
    number = _("Reminder {number}").format(number=formats.number(row.level))
    since = formats.day_short(row.since)
    return f"{money_said(row.minor, row.currency, row.decimals)} · {since} · {number}"


class Reminding:
    """What the form knows; ``chosen`` are the members it was opened for."""

    def __init__(self, desk: Desk, chosen: Sequence[int], panel: RemindedPanel) -> None:
        self._desk = desk
        self._chosen = tuple(chosen)
        self._panel = panel

    def order(self, values: Values) -> RecordReminders:
        """The order the entries amount to."""
        every = not self._chosen or values.get("who") == EVERYBODY
        return RecordReminders(
            on=day_of(self._desk, values), pay_by=values.get("pay_by"), members=None if every else self._chosen
        )

    def hints(self, values: Values) -> Mapping[str, str]:
        """Name them beside."""
        order = self.order(values)
        if order.on <= self._desk.office.today():
            self._panel.show_rows(self._desk.office.ask(remind_rows, order.on, order.members))
        return {}


def reminding(desk: Desk, chosen: Sequence[int]) -> EntryForm:
    """The form that writes reminders down and prints the letters; of these members, or with none of all overdue."""
    panel = RemindedPanel()
    form = Reminding(desk, chosen, panel)
    printed: dict[str, bool] = {}
    page: EntryForm

    def order(values: Values) -> RecordReminders:
        printed["letters"] = bool(values.get("letters"))
        return form.order(values)

    def keep(done: RecordReminders, _count: int) -> None:
        if printed.get("letters"):
            from pomanager.ui.dialogs.print_paper import ask_and_print

            rows = desk.office.ask(remind_rows, done.on, done.members)
            of = tuple(dict.fromkeys(row.member.member_id for row in rows))
            ask_and_print(
                page.window(), desk, "dues-reminder", of=of, as_of=done.on, options=Options(pay_by=done.pay_by)
            )

    parts: Parts = (
        *(
            (
                Field(
                    name="who", label=N_("Whom"), kind=Kind.CHOICE, choices=WHOM,
                    required=True, width=380,
                ),
            )
            if chosen
            else ()
        ),
        day_field(desk, "on", N_("Reminded on")),
        day_field(desk, "pay_by", N_("To be paid by"), N_("Stands in the letter. Left empty: without delay."),
                  required=False),
        Field(name="letters", label=N_("Print the letters"), kind=Kind.YES_NO,
              hint=N_("They open in the preview once the reminders are written down.")),
    )  # fmt: skip
    binding = bound(desk, order, objections_to_reminding, record_reminders, keep=keep, hints=form.hints)
    page = EntryForm(
        desk, N_("Remind of what is overdue"), parts, binding, beside=panel, save_words=N_("Record the reminders")
    )
    page.form.show_values({"who": CHOSEN, "on": desk.office.today(), "letters": True})
    return page
