// What the settings say.
"use strict";
const path = require("node:path");
const vscode = require("vscode");

const section = "terlint";
const get = (name) => vscode.workspace.getConfiguration(section).get(name);

/** The first folder of the workspace, from which relative names are meant; undefined where there is none. */
const folder = () => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;

/** The program to run. While a workspace is not trusted, the editor leaves out what its settings name. */
function executable() {
  const name = get("executablePath").trim() || "terlint";
  return folder() && /[\\/]/.test(name) ? path.resolve(folder(), name) : name;
}

/** Which documents are requests. */
const selector = () => get("files").map((pattern) => ({ scheme: "file", pattern }));

/** What the language server is told at its start. */
const forServer = () => ({ config: get("config") });

/** Whether only a new server can follow a change of settings. */
const needsRestart = (event) =>
  ["executablePath", "files"].some((name) => event.affectsConfiguration(`${section}.${name}`));

module.exports = { section, folder, executable, selector, forServer, needsRestart };
