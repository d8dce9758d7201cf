"""The table of views that were given a name: which members a list shows, in what order, in which columns."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk


class SavedView(Base):
    """A view of a list that was given a name, so that whoever keeps the books next finds it too."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("of_list", "folded"),)
    area: ClassVar[Area] = Area.ORGANISATION

    id: Mapped[pk]
    of_list: Mapped[str] = mapped_column(comment="which list of the program it is a view of")
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(comment="the name as names are compared")
    content: Mapped[str] = mapped_column(comment="JSON: filters, order, and the columns with their widths")
    saved_at: Mapped[datetime]
