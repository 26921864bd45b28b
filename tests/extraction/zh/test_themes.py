"""Themes: what an event or agreement deals with, not where people work."""

from __future__ import annotations

import pytest

from tests.extraction.zh import read


def slugs(text: str) -> set[str]:
    return {one.slug for one in read(text).themes}


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        (
            "双方就新能源汽车、人工智能领域的联合培养交换了意见。",
            {"mobility", "digital", "education"},
        ),
        ("双方在水环境治理、历史街区保护等方面进行了交流。", {"water-sanitation", "heritage"}),
        (
            "与会者围绕城市更新、海绵城市等议题展开讨论。",
            {"urban-development", "climate-adaptation"},
        ),
        (
            "会谈聚焦应对气候变化、青年交流和公务员培训。",
            {"climate-adaptation", "youth", "training-officials"},
        ),
        ("双方主要交流山地葡萄种植经验。", {"food-agriculture"}),
        ("双方推动在航空航天、职业教育等领域扩大交流。", {"economy", "vocational-training"}),
    ],
)
def test_topics_of_a_meeting_are_its_themes(topic: str, expected: set[str]) -> None:
    assert slugs(f"3月5日，市长王明会见了来宾。{topic}") == expected


def test_the_name_of_an_event_says_what_it_is_about() -> None:
    assert slugs("3月5日，中法医学研讨会在济南召开。") == {"health"}


@pytest.mark.parametrize(
    "said",
    [
        "双方在教育、葡萄种植等领域合作成果丰硕。",
        "副市长让·莫兰表示，愿就防洪开展经验交流。",
    ],
)
def test_praise_and_wishes_at_a_conference_are_not_what_it_is_about(said: str) -> None:
    assert slugs(f"3月5日，中法医学研讨会在济南召开。{said}") == {"health"}


def test_a_sight_may_say_why_it_was_visited() -> None:
    assert slugs("3月5日，代表团参观了城东污水处理厂。") == {"water-sanitation"}


def test_fields_of_an_agreement_are_of_the_agreement() -> None:
    analysis = read(
        "2024年3月5日，济南市与雷恩市签署合作协议。根据协议，两市将在教育、旅游等领域开展合作。"
    )
    (paper,) = analysis.agreements
    assert {(one.slug, one.of) for one in analysis.themes} == {
        ("education", paper),
        ("tourism", paper),
    }


@pytest.mark.parametrize(
    "text",
    [
        "3月5日，市文化和旅游局局长李明会见了来宾。",
        "3月5日，文化领事安娜·杜邦会见了来宾。",
        "3月5日，市长王明会见来宾，介绍了经济社会发展情况。",
        "双方将在教育、旅游等领域开展合作。",
    ],
)
def test_offices_politeness_and_texts_without_event_have_none(text: str) -> None:
    assert slugs(text) == set()
