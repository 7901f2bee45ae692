"""The use cases: check, build, import, compare, format, begin. They read and write files, and print nothing."""
