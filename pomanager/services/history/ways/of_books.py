"""How acts on the people at the keyboard, the organisation and its by-laws, and the roll are taken back."""

from collections.abc import Mapping

from pomanager.marks import N_
from pomanager.rules.undoing import PART, PASSING, ROWS, How, never, reversal

_PASSWORD = never(N_("A password is kept in no other form than the new one. Choose another password instead."))
_PEOPLE = never(N_("Who works with the books is set right on the page of people and roles."))
_NOTE = never(N_("Private notes are sealed, and no copy of them is kept. Write it again."))

ACCESS: Mapping[str, How] = {
    "access.commands.file_password.note_file_password": _PASSWORD,
    "access.commands.file_password.note_move": PASSING,
    "access.commands.file_password.note_repair": PASSING,
    "access.commands.handing_over.hand_over": never(
        N_("The hand-over was printed and signed. Hand the office over again, the other way round.")
    ),
    "access.commands.notes.amend_note": _NOTE,
    "access.commands.notes.remove_note": _NOTE,
    "access.commands.notes.write_note": _NOTE,
    "access.commands.own_password.change_own_password": _PASSWORD,
    "access.commands.people.add_user": _PEOPLE,
    "access.commands.people.amend_user": _PEOPLE,
    "access.commands.people.end_user": _PEOPLE,
    "access.commands.people.found": PART,
    "access.commands.people.give_password": _PASSWORD,
    "access.commands.recovery.make_recovery_code": never(
        N_("The recovery code was shown once and is kept nowhere. Make a new one instead.")
    ),
    "access.commands.signing_in.note_failure": PASSING,
    "access.commands.signing_in.note_sign_in": PASSING,
    "access.commands.signing_in.recover_password": _PASSWORD,
    "access.commands.writing.set_roles": PART,
    "access.commands.writing.set_secret": PART,
}

_ADOPTED = never(
    N_("By-laws that were adopted hold from their day on. Withdraw the version, or prepare a new one, on their page.")
)

ORGANISATION: Mapping[str, How] = {
    "organisation.commands.bylaw_undo.take_back_bylaw_values": ROWS,
    "organisation.commands.bylaws.adopt_bylaws": _ADOPTED,
    "organisation.commands.bylaws.adopt_preset": _ADOPTED,
    "organisation.commands.bylaws.check_bylaw_values": never(
        N_("Who held a by-law against the signed text stays written. Check it again: the last check counts.")
    ),
    "organisation.commands.bylaws.discard_bylaws": ROWS,
    "organisation.commands.bylaws.prepare_bylaws": ROWS,
    "organisation.commands.bylaws.record_change": PART,
    "organisation.commands.bylaws.set_bylaw_values": ROWS,
    "organisation.commands.bylaws.version_at_hand": PART,
    "organisation.commands.bylaws.withdraw_bylaws": ROWS,
    "organisation.commands.bylaws.write_line": PART,
    "organisation.commands.naming.place_for": PART,
    "organisation.commands.naming.section_for": PART,
    "organisation.commands.profile.amend_profile": ROWS,
    "organisation.commands.profile.found_office": never(
        N_("With this act the books begin. If they are not the right ones, begin another file.")
    ),
    "organisation.commands.profile.rename_word": ROWS,
    "organisation.commands.profile.set_logo": ROWS,
}

_IMPORT = reversal("import", is_bulk=True)

MEMBERS: Mapping[str, How] = {
    "members.commands.admission.admit_member": ROWS,
    "members.commands.amendment.amend_member": ROWS,
    "members.commands.amendment.settle_note": ROWS,
    "members.commands.appeals.decide_appeal": never(
        N_("An appeal is decided once. If the decision was written down wrongly, change the standing of the member.")
    ),
    "members.commands.appeals.lodge_appeal": ROWS,
    "members.commands.attention.answer_not_double": ROWS,
    "members.commands.attention.answer_not_doubles": ROWS,
    "members.commands.attention.answer_right": ROWS,
    "members.commands.attention.ask_again": ROWS,
    "members.commands.attention.choose_checks": ROWS,
    "members.commands.attention.keep_doubles": PASSING,
    "members.commands.attention.may_be_double": ROWS,
    "members.commands.attention.may_be_doubles": ROWS,
    "members.commands.attention.settle_notes": ROWS,
    "members.commands.bringing_in.bring_in": _IMPORT,
    "members.commands.bringing_in.bring_in_members": _IMPORT,
    "members.commands.bulk_change.change_many": _IMPORT,
    "members.commands.contacts.set_contacts": ROWS,
    "members.commands.contacts.set_nominees": ROWS,
    "members.commands.documents.add_documents": PART,
    "members.commands.documents.set_documents": ROWS,
    "members.commands.extra_fields.define_field": ROWS,
    "members.commands.extra_fields.end_field": ROWS,
    "members.commands.extra_fields.move_field": ROWS,
    "members.commands.extra_values.set_extra_values": ROWS,
    "members.commands.extra_values.write_values": PART,
    "members.commands.households.amend_household": ROWS,
    "members.commands.households.amend_stay": ROWS,
    "members.commands.households.enter_household": ROWS,
    "members.commands.households.found_household": ROWS,
    "members.commands.households.remove_stay": ROWS,
    "members.commands.imported_names.keep_former": PART,
    "members.commands.imported_names.refuse_renaming": PART,
    "members.commands.imported_names.take_back": PART,
    "members.commands.moving.move_member": ROWS,
    "members.commands.name_order.amend_profile_and_order": ROWS,
    "members.commands.name_order.order_names": never(
        N_("Names were only sorted anew, nobody’s name was changed. Sort them in another language to have them so."),
        is_bulk=True,
    ),
    "members.commands.new_members.attention": PART,
    "members.commands.particulars.amend_particulars": ROWS,
    "members.commands.particulars.person_for": PART,
    "members.commands.particulars.set_consent": ROWS,
    "members.commands.particulars.set_photo": never(
        N_("No copy of a picture is kept. Take it away, or choose it again, on the record of the member.")
    ),
    "members.commands.particulars.set_representative": ROWS,
    "members.commands.persons.member_label": PART,
    "members.commands.persons.person_for": PART,
    "members.commands.profiles.keep_profile": PASSING,
    "members.commands.renaming.change_name": ROWS,
    "members.commands.renaming.take_back_name": ROWS,
    "members.commands.standing.change_standing": reversal("standing"),
    "members.commands.standing.reverse_standing": never(
        N_("The entry that was reversed stays so. Record the change of standing again.")
    ),
    "members.commands.trainings.add_attendee": ROWS,
    "members.commands.trainings.add_attendees": ROWS,
    "members.commands.trainings.amend_training": ROWS,
    "members.commands.trainings.record_training": ROWS,
    "members.commands.trainings.remove_attendee": ROWS,
    "members.commands.trainings.remove_training": ROWS,
    "members.commands.trees.changing.retell": PART,
    "members.commands.trees.joining.merge_parts": ROWS,
    "members.commands.trees.joining.split_part": ROWS,
    "members.commands.trees.levels.name_levels": ROWS,
    "members.commands.trees.listing.add_places": ROWS,
    "members.commands.trees.parts.add_part": ROWS,
    "members.commands.trees.parts.correct_part": ROWS,
    "members.commands.trees.parts.end_part": ROWS,
    "members.commands.trees.parts.move_part": ROWS,
    "members.commands.trees.parts.rename_part": ROWS,
    "members.commands.undoing.undo_import": never(
        N_("What the import had brought is gone. Bring the table in again; its numbers are kept for it."), is_bulk=True
    ),
    "members.commands.views.keep_view": PASSING,
    "members.commands.views.remove_view": PASSING,
    "members.commands.views.rename_view": PASSING,
    "members.commands.whereabouts.changed_section": PART,
    "members.commands.whereabouts.moved": PART,
}
