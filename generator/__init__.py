"""Công Khai: official measures per province, on any day, and on whose order.

Rooms, lowest first; each imports only from rooms below its own (tests/test_architecture.py): basics · vocabulary ·
documents · records · law and drafting · exports · site · progress · plugin and cli, the doors. ARCHITECTURE.md shows
the way.
"""
