"""The Chromium that the browser tests drive and how it is started; as a script, makes sure that there is one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The shell is the same engine without windows, which makes the tests three times as fast.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DEBIAN = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
INSTALLERS = {
    "apt-get": (
        SHELL,
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-qq", "-y", "--no-install-recommends", SHELL],
    ),
    "dnf": ("chromium-browser", ["dnf", "install", "-q", "-y", "chromium"]),
}
"""What each package manager brings, and by which commands."""
FONTS = Path(__file__).parent / "fonts" / "fonts.conf"
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
# Letters are as wide as the font says, whatever the screen.
EXACT = "--font-render-hinting=none"


def find() -> str | None:
    """Path of the first Chromium or Chrome on PATH, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def launch_options() -> dict[str, object]:
    """How Playwright starts the machine's own Chromium: it asks nobody for anything, and knows our own fonts only."""
    path = find()
    assert path, "không thấy Chromium; `make browser` cài hoặc nói phải làm gì"
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    return {"executable_path": path, "args": ["--no-sandbox", EXACT, *QUIET], "env": environment}


def install() -> None:
    """Install Chromium by the system's package manager, when there is one that we know and we may use it."""
    tool = next((name for name in INSTALLERS if shutil.which(name)), None)
    if tool is None or os.geteuid() != 0:
        return
    name, *commands = INSTALLERS[tool]
    if shutil.which(name):
        return
    print(f"Máy chưa có {name} cho kiểm tra trong trình duyệt; đang cài bằng {tool} …", flush=True)
    for command in commands:
        if subprocess.run(command, env=DEBIAN, stdin=subprocess.DEVNULL, check=False).returncode:
            return


if __name__ == "__main__":
    install()
    if not find():
        sys.exit(f"Kiểm tra trong trình duyệt cần một trong các lệnh {', '.join(NAMES)}; hãy cài rồi chạy lại.")
