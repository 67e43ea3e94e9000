"""What a document does to those it names: the acts, and on which parts. Uses what stands above it."""
