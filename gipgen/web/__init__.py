"""``gipgen preview``: the reports of a folder on this machine's own web server, made anew whenever a file is saved."""
