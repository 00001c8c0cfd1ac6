// lsp_client.mjs TERLINT: an editor's day with `terlint lsp`, on vscode-jsonrpc, from start to exit: for each
// form of a request, diagnostics pushed and pulled, and positions in UTF-8, UTF-16 and UTF-32. All edits are
// applied, and all that the server says here and in fixtures/lsp is held to the protocol's own types.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Client, capabilitiesOf } from "./client.mjs";
import { faultsOf, missedFaults, saidInSessions } from "./protocol_types.mjs";

const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..");
const terlint = resolve(process.argv[2]);

// --- documents: one fault, behind characters of two and of four bytes on its line ---

const QUEUE = "8e3b7512-175d-4c22-b1d5-effedcda26fb";
const block = `prompt: Look
worker_queue_id: ${QUEUE}
execution_environment:
  env_vars: {GREETING: "😀 é", PORT: 8080}
  secrets: [api_token]
  mcp_servers:
    web:
      command: npx
      args: ["😀", "{{.secret.api_token}}"]
`;
const request = {
  prompt: "Look",
  worker_queue_id: QUEUE,
  execution_environment: {
    env_vars: { GREETING: "😀 é", PORT: 8080 },
    secrets: ["api_token"],
    mcp_servers: { web: { command: "npx", args: ["😀", "{{.secret.api_token}}"] } },
  },
};
const good = { prompt: "Look", worker_queue_id: QUEUE };

const forms = [
  { name: "a.yaml", language: "yaml", text: block },
  { name: "b.json", language: "json", text: `${JSON.stringify(request, null, 2)}\n`.replaceAll("\n", "\r\n") },
  { name: "c.jsonl", language: "jsonl", text: `${JSON.stringify(good)}\n${JSON.stringify(request)}\n` },
  { name: "d.yaml", language: "yaml", text: `prompt: Look\nworker_queue_id: ${QUEUE}\n---\n${block}` },
];

// --- the day ---

const at = (uri) => ({ textDocument: { uri } });

/** The names of symbols, those inside others too; each has its name inside of it. */
function namesOf(symbols) {
  const before = (a, b) => a.line < b.line || (a.line === b.line && a.character <= b.character);
  return symbols.flatMap(({ name, range, selectionRange, children = [] }) => {
    assert(before(range.start, selectionRange.start) && before(selectionRange.end, range.end), name);
    return [name, ...namesOf(children)];
  });
}

const steps = {
  async "what is wrong is told, at its place"({ client, uri, pulls }) {
    const [finding, ...others] = await client.diagnostics(uri, pulls);
    assert.deepEqual(others, []);
    assert.equal(finding.code, "string-type");
    assert.equal(finding.source, "terlint");
    assert.deepEqual(finding.range, client.rangeOf(uri, "8080"));
  },

  async "a hover says why"({ client, uri }) {
    const range = client.rangeOf(uri, "8080");
    const hover = await client.ask("textDocument/hover", { ...at(uri), position: range.start });
    assert.deepEqual(hover.range, range);
    assert.equal(hover.contents.kind, "markdown");
    assert.match(hover.contents.value, /string-type/);
    assert.equal(await client.ask("textDocument/hover", { ...at(uri), position: client.rangeOf(uri, "Look").start })
      .then(({ contents }) => contents.value.includes("`prompt`")), true);
  },

  async "a completion that is taken completes"({ client, uri }) {
    const text = client.textOf(uri);
    const { start, end } = client.rangeOf(uri, "{{.secret.api_token}}");
    await client.change(uri, [{ range: { start, end }, text: "{{.s" }]);
    const typed = client.rangeOf(uri, "{{.s").end;
    const answer = await client.ask("textDocument/completion", { ...at(uri), position: typed });
    const [item, ...others] = (answer.items ?? answer).filter(({ label }) => label.includes("api_token"));
    assert.deepEqual(others, []);
    await client.apply({ changes: { [uri]: [item.textEdit] } });
    assert.equal(client.textOf(uri), text);
  },

  async "a quick fix repairs what it is for"({ client, uri, pulls, text }) {
    const diagnostics = await client.diagnostics(uri, pulls);
    const actions = await client.ask("textDocument/codeAction",
      { ...at(uri), range: diagnostics[0].range, context: { diagnostics, only: ["quickfix"] } });
    const fixes = actions.filter(({ isPreferred }) => isPreferred);
    assert.equal(fixes.length, 1);
    assert.equal(fixes[0].kind, "quickfix");
    assert.deepEqual(fixes[0].diagnostics, diagnostics);
    await client.apply(fixes[0].edit);
    assert.equal(client.textOf(uri), text.replace("8080", '"8080"'));
    assert.deepEqual(await client.diagnostics(uri, pulls), []);
  },

  async "all is fixed at once"({ client, uri, pulls, text }) {
    const two = text.replace(/(GREETING"?: ?)"[^"]*"/, "$11");
    await client.change(uri, [{ text: two }]);
    assert.equal((await client.diagnostics(uri, pulls)).length, 2);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const actions = await client.ask("textDocument/codeAction",
      { ...at(uri), range, context: { diagnostics: [], only: ["source.fixAll"] } });
    assert.equal(actions.length, 1);
    assert.match(actions[0].kind, /^source\.fixAll/);
    await client.apply(actions[0].edit);
    assert.deepEqual(await client.diagnostics(uri, pulls), []);
    assert.equal(client.textOf(uri), two.replace("8080", '"8080"').replace(/(GREETING"?: ?)1/, '$1"1"'));
  },

  async "names lead to each other, and change together"({ client, uri, text }) {
    await client.change(uri, [{ text }]);
    const entry = client.rangeOf(uri, "api_token", 1);
    const use = client.rangeOf(uri, "api_token", 2);
    const place = { ...at(uri), position: use.start };
    const links = [await client.ask("textDocument/definition", place)].flat();
    assert.deepEqual(links.map((link) => [link.uri, link.range.start.line]), [[uri, entry.start.line]]);
    const references = await client.ask("textDocument/references", { ...place, context: { includeDeclaration: true } });
    assert.equal(references.length, 2);
    assert.equal((await client.ask("textDocument/prepareRename", place)).placeholder, "api_token");
    await client.apply(await client.ask("textDocument/rename", { ...place, newName: "other_token" }));
    assert.equal(client.textOf(uri), text.replaceAll("api_token", "other_token"));
    await assert.rejects(client.ask("textDocument/rename", { ...place, newName: "no name" }), { code: -32602 });
  },

  async "an outline, folds, selections and links"({ client, uri }) {
    const names = namesOf(await client.ask("textDocument/documentSymbol", at(uri)));
    for (const name of ["prompt", "execution_environment", "mcp_servers", "web"]) assert(names.includes(name), name);
    for (const { startLine, endLine } of await client.ask("textDocument/foldingRange", at(uri))) assert(startLine < endLine);
    const value = client.textOf(uri).includes('"npx"') ? '"npx"' : "npx";
    const positions = [client.rangeOf(uri, "npx").start];
    const [selection] = await client.ask("textDocument/selectionRange", { ...at(uri), positions });
    assert.deepEqual(selection.range, client.rangeOf(uri, value));
    assert(selection.parent.parent.parent);
    assert.deepEqual(await client.ask("textDocument/documentLink", at(uri)), []);
  },

  async "a configuration counts from when it is saved, and another one when it is set"({ client, uri, pulls, folder, text }) {
    const severities = async () => (await client.diagnostics(uri, pulls)).map(({ severity }) => severity);
    await client.change(uri, [{ text }]);
    assert.deepEqual(await severities(), [1]);
    for (const [settings, severity] of [["rules: {string-type: warning}\n", 2], ["rules: {string-type: info}\n", 3]]) {
      const { refreshes } = client;
      client.published.clear();
      writeFileSync(join(folder, ".terlint.yaml"), settings);
      await client.tell("workspace/didChangeWatchedFiles", { changes: [{ uri: client.uriOf(".terlint.yaml"), type: 2 }] });
      if (pulls) await client.until(() => client.refreshes > refreshes, "request to pull again");
      assert.deepEqual(await severities(), [severity]);
    }
    client.published.clear();
    client.settings.terlint = { config: join(folder, "off.yaml") };
    await client.tell("workspace/didChangeConfiguration", { settings: client.settings });
    await client.until(() => pulls || client.published.has(uri), "diagnostics by other settings");
    assert.deepEqual(await severities(), []);
    client.settings.terlint = { config: "" };
    await client.tell("workspace/didChangeConfiguration", { settings: client.settings });
  },

  async "what is not open is known too"({ client, pulls, folder, name, text }) {
    if (!pulls) return;
    mkdirSync(join(folder, "requests"));
    writeFileSync(join(folder, "requests", name), text);
    writeFileSync(join(folder, ".terlint.yaml"), "include: [requests/]\n");
    await client.tell("workspace/didChangeWatchedFiles", { changes: [{ uri: client.uriOf(".terlint.yaml"), type: 2 }] });
    const { items } = await client.ask("workspace/diagnostic", { previousResultIds: [] });
    assert.deepEqual(items.map((item) => [item.uri, item.items.map(({ code }) => code)]),
      [[client.uriOf(`requests/${name}`), ["string-type"]]]);
    const previousResultIds = items.map((item) => ({ uri: item.uri, value: item.resultId }));
    const again = await client.ask("workspace/diagnostic", { previousResultIds });
    assert.deepEqual(again.items.map(({ kind }) => kind), ["unchanged"]);
    // What closes unchanged is told anew: what the editor shows may be of a text that was never saved.
    await client.close(await client.open(`requests/${name}`, "yaml", ""));
    const anew = await client.ask("workspace/diagnostic", { previousResultIds });
    assert.deepEqual(anew.items.map(({ kind }) => kind), ["full"]);
  },

  async "who waits for news of all files has them when a file changes"({ client, uri, pulls, folder, name, text }) {
    if (!pulls) return;
    const known = await client.news([]);
    assert.deepEqual(known.map(({ kind }) => kind), ["full"]);
    let news;
    const waiting = client.news(known).then((items) => { news = items; });
    assert.notEqual((await client.diagnostics(uri, pulls)), undefined); // it is answered meanwhile
    assert.equal(news, undefined);
    writeFileSync(join(folder, "requests", name), `${text} `);
    await client.tell("workspace/didChangeWatchedFiles", { changes: [{ uri: client.uriOf(`requests/${name}`), type: 2 }] });
    await waiting;
    assert.deepEqual(news.map((item) => [item.kind, item.uri]), [["full", client.uriOf(`requests/${name}`)]]);
  },

  async "what is closed has nothing"({ client, uri, pulls }) {
    await client.close(uri);
    if (pulls) {
      assert.deepEqual(await client.diagnostics(uri, pulls), []);
      const { items } = await client.ask("workspace/diagnostic", { previousResultIds: [] });
      assert.deepEqual(items.filter((item) => item.uri === uri).map((item) => item.items), [[]]);
    } else await client.until(() => client.published.get(uri).diagnostics.length === 0, "word that there is nothing");
  },

  async "a menu stays one, however much is wrong"({ client }) {
    const lines = Array.from({ length: 300 }, (_, i) => `    V${i}: ${i}`);
    const uri = await client.open("requests/many.yaml", "yaml", ["execution_environment:", "  env_vars:", ...lines].join("\n"));
    const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
    const actions = await client.ask("textDocument/codeAction", { ...at(uri), range, context: { diagnostics: [] } });
    assert.equal(actions.filter(({ title }) => title === "Put the value into quotes").length, 100);
    const all = actions.find(({ title }) => title === "Fix all string-type in this file");
    assert.equal(all.edit.changes?.[uri].length ?? all.edit.documentChanges[0].edits.length, lines.length);
    await client.close(uri);
  },

  async "it leaves when it is asked to"({ client }) {
    assert.equal(await client.stop(), 0);
  },
};

// --- running ---

let passed = 0;
let failed = 0;
const said = [];

async function check(name, body) {
  try {
    await body();
    passed++;
  } catch (error) {
    failed++;
    console.log(`--- ${name}: ${error.message}`);
  }
}

async function spendDay(form, pulls, encoding) {
  const folder = mkdtempSync(join(tmpdir(), "terlint-client-"));
  const client = new Client([terlint, "lsp"], folder);
  try {
    const versioned = encoding !== "utf-8"; // both forms of edits have their turn
    writeFileSync(join(folder, "off.yaml"), "rules: {string-type: off}\n");
    writeFileSync(join(folder, ".terlint.yaml"), "");
    const { serverInfo } = await client.start(capabilitiesOf({ encoding, pulls, versioned }));
    const day = { ...form, client, pulls, folder, uri: await client.open(form.name, form.language, form.text) };
    for (const [name, step] of Object.entries(steps))
      await check(`${form.name}, ${pulls ? "pulled" : "pushed"}, ${encoding}: ${name}`, () => step(day));
    await check("it says who it is", () => assert.equal(serverInfo.name, "terlint"));
    await check(`positions in ${encoding}`, () => assert.equal(client.encoding, encoding));
    said.push(...client.said);
  } finally {
    client.dispose();
    rmSync(folder, { recursive: true });
  }
}

/** A client that cannot watch files, which waits for news of them. */
async function waitWithoutWatching() {
  const folder = mkdtempSync(join(tmpdir(), "terlint-client-"));
  const client = new Client([terlint, "lsp"], folder);
  try {
    writeFileSync(join(folder, ".terlint.yaml"), "include: ['*.yaml']\n");
    await client.start(capabilitiesOf({ pulls: true, watches: false }));
    const waiting = client.news([]);
    await client.ask("workspace/diagnostic", { previousResultIds: [] }); // it has been looked
    writeFileSync(join(folder, "a.yaml"), "prompt: 1\n");
    assert.deepEqual((await waiting).map((item) => item.uri), [client.uriOf("a.yaml")]);
    assert.equal(await client.stop(), 0);
  } finally {
    client.dispose();
    rmSync(folder, { recursive: true });
  }
}

const waiting = check("who cannot tell of changes has news of files, too", waitWithoutWatching);
for (const form of forms)
  for (const pulls of [false, true])
    for (const encoding of ["utf-8", "utf-16", "utf-32"]) await spendDay(form, pulls, encoding);

await waiting;
await check("faults are found where there are some", () => assert.deepEqual(missedFaults(root), []));
const messages = [...said, ...saidInSessions(join(root, "fixtures/lsp"))];
const faults = faultsOf(messages, root);
for (const [index, fault] of faults) console.log(`--- ${fault}\n${JSON.stringify(messages[index][2]).slice(0, 500)}`);
failed += faults.length;
passed += messages.length - new Set(faults.map(([index]) => index)).size;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
