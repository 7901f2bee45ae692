"""The entry point: ``gipgen`` and ``python -m gipgen``."""

import gc
import sys


def main() -> int:
    """Run a command and return its exit code (0 good, 1 findings, 2 usage or files, 3 a fault of gipgen)."""
    from gipgen.cli.console import prepare_streams  # noqa: PLC0415  `--version` must start fast

    arguments = sys.argv[1:]
    prepare_streams()
    if arguments == ["--version"]:
        from gipgen import __version__  # noqa: PLC0415

        print(f"gipgen {__version__}")  # noqa: T201
        return 0
    gc.set_threshold(100_000, 20, 20)  # start-up makes many objects and no garbage: a tenth faster
    try:
        return _run(arguments)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone (`gipgen check … | head`)
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception:  # noqa: BLE001  the outermost place: everything that is left is a fault of ours
        return _our_fault()
    finally:
        gc.freeze()  # the interpreter need not look for garbage as it ends: a sixth of a build (docs/decisions/0003)


def _run(arguments: list[str]) -> int:
    from gipgen.cli.quick import parse  # noqa: PLC0415

    call = parse(arguments)
    if call is None:
        from gipgen.cli.typed import run  # noqa: PLC0415

        return run(arguments)
    command, paths, options = call
    from importlib import import_module  # noqa: PLC0415

    code: int = import_module(f"gipgen.cli.{command}_command").run(paths, **options)
    return code


def _our_fault() -> int:
    import traceback  # noqa: PLC0415

    from gipgen.cli.console import OUR_FAULT, note  # noqa: PLC0415

    traceback.print_exc()
    note("这是 gipgen 自身的错误，没有写出文件。请把上面的内容发给维护者。This is a fault of gipgen; please report it.")
    return OUR_FAULT


if __name__ == "__main__":
    sys.exit(main())
