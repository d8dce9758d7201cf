"""The forms of annual reports: begin one, its languages, adopt it, open it again, sign it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from pomanager.i18n import _, formats
from pomanager.i18n.languages import LANGUAGES
from pomanager.i18n.meetings import meeting_on_day
from pomanager.i18n.reports import year_told
from pomanager.marks import N_
from pomanager.printing import report_for_signing
from pomanager.readmodels.governance_report import ReportDetail, ReportRow
from pomanager.rules.meetings.kinds import GENERAL, MeetingState
from pomanager.rules.objections import Objection
from pomanager.services.governance.commands.reports import adopt_report, begin_report, reopen_report
from pomanager.services.governance.commands.signing_report import sign_report
from pomanager.services.governance.judging_report import (
    objections_to_adopting,
    objections_to_beginning,
    objections_to_reopening,
    objections_to_signing_report,
)
from pomanager.services.governance.orders_report import AdoptReport, BeginReport, ReopenReport, SignReport
from pomanager.services.governance.queries.kept_reports import report_time, usual_year
from pomanager.services.governance.queries.years import years_in_books
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.organisation.queries import organisation
from pomanager.services.organisation.queries.sections import section_names
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.entry_form import EntryForm, Values, bound
from pomanager.ui.form_page import FormPage
from pomanager.ui.form_parts import sections_found
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.governance.reports.words import report_said
from pomanager.ui.governance.reports.writing import Writing
from pomanager.ui.jobs import Job
from pomanager.ui.page import Page

FOUND_AT_MOST = 12


def _language_fields() -> tuple[Field, ...]:
    codes = tuple(Choice(each.code, each.own_name) for each in LANGUAGES)
    none = Choice("", "—")
    return (
        Field(name="first", label=N_("Language"), kind=Kind.LIST, required=True, choices=codes, choices_are_data=True),
        Field(
            name="second", label=N_("Second language"), kind=Kind.LIST, choices=(none, *codes), choices_are_data=True
        ),
        Field(
            name="in_columns", label=N_("Both languages stand"), kind=Kind.CHOICE,
            choices=(Choice(True, N_("Side by side")), Choice(False, N_("One after the other"))),
        ),
    )  # fmt: skip


def _languages(values: Values) -> tuple[str, ...]:
    first, second = values.get("first") or "", values.get("second") or ""
    return (first, second) if second and second != first else (first,)


def beginning(desk: Desk, begun: Callable[[int], None]) -> EntryForm:
    """Which year, of whom, in which languages; ``begun`` is handed the id of the report."""

    def make(values: Values) -> BeginReport | None:
        if not isinstance(values.get("year"), int) or not values.get("first"):
            return None
        return BeginReport(
            year=values["year"], section_id=values.get("section_id"), languages=_languages(values),
            in_columns=values.get("in_columns") is not False,
        )  # fmt: skip

    names = desk.office.ask(section_names)
    about = (Field(name="section_id", label=N_("Section"), kind=Kind.PICK, find=sections_found(desk),
                   hint=N_("Left empty, the report is about the whole organisation.")),)  # fmt: skip
    parts = (
        Section(N_("What the report is about"), N_("It begins with all its chapters; you choose from them then.")),
        Field(
            name="year", label=N_("Year"), kind=Kind.LIST, required=True, choices=_years(desk), choices_are_data=True
        ),
        *(about if names else ()),
        Section(N_("Language of the report")), *_language_fields(),
    )  # fmt: skip
    binding = bound(desk, make, objections_to_beginning, begin_report, keep=lambda _order, report_id: begun(report_id))
    page = EntryForm(desk, N_("Begin an annual report"), parts, binding, save_words=N_("Begin"))
    first = desk.office.ask(organisation).languages[0]
    page.form.show_values(
        {"year": desk.office.ask(usual_year, desk.office.today()), "first": first, "in_columns": True}
    )
    return page


def renewing(desk: Desk, row: ReportRow, begun: Callable[[int], None]) -> EntryForm:
    """Why a signed report is written anew: the next edition begins with its chapters and texts."""

    def make(values: Values) -> BeginReport:
        return BeginReport(
            year=row.year, section_id=row.section_id, languages=row.languages, reason=values.get("reason") or ""
        )

    note = N_("The signed report stays as it is. The next edition begins with its chapters and texts, and names it.")
    parts = (
        Section(N_("New edition"), note),
        Field(name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT, required=True),
    )
    binding = bound(desk, make, objections_to_beginning, begin_report, keep=lambda _order, report_id: begun(report_id))
    return EntryForm(desk, N_("New edition"), parts, binding, about=report_said(row), save_words=N_("Begin"))


def _years(desk: Desk) -> tuple[Choice, ...]:
    years = desk.office.ask(years_in_books, desk.office.today())
    return tuple(Choice(year, year_told(desk.office.ask(report_time, year))) for year in years)


def settings(desk: Desk, writing: Writing, done: Callable[[], None]) -> FormPage[Any]:
    """In which language or two the report is written, and how both stand."""

    def save(values: Mapping[str, Any]) -> None:
        writing.settle(_languages(values), in_columns=bool(values["in_columns"]))
        done()

    note = N_("What was written in a language that is taken out is kept, and stands there again when it comes back.")
    parts: tuple[Field | Section, ...] = (Section(N_("Language of the report"), note), *_language_fields())
    binding: Binding[Mapping[str, Any]] = Binding(make=lambda **values: values, save=save)
    page: FormPage[Any] = FormPage(desk, N_("Language and layout"), parts, binding, save_words=N_("Take"))
    second = writing.languages[1] if len(writing.languages) > 1 else ""
    page.form.show_values({"first": writing.languages[0], "second": second, "in_columns": writing.in_columns})
    return page


def adopting(desk: Desk, detail: ReportDetail) -> EntryForm:
    """At which meeting the report was adopted, and why although something is missing."""

    def make(values: Values) -> AdoptReport | None:
        meeting_id = values.get("adopted_at_id")
        if not isinstance(meeting_id, int):
            return None
        return AdoptReport(report_id=detail.row.id, adopted_at_id=meeting_id, reason=values.get("reason") or "")

    held = desk.office.ask(meetings, since=detail.row.time.last, states=(MeetingState.CLOSED,))
    choices = tuple(Choice(each.id, meeting_on_day(each)) for each in reversed(held))
    parts = (
        Section(N_("Adopt the report"), N_("A meeting that was held after the time of the report adopts it.")),
        Field(
            name="adopted_at_id", label=N_("Adopted at"), kind=Kind.LIST, required=True, choices=choices,
            choices_are_data=True, width=420,
            hint="" if choices else N_("No meeting was held and closed since. Write it down under “Meetings” first."),
        ),
        Field(
            name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT,
            hint=N_("Only where something is missing: why it is adopted all the same; the report prints it."),
        ),
    )  # fmt: skip
    page = EntryForm(
        desk, N_("Adopt the report"), parts, bound(desk, make, objections_to_adopting, adopt_report),
        about=report_said(detail.row), save_words=N_("Adopt"),
    )  # fmt: skip
    assembly = next((each.id for each in held if each.kind in GENERAL), None)
    if detail.row.section_id is None and assembly is not None:
        page.form.show_values({"adopted_at_id": assembly})
    return page


def reopening(desk: Desk, detail: ReportDetail) -> EntryForm:
    """Why an adopted report is written on again."""

    def make(values: Values) -> ReopenReport:
        return ReopenReport(report_id=detail.row.id, reason=values.get("reason") or "")

    note = N_("It is a draft again, and a meeting has to adopt it anew.")
    parts = (
        Section(N_("Write on an adopted report"), note),
        Field(name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT, required=True),
    )
    return EntryForm(
        desk, N_("Write on an adopted report"), parts, bound(desk, make, objections_to_reopening, reopen_report),
        about=report_said(detail.row), save_words=N_("Open again"),
    )  # fmt: skip


def signing(desk: Desk, detail: ReportDetail, under: Page) -> EntryForm:
    """The day of signing; the paper is made beside the window, and what was made is what is signed."""
    report_id = detail.row.id

    def judge(values: Values) -> Sequence[Objection]:
        on = values.get("signed_on")
        if not isinstance(on, date):
            return ()
        return desk.office.ask(objections_to_signing_report, report_id, on, desk.office.today())

    def save(values: Mapping[str, Any]) -> None:
        on = values["signed_on"]
        job = Job(lambda _job: report_for_signing(desk.office, report_id, on), under)
        job.finished.connect(partial(_on_made, desk, under))
        job.failed.connect(partial(problems.show, under))
        follow(job, _("Making the paper that is signed"), under)

    note = N_(
        "The paper is made and kept as it is, to the last letter. From then on nothing in the report can be changed; "
        "what is wrong is corrected by a new edition."
    )
    parts = (
        Section(N_("Sign and lock"), note),
        Field(name="signed_on", label=N_("Signed on"), kind=Kind.DATE, required=True, today=desk.office.today),
    )
    binding: Binding[Mapping[str, Any]] = Binding(make=lambda **values: values, save=save, judge=judge)
    page = EntryForm(
        desk, N_("Sign the report"), parts, binding, about=report_said(detail.row), save_words=N_("Sign and lock")
    )
    page.form.show_values({"signed_on": desk.office.today()})
    return page


def _on_made(desk: Desk, under: Page, order: SignReport) -> None:
    from pomanager.errors import OfficeError

    try:
        desk.do(sign_report, order)
    except OfficeError as trouble:
        problems.show(under, trouble)


def span_said(row: ReportRow) -> str:
    """The days a report tells of."""
    return _("{first} to {last}").format(first=formats.day(row.time.first), last=formats.day(row.time.last))
