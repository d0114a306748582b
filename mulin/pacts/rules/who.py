"""Who may do what with a pact. Every answer carries the reason a button shows."""

from datetime import date

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing
from mulin.pacts import flow
from mulin.pacts.models import Comment, Pact, Version
from mulin.places.models import Place

P, S = Post.Kind, Version.Status
KEEPERS = frozenset(
    {
        P.BUILDING_HEAD.value, P.GRID_WORKER.value, P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value,
        P.ADMINISTRATOR.value,
    }
)  # fmt: skip
FILERS = frozenset({P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value, P.ADMINISTRATOR.value})
CALLERS = FILERS - {P.ADMINISTRATOR.value}  # as ballots have it
TO_BE_FILED = (Place.Kind.COMMUNITY.value, Place.Kind.COMMITTEE.value)  # 居民公约: the street office must have it
SHORTEST = 3  # days for comments, at least


def may_open_desk(me: Standing) -> Yes | No:
    return only_if(bool(me.paths(KEEPERS)), _("公约由楼长、网格员、社区工作者、居委会主任和社区书记起草和保管。"))


def may_keep(me: Standing, path: str) -> Yes | No:
    return only_if(me.holds(KEEPERS, over=path), _("这里的公约由在这里任岗的人起草和保管。"))


def may_write(me: Standing, version: Version) -> Yes | No:
    return first_no(
        may_keep(me, version.pact.place.path),
        only_if(version.status == S.DRAFT, _("居民看过的文字不能再改。要改请起草新的一版，改动会逐字标出。")),
    )


def may_show(me: Standing, version: Version, clauses: int, today: date, until: date) -> Yes | No:
    return first_no(
        may_keep(me, version.pact.place.path),
        only_if(can(version.status, flow.SHOW), _("只有起草中的一版才能拿出来征求意见。")),
        only_if(clauses > 0, _("还没有条款。至少写一条，再请大家提意见。")),
        only_if((until - today).days >= SHORTEST, _("至少留 %(days)s 天给大家提意见。") % {"days": SHORTEST}),
    )


def may_comment(me: Standing, version: Version, *, lives_here: bool, today: date) -> Yes | No:
    """Residents of the place and those who hold a post over it."""
    until = version.comments_until
    return first_no(
        only_if(me.person_id is not None, _("先登录，认一认您是哪一家，再提意见。")),
        only_if(lives_here or bool(may_keep(me, version.pact.place.path)), _("意见由%(place)s的居民来提。") % {"place": version.pact.place}),
        only_if(version.status == S.COMMENTS and until is not None and today <= until, _("这一版现在不收意见。")),
    )  # fmt: skip


def may_write_down(me: Standing, version: Version, today: date) -> Yes | No:
    """For a resident without a phone; the worker's name stays on it."""
    until = version.comments_until
    return first_no(
        may_keep(me, version.pact.place.path),
        only_if(version.status == S.COMMENTS and until is not None and today <= until, _("这一版现在不收意见。")),
    )


def may_answer(me: Standing, comment: Comment) -> Yes | No:
    return first_no(
        may_keep(me, comment.version.pact.place.path),
        only_if(comment.answer == "", _("这条意见已经回复过了。")),
        only_if(comment.person_id is None or comment.person_id != me.person_id, _("自己提的意见请另一位来回复。")),
    )


def may_redraft(me: Standing, pact: Pact, open_version: Version | None) -> Yes | No:
    return first_no(
        may_keep(me, pact.place.path),
        only_if(pact.ended_on is None, _("这份公约已经废止。")),
        only_if(open_version is None or open_version.status == S.COMMENTS, _("已有一版在起草、表决或等生效，先把它办完。")),
    )


def may_call(me: Standing, version: Version, *, heard: bool, unanswered: int, clauses: int) -> Yes | No:
    """Put it to a ballot or to a meeting. `heard`: this or an earlier text of the same round was open for comments."""
    return first_no(
        may_keep(me, version.pact.place.path),
        only_if(can(version.status, flow.CALL), _("这一版已经不在起草或征求意见了。")),
        only_if(clauses > 0, _("还没有条款。")),
        only_if(heard, _("先拿出来征求意见，再表决。")),
        only_if(unanswered == 0, _("还有 %(number)s 条意见没有回复。逐条写明采纳还是没有采纳、为什么，再表决。") % {"number": unanswered}),
    )  # fmt: skip


def may_put(me: Standing, version: Version, may_call: Yes | No) -> Yes | No:
    """Ballots are the community's own: who organises those."""
    over = version.pact.place.path
    return first_no(may_call, only_if(me.holds(CALLERS, over=over), _("表决由社区工作者、居委会主任或社区书记发起。")))


def may_file(me: Standing, version: Version) -> Yes | No:
    return first_no(
        only_if(me.holds(FILERS, over=version.pact.place.path), _("备案由社区工作者、居委会主任或社区书记登记。")),
        only_if(version.status in Version.PASSED, _("通过以后才能备案。")),
        only_if(version.filed_on is None, _("已经备过案，备案号不能再改。")),
    )


def may_begin(me: Standing, version: Version, on: date) -> Yes | No:
    must = version.pact.place.kind in TO_BE_FILED
    return first_no(
        may_keep(me, version.pact.place.path),
        only_if(version.status == S.ADOPTED, _("通过以后才能定生效的日子。")),
        only_if(not must or version.filed_on is not None, _("居民公约先报街道备案，再生效。")),
        only_if(version.adopted_on is None or on >= version.adopted_on, _("生效的日子不能早于通过的日子。")),
    )


def may_sign(me: Standing, version: Version, *, lives_here: bool, signed: bool) -> Yes | No:
    return first_no(
        only_if(me.person_id is not None, _("先登录，认一认您是哪一家，再签名。")),
        only_if(lives_here, _("由%(place)s的居民来签。") % {"place": version.pact.place}),
        _open_to_sign(version),
        only_if(not signed, _("您家已经签过了。")),
    )


def may_sign_for(me: Standing, version: Version) -> Yes | No:
    return first_no(may_keep(me, version.pact.place.path), _open_to_sign(version))


def _open_to_sign(version: Version) -> Yes | No:
    return only_if(version.status in (S.ADOPTED, S.IN_FORCE), _("通过以后才能签名。"))


def may_review(me: Standing, pact: Pact, *, in_force: bool) -> Yes | No:
    return first_no(may_keep(me, pact.place.path), only_if(in_force, _("生效中的公约才需要复议。")))


def may_set_aside(me: Standing, version: Version) -> Yes | No:
    return first_no(
        may_keep(me, version.pact.place.path), only_if(can(version.status, flow.SET_ASIDE), _("已经交付表决，不能再撤下。"))
    )
