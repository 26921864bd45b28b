"""Names: where they begin and end, and how they are cut."""

from __future__ import annotations

import pytest

from tests.extraction.zh import read


@pytest.mark.parametrize(
    ("text", "name", "given", "family"),
    [
        ("临江市市长王明会见了客人。", "王明", "明", "王"),
        ("临江市市长王明远会见了客人。", "王明远", "明远", "王"),
        ("副市长李建设主持会议。", "李建设", "建设", "李"),
        ("副主任谢宏礼节性会见。", "谢宏", "宏", "谢"),
        ("一等秘书范丽一同参加。", "范丽", "丽", "范"),
        ("校长欧阳修文致辞。", "欧阳修文", "修文", "欧阳"),
        ("浙江省人民对外友好协会副会长林雪梅女士见证签约。", "林雪梅", "雪梅", "林"),
        ("卢沙明大使应邀出席。", "卢沙明", "沙明", "卢"),
        ("市长让-路易·贝尔纳表示欢迎。", "让-路易·贝尔纳", "让-路易", "贝尔纳"),
        ("第一副市长克莱尔·马丁率领代表团来访。", "克莱尔·马丁", "克莱尔", "马丁"),
        ("副主席皮埃尔·加尼耶于9月12日到访。", "皮埃尔·加尼耶", "皮埃尔", "加尼耶"),
        ("省议会主席让·马尔尚以及代表出席。", "让·马尔尚", "让", "马尔尚"),
        ("教授让-吕克·德·奥尔尚发言。", "让-吕克·德·奥尔尚", "让-吕克", "德·奥尔尚"),
        ("副院长Hugues Lemarchand访问我校。", "Hugues Lemarchand", "Hugues", "Lemarchand"),
        ("研究生院代理院长Zhang Minghui出席。", "Zhang Minghui", "Minghui", "Zhang"),
        ("市议会议长詹姆斯·刘易斯表示欢迎。", "詹姆斯·刘易斯", "詹姆斯", "刘易斯"),
        ("校长西蒙娜·布滕代克出席。", "西蒙娜·布滕代克", "西蒙娜", "布滕代克"),
        ("院长陈雅乐（Chen Yale）教授来访。", "陈雅乐", "雅乐", "陈"),
    ],
)
def test_a_name_ends_where_its_word_ends(text: str, name: str, given: str, family: str) -> None:
    (person,) = read(text).people.values()
    assert (person.name, person.given, person.family) == (name, given, family)


def test_a_chinese_name_that_a_foreigner_took_is_not_cut() -> None:
    (person,) = read("法国驻华大使傅乐山（Frédéric Lesage）先生访问了甘肃省。").people.values()
    assert (person.name, person.given, person.family) == ("傅乐山", None, None)


def test_a_list_that_shares_a_function_names_everybody() -> None:
    analysis = read("副市长张三丰、李四海和王五洲出席活动。")
    assert {one.name for one in analysis.people.values()} == {"张三丰", "李四海", "王五洲"}


def test_speakers_are_named_before_their_functions() -> None:
    text = (
        "发言嘉宾：\n1. 贝特朗·科莱（Bertrand Collet），法国城市联合会项目专员\n"
        "2. 李月华，四川农业大学经济学院副院长\n"
    )
    assert {one.name for one in read(text).people.values()} == {"贝特朗·科莱", "李月华"}


def test_a_headline_with_the_surname_alone_speaks_of_the_same_person() -> None:
    analysis = read(
        "驻法国大使高远会见大区议会主席德尔马\n\n"
        "5月13日，驻法国大使高远会见奥克西塔尼大区议会主席卡罗琳·德尔马。"
    )
    assert {one.name for one in analysis.people.values()} == {"高远", "卡罗琳·德尔马"}


@pytest.mark.parametrize(
    "text",
    [
        "双方就文化、教育等方面进行了交流。",
        "高校主持的项目进展顺利。",
        "江苏省、安徽省和云南省派代表参加。",
        "活动在皮埃尔·居里大学举行。",
        "“茶和天下·雅集”活动举行。",
        "王某某会见了客人。",
    ],
)
def test_common_words_are_nobody(text: str) -> None:
    assert not read(text).people


@pytest.mark.parametrize(
    "name", ["周向阳", "任正非", "朱会民", "方正", "刘和平", "郑成功", "张立新", "于洋", "孔令辉"]
)
@pytest.mark.parametrize(
    "sentence",
    [
        "市长{}会见了客人。",
        "座谈会由市外办主任{}主持。",
        "会长{}表示欢迎。",
        "秘书长{}陪同参观。",
        "校长{}、雷恩市市长让·莫兰出席。",
    ],
)
def test_names_of_characters_that_are_words_too_stay_whole(name: str, sentence: str) -> None:
    found = [one.name for one in read(sentence.format(name)).people.values()]
    assert found[0] == name


@pytest.mark.parametrize(
    "name", ["约翰·史密斯", "于连·索雷尔", "马蒂厄·克莱蒙", "弗朗索瓦-格扎维埃·普里奥洛"]
)
@pytest.mark.parametrize(
    "sentence",
    [
        "市长{}率团来访。",
        "应{}邀请，代表团来访。",
        "市长{}为展览揭幕。",
        "市长{}因故未能出席。",
        "与{}举行会谈。",
    ],
)
def test_a_foreign_name_ends_before_the_verb(name: str, sentence: str) -> None:
    assert [one.name for one in read(sentence.format(name)).people.values()] == [name]


def test_a_joint_behind_an_office_begins_no_name() -> None:
    analysis = read(
        "杜阿拉市市长让·奥巴姆出席。在驻喀麦隆大使孟玉宏和奥巴姆市长见证下，院长罗远新教授和法方院长"
        "埃莉斯·格朗让签署协议。"
    )
    names = {one.name for one in analysis.people.values()}
    assert names == {"让·奥巴姆", "孟玉宏", "罗远新", "埃莉斯·格朗让"}


def test_a_surname_in_a_headline_that_could_be_chinese_is_that_of_the_guest() -> None:
    analysis = read(
        "卢文涛大使会见诺曼底大区议会主席莫兰\n\n"
        "3月5日，大使卢文涛在卡昂会见诺曼底大区议会主席埃尔韦·莫兰。"
    )
    assert {one.name for one in analysis.people.values()} == {"卢文涛", "埃尔韦·莫兰"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("3月5日，市长王明会见法国驻广州总领事福希璋一行。", {"王明", "福希璋"}),
        (
            "副市长王明会见日本大原市副市长久渡晃、议长永松弘树一行。",
            {"王明", "久渡晃", "永松弘树"},
        ),
        ("王明与日本大原市市长钉宫岳签署协议。日本友人出席。", {"钉宫岳"}),
        ("分别会见省长罗德里索、萨尼瓦和纳恩阿布。", {"罗德里索", "萨尼瓦", "纳恩阿布"}),
        ("出席的有科隆市经济促进局乔西波维奇先生。", {"乔西波维奇"}),
        ("法中协会副主席拉巴特、秘书长让·莫兰出席。", {"拉巴特", "让·莫兰"}),
        ("市领导姜明、张桂红参加会谈。", {"姜明", "张桂红"}),
        ("临江市议会戴锡明议长全力支持。", {"戴锡明"}),
        ("秘书长况曼青、副秘书长王明到访。", {"况曼青", "王明"}),
        ("市长何柯致欢迎词。", {"何柯"}),
    ],
)
def test_names_that_no_list_knows_are_told_by_what_stands_around(
    text: str, names: set[str]
) -> None:
    assert {one.name for one in read(text).people.values()} == names


@pytest.mark.parametrize(
    "text",
    [
        "第九届中法市长圆桌会议在里尔举行。",
        "设立领事机构，表明双方重视合作。",
        "总领事任内重要贡献得到肯定。",
        "市领导高度重视友城工作。",
        "双方希望市长论坛越办越好。",
        "日本市长代表团来访，会长单位参加。",
        "市长会议、校长联席会在京举行。",
    ],
)
def test_nouns_behind_a_function_are_no_people(text: str) -> None:
    assert read(text).people == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "代表团在日本拜会了日中友好会馆会长江原五月、大原大学理事长水木宗子。",
            {"江原五月", "水木宗子"},
        ),
        ("代表团在日本拜会了冲绳县知事上木清司和副知事富田嘉晴等。", {"上木清司", "富田嘉晴"}),
        ("曼托瓦市市长申请加入联盟。", set()),
        ("对王明先生晋升为副理事长表示祝贺。", {"王明"}),
        ("普阿蓝大区议会主席代表热扎那、马赛市副市长埃达第出席。", {"热扎那", "埃达第"}),
    ],
)
def test_japanese_names_and_verbs_behind_an_office(text: str, names: set[str]) -> None:
    assert {one.name for one in read(text).people.values()} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("翟明大使和费朗议长一同观看展览。议长费朗致辞。", {"翟明", "费朗"}),
        (
            "里昂大都会主席大卫•纪梅尔福德、里昂市长乔治•凯佩内率代表团来访。",
            {"大卫•纪梅尔福德", "乔治•凯佩内"},
        ),
        ("多位市政委员和领区其他州市政要出席。", set()),
        ("省领导梁勇、李德出席。", {"梁勇", "李德"}),
    ],
)
def test_and_is_no_surname_before_another_office(text: str, names: set[str]) -> None:
    assert {one.name for one in read(text).people.values()} == names
