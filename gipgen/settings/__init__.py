"""``gipgen.toml``: what an agency sets once for all its reports. House style, site data, weights of the rules."""
