from mulin.site_ import coverage_page, settings_page


def test_the_page_of_settings_is_current():
    assert settings_page.PATH.read_text() == settings_page.text(), "run: bin/mulin docs"


def test_the_page_of_coverage_is_current():
    assert coverage_page.PATH.read_text() == coverage_page.text(), "run: bin/mulin docs"


def test_every_marked_row_is_one_of_the_catalogue():
    known = {row for row, _ in coverage_page.rows()}
    marked = {
        row
        for folder in ("mulin", "tests")
        for file in (coverage_page.ROOT / folder).rglob("test_*.py")
        for row, _ in coverage_page.marks(file)
    }
    # rows of later releases may be walked already
    assert {row for row in marked if not row.startswith("C")} <= known
