"""`python -m mulin COMMAND`: every command of `bin/mulin` is a Django command of some module."""

import os
import sys
from importlib import import_module

# Commands that only reckon with a file: they start at once, without the apps, the words and the database
RECKONING = {"opinions": "mulin.deliberation.management.commands.opinions"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mulin.site_.settings")
    if sys.argv[1:2] and sys.argv[1] in RECKONING:
        import_module(RECKONING[sys.argv[1]]).Command().run_from_argv(["mulin", *sys.argv[1:]])
        return
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from mulin.kernel.words.compile import compile_all

    compile_all()
    name, *words = sys.argv[1:] or ["help"]
    try:
        execute_from_command_line(["mulin", name.replace("-", "_") if name[0] != "-" else name, *words])
    except ImproperlyConfigured as problem:  # what the operator has to mend, not where it was noticed
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
