"""Tells of a PDF whether it is, to the last byte, a report or minutes that were signed in this office."""

from PySide6.QtWidgets import QWidget

from pomanager.errors import FileTrouble
from pomanager.i18n import _, formats
from pomanager.i18n.meetings import meeting_on_day
from pomanager.i18n.reports import report_name
from pomanager.marks import N_
from pomanager.printing import signed_like
from pomanager.readmodels.meetings.signed import SignedLabel
from pomanager.rules.objections import Objection
from pomanager.services.governance.queries.kept_reports import report_detail
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions

NOT_READ = N_("{file} cannot be read.")


def verify_a_file(parent: QWidget, desk: Desk) -> None:
    """Ask for a PDF, hold its bytes against what was signed, and say what it is."""
    found = questions.choose_file(parent, _("Which PDF is to be verified?"), ((_("Papers"), "*.pdf"),))
    if found is None:
        return
    try:
        pdf = found.read_bytes()
    except OSError:
        problems.show(parent, FileTrouble(Objection(NOT_READ, details={"file": found.name})))
        return
    title, text = verdict(desk, *signed_like(desk.office, pdf))
    questions.tell(parent, title, text)


def verdict(desk: Desk, signed: SignedLabel | None, copied: SignedLabel | None) -> tuple[str, str]:
    """A title and a sentence: the very paper, a copy of one, or none."""
    label = signed or copied
    if label is None:
        none = _("This is none of the papers that were signed in this office, or something in it was changed.")
        return _("No: not a signed paper"), none
    details = {"paper": _called(desk, label), "day": formats.day(label.signed_on), "code": label.code}
    if signed is not None:
        # TR: {paper} is a meeting with its day, or "the annual report 2025"
        yes = _("To the last byte as signed on {day}: {paper}. Signed by: {people}.")
        people = formats.listing([name for _code, name in label.signers])
        return _("Yes: this is the signed paper"), yes.format(people=people or formats.UNKNOWN, **details)
    copy = _("The signed original is another file: {paper}, signed on {day}, check code {code}.")
    return _("No: this is a copy"), copy.format(**details)


def _called(desk: Desk, label: SignedLabel) -> str:
    if label.meeting_id is not None:
        # TR: a signed paper: minutes, with meeting and day
        return _("Minutes: {meeting}").format(meeting=meeting_on_day(desk.office.ask(meeting_label, label.meeting_id)))
    row = desk.office.ask(report_detail, label.report_id or 0, desk.office.today()).row
    return _("Annual report {year}").format(year=report_name(row))
