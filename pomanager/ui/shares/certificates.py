"""The segment of certificates: the register of them, what each proves today, and whether a paper is genuine."""

from collections.abc import Sequence
from datetime import date

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.certificates import CertificateFound, CertificateRow
from pomanager.readmodels.members import RollView
from pomanager.readmodels.shares import HolderLabel
from pomanager.rules.access.roles import Right
from pomanager.rules.shares.certificates import END_WORDS, STATE_WORDS, CertificateState
from pomanager.services.members.queries import roll_ids
from pomanager.services.office import Office
from pomanager.services.shares.queries.certificates import certificate_ids, certificate_rows, find_certificate
from pomanager.ui.act_panel import ActPanel, PanelAct, Part, Said, Told
from pomanager.ui.desk import Desk
from pomanager.ui.page import Action
from pomanager.ui.preferences import Preferences
from pomanager.ui.shares.listed import ALL, ListedSegment
from pomanager.ui.shares.words import amount_said, holder_said, shares_said, type_said
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.tokens import Tone

ISSUE = N_("Issue a certificate")
MARKS: dict[CertificateState, State] = {
    CertificateState.LIVE: State(Tone.OK), CertificateState.CANCELLED: State(Tone.MUTE, "x"),
    CertificateState.NOT_ISSUED: State(Tone.INFO, "clock"),
}  # fmt: skip
ACTS = (
    PanelAct("split", N_("Split…"), "pair"),
    PanelAct("replace", N_("Replace…"), "file"),
    PanelAct("cancel", N_("Cancel it…"), "x"),
    PanelAct("print", N_("Print"), "print", writes=False),
    PanelAct("holding", N_("Show the holding"), "share", writes=False, link=True),
)


def _number(row: CertificateRow) -> str:
    return formats.number_text(row.number)


def _issued(row: CertificateRow) -> date:
    return row.issued_on


def _member(row: CertificateRow) -> str:
    return holder_said(row.member)


def _type(row: CertificateRow) -> str:
    return type_said(row.type)


def _shares(row: CertificateRow) -> int:
    return row.shares


def _state(row: CertificateRow) -> str:
    return _(STATE_WORDS[row.state])


def _mark(row: CertificateRow) -> State:
    return MARKS[row.state]


def _states() -> list[str]:
    return [_(words) for words in STATE_WORDS.values()]


def _below_state(row: CertificateRow) -> str:
    if row.ended_on is not None and row.end_reason is not None:
        return _(END_WORDS[row.end_reason])
    return origin_said(row)


def origin_said(row: CertificateRow) -> str:
    """Which certificate it stands for: "Duplicate of 3"; "" for one of its own."""
    if row.duplicate_of is not None:
        # TR: a share certificate issued in place of one that was lost; {number} is that one's
        return _("Duplicate of {number}").format(number=formats.number_text(row.duplicate_of))
    if row.split_from is not None:
        # TR: a share certificate issued when a larger one was split, or for its rest; {number} is that one's
        return _("Out of certificate {number}").format(number=formats.number_text(row.split_from))
    return ""


COLUMNS: tuple[Column[CertificateRow], ...] = (
    Column(N_("No."), _number, right=True, width=72, key="number"),
    Column(N_("Issued on"), _issued, formats.day_short, right=True, width=112, key="issued", sortable=False),
    Column(N_("Name"), _member, width=0, key="name", sortable=False, below=_type),
    Column(N_("Shares"), _shares, formats.number, right=True, width=76, key="shares", sortable=False),
    Column(N_("State"), _state, state=_mark, width=224, key="state", sortable=False, below=_below_state,
           words=_states),
)  # fmt: skip


class CertificatesTable(TableView):
    """The register of certificates; what a certificate stands for, or why it ended, stands below its state."""

    delegate_kind = TwoLineDelegate

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("shares.certificates", preferences, frozen=1)


class CertificatesSource:
    """The certificates found, whose rows are fetched as they are looked at."""

    def __init__(self, office: Office, day: date, found: Sequence[int]) -> None:
        """``found`` are ids in order of their numbers."""
        self._office, self._day, self._found = office, day, found

    def ids(self, order: Order | None) -> Sequence[int]:
        """All ids, by number."""
        return self._found[::-1] if order is not None and order.descending else self._found

    def rows(self, ids: Sequence[int]) -> Sequence[CertificateRow]:
        """These rows, in the same order."""
        known = {row.id: row for row in self._office.ask(certificate_rows, self._day, tuple(ids))}
        return [known[each] for each in ids]


class CertificatesSegment(ListedSegment):
    """Lists the certificates; a number typed or a square scanned into the search shows that one and judges it."""

    # TR: which share certificates are listed
    filters = (N_("Valid ones"), N_("All certificates"))
    first_act = ISSUE

    def __init__(self, desk: Desk) -> None:
        self.lines: WindowedModel[CertificateRow] = WindowedModel(COLUMNS, None, Order("number", descending=True))
        self.found: CertificateFound | None = None
        """The certificate whose number or square is searched for."""
        super().__init__(
            desk, CertificatesTable(desk.preferences), self.lines, ActPanel("shares.certificates", ACTS), "file"
        )

    def search_hint(self) -> str:
        # TR: what can be searched in the register of certificates; a scanner types the text of the square
        return _("Number, name, square…")

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_SHARES)
        return (Action("issue", ISSUE, self.start, "plus", "Ctrl+N", primary=True, reason_off=off),)

    def member(self) -> HolderLabel | None:
        row = self.table.current_row()
        return row.member if isinstance(row, CertificateRow) else None

    def retranslate(self) -> None:
        """Set every word anew."""
        super().retranslate()
        self.table.setAccessibleName(_("Certificates"))

    def nothing_words(self) -> tuple[str, str]:
        if self.searched.strip():
            title = _("No certificate matches “{text}”").format(text=self.searched.strip())
            return title, _("A paper whose number is not in the register was not issued from these books.")
        about = _(
            "Here stands every certificate by its number: whose it is, for how many shares, and whether it is "
            "valid. Scan the square on a paper to know whether it is genuine."
        )
        if self.only_open():
            return _("No certificate is valid today"), about
        return _("No certificate was issued yet."), about

    def load(self) -> None:
        """List the certificates that are asked for."""
        ask, today = self.desk.office.ask, self.desk.office.today()
        chosen, text = self.chosen_id(), self.searched.strip()
        self.found = ask(find_certificate, text, today) if text else None
        if not text:
            ids = ask(certificate_ids, today, live_only=self.only_open())
        else:
            members = ask(roll_ids, RollView(search=text))
            ids = ask(certificate_ids, today, live_only=self.only_open(), member_ids=members)
        if self.found is not None:
            chosen = self.found.row.id
            ids = (chosen, *(each for each in ids if each != chosen))
        self.lines.set_source(CertificatesSource(self.desk.office, today, ids))
        self.show_loaded(chosen)

    def open_at(self, argument: object) -> None:
        """Show one certificate by its id, among all."""
        if isinstance(argument, int) and self.lines.place_of(argument) < 0:
            self.searched = ""
            self.which.set_value(ALL)
            self.load()
        super().open_at(argument)

    # ---- the chosen certificate -----------------------------------------------------------------------------------

    def told(self, row: CertificateRow) -> Told:
        """What the panel says of a certificate."""
        found = self.found if self.found is not None and self.found.row.id == row.id else None
        if found is None:
            found = self.desk.office.ask(find_certificate, str(row.number), self.desk.office.today())
        # TR: a share certificate by its number
        title = _("Certificate {number}").format(number=formats.number_text(row.number))
        return Told(
            title=title, about=f"{holder_said(row.member)} · {shares_said(row.shares)}", state=_state(row),
            mark=_mark(row), said=None if found is None else verdict(found), parts=(Part("", _facts(row)),),
            offered=offered(row),
        )  # fmt: skip

    def start(self) -> None:
        """Open the form of a certificate."""
        from pomanager.ui.shares.certifying import issuing

        self.open_over(issuing(self.desk))

    def act(self, key: str, row: CertificateRow) -> None:
        """Do an act of the panel."""
        if key == "holding":
            self.desk.bus.page_wanted.emit("shares", ("holdings", row.member.member_id))
        elif key == "print":
            from pomanager.ui.dialogs.print_paper import ask_and_print

            ask_and_print(self, self.desk, "share-certificate", of=(row.id,))
        else:
            from pomanager.ui.shares.certifying import FORMS

            self.open_over(FORMS[key](self.desk, row))


def offered(row: CertificateRow) -> set[str]:
    """Which acts make sense for a certificate as it stands."""
    acts = {"print", "holding"}
    if row.state is CertificateState.LIVE and row.ended_on is None:
        acts |= {"replace", "cancel"} | ({"split"} if row.shares > 1 else set())
    return acts


def verdict(found: CertificateFound) -> Said:
    """Whether the paper is genuine, and what it proves today."""
    row = found.row
    if not found.is_sealed:
        return Said(
            Tone.BAD, _("The books were changed"),
            _("What they say of this certificate is not what was sealed when it was issued. Check the file."),
        )  # fmt: skip
    if found.seal_matches is False:
        return Said(Tone.BAD, _("Not genuine"), _("The seal in the square of this paper is not that of the books."))
    if row.state is CertificateState.CANCELLED:
        # TR: of a share certificate
        told = _("It was cancelled on {day} and proves nothing since then.")
        return Said(Tone.WARN, _(STATE_WORDS[row.state]), told.format(day=formats.day(row.ended_on)))
    proves = _("It stands for {shares} of {name}.").format(shares=shares_said(row.shares), name=row.member.name)
    if found.seal_matches is None:
        scan = _("Scan the square on the paper to know whether the paper is genuine.")
        return Said(Tone.INFO, _("Valid in the books"), f"{proves} {scan}")
    if row.duplicate_of is not None:
        return Said(Tone.OK, _("Genuine duplicate"), f"{proves} {origin_said(row)}.")
    # TR: of a share certificate whose seal was checked
    return Said(Tone.OK, _("Genuine"), proves)


def _facts(row: CertificateRow) -> list[tuple[str, str]]:
    told = [
        (_("Member"), holder_said(row.member)),
        (_("Type"), type_said(row.type)),
        (_("Shares"), formats.number(row.shares)),
        (_("Nominal value"), amount_said(row.type, row.unit_minor)),
        (_("Paid up"), amount_said(row.type, row.paid_minor)),
        (_("Issued on"), formats.day(row.issued_on)),
    ]
    if origin := origin_said(row):
        told.append((_("Issued as"), origin))
    if row.replaced_by is not None:
        told.append((_("Replaced by"), formats.number_text(row.replaced_by)))
    if row.ended_on is not None and row.end_reason is not None:
        told += [(_("Cancelled on"), formats.day(row.ended_on)), (_("Reason"), _(END_WORDS[row.end_reason]))]
    if row.end_entry is not None:
        told.append((_("With entry"), formats.number_text(row.end_entry)))
    if row.end_remarks:
        told.append((_("Remarks"), row.end_remarks))
    told.append((_("Recorded"), formats.moment(row.recorded_at)))
    return told
