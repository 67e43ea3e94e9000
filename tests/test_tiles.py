"""The tiles of both maps: everyone has a place, and the country keeps its shape."""

import pytest

from generator.vocabulary.lists import vocabulary

TERRITORY = vocabulary().territory
MAPS = pytest.mark.parametrize("name", [era.key for era in TERRITORY.eras])


def places(name):
    """Where each province of a map stands, as (column, row)."""
    return {tile.province: (tile.column, tile.row) for tile in TERRITORY.tiles[name] if not tile.islands}


@MAPS
def test_both_archipelagos_stand_on_each_map_with_their_province(name):
    islands = {tile.islands: tile.province for tile in TERRITORY.tiles[name] if tile.islands}
    assert islands == {"Quần đảo Hoàng Sa": "da-nang", "Quần đảo Trường Sa": "khanh-hoa"}


@MAPS
def test_no_two_stand_on_one_tile_and_they_are_read_from_north_to_south(name):
    standing = [(tile.row, tile.column) for tile in TERRITORY.tiles[name]]
    assert standing == sorted(set(standing))
    assert {min(row for row, _ in standing), min(column for _, column in standing)} == {1}


@MAPS
def test_names_fit_their_tile(name):
    assert [tile for tile in TERRITORY.tiles[name] if len(tile.label) > 2 or max(map(len, tile.label)) > 6] == []


ABBREVIATED = {"TP. HCM": "Hồ Chí Minh", "TT. Huế": "Thừa Thiên Huế", "Bà Rịa V. Tàu": "Bà Rịa - Vũng Tàu"}


@MAPS
def test_labels_are_the_names(name):
    for tile in TERRITORY.tiles[name]:
        label = " ".join(tile.label)
        full = tile.islands.removeprefix("Quần đảo ") if tile.islands else TERRITORY.provinces[tile.province].name
        assert ABBREVIATED.get(label, label) == full


@MAPS
@pytest.mark.parametrize(
    "chain",
    [
        "cao-bang thai-nguyen ha-noi hung-yen ninh-binh thanh-hoa nghe-an ha-tinh quang-tri da-nang quang-ngai gia-lai",
        "lang-son thanh-hoa ha-tinh quang-tri gia-lai dak-lak khanh-hoa ho-chi-minh can-tho ca-mau",
        "lao-cai dien-bien thanh-hoa",
    ],
)
def test_the_north_is_above_the_south(name, chain):
    rows = [places(name)[province][1] for province in chain.split()]
    assert rows == sorted(rows)


@MAPS
@pytest.mark.parametrize(
    "chain",
    [
        "dien-bien phu-tho ha-noi quang-ninh",
        "nghe-an ha-tinh quang-tri da-nang",
        "an-giang can-tho vinh-long ho-chi-minh lam-dong khanh-hoa",
    ],
)
def test_the_west_is_left_of_the_east(name, chain):
    columns = [places(name)[province][0] for province in chain.split()]
    assert columns == sorted(columns)


BOTH = """lai-chau dien-bien, dien-bien son-la, lang-son cao-bang, lang-son quang-ninh, quang-ninh hai-phong,
    thanh-hoa nghe-an, nghe-an ha-tinh, gia-lai dak-lak, dak-lak khanh-hoa, khanh-hoa lam-dong, lam-dong dong-nai,
    dong-nai ho-chi-minh, ho-chi-minh tay-ninh, vinh-long can-tho"""
NEIGHBOURS = {
    "cu": f"""{BOTH}, ha-giang cao-bang, ha-noi hoa-binh, quang-binh quang-tri, quang-nam quang-ngai, kon-tum gia-lai,
        binh-duong ho-chi-minh, kien-giang an-giang, kien-giang ca-mau, bac-lieu soc-trang, tra-vinh ben-tre""",
    "moi": f"{BOTH}, ha-tinh quang-tri, hue da-nang, da-nang quang-ngai, an-giang dong-thap, can-tho ca-mau",
}


@pytest.mark.parametrize(
    ("name", "pair"), [(name, pair) for name, pairs in NEIGHBOURS.items() for pair in pairs.split(",")]
)
def test_neighbours_touch(name, pair):
    (a, b), (c, d) = (places(name)[province] for province in pair.split())
    assert max(abs(a - c), abs(b - d)) == 1
