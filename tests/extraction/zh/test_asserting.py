"""No agreement is asserted that the text only plans, doubts, refuses or names."""

from __future__ import annotations

import pytest

from tests.extraction.zh import read


def _told(text: str) -> set[str]:
    found = read(text, published="2026-05-12").agreements.values()
    return {one.modality for one in found}


@pytest.mark.parametrize(
    "text",
    [
        # the plan stands in the clause before, which the verb goes on with
        "宁波市市长汤飞帆将于本月15日率团赴法国，同鲁昂市签订港口合作备忘录。",
        "台南市長黃明哲下週將赴日本，與弘前市簽署友誼市協定。",
        "宁波市与鲁昂市一致同意启动结好程序，适时签署友城协议。",
        # a day after the text
        "宁波市与法国鲁昂市2026年9月3日在鲁昂缔结友好城市关系。",
        "宁波博物馆与鲁昂美术馆合作协议的签约仪式安排在6月18日。",
        "宁波市与鲁昂市下周签约，结为友好城市。",
        # conditions
        "待两市议会批准后，宁波市与鲁昂市方可签署结好协议。",
        "宁波市友协一旦获得授权，即与鲁昂市友协签署合作协议。",
        # what may, should or can be
        "鲁昂市市长皮埃尔·勒鲁瓦提出，两市可签署一份文化合作协议。",
        "宁波博物馆馆长王玲透露，宁波博物馆与鲁昂美术馆不久后会签署合作协议。",
        # behind the word: it has yet to come
        "宁波市与鲁昂市签署合作协议的条件日益成熟。",
        "宁波市与鲁昂市签署友城协议一事，还需上级部门批准。",
        # the sentence before tells the journey that is ahead
        "宁波市市长汤飞帆6月将访问鲁昂市。届时，宁波市与鲁昂市缔结友好城市关系。",
    ],
)
def test_what_lies_ahead_is_meant_only(text: str) -> None:
    assert _told(text) == {"intended"}


@pytest.mark.parametrize(
    "text",
    [
        "云浦市政府声明：本市从未与所谓“亚太友好城市总会”签署备忘录。",
        "外傳縣府已敲定與立陶宛維爾克湖市締結姊妹市，縣府新聞處昨嚴正否認。",
        "宁波市政府否认与鲁昂市签署合作协议。",
        "鲁昂市拒绝与宁波市签署合作协议。",
        "宁波市外办表示，所谓宁波市与鲁昂市已缔结友好城市关系的说法纯属误传。",
        "宁波市与鲁昂市签署合作协议的消息不实。",
        "原定于5月8日举行的宁波市与鲁昂市合作备忘录签署仪式推迟。",
    ],
)
def test_what_is_refused_refuted_or_put_off_is_denied(text: str) -> None:
    assert _told(text) == {"denied"}


@pytest.mark.parametrize(
    "text",
    [
        "中国与法国建立全面战略伙伴关系，宁波市与鲁昂市交往日益密切。",
        "宁波市展出与各国友好城市签署的合作协议影印件，鲁昂市市长参观。",
        "“友好城市杯”乒乓球赛5月8日在宁波市举行，鲁昂市和汉堡市派队参加。",
    ],
)
def test_names_and_relations_of_others_are_none(text: str) -> None:
    assert _told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "为推动双方合作，宁波市与鲁昂市5月8日签署港口合作备忘录。",
        "宁波市与鲁昂市经两年谈判签署友城协议。",
        "宁波市与鲁昂市的友好城市关系协议书5月8日在宁波签署。",
        "宁波市与鲁昂市签署合作协议，还需各方共同落实。",
        "宁波市将于6月举办港口论坛。5月8日，宁波市与鲁昂市签署合作备忘录。",
        "勒鲁瓦提出了多项建议，会后，宁波市与鲁昂市签署合作备忘录。",
        "宁波市与鲁昂市签署2026—2028年文化合作协议。",
        "宁波市与“北方港口联盟”签署合作备忘录。",
    ],
)
def test_plans_around_a_paper_that_was_signed_leave_it_asserted(text: str) -> None:
    assert _told(text) == {"asserted"}
