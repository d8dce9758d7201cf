"""The page "Right to vote": who may vote, stand for a seat and carry a proxy on a day, and why."""
