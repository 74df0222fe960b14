"""What several report formats have in common; the formats themselves do not know each other."""
