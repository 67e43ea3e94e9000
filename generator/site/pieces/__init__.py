"""What several pages are made of.

``context`` holds what is worked out once for all pages; ``links``, ``times``, ``badges`` tell one thing; ``verdict``,
``boxes``, ``tasks`` how a place stands; ``measures``, ``deadlines``, ``reports``, ``contacts``, ``events`` what a
record says; ``document_*`` and ``relations`` a document; ``bars``, ``timeline_scale`` a drawing.
"""
