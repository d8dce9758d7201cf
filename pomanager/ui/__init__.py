"""The screen: everything a person sees and presses; the only place that knows Qt."""
