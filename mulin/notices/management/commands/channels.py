from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from mulin.notices.channels import push, table


class Command(BaseCommand):
    help = "Say which channels carry notices out of the inbox, and what each still needs."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new-push-key", action="store_true", help="print a new private key for MULIN_PUSH_KEY and stop")

    def handle(self, *, new_push_key: bool, **options: Any) -> None:
        if new_push_key:
            self.stdout.write(push.new_key())
            return
        for name, channel in table.CHANNELS.items():
            lacking = ", ".join(f"MULIN_{word}" for word in channel.missing())
            self.stdout.write(f"{name:<10} {f'off, needs {lacking}' if lacking else f'on, {channel.RATE:g} a second'}")
