"""The measures that clauses bear: who acts, whom they bind, where, when. Uses what stands above it."""
