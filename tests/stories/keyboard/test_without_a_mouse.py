"""A piece of work from each area of the office by the keyboard alone, and what is in the books or on paper after it."""

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.journal import JournalEntry
from pomanager.readmodels.backups import Verdict
from pomanager.readmodels.dues import ReceiptView
from pomanager.readmodels.members import RollView
from pomanager.rules.access.roles import Role
from pomanager.rules.bylaws.in_force import Sure
from pomanager.rules.bylaws.values import Text
from pomanager.rules.elections.kinds import ElectionState
from pomanager.services import backups
from pomanager.services.access.queries.people import people
from pomanager.services.bodies.queries.listing import bodies
from pomanager.services.dues.queries.receipts import receipt_detail, receipt_ids
from pomanager.services.elections.queries.listing import elections
from pomanager.services.governance.queries.kept_reports import reports
from pomanager.services.journal.queries import journal_head
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.members.queries import roll_ids
from pomanager.services.mentoring.queries.board import pair_rows
from pomanager.services.office import Office
from pomanager.services.organisation.queries import organisation
from pomanager.services.organisation.queries.bylaws import bylaw_text, version_in_force
from pomanager.services.shares.queries.holdings import holding_of
from pomanager.ui.office_window import OfficeWindow
from tests.offices import NOW, opened_office
from tests.reports.sheets import text_of
from tests.stories.keyboard.hands import ALT, CTRL, Hands, Key
from tests.ui.access_desk import AWA, OTHER, OUSMANE, WORDS
from tests.ui.scripted import Scripted

TODAY = NOW.date()
SECOND = 2
"""The member in the second row of the holdings."""
MEMBER = "NIYONKURU Spès"
OWN = "nine black crows"
"""The password Ousmane chooses in place of the one he was given."""
MOST_STEPS_OF_THE_WIZARD = MOST_MENUS = 6


def _last_act(session: Session) -> str:
    return session.scalars(select(JournalEntry.act).order_by(JournalEntry.sequence.desc())).first() or ""


def last_act(office: Office) -> str:
    """The last line of the journal: what was done."""
    return office.ask(_last_act)


def found(office: Office, text: str) -> int:
    """How many members a search finds."""
    return len(office.ask(roll_ids, RollView(search=text)))


def amend_short_name(hands: Hands, name: str) -> None:
    """Change what the organisation is called for short."""
    hands.go_to("Organisation")
    hands.tab_to("Amend")
    hands.press(Key.Key_Space)
    hands.fill([("Short name", name)])
    hands.finish()


def paper_saved(hands: Hands, answers: Scripted, folder: Path) -> str:
    """Save the paper whose preview stands there, and close that; returns the paper's text."""
    paper = folder / "paper.pdf"
    answers.answer_next(paper)
    hands.tab_to("Save as PDF")
    hands.press(Key.Key_Space)
    hands.press(Key.Key_Escape)
    return text_of(paper)


def roles_now(office: Office) -> dict[str, tuple[Role, ...]]:
    """Who works with the books, and as what."""
    return {person.name: person.roles for person in office.ask(people).now}


def test_members_one_is_admitted_and_found_again(hands: Hands, office: Office) -> None:
    hands.press(Key.Key_2, ALT)
    hands.shortcut(Key.Key_N, CTRL)
    assert hands.title() == "Admit a member"
    hands.fill([("Family name", "NIYONKURU"), ("Given name", "Spès")])
    hands.tab_to("Woman")
    hands.press(Key.Key_Space)
    hands.fill([("Born", "1987"), ("Decision", "CA 12.11.2026")])
    hands.finish()
    assert hands.title() == "Members"
    assert last_act(office) == "members.admitted"
    assert found(office, MEMBER) == 1
    hands.press(Key.Key_F, CTRL)
    hands.write("niyonkuru spes")
    hands.press(Key.Key_Return)
    assert hands.heard() == "Name, number, phone…"
    hands.press(Key.Key_Escape)


def test_members_what_is_missing_is_heard_where_it_is_missing(hands: Hands, office: Office) -> None:
    """Saved with a gap, the form brings the keyboard to it and says there what is wrong."""
    before = last_act(office)
    hands.press(Key.Key_2, ALT)
    hands.shortcut(Key.Key_N, CTRL)
    hands.fill([("Given name", "Spès")])
    hands.finish()
    assert hands.title() == "Admit a member"
    assert hands.described().endswith("This must be filled in.")
    assert last_act(office) == before
    hands.press(Key.Key_Escape)
    assert hands.title() == "Members"


def test_shares_more_are_subscribed_and_paid_in_part(hands: Hands, office: Office) -> None:
    (before,) = office.ask(holding_of, SECOND, TODAY)
    hands.press(Key.Key_3, ALT)
    hands.press(Key.Key_Down)
    hands.tab_to("Subscribe more")
    hands.press(Key.Key_Space)
    hands.fill([("Shares", "2"), ("Decision", "CA 12.11.2026")])
    hands.tab_to("Amount")
    assert hands.entry() == "5000", "what is due at once is proposed"
    hands.write("7500")
    hands.finish()
    hands.finish()  # more than is due at once: the remark was looked at
    (after,) = office.ask(holding_of, SECOND, TODAY)
    assert (after.shares - before.shares, after.paid - before.paid) == (2, 7500)
    assert hands.heard() == "Subscribe more…"


def test_dues_a_receipt_is_written_and_its_paper_saved(
    hands: Hands, office: Office, answers: Scripted, tmp_path: Path
) -> None:
    before = office.ask(receipt_ids, ReceiptView())
    hands.press(Key.Key_4, ALT)
    hands.tab_to("Record receipts")
    hands.press(Key.Key_Space)
    assert hands.title() == "Record receipts"
    hands.write("3")
    hands.wait_for_list()
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    assert hands.heard() == "Paid for, row 1, Amount"
    assert hands.entry() == "3000"
    hands.tab_to("Receipt no.")
    hands.write("K-0412")
    hands.finish()
    assert hands.heard() == "Member"
    assert hands.entry() == ""
    (written,) = set(office.ask(receipt_ids, ReceiptView())) - set(before)
    receipt = office.ask(receipt_detail, written)
    assert (receipt.label.number, receipt.label.minor) == ("K-0412", 3000)
    assert receipt.member.number == "000003"
    hands.tab_to("Print the receipt")
    hands.press(Key.Key_Space)
    assert "K-0412" in paper_saved(hands, answers, tmp_path)
    assert hands.heard() == "Print the receipt", "the preview is closed, the keyboard is where it was"
    hands.press(Key.Key_Escape)
    assert hands.title() == "Dues"


def test_organisation_its_short_name_is_changed(hands: Hands, office: Office) -> None:
    amend_short_name(hands, "CAPAD-K")
    assert hands.title() == "Organisation"
    assert office.ask(organisation).short_name == "CAPAD-K"


def test_bylaws_a_clause_is_corrected(hands: Hands, office: Office) -> None:
    hands.press(Key.Key_9, ALT)
    hands.press(Key.Key_Down)
    hands.press(Key.Key_F2)
    hands.fill([("Article of our by-laws", "4"), ("Reason for the correction", "Left out by mistake")])
    hands.tab_to("Save")
    hands.press(Key.Key_Space)
    assert hands.heard().startswith("2. It is supervised by ANACOOP"), "the keyboard is on the sentence"
    in_force = office.ask(version_in_force, TODAY)
    assert in_force is not None
    authority = office.ask(bylaw_text, in_force.id, TODAY).clauses[1].values[0]
    assert (authority.value, authority.source, authority.sure) == (Text("ANACOOP"), "4", Sure.OWN)


def test_bodies_one_is_founded(hands: Hands, office: Office) -> None:
    hands.go_to("Bodies and offices")
    hands.take("Further acts", "Found a body")
    hands.fill([("Name, Français", "Comité des semences"), ("Number of seats", "3")])
    hands.finish()
    assert hands.title() == "Bodies and offices"
    founded = office.ask(bodies, TODAY)[-1]
    assert (founded.label.name.texts, founded.seats) == ({"fr": "Comité des semences"}, 3)


def test_meetings_one_is_planned_and_its_convocation_saved(
    hands: Hands, office: Office, answers: Scripted, tmp_path: Path
) -> None:
    hands.press(Key.Key_5, ALT)
    hands.shortcut(Key.Key_N, CTRL)
    hands.fill([("Held on", "15.03.2027"), ("Begins at", "9:30"), ("Venue", "Kirundo, salle du marché")])
    hands.finish()
    planned = office.ask(meetings)[-1]
    assert (planned.held_on, planned.starts_at) == (date(2027, 3, 15), 9 * 60 + 30)
    hands.take("Print", "Convocation")
    assert "Kirundo, salle du marché" in paper_saved(hands, answers, tmp_path)
    assert hands.title() == "Meetings"


def test_elections_one_is_prepared(hands: Hands, office: Office) -> None:
    hands.press(Key.Key_6, ALT)
    hands.take("Prepare an election", "Comité exécutif national")
    hands.tab_to("Seat 4")
    hands.press(Key.Key_Space)
    hands.fill([("Day of the vote", "20.03.2027")])
    hands.finish()
    prepared = office.ask(elections)[-1]
    assert prepared.body.texts["fr"] == "Comité exécutif national"
    assert (prepared.held_on, prepared.state) == (date(2027, 3, 20), ElectionState.PREPARED)
    hands.press(Key.Key_Escape)


def test_leaders_the_people_behind_a_figure_are_opened_and_the_funnel_saved(
    hands: Hands, answers: Scripted, tmp_path: Path
) -> None:
    hands.press(Key.Key_7, ALT)
    assert hands.heard().startswith("On the roll, women")
    hands.press(Key.Key_Right)
    assert hands.heard().startswith("On the roll, men")
    hands.press(Key.Key_Left)
    hands.press(Key.Key_Return)
    hands.tab_to("Close")
    hands.press(Key.Key_Space)
    assert hands.in_page(), "the keyboard is back in the page when its panel is closed"
    hands.tab_to("Print the funnel")
    hands.press(Key.Key_Space)
    assert "Women from the roll to the chair" in paper_saved(hands, answers, tmp_path)


def test_leaders_a_session_is_recorded_from_its_sheet(hands: Hands, office: Office) -> None:
    before = {row.id: row.sessions for row in office.ask(pair_rows, TODAY)}
    hands.press(Key.Key_7, ALT)
    hands.tab_to("Funnel")
    hands.press(Key.Key_Right, times=2)
    assert hands.heard() == "Pairs"
    hands.tab_to("Record a session")
    hands.press(Key.Key_Space)
    hands.fill([("Day", "20.11.2026"), ("Topics", "Parler devant l’assemblée")])
    hands.finish()
    after = {row.id: row for row in office.ask(pair_rows, TODAY)}
    recorded = [
        (row.sessions - before[row.id], row.last_session) for row in after.values() if row.sessions > before[row.id]
    ]
    assert recorded == [(1, date(2026, 11, 20))]
    hands.press(Key.Key_Escape)
    assert hands.title() == "Women leaders"


def test_reports_that_of_a_year_is_begun_and_saved(
    hands: Hands, office: Office, answers: Scripted, tmp_path: Path
) -> None:
    hands.press(Key.Key_8, ALT)
    hands.tab_to("Begin a report")
    hands.press(Key.Key_Space)
    hands.finish()
    assert [row.year for row in office.ask(reports)] == [2025]
    hands.tab_to("Print")
    hands.press(Key.Key_Space)
    assert "2025" in paper_saved(hands, answers, tmp_path)
    assert hands.title() == "Reports"


def test_undo_takes_back_the_last_act_and_does_it_again(hands: Hands, office: Office) -> None:
    before = office.ask(organisation).short_name
    amend_short_name(hands, "CAPAD-L")
    hands.press(Key.Key_Z, CTRL)
    assert office.ask(organisation).short_name == before
    hands.press(Key.Key_Y, CTRL)
    assert office.ask(organisation).short_name == "CAPAD-L"
    assert hands.title() == "Organisation"


def test_backups_one_is_made_from_the_menu(hands: Hands, office: Office, opened: OfficeWindow, tmp_path: Path) -> None:
    folder = backups.folder_of(opened.path)
    before = set(folder.glob("*"))
    hands.press(Key.Key_2, ALT)
    hands.press(Key.Key_Alt)
    hands.press(Key.Key_Down)
    hands.choose("Backups")
    assert hands.title() == "Backups"
    hands.tab_to("Back up now")
    hands.press(Key.Key_Space)
    (made,) = set(folder.glob("*")) - before
    newest = backups.listed(office, opened.path, None).rows[0]
    assert (newest.path, newest.verdict, newest.acts_since) == (made, Verdict.GOOD, 0)
    again = shutil.copyfile(made, tmp_path / "again.podb")
    with closing(opened_office(again, writing=False)) as restored:
        assert restored.ask(roll_ids, RollView()) == office.ask(roll_ids, RollView())
        assert restored.ask(journal_head) == office.ask(journal_head)
    hands.tab_to("Backups")
    hands.press(Key.Key_Escape)
    assert hands.title() == "Members"


def test_people_two_are_written_down_and_the_second_signs_in(new_office: OfficeWindow) -> None:
    hands, office = Hands(new_office), new_office.office
    hands.go_to("People and roles")
    hands.tab_to("Write down yourself")
    hands.press(Key.Key_Space)
    hands.fill([("Name", AWA), ("New password", WORDS), ("New password, once more", WORDS)])
    hands.finish()
    assert hands.title() == "People and roles"
    assert roles_now(office) == {AWA: (Role.SECRETARY,)}
    hands.shortcut(Key.Key_N, CTRL)
    assert hands.title() == "Add a person"
    hands.fill([("Name", OUSMANE)])
    hands.tab_to("Treasurer")
    hands.press(Key.Key_Space)
    hands.fill([("New password", OTHER), ("New password, once more", OTHER)])
    hands.finish()
    assert roles_now(office) == {AWA: (Role.SECRETARY,), OUSMANE: (Role.TREASURER,)}
    hands.tab_to(AWA)
    assert hands.described() == "Who is at the keyboard"
    hands.press(Key.Key_Space)
    hands.choose("Change person")
    assert hands.heard() == "Who is at the keyboard"
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    hands.write(OTHER)
    hands.press(Key.Key_Return)
    assert hands.heard() == "New password", "nobody goes on with a password that somebody else chose"
    hands.fill([("New password", OWN), ("New password, once more", OWN)])
    hands.press(Key.Key_Return)
    assert office.keeper.name == OUSMANE
    assert hands.title() == "People and roles"
    hands.tab_to(OUSMANE)
    hands.press(Key.Key_L, CTRL)
    hands.write(OTHER)
    hands.press(Key.Key_Return)
    assert hands.heard() == "Password", "the first password is good for nothing any more"
    hands.write(OWN)
    hands.press(Key.Key_Return)
    assert hands.heard() == OUSMANE, "the keyboard is where it was when the window was locked"


def test_the_roll_is_exported(hands: Hands, answers: Scripted, tmp_path: Path) -> None:
    target = tmp_path / "roll.csv"
    answers.answer_next(target)
    hands.press(Key.Key_2, ALT)
    hands.tab_to("Export")
    hands.press(Key.Key_Space)
    assert "GAHUNGU Béatrice" in target.read_text(encoding="utf-8-sig")


def test_a_list_of_members_is_brought_in(hands: Hands, office: Office, answers: Scripted, tmp_path: Path) -> None:
    table = tmp_path / "liste.csv"
    table.write_text("Nom,Prénom,Sexe\nHAVYARIMANA,Odette,F\nBIZIMANA,Gaspard,M\n", encoding="utf-8")
    answers.answer_next(table)
    hands.press(Key.Key_2, ALT)
    hands.tab_to("Import")
    hands.press(Key.Key_Space)
    hands.tab_to("Choose the file")
    hands.press(Key.Key_Space)
    for _step in range(MOST_STEPS_OF_THE_WIZARD):
        if hands.title() == "Import members" and last_act(office) != "members.brought_in":
            hands.finish()
    assert last_act(office) == "members.brought_in"
    assert found(office, "HAVYARIMANA Odette") == 1


def test_papers_the_roll_is_saved_from_the_menu(hands: Hands, answers: Scripted, tmp_path: Path) -> None:
    hands.press(Key.Key_1, ALT)
    hands.press(Key.Key_Alt)
    hands.press(Key.Key_Down)
    for _menu in range(MOST_MENUS):
        if not hands.offers("Roll of members"):
            hands.press(Key.Key_Right)
    hands.choose("Roll of members")
    assert "GAHUNGU Béatrice" in paper_saved(hands, answers, tmp_path)
    assert hands.title() == "Home page"


def test_right_to_vote_one_is_looked_up_and_the_list_saved(hands: Hands, answers: Scripted, tmp_path: Path) -> None:
    hands.go_to("Right to vote")
    hands.press(Key.Key_F, CTRL)
    hands.write("gahungu beatrice")
    hands.press(Key.Key_Return)
    hands.tab_to("Right to vote")
    hands.tab_to("Open the record")
    hands.press(Key.Key_Space)
    assert (hands.title(), hands.below_title()) == ("Record of a member", "No. 000001 · GAHUNGU Béatrice")
    hands.go_to("Right to vote")
    hands.shortcut(Key.Key_P, CTRL)
    assert "NIYUBAHWE Consolate" in paper_saved(hands, answers, tmp_path)
    assert hands.title() == "Right to vote"
