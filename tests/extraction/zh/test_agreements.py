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
        "济南市友好城市工作会议召开。",
    ],
)
def test_praise_and_mere_mentions_are_no_agreements(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("目前，双方已结成5对友好省市。济南市与雷恩市交往密切。", []),
        (
            "3月5日，长沙市与杜阿拉市签署《建立友好交流城市关系意向书》。",
            [("instrument", "letter-of-intent", "2024-03-05", "asserted")],
        ),
        (
            "今年适逢济南市与雷恩市缔结友好城市关系21周年。",
            [("partnership", "twinning", "2003/", "asserted")],
        ),
        (
            "会谈中谈到重庆与图卢兹自1982年以来的友城关系。",
            [("partnership", "twinning", "1982/", "asserted")],
        ),
        ("罗萍希望与法国地方政府建立友好关系。", []),
    ],
)
def test_numbers_wishes_and_anniversaries_are_told_as_what_they_are(
    text: str, expected: list[tuple[str, str, str | None, str]]
) -> None:
    assert told(text) == expected


def test_who_looks_back_on_a_paper_or_sees_it_signed_has_not_signed_it() -> None:
    analysis = read(
        "3月5日，青年论坛举行。济南大学副校长石开忠回顾了济南大学与雷恩大学2016年签署合作协议以来的交流。"
        "论坛期间，济南大学与雷恩大学签署备忘录，济南市副市长金卫东见证签约。"
    )
    assert [one.signed_by for one in analysis.agreements.values()] == [(), ()]


def test_two_who_sign_for_both_sides_tell_the_parties() -> None:
    analysis = read(
        "杨浦区支持的论坛3月5日在济南大学举行。济南大学副校长石开忠、里昂都市圈副主席让·莫兰出席。"
        "会后，双方续签了合作备忘录。石开忠与莫兰分别代表两家单位签字。"
    )
    (renewal,) = analysis.agreements.values()
    assert {analysis.bodies[key].name for key in renewal.parties} == {"济南大学", "里昂都市圈"}


def _bound(text: str) -> set[tuple[str, frozenset[str], str | None]]:
    analysis = read(text)
    return {
        (one.kind, frozenset(analysis.bodies[key].name for key in one.parties), one.when)
        for one in analysis.agreements.values()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "3月5日，济南市与雷恩市、青岛市与布雷斯特市签署友好合作协议书。",
            {
                ("agreement", frozenset({"济南市", "雷恩市"}), "2024-03-05"),
                ("agreement", frozenset({"青岛市", "布雷斯特市"}), "2024-03-05"),
            },
        ),
        (
            "3月5日，海南省政府分别与柬埔寨西哈克省、克罗地亚扎塔尔省签署结好意向。",
            {
                ("letter-of-intent", frozenset({"海南省", "西哈克省"}), "2024-03-05"),
                ("letter-of-intent", frozenset({"海南省", "扎塔尔省"}), "2024-03-05"),
            },
        ),
        (
            "3月5日，济南市市长于海会见来宾。他说，自济南市与雷恩市缔结为友好城市以来，交往密切。",
            {("twinning", frozenset({"济南市", "雷恩市"}), None)},
        ),
        (
            "3月5日，济南市与雷恩市建立友好城市关系纪念碑揭碑仪式举行。2002年，济南市与雷恩市"
            "建立友好城市关系。",
            {("twinning", frozenset({"济南市", "雷恩市"}), "2002/")},
        ),
        (
            "3月5日，济南市与日本大原市签署2025年度友好交流协议书。大原市是济南市最早结好的国际友城。",
            {
                ("agreement", frozenset({"济南市", "大原市"}), "2024-03-05"),
                ("twinning", frozenset({"济南市", "大原市"}), None),
            },
        ),
        (
            "济南市3月5日正式与日本大原市缔结友谊市。",
            {("twinning", frozenset({"济南市", "大原市"}), "2024-03-05/")},
        ),
        ("目前济南市已与12个国家的14个城市缔结国际友好城市。", set()),
    ],
)
def test_each_pair_has_its_agreement_and_an_old_relation_not_the_date_of_the_day(
    text: str, expected: set[tuple[str, frozenset[str], str | None]]
) -> None:
    assert _bound(text) == expected


def test_a_paper_from_which_one_starts_is_no_other_paper() -> None:
    text = "3月5日，济南市与雷恩市签署意向书。希望双方以签署友好城市关系意向书为起点，携手并肩。"
    assert [one[3] for one in told(text)] == ["asserted"]


def test_the_pair_of_a_list_is_the_one_that_the_preposition_joins() -> None:
    text = "大区同江苏省、佛罗伦萨市同南京市建立了友好关系。"
    assert {frozenset({"佛罗伦萨市", "南京市"})} == {parties for _, parties, _ in _bound(text)}
