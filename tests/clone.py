"""A clean clone of this project, as pre-commit and CI systems make one: what git knows, or would, and
nothing that was built."""
import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent

# What git and the programs under test see of the world.
ENVIRONMENT = {
    "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "dumb", "CFLAGS": "-O0",
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "T", "GIT_AUTHOR_EMAIL": "t@example.com",
    "GIT_COMMITTER_NAME": "T", "GIT_COMMITTER_EMAIL": "t@example.com",
}


def git(folder, *arguments, **settings):
    """Runs git in FOLDER; raises where it fails."""
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True,
                          env=ENVIRONMENT | {"HOME": str(folder)}, **settings)


def make_repository(folder, branch="main"):
    """An empty repository in FOLDER, which is made."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", f"--initial-branch={branch}")
    return folder


def commit_all(folder, message):
    """Commits what is in FOLDER; tells the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", f"--message={message}")
    return git(folder, "rev-parse", "HEAD").stdout.decode().strip()


def clone_into(folder):
    """Makes FOLDER a repository with the project in its present state; tells its commit."""
    listed = git(ROOT, "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others",
                 "--exclude-standard").stdout
    make_repository(folder)
    for name in os.fsdecode(listed).split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return commit_all(folder, "terlint")
