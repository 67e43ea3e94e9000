"""The one error of reading, apart so that every reader can raise it."""

from generator.basics.problems import CongKhaiError

EXTRA = "Hãy chạy «make draft FILE=…» (tự cài), hoặc cài bằng tay: pip install '.[draft]'."
"""What to do when the libraries of the optional extra are not installed."""


class Unreadable(CongKhaiError):
    """No text can be had from the file; the message, in Vietnamese, says why and what would help."""
