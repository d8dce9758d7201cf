"""The command line and refunds of shares that wait to be paid."""

import json
from datetime import date
from pathlib import Path

from pomanager.rules.dues.kinds import RedemptionReason
from pomanager.rules.members import Status
from pomanager.services.dues.commands.redeeming import work_out_redemption
from pomanager.services.dues.orders_leaving import SharesBack, WorkOutRedemption
from tests import make
from tests import shares as build
from tests.cli.saying import Run


def test_refunds_that_wait_are_told_in_their_order(run: Run, tmp_path: Path) -> None:
    books = build.share_office(tmp_path, make.MovableClock())
    build.subscribed(books, build.AWA, 4, date(2024, 2, 1), paid=30_000)
    make.standing(books, build.AWA, Status.RESIGNED, date(2025, 6, 30))
    order = WorkOutRedemption(
        member_id=build.AWA, reason=RedemptionReason.LEFT, effective_on=date(2025, 6, 30), due_on=date(2026, 6, 30),
        shares=(SharesBack(build.TYPE, 4),),
    )  # fmt: skip
    books.do(work_out_redemption, order)
    number = make.detail(books, build.AWA).number
    books.close()
    file = tmp_path / "shares.podb"
    said = run("refunds", file, "--as-of", "2026-07-01", "--json")
    assert said.code == 0
    assert json.loads(said.out)["rows"] == [
        {
            "id": 1, "number": number, "name": "Awa", "payee": "", "reason": "left", "effective_on": "2025-06-30",
            "due_on": "2026-06-30", "overdue": True, "net_minor": 30_000, "paid_minor": 0, "rest_minor": 30_000,
            "currency": "XOF",
        }
    ]  # fmt: skip
    (line,) = run("refunds", file, "--as-of", "2026-07-01").out.splitlines()
    assert line.startswith(f"{number} · Awa")
    assert line.endswith("· overdue")
    assert json.loads(run("refunds", file, "--as-of", "2025-06-29", "--json").out)["rows"] == []
