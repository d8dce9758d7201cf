"""Which right each act and each question needs, by the module it stands in; single ones that differ are named."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from pomanager.rules.access.roles import Right

NEEDED: Mapping[str, Right] = {
    # Before and after signing in
    "access.commands.signing_in": Right.DOOR,
    "access.commands.own_password": Right.OWN,
    "access.commands.people": Right.KEEP_PEOPLE,
    "access.commands.handing_over": Right.KEEP_PEOPLE,
    "access.commands.notes": Right.WRITE_NOTES,
    "access.commands.recovery": Right.KEEP_PEOPLE,
    "access.commands.writing": Right.KEEP_PEOPLE,
    "access.commands.file_password": Right.CHANGE_FILE,
    # Each act that is taken back is judged by its own right besides
    "history.commands": Right.OWN,
    "history.queries": Right.OWN,
    "history.queries.past_acts": Right.READ_JOURNAL,
    "history.judging": Right.OWN,
    "access.queries.door": Right.DOOR,
    "access.queries.people": Right.OWN,
    "access.queries.notes": Right.WRITE_NOTES,
    "access.queries.recovery_code": Right.CHANGE_FILE,
    "access.queries.sheets": Right.OWN,
    "access.queries.moving": Right.CHANGE_FILE,
    "access.queries.sheets.hand_over_sheet": Right.READ_JOURNAL,
    # The organisation and its by-laws
    "organisation.commands": Right.KEEP_BYLAWS,
    "organisation.commands.naming": Right.KEEP_ROLL,
    "organisation.queries": Right.READ_BOOKS,
    "organisation.queries.profile.organisation": Right.DOOR,
    "db.bylaws": Right.READ_BOOKS,
    # The roll
    "members.commands": Right.KEEP_ROLL,
    "members.commands.name_order.amend_profile_and_order": Right.KEEP_BYLAWS,
    "members.commands.trainings": Right.KEEP_TRAININGS,
    "members.commands.views": Right.OWN,
    "members.queries": Right.READ_BOOKS,
    "members.queries.contacts.nominee_detail": Right.READ_RESTRICTED,
    "members.queries.contacts.nominees": Right.READ_RESTRICTED,
    "members.queries.particulars.members_with_document": Right.READ_RESTRICTED,
    "members.queries.export": Right.TAKE_OUT,
    "members.queries.export_fields": Right.TAKE_OUT,
    "members.queries.export_view": Right.TAKE_OUT,
    "members.people": Right.READ_BOOKS,
    "members.recording": Right.KEEP_ROLL,
    # What only forms and tables that change the roll ask: it compares with numbers of documents
    "members.queries.attention.judged_values": Right.KEEP_ROLL,
    "members.queries.attention.member_facts": Right.KEEP_ROLL,
    "members.queries.cells": Right.KEEP_ROLL,
    "members.queries.doubles.compared": Right.KEEP_ROLL,
    "members.queries.doubles.compared_people": Right.KEEP_ROLL,
    "members.queries.doubles.find_doubles": Right.KEEP_ROLL,
    "members.queries.finding": Right.KEEP_ROLL,
    "members.queries.place_lists": Right.KEEP_ROLL,
    "members.queries.plan": Right.KEEP_ROLL,
    "members.judging": Right.KEEP_ROLL,
    "members.judging_parts": Right.KEEP_ROLL,
    "members.judging_parts.objections_to_who": Right.KEEP_TRAININGS,
    "members.judging_where": Right.KEEP_ROLL,
    # Bodies and the right to vote
    "bodies.commands": Right.KEEP_BODIES,
    "bodies.queries": Right.READ_BOOKS,
    "bodies.judging": Right.READ_BOOKS,
    "bodies.judging_offices": Right.READ_BOOKS,
    "bodies.limits": Right.READ_BOOKS,
    "bodies.past": Right.READ_BOOKS,
    "bodies.past_tables": Right.READ_BOOKS,
    "entitlement.queries": Right.READ_BOOKS,
    "governance.queries": Right.READ_BOOKS,
    "governance.commands": Right.KEEP_MEETINGS,
    "governance.judging_report": Right.READ_BOOKS,
    "governance.commands.erasing": Right.MERGE_RECORDS,
    "governance.commands.merging": Right.MERGE_RECORDS,
    "governance.queries.erasing": Right.MERGE_RECORDS,
    "governance.queries.erasing.erasure_of": Right.READ_BOOKS,
    "governance.judging_merging": Right.MERGE_RECORDS,
    "governance.queries.merging": Right.MERGE_RECORDS,
    "governance.queries.merging_facts": Right.MERGE_RECORDS,
    "governance.queries.due_money": Right.READ_MONEY,
    "governance.queries.exporting": Right.TAKE_OUT,
    # Money
    "shares.commands": Right.KEEP_SHARES,
    "shares.queries": Right.READ_MONEY,
    "shares.queries.types.has_share_types": Right.READ_BOOKS,
    "shares.queries.successions.proposed_heirs": Right.READ_RESTRICTED,
    "shares.passing": Right.READ_MONEY,
    "shares.judging": Right.READ_MONEY,
    "shares.judging_certificates": Right.READ_MONEY,
    "shares.judging_capital": Right.READ_MONEY,
    "shares.judging_changes": Right.READ_MONEY,
    "shares.judging_distributing": Right.READ_MONEY,
    "shares.judging_successions": Right.READ_MONEY,
    "shares.judging_transfers": Right.READ_MONEY,
    "shares.judging_types": Right.READ_MONEY,
    "dues.commands": Right.KEEP_DUES,
    "dues.queries": Right.READ_MONEY,
    "dues.judging": Right.READ_MONEY,
    "dues.judging_leaving": Right.READ_MONEY,
    "dues.judging_receipts": Right.READ_MONEY,
    # Meetings
    "meetings.commands": Right.KEEP_MEETINGS,
    "meetings.queries": Right.READ_BOOKS,
    "meetings.judging": Right.READ_BOOKS,
    "meetings.judging_minutes": Right.READ_BOOKS,
    "meetings.locked": Right.READ_BOOKS,
    "meetings.judging_motions": Right.READ_BOOKS,
    "meetings.judging_room": Right.READ_BOOKS,
    "meetings.judging_calling": Right.READ_BOOKS,
    "meetings.judging_notices": Right.READ_BOOKS,
    # Mentoring: whoever may not see all pairs is told of their own
    "mentoring.commands": Right.KEEP_MENTORING,
    "mentoring.commands.sessions.log_session": Right.RECORD_SESSIONS,
    "mentoring.queries": Right.SEE_ALL_PAIRS,
    "mentoring.queries.board.attention_rows": Right.SEE_PAIRS,
    "mentoring.queries.board.board": Right.SEE_PAIRS,
    "mentoring.queries.board.pair_rows": Right.SEE_PAIRS,
    "mentoring.queries.pair.pair_detail": Right.SEE_PAIRS,
    "mentoring.queries.programmes": Right.SEE_PAIRS,
    "mentoring.queries.roster.participant": Right.SEE_PAIRS,
    "mentoring.queries.sheets.pair_paper": Right.SEE_PAIRS,
    "mentoring.queries.sheets.training_certificate_paper": Right.READ_BOOKS,
    "mentoring.queries.roster.roster": Right.SEE_PAIRS,
    "mentoring.judging": Right.SEE_ALL_PAIRS,
    "mentoring.judging.objections_to_logging": Right.SEE_PAIRS,
    # Elections
    "elections.commands": Right.KEEP_MEETINGS,
    "elections.commands.ballots": Right.COUNT_BALLOTS,
    "elections.commands.calling_out": Right.COUNT_BALLOTS,
    "elections.queries": Right.READ_BOOKS,
    "elections.candidacies": Right.READ_BOOKS,
    "elections.queries.boxes.sheet_papers": Right.COUNT_BALLOTS,
    "elections.queries.boxes.entries_differ": Right.COUNT_BALLOTS,
    "elections.judging": Right.READ_BOOKS,
    "elections.outcome": Right.READ_BOOKS,
    "elections.going_on": Right.READ_BOOKS,
    "elections.recounting": Right.READ_BOOKS,
    # The journal, and what was typed and not saved
    "journal.queries": Right.READ_JOURNAL,
    "journal.queries.journal_head": Right.READ_BOOKS,
    "journal.queries.seal_of": Right.BACK_UP,
    "backups.members_now": Right.BACK_UP,
    "journal.queries.who_recorded": Right.READ_BOOKS,
    "drafts": Right.OWN,
    # Papers: which right each of them needs is asked before anything is read for it
    "printing.use_words_of": Right.DOOR,
    "printing.print_paper": Right.OWN,
    "printing.short_texts": Right.OWN,
}
"""Begin of the name of an act or question (below the services) → the right it needs; the longest that fits counts."""


class FileAct(StrEnum):
    """What is done with the file as a whole; it does not go through ``Office.do``."""

    BACK_UP = "back_up"
    CHECK = "check"
    PLAIN = "plain"
    RESTORE = "restore"
    PASSWORD = "password"  # noqa: S105 - the word, not one


NEEDED_FOR_FILE: Mapping[FileAct, frozenset[Right]] = {
    FileAct.BACK_UP: frozenset({Right.BACK_UP}),
    FileAct.CHECK: frozenset({Right.BACK_UP}),
    FileAct.PLAIN: frozenset({Right.TAKE_OUT, Right.READ_RESTRICTED, Right.READ_MONEY, Right.READ_JOURNAL}),
    FileAct.RESTORE: frozenset({Right.CHANGE_FILE}),
    FileAct.PASSWORD: frozenset({Right.CHANGE_FILE}),
}
"""The rights that an act on the file needs, all of them: whole books hold all that there is to read."""


@lru_cache(maxsize=1024)
def needed_for(name: str) -> Right | None:
    """The right that an act or question of this name ("members.commands.admission.admit_member") needs.

    None where nothing in the table fits: then nobody may, until somebody has decided.
    """
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        found = NEEDED.get(".".join(parts[:length]))
        if found is not None:
            return found
    return None
