#!/usr/bin/env python3
"""settings.py TERLINT: what editors/README.md says to put into the settings of editors is read as they read it,
and what it starts is a language server; efm-langserver itself is asked what it finds."""
import json
import subprocess
import sys
import threading
import tomllib

import yaml

from world import PATIENCE, ROOT, World

EDITORS = ROOT / "editors"


def read_json(path):
    return json.loads((EDITORS / path).read_text(encoding="utf-8"))


def servers():
    """The command of each server, by the file that names it."""
    helix = tomllib.loads((EDITORS / "helix/languages.toml").read_text(encoding="utf-8"))
    server = helix["language-server"]["terlint"]
    for language in helix["language"]:
        assert language["language-servers"][0] == "terlint"
        yield f"Helix, {language['name']}", [server["command"], *server["args"]]
    for name, server in read_json("kate/settings.json")["servers"].items():
        yield f"Kate, {name}", server["command"]
    yield "Sublime Text", read_json("sublime-text/LSP.sublime-settings")["clients"]["terlint"]["command"]
    server = read_json("coc/coc-settings.json")["languageserver"]["terlint"]
    yield "coc.nvim", [server["command"], *server["args"]]
    server = read_json("zed/settings.json")["lsp"]["yaml-language-server"]["binary"]
    yield "Zed", [server["path"], *server["arguments"]]


class Client:
    """A client of the server that COMMAND starts."""

    def __init__(self, world, command):
        self.process = subprocess.Popen(command, cwd=world.project, env=world.environment, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.timer = threading.Timer(PATIENCE, self.process.kill)
        self.timer.start()
        self.send(id=1, method="initialize", params={"rootUri": world.project.as_uri(), "capabilities": {}})
        self.initialized = self.await_message(lambda message: message.get("id") == 1)["result"]
        self.send(method="initialized", params={})

    def send(self, **message):
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def receive(self):
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.startswith(b"Content-Length:"):
                length = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(length))

    def await_message(self, condition):
        """The first message that fulfils CONDITION."""
        while not condition(message := self.receive()):
            pass
        return message

    def end(self):
        """Shuts the server down; tells its exit code."""
        self.send(id=2, method="shutdown")
        self.await_message(lambda message: message.get("id") == 2)
        self.send(method="exit")
        self.process.stdin.close()
        self.timer.cancel()
        return self.process.wait(PATIENCE)


def check_efm(world, name, language):
    """efm-langserver finds what it has to in the file NAME, at its places."""
    client = Client(world, ["efm-langserver", "-c", str(EDITORS / "efm/config.yaml")])
    path = world.project / name
    document = {"uri": path.as_uri(), "languageId": language, "version": 1, "text": path.read_text(encoding="utf-8")}
    client.send(method="textDocument/didOpen", params={"textDocument": document})
    found = client.await_message(lambda message: message.get("method") == "textDocument/publishDiagnostics")
    got = [f"{item['range']['start']['line'] + 1}:{item['range']['start']['character'] + 1} {item['severity']} "
           f"{item['source']} {item['message']}" for item in found["params"]["diagnostics"]]
    world.expect(f"efm-langserver, {name}", got, EXPECTED[name])
    client.timer.cancel()
    client.process.kill()
    client.process.wait()


EXPECTED = {
    "requests/nightly.yaml": [
        "2:18 1 terlint UUID should be in canonical form, 8e3b7512-175d-4c22-b1d5-effedcda26fb, or the execution stays "
        "PENDING [worker-queue-id-canonical]",
        "3:9 1 terlint Input should be a valid boolean, unable to interpret input [bool-parsing]",
        "5:20 1 terlint Input should be a valid string [string-type]",
        "9:7 1 terlint Value error, 'type' field is required for HTTP/SSE transport [mcp-transport]",
        '10:66 3 terlint The secret "api_tokn" is not declared in secrets [undeclared-secret]',
    ],
    "requests/weekly.json": [
        "4:13 2 terlint `stream` is taken as true [coerced-boolean]",
        "5:50 1 terlint Input should be a valid string [string-type]",
    ],
}


def main():
    """Starts all of them."""
    with World(sys.argv[1]) as world:
        for name, command in servers():
            client = Client(world, command)
            world.expect(name, [client.initialized["serverInfo"]["name"], client.end()], ["terlint", 0])
        efm = yaml.safe_load((EDITORS / "efm/config.yaml").read_text(encoding="utf-8"))
        world.expect("efm-langserver", sorted(efm["languages"]), ["json", "yaml"])
        for name, language in (("requests/nightly.yaml", "yaml"), ("requests/weekly.json", "json")):
            check_efm(world, name, language)
        named = {str(path.relative_to(EDITORS).parts[0]) for path in EDITORS.glob("*/*")}
        told = (EDITORS / "README.md").read_text(encoding="utf-8")
        world.expect("README", [name for name in sorted(named) if f"]({name}" not in told], [])
        world.expect("processes left", world.end_processes(), 0)
        return world.total()


if __name__ == "__main__":
    sys.exit(main())
