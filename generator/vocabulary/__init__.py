"""The closed lists and the territory that records draw on, and their data. Uses basics."""
