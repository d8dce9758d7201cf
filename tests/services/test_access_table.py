"""The table of who may do and ask what (access_table.txt): every act and question there is, and what the office says.

A line is the name of an act or a question, as the table of rights knows it, and one letter for each of the eight roles
that may: Secretary, Chair, Treasurer, Data clerk, cOordinator of mentoring, Mentor, Auditor, Viewer (reader). Whoever
adds an act or a question adds its line, and thinks about who is to have it.
"""

import pkgutil
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from importlib import import_module
from inspect import isfunction, signature
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from pomanager import printing, services
from pomanager.db.tables import METADATA
from pomanager.errors import NotAllowed
from pomanager.readmodels.access import NOBODY, Keeper
from pomanager.rules.access.roles import Right, Role, rights_of
from pomanager.services import work
from pomanager.services.office import Office, name_of
from tests import offices

TABLE = Path(__file__).with_name("access_table.txt")
LETTERS = {
    Role.SECRETARY: "S", Role.CHAIR: "C", Role.TREASURER: "T", Role.DATA_CLERK: "D", Role.MENTOR_COORDINATOR: "O",
    Role.MENTOR: "M", Role.AUDITOR: "A", Role.VIEWER: "V",
}  # fmt: skip
Asked = Callable[..., Any]
_IMPORT = re.compile(r"^ *from (pomanager[\w.]*) import (\([^)]*\)|.+)$", re.MULTILINE)
_ASK = re.compile(r"\.(?:ask|do)\(\s*([a-z_][\w.]*)\s*[,)]")


class NoBooks:
    """Books in which nothing stands: whether somebody may ask is told before anything is read."""

    read_only = False

    def __init__(self) -> None:
        engine = create_engine("sqlite://")
        METADATA.tables["undo_step"].create(engine)
        self._session = Session(engine)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session over no file."""
        yield self._session

    @contextmanager
    def writing(self, operation: str) -> Iterator[Session]:
        """A session over no file."""
        assert operation
        yield self._session

    def rest(self) -> None:
        """Nothing to fold."""

    def close(self) -> None:
        """Nothing to close."""


def test_every_act_and_question_stands_in_the_table() -> None:
    """None is missing, and none is there that is not any more."""
    names = {name_of(asked) for asked in everything()}
    told = _table()

    assert sorted(names - told.keys()) == [], "write these into access_table.txt: who is to have them?"
    assert sorted(told.keys() - names) == [], "these are no acts and no questions any more"
    assert list(told) == sorted(told), "the lines stand in the order of their names"


@pytest.mark.parametrize("role", Role)
def test_the_office_keeps_to_the_table(role: Role) -> None:
    """Each act and each question is asked of the office with this role at the keyboard: done, or refused."""
    office, told = _office_of(role), _table()

    found = {name_of(asked): _is_let(office, asked) for asked in everything()}

    wanted = {name: LETTERS[role] in letters for name, letters in told.items()}
    assert {name: may for name, may in found.items() if may != wanted.get(name)} == {}


def test_nobody_asks_anything_but_at_the_door() -> None:
    """Before somebody has signed in, only what the door and the title of the window need is told."""
    office = Office(NoBooks(), offices.clock, "Odette")
    office.admit(NOBODY)

    let = {name_of(asked) for asked in everything() if _is_let(office, asked)}

    assert let == {
        "access.commands.signing_in.note_failure", "access.commands.signing_in.note_sign_in",
        "access.commands.signing_in.recover_password", "access.queries.door.people_now", "access.queries.door.proof_of",
        "access.queries.door.recovery_proof",
        "organisation.queries.profile.organisation", "printing.use_words_of",
    }  # fmt: skip


def test_whatever_screens_and_command_line_ask_stands_in_the_table() -> None:
    """A question of the database's own layer, or one with other arguments, would be refused to everybody else."""
    names = {name_of(asked) for asked in everything()}

    asked = {name for path in _askers() for name in _asked_in(path)}

    assert len(asked) > 200
    assert sorted(asked - names) == []


def test_the_secretary_alone_may_everything() -> None:
    """Every other role has something it may not."""
    assert [role for role in Role if rights_of({role}) == frozenset(Right)] == [Role.SECRETARY]


@pytest.fixture(autouse=True)
def no_registers(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are no books here whose registers an act could look at."""
    monkeypatch.setattr(work, "marks_now", lambda _session: {})


def _office_of(role: Role) -> Office:
    office = Office(NoBooks(), offices.clock, "Odette")
    office.admit(Keeper("Awa", 1, frozenset({role}), rights_of({role})))
    return office


def _is_let(office: Office, asked: Asked) -> bool:
    """Whether the office lets it happen; what happens then is no matter here."""
    first = next(iter(signature(asked).parameters))

    @wraps(asked)
    def stand_in(_first: object) -> str:
        return "let"

    try:
        return (office.do(stand_in).result if first == "work" else office.ask(stand_in)) == "let"
    except NotAllowed:
        return False


@cache
def _table() -> dict[str, str]:
    lines = [line.split() for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert all(len(line) == 2 and _in_form(line[1]) for line in lines)
    return {line[0]: line[1] for line in lines}


def _in_form(letters: str) -> bool:
    return len(letters) == len(LETTERS) and all(
        letter in {wanted, "-"} for letter, wanted in zip(letters, LETTERS.values(), strict=True)
    )


@cache
def everything() -> tuple[Asked, ...]:
    """Every public function of the services whose first parameter is `work` or `session`, and what they pass on."""
    found = {name_of(printing.use_words_of): printing.use_words_of}
    for module in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
        told = vars(import_module(module.name))
        for name, value in told.items():
            own = getattr(value, "__module__", "") == module.name or name in told.get("__all__", ())
            if own and isfunction(value) and not name.startswith("_"):
                first = next(iter(signature(value).parameters), "")
                if first in {"work", "session"}:
                    found[name_of(value)] = value
    return tuple(found.values())


def _askers() -> Iterator[Path]:
    """The files of screens, of the command line and of the services in which an office is asked."""
    home = Path(printing.__file__).parent
    for layer in ("ui", "cli", "services"):
        for path in (home / layer).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if "office.ask(" in text or "office.do(" in text or "desk.do(" in text:
                yield path


def _asked_in(path: Path) -> Iterator[str]:
    """The names of all that is asked of an office in a file by a name that was imported there."""
    text = path.read_text(encoding="utf-8")
    imported: dict[str, str] = {}
    for module, names in _IMPORT.findall(text):
        for name in names.strip("()").split(","):
            called, _as, alias = name.strip().partition(" as ")
            imported[alias or called] = f"{module}.{called}"
    for said in _ASK.findall(text):
        first, *more = said.split(".")
        found = resolve_name(imported[first]) if first in imported else None
        for each in more:
            found = getattr(found, each, None)
        if isfunction(found):
            yield name_of(found)
