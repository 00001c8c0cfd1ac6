// lsp_bench.mjs TERLINT: `terlint lsp` beside yaml-language-server with the request's JSON Schema, by one
// client in one run: how long from start to an answer, how long from a change to what is wrong, how much memory.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Client, capabilitiesOf } from "../tests/client.mjs";

const terlint = resolve(process.argv[2]);
const require = createRequire(import.meta.url);
const { version } = require("yaml-language-server/package.json");
const folder = mkdtempSync(join(tmpdir(), "terlint-bench-"));
const schema = join(folder, "request.schema.json");

// --- what is measured ---

const servers = [
  { name: "terlint lsp", command: [terlint, "lsp"], starts: 50, changes: 200, settings: {} },
  {
    name: `yaml-language-server ${version}`,
    command: [process.execPath, require.resolve("yaml-language-server/bin/yaml-language-server"), "--stdio"],
    starts: 5,
    changes: 20,
    settings: { yaml: { schemas: { [pathToFileURL(schema).href]: "*.yaml" }, schemaStore: { enable: false } } },
  },
];

const server = (i) => [`    s${i}:`, "      command: npx", '      args: ["-y"]', '      env: {A: "{{.env.VAR_1}}"}'];
const made = (count, make) => Array.from({ length: count }, (_, i) => make(i)).flat();

/** A request of LINES lines, of which nothing is wrong: a half of it prompt, a quarter variables, a quarter servers. */
function request(lines) {
  const servers = Math.ceil(lines / 16);
  const rest = lines - 6 - servers * 4;
  const variables = Math.floor(rest / 3) + 2;
  return [
    "stream: true", "worker_queue_id: 8e3b7512-175d-4c22-b1d5-effedcda26fb",
    "prompt: |", ...made(rest - variables, (i) => `  ${i}. Look at node ${i % 97}.`),
    "execution_environment:",
    "  env_vars:", ...made(variables, (i) => `    VAR_${i}: "v${i % 89}"`),
    "  mcp_servers:", ...made(servers, server),
  ].join("\n");
}

const stream = (lines) => made(lines / 20, () => `${request(19)}\n---\n`).join("").replace(/---\n$/, "");

const works = [
  { name: "300 lines", text: request(300) },
  { name: "50,000 lines, one request", text: request(50_000), rests: true },
  { name: "50,000 lines, a stream", text: stream(50_000) },
];

// --- measuring ---

const PATIENCE = 30_000; // milliseconds after which no more changes are made

const sorted = (values) => [...values].sort((a, b) => a - b);
const quantile = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];

async function begin(server) {
  const started = performance.now();
  const client = new Client(server.command, folder);
  client.settings = server.settings;
  await client.start(capabilitiesOf());
  return { client, took: performance.now() - started };
}

async function startTimes(server) {
  const times = [];
  for (let i = 0; i < server.starts; i++) {
    const { client, took } = await begin(server);
    times.push(took);
    await client.stop();
    client.dispose();
  }
  return times;
}

/** Milliseconds from a change of `stream: true` into a mistake, or back, to the diagnostics that say so. */
async function changeTime(client, uri, revision) {
  const toMistake = revision % 2 === 0;
  const range = { start: { line: 0, character: 8 }, end: { line: 0, character: toMistake ? 12 : 13 } };
  client.published.clear();
  const started = performance.now();
  await client.tell("textDocument/didChange", {
    textDocument: { uri, version: revision },
    contentChanges: [{ range, text: toMistake ? "maybe" : "true" }],
  });
  const told = () => client.published.get(uri)?.diagnostics.length === (toMistake ? 1 : 0);
  await client.until(told, `diagnostics of change ${revision}`);
  return performance.now() - started;
}

const residentMegabytes = ({ process: { pid } }) =>
  Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) * 1024 / 1e6;

/** Change times, and the memory after them. */
async function changeTimes(server, { text }, index) {
  const { client } = await begin(server);
  try {
    await client.tell("workspace/didChangeConfiguration", { settings: server.settings });
    const uri = await client.open(`work-${index}.yaml`, "yaml", text);
    await client.until(() => client.published.has(uri), "first diagnostics");
    const times = [];
    const end = performance.now() + PATIENCE;
    for (let i = 0; i < server.changes + 4 && (i < 8 || performance.now() < end); i++)
      times.push(await changeTime(client, uri, i + 2));
    return { times: times.slice(4), resident: residentMegabytes(client) };
  } finally {
    client.dispose();
  }
}

// --- telling ---

const tell = (what, figures) => console.log(`${what}: ${figures.map((text, i) => `${servers[i].name} ${text}`).join(", ")}`);

try {
  writeFileSync(schema, execFileSync(terlint, ["schema"]));
  const starts = [];
  for (const server of servers) starts.push(await startTimes(server));
  tell("start to `initialize` answered, median", starts.map((times) => `${quantile(times, 0.5).toFixed(1)} ms`));
  for (const [index, work] of works.entries()) {
    const runs = [];
    for (const server of servers) runs.push(await changeTimes(server, work, index));
    tell(`change to diagnostics, ${work.name}, median and p95`, runs.map(({ times }) =>
      `${quantile(times, 0.5).toFixed(2)} ms and ${quantile(times, 0.95).toFixed(2)} ms`));
    if (work.rests) tell(`resident with ${work.name}`, runs.map(({ resident }) => `${resident.toFixed(0)} MB`));
  }
} finally {
  rmSync(folder, { recursive: true });
}
