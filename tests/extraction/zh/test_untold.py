"""Events without a word of event, events told apart, and the groups that travel."""

from __future__ import annotations

import pytest

from tests.extraction.zh import names_in, read, roles_in


def kinds(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.modality) for one in read(text).events.values()]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3月5日，应法国梅尔维尔市邀请，临江市副市长王明率团赴梅尔维尔市开展友好交流。", "visit"),
        ("3月4日，法国驻武汉总领事罗兰一行来临江市考察投资环境。", "visit"),
        ("3月5日，代表团一行实地了解城东污水处理厂运行情况。", "visit"),
        ("3月5日起，20名法国中学生在临江开展为期十天的交流活动。", "visit"),
        ("3月5日，梅尔维尔市市长让·莫兰结束了对临江市为期三天的友好访问。", "visit"),
        ("3月5日，市政协主席陈刚在市政府会议中心与波兰客人见面。", "meeting"),
        ("3月5日，两市代表围绕环保合作展开交流。", "meeting"),
        ("3月5日，法国专家让·莫兰在江东大学作了一场关于城市史的讲座。", "conference"),
        ("3月5日，让·莫兰教授为学生作了题为“城市与河流”的报告。", "conference"),
        ("3月5日，临江市与梅尔维尔市合作建设的友谊公园正式开园。", "ceremony"),
        ("3月5日晚，临江杂技团在梅尔维尔剧院上演了杂技剧《山水》。", "cultural-event"),
        ("3月5日至12日，梅尔维尔市消防员在临江参加培训。", "training-session"),
        ("3月5日，两市在梅尔维尔举行活动，纪念结好二十周年。", "commemoration"),
        ("3月5日，江东大学与巴黎东大学召开线上工作会议。", "meeting"),
        ("3月5日，双方以视频连线方式召开了合作推进会。", "meeting"),
        ("3月5日，两校联合举办线上研讨会。", "webinar"),
        ("3月5日，市友协召开第七届理事会第二次会议。", "meeting"),
        ("3月5日，两市青少年足球表演赛在临江体育场举行。", "sport-event"),
    ],
)
def test_events_are_told_by_what_is_done(text: str, kind: str) -> None:
    assert kinds(text) == [(kind, "asserted")]


@pytest.mark.parametrize(
    "text",
    [
        "2023年全市共接待来访团组14批126人次。",
        "按照日程，代表团今天离开临江市前往上海市。",
        "来到我市的客人都喜欢江边的老城。",
        "下面通报出访情况。",
    ],
)
def test_counts_departures_and_headings_are_no_events(text: str) -> None:
    assert kinds(text) == []


def test_those_who_sign_at_a_conference_make_an_event_of_their_own() -> None:
    text = (
        "3月5日，国际渔业研讨会在临江举行。会上，临江市渔业协会与梅尔维尔渔业商会签署合作意向书。"
    )
    assert kinds(text) == [("conference", "asserted"), ("signing", "asserted")]


def test_what_follows_a_planned_meeting_is_planned() -> None:
    text = "4月14日，市长王明将会见法国客人。会见后，举行合作意向书签字仪式。"
    assert kinds(text) == [("meeting", "intended"), ("signing", "intended")]


def test_the_next_site_is_another_visit() -> None:
    text = "3月5日，代表团参观了城东水厂，随后前往曲阜参观孔庙。"
    assert kinds(text) == [("visit", "asserted"), ("visit", "asserted")]


def test_days_of_a_review_or_a_plan_are_of_its_year() -> None:
    text = "临江市2023年国际交流大事记\n\n1月12日，副市长王明会见法国驻武汉总领事罗兰。"
    assert [one.when for one in read(text).events.values()] == ["2023-01-12"]


@pytest.mark.parametrize(
    ("text", "name", "size"),
    [
        ("3月4日，法国专家让·莫兰一行3人来临江市考察。", "让·莫兰一行3人", 3),
        ("3月4日，校长让·莫兰带着6名同事来到临江市。", "让·莫兰带着6名同事", 7),
    ],
)
def test_people_who_bring_others_are_a_delegation(text: str, name: str, size: int) -> None:
    (group,) = read(text).delegations.values()
    assert (group.name, group.size) == (name, size)


def test_the_group_of_the_headline_is_the_one_below() -> None:
    text = (
        "德国科堡市经贸代表团访问临江市\n\n3月5日，科堡市市长约翰·贝克率由13人组成的"
        "经贸代表团访问临江市。"
    )
    analysis = read(text)
    assert [one.name for one in analysis.delegations.values()] == ["德国科堡市经贸代表团"]


def test_who_holds_an_event_with_another_is_told_apart() -> None:
    text = "3月5日，临江大学与巴黎东大学举行学术研讨会。"
    assert roles_in(read(text)) == {
        ("conference", "organiser", "临江大学"),
        ("conference", "co-organiser", "巴黎东大学"),
    }


def test_jubilees_tell_when_a_relation_began() -> None:
    text = "今年是临江市与德国科堡市结好三十周年。"
    analysis = read(text)
    (one,) = analysis.agreements.values()
    names = names_in(analysis)
    assert (one.kind, one.when, {names[key] for key in one.parties}) == (
        "twinning",
        "1994/",
        {"临江市", "科堡市"},
    )
