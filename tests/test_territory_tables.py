"""Tables that do not fit together are refused, with the place; the cases are data."""

import shutil
from pathlib import Path

import pytest
import yaml

from generator.vocabulary.folder import Folder, VocabularyError
from generator.vocabulary.territory_tables import load

FOLDER = Path(__file__).parent / "territory"
FAULTS = yaml.load((FOLDER / "faults.yaml").read_text("utf-8"), yaml.CBaseLoader)


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["new"] for fault in FAULTS])
def test_faults_are_told_with_their_place(fault, tmp_path):
    folder = shutil.copytree(FOLDER, tmp_path / "tables")
    table = folder / fault["table"]
    text = table.read_text("utf-8")
    assert fault["old"] in text
    table.write_text(text.replace(fault["old"], fault["new"], 1), "utf-8")
    with pytest.raises(VocabularyError) as raised:
        load(Folder(folder))
    assert str(raised.value) == f"{folder}/{fault['says']}"


def test_a_name_ends_with_its_era():
    names = load(Folder(FOLDER)).provinces["kien-giang"].names
    assert [(str(name.since), str(name.until)) for name in names] == [("None", "2025-06-30"), ("2031-01-01", "None")]
