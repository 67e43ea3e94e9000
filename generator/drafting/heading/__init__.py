"""The heading of a document: letterhead, signature, and what a portal says beside it. Uses what stands above it."""
