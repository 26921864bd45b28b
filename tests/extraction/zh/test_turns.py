"""Turns of phrase by class: passives, rows half read, 他, what is put off, voted or handed over."""

from __future__ import annotations

import pytest

from tests.extraction.zh import names_in, read, roles_in


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.modality) for one in read(text).events.values()]


def _agreements(text: str) -> list[tuple[str, str, str]]:
    return [(one.type, one.kind, one.modality) for one in read(text).agreements.values()]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        # who receives stands before the verb, or leaves the guest unnamed
        ("3月5日，智利大使李安受到市长王明的亲切接见。", ("meeting", "host", "王明")),
        ("3月5日，总领事让·莫兰来访，副市长刘青予以会见。", ("meeting", "guest", "让·莫兰")),
        (
            "3月5日，省长王明与来访的法国里昂市市长让·莫兰会谈。",
            ("meeting", "participant", "让·莫兰"),
        ),
        # those named only as heads of the group that is received
        (
            "3月5日，市长王明会见了由法国里昂市市长让·莫兰率领的里昂市代表团。",
            ("meeting", "delegation-member", "让·莫兰"),
        ),
        # days between somebody and the group
        (
            "市长王明将于5月下旬率济南市代表团访问里昂。",
            ("visit", "delegation-member", "王明"),
        ),
        # what is handed over has two hands
        (
            "捐赠仪式上，副市长刘青将100套图书交给市图书馆馆长王明。",
            ("ceremony", "participant", "王明"),
        ),
        (
            "3月5日，启动仪式在青岛举行。仪式上，副市长刘青向馆长王明赠送图书。",
            ("ceremony", "participant", "刘青"),
        ),
        # who shows or explains
        ("3月5日，让·莫兰市长访问济南。馆长王明现场讲解。", ("visit", "speaker", "王明")),
        # 他 is whom the sentence before began with
        (
            "3月5日，市长王明率团访问法国。在里昂，他与市长让·莫兰签署了合作协议。",
            ("signing", "signatory", "王明"),
        ),
        # bodies that hold an event with others as equals
        (
            "3月5日，济南大学与雷恩大学合办的“双城”画展在济南开幕。",
            ("exhibition", "organiser", "雷恩大学"),
        ),
    ],
)
def test_roles_by_the_turn_of_the_phrase(text: str, role: tuple[str, str, str]) -> None:
    assert role in roles_in(read(text))


def test_a_row_goes_on_behind_bodies_half_read() -> None:
    text = "3月5日，副市长刘青与潮汕会馆会长王明、金谷会社社长李安共同为中心揭牌。"
    assert {name for kind, _, name in roles_in(read(text)) if kind == "ceremony"} >= {
        "刘青",
        "王明",
    }


def test_nobody_holds_the_meeting_told_before_by_chance() -> None:
    text = "3月5日，市长王明会见了里昂市市长让·莫兰。音乐节由青岛市文旅局主办。"
    found = read(text)
    kinds = {found.events[one.event].kind for one in found.roles if one.role == "organiser"}
    assert "meeting" not in kinds


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "原定3月10日在青岛举行的青年论坛因台风推迟至6月下旬。",
            [("forum", "denied"), ("forum", "intended")],
        ),
        ("3月5日，两校召开线上会议。", [("meeting", "asserted")]),
        ("王明、刘青在《关于加强边境合作的联合声明》上签字。", [("signing", "asserted")]),
        ("3月5日，市长王明在纪念碑前献花默哀。", [("commemoration", "asserted")]),
        ("上午9:30—10:00 开幕式", [("ceremony", "asserted")]),
        ("3月5日，杂技团在巴黎献上一场舞龙表演。", [("cultural-event", "asserted")]),
        ("3月5日，刺绣作品在里昂展出。", [("exhibition", "asserted")]),
    ],
)
def test_events_by_the_turn_of_the_phrase(text: str, events: list[tuple[str, str]]) -> None:
    assert _kinds(text) == events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "3月5日，雷恩市议会表决通过了与济南市续签友好交流协议的决议。",
            ("instrument", "council-decision", "asserted"),
        ),
        (
            "市人大常委会批准与雷恩市建立友好城市关系的议案。",
            ("partnership", "twinning", "intended"),
        ),
        (
            "济南市与雷恩市同意自今年7月起终止友城关系。",
            ("instrument", "termination", "asserted"),
        ),
        (
            "网传济南市将终止与雷恩市的友城关系，市外办称消息不实。",
            ("instrument", "termination", "denied"),
        ),
        (
            "“双桥”项目由雷恩市牵头，济南市和萨格勒布市为伙伴。",
            ("project", "project", "asserted"),
        ),
        (
            "为庆祝结好40周年，济南市与雷恩市举办图片展。",
            ("partnership", "twinning", "asserted"),
        ),
        ("济南市从未与雷恩市签署过友城协议。", ("partnership", "twinning", "denied")),
        ("3月5日，济南市与雷恩市结为姊妹城区。", ("partnership", "twinning", "asserted")),
    ],
)
def test_agreements_by_the_turn_of_the_phrase(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in _agreements(text)


def test_where_a_party_acts_is_no_party() -> None:
    found = read("3月5日，副市长刘青代表青岛市在雷恩市与里昂大学签署合作备忘录。")
    names = names_in(found)
    (one,) = found.agreements.values()
    assert {names[key] for key in one.parties} == {"青岛市", "里昂大学"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月5日，“友城杯”足球邀请赛在青岛举行。", {"sport"}),
        ("3月5日，市政府与葡萄牙波尔图市就港航合作举行会谈。", {"mobility"}),
        ("3月5日，舞龙表演在巴黎举行。", {"culture"}),
        ("3月5日，地方政府对话会在青岛举行。", set()),
    ],
)
def test_themes_are_those_of_the_words_of_the_field(text: str, expected: set[str]) -> None:
    assert {one.slug for one in read(text).themes} == expected
