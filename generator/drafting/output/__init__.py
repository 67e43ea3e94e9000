"""The draft as an editor reads it: the record in YAML, and a report of what was found. Uses what stands above it."""
