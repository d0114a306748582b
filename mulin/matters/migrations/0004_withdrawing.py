from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("matters", "0003_finding"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="matter",
            name="closed_matters_say_when",
        ),
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(
                choices=[
                    ("reported", "上报"),
                    ("dispatched", "派单"),
                    ("taken", "领单"),
                    ("accepted", "接单"),
                    ("returned", "退回"),
                    ("handed_on", "转办"),
                    ("joined", "协办加入"),
                    ("arrived", "到场"),
                    ("paused", "等居民补充"),
                    ("resumed", "居民已补充"),
                    ("answered", "反馈"),
                    ("verified", "核实通过"),
                    ("refused", "核实不通过"),
                    ("closed", "办结"),
                    ("rated", "评价"),
                    ("reopened", "还没解决"),
                    ("merged", "并案"),
                    ("unmerged", "撤销并案"),
                    ("escalated", "升级督办"),
                    ("reminded", "到期提醒"),
                    ("staged", "转入共治"),
                    ("settled", "裁定责任"),
                    ("noted", "备注"),
                    ("moved", "区划调整"),
                    ("corrected", "更正"),
                    ("voided", "不予受理"),
                    ("wished", "请求撤回"),
                    ("withdrawn", "撤回"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="matter",
            name="status",
            field=models.CharField(
                choices=[
                    ("waiting", "待派单"),
                    ("offered", "待接单"),
                    ("in_hand", "办理中"),
                    ("paused", "等居民补充"),
                    ("verifying", "待核实"),
                    ("answered", "等居民确认"),
                    ("closed", "已办结"),
                    ("merged", "已并入"),
                    ("void", "不予受理"),
                    ("withdrawn", "居民已撤回"),
                ],
                default="waiting",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["closed", "void", "withdrawn"]), ("closed_at__isnull", False)),
                    models.Q(models.Q(("status__in", ["closed", "void", "withdrawn"]), _negated=True), ("closed_at", None)),
                    _connector="OR",
                ),
                name="closed_matters_say_when",
            ),
        ),
    ]
