// Runs `terlint lsp` and says so where that cannot be. The server decides which files are requests.
"use strict";
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const pages = require("./pages.js");
const program = require("./program.js");
const settings = require("./settings.js");

const languages = ["yaml", "json", "jsonl"];
/** Files that are requests by their names. */
const requests = languages.map((language) => ({ scheme: "file", language, pattern: "**/{requests/**,request.*,*.request.*}" }));

let client; // while the server runs
let output;
let last = Promise.resolve(); // starts and stops, one after the other
let obstacle; // why the server does not run, in a sentence
const told = new Set(); // obstacles that need not be told again

const isRequest = (document) => vscode.languages.match(requests, document) > 0;

async function hasConfiguration(folder) {
  const { fs } = vscode.workspace;
  return fs.stat(vscode.Uri.joinPath(folder.uri, ".terlint.yaml")).then(() => true, () => false);
}

/** Whether anything here is for terlint: every file of YAML or JSON starts this extension. */
async function isNeeded() {
  if (vscode.workspace.textDocuments.some(isRequest)) return true;
  return (await Promise.all((vscode.workspace.workspaceFolders ?? []).map(hasConfiguration))).includes(true);
}

/** Says why the server does not run: in the output, and to a user who has something for it. */
async function complain(reason) {
  obstacle = reason;
  output.appendLine(reason);
  if (await isNeeded()) tell();
}

/** Tells the user of the obstacle, if there is one and it was not told before. */
async function tell() {
  if (!obstacle || told.has(obstacle)) return;
  told.add(obstacle);
  const install = "How to Install";
  const change = "Open Settings";
  const choice = await vscode.window.showErrorMessage(`${obstacle} Requests are not checked until it can.`, install, change);
  if (choice === install) vscode.env.openExternal(vscode.Uri.parse("https://github.com/OWNER/terlint#two-commands"));
  if (choice === change) vscode.commands.executeCommand("workbench.action.openSettings", "terlint.executablePath");
}

async function start() {
  const command = settings.executable();
  obstacle = await program.obstacle(command, settings.folder());
  if (obstacle) {
    complain(obstacle); // nobody waits for its answer
    return;
  }
  const starting = new LanguageClient(settings.section, "terlint", { command, args: ["lsp"] }, {
    documentSelector: languages.map((language) => ({ scheme: "file", language })),
    outputChannel: output,
    initializationOptions: settings.forServer(),
    // The server asks for the settings; what a change has just stopped is told nothing of it.
    middleware: {
      workspace: {
        didChangeConfiguration: (sections, next) => inTurn(() => client === starting && next(sections)),
      },
    },
  });
  await starting.start();
  client = starting;
}

async function stop() {
  const stopped = client;
  client = undefined;
  await stopped?.dispose();
}

/** Does STEPS after all that is being done; where one goes wrong, that is told, and the next caller still has a turn. */
function inTurn(...steps) {
  const failed = (error) => complain(`terlint cannot serve the editor: ${error.message}.`);
  last = steps.reduce((before, step) => before.then(step), last).catch(failed);
  return last;
}

const restart = () => inTurn(stop, start);

/** The user wants to know, even again. */
function restartByHand() {
  told.clear();
  return restart();
}

function activate(context) {
  const isOther = (event) => event.affectsConfiguration(`${settings.section}.executablePath`);
  output = vscode.window.createOutputChannel("terlint");
  context.subscriptions.push(
    output,
    ...pages.register(),
    vscode.commands.registerCommand("terlint.restart", restartByHand),
    vscode.commands.registerCommand("terlint.showOutput", () => output.show()),
    vscode.workspace.onDidOpenTextDocument((document) => isRequest(document) && tell()),
    vscode.workspace.onDidChangeConfiguration((event) => isOther(event) && restart()),
  );
  return inTurn(start);
}

const deactivate = () => inTurn(stop);

module.exports = { activate, deactivate };
