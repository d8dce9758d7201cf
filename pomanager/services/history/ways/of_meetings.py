"""How acts on meetings and elections are taken back: until something is frozen, counted, declared or signed."""

from collections.abc import Mapping

from pomanager.marks import N_
from pomanager.rules.undoing import PART, ROWS, How, never, reversal

_SIGNED = never(N_("What was signed stays as it is. Write an erratum instead, and have it signed."))

MEETINGS: Mapping[str, How] = {
    "meetings.commands.agenda.add_document": ROWS,
    "meetings.commands.agenda.add_item": ROWS,
    "meetings.commands.agenda.amend_item": ROWS,
    "meetings.commands.agenda.move_item": ROWS,
    "meetings.commands.agenda.remove_document": ROWS,
    "meetings.commands.agenda.set_standing_items": ROWS,
    "meetings.commands.agenda.withdraw_item": ROWS,
    "meetings.commands.attendance.add_guest": ROWS,
    "meetings.commands.attendance.mark_excused": ROWS,
    "meetings.commands.attendance.mark_left": ROWS,
    "meetings.commands.attendance.mark_present": ROWS,
    "meetings.commands.attendance.mark_section_except": ROWS,
    "meetings.commands.attendance.remove_guest": ROWS,
    "meetings.commands.attendance.undo_mark": ROWS,
    "meetings.commands.calling.call_again": ROWS,
    "meetings.commands.calling.call_meeting": ROWS,
    "meetings.commands.copying.copy_agenda": ROWS,
    "meetings.commands.copying.copy_delegates": ROWS,
    "meetings.commands.delegates.name_delegates": ROWS,
    "meetings.commands.delegates.withdraw_delegate": ROWS,
    "meetings.commands.errata.write_erratum": ROWS,
    "meetings.commands.freezing.freeze_roll": never(
        N_("A frozen roll stays: letters, ticks and votes stand on it. Freeze it again on the page of the meeting."),
        is_bulk=True,
    ),
    "meetings.commands.minutes.approve_minutes": ROWS,
    "meetings.commands.minutes.minutes_row": PART,
    "meetings.commands.minutes.order_parts": ROWS,
    "meetings.commands.minutes.reopen_minutes": ROWS,
    "meetings.commands.minutes.write_minutes": ROWS,
    "meetings.commands.motions.add_speaker": ROWS,
    "meetings.commands.motions.amend_motion": ROWS,
    "meetings.commands.motions.defer_motion": ROWS,
    "meetings.commands.motions.edit_motion": ROWS,
    "meetings.commands.motions.put_motion": ROWS,
    "meetings.commands.motions.remove_speaker": ROWS,
    "meetings.commands.motions.withdraw_motion": ROWS,
    "meetings.commands.notices.record_notices": reversal("notices"),
    "meetings.commands.notices.take_back_notice": never(
        N_("A notice that was taken back stays so. Record the notice again.")
    ),
    "meetings.commands.outcomes.record_outcome": PART,
    "meetings.commands.planning.amend_meeting": ROWS,
    "meetings.commands.planning.cancel_meeting": ROWS,
    "meetings.commands.planning.plan_meeting": ROWS,
    "meetings.commands.planning.write_items": PART,
    "meetings.commands.proxies.give_proxy": ROWS,
    "meetings.commands.proxies.withdraw_proxy": ROWS,
    "meetings.commands.recording.about_meeting": PART,
    "meetings.commands.recording.item_told": PART,
    "meetings.commands.recording.meeting_told": PART,
    "meetings.commands.resolutions.add_follow_up": ROWS,
    "meetings.commands.resolutions.close_follow_up": ROWS,
    "meetings.commands.resolutions.set_standing": ROWS,
    "meetings.commands.room.close_meeting": ROWS,
    "meetings.commands.room.declare_conflict": ROWS,
    "meetings.commands.room.defer_item": ROWS,
    "meetings.commands.room.fail_meeting": ROWS,
    "meetings.commands.room.go_to_item": ROWS,
    "meetings.commands.room.name_bureau": ROWS,
    "meetings.commands.room.note_item": ROWS,
    "meetings.commands.room.open_meeting": ROWS,
    "meetings.commands.room.resume_meeting": ROWS,
    "meetings.commands.room.suspend_meeting": ROWS,
    "meetings.commands.room.withdraw_conflict": ROWS,
    "meetings.commands.room.write_debate": ROWS,
    "meetings.commands.signed_bytes.signed_paper": PART,
    "meetings.commands.signing.sign_erratum": _SIGNED,
    "meetings.commands.signing.sign_minutes": _SIGNED,
    "meetings.commands.voting.record_vote": reversal("vote"),
    "meetings.commands.voting.take_back_vote": never(
        N_("A vote that was taken back stays so, and its reference too. Record the vote again.")
    ),
}

_BALLOTS = never(
    N_("What is typed off ballot papers is kept in no order, and no copy of it. Set it right in the counting room.")
)
_COUNTED = never(N_("A count stays as it was made. Count again in the counting room."))
_DECLARED = never(N_("A declared result stays declared. Objections are lodged, and an election annulled, on its page."))

ELECTIONS: Mapping[str, How] = {
    "elections.commands.ballots.bring_in_ballots": _BALLOTS,
    "elections.commands.ballots.close_batch": _BALLOTS,
    "elections.commands.ballots.close_called": _BALLOTS,
    "elections.commands.ballots.enter_totals": _BALLOTS,
    "elections.commands.ballots.finish_entry": _BALLOTS,
    "elections.commands.ballots.join_batch": _BALLOTS,
    "elections.commands.ballots.open_batch": _BALLOTS,
    "elections.commands.ballots.open_second_entry": _BALLOTS,
    "elections.commands.ballots.save_ballot": _BALLOTS,
    "elections.commands.ballots.take_back_batch": _BALLOTS,
    "elections.commands.ballots.take_out_ballot": _BALLOTS,
    "elections.commands.ballots.take_out_equal": _BALLOTS,
    "elections.commands.ballots.write_batch": PART,
    "elections.commands.calling_out.record_roll_call": _BALLOTS,
    "elections.commands.candidates.amend_nomination": ROWS,
    "elections.commands.candidates.nominate": ROWS,
    "elections.commands.candidates.numbered": PART,
    "elections.commands.candidates.publish_list": ROWS,
    "elections.commands.candidates.withdraw_candidate": ROWS,
    "elections.commands.counting.against_counting": PART,
    "elections.commands.counting.answer_tie": _COUNTED,
    "elections.commands.counting.count_contest": _COUNTED,
    "elections.commands.counting.keep_count": PART,
    "elections.commands.declaring.annul": never(N_("An election that was annulled stays so. Prepare another one.")),
    "elections.commands.declaring.declare": _DECLARED,
    "elections.commands.declaring.declare_all": _DECLARED,
    "elections.commands.declaring.elected_told": PART,
    "elections.commands.declaring.lodge_objection": ROWS,
    "elections.commands.declaring.rule_on_objection": ROWS,
    "elections.commands.going_on.act_together": ROWS,
    "elections.commands.handing_down.hand_down": PART,
    "elections.commands.installing.answer_mandate": never(
        N_("Whoever accepted or refused a seat has said so. What was written wrongly is set right in the bodies.")
    ),
    "elections.commands.installing.install_mandates": never(
        N_("These mandates stand in the register of officers. Take them back there, line by line.")
    ),
    "elections.commands.nominating_many.nominate_many": ROWS,
    "elections.commands.preparing.amend_election": ROWS,
    "elections.commands.preparing.name_officials": ROWS,
    "elections.commands.preparing.open_nominations": ROWS,
    "elections.commands.preparing.prepare_election": ROWS,
    "elections.commands.preparing.write_election": PART,
    "elections.commands.recording.about_election": PART,
    "elections.commands.recording.election_row": PART,
    "elections.commands.recording.go_on_together": PART,
    "elections.commands.recording.goes_on_to": PART,
    "elections.commands.sections.prepare_section_elections": ROWS,
    "elections.commands.together.count_all": _COUNTED,
    "elections.commands.together.publish_lists": ROWS,
    "elections.commands.voting.add_box": ROWS,
    "elections.commands.voting.close_poll": ROWS,
    "elections.commands.voting.freeze_voters": never(
        N_("The electoral roll stays as it was written: voters are ticked off on it.")
    ),
    "elections.commands.voting.issue_ballots": reversal("ballot_issues"),
    "elections.commands.voting.open_poll": ROWS,
    "elections.commands.voting.set_box_figures": ROWS,
    "elections.commands.voting.take_back_issue": never(
        N_("The tick is taken back. Tick the voter off again when the papers are handed out.")
    ),
}
