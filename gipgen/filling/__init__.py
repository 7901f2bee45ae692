"""What somebody types into a form of fields → the same change in the report file's own text, and nowhere else in it.

Only the token of a cell or the lines of a section are others afterwards; comments, order, layout, line ends and the byte
order mark stay as they are (docs/decisions/0054). What is typed is held to the words of the file: nothing is guessed.
"""
