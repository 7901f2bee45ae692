"""Report → ``Document``: the one tree that every output is rendered from."""
