// yaml_suite.mjs READ_DUMP PACKAGE [--update]: the YAML test suite against terlint's reader.
//
// A case that libyaml reads must give the values that the suite states; one that it refuses must be a
// problem with line and column. Where libyaml itself sees a case otherwise than the suite, its id stands
// with the reason in fixtures/yaml-suite-libyaml.txt: `lenient` (reads what is an error), `strict`
// (refuses what is none), `value` (gives another value), `key` (a key that JSON cannot hold). The list is
// exact: a case that agrees must not stand there. --update rewrites it; read the diff.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { pathToFileURL } from "node:url";

const LIST = new URL("../fixtures/yaml-suite-libyaml.txt", import.meta.url);
const LEAST_CASES = 400;
const [readDump, suiteFolder, update] = process.argv.slice(2);

/** All cases with an id of their own: `229Q`, or `2G84/1` for the second of several. */
async function loadCases() {
  const { default: suites } = await import(pathToFileURL(join(resolve(suiteFolder), "index.js")));
  return suites.flatMap(({ id, cases }) =>
    cases.map((test, index) => ({ ...test, id: cases.length > 1 ? `${id}/${index}` : id })));
}

/** The JSON values that stand one after the other in TEXT. */
function jsonValues(text) {
  const values = [];
  let lines = [];
  for (const line of text.split("\n")) {
    lines.push(line);
    if (line.trim() === "") continue;
    try {
      values.push(JSON.parse(lines.join("\n")));
      lines = [];
    } catch {
      // the value goes on
    }
  }
  return values;
}

/** What read_dump says of each case: its values and its problems. */
function dump(cases) {
  const folder = mkdtempSync(join(tmpdir(), "terlint-yaml-"));
  try {
    const paths = cases.map(({ yaml }, index) => {
      const path = join(folder, `${index}.yaml`);
      writeFileSync(path, yaml);
      return path;
    });
    const output = execFileSync(readDump, paths, { encoding: "utf8", maxBuffer: 1 << 28 });
    return output.split(/^file .*\n/m).slice(1).map((part) => {
      const lines = part.split("\n").slice(0, -1);
      const starting = (word) => lines.filter((line) => line.startsWith(word)).map((line) => line.slice(word.length));
      return { values: starting("value "), problems: starting("problem ") };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const isSyntaxProblem = (problem) => /^[1-9]\d*:[1-9]\d* (yaml-invalid|template)/.test(problem);

/** Why CASE and what was READ differ; `agrees` where they do not, `broken` where that is our doing. */
function judge(test, read) {
  const lost = read.values.includes("");
  const keys = read.problems.some((problem) => / cannot be a key|^\S+ template/.test(problem));
  if (lost && !read.problems.some(isSyntaxProblem)) return "broken";
  if (test.fail) return lost || read.problems.some(isSyntaxProblem) ? "agrees" : "lenient";
  if (lost) return "strict";
  if (keys) return "key";
  if (test.json === undefined || test.json === null) return "agrees";
  const wanted = jsonValues(test.json);
  const values = read.values.map((value) => JSON.parse(value));
  const same = isDeepStrictEqual(values, wanted) || (wanted.length === 0 && isDeepStrictEqual(values, [null]));
  return same ? "agrees" : "value";
}

function listed() {
  const lines = readFileSync(LIST, "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  return new Map(lines.map((line) => line.split(" ")));
}

const cases = await loadCases();
const reads = dump(cases);
const verdicts = cases.map((test, index) => [test.id, judge(test, reads[index])]);
if (update) {
  const lines = verdicts.filter(([, verdict]) => verdict !== "agrees").map((pair) => pair.join(" ")).sort();
  writeFileSync(LIST, "# Where libyaml sees a case of the YAML test suite otherwise; tests/yaml_suite.mjs explains.\n" + lines.join("\n") + "\n");
}
const known = listed();
const wrong = verdicts.filter(([id, verdict]) => verdict === "broken" || verdict !== (known.get(id) ?? "agrees"));
for (const [id, verdict] of wrong) {
  const index = cases.findIndex((test) => test.id === id);
  console.log(`--- ${id}: ${verdict}, expected ${known.get(id) ?? "agrees"}\n${cases[index].yaml}\nwanted ${cases[index].json}\nread ${JSON.stringify(reads[index])}`);
}
const missing = cases.length < LEAST_CASES || reads.length !== cases.length ? 1 : 0;
console.log(`${verdicts.length - wrong.length} passed, ${wrong.length + missing} failed`);
process.exit(wrong.length + missing > 0 ? 1 : 0);
