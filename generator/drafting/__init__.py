"""A document → a proposed record that an editor reads through. Uses documents and below, not the law."""
