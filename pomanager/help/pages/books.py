"""Help about people and roles, the journal and the safety of the file."""

from pomanager.help.pages.kinds import HelpPage
from pomanager.help.sentences import say
from pomanager.help.targets import menu, page
from pomanager.marks import N_

PAGES: tuple[HelpPage, ...] = (
    HelpPage(
        "notes",
        N_("Private notes"),
        say(N_("Notes here are sealed with your own password; nobody else can read them, not even the secretary.")),
        (
            say(N_("Write a note, and say who may read it, too.")),
            say(N_("Close the notes when you leave the table.")),
        ),
        (say(N_("If you forget your password, your notes cannot be opened any more.")),),
        opens=page("notes"),
        tasks=("session",),
    ),
    HelpPage(
        "people",
        N_("People and roles"),
        say(N_("It says who works with these books and what each may do.")),
        (
            say(N_("As long as one person alone works here, nobody signs in.")),
            say(N_("End somebody’s access when they leave; what they did stays in the journal.")),
        ),
        opens=page("people"),
        tasks=("people", "hand-over", "password"),
    ),
    HelpPage(
        "hand-over",
        N_("Hand the office over"),
        say(N_("It leads through the change of the secretary, so that nothing is forgotten.")),
        (
            say(N_("The page asks who, what and the state of the file, and shows a summary at the end.")),
            say(N_("Nothing is written before the last step.")),
        ),
        tasks=("hand-over",),
    ),
    HelpPage(
        "sign-in",
        N_("Signing in"),
        say(N_("Choose your name and type your password; the window shows what your role may see.")),
        (
            say(N_("Ctrl+L locks the window when you leave the table.")),
            say(N_("If you forgot your password, a secretary gives you a new one, or the recovery code does.")),
        ),
        tasks=("people",),
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("lost password, forgotten password, log in"),
    ),
    HelpPage(
        "journal",
        N_("Journal"),
        say(N_("Every change stands here: what, when, by whom, and why.")),
        (
            say(N_("Search for a name, a number or a value; the panel tells what a line has changed.")),
            say(N_("Each line seals those before it: whoever changes one breaks the seal, and the check tells.")),
        ),
        opens=page("journal"),
        tasks=("undo",),
    ),
    HelpPage(
        "history",
        N_("Last acts"),
        say(N_("It lists what was done in these books, so that a mistake can be taken back.")),
        (
            say(N_("Choose an act: the panel says whether it can be taken back, or why it cannot.")),
            say(N_("What was taken back can be done again.")),
        ),
        opens=menu("history"),
        tasks=("undo",),
    ),
    HelpPage(
        "backups",
        N_("Backups"),
        say(N_("It lists all copies of the books, with what a restore would lose.")),
        (
            say(N_("The program makes a backup every half hour and on closing; only a verified one counts.")),
            say(N_("Once a week, make a copy on a stick: it outlives this PC.")),
            say(N_("Choose a backup to see how many entries were made since.")),
        ),
        (say(N_("A folder on the same disk is no protection: if the disk breaks, both are gone.")),),
        opens=menu("backups"),
        tasks=("copy", "restore"),
        pictured=True,
    ),
    HelpPage(
        "repair",
        N_("Check and repair"),
        say(N_("If the file is damaged, this window saves what can be saved.")),
        (
            say(N_("The damaged file is kept; nothing takes its place before you have decided.")),
            say(N_("Put back the newest good backup, or save what can be read and compare.")),
            say(N_("The list says what was lost, so that it can be typed in again.")),
        ),
        tasks=("restore",),
    ),
)
