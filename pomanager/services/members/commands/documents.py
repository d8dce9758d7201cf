"""Writing which identity documents a person shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pomanager.db.particulars import IdentityDocument
from pomanager.errors import Stale, refuse
from pomanager.readmodels.particulars import DocumentRow
from pomanager.rules.identity import GivenDocument, masked, number_key, objections_to_documents
from pomanager.rules.objections import Objection
from pomanager.rules.writing import tidy
from pomanager.services.members.queries.member import member_detail
from pomanager.services.members.queries.particulars import documents, members_with_document
from pomanager.services.members.recording import about_member
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.organisation.queries import organisation_row
from pomanager.services.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDocuments:
    """Write which identity documents somebody shows; those left out are no longer kept."""

    member_id: int
    documents: tuple[GivenDocument, ...] = ()


def set_documents(work: Work, order: SetDocuments) -> None:
    """Write which documents somebody shows, or raise Refused with every objection, Stale when one has gone."""
    member = member_detail(work.session, order.member_id)
    keys = [number_key(each.number) for each in order.documents]
    others = members_with_document(work.session, keys, member.id)
    country = organisation_row(work.session).country
    refuse(objections_to_documents(order.documents, today=work.today, country=country, others=others))
    before = {row.id: row for row in documents(work.session, member.person_id)}
    after = {each.id: each for each in order.documents if each.id is not None}
    if not after.keys() <= before.keys():
        raise Stale(Objection(OVERTAKEN))
    if [*map(_state, before.values())] == [*map(_state, order.documents)]:
        return
    for number, known in before.items():
        row = work.session.get_one(IdentityDocument, number)
        if number in after:
            if _state(known) != _state(after[number]):
                row.import_id = None  # what somebody has set right no longer goes when its import is undone
            _fill(row, after[number])
        else:
            work.session.delete(row)
    add_documents(work, member.person_id, [each for each in order.documents if each.id is None])
    told = told_documents(before.values()), told_documents(order.documents)
    work.record("members.documents_set", about_member(member), {"documents": told})


def add_documents(work: Work, person_id: int, given: Sequence[GivenDocument]) -> None:
    """Write documents of a person, in their order."""
    for each in given:
        row = IdentityDocument(person_id=person_id)
        _fill(row, each)
        work.session.add(row)
    work.session.flush()


def told_documents(given: Iterable[GivenDocument | DocumentRow]) -> str:
    """Documents as the journal tells of them: kind, and the number with only its end in sight."""
    return " · ".join(f"{each.kind.value} {masked(each.number)}" for each in given)


def _state(document: GivenDocument | DocumentRow) -> tuple[object, ...]:
    """All that is kept of a document, to see whether anything differs."""
    return (
        document.id, document.kind, tidy(document.number), tidy(document.issuer), document.issued_on,
        document.expires_on,
    )  # fmt: skip


def _fill(row: IdentityDocument, given: GivenDocument) -> None:
    row.kind, row.number, row.number_key = given.kind, tidy(given.number), number_key(given.number)
    row.issuer, row.issued_on, row.expires_on = tidy(given.issuer), given.issued_on, given.expires_on
