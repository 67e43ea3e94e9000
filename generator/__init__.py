"""Công Khai: official measures per province, on any day, and on whose order.

Floors, lowest first; a module imports only from floors below its own (tests/test_architecture.py):
problems, periods, text, vocabulary · records, clauses, citations · loading · corpus · in_force ·
pages, exports · rendering · plugin, cli.
"""
