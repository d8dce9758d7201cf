"""The check of a file knows elections: papers, kept counts and mandates are held against one another, and recounted."""

from contextlib import closing
from pathlib import Path

import pytest

from pomanager.db import election_sums, row_seals
from pomanager.db.append_only import append_only_triggers
from pomanager.db.engine import Access, connect
from pomanager.services import files
from pomanager.services.elections import recounting
from pomanager.services.elections.commands.declaring import declare
from pomanager.services.elections.commands.installing import install_mandates
from pomanager.services.elections.orders import Declare, InstallMandates
from pomanager.services.office import Office
from tests import elections as make_election
from tests import offices
from tests.elections import DAY

RECORD = "UPDATE election_count SET record = replace(record, 'AWA Un', 'ELI Un')"
PAPER = "UPDATE boxed_ballot SET marks = '5' WHERE marks = '3 4'"
MANDATE = "UPDATE appointment SET person_id = 4 WHERE id = 1"
TABLES = ("election_count", "boxed_ballot", "appointment")


def fill(office: Office) -> None:
    """An election of the board that is counted, declared and installed."""
    make_election.fill_counted(office)
    office.do(declare, Declare(election_id=1, on=DAY, by="La présidente", reason="No figures."))
    office.do(install_mandates, InstallMandates(election_ids=(1,), all_accept=True))


def tampered(path: Path, statement: str) -> None:
    """Change the file with a tool, past its triggers, and put them back."""
    with closing(connect(path, Access.WRITE, foreign_keys=False)) as connection:
        for table in TABLES:
            connection.execute(f"DROP TRIGGER {table}_never_changes")
        connection.execute(statement)
        for trigger in append_only_triggers(TABLES):
            if "never_changes" in trigger:
                connection.execute(trigger)


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        ("", set()),
        (RECORD, {election_sums.COUNT_CHANGED, recounting.ANOTHER_RESULT, row_seals.ROWS_CHANGED}),
        (PAPER, {election_sums.PAPERS_DIFFER, recounting.ANOTHER_RESULT}),
        (MANDATE, {election_sums.NOT_ELECTED, row_seals.ROWS_CHANGED}),
    ],
)
def test_what_was_changed_behind_the_program_is_found(tmp_path: Path, tamper: str, said: set[str]) -> None:
    path = offices.filled_file(tmp_path, fill)
    if tamper:
        tampered(path, tamper)
    found = {each.objection.message for each in files.check_file(path)}
    assert found == said
