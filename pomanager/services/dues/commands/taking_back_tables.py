"""Taking back a table of entries that came in: each of its entries is reversed, in one act."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from operator import attrgetter

from pomanager.db import bulk
from pomanager.db.dues import DuesEntry
from pomanager.db.shares import EntryImport, ShareEntry, ShareInstalment
from pomanager.errors import NotFound, Refused
from pomanager.marks import N_
from pomanager.rules.dues.kinds import DuesKind
from pomanager.rules.objections import Objection
from pomanager.rules.shares.accounts import Account
from pomanager.rules.shares.entries import EntryDraft, completed
from pomanager.rules.shares.judging import objections_to_history
from pomanager.rules.shares.kinds import EntryKind
from pomanager.services.dues.queries import entry_imports as queries
from pomanager.services.shares.commands.writing import write_lines
from pomanager.services.shares.judging import types_by_id
from pomanager.services.shares.judging_certificates import objections_to_left
from pomanager.services.shares.queries.certificate_facts import certified_accounts
from pomanager.services.shares.queries.facts import accounts_of, holders_found
from pomanager.services.work import About, Work

NO_IMPORT = N_("The books have no import of entries with this number.")
NO_REASON = N_("Say why. The register keeps it for ever.")
TAKEN_BACK = N_("All entries of this import are taken back already.")
HAS_SINCE = N_("{name} has passed on, paid or got shares since. Take back those entries first.")
LET_OFF_SINCE = N_("{name} was let off something that came with this import. Take that back first.")
MOST_NAMED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackEntries:
    """Reverse what an import of entries wrote; the reason stands beside each reversal."""

    import_id: int
    reason: str


def take_back_entries(work: Work, order: TakeBackEntries) -> int:
    """Reverse every entry of the import that holds, or raise Refused or NotFound; returns how many were reversed."""
    found = work.session.get(EntryImport, order.import_id)
    if found is None:
        raise NotFound(Objection(NO_IMPORT, "import_id"))
    shares = queries.standing_of(work.session, queries.SHARE, order.import_id)
    dues = queries.standing_of(work.session, queries.DUES, order.import_id)
    objections = objections_to_taking_back(work, order, any_left=bool(shares or dues))
    if objections:
        raise Refused(objections)
    following = _values_taken_along(work, order)
    with bulk.roomy(work.session):
        _Eraser(work, order.reason.strip()).reverse(shares, dues)
        count = len(shares) + len(dues) + len(write_lines(work, following))
    work.record(
        "dues.entries_taken_back",
        About("entry_import", found.id, found.source),
        {"rows": (found.rows, None)},
        order.reason.strip(),
    )
    return count


def objections_to_taking_back(work: Work, order: TakeBackEntries, *, any_left: bool) -> tuple[Objection, ...]:
    """Everything that speaks against it: somebody would be left with less than nothing."""
    said = [] if order.reason.strip() else [Objection(NO_REASON, "reason")]
    if not any_left:
        return (*said, Objection(TAKEN_BACK, "import_id"))
    said += islice(_about_shares(work, order.import_id), MOST_NAMED)
    let_off = queries.let_off_since(work.session, order.import_id, MOST_NAMED)
    holders = holders_found(work.session, let_off)
    said += [Objection(LET_OFF_SINCE, "import_id", {"name": holders[member_id].label}) for member_id in let_off]
    return tuple(said)


def _about_shares(work: Work, import_id: int) -> Iterator[Objection]:
    """Accounts that would be impossible on some day, and those whose certificates stand for more than would be left."""
    session = work.session
    certified = certified_accounts(session)
    pairs = queries.mixed_accounts(session, import_id, certified)
    for places in bulk.portions(range(len(pairs))):
        some = [pairs[place] for place in places]
        going = _drafts(queries.sums_by_day(session, import_id, some))
        own = [draft for drafts in going.values() for draft in drafts]
        found = [each for each in accounts_of(session, some) if (each.holder.member_id, each.type.id) in going]
        for each in found:
            if _goes_below(work, each, going[each.holder.member_id, each.type.id]):
                yield Objection(HAS_SINCE, "import_id", {"name": each.holder.label})
        yield from objections_to_left(session, found, own, "import_id")


def _goes_below(work: Work, account: Account, going: Sequence[EntryDraft]) -> bool:
    """Whether on any day shares, or what is paid or due, would be below nothing without the import."""
    lines = completed(going, types_by_id(work.session))
    return bool(objections_to_history(account, account.with_drafts(lines)))


def _drafts(sums: Sequence[queries.DaySums]) -> dict[tuple[int, int], list[EntryDraft]]:
    """By member and type what takes the sums of each day back."""
    return {
        pair: [
            EntryDraft(
                kind=EntryKind.REVERSAL, member_id=each.member_id, share_type_id=each.share_type_id,
                effective_on=each.on, shares=-each.shares, subscribed_minor=-each.subscribed, paid_minor=-each.paid,
            )
            for each in some
        ]
        for pair, some in groupby(sums, attrgetter("member_id", "share_type_id"))
    }  # fmt: skip


def _values_taken_along(work: Work, order: TakeBackEntries) -> list[EntryDraft]:
    """The lines by which what changes of the nominal value made of these shares since goes with them."""
    types = types_by_id(work.session)
    changed = [kind.id for kind in types.values() if len(kind.values) > 1]
    sums = queries.sums_by_day(work.session, order.import_id, type_ids=changed) if changed else ()
    return [
        replace(line, reason=order.reason.strip())
        for drafts in _drafts(sums).values()
        for line in completed(drafts, types)[len(drafts) :]
    ]


@dataclass(slots=True)
class _Eraser:
    """Writes the reversals, portion by portion."""

    work: Work
    reason: str
    _serials: dict[int, int] = field(default_factory=dict)

    def reverse(self, shares: Sequence[int], dues: Sequence[int]) -> None:
        """Turn the signs of these entries round, on their own days."""
        for some in bulk.portions(shares):
            self._reverse_shares(some)
        for some in bulk.portions(dues):
            self._reverse_dues(some)

    def _reverse_shares(self, serials: Sequence[int]) -> None:
        session = self.work.session
        first = bulk.next_id(session, ShareEntry)
        self.work.numbered(ShareEntry, first, first + len(serials) - 1)
        rows = queries.rows_of(session, queries.SHARE, serials)
        self._serials.update({row.id: first + place for place, row in enumerate(rows)})
        bulk.add(
            session,
            ShareEntry,
            [
                {
                    **row._asdict(), "id": self._serials[row.id], "kind": EntryKind.REVERSAL, "shares": -row.shares,
                    "subscribed_minor": -row.subscribed_minor, "paid_minor": -row.paid_minor, "decision": "",
                    "reason": self.reason, "operation": None, "receipt_id": None, "reverses_id": row.id,
                    "recorded_at": self.work.now, "import_id": None,
                }
                for row in rows
            ],
        )  # fmt: skip
        parts = queries.instalments_of(session, serials)
        part = bulk.next_id(session, ShareInstalment)
        bulk.add(
            session,
            ShareInstalment,
            [
                {
                    **row._asdict(), "id": part + place, "entry_id": self._serials[row.entry_id], "minor": -row.minor,
                }
                for place, row in enumerate(parts)
            ],
        )  # fmt: skip

    def _reverse_dues(self, serials: Sequence[int]) -> None:
        session = self.work.session
        first = bulk.next_id(session, DuesEntry)
        self.work.numbered(DuesEntry, first, first + len(serials) - 1)
        bulk.add(
            session,
            DuesEntry,
            [
                {
                    **row._asdict(), "id": first + place, "kind": DuesKind.REVERSAL, "minor": -row.minor,
                    "decision": "", "reason": self.reason, "receipt_id": None, "reverses_id": row.id,
                    "recorded_at": self.work.now, "import_id": None,
                }
                for place, row in enumerate(queries.rows_of(session, queries.DUES, serials))
            ],
        )  # fmt: skip
