import pytest

from mulin.kernel.search import pinyin


@pytest.mark.parametrize(
    ("name", "full", "initials"),
    [
        ("王芳", "wangfang", "wf"),
        ("单晓华", "shanxiaohua", "sxh"),
        ("仇英", "qiuying", "qy"),
        ("解缙", "xiejin", "xj"),
        ("曾国藩", "zengguofan", "zgf"),
        ("查良镛", "zhaliangyong", "zly"),
        ("区志强", "ouzhiqiang", "ozq"),
        ("朴智星", "piaozhixing", "pzx"),
        ("盖叫天", "gejiaotian", "gjt"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("万俟卨", "moqixie", "mqx"),
        ("吕布", "lvbu", "lb"),
        ("阿依古丽·买买提", "ayigulimaimaiti", "ayglmmt"),
        ("Anna Müller", "annamuller", "am"),
        ("单", "dan", "d"),
        ("", "", ""),
    ],
)
def test_names_in_latin_letters(name, full, initials):
    assert (pinyin.full(name), pinyin.initials(name)) == (full, initials)


def test_some_surnames_are_read_in_two_ways():
    assert pinyin.readings("覃建国") == ["qinjianguo", "tanjianguo"]
    assert pinyin.readings("王芳") == ["wangfang"]
