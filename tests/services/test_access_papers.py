"""Who may print what: the right of each paper, of what can be chosen on it, and that printing asks for both."""

from pathlib import Path

import pytest

from pomanager.errors import NotAllowed
from pomanager.papers import PAPERS, paper_called, papers_for
from pomanager.printing import print_paper, says_the_same
from pomanager.readmodels.access import NOBODY, Keeper
from pomanager.readmodels.papers import PrintOrder
from pomanager.rules.access.roles import Right, Role, rights_of
from pomanager.rules.paper_options import Options
from pomanager.services.office import Office
from pomanager.services.shares.queries.held_in_all import held_for_register, held_in_all
from tests import make, shares

ORDER = PrintOrder(language="en")
CODE = "7Q2F-9KXD-3M0P-TT1A"


def let_in(office: Office, *roles: Role) -> None:
    """Somebody of these roles is at the keyboard from now on."""
    office.admit(Keeper("Awa", 1, frozenset(roles), rights_of(roles)))


@pytest.mark.parametrize(
    ("key", "right"),
    [
        ("roll", Right.READ_BOOKS), ("officers", Right.READ_BOOKS), ("who-may-vote", Right.READ_BOOKS),
        ("bylaws", Right.READ_BOOKS), ("due", Right.READ_BOOKS), ("receipt", Right.READ_MONEY),
        ("share-register", Right.READ_MONEY), ("share-statement", Right.READ_MONEY),
        ("refunds-due", Right.READ_MONEY), ("recovery-code", Right.CHANGE_FILE),
    ],
)  # fmt: skip
def test_each_paper_needs_what_reading_its_area_needs(key: str, right: Right) -> None:
    """Papers of members and bodies need the reading of the books, those of shares and dues that of money."""
    assert paper_called(key).needs is right


def test_only_what_may_be_printed_is_offered(office: Office) -> None:
    """The menus ask this list."""
    for role in Role:
        let_in(office, role)

        offered = papers_for(office)

        assert offered == tuple(paper for paper in PAPERS if paper.needs in rights_of({role}))
        assert ("share-register" in {paper.key for paper in offered}) == (Right.READ_MONEY in rights_of({role}))


def test_printing_and_comparing_ask_for_the_right(office: Office, tmp_path: Path) -> None:
    """Whoever calls, by whatever way: nothing is read, and no file appears."""
    office.admit(NOBODY)

    for paper in PAPERS:
        with pytest.raises(NotAllowed):
            print_paper(paper, office, tmp_path / "paper.pdf", ORDER)
        with pytest.raises(NotAllowed):
            says_the_same(paper, office, CODE, ORDER)

    assert not (tmp_path / "paper.pdf").exists()


@pytest.mark.parametrize("key", ["register-of-members", "officers"])
def test_documents_in_full_need_more(office: Office, tmp_path: Path, key: str) -> None:
    """The reader is not offered the choice, and is refused it."""
    let_in(office, Role.VIEWER)
    paper = paper_called(key)

    assert "in_full" not in {option.name for option in paper.for_reader(office).options}
    with pytest.raises(NotAllowed) as refused:
        print_paper(paper, office, tmp_path / "paper.pdf", ORDER, options=Options(in_full=True))
    assert refused.value.right is Right.READ_RESTRICTED
    assert print_paper(paper, office, tmp_path / "paper.pdf", ORDER).pages

    let_in(office, Role.AUDITOR)
    assert paper.for_reader(office) == paper
    assert print_paper(paper, office, tmp_path / "paper.pdf", ORDER, options=Options(in_full=True)).pages


def test_the_register_of_members_says_nothing_of_shares_to_whoever_may_not_read_money(
    tmp_path: Path, clock: make.MovableClock
) -> None:
    """The mentor gets the register as an office without shares prints it."""
    office = shares.share_office(tmp_path, clock)
    assert office.ask(held_for_register) is held_in_all

    let_in(office, Role.MENTOR, Role.AUDITOR)
    assert office.ask(held_for_register) is held_in_all
    let_in(office, Role.DATA_CLERK)
    with pytest.raises(NotAllowed):
        office.ask(held_for_register)
    paper = paper_called("register-of-members")
    assert print_paper(paper, office, tmp_path / "paper.pdf", ORDER).pages
    office.close()
