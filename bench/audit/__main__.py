"""`make audit`: the finished site before Lighthouse, axe, the Nu Html Checker and linkinator, and what a phone has to load."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

import axe  # noqa: E402
import lighthouse  # noqa: E402
import links  # noqa: E402
import markup  # noqa: E402
from host import serve  # noqa: E402
from page_kinds import MEASURED, OTHERS  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from programs import CHROMIUM_ARGUMENTS, chromium, version_of  # noqa: E402
from record import machine, replace_section, table  # noqa: E402
from weight import weigh  # noqa: E402

SITE = HERE.parent.parent / "site"
LIMITS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_BYTES = 200_000
MOST_SHIFT = 0.01
MANNERS = (
    axe.Manner("phone, light", axe.PHONE, "light", {}),
    axe.Manner("phone, dark", axe.PHONE, "dark", {}),
    axe.Manner("desk, light", axe.DESK, "light", {}),
    axe.Manner("desk, dark", axe.DESK, "dark", {}),
    axe.Manner("phone, large text, simple", axe.PHONE, "light", {"display": "text=large&layout=simple"}),
    axe.Manner("desk, larger text", axe.DESK, "light", {"display": "text=larger"}),
    axe.Manner("phone, high contrast", axe.PHONE, "light", {"display": "contrast=high"}),
    axe.Manner("desk, high contrast, dark", axe.DESK, "dark", {"display": "contrast=high"}),
)


def main() -> int:
    """Run the parts asked for, tell each figure, write the whole into RESULTS.md; 1 when anything falls short."""
    arguments = _arguments()
    parts: dict[str, Callable[[str, int], tuple[str, list[str]]]] = {
        "lighthouse": _measure,
        "axe": _look,
        "markup": _read,
        "links": _follow,
        "weight": _weigh,
    }
    texts, faults = [], []
    with serve(arguments.site) as address:
        for name, part in parts.items():
            if arguments.only in {None, name}:
                text, found = part(address, arguments.rounds)
                print(text, *found, sep="\n", flush=True)
                texts.append(text)
                faults += found
    if arguments.only is None:
        verdict = [f"- {fault}" for fault in faults] or ["Nothing falls short."]
        replace_section("audit", "\n\n".join([machine(), _versions(), *texts, "\n".join(verdict)]))
    return 1 if faults else 0


def _measure(address: str, rounds: int) -> tuple[str, list[str]]:
    rows, faults = [], []
    for name, url in MEASURED.items():
        found = lighthouse.measure(address + url, rounds)
        rows.append([name, *(f"{found.scores[category]:.0f}" for category in LIMITS), f"{found.shift:.3f}"])
        faults += [
            f"{name}: {category} {found.scores[category]:.0f} of {least}"
            for category, least in LIMITS.items()
            if found.scores[category] < least
        ]
        faults += [f"{name}: {complaint}" for complaint in found.complaints]
    heads = ("Lighthouse, phone", *(category.capitalize() for category in LIMITS), "Layout shift")
    return table(heads, rows), faults


def _look(address: str, _rounds: int) -> tuple[str, list[str]]:
    pages = list((MEASURED | OTHERS).items())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_ARGUMENTS))
        found = [violation for manner in MANNERS for violation in axe.check(browser, address, pages, manner)]
        browser.close()
    faults = [f"axe, {v.page}, {v.manner}: {v.rule}: {' '.join(v.elements[0].split())}" for v in found]
    return f"axe: {len(pages)} pages in {len(MANNERS)} manners: {len(found)} violations.", faults


def _read(_address: str, _rounds: int) -> tuple[str, list[str]]:
    pages, errors = markup.check(_arguments().site)
    faults = [f"markup, {count} times: {words}" for words, count in errors.most_common()]
    return f"Nu Html Checker: {pages} pages: {errors.total()} errors.", faults


def _follow(address: str, _rounds: int) -> tuple[str, list[str]]:
    followed, broken = links.check(address)
    return f"linkinator: {followed} links: {len(broken)} broken.", [f"link: {words}" for words in broken]


def _weigh(address: str, _rounds: int) -> tuple[str, list[str]]:
    rows, faults = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_ARGUMENTS))
        for name, url in MEASURED.items():
            found = weigh(browser, address, url)
            foreign = len(found.foreign)
            rows.append([name, f"{found.bytes / 1000:.0f}", f"{found.requests}", f"{foreign}", f"{found.shift:.3f}"])
            faults += [f"{name}: asks {host}" for host in found.foreign]
            if found.bytes > MOST_BYTES or found.shift > MOST_SHIFT:
                faults.append(f"{name}: {found.bytes} bytes, layout shift {found.shift:.3f}")
        browser.close()
    heads = (
        "First view on a phone, without pictures",
        "kB",
        "Requests",
        "To other hosts",
        "Layout shift, scrolled through",
    )
    return table(heads, rows), faults


def _versions() -> str:
    return ", ".join(f"{name} {version_of(name)}" for name in ("lighthouse", "axe-core", "vnu-jar", "linkinator"))


def _arguments(values: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("lighthouse", "axe", "markup", "links", "weight"))
    parser.add_argument("--rounds", type=int, default=3, help="Lighthouse runs of each page")
    parser.add_argument("--site", type=Path, default=SITE, help="the built site")
    return parser.parse_args(values)


if __name__ == "__main__":
    sys.exit(main())
