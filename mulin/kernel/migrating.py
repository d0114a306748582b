from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import CreateModel, RunPython
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

NO_MODELS: Any = None  # in place of `apps`


class Together(Operation):
    """Many operations whose models Django works out once, not anew after each.

    With every `CreateModel` Django builds all models again that hang together with the new one, which here are nearly all:
    an empty database took half a minute. Here the new ones are built once, beside those that are there. Only for operations
    that need no state between them: `CreateModel` first of all.
    """

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    @property
    def reversible(self) -> bool:  # type: ignore[override]
        return all(operation.reversible for operation in self.operations)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.operations], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        apps = state.__dict__.pop("apps", None)  # else each operation builds anew what hangs together
        for operation in self.operations:
            operation.state_forwards(app_label, state)
        made = {(app_label, one.name_lower) for one in self.operations if isinstance(one, CreateModel)}
        touched = {(app_label, one.model_name_lower) for one in self.operations if hasattr(one, "model_name_lower")}
        if apps is not None and touched <= made:
            apps.render_multiple([state.models[key] for key in made])
            state.__dict__["apps"] = apps
        # else Django builds all of them when they are next asked for

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(operation.describe() for operation in self.operations)


class ByHand(RunPython):
    """Triggers and other SQL that asks for no models: its functions get no `apps`, for which Django would build all of them."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        self.code(NO_MODELS, schema_editor)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        assert self.reverse_code is not None
        self.reverse_code(NO_MODELS, schema_editor)
