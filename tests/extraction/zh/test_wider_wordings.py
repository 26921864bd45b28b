"""Wordings by class: units, short names, offices given and left, brackets, councils, zones."""

from __future__ import annotations

import pytest

from tests.extraction.zh import functions_in, names_in, read


def _bodies(text: str) -> set[str]:
    return {one.name for one in read(text).bodies.values()}


def _people(text: str) -> set[str]:
    return {one.name for one in read(text).people.values()}


def _places(text: str) -> set[str]:
    return {one.name for one in read(text).places.values()}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("会议决定按程序报省外办审核。", "省外办"),
        ("会上增选市教育局副局长李明为理事。", "市教育局"),
        ("市外办友城科科长王丽参加。", "市外办友城科"),
        ("青州市第一人民医院普外科主任李强参加。", "青州市第一人民医院普外科"),
        ("哈尔滨工业大学（深圳）与基尔大学签订协议。", "哈尔滨工业大学（深圳）"),
        ("罗马尼亚克卢日县议会副主席瓦克尔·伊什特万来访。", "克卢日县议会"),
        ("德国罗斯托克市市议会议长英格·施罗德来访。", "罗斯托克市市议会"),
        ("蓝湖经济开发区党工委书记吴刚陪同。", "蓝湖经济开发区"),
        ("中国银行里昂分行行长李明出席。", "中国银行里昂分行"),
        ("巴西华人协会会长张伟参加。", "巴西华人协会"),
        ("协会主席达尼埃尔·科罗告诉新华社记者。", "新华社"),
        ("沈岚会见汝拉省议会副主席西尔维·布拉肖。", "汝拉省议会"),
        ("泰国孔敬府副府尹巴差致辞。", "孔敬府"),
        ("拟请肯尼亚基苏木郡、塞内加尔捷斯市派代表参加。", "基苏木郡"),
    ],
)
def test_a_body_is_cut_where_it_begins_and_ends(text: str, body: str) -> None:
    assert body in _bodies(text)


@pytest.mark.parametrize(
    ("text", "no_body"),
    [
        ("双方将互设联络处。", "互设联络处"),
        ("结好三十五周年系列活动在青岛举行。", "三十五周年系"),
        ("青河市友协召开第五届理事会第三次会议。", "第五届理事会"),
        ("附近小学的学生与老人一起用餐。", "附近小学"),
        ("王教授在库尔蒂乌斯博物馆为客人讲解。", "库尔蒂乌斯博物馆"),
        ("来自多哥的客人看到中多医院结对三年。", "中多医院"),
        ("法国布卢瓦市庆祝与湖南岳阳结好30周年。", "湖南省"),
    ],
)
def test_what_only_looks_like_a_body_is_none(text: str, no_body: str) -> None:
    assert no_body not in _bodies(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("院长埃索·巴纳博士来访。", {"埃索·巴纳"}),
        ("福利中心主席卡里玛·本齐安带客人参观。", {"卡里玛·本齐安"}),
        ("列日省省长弗朗索瓦·勒布兰设便宴招待。", {"弗朗索瓦·勒布兰"}),
        ("南特市副市长阿里·本萨义德见证签约。", {"阿里·本萨义德"}),
        ("“两地都有坡，”市长打趣说。", set()),
        ("曾任青河市外国语学校副校长的韩淑芬到会。", {"韩淑芬"}),
        ("于勒·凡尔纳小学校长索菲·盖兰来访。", {"索菲·盖兰"}),
        ("张伟（市侨联主席）、Marie Dupont（圣马洛市副市长）出席。", {"张伟", "Marie Dupont"}),
        ("撒马尔罕州州长图尔迪莫夫、副州长阿克巴罗夫来访。", {"图尔迪莫夫", "阿克巴罗夫"}),
        ("在23日举行的市长圆桌会上，代表们展开讨论。", set()),
        ("大会选举王立新为会长、赵敏为秘书长。", {"王立新", "赵敏"}),
    ],
)
def test_names_end_where_the_next_word_begins(text: str, names: set[str]) -> None:
    assert _people(text) == names


_SOCIETY = "青河市人民对外友好协会\n"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            _SOCIETY + "会议同意贺世荣因工作调动不再担任副会长。",
            ("贺世荣", "vice-president", "青河市人民对外友好协会"),
        ),
        (
            _SOCIETY + "会议增选市教育局副局长康月为副会长。",
            ("康月", "vice-president", "青河市人民对外友好协会"),
        ),
        (
            _SOCIETY + "市友协会长谭松主持。",
            ("谭松", "president", "青河市人民对外友好协会"),
        ),
        (
            "济宁高新技术产业开发区管委会签约。高新区管委会主任郭立新主持。",
            ("郭立新", "director", "济宁高新技术产业开发区管委会"),
        ),
        (
            "法国图尔市副市长、国际关系事务负责人热罗姆·泰巴尔迪来访。",
            ("热罗姆·泰巴尔迪", "deputy-mayor", "图尔市"),
        ),
        (
            "代表团转抵圣纳泽尔，由该市副市长埃马纽埃尔·勒加尔陪同参观。",
            ("埃马纽埃尔·勒加尔", "deputy-mayor", "圣纳泽尔"),
        ),
        (
            "沈岚在多尔市政厅会见市长让-马克·佩兰。",
            ("让-马克·佩兰", "mayor", "多尔市"),
        ),
        (
            "坎昆市长安娜·佩拉尔塔率领的墨西哥代表团来访。",
            ("安娜·佩拉尔塔", "mayor", "坎昆"),
        ),
        (
            "智利康塞普西翁大区区长塞尔希奥·吉亚卡曼来访。",
            ("塞尔希奥·吉亚卡曼", "prefect", "康塞普西翁"),
        ),
        (
            "红河哈尼族彝族自治州州委副书记、州长罗萍会见客人。",
            ("罗萍", "mayor", "红河哈尼族彝族自治州"),
        ),
        (
            "阿梅莉·博德里，里昂大都会负责经济的副主席。",
            ("阿梅莉·博德里", "vice-president", "里昂大都会"),
        ),
    ],
)
def test_an_office_finds_its_body(text: str, held: tuple[str, str, str | None]) -> None:
    assert held in functions_in(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "团长：塞尔希奥·罗哈斯，智利企业家。",
        "苏大附一院院长刘济生出席。苏州大学附属第一医院。",
    ],
)
def test_no_office_is_made_up(text: str) -> None:
    assert functions_in(read(text)) == set()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("江澜经开区管委会签约。考察团在江澜停留一天。", "江澜"),
        ("绵州市第一人民医院医生7日来到绵州，开始学习。", "绵州市"),
        ("九月·天水\n果农互访进入第三年。", "天水"),
        ("外方代表将赴大理市古生村考察。", "古生村"),
        ("邀请青年厨师来甘肃学习。", "甘肃"),
    ],
)
def test_a_place_is_where_somebody_goes(text: str, place: str) -> None:
    assert place in _places(text)


def test_who_left_an_office_held_it_before() -> None:
    analysis = read(_SOCIETY + "会议同意贺世荣因工作调动不再担任副会长。")
    names = names_in(analysis)
    assert {(names[one.person], one.former) for one in analysis.functions} == {("贺世荣", True)}
