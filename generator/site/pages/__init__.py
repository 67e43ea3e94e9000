"""The corpus and its law as pages: each address with its template and its view."""
