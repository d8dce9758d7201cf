"""Refunds of shares on the screen: they are entries of the share register and dues that are set off, so above both."""
