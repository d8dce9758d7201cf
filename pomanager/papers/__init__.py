"""Which papers there are, for whom each is, what can be chosen on it, and what fills and writes it."""

from typing import TYPE_CHECKING, Any

from pomanager.areas import Area
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.papers.kinds import RIGHT_OF_AREA, Chosen, Paper, Session, Subject
from pomanager.papers.kinds import help_under as _help_under
from pomanager.papers.kinds import kind_of as _kind
from pomanager.papers.kinds import sheet_of as _sheet
from pomanager.papers.kinds import signed_of as _signed
from pomanager.papers.of_elections import PAPERS_OF_ELECTIONS
from pomanager.papers.of_meetings import PAPERS_OF_MEETINGS
from pomanager.papers.of_mentoring import DECLARED as OF_MENTORING
from pomanager.readmodels.papers import Asked
from pomanager.rules import paper_options
from pomanager.rules.access.roles import Right
from pomanager.rules.objections import Objection

if TYPE_CHECKING:
    from pomanager.reports.composing import InBlocks, Listing
    from pomanager.services.office import Office

__all__ = ["PAPERS", "RIGHT_OF_AREA", "Chosen", "Paper", "Session", "Subject", "paper_called", "papers_for"]

# What fills a paper and what writes it are imported when one is printed: the window opens sooner without them.


def _roll(session: Session, asked: Asked) -> object:
    from pomanager.services.members.queries import sheets

    return sheets.roll_sheet(session, asked.printed_at, asked.as_of, signatures=asked.options.signatures)


def _roll_kind() -> "Listing[Any]":
    from pomanager.reports.members.roll import ROLL

    return ROLL


def _member_record(session: Session, asked: Asked) -> object:
    from pomanager.services.members.queries import sheets

    return sheets.member_record_sheet(session, asked.printed_at, asked.as_of, asked.of)


def _member_record_kind() -> "InBlocks[Any]":
    from pomanager.reports.members.record import MEMBER_RECORD

    return MEMBER_RECORD


def _admission_form(session: Session, asked: Asked) -> object:
    from pomanager.services.members.queries import sheets

    return sheets.admission_form_sheet(session, asked.printed_at, asked.as_of, asked.of)


def _admission_form_kind() -> "InBlocks[Any]":
    from pomanager.reports.members.admission_form import ADMISSION_FORM

    return ADMISSION_FORM


def _register_of_members(session: Session, asked: Asked) -> object:
    """The register with what the law asks of shares in it, where the office keeps these and the reader may see them."""
    from pomanager.services.members.queries.register import register_sheet
    from pomanager.services.shares.queries.held_in_all import held_for_register

    return register_sheet(session, asked, held_for_register(session))


PAPERS: tuple[Paper, ...] = (
    Paper(
        "roll", Area.MEMBERS, N_("Roll of members"), None, _roll, _roll_kind, may_stand_beside=False,
        options=(paper_options.SIGNATURES,),
    ),
    Paper(
        "register-of-members", Area.MEMBERS, N_("Register of members"), None,
        _register_of_members, _kind("members.register", "REGISTER"),
        may_stand_beside=False, may_be_large=False, options=(paper_options.IN_FULL, paper_options.SIGNATURES),
    ),
    Paper(
        "member-record", Area.MEMBERS, N_("A member’s own record"), Subject.MEMBER, _member_record, _member_record_kind
    ),
    Paper(
        "admission-form", Area.MEMBERS, N_("Form for admission"), None, _admission_form, _admission_form_kind,
        has_day=False, chosen=Chosen.EACH,
    ),
    Paper(
        "joined-left", Area.MEMBERS, N_("Joined and left"), None,
        _sheet("members.queries.changes", "joined_and_left_sheet"), _kind("members.joined_left", "JOINED_LEFT"),
        may_stand_beside=False, has_period=True, options=(paper_options.SINCE,),
    ),
    Paper(
        "member-statistics", Area.MEMBERS, N_("The members in figures"), None,
        _sheet("members.queries.statistics", "member_statistics_sheet"),
        _kind("members.statistics", "MEMBER_STATISTICS"),
        options=(paper_options.PARTED_BY, paper_options.YOUTH),
    ),
    Paper(
        "attention", Area.MEMBERS, N_("Needs attention"), None,
        _sheet("members.queries.attention_list", "attention_sheet"), _kind("members.attention", "ATTENTION"),
        may_stand_beside=False,
    ),
    Paper(
        "member-cards", Area.MEMBERS, N_("Membership cards"), None,
        _sheet("members.queries.addressees", "cards_sheet"), _kind("members.cards", "CARDS"), may_stand_beside=False,
        may_be_large=False, chosen=Chosen.TOGETHER,
        options=(paper_options.SECTION, paper_options.CARDS, paper_options.CODE),
    ),
    Paper(
        "member-labels", Area.MEMBERS, N_("Address labels"), None,
        _sheet("members.queries.addressees", "labels_sheet"), _kind("members.labels", "LABELS"), may_stand_beside=False,
        may_be_large=False, chosen=Chosen.TOGETHER,
        options=(paper_options.SECTION, paper_options.LAYOUT, paper_options.START),
    ),
    Paper(
        "bylaws", Area.ORGANISATION, N_("By-laws in force"), None,
        _sheet("organisation.queries.bylaw_papers", "bylaws_paper"), _kind("organisation.bylaws", "BYLAWS"),
        options=(paper_options.PREPARED_ALONE,),
    ),
    Paper(
        "bylaws-differences", Area.ORGANISATION, N_("What changes in the by-laws"), None,
        _sheet("organisation.queries.bylaw_papers", "differences_paper"),
        _kind("organisation.differences", "BYLAWS_DIFFERENCES"),
        options=(paper_options.EARLIER, paper_options.PREPARED),
    ),
    Paper(
        "who-may-do-what", Area.ACCESS, N_("Who may do what"), None,
        _sheet("access.queries.sheets", "who_may_paper"), _kind("access.who_may", "WHO_MAY"), has_day=False,
        right=Right.READ_BOOKS,
    ),
    Paper(
        "office-hand-over", Area.ACCESS, N_("Hand-over of the office"), Subject.OFFICE_HAND_OVER,
        _sheet("access.queries.sheets", "hand_over_sheet"), _kind("access.hand_over", "OFFICE_HAND_OVER"),
        has_day=False, right=Right.READ_JOURNAL,
    ),
    Paper(
        "recovery-code", Area.ACCESS, N_("Recovery code of the office file"), None,
        _sheet("access.queries.recovery_code", "recovery_code_paper"), _kind("access.recovery_code", "RECOVERY_CODE"),
        has_day=False, right=Right.CHANGE_FILE,
    ),
    Paper(
        "moving", Area.ACCESS, N_("Moving the office to another PC"), None,
        _sheet("access.queries.moving", "moving_paper"), _kind("access.moving", "MOVING"),
        has_day=False, right=Right.CHANGE_FILE,
    ),
    Paper(
        "officers", Area.BODIES, N_("Register of officers"), None,
        _sheet("elections.queries.sheets_bodies", "officers_with_elections"), _kind("bodies.officers", "OFFICERS"),
        options=(paper_options.IN_FULL,),
    ),
    Paper(
        "terms-ending", Area.BODIES, N_("Terms ending"), None,
        _sheet("elections.queries.sheets_bodies", "terms_ending_with_elections"),
        _kind("bodies.coming", "TERMS_ENDING"),
        options=(paper_options.MONTHS,),
    ),
    Paper(
        "terms-over-years", Area.BODIES, N_("Terms over the years"), None,
        _sheet("bodies.queries.sheets", "terms_over_years_paper"),
        _kind("bodies.terms_over_years", "TERMS_OVER_YEARS"),
    ),
    Paper(
        "vacancies", Area.BODIES, N_("Vacant seats"), None,
        _sheet("bodies.queries.sheets", "vacancies_paper"), _kind("bodies.coming", "VACANCIES"),
    ),
    Paper(
        "hand-over", Area.BODIES, N_("Hand-over record"), Subject.HAND_OVER,
        _sheet("bodies.queries.sheets", "hand_over_paper"), _kind("bodies.hand_over", "HAND_OVER"), has_day=False,
    ),
    Paper(
        "who-may-vote", Area.ENTITLEMENT, N_("Who may vote"), None,
        _sheet("entitlement.queries.sheets", "entitlement_list_sheet"), _kind("entitlement.everybody", "WHO_MAY_VOTE"),
        may_stand_beside=False, options=(paper_options.WITH_LEFT,),
    ),
    Paper(
        "right-to-vote", Area.ENTITLEMENT, N_("Right to vote of a member"), Subject.MEMBER,
        _sheet("entitlement.queries.sheets", "member_entitlement_sheet"),
        _kind("entitlement.member", "MEMBER_ENTITLEMENT"),
    ),
    *PAPERS_OF_MEETINGS,
    *PAPERS_OF_ELECTIONS,
    Paper(
        "receipt", Area.DUES, N_("Receipt"), Subject.RECEIPT, _sheet("dues.queries.sheets", "receipt_sheet"),
        _kind("dues.receipt", "RECEIPT"), has_day=False,
    ),
    Paper(
        "dues-list", Area.DUES, N_("List of dues"), None, _sheet("dues.queries.sheets", "dues_list_sheet"),
        _kind("dues.listing", "DUES_LIST"), may_stand_beside=False,
        options=(paper_options.DUES, paper_options.FEE, paper_options.SECTION, paper_options.SIGNATURES),
    ),
    Paper(
        "dues-reminder", Area.DUES, N_("Reminder of dues"), Subject.MEMBER,
        _sheet("dues.queries.sheets", "reminder_sheet"), _kind("dues.reminder", "DUES_REMINDER"),
        options=(paper_options.PAY_BY, paper_options.REMINDER),
        everybody=_sheet("dues.queries.sheets", "reminded_members"),
    ),
    Paper(
        "dues-charges", Area.DUES, N_("Charges of a period"), None, _sheet("dues.queries.sheets", "charges_sheet"),
        _kind("dues.charges", "DUES_CHARGES"), may_stand_beside=False, options=(paper_options.FEE,),
    ),
    Paper(
        "share-register", Area.SHARES, N_("Share register"), None,
        _sheet("shares.queries.share_sheets", "share_register_sheet"), _kind("shares.register", "SHARE_REGISTER"),
        may_stand_beside=False,
        options=(
            paper_options.SHARE_TYPE, paper_options.SHARE_ORDER, paper_options.SECTION, paper_options.BY_SECTION,
            paper_options.ONLY_OVERDUE, paper_options.CERTIFICATES,
        ),
    ),
    Paper(
        "share-movements", Area.SHARES, N_("Register of share movements"), None,
        _sheet("shares.queries.share_sheets", "share_movements_sheet"), _kind("shares.movements", "SHARE_MOVEMENTS"),
        may_stand_beside=False, has_period=True, may_be_large=False,
        options=(paper_options.SINCE, paper_options.SHARE_TYPE),
    ),
    Paper(
        "share-statement", Area.SHARES, N_("Statement of shares and dues"), Subject.MEMBER,
        _sheet("dues.queries.statement", "statement_sheet"), _kind("dues.statement", "STATEMENT"),
    ),
    Paper(
        "capital", Area.SHARES, N_("Capital situation"), None,
        _sheet("shares.queries.share_sheets", "capital_sheet"), _kind("shares.capital", "CAPITAL"), has_period=True,
        options=(paper_options.SINCE,),
    ),
    Paper(
        "share-certificate", Area.SHARES, N_("Share certificate"), Subject.CERTIFICATE,
        _sheet("shares.queries.certificates", "certificate_sheet"),
        _kind("shares.certificate", "SHARE_CERTIFICATE"), has_day=False,
    ),
    Paper(
        "certificates", Area.SHARES, N_("Register of certificates"), None,
        _sheet("shares.queries.certificates", "certificate_register_sheet"),
        _kind("shares.certificates", "CERTIFICATES"), may_stand_beside=False, may_be_large=False,
    ),
    Paper(
        "transfer-form", Area.SHARES, N_("Transfer of shares"), Subject.TRANSFER,
        _sheet("shares.queries.transfers", "transfer_form_sheet"), _kind("shares.transfer_form", "TRANSFER_FORM"),
        has_day=False,
    ),
    Paper(
        "transfers-waiting", Area.SHARES, N_("Transfers awaiting an answer"), None,
        _sheet("shares.queries.transfers", "waiting_transfers_sheet"),
        _kind("shares.transfers_waiting", "TRANSFERS_WAITING"),
    ),
    Paper(
        "refund-worksheet", Area.DUES, N_("Refund of shares"), Subject.REDEMPTION,
        _sheet("dues.queries.refund_sheets", "worksheet_paper"), _kind("dues.refund_worksheet", "REFUND_WORKSHEET"),
    ),
    Paper(
        "refunds-due", Area.DUES, N_("Refunds due"), None, _sheet("dues.queries.refund_sheets", "refunds_due_paper"),
        _kind("dues.refunds_due", "REFUNDS_DUE"), may_stand_beside=False,
    ),
    Paper(
        "refunds-paid", Area.DUES, N_("Refunds paid out"), None,
        _sheet("dues.queries.refund_sheets", "refunds_paid_paper"), _kind("dues.refunds_due", "REFUNDS_PAID"),
        may_stand_beside=False, has_period=True, options=(paper_options.SINCE,),
    ),
    Paper(
        "distribution", Area.SHARES, N_("Interest and patronage refunds"), Subject.DISTRIBUTION,
        _sheet("shares.queries.distributions", "distribution_paper"), _kind("shares.distribution", "DISTRIBUTION"),
        may_stand_beside=False, has_day=False, options=(paper_options.SIGNATURES,),
    ),
    *(
        Paper(
            each.key, Area.MENTORING, each.title, Subject(each.of) if each.of else None,
            _sheet("mentoring.queries.sheets", each.fetch), _kind(*f"mentoring.{each.kind}".rsplit(".", 1)),
            may_stand_beside=each.may_stand_beside, has_day=each.has_day, right=each.right,
        )
        for each in OF_MENTORING
    ),
    Paper(
        "due", Area.GOVERNANCE, N_("What is due"), None, _sheet("governance.queries.due", "due_sheet"),
        _kind("governance.due", "DUE"),
    ),
    Paper(
        "funnel", Area.GOVERNANCE, N_("Women from the roll to the chair"), None,
        _sheet("governance.queries.sheets", "funnel_sheet"), _kind("governance.funnel", "FUNNEL"),
        options=(paper_options.YEAR, paper_options.SECTION),
    ),
    Paper(
        "indicators", Area.GOVERNANCE, N_("Indicators"), None,
        _sheet("governance.queries.sheets", "indicators_sheet"), _kind("governance.indicators", "INDICATORS"),
        options=(paper_options.YEAR, paper_options.SECTION),
    ),
    Paper(
        "annual-report", Area.GOVERNANCE, N_("Annual governance report"), Subject.ANNUAL_REPORT,
        _sheet("governance.queries.annual_report", "annual_report_sheet"),
        _kind("governance.annual.paper", "ANNUAL_REPORT"), options=(paper_options.YEAR, paper_options.SECTION),
        named_by=_sheet("governance.queries.kept_reports", "report_id_of"), right=Right.READ_MONEY,
        kept=_signed("signed_report"),
    ),
    Paper(
        "annual-report-short", Area.GOVERNANCE, N_("The year in short, for members"), Subject.ANNUAL_REPORT,
        _sheet("governance.queries.annual_report", "short_report_sheet"),
        _kind("governance.annual.short", "SHORT_REPORT"), may_stand_beside=False, may_be_large=False,
        options=(paper_options.YEAR, paper_options.SECTION),
        named_by=_sheet("governance.queries.kept_reports", "report_id_of"), right=Right.READ_MONEY,
    ),
    Paper(
        "member-letter", Area.MEMBERS, N_("Letter to members"), Subject.MEMBER,
        _sheet("members.queries.addressees", "letter_sheet"), _kind("members.letter", "MEMBER_LETTER"),
        options=(paper_options.TEXT,),
    ),
    Paper(
        # TR: title of a paper: how the program is used, to be printed and kept beside the PC
        "handbook", Area.ORGANISATION, N_("Handbook"), None,
        _sheet("organisation.queries.help_papers", "handbook_sheet"), _kind("help.handbook", "HANDBOOK"), has_day=False,
        may_stand_beside=False, without_books=_help_under("handbook_under"),
    ),
    Paper(
        # TR: title of a paper of one page: the keys of the program and what they do
        "key-card", Area.ORGANISATION, N_("Key card"), None,
        _sheet("organisation.queries.help_papers", "key_card_sheet"), _kind("help.key_card", "KEY_CARD"), has_day=False,
        may_stand_beside=False, may_be_large=False, without_books=_help_under("key_card_under"),
    ),
)  # fmt: skip
"""Every paper there is, in the order they are offered."""


def papers_for(office: "Office") -> tuple[Paper, ...]:
    """The papers the person at the keyboard may print, in the order they are offered."""
    return tuple(paper for paper in PAPERS if office.may(paper.needs))


def paper_called(key: str) -> Paper:
    """The paper of this key, or raise NotFound with a sentence that names those there are."""
    for paper in PAPERS:
        if paper.key == key:
            return paper
    known = ", ".join(paper.key for paper in PAPERS)
    raise NotFound(Objection(N_("There is no paper “{key}”. There are: {known}."), "key", {"key": key, "known": known}))
