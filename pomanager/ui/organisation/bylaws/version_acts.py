"""What is done with whole versions of the by-laws: preparing, adopting, discarding, withdrawing and printing them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from pomanager.errors import OfficeError
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.bylaws import VersionRow
from pomanager.rules.bylaws.settings import NUMBER_OF
from pomanager.services.organisation.commands.bylaw_undo import TakeBackBylawValues, take_back_bylaw_values
from pomanager.services.organisation.commands.bylaws import (
    AdoptBylaws,
    Origin,
    PrepareBylaws,
    WithdrawBylaws,
    adopt_bylaws,
    discard_bylaws,
    prepare_bylaws,
    withdraw_bylaws,
)
from pomanager.services.organisation.queries.bylaw_changes import bylaw_changes
from pomanager.ui import problems
from pomanager.ui.bus import Undo
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.drafts import keeping, show_kept
from pomanager.ui.forms.fields import Field, Kind, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.page import Page

ADOPTION: tuple[Field | Section, ...] = (
    Section(N_("Adoption"), N_("The by-laws hold from their first day until others begin.")),
    Field(name="since", label=N_("First day"), kind=Kind.DATE, required=True),
    Field(name="decision", label=N_("Decision"), required=True,
          hint=N_("As the minutes name it, such as “AGE 2026-02”.")),
)  # fmt: skip


class AdoptionPage(FormPage[AdoptBylaws]):
    """Lets the version being prepared hold from a day on."""

    def __init__(self, desk: Desk, version_id: int) -> None:
        draft = f"bylaws.adopting.{version_id}"
        binding = Binding(
            make=_adoption, save=self._save, fixed={"version_id": version_id}, keep_draft=keeping(desk, draft)
        )  # fmt: skip
        super().__init__(
            desk, N_("Adopt the by-laws"), ADOPTION, binding, save_words=N_("Adopt"),
            context_words=N_("Their values can be corrected afterwards, with a reason."),
        )  # fmt: skip
        show_kept(desk, draft, self.form)

    def _save(self, order: AdoptBylaws) -> None:
        self.desk.do(adopt_bylaws, order)
        self.desk.bus.undo_offered.emit(None)


def _adoption(**values: object) -> AdoptBylaws:
    """The order of a form whose fields are all filled in."""
    return AdoptBylaws(**values)  # type: ignore[arg-type]


class VersionActs(QObject):
    """Carries them out for a page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk

    def prepare(self, origin: Origin, preset: str = "") -> int | None:
        """Begin a new version; returns its id, None where it was refused, which is told."""
        begun: list[int] = []

        def begin() -> None:
            begun.append(self._desk.do(prepare_bylaws, PrepareBylaws(origin=origin, preset=preset)).result)

        self._or_tell(begin)
        return begun[0] if begun else None

    def adopt(self, version: VersionRow) -> None:
        """Ask for the first day and the decision."""
        self._page.open_page(AdoptionPage(self._desk, version.id))

    def discard(self, version: VersionRow) -> bool:
        """Ask, then take the version being prepared out of the books; whether it was done."""
        wanted = questions.confirm_danger(
            self._page,
            _("Discard the by-laws being prepared?"),
            _("All values entered in them are lost. The by-laws in force stay as they are."),
            yes=_("Discard"),
            no=_("Keep them"),
        )
        if not wanted or not self._or_tell(partial(self._desk.do, discard_bylaws, version.id)):
            return False
        self._desk.bus.undo_offered.emit(None)
        return True

    def withdraw(self, version: VersionRow) -> bool:
        """Ask why, then say that an adopted version never held; whether it was done."""
        title = _("Withdraw the by-laws of {day}?").format(day=formats.day(version.since, "long"))
        answers = questions.ask_reason(
            self._page,
            title,
            _("They count as never adopted, and those before them hold again. They stay in the books, withdrawn."),
            (Field(name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT, required=True),),
            yes=_("Withdraw"),
            danger=True,
        )
        if answers is None:
            return False
        order = WithdrawBylaws(version_id=version.id, reason=str(answers["reason"] or ""))
        return self._or_tell(lambda: self._desk.do(withdraw_bylaws, order))

    def offer_undo(self, version_id: int) -> None:
        """Offer to take back what was entered last in a version being prepared; after that, what before it."""
        changes = self._desk.office.ask(bylaw_changes, version_id)
        last = [change for change in changes if change.operation == changes[0].operation]
        if not last:
            self._desk.bus.undo_offered.emit(None)
            return
        numbers = sorted({NUMBER_OF[change.key] for change in last})
        # TR: in “Undo: …”: what was entered in a sentence of the by-laws, which have numbers
        what = _("sentence {number}").format(number=formats.listing([formats.number(number) for number in numbers]))
        order = TakeBackBylawValues(version_id=version_id, line_ids=tuple(change.line_id for change in last))
        self._desk.bus.undo_offered.emit(Undo(what, partial(self._undo, order)))

    def _undo(self, order: TakeBackBylawValues) -> None:
        """Take it back, and offer what was entered before it."""
        if self._or_tell(partial(self._desk.do, take_back_bylaw_values, order)):
            self.offer_undo(order.version_id)
        else:
            self._desk.bus.undo_offered.emit(None)

    def _or_tell(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except OfficeError as problem:
            problems.show(self._page, problem)
            return False
        return True
