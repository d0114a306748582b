import pytest

from mulin.kernel.jobs.each import SomeFailed, each
from mulin.kernel.jobs.models import Beat


@pytest.mark.django_db
def test_one_that_fails_keeps_none_of_the_others_and_leaves_nothing_behind():
    def beat(name: str) -> bool:
        Beat.objects.create(name=name)
        if name == "broken":
            raise ZeroDivisionError("by nothing")
        return name != "there already"

    with pytest.raises(SomeFailed, match=r"^'broken': ZeroDivisionError\('by nothing'\)$"):
        each(["first", "broken", "last"], beat)
    assert sorted(Beat.objects.values_list("name", flat=True)) == ["first", "last"]
    assert each(["there already", "new"], beat) == 1
