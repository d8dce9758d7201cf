"""The forms of proofs of convocation: notices given to sections, to persons or to all at once, and one taken back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.meetings.calling import NoticeRow
from pomanager.readmodels.meetings.meeting import MeetingDetail
from pomanager.rules.meetings.kinds import CHANNEL_WORDS, RECEIPT_WORDS, Channel, Receipt
from pomanager.services.meetings import judging_notices
from pomanager.services.meetings.calling_orders import RecordNotices, TakeBackNotice
from pomanager.services.meetings.commands.notices import record_notices, take_back_notice
from pomanager.services.meetings.queries.loading import roll_people
from pomanager.services.meetings.queries.room import find_on_roll
from pomanager.ui.desk import Desk
from pomanager.ui.form_parts import bound_by_name, day_field, filled
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import given
from pomanager.ui.meetings.form_parts import MeetingForm
from pomanager.ui.meetings.words import named

CHANNELS = tuple(Choice(each, CHANNEL_WORDS[each]) for each in Channel)
RECEIPTS = tuple(Choice(each, RECEIPT_WORDS[each]) for each in Receipt)
MOST_AT_ONCE = 200


def _fields(desk: Desk) -> tuple[Field, ...]:
    return (
        Field(name="channel", label=N_("How"), kind=Kind.LIST, choices=CHANNELS, required=True),
        day_field(desk, "given_on", N_("Given on")),
        Field(name="carrier", label=N_("Carried by"), hint=N_("Who carried, posted, read or sent it.")),
        Field(name="receipt", label=N_("Proof"), kind=Kind.LIST, choices=RECEIPTS, required=True),
        Field(name="evidence", label=N_("What proves it"),
              hint=N_("Where it was posted, when it was on air, number of a receipt.")),
    )  # fmt: skip


def _on_roll(desk: Desk, meeting_id: int) -> Callable[[str], Sequence[Choice]]:
    """What a field asks for people on the roll: by number or the first letters of their names."""

    def find(text: str) -> Sequence[Choice]:
        found = desk.office.ask(find_on_roll, meeting_id, text)
        people = {person.roll_id: person for person in desk.office.ask(roll_people, meeting_id, found)}
        known = [people[each] for each in found]
        return [
            Choice(each.roll_id, each.number or each.name,
                   " · ".join(filter(None, (each.name if each.number else "", each.section))))
            for each in known
        ]  # fmt: skip

    return find


def recording_persons(desk: Desk, detail: MeetingDetail) -> MeetingForm:
    """The form that proves notices to single persons, one row each."""
    cell = Field(name="roll_id", label=N_("Person"), kind=Kind.PICK, find=_on_roll(desk, detail.label.id), width=300)
    people = Field(name="roll_ids", label=N_("To"), kind=Kind.ROWS, cells=(cell,), add_words=N_("Add a person"),
                   most_rows=MOST_AT_ONCE)  # fmt: skip

    def make(**typed: Any) -> RecordNotices:  # noqa: ANN401 - the form's values by name
        values = filled(desk, typed, "given_on")
        rows: Sequence[Mapping[str, Any]] = values.pop("roll_ids", ())
        ids = tuple(row["roll_id"] for row in rows if row.get("roll_id") is not None)
        return RecordNotices(**{"channel": Channel.HAND, "meeting_id": detail.label.id, **values, "roll_ids": ids})

    binding = bound_by_name(desk, make, judging_notices.objections_to_notices, record_notices)
    parts = (people, *_fields(desk))
    page = MeetingForm(desk, N_("Record notices"), parts, binding, about=named(detail.label), save_words=N_("Record"))
    page.form.show_values({"channel": Channel.HAND, "given_on": detail.called_on, "receipt": Receipt.SIGNED})
    return page


def recording(
    desk: Desk,
    detail: MeetingDetail,
    channel: Channel,
    *,
    roll_ids: tuple[int, ...] = (),
    section_ids: tuple[int, ...] = (),
) -> MeetingForm:
    """The form that proves notices: of persons, of sections, or (with neither) of all at once."""
    fixed = {"meeting_id": detail.label.id, "roll_ids": roll_ids, "section_ids": section_ids}

    def make(**typed: Any) -> RecordNotices:  # noqa: ANN401 - the form's values by name
        return RecordNotices(**{"channel": channel, **fixed, **filled(desk, typed, "given_on")})

    binding = bound_by_name(desk, make, judging_notices.objections_to_notices, record_notices)
    about = named(detail.label)
    if roll_ids:
        about = f"{about} · " + _("persons: {count}").format(count=formats.number(len(roll_ids)))
    elif section_ids:
        about = f"{about} · " + _("sections: {count}").format(count=formats.number(len(section_ids)))
    page = MeetingForm(desk, N_("Record notices"), _fields(desk), binding, about=about, save_words=N_("Record"))
    receipt = Receipt.SIGNED if roll_ids else Receipt.NONE
    page.form.show_values({"channel": channel, "given_on": detail.called_on, "receipt": receipt})
    return page


def taking_back(desk: Desk, detail: MeetingDetail, row: NoticeRow) -> MeetingForm:
    """The form that takes back a notice entered by mistake."""
    reason = Field(name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT)

    def make(**typed: Any) -> TakeBackNotice:  # noqa: ANN401 - the form's values by name
        return TakeBackNotice(**{"reason": "", "notice_id": row.id, **given(typed)})

    binding = bound_by_name(desk, make, judging_notices.objections_to_taking_back, take_back_notice)
    about = " · ".join((named(detail.label), _(CHANNEL_WORDS[row.channel]), formats.day(row.given_on)))
    return MeetingForm(desk, N_("Take back a notice"), (reason,), binding, about=about, save_words=N_("Take back"))
