"""Rules that hold the prose against the tables (GIP5xx), and how they read a sentence."""
