"""Help about what is the same on every screen, and about the first ones."""

from pomanager.help.pages.kinds import HelpPage
from pomanager.help.sentences import say
from pomanager.help.targets import page
from pomanager.marks import N_

PAGES: tuple[HelpPage, ...] = (
    HelpPage(
        "welcome",
        N_("Opening an office"),
        say(N_("All books of one organisation lie in one office file; here you choose which one to open.")),
        (
            say(N_("Make a new office, or open the file you worked with before.")),
            say(N_("Look around in a sample office first: it is invented, and nothing in it touches your books.")),
            say(N_("If the file lies on a stick or is a backup, bring it to this PC.")),
        ),
        (say(N_("If a file does not open, it can be checked and repaired from here; it is kept as it is.")),),
        tasks=("begin", "move"),
    ),
    HelpPage(
        "founding",
        N_("A new office"),
        say(N_("It leads through the first questions, so that the first list can be printed soon.")),
        (
            say(N_("Leave a field empty if you do not know it: nearly everything can be written later.")),
            say(N_("You can leave it at any step, and go on another day where you stopped.")),
            say(N_("The books are made with the last step, and not before.")),
        ),
        tasks=("begin",),
    ),
    HelpPage(
        "preferences",
        N_("Preferences"),
        say(N_("It holds what you like on this PC: language, size of the text, colours, paper.")),
        (
            say(N_("What you choose holds at once; the office file is not touched.")),
            say(N_("Choose a folder on a stick or another disk for the copies.")),
        ),
        tasks=("copy",),
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("large letters, font, dark colours, language of the screen"),
    ),
    HelpPage(
        "home",
        N_("Home page"),
        say(N_("It tells in short how the organisation stands and what is to be done next.")),
        (
            say(N_("What is due stands in order, the late things first; a press opens the place where it is done.")),
            say(N_("The next meeting says what is still missing for it.")),
            say(N_("Figures open the list of the people they count.")),
            say(N_("In a new office, the first steps stand here until they are done.")),
        ),
        opens=page("home"),
        tasks=("begin",),
        pictured=True,
    ),
    HelpPage(
        "due",
        N_("Due"),
        say(N_("It lists what law, by-laws and plans ask for by a certain day.")),
        (
            say(N_("Choose a line to read why it is due, and by which rule.")),
            say(N_("Enter opens the place where it is done; once done, it is gone from the list.")),
        ),
        (say(N_("If days are wrong, look at the by-laws: they are worked out from there.")),),
        opens=page("due"),
    ),
    HelpPage(
        "lists",
        N_("Lists"),
        say(N_("All lists of the program work the same way.")),
        (
            say(N_("Type part of a name, a number or a telephone into the search field; accents do not matter.")),
            say(N_("Click a head to sort; a second click turns the order round.")),
            say(N_("Space chooses a row, Shift and the arrows choose several; the status line counts them.")),
            say(N_("Enter opens the row; the panel at the side tells more and holds its acts.")),
            say(N_("Ctrl+C copies the chosen rows, to be put into Excel.")),
        ),
        (say(N_("If somebody is missing, look whether a filter above the list hides them.")),),
    ),
    HelpPage(
        "forms",
        N_("Forms"),
        say(N_("Everything that is typed in is typed into a form like this one.")),
        (
            say(
                N_("Tab goes to the next field, Ctrl+Enter saves, Esc leaves; what you typed is kept until you return.")
            ),
            say(N_("A red sentence beside a field says what stops saving; a yellow one only asks for a look.")),
            say(N_("F8 goes to the next such sentence.")),
            say(N_("A day can be typed as 12.3.2026; Ctrl+; puts in today.")),
            say(N_("Saved is saved: after a power cut everything that was saved is there.")),
        ),
        tasks=("undo",),
    ),
    HelpPage(
        "preview",
        # TR: a page of help: papers as they are seen before they are printed; as on the key card, “Preview: …”
        N_("Preview"),
        say(N_("Every paper is shown here before it goes to the printer.")),
        (
            say(N_("Choose the language of the paper, or two languages, one beside the other.")),
            say(N_("Choose A4 or Letter, large print, or “Draft” on every page.")),
            say(N_("Press Ctrl+P to print, or save the paper as a PDF.")),
        ),
        (say(N_("If the printer does not answer, save a PDF on a stick and print it elsewhere.")),),
        tasks=("print",),
    ),
)
