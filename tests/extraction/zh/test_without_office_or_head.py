"""People whom no office introduces, and towns without a word for town."""

from __future__ import annotations

import pytest

from tests.extraction.zh import functions_in, read


def _people(text: str) -> set[str]:
    return {one.name for one in read(text).people.values()}


def _places(text: str) -> set[str]:
    return {one.name for one in read(text).places.values()}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "参加座谈的有德国留学生Lena Hoffmann和法国厨师Paul Girard。",
            {"Lena Hoffmann", "Paul Girard"},
        ),
        ("客人由该市的Anders Björk接待。", {"Anders Björk"}),
        ("帕尔京斯克市副市长Олег Самойлов出席。", {"Олег Самойлов"}),
        ("市外办的雷鸣担任翻译。", {"雷鸣"}),
        ("公司引进的是Siemens Energy的设备。", set()),
        ("《Marie Curie》在Grand Hyatt酒店首映。", set()),
        ("联系人：Anna Keller，邮箱见附件。", set()),
        ("撰文：Julien Morel", set()),
    ],
)
def test_people_without_an_office(text: str, names: set[str]) -> None:
    assert _people(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("展览在临溪举行，客人们随后前往石浦和云岭。", {"临溪", "石浦", "云岭"}),
        ("下届年会将移师希腊莱夫卡里岛。", {"莱夫卡里岛"}),
        ("客商由釜山启程。", {"釜山"}),
        ("他们走访友好城市中国岱北市。", {"岱北市"}),
        ("在现场，他对海洋合作表示感谢，双方在高原合影。", set()),
    ],
)
def test_towns_without_their_head(text: str, names: set[str]) -> None:
    assert _places(text) == names


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "市外办主任韦知远会见客人，副主任闵舒参加会见。",
            ("闵舒", "deputy-director", "市外办"),
        ),
        ("曾任摩洛哥泰特瓦市市长的Youssef Benali来访。", ("Youssef Benali", "mayor", "泰特瓦市")),
        ("市水务局总工程师葛春林汇报。", ("葛春林", "administrative-function", "市水务局")),
        (
            "三条市国际交流协会事务局长佐久间悟来访。",
            ("佐久间悟", "secretary-general", "三条市国际交流协会"),
        ),
    ],
)
def test_offices_of_who_was_told_before(text: str, held: tuple[str, str, str]) -> None:
    assert held in functions_in(read(text))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("县政府民政处长赖明德出席。", ("赖明德", "director", "县政府民政处")),
        ("环保组织“湖之友”创始人埃里克·曼加来访。", ("埃里克·曼加", "founder", "湖之友")),
        ("客人有Paul Okello（坎帕拉市政府）。", ("Paul Okello", "affiliated", "坎帕拉市")),
        ("仓敷市长伊东香织、县议会议长竹内文子来访。", ("竹内文子", "president", "县议会")),
        ("比利时彭丹镇长Luc Mertens来访。", ("Luc Mertens", "mayor", "彭丹镇")),
        ("国际商会中国区主席李明出席。", ("李明", "president", "国际商会中国区")),
    ],
)
def test_bodies_that_an_office_tells(text: str, held: tuple[str, str, str]) -> None:
    assert held in functions_in(read(text))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("明年适逢南屿县与丰盛湾镇缔结姊妹关系。", "适逢南屿县"),
        ("副会长甄耀邦互赠锦旗。", "甄耀邦"),
        ("冲绳县石垣市长中原义昭来访。", "冲绳县"),
        ("市外办处长郎清远参加会见。", "清远"),
        ("伊洛湾市签署姊妹市协议书。", "签署姊妹市"),
    ],
)
def test_words_and_people_are_no_bodies(text: str, body: str) -> None:
    assert body not in {one.name for one in read(text).bodies.values()}
