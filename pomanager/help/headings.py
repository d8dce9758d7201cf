"""Headings that screen and handbook share."""

from pomanager.marks import N_

TASKS_TITLE = N_("Tasks, step by step")
SCREENS_TITLE = N_("The screens")
TROUBLE_TITLE = N_("What may be in the way")
# TR: what a picture in help shows, for those who cannot see it; {page} is such as "Members"
PICTURE_SAID = N_("Picture of the screen “{page}”")
