"""YAML text → plain data and the place of every value. The only room that knows the YAML dialect."""
