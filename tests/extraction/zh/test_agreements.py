"""Agreements are told only where words of agreement stand, and as they are told."""

from __future__ import annotations

import pytest

from tests.extraction.zh import read


def told(text: str) -> list[tuple[str, str, str | None, str]]:
    found = read(text).agreements.values()
    return [(one.type, one.kind, one.when, one.modality) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2024年3月5日，济南大学与雷恩大学签署谅解备忘录。",
            ("instrument", "memorandum", "2024-03-05", "asserted"),
        ),
        (
            "会后，济南市与雷恩市签署了合作意向书。",
            ("instrument", "letter-of-intent", None, "asserted"),
        ),
        (
            "2019年，双方曾签署《友好交流备忘录》。",
            ("instrument", "memorandum", "2019", "asserted"),
        ),
        ("会议发布了《中法城市合作倡议》。", ("instrument", "declaration", None, "asserted")),
        (
            "济南市与法国雷恩市自2002年结为友好城市以来交往密切。",
            ("partnership", "twinning", "2002/", "asserted"),
        ),
        (
            "山东省与布列塔尼大区1985年建立友好省区关系。",
            ("partnership", "twinning", "1985/", "asserted"),
        ),
        ("济南市愿与雷恩市早日结为友好城市。", ("partnership", "twinning", None, "intended")),
        ("两校拟共建“智能交通联合实验室”。", ("project", "project", None, "intended")),
        ("济南市尚未与雷恩市签署任何协议。", ("instrument", "agreement", None, "denied")),
        (
            "济南市与雷恩市之间不存在友好城市关系。",
            ("partnership", "twinning", None, "denied"),
        ),
        (
            "据《齐鲁晚报》报道，济南市与雷恩市已签署合作协议。",
            ("instrument", "agreement", None, "reported"),
        ),
        (
            "有媒体称济南市与雷恩市已结为友好城市，此说法不实。",
            ("partnership", "twinning", None, "denied"),
        ),
    ],
)
def test_an_agreement_has_its_kind_day_and_modality(
    text: str, expected: tuple[str, str, str | None, str]
) -> None:
    assert told(text) == [expected]


def test_a_twinning_that_is_signed_is_paper_and_partnership() -> None:
    analysis = read("2024年3月5日，济南市与法国雷恩市在济南签署友好城市关系协议书，结为友好城市。")
    paper, twinning = analysis.agreements.values()
    assert (paper.type, twinning.type) == ("instrument", "partnership")
    assert paper.cooperation == twinning.key
    names = {analysis.bodies[key].name for key in twinning.parties}
    assert names == {"济南市", "雷恩市"}


def test_what_is_reported_and_then_denied_is_denied() -> None:
    text = (
        "据《晨报》报道，我县已与法国科利讷市签署合作协议。经核实，"
        "我县尚未与科利讷市签署任何协议。云岭县人民政府。"
    )
    assert [one[3] for one in told(text)] == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "济南市与雷恩市的合作前景广阔，双方友谊深厚，是真正的合作伙伴。",
        "双方将进一步加强务实合作，推动友好关系不断发展。",
        "协议自签署之日起生效，有效期五年。",
        "根据协议，双方每年互派学生。",
        "关于我县与科利讷市“结好”有关报道的说明",
        "双方未就结好事宜达成一致。",
        "市人大常委会通过了与雷恩市缔结友好城市关系的议案。",
        "济南市友好城市工作会议召开。",
    ],
)
def test_praise_and_mere_mentions_are_no_agreements(text: str) -> None:
    assert told(text) == []
