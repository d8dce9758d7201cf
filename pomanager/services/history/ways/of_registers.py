"""How acts on shares and dues are taken back: what is set up by its rows, what is entered by entries against it."""

from collections.abc import Mapping

from pomanager.marks import N_
from pomanager.rules.undoing import PART, ROWS, How, never, reversal

_REVERSED = never(N_("An entry that was reversed stays so. Enter it again; it gets a new serial number."))
_AGAIN = never(N_("What was taken back stays so. Enter it again."))
_CERTIFICATE = never(
    N_("The certificate that was cancelled is void, wherever it is. Issue a new one for these shares.")
)
_ANSWERED = never(
    N_("An answer to a transfer stays in the register. Take the whole transfer back on the page of shares.")
)

SHARES: Mapping[str, How] = {
    "shares.commands.bonus.issue_bonus": reversal("share_entries", is_bulk=True),
    "shares.commands.certificates_gone.cancel_for_entry": PART,
    "shares.commands.certificates_gone.write_certificate": PART,
    "shares.commands.certificates_gone.write_ending": PART,
    "shares.commands.certifying.cancel_certificate": _CERTIFICATE,
    "shares.commands.certifying.issue_certificate": reversal("certificate"),
    "shares.commands.certifying.replace_certificate": _CERTIFICATE,
    "shares.commands.certifying.split_certificate": _CERTIFICATE,
    "shares.commands.converting.convert_shares": reversal("share_entries"),
    "shares.commands.distributing.about_distribution": PART,
    "shares.commands.distributing.decide_distribution": reversal("distribution", is_bulk=True),
    "shares.commands.distributing.label_of": PART,
    "shares.commands.distributing.take_back_distribution": _AGAIN,
    "shares.commands.forfeiting.forfeit_shares": reversal("share_entries"),
    "shares.commands.inheriting.settle_succession": reversal("succession"),
    "shares.commands.inheriting.take_back_succession": _AGAIN,
    "shares.commands.merging.merge_holdings": reversal("share_entries"),
    "shares.commands.paying.pay_shares": reversal("share_entries"),
    "shares.commands.paying_out.pay_distribution": reversal("distribution_payments"),
    "shares.commands.paying_out.take_back_payments": _AGAIN,
    "shares.commands.paying_out.take_payments_back": PART,
    "shares.commands.receipts.receipt_for": PART,
    "shares.commands.receipts.receipt_told": PART,
    "shares.commands.reversing.reverse_entry": _REVERSED,
    "shares.commands.subscribing.record_opening": reversal("share_entries"),
    "shares.commands.subscribing.subscribe": reversal("share_entries"),
    "shares.commands.transferring.decide_transfer": _ANSWERED,
    "shares.commands.transferring.enter_transfer": never(
        N_("The shares passed by this entry. Take the whole transfer back on the page of shares.")
    ),
    "shares.commands.transferring.request_transfer": reversal("transfer"),
    "shares.commands.transferring.take_back_transfer": _AGAIN,
    "shares.commands.transferring.transfer_shares": reversal("transfer"),
    "shares.commands.transferring.withdraw_transfer": _ANSWERED,
    "shares.commands.types.add_share_type": ROWS,
    "shares.commands.types.amend_share_type": ROWS,
    "shares.commands.values.set_nominal_value": never(
        N_("With the nominal value, every holding was entered anew. Set the former value again from a day on.")
    ),
    "shares.commands.writing.reverse_operation": PART,
    "shares.commands.writing.write_lines": PART,
    "shares.commands.writing.write_operation": PART,
}

DUES: Mapping[str, How] = {
    "dues.commands.bringing_in.bring_in_entries": reversal("entry_import", is_bulk=True),
    "dues.commands.charging.charge_dues": reversal("charges", is_bulk=True),
    "dues.commands.charging.charge_member": reversal("dues_entry"),
    "dues.commands.charging.record_opening_dues": reversal("dues_entry"),
    "dues.commands.charging.reverse_charges": _REVERSED,
    "dues.commands.charging.reverse_dues": _REVERSED,
    "dues.commands.charging.waive_dues": reversal("dues_entries"),
    "dues.commands.charging_admitted.charge_admitted": reversal("dues_written"),
    "dues.commands.fees.add_fee_type": ROWS,
    "dues.commands.fees.amend_fee_type": ROWS,
    "dues.commands.fees.set_fee_amount": ROWS,
    "dues.commands.receipts.record_receipt": reversal("receipt"),
    "dues.commands.receipts.reverse_receipt": never(
        N_("A receipt that was taken back stays so. Record it again, with the number on the paper.")
    ),
    "dues.commands.recording.about_member": PART,
    "dues.commands.redeeming.take_back_redemption": _AGAIN,
    "dues.commands.redeeming.work_out_redemption": reversal("redemption"),
    "dues.commands.refunding.extend_redemption": reversal("redemption_step"),
    "dues.commands.refunding.pay_redemption": reversal("redemption_step"),
    "dues.commands.refunding.take_back_redemption_step": _AGAIN,
    "dues.commands.reminding.record_reminders": never(
        N_("The letters were sent. What is still owed is asked for again, or not, by the next ones.")
    ),
    "dues.commands.rounds.charge_all": PART,
    "dues.commands.rounds.reverse_all": PART,
    "dues.commands.taking_back_tables.objections_to_taking_back": PART,
    "dues.commands.taking_back_tables.take_back_entries": never(
        N_("What the table had brought is reversed, and stays so. Bring the table in again.")
    ),
    "dues.commands.writing.reverse_entries": PART,
    "dues.commands.writing.write_dues": PART,
}
