"""The build's account: one table of what was made, one of what was not published and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.table import Table
from rich.text import Text

from showcase.checks.publication import Held
from showcase.contacts.declared import NEVER
from showcase.media.inventory import Inventory
from showcase.publish.budget import WARNING_SHARE, Budget
from showcase.publish.handover import HandOver
from showcase.publish.private_data import Leak
from showcase.publish.showcase import Showcase


def build_table(showcase: Showcase, handed_over: HandOver, budget: Budget, seconds: float) -> Table:
    """What the build made: counts, bytes, seconds."""
    table = Table(title="生成结果", show_header=False, title_justify="left")
    table.add_column(style="bold")
    table.add_column(justify="right")
    rows = {
        "页面": f"{len(showcase.layout.pages) + len(showcase.handwritten):,}",
        "图片、影片（新做）": f"{showcase.made:,}",
        "图片、影片（沿用）": f"{showcase.reused:,}",
        "订阅源": f"{len(showcase.feeds):,}",
        "网站大小": f"{budget.bytes / 1e6:.1f} MB，{handed_over.files:,} 个文件，占上限的 {budget.share:.1%}",
        "与上次相比": f"写入 {handed_over.written:,}，不变 {handed_over.unchanged:,}，删除 {handed_over.deleted:,}",
        "用时": f"{seconds:.1f} 秒",
        "没有发布": f"{len(showcase.held):,} 项",
    }
    for name, value in rows.items():
        table.add_row(name, value)
    return table


def held_table(held: Iterable[Held]) -> Table:
    """Every item that is not public, with its reason; what was approved is marked."""
    table = Table(title="没有发布的内容", title_justify="left")
    table.add_column("位置", overflow="fold")
    table.add_column("原因", overflow="fold")
    for item in held:
        # As text, not as markup: names and reasons may hold brackets.
        table.add_row(Text(str(item.source_path)), Text(item.reason, style="red" if item.fault else ""))
    return table


def waiting_table(showcase: Showcase) -> Table:
    """What only a preview shows, with the reason why the public does not see it."""
    table = Table(title="只在预览里的内容", title_justify="left")
    table.add_column("位置", overflow="fold")
    table.add_column("原因", overflow="fold")
    for bundle in (bundle for week in showcase.site.weeks for bundle in week.bundles if bundle.mark):
        table.add_row(Text(str(bundle.source_path)), Text(bundle.mark))
    return table


def stock_table(inventory: Inventory) -> Table:
    """What the store holds: counts and bytes."""
    table = Table(title="图片和影片", show_header=False, title_justify="left")
    table.add_column(style="bold")
    table.add_column(justify="right")
    rows = {
        "原图、原片": f"{inventory.originals:,} 个，用在 {inventory.places:,} 处",
        "网站用到的文件": _counted(inventory.files),
        "还没有做的": f"{inventory.missing_sets:,} 组",
        "损坏的": _counted(inventory.damaged),
        "不再用到的": _counted(inventory.orphans),
    }
    for name, value in rows.items():
        table.add_row(name, value)
    return table


def _counted(files: Mapping[str, int]) -> str:
    return f"{len(files):,} 个，{sum(files.values()) / 1e6:.1f} MB"


def weight_table(budget: Budget) -> Table:
    """The site's size against its host's limit, and its heaviest pages."""
    share = budget.share
    words = "超过上限" if share > 1 else "接近上限" if share >= WARNING_SHARE else "上限"
    title = f"网站 {budget.bytes / 1e6:.1f} MB，{words} {budget.limit_bytes / 1e6:.0f} MB；最重的页面"
    table = Table(title=title, title_justify="left", title_style="bold red" if share >= WARNING_SHARE else "")
    table.add_column("页面", overflow="fold")
    table.add_column("MB", justify="right")
    for page in budget.heaviest:
        table.add_row(Text(page.url), f"{page.bytes / 1e6:.1f}")
    return table


# Enough to find each: what stands at the foot of every page stands on thousands.
_LEAKS, _PLACES = 30, 3


def leak_table(leaks: Iterable[Leak]) -> Table:
    """What kept a build from being handed over: each contact once, masked, the first files that hold it, and what to do."""
    places: dict[tuple[str, str], list[Leak]] = {}
    for leak in leaks:
        places.setdefault((leak.contact.kind, leak.contact.value), []).append(leak)
    table = Table(title="没有登记的联系方式", title_justify="left")
    for name in ("种类", "内容", "文件", "怎么办"):
        table.add_column(name, overflow="fold")
    for (kind, _value), found in list(places.items())[:_LEAKS]:
        files = [str(leak.path) for leak in found[:_PLACES]]
        more = [f"……共 {len(found):,} 处"] if len(found) > _PLACES else []
        remedy = _NEVER_PUBLIC if kind in NEVER else _DECLARE
        table.add_row(Text(kind), Text(found[0].contact.masked), Text("\n".join([*files, *more])), Text(remedy))
    if len(places) > _LEAKS:
        table.add_row("……", "", f"另有 {len(places) - _LEAKS:,} 个", "")
    return table


_DECLARE = "从内容、模板或程序里删掉；供公众使用的，登记到 site.yml 或 week.yml 的 public_contacts、学校的 contacts"
_NEVER_PUBLIC = "从内容、模板或程序里删掉；这一种从不公开，不能登记"
