"""The help of ``gipgen build``: which formats there are is asked of their registry."""

from typing import Any

from typer.core import TyperCommand, TyperOption


class BuildCommand(TyperCommand):
    """Names the formats when its help is shown, and not before: other commands must not load them."""

    def name_formats(self) -> None:
        """Complete ``--to`` from the registry."""
        from gipgen.formats.registry import by_default, formats  # noqa: PLC0415  see above

        option = next(each for each in self.params if isinstance(each, TyperOption) and each.name == "to")
        extras = [f"{each.name} 要另外安装：{each.extra.install}" for each in formats() if each.extra]
        option.metavar = ",".join(each.name for each in formats())
        option.help = "；".join([f"要哪几种格式，默认 {','.join(by_default())}", *extras]) + "。"

    def format_help(self, ctx: Any, formatter: Any) -> None:
        self.name_formats()
        super().format_help(ctx, formatter)
