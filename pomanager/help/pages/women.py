"""Help about the women's programme, the figures and the reports."""

from pomanager.help.pages.kinds import HelpPage
from pomanager.help.sentences import say
from pomanager.help.targets import page
from pomanager.marks import N_

PAGES: tuple[HelpPage, ...] = (
    HelpPage(
        "mentoring",
        N_("Women leaders"),
        say(N_("It follows the mentoring of women who lead or want to lead.")),
        (
            say(N_("“{pairs}” shows who needs attention: no session for long, a review that is due."), pairs="Pairs"),
            say(N_("“{roster}” holds mentees and mentors with what they look for and offer."), roster="Roster"),
            say(N_("“{matching}” proposes mentors, with reasons; you decide."), matching="Matching"),
            say(N_("Meetings, elections and offices are counted from the books; nobody types them in.")),
        ),
        opens=page("mentoring"),
        tasks=("pair", "session"),
        pictured=True,
    ),
    HelpPage(
        "pair",
        N_("A pair"),
        say(N_("It tells the way of one mentee with her mentor, the newest first.")),
        (
            say(N_("Record sessions, goals, reviews and what came of them.")),
            say(N_("Competencies are rated at the beginning, in the middle and at the end.")),
            say(N_("The panel says what is still missing to graduate.")),
        ),
        tasks=("session",),
    ),
    HelpPage(
        "funnel",
        N_("Funnel and indicators"),
        say(N_("It counts women and men at each stage, from the roll to the chair.")),
        (
            say(N_("Choose the year, a section or ages; the largest drop is named in a sentence.")),
            say(N_("Press a bar or a figure to see the people behind it.")),
            say(N_("Each indicator tells how it is defined and what is divided by what.")),
        ),
        (say(N_("People whose sex is not recorded are counted apart and never guessed.")),),
        opens=page("mentoring", "funnel"),
        tasks=("figures",),
        pictured=True,
    ),
    HelpPage(
        "reports",
        N_("Reports"),
        say(N_("It keeps the annual governance report of each year, from the draft to the signed paper.")),
        (
            say(N_("Choose a report to go on writing, print it, or make its short version for members.")),
            say(
                N_("“{verify}” says whether a PDF somebody brings is the one that was signed."), verify="Verify a PDF…"
            ),
        ),
        opens=page("reports"),
        tasks=("report",),
    ),
    HelpPage(
        "builder",
        N_("Writing a report"),
        say(N_("Chapters with figures come from the books by themselves; your words stand before them.")),
        (
            say(N_("Leave a chapter out, or move it up and down, at the side.")),
            say(N_("Save as often as you like; what was typed is kept in between.")),
            say(N_("Once it is signed, a correction is a new edition.")),
        ),
        tasks=("report",),
    ),
)
