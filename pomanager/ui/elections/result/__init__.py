"""The result of an election on screen: rounds, account, what reserved seats changed, and what follows from it."""
