"""Bodies: their names, kinds and what they belong to; a town is one where it acts."""

from __future__ import annotations

import pytest

from tests.extraction.zh import names_in, read


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("法国驻上海总领事馆文化领事安娜·杜邦致辞。", "法国驻上海总领事馆", "consulate", "FR"),
        ("法国勒芒塞高等工程师学院院长来访。", "勒芒塞高等工程师学院", "university", "FR"),
        (
            "中国人民对外友好协会会长林明出席。",
            "中国人民对外友好协会",
            "peoples-organisation",
            "CN",
        ),
        ("由法国开发署支持的项目启动。", "法国开发署", "agency", "FR"),
        ("青河职业技术学院院长出席。", "青河职业技术学院", "university", "CN"),
        ("湖南省人大常委会副主任刘宽出席。", "湖南省人大常委会", "peoples-congress", "CN"),
        ("梅溪县政协主席潘虹出席。", "梅溪县政协", "cppcc", "CN"),
        ("据《西南晨报》报道。", "西南晨报", "media", "CN"),
        ("欧洲与外交部司长让·杜邦出席。", "欧洲与外交部", "ministry", "CN"),
        ("江东大学经济与管理学院院长王明致辞。", "江东大学经济与管理学院", "university", "CN"),
        ("贵州省文物局局长王红出席。", "贵州省文物局", "local-authority", "CN"),
        (
            "法国国家农业、食品与环境研究院院长让·莫兰出席。",
            "法国国家农业、食品与环境研究院",
            "university",
            "FR",
        ),
        ("AREP设计集团总经理姜兴出席。", "AREP设计集团", "company", "CN"),
        (
            "喀麦隆大使出席。喀地方分权与发展部部长让·莫兰致辞。",
            "地方分权与发展部",
            "ministry",
            "CM",
        ),
        ("里昂第三大学校长埃里克·莫兰致辞。", "里昂第三大学", "university", "FR"),
        (
            "法国参议院法中友好小组主席达米安·雷诺来访。",
            "法国参议院法中友好小组",
            "friendship-group",
            "FR",
        ),
    ],
)
def test_a_body_is_named_by_its_head(text: str, name: str, kind: str, country: str) -> None:
    found = {one.name: one for one in read(text).bodies.values()}
    assert name in found
    assert (found[name].kind, found[name].type) == (kind, "institution")
    if name != "欧洲与外交部":
        assert found[name].country == country


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("东江市市长王明会见客人。", "东江市", "prefecture-city"),
        ("法国梅尔维尔市市长克莱尔·马丁来访。", "梅尔维尔市", "commune"),
        ("图卢兹市长让·莫兰来访。", "图卢兹", "commune"),
        ("湖东区人民政府与客人签署备忘录。", "湖东区", "district"),
        ("奥克西塔尼大区议会主席卡罗琳·德尔马来访。", "奥克西塔尼大区议会", "region"),
        ("罗讷省省议会主席让·马尔尚来访。", "罗讷省", "departement"),
        ("里尔欧洲大都会副主席让·马尔尚来访。", "里尔欧洲大都会", "metropole"),
        ("凉山彝族自治州州长李明会见客人。", "凉山彝族自治州", "autonomous-prefecture"),
        ("昂热市老年事务副市长理查德·伊冯发言。", "昂热市", "commune"),
    ],
)
def test_a_territory_that_acts_is_a_collectivity(text: str, name: str, kind: str) -> None:
    found = {one.name: one for one in read(text).bodies.values()}
    assert name in found
    assert (found[name].kind, found[name].type) == (kind, "collectivity")


def test_a_town_where_something_happens_is_no_body() -> None:
    analysis = read("研讨会3月5日在雷恩市举行。")
    assert not analysis.bodies
    assert [one.name for one in analysis.places.values()] == ["雷恩市"]


def test_the_short_form_in_brackets_belongs_to_the_long_one() -> None:
    analysis = read(
        "法国勒芒塞高等工程师学院（以下简称“勒芒塞工院”）院长让·莫兰来访。勒芒塞工院将派出代表团。"
    )
    (body,) = analysis.bodies.values()
    assert (body.name, body.acronym) == ("勒芒塞高等工程师学院", "勒芒塞工院")
    assert sum(one.entity == body.key for one in analysis.mentions) == 3


def test_the_office_of_the_city_is_one_body_in_all_its_forms() -> None:
    analysis = read("临江市市长王明、市外办主任李华出席。临江市人民政府外事办公室组织了活动。")
    offices = [b for b in analysis.bodies.values() if b.kind == "foreign-affairs-office"]
    assert [one.name for one in offices] == ["临江市人民政府外事办公室"]
    assert names_in(analysis)[offices[0].unit_of or ""] == "临江市"


def test_an_embassy_is_one_body_under_its_long_and_short_names() -> None:
    analysis = read("中国驻法国大使馆和巴黎市政府举办活动。驻法国使馆公使衔参赞赵敏主持。")
    assert [b.name for b in analysis.bodies.values() if b.kind == "embassy"] == ["中国驻法国大使馆"]


def test_a_department_belongs_to_its_university() -> None:
    analysis = read("南湖理工大学机械工程学院院长高明会见客人。")
    names = names_in(analysis)
    units = {one.name: names.get(one.unit_of or "") for one in analysis.bodies.values()}
    assert units == {"南湖理工大学机械工程学院": "南湖理工大学", "南湖理工大学": None}


@pytest.mark.parametrize(
    "text",
    [
        "双方希望两国高校和科研机构加强合作。",
        "多所大学的专家出席，当地媒体作了报道。",
        "来源：青河市人民政府新闻办公室\n双方会谈气氛友好。",
        "会议在城市中心的酒店举行。",
    ],
)
def test_sorts_of_bodies_and_mere_sources_are_none(text: str) -> None:
    assert not read(text).bodies


@pytest.mark.parametrize(
    "name",
    [
        *("大运河文化研究院", "中法可持续城市研究所", "法国地方民选代表协会", "世界自然基金会"),
        *(
            "云海市妇女儿童发展基金会",
            "湖滨区外事与港澳事务办公室",
            "欧洲城市联盟",
            "布列塔尼法中友好协会",
        ),
        *(
            "中国浦东干部学院",
            "云海大学法语国家与地区研究中心",
            "云海当代艺术中心",
            "中国女科技工作者协会",
        ),
    ],
)
def test_a_name_holds_common_words_and_joints(name: str) -> None:
    found = {one.name for one in read(f"3月5日，由{name}主办的交流活动举行。").bodies.values()}
    assert name in found


def test_a_town_may_be_called_by_a_particle() -> None:
    analysis = read("和顺市市长王明会见客人。代表团访问了和顺市。")
    assert [one.name for one in analysis.bodies.values()] == ["和顺市"]
    assert [one.name for one in analysis.places.values()] == ["和顺市"]


def test_a_region_and_its_council_are_one_body() -> None:
    analysis = read(
        "诺曼底大区议会主席埃尔韦·莫兰来访。诺曼底大区与福建省签署协议。大区议会副主席让·勒梅尔致辞。"
    )
    towns = {one.name for one in analysis.bodies.values() if one.type == "collectivity"}
    assert towns == {"诺曼底大区议会", "福建省"}
    assert len({one.body for one in analysis.functions}) == 1


def test_a_metropolis_is_not_the_town_it_is_called_after() -> None:
    analysis = read("论坛由蒙彼利埃大都会主办，在蒙彼利埃举行。成都与蒙彼利埃1981年结为友好城市。")
    names = names_in(analysis)
    (twinning,) = analysis.agreements.values()
    assert "蒙彼利埃大都会" in names.values()
    assert {names[key] for key in twinning.parties} == {"成都", "蒙彼利埃"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("柳河市与美国辛那提市于1998年缔结友好关系。", "辛那提市", "US"),
        ("临江市和澳大利亚新索斯州巴兰塔市签署合作协议。", "巴兰塔市", "AU"),
        ("临江市与加拿大达以蒙市签署备忘录。", "达以蒙市", "CA"),
        ("内蒙古自治区青山盟与蒙古国南戈壁省签署协议。", "青山盟", "CN"),
        ("内蒙古自治区青山盟与蒙古国南戈壁省签署协议。", "南戈壁省", "MN"),
        ("临江市与韩国庆尚北道安州市缔结友好关系。", "安州市", "KR"),
        ("临江市与日本北海道山口町签署协议。", "北海道山口町", "JP"),
        ("芬兰萨卡塔地区市长帕蒂·拉维拉来访。", "萨卡塔地区", "FI"),
        ("武汉友城大原市市长来访。", "大原市", "CN"),
        ("我市友好城市法国梅尔维尔市市长让·莫兰来访。", "梅尔维尔市", "FR"),
        ("哈尔滨市委副书记、市长王明会见来宾。", "哈尔滨市", "CN"),
        ("中共临江市委常委、常务副市长王明出席。", "临江市", "CN"),
        ("法中委员会主席李明致辞。", "法中委员会", "FR"),
        ("法国前总理让·莫兰、前交通部部长保罗·勒鲁瓦出席。", "交通部", "CN"),
        ("罗讷―阿尔卑斯大区议会主席让―雅克·莫兰出席。", "罗讷―阿尔卑斯大区议会", "FR"),
        ("临江市外事（侨务）办公室主任王明会见来宾。", "临江市外事办公室", "CN"),
    ],
)
def test_towns_behind_provinces_twins_and_unusual_units(text: str, name: str, country: str) -> None:
    found = {one.name: one for one in read(text).bodies.values()}
    assert name in found
    assert found[name].country == country


@pytest.mark.parametrize(
    "text",
    [
        "大使遍访法国大区，收获颇丰。",
        "中国31个省、自治区、直辖市和541个城市与各国结好。",
        "新大区议会将整合资源。",
        "感谢他在促进中法友好合作方面所作的努力。",
        "参观了由中国公民开办的工厂。",
        "重视发展与东南亚国家地方政府之间的交流与合作。",
        "沿海地区发展迅速。",
    ],
)
def test_verbs_and_common_words_make_no_body(text: str) -> None:
    assert read(text).bodies == {}


def test_a_body_in_common_words_before_a_name_is_cut_from_its_verb() -> None:
    assert [one.name for one in read("双方促成临江大学与雷恩大学签署协议。").bodies.values()] == [
        "临江大学",
        "雷恩大学",
    ]


def test_who_speaks_of_the_province_without_its_name_means_the_only_one_named() -> None:
    text = "省长王明会见来宾。王明介绍了四川的发展。省政府秘书长李红参加会见。"
    assert [one.name for one in read(text).bodies.values()] == ["四川"]
    assert read("省长王明会见来宾，谈到四川和云南的合作。").bodies == {}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("代表团在日本拜会了冲绳县知事上木清司。", "冲绳县", "JP"),
        ("意大利卡尔佩多市、圭迪佐洛市代表团一行来访。", "卡尔佩多市", "IT"),
        ("艾克斯—马赛—普罗旺斯大都会主席瓦萨尔出席。", "艾克斯—马赛—普罗旺斯大都会", "FR"),
        ("法国华侨华人会会长蔡君到访。", "法国华侨华人会", "FR"),
        ("江北外大结盟巴拉圭天主教大学。", "天主教大学", "PY"),
        ("政治大学校长李明率团访问巴黎政治大学。", "政治大学", "CN"),
    ],
)
def test_bodies_of_lists_and_abroad(text: str, name: str, country: str) -> None:
    found = {one.name: one for one in read(text).bodies.values()}
    assert name in found
    assert found[name].country == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("驻慕尼黑总领事王明拜会巴伐利亚州司法部长。中德关系良好。", "巴伐利亚州", "DE"),
        ("俄罗斯外贝加尔边疆区副州长莫罗佐夫来访。", "外贝加尔边疆区", "RU"),
        ("俄罗斯联邦卡累利阿自治共和国行政长官巴尔芬来访。", "卡累利阿自治共和国", "RU"),
        ("博尔塔拉州州长王明出席。法国客人来访。", "博尔塔拉州", "CN"),
        ("全球化智库理事长王明出席。", "全球化智库", "CN"),
    ],
)
def test_states_and_regions_abroad(text: str, name: str, country: str | None) -> None:
    found = {one.name: one for one in read(text).bodies.values()}
    assert name in found
    assert country is None or found[name].country == country


@pytest.mark.parametrize("name", ["阿布科尔市", "弗里科斯科市", "圣科伦布市"])
def test_a_short_head_may_be_a_sound_in_the_name_of_a_town(name: str) -> None:
    bodies = read(f"于海会见了{name}代表团。").bodies.values()
    assert [body.name for body in bodies] == [name]
