"""What a preview shows besides what is public: everything sound that still waits, each item with the reason why the public does not see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from showcase.checks.publication import Faults, Item, Publication, Selection, hold_reason
from showcase.model import Bundle, Issue, Site, Status
from showcase.reader.site import Content

_WAITING = {Status.DRAFT: "草稿", Status.SUBMITTED: "待审核"}


def select_preview(content: Content, site: Site, issues: Iterable[Issue], as_of: datetime) -> Publication:
    """The part of a site that may be shown to those who work on it, never to the public: only a preview is made of it.

    What is faulty, withdrawn or past its time is held back as from the public.
    """
    return _PreviewSelection(content, Faults.of(issues), as_of).publication(site)


def preview_mark(bundle: Bundle, as_of: datetime) -> str | None:
    """What a preview writes on a sound item: nothing if it is public, None if it does not show it either."""
    if hold_reason(bundle, as_of) is None:
        return ""
    if bundle.expires_at is not None and as_of >= bundle.expires_at:
        return None
    if bundle.status is not Status.APPROVED:
        return _WAITING.get(bundle.status)
    if bundle.withdrawal is not None:
        return None
    if bundle.approval is None:
        return "没有批准记录"
    return "批准后有改动" if bundle.approval.digest != bundle.digest else "未到发布时间"


class _PreviewSelection(Selection):
    """The public's selection, and what it would hold back only for now."""

    def take(self, item: Item) -> Item | None:
        taken = super().take(item)
        mark = None if self.fault_of(item.bundle) else preview_mark(item.bundle, self.as_of)
        if taken is not None or mark is None:
            return taken
        self.published.add(item.bundle.source_path)
        return replace(item, bundle=replace(item.bundle, mark=mark))
