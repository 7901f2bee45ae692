"""The entry point: ``gipgen`` and ``python -m gipgen``."""

import gc
import sys


def main() -> int:
    """Run a command and return its exit code (``cli/console.py`` says which there are)."""
    try:
        return _main(sys.argv[1:])
    except KeyboardInterrupt as stop:  # Ctrl-C, or what ``cli/stop.py`` makes of another signal
        return 128 + int(getattr(stop, "number", 2))


def _main(arguments: list[str]) -> int:
    from gipgen.cli.streams import prepare_streams, silence  # noqa: PLC0415  `--version` must start fast

    prepare_streams()
    try:
        if arguments == ["--version"]:
            return _version()
        gc.set_threshold(100_000)  # a start makes many objects and next to no garbage (docs/decisions/0003)
        from gipgen.cli.stop import heed_signals, leave_signals  # noqa: PLC0415  likewise

        heed_signals()
        try:
            from gipgen.cli.run import run  # noqa: PLC0415  likewise

            return run(arguments)
        finally:
            leave_signals()
    except BrokenPipeError:
        silence(sys.stdout)  # whoever read our output has gone (`gipgen check … | head`)
        silence(sys.stderr)
        return 0
    finally:
        gc.freeze()  # the interpreter need not look for garbage as it ends: a sixth of a build (docs/decisions/0003)


def _version() -> int:
    from gipgen import __version__  # noqa: PLC0415

    try:
        print(f"gipgen {__version__}", flush=True)  # noqa: T201
    except BrokenPipeError:
        raise
    except OSError as error:  # a full disk
        from gipgen.cli.console import Terminal, preferred  # noqa: PLC0415  for what hardly ever happens

        terminal = Terminal(preferred())
        terminal.no_output(error)
        return terminal.code
    return 0


if __name__ == "__main__":
    sys.exit(main())
