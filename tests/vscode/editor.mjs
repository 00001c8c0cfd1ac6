// The real VS Code: code-server's, in Debian's Chromium, with a home, a workspace and an extension of its own.
// All of it talks to 127.0.0.1 alone, and nothing of it is left in the end.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";

const PATIENCE = 30_000; // milliseconds until something that is awaited is given up
const AGAIN = 3_000; // milliseconds after which a click is made again
const STEP = 50; // milliseconds between two looks
const server = join(dirname(createRequire(import.meta.url).resolve("code-server/package.json")), "lib/vscode/out/server-main.js");

/** Runs a command in a group of its own until the input ends; then that group ends, and the folder $0 goes. */
const guard = 'setsid "$@" </dev/null & cat; kill -KILL -$!; wait; rm -rf "$0"';

/** Waits until LOOK gives something but undefined and false. */
export async function until(look, what) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const value = await look();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`in vain awaited: ${what}`);
    await pause(STEP);
  }
}

export class Editor {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "terlint-vscode-"));
    this.workspace = join(this.folder, "work");
    this.data = join(this.folder, "data");
    this.environment = {
      PATH: process.env.PATH, HOME: join(this.folder, "home"), LANG: "C.UTF-8", EXTENSIONS_GALLERY: "{}",
    };
    for (const name of ["home", "work", "data"]) mkdirSync(join(this.folder, name));
  }

  /** Writes FILES, texts by name, below FOLDER. */
  write(files, folder = this.workspace) {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  }

  read(name) {
    return readFileSync(join(this.workspace, name), "utf8");
  }

  /** The settings of the machine, which a workspace may override, and those of the user. */
  configure(machine, user) {
    this.write({ "Machine/settings.json": JSON.stringify(machine), "User/settings.json": JSON.stringify(user) }, this.data);
  }

  #options(...more) {
    return [server, ...more, "--extensions-dir", join(this.folder, "extensions"), "--user-data-dir", this.data,
      "--telemetry-level", "off", "--accept-server-license-terms"];
  }

  /** What VS Code says when it installs the extension in the file VSIX. */
  install(vsix) {
    const options = { env: this.environment, encoding: "utf8" };
    return spawnSync(process.execPath, this.#options("--install-extension", vsix), options).stdout;
  }

  async start() {
    const log = join(this.folder, "log");
    const output = openSync(log, "w");
    // It and what it starts end when our end of the guard's input closes, even if we are killed. So does the browser.
    this.server = spawn("sh", ["-c", guard, this.folder, process.execPath,
      ...this.#options("--host", "127.0.0.1", "--port", "0", "--without-connection-token")],
    { env: this.environment, stdio: ["pipe", output, output], detached: true });
    this.ended = new Promise((resolve) => this.server.once("exit", resolve));
    this.port = await until(() => /listening on (\d+)/.exec(readFileSync(log, "utf8"))?.[1], "the server's port");
    this.browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      env: this.environment,
      args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
    });
    this.page = await this.browser.newPage({ viewport: { width: 1200, height: 800 } });
    this.page.setDefaultTimeout(PATIENCE);
    this.asked = new Set(); // what hosts
    this.page.on("request", (request) => this.asked.add(new URL(request.url()).hostname));
  }

  /** Loads the workspace, with the file NAME in the editor. */
  async load(name) {
    const address = `127.0.0.1:${this.port}`;
    const payload = JSON.stringify([["openFile", `vscode-remote://${address}${join(this.workspace, name)}`]]);
    await this.page.goto(`http://${address}/?folder=${this.workspace}&payload=${encodeURIComponent(payload)}`);
    await this.page.waitForSelector(".editor-instance .view-line", { timeout: PATIENCE });
  }

  async stop() {
    await this.browser?.close();
    this.server?.stdin.end();
    await this.ended;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }

  // --- what a user does ---

  press(keys) {
    return this.page.keyboard.press(keys);
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  async command(title) {
    const input = this.page.locator(".quick-input-widget");
    await until(async () => {
      await this.press("F1");
      return input.waitFor({ timeout: AGAIN }).then(() => true, () => false);
    }, "the list of commands");
    await this.type(title);
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: title }).waitFor();
    await this.press("Enter");
    // What the command asks may stand in the same place at once.
    await until(async () => (await input.isHidden()) || !(await input.locator("input[type=text]").inputValue()).startsWith(">"),
      "the end of the list of commands");
  }

  /** Opens the file NAME of the workspace, and no other one; the explorer shows its folder. */
  async open(name) {
    const tabs = this.page.locator(".tab");
    const tab = this.page.locator(".tab.active", { hasText: basename(name) });
    const row = this.page.locator(`.explorer-folders-view [aria-label^="${basename(name)}"]`).first();
    // The explorer may be moving its rows: a click that meets none, or another one, is made again.
    await until(async () => {
      await this.command("View: Close All Editors");
      await until(async () => (await tabs.count()) === 0, "no editor");
      await row.dblclick();
      return tab.waitFor({ timeout: AGAIN }).then(async () => (await tabs.count()) === 1, () => false);
    }, `${name} in an editor`);
    await this.page.waitForSelector(".editor-instance .view-line");
  }

  /** Puts the cursor at LINE and COLUMN of the file that is open. */
  async goTo(line, column) {
    await this.page.locator(".editor-instance .view-lines").first().click();
    await this.press("Control+g");
    await this.page.waitForSelector(".quick-input-widget", { state: "visible" });
    await this.type(`${line}:${column}`);
    await this.press("Enter");
    await this.page.waitForSelector(".quick-input-widget", { state: "hidden" });
  }

  // --- what a user sees ---

  /** The rows of the Problems panel, `message source code [Ln 1, Col 1]`, and those of their files. */
  async problems() {
    const rows = await this.page.locator(".markers-panel-container .monaco-list-row").allInnerTexts();
    return rows.map((row) => row.replace(/\s+/g, " ").trim());
  }

  /** Moves the mouse onto what LOCATOR finds, and waits for a hover with WORDS. */
  async hover(locator, words) {
    const { x, y, width, height } = await locator.boundingBox();
    await this.page.mouse.move(x + width / 2, y + height / 2);
    await this.page.locator(".monaco-hover:visible", { hasText: words }).first().waitFor();
  }

  /** The text of the first notification that says something like WORDS. */
  notification(words) {
    return this.page.locator(".notification-toast", { hasText: words }).first().innerText({ timeout: PATIENCE });
  }

  /** Where the cursor is. */
  async cursor() {
    return (await this.page.locator("#status\\.editor\\.selection").innerText()).trim();
  }

  exists(name) {
    return existsSync(join(this.workspace, name));
  }
}
