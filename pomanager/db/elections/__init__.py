"""Tables of elections: what is prepared, how votes are given and typed in, and what comes of it."""
