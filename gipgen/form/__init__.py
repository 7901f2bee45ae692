"""The statutory form as data: one YAML file per edition, its types, and the JSON Schema derived from it."""
