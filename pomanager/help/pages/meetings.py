"""Help about bodies, meetings and by-laws."""

from pomanager.help.pages.kinds import HelpPage
from pomanager.help.sentences import say
from pomanager.help.targets import page
from pomanager.marks import N_

PAGES: tuple[HelpPage, ...] = (
    HelpPage(
        "bodies",
        N_("Bodies and offices"),
        say(N_("It shows the board and the committees, who sits in them, and until when.")),
        (
            say(N_("Choose a day to see who was in office then.")),
            say(N_("“{coming}” draws the terms that end in the next years."), coming="What is coming"),
            say(
                N_("“{wrong}” names what contradicts the by-laws, such as a term that is too long."),
                wrong="Inconsistencies",
            ),
            say(N_("Declared interests and hand-overs of an office are recorded here, too.")),
        ),
        opens=page("bodies"),
        tasks=("seat", "election"),
        pictured=True,
    ),
    HelpPage(
        "meetings",
        N_("Meetings"),
        say(N_("It keeps every meeting, from the plan to the signed minutes.")),
        (
            say(N_("Choose a meeting: the panel says its next step.")),
            say(
                N_("“{resolutions}” is the register of all decisions; write there when one was carried out."),
                resolutions="Resolutions",
            ),
            say(N_("“{todo}” lists what somebody promised to do."), todo="To be done"),
        ),
        opens=page("meetings"),
        tasks=("assembly", "meeting", "again"),
        pictured=True,
    ),
    HelpPage(
        "preparing",
        N_("Prepare the meeting"),
        say(N_("All steps to a lawful meeting stand here in their order.")),
        (
            say(N_("Each step says what is done or missing, by which day, and by which rule.")),
            say(N_("The button of a step opens the place where it is done.")),
        ),
        (say(N_("If the last lawful day has passed, choose a later day for the meeting, or decisions can be void.")),),
        tasks=("assembly",),
        pictured=True,
    ),
    HelpPage(
        "agenda",
        N_("Agenda and documents"),
        say(N_("It holds the items of a meeting, with draft resolutions and documents.")),
        (
            say(N_("“{add}” offers the items that law and by-laws ask for."), add="Add an item"),
            say(N_("Write the text that is put to the vote before the notice goes out.")),
        ),
        tasks=("assembly",),
    ),
    HelpPage(
        "notices",
        N_("Proofs of the notice"),
        say(N_("It keeps how and when each member was told of the meeting.")),
        (
            say(N_("Write down a notice for all at once, for sections or for single persons.")),
            say(N_("“{texts}” are ready for telephones and the radio."), texts="Short texts to copy"),
            say(N_("The column “{without}” shows who has no proof yet."), without="Without proof"),
        ),
        tasks=("assembly",),
    ),
    HelpPage(
        "delegates",
        N_("Delegates of the sections"),
        say(N_("Where delegates meet in place of all members, each section names its own here.")),
        (
            say(N_("The list says how many a section may send, and how many it has named.")),
            say(N_("An alternate goes in place of a delegate who does not.")),
        ),
    ),
    HelpPage(
        "room",
        N_("Meeting room"),
        say(N_("It is used during the meeting, by whoever writes the minutes.")),
        (
            say(N_("One field always has the keyboard: type a number or letters, and Enter ticks the member off.")),
            say(N_("The bar shows who is present, who is represented, and how many the quorum needs.")),
            say(N_("Record proxies, motions, votes, speakers and conflicts of interest as they happen.")),
            say(N_("“{wall}” shows the figures in large letters on a second screen."), wall="For the wall"),
        ),
        (say(N_("After a power cut, open the room again: everything typed is there.")),),
        tasks=("meeting", "again"),
        pictured=True,
    ),
    HelpPage(
        "minutes",
        N_("Minutes"),
        say(N_("The minutes are made from what was recorded in the room; you add the words.")),
        (
            say(N_("Choose a part at the side and write; figures come from the books.")),
            say(N_("“{missing}” names what law or by-laws ask for and is not there yet."), missing="Still missing"),
            say(N_("What is wrong in signed minutes is put right by an erratum, which is annexed to them.")),
        ),
        tasks=("meeting",),
        pictured=True,
    ),
    HelpPage(
        "entitlement",
        N_("Right to vote"),
        say(N_("It says who may vote, stand for a seat and carry a proxy on a day, and why.")),
        (
            say(N_("Choose somebody to read each reason with its by-law.")),
            say(N_("Choose another day, or a seat, to judge for that one.")),
        ),
        (say(N_("“Not judged in all” means that a by-law is blank: fill it in.")),),
        opens=page("entitlement"),
    ),
    HelpPage(
        "bylaws",
        N_("By-laws"),
        say(N_("It holds the rules of your organisation as sentences with values; the program judges by them.")),
        (
            say(N_("A version is prepared, compared and adopted; earlier versions stay, and judge their own time.")),
            say(N_("A blank value means that the rule is not judged, and screens and papers say so.")),
            say(N_("Tick what you have checked against the signed paper.")),
        ),
        (say(N_("Values from a preset are only a proposal: compare each with your own by-laws.")),),
        opens=page("bylaws"),
        tasks=("bylaws",),
        pictured=True,
    ),
)
