"""Print the Content-Security-Policy under which a built site works: `python tools/content_security_policy.py [SITE]`.

The few scripts that stand in the pages themselves are named by their digests, so that no other one runs.
"""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from pathlib import Path

# Scripts that a browser runs: those without an address, and of no type or a script's. Linked data is not run.
INLINE = re.compile(r'<script(?: type="(?:module|text/javascript)")?>(.*?)</script>', re.DOTALL)
# Where pictures and films are fetched from, if not from the site: its configuration names one such place at most (`media.base_url`).
ELSEWHERE = re.compile(r' (?:src|srcset|poster|data-[a-z-]+)="(https://[^/"]+)/[^"]*\b[0-9a-f]{32}\.[a-z0-9]+[ "]')
RULES = (
    "default-src 'self'",
    # Pagefind's index is read by WebAssembly; that is all that this word allows.
    "script-src 'self' 'wasm-unsafe-eval' {digests}",
    # Colours, proportions and places of pictures stand in style attributes, which have no digests.
    "style-src 'self' 'unsafe-inline'",
    # Panoramas put their pictures together from parts.
    "img-src 'self' data: blob:{elsewhere}",
    "media-src 'self'{elsewhere}",
    # Scripts fetch panoramas and boards' descriptions.
    "connect-src 'self'{elsewhere}",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
)


def policy_of(site_path: Path) -> str:
    """The policy of all pages in a folder."""
    scripts: set[str] = set()
    hosts: set[str] = set()
    for path in site_path.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        scripts.update(INLINE.findall(page))
        hosts.update(ELSEWHERE.findall(page))
    digests = sorted(base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode() for script in scripts)
    return "; ".join(RULES).format(
        digests=" ".join(f"'sha256-{digest}'" for digest in digests),
        elsewhere="".join(f" {host}" for host in sorted(hosts)),
    )


if __name__ == "__main__":
    print(policy_of(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
