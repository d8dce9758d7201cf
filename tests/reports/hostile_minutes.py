"""Hostile minutes, extracts and errata."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from pomanager.readmodels.meetings.minutes import Conflicted, FollowUpAsked, GuestThere, ItemTold, Named, Part
from pomanager.rules.meetings.kinds import ItemKind, ItemState
from pomanager.rules.meetings.minutes import PartKind
from pomanager.rules.meetings.rich_text import BlockKind, RichText, Span, TextBlock, paragraph, table
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording
from tests.reports import sheets_meetings as meetings
from tests.reports import sheets_minutes as sheets
from tests.reports.hostile_parts import Chain, HostilePaper, Texts, letterhead, or_dash, seen


def minutes(texts: Texts) -> HostilePaper:
    """Everything people typed of a meeting, and the free text of its minutes."""
    head, names = letterhead(texts)
    place, caller, late, document, reason = (next(texts) for _field in range(5))
    debate, motion_text, grounds, mover, wrong = (next(texts) for _field in range(5))
    nature, task, who, bold, cell = (next(texts) for _field in range(5))
    label = meetings.label(place=place)
    meeting = sheets.meeting(label=label, called_by=caller, short_notice_reason=late)
    decision = sheets.decision(text=motion_text)
    mistaken = sheets.decision(id=8, reference="2026-013", taken_back=wrong or "x")
    motion = sheets.motion(mistaken, decision, grounds=grounds, mover=Named(mover))
    line = meetings.item(
        "2", ItemKind.ACCOUNTS, debate=debate, documents=(document,), state=ItemState.DEFERRED, state_reason=reason
    )
    follow_up = FollowUpAsked("2", "2026-014", task, who, None)
    item = ItemTold(
        line, conflicts=(Conflicted(Named("A", Sex.FEMALE), nature, left_room=True),), motions=(motion,),
        follow_ups=(follow_up,),
    )  # fmt: skip
    free = RichText(
        (paragraph(Span(bold, bold=True)), TextBlock(BlockKind.NUMBERS, ((Span(bold),),)), table([["Crop"], [cell]]))
    )
    parts = tuple(
        Part(kind)
        for kind in (
            PartKind.CALLING, PartKind.OPENING, PartKind.DOCUMENTS, PartKind.ITEMS, PartKind.FOLLOW_UPS,
            PartKind.SIGNATURES,
        )
    )  # fmt: skip
    guests = (GuestThere("X", ""),)
    sheet = sheets.minutes(
        letterhead=head, meeting=meeting, items=(item,), follow_ups=(follow_up,), general_documents=(), guests=guests,
        parts=(*parts[:2], Part(PartKind.FREE, None, free), *parts[2:]), unapproved_reason=reason,
    )  # fmt: skip
    why = f"Reason:{seen(reason)}" if reason.strip() else ""
    late_said = [Chain(f"afterthenotice:{seen(late)}")] if late.strip() else []
    said = [
        Chain(f"09:15,atthisplace:{or_dash(place)}."),
        Chain(f"Calledby{seen(caller)}{'·' if caller else ''}thechair"),
        *late_said,
        Chain(f"Crop{seen(cell)}"),
        Chain(f"Documentorreport2{seen(document)}"),
        Chain(f"conflictofinterest({seen(nature)}),andlefttheroom."),
        *([Chain(seen(debate))] if debate.strip() else []),
        Chain(f"notgivenagain:{seen(wrong or 'x')}"),
        Chain(f"Movedby{seen(mover)}"),
        *([Chain(f"Grounds{seen(grounds)}")] if grounds.strip() else []),
        Chain(f"nextmeeting.{why}"),
        Chain(seen(motion_text)),
        Chain(f"Decision{seen(task)}{seen(who)}2026-014"),
        *([Chain(f"allthesame,because:{seen(reason)}")] if reason.strip() else []),
    ]  # fmt: skip
    return HostilePaper(sheet, (names, *said))


def extract(texts: Texts) -> HostilePaper:
    """The extract of a resolution."""
    head, names = letterhead(texts)
    place, title, text, grounds, mover, who = (next(texts) for _field in range(6))
    decision = sheets.decision(text=text)
    motion = sheets.motion(decision, grounds=grounds, mover=Named(mover))
    item = replace(sheets.items()[1].line, title=Wording({"en": title}))
    sheet = sheets.extract(
        letterhead=head, meeting=sheets.meeting(label=meetings.label(place=place)), item=item, motion=motion,
        decision=decision, representative=Named(who),
    )  # fmt: skip
    kept = item.title.in_language("en")
    called = seen(kept) if kept else "Accountsofthefinancialyear"
    why = f"Grounds{seen(grounds)}" if grounds.strip() else ""
    return HostilePaper(
        sheet,
        (
            names,
            Chain(f"Venue{or_dash(place)}Itemoftheagenda2.{called}Inforcefrom"),
            Chain(f"Movedby{seen(mover)}SecondedbyNIYONZIMAAline{why}{seen(text)}Rollcall"),
            Chain(f"Chair{seen(who)}Date:"),
        ),
    )


def erratum(texts: Texts) -> HostilePaper:
    """A correction of signed minutes."""
    head, names = letterhead(texts)
    wrong, right, reason, decision, folio = (next(texts) for _field in range(5))
    line = replace(sheets.erratum().erratum, instead_of=wrong, reads=right, reason=reason, decision=decision)
    sheet = sheets.erratum(letterhead=head, erratum=line, folio=folio)
    return HostilePaper(
        sheet,
        (
            names,
            Chain(f"Insteadof{seen(wrong)}Read{seen(right)}Reason:{seen(reason)}Thesigned"),
            *([Chain(f"Folio{seen(folio)}")] if folio else []),
            *([Chain(f"Decidedby{seen(decision)}Instead")] if decision else []),
        ),
    )


MAKERS: Mapping[str, Callable[[Texts], HostilePaper]] = MappingProxyType(
    {"minutes": minutes, "extract": extract, "erratum": erratum}
)
"""The paper of each key, with hostile texts in every field."""
