from typing import Any

from django.db import models

from .seal import seal, unseal


class SealedField(models.TextField):
    """A text that lies encrypted in the database and is plain on the instance. Not searchable: keep a `blind` beside it."""

    def context(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return unseal(value, context=self.context()) if value else value

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return seal(text, context=self.context()) if text else text
