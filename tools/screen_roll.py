"""Pictures of the roll at depth: the list and its cells, the record and its forms, needs attention, the trees."""

import contextlib
from collections.abc import Callable
from datetime import date
from typing import NamedTuple, cast

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from pomanager.errors import Refused
from pomanager.readmodels.attention import DOUBLES
from pomanager.readmodels.members import MemberDetail, Particular, RollView
from pomanager.readmodels.views import ShownColumn
from pomanager.rules.members import PersonKind, Sex, Status
from pomanager.rules.places import TreeName
from pomanager.services.members import queries
from pomanager.services.members.commands import AdmitMember, admit_member
from pomanager.services.members.commands.appeals import LodgeAppeal, lodge_appeal
from pomanager.services.members.queries.appeals import pending_appeal
from pomanager.ui.dialogs.print_paper import ask_and_print
from pomanager.ui.form_page import FormPage
from pomanager.ui.members.acts import MemberActs
from pomanager.ui.members.appeals import appeals_page
from pomanager.ui.members.attention.page import AttentionPage
from pomanager.ui.members.elsewhere import OWN_FIELDS, TRAININGS, page_called
from pomanager.ui.members.extra_fields import ExtraFieldPage
from pomanager.ui.members.household_forms import EnterHouseholdPage
from pomanager.ui.members.households import HouseholdPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.members.record import RecordPage
from pomanager.ui.members.record_parts import parts_of
from pomanager.ui.members.together_page import TogetherPage
from pomanager.ui.members.trees import TreePage
from pomanager.ui.office_window import OfficeWindow

Take = Callable[[str, QWidget], None]
MORE_COLUMNS = ("number", "name", "sex", "birth", "place", "section", "phone", "joined", "status")
"""The columns of the list in the picture with more of them than the program shows by itself."""
PAPERS = ("member-cards", "member-letter", "joined-left", "member-statistics", "register-of-members")
"""Papers with options of their own in the panel of the preview."""
CHOSEN = 3


class Walk(NamedTuple):
    """What these pictures are taken of, by whom, and how large a preview is."""

    window: OfficeWindow
    take: Take
    size: tuple[int, int]


def walk_the_roll(walk: Walk) -> None:
    """Take every picture; an appeal is lodged on the way, where somebody has been excluded."""
    page = cast("MembersPage", walk.window.show_page("members"))
    walk.window.toast.hide()
    _list(walk, page)
    _cells(walk, page)
    _together(walk, page)
    _admissions(walk, page)
    _records(walk, page)
    _lists_beside(walk, page)
    _trees(walk)
    _papers(walk)
    walk.window.show_page("members")
    _pair(walk, page)


def _leave(window: OfficeWindow) -> None:
    page = window.content.page()
    if page is not None:
        page.close_page()


def _menu(walk: Walk, name: str, menu: QMenu) -> None:
    """Take a picture of a menu by itself: it stands in a window of its own."""
    menu.popup(walk.window.mapToGlobal(walk.window.rect().topLeft()))
    walk.take(name, menu)
    menu.close()


def _choose_first(page: MembersPage) -> None:
    page.table.setFocus()
    page.table.go_to(0, 1)
    page.table.selectAll()


def _list(walk: Walk, page: MembersPage) -> None:
    page.filters.set_view(RollView(statuses=(Status.ACTIVE,), sex=Sex.FEMALE, thumb_print=False))
    walk.take("list-filters", walk.window)
    page.filters.set_view(RollView())
    _choose_first(page)
    walk.take("list-chosen", walk.window)
    acts = page.list_acts()
    _menu(walk, "list-chosen-menu", acts.chosen_menu())
    _menu(walk, "list-views-menu", acts.views.menu(page, page.shown()))
    _menu(walk, "list-filters-menu", page.filters.menu(page))
    page.table.arrangement.show(tuple(ShownColumn(name) for name in MORE_COLUMNS))
    walk.take("list-columns", walk.window)
    page.table.arrangement.show(())


def _cells(walk: Walk, page: MembersPage) -> None:
    """A cell being changed with an objection below it, and the page that shows what a pasted block changes."""
    page.table.arrangement.show(tuple(ShownColumn(name) for name in MORE_COLUMNS))
    names = [each.name for each in page.model.columns]
    page.table.setFocus()
    page.table.go_to(1, names.index("phone"))
    editing = page.list_acts().editing
    editing.begin("12")
    editing.commit()
    walk.take("cell-objection", walk.window)
    editing.cancel()
    editing.drop_row()
    page.table.go_to(0, names.index("place"))
    QGuiApplication.clipboard().setText("Nord\tA\t12\nSud\tB\t079 11 22 33\nEst\tB\t079 11 22 34")
    editing.paste_wanted.emit()
    QApplication.processEvents()
    walk.take("block", walk.window)
    _leave(walk.window)
    page.table.arrangement.show(())


def _together(walk: Walk, page: MembersPage) -> None:
    office = walk.window.office
    members = office.ask(queries.roll_ids, RollView(statuses=(Status.ACTIVE,)))[:12]
    together = TogetherPage(page.desk, tuple(members))
    page.open_page(together)
    walk.take("together", walk.window)
    together.entries.show_values((("value", "Nord"),))
    button = together.findChild(QAbstractButton, "change.change")
    if button is None:
        raise RuntimeError("the page of what is changed together offers no button")
    button.click()
    walk.take("together-preview", walk.window)
    _leave(walk.window)


def _admissions(walk: Walk, page: MembersPage) -> None:
    MemberActs(page).admit()
    form = cast("FormPage[object]", walk.window.content.page()).form
    form.show_draft({"kind": PersonKind.ORGANISATION.value})
    walk.take("admission-organisation", walk.window)
    _leave(walk.window)


def _first(walk: Walk, view: RollView) -> MemberDetail | None:
    """The first member seen so, None where there is none."""
    office = walk.window.office
    found = office.ask(queries.roll_ids, view)
    return office.ask(queries.member_detail, found[0]) if found else None


def _records(walk: Walk, page: MembersPage) -> None:
    """Whole records, of which the first is full where the sample has a full one; and each part's form."""
    seen: set[str] = set()
    _lodge(walk)
    for name, view in (
        ("full", RollView(statuses=(Status.ACTIVE,), has=(Particular.HOUSEHOLD,))),
        ("person", RollView(statuses=(Status.ACTIVE,), kind=PersonKind.NATURAL)),
        ("organisation", RollView(kind=PersonKind.ORGANISATION)),
        ("applicant", RollView(statuses=(Status.APPLICANT,))),
        ("excluded", RollView(statuses=(Status.EXCLUDED,))),
    ):
        member = _first(walk, view)
        if member is None:
            continue
        page.open_page(RecordPage(page.desk, member.id))
        walk.take(f"record-{name}", walk.window)
        _leave(walk.window)
        for part in parts_of(member, page.desk.office):
            if part.key in seen or part.make is None:
                continue
            seen.add(part.key)
            opened = part.make(page.desk, member)
            page.open_page(opened)
            walk.take(f"part-{part.key}", walk.window)
            if isinstance(opened, HouseholdPage):
                opened.open_page(EnterHouseholdPage(page.desk, opened.detail))
                walk.take("part-household-person", walk.window)
                _leave(walk.window)
            _leave(walk.window)


def _lodge(walk: Walk) -> None:
    """Take the picture of the form of an appeal, and lodge one: the record then offers the form of its decision."""
    excluded = _first(walk, RollView(statuses=(Status.EXCLUDED,)))
    if excluded is None or walk.window.office.ask(pending_appeal, excluded.id) is not None:
        return
    page = cast("MembersPage", walk.window.show_page("members"))
    page.open_page(appeals_page(page.desk, excluded))
    walk.take("part-appeal", walk.window)
    _leave(walk.window)
    day: date = walk.window.office.today()
    with contextlib.suppress(Refused):  # an appeal of the sample's own was decided already
        page.desk.do(lodge_appeal, LodgeAppeal(member_id=excluded.id, lodged_on=day, grounds=""))
    walk.window.toast.hide()


def _pair(walk: Walk, page: MembersPage) -> None:
    """Two entries of what may be one person, side by side: somebody is admitted a second time for it."""
    member = _first(walk, RollView(statuses=(Status.ACTIVE,), kind=PersonKind.NATURAL))
    if member is None:
        return
    again = AdmitMember(
        full_name=member.full_name, family_name=member.family_name, given_name=member.given_name, sex=member.sex,
        birth=member.birth, place=member.place, on=walk.window.office.today(),
    )  # fmt: skip
    page.desk.do(admit_member, again)
    attention = AttentionPage(page.desk)
    page.open_page(attention)
    attention.show_heap(DOUBLES)
    attention.answers.seek_doubles()
    walk.window.toast.hide()
    walk.take("attention-pair", walk.window)
    _leave(walk.window)


def _lists_beside(walk: Walk, page: MembersPage) -> None:
    for name in (TRAININGS, OWN_FIELDS):
        page.open_page(page_called(page.desk, name))
        walk.take(name.replace("_", "-"), walk.window)
        _leave(walk.window)
    page.open_page(ExtraFieldPage(page.desk))
    walk.take("own-field", walk.window)
    _leave(walk.window)


def _trees(walk: Walk) -> None:
    """Both trees, opened down to what lies innermost, with their forms."""
    page = walk.window.show_page("organisation")
    for of in TreeName:
        tree = TreePage(page.desk, of)
        page.open_page(tree)
        walk.take(f"tree-{of.value}", walk.window)
        if tree.tree.current() is None:
            _leave(walk.window)
            continue
        for act in ("correct", "rename", "move", "split", "merge", "end"):
            tree.detail.asked.emit(act)
            if walk.window.content.page() is not tree:
                walk.take(f"tree-{of.value}-{act}", walk.window)
                _leave(walk.window)
        for key in ("add", "levels"):
            next(action for action in tree.actions_offered() if action.key == key).slot()
            walk.take(f"tree-{of.value}-{key}", walk.window)
            _leave(walk.window)
        _leave(walk.window)


def _papers(walk: Walk) -> None:
    """The preview of each paper with options, made for a few members where it needs some."""
    ids = tuple(walk.window.office.ask(queries.roll_ids, RollView(statuses=(Status.ACTIVE,)))[:CHOSEN])
    for key in PAPERS:
        preview = ask_and_print(walk.window, walk.window.desk, key, of=ids if key.startswith("member-l") else ())
        if preview is None:
            raise RuntimeError(f"no preview of {key}")
        preview.resize(*walk.size)
        walk.take(f"preview-{key}", preview)
        preview.close()
        preview.deleteLater()
        QApplication.processEvents()
