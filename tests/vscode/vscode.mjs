// vscode.mjs TERLINT VSIX: what a user of the extension does and sees, in the real VS Code. Where a check fails,
// there is a picture of the screen beside VSIX.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Editor, until } from "./editor.mjs";

const [terlint, vsix] = process.argv.slice(2).map((path) => resolve(path));

// --- the workspace ---

const QUEUE = "worker_queue_id: 8e3b7512-175d-4c22-b1d5-effedcda26fb";
const yaml = `prompt: "Grüße 😀"
${QUEUE}
execution_environment:
  env_vars: {NAME: "😀", PORT: 8080}
  secrets: [api_token]
  mcp_servers:
    web:
      command: npx
      args: ["{{.secret.api_token}}"]
`;
const files = {
  "requests/a.yaml": yaml,
  "requests/b.json": '{"prompt": "x", "worker_queue_id": "8e3b7512-175d-4c22-b1d5-effedcda26fb", "stream": "yes"}\n',
  "requests/c.ndjson": '{"prompt": "x", "worker_queue_id": "8e3b7512-175d-4c22-b1d5-effedcda26fb"}\n{"prompt": 1}\n',
  "notes.yaml": "prompt: 1\n",
  // What a workspace names is run only where it is trusted.
  ".vscode/settings.json": JSON.stringify({ "terlint.executablePath": "./theirs" }),
  theirs: `#!/bin/sh\n: >"$(dirname "$0")/ran"\nexec ${terlint} "$@"\n`,
};

const machine = (executablePath) => ({ "terlint.executablePath": executablePath });
const user = {
  "workbench.startupEditor": "none",
  "telemetry.telemetryLevel": "off",
  "editor.codeActionsOnSave": { "source.fixAll.terlint": "explicit" },
  "editor.hover.delay": 50,
};
const completed = yaml.replace("8080", '"8080"').replace(QUEUE, `${QUEUE}\nstream: true`);
const editor = new Editor();
let passed = 0;
let failed = 0;

async function check(name, body) {
  try {
    await body();
    passed++;
  } catch (error) {
    failed++;
    console.log(`--- ${name}: ${error.message}`);
    await editor.page?.screenshot({ path: `${vsix}-${failed}.png` });
  }
}

const row = (text, rule, line, column, help) => `${text} terlint ${rule} [Ln ${line}, Col ${column}] ${help}`;
const noString = (line, column) =>
  row("Input should be a valid string", "string-type", line, column, "Put the value into quotes.");

const missing = (line, column) => row("Field required: worker_queue_id", "missing", line, column,
  "Add the field; `prompt` and `worker_queue_id` are the two that every request needs.");

/** Waits until the Problems panel has those findings, whatever files they are in. */
async function problems(expected) {
  let rows;
  const same = async () => {
    rows = (await editor.problems()).filter((text) => text.includes("[Ln "));
    return JSON.stringify(rows) === JSON.stringify(expected);
  };
  await until(same, `problems ${JSON.stringify(expected)}`).catch(() => assert.deepEqual(rows, expected));
}

const saved = async (name, expected) => {
  await editor.press("Control+s");
  await until(() => editor.read(name) === expected, `${name} with\n${expected}`).catch(() =>
    assert.equal(editor.read(name), expected));
};

const checks = {
  async "the extension is the program's"() {
    const manifest = JSON.parse(spawnSync("unzip", ["-p", vsix, "extension/package.json"], { encoding: "utf8" }).stdout);
    const version = spawnSync(terlint, ["--version"], { encoding: "utf8" }).stdout.trim();
    assert.equal(`terlint ${manifest.version}`, version);
  },
  async "it holds what it needs, and no more"() {
    const { stdout } = spawnSync("unzip", ["-Z1", vsix], { encoding: "utf8" });
    assert.deepEqual(stdout.trim().split("\n").filter((name) => name.startsWith("extension/")).sort(), [
      "extension/CHANGELOG.md", "extension/LICENSE.txt", "extension/README.md", "extension/dist/extension.js",
      "extension/package.json"]);
  },
  async "it is installed"() {
    assert.match(editor.install(vsix), /'terlint.vsix' was successfully installed/);
  },
  async "VS Code starts, and does not trust the folder"() {
    await editor.start();
    await editor.load("requests/a.yaml");
    await editor.page.getByText("No, I don't trust the authors").click();
    await editor.command("Problems: Focus on Problems View");
  },
  async "findings come without trust"() {
    await problems([noString(4, 32)]);
    assert.equal(await editor.page.locator(".squiggly-error").count(), 1);
  },
  async "what the folder names is not run without it"() {
    assert.equal(editor.exists("ran"), false);
  },
  async "it is run with it"() {
    await editor.command("Workspaces: Manage Workspace Trust");
    await editor.page.locator(".workspace-trust-editor").getByText("Trust", { exact: true }).first().click();
    await until(() => editor.exists("ran"), "the program of the folder");
    await editor.open("requests/a.yaml");
    await problems([noString(4, 32)]);
  },
  async "a hover says why"() {
    await editor.hover(editor.page.locator(".squiggly-error"), "Put the value into quotes");
    await editor.hover(editor.page.locator(".squiggly-error"), "The server refuses the request");
  },
  async "a quick fix fixes"() {
    await editor.goTo(4, 33);
    await editor.press("Control+.");
    await editor.page.locator(".action-widget .monaco-list-row.focused", { hasText: "quotes" }).waitFor();
    await editor.press("Enter");
    await problems([]);
    await saved("requests/a.yaml", yaml.replace("8080", '"8080"'));
  },
  async "what is missing is completed"() {
    await editor.goTo(2, 99);
    await editor.press("Enter");
    await editor.type("str");
    await editor.press("Control+Space");
    await editor.page.locator(".suggest-widget .monaco-list-row.focused", { hasText: "stream" }).waitFor();
    await editor.press("Enter");
    await editor.page.locator(".suggest-widget .monaco-list-row.focused", { hasText: "true" }).waitFor();
    await editor.press("Enter");
    await saved("requests/a.yaml", completed);
  },
  async "a template leads to its secret"() {
    await editor.goTo(10, 25);
    await editor.press("F12");
    await until(async () => (await editor.cursor()).startsWith("Ln 6, Col 13"), "the place of the secret");
  },
  async "both are renamed together"() {
    await editor.press("F2");
    const input = editor.page.locator(".rename-box input");
    await input.fill("other");
    await input.press("Enter");
    await until(async () => (await editor.page.locator(".view-lines").innerText()).includes("secret.other"), "the new name");
    await saved("requests/a.yaml", completed.replaceAll("api_token", "other"));
  },
  async "saving fixes JSON"() {
    await editor.open("requests/b.json");
    await problems([row("`stream` is taken as true", "coerced-boolean", 1, 86, "Write true or false, without quotes.")]);
    // VS Code saves without the fix where the editor's own JSON support, just started, keeps it waiting.
    await until(async () => {
      await editor.goTo(1, 1);
      await editor.type(" ");
      await editor.press("Control+s");
      await pause(1000);
      return !editor.read("requests/b.json").includes('"yes"');
    }, "a file that is fixed");
    assert.equal(editor.read("requests/b.json").trimStart(), files["requests/b.json"].replace('"yes"', "true"));
    await problems([]);
  },
  async "JSON Lines"() {
    await editor.open("requests/c.ndjson");
    await problems([missing(2, 1), noString(2, 12)]);
  },
  async "what is closed has no findings, and has them again when it is opened"() {
    await editor.open("notes.yaml");
    await problems([]);
    await editor.open("requests/c.ndjson");
    await problems([missing(2, 1), noString(2, 12)]);
  },
  async "a configuration counts when it is written"() {
    editor.write({ ".terlint.yaml": "rules: {missing: off}\n" });
    await problems([noString(2, 12)]);
  },
  async "what is not open has findings where the configuration includes it"() {
    await editor.open("notes.yaml");
    await problems([]);
    editor.write({ ".terlint.yaml": "include: [requests/]\n" });
    await problems([missing(2, 1), noString(2, 12)]);
  },
  async "a rule is explained"() {
    await editor.command("terlint: Explain a Rule");
    await editor.page.getByPlaceholder("Which rule?").fill("mcp-transport");
    await editor.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: "mcp-transport" }).waitFor();
    await editor.press("Enter");
    await editor.page.locator(".tab.active", { hasText: "Preview mcp-transport.md" }).waitFor();
    await editor.page.locator(".tab.active .codicon-close").click(); // it takes the keys
  },
  async "it is started anew"() {
    rmSync(join(editor.workspace, "ran"));
    await editor.command("terlint: Restart the Language Server");
    await until(() => editor.exists("ran"), "the program of the folder");
  },
  async "it says when there is no program"() {
    editor.write({ ".vscode/settings.json": JSON.stringify(machine("./gone")) });
    const text = await editor.notification("terlint");
    assert.match(text, /terlint is not installed: there is no program .*\/gone\. Requests are not checked until it can\./);
    await problems([]);
  },
  async "and checks again when there is one"() {
    editor.write({ ".vscode/settings.json": "{}" });
    await problems([missing(2, 1), noString(2, 12)]);
  },
  async "nobody else was asked anything"() {
    // By the last one, views name what they show; it is answered inside of the browser.
    const ours = (host) => host === "" || host === "127.0.0.1" || host.endsWith(".vscode-resource.vscode-cdn.net");
    assert.deepEqual([...editor.asked].filter((host) => !ours(host)), []);
  },
  async "it says what another program answers"() {
    editor.write({ ".vscode/settings.json": JSON.stringify(machine("/bin/true")) });
    assert.match(await editor.notification("cannot serve"), /terlint cannot serve the editor: \/bin\/true ended with 0\./);
  },
  async "where there are no requests, only the output says that there is no program"() {
    editor.workspace = join(editor.folder, "other");
    editor.write({ "notes.yaml": "prompt: 1\n", "request.yaml": "prompt: 1\n" });
    editor.configure(machine("/nowhere/terlint"), user);
    await editor.load("notes.yaml");
    await editor.page.getByText("No, I don't trust the authors").click();
    await until(async () => {
      await editor.command("terlint: Show Output");
      const said = editor.page.locator(".output-view .view-lines", { hasText: "terlint is not installed" });
      return said.waitFor({ timeout: 3000 }).then(() => true, () => false);
    }, "word that there is no program");
    assert.equal(await editor.page.locator(".notification-toast", { hasText: "terlint is not" }).count(), 0);
  },
  async "a request that is opened has it told, once"() {
    await editor.open("request.yaml");
    const toast = editor.page.locator(".notification-toast", { hasText: "terlint is not installed" });
    await toast.waitFor();
    await editor.command("Notifications: Clear All Notifications");
    await toast.waitFor({ state: "hidden" });
    await editor.open("request.yaml");
    await editor.open("notes.yaml");
    assert.equal(await toast.count(), 0);
  },
};

try {
  editor.write(files);
  chmodSync(join(editor.workspace, "theirs"), 0o755);
  editor.configure(machine(terlint), user);
  // Each begins where the one before it has left the editor: after a failure there is nothing to be seen.
  for (const [name, body] of Object.entries(checks)) if (failed === 0) await check(name, body);
} finally {
  await editor.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
