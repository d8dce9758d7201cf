"""All tables in one place: importing this module makes every table known to the metadata."""

from pomanager.db import (
    access,
    appeals,
    attention,
    bodies,
    bylaws,
    contacts,
    drafts,
    dues,
    erasures,
    extra_fields,
    governance,
    households,
    imports,
    journal,
    members,
    merges,
    organisation,
    particulars,
    search,
    shares,
    trainings,
    undo,
    views,
    whereabouts,
)
from pomanager.db.base import Base
from pomanager.db.elections import preparing, results, voting
from pomanager.db.meetings import attendance, calling, decisions, minutes
from pomanager.db.mentoring import journey, programmes, roster

METADATA = Base.metadata
"""What the tables should look like; the migrations lead there."""

MODULES = (
    organisation, members, imports, search, journal, drafts, attention, appeals, whereabouts, views, particulars,
    households, contacts, trainings, extra_fields, bylaws, bodies,
    shares, dues, access, calling, attendance, decisions, minutes, programmes, roster, journey,
    preparing, voting, results, governance, merges, erasures, undo,
)  # fmt: skip
