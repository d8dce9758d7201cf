"""Tasks with shares and dues."""

from pomanager.help.sentences import say
from pomanager.help.targets import page
from pomanager.help.tasks.kinds import Step, Task
from pomanager.marks import N_

TASKS: tuple[Task, ...] = (
    Task(
        "payment",
        N_("Record a payment for shares"),
        (
            Step(
                say(N_("Press “{pay}” and choose the member by number or name."), pay="Record a payment"),
                page("shares", "holdings"),
            ),
            Step(say(N_("Write the amount, the day and the number of the receipt."))),
            Step(say(N_("Save; the next payment begins with the same day."))),
            Step(
                say(N_("Once shares are paid up, choose “{certify}” for the holding."), certify="Issue a certificate…"),
            ),
        ),
    ),
    Task(
        "transfer",
        N_("Record a transfer of shares"),
        (
            Step(
                say(N_("Choose the holding of the member who gives, and then “{transfer}”."), transfer="Transfer…"),
                page("shares", "holdings"),
            ),
            Step(say(N_("Write who receives, how many shares, and the day of the deed."))),
            Step(
                say(
                    N_("Choose it in the list and print the form of transfer, for both sides to sign."),
                ),
                page("shares", "transfers"),
            ),
            Step(
                say(N_("When the board has answered, write its answer with “{decide}”."), decide="Decide…"),
                page("shares", "transfers"),
            ),
            Step(say(N_("“{enter}” moves the shares in the register."), enter="Enter…")),
        ),
    ),
    Task(
        "dues",
        N_("Collect dues"),
        (
            Step(
                say(N_("Once: press “{add}” and write the amount and how often it is owed."), add="Add a fee"),
                page("dues", "fees"),
            ),
            Step(
                say(N_("Choose the period that has begun, and press “{charge}”."), charge="Charge…"),
                page("dues", "charges"),
            ),
            Step(
                say(
                    N_(
                        "Press “{receipts}” and type one receipt after the other; Ctrl+Enter saves and begins the next."
                    ),
                    receipts="Record receipts",
                ),
                page("dues", "receipts"),
            ),
            Step(
                say(N_("Choose those who are late, and print letters with “{remind}”."), remind="Remind…"),
                page("dues", "arrears"),
            ),
        ),
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("unpaid, debt, arrears, fee, subscription, reminder"),
    ),
)
