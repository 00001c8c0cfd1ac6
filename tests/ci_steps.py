#!/usr/bin/env python3
"""ci_steps.py: what action.yml and ci/gitlab-ci.yml have a runner do is done here, from a clean clone, as a
runner's shell would; and examples/gate.sh submits to a server on this machine.

Package managers are stand-ins that note what they are asked for: what is there need not be installed.
"""
import http.server
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading

import yaml

from clone import ENVIRONMENT, clone_into, git

QUEUE = "worker_queue_id: 8e3b7512-175d-4c22-b1d5-effedcda26fb\n"
GOOD = "prompt: x\n" + QUEUE
BAD = GOOD + "stream: maybe\n"
EXPRESSION = re.compile(r"\$\{\{ *([^}]*?) *\}\}")


class World:
    """A folder with a clean clone of terlint, a job's workspace, and programs that stand in for others."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.clone, self.workspace = self.folder / "clone", self.folder / "workspace"
        clone_into(self.clone)
        self.workspace.mkdir()
        git(self.workspace, "init", "--quiet")
        self.programs = self.folder / "programs"
        self.programs.mkdir()
        self.log = self.folder / "installed"
        for name in ("apt-get", "sudo"):
            self.program(name, f'[ {name} = apt-get ] || exec "$@"\necho "$@" >>{self.log}')

    def program(self, name, script):
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def requests(self, **texts):
        """Makes TEXTS the requests of the workspace."""
        folder = self.workspace / "my requests"
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for name, text in texts.items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")

    def shell(self, script, options, folder, **variables):
        """(exit code, all output) of SCRIPT as a file given to sh."""
        path = self.folder / "step.sh"
        path.write_text(script, encoding="utf-8")
        environment = ENVIRONMENT | {"PATH": f"{self.programs}:{ENVIRONMENT['PATH']}"} | variables
        result = subprocess.run(["sh", *options, path], cwd=folder, env=environment, text=True, check=False,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return result.returncode, result.stdout

    def installed(self):
        """What the package manager was asked for, which is then forgotten."""
        text = self.log.read_text(encoding="utf-8") if self.log.exists() else ""
        self.log.unlink(missing_ok=True)
        return text


def contains(result, code, *texts):
    assert result[0] == code and all(text in result[1] for text in texts), f"exit {result[0]}\n{result[1]}"


# --- GitHub ---

def run_action(world, variables=None, **inputs):
    """((exit code, output), outputs of the steps) of the action's own steps, the last of which hands on."""
    action = yaml.safe_load((world.clone / "action.yml").read_text(encoding="utf-8"))
    known = {f"inputs.{name}": value.get("default", "") for name, value in action["inputs"].items()}
    known |= {f"inputs.{name}": value for name, value in inputs.items()}
    assert set(known) == {f"inputs.{name}" for name in action["inputs"]}, "no other inputs than it has"

    def fill(text):
        return EXPRESSION.sub(lambda found: known[found[1]], text)

    results, temporary = (0, ""), world.folder / "runner"
    temporary.mkdir(exist_ok=True)
    outputs = temporary / "output"
    outputs.write_text("", encoding="utf-8")
    for step in action["runs"]["steps"]:
        if "run" not in step:
            assert step["if"] == "always() && steps.lint.outputs.sarif != ''"
            continue
        assert step["shell"] == "sh"
        folder = world.workspace / fill(step.get("working-directory", "."))
        environment = {name: fill(value) for name, value in step.get("env", {}).items()}
        results = world.shell(step["run"], ["-e"], folder, GITHUB_ACTION_PATH=str(world.clone),
                              RUNNER_TEMP=str(temporary), GITHUB_OUTPUT=str(outputs), GITHUB_ACTIONS="true",
                              **environment | (variables or {}))
        if results[0] != 0:
            break
    return results, outputs.read_text(encoding="utf-8")


def the_action_builds_and_lints(world):
    world.requests(good=GOOD)
    result, outputs = run_action(world, paths="my requests")
    assert result == (0, "nothing found in 1 document of 1 file\n") and outputs == "", result
    assert (world.clone / "build-ci/terlint").exists() and world.installed() == ""


def the_action_fails_on_findings(world):
    world.requests(bad=BAD, good=GOOD)
    result, outputs = run_action(world, paths="my requests/good.yaml\nmy requests/bad.yaml", sarif="a b.sarif")
    contains(result, 1, "my requests/bad.yaml:3:9: error[bool-parsing]",
             "::error title=bool-parsing,file=my requests/bad.yaml,line=3,", "1 error in 2 documents of 2 files")
    report = json.loads((world.workspace / "a b.sarif").read_text(encoding="utf-8"))
    assert [found["ruleId"] for found in report["runs"][0]["results"]] == ["bool-parsing"]
    assert outputs == f"sarif={world.workspace}/a b.sarif\n", outputs


def the_action_passes_its_inputs(world):
    world.requests(warned=GOOD + "sytem_prompt: x\n", **{"-x": BAD})
    contains(run_action(world, paths="warned.yaml", **{"working-directory": "my requests"})[0], 0, "1 warning in 1")
    contains(run_action(world, paths="warned.yaml", **{"working-directory": "my requests", "fail-on": "warning"})[0],
             1, "::warning title=unknown-field,file=my requests/warned.yaml,")
    contains(run_action(world, paths="my requests", args="--ignore bool-parsing --max-diagnostics 0")[0], 0, "1 warning")
    contains(run_action(world, paths="-x.yaml", **{"working-directory": "my requests"})[0], 1, "-x.yaml:3:9: error")
    contains(run_action(world, **{"fail-on": "sometimes"})[0], 2, "TERLINT_FAIL_ON sometimes: takes")
    contains(run_action(world)[0], 2, "nothing to check")
    assert world.installed() == ""


def the_action_installs_what_is_missing(world):
    run_action(world, {"PKG_CONFIG_LIBDIR": "/nowhere"}, paths="my requests")
    installed = world.installed().splitlines()
    assert installed[0].endswith("update -qq") and installed[-1].endswith(" libyaml-dev libpcre2-dev"), installed


def the_action_takes_an_installed_terlint(world):
    world.requests(good=GOOD)
    world.program("terlint", 'printf "installed: %s\\n" "$*"')
    result, _ = run_action(world, paths="my requests", args="-q")
    (world.programs / "terlint").unlink()
    contains(result, 0, "installed: check --format text -q @")


# --- GitLab ---

def run_template(world, **variables):
    """(exit code, output) of the job's before_script and script, which are one shell's."""
    template = yaml.safe_load((world.clone / "ci/gitlab-ci.yml").read_text(encoding="utf-8"))
    job = template["terlint"]
    assert job["artifacts"] == {"when": "always", "reports": {"codequality": "gl-code-quality-report.json"}}
    lines = "\n".join([*job["before_script"], *job["script"]])
    return world.shell(lines, ["-e"], world.workspace, **template["variables"] | variables)


def the_template_builds_and_reports(world):
    world.requests(bad=BAD)
    (world.workspace / "requests").symlink_to("my requests")
    result = run_template(world, TERLINT_URL=str(world.clone))
    contains(result, 1, "requests/bad.yaml:3:9: error[bool-parsing]")
    assert world.installed().splitlines()[-1].endswith(" ca-certificates git")
    report = json.loads((world.workspace / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert [found["check_name"] for found in report] == ["bool-parsing"]


def the_template_takes_an_installed_terlint(world):
    world.requests(good=GOOD)
    world.program("terlint", f'exec {world.clone}/ci/terlint "$@"')
    result = run_template(world, TERLINT_PATHS="requests/good.yaml")
    warned = run_template(world, TERLINT_FAIL_ON="nothing")
    (world.programs / "terlint").unlink()
    contains(result, 0, "nothing found in 1 document of 1 file")
    contains(warned, 2, "TERLINT_FAIL_ON nothing: takes")
    assert json.loads((world.workspace / "gl-code-quality-report.json").read_text(encoding="utf-8")) == []


# --- the shell's gate ---

class Server(http.server.HTTPServer):
    """Notes what is posted to it; refuses what asks for that."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.posts = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.posts.append((self.path, self.headers["Content-Type"], self.headers["Authorization"], body))
        self.send_response(404 if "refuse" in body else 200)
        self.end_headers()
        self.wfile.write(b'{"status":"PENDING"}')

    def log_message(self, *_):
        pass


def run_gate(world, *names, **variables):
    """((exit code, output), posts) of the gate with the requests NAMES."""
    server = Server()
    world.program("terlint", f'exec {world.clone}/ci/terlint "$@"')
    words = " ".join(f'"my requests/{name}.yaml"' for name in names)
    result = world.shell(f"exec sh {world.clone}/examples/gate.sh {words}", [], world.workspace, 
                         **{"API": server.address, "TEAM": "team-1"} | variables)
    (world.programs / "terlint").unlink()
    server.shutdown()
    server.server_close()
    return result, server.posts


def the_gate_submits_what_is_clean(world):
    world.requests(one=GOOD, two=f"prompt: \"a\\nb\"\n{QUEUE}---\nprompt: 'ä'\n{QUEUE}")
    result, posts = run_gate(world, "one", "two", API_TOKEN="secret")
    contains(result, 0, '{"status":"PENDING"}\n' * 3)
    queue = '"worker_queue_id":"8e3b7512-175d-4c22-b1d5-effedcda26fb"}'
    assert [post[3] for post in posts] == ['{"prompt":"x",' + queue, '{"prompt":"a\\nb",' + queue,
                                           '{"prompt":"ä",' + queue], posts
    assert {post[:3] for post in posts} == {("/api/v1/teams/team-1/execute", "application/json", "Bearer secret")}


def the_gate_submits_nothing_else(world):
    world.requests(good=GOOD, bad=BAD, warned=GOOD + "sytem_prompt: x\n")
    result, posts = run_gate(world, "good", "bad")
    contains(result, 1, "bad.yaml:3:9: error[bool-parsing]")
    assert posts == []
    result, posts = run_gate(world, "good", "warned", TERLINT_FAIL_ON="warning")
    contains(result, 1, "unknown-field")
    assert posts == []
    result, posts = run_gate(world, "good", "absent")
    contains(result, 2, "absent.yaml: No such file")
    assert posts == []
    contains(run_gate(world, "good", TEAM="")[0], 2, "TEAM: is not set")


def the_gate_stops_where_it_is_refused(world):
    world.requests(one=GOOD.replace("x", "refuse"), two=GOOD)
    result, posts = run_gate(world, "one", "two")
    assert result[0] == 22 and '404' in result[1] and len(posts) == 1, (result, posts)


def make_goes_through_the_gate(world):
    world.requests(good=GOOD, bad=BAD)
    world.program("terlint", f'exec {world.clone}/ci/terlint "$@"')
    make = f"exec make -s -f {world.clone}/examples/Makefile REQUESTS='requests/%s.yaml' lint"
    good = world.shell(make % "good", [], world.workspace)
    bad = world.shell(make % "bad", [], world.workspace)
    (world.programs / "terlint").unlink()
    contains(good, 0, "nothing found")
    contains(bad, 2, "requests/bad.yaml:3:9: error")


TESTS = [the_action_builds_and_lints, the_action_fails_on_findings, the_action_passes_its_inputs,
         the_action_installs_what_is_missing, the_action_takes_an_installed_terlint, the_template_builds_and_reports,
         the_template_takes_an_installed_terlint, the_gate_submits_what_is_clean, the_gate_submits_nothing_else,
         the_gate_stops_where_it_is_refused, make_goes_through_the_gate]


def main():
    """Runs the tests one after the other in one world, which is built in once."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        world = World(os.path.realpath(folder))
        for test in TESTS:
            try:
                test(world)
            except AssertionError as error:
                failed += 1
                print(f"--- {test.__name__}: line {error.__traceback__.tb_next.tb_lineno}: {error}")
    print(f"{len(TESTS) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
