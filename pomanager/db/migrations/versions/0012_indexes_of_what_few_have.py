"""The list is sorted at once by what few people have: indexes of just these people, and of entries with a decision."""

from alembic import op

revision = "0012"
down_revision = "0011"

OF_PERSON = ("profession", "products", "languages", "how_to_find", "other_script")


def upgrade() -> None:
    """Lay the indexes."""
    op.execute("CREATE INDEX ix_person_thumb_print ON person (id) WHERE thumb_print = 1")
    for column in OF_PERSON:
        op.execute(f"CREATE INDEX ix_person_{column} ON person ({column}) WHERE {column} != ''")
    op.execute("CREATE INDEX ix_standing_decision ON standing (member_id) WHERE decision != ''")
