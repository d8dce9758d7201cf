"""The tasks an office has, step by step; a new one is a line in the file of its area."""

from pomanager.help.tasks.books import TASKS as OF_BOOKS
from pomanager.help.tasks.kinds import Step, Task
from pomanager.help.tasks.meetings import TASKS as OF_MEETINGS
from pomanager.help.tasks.members import TASKS as OF_MEMBERS
from pomanager.help.tasks.money import TASKS as OF_MONEY
from pomanager.help.tasks.women import TASKS as OF_WOMEN

__all__ = ["TASKS", "Step", "Task", "task_called"]

TASKS: tuple[Task, ...] = (*OF_MEMBERS, *OF_MONEY, *OF_MEETINGS, *OF_WOMEN, *OF_BOOKS)
"""All tasks, in the order in which help and handbook list them."""
_BY_KEY = {task.key: task for task in TASKS}


def task_called(key: str) -> Task:
    """The task of this key; raises KeyError for one there is not."""
    return _BY_KEY[key]
