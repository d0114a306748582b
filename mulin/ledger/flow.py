from django.utils.translation import gettext_lazy as _

from mulin.kernel.flow import step

from .models import Hold

S = Hold.State

POST = step("post", frm=[S.OPEN], to=S.POSTED, words=_("入账"))
RELEASE = step("release", frm=[S.OPEN], to=S.RELEASED, words=_("放回"))
EXPIRE = step("expire", frm=[S.OPEN], to=S.EXPIRED, words=_("过期"))

STEPS = [POST, RELEASE, EXPIRE]
