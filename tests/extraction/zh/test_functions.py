"""Who holds which function where."""

from __future__ import annotations

import pytest

from tests.extraction.zh import functions_in, read


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("临江市市长王明会见客人。", ("王明", "mayor", "临江市")),
        ("梅尔维尔市第一副市长克莱尔·马丁来访。", ("克莱尔·马丁", "deputy-mayor", "梅尔维尔市")),
        ("县长罗桂芳女士会见客人。云岭县人民政府。", ("罗桂芳", "mayor", "云岭县")),
        ("江西省副省长陈敏会见客人。", ("陈敏", "vice-governor", "江西省")),
        (
            "布列塔尼大区议会主席洛伊克·舍内来访。",
            ("洛伊克·舍内", "regional-council-president", "布列塔尼大区议会"),
        ),
        ("加尔省议会副主席让·马尔尚来访。", ("让·马尔尚", "vice-president", "加尔省议会")),
        (
            "里尔欧洲大都会主席让·马尔尚来访。",
            ("让·马尔尚", "community-president", "里尔欧洲大都会"),
        ),
        ("陕西省人大常委会副主任刘宽出席。", ("刘宽", "vice-president", "陕西省人大常委会")),
        ("南湖大学副校长孙卫东出席。", ("孙卫东", "vice-president", "南湖大学")),
        (
            "南锡市国际关系主任苏菲·勒孔特主持。",
            ("苏菲·勒孔特", "international-relations-director", "南锡市"),
        ),
        (
            "法国驻上海总领事馆文化领事安娜·杜邦致辞。",
            ("安娜·杜邦", "consul", "法国驻上海总领事馆"),
        ),
        (
            "法国城市联合会国际合作项目专员让·莫兰发言。",
            ("让·莫兰", "project-officer", "法国城市联合会"),
        ),
        ("江东大学教授李宏出席。", ("李宏", "affiliated", "江东大学")),
        (
            "河溪县农业农村局党组成员、总农艺师石清陪同。",
            ("石清", "administrative-function", "河溪县农业农村局"),
        ),
        ("巴黎大学的托马·库唐作了发言。", ("托马·库唐", "affiliated", "巴黎大学")),
        ("法国参议员让·莫兰来访。", ("让·莫兰", "senator", None)),
        ("驻法国使馆周力公使出席。", ("周力", "diplomatic-counsellor", "驻法国使馆")),
        ("市政府秘书长周海涛出席。临江市人民政府。", ("周海涛", "secretary-general", "临江市")),
        ("李月华（四川农业大学副校长）发言。", ("李月华", "vice-president", "四川农业大学")),
    ],
)
def test_a_function_is_held_in_the_body_beside_it(
    text: str, held: tuple[str, str, str | None]
) -> None:
    assert held in functions_in(read(text))


def test_functions_in_a_row_each_have_their_body() -> None:
    analysis = read("青河市委副书记、市长沈国平会见客人。青河市人民政府。")
    assert functions_in(analysis) == {
        ("沈国平", "party-secretary", "青河市委"),
        ("沈国平", "mayor", "青河市"),
    }


def test_a_list_shares_its_function() -> None:
    analysis = read("临江市副市长张三丰、李四海出席活动。")
    assert {pair[:2] for pair in functions_in(analysis)} == {
        ("张三丰", "deputy-mayor"),
        ("李四海", "deputy-mayor"),
    }


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("同济研究院原院长周俭之出席。", "former"),
        ("里昂市前副市长热拉尔·布瓦松发言。", "former"),
        ("研究生院代理院长张明辉出席。", "acting"),
        ("江西省人民对外友好协会代会长吴晓军出席。", "acting"),
        ("机械工程学院名誉院长高铁林出席。", "honorary"),
    ],
)
def test_former_acting_and_honorary_are_told(text: str, mark: str) -> None:
    (holding,) = read(text).functions
    marks = {name for name in ("former", "acting", "honorary") if getattr(holding, name)}
    assert marks == {mark}


def test_the_basis_follows_the_function() -> None:
    analysis = read("临江市市长王明、市外办主任李华、法国商会会长让·莫兰出席。")
    basis = {one.name: one.basis for one in analysis.people.values()}
    assert basis == {"王明": "elected", "李华": "appointed", "让·莫兰": "official-mention"}


def test_the_mayor_of_the_town_that_is_visited_is_its_mayor() -> None:
    analysis = read("总领事董光应邀到访法国阿维尼翁市，同市长塞西尔·埃勒举行会见。")
    assert ("塞西尔·埃勒", "mayor", "阿维尼翁市") in functions_in(analysis)


def test_our_institute_is_the_hospital_and_not_its_university() -> None:
    account = read(
        "研讨会在我院举行\n\n12月15日，由东湖大学附属第一医院主办的研讨会在武汉召开。"
        "院党委书记贺明远致辞，副院长章可心主持研讨会。"
    )
    assert functions_in(account) == {
        ("贺明远", "party-secretary", "东湖大学附属第一医院"),
        ("章可心", "deputy-director", "东湖大学附属第一医院"),
    }


def test_an_office_of_two_universities_is_held_in_their_institute() -> None:
    analysis = read(
        "利兹大学孔子学院举行庆典。利兹大学校长西蒙娜·布滕、中方院长张立新、英方院长杜可歆出席。"
    )
    assert {
        ("张立新", "director", "利兹大学孔子学院"),
        ("杜可歆", "director", "利兹大学孔子学院"),
    } <= functions_in(analysis)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "代表团参观了青河博物馆和临江博物馆。馆长李明远陪同。",
            ("李明远", "director", "临江博物馆"),
        ),
        (
            "原重庆市外办主任秦大虎出席。",
            ("秦大虎", "director", "重庆市外办"),
        ),
        (
            "东南大学建筑学院党委副书记、副院长鲍莉主持。",
            ("鲍莉", "party-secretary", "东南大学建筑学院"),
        ),
        (
            "法国开发署（AFD）北京代表处首席代表唐福平表示欢迎。",
            ("唐福平", "director", "法国开发署"),
        ),
        (
            "河海大学特聘教授王沛芳出席。",
            ("王沛芳", "affiliated", "河海大学"),
        ),
    ],
)
def test_the_body_is_found_across_what_stands_between(
    text: str, held: tuple[str, str, str]
) -> None:
    assert held in functions_in(read(text))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "临江市市长王明、德国明登市市长米歇尔·莫兰、副市长方国明出席仪式。",
            ("方国明", "deputy-mayor", "临江市"),
        ),
        (
            "市长王明会见了来访的韩国扶安郡议长一行，并与议长宋福善女士进行了会谈。",
            ("宋福善", "president", "扶安郡"),
        ),
        ("奥恩省议会议长比雷尔来访。", ("比雷尔", "departmental-council-president", "奥恩省议会")),
        ("会见了科西嘉大区行政长官施梅尔。", ("施梅尔", "prefect", "科西嘉")),
        ("市长马蒂娜·莫兰出席。兼任里尔市市长的莫兰致辞。", ("马蒂娜·莫兰", "mayor", "里尔市")),
        (
            "临江市海外交流协会黄伟代表出席。黄伟会长表示感谢。",
            ("黄伟", "president", "临江市海外交流协会"),
        ),
        ("临江县临江市长王明来访。", ("王明", "mayor", "临江")),
        ("法国梅尔维尔集团首席运营官布洛纳来访。", ("布洛纳", "director", "梅尔维尔集团")),
    ],
)
def test_offices_in_rows_and_told_twice(text: str, held: tuple[str, str, str | None]) -> None:
    assert held in functions_in(read(text))


def test_a_former_minister_is_told_as_such_and_a_form_of_address_gives_no_presidency() -> None:
    analysis = read("法国前交通部部长保罗·勒鲁瓦出席。习远平主席对法国进行国事访问。")
    assert [(one.function, one.former) for one in analysis.functions] == [("minister", True)]


def test_who_once_held_an_office_no_longer_does_and_a_seat_in_a_bureau_is_none() -> None:
    analysis = read("由曾任中国驻德国大使馆大使马明率领的代表团来访。中国驻德国大使馆欢迎。")
    assert [(one.function, one.former) for one in analysis.functions] == [("ambassador", True)]
    held = functions_in(read("中共中央政治局委员、市委书记孙兰会见来宾。"))
    assert held == {("孙兰", "party-secretary", "市委")}
