"""What a link on the due list and the home page says it opens."""

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.governance import Place

ONE = {
    "meetings": N_("Open the meeting"), "elections": N_("Open the election"), "bodies": N_("Open the body"),
    "mentoring": N_("Open the pair"),
}  # fmt: skip
"""By page, where one of what it lists is opened."""
WHOLE = {
    "meetings": N_("Open the meetings"), "elections": N_("Open the elections"), "bodies": N_("Open the bodies"),
    # TR: a link to the page of the mentoring of women leaders
    "mentoring": N_("Open the mentoring"), "bylaws": N_("Open the by-laws"),
    # TR: a link to the page with the name, seat and form of the organisation
    "organisation": N_("Open the profile"), "shares": N_("Open the shares"), "dues": N_("Open the dues"),
    "members": N_("Open the members"),
}  # fmt: skip
"""By page, where the page itself is opened, or a part of it."""


def opens_said(place: Place) -> str:
    """What is opened, with its verb: "Open the meeting"."""
    argument = place.argument[0] if isinstance(place.argument, tuple) else place.argument
    words = ONE if isinstance(argument, int) and place.page in ONE else WHOLE
    return _(words.get(place.page, N_("Open")))
