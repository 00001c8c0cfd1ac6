// problem_matcher.mjs TERLINT: the matchers that GitHub gets for the short format find in each of its lines
// what the JSON report says.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..");
const terlint = resolve(process.argv[2]);
const matchers = JSON.parse(readFileSync(join(root, ".github/terlint-matcher.json"), "utf8")).problemMatcher;

const queue = "worker_queue_id: 8e3b7512-175d-4c22-b1d5-effedcda26fb\n";
const files = {
  ".terlint.yaml": "rules: {blank-prompt: info}\n",
  "a b.yaml": `prompt: 1\n${queue}`,
  "a:1.yaml": `prompt: x\n${queue}stream: ": error: [x]"\n`,
  "ä,(1).yaml": `prompt: x\n${queue}"key: error: x [y]": 1\n`,
  "blank.yaml": `prompt: " "\n${queue}`,
};

function run(folder, format) {
  const result = spawnSync(terlint, ["--format", format, "."], { cwd: folder, encoding: "utf8" });
  if (result.status !== 1) throw new Error(`exit ${result.status}: ${result.stderr}`);
  return result.stdout;
}

/** What the runner makes of LINE: what the first matcher finds that matches. */
function match(line) {
  const found = matchers
    .map(({ severity, pattern: [{ regexp, ...groups }] }) => {
      const groupsOf = new RegExp(regexp).exec(line);
      return groupsOf && { severity, ...Object.fromEntries(Object.entries(groups).map(([k, i]) => [k, groupsOf[i]])) };
    })
    .filter(Boolean);
  if (found.length !== 1) throw new Error(`${found.length} matchers take ${line}`);
  return found[0];
}

/** The findings of a JSON report, in the order of the short format. */
function wanted(report) {
  return report.files.flatMap(({ path, documents }) =>
    documents
      .flatMap(({ detail }) => detail)
      .sort((a, b) => a.range.start.offset - b.range.start.offset)
      .map(({ range: { start }, severity, rule }) => ({
        file: path,
        line: String(start.line),
        column: String(start.column),
        severity: severity === "info" ? "notice" : severity,
        code: rule,
      })),
  );
}

const folder = mkdtempSync(join(tmpdir(), "matcher-"));
let passed = 0;
let failed = 0;
try {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const lines = run(folder, "short").trimEnd().split("\n");
  const findings = wanted(JSON.parse(run(folder, "json")));
  const severities = new Set(findings.map(({ severity }) => severity));
  if (lines.length !== findings.length || severities.size !== 3)
    throw new Error(`${lines.length} lines, ${findings.length} findings, ${[...severities]}`);
  lines.forEach((line, i) => {
    const { message, ...got } = match(line);
    const same = Object.entries(findings[i]).every(([key, value]) => got[key] === value);
    if (same && message && line.includes(`: ${message} [`)) passed++;
    else {
      failed++;
      console.log(`--- ${line}: is read as ${JSON.stringify({ ...got, message })}`);
    }
  });
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
