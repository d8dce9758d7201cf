"""The file itself refuses to change or drop what the registers hold; one permit lets an import's own rows go."""

# ruff: noqa: S608 - the statements are the test's own

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pomanager.db.append_only import APPEND_ONLY, KEPT_FOR_EVER, REMOVED_WITH_IMPORT
from pomanager.db.engine import Access, connect
from pomanager.db.tables import METADATA
from sqlcipher3 import dbapi2
from tests import make, offices

FREE = {
    "renamed_word": "taken back by an empty word; the journal keeps what was said",
    "search_text": "drawn from other tables, and drawn anew at any time",
    "draft": "no record of the office",
    "place_level": "a level at which nothing lies is taken off; the journal keeps what it was called",
    "section_level": "a level at which nothing lies is taken off; the journal keeps what it was called",
    "identity_document": "documents are lost and given back; the journal keeps what stood there",
    "photo": "a picture is replaced, and taken away when its owner asks for it",
    "household_person": "a line entered by mistake is taken out; who leaves keeps the line, with the day",
    "phone_detail": "goes with its number; the journal keeps what was said",
    "mobile_money": "accounts are closed; the journal keeps what was said",
    "training": "one in which nobody stands is taken off the list; the journal tells of it",
    "training_attendance": "somebody entered by mistake is taken out; the journal keeps it",
    "extra_value": "emptied when the answer is no longer known; the journal keeps what was said",
    "attention_choice": "another choice takes its place; the journal keeps what was chosen",
    "attention_answer": "an answer is taken back, or given anew for another value; the journal keeps it",
    "not_double": "an answer is taken back, or given anew for other values; the journal keeps it",
    "likely_double": "drawn from the roll by a search, and drawn anew by the next",
    "double_search": "tells when that was",
    "saved_view": "a view is removed when nobody needs it; the journal keeps what it was",
    "import_profile": "a choice of columns is kept for the next table, and another takes its place",
    "bylaw_version": "one being prepared may be discarded; once adopted, triggers of its own keep it as it is",
    "office_user_role": "roles are given and taken away; the journal keeps which somebody had",
    "meeting_officer": "another takes the chair or counts the votes; the journal keeps who did before",
    "standing_item": "what meetings of a kind begin with is changed; agendas made of it stay",
    "item_document": "one that will not be submitted is taken off; the journal keeps what it was called",
    "item_conflict": "one declared by mistake is taken out; decisions keep how many votes were left out",
    "speaker": "somebody entered by mistake is taken out; the journal keeps it",
    "annual_report_text": "a draft is written on; what was signed is kept elsewhere, and the journal tells of changes",
    "minutes_part": "a draft is written anew; what was signed is kept elsewhere, and never changes",
    "minutes_order": "a choice for the next minutes",
    "election_official": "another counts; the journal keeps who did before",
    "sheet_ballot": "moves into the box when its batch is closed; what stays would tell the order of the papers",
    "private_note": "its writer changes it and takes it away; the journal tells that, and nothing of the note",
    "private_note_key": "goes with its note, and is sealed anew with it",
    "mentor_wish": "a mentee changes her mind; the journal keeps whom she wished for",
    "given_up": "drawn from the merges, so that questions find the record that was kept in one step",
    "undo_step": "of the last acts alone it is kept how they can be taken back; the journal tells of all of them",
    "undo_image": "goes with its step",
    "undo_permit": "opened and closed with every act that is taken back",
    "removal_permit": "opened and closed with every undoing of an import",
}
"""Tables whose rows may come and go, and why."""

IMPORT, MEMBER = 5, 1
ROWS = (
    f"INSERT INTO roll_import VALUES ({IMPORT}, 'roll.csv', '', '', '{{}}', 1, 0, 0, 0, 0, NULL, 'file')",
    f"INSERT INTO imported_change VALUES (1, {IMPORT}, {MEMBER}, 2, '{{}}', '{{}}')",
    "INSERT INTO appeal VALUES (1, 1, 1, '2022-05-20', '', 'pending', NULL, '', '')",
    "INSERT INTO place_change VALUES (1, '2025-07-01', 'renamed', 1, 1, 'Mungua', NULL, '', '')",
    "INSERT INTO section_change VALUES (1, '2025-07-01', 'ended', 1, NULL, '{}', NULL, '', '')",
    "INSERT INTO former_place VALUES (1, 1, 1, '2025-06-30', '')",
    "INSERT INTO former_section VALUES (1, 1, 1, '2025-06-30', '')",
    "INSERT INTO former_name VALUES (1, 1, 'Awa Ba', '', '', '', '', '', '2020-01-01', '', '', NULL, '')",
    "INSERT INTO bylaw_version VALUES (1, '2025-01-01', 'AG-1', '', '', '')",
    "INSERT INTO bylaw_value VALUES (1, 1, 'proxies.allowed', 'yes', '', 'own', '')",
    "INSERT INTO bylaw_check VALUES (1, 1, 1, 'art. 9', 'A. Diop', '2025-02-01', '')",
    "INSERT INTO bylaw_withdrawal VALUES (1, 1, 'not adopted', '2025-03-01', '')",
    "INSERT INTO household VALUES (1, 'NIYONZIMA', 'niyonzima', 5, NULL, NULL, 1)",
    "INSERT INTO nominee VALUES (1, 1, 1, 'Awa Ba', '', NULL, '', NULL, NULL)",
    "INSERT INTO extra_field VALUES (1, 'cows', '{\"en\":\"Cows\"}', 'number', '[]', 1, 0, 1)",
    f"INSERT INTO attention_note VALUES (1, {MEMBER}, 'birth', 'Look again.', '{{}}', '', NULL, NULL)",
    "INSERT INTO body VALUES (1, 'board', '{\"en\":\"Board\"}', NULL, NULL, NULL, '', 1)",
    "INSERT INTO seat VALUES (1, 1, 1, 'elected', '{}', 1, 'nobody', NULL, NULL, NULL, NULL, 1)",
    "INSERT INTO term VALUES (1, 1, '2024-04-01', '2027-03-31', '', '')",
    "INSERT INTO appointment VALUES (1, 1, 1, 1, 'elected', '2024-04-01', 0, NULL, 0, '', '')",
    "INSERT INTO ratification VALUES (1, 1, '2024-06-01', 1, '', '')",
    "INSERT INTO office_holding VALUES (1, 1, 'chair', '{}', '2024-04-01', '', '')",
    "INSERT INTO interest VALUES (1, 1, 'kin', 'Awa Ba', '', '2024-04-01', NULL, '')",
    "INSERT INTO body_ending VALUES (1, NULL, 1, NULL, NULL, '2025-04-01', 'resigned', NULL, '', '', '')",
    "INSERT INTO series_draw VALUES (1, 1, '2024-04-01', 3, 'six', '', '')",
    "INSERT INTO series_lot VALUES (1, 1, 1, 1)",
    "INSERT INTO hand_over VALUES (1, 1, 'chair', '{}', '2025-04-01', 1, 1, '', '', '', '')",
    "INSERT INTO hand_over_item VALUES (1, 1, 'stamp', '', 1, NULL, '')",
    "INSERT INTO body_reversal VALUES (1, NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, 'A slip.', '')",
    "INSERT INTO share_type VALUES (1, 'A', '{}', 'XOF', 0, 'anybody', NULL, NULL, NULL, NULL, NULL, 1)",
    "INSERT INTO nominal_value VALUES (1, 1, '2020-01-01', 5000, NULL, NULL, '', '')",
    "INSERT INTO receipt VALUES (1, '', '2024-04-01', 1, NULL, '', 'cash', '', '', 5, 'A', NULL, '', '', '', '', NULL)",
    "INSERT INTO share_transfer VALUES (1, 1, 1, 1, 1, 'sale', NULL, '2024-04-01', NULL, '', 'none', NULL, '', '')",
    "INSERT INTO share_transfer_step VALUES (1, 1, 'entered', '2024-04-01', '', '', '')",
    "INSERT INTO succession VALUES (1, 1, NULL, '2024-04-01', '', '', '')",
    "INSERT INTO succession_heir VALUES (1, 1, NULL, 'Awa Ba', '', '1', 0)",
    (
        "INSERT INTO distribution VALUES (1, 'interest', 1, '2024-01-01', '2024-12-31', 'percent_a_year', '3', NULL, "
        "NULL, NULL, 100, 'XOF', 0, '2025-04-01', '', '')"
    ),
    "INSERT INTO distribution_line VALUES (1, 1, 1, 100)",
    "INSERT INTO distribution_payment VALUES (1, 1, 1, '2025-04-02', 100, 'cash', '', NULL, NULL, NULL, '', '')",
    "INSERT INTO distribution_reversal VALUES (1, 'A slip.', '')",
    "INSERT INTO entry_import VALUES (1, 'book.csv', '', 1, '')",
    (
        "INSERT INTO share_entry VALUES (1, 'subscription', 1, 1, 1, 5000, 5000, 0, '2024-04-01', NULL, '', '', "
        "NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', NULL)"
    ),
    "INSERT INTO share_instalment VALUES (1, 1, 1, 1, '2024-04-01', '2025-04-01', 5000)",
    "INSERT INTO certificate VALUES (1, 1, 1, 1, 1, 5000, 5000, '2024-04-01', NULL, NULL, '', '')",
    "INSERT INTO certificate_ending VALUES (1, 'mistake', '2024-04-02', NULL, '', '')",
    "INSERT INTO fee_type VALUES (1, 'COT', 'dues', '{}', 'XOF', 0, 'year', 'anybody', 89, NULL, NULL, 1)",
    "INSERT INTO fee_amount VALUES (1, 1, '2020-01-01', 2000, '', '')",
    "INSERT INTO redemption VALUES (1, 1, 'left', NULL, '2024-04-01', 'nominal', '', 'XOF', 0, 5000, NULL, '', '', '')",
    "INSERT INTO redemption_shares VALUES (1, 1, 1, 5000, 5000, 5000)",
    "INSERT INTO redemption_item VALUES (1, 1, 'loan', '', -100)",
    "INSERT INTO redemption_step VALUES (1, 1, 'paid', '2024-05-01', NULL, 100, 'cash', '', '', '', NULL, '')",
    (
        "INSERT INTO dues_entry VALUES (1, 'charge', 1, 1, 2000, '2024-01-01', '2024-12-31', '2024-03-31', "
        "'2024-01-01', '', '', NULL, NULL, NULL, '', NULL)"
    ),
    "INSERT INTO reminder VALUES (1, 1, '2024-05-01', 1, 2000, 'XOF', NULL, '')",
    "INSERT INTO office_user VALUES (1, 'Awa Ba', 'awa ba', '', NULL, 0, NULL, 1)",
    "INSERT INTO user_secret VALUES (1, 1, '', 8, 1, 1, x'00', x'00', x'00', x'00', 0)",
    "INSERT INTO office_recovery VALUES (1, '', x'00', x'00')",
    "INSERT INTO office_hand_over VALUES (1, '', 1, 1, 'Awa Ba', 'Ousmane Sow', '', 'a.podb', 5, '', 0, '')",
    "INSERT INTO office_hand_over_item VALUES (1, 1, 1, 'keys', '', 1, '')",
    (
        "INSERT INTO meeting VALUES (1, 'board', '{}', NULL, NULL, '2025-04-01', 1, '', 'called', 1, NULL, "
        "'chair', '', NULL, NULL, NULL, '', NULL, '', NULL, '', NULL, NULL, '', 1)"
    ),
    "INSERT INTO agenda_item VALUES (1, 1, NULL, 1, 'opening', '{}', '', 'open', '', '', NULL, '', '', NULL, 1)",
    "INSERT INTO delegate VALUES (1, 1, 1, 1, 0, NULL, '', '')",
    "INSERT INTO guest VALUES (1, 1, NULL, '', 'f', '', 0)",
    "INSERT INTO meeting_roll VALUES (1, 1, '2025-04-01', '', '', 1, 1, 1, 1, 1)",
    "INSERT INTO minutes VALUES (1, 1, 'none', '', '', 0, '', NULL, NULL, '', 1)",
    "INSERT INTO delegate_withdrawal VALUES (1, 1, '', '')",
    "INSERT INTO erratum VALUES (1, 1, 1, '2025-04-01', '', '', '', NULL, '', '')",
    "INSERT INTO outcome_block VALUES (1, 1, '', '', '')",
    "INSERT INTO roll_verdict VALUES (1, 1, 0, '')",
    "INSERT INTO roll_line VALUES (1, 1, 1, 1, NULL, '', '', '', 'f', 0, NULL, '', 1, 1, 1)",
    "INSERT INTO annual_report VALUES (1, 2025, NULL, 1, '', 'draft', 'fr', '', 1, '[]', NULL, NULL, '', 1)",
    "INSERT INTO signed_paper VALUES (1, 1, NULL, NULL, '', 0, x'00', '', '', '', '2025-04-01', '', '')",
    "INSERT INTO record_merge VALUES (1, 1, 1, '2025-04-01', '', 1, NULL, NULL, NULL, '')",
    "INSERT INTO merge_move VALUES (1, 1, 'photo', 1)",
    "INSERT INTO merge_value VALUES (1, 1, 'phone', '', '')",
    "INSERT INTO record_split VALUES (1, '2025-04-02', '', '')",
    "INSERT INTO erasure VALUES (1, '2010-04-01', 10, '2025-04-01', '')",
    "INSERT INTO excuse VALUES (1, 1, 1, '', 0)",
    "INSERT INTO motion VALUES (1, 1, 1, 'ordinary', '', '', NULL, '', NULL, NULL, 'draft', '', 1)",
    "INSERT INTO notice_given VALUES (1, 1, NULL, NULL, 'hand', '2025-04-01', '', 'signed', '', NULL, '', '')",
    "INSERT INTO proxy VALUES (1, 1, 1, NULL, '', '', 1, '', NULL, 0)",
    "INSERT INTO stay VALUES (1, 1, 1, 1, NULL, 0)",
    (
        "INSERT INTO decision VALUES (1, 1, 1, 1, 1, '', '', 'adopted', 'hands', 1, 1, 1, 1, 1, 1, 1, 1, 1, "
        "1, NULL, NULL, '', '', 1, 1, 0, 0, NULL, '', '', '2025-04-01', '')"
    ),
    "INSERT INTO decision_reversal VALUES (1, 1, '', '')",
    "INSERT INTO follow_up VALUES (1, 1, NULL, NULL, '', NULL, '', NULL, NULL, 0, '', 1)",
    "INSERT INTO resolution_standing VALUES (1, 1, 'in_force', '2025-04-01', NULL, '', '')",
    "INSERT INTO roll_call_vote VALUES (1, 1, 'for')",
    "INSERT INTO programme VALUES (1, '{}', '', '2025-01-01', 12, '3 6 9 12', 1, 2, 75, 1, 60, NULL, 1)",
    "INSERT INTO cohort VALUES (1, 1, '2025', '2025-01-01', 1)",
    "INSERT INTO competency VALUES (1, 1, 'speaking', '{}', 1, 1)",
    "INSERT INTO participant VALUES (1, 1, 1, 'mentee', '2025-01-01', 'fr', '', 0, NULL, '', NULL, 1)",
    "INSERT INTO selection VALUES (1, 1, 'selected', '2025-01-02', '', '')",
    "INSERT INTO mentoring_consent VALUES (1, 1, 1, '2025-01-02', '')",
    "INSERT INTO pair VALUES (1, 1, 1, 1, '2025-01-02', '', '')",
    "INSERT INTO pair_event VALUES (1, 1, 'agreed', '2025-01-02', '', '')",
    "INSERT INTO mentoring_session VALUES (1, 1, '2025-02-02', 'phone', '', 45, '', '', NULL, '')",
    "INSERT INTO peer_session VALUES (1, 1, '2025-02-02', '', '', '')",
    "INSERT INTO peer_attendance VALUES (1, 1)",
    "INSERT INTO goal VALUES (1, 1, 'Speak', '', '', '2025-02-02', NULL, 'open', '2025-02-02', 1)",
    "INSERT INTO progress_review VALUES (1, 1, 3, '2025-04-02', '', '')",
    "INSERT INTO rating VALUES (1, 1, 1, 'self', 'baseline', '2025-02-02', 2, '')",
    "INSERT INTO journey_note VALUES (1, 1, 'childcare', '2025-02-02', '', '')",
    "INSERT INTO mentoring_reversal VALUES (1, 1, NULL, NULL, NULL, 'A slip.', '')",
    (
        "INSERT INTO election VALUES (1, 'body', '{}', NULL, NULL, NULL, NULL, NULL, '2025-04-01', '', 'hands', "
        "'prepared', '', NULL, 1, 'alphabetical', '', '', '', NULL, NULL, NULL, NULL, NULL, '', 1)"
    ),
    "INSERT INTO annulment VALUES (1, 1, '2025-04-01', '', '', '', '')",
    "INSERT INTO contest VALUES (1, 1, 1, '{}', 1, 'plurality', NULL, '', '', 'nobody', NULL, '', 1)",
    "INSERT INTO declaration VALUES (1, 1, '2025-04-01', NULL, '', '', '')",
    "INSERT INTO election_objection VALUES (1, 1, 'roll', '2025-04-01', NULL, '', '', 'pending', NULL, '', '', '', 1)",
    "INSERT INTO election_voter VALUES (1, 1, 1, 1, '', '', '', 'f', NULL, 1)",
    "INSERT INTO ballot_box VALUES (1, 1, 1, 1, '', NULL, NULL, NULL, NULL, NULL, NULL, 1)",
    "INSERT INTO ballot_issue VALUES (1, 1, 1, 1, NULL, 1, 1, 'signed', 0)",
    "INSERT INTO contest_seat VALUES (1, 1)",
    "INSERT INTO drawn_lot VALUES (1, 1, '', '', '', '', '', '', '')",
    "INSERT INTO election_count VALUES (1, 1, '', '', '', 0, '', '')",
    (
        "INSERT INTO nomination VALUES (1, 1, 1, NULL, '', 'f', 0, NULL, NULL, '', NULL, 1, '2025-04-01', NULL, "
        "'', '', '', '', 1)"
    ),
    "INSERT INTO acceptance VALUES (1, 1, 0, '2025-04-01', '', '')",
    "INSERT INTO ballot_batch VALUES (1, 1, 1, '', 'papers', 'open', '', 0, NULL, 1, 1, 1, '', '', 1)",
    "INSERT INTO installation VALUES (1, 1, 1, 1, 1, NULL, '')",
    "INSERT INTO nomination_withdrawal VALUES (1, 1, '2025-04-01', '', '')",
    "INSERT INTO batch_entry VALUES (1, 1, 1, '', 0)",
    "INSERT INTO batch_total VALUES (1, 1, 1, 1)",
    "INSERT INTO boxed_ballot VALUES (1, 1, 'marked', '', NULL)",
    "INSERT INTO called_choice VALUES (1, 1, 1, NULL, 'marked', '1')",
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with a row in every guarded table."""
    path = offices.office_file(tmp_path_factory.mktemp("append-only"))
    office = offices.opened_office(path)
    make.member(office, place="Mungwa", section="Gitega")
    office.close()
    with closing(connect(path, Access.WRITE, foreign_keys=False)) as opened:
        for statement in ROWS:
            opened.execute(statement)
    return path


@pytest.fixture(scope="module")
def opened(filled: Path) -> Iterator[dbapi2.Connection]:
    """That file, open to somebody with a tool for such files."""
    with closing(connect(filled, Access.WRITE, foreign_keys=False)) as connection:
        yield connection


@pytest.fixture
def connection(opened: dbapi2.Connection) -> Iterator[dbapi2.Connection]:
    """The same; what a test changes in the file is not kept."""
    opened.execute("BEGIN")
    yield opened
    opened.execute("ROLLBACK")


def rows(connection: dbapi2.Connection, table: str) -> list[tuple[object, ...]]:
    """Everything a table holds."""
    found: list[tuple[object, ...]] = connection.execute(f"SELECT * FROM {table}").fetchall()
    return found


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_lines_never_change(connection: dbapi2.Connection, table: str) -> None:
    before = rows(connection, table)
    assert before
    for column in METADATA.tables[table].columns:
        with pytest.raises(dbapi2.IntegrityError, match=f"{table} is append-only"):
            connection.execute(f'UPDATE {table} SET "{column.name}" = "{column.name}"')
    assert rows(connection, table) == before


@pytest.mark.parametrize("table", [*KEPT_FOR_EVER, *REMOVED_WITH_IMPORT])
def test_lines_never_go(connection: dbapi2.Connection, table: str) -> None:
    before = rows(connection, table)
    assert before
    with pytest.raises(dbapi2.IntegrityError, match=f"{table} (is kept for ever|goes only with its import)"):
        connection.execute(f"DELETE FROM {table}")
    assert rows(connection, table) == before


@pytest.mark.parametrize("table", REMOVED_WITH_IMPORT)
def test_a_permit_lets_go_of_its_own_import_only(connection: dbapi2.Connection, table: str) -> None:
    if table not in APPEND_ONLY:
        connection.execute(f"UPDATE {table} SET import_id = {IMPORT}")
        connection.execute(f"INSERT INTO removal_permit VALUES ({IMPORT + 1})")
        with pytest.raises(dbapi2.IntegrityError):
            connection.execute(f"DELETE FROM {table}")
        connection.execute(f"INSERT INTO removal_permit VALUES ({IMPORT})")
        connection.execute(f"DELETE FROM {table}")
        assert rows(connection, table) == []
    else:
        connection.execute(f"INSERT INTO {table} SELECT 77, member_id, status, since, reason, decision, NULL, "
                           f"recorded_at, {IMPORT} FROM {table} WHERE id = 1")  # fmt: skip
        connection.execute(f"INSERT INTO removal_permit VALUES ({IMPORT})")
        with pytest.raises(dbapi2.IntegrityError):
            connection.execute(f"DELETE FROM {table} WHERE id = 1")
        connection.execute(f"DELETE FROM {table} WHERE id = 77")
        assert len(rows(connection, table)) == 1


def test_every_table_is_guarded_or_free_for_a_reason() -> None:
    guarded = {*APPEND_ONLY, *KEPT_FOR_EVER, *REMOVED_WITH_IMPORT}
    assert guarded & set(FREE) == set()
    assert set(METADATA.tables) == guarded | set(FREE)


def test_only_a_numbered_import_has_a_permit(connection: dbapi2.Connection) -> None:
    for number in (0, -1):
        with pytest.raises(dbapi2.IntegrityError):
            connection.execute(f"INSERT INTO removal_permit VALUES ({number})")
