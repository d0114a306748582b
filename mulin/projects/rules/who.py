"""Who runs a call and its projects, who helps at the counter."""

from typing import Protocol

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, only_if
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing

P = Post.Kind
KEEPERS = frozenset({P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value, P.ADMINISTRATOR.value})
HELPERS = frozenset({P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value, P.GRID_WORKER.value})


class Run(Protocol):
    """A call or a project: `operator_id` None means that the community runs it itself."""

    operator_id: int | None

    @property
    def path(self) -> str: ...


def runs(me: Standing, one: Run) -> bool:
    """The handlers of its operator; without an operator, the community's own people."""
    if one.operator_id is not None:
        return one.operator_id in me.units()
    return me.holds(KEEPERS, over=one.path)


def may_run(me: Standing, one: Run) -> Yes | No:
    if one.operator_id is not None:
        return only_if(runs(me, one), _("这件事由运营机构的经办人来办。"))
    return only_if(runs(me, one), _("这件事由这里的社区工作者、居委会主任、社区书记来办。"))


def commissions(me: Standing, one: Run) -> bool:
    """Whether one stands above whoever runs it: names the operator, cancels."""
    return me.holds(KEEPERS, over=one.path)


def may_open_desk(me: Standing) -> Yes | No:
    here = bool(me.paths(KEEPERS) or me.paths(HELPERS) or me.units())
    return only_if(here, _("项目由社区工作者、居委会主任、社区书记和运营机构的经办人办理。"))


def may_help(me: Standing, path: str) -> Yes | No:
    """Fill in an application for somebody at the counter."""
    return only_if(me.holds(HELPERS, over=path), _("代为填写由这里的社区工作者、网格员、居委会主任或社区书记进行。"))
