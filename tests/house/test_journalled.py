"""The journal has a word for every act and every field the services record, and for no other."""

import ast
from collections.abc import Iterator
from dataclasses import fields

from pomanager.areas import Area
from pomanager.db.dues import DuesEntry
from pomanager.db.shares import ShareEntry
from pomanager.services.journal.field_words import FIELDS
from pomanager.services.journal.words import ACTS, AREAS
from pomanager.services.members.commands.amendment import DERIVED
from pomanager.services.members.people import PersonColumns
from pomanager.services.organisation.commands import Profile
from pomanager.services.shares.commands.receipts import ReceiptTold
from pomanager.services.shares.commands.types import TypeTold
from pomanager.services.work import About
from tests.house.source import Module, calls, modules, parse, place

WORDS = ("pomanager/services/journal/words.py", "pomanager/services/journal/field_words.py")
# Records whose fields are those of a dataclass.
WHOLE_RECORDS = {
    "_columns": Profile, "person_columns": PersonColumns, "receipt_told": ReceiptTold, "_type_told": TypeTold,
}  # fmt: skip

# Registers whose numbers every line tells that follows their writing (``Work.numbered``).
NUMBERED = {ShareEntry.__tablename__, DuesEntry.__tablename__}


def acts(module: Module) -> set[str]:
    """Every act code written in a module: an area, a point, and what was done."""
    return {
        node.value
        for node in module.nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_act(node.value)
    }


def _is_act(text: str) -> bool:
    area, point, done = text.partition(".")
    return bool(point) and area in set(Area) and done.isidentifier()


def recorded_fields(module: Module) -> set[str]:
    """Every field the recording functions of a module can name."""
    found: set[str] = set()
    for function in module.nodes:
        if isinstance(function, ast.FunctionDef) and _tells(function, module):
            for node in ast.walk(function):
                found.update(_named(node))
    return found - DERIVED


def _tells(function: ast.FunctionDef, module: Module) -> bool:
    """Whether a function records, or makes what the acts beside it record: those are called ``…_told``."""
    if "/commands/" in module.path and function.name.endswith("told"):
        return True
    return any(_records(node) for node in ast.walk(function))


def _records(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "record"


def _named(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Dict):
        yield from (key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str))
    elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store) and isinstance(node.slice, ast.Constant):
        yield str(node.slice.value)
    elif isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in WHOLE_RECORDS:
            yield from (entry.name for entry in fields(WHOLE_RECORDS[name]))


def _services() -> list[Module]:
    return [module for module in modules("pomanager/services") if module.path not in WORDS]


def test_every_act_has_its_word_and_every_word_its_act() -> None:
    assert set().union(*map(acts, _services())) == set(ACTS)


def test_every_field_has_its_word_and_every_word_its_field() -> None:
    assert set().union(NUMBERED, *map(recorded_fields, _services())) == set(FIELDS)


def test_acts_are_recorded_by_their_written_code_with_a_label() -> None:
    bare = [
        place(module, call)
        for module in _services()
        for name, call in calls(module)
        if name.endswith("work.record") and not _tells_about_whom(call)
    ]
    assert not bare


def _tells_about_whom(call: ast.Call) -> bool:
    """Whether the second argument is built with table, id and label, or by a function that does."""
    about = call.args[1] if len(call.args) > 1 else None
    if not isinstance(about, ast.Call):
        return isinstance(about, ast.Name)
    return getattr(about.func, "id", "") != "About" or len(about.args) == len(fields(About))


def test_areas_of_acts_can_be_filtered_by() -> None:
    assert {act.partition(".")[0] for act in ACTS} == set(AREAS)


def test_acts_and_fields_are_noticed() -> None:
    module = parse(
        'def act(work):\n    told["seen"] = 1\n    work.record("members.seen", about, {"a": (1, 2)})\n'
        'def other():\n    return {"not_recorded": 1}, "members.a b", "elsewhere.seen"\n'
    )
    assert acts(module) == {"members.seen"}
    assert recorded_fields(module) == {"seen", "a"}
