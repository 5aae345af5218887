"""`.build/tested`: which commit was tested as a whole, and what came of it."""

import subprocess

PATH = ".build/tested"


def clean_commit():
    """The commit that the work tree is, or None where something in it is not committed."""
    changed = _git("status", "--porcelain")
    if changed is None or changed:
        return None
    return _git("rev-parse", "HEAD")


def write(commit, passed):
    with open(PATH, "w", encoding="utf-8") as file:
        file.write(f"{commit} {'passed' if passed else 'failed'}\n")


def _git(*words):
    result = subprocess.run(["git", *words], text=True, capture_output=True, check=False)
    return result.stdout.strip() if result.returncode == 0 else None
