"""The Excel form to fill in (``gipgen form``): the official tables with one cell for each number, and a sheet for the text."""
