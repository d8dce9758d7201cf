"""Help on the screen: the pane beside the work, the page that fits the screen one is on, and its search."""
