"""What the record of a member says of the right to vote today: handed to the page of members from above."""

from collections.abc import Sequence

from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.entitlement import RIGHT_WORDS, STANCE_WORDS, Right, Stance
from pomanager.services.entitlement.queries.verdicts import entitlement_of
from pomanager.services.office import Office
from pomanager.ui.entitlement.words import verdict_words

Told = Sequence[tuple[str, str]]


def rights_told(office: Office, member: MemberDetail) -> Told:
    """Every right with its verdict, then every reason, for the page of the whole record."""
    verdict = office.ask(entitlement_of, member.id, office.today()).verdict
    rights = [(_(RIGHT_WORDS[right]), verdict_words(verdict, right)) for right in Right]
    reasons = [
        (_(STANCE_WORDS[reason.stance]), sentence(reason.sentence))
        for stance in (Stance.AGAINST, Stance.NOT_JUDGED, Stance.FOR)
        for reason in verdict.reasons
        if reason.stance is stance
    ]
    return [*rights, *reasons]


def rights_in_short(office: Office, member: MemberDetail) -> Told:
    """The vote in one line, for the panel beside the list: "yes", or "no" with the first reason against it."""
    verdict = office.ask(entitlement_of, member.id, office.today()).verdict
    against = verdict.about(Right.VOTE, Stance.AGAINST)
    said = verdict_words(verdict, Right.VOTE)
    # TR: in the panel about a member: "no": the first reason against
    return [(_("Right to vote"), f"{said} · {sentence(against[0].sentence)}" if against else said)]
