"""Tasks with the organisation and its members."""

from pomanager.help.sentences import say
from pomanager.help.targets import menu, page
from pomanager.help.tasks.kinds import Step, Task
from pomanager.marks import N_

TASKS: tuple[Task, ...] = (
    Task(
        "begin",
        N_("Begin the books of an organisation"),
        (
            Step(
                say(
                    N_("Choose “{new}”: you are asked for name, by-laws, money, first people and where copies go."),
                    new="New office…",
                ),
                menu("new"),
            ),
            Step(
                say(
                    N_("Compare each value of the model with your own by-laws, and then press “{adopt}”."),
                    adopt="Adopt…",
                ),
                page("bylaws"),
            ),
            Step(say(N_("Write down the places and the sections members belong to.")), page("organisation")),
            Step(say(N_("Admit the members one by one, or bring them in from a table.")), page("members")),
            Step(say(N_("Write down the types of share, and what each member holds.")), page("shares", "types")),
            Step(say(N_("Found the board with its seats, and say who sits in them until when.")), page("bodies")),
        ),
    ),
    Task(
        "admit",
        N_("Register a new member"),
        (
            Step(
                say(
                    N_("Press “{admit}” and type the name, the sex and what is known of the birth."),
                    admit="Admit a member",
                ),
                page("members"),
            ),
            Step(say(N_("If somebody alike is shown beside the form, say whether it is the same person."))),
            Step(say(N_("Save; the member gets the next number."))),
            Step(
                say(
                    N_("Under “{more}” in the panel, add telephones, documents, household and nominees."),
                    more="More",
                ),
            ),
            Step(
                say(
                    N_("Press “{subscribe}” and write down the shares the member takes."),
                    subscribe="Record a subscription",
                ),
                page("shares", "holdings"),
            ),
        ),
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("new member, add a member, admission"),
    ),
    Task(
        "import",
        N_("Take in a spreadsheet"),
        (
            Step(say(N_("Choose the file, with one member in each row.")), page("members", "import")),
            Step(say(N_("Say what each column is; look at those the program has guessed."))),
            Step(say(N_("Go from one marked cell to the next: type it right, keep it, or leave the row out."))),
            Step(say(N_("Read the summary: until the last button nothing is written, and a backup is made first."))),
            Step(
                say(N_("If something went wrong, “{earlier}” undoes the whole import."), earlier="Earlier imports"),
                page("members", "import"),
            ),
        ),
    ),
    Task(
        "leave",
        N_("Record that a member leaves"),
        (
            Step(
                say(
                    N_(
                        "Choose the member, press “{standing}” and write the kind of leaving, its day and the decision."
                    ),
                    standing="Standing",
                ),
                page("members"),
            ),
            Step(say(N_("Look at what is still owed, and record it or let it off.")), page("dues", "arrears")),
            Step(say(N_("If the member held a seat, record its end and fill it anew.")), page("bodies")),
            Step(
                say(
                    N_("With “{refund}” in the further acts, write down what is paid back."),
                    refund="Work out a refund…",
                ),
                page("shares", "refunds"),
            ),
        ),
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("resign, exclude, expel, delete or remove a member, death, died"),
    ),
    Task(
        "join",
        N_("Join two records of one person"),
        (
            Step(
                say(N_("Press “{check}” and choose the likely doubles."), check="Needs attention"),
                page("members"),
            ),
            Step(
                say(N_("Compare the two records side by side, and press “{merge}”."), merge="Yes, merge the records…")
            ),
            Step(say(N_("Choose which record is kept, and for each field that differs which value stays."))),
            Step(say(N_("Write how it is known that they are one person, and merge."))),
            Step(
                say(
                    N_("If it was a mistake, choose the member, then “{more}” and “{records}”, and split them again."),
                    more="More",
                    records="Second records",
                ),
            ),
        ),
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("duplicate, double, twice on the roll"),
    ),
)
