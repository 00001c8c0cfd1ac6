// Runs `terlint lsp` once there is a document for it, and says so where that cannot be.
"use strict";
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const pages = require("./pages.js");
const program = require("./program.js");
const settings = require("./settings.js");

let client; // while the server is wanted and can run
let output;
let told; // why the server cannot run, once the user has been told
let last = Promise.resolve(); // starts and stops, one after the other

// --- the server ---

const isRequest = (document) => vscode.languages.match(settings.selector(), document) > 0;

async function complain(obstacle) {
  if (obstacle === told) return;
  told = obstacle;
  output.appendLine(obstacle);
  const install = "How to Install";
  const change = "Open Settings";
  const choice = await vscode.window.showErrorMessage(`${obstacle} Requests are not checked until it can run.`, install, change);
  if (choice === install) vscode.env.openExternal(vscode.Uri.parse("https://github.com/OWNER/terlint#two-commands"));
  if (choice === change) vscode.commands.executeCommand("workbench.action.openSettings", "terlint.executablePath");
}

async function start() {
  const command = settings.executable();
  const obstacle = await program.obstacle(command, settings.folder());
  if (obstacle) {
    complain(obstacle); // nobody waits for its answer
    return;
  }
  client = new LanguageClient(settings.section, "terlint", { command, args: ["lsp"] }, {
    documentSelector: settings.selector(),
    outputChannel: output,
    initializationOptions: settings.forServer(),
    synchronize: { configurationSection: settings.section },
  });
  await client.start();
}

async function stop() {
  const stopped = client;
  client = undefined;
  told = undefined;
  await stopped?.dispose();
}

/** Does STEP after all that is being done; what goes wrong is told, and the next one still has its turn. */
function inTurn(step) {
  last = last.then(step).catch((error) => complain(`terlint cannot serve the editor: ${error.message}.`));
  return last;
}

/** Starts where there is a request open and nothing runs. */
const startIfWanted = () =>
  inTurn(() => (client || !vscode.workspace.textDocuments.some(isRequest) ? undefined : start()));

const restart = () => inTurn(stop).then(startIfWanted);

// --- the extension ---

function activate(context) {
  output = vscode.window.createOutputChannel("terlint");
  context.subscriptions.push(
    output,
    ...pages.register(),
    vscode.commands.registerCommand("terlint.restart", restart),
    vscode.commands.registerCommand("terlint.showOutput", () => output.show()),
    vscode.workspace.onDidOpenTextDocument((document) => isRequest(document) && startIfWanted()),
    vscode.workspace.onDidChangeConfiguration((event) => settings.needsRestart(event) && restart()),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
  );
  return startIfWanted();
}

const deactivate = () => inTurn(stop);

module.exports = { activate, deactivate };
