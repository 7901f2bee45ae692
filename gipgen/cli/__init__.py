"""The command line: parse, call ``app``, print, exit. Each command imports what it needs inside."""
