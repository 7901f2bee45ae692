"""Everything that a page can ask of gipgen: plain values in, plain values out, the same in the local server and in a browser's worker.

Nothing here touches a disk, starts a process or needs a compiled package: the project that an engine is given does what
there is of that (docs/decisions/0054).
"""
