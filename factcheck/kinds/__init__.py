"""Ways for facts to clash: one file per kind; a rule in YAML says what a clash means."""
