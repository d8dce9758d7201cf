"""The home page: the first page of the sidebar, made of cards."""
