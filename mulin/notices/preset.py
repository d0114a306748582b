"""What people may say to be interested in, and the sensitive households one may consent to."""

from django.utils.translation import gettext_lazy as _

TABLE = {
    "fitness": _("健身"),
    "song": _("歌舞"),
    "ink": _("书画"),
    "reading": _("阅读"),
    "children": _("亲子"),
    "garden": _("园艺"),
    "photos": _("摄影"),
    "craft": _("手工"),
    "volunteer": _("志愿服务"),
    "chess": _("棋牌"),
    "digital": _("手机课"),
    "meals": _("助餐"),
}
HOUSEHOLDS = {"alone": _("一个人住"), "with_child": _("家里有 14 岁以下的孩子"), "with_old": _("家里有 60 岁以上的老人")}
