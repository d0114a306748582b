"""`python -m mulin COMMAND`: every command of `bin/mulin` is a Django command of some module."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mulin.site_.settings")
    from mulin.kernel.words.compile import compile_all

    compile_all()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["mulin", *sys.argv[1:]])


if __name__ == "__main__":
    main()
