"""The paper with the recovery code: the code where it is handed in, else room to write it; never one of its own."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from pomanager.errors import Refused
from pomanager.i18n import speaking
from pomanager.papers import paper_called
from pomanager.readmodels.access import alone
from pomanager.readmodels.access_papers import RecoveryCodeSheet
from pomanager.readmodels.papers import Asked, PrintOrder
from pomanager.readmodels.progress import silent
from pomanager.reports.access.recovery_code import RECOVERY_CODE
from pomanager.reports.composing import write
from pomanager.rules.access import recovery
from pomanager.rules.paper_options import Options
from pomanager.services.access.commands.file_password import note_file_password
from pomanager.services.access.queries.recovery_code import recovery_code_paper
from tests import offices
from tests.reports import sheets_access as sheets
from tests.reports.sheets import pages_of
from tests.reports.test_member_papers import said


def test_the_code_stands_group_by_group_and_two_officers_sign(tmp_path: Path) -> None:
    text = said(RECOVERY_CODE, sheets.recovery_code(), tmp_path)
    groups = recovery.groups_of(sheets.KEY)
    assert [word for word in text.split() if word in groups] == list(groups)
    for word in ("Awa", "First officer", "Second officer", "sealed envelope", "Printed by"):
        assert word in text


def test_a_form_has_room_for_the_code_and_none_of_its_own(tmp_path: Path) -> None:
    text = said(RECOVERY_CODE, sheets.recovery_code(blank=True), tmp_path)
    words = text.split()
    assert all(str(number) in words for number in range(1, recovery.GROUPS + 1))
    assert not set(words) & set(recovery.groups_of(sheets.KEY))


def test_it_cannot_be_chosen_remembered_or_shown() -> None:
    paper = paper_called("recovery-code")
    assert paper.options == ()
    with pytest.raises(Refused):
        paper.read_options({"recovery_code": recovery.code_of(sheets.KEY)})
    code = recovery.code_of(sheets.KEY)
    assert code not in repr(Options(recovery_code=code))
    assert recovery.groups_of(sheets.KEY)[0] not in repr(sheets.recovery_code())


def test_the_sheet_says_for_which_password_it_is(tmp_path: Path) -> None:
    office = offices.opened_office(offices.office_file(tmp_path))

    def sheet(code: str = "") -> RecoveryCodeSheet:
        asked = Asked(offices.NOW, offices.NOW.date(), options=Options(recovery_code=code))

        def ask(session: Session) -> RecoveryCodeSheet:
            return recovery_code_paper(session, asked)

        return office.ask(ask)

    assert (sheet().set_at, sheet().set_by) == (None, "")
    office.do(note_file_password, "access.file_password_set")
    office.admit(alone("Bakary"))
    office.do(note_file_password, "access.file_password_changed")
    code = recovery.code_of(sheets.KEY)
    assert (sheet().set_at, sheet().set_by, sheet().groups) == (office.now(), "Bakary", ())
    assert sheet(code.lower()).groups == tuple(code.split("-"))
    with pytest.raises(Refused) as refused:
        sheet(code[:-1] + ("2" if code[-1] != "2" else "3"))
    assert refused.value.objections[0].details == {"number": 13}
    office.do(note_file_password, "access.file_password_removed")
    assert sheet().set_at is None
    office.close()


@pytest.mark.parametrize("language", ["fr", "km"])
def test_in_large_print_a_group_of_the_widest_letters_is_not_broken(language: str, tmp_path: Path) -> None:
    groups = recovery.groups_of(int("11100" * 51 + "0", 2).to_bytes(32, "big"))
    assert sum(group.count("W") for group in groups) > 30
    file = tmp_path / "paper.pdf"
    with speaking(language):
        sheet = replace(sheets.recovery_code(), groups=groups)
        write(RECOVERY_CODE, sheet, file, PrintOrder(language=language, large=True), silent)
    pages = [[word for word in page.split() if word in groups] for page in pages_of(file)]
    assert [words for words in pages if words] == [list(groups)]
