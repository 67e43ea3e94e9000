"""A text taken apart: clauses, citations, agencies, localities. Uses vocabulary and below."""
