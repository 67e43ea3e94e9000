"""Công Khai: official measures per province, on any day, and on whose order.

Floors, lowest first; a module imports only from floors below its own (tests/test_architecture.py):
problems, periods, text, phrases · dated, vocabulary, clauses, yaml_source · values, citations, naming, places,
schema_faults, pages.parts · pages.time_parts · pages.views · records, drafting, reading · loading, references ·
corpus, label_lock · consistency, own_words, worlds · archive, wording · citing, reasons · in_force · answers, feeds ·
tables, by_day · exports, moving, output, fulltext, icons · rendering · pages · plugin, cli.
"""
