"""Whatever parses a foreign format runs behind this fence: in a process of its own, within limits of time and memory."""
