"""The quorum of a meeting told from the command line."""

from pathlib import Path

from pomanager.services.meetings.commands.room import FailMeeting, fail_meeting
from tests import offices
from tests.cli.saying import Run
from tests.meeting_room import MEETING, NAMES, TEN, come, fill, in_session


def test_it_is_told_as_it_stands_and_as_it_was(run: Run, tmp_path: Path) -> None:
    path = offices.filled_file(tmp_path, fill)
    office = offices.opened_office(path)
    come(office, *NAMES[:4])
    office.do(fail_meeting, FailMeeting(meeting_id=MEETING, at=TEN))
    office.close()

    said = run("quorum", path, "--meeting", str(MEETING), "--json")

    assert said.code == 0
    assert said.facts() == {"base": 10, "needed": 5, "present": 4, "represented": 0, "reached": False}


def test_a_person_reads_it_in_words(run: Run, tmp_path: Path) -> None:
    path = offices.filled_file(tmp_path, fill)
    office = offices.opened_office(path)
    in_session(office)
    office.close()

    said = run("quorum", path, "--meeting", str(MEETING))

    assert "6" in said.out
    assert "Quorum" in said.out


def test_a_meeting_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    assert run("quorum", offices.filled_file(tmp_path, fill), "--meeting", "99").code != 0
