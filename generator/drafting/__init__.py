"""A document → a proposed record. ``draft`` is the way; it and the folders use the modules beside it. Uses documents.

``reading``: files → text · ``heading``, ``measures``, ``relations``: what each finds · ``output``: YAML and report.
"""
