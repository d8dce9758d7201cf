"""Help about shares and dues."""

from pomanager.help.pages.kinds import HelpPage
from pomanager.help.sentences import say
from pomanager.help.targets import page
from pomanager.marks import N_

PAGES: tuple[HelpPage, ...] = (
    HelpPage(
        "shares",
        N_("Shares"),
        say(N_("It is the share register: what each member has subscribed and paid.")),
        (
            say(
                N_("“{holdings}” shows what each member holds, “{entries}” the register line by line."),
                holdings="Holdings",
                entries="Entries",
            ),
            say(
                N_("“{subscribe}” and “{pay}” are typed one after the other."),
                subscribe="Record a subscription",
                pay="Record a payment",
            ),
            say(N_("“{overdue}” lists instalments past their day, and prints letters."), overdue="Overdue"),
            say(
                N_("“{carry}” in the further acts brings in what was held before these books began."),
                carry="Carry balances over…",
            ),
        ),
        (say(N_("An entry is never changed: take it back, and a reversing entry is written below it.")),),
        opens=page("shares"),
        tasks=("payment", "transfer"),
        pictured=True,
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("share, share capital, contribution of a member"),
    ),
    HelpPage(
        "transfers",
        N_("Transfers and successions"),
        say(N_("Shares pass from one member to another, or from the dead to their heirs.")),
        (
            say(N_("A transfer is recorded, answered by the board where the by-laws ask for it, and entered.")),
            say(N_("The panel says by which day an answer is needed, and what silence means.")),
            say(
                N_("A succession begins at the holding of the member who died."),
            ),
        ),
        opens=page("shares", "transfers"),
        tasks=("transfer",),
    ),
    HelpPage(
        "certificates",
        N_("Certificates"),
        say(N_("It lists the share certificates that were issued, and tells a genuine one from a copy.")),
        (
            say(N_("Type the number, or scan the square on the paper, to see whether it holds.")),
            say(N_("Replace a lost one by a duplicate; split or cancel one when shares pass.")),
        ),
        opens=page("shares", "certificates"),
    ),
    HelpPage(
        "refunds",
        N_("Refunds"),
        say(N_("Shares are paid back to those who left, as the by-laws allow.")),
        (
            say(N_("The worksheet takes off what is still owed and says when the rest is due.")),
            say(N_("“{pay}” records what is paid out, and prints the voucher."), pay="Pay…"),
        ),
        (say(N_("If the capital would fall below its floor, the refund waits; the sentence names the by-law.")),),
        opens=page("shares", "refunds"),
        tasks=("leave",),
    ),
    HelpPage(
        "distributions",
        N_("Distributions"),
        say(N_("A part of the surplus goes to the members, by their shares or by what they did with the cooperative.")),
        (
            say(N_("The form shows what it comes to, and which limits of law and by-laws it meets.")),
            say(N_("Each member’s part is paid out, or turned into shares.")),
        ),
        opens=page("shares", "distributions"),
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("dividend, profit, surplus, patronage refund"),
    ),
    HelpPage(
        "dues",
        N_("Dues"),
        say(N_("It shows what each member owes of dues and fees, and what was paid.")),
        (
            say(N_("“{fees}” says what is owed, how often and how much."), fees="Fees"),
            say(N_("“{charges}” writes a period to the account of everybody who owes it."), charges="Charges"),
            say(N_("“{arrears}” lists who is late; reminders are printed from there."), arrears="Arrears"),
            say(N_("Let a member off, with the reason and the decision, in the panel.")),
        ),
        opens=page("dues"),
        tasks=("dues",),
    ),
    HelpPage(
        "receipts",
        N_("Record receipts"),
        say(N_("A morning’s receipts are typed here one after the other, without the mouse.")),
        (
            say(N_("Type the number of the member, then the amount; the oldest debt is paid first.")),
            say(N_("The next receipt gets the next number and the same day.")),
        ),
        (say(N_("A wrong receipt is taken back with a reason; its number is not used again.")),),
        tasks=("dues",),
    ),
    HelpPage(
        "entry-table",
        N_("Bring in a table"),
        say(N_("Many entries come in from one table: balances, payments, former officers.")),
        (
            say(N_("Say what each column is; row by row it is shown what will be written.")),
            say(N_("Compare the sums with your own paper before you press the last button.")),
        ),
    ),
)
