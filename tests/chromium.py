"""The Chromium that the browser tests drive and how it is started; as a script, makes sure that there is one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DEBIAN = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
INSTALLERS = {
    "apt-get": (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium"],
    ),
    "dnf": (["dnf", "install", "-q", "-y", "chromium"],),
}
FONTS = Path(__file__).parent / "fonts" / "fonts.conf"
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


def find() -> str | None:
    """Path of the first Chromium or Chrome on PATH, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def launch_options() -> dict[str, object]:
    """How Playwright starts the machine's own Chromium: it asks nobody for anything, and knows our own fonts only."""
    path = find()
    assert path, "không thấy Chromium; `make browser` cài hoặc nói phải làm gì"
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    return {"executable_path": path, "args": ["--no-sandbox", *QUIET], "env": environment}


def install() -> None:
    """Install Chromium by the system's package manager, when there is one that we know and we may use it."""
    tool = next((name for name in INSTALLERS if shutil.which(name)), None)
    if tool is None or os.geteuid() != 0:
        return
    print(f"Máy chưa có Chromium cho kiểm tra trong trình duyệt; đang cài bằng {tool} …", flush=True)
    for command in INSTALLERS[tool]:
        if subprocess.run(command, env=DEBIAN, stdin=subprocess.DEVNULL, check=False).returncode:
            return


if __name__ == "__main__":
    if not find():
        install()
    if not find():
        sys.exit(f"Kiểm tra trong trình duyệt cần một trong các lệnh {', '.join(NAMES)}; hãy cài rồi chạy lại.")
