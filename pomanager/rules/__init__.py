"""By-laws and arithmetic: plain values in, objections and values out."""
