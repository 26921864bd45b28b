"""People, bodies, places and groups as short notices name them, in many ways of putting it."""

from __future__ import annotations

import pytest

from tests.extraction.zh import functions_in, read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("区长沙朝阳表示欢迎。", "沙朝阳"),
        ("县长阿依古丽·热合曼在欢迎仪式上致辞。", "阿依古丽·热合曼"),
        ("市长卢秉谦昨（11）日接见来宾。", "卢秉谦"),
        ("应站长钟鸣之邀，客人来到村里。", "钟鸣"),
        ("蒙古国苏赫巴托尔省省长巴图额尔登一行来访。", "巴图额尔登"),
        ("副主席Hồ Kỳ Minh与市长会面。", "Hồ Kỳ Minh"),
        ("马德里理工大学的Juan da Silva教授主讲。", "Juan da Silva"),
        ("馆长一职由施耐德接任。", "施耐德"),
        ("讲解由茶农吴秀英担任。", "吴秀英"),
        ("退休工程师汉斯先生再次来访。", "汉斯"),
        ("县长牧野共同启动灯会。", "牧野"),
        ("县长向前进主持会议。", "向前进"),
    ],
)
def test_people_are_found_whatever_follows(text: str, name: str) -> None:
    assert [one.name for one in read(text).people.values()] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("会议同意市教育局签订备忘录。", "市教育局"),
        ("市贸促会接待浙水省侨联副主席沈碧云。", "浙水省侨联"),
        ("卡塔赫纳市议会已通过议案。", "卡塔赫纳市议会"),
        ("日本三条市遭受暴雨灾害。", "三条市"),
        ("德国施特劳宾—博根县农民协会主席来访。", "施特劳宾—博根县农民协会"),
        ("青河市委书记王明会见了客人。", "青河市委"),
        ("世界大都市协会第十五届代表大会开幕。", "世界大都市协会"),
        ("欧盟委员会提供资助。", "欧盟委员会"),
        ("加拿大新不伦瑞克省与岭东省签署协议。", "新不伦瑞克省"),
        ("高新区管委会合作设立孵化器。", "高新区管委会"),
        ("斯里兰卡康提市市长、该国旅游协会会长来访。", "康提市"),
    ],
)
def test_bodies_begin_where_their_names_begin(text: str, name: str) -> None:
    assert name in [one.name for one in read(text).bodies.values()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("论坛将于9月在俄罗斯乌法举办。", "乌法"),
        ("六座城市在乌日霍罗德签订公约。", "乌日霍罗德"),
        ("展览六月起在沙田举行。", "沙田"),
        ("新任总领事首访胶澳市。", "胶澳市"),
        ("演员在温得和克独立广场献上表演。", "温得和克"),
        ("理事长日前率团返梅州寻根。", "梅州"),
    ],
)
def test_places_stand_behind_verbs_of_going_and_countries(text: str, name: str) -> None:
    assert name in [one.name for one in read(text).places.values()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("云台省消防总队10名队员昨日启程赴土耳其。", "10名队员"),
        ("来自六国的44名村长、镇长参加。", "44名村长、镇长"),
        ("客人率领的议员考察团参加会见。", "议员考察团"),
        ("州长在官邸设晚宴款待代表团全体成员。", "代表团"),
    ],
)
def test_groups_are_counted_or_described(text: str, name: str) -> None:
    assert [one.name for one in read(text).delegations.values()] == [name]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "在南特，他与副市长弗洛朗斯·奥布里续签协议。",
            ("弗洛朗斯·奥布里", "deputy-mayor", "南特"),
        ),
        (
            "密西西比州州长特里·卡尔霍恩设晚宴。",
            ("特里·卡尔霍恩", "governor", "密西西比州"),
        ),
        (
            "哥斯达黎加驻华大使欧亨尼娅·萨拉斯到访。",
            ("欧亨尼娅·萨拉斯", "ambassador", None),
        ),
        (
            "温哥华台山同乡会日前设宴，会长伍美仪致辞。",
            ("伍美仪", "president", "温哥华台山同乡会"),
        ),
        (
            "里斯本市议会议员杜瑞斯签署协议。",
            ("杜瑞斯", "municipal-councillor", "里斯本市议会"),
        ),
    ],
)
def test_an_office_finds_its_body(text: str, held: tuple[str, str, str | None]) -> None:
    assert held in functions_in(read(text))


@pytest.mark.parametrize(
    "text",
    ["教授和国务委员会成员来访。", "副省长、吴哥古迹保护局局长来访。", "侨领华人参加活动。"],
)
def test_words_behind_an_office_are_no_names(text: str) -> None:
    assert not read(text).people
