"""Slips of the pen that no list has: what stands there is unlikely, and what sounds or looks like it is likely."""
