"""How acts on bodies, on the mentoring, on reports and on second records are taken back, and those of the history."""

from collections.abc import Mapping

from pomanager.marks import N_
from pomanager.rules.undoing import PART, PASSING, ROWS, How, never, reversal

_LINES = reversal("officers")

BODIES: Mapping[str, How] = {
    "bodies.commands.appointing.appoint": _LINES,
    "bodies.commands.appointing.end_appointment": _LINES,
    "bodies.commands.appointing.ending_of": PART,
    "bodies.commands.appointing.ratify": _LINES,
    "bodies.commands.appointing.step_in": _LINES,
    "bodies.commands.appointing.write_office": PART,
    "bodies.commands.bringing_in.bring_in_officers": _LINES,
    "bodies.commands.founding.amend_body": ROWS,
    "bodies.commands.founding.end_body": ROWS,
    "bodies.commands.founding.found_body": ROWS,
    "bodies.commands.hand_overs.record_hand_over": _LINES,
    "bodies.commands.interests.declare_interest": _LINES,
    "bodies.commands.interests.end_interest": _LINES,
    "bodies.commands.lines_told.line_told": PART,
    "bodies.commands.lots.draw_series": _LINES,
    "bodies.commands.mending.mend_doubled_endings": PASSING,
    "bodies.commands.offices.assign_office": _LINES,
    "bodies.commands.offices.end_office": _LINES,
    "bodies.commands.seats.add_seats": ROWS,
    "bodies.commands.seats.amend_seat": ROWS,
    "bodies.commands.seats.end_seat": ROWS,
    "bodies.commands.taking_back.take_back": never(
        N_("A line of the register of officers that was taken back stays so. Write the line again.")
    ),
    "bodies.commands.terms.cut": PART,
    "bodies.commands.terms.cut_short": PART,
    "bodies.commands.terms.start_terms": _LINES,
    "bodies.commands.terms.write_term": PART,
}

MENTORING: Mapping[str, How] = {
    "mentoring.commands.journey.close_goal": ROWS,
    "mentoring.commands.journey.hold_review": ROWS,
    "mentoring.commands.journey.note_on_journey": ROWS,
    "mentoring.commands.journey.rate": ROWS,
    "mentoring.commands.journey.set_goal": ROWS,
    "mentoring.commands.journey.take_back_line": ROWS,
    "mentoring.commands.pairing.form_pair": ROWS,
    "mentoring.commands.pairing.note_event": ROWS,
    "mentoring.commands.programmes.add_cohort": ROWS,
    "mentoring.commands.programmes.amend_cohort": ROWS,
    "mentoring.commands.programmes.amend_programme": ROWS,
    "mentoring.commands.programmes.name_competency": ROWS,
    "mentoring.commands.programmes.start_programme": ROWS,
    "mentoring.commands.recording.about_pair": PART,
    "mentoring.commands.roster.amend_participant": ROWS,
    "mentoring.commands.roster.decide": ROWS,
    "mentoring.commands.roster.enrol": ROWS,
    "mentoring.commands.roster.record_consent": ROWS,
    "mentoring.commands.sessions.hold_peer_session": ROWS,
    "mentoring.commands.sessions.log_session": ROWS,
}

GOVERNANCE: Mapping[str, How] = {
    "dues.commands.merging.merge_dues": PART,
    "dues.commands.merging.open_parts": PART,
    "dues.commands.merging.split_dues": PART,
    "governance.commands.erasing.erase_member": never(
        N_("Who was erased cannot be brought back: nothing of the texts is left. Backups made before still hold them.")
    ),
    "governance.commands.merging.merge_records": reversal("merging", is_bulk=True),
    "governance.commands.merging.split_records": never(
        N_("Records that were split again stay so. Merge them once more instead.")
    ),
    "governance.commands.reports.about_report": PART,
    "governance.commands.reports.adopt_report": ROWS,
    "governance.commands.reports.begin_report": ROWS,
    "governance.commands.reports.reopen_report": ROWS,
    "governance.commands.reports.report_row": PART,
    "governance.commands.reports.write_report": ROWS,
    "governance.commands.signing_report.sign_report": never(
        N_("What was signed stays as it is. Begin a new edition of the report instead.")
    ),
}

HISTORY: Mapping[str, How] = {
    "history.commands.undoing.do_again": ROWS,
    "history.commands.undoing.take_back": ROWS,
}
