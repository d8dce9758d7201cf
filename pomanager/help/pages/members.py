"""Help about the members, their records and what is kept of them."""

from pomanager.help.pages.kinds import HelpPage
from pomanager.help.sentences import say
from pomanager.help.targets import page
from pomanager.marks import N_

PAGES: tuple[HelpPage, ...] = (
    HelpPage(
        "members",
        N_("Members"),
        say(N_("It is the register of members: who is one, since when, and who left.")),
        (
            say(N_("“{admit}” opens the form for a new member."), admit="Admit a member"),
            say(N_("“{filter}” narrows the list by section, sex, age, status and much else."), filter="Filter"),
            say(N_("“{views}” keeps filters, order and columns under a name."), views="Views"),
            say(N_("Choose several members to change, print or export them together.")),
            say(N_("“{standing}” in the panel records suspension, leaving, exclusion and death."), standing="Standing"),
        ),
        (say(N_("Nobody is ever deleted: what was entered by mistake is taken back and stays readable.")),),
        opens=page("members"),
        tasks=("admit", "import", "leave", "join"),
        pictured=True,
    ),
    HelpPage(
        "record",
        N_("Record of a member"),
        say(N_("It shows everything the books know of one member, part by part.")),
        (
            say(N_("The button beside a part changes it.")),
            say(N_("A change of name is written with its day; the name before stays in the history.")),
            say(N_("Shares, dues, seats and elections are shown here, and changed on their own pages.")),
            say(N_("“{print}” gives the member what is kept about them."), print="Print the record"),
        ),
        tasks=("admit", "leave"),
        pictured=True,
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("photo, telephone, birthday, age, identity card, nominee, heir"),
    ),
    HelpPage(
        "import",
        N_("Import members"),
        say(N_("It brings a list you already keep in Excel or LibreOffice into the register.")),
        (
            say(N_("It goes in four steps; “{back}” always works."), back="Back"),
            say(N_("Colours and words in each cell say what was filled in, what to look at and what is refused.")),
            say(N_("“{down}” gives the same answer to all cells of that kind."), down="Copy down"),
            say(N_("The choice of columns can be kept under a name for the next table.")),
        ),
        (
            say(N_("If letters look wrong, choose another way in which they are written, in the first step.")),
            say(N_("The last button writes everything or nothing, and one press undoes it.")),
        ),
        opens=page("members", "import"),
        tasks=("import",),
        pictured=True,
    ),
    HelpPage(
        "attention",
        N_("Needs attention"),
        say(N_("It gathers what looks odd in the register, so that somebody has a second look.")),
        (
            say(N_("Choose a kind at the side, and go through its members one by one.")),
            say(N_("Put it right, or answer that it is right as it stands; the answer is remembered.")),
            say(N_("“{search}” looks for people who may be entered twice."), search="Search the roll"),
        ),
        tasks=("join",),
    ),
    HelpPage(
        "trainings",
        N_("Trainings"),
        say(N_("It records who was taught what, by whom and for how long; funders ask for it.")),
        (
            say(N_("“{record}” begins with the topic, the days and the place."), record="Record a training"),
            say(N_("Add people one by one, or choose members in their list and add all of them.")),
        ),
        opens=page("members", "trainings"),
    ),
    HelpPage(
        "merge",
        N_("Merge two records"),
        say(N_("Two records of one person become one; nothing of either is lost.")),
        (
            say(N_("The record given up stays in the books and points to the kept one.")),
            say(N_("Shares and dues move by entries of their own; everything else follows.")),
            say(N_("Two records that were merged by mistake can be split again.")),
        ),
        (say(N_("If both have voted in one election, or the like, the reason why they cannot be merged is said.")),),
        tasks=("join",),
    ),
    HelpPage(
        "erase",
        N_("May be erased now"),
        say(N_("The data of people who left long ago are taken out, as the by-laws and the law on data ask.")),
        (
            say(N_("The panel says what goes and what stays: numbers, sums and entries are not touched.")),
            say(N_("Tick that you know it cannot be undone, and write the reason.")),
        ),
        (say(N_("Older backups still hold the person until they are removed.")),),
    ),
    HelpPage(
        "organisation",
        N_("Organisation"),
        say(N_("It holds what stands at the head of every paper: name, seat, registration, logo.")),
        (
            say(N_("“{amend}” changes languages, currency, financial year and the form of names."), amend="Amend"),
            say(N_("“{words}” replaces a word of the program by the one your members use."), words="Own words"),
            say(N_("“{fields}” adds something to each member that the program does not have."), fields="Own fields"),
        ),
        opens=page("organisation"),
        tasks=("begin",),
    ),
    HelpPage(
        "places",
        N_("Places and sections"),
        say(N_("It keeps the places where members live, and the sections they belong to, one inside the other.")),
        (
            say(N_("Rename, merge or split them from a day on: papers of earlier days stay as they were.")),
            say(N_("“{list}” adds many at once."), list="Bring in a list…"),
        ),
        # TR: words people type into the search of help, in any order; take those that are usual in your language
        sought=N_("village, hill, district, address"),
    ),
)
