"""The command line: one declaration, two parsers that agree, help and complaints in one language."""

import inspect
import re
from collections.abc import Callable
from importlib import import_module
from itertools import product

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from gipgen.cli import console
from gipgen.cli.call import Call
from gipgen.cli.console import Terminal
from gipgen.cli.declaration import Command, Option
from gipgen.cli.declarations import ABOUT, COMMANDS, GROUPS, LANG
from gipgen.cli.help_page import page, told
from gipgen.cli.plain_call import plain_call
from gipgen.cli.run import run
from gipgen.cli.typed_call import typed_call
from gipgen.findings.text import Problem, Text

NAMES = [command.name for command in COMMANDS]
CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_the_function_of_a_command_takes_what_is_declared(command: Command) -> None:
    function = getattr(import_module(f"gipgen.cli.{command.module}_command"), command.function)
    terminal, *parameters = inspect.signature(function).parameters.values()
    argument = [command.argument] if command.argument else []
    assert terminal.name == "terminal"
    assert {each.name for each in argument} | {each.name for each in command.options} == {
        each.name for each in parameters
    }
    needed = {each.name for each in parameters if each.default is inspect.Parameter.empty}
    assert {each.name for each in argument if each.required} == needed
    for option in command.options:
        default = next(each.default for each in parameters if each.name == option.name)
        assert (default is False) == (option.shown is None), option.name
        assert not option.choices or default in option.choices
        assert option.spellings[0].startswith("--")


def _ways(option: Option) -> list[list[str]]:
    """Every way to write the option that may stand among others."""
    if option.shown is None:
        return [[spelling] for spelling in option.spellings]
    values = option.choices[:2] or ("7",) if option.choices or option.number else ("a", "-", "b,c", "")
    return [[spelling, value] for spelling, value in product(option.spellings, values)]


def _bound(parse: Callable[[list[str]], Call | None], arguments: list[str]) -> tuple[Call | None, str]:
    try:
        return parse(arguments), ""
    except Problem as problem:
        return None, problem.zh


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_both_ways_bind_the_same(command: Command) -> None:
    """Every option of every command, behind and in front of the words, alone and given twice; with too few words and too many."""
    options = (*command.options, LANG)
    calls = [[*way, *words] for option in options for way in _ways(option) for words in ([], ["x"], ["x", "y"])]
    calls += [["x", *way] for option in options for way in _ways(option)]
    calls += [["x", *way, *way] for option in options for way in _ways(option)]
    others = (*options[1:], options[0])  # of all pairs the next test takes some at random
    calls += [[*_ways(one)[0], "x", *_ways(other)[-1]] for one, other in zip(options, others, strict=True)]
    for call in calls:
        arguments = [*command.name.split(), *call]
        plain = _bound(plain_call, arguments)
        assert plain == _bound(lambda arguments: typed_call(arguments, "zh"), arguments), arguments
        assert plain[0] or plain[1], "a plain call does without Typer"


SPELLINGS = sorted({each for command in COMMANDS for option in (*command.options, LANG) for each in option.spellings})
WORDS = st.sampled_from([*SPELLINGS, "x", "7", "-", "json", "--", "-x", "--to=md", ""])


@given(st.sampled_from(COMMANDS), st.lists(WORDS, max_size=5))
def test_what_is_bound_without_typer_is_what_typer_binds(command: Command, words: list[str]) -> None:
    arguments = [*command.name.split(), *words]
    plain = _bound(plain_call, arguments)
    if plain != (None, ""):
        assert plain == _bound(lambda arguments: typed_call(arguments, "zh"), arguments)


@pytest.mark.parametrize("name", ["", *GROUPS, *NAMES])
def test_help_is_in_one_language(name: str) -> None:
    chinese, english = page(name, "zh"), page(name, "en")
    assert "用法：gipgen" in chinese
    assert "Usage: gipgen" in english
    for word in ("Usage", "Options", "Arguments", "Commands", "required", "default", "Show", "OPTIONS"):
        assert word not in chinese
    _, begin, rest = english.partition("For example:\n")
    told = english if not begin else rest.partition("\n\n")[2]
    assert not CHINESE.search(told.replace("草稿", "")), "besides examples and the mark itself"
    for each in (chinese, english):
        assert max(map(len, each.split("\n"))) <= 100


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_help_names_every_option(command: Command, gipgen: Run) -> None:
    done = gipgen(*command.name.split(), "--help")
    assert done.stdout.rstrip("\n") == page(command.name, "zh")
    for option in map(told, (*command.options, LANG)):
        assert all(spelling in done.stdout for spelling in option.spellings)
        assert "".join(option.help.zh.partition("，")[0].split()) in "".join(done.stdout.split()), "whatever the width"
    assert all(example in done.stdout for example in command.examples)


def test_help_in_english_however_it_is_asked_for(gipgen: Run) -> None:
    wanted = page("check", "en")
    for call in (
        ["check", "--help", "--lang", "en"],
        ["check", "--lang=en", "-h"],
        ["--lang", "en", "check", "--help"],
    ):
        assert wanted == gipgen(*call).stdout.rstrip("\n")
    assert wanted == gipgen("check", "--help", GIPGEN_LANG="en").stdout.rstrip("\n")
    assert ABOUT.en.split(",")[0] in gipgen("--lang", "en").stdout
    assert page("templates", "en") == gipgen("templates", "--lang", "en").stdout.rstrip("\n")
    assert gipgen("help").stdout == gipgen("--help").stdout == gipgen().stdout


COMPLAINTS = [
    (["help", "chek"], "没有命令 chek，是不是 check", "No such command 'chek', did you mean check"),
    (["chek"], "没有命令 chek，是不是 check", "No such command 'chek', did you mean check"),
    (["quux"], "没有命令 quux。", "No such command 'quux'."),
    (["templates", "lsit"], "没有命令 lsit，是不是 list", "No such command 'lsit', did you mean list"),
    (["--verson"], "没有选项 --verson，是不是 --version", "No such option '--verson', did you mean --version"),
    (["check", "--stict", "x"], "没有选项 --stict，是不是 --strict", "No such option '--stict', did you mean --strict"),
    (["check", "--qqqq", "x"], "没有选项 --qqqq。", "No such option '--qqqq'."),
    (["check", "-q", "x"], "没有选项 -q。", "No such option '-q'."),
    (["check", "x", "--format"], "选项 --format 后面要写内容。", "Option '--format' takes a value."),
    (["build", "x", "-o"], "选项 -o 后面要写内容。", "Option '-o' takes a value."),
    (["check", "--strict=yes", "x"], "选项 --strict 后面不写内容。", "Option '--strict' takes no value."),
    (["check"], "缺少 PATH…。", "PATH… is missing"),
    (["explain"], "缺少 规则。", "RULE is missing"),
    (["new", "硚口区", "卫生健康局"], "多了“卫生健康局”。", "unexpected '卫生健康局'"),
    (["new", "--year", "去年"], "--year 要写数字，这里是“去年”。", "--year takes a whole number"),
    (
        ["check", "--format", "xml", "x"],
        "--format 只能是 text、json、github、sarif、junit",
        "--format takes text, json",
    ),
]


def test_a_number_may_have_any_length(capsys: pytest.CaptureFixture[str]) -> None:
    """Python refuses to read one of more than 4,300 digits, which is no fault of ours."""
    for command in COMMANDS:
        for option in command.options:
            if option.number:
                words = [*command.name.split(), *(["x"] if command.argument else [])]
                call = plain_call([*words, option.spellings[0], "9" * 5000])
                assert call is not None
                assert call.given[option.name] > 10**15
    assert 2 == run(["new", "测试区民政局", "--year", "9" * 5000])
    assert "2019 到 2100" in capsys.readouterr().err


VALUES = [
    (command, option, spelling)
    for command in COMMANDS
    for option in command.options
    for spelling in option.spellings
    if option.shown
]


@pytest.mark.parametrize(("command", "option", "spelling"), VALUES, ids=[f"{c.name} {s}" for c, _, s in VALUES])
def test_an_option_is_nobodys_value(
    command: Command, option: Option, spelling: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """However it is bound: `-o --lang en` writes into no folder called --lang, and `--select ""` asks for no rules at all."""
    long = option.spellings[0]
    begin = [*command.name.split(), *(["x"] if command.argument else [])]
    for raw in ("--lang", "--other", "-h", option.spellings[-1]):
        assert 2 == run([*begin, spelling, raw])
        assert f"{long} 后面要写内容，这里却是选项 {raw}。" in capsys.readouterr().err
    assert 2 == run([*begin, f"{long}=--other", "--lang", "en"])
    assert f"{long} takes a value, not the option --other" in capsys.readouterr().err
    for empty in ("", " ", ","):
        assert 2 == run([*begin, spelling, empty])
        assert f"{long} 后面的内容是空的" in capsys.readouterr().err


def test_a_language_that_nothing_is_said_in_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for call in (
        ["--lang", "fr"],
        ["--lang=fr", "--help"],
        ["rules", "--lang", "fr"],
        ["--lang", "zh", "rules", "--lang", "fr"],
    ):
        assert 2 == run(call), call
        assert ("", "--lang 只能是 zh、en，这里是 fr。\n") == tuple(capsys.readouterr())
    monkeypatch.setenv("GIPGEN_LANG", "fr")
    assert 2 == run(["rules"])
    assert "GIPGEN_LANG 只能是 zh、en，这里是 fr。\n" == capsys.readouterr().err
    monkeypatch.setenv("GIPGEN_LANG", "en_US.UTF-8")
    assert 2 == run(["explain", "GIP999"])
    assert "no rule" in capsys.readouterr().err
    assert 2 == run(["--lang", "fr"])
    assert "--lang takes zh, en, not 'fr'\n" == capsys.readouterr().err


def test_help_is_a_word_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    for call in (["help", "check"], ["help", "templates", "copy"], ["help", "check", "--lang", "en"]):
        assert 0 == run(call)
        words = [word for word in call[1:] if word not in ("--lang", "en")]
        assert page(" ".join(words), "en" if "en" in call else "zh") + "\n" == capsys.readouterr().out


@pytest.mark.parametrize(("call", "zh", "en"), COMPLAINTS, ids=[" ".join(call) for call, _, _ in COMPLAINTS])
def test_what_is_wrong_with_a_call_is_said_in_both_languages(
    call: list[str], zh: str, en: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 2 == run(call)
    said = capsys.readouterr()
    assert zh in said.err
    assert 2 == run([call[0], "--lang=en", *call[1:]])
    said = capsys.readouterr()
    assert en in said.err
    assert "" == said.out


def test_the_language_belongs_to_a_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import os

    before = dict(os.environ)
    for call, wanted in (
        (["--lang", "en", "explain", "GIP999"], "no rule"),
        (["explain", "GIP999"], "没有规则"),
        (["explain", "GIP999", "--lang", "en"], "no rule"),
        (["--lang", "en", "explain", "GIP999", "--lang", "zh"], "没有规则"),
    ):
        assert 2 == run(call)
        assert wanted in capsys.readouterr().err
    assert before == dict(os.environ)


def test_a_problem_is_told_once_a_run(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert 2 == run(["check", "nowhere.yaml", "nowhere.yaml"])
        assert 1 == capsys.readouterr().err.count("nowhere.yaml")


def test_the_worst_outcome_is_the_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal("zh")
    assert console.OK == terminal.code
    terminal.come_to(console.FINDINGS)
    terminal.problem(Problem("读不了", "cannot read"))
    terminal.come_to(console.FINDINGS)
    assert (2, "读不了\n") == (terminal.code, capsys.readouterr().err)


def test_only_an_exception_of_ours_shows_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gipgen.cli import rules_command

    monkeypatch.setattr(rules_command, "pages", lambda: 1 / 0)
    assert 3 == run(["rules"])
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "这是 gipgen 自身的错误" in said


def test_texts_in_texts_are_said_in_the_same_language() -> None:
    from gipgen.findings.text import listed, problem, say

    text = Text("只能是 {all}", "takes {all}")
    assert ["只能是 a、b", "takes a, b"] == [say(text, lang, all=listed("ab")) for lang in ("zh", "en")]
    assert "takes {x}, b" == problem(text, all=listed(["{x}", "b"])).say("en")
