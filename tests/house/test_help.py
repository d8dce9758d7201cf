"""Help is whole: every screen has its page, every step leads somewhere, buttons and keys are named as they are."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

from pomanager.help import keys
from pomanager.help.naming import MENU_WORDS, TABS, about
from pomanager.help.pages import PAGES
from pomanager.help.sentences import Sentence
from pomanager.help.targets import Target
from pomanager.help.tasks import TASKS
from pomanager.ui import pages as sidebar
from pomanager.ui.help.screens import ABOUT, about_module
from pomanager.ui.members.elsewhere import IMPORT, OWN_FIELDS, TRAININGS
from pomanager.ui.segment_bar import SegmentKind
from tests.house.source import Module, modules, parse

GENERAL = {
    "entry_form", "form_page", "form_parts", "reading_page", "segmented_page", "rich_text.writing_page", "page",
}  # fmt: skip
"""Modules of ``ui`` with what several screens are made of: help tells of these."""
PAGE_LIKE = re.compile(r"^(\w*Page|\w*Segment|EntryForm|FormPage|AboutForm|MeetingForm|BodyForm|SegmentedPage)$")
SEGMENTED = ("shares", "dues", "meetings")
FURTHER = {
    "mentoring": {"funnel", "indicators", "board", "programme", "roster", "matching"},
    "members": {IMPORT, OWN_FIELDS, TRAININGS},
}
"""What pages open by name beside their own segments."""


def sentences() -> Iterator[Sentence]:
    """Every sentence of help."""
    for page in PAGES:
        yield from (page.purpose, *page.does, *page.trouble)
    for task in TASKS:
        yield from (step.said for step in task.steps)


def _segments(page: str) -> tuple[SegmentKind, ...]:
    found: tuple[SegmentKind, ...] = import_module(f"pomanager.ui.{page}.segments").SEGMENTS
    return found


def targets() -> Iterator[Target]:
    """All that help opens."""
    yield from (page.opens for page in PAGES if page.opens is not None)
    yield from (step.opens for task in TASKS for step in task.steps if step.opens is not None)


def marked_words(found: tuple[Module, ...]) -> set[str]:
    """The words some modules mark for translation."""
    return {
        part.value
        for module in found
        for node in module.nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"N_", "_"}
        for part in node.args
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }


@pytest.fixture(scope="module")
def program() -> tuple[Module, ...]:
    """What people meet of the program: screens, papers, words."""
    return modules("pomanager/ui", "pomanager/rules", "pomanager/papers")


def screens(found: tuple[Module, ...]) -> Iterator[str]:
    """Modules of ``ui`` in which a page is defined, as help names them."""
    for module in found:
        if not module.under("pomanager/ui/"):
            continue
        for node in module.nodes:
            if isinstance(node, ast.ClassDef) and any(PAGE_LIKE.match(_base(each)) for each in node.bases):
                yield module.path.removeprefix("pomanager/ui/").removesuffix(".py").replace("/", ".")


def _base(node: ast.expr) -> str:
    node = node.value if isinstance(node, ast.Subscript) else node
    return node.id if isinstance(node, ast.Name) else ""


def test_every_page_of_the_sidebar_has_its_page_of_help() -> None:
    assert {kind.key for kind in sidebar.PAGES} <= {page.key for page in PAGES}


def test_every_screen_and_every_wizard_has_a_page_of_help(program: tuple[Module, ...]) -> None:
    missing = sorted({name for name in screens(program) if name not in GENERAL and not about_module(name)})
    assert not missing, "name the page of help about these in ui/help/screens.py"
    assert set(ABOUT.values()) <= {page.key for page in PAGES}


def test_a_screen_without_help_is_noticed() -> None:
    invented = parse("class RainPage(Page):\n    pass\n", "pomanager/ui/weather/page.py")
    assert [name for name in screens((invented,)) if not about_module(name)] == ["weather.page"]


def test_every_page_of_help_is_about_something_that_can_be_come_to() -> None:
    shown = set(ABOUT.values()) | {kind.key for kind in sidebar.PAGES}
    assert {page.key for page in PAGES} - shown == {"forms", "lists"}, "these two are told of in the contents alone"


def test_each_is_there_once_and_tasks_and_pages_lead_to_one_another() -> None:
    for listed in (PAGES, TASKS):
        known = [each.key for each in listed]
        assert len(known) == len(set(known))
        assert len({each.title for each in listed}) == len(known)
    assert {key for page in PAGES for key in page.tasks} == {task.key for task in TASKS}
    assert all(2 < len(task.steps) < 9 for task in TASKS)


def test_words_of_buttons_in_help_are_words_of_the_program(program: tuple[Module, ...]) -> None:
    known = marked_words(program)
    strange = {words for sentence in sentences() for _field, words in sentence.names if words not in known}
    assert not strange, "the button is called otherwise now"
    assert set(MENU_WORDS.values()) <= known


def test_sentences_have_the_fields_that_are_filled() -> None:
    for sentence in sentences():
        assert set(re.findall(r"\{(\w+)\}", sentence.text)) == {field for field, _words in sentence.names}, sentence
        assert sentence.told().endswith((".", "”.")), sentence


def test_every_step_leads_to_a_screen_there_is(program: tuple[Module, ...]) -> None:
    known = {kind.key for kind in sidebar.PAGES}
    inside = {name: {each.key for each in _segments(name)} for name in SEGMENTED}
    menus = {
        node.args[0].value
        for module in program
        if module.under("pomanager/ui/office_window.py", "pomanager/ui/standard_menus.py")
        for node in module.nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Action"
        if isinstance(node.args[0], ast.Constant)
    }
    for target in targets():
        assert bool(target.page) != bool(target.menu), target
        assert target.page in known or target.menu in menus, target
        if target.inside:
            assert target.inside in inside.get(target.page, set()) | FURTHER.get(target.page, set()), target
        assert about(target) or target.menu in MENU_WORDS, target


def test_tabs_are_named_as_they_are(program: tuple[Module, ...]) -> None:
    of_mentoring = import_module("pomanager.ui.mentoring.segments")
    kinds = {name: {each.key: each.title for each in _segments(name)} for name in SEGMENTED}
    kinds["mentoring"] = {each.key: each.title for each in vars(of_mentoring).values() if isinstance(each, SegmentKind)}
    handed_in = {"funnel": "Funnel", "indicators": "Indicators"}  # by the page list, which makes their page
    assert set(handed_in.values()) <= marked_words(program)
    kinds["mentoring"] |= handed_in
    for target, title in TABS.items():
        assert kinds[target.page][target.inside] == title
    unnamed = {each for each in targets() if each.page in kinds and each.inside} - set(TABS)
    assert unnamed == {Target(page="meetings", inside="list")}, "the first tab needs no name"


CHORD = re.compile(r"^(?:(?:Ctrl|Alt|Shift)\+)+\S+$|^F\d{1,2}$")


def chords(found: tuple[Module, ...]) -> set[str]:
    """Every key the screens name, the two that enter as one."""
    return {
        node.value.replace("Return", "Enter")
        for module in found
        if module.under("pomanager/ui/")
        for node in module.nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHORD.match(node.value)
    }


TYPED_INTO_LISTS = {"Shift+Down", "Ctrl+A", "Ctrl+C", "Ctrl+V", "Shift+Tab"}
"""Keys of Qt's own lists and fields: no screen names them."""
SAME = {"Ctrl+="}
"""Where plus needs Shift: the same key as Ctrl and plus."""


def test_the_key_card_has_all_keys_of_the_program_and_no_other(program: tuple[Module, ...]) -> None:
    on_card = {key for group in keys.GROUPS for each in group.keys for key in each.keys}
    of_window = {value for name, value in vars(keys).items() if name.isupper() and isinstance(value, str)}
    known = chords(program) | of_window
    assert known - on_card - SAME == set(), "put these on the card (pomanager/help/keys.py)"
    assert {key for key in on_card if CHORD.match(key)} - known == TYPED_INTO_LISTS, "no screen has these any more"


def test_the_key_card_has_the_digits_of_the_pages() -> None:
    assert {kind.key: kind.digit for kind in sidebar.PAGES if kind.digit is not None} == dict(keys.PAGE_DIGITS)
