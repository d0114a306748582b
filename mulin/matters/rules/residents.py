"""What those may do whom it concerns: who reported it, neighbours, and who helps them at a counter."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.matters import flow
from mulin.matters.models import CategoryVersion, Matter
from mulin.organisations.queries import Standing

from .who import READS, STEERS, has_reporter, holds, is_reporter, now, works_on

CALL_AFTER = timedelta(days=3)  # without a word from the resident, a worker calls; nothing closes by itself
REOPEN_WITHIN = timedelta(days=30)
STAFF = READS | {"guard"}
COUNTER = {"counter", "call", "patrol"}


def may_report(me: Standing, community_path: str, *, channel: str, on_behalf: bool, anonymous: bool) -> Yes | No:
    staff = any(
        post.kind in STAFF and post.path and (community_path.startswith(post.path) or post.path.startswith(community_path))
        for post in me.held
    )
    return first_no(
        only_if(staff or not (on_behalf or channel in COUNTER), _("替别人上报只限社区和楼组的工作人员，请用自己的名义上报。")),
        only_if(me.account_id is not None or anonymous, _("请先用手机号登录再上报，这样才能告诉您办到哪一步。")),
    )


def may_be_anonymous(version: CategoryVersion) -> Yes | No:
    return only_if(version.may_be_anonymous, _("这一类要能联系到您才能办，不能匿名。您的姓名不会公开给邻居。"))


def may_see(me: Standing, matter: Matter) -> Yes | No:
    """The same people as `queries.visible_to`, but for followers of what is not public, who are found there."""
    return only_if(
        matter.is_public or is_reporter(me, matter) or works_on(me, matter) or is_recorder(me, matter),
        _("这件事没有公开，只有上报人和办理的人能看到。"),
    )


def may_follow(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(me.account_id is not None, _("请先登录，再跟进这件事。")),
        only_if(matter.is_public, _("这件事没有公开，不能跟进。")),
        only_if(not is_reporter(me, matter), _("这是您自己报的，每一步都会告诉您，不用再跟进。")),
        only_if(matter.status in Matter.OPEN, _("它已经办结或并案，没有新的进展可以跟进。")),
    )


def may_confirm(me: Standing, matter: Matter) -> Yes | No:
    """The reporter; for a report without one, who recorded it or the desk."""
    stands_in = not has_reporter(matter) and (is_recorder(me, matter) or holds(me, STEERS, matter))
    return first_no(
        only_if(is_reporter(me, matter) or stands_in, _("由上报的居民来确认和评价。")),
        now(flow.CONFIRM, matter, _("要等办理的人反馈结果后才能确认。")),
    )


def may_rate(me: Standing, matter: Matter) -> Yes | No:
    return first_no(
        only_if(is_reporter(me, matter), _("由上报的居民来评价。")),
        only_if(matter.status == Matter.Status.CLOSED, _("办结以后才能评价。")),
        only_if(not matter.verdict, _("您已经评价过了，评价不能改。")),
    )


def may_reopen(me: Standing, matter: Matter) -> Yes | No:
    stands_in = is_recorder(me, matter) or holds(me, STEERS, matter)
    return first_no(
        only_if(is_reporter(me, matter) or stands_in, _("由上报的居民提出“还没解决”，也可以请社区代提。")),
        now(flow.REOPEN, matter, _("它还在办理中，不用重新办理；有话可以补充说明。")),
        only_if(not matter.is_duplicate, _("它是重复的一件，请到原来那一件里看进展。")),
    )


def may_reopen_still(matter: Matter, at: datetime) -> Yes | No:
    late = matter.closed_at is not None and at - matter.closed_at > REOPEN_WITHIN
    return only_if(not late, _("办结已经超过 30 天，请重新上报一件，我们会把两件联系起来。"))


def may_close_already(matter: Matter, at: datetime) -> Yes | No:
    """Staff wait for the resident's own word first; where nobody can be asked, they need not."""
    waits = has_reporter(matter) and matter.answered_at is not None and at - matter.answered_at < CALL_AFTER
    return only_if(not waits, _("先等居民自己确认：反馈满 3 天仍没有回应，再打电话问过后结案。"))


def may_add(me: Standing, matter: Matter) -> Yes | No:
    """A public word to the story."""
    return first_no(
        only_if(
            is_reporter(me, matter) or is_recorder(me, matter) or works_on(me, matter), _("补充说明由上报人和办理的人来写。")
        ),
        only_if(matter.status in Matter.OPEN, _("它已经办结或并案，不能再补充。")),
    )


def is_recorder(me: Standing, matter: Matter) -> bool:
    return matter.recorded_by_id is not None and matter.recorded_by_id == me.person_id
