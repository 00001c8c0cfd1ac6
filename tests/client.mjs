// A language client as editors are: vscode-jsonrpc speaks for it, and the documents it has open are
// vscode-languageserver-textdocument's. It keeps all that the server says, for protocol_types.mjs to judge.
import { spawn } from "node:child_process";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import rpc from "vscode-jsonrpc/node.js";
import { TextDocument } from "vscode-languageserver-textdocument";

const PATIENCE = 20_000; // milliseconds until something that is awaited is given up

/** Capabilities of an editor that takes all there is; what differs from editor to editor is in MORE. */
export function capabilitiesOf({ encoding = "utf-16", pulls = false, versioned = true, watches = true } = {}) {
  return {
    general: { positionEncodings: [encoding] },
    workspace: {
      workspaceEdit: { documentChanges: versioned },
      configuration: true,
      workspaceFolders: true,
      didChangeWatchedFiles: { dynamicRegistration: watches },
      diagnostics: { refreshSupport: true },
    },
    textDocument: {
      publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
      ...(pulls && { diagnostic: { relatedDocumentSupport: false } }),
      hover: { contentFormat: ["markdown", "plaintext"] },
      completion: { completionItem: { snippetSupport: true } },
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } },
        isPreferredSupport: true,
      },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      rename: { prepareSupport: true },
    },
  };
}

/** PROMISE, or an error that names WHAT was awaited in vain. */
function patiently(promise, what) {
  let timer;
  const end = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no ${what} in ${PATIENCE / 1000} s`)), PATIENCE);
  });
  return Promise.race([promise, end]).finally(() => clearTimeout(timer));
}

// --- positions: documents count UTF-16 units, servers what was agreed on ---

const unitsOf = {
  "utf-8": (text) => Buffer.byteLength(text, "utf8"),
  "utf-16": (text) => text.length,
  "utf-32": (text) => [...text].length,
};

/** How many units of UTF-16 the first COUNT of ENCODING in LINE are; those past its end are not there. */
function utf16Units(line, count, encoding) {
  let units = 0;
  for (const character of line) {
    count -= unitsOf[encoding](character);
    if (count < 0) break;
    units += character.length;
  }
  return units;
}

export class Client {
  /** Runs COMMAND, a program with its arguments, in FOLDER. */
  constructor(command, folder) {
    this.folder = folder;
    this.process = spawn(command[0], command.slice(1), { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
    this.ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.connection = rpc.createMessageConnection(
      new rpc.StreamMessageReader(this.process.stdout), new rpc.StreamMessageWriter(this.process.stdin));
    this.documents = new Map();
    this.published = new Map(); // by URI, what came last
    this.said = []; // [kind, method, value]: results, and the parameters of what the server sends
    this.refreshes = 0;
    this.tokens = 0; // of partial results
    this.waiting = new Set();
    this.settings = {}; // by section
    this.#listen();
  }

  #listen() {
    const { connection } = this;
    connection.onNotification((method, params) => this.#take("notification", method, params));
    connection.onRequest((method, params) => {
      this.#take("request", method, params);
      return method === "workspace/configuration" ? params.items.map(({ section }) => this.settings[section] ?? null) : null;
    });
    connection.listen();
  }

  #take(kind, method, params) {
    this.said.push([kind, method, params]);
    if (method === "textDocument/publishDiagnostics") this.published.set(params.uri, params);
    if (method === "workspace/diagnostic/refresh") this.refreshes++;
    for (const look of this.waiting) look();
  }

  /** Waits until READY gives something but undefined and false, which it is asked at each message. */
  until(ready, what) {
    let look;
    const come = new Promise((resolve) => {
      look = () => {
        const value = ready();
        if (value !== undefined && value !== false) resolve(value);
      };
    });
    this.waiting.add(look);
    look();
    return patiently(come, what).finally(() => this.waiting.delete(look));
  }

  async ask(method, params) {
    const result = await patiently(this.connection.sendRequest(method, params), `answer to ${method}`);
    this.said.push(["result", method, result]);
    return result;
  }

  /** Asks for what is new in all files since PREVIOUS, reports of before, as editors do: the reports, once there are some. */
  async news(previous) {
    const token = `news ${++this.tokens}`;
    const items = [];
    const listening = this.connection.onProgress(new rpc.ProgressType(), token, (part) => items.push(...part.items));
    const previousResultIds = previous.map(({ uri, resultId }) => ({ uri, value: resultId }));
    await this.ask("workspace/diagnostic", { previousResultIds, partialResultToken: token });
    listening.dispose();
    return items;
  }

  tell(method, params) {
    return this.connection.sendNotification(method, params);
  }

  async start(capabilities, more = {}) {
    const uri = pathToFileURL(this.folder).href;
    const result = await this.ask("initialize", {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: basename(this.folder) }],
      capabilities,
      ...more,
    });
    this.encoding = result.capabilities.positionEncoding ?? "utf-16";
    await this.tell("initialized", {});
    return result;
  }

  /** The exit code of a server that is asked to leave. */
  async stop() {
    await this.ask("shutdown", undefined);
    await this.tell("exit", undefined);
    return patiently(this.ended, "exit");
  }

  /** Ends all that is left of it. */
  dispose() {
    this.connection.dispose();
    this.process.kill("SIGKILL");
  }

  // --- documents ---

  uriOf(name) {
    return `${pathToFileURL(this.folder).href}/${name}`;
  }

  async open(name, languageId, text) {
    const uri = this.uriOf(name);
    this.documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.tell("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
    return uri;
  }

  async close(uri) {
    this.documents.delete(uri);
    await this.tell("textDocument/didClose", { textDocument: { uri } });
  }

  textOf(uri) {
    return this.documents.get(uri).getText();
  }

  /** Changes the document at URI; a change without `range` is the whole text, ranges are the server's. */
  async change(uri, changes) {
    const document = this.documents.get(uri);
    const version = document.version + 1;
    // Each change is meant in the text that those before it have left.
    for (const change of changes)
      TextDocument.update(document, [change.range ? { ...change, range: this.#ours(uri, change.range) } : change], version);
    await this.tell("textDocument/didChange", { textDocument: { uri, version }, contentChanges: changes });
  }

  /** Applies a WorkspaceEdit as an editor does: all of it on the text as it is, and the server is told. */
  async apply(edit) {
    const parts = edit.documentChanges
      ? edit.documentChanges.map(({ textDocument, edits }) => [textDocument, edits])
      : Object.entries(edit.changes).map(([uri, edits]) => [{ uri, version: null }, edits]);
    for (const [{ uri, version }, edits] of parts) {
      const document = this.documents.get(uri);
      if (version !== null && version !== document.version) throw new Error(`edits of version ${version}, not ${document.version}`);
      const text = TextDocument.applyEdits(document, edits.map((one) => ({ ...one, range: this.#ours(uri, one.range) })));
      await this.change(uri, [{ text }]);
    }
  }

  // --- places ---

  #lines(uri) {
    return this.textOf(uri).split(/\r\n|\n|\r/);
  }

  #ours(uri, { start, end }) {
    const lines = this.#lines(uri);
    const convert = ({ line, character }) => ({ line, character: utf16Units(lines[line] ?? "", character, this.encoding) });
    return { start: convert(start), end: convert(end) };
  }

  /** The server's position of an OFFSET, in UTF-16 units, of the document at URI. */
  positionAt(uri, offset) {
    const { line, character } = this.documents.get(uri).positionAt(offset);
    return { line, character: unitsOf[this.encoding](this.#lines(uri)[line].slice(0, character)) };
  }

  /** The server's range of the COUNT-th WORD of the document at URI. */
  rangeOf(uri, word, count = 1) {
    let offset = -1;
    for (let i = 0; i < count; i++) offset = this.textOf(uri).indexOf(word, offset + 1);
    if (offset < 0) throw new Error(`${word} is not there ${count} times`);
    return { start: this.positionAt(uri, offset), end: this.positionAt(uri, offset + word.length) };
  }

  // --- diagnostics ---

  /** The diagnostics of the document at URI as it is, pushed or pulled. */
  async diagnostics(uri, pulls) {
    if (pulls) return (await this.ask("textDocument/diagnostic", { textDocument: { uri } })).items;
    const { version } = this.documents.get(uri);
    const ready = () => {
      const published = this.published.get(uri);
      return published?.version === version && published.diagnostics;
    };
    return this.until(ready, `diagnostics of version ${version}`);
  }
}
