"""Events, their days, places and editions; which sentences speak of the same one."""

from __future__ import annotations

import pytest

from tests.extraction.zh import names_in, read


def told(text: str, published: str | None = "2024-03-08") -> list[tuple[str, str | None, str]]:
    return [(e.kind, e.when, e.modality) for e in read(text, published).events.values()]


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("2024年3月5日", "2024-03-05"),
        ("二〇二四年三月五日", "2024-03-05"),
        ("3月5日上午", "2024-03-05"),
        ("昨天下午", "2024-03-07"),
        ("上周五", "2024-03-01"),
        ("本周三", "2024-03-06"),
        ("12月5日", "2023-12-05"),
        ("3月4日至6日", "2024-03-04/2024-03-06"),
        ("2月28日—3月2日", "2024-02-28/2024-03-02"),
        ("日前", None),
        ("近日", None),
    ],
)
def test_days_are_told_from_the_day_of_publication(written: str, when: str | None) -> None:
    assert told(f"{written}，临江市市长王明会见了来宾。") == [("meeting", when, "asserted")]


def test_without_a_year_anywhere_a_day_is_not_told() -> None:
    assert told("3月5日，市长王明会见了来宾。", None) == [("meeting", None, "asserted")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3月5日，代表团访问了江东大学。", "visit"),
        ("3月5日，双方在江东宾馆举行会谈。", "meeting"),
        ("3月5日，“河流与城市”学术研讨会在武汉召开。", "conference"),
        ("3月5日，中法青年论坛在济南举行。", "forum"),
        ("3月5日，生态城市圆桌会议在昆明举行。", "round-table"),
        ("3月5日，合作备忘录签约仪式在济南举行。", "signing"),
        ("3月5日，“法语之窗”揭牌仪式在县图书馆举行。", "ceremony"),
        ("3月5日，结好二十周年纪念活动在济南举行。", "commemoration"),
        ("3月5日，济南市举办国庆招待会。", "reception"),
        ("3月5日，“丝路印象”图片展在巴黎开幕。", "exhibition"),
        ("3月5日，使馆举办“茶和天下”活动。", "cultural-event"),
        ("3月5日，两市举行视频会议。", "webinar"),
        ("3月5日，干部培训班在成都开班。", "training-session"),
    ],
)
def test_each_kind_of_event_has_its_words(text: str, kind: str) -> None:
    assert told(text) == [(kind, "2024-03-05", "asserted")]


def test_headline_lead_and_those_who_joined_speak_of_one_meeting() -> None:
    text = (
        "市长王明会见法国梅尔维尔市代表团\n\n3月5日，临江市市长王明在临江宾馆会见了法国梅尔维尔市"
        "代表团。市外办主任李华参加会见。会见中，双方就教育合作交换了意见。"
    )
    analysis = read(text)
    (event,) = analysis.events.values()
    assert (event.kind, event.when, event.venue) == ("meeting", "2024-03-05", "临江宾馆")
    assert names_in(analysis)[event.place or ""] == "临江市"


def test_a_visit_takes_in_what_is_signed_there_and_the_talks_of_the_same_people() -> None:
    text = "3月5日，法国雷恩大学校长让·莫兰访问江东大学。双方举行座谈。双方签署了合作备忘录。"
    assert told(text) == [("visit", "2024-03-05", "asserted")]


def test_a_meeting_with_people_of_its_own_is_another_event_than_the_visit() -> None:
    text = "3月5日，法国雷恩大学校长让·莫兰访问江东大学。副校长孙卫东会见来宾。"
    assert [kind for kind, _, _ in told(text)] == ["visit", "meeting"]


def test_a_site_that_is_visited_afterwards_is_another_event_on_the_same_day() -> None:
    text = "3月5日，市长王明会见了法国梅尔维尔市代表团。会见后，代表团参观了城东污水处理厂。"
    assert told(text) == [
        ("meeting", "2024-03-05", "asserted"),
        ("visit", "2024-03-05", "asserted"),
    ]


def test_editions_and_series_are_told() -> None:
    text = "3月5日，第五届中欧城市发展研讨会在武汉举行。第六届研讨会拟于2025年在里昂举办。"
    first, second = read(text).events.values()
    assert (first.edition, first.series) == (5, "中欧城市发展研讨会")
    assert (second.edition, second.when, second.modality) == (6, "2025", "intended")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("临江市代表团将于10月访问雷恩市。", "intended"),
        ("研讨会定于2024年6月20日在成都市举办。", "intended"),
        ("原定于3月12日举行的视频会议因故推迟。", "denied"),
    ],
)
def test_what_lies_ahead_is_intended_and_what_is_put_off_denied(text: str, modality: str) -> None:
    assert [one[2] for one in told(text)] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "希望双方多走动、多交流，欢迎更多朋友来访。",
        "他感谢中方对访问的精心安排。",
        "访问学者李明介绍了研究情况。",
        "双方高层互访频繁，合作前景广阔。",
        "2019年，双方曾签署《友好交流备忘录》。",
        "双方就签署协议一事保持沟通。",
    ],
)
def test_wishes_praise_and_old_papers_are_no_events(text: str) -> None:
    assert told(text) == []


def test_a_notice_tells_day_and_place_behind_labels() -> None:
    text = (
        "关于举办“社区养老”对话会的通知\n\n时间：2024年4月16日14:30\n地点：杭州市民政局会议室\n"
        "本次对话会由杭州市民政局主办。\n"
    )
    analysis = read(text)
    (event,) = analysis.events.values()
    assert (event.when, names_in(analysis)[event.place or ""]) == ("2024-04-16", "杭州市")


@pytest.mark.parametrize(
    "text",
    [
        "来宾围绕访华观感热烈互动。",
        "创办于2004年的中法圆桌会议是重要平台。",
        "在今年3月贵宾访法的特殊年份里，双方将深化合作。",
        "双方就访问行程交换了意见。",
    ],
)
def test_what_is_only_named_beside_a_visit_is_none(text: str) -> None:
    assert [one for one in told(text) if one[0] in ("visit", "round-table")] == []
