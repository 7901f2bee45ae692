"""What collecting costs, and whether it names every planted case and no other.

    python benchmarks/collect.py [reports] [folder]

Generates that many units (6,000 unless given) with a roster, plants forty cases among them (missing, late, double, renamed,
merged, of another form, unreadable …), runs ``gipgen collect`` on them as an office would, twice, and tells CPU and memory.
Ends with exit code 1 where a planted case is not named, or anything else is.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
WALK = (ROOT / "tests" / "data" / "walk" / "report.yaml").read_text(encoding="utf-8")
OLD = (ROOT / "tests" / "data" / "base-2019.yaml").read_text(encoding="utf-8")
YEAR, DEADLINE = 2024, "2025-01-31"
_PLACES = [a + b for a in "东西南北中平安宁永新长兴广福德" for b in "山河江湖城原州陵阳林门桥沙塘溪"]
_BRANCHES = ("民政局", "司法局", "水务局", "教育局", "财政局", "统计局", "审计局", "林业局", "商务局", "体育局",
             "医疗保障局", "农业农村局", "卫生健康局", "应急管理局", "交通运输局", "自然资源局", "市场监督管理局",
             "退役军人事务局", "生态环境局", "城市管理局", "文化和旅游局", "住房和城乡建设局", "科学技术局", "信访局",
             "发展和改革局", "行政审批局", "数据局", "机关事务管理局")  # fmt: skip
_WHO = ("办公室", "政策法规科", "综合科", "窗口人员", "信息员", "分管负责人", "各科室", "下属单位", "值班人员", "审核小组",
        "业务骨干", "宣传专班", "档案室", "热线班组", "网站编辑", "法律顾问")  # fmt: skip
_HOW = ("逐条梳理并集中更新了", "按月核对并及时补充了", "会同有关部门修订了", "通过走访座谈征集意见后完善了", "结合重点工作重新编写了",
        "采用图表和问答的形式解读了", "对照目录逐项清理了", "委托第三方评估后改进了", "组织专题培训并推广了", "开设专栏集中展示了",
        "依托数据平台统一发布了", "面向基层群众印发了", "联合街道社区宣讲了", "利用短视频生动介绍了", "按照时限要求规范办理了")  # fmt: skip
_WHAT = ("养老服务补贴的申领指南", "中小企业扶持政策的适用条件", "河道治理工程的进展情况", "校外培训机构的监管名单",
         "食品抽检结果的公示栏目", "公共租赁住房的配租方案", "就业创业培训的报名流程", "安全生产检查的整改台账",
         "医保报销比例的调整说明", "农村公路养护的资金安排", "行政许可事项的办事指南", "财政预决算的说明文字",
         "重大项目建设的审批信息", "突发事件应对的发布机制", "信访事项办理的反馈渠道", "古树名木保护的巡查记录",
         "优抚对象待遇的发放标准", "文体场馆开放的预约规则", "统计数据发布的日程安排", "审计结果运用的通报制度")  # fmt: skip


class Planted(NamedTuple):
    kind: str
    state: str
    number: int
    file: Callable[[str], dict[str, bytes]]  # the files of a unit in its own folder
    line: Callable[[str], str] = lambda name: f"{name},,,,,,2025-01-20"


def report(name: str, chance: random.Random, *, alone: int) -> str:
    """A report in which every number agrees; ``alone`` is a number that no other report has."""
    taken, given = chance.randrange(2, 60), chance.randrange(0, 5)
    before, after = chance.randrange(0, 4), chance.randrange(0, 3)
    text = WALK.replace("测试区民政局", name).replace("行政许可: 12", f"行政许可: {alone}")
    rows = {
        "本年新收": [taken, given, 0, 0, 0, 0],
        "上年结转": [before, 0, 0, 0, 0, 0],
        "予以公开": [taken + before - after, given, 0, 0, 0, 0],
        "部分公开": 0,
        "本机关不掌握": 0,
        "结转下年度": [after, 0, 0, 0, 0, 0],
    }
    for key, value in rows.items():
        text = re.sub(rf"{key}: .*", f"{key}: {value}", text)
    start, end = text.index("总体情况: |"), text.index("主动公开:\n")
    parts = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
    sections = "\n\n".join(f"  ## {part}\n\n  {sentences(chance, 2)}" for part in parts)
    overview = f"总体情况: |\n  {sentences(chance, 2)}\n\n{sections}\n\n"
    text = text[:start] + overview + text[end:]
    start, end = text.index("存在问题及改进: |"), text.index("其他事项: |")
    problems = f"存在问题及改进: |\n  存在的问题：{sentences(chance, 2)}\n\n  改进措施：{sentences(chance, 2)}\n\n"
    return text[:start] + problems + text[end:]


def sentences(chance: random.Random, count: int) -> str:
    return "".join(
        f"{chance.choice(_WHO)}{chance.choice(_HOW)}{chance.choice(_WHAT)}，并由{chance.choice(_WHO)}负责跟进{chance.choice(_WHAT)}。"
        for _ in range(count)
    )


def names(count: int) -> Iterator[str]:
    numbers = range(count)
    for number in numbers:
        place, branch = divmod(number, len(_BRANCHES))
        city, district = divmod(place, len(_PLACES))
        yield f"{_PLACES[city]}市{_PLACES[district]}区{_BRANCHES[branch]}"


def cases(make: Callable[[str], bytes]) -> list[Planted]:
    """The forty; ``make`` gives a unit's right report."""

    def turned(name: str, *pairs: tuple[str, str]) -> bytes:
        text = make(name).decode()
        for old, new in pairs:
            assert re.search(old, text), old
            text = re.sub(old, new, text, count=1)
        return text.encode()

    def old(name: str) -> bytes:
        return re.sub("年度: 20..", f"年度: {YEAR}", OLD.replace("测试市民政局", name), count=1).encode()

    return [
        Planted("missing", "未交", 6, lambda _: {}),
        Planted("late", "", 4, lambda name: {"report.yaml": make(name)}, lambda name: f"{name},,,,,,2025-02-10"),
        Planted("double", "重复", 4, lambda name: {"a.yaml": make(name), "b.yaml": turned(name, ("行政处罚: .*", "行政处罚: 4"))}),
        Planted("copies", "", 2, lambda name: {"a.yaml": make(name), "b.yaml": b"# a copy\n" + make(name)}),
        Planted("renamed", "", 4, lambda name: {"report.yaml": make(f"原{name}")}, lambda name: f"{name},原{name},,,,,2025-01-20"),
        Planted("stranger", "不在名册", 2, lambda name: {"report.yaml": make(f"{name}第二分局")}),
        Planted("merged", "已并入", 3, lambda _: {}, lambda name: f"{name},,东山市东山区民政局,,,,"),
        Planted("merged, handed in", "已并入", 1, lambda name: {"report.yaml": make(name)}, lambda name: f"{name},,东山市东山区民政局,,,,"),
        Planted("other form", "格式不符", 4, lambda name: {"report.yaml": old(name)}),
        Planted("cut off", "读不了", 2, lambda name: {"report.yaml": make(name)[:900] + b"\n[: {"}),
        Planted("no report", "读不了", 2, lambda _: {"report.yaml": b"\x00\x01\x02" * 300}),
        Planted("other year", "年度不符", 2, lambda name: {"report.yaml": turned(name, ("年度: 2024", "年度: 2023"))}),
        Planted("fill in", "待填", 2, lambda name: {"report.yaml": turned(name, ("行政处罚: .*", "行政处罚: 待填"))}),
        Planted("wrong", "有错误", 2, lambda name: {"report.yaml": turned(name, ("结转下年度: .*", "结转下年度: [9, 9, 0, 0, 0, 0]"))}),
    ]  # fmt: skip


def generate(folder: Path, count: int) -> dict[str, Planted]:
    """Write the files of all units and the roster; the units of the planted cases."""
    every = list(names(count))
    chance = random.Random(16)
    alone = {name: 20 + number for number, name in enumerate(every)}

    def make(name: str) -> bytes:
        plain = name.removeprefix("原").removesuffix("第二分局")
        return report(name, random.Random(alone[plain]), alone=alone[plain]).encode()

    kinds = [each for each in cases(make) for _ in range(each.number)]
    assert len(kinds) == 40, len(kinds)
    planted = dict(zip(chance.sample(every[1:], len(kinds)), kinds, strict=True))
    lines = ["单位,曾用名,并入,起,止,应报,收到"]
    for name in every:
        case = planted.get(name)
        files = case.file(name) if case else {"report.yaml": make(name)}
        lines.append(case.line(name) if case else f"{name},,,,,,2025-01-20")
        for file, content in files.items():
            place = folder / "收集" / name / str(YEAR) / file
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    (folder / "名册.csv").write_bytes("\r\n".join([*lines, ""]).encode("utf-8-sig"))
    return planted


_RUN = """
import resource, sys, time
from gipgen.__main__ import main
sys.argv = ['gipgen', *sys.argv[1:]]
code = main()
used = [resource.getrusage(each) for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
seconds = sum(each.ru_utime + each.ru_stime for each in used)
print(f'CPU {seconds:.1f} s, memory {max(each.ru_maxrss for each in used) / 1024:.0f} MB', file=sys.stderr)
sys.exit(code)
"""


def collect(folder: Path) -> None:
    arguments = ["collect", "收集", "--roster", "名册.csv", "--year", str(YEAR), "--deadline", DEADLINE, "-o", "结果"]
    before = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        check=False,
    )
    print(f"exit code {done.returncode}, {time.perf_counter() - before:.1f} s")
    print("\n".join(done.stdout.decode().split("\n")[:3]))


def wrong(found: dict[str, object], planted: dict[str, Planted]) -> Iterator[str]:
    """Planted cases that are not named as they should be, and what else is named."""
    units = found["units"]
    assert isinstance(units, list)
    strangers = {f"{name}第二分局" for name, case in planted.items() if case.kind == "stranger"}
    for each in units:
        name, case = each["unit"], planted.get(each["unit"])
        state = "不在名册" if name in strangers else (case.state if case else "")
        if case and case.kind == "stranger":
            state = "未交"
        if (each["state"] not in ("通过", "有警告")) if not state else each["state"] != state:
            yield f"{name}: {each['state']} {each['why']}, planted {case.kind if case else 'nothing'}"
        if (each["late"] is True) != bool(case and case.kind == "late"):
            yield f"{name}: late is {each['late']}"
        if case and case.kind in ("copies", "renamed", "merged, handed in") and not each["why"]:
            yield f"{name}: nothing is said of {case.kind}"
    same = {name for name, case in planted.items() if case.kind == "other form"}  # one text, of which no more is asked
    for each in found["alike"]:  # type: ignore[attr-defined]
        if not {each["unit"], each["other"]} <= same:
            yield f"alike: {each['unit']} and {each['other']}"


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 6000
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[2] if len(sys.argv) > 2 else temporary)
        planted = generate(folder, count)
        for _ in range(2):
            collect(folder)
        found = json.loads((folder / "结果" / "collect.json").read_text(encoding="utf-8"))
        met = list(wrong(found, planted))
        print("\n".join([*met[:50], f"{len(planted)} planted, {len(met)} not as they should be"]))
    return 1 if met else 0


if __name__ == "__main__":
    sys.exit(main())
