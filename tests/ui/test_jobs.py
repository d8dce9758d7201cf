"""Jobs bring results and problems to the screen, speak their caller's language, and can be cancelled."""

from threading import Event, get_ident

import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pomanager.errors import Cancelled
from pomanager.i18n import speaking, spoken
from pomanager.ui.dialogs.progress import ProgressSheet, follow
from pomanager.ui.jobs import Job, wait_for_all
from pomanager.ui.waiting import time_left


def test_a_job_runs_beside_the_window_in_its_callers_language(qtbot: QtBot) -> None:
    with speaking("km"):
        job = Job(lambda _job: (spoken(), get_ident()))
    with qtbot.waitSignal(job.finished) as caught:
        job.start()
    language, thread = caught.args[0]
    assert language == "km"
    assert thread != get_ident()


def test_a_job_that_fails_brings_its_problem(qtbot: QtBot) -> None:
    def work(_job: Job) -> None:
        message = "no such file"
        raise FileNotFoundError(message)

    job = Job(work)
    with qtbot.waitSignal(job.failed) as caught:
        job.start()
    assert isinstance(caught.args[0], FileNotFoundError)


def test_a_cancelled_job_stops_at_its_next_report(qtbot: QtBot) -> None:
    begun = Event()

    def work(job: Job) -> None:
        begun.set()
        for done in range(100_000_000):
            job.report(done, 100_000_000)

    job = Job(work)
    with qtbot.waitSignal(job.failed, timeout=5000) as caught:
        job.start()
        begun.wait(2)
        job.cancel()
    assert isinstance(caught.args[0], Cancelled)
    assert wait_for_all()


def test_a_job_whose_window_goes_is_cancelled_and_tells_nobody(qtbot: QtBot) -> None:
    begun, shut = Event(), Event()
    raised: list[BaseException] = []
    told: list[object] = []

    def work(job: Job) -> None:
        begun.set()
        shut.wait(5)
        try:
            job.report(1, 2)
        except BaseException as problem:
            raised.append(problem)
            raise

    window = QWidget()
    job = Job(work, window)
    job.failed.connect(told.append)
    job.finished.connect(told.append)
    with qtbot.waitSignal(job.ended, timeout=5000):
        job.start()
        assert begun.wait(5)
        shiboken6.delete(window)
        shut.set()
    assert wait_for_all()
    assert [type(problem) for problem in raised] == [Cancelled]
    assert told == []


def test_a_result_that_comes_after_its_window_has_gone_is_let_go(qtbot: QtBot) -> None:
    begun, shut = Event(), Event()
    told: list[object] = []

    def work(_job: Job) -> int:
        begun.set()
        shut.wait(5)
        return 7

    window = QWidget()
    job = Job(work, window)
    job.finished.connect(told.append)
    with qtbot.waitSignal(job.ended, timeout=5000):
        job.start()
        assert begun.wait(5)
        shiboken6.delete(window)
        shut.set()
    assert wait_for_all()
    assert told == []


def test_reports_are_told_but_not_each_of_a_million(qtbot: QtBot, at_once: None) -> None:
    told: list[tuple[int, int]] = []

    def work(job: Job) -> str:
        for done in range(1, 200_001):
            job.report(done, 200_000)
        return "done"

    job = Job(work)
    job.progressed.connect(lambda done, total: told.append((done, total)))
    job.start()
    assert told[-1] == (200_000, 200_000)
    assert len(told) < 200


def test_short_work_shows_no_sheet(qtbot: QtBot, at_once: None) -> None:
    job = Job(lambda _job: 7)
    results: list[object] = []
    job.finished.connect(results.append)
    follow(job, "Importing", None)
    assert results == [7]


def test_the_sheet_shows_counts_and_its_cancel_stops_the_work(qtbot: QtBot) -> None:
    job = Job(lambda _job: None)
    sheet = ProgressSheet(job, "Importing members")
    qtbot.addWidget(sheet)
    job.progressed.emit(148_302, 260_418)
    assert sheet.count.text() == "148,302 of 260,418"
    sheet.reject()
    assert job.cancelled
    job.ended.emit()


def test_the_time_left_is_guessed_only_when_something_is_known() -> None:
    assert time_left(0, 100, 5) == ""
    assert time_left(10, 100, 1) == ""
    assert time_left(50, 100, 40) == "about 40 s left"
    assert time_left(10, 100, 60) == "about 9 minutes left"
