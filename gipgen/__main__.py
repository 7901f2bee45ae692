"""The entry point: ``gipgen`` and ``python -m gipgen``."""

import gc
import sys


def main() -> int:
    """Run a command and return its exit code (``cli/console.py`` says which there are)."""
    from gipgen.cli.streams import prepare_streams, silence  # noqa: PLC0415  `--version` must start fast

    arguments = sys.argv[1:]
    prepare_streams()
    if arguments == ["--version"]:
        return _version()
    from gipgen.cli.stop import code, heed_signals, leave_signals  # noqa: PLC0415  likewise

    try:
        heed_signals()
        from gipgen.cli.run import run  # noqa: PLC0415

        return run(arguments)
    except BrokenPipeError:
        silence(sys.stdout)  # whoever read our output has gone (`gipgen check … | head`)
        silence(sys.stderr)
        return 0
    except KeyboardInterrupt as stop:
        return code(stop)
    finally:
        leave_signals()
        gc.freeze()  # the interpreter need not look for garbage as it ends: a sixth of a build (docs/decisions/0003)


def _version() -> int:
    from gipgen import __version__  # noqa: PLC0415
    from gipgen.cli.streams import silence  # noqa: PLC0415

    try:
        print(f"gipgen {__version__}", flush=True)  # noqa: T201
    except OSError as error:
        silence(sys.stdout)
        return 0 if isinstance(error, BrokenPipeError) else 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
