#!/usr/bin/env python3
"""fix_rights.py TERLINT: --fix keeps who may do what with a file, and leaves alone what it may not change.

Root, who may do everything, is somebody else where a case is about what one may not.
"""
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import tempfile

import fix_files
from fix_files import AFTER, BEFORE, TERLINT, check, check_alone, check_same, run, run_cases

IS_ROOT = os.geteuid() == 0
NOBODY = 65534
ANYBODY = 0xFFFFFFFF
OWNER, USER, GROUP, MASK, OTHERS = 1, 2, 4, 0x10, 0x20  # the kinds of entries of an ACL
ACCESS, DEFAULT = "system.posix_acl_access", "system.posix_acl_default"


def run_as_user(folder, *arguments):
    """terlint with ARGUMENTS, by one who may not do everything."""
    if not IS_ROOT:
        return run(folder, *arguments)
    with tempfile.TemporaryDirectory() as tools:
        os.chmod(tools, 0o755)
        shutil.copy(TERLINT, tools)
        command = [f"{tools}/terlint", "--no-config", *arguments]
        return subprocess.run(command, cwd=folder, capture_output=True, check=False, user=NOBODY, group=NOBODY,
                              extra_groups=[])


def give_to_user(*paths):
    for path in paths if IS_ROOT else ():
        os.chown(path, NOBODY, NOBODY)


def acl(*entries):
    """(kind, rights, whose) as Linux keeps them."""
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


def acl_for(user):
    """USER may read, and the file's group may not."""
    return acl((OWNER, 6, ANYBODY), (USER, 4, user), (GROUP, 0, ANYBODY), (MASK, 4, ANYBODY), (OTHERS, 0, ANYBODY))


# --- what stays ---


def owner_and_group_stay(folder):
    path = folder / "a.yaml"
    owners = [(1234, 4321)] if IS_ROOT else [(os.getuid(), group) for group in os.getgroups()]
    for owner, group in owners:
        path.write_text(BEFORE)
        path.chmod(0o640)
        os.chown(path, owner, group)
        done = run(folder, "--fix", "a.yaml")
        status = path.stat()
        check(done.stderr, done.stderr == b"nothing found in 1 document of 1 file\nfixed 1, 0 left\n")
        check(status, (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (owner, group, 0o640))
        check_same(path, AFTER)


def attributes_stay(_):
    """And what the folder gives to new files is not added. Beside TERLINT: where /tmp is no disk, it may keep
    no attributes."""
    with tempfile.TemporaryDirectory(dir=os.path.dirname(TERLINT)) as name:
        folder = pathlib.Path(name)
        with_acl, without = folder / "a.yaml", folder / "b.yaml"
        for path in (with_acl, without):
            path.write_text(BEFORE)
            path.chmod(0o640)
        os.setxattr(with_acl, ACCESS, acl_for(1000))
        os.setxattr(with_acl, "user.note", b"\0x")
        os.setxattr(folder, DEFAULT, acl_for(2000))
        done = run(folder, "--fix", ".")
        check(done.stderr, done.stderr == b"nothing found in 2 documents of 2 files\nfixed 2, 0 left\n")
        check("the ACL", os.getxattr(with_acl, ACCESS) == acl_for(1000))
        check("the note", os.getxattr(with_acl, "user.note") == b"\0x")
        check("another ACL", ACCESS not in os.listxattr(without))
        check("the mode", without.stat().st_mode & 0o777 == with_acl.stat().st_mode & 0o777 == 0o640)
        check_alone(folder, "a.yaml", "b.yaml")


# --- what is left alone ---


def a_read_only_file_stays(folder):
    path = folder / "a.yaml"
    path.write_text(BEFORE)
    path.chmod(0o444)
    folder.chmod(0o755)
    give_to_user(folder, path)
    done = run_as_user(folder, "--fix", "a.yaml")
    check(done.stderr, done.returncode == 2 and b"a.yaml: is not fixed: Permission denied\n" in done.stderr)
    check_same(path, BEFORE)
    check_alone(folder, "a.yaml")


def a_file_in_a_read_only_folder_stays(folder):
    path = folder / "a.yaml"
    path.write_text(BEFORE)
    give_to_user(folder, path)
    folder.chmod(0o555)
    done = run_as_user(folder, "--fix", "a.yaml")
    folder.chmod(0o755)
    check(done.stderr, done.returncode == 2 and b"a.yaml: is not fixed: Permission denied\n" in done.stderr)
    check_same(path, BEFORE)
    check_alone(folder, "a.yaml")


def sockets_and_devices_are_refused(folder):
    path = folder / "a.yaml"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        done = run(folder, "--fix", "a.yaml")
        check(done.stderr, done.returncode == 2 and b"a.yaml: No such device or address\n" in done.stderr)
        check("it is gone", path.is_socket())
    (folder / "null.yaml").symlink_to("/dev/null")
    done = run(folder, "--fix", "null.yaml")
    check(done.stderr, done.returncode == 1 and done.stderr.endswith(b"fixed 0, 1 left\n"))
    check("the device is gone", pathlib.Path("/dev/null").is_char_device())
    check_alone(folder, "a.yaml", "null.yaml")


def a_file_and_a_link_to_it_are_fixed_once(folder):
    (folder / "a.yaml").write_text(BEFORE)
    (folder / "link.yaml").symlink_to("a.yaml")
    done = run(folder, "--fix", "link.yaml", "a.yaml", "link.yaml")
    check(done.stderr, done.stderr.endswith(b"fixed 1, 0 left\n"))
    check_same(folder / "a.yaml", AFTER)
    check("the link is gone", (folder / "link.yaml").is_symlink())


# --- a full disk ---

FULL_DISK = """
mount -t tmpfs -o size=64k tmpfs disk && cp a.yaml disk && cd disk || exit 3
cat /dev/zero >filler 2>&-
"$0" --no-config --fix a.yaml; code=$?
ls -A; cmp a.yaml ../a.yaml && exit $code
"""


def a_full_disk_leaves_the_file_whole(folder):
    """On a file system of its own; where none may be mounted, a limit on the size of files takes its place."""
    text = BEFORE + "# more\n" * 2000
    (folder / "a.yaml").write_text(text)
    (folder / "disk").mkdir()
    alone = ["unshare", "--mount"] if IS_ROOT else ["unshare", "--mount", "--user", "--map-root-user"]
    done = subprocess.run([*alone, "sh", "-c", FULL_DISK, TERLINT], cwd=folder, capture_output=True, check=False)
    if done.stderr.startswith((b"unshare:", b"mount:")):
        (folder / "disk").rmdir()
        fix_files.a_full_disk_leaves_the_file_whole(folder)
        return
    check(done, done.returncode == 2 and done.stdout.endswith(b"\na.yaml\nfiller\n"))
    check(done, b"a.yaml: is not fixed: No space left on device\n" in done.stderr)


run_cases((
    owner_and_group_stay, attributes_stay, a_read_only_file_stays, a_file_in_a_read_only_folder_stays,
    sockets_and_devices_are_refused, a_file_and_a_link_to_it_are_fixed_once,
    a_full_disk_leaves_the_file_whole,
))
