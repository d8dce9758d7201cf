"""What the reserved seats will require of an election, and whom it touches, told before anybody votes."""

from collections.abc import Iterable

from pomanager.i18n import _
from pomanager.i18n.bylaw_words import bylaw_named
from pomanager.i18n.elections import contest_name
from pomanager.i18n.sentences import sentences
from pomanager.readmodels.elections.election import Candidate, ContestDetail, ContestRequirement, ElectionDetail
from pomanager.services.elections.queries.eligibility import requirements
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.ui.desk import Desk
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.notes import Note


def requirement_notes(desk: Desk, election: ElectionDetail) -> list[Note]:
    """A note for each ballot paper with a rule on reserved seats; nothing where there is none."""
    found = desk.office.ask(requirements, election.label.id)
    bylaws = desk.office.ask(bylaws_on, election.label.held_on)
    notes = []
    for each in found:
        if each.sentences:
            laws = [bylaw_named(key, bylaws) for key, _article in each.articles]
            title = _title(election.contest(each.contest_id), alone=len(found) == 1)
            tone = Tone.INFO if each.is_possible else Tone.WARN
            notes.append(Note(tone, title, "\n".join((*told(each), *laws))))
    return notes


def _title(contest: ContestDetail, *, alone: bool) -> str:
    said = _("What the reserved seats will require")
    return said if alone else f"{contest_name(contest)}: {said}"


def told(found: ContestRequirement) -> list[str]:
    """The rule of a ballot paper in sentences, and the candidates it touches by name."""
    said = list(sentences(found.sentences))
    # TR: {names} are candidates; said before an election of which seats are reserved
    if found.favoured:
        said.append(_("May take a reserved seat: {names}.").format(names=_names(found.favoured)))
    if found.sure:
        said.append(_("Elected whatever the votes are: {names}.").format(names=_names(found.sure)))
    if found.shut_out:
        said.append(_("Cannot be elected under the rule, whatever the votes are: {names}.").format(
            names=_names(found.shut_out)))  # fmt: skip
    return said


def _names(who: Iterable[Candidate]) -> str:
    return ", ".join(each.name for each in who)
