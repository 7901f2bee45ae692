"""The use cases of a pull request: lay files out anew, compare them. They read and write files, and print nothing."""
