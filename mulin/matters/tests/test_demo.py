from mulin.matters import actions, demo
from mulin.matters.models import Matter
from tests.stage import NOON


def test_the_demo_has_matters_in_every_state_and_their_clocks_are_right(stage):
    demo.build(stage.community, scale="small", at=NOON)
    assert {status for status in Matter.objects.values_list("status", flat=True)} == set(Matter.Status.values)
    assert Matter.objects.count() == demo.LIVES
    for matter in Matter.objects.all():
        assert actions.recompute(matter) == actions.clocking.kept(matter)


def test_bulk_history_is_consistent_with_its_stories(stage):
    actions.install_preset(stage.community, NOON)
    demo.demo_bulk.history(stage.community, until=NOON, count=50)
    assert Matter.objects.filter(status="closed", due_at=None).count() == 50
    for matter in Matter.objects.all():
        assert actions.recompute(matter) == actions.clocking.kept(matter)
