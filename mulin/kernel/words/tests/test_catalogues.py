from pathlib import Path

from babel.messages.catalog import Catalog

from mulin.kernel.words import catalogues
from mulin.kernel.words.extracting import words_of


def shows(*words: str) -> Catalog:
    catalogue = Catalog(locale="en")
    for word in words:
        catalogue.add(word)
    return catalogue


def translate(module: Path, **words: str) -> None:
    path = catalogues.path_in(module)
    text = path.read_text()
    for chinese, english in words.items():
        text = text.replace(f'msgid "{chinese}"\nmsgstr ""', f'msgid "{chinese}"\nmsgstr "{english}"')
    path.write_text(text)


def test_python_and_templates_give_their_words(tmp_path: Path):
    code, page = tmp_path / "a.py", tmp_path / "b.html"
    code.write_text('from x import gettext_lazy as _\nA = _("事项")\nB = pgettext("动词", "报")\nC = f"{A}"\n')
    page.write_text(
        '{% trans "首页" %}{% empty "inbox" _("空的") %}'
        "{% blocktrans trimmed count n=n %}\n {{ n }} 件\n{% plural %}\n {{ n }} 件\n{% endblocktrans %}"
    )
    assert [(message, context) for _line, message, _comments, context in words_of(code)] == [("事项", None), ("报", "动词")]
    code.write_text('from x import gettext_lazy as lazy, pgettext as _p\nA = lazy("票据")\nB = _p("动词", "退")\n')
    assert [(message, context) for _line, message, _comments, context in words_of(code)] == [("票据", None), ("退", "动词")]
    assert [message for _line, message, _comments, _context in words_of(page)] == ["首页", "空的", ("%(n)s 件", "%(n)s 件")]


def test_a_new_word_is_missing_until_it_has_its_english(tmp_path: Path):
    catalogues.bring_up_to_date(tmp_path, shows("事项", "首页"))
    assert catalogues.gaps(tmp_path, shows("事项", "首页")).missing == ["事项    ()", "首页    ()"]
    translate(tmp_path, 事项="Matters", 首页="Home")
    assert not catalogues.gaps(tmp_path, shows("事项", "首页"))


def test_the_english_that_is_there_stays_and_what_nothing_shows_goes(tmp_path: Path):
    catalogues.bring_up_to_date(tmp_path, shows("事项", "首页"))
    translate(tmp_path, 事项="Matters", 首页="Home")
    assert catalogues.gaps(tmp_path, shows("事项")).obsolete == ["首页"]
    catalogues.bring_up_to_date(tmp_path, shows("事项", "消息"))
    have = catalogues.kept(tmp_path)
    assert {message.id: message.string for message in have if message.id} == {"事项": "Matters", "消息": ""}


def test_english_with_other_slots_is_called_broken(tmp_path: Path):
    word = "还剩 %(days)s 天"
    catalogues.bring_up_to_date(tmp_path, shows(word))
    translate(tmp_path, **{word: "%(day)s days left"})
    assert catalogues.gaps(tmp_path, shows(word)).broken == [word]


def test_two_runs_write_the_same_bytes(tmp_path: Path):
    catalogues.bring_up_to_date(tmp_path, shows("事项", "首页"))
    first = catalogues.path_in(tmp_path).read_bytes()
    catalogues.bring_up_to_date(tmp_path, shows("首页", "事项"))
    assert catalogues.path_in(tmp_path).read_bytes() == first
