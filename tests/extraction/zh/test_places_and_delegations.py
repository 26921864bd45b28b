"""Places where something happens, and groups that are sent."""

from __future__ import annotations

import pytest

from tests.extraction.zh import names_in, read


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("论坛在济南举行。", {"济南"}),
        ("代表团先后访问北京、西安和成都。", {"北京", "西安", "成都"}),
        ("来自武汉、里昂和波尔多的学者参加会议。", {"武汉", "里昂", "波尔多"}),
        ("大使访问了甘肃省敦煌市。", {"甘肃省", "敦煌市"}),
        ("新华社巴黎5月6日电 双方举行会谈。", {"巴黎"}),
        ("代表团在沙托丹举行座谈。", {"沙托丹"}),
        ("代表团走进云雾岭村。", {"云雾岭村"}),
        ("临江市市长王明表示欢迎。", set()),
        ("法国驻上海总领事馆支持活动。", set()),
    ],
)
def test_a_place_is_where_something_is_or_goes(text: str, places: set[str]) -> None:
    assert {one.name for one in read(text).places.values()} == places


@pytest.mark.parametrize(
    ("text", "name", "size", "sender"),
    [
        ("法国梅尔维尔市代表团一行8人来访。", "法国梅尔维尔市代表团", 8, "梅尔维尔市"),
        ("科利讷市农业顾问团（4人）来访。", "科利讷市农业顾问团", 4, "科利讷市"),
        ("湖南省友好代表团一行十二人来访。", "湖南省友好代表团", 12, "湖南省"),
        ("法方代表一行6人考察了江汉区。", "法方代表", 6, None),
        ("江东大学将派出师生代表团回访。", "师生代表团", None, "江东大学"),
        ("雷恩市经贸代表团一行10余人来访。", "雷恩市经贸代表团", None, "雷恩市"),
    ],
)
def test_a_group_has_its_size_and_who_sent_it(
    text: str, name: str, size: int | None, sender: str | None
) -> None:
    analysis = read(text)
    (group,) = analysis.delegations.values()
    assert (group.name, group.size) == (name, size)
    assert names_in(analysis).get(group.sent_by or "") == sender


def test_the_group_alone_is_the_one_told_before() -> None:
    analysis = read("法国梅尔维尔市代表团来访。代表团参观了博物馆。代表团感谢款待。")
    assert len(analysis.delegations) == 1
    assert sum(one.kind == "delegation" for one in analysis.mentions) == 3
