"""Moves the clock of every Python that has this folder on PYTHONPATH to the instant in MOVED_TO, and stops it there."""

import os

import time_machine

time_machine.travel(os.environ["MOVED_TO"], tick=False).start()
