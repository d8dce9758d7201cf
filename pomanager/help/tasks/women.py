"""Tasks with the women's programme and the reports."""

from pomanager.help.sentences import say
from pomanager.help.targets import page
from pomanager.help.tasks.kinds import Step, Task
from pomanager.marks import N_

TASKS: tuple[Task, ...] = (
    Task(
        "pair",
        N_("Pair a woman leader with a mentor"),
        (
            Step(
                say(
                    N_("Press “{apply}” for each mentee and each mentor, with what they look for or offer."),
                    apply="Write down an application",
                ),
                page("mentoring", "roster"),
            ),
            Step(say(N_("Write the decision on each application, and record the consent."))),
            Step(
                say(N_("Choose a mentee: the mentors proposed stand there with their reasons for and against.")),
                page("mentoring", "matching"),
            ),
            Step(say(N_("Press “{form}” and print the agreement for both to sign."), form="Form the pair…")),
        ),
    ),
    Task(
        "session",
        N_("Record a mentoring session"),
        (
            Step(
                say(N_("Choose the pair and press “{record}”."), record="Record a session…"),
                page("mentoring", "board"),
            ),
            Step(say(N_("Write the day, how long it was, and the topics; nothing said in confidence belongs here."))),
            Step(say(N_("Write down what is done next, and the day of the next session."))),
            Step(say(N_("What only you should read, write as a private note.")), page("notes")),
        ),
    ),
    Task(
        "report",
        N_("Make the annual report"),
        (
            Step(say(N_("Press “{begin}” and choose the year."), begin="Begin a report…"), page("reports")),
            Step(say(N_("Choose the chapters, and write your own text where the page asks for it."))),
            Step(say(N_("Look at what is named as missing, and add it in the books or in the text."))),
            Step(say(N_("Print a draft for the board to read."))),
            Step(
                say(
                    N_("After the assembly, press “{adopt}” and then “{sign}”."),
                    adopt="Adopt…",
                    sign="Sign…",
                ),
            ),
        ),
    ),
    Task(
        "figures",
        N_("Give a funder the figures asked for"),
        (
            Step(
                say(N_("Choose the year; each figure opens the list of the people it counts.")),
                page("mentoring", "indicators"),
            ),
            Step(say(N_("“{export}” writes them into a table for Excel."), export="Export")),
            Step(
                say(N_("The funnel shows at which stage women stop going on.")),
                page("mentoring", "funnel"),
            ),
            Step(
                say(N_("Press “{print}” for a list to hand over with the figures."), print="Print"),
                page("members"),
            ),
        ),
    ),
)
