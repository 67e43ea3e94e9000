"""The corpus and its law as pages: each address with its view.

A module that has ``page`` or ``pages`` makes the pages that it is called after, in the order of ``site.assembly``. The
others are what several of them share: ``context`` holds what is worked out once for all; ``links``, ``times``,
``badges`` how one thing is told; ``measures``, ``deadlines``, ``duties``, ``reports``, ``contacts``, ``events`` what a
record says; ``document_*`` and ``relations`` what is told of a document.
"""
