"""The entry point: ``gipgen`` and ``python -m gipgen``."""

import gc
import sys


def main() -> int:
    """Run a command and return its exit code (``cli/console.py`` says which there are)."""
    from gipgen.cli.streams import prepare_streams  # noqa: PLC0415  `--version` must start fast

    arguments = sys.argv[1:]
    prepare_streams()
    if arguments == ["--version"]:
        from gipgen import __version__  # noqa: PLC0415

        print(f"gipgen {__version__}")  # noqa: T201
        return 0
    try:
        from gipgen.cli.run import run  # noqa: PLC0415

        return run(arguments)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone (`gipgen check … | head`)
        return 0
    except KeyboardInterrupt:
        return 130
    finally:
        gc.freeze()  # the interpreter need not look for garbage as it ends: a sixth of a build (docs/decisions/0003)


if __name__ == "__main__":
    sys.exit(main())
