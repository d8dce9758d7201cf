"""Tasks with meetings, elections, bodies and by-laws."""

from pomanager.help.sentences import say
from pomanager.help.targets import page
from pomanager.help.tasks.kinds import Step, Task
from pomanager.marks import N_

TASKS: tuple[Task, ...] = (
    Task(
        "assembly",
        N_("Call the annual assembly"),
        (
            Step(
                say(N_("Press “{plan}” and write its kind, day, hour and place."), plan="Plan a meeting"),
                page("meetings", "list"),
            ),
            Step(
                say(N_("“{prepare}” shows what is missing and by which day."), prepare="Prepare, step by step"),
            ),
            Step(
                say(
                    N_("Write the agenda and a draft resolution for each vote under “{agenda}”."),
                    agenda="Agenda and documents",
                ),
            ),
            Step(say(N_("On the record date press “{freeze}”: it says who may vote."), freeze="Freeze the roll…")),
            Step(
                say(
                    N_("Press “{call}” before the last lawful day, and print the notice and its receipts."),
                    call="Call…",
                ),
            ),
            Step(say(N_("Under “{proofs}”, write down how the members were told."), proofs="Proofs of the notice")),
            Step(say(N_("Print attendance sheets and forms of proxy for the day."))),
        ),
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("convene, invite, invitation, notice, proxy"),
    ),
    Task(
        "meeting",
        N_("Hold a meeting and write its minutes"),
        (
            Step(
                say(N_("Choose the meeting and press “{room}”."), room="Open the room"),
                page("meetings", "list"),
            ),
            Step(
                say(N_("Tick off who comes: type the number or first letters and press Enter.")),
            ),
            Step(
                say(
                    N_("Name chair, secretary and tellers, and press “{open}” once the quorum is there."),
                    open="Open the meeting",
                ),
            ),
            Step(
                say(
                    N_("Go through the agenda: “{motion}”, count the votes, and note who spoke."),
                    motion="Put a motion…",
                ),
            ),
            Step(say(N_("At the end press “{close}”."), close="Close the meeting…")),
            Step(
                say(N_("Under “{minutes}”, write the texts and fill in what is named as missing."), minutes="Minutes"),
            ),
            Step(
                say(
                    N_("Press “{approve}”, then “{sign}”: the signed minutes cannot be changed any more."),
                    approve="Approve…",
                    sign="Sign…",
                ),
            ),
        ),
    ),
    Task(
        "again",
        N_("Call again when the quorum was not reached"),
        (
            Step(
                say(N_("In the room, press “{fail}”: nothing is decided then."), fail="No quorum…"),
                page("meetings", "list"),
            ),
            Step(
                say(N_("Choose the meeting and press “{again}”; agenda and texts are taken over."), again="Call again…")
            ),
            Step(say(N_("Prepare it like the first; the by-laws may ask for a smaller quorum now."))),
        ),
    ),
    Task(
        "election",
        N_("Hold an election"),
        (
            Step(
                say(N_("Press “{prepare}” and write seats, day and way of voting."), prepare="Prepare an election"),
                page("elections"),
            ),
            Step(
                say(
                    N_("Under “{candidates}”, nominate those who stand, and then press “{publish}”."),
                    candidates="Candidates",
                    publish="Publish the list…",
                ),
            ),
            Step(
                say(
                    N_("Name the tellers, freeze the roll of voters, and print the ballot papers."),
                ),
            ),
            Step(
                say(
                    N_("Open the poll, and tick each voter who gets papers."),
                ),
            ),
            Step(
                say(
                    N_("Close the poll; in the “{room}” two people type each batch, one after the other."),
                    room="Counting room",
                ),
            ),
            Step(
                say(N_("Open the result, answer a tie if there is one, and declare it.")),
            ),
            Step(
                say(N_("Note who accepts, and press “{install}”: the seats are filled."), install="Write the mandates"),
            ),
        ),
    ),
    Task(
        "seat",
        N_("Fill a seat of the board"),
        (
            Step(
                say(N_("Choose the body and the seat, and press “{fill}”."), fill="Fill the seat…"),
                page("bodies"),
            ),
            Step(say(N_("Choose the person; the form says at once what the by-laws have against it."))),
            Step(say(N_("Write the first day, the last day and the decision that says so."))),
            Step(
                say(
                    N_("When the office changes hands, choose “{records}”, and then press “{record}”."),
                    records="Hand-over records",
                    record="Record a hand-over",
                ),
                page("bodies"),
            ),
        ),
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("president, chair, treasurer, board member, mandate"),
    ),
    Task(
        "bylaws",
        N_("Change the by-laws"),
        (
            Step(
                say(N_("Press “{prepare}” and begin from those in force."), prepare="Prepare a new version"),
                page("bylaws"),
            ),
            Step(say(N_("Click an underlined value, or press Enter on it, and write the new one."))),
            Step(say(N_("Print what changes with “{print}”, for the members to read."), print="Compare")),
            Step(say(N_("After the assembly has decided, press “{adopt}” and write the first day."), adopt="Adopt…")),
        ),
    ),
)
