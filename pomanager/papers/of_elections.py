"""The papers of elections, in the order they are offered."""

from pomanager.areas import Area
from pomanager.marks import N_
from pomanager.papers.kinds import Paper, Subject
from pomanager.papers.kinds import kind_of as _kind
from pomanager.papers.kinds import sheet_of as _sheet
from pomanager.rules import paper_options

PAPERS_OF_ELECTIONS: tuple[Paper, ...] = (
    Paper(
        "call-for-candidates", Area.ELECTIONS, N_("Call for candidates"), Subject.ELECTION,
        _sheet("elections.queries.sheets", "election_sheet"), _kind("elections.call", "CALL_FOR_CANDIDATES"),
        has_day=False,
    ),
    Paper(
        "nomination-form", Area.ELECTIONS, N_("Form of a candidacy"), Subject.ELECTION,
        _sheet("elections.queries.sheets", "election_sheet"), _kind("elections.nomination", "NOMINATION_FORM"),
        has_day=False, options=(paper_options.PICTURES,),
    ),
    Paper(
        "candidates", Area.ELECTIONS, N_("List of candidates"), Subject.ELECTION,
        _sheet("elections.queries.sheets", "candidates_sheet"), _kind("elections.candidates", "CANDIDATES"),
        has_day=False, options=(paper_options.PHOTOS,),
    ),
    Paper(
        "ballot-papers", Area.ELECTIONS, N_("Ballot papers"), Subject.ELECTION,
        _sheet("elections.queries.sheets", "ballots_sheet"), _kind("elections.ballots", "BALLOT_PAPERS"),
        may_stand_beside=False, has_day=False, may_be_large=False,
        options=(paper_options.BALLOTS, paper_options.PICTURES, paper_options.COPIES),
    ),
    Paper(
        "electoral-roll", Area.ELECTIONS, N_("Electoral roll"), Subject.ELECTION,
        _sheet("elections.queries.sheets_roll", "electoral_roll_sheet"), _kind("elections.roll", "ELECTORAL_ROLL"),
        may_stand_beside=False, has_day=False,
        options=(paper_options.BLANK, paper_options.SECTION),
    ),
    Paper(
        "tellers-sheet", Area.ELECTIONS, N_("Sheet of the tellers"), Subject.ELECTION,
        _sheet("elections.queries.sheets", "tallies_sheet"), _kind("elections.tally", "TELLERS_SHEET"), has_day=False,
    ),
    Paper(
        "election-minutes", Area.ELECTIONS, N_("Minutes of the election"), Subject.ELECTION,
        _sheet("elections.queries.sheets_result", "result_sheet"), _kind("elections.minutes", "ELECTION_MINUTES"),
        has_day=False,
    ),
    Paper(
        "election-result", Area.ELECTIONS, N_("Declaration of the result"), Subject.ELECTION,
        _sheet("elections.queries.sheets_result", "result_sheet"), _kind("elections.declaration", "DECLARATION"),
        has_day=False,
    ),
    Paper(
        "acceptance-letters", Area.ELECTIONS, N_("Letters to those elected"), Subject.ELECTION,
        _sheet("elections.queries.sheets_result", "acceptance_sheet"), _kind("elections.letters", "ACCEPTANCE_LETTERS"),
        has_day=False,
    ),
)  # fmt: skip
