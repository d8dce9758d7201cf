"""Private notes on the screen: nothing of them stays in a part of the screen that is not looked at."""
