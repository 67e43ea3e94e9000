"""How far long work has come is told, where there is no terminal, in a line now and then."""

from datetime import datetime

import pytest
import time_machine

from generator.progress import progress

START = datetime.fromisoformat("2021-08-10T08:00:00+07:00")


@pytest.mark.parametrize(
    ("seconds", "lines"),
    [(0.1, []), (3, ["Dựng trang: 4/10, còn khoảng 00:00:18", "Dựng trang: 8/10, còn khoảng 00:00:06"])],
    ids=["short work", "long work"],
)
def test_long_work_tells_how_much_is_done_and_left(seconds, lines, capfd):
    told = []
    with time_machine.travel(START, tick=False) as clock, progress("Dựng trang", 10, told.append) as done:
        for count in range(1, 11):
            clock.shift(seconds)
            done(count)
    assert told == lines
    assert capfd.readouterr() == ("", "")
