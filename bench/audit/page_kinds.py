"""The pages that are audited: one of each kind, of the demo weeks."""

from __future__ import annotations

# Those that Lighthouse measures.
MEASURED = {
    "home": "",
    "week": "puyang-2023/",
    "day": "puyang-2023/days/2023-05-15/",
    "story": "puyang-2023/stories/drone-over-wheat/",
    "school": "puyang-2023/schools/maixu/",
    "schedule": "puyang-2023/schedule/",
    "board hall": "xinxiang-2021/boards/",
    "search": "search/",
}
# Those whose accessibility is looked at as well, in every scheme.
OTHERS = {
    "story with film": "puyang-2023/stories/wok-two-minutes/",
    "channel": "puyang-2023/channels/zuimei/",
    "visitors": "puyang-2023/audiences/parents/",
    "services": "puyang-2023/services/",
    "admissions": "puyang-2023/admissions/",
    "people": "puyang-2023/people/",
    "press": "puyang-2023/press/",
    "directory": "puyang-2023/directory/",
    "downloads": "puyang-2023/downloads/",
    "national": "shandong-2021/national/",
    "statistics": "shandong-2021/statistics/",
    "wrap-up": "puyang-2023/wrap-up/",
    "poster": "puyang-2023/schools/maixu/poster/",
    "archive": "archive/",
    "about": "about/",
    "accessibility": "accessibility/",
    "not found": "404.html",
    "traditional home": "hant/",
    "traditional story": "hant/puyang-2023/stories/drone-over-wheat/",
}
