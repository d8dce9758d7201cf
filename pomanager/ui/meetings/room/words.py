"""How the meeting room calls what it shows: people, presence by sex, states of items with their marks."""

from pomanager.i18n import _, pgettext
from pomanager.i18n.meetings import item_title
from pomanager.readmodels.meetings.meeting import AgendaLine
from pomanager.readmodels.meetings.room import PersonPresence
from pomanager.rules.meetings.deciding import OUTCOME_WORDS, Outcome
from pomanager.rules.meetings.kinds import ITEM_STATE_WORDS, ItemState, Presence
from pomanager.rules.members import Sex
from pomanager.ui.meetings.room.rows import TwoLines

ITEM_ICONS = {
    ItemState.OPEN: ("clock", "text2"), ItemState.CURRENT: ("right_c", "accent"), ItemState.DECIDED: ("ok", "ok"),
    ItemState.NOTED: ("check", "text2"), ItemState.DEFERRED: ("undo", "warn"), ItemState.WITHDRAWN: ("x", "text2"),
}  # fmt: skip
PRESENCE_ICONS = {
    Presence.PRESENT: "ok", Presence.REPRESENTED: "members", Presence.LEFT: "leave", Presence.EXCUSED: "phone",
    Presence.ABSENT: "minus",
}  # fmt: skip
_OUTCOMES = {Outcome.ADOPTED: ("ok", "ok"), Outcome.REJECTED: ("bad", "bad"), Outcome.NO_QUORUM: ("warn", "warn")}


def presence_said(presence: Presence, sex: Sex) -> str:
    """How somebody stands to the meeting, as the language says it of a woman or of a man."""
    woman = {
        Presence.PRESENT: pgettext("woman", "present"), Presence.REPRESENTED: pgettext("woman", "represented"),
        Presence.LEFT: pgettext("woman", "left"), Presence.EXCUSED: pgettext("woman", "excused"),
        Presence.ABSENT: pgettext("woman", "absent"),
    }  # fmt: skip
    man = {
        Presence.PRESENT: pgettext("man", "present"), Presence.REPRESENTED: pgettext("man", "represented"),
        Presence.LEFT: pgettext("man", "left"), Presence.EXCUSED: pgettext("man", "excused"),
        Presence.ABSENT: pgettext("man", "absent"),
    }  # fmt: skip
    return (woman if sex is Sex.FEMALE else man)[presence]


def person_said(found: PersonPresence) -> str:
    """Number and name."""
    person = found.person
    return f"{person.number} · {person.name}" if person.number else person.name


def about_person(found: PersonPresence) -> str:
    """What is known of somebody at this meeting: presence, section, proxies carried or given, votes."""
    person = found.person
    said = [presence_said(found.presence, person.sex), person.section or person.capacity]
    if found.carries:
        # TR: of somebody at a meeting: who gave them their votes
        said.append(_("carries the proxy of {names}").format(names=", ".join(line.giver for line in found.carries)))
    if found.proxy is not None:
        said.append(_("gave a proxy to {name}").format(name=found.proxy.holder))
    if not person.votes:
        said.append(_("no vote"))
    return " · ".join(part for part in said if part)


def item_row(item: AgendaLine, outcome: Outcome | None) -> TwoLines:
    """An item with its state; one that was voted on tells the outcome."""
    icon, tone = ITEM_ICONS[item.state]
    below = _(ITEM_STATE_WORDS[item.state])
    if outcome is not None and item.state in {ItemState.DECIDED, ItemState.CURRENT}:
        icon, tone = _OUTCOMES[outcome]
        below = _(OUTCOME_WORDS[outcome])
    return TwoLines(item.id, item.number, item_title(item), icon, below, tone, item.depth)
