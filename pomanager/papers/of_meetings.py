"""The papers of meetings, in the order they are offered."""

from pomanager.areas import Area
from pomanager.marks import N_
from pomanager.papers.kinds import Paper, Subject
from pomanager.papers.kinds import kind_of as _kind
from pomanager.papers.kinds import sheet_of as _sheet
from pomanager.papers.kinds import signed_of as _signed
from pomanager.rules import paper_options

PAPERS_OF_MEETINGS: tuple[Paper, ...] = (
    Paper(
        "convocation", Area.MEETINGS, N_("Convocation"), Subject.MEETING,
        _sheet("elections.queries.sheets_meeting", "convocation_with_elections"),
        _kind("meetings.convocation", "CONVOCATION"),
        has_day=False, options=(paper_options.LETTERS, paper_options.SECTION),
    ),
    Paper(
        "convocation-poster", Area.MEETINGS, N_("Convocation to be posted"), Subject.MEETING,
        _sheet("meetings.queries.sheets_calling", "poster_sheet"), _kind("meetings.poster", "POSTER"), has_day=False,
    ),
    Paper(
        "convocation-short", Area.MEETINGS, N_("Convocation in short texts"), Subject.MEETING,
        _sheet("meetings.queries.sheets_calling", "poster_sheet"), _kind("meetings.short_texts", "SHORT_TEXTS"),
        has_day=False,
    ),
    Paper(
        "receipt-slips", Area.MEETINGS, N_("Receipts of the convocation"), Subject.MEETING,
        _sheet("meetings.queries.sheets_calling", "slips_sheet"), _kind("meetings.slips", "RECEIPT_SLIPS"),
        may_stand_beside=False, has_day=False, may_be_large=False, options=(paper_options.SECTION,),
    ),
    Paper(
        "proof-of-convocation", Area.MEETINGS, N_("Proof of convocation"), Subject.MEETING,
        _sheet("meetings.queries.sheets_proof", "proof_sheet"), _kind("meetings.proof", "PROOF_OF_CONVOCATION"),
        may_stand_beside=False, has_day=False,
    ),
    Paper(
        "proxy-form", Area.MEETINGS, N_("Proxy"), Subject.MEETING,
        _sheet("meetings.queries.sheets_calling", "proxy_form_sheet"), _kind("meetings.proxy_form", "PROXY_FORM"),
        has_day=False,
    ),
    Paper(
        "attendance-sheet", Area.MEETINGS, N_("Attendance sheet"), Subject.MEETING,
        _sheet("meetings.queries.sheets_room", "attendance_sheet"), _kind("meetings.attendance", "ATTENDANCE_SHEET"),
        may_stand_beside=False, has_day=False, may_be_large=False,
        options=(
            paper_options.BLANK, paper_options.SECTION, paper_options.BY_SECTION, paper_options.PHOTOS,
        ),
    ),
    Paper(
        "agenda", Area.MEETINGS, N_("Agenda"), Subject.MEETING,
        _sheet("meetings.queries.sheets_calling", "agenda_sheet"), _kind("meetings.agenda", "AGENDA"), has_day=False,
    ),
    Paper(
        "draft-resolutions", Area.MEETINGS, N_("Proposed resolutions"), Subject.MEETING,
        _sheet("meetings.queries.sheets_calling", "drafts_sheet"), _kind("meetings.agenda", "DRAFTS"), has_day=False,
    ),
    Paper(
        "tally-sheet", Area.MEETINGS, N_("Tally of votes"), Subject.MEETING,
        _sheet("meetings.queries.sheets_room", "tally_sheet"), _kind("meetings.tally", "TALLY_SHEET"), has_day=False,
    ),
    Paper(
        "resolutions", Area.MEETINGS, N_("Register of resolutions"), None,
        _sheet("meetings.queries.sheets_registers", "resolutions_sheet"), _kind("meetings.registers", "RESOLUTIONS"),
        may_stand_beside=False, has_period=True, may_be_large=False, options=(paper_options.SINCE,),
    ),
    Paper(
        "follow-ups", Area.MEETINGS, N_("To do after meetings"), None,
        _sheet("meetings.queries.sheets_registers", "follow_ups_sheet"), _kind("meetings.registers", "FOLLOW_UPS"),
        options=(paper_options.WITH_DONE,),
    ),
    Paper(
        "attendance-rates", Area.MEETINGS, N_("Attendance at meetings"), None,
        _sheet("meetings.queries.sheets_rates", "attendance_rates_sheet"),
        _kind("meetings.registers", "ATTENDANCE_RATES"), has_period=True, options=(paper_options.SINCE,),
    ),
    Paper(
        "minutes", Area.MEETINGS, N_("Minutes"), Subject.MEETING, _sheet("meetings.queries.minutes", "minutes_sheet"),
        _kind("meetings.minutes", "MINUTES"), has_day=False, kept=_signed("signed_minutes"),
    ),
    Paper(
        "extract", Area.MEETINGS, N_("Extract of the minutes"), Subject.DECISION,
        _sheet("meetings.queries.extracts", "extract_sheet"), _kind("meetings.extract", "EXTRACT"), has_day=False,
    ),
    Paper(
        "erratum", Area.MEETINGS, N_("Erratum"), Subject.ERRATUM, _sheet("meetings.queries.errata", "erratum_sheet"),
        _kind("meetings.erratum", "ERRATUM"), has_day=False, kept=_signed("signed_erratum"),
    ),
)  # fmt: skip
