"""Who signs, speaks and acts at an event, and who is told by what he does."""

from __future__ import annotations

import pytest

from tests.extraction.zh import names_in, read, roles_in


@pytest.mark.parametrize(
    ("text", "role"),
    [
        # bodies sign where no people do
        ("3月5日，济南大学与雷恩大学签署合作协议。", ("signing", "signatory", "雷恩大学")),
        ("3月5日，青河市与圣阿芒市续签了友好交流备忘录。", ("signing", "signatory", "圣阿芒市")),
        ("济南大学与雷恩大学的合作协议已定稿，拟于4月签署。", ("signing", "signatory", "济南大学")),
        (
            "3月5日，馆长王明与法国雷恩市市长让·莫兰分别代表本单位，在一份交流协议上签字。",
            ("signing", "signatory", "王明"),
        ),
        # what is said and done at an event that the sentence names
        ("3月5日，在青年论坛上，济南大学教授李宏逐条回应了提问。", ("forum", "speaker", "李宏")),
        ("3月5日，里昂市市长让·莫兰在开馆仪式上这样说。", ("ceremony", "speaker", "让·莫兰")),
        ("在昨日举行的通车仪式上，市长王明远按下了按钮。", ("ceremony", "participant", "王明远")),
        # told by what they do
        ("3月5日，里昂市市长让·莫兰访问济南，接待他的是副市长刘青。", ("visit", "host", "刘青")),
        ("会议听取了市外办主任李华关于友城工作的汇报。", ("meeting", "speaker", "李华")),
        ("3月5日，济南市外办举行国庆招待会。", ("reception", "organiser", "济南市外办")),
    ],
)
def test_a_role_is_told_in_many_ways(text: str, role: tuple[str, str, str]) -> None:
    assert role in roles_in(read(text))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "3月5日，市长王明与法国雷恩市市长让·莫兰代表两市签署协议。",
            ("signing", "signatory", "雷恩市"),
        ),
        ("3月5日，王明在里昂举行的论坛上表示，济南将参加。", ("forum", "organiser", "王明")),
    ],
)
def test_whoever_only_stands_near_has_no_part(text: str, role: tuple[str, str, str]) -> None:
    assert role not in roles_in(read(text))


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("3月5日，双年展在里昂开幕，下届将移师济南。", "exhibition", "asserted"),
        ("3月5日，济南市与里昂市召开工作会，商定自6月起互通信息。", "meeting", "asserted"),
        ("议题：研究将于4月来访的里昂市市长让·莫兰一行的日程。", "visit", "intended"),
        ("由于天气原因，原定3月6日来访的里昂市代表团未能成行。", "visit", "denied"),
        ("市长王明第三次来到里昂，带来了图书。", "visit", "asserted"),
    ],
)
def test_only_what_stands_with_an_event_says_how_it_is_told(
    text: str, kind: str, modality: str
) -> None:
    assert (kind, modality) in {(one.kind, one.modality) for one in read(text).events.values()}


@pytest.mark.parametrize(
    "text",
    ["市政府致电慰问灾区。", "议会议长参加。", "市长王明发去慰问信。"],
)
def test_words_that_only_hold_one_of_event_tell_none(text: str) -> None:
    assert not read(text).events


@pytest.mark.parametrize(
    ("text", "agreement"),
    [
        (
            "济南大学、雷恩大学上月宣布成立“海洋城市网络”。",
            ("partnership", "network", "asserted"),
        ),
        (
            "市外办强调，与里昂市之间并不存在媒体所称的合作协议。",
            ("instrument", "agreement", "denied"),
        ),
        ("3月5日，济南市与里昂市签署姊妹市协议书。", ("partnership", "twinning", "asserted")),
        ("济南市与里昂市启动缔结友好城市关系的磋商。", ("partnership", "twinning", "intended")),
    ],
)
def test_relations_and_papers_have_many_forms(text: str, agreement: tuple[str, str, str]) -> None:
    told = read(text).agreements.values()
    assert agreement in {(one.type, one.kind, one.modality) for one in told}


def test_a_list_of_papers_gives_each_its_two_sides() -> None:
    told = read("当日共签约两项：济南大学与雷恩大学的协议、青河市与圣阿芒市的备忘录。")
    names = names_in(told)
    pairs = {tuple(names[key] for key in one.parties) for one in told.agreements.values()}
    assert pairs == {("济南大学", "雷恩大学"), ("青河市", "圣阿芒市")}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("由里昂市副市长和两名工程师组成的考察组参观了济南。", "考察组"),
        ("王明率领十八人考察团访问里昂。", "十八人考察团"),
        ("3月5日，里昂的15名少年住进济南市民家里。", "15名少年"),
    ],
)
def test_a_group_goes_by_what_it_is(text: str, group: str) -> None:
    assert {one.name for one in read(text).delegations.values()} == {group}
