"""`python -m mulin COMMAND`: every command of `bin/mulin` is a Django command of some module."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mulin.site_.settings")
    from mulin.kernel.words.compile import compile_all

    compile_all()
    from django.core.management import execute_from_command_line

    name, *words = sys.argv[1:] or ["help"]
    execute_from_command_line(["mulin", name.replace("-", "_") if name[0] != "-" else name, *words])


if __name__ == "__main__":
    main()
