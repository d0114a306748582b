from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from mulin.projects.actions import doing
from mulin.projects.models import Agreement, Evaluation, Instalment, Midterm, Project, Receipt, Report
from tests.stage import Stage

from .doing_cast import DAY, LATER, garden


def test_the_database_keeps_what_was_signed_counted_and_said(stage: Stage) -> None:
    one = garden(stage).signed().verified(1)
    one.paid(1)
    receipt = doing.accept_receipt(one.receipt(1, 100), by=one.runs, at=LATER)
    entered = one.receipt(1, 50)
    doing.report(one.project, DAY, words="开工了", by=one.team, at=LATER)
    midterm = doing.review_midterm(one.now(), verdict="go_on", words="很好", by=one.runs, at=LATER)
    said = Evaluation.objects.create(project=one.project, person=stage.ma_li, side="residents", stars=5, at=LATER)
    attempts: list[Callable[[], object]] = [
        lambda: Agreement.objects.filter(project=one.project).update(text="另一份"),
        lambda: Agreement.objects.filter(project=one.project).update(operator_signed_at=LATER + timedelta(days=1)),
        lambda: Agreement.objects.filter(project=one.project)._raw_delete("default"),
        lambda: Receipt.objects.filter(pk=receipt.pk).update(amount=1),
        lambda: Receipt.objects.filter(pk=receipt.pk).update(state="entered"),
        lambda: Receipt.objects.filter(pk=entered.pk).update(payee="别家"),
        lambda: Receipt.objects.filter(pk=entered.pk)._raw_delete("default"),
        lambda: Instalment.objects.filter(project=one.project, state="paid").update(amount=1),
        lambda: Instalment.objects.filter(project=one.project)._raw_delete("default"),
        lambda: Report.objects.filter(project=one.project).update(words="改了"),
        lambda: Midterm.objects.filter(pk=midterm.pk).update(verdict="stop"),
        lambda: Evaluation.objects.filter(pk=said.pk).update(stars=1),
        lambda: Evaluation.objects.filter(pk=said.pk)._raw_delete("default"),
        lambda: Project.objects.filter(pk=one.project.pk).update(awarded=999999),
        lambda: Project.objects.filter(pk=one.project.pk).update(paid=999999),
        lambda: Project.objects.filter(pk=one.project.pk)._raw_delete("default"),
    ]
    for attempt in attempts:
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    Evaluation.objects.filter(pk=said.pk).update(person=None)  # who said it may be forgotten
    assert Evaluation.objects.get(pk=said.pk).person is None
