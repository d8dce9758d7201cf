"""Tables of text broken in every way are read, planned and brought in: a sentence or an exact plan, never a crash.

Every table is read, its columns guessed, its rows judged and shown, as the wizard does. One in so many is also written
into an office and taken back, or stopped half-way: then the books must be exactly as they were.
"""

import random
import time
from pathlib import Path

from pomanager.errors import Cancelled, FileTrouble, OfficeError, Refused
from pomanager.i18n import speaking
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.exchange import ImportPlan
from pomanager.rules.objections import Objection
from pomanager.services.exchange.reading import read_table
from pomanager.services.members.commands.bringing_in import BringIn, bring_in
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.members.queries.plan import plan_import
from pomanager.services.office import Office
from tests import make, offices, tables
from tests.reliability.csv_seeds import seed
from tests.reliability.harness import Harness, Tally
from tests.reliability.mutating import ANY, broken, emptied

WRITTEN = 12
"""One in so many is also written and taken back."""
SHOWN = 60
"""So many rows of a plan are looked at as the wizard shows them."""
SLOW = 10.0
"""Seconds of work no table of this size may take."""
LANGUAGES = ("en", "fr", "ru", "ky", "km", "rn")
BREAKS = (*ANY * 3, emptied)


def fill(office: Office) -> None:
    """Some people whom the tables know already, so that there is something to change and to mistake."""
    make.member(office, "NIYONZIMA Médiatrice", number="1", place="Gitega", section="Nord", phone="79 12 34 56")
    make.member(office, "SOK Sophea", number="5", place="Prey", section="Sud")
    make.member(office, "Токтосунова Айгүл Бакытовна", number="10", place="Өзгөн")


def trials(numbers: range, folder: Path) -> Tally:
    """Break, read, plan, and now and then write and take back."""
    tally = Tally()
    office = offices.opened_office(offices.filled_file(folder, fill))
    before = tables.content(office)
    path = folder / "roll.csv"
    for number in numbers:
        chance = random.Random(f"csv {number}")
        path.write_bytes(broken(seed(chance), chance, BREAKS))
        begun = time.thread_time()
        try:
            plan = _read(office, path, chance, tally)
            if plan is not None and number % WRITTEN == 0:
                _written(office, plan, before, number, tally)
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is what is looked for
            tally.found(number, f"{type(problem).__name__}: {problem}"[:300])
        tally.measured("seconds for a table", time.thread_time() - begun)
        if time.thread_time() - begun > SLOW:
            tally.found(number, "took longer than a table may")
        tally.tried += 1
    office.close()
    path.unlink(missing_ok=True)
    return tally


def _read(office: Office, path: Path, chance: random.Random, tally: Tally) -> ImportPlan | None:
    """The plan, looked at as a person would see it; None where the table was refused with a sentence."""
    try:
        table = read_table(path)
        wish = {chance.choice(table.headers): "name"} if chance.random() < 0.3 else None
        plan = office.ask(plan_import, table, wish, today=office.today())
    except (FileTrouble, Refused) as refused:
        told(refused.objections, chance)
        tally.figures["refused with a sentence"] += 1
        return None
    told(table.notes, chance)
    for place in range(min(SHOWN, len(plan.rows))):
        row = plan.rows[place]
        plan.cells(row)
        told(row.notes if row.refusal is None else (*row.notes, row.refusal), chance)
    assert sum(tables.figures(plan)[place] for place in (0, 1, 2, 4)) == len(plan.rows)
    tally.figures["rows planned"] += len(plan.rows)
    return plan


def told(objections: tuple[Objection, ...], chance: random.Random) -> None:
    """Say each in some language; whoever refuses must have something to say."""
    with speaking(chance.choice(LANGUAGES)):
        for objection in objections:
            assert sentence(objection).strip()


def _written(office: Office, plan: ImportPlan, before: str, number: int, tally: Tally) -> None:
    """Write the plan and take it back, or stop while it is written: the books are then as they were."""
    stops = number % (2 * WRITTEN) == 0 and len(plan.rows) > 1
    try:
        done = office.do(bring_in, BringIn(plan=plan), cancelled=_after(1 if stops else 1 << 30)).result
    except Cancelled:
        tally.figures["stopped half-way"] += 1
    except OfficeError as refused:
        tally.found(number, f"planned, and then refused: {refused}")
    else:
        tally.figures["written and taken back"] += 1
        kept = office.do(undo_import, done.import_id).result.kept
        if kept:
            tally.found(number, f"{len(kept)} stayed though nobody touched them")
    if tables.content(office) != before:
        tally.found(number, "the books are not as they were")


class _after:  # noqa: N801 - reads as a word where it is used
    """Says yes from the so many-th question on."""

    def __init__(self, questions: int) -> None:
        self.left = questions

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


FUZZED_CSV = Harness(key="fuzzed-csv", unit="tables", few=500, many=200_000, at_once=500, trials=trials)
