"""How Chinese names read on the map: one table of syllables, and the names that it misreads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from passerelle.maps.readings import other_readings, pinyin

HAN = st.text(st.sampled_from("成都市北京长重庆呼和浩特西安廈門"), min_size=1, max_size=5)


def test_a_table_of_syllables_reads_most_names() -> None:
    names = ["成都市", "北京", "廈門市", "Lyon", ""]
    table = pinyin(names)
    assert [table[character] for character in "成都北京廈門"] == [
        *("cheng", "du", "bei", "jing", "xia", "men")
    ]
    assert other_readings(names, table) == []


def test_a_name_with_a_latin_form_of_its_own_brings_it() -> None:
    names = ["呼和浩特市", "成都市"]
    assert other_readings(names, pinyin(names)) == ["Hohhot Shi"]


def test_a_character_that_reads_otherwise_in_one_name_does_so_there() -> None:
    names = ["长沙市", "长春市", "长治市", "重庆市", "重要", "重大"]
    table = pinyin(names)
    assert (table["长"], table["重"]) == ("chang", "zhong")
    assert other_readings(names, table) == ["Chongqing Shi"]


@given(st.lists(HAN, max_size=8))
def test_the_order_of_names_changes_nothing(names: list[str]) -> None:
    table = pinyin(names)
    assert pinyin(names[::-1]) == table
    assert other_readings(names, table) == other_readings(names[::-1], table)
    assert set(table) <= set("".join(names))
