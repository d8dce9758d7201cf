"""Every act says how it is taken back, and every table whether images are taken of it: nothing is left to chance."""

from pathlib import Path

from pomanager.db.append_only import APPEND_ONLY, KEPT_FOR_EVER, REMOVED_WITH_IMPORT
from pomanager.db.tables import METADATA
from pomanager.db.undo_tables import (
    APART,
    GOES_WITH_IMPORT_OR_ACT,
    GOES_WITH_ITS_ACT,
    IMAGED,
    LEFT_OUT,
    NUMBERED,
)
from pomanager.rules.undoing import Way
from pomanager.services.history.reversals import REVERSALS
from pomanager.services.history.ways import WAYS

TABLE = Path(__file__).parents[1] / "services" / "access_table.txt"

NEVER_COPIED = {
    "user_secret", "office_recovery", "private_note", "private_note_key", "photo", "ballot_batch", "batch_entry",
    "sheet_ballot", "boxed_ballot", "batch_total", "called_choice", "election_count", "drawn_lot", "roll_call_vote",
    "journal_value",
}  # fmt: skip
"""Secrets, ballots and pictures: what stands there is in no image."""


def _commands() -> set[str]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if ".commands." in line}


def test_every_command_says_how_it_is_taken_back() -> None:
    """Add a line to `services/history/ways` for each: by its rows, by a reversal, never (with why), or no act."""
    assert sorted(_commands() - WAYS.keys()) == [], "how are these taken back?"
    assert sorted(WAYS.keys() - _commands()) == [], "these are no commands any more"


def test_every_reversal_that_is_named_is_there_and_none_is_left_over() -> None:
    named = {how.by for how in WAYS.values() if how.way is Way.REVERSAL}

    assert named == REVERSALS.keys()


def test_whoever_is_refused_is_told_why_in_a_sentence() -> None:
    for command, how in WAYS.items():
        assert (how.way is Way.NOT) == bool(how.why), command
        assert not how.why or how.why.endswith("."), command


def test_every_table_stands_in_one_list() -> None:
    """Is it copied row by row, is it a register, is nothing of it copied, or does nobody take it back?"""
    lists = (IMAGED, NUMBERED, APART, tuple(LEFT_OUT))

    assert sorted(name for each in lists for name in each) == sorted(METADATA.tables)


def test_secrets_ballots_and_pictures_are_never_copied() -> None:
    assert NEVER_COPIED.isdisjoint(IMAGED)


def test_what_goes_with_its_act_was_kept_for_ever_and_is_copied_before_it_goes() -> None:
    assert set(GOES_WITH_ITS_ACT) <= set(KEPT_FOR_EVER) & set(IMAGED)
    assert set(GOES_WITH_IMPORT_OR_ACT) == set(REMOVED_WITH_IMPORT)
    assert set(GOES_WITH_IMPORT_OR_ACT) <= set(IMAGED)


def test_registers_that_are_numbered_counted_or_signed_stay_as_they_are() -> None:
    """They are reversed: no line of theirs ever goes."""
    assert set(GOES_WITH_ITS_ACT).isdisjoint((*NUMBERED, *APART))
    assert set(NUMBERED) <= {*APPEND_ONLY, *KEPT_FOR_EVER}
