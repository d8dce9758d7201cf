"""Tasks with the file itself: backups, mistakes, passwords, handing over."""

from pomanager.help.sentences import say
from pomanager.help.targets import menu, page
from pomanager.help.tasks.kinds import Step, Task
from pomanager.marks import N_

TASKS: tuple[Task, ...] = (
    Task(
        "print",
        N_("Print a paper"),
        (
            Step(say(N_("Choose the member, meeting or seat it is about, and press Ctrl+P."))),
            Step(
                say(N_("Or take it from the menu “{papers}”, if it is about the whole organisation."), papers="Papers")
            ),
            Step(say(N_("In the preview, choose the language, the size of the page and what else is offered."))),
            Step(say(N_("Press “{print}”, or save it as a PDF."), print="Print…")),
        ),
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("print the roll, print a list, printer, PDF"),
    ),
    Task(
        "undo",
        N_("Undo a mistake"),
        (
            Step(say(N_("Right after it, press Ctrl+Z: the menu says what is taken back."))),
            Step(
                say(N_("For something older, open the last acts and choose the one that was wrong.")),
                menu("history"),
            ),
            Step(
                say(
                    N_("Press “{back}”; if it cannot be, the reason stands there, and what to do."),
                    back="Take this act back",
                )
            ),
            Step(say(N_("Registers keep the mistake and a second entry that reverses it: nothing is rubbed out."))),
        ),
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("wrong entry, wrong payment, error, delete, cancel"),
    ),
    Task(
        "copy",
        N_("Make a copy on a stick"),
        (
            Step(say(N_("Put the stick in, and press “{copy}”."), copy="Copy to a stick…"), menu("backups")),
            Step(say(N_("Choose a folder on the stick; the copy counts only after it was read back."))),
            Step(say(N_("Keep the stick in another house than the PC."))),
        ),
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("USB stick, memory card, save, lose nothing"),
    ),
    Task(
        "restore",
        N_("Restore a backup"),
        (
            Step(say(N_("Choose the backup by its day; the newest verified one stands first.")), menu("backups")),
            Step(say(N_("Read what would be lost: the entries made since that backup."))),
            Step(
                say(N_("Press “{restore}”; the present file is kept beside it under another name."), restore="Restore…")
            ),
            Step(
                say(
                    N_("If the file does not open at all, the program offers “{repair}” by itself."),
                    repair="Check and repair",
                )
            ),
        ),
    ),
    Task(
        "move",
        N_("Move the office to another PC"),
        (
            Step(say(N_("Write with whom or where it goes on, and choose the stick.")), menu("move")),
            Step(say(N_("Print the checklist that is offered."))),
            Step(
                say(
                    N_("At the other PC, choose “{bring}” and the file on the stick."),
                    bring="Bring an office from a backup or a stick",
                )
            ),
            Step(say(N_("Here the office can only be read from then on; taking it back is one press."))),
        ),
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("another computer, new computer"),
    ),
    Task(
        "hand-over",
        N_("Hand over the office"),
        (
            Step(
                say(N_("Sit down together, and press “{hand}”."), hand="Hand the office over…"),
                page("people"),
            ),
            Step(say(N_("Say who gives the office over and who takes it."))),
            Step(say(N_("Tick what is handed over: books, stamps, sticks, keys."))),
            Step(say(N_("Make a fresh backup and change the password of the file."))),
            Step(say(N_("The new secretary types a password, and both sign the printed record."))),
        ),
    ),
    Task(
        "password",
        N_("Set a password for the file"),
        (
            Step(say(N_("Type the password twice; a long one of several words is best.")), menu("file_password")),
            Step(say(N_("Print the recovery code and lock it away: without both, nobody can open the books."))),
            Step(say(N_("Make a fresh backup, which has the password, too."))),
        ),
    ),
    Task(
        "people",
        N_("Let several people work with the books"),
        (
            Step(
                say(N_("Press “{yourself}” with the role of secretary."), yourself="Write down yourself"),
                page("people"),
            ),
            Step(say(N_("Press “{add}” for each other person and choose the roles."), add="Add a person")),
            Step(say(N_("“{who}” lists what each role may see and change."), who="Who may do what")),
            Step(say(N_("Make a recovery code, in case the last secretary forgets the password."))),
        ),
    ),
)
