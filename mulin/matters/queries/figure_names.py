from django.utils.translation import gettext as _


def names() -> dict[str, str]:
    return {
        "all": _("上报"),
        "open": _("还没办结"),
        "closed": _("已办结"),
        "merged": _("并入别件"),
        "void": _("不予受理"),
        "withdrawn": _("居民撤回"),
        "duplicates": _("办结时注明重复"),
        "closed_with_due": _("有期限的已办结"),
        "closed_in_time": _("按期办结"),
        "closed_late": _("超期办结"),
        "no_point": _("没有坐标"),
        "placeholder": _("坐标是占位数"),
        "anonymous": _("匿名上报"),
        "returned": _("被退回过"),
        "reopened": _("居民说没解决、重办过"),
        "to_accept": _("应接单"),
        "accepted_in_time": _("按时接单"),
        "no_accept_limit": _("没有接单时限"),
        "said": _("居民有回应的办结"),
        "solved": _("一次解决"),
        "satisfied": _("满意"),
        "silent": _("居民没有回应"),
        "silent_anonymous": _("匿名，问不到"),
        "silent_duplicate": _("重复件，不回访"),
        "over_here": _("在这里办结的"),
        "one_trip": _("没跑或只跑一次窗口"),
        "over_elsewhere": _("导入的，不知道跑了几次"),
        "arrived": _("记了到场"),
    }
