"""``gipgen fmt``: a report file's text → the same report in the one canonical layout, with every comment.

ruamel.yaml's round trip was tried first: it lost the comments inside a row, moved the comment of a key that changed
its place to its neighbour, and knows no columns. So the events of the reader are put together with the comments that
stand between them (``tree``), and written out anew (``layout``).
"""
