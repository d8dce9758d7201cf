"""Help about elections."""

from pomanager.help.pages.kinds import HelpPage
from pomanager.help.sentences import say
from pomanager.help.targets import page
from pomanager.marks import N_

PAGES: tuple[HelpPage, ...] = (
    HelpPage(
        "elections",
        N_("Elections"),
        say(N_("It keeps elections from the call for candidates to the seats.")),
        (
            say(N_("“{steps}” shows what comes next and what is missing."), steps="Step by step"),
            say(N_("Papers are printed from here: calls, lists, ballot papers, sheets of the tellers.")),
            say(N_("Elections of many sections can be prepared and counted together.")),
        ),
        opens=page("elections"),
        tasks=("election",),
    ),
    HelpPage(
        "candidates",
        N_("Candidates"),
        say(N_("It lists who stands, who backs them, and whether they may stand.")),
        (
            say(N_("Nominate by number or name; the reasons of the by-laws are said before you save.")),
            say(N_("Give each candidate a symbol, for voters who do not read.")),
            say(N_("Once the list is published, its order is fixed, by name or by lot.")),
        ),
        tasks=("election",),
    ),
    HelpPage(
        "voters",
        N_("Electoral roll"),
        say(N_("It is the frozen list of those who may vote in this election.")),
        (
            say(N_("Open the poll, type the number of each voter, and Enter ticks that papers were given.")),
            say(N_("Who got papers is kept, never whom they voted for.")),
        ),
        tasks=("election",),
    ),
    HelpPage(
        "counting",
        N_("Counting room"),
        say(N_("Ballot papers or the sums of tellers are typed in here.")),
        (
            say(N_("Begin a batch, and type the numbers marked on each paper; Enter keeps it.")),
            say(N_("A second person types the same batch; the program shows where both differ.")),
            say(N_("“{adds}” compares papers found, used and signed for."), adds="Does it add up?"),
        ),
        (say(N_("If it does not add up, count that box again before you close it.")),),
        tasks=("election",),
        pictured=True,
    ),
    HelpPage(
        "result",
        N_("Result"),
        say(N_("It tells who is elected, round by round, and what reserved seats have changed.")),
        (
            say(N_("A tie waits until you write how it was answered: by lot, or by another vote.")),
            say(N_("Declare the result, note objections, and then who accepts.")),
            say(N_("The stored papers can be counted again at any time, by anybody.")),
        ),
        tasks=("election",),
    ),
)
