"""YAML → a linked, checked corpus, every fault with its place. Uses documents and below."""
