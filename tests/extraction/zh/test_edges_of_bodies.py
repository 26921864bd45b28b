"""Chinese bodies from edge to edge: what names one, where it ends, whose office it is."""

from __future__ import annotations

import pytest

from tests.extraction.zh import functions_in, read

_WHOLE = [
    ("石滨市日本人会会长高桥诚出席招待会。", "石滨市日本人会"),
    ("省商务厅外经处副处长苏珊见证签约。", "省商务厅外经处"),
    ("市文化广电和旅游局局长谢芳参加会见。", "市文化广电和旅游局"),
    ("代表团与考卡山谷省工业协会会长马塞拉·罗德里格斯座谈。", "考卡山谷省工业协会"),
    ("石滨市供销合作社联合社主任周平介绍了情况。", "石滨市供销合作社联合社"),
    ("教育局長吳立森陪同會見。", "教育局"),
    ("与伊拉克利翁城市历史博物馆签约，希腊伊拉克利翁市市长致辞。", "伊拉克利翁城市历史博物馆"),
]


@pytest.mark.parametrize(("text", "name"), _WHOLE)
def test_a_body_is_read_from_edge_to_edge(text: str, name: str) -> None:
    assert name in {body.name for body in read(text).bodies.values()}


_NONE = [
    ("两市互访了4支乐团。", "乐团"),
    ("平台为全市97家乡镇卫生院服务。", "卫生院"),
    ("首批6名巴西桥吊司机前来学习。", "司"),
    ("科西嘉自然保护区风景优美。", "保护区"),
    ("各设区市外办：请按要求报名。", "外办"),
]


@pytest.mark.parametrize(("text", "end"), _NONE)
def test_a_sort_of_body_is_no_body(text: str, end: str) -> None:
    assert not [body.name for body in read(text).bodies.values() if body.name.endswith(end)]


def test_one_consulate_under_three_names_is_one() -> None:
    text = (
        "中国驻法国里昂总领事馆举行招待会。驻里昂总领事馆总领事王明致辞。里昂总领事馆工作人员参加。"
    )
    bodies = [body for body in read(text).bodies.values() if body.kind == "consulate"]
    assert len(bodies) == 1


_HELD = [
    (
        "应巴尔沙尼市市长佐尔坦·科瓦奇邀请，沅州市副市长匡文斌率团访问匈牙利。\n"
        "14日，代表团访问兹雷尼亚宁市，与副市长米莲娜·约万诺维奇座谈。",
        ("米莲娜·约万诺维奇", "deputy-mayor", "兹雷尼亚宁市"),
    ),
    (
        "代表团访问了塞尔维亚贝尔格莱德大学语言学院，与院长伊万娜·武契奇会谈。"
        "南江师范大学校长韩冰陪同。",
        ("伊万娜·武契奇", "director", "贝尔格莱德大学语言学院"),
    ),
]


@pytest.mark.parametrize(("text", "told"), _HELD)
def test_an_office_is_of_the_body_of_its_sentence(
    text: str, told: tuple[str, str, str | None]
) -> None:
    assert told in functions_in(read(text))


def test_the_seat_of_a_mission_is_not_the_town_of_the_text() -> None:
    found = read("副市长白雪会见泰国驻成都总领事馆总领事素查达·蓬猜。")
    assert "成都" not in {body.name for body in found.bodies.values()}


def test_an_office_of_the_city_is_of_no_town_abroad() -> None:
    read_text = read("丹麦奥胡斯市副市长拉尔斯·汉森来访，市外办主任徐慧陪同。")
    office = next(body for body in read_text.bodies.values() if body.name == "市外办")
    assert office.unit_of is None
