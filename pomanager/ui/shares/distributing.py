"""The form by which interest on shares or a patronage refund is decided, with what it would come to."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.amount_tables import AmountPlan
from pomanager.readmodels.distributions import DistributionPreview
from pomanager.rules.objections import Objection
from pomanager.rules.shares.kinds import DISTRIBUTION_WORDS, SHARED_BY_WORDS, DistributionKind, Rate, SharedBy
from pomanager.services.organisation.queries import organisation
from pomanager.services.shares.commands.distributing import decide_distribution
from pomanager.services.shares.judging_distributing import objections_to_deciding
from pomanager.services.shares.orders_distributing import AmountRow, DecideDistribution
from pomanager.services.shares.queries.distributions import distribution_preview
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.form_parts import day_field
from pomanager.ui.forms.drafts import keeping, show_kept
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.page import Action
from pomanager.ui.receipt_fields import read_amount
from pomanager.ui.shares.account_panel import AccountAndFacts
from pomanager.ui.shares.amount_table import AmountTablePage
from pomanager.ui.shares.forms import DECISION, amount_field, only_type, type_field, type_of
from pomanager.ui.shares.words import money_said

UNREAD_LINE = N_("Line {line} cannot be read: write a member number, then an amount.")
DRAFT = "shares.distribution"
MONEY = ("pool_minor", "surplus_minor", "reserves_minor")


def read_lines(text: str, currency: str, decimals: int) -> tuple[tuple[AmountRow, ...], tuple[int, ...]]:
    """The rows of a table as it is typed or pasted, a member number and an amount a line, and the lines not read."""
    rows, unread = [], []
    for place, line in enumerate(text.splitlines(), 1):
        number, _gap, typed = line.strip().replace(";", "\t").replace("\t", " ").partition(" ")
        amount = read_amount(typed, currency, decimals)
        if amount is not None:
            rows.append(AmountRow(number, amount.minor))
        elif line.strip():
            unread.append(place)
    return tuple(rows), tuple(unread)


class Deciding:
    """What the form knows: its order, and what that would come to."""

    def __init__(self, desk: Desk, panel: AccountAndFacts) -> None:
        self._desk = desk
        self._panel = panel
        own = desk.office.ask(organisation)
        self._own = own.currency, own.currency_decimals
        self._seen: tuple[DecideDistribution, DistributionPreview] | None = None
        self._table: AmountPlan | None = None
        self._table_rows: tuple[AmountRow, ...] = ()

    def use(self, table: AmountPlan | None) -> None:
        """Take the amounts of a table in place of what is typed; None goes back to that."""
        self._table = table
        self._table_rows = tuple(AmountRow(*amount) for amount in table.amounts) if table is not None else ()

    def table(self, values: Values) -> AmountPlan | None:
        """The table whose amounts are taken; one that was read in another currency is not."""
        found = self._table
        return found if found is not None and found.total.currency == self.currency(values)[0] else None

    def takes_rows(self, values: Values) -> bool:
        """Whether an amount for each member is needed: what each gets, or by what a sum is shared out."""
        how, is_interest = values.get("how"), values.get("kind") is DistributionKind.INTEREST
        by_operations = not is_interest and values.get("shared_by") is SharedBy.OPERATIONS
        return how is Rate.AMOUNTS or (how is Rate.POOL and by_operations)

    def _rows(self, values: Values) -> tuple[AmountRow, ...]:
        if self.table(values) is not None:
            return self._table_rows
        return read_lines(values.get("rows") or "", *self.currency(values))[0]

    def currency(self, values: Values) -> tuple[str, int]:
        """The currency amounts are typed in, and its decimals: that of the shares, else the organisation's."""
        kind = type_of(self._desk, values)
        if values.get("kind") is DistributionKind.INTEREST and kind is not None:
            return kind.currency, kind.decimals
        return self._own

    def order(self, values: Values) -> DecideDistribution | None:
        """The decision the entries amount to; None while its kind, period or way of saying the amounts is open."""
        if any(values.get(name) is None for name in ("kind", "how", "period_from", "period_to")):
            return None
        currency, decimals = self.currency(values)

        def minor(name: str) -> int | None:
            found = read_amount(values.get(name), currency, decimals)
            return found.minor if found is not None else None

        kind, decided = type_of(self._desk, values), values.get("decided_on")
        return DecideDistribution(
            kind=values["kind"], period_from=values["period_from"], period_to=values["period_to"],
            how=values["how"], decided_on=decided if isinstance(decided, date) else self._desk.office.today(),
            decision=values.get("decision") or "",
            share_type_id=kind.id if kind is not None and values["kind"] is DistributionKind.INTEREST else None,
            rate=values.get("rate") or "", pool_minor=minor("pool_minor"),
            shared_by=values.get("shared_by") or SharedBy.SHARES,
            rows=self._rows(values), currency=currency,
            surplus_minor=minor("surplus_minor"), reserves_minor=minor("reserves_minor"),
            reserves_reason=values.get("reserves_reason") or "", cap_rate=values.get("cap_rate") or "",
        )  # fmt: skip

    def unread(self, values: Values) -> list[Objection]:
        """An objection for the first line of the table that cannot be read."""
        if self.table(values) is not None:
            return []
        lines = read_lines(values.get("rows") or "", *self.currency(values))[1]
        return [Objection(UNREAD_LINE, "rows", {"line": lines[0]})] if lines else []

    def hidden(self, values: Values) -> Collection[str]:
        """What makes no sense for this kind and this way of saying the amounts."""
        how, interest = values.get("how"), values.get("kind") is DistributionKind.INTEREST
        away = [] if interest else ["cap_rate"]
        away += [] if interest and only_type(self._desk) is None else ["share_type_id"]
        if how is not Rate.PERCENT_A_YEAR:
            away.append("rate")
        if how is not Rate.POOL:
            away.append("pool_minor")
        if how is not Rate.POOL or interest:
            away.append("shared_by")
        if not self.takes_rows(values) or self.table(values) is not None:
            away.append("rows")
        if not values.get("surplus_minor"):
            away += ["reserves_minor", "reserves_reason"]
        return away

    def hints(self, values: Values) -> Mapping[str, str]:
        """What it would come to, beside the form."""
        made = self.order(values)
        found = self._preview(made) if made is not None else None
        told = preview_told(found) if found and found.total else []
        table = self.table(values) if self.takes_rows(values) else None
        if table is not None:
            told += [(_("Table"), table.file_name), (_("Total"), formats.money(table.total, table.decimals))]
        self._panel.show_facts(_("What it would come to"), told)
        return {}

    def _preview(self, made: DecideDistribution) -> DistributionPreview:
        if self._seen is None or self._seen[0] != made:
            found = self._desk.office.ask(distribution_preview, made)
            self._seen = made, found
        return self._seen[1]


def preview_told(found: DistributionPreview) -> list[tuple[str, str]]:
    """What a distribution would come to: the sum, how many members, the rate, what rounding makes of it."""

    def said(minor: int) -> str:
        return money_said(minor, found.currency, found.decimals)

    told = [
        (_("Amount"), said(found.total)),
        (_("Members"), formats.number(sum(1 for minor in found.minors if minor))),
    ]
    if found.rate is not None:
        told.append((_("Rate a year"), _("{rate} % a year").format(rate=formats.number(found.rate))))
    if found.needed is not None:
        # TR: what the by-laws put to the reserves before anything is given to members
        told.append((_("Reserves first"), said(found.needed)))
    if round(found.difference):
        told.append((_("By rounding"), said(round(found.difference))))
    return told


class DecidingForm(EntryForm):
    """The form; its acts fetch the amounts of members out of a table, and let go of them."""

    def __init__(self, desk: Desk, knows: Deciding, binding: Binding[Any], beside: QWidget) -> None:
        self._knows = knows
        self._offered = False, False
        super().__init__(desk, N_("Decide on a distribution"), _parts(desk), binding, beside=beside)
        self.form.entries.changed.connect(self._on_changed)

    def _state(self) -> tuple[bool, bool]:
        """Whether a table can be read, and whether one is taken."""
        values = self.form.entries.values()
        takes = self._knows.takes_rows(values)
        return takes, takes and self._knows.table(values) is not None

    def actions_offered(self) -> tuple[Action, ...]:
        takes, has_table = self._state()
        read = Action("table", N_("Amounts from a table…"), self.choose_table, "import")
        without = Action("no_table", N_("Without the table"), self._on_without, "undo")
        if has_table:
            return (without,)
        return (read,) if takes else ()

    def choose_table(self) -> None:
        """Open the page that reads a table."""
        currency = self._knows.currency(self.form.entries.values())
        self.open_page(AmountTablePage(self.desk, *currency, self.use))

    def use(self, table: AmountPlan | None) -> None:
        """Take the amounts of this table; None goes back to what is typed."""
        self._knows.use(table)
        self.form.judge()
        self._on_changed()

    def _on_without(self) -> None:
        self.use(None)

    def _on_changed(self, _name: str = "") -> None:
        if self._state() != self._offered:
            self._offered = self._state()
            self.header_changed.emit()


def deciding(desk: Desk) -> DecidingForm:
    """The form of a decision on interest or a patronage refund; what was decided is shown, to be paid."""
    panel = AccountAndFacts(desk)
    form = Deciding(desk, panel)
    decided: list[int] = []

    def keep(_order: DecideDistribution, distribution_id: int) -> None:
        decided.append(distribution_id)

    def show() -> None:
        desk.bus.page_wanted.emit("shares", ("distributions", decided[-1]))

    binding = bound(
        desk, form.order, objections_to_deciding, decide_distribution, amounts=MONEY, keep=keep,
        hidden=form.hidden, hints=form.hints,
    )  # fmt: skip
    ruled = binding.judge

    def judge(values: Values) -> list[Objection]:
        return form.unread(values) or list(ruled(values))

    page = DecidingForm(desk, form, replace(binding, judge=judge, keep_draft=keeping(desk, DRAFT)), panel)
    page.form.saved.connect(show)
    today = desk.office.today()
    last = date(today.year - 1, 12, 31)
    page.form.show_values(
        {
            "kind": DistributionKind.INTEREST, "how": Rate.PERCENT_A_YEAR, "decided_on": today,
            "period_from": date(last.year, 1, 1), "period_to": last, "shared_by": SharedBy.SHARES,
        }
    )  # fmt: skip
    show_kept(desk, DRAFT, page.form)
    return page


def _parts(desk: Desk) -> Parts:
    kinds = tuple(Choice(kind, DISTRIBUTION_WORDS[kind]) for kind in DistributionKind)
    ways = (
        # TR: how the amounts of a distribution are said
        Choice(Rate.PERCENT_A_YEAR, N_("Percent a year")), Choice(Rate.POOL, N_("One sum")),
        Choice(Rate.AMOUNTS, N_("An amount for each")),
    )  # fmt: skip
    shared = tuple(Choice(by, SHARED_BY_WORDS[by]) for by in SharedBy)
    return (
        Section(N_("What is given to members")),
        Field(name="kind", label=N_("Kind"), kind=Kind.CHOICE, choices=kinds, required=True),
        type_field(desk),
        day_field(desk, "period_from", N_("From")),
        day_field(desk, "period_to", N_("Until")),
        Field(name="how", label=N_("How much"), kind=Kind.LIST, choices=ways, required=True),
        Field(name="rate", label=N_("Rate a year"), width=110, hint=N_("Percent a year, such as 3.5.")),
        Field(name="cap_rate", label=N_("Limit"), width=110,
              hint=N_("The highest rate allowed, where the by-laws name one that changes, such as a bank’s.")),
        amount_field("pool_minor", N_("Sum")),
        Field(name="shared_by", label=N_("Shared out"), kind=Kind.LIST, choices=shared, required=True),
        Field(name="rows", label=N_("Members"), kind=Kind.LONG_TEXT,
              hint=N_("A line for each: the member number, then the amount, as copied from a table.")),
        Section(N_("The surplus"), N_("Where it is written, the reserves are judged by the by-laws.")),
        amount_field("surplus_minor", N_("Surplus")),
        amount_field("reserves_minor", N_("Put to the reserves")),
        Field(name="reserves_reason", label=N_("Why less"), hint=N_("Where it is less than the by-laws ask.")),
        Section(N_("The decision")),
        day_field(desk, "decided_on", N_("Decided on")),
        replace(DECISION, required=True),
    )  # fmt: skip
