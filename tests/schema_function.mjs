// schema_function.mjs TERLINT: the function `schema` of rules, held against ajv, which is what Spectral asks.
//
// Schemas and values are made at random, from a fixed seed and few words, so that they often meet. Each schema
// is a rule; each value is a line of JSON Lines. Both must say the same of every pair. Where ajv gives one
// reason only, and it is one that both place alike, the place must be the same as well; but a value of the
// wrong type is that first of all to us, whatever else ajv finds in it. Patterns see characters, not units of
// UTF-16, which is what Spectral has switched off in ajv.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv2019 from "ajv/dist/2019.js";
import Ajv2020 from "ajv/dist/2020.js";

const [terlint] = process.argv.slice(2);
const SCHEMAS = 250;
const VALUES = 400;
const SHOWN = 5;

// ajv says of the object what we say of its member or item, and of every branch what we say once.
const PLACED_ELSEWHERE = new Set(["additionalProperties", "propertyNames", "uniqueItems", "anyOf", "oneOf",
  "additionalItems", "items", "false schema"]);

// --- chance: mulberry32 ---

let state = 20240607;
function chance() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const below = (count) => Math.floor(chance() * count);
const pick = (list) => list[below(list.length)];
const times = (count, make) => Array.from({ length: count }, make);
const some = (list) => list.filter(() => chance() < 0.4);

// --- values ---

const NAMES = ["a", "b", "x-c", "dé", "a/b~"];
const STRINGS = ["", "a", "ab", "abc", "x", "é", "😀", "a😀", "1"];
const NUMBERS = [0, 1, 2, 3, -1, 0.5, 1.5, 0.1, 0.3, 1e3, 1e15];
const SCALARS = [null, true, false, ...STRINGS, ...NUMBERS];

function value(depth) {
  const kind = depth > 0 ? below(4) : 0;
  if (kind === 1) return times(below(4), () => value(depth - 1));
  if (kind > 1) return Object.fromEntries(some(NAMES).map((name) => [name, value(depth - 1)]));
  return pick(SCALARS);
}

// --- schemas ---

const TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"];
const PATTERNS = ["^a", "b$", "^x-", "é", "^.$", "[0-9]", "^(a|b)+$"];

const map = (names, depth) => Object.fromEntries(names.map((name) => [name, schema(depth)]));

const KEYWORDS = {
  type: () => (chance() < 0.7 ? pick(TYPES) : [...new Set(times(2, () => pick(TYPES)))]),
  enum: () => [...new Set(times(3, () => pick(SCALARS)))],
  const: () => value(1),
  not: (depth) => schema(depth),
  anyOf: (depth) => times(2, () => schema(depth)),
  oneOf: (depth) => times(2, () => schema(depth)),
  allOf: (depth) => times(2, () => schema(depth)),
  if: (depth) => schema(depth),
  then: (depth) => schema(depth),
  else: (depth) => schema(depth),
  maximum: () => pick(NUMBERS),
  minimum: () => pick(NUMBERS),
  exclusiveMaximum: () => pick(NUMBERS),
  exclusiveMinimum: () => pick(NUMBERS),
  multipleOf: () => pick([1, 2, 0.5, 0.1]),
  maxLength: () => below(3),
  minLength: () => below(3),
  pattern: () => pick(PATTERNS),
  maxItems: () => below(3),
  minItems: () => below(3),
  items: (depth) => schema(depth),
  contains: (depth) => schema(depth),
  uniqueItems: () => chance() < 0.8,
  maxProperties: () => below(3),
  minProperties: () => below(3),
  required: () => some(NAMES),
  propertyNames: (depth) => schema(depth),
  additionalProperties: (depth) => schema(depth),
  properties: (depth) => map(some(NAMES), depth),
  patternProperties: (depth) => map(some(PATTERNS), depth),
  dependentRequired: () => Object.fromEntries(some(NAMES).map((name) => [name, some(NAMES)])),
  $ref: () => pick(["#/$defs/first", "#/definitions/a~1b"]),
};

function schema(depth) {
  const limit = chance();
  if (limit < 0.05) return limit < 0.025;
  const names = Object.keys(KEYWORDS).filter((name) => depth > 0 || KEYWORDS[name].length === 0);
  const chosen = new Set(times(1 + below(3), () => pick(names)));
  const made = Object.fromEntries([...chosen].map((name) => [name, KEYWORDS[name](depth - 1)]));
  // ajv may take an empty list for one that contains something, by what it has found before.
  return "contains" in made ? { ...made, minItems: 1 } : made;
}

/** What $ref can name; it names nothing in turn, so that nothing is endless. */
function plainSchema() {
  const { $ref, ...plain } = schema(0);
  return plain;
}

/** A schema with lists of items as in 2019-09 and before, or as since. */
function wholeSchema(index) {
  const whole = schema(2);
  if (typeof whole === "boolean") return {};
  if (index % 10 === 0) {
    delete whole.items;
    Object.assign(whole, index % 20 === 0
      ? { items: times(2, () => schema(1)), additionalItems: schema(1) }
      : { prefixItems: times(2, () => schema(1)), items: schema(1) });
  }
  return { ...whole, $defs: { first: plainSchema() }, definitions: { "a/b": plainSchema() } };
}

// --- both sides ---

const options = { strict: false, allowUnionTypes: true };
const validators = [new Ajv2019(options), new Ajv2020(options)];

/** [whether it is valid, the one place that both must name or undefined]. */
function byAjv(validate, document) {
  if (!("v" in document)) return [true];
  if (validate(document.v)) return [true];
  const [error, ...others] = validate.errors;
  return [false, others.length > 0 || PLACED_ELSEWHERE.has(error.keyword) ? undefined : error.instancePath];
}

const escaped = (item) => String(item).replaceAll("~", "~0").replaceAll("/", "~1");
const pointer = (loc) => loc.slice(2).map((item) => `/${escaped(item)}`).join("");

function byTerlint(schemas, documents) {
  const folder = mkdtempSync(join(tmpdir(), "terlint-schema-"));
  const rules = schemas.map((one, index) => [`rule-${index}`,
    { given: "$.v", then: { function: "schema", functionOptions: { schema: one } } }]);
  writeFileSync(join(folder, ".terlint.yaml"), "extends: [rules.json]\n");
  writeFileSync(join(folder, "rules.json"), JSON.stringify({ rules: Object.fromEntries(rules) }));
  writeFileSync(join(folder, "values.jsonl"), documents.map((one) => `${JSON.stringify(one)}\n`).join(""));
  const run = spawnSync(terlint, ["--select", "org", "--format", "json", join(folder, "values.jsonl")],
    { encoding: "utf8", maxBuffer: 2 ** 30 });
  rmSync(folder, { recursive: true });
  if (run.stderr) throw new Error(run.stderr);
  const found = new Map();
  for (const { index, detail } of JSON.parse(run.stdout).files[0].documents)
    for (const { rule, loc, msg } of detail) found.set(`${rule} ${index}`, { place: pointer(loc), msg });
  return found;
}

const schemas = times(SCHEMAS, (_, index) => wholeSchema(index));
const documents = times(VALUES, () => ({ v: value(3) }));
const found = byTerlint(schemas, documents);
let passed = 0;
let failed = 0;
let placed = 0;
let refused = 0;
schemas.forEach((one, s) => {
  const validate = validators[Array.isArray(one.items) ? 0 : 1].compile(one);
  documents.forEach((document, d) => {
    const [valid, place] = byAjv(validate, document);
    const ours = found.get(`rule-${s} ${d + 1}`);
    const good = valid ? !ours : Boolean(ours) && (place === undefined || place === ours.place || / type must be /.test(ours.msg));
    passed += good;
    failed += !good;
    refused += !valid;
    placed += !valid && place !== undefined;
    if (!good && failed <= SHOWN)
      console.log(JSON.stringify({ schema: one, value: document.v, ours, ajv: validate.errors }));
  });
});
console.log(`${refused} pairs do not fit, ${placed} of them with a place`);
if (placed < passed / 20) failed++;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
