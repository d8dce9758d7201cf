"""Names are put in the order of the organisation's first language when that becomes another one.

The key by which a name is sorted is kept with the person. Between the change of the language and the new keys all
names stand in the order of the language before, also those that are written meanwhile: never half of them. Sections
that are called otherwise in that language are found by their new names from then on, and so are their members.
"""

from pomanager.areas import Area
from pomanager.db import bulk
from pomanager.db.organisation import Section
from pomanager.errors import Cancelled
from pomanager.i18n import collation
from pomanager.readmodels.progress import Cancelling, Progress, never, silent
from pomanager.services.members.commands.trees.changing import retell
from pomanager.services.members.queries.name_order import names_out_of_order, sections_found_otherwise
from pomanager.services.organisation.commands import AmendProfile, amend_profile
from pomanager.services.organisation.queries import organisation_row
from pomanager.services.work import About, Work

AT_ONCE = 2_000
"""Up to so many people are put in order in the same act that changes the language; more take a job of their own."""


def amend_profile_and_order(work: Work, order: AmendProfile) -> None:
    """Change the profile and, where they are few, put names in the order of its language; raises as amending does."""
    amend_profile(work, order)
    work.session.flush()
    people, sections = names_out_of_order(work.session), sections_found_otherwise(work.session)
    if max(people, len(sections.members)) <= AT_ONCE:
        order_names(work)


def order_names(work: Work, progress: Progress = silent, cancelled: Cancelling = never) -> int:
    """Put everybody in the order of the organisation's first language, and let sections be found by their names in it.

    Returns how many people got another key. Raises Cancelled; then nothing was written. Where names stand in that
    order already and sections are found so, nothing is done.
    """
    _find_by_new_names(work, progress, cancelled)
    organisation = organisation_row(work.session)
    language = organisation.languages.split()[0]
    if organisation.sort_language and collation.same_order(organisation.sort_language, language):
        return 0
    with bulk.roomy(work.session):
        changed = _order_all(work, language, (progress, names_out_of_order(work.session)), cancelled)
    before, organisation.sort_language = organisation.sort_language, language
    work.touch(Area.MEMBERS)
    name = organisation.name.in_language(language, organisation.languages.split())
    work.record("members.names_ordered", About("organisation", 1, name), {"sort_language": (before, language)})
    return changed


def _find_by_new_names(work: Work, progress: Progress, cancelled: Cancelling) -> None:
    found = sections_found_otherwise(work.session)
    if not found.folded:
        return
    for key, folded in found.folded.items():
        work.session.get_one(Section, key).folded = folded
    work.session.flush()
    with bulk.roomy(work.session):
        retell(work, found.members, progress, cancelled)
    organisation = organisation_row(work.session)
    codes = organisation.languages.split()
    about = About("organisation", 1, organisation.name.in_language(codes[0], codes))
    work.record("members.sections_found_anew", about, {"members": (None, len(found.members))})


def _order_all(work: Work, language: str, told: tuple[Progress, int], cancelled: Cancelling) -> int:
    progress, total = told
    last = done = changed = 0
    while people := bulk.names_after(work.session, last):
        if cancelled():
            raise Cancelled
        keys = [(row.id, collation.sort_key(row.sort_name, language)) for row in people]
        new = [key for key, row in zip(keys, people, strict=True) if key[1] != row.sort_key]
        bulk.set_sort_keys(work.session, new)
        last, done, changed = people[-1].id, done + len(people), changed + len(new)
        progress(done, total)
    return changed
