"""The register of members in order of admission, as the law asks for it: who they are, when admitted, how they left."""

from collections.abc import Iterator
from functools import lru_cache, partial

from pomanager.i18n import _, formats
from pomanager.readmodels.member_papers import HeldShares, RegisterSheet
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import Lies, Listing
from pomanager.reports.heads import Heading
from pomanager.reports.members import counts
from pomanager.reports.members.roll import SIGNING_ROW, RowWords
from pomanager.reports.paper import Paper
from pomanager.reports.parts import Room, note, paragraph
from pomanager.reports.register import Column, Register
from pomanager.reports.styles import Align
from pomanager.rules.identity import IDENTITY_WORDS


def heading_of(sheet: RegisterSheet) -> Heading:
    """What the register is called, for which day, and for whom it is meant."""
    return Heading(_("Register of members"), sheet.as_of, _("In order of admission"))


def put(sheet: RegisterSheet, paper: Paper, progress: Progress) -> None:
    """Write the register onto a paper that was begun; ``progress`` may raise Cancelled."""
    if sheet.with_documents:
        paper.flow([note(_whom_it_is_for(in_full=sheet.options.in_full)), Room(6)])
    if not sheet.admitted:
        paper.flow([paragraph(_("Nobody had been admitted by this day."))])
    words = RowWords()
    columns = _columns(sheet, words)
    register = Register(
        paper,
        columns,
        total=sheet.admitted,
        progress=progress,
        page_totals=True,
        tally=counts.tally_of(4 if sheet.with_other_script else 3),
        row_height=SIGNING_ROW if sheet.options.signatures else 0.0,
    )
    register.rows(_texts(sheet, words))
    register.end()


def _whom_it_is_for(*, in_full: bool) -> str:
    if in_full:
        return _("For the office and the registry: identity documents stand here in full. Do not hand it round.")
    return _("For circulation: of identity documents only the last signs are printed.")


def _columns(sheet: RegisterSheet, words: RowWords) -> tuple[Column, ...]:
    """The columns there is something to write into, and those for signing where they are wanted."""
    found = [
        # TR: title of a column: the how manieth admission it is, as short as can be
        Column(_("Order"), holds=("260000",), align=Align.END),
        # TR: title of the column of member numbers, as short as can be
        Column(_("No."), holds=("000000",)),
        Column(_("Name"), 24),
    ]
    if sheet.with_other_script:
        # TR: title of a column: a name written in the second script (Latin beside Khmer, Cyrillic beside Latin)
        found.append(Column(_("In other script"), 18))
    found += [Column(_("Sex"), holds=words.sexes), Column(_("Born"), holds=words.births)]
    if sheet.with_documents:
        found.append(Column(_("Identity document"), 17))
    if sheet.with_professions:
        found.append(Column(_("Profession"), 17))
    found += [
        Column(_("Place"), 19),
        # TR: title of a column: the day somebody was admitted
        Column(_("Admitted"), holds=words.days),
        Column(_("Decision"), 15),
        # TR: title of a column: the day somebody ceased to be a member
        Column(_("Left on"), holds=words.days),
        Column(_("Reason"), 15),
    ]
    if sheet.with_shares:
        # TR: title of a column: how many shares a member holds, what was subscribed for them and what is paid up
        found.append(Column(_("Shares: subscribed / paid up"), 21))
    return (*found, Column(_("Signature or thumb-print"), 32, boxed=True)) if sheet.options.signatures else tuple(found)


def _texts(sheet: RegisterSheet, words: RowWords) -> Iterator[tuple[str, ...]]:
    """The rows as they are printed. What many rows say alike, such as four shares paid up, is said once."""
    held = lru_cache(maxsize=20_000)(_held)
    documents = {kind: _(word) for kind, word in IDENTITY_WORDS.items()}
    for row in sheet.rows:
        cells = [formats.number_text(row.order), row.number, row.name]
        if sheet.with_other_script:
            cells.append(row.other_script)
        cells += (words.sex[row.sex, row.kind], words.born(row.birth))
        if sheet.with_documents:
            kind = documents[row.document_kind] if row.document_kind else ""
            cells.append(f"{kind} {row.document}".strip())
        if sheet.with_professions:
            cells.append(row.profession)
        cells += (row.place, words.day(row.admitted_on), row.decision)
        if row.left_as is None:
            cells += ("", "")
        else:
            status = words.status[row.left_as]
            # TR: how somebody left and why: "Resigned: moved to the town"
            reason = _("{status}: {reason}").format(status=status, reason=row.reason) if row.reason else status
            cells += (words.day(row.left_on), reason)
        if sheet.with_shares:
            cells.append("\n".join(map(held, row.held)))
        if sheet.options.signatures:
            cells.append(words.thumb if row.thumb_print else "")
        yield tuple(cells)


def _held(held: HeldShares) -> str:
    """What is held in one currency: "4: 40 000 / 25 000 XOF"."""
    figure = partial(formats.figures, decimals=held.decimals)
    # TR: how many shares, what was subscribed for them, what is paid up on them: “4: 40 000 / 25 000 XOF”
    return _("{shares}: {subscribed} / {paid} {currency}").format(
        shares=formats.number(held.shares), subscribed=figure(held.subscribed), paid=figure(held.paid),
        currency=held.currency,
    )  # fmt: skip


REGISTER = Listing(heading_of, put, lies=Lies.TURNED)
