// Judges messages by the protocol's own types: each becomes a literal of the type that
// vscode-languageserver-protocol has for it, and TypeScript's compiler says what is missing, of another type
// or too much.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import lsp from "vscode-languageserver-protocol/node.js";

const typescript = createRequire(import.meta.url)("typescript");

const PRELUDE = `import * as lsp from "vscode-languageserver-protocol";
type ParamsOf<T> = T extends lsp.ProtocolRequestType0<any, any, any, any> | lsp.ProtocolNotificationType0<any> ? void
  : T extends lsp.ProtocolRequestType<infer P, any, any, any, any> ? P
  : T extends lsp.ProtocolNotificationType<infer P, any> ? P : never;
type AsSent<R> = [R] extends [void] ? null : R;
type ResultOf<T> = T extends lsp.ProtocolRequestType0<infer R, any, any, any> ? AsSent<R>
  : T extends lsp.ProtocolRequestType<any, infer R, any, any, any> ? AsSent<R> : never;
`;

/** The namespaces of the protocol's methods: `HoverRequest` is textDocument/hover. */
const namespaces = new Map(
  Object.entries(lsp)
    .filter(([, value]) => value?.type?.method)
    .map(([name, value]) => [value.type.method, name]),
);

// The only partial results that the server sends.
const PROGRESS = "{ token: lsp.ProgressToken; value: lsp.WorkspaceDiagnosticReportPartialResult }";

/** The type of a message, as TypeScript writes it. */
function typeOf(kind, method) {
  if (method === "$/progress") return PROGRESS;
  const name = namespaces.get(method);
  if (!name) throw new Error(`the protocol has no ${method}`);
  return `${kind === "result" ? "ResultOf" : "ParamsOf"}<typeof lsp.${name}.type>`;
}

/** Numbers are integers in all of the protocol, and never below zero in what a server sends but error codes. */
function oddNumbers(value) {
  if (typeof value === "number") return Number.isInteger(value) && value >= 0 ? [] : [`${value} is no uinteger`];
  return value && typeof value === "object" ? Object.values(value).flatMap(oddNumbers) : [];
}

function compile(folder, source) {
  const options = {
    strict: true, noEmit: true, skipLibCheck: true, types: [],
    target: typescript.ScriptTarget.ES2022,
    module: typescript.ModuleKind.Node16, moduleResolution: typescript.ModuleResolutionKind.Node16,
  };
  const path = join(folder, "messages.cts");
  const host = typescript.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === path || fileExists(name);
  host.getSourceFile = (name, ...more) =>
    name === path ? typescript.createSourceFile(name, source, options.target) : getSourceFile(name, ...more);
  return typescript.getPreEmitDiagnostics(typescript.createProgram([path], options, host));
}

/** What is wrong with MESSAGES, [kind, method, value] each, kind being result, request or notification:
 * a line each, by index. FOLDER is one from which the packages are found. */
export function faultsOf(messages, folder) {
  const lines = messages.map(([kind, method, value], index) =>
    `const _${index}: ${typeOf(kind, method)} = ${JSON.stringify(value)};\n`);
  const starts = [];
  let length = PRELUDE.length;
  for (const line of lines) {
    starts.push(length);
    length += line.length;
  }
  const faults = messages.flatMap(([, method, value], index) => oddNumbers(value).map((odd) => [index, `${method}: ${odd}`]));
  for (const { start, messageText } of compile(folder, PRELUDE + lines.join(""))) {
    const index = starts.findLastIndex((at) => at <= (start ?? 0));
    if (index < 0) throw new Error(typescript.flattenDiagnosticMessageText(messageText, "\n"));
    faults.push([index, `${messages[index][1]}: ${typescript.flattenDiagnosticMessageText(messageText, "\n  ")}`]);
  }
  return faults;
}

// Each of these lacks something, has it of another type, or has too much.
const nothing = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const faulty = [
  ["result", "textDocument/hover", { contents: { kind: "markdown" } }],
  ["result", "textDocument/documentSymbol", [{ name: "x", kind: 99, range: nothing, selectionRange: nothing }]],
  ["result", "textDocument/rename", { edits: {} }],
  ["result", "shutdown", {}],
  ["result", "textDocument/foldingRange", [{ startLine: 1.5, endLine: 2 }]],
  ["notification", "textDocument/publishDiagnostics", { uri: "file:///x", diagnostics: [{ message: "x" }] }],
];

/** Those of the messages above that pass all the same. */
export function missedFaults(folder) {
  const found = new Set(faultsOf(faulty, folder).map(([index]) => index));
  return faulty.filter((_, index) => !found.has(index));
}

/** The messages of the server in the sessions in FOLDER, written as tests/lsp.py explains. */
export function saidInSessions(folder) {
  return readdirSync(folder).flatMap((name) => {
    const asked = new Map();
    return readFileSync(join(folder, name, "session"), "utf8").split("\n").flatMap((line) => {
      if (!/^[<>] \{/.test(line)) return [];
      const { id, method, params, result } = JSON.parse(line.slice(2));
      if (line[0] === ">") {
        if (method) asked.set(id, method);
        return [];
      }
      if (method) return [[id === undefined ? "notification" : "request", method, params]];
      return result === undefined ? [] : [["result", asked.get(id), result]];
    });
  });
}
