"""Writing a receipt that was judged, and how the journal tells of it."""

from dataclasses import asdict, dataclass
from datetime import date

from pomanager.db.shares import Receipt
from pomanager.rules.money import Money
from pomanager.rules.shares.currencies import decimals_of
from pomanager.rules.shares.receipts import ReceiptFacts
from pomanager.services.bodies.queries.people import person_label
from pomanager.services.shares.commands.recording import money_told, new_values
from pomanager.services.work import Work


def receipt_for(work: Work, facts: ReceiptFacts, amount: Money, *, import_id: int | None = None) -> int:
    """Write a receipt over an amount in the currency of the register; returns its id. It was judged before."""
    row = Receipt(
        number=facts.number.strip(), received_on=facts.received_on, member_id=facts.member_id, payer_id=facts.payer_id,
        payer_name="" if facts.payer_id is not None else facts.payer_name.strip(), channel=facts.channel,
        account=facts.account.strip(), account_holder=facts.account_holder.strip(), minor=amount.minor,
        currency=amount.currency, given_minor=facts.given_minor, given_currency=facts.given_currency.strip(),
        rate=facts.rate.strip(), remarks=facts.remarks.strip(), recorded_at=work.now, import_id=import_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    return row.id


@dataclass(frozen=True, slots=True)
class ReceiptTold:
    """What the journal says of a receipt, by field."""

    receipt: str
    received_on: date
    amount: str
    given_amount: str
    exchange_rate: str
    channel: str
    payment_account: str
    account_holder: str
    payer: str
    remarks: str


def receipt_told(work: Work, facts: ReceiptFacts, amount: Money, decimals: int) -> dict[str, tuple[object, object]]:
    """What the journal says of a receipt; fields that say nothing are left out."""
    code = facts.given_currency.strip()
    told = ReceiptTold(
        receipt=facts.number.strip(), received_on=facts.received_on,
        amount=money_told(amount.minor, amount.currency, decimals),
        given_amount="" if facts.given_minor is None else money_told(facts.given_minor, code, decimals_of(code)),
        exchange_rate=facts.rate.strip(), channel=facts.channel.value, payment_account=facts.account.strip(),
        account_holder=facts.account_holder.strip(),
        payer=facts.payer_name.strip() if facts.payer_id is None else person_label(work.session, facts.payer_id).name,
        remarks=facts.remarks.strip(),
    )  # fmt: skip
    return new_values(asdict(told))
