"""Lighthouse's scores for the pages most read, on its simulated phone.

python benchmarks/lighthouse.py
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from common import build, built, chromium, packages

PAGES = {
    "trang chủ": "",
    "tỉnh": "tinh/kien-giang/",
    "văn bản": "van-ban/kien-giang/1377-ubnd-kgvx-2021/",
}
LEAST = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 95}


def report(lighthouse: Path, url: str) -> dict[str, dict]:
    """Return what ``lighthouse`` says of the page at ``url``."""
    flags = ("--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox")
    only = f"--only-categories={','.join(LEAST)}"
    environment = {**os.environ, "CHROME_PATH": chromium.find() or ""}
    done = subprocess.run([lighthouse, url, only, *flags], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"Lighthouse không chạy được: {done.stderr}")
    return json.loads(done.stdout)


def faults(said: dict[str, dict], category: str) -> list[str]:
    """Return the audits that cost ``category`` points."""
    weighed = {audit["id"] for audit in said["categories"][category]["auditRefs"] if audit["weight"]}
    audits = (said["audits"][name] for name in sorted(weighed))
    return [f"{audit['id']}: {audit['title']}" for audit in audits if (audit["score"] or 0) < 1]


def main() -> int:
    """Print each page's scores; return 1 if one is too low."""
    lighthouse = packages() / ".bin" / "lighthouse"
    low = False
    with built.served(build()) as address:
        for name, where in PAGES.items():
            said = report(lighthouse, f"{address}{where}")
            scores = {category: round(said["categories"][category]["score"] * 100) for category in LEAST}
            print(f"{name:10}", *(f"{category} {score}" for category, score in scores.items()), flush=True)
            for category in (each for each in LEAST if scores[each] < LEAST[each]):
                low = True
                print(*(f"  {fault}" for fault in faults(said, category)), sep="\n")
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
