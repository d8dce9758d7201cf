"""All tables in one place: importing this module makes every table known to the metadata."""

from pomanager.db import drafts, imports, journal, members, organisation, search
from pomanager.db.base import Base

METADATA = Base.metadata
"""What the tables should look like; the migrations lead there."""

MODULES = (organisation, members, imports, search, journal, drafts)
