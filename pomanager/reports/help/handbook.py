"""The handbook: contents, the tasks step by step, then each screen with its picture."""

from dataclasses import dataclass

from pomanager.help.headings import PICTURE_SAID, SCREENS_TITLE, TASKS_TITLE, TROUBLE_TITLE
from pomanager.help.naming import way_to
from pomanager.help.pages import HelpPage
from pomanager.help.pictures import SIZE, picture_of
from pomanager.help.tasks import Step, Task
from pomanager.i18n import _, formats, spoken
from pomanager.readmodels.help_papers import PROGRAM, HelpSheet
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import InBlocks
from pomanager.reports.contents import contents_of
from pomanager.reports.flow import Block, Together
from pomanager.reports.heads import Heading
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.paper import Paper
from pomanager.reports.parts import Photo, Picture, UserText, chapter_heading, heading, note, of_chapter, paragraph
from pomanager.rules.user_text import Kind, Passage, Span

_PICTURE_WIDTH = 290.0
"""In points: a little more than half the width of a page."""


def heading_of(sheet: HelpSheet) -> Heading:
    """What the paper is called; it tells of no day and bears no check code."""
    # TR: title of a paper: how the program is used, to be printed and kept beside the PC
    title = _("Handbook")
    subtitle = "" if organisation_name(sheet.letterhead) == PROGRAM else PROGRAM
    return Heading(title, subtitle=subtitle, is_sealed=False)


def story(sheet: HelpSheet) -> list[Block]:
    """Contents, tasks, screens."""
    return _story(sheet, pictured=True)


def story_in_large(sheet: HelpSheet) -> list[Block]:
    """The same without pictures.

    Words on a picture of a whole screen stay too small for weak eyes even then, and each would take half a page.
    """
    return _story(sheet, pictured=False)


def _story(sheet: HelpSheet, *, pictured: bool) -> list[Block]:
    tasks = [block for task in sheet.tasks for block in _task(task)]
    pages = [block for page in sheet.pages for block in _page(page, pictured=pictured)]
    told = [
        chapter_heading(_(TASKS_TITLE)), *of_chapter(tasks, f"tasks.{spoken()}"),
        chapter_heading(_(SCREENS_TITLE)), *of_chapter(pages, f"pages.{spoken()}"),
    ]  # fmt: skip
    return [*contents_of(told), *told]


def _task(task: Task) -> list[Block]:
    steps = [_item(_step(step), f"{formats.number_text(number)}.") for number, step in enumerate(task.steps, 1)]
    return [heading(_(task.title)), UserText(steps)]


def _step(step: Step) -> str:
    """The step, and behind a mark the screen it opens."""
    told = step.said.told()
    return f"{told} ›\u00a0{way_to(step.opens)}" if step.opens is not None else told


def _page(page: HelpPage, *, pictured: bool) -> list[Block]:
    """What the screen is for, its picture, what is done there, and what may be in the way."""
    purpose = paragraph(page.purpose.told())
    purpose.keeps_next = pictured  # in large print, sentences that kept together would cost a page or two
    path = picture_of(page.key) if pictured else None
    if path is not None:
        size = (_PICTURE_WIDTH, _PICTURE_WIDTH * SIZE[1] / SIZE[0])
        said = _(PICTURE_SAID).format(page=_(page.title))
        purpose = Together([purpose, Picture(Photo(path.read_bytes(), optional=False), said, size)])
    blocks: list[Block] = [heading(_(page.title)), purpose]
    blocks.append(UserText([_item(each.told()) for each in page.does]))
    if page.trouble:
        trouble = UserText([_item(each.told()) for each in page.trouble])
        blocks.append(Together([note(_(TROUBLE_TITLE)), trouble]))
    return blocks


def _item(text: str, number: str = "") -> Passage:
    return Passage(Kind.ITEM, (Span(text),), label=number)


_IN_LARGE = InBlocks(heading_of, story_in_large)


@dataclass(frozen=True, slots=True)
class _Handbook(InBlocks[HelpSheet]):
    """The handbook; in large print it is laid out so that it stays short enough to be read and bound."""

    def put(self, sheet: HelpSheet, paper: Paper, progress: Progress) -> None:
        """Write it in the language being spoken."""
        kind = _IN_LARGE if paper.is_large else self
        InBlocks.put(kind, sheet, paper, progress)


HANDBOOK = _Handbook(heading_of, story)
"""The handbook."""
