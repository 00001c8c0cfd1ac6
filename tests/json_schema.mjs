// json_schema.mjs TERLINT: what `terlint schema` prints, held against what `terlint check` says.
//
// Two validators that have nothing in common, ajv and Hyperjump's, must take each schema, and say of every
// recorded body, and of bodies made here around the transports of MCP servers, blank strings and booleans,
// what `--select server,worker-queue-id-uuid` says. Left out, and counted, is what cannot be a value to
// JSON.parse, or is a number that its doubles do not hold, or is nested too deep for Hyperjump's.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Ajv2020 from "ajv/dist/2020.js";
import { registerSchema, validate } from "@hyperjump/json-schema/draft-2020-12";

const [terlint] = process.argv.slice(2);
const FIXTURES = new URL("../fixtures/parity/", import.meta.url);
const RULES = "server,worker-queue-id-uuid";
const REQUEST = "TeamExecutionRequest";
const WORKER_QUEUE_ID = "8e3b7512-175d-4c22-b1d5-effedcda26fb";
const LEAST_COMPARED = 30000;
const SHOWN = 5;
const MOST_LEVELS = 1000;
const LIMIT = 2 ** 63; // of the floats that pydantic makes integers of

// --- documents: [schema, text of the body] ---

const records = (name) => gunzipSync(readFileSync(new URL(`${name}.jsonl.gz`, FIXTURES))).toString()
  .split("\n").filter(Boolean).map(JSON.parse);

/** BYTES as text, or undefined where they are not UTF-8. */
function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function recordedDocuments() {
  const answered = ["requests", "schemas", "torture"].flatMap(records).map((record) =>
    [record.schema ?? REQUEST, decoded(Buffer.from(record.body, "base64"))]);
  const uuids = records("uuid").map(({ input }) =>
    [REQUEST, JSON.stringify({ prompt: "x", worker_queue_id: input })]);
  return [...answered, ...uuids];
}

/** All objects with each key of CHOICES absent or one of its values. */
function combinations(choices) {
  return Object.entries(choices).reduce((objects, [key, values]) =>
    objects.flatMap((object) => [object, ...values.map((value) => ({ ...object, [key]: value }))]), [{}]);
}

const server = (config) => ["MCPServerConfig", JSON.stringify(config)];

function serverDocuments() {
  return combinations({
    command: [null, "", " \t", "npx", 1],
    url: [null, "", "\u3000", "https://x", {}],
    type: [null, "http", "sse", "stdio", 0],
    transport_type: [null, "sse", "", []],
  }).map(server);
}

/** Every character that could be a blank, alone and as the end of a URL; lone surrogates with them. */
function blankDocuments() {
  const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  return characters.flatMap((character) =>
    [server({ command: character }), server({ type: "http", url: ` ${character} ` })]);
}

function booleanDocuments() {
  const words = ["0", "off", "f", "false", "n", "no", "1", "on", "t", "true", "y", "yes"];
  const spellings = words.flatMap((word) => Array.from({ length: 2 ** word.length }, (_, bits) =>
    [...word].map((c, i) => (bits >> i) & 1 ? c.toUpperCase() : c).join("")));
  const near = words.flatMap((word) => [` ${word}`, `${word} `, `${word}\n`, `${word}s`, word.slice(1)]);
  const strings = [...spellings, ...near].map((word) => JSON.stringify(word));
  const others = ["0", "1", "-0", "0.0", "-0.0", "1.0", "10e-1", "1e0", "0e9", "2", "-1", "0.5", "1e1", "null", "[]", "{}"];
  return [...strings, ...others].map((value) =>
    [REQUEST, `{"prompt":"","worker_queue_id":"${WORKER_QUEUE_ID}","stream":${value}}`]);
}

// --- what is left out ---

const withoutStrings = (text) => text.replace(/"(?:[^"\\]|\\.)*"/gs, "");

/** How many arrays and objects are open at the same time in TEXT. */
function depth(text) {
  let now = 0, most = 0;
  for (const [bracket] of withoutStrings(text).matchAll(/[[\]{}]/g)) {
    now += "[{".includes(bracket) ? 1 : -1;
    most = Math.max(most, now);
  }
  return most;
}

const INTEGERS = ["HTTPValidationError", "ValidationError"]; // schemas that have some

/** Whether TEXT has a number of which doubles cannot tell whether pydantic takes it for an integer. */
function hasLargeNumber(text) {
  const numbers = withoutStrings(text).match(/-?\d[\d.eE+-]*/g) ?? [];
  return numbers.some((number) => Math.abs(Number(number)) >= LIMIT);
}

/** Why TEXT is left out; undefined where it is not. VALUE is set where it is one. */
function leftOut(document) {
  const [schema, text] = document;
  if (text === undefined) return "not UTF-8";
  try {
    document.value = JSON.parse(text);
  } catch {
    return "not JSON to JSON.parse";
  }
  if (depth(text) > MOST_LEVELS) return "too deep for Hyperjump's recursion";
  return INTEGERS.includes(schema) && hasLargeNumber(text) ? "an integer of 2^63 or more" : undefined;
}

// --- verdicts ---

/** Of each of DOCUMENTS, all of SCHEMA, whether terlint finds nothing in it; undefined for a 400. */
function terlintVerdicts(schema, documents) {
  const lines = documents.map(([, text]) => text.replaceAll("\r", " ").replaceAll("\n", " ") + "\n");
  const { stdout } = spawnSync(terlint, ["check", "--no-config", "--format", "422", "--select", RULES,
    "--schema", schema, "--stdin-filename", "x.jsonl", "-"], { input: lines.join(""), maxBuffer: 1 << 30 });
  const answers = stdout.toString().split("\n").slice(0, -1);
  if (answers.length !== documents.length) throw new Error(`${answers.length} answers to ${documents.length}`);
  return answers.map((answer) => answer.includes("error parsing the body") ? undefined : answer === '{"detail":[]}');
}

/** ajv is silent about a schema that it likes. */
function complain(...words) {
  throw new Error(words.join(" "));
}

/** Functions that tell whether a value is good, by the name of a validator. */
async function validators(name, schema) {
  const uri = `https://schemas.invalid/${name}`;
  registerSchema(structuredClone(schema), uri);
  const hyperjump = await validate(uri);
  const ajv = new Ajv2020({ logger: { log: complain, warn: complain, error: complain } });
  if (!ajv.validateSchema(schema)) throw new Error(`${name}: ${ajv.errorsText()}`);
  return { ajv: ajv.compile(schema), hyperjump: (value) => hyperjump(value).valid };
}

// --- the run ---

const counts = { passed: 0, failed: 0, leftOut: {} };

function leaveOut(reason) {
  counts.leftOut[reason] = (counts.leftOut[reason] ?? 0) + 1;
}

function compare(name, text, want, verdicts) {
  const wrong = Object.entries(verdicts).filter(([, verdict]) => verdict !== want);
  counts.passed += wrong.length === 0;
  counts.failed += wrong.length > 0;
  if (wrong.length > 0 && counts.failed <= SHOWN) {
    console.log(`--- ${name}: ${text.slice(0, 300)}\nterlint ${want}, ${wrong.map(String)}`);
  }
}

async function checkSchema(name, documents) {
  const schema = JSON.parse(execFileSync(terlint, ["schema", name], { encoding: "utf8" }));
  const judges = await validators(name, schema);
  const wants = terlintVerdicts(name, documents);
  documents.forEach(({ 1: text, value }, index) => {
    if (wants[index] === undefined) return leaveOut("a 400");
    compare(name, text, wants[index],
      Object.fromEntries(Object.entries(judges).map(([judge, isGood]) => [judge, isGood(value)])));
  });
}

const bySchema = new Map();
for (const document of [...recordedDocuments(), ...serverDocuments(), ...blankDocuments(), ...booleanDocuments()]) {
  const reason = leftOut(document);
  if (reason) leaveOut(reason);
  else bySchema.get(document[0])?.push(document) ?? bySchema.set(document[0], [document]);
}
for (const [name, documents] of bySchema) await checkSchema(name, documents);
console.log("left out:", counts.leftOut);
const tooFew = counts.passed + counts.failed < LEAST_COMPARED ? 1 : 0;
console.log(`${counts.passed} passed, ${counts.failed + tooFew} failed`);
process.exit(counts.failed + tooFew > 0 ? 1 : 0);
